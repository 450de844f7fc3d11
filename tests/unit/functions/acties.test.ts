import * as z from "zod";
import { describe, expect, it } from "vitest";
import { maakActor } from "../../fixtures/actoren.ts";
import { maakGidsregel } from "../../fixtures/gids.ts";
import { maakArbeidsuitbuitingCasus } from "../../fixtures/melding.ts";
import { aanTafel, opdracht } from "../../fixtures/opdrachten.ts";
import { beantwoord, maakCasusweg, WEG, wegTot, type Casusweg } from "./casusweg.ts";
import { maakVoordeur } from "./voordeur.ts";

const actieVan = ({ deur }: Casusweg, organisatie: string): string =>
  deur.casework.vanType("actie").find(({ inhoud }) => inhoud.organisatie === organisatie)?.actieId ?? "";
const velden = ({ body }: { readonly body: Readonly<Record<string, unknown>> }) =>
  z.array(z.object({ veld: z.string(), melding: z.string() })).parse(body["fouten"]);

describe("a result on the actie of another organisation (issue on uitvoering, must hold)", () => {
  it("is 403 and says whose it is, to everybody on the casus: seats, supporters, direction, care", async () => {
    const deur = maakVoordeur([maakActor("partner-coa", "coa", "partner")]);
    const weg = await wegTot("commitment", true, deur);
    const acties = [opdracht.actie({ organisatie: "nla", ondersteuners: ["politie"] })];
    expect((await weg.doe("gemeente-doetinchem", "plannen", opdracht.plan({ acties }))).status).toBe(201);
    const vaststelling = { ...opdracht.vaststelling(), commitments: aanTafel("nla", "politie") };
    expect((await weg.doe("zetel-om", "plannen/1/vaststellingen", vaststelling)).status).toBe(201);
    await deur.machine(weg.casusId);
    for (const onder of ["resultaten", "standen"]) {
      const pad = `acties/${actieVan(weg, "nla")}/${onder}`;
      for (const wie of ["zetel-politie", "zetel-om", "procesregisseur", "zorgcoordinator", "gemeente-doetinchem"]) {
        // Before the body: also when that is right.
        const antwoord = await weg.doe(wie, pad, opdracht.actieresultaat());
        expect(antwoord).toMatchObject({ status: 403, code: "actie-van-ander" });
        expect(antwoord.body).toMatchObject({ organisatie: "nla", rol: "partner" });
        expect(String(antwoord.body["detail"])).toContain("Deze actie is van nla");
      }
      // Who does not see the casus learns nothing of it.
      for (const wie of ["partner-coa", "partner-ggd"])
        expect(await weg.doe(wie, pad, opdracht.actieresultaat())).toMatchObject({ status: 404 });
    }
    expect(deur.casework.vanType("vastlegging").some(({ soort }) => soort === "actieresultaat")).toBe(false);
    expect((await weg.doe("partner-nla", `acties/${actieVan(weg, "nla")}/standen`, opdracht.actiestand())).status).toBe(
      201,
    );
    // After it left, it is procesregie's, and the casus does not exist for it.
    const [uitnodiging] = deur.casework.vanType("uitnodiging").filter(({ organisatie }) => organisatie === "nla");
    const pad = `acties/${actieVan(weg, "nla")}/resultaten`;
    await weg.doe("procesregisseur", `uitnodigingen/${uitnodiging?.uitnodigingId ?? ""}/beeindigingen`, {
      reden: "Klaar.",
    });
    expect(await weg.doe("partner-nla", pad, opdracht.actieresultaat())).toMatchObject({ status: 404 });
    expect((await weg.doe("zetel-politie", pad, opdracht.actieresultaat())).body).toMatchObject({ organisatie: "zvh" });
    expect((await weg.doe("procesregisseur", pad, opdracht.actieresultaat())).status).toBe(201);
  });
});

