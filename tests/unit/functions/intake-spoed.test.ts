import { describe, expect, it } from "vitest";
import { plusSeconden } from "../../../shared/domain/tijd.ts";
import { maakMelding } from "../../fixtures/melding.ts";
import { BEGIN, maakVoordeur } from "./voordeur.ts";
import { maakCasusweg, WEG } from "./casusweg.ts";

const VIER_UUR = 4 * 3600;
/** The same person without a place, then with one, and other forms of exploitation. */
const zonderPlaats = maakMelding({ locatie: null, verschijningsvormen: ["onbekend"] }, 7);
const acuut = maakMelding({ acuutVolgensMelder: "ja", verschijningsvormen: ["seksuele-uitbuiting"] }, 7);

describe("an acute melding on somebody whose casus waits for the weging", () => {
  it("makes the casus acute and shortens the term of the open task, once", async () => {
    const weg = await maakCasusweg(maakVoordeur(), zonderPlaats);
    const { casework } = weg.deur;
    await weg.deur.machine(weg.casusId);
    const [voor] = casework.vanType("taak");
    weg.deur.verder(3600);
    expect((await weg.deur.vraag("systeem-politie", "POST", "/v1/meldingen", acuut)).status).toBe(201);
    const [casus, ...andere] = casework.vanType("casus");
    const [taak] = casework.vanType("taak");
    const spoedig = plusSeconden(BEGIN, 3600 + VIER_UUR);
    expect(andere).toEqual([]);
    expect(casus).toMatchObject({ acuut: true, volgendeDatum: spoedig });
    expect(taak).toMatchObject({ taakId: voor?.taakId, status: "open", uiterlijkOp: spoedig, trap: 0 });
    expect((taak?.klok ?? "") < spoedig).toBe(true);
    weg.deur.verder(1800);
    await weg.deur.vraag("systeem-politie", "POST", "/v1/meldingen", acuut);
    expect(casework.vanType("taak")).toMatchObject([{ uiterlijkOp: spoedig }]);
  });

  it("gives the casus the municipality and the forms that it did not know, so that its seat joins the team", async () => {
    const weg = await maakCasusweg(maakVoordeur(), zonderPlaats);
    expect((await weg.lees("gemeente-doetinchem")).status).toBe(404);
    await weg.deur.vraag(
      "systeem-politie",
      "POST",
      "/v1/meldingen",
      maakMelding({ locatie: { gemeente: "Doetinchem" }, verschijningsvormen: ["arbeidsuitbuiting"] }, 7),
    );
    const { status, body } = await weg.lees("gemeente-doetinchem");
    expect([status, body["gemeente"]]).toEqual([200, "gemeente-doetinchem"]);
    expect(body["verschijningsvormen"]).toEqual(["onbekend", "arbeidsuitbuiting"]);
  });

  it("leaves the dates alone of a casus that is past the weging", async () => {
    const weg = await maakCasusweg(maakVoordeur(), { ...zonderPlaats, locatie: { gemeente: "Doetinchem" } });
    await weg.deur.machine(weg.casusId);
    expect((await WEG.weging1(weg)).status).toBe(201);
    const voor = weg.deur.casework.vanType("casus")[0];
    await weg.deur.vraag("systeem-politie", "POST", "/v1/meldingen", acuut);
    const na = weg.deur.casework.vanType("casus")[0];
    expect(voor?.status === "open" && na?.status === "open" && na.volgendeDatum === voor.volgendeDatum).toBe(true);
  });
});
