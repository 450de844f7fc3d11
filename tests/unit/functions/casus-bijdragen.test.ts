import { describe, expect, it } from "vitest";
import * as z from "zod";
import { eersteBreuk } from "../../../shared/domain/historie.ts";
import { casusIdSchema } from "../../../shared/domain/ids.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { maakAfhankelijkhedenDouble } from "../../doubles/afhankelijkheden.ts";
import { WEG, wegTot, type Casusweg } from "./casusweg.ts";
import { maakVoordeur } from "./voordeur.ts";

const beeldSchema = z.looseObject({
  bijdragen: z.array(
    z.looseObject({
      ...{ bijdrageId: z.string(), onderdeel: z.string(), vervangt: z.string().nullable() },
      ...{ vervangenDoor: z.string().nullable(), inhoud: z.looseObject({ tekst: z.string() }).nullable() },
    }),
  ),
});
const bijdragenVan = async (weg: Casusweg, wie: string) => beeldSchema.parse((await weg.lees(wie)).body).bijdragen;
const breng = async (weg: Casusweg, wie: string, velden: Parameters<typeof opdracht.bijdrage>[0] = {}) => {
  const antwoord = await weg.doe(wie, "bijdragen", opdracht.bijdrage(velden));
  weg.deur.verder(1);
  return { ...antwoord, id: String(antwoord.body["id"]) };
};
/** A casus at the casusoverleg; nla (safety) accepted, ggd did not. */
const aanTafel = () => wegTot("overleg");
const fouten = (body: Readonly<Record<string, unknown>>) =>
  z.array(z.object({ veld: z.string(), melding: z.string() })).parse(body["fouten"]);