describe("an actie for a partner that is not on the casus (issue on uitvoering, must hold)", () => {
  it.each([
    ["that the chain does not know: at once, at its field", "buurtclub", 400, "plannen"],
    ["that is not invited: when the plan is established", "coa", 409, "plannen/1/vaststellingen"],
    ["that declined", "ggd", 409, "plannen/1/vaststellingen"],
  ])("%s", async (_, organisatie, status, waar) => {
    const weg = await wegTot("plan");
    const acties = [opdracht.actie(), opdracht.actie({ organisatie })];
    const concept = await weg.doe("gemeente-doetinchem", "plannen", opdracht.plan({ acties }));
    const antwoord = waar === "plannen" ? concept : await weg.doe("zetel-om", waar, { ...opdracht.vaststelling() });
    expect(antwoord.status).toBe(status);
    const [fout] = velden(antwoord);
    expect(fout?.veld).toBe("acties[1].organisatie");
    expect(fout?.melding).toMatch(waar === "plannen" ? /gebruik de code/ : /nodig de organisatie uit/);
    expect(weg.deur.casework.vanType("actie")).toEqual([]);
  });

  it("nor as supporter; and one that left between concept and establishment", async () => {
    const weg = await wegTot("plan");
    const acties = [opdracht.actie({ ondersteuners: ["coa"] }), opdracht.actie({ organisatie: "nla" })];
    await weg.doe("gemeente-doetinchem", "plannen", opdracht.plan({ acties }));
    const [uitnodiging] = weg.deur.casework.vanType("uitnodiging").filter(({ organisatie }) => organisatie === "nla");
    await weg.doe("procesregisseur", `uitnodigingen/${uitnodiging?.uitnodigingId ?? ""}/beeindigingen`, {
      reden: "Klaar.",
    });
    const antwoord = await weg.doe("zetel-om", "plannen/1/vaststellingen", opdracht.vaststelling());
    expect(antwoord).toMatchObject({ status: 409, code: "niet-uitgenodigd" });
    expect(velden(antwoord).map(({ veld }) => veld)).toEqual(["acties[0].ondersteuners[0]", "acties[1].organisatie"]);
  });
});

describe("in the casusbeeld", () => {
  it("acties stand, who exchanges data and what was done are for who reads acties; overlap warns and bars nothing", async () => {
    const weg = await wegTot("actieZorg");
    const { deur } = weg;
    const gids = maakGidsregel("interventie");
    deur.casework.zet(gids);
    const wacht = opdracht.actiestand({ stand: "wacht", wachtOp: "wachtlijst", toelichting: "Zes weken." });
    expect((await weg.doe("zetel-moviera", `acties/${actieVan(weg, "moviera")}/standen`, wacht)).status).toBe(201);
    const [dossierId = ""] = z.array(z.string()).parse((await weg.lees("zetel-om")).body["dossiers"]);
    const gedaan = { ...opdracht.uitgevoerd({ soort: "veilige-situatie" }), dossierId, interventieId: gids.gidsId };
    const vast = await weg.doe("partner-nla", "uitgevoerde-interventies", gedaan);
    expect(vast.status).toBe(201);
    const { body } = await weg.lees("zetel-om");
    expect(body["acties"]).toEqual(
      expect.arrayContaining([expect.objectContaining({ stand: "wacht", wachtOp: "wachtlijst" })]),
    );
    expect(body["commitments"]).toEqual(
      expect.arrayContaining([expect.objectContaining({ organisatie: "nla", verdachten: "ja", gezegdDoor: null })]),
    );
    // nla's own actie and what it did: one of them is moviera's as well.
    expect(body["overlap"]).toMatchObject([{ dossierId, uitgevoerd: [vast.body["id"]] }]);
    expect(body["zorgcoordinatie"]).toBe("moviera");
    expect((await weg.doe("partner-ggd", "noodtoegangen", { reden: "Nood." })).status).toBe(201);
    expect((await weg.doe("partner-ggd", "commitments", opdracht.commitment())).status).toBe(403);
    expect(JSON.stringify(deur.casework.logregels())).toContain("legUitgevoerdeInterventieVast");
  });

  it("an entry of the guide that lapsed, and a plek of another casus, are not there", async () => {
    const weg = await wegTot("plan");
    const { deur } = weg;
    const vervallen = maakGidsregel("interventie", { status: "vervallen", versie: 2 });
    deur.casework.zet(vervallen);
    for (const melding of deur.casework.vanType("melding")) await deur.registreerPlekken(melding.meldingId);
    const hier = deur.casework.vanType("plek-melding");
    const ander = await maakCasusweg(deur, {
      ...maakArbeidsuitbuitingCasus(),
      ...{ inhoud: "Een andere plek.", locatie: { straat: "Verzonnen Weg", huisnummer: "9", plaats: "Lochem" } },
      betrokkenen: [{ rol: "mogelijk-slachtoffer" }],
    });
    const [nieuw] = deur.casework
      .vanType("melding")
      .filter(({ casusIds }) => casusIds.some((id) => id === ander.casusId));
    if (nieuw !== undefined) await deur.registreerPlekken(nieuw.meldingId);
    const elders = deur.casework.vanType("plek-melding").find((een) => een.meldingId === nieuw?.meldingId);
    const locatie = hier.find(({ omschrijving }) => omschrijving.soort === "locatie");
    const actie = (plekId?: string, interventieId?: string) => ({
      ...opdracht.actie({ soort: "barrieres-opwerpen", gerichtOp: "locatie" }),
      ...{ plekId: plekId ?? null, interventieId: interventieId ?? null },
    });
    const acties = [actie(locatie?.plekId), actie(elders?.plekId), actie(undefined, vervallen.gidsId)];
    expect([locatie, elders].every((een) => een !== undefined)).toBe(true);
    const antwoord = await weg.doe("gemeente-doetinchem", "plannen", opdracht.plan({ acties: acties }));
    expect(antwoord.status).toBe(400);
    expect(velden(antwoord).map(({ veld }) => veld)).toEqual(["acties[1].plekId", "acties[2].interventieId"]);
    // A partner does not read who is where: to name it tells whether it is there.
    const naam = {
      ...opdracht.uitgevoerd({ soort: "barrieres-opwerpen", gerichtOp: "locatie" }),
      plekId: locatie?.plekId,
    };
    expect((await weg.doe("partner-nla", "uitgevoerde-interventies", naam)).status).toBe(400);
    expect((await weg.doe("zetel-om", "uitgevoerde-interventies", naam)).status).toBe(201);
  });
});

