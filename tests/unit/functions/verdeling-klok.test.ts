import { describe, expect, it } from "vitest";
import { maakAfhankelijkhedenDouble, maakEchtBeleid } from "../../doubles/afhankelijkheden.ts";
import { maakActor } from "../../fixtures/actoren.ts";
import { verzamelGevoelig } from "../../fixtures/gevoelig.ts";
import { beeindigd } from "../../fixtures/casusrecords.ts";
import { maakMelding } from "../../fixtures/melding.ts";
import { voorbeeldRegio } from "../../fixtures/regio-voorbeeld.ts";
import { opstelling } from "../watchdog/opstelling.ts";
import type { maakBeheerdeur } from "./beheerdeur.ts";
import { treedUit } from "./partnerdeur.ts";
import {
  VOLWASSEN,
  SIGNAAL,
  OFFICIER,
  AAN_OFFICIER,
  AAN_MELDPUNT,
  AAN_GGD,
  REDEN,
  KLAAR,
  meld,
} from "./verdeeldeur.ts";
import { casusVan, maakVoordeur, type Voordeur } from "./voordeur.ts";

describe("the clock on a melding", () => {
  const ronde = (deur: Voordeur) => opstelling(deur).draai();
  const soorten = (m: Awaited<ReturnType<typeof meld>>) =>
    m.berichten().map(({ soort, ontvanger, dataref }) => [soort, ontvanger, dataref]);

  it("reminds who handles it, and escalates to procesregie, which is not shown where to read it", async () => {
    const m = await meld();
    const [taak] = m.openTaken();
    if (taak?.status !== "open") throw new Error("geen taak");
    m.deur.zetKlok(taak.herinnerenOp);
    await ronde(m.deur);
    m.deur.zetKlok(taak.uiterlijkOp);
    await ronde(m.deur);
    m.deur.zetKlok(taak.escalerenOp);
    await ronde(m.deur);
    expect(soorten(m).slice(1)).toEqual([
      ["melding.herinnerd", "gemeente-doetinchem", m.pad],
      ["melding.geescaleerd", "zvh", null],
      ["melding.geescaleerd", "zvh", null],
    ]);
    const [open] = m.openTaken();
    expect(open?.klok !== null && (open?.klok ?? "") > m.deur.nu()).toBe(true);
  });

  it("takes it back from an organisation that is out, and gives it to the meldpunt with a date and the reason", async () => {
    const m = await meld();
    const deur = m.deur as ReturnType<typeof maakBeheerdeur>;
    await m.verdeel("meldpunt", AAN_GGD);
    await treedUit(deur, "ggd", deur.nu());
    await ronde(deur);
    await ronde(deur);
    expect(m.record()).toMatchObject({
      verdeling: {
        ...{ eigenaar: AAN_MELDPUNT, regel: null, door: null },
        terugval: "ggd neemt nu niet deel of heeft geen convenant dat nu geldt",
      },
      eerdereVerdelingen: [{ eigenaar: AAN_OFFICIER }, { eigenaar: AAN_GGD }],
    });
    expect(m.openTaken()).toMatchObject([{ eigenaar: AAN_MELDPUNT }]);
    expect(soorten(m).slice(-1)).toEqual([["melding.verdeeld", "veilig-thuis", m.pad]]);
    expect((await m.behandel("meldpunt")).status).toBe(201);
  });

  it("keeps it open when its casus ends: nobody said yet what came of it", async () => {
    const m = await meld();
    const casusId = await casusVan(m.deur, m.meldingId);
    const casus = m.deur.casework.vanType("casus").find((een) => een.casusId === casusId);
    if (casus?.status !== "open") throw new Error("geen casus");
    m.deur.casework.zet(beeindigd(casus, "afgeschaald"));
    const [taak] = m.openTaken();
    if (taak?.status !== "open") throw new Error("geen taak");
    m.deur.zetKlok(taak.uiterlijkOp);
    await ronde(m.deur);
    expect(m.openTaken()).toHaveLength(1);
    expect((await m.behandel(OFFICIER)).status).toBe(201);
  });
});

it("no event of a melding tells who it is about, and a command on 25 persons stays within 60 items", async () => {
  const betrokkenen = Array.from({ length: 25 }, (_, i) => ({
    ...{ rol: "mogelijk-slachtoffer" as const },
    personalia: { voornamen: `Proef${String(i)}`, geslachtsnaam: "Persoon", leeftijdGeschat: 30 },
  }));
  const body = maakMelding({ ...SIGNAAL, betrokkenen });
  const m = await meld(body);
  while (m.record().nogTeDossieren !== null) await m.deur.vervolgMelding(m.record().meldingId);
  expect((await m.verdeel("meldpunt", AAN_GGD, REDEN, "een")).status).toBe(201);
  expect((await m.behandel("partner-ggd", KLAAR, "twee")).status).toBe(201);
  const tekst = JSON.stringify(m.berichten());
  for (const gevoelig of verzamelGevoelig(body)) expect(tekst).not.toContain(gevoelig);
});

it("in another region its own rules count, with nothing else changed", async () => {
  const deur = maakVoordeur(
    [
      maakActor("systeem-gilde", "gilde-duinmark", "partnersysteem"),
      maakActor("partner-zorg", "zorgpunt-duinmark", "partner"),
      maakActor("wacht", "wachthuis-duinmark", "meldpunt"),
    ],
    maakAfhankelijkhedenDouble(maakEchtBeleid(), voorbeeldRegio),
  );
  const body = maakMelding({
    ...{ ...VOLWASSEN, verschijningsvormen: ["dienstbaarheid"], signalen: [] },
    locatie: { gemeente: "Sint Lamberskerke" },
  });
  const m = await meld(body, deur, "systeem-gilde");
  expect((await m.lees("partner-zorg")).body["verdeling"]).toMatchObject({ regel: "dienstbaarheid" });
  expect((await m.lees("wacht")).status).toBe(200);
  expect(await m.taken("partner-zorg")).toHaveLength(1);
  expect((await m.behandel("partner-zorg")).status).toBe(201);
  // Who is of the meldpunt in NOG is nobody here.
  expect((await m.lees("meldpunt")).status).toBe(404);
});