describe("bringing information to a casus (H3.2-a1)", () => {
  it("everybody at the table brings what they know, and reads what others brought in one view", async () => {
    const weg = await aanTafel();
    for (const wie of ["partner-nla", "zetel-politie", "gemeente-doetinchem", "zorgcoordinator", "procesregisseur"])
      expect((await breng(weg, wie, { tekst: `Gezien door ${wie}.` })).status, wie).toBe(201);
    for (const wie of ["partner-nla", "systeem-nla", "zetel-om", "zorgcoordinator"]) {
      const gelezen = await bijdragenVan(weg, wie);
      expect(gelezen.map(({ inhoud }) => inhoud?.tekst)).toEqual(
        ["partner-nla", "zetel-politie", "gemeente-doetinchem", "zorgcoordinator", "procesregisseur"].map(
          (een) => `Gezien door ${een}.`,
        ),
      );
    }
    const [eerste] = await bijdragenVan(weg, "zetel-om");
    expect(eerste).toMatchObject({
      vastgelegdDoor: { rol: "partner", organisatie: "nla" },
      kenmerk: { compartiment: "veiligheid", dataklasse: "dynamisch", activiteit: "3.1", geleverdDoor: "nla" },
      inhoud: { doel: "bescherming", herkomst: { soort: "waargenomen", gehoordVan: null, datum: null }, dossiers: [] },
    });
  });

  it("at any step while the casus is open, before anybody was invited and after the plan; not when it is closed", async () => {
    const weg = await wegTot("weging1");
    expect((await breng(weg, "zetel-politie")).status).toBe(201);
    const later = await wegTot("nazorg");
    expect((await breng(later, "partner-nla")).status).toBe(201);
    for (const stap of ["nazorg", "procesbegeleider", "evaluatie", "lessen"] as const) {
      await WEG[stap](later);
      later.deur.verder(60);
      if (stap !== "lessen") await later.deur.machine(later.casusId);
    }
    expect((await breng(later, "zetel-politie")).status).toBe(404);
    expect((await breng(later, "procesregisseur")).code).toBe("casus-niet-open");
    expect((await breng(later, "partner-nla")).status).toBe(404);
  });

  it("only where the matrix lets one: a partner in safety nothing of health; who is not on the casus finds none", async () => {
    const weg = await aanTafel();
    expect(await breng(weg, "partner-nla", { onderdeel: "hulp" })).toMatchObject({ status: 403, code: "geen-recht" });
    for (const wie of ["systeem-nla", "systeem-politie"]) expect((await breng(weg, wie)).status, wie).toBe(403);
    for (const wie of ["partner-ggd", "gemeente-apeldoorn", "meldpunt", "fg", "bestuurder", "it"])
      expect((await breng(weg, wie)).status, wie).toBe(404);
    expect(weg.deur.casework.vanType("bijdrage")).toEqual([]);
    expect(weg.deur.casework.vanType("bijdrage-inhoud")).toEqual([]);
  });

  it("who broke the glass brings nothing, and is told so before what is sent is looked at", async () => {
    const weg = await aanTafel();
    const genomen = await weg.deur.vraag("partner-ggd", "POST", `${weg.pad}/noodtoegangen`, { reden: "Acuut gevaar." });
    expect(genomen.status).toBe(201);
    expect(await weg.doe("partner-ggd", "bijdragen", { iets: "anders" })).toMatchObject({ code: "geen-recht" });
  });

  it("bad input: all errors at once, and nothing half stored", async () => {
    const weg = await aanTafel();
    const vooraf = weg.deur.casework.alles().length;
    const vreemd = "9b2f5a0e-6c1d-4f7a-8a55-0d7a6f9a1c11";
    const vorm = await weg.doe("zetel-om", "bijdragen", {
      ...opdracht.bijdrage({ tekst: "" }),
      ...{ herkomst: { soort: "gehoord" }, dossiers: ["geen-id"], onbekend: 1 },
    });
    expect(fouten(vorm.body).map(({ veld }) => veld)).toEqual(
      expect.arrayContaining(["tekst", "herkomst.gehoordVan", "dossiers[0]", "onbekend"]),
    );
    const inhoud = await weg.doe("zetel-om", "bijdragen", {
      ...opdracht.bijdrage({ onderdeel: "weer", doel: "zomaar", vervangt: vreemd }),
      ...{ herkomst: { soort: "document", datum: "2030-01-01" }, dossiers: [vreemd] },
    });
    expect(inhoud.status).toBe(400);
    expect(fouten(inhoud.body).map(({ veld }) => veld)).toEqual([
      ...["onderdeel", "doel", "herkomst.datum", "dossiers[0]", "vervangt"],
    ]);
    expect(fouten(inhoud.body)[0]?.melding).toContain("veiligheidssituatie");
    expect(weg.deur.casework.alles()).toHaveLength(vooraf);
  });

  it("a correction is a new one of the same organisation: the first stays, marked, and is read by itself", async () => {
    const weg = await aanTafel();
    const eerste = await breng(weg, "partner-nla", { tekst: "Er wonen drie mensen." });
    const tweede = await breng(weg, "partner-nla", { tekst: "Er wonen vier mensen.", vervangt: eerste.id });
    expect(tweede.status).toBe(201);
    expect(await bijdragenVan(weg, "zetel-om")).toMatchObject([
      { bijdrageId: eerste.id, vervangenDoor: tweede.id, inhoud: null },
      { bijdrageId: tweede.id, vervangt: eerste.id, vervangenDoor: null, inhoud: { tekst: "Er wonen vier mensen." } },
    ]);
    const los = await weg.deur.vraag("zetel-om", "GET", `${weg.pad}/bijdragen/${eerste.id}`);
    expect(los.body).toMatchObject({ vervangenDoor: tweede.id, inhoud: { tekst: "Er wonen drie mensen." } });
    const opnieuw = await breng(weg, "partner-nla", { vervangt: eerste.id });
    expect(fouten(opnieuw.body)).toMatchObject([
      { veld: "vervangt", melding: expect.stringContaining("later") as string },
    ]);
    const elders = await breng(weg, "partner-nla", { onderdeel: "leefsituatie", vervangt: tweede.id });
    expect(fouten(elders.body)).toMatchObject([
      { veld: "vervangt", melding: expect.stringContaining("veiligheidssituatie") as string },
    ]);
  });

  it("nobody corrects another's; what they may not see does not exist for their correction either", async () => {
    const weg = await aanTafel();
    const zichtbaar = await breng(weg, "zetel-politie");
    expect(await breng(weg, "partner-nla", { vervangt: zichtbaar.id })).toMatchObject({ code: "geen-recht" });
    const verborgen = await breng(weg, "zetel-politie", { onderdeel: "verdachte" });
    const poging = (vervangt: string) => breng(weg, "partner-nla", { onderdeel: "verdachte", vervangt });
    const onbestaand = await poging("9b2f5a0e-6c1d-4f7a-8a55-0d7a6f9a1c11");
    expect(fouten((await poging(verborgen.id)).body)).toEqual(fouten(onbestaand.body));
    expect(weg.deur.casework.vanType("bijdrage")).toHaveLength(2);
  });

  it("two corrections at once: one holds, the other is told", async () => {
    const weg = await aanTafel();
    const eerste = await breng(weg, "partner-nla");
    const samen = await Promise.all([1, 2].map(() => breng(weg, "partner-nla", { vervangt: eerste.id })));
    expect(samen.map(({ status }) => status).toSorted()).toEqual([201, 400]);
  });

  it("a repetition is the same contribution", async () => {
    const weg = await aanTafel();
    const stuur = () => weg.doe("partner-nla", "bijdragen", opdracht.bijdrage(), "een-sleutel-voor-deze");
    const [een, ander] = [await stuur(), await stuur()];
    expect([een.status, ander.status, ander.body["id"]]).toEqual([201, 201, een.body["id"]]);
    expect(weg.deur.casework.vanType("bijdrage")).toHaveLength(1);
  });

  it("who supplies reads it back where it does not read what others supplied", async () => {
    const weg = await aanTafel();
    await breng(weg, "zetel-politie", { onderdeel: "verdachte", tekst: "Van de politie." });
    await breng(weg, "partner-nla", { onderdeel: "verdachte", tekst: "Van de inspectie." });
    const gelezen = async (wie: string) => (await bijdragenVan(weg, wie)).map(({ inhoud }) => inhoud?.tekst);
    expect(await gelezen("partner-nla")).toEqual(["Van de inspectie."]);
    expect(await gelezen("systeem-nla")).toEqual(["Van de inspectie."]);
    expect(await gelezen("zetel-om")).toEqual(["Van de politie.", "Van de inspectie."]);
    expect(await gelezen("zorgcoordinator")).toEqual([]);
  });

  it("leaves a line of history in its compartment alone, and a log line for each client", async () => {
    const weg = await aanTafel();
    const casusId = casusIdSchema.parse(weg.casusId);
    const { casework, hash } = weg.deur;
    const stand = async () => (await casework.casusDossier(casusId))?.historieKoppen ?? [];
    const vooraf = await stand();
    const regels = casework.logregels().length;
    await breng(weg, "zorgcoordinator", { onderdeel: "persoonlijke-factoren", doel: "zorg" });
    const anders = (await stand()).filter((kop) => !vooraf.some(({ hash: oud }) => oud === kop.hash));
    expect(anders.map(({ compartiment }) => compartiment)).toEqual(["zorg"]);
    expect(eersteBreuk(await casework.historie(casusId, "zorg"), hash)).toBeNull();
    const clienten = (await casework.casus(casusId))?.dossierIds.length ?? 0;
    const bij = casework.logregels().slice(regels);
    expect(bij.filter(({ soort }) => soort === "verwerking")).toHaveLength(clienten);
    expect(clienten).toBe(2);
  });

  it("an organisation has a bounded number, and is told of its own alone", async () => {
    const basis = maakAfhankelijkhedenDouble();
    const dossieropbouw = { ...basis.regio.dossieropbouw, maximaalPerOrganisatie: 1 };
    const deur = maakVoordeur([], { ...basis, regio: { ...basis.regio, dossieropbouw } });
    const weg = await wegTot("overleg", true, deur);
    expect((await breng(weg, "zetel-politie")).status).toBe(201);
    expect((await breng(weg, "partner-nla")).status).toBe(201);
    expect(await breng(weg, "partner-nla")).toMatchObject({ status: 409, code: "te-veel-bijdragen" });
  });
});
