import { describe, expect, it } from "vitest";
import { regioSchema, type RegioInvoer } from "../../../shared/domain/regio.ts";
import { maakAfhankelijkhedenDouble, maakEchtBeleid } from "../../doubles/afhankelijkheden.ts";
import { NOG } from "../domain/wereld.ts";
import { casusIdSchema } from "../../../shared/domain/ids.ts";
import { etagVan } from "../../../shared/runtime/etag.ts";
import { maakActor } from "../../fixtures/actoren.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { opstelling } from "../watchdog/opstelling.ts";
import { resultatenVan } from "./beheerdeur.ts";
import { WEG, wegTot, type Casusweg } from "./casusweg.ts";
import { openTaken, schortOp } from "./opschortdeur.ts";
import { maakVoordeur } from "./voordeur.ts";
import {
  berichtenVan,
  leesAf,
  metTraject,
  SPEURDERS,
  takenVan,
  vraagAf,
  vraagAlsOpsporing,
  zetTraject,
} from "./zorgafstemmingdeur.ts";

const DAG = 86_400;
const JBG = "zorgcoordinator-jbg";
const TOE = { organisatie: "jeugdbescherming-gelderland", reden: "Het slachtoffer is minderjarig." };

const eerste = ({ deur }: Casusweg) => {
  const [behoefte] = deur.casework.vanType("nazorgbehoefte");
  if (behoefte === undefined) throw new Error("geen behoefte");
  return behoefte;
};
const bij = (weg: Casusweg) => `${weg.pad}/nazorgbehoeften/${eerste(weg).behoefteId}`;
const herzie = (weg: Casusweg, wie: string) =>
  weg.deur.vraag(wie, "POST", `${bij(weg)}/versies`, opdracht.herziening(), { ifMatch: etagVan(eerste(weg).versie) });
const taken = async ({ deur }: Casusweg, wie: string) =>
  resultatenVan(await deur.vraag(wie, "GET", "/v1/taken")).filter(({ soort }) => soort === "nazorg-herzien");