describe("another zorgcoördinator", () => {
  const JBG = "zorgcoordinator-jbg";

  it("sees the casus from that moment, and who it was does not; only the team assigns", async () => {
    const deur = maakVoordeur([maakActor(JBG, "jeugdbescherming-gelderland", "zorgcoordinator")]);
    const weg = await wegTot("actieZorg", true, deur);
    const toe = { organisatie: "jeugdbescherming-gelderland", reden: "Het slachtoffer is minderjarig." };
    expect((await weg.lees(JBG)).status).toBe(404);
    expect((await weg.lees("zorgcoordinator")).status).toBe(200);
    expect((await weg.doe("zorgcoordinator", "zorgcoordinaties", toe)).status).toBe(403);
    expect((await weg.doe(JBG, "zorgcoordinaties", toe)).status).toBe(404);
    expect((await weg.doe("zetel-om", "zorgcoordinaties", toe)).status).toBe(201);
    expect((await weg.lees(JBG)).body["zorgcoordinatie"]).toBe("jeugdbescherming-gelderland");
    expect((await weg.lees("zorgcoordinator")).status).toBe(404);
    await WEG.actieZorg(weg);
    await WEG.actieNla(weg);
    expect((await WEG.afronden(weg)).status).toBe(201);
    expect((await WEG.behoeften(weg)).status).toBe(404);
    const dossierIds = z.array(z.string()).parse((await weg.lees(JBG)).body["dossiers"]);
    expect((await weg.doe(JBG, "nazorgbehoeften", opdracht.behoeften(dossierIds))).status).toBe(201);
    expect((await WEG.formulier(weg)).status).toBe(201);
    expect((await WEG.nazorg(weg)).status).toBe(404);
    expect((await weg.doe(JBG, "nazorgafspraken", opdracht.nazorg())).status).toBe(201);
    expect((await beantwoord(weg, "partner-nla", "nla", "geaccepteerd")).status).toBe(409);
  });
});
