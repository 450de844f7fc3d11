import { describe, expect, it } from "vitest";
import { VERVANGING } from "../../fixtures/actoren.ts";
import { maakArbeidsuitbuitingCasus } from "../../fixtures/melding.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { maakBeheerdeur } from "./beheerdeur.ts";
import { maakCasusweg, wegTot } from "./casusweg.ts";
import { maakVoordeur } from "./voordeur.ts";

/* Who takes what is not theirs to take: a casus, a reporter's meldingen, the decision of a team. */

describe("who reports, registers or replaces", () => {
  it("a municipality does not let itself into a casus without gemeente", async () => {
    const { locatie: _weg, ...zonder } = maakArbeidsuitbuitingCasus();
    const weg = await maakCasusweg(maakVoordeur(), zonder);
    expect(weg.deur.casework.vanType("casus")[0]?.gemeente).toBeNull();
    expect((await weg.lees("gemeente-apeldoorn")).status).toBe(404);
    const eigen = { ...zonder, locatie: { gemeente: "Apeldoorn" } };
    expect((await weg.deur.vraag("gemeente-apeldoorn", "POST", "/v1/meldingen", eigen)).status).toBe(201);
    expect((await weg.lees("gemeente-apeldoorn")).status).toBe(404);
  });
  it("a reporter cannot take the casus from its zorgcoördinator", async () => {
    const weg = await maakCasusweg();
    expect((await weg.lees("zorgcoordinator")).status).toBe(200);
    const extra = { ...maakArbeidsuitbuitingCasus(), verschijningsvormen: ["seksuele-uitbuiting", "jeugdprostitutie"] };
    const gemeld = await weg.deur.vraag("systeem-ggd", "POST", "/v1/meldingen", extra);
    expect(gemeld.status).toBe(201);
    expect((await weg.lees("zorgcoordinator")).status).toBe(200);
  });
  it("a deputy arranges no replacement", async () => {
    const deur = maakBeheerdeur();
    deur.zetKlok(VERVANGING.van);
    const antwoord = await deur.doe("vervanger-politie", "zetels/politie/vervangingen", {
      ...{ organisatie: "politie", actorId: "lid-politie" },
      ...{ van: VERVANGING.van, tot: "2027-03-01T00:00:00.000Z" },
    });
    expect(antwoord.status).toBe(403);
  });
  it("does not register the system of another organisation as its own", async () => {
    const deur = maakBeheerdeur();
    // The client id of coa, that is not in the register yet.
    await deur.doe("beheerder-ggd", "partners/ggd/medewerkers", {
      ...{ aanmeldnaam: "client-van-coa", soort: "systeem", rollen: ["partnersysteem"] },
    });
    const { body } = await deur.vraag("client-van-coa", "POST", "/v1/meldingen", maakArbeidsuitbuitingCasus());
    expect((await deur.lees("systeem-ggd", `meldingen/${String(body["meldingId"])}`)).status).toBe(404);
  });
});

describe("the team decides together", () => {
  it("a weging that all others refuse does not count as theirs", async () => {
    const weg = await maakCasusweg();
    const deelnemers = ["politie", "moviera", "gemeente-doetinchem"].map((organisatie) => ({
      ...{ organisatie, akkoord: false, toelichting: "te weinig feiten" },
    }));
    // Nobody of moviera or the municipality did anything, and nobody agreed: the casus is weighed away.
    const antwoord = await weg.doe(
      "zetel-politie",
      "wegingen",
      opdracht.eersteWeging({ kwalificatie: "geen", deelnemers }),
    );
    expect(antwoord.status).toBe(409);
  });

  it("a criminal actie is not written in the plan that all at the table read", async () => {
    const weg = await wegTot("plan");
    const acties = [opdracht.actie(), opdracht.actie({ soort: "strafrechtelijk", organisatie: "politie" })];
    const antwoord = await weg.doe("zetel-politie", "plannen", opdracht.plan({ acties }));
    expect(antwoord).toMatchObject({ status: 400, body: { fouten: [{ veld: "acties[1].soort" }] } });
  });

  it("procesregie says of which gemeente a casus is, and that seat joins", async () => {
    const deur = maakVoordeur();
    const weg = await maakCasusweg(deur, { ...maakArbeidsuitbuitingCasus(), locatie: null });
    const bepaal = (wie: string, gemeente: string) =>
      weg.doe(wie, "gemeentebepalingen", { gemeente, toelichting: "werkplek nagetrokken" });
    expect((await weg.lees("gemeente-apeldoorn")).status).toBe(404);
    expect((await bepaal("zetel-politie", "Apeldoorn")).status).toBe(403);
    expect(await bepaal("procesregisseur", "Rotterdam")).toMatchObject({ body: { fouten: [{ veld: "gemeente" }] } });
    expect((await bepaal("procesregisseur", "Apeldoorn")).status).toBe(201);
    expect((await weg.lees("gemeente-apeldoorn")).status).toBe(200);
    expect(await bepaal("procesregisseur", "Apeldoorn")).toMatchObject({ status: 409, code: "al-afgehandeld" });
    expect(await bepaal("procesregisseur", "Doetinchem")).toMatchObject({ status: 409, code: "gemeente-bekend" });
    const voor = deur.casework
      .vanType("gebeurtenis")
      .flatMap(({ berichten }) => berichten)
      .filter(({ soort, ontvanger }) => soort === "casus.geopend" && ontvanger.startsWith("gemeente-"));
    expect(voor.map(({ ontvanger }) => ontvanger)).toEqual(["gemeente-apeldoorn"]);
  });
});