describe("aftercare where it meets the rest", () => {
  it("goes with the coordination of care: who has it now acts, and who had it sees nothing of it any more (NB11)", async () => {
    const weg = await wegTot("formulier", true, maakVoordeur([maakActor(JBG, TOE.organisatie, "zorgcoordinator")]));
    const aantal = (await taken(weg, "zorgcoordinator")).length;
    expect(aantal).toBeGreaterThan(0);
    expect((await weg.doe("zetel-om", "zorgcoordinaties", TOE)).status).toBe(201);
    expect(await taken(weg, JBG)).toHaveLength(aantal);
    expect((await weg.deur.vraag(JBG, "GET", bij(weg))).body["gever"]).toEqual({
      ...{ rol: "zorgcoordinator", organisatie: TOE.organisatie },
    });
    const { nazorg } = (await weg.deur.vraag("zetel-om", "GET", `${weg.pad}/voortgang`)).body;
    expect(nazorg).toContainEqual(
      expect.objectContaining({ gever: { rol: "zorgcoordinator", organisatie: TOE.organisatie } }),
    );
    expect((await weg.deur.vraag("zorgcoordinator", "GET", bij(weg))).status).toBe(404);
    expect((await herzie(weg, "zorgcoordinator")).status).toBe(404);
    for (const stap of ["formulier"] as const) expect((await WEG[stap](weg)).status).toBe(201);
    expect((await weg.doe(JBG, "nazorgafspraken", opdracht.nazorg())).status).toBe(201);
    for (const stap of ["procesbegeleider", "evaluatie", "lessen"] as const)
      expect((await WEG[stap](weg)).status, stap).toBe(201);
    expect((await herzie(weg, "zorgcoordinator")).status).toBe(404);
    expect((await herzie(weg, JBG)).status).toBe(201);
    expect(eerste(weg).gever.organisatie).toBe(TOE.organisatie);
  });

  it("recorded, looked at again or asked as the coordination goes to another, is never left with who had it", async () => {
    const doe = {
      behoeften: (weg: Casusweg) => WEG.behoeften(weg),
      herziening: (weg: Casusweg) => herzie(weg, "zorgcoordinator"),
      opsporingsvraag: (weg: Casusweg) => vraagAlsOpsporing(weg, "opsporing-nla"),
    };
    for (const [naam, handel] of Object.entries(doe)) {
      const weg = await metTraject("formulier", maakVoordeur(SPEURDERS));
      const [antwoord, toegewezen] = await Promise.all([handel(weg), weg.doe("zetel-om", "zorgcoordinaties", TOE)]);
      expect(toegewezen.status, naam).toBe(201);
      expect([201, 404], naam).toContain(antwoord.status);
      const open = openTaken(weg).filter(({ eigenaar }) => eigenaar.rol === "zorgcoordinator");
      expect(open.length, naam).toBeGreaterThan(0);
      expect(new Set(open.map(({ eigenaar }) => eigenaar.organisatie)), naam).toEqual(new Set([TOE.organisatie]));
    }
  });

  it("is looked at again and rounded off when the casus was scaled down: its task does not come back for ever", async () => {
    const weg = await wegTot("afronden");
    const { dossierIds } = (await weg.deur.casework.casus(casusIdSchema.parse(weg.casusId))) ?? { dossierIds: [] };
    const behoeften = opdracht.behoeften(dossierIds.slice(0, 1));
    expect((await weg.doe("zorgcoordinator", "nazorgbehoeften", behoeften)).status).toBe(201);
    const terug = { terugNaar: "weging-2" as const, reden: "Het blijkt geen mensenhandel." };
    expect((await weg.doe("zetel-zvh", "voortgangsronden", opdracht.voortgang("bijsturen", terug))).status).toBe(201);
    const weging = opdracht.tweedeWeging({ mensenhandel: "geen", zorg: "geen" });
    expect((await weg.doe("zetel-moviera", "wegingen", weging)).body).toMatchObject({ status: "afgeschaald" });
    weg.deur.verder(91 * DAG);
    await opstelling(weg.deur).draai();
    expect(await taken(weg, "zorgcoordinator")).toHaveLength(1);
    const klaar = opdracht.herziening({ stand: { soort: "afgerond", toelichting: "De zorg loopt bij de gemeente." } });
    const antwoord = await weg.deur.vraag("zorgcoordinator", "POST", `${bij(weg)}/versies`, klaar, {
      ifMatch: etagVan(eerste(weg).versie),
    });
    expect(antwoord.status, antwoord.rauw.body).toBe(201);
    expect(await taken(weg, "zorgcoordinator")).toEqual([]);
    // A new need is of a casus that runs, or that ended as one.
    expect((await weg.doe("zorgcoordinator", "nazorgbehoeften", behoeften)).code).toBe("casus-niet-open");
  });
});

describe("another zorgcoördinator where care is aligned with a criminal track", () => {
  it("answers what opsporing asked; what the one before had to close, procesregie closes", async () => {
    const deur = maakVoordeur([...SPEURDERS, maakActor(JBG, TOE.organisatie, "zorgcoordinator")]);
    const weg = await metTraject("afronden", deur);
    expect((await weg.doe("zetel-om", "zorgcoordinaties", TOE)).status).toBe(201);
    const gevraagd = await vraagAf(weg, JBG);
    const terug = await vraagAlsOpsporing(weg, "opsporing-nla");
    const nietNu = { antwoord: "nu-niet-mogelijk" };
    expect((await weg.doe("opsporing", gevraagd.antwoorden, nietNu)).status).toBe(201);
    expect((await weg.doe("zetel-om", "zorgcoordinaties", { ...TOE, organisatie: "moviera" })).status).toBe(201);
    expect(await takenVan(weg, JBG)).toEqual([]);
    expect(await leesAf(weg, JBG)).toBeNull();
    expect((await weg.doe(JBG, gevraagd.sluit, { reden: "geregeld" })).status).toBe(404);
    expect(await takenVan(weg, "procesregisseur")).toMatchObject([{ soort: "zorgafstemming-sluiten" }]);
    expect((await weg.doe("procesregisseur", gevraagd.sluit, { reden: "geregeld" })).status).toBe(201);
    expect(await takenVan(weg, "zorgcoordinator")).toMatchObject([{ soort: "zorgafstemming-beantwoorden" }]);
    expect((await weg.doe("zorgcoordinator", terug.antwoorden, nietNu)).status).toBe(201);
    // Whoever has no part in it any more hears nothing of it either.
    const gehoord = deur.casework
      .vanType("gebeurtenis")
      .flatMap(({ berichten }) => berichten.filter((een) => een.ontvanger === TOE.organisatie));
    expect(gehoord.at(-1)?.soort).toBe("zorgcoordinatie.gewijzigd");
  });

  it("that waits for a track which ended says so at its own date, not while the casus is suspended", async () => {
    const weg = await metTraject();
    const gevraagd = await vraagAf(weg, "zetel-moviera");
    const [taak] = openTaken(weg).filter(({ onderwerp }) => onderwerp === gevraagd.id);
    expect((await schortOp(weg)).status).toBe(201);
    await zetTraject(weg, false);
    // Before the pages of the suspension came by.
    weg.deur.verder((Date.parse(taak?.klok ?? "") - Date.parse(weg.deur.nu())) / 1000 + 60);
    await weg.klok();
    expect(berichtenVan(weg).map(({ soort }) => soort)).toEqual(["zorgafstemming.gevraagd"]);
    weg.deur.verder(31 * DAG);
    await weg.klok();
    expect(berichtenVan(weg).map(({ soort }) => soort)).toContain("zorgafstemming.beeindigd");
  });
});

describe("a relapse where it meets the rest", () => {
  const terugval = (weg: Casusweg, acuut: boolean) =>
    weg.doe("zorgcoordinator", `nazorgbehoeften/${eerste(weg).behoefteId}/terugvalsignalen`, {
      ...{ ...opdracht.terugval(), acuut },
    });

  it.each([
    [true, null],
    [false, "2026-04-01T"],
  ])("acute %s: only an acute one ends a suspension, and none waits for its end", async (acuut, tot) => {
    const weg = await wegTot("formulier");
    expect((await schortOp(weg)).status).toBe(201);
    expect((await terugval(weg, acuut)).status).toBe(201);
    const { opschorting, verschuivingen } = (await weg.lees("procesregisseur")).body;
    if (tot === null) expect(opschorting).toBeNull();
    else expect(JSON.stringify(opschorting)).toContain(tot);
    expect(verschuivingen).toHaveLength(acuut ? 2 : 1);
    const gemeld = weg.deur.casework.vanType("gebeurtenis").flatMap(({ berichten }) => berichten);
    expect(gemeld.some(({ soort }) => soort === "casus.hervat")).toBe(acuut);
    const besluit = weg.deur.casework.vanType("taak").find(({ soort }) => soort === "terugval-beslissen");
    expect(String(besluit?.uiterlijkOp) < "2026-03-20").toBe(true);
  });

  it("after the evaluation leaves who evaluated as neutral as before: they evaluate again", async () => {
    const weg = await wegTot("lessen");
    expect((await terugval(weg, false)).status).toBe(201);
    const taak = weg.deur.casework.vanType("taak").find(({ soort }) => soort === "terugval-beslissen");
    const pad = `terugvalsignalen/${String(taak?.onderwerp)}/besluiten`;
    expect((await weg.doe("procesregisseur", pad, opdracht.terugvalbesluit("voortgang"))).status).toBe(201);
    await weg.deur.machine(weg.casusId);
    const afronden = opdracht.voortgang("afronden", { ronde: 2 });
    expect((await weg.doe("zetel-zvh", "voortgangsronden", afronden)).status).toBe(201);
    for (const stap of ["formulier", "nazorg", "procesbegeleider", "evaluatie", "lessen"] as const) {
      await weg.deur.machine(weg.casusId);
      const antwoord = await WEG[stap](weg);
      expect(antwoord.status, antwoord.rauw.body).toBe(201);
      weg.deur.verder(60);
    }
    expect(weg.deur.casework.vanType("casus")[0]?.status).toBe("gesloten");
  });
});

describe("the closing form where it meets what was done (H4.1-c2, K9)", () => {
  const feiten = ({ deur }: Casusweg, feit: string): number =>
    deur.casework
      .vanType("gebeurtenis")
      .flatMap(({ berichten }) => berichten.filter(({ data }) => "feit" in data && data["feit"] === feit)).length;

  it("asks of every intervention that was done whether it worked, each once, and the figures count each", async () => {
    const weg = await wegTot("behoeften");
    const acties = weg.deur.casework.vanType("actie");
    const actieId = acties.find(({ inhoud }) => inhoud.organisatie === "nla")?.actieId;
    const leg = async (velden: object) =>
      String(
        (await weg.doe("partner-nla", "uitgevoerde-interventies", { ...opdracht.uitgevoerd(), ...velden })).body["id"],
      );
    const eerder = await leg({});
    const naast = await leg({ vervangt: eerder, tot: "2026-03-02" });
    await leg({ actieId });
    expect((await WEG.behoeften(weg)).status).toBe(201);
    const { dossierIds } = (await weg.deur.casework.casus(casusIdSchema.parse(weg.casusId))) ?? { dossierIds: [] };
    const over = { dossierIds, acties: acties.map((een) => een.actieId) };
    const vul = (uitgevoerd: readonly string[]) =>
      weg.doe("procesregisseur", "afsluitformulieren", opdracht.afsluitformulier({ ...over, uitgevoerd }));
    expect((await vul([])).body["fouten"]).toEqual([
      { veld: "uitgevoerd", melding: `mist uitgevoerde interventie ${naast}` },
    ]);
    expect((await vul([eerder, naast])).body["fouten"]).toEqual([
      { veld: "uitgevoerd[0]", melding: "is geen uitgevoerde interventie van deze casus" },
    ]);
    expect((await vul([naast])).status).toBe(201);
    for (const stap of ["nazorg", "procesbegeleider", "evaluatie", "lessen"] as const)
      expect((await WEG[stap](weg)).status, stap).toBe(201);
    expect(feiten(weg, "interventie-succesvol")).toBe(acties.length + 1);
  });
});

describe("what is open and its reader may not see (Must hold 4, X8)", () => {
  it("is told to be there and not what or with whom; who may see it reads all of it", async () => {
    const regels = NOG.deelmatrix.regels.flatMap((regel): RegioInvoer["deelmatrix"]["regels"] =>
      regel.recht === "lezen" && regel.compartiment === "zorg" && regel.activiteiten.includes("4.4")
        ? [
            { ...regel, activiteiten: regel.activiteiten.filter((een) => een !== "4.4") },
            {
              ...{ ...regel, activiteiten: ["4.4" as const] },
              hoedanigheden: regel.hoedanigheden.filter((een) => een !== "zetel" && een !== "gemeentezetel"),
            },
          ].filter(({ activiteiten }) => activiteiten.length > 0)
        : [regel],
    );
    const regio = regioSchema.parse({ ...NOG, deelmatrix: { ...NOG.deelmatrix, regels } });
    const deur = maakVoordeur([], maakAfhankelijkhedenDouble(maakEchtBeleid(), regio));
    const weg = await wegTot("afronden", true, deur);
    const { dossierIds } = (await deur.casework.casus(casusIdSchema.parse(weg.casusId))) ?? { dossierIds: [] };
    const behoeften = opdracht.behoeften(dossierIds);
    expect((await weg.doe("zorgcoordinator", "nazorgbehoeften", behoeften)).status).toBe(201);
    const terugval = `nazorgbehoeften/${eerste(weg).behoefteId}/terugvalsignalen`;
    expect((await weg.doe("zorgcoordinator", terugval, opdracht.terugval())).status).toBe(201);
    const antwoord = await WEG.afronden(weg);
    expect(antwoord).toMatchObject({ status: 409, code: "acties-open", body: { aantal: 1, open: [], verborgen: 1 } });
    expect(antwoord.body["detail"]).toBe(
      "Er staat iets open dat u niet ziet (1); vraag de procesregisseur het eerst te laten afronden.",
    );
    const allen = await wegTot("afronden");
    expect(
      (
        await allen.doe(
          "zorgcoordinator",
          "nazorgbehoeften",
          opdracht.behoeften((await allen.deur.casework.casus(casusIdSchema.parse(allen.casusId)))?.dossierIds ?? []),
        )
      ).status,
    ).toBe(201);
    const ook = `nazorgbehoeften/${eerste(allen).behoefteId}/terugvalsignalen`;
    expect((await allen.doe("zorgcoordinator", ook, opdracht.terugval())).status).toBe(201);
    const gezien = await WEG.afronden(allen);
    expect(gezien.body).toMatchObject({ aantal: 1, open: [{ wat: "terugval-beslissen" }] });
    expect(gezien.body).not.toHaveProperty("verborgen");
  });
});
