import { describe, expect, it } from "vitest";
import * as z from "zod";
import { casusIdSchema } from "../../../shared/domain/ids.ts";
import { maakActor } from "../../fixtures/actoren.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { opstelling } from "../watchdog/opstelling.ts";
import { WEG, wegTot, type Casusweg } from "./casusweg.ts";
import { treedUit, wegMetRegister } from "./partnerdeur.ts";
import { maakVoordeur } from "./voordeur.ts";

const ZORG = "jeugdbescherming-gelderland";
const ANDEREN = [
  maakActor("medewerker-jb", ZORG, "partner"),
  maakActor("systeem-jb", ZORG, "partnersysteem"),
  maakActor("medewerker-kmar", "kmar", "partner"),
];
/** A casus at the casusoverleg, with nla (safety) at the table and nobody of who is asked. */
const aanTafel = (tot: Parameters<typeof wegTot>[0] = "overleg") => wegTot(tot, true, maakVoordeur(ANDEREN));
type Velden = Partial<Parameters<typeof opdracht.informatievraag>[0]>;
const vraagAls = async (weg: Casusweg, wie: string, velden: Velden = {}) => {
  const casus = await weg.deur.casework.casus(casusIdSchema.parse(weg.casusId));
  const body = opdracht.informatievraag({ dossiers: casus?.dossierIds.slice(0, 1) ?? [], ...velden });
  const antwoord = await weg.doe(wie, "informatievragen", body);
  return { ...antwoord, id: String(antwoord.body["id"]), pad: `informatievragen/${String(antwoord.body["id"])}` };
};
const antwoordAls = (weg: Casusweg, wie: string, pad: string, body: object = { antwoord: "hit" }) =>
  weg.doe(wie, `${pad}/antwoorden`, body);
const leesAls = (weg: Casusweg, wie: string, pad: string) => weg.deur.vraag(wie, "GET", `${weg.pad}/${pad}`);
const taken = async (weg: Casusweg, wie: string) =>
  z
    .array(z.looseObject({ soort: z.string(), onderwerp: z.string().nullable() }))
    .parse((await weg.deur.vraag(wie, "GET", "/v1/taken")).body["resultaten"])
    .map(({ soort }) => soort);
const fouten = (body: Readonly<Record<string, unknown>>) =>
  z
    .array(z.object({ veld: z.string() }))
    .parse(body["fouten"])
    .map(({ veld }) => veld);
const berichten = (weg: Casusweg, soort: string) =>
  weg.deur.casework.vanType("gebeurtenis").flatMap((een) => een.berichten.filter((bericht) => bericht.soort === soort));

describe("asking whether somebody is known (H3.2-a1)", () => {
  it("who is asked has a task with a date and reads the question alone, with what identifies them", async () => {
    const weg = await aanTafel();
    const vraag = await vraagAls(weg, "zetel-politie");
    expect(vraag.status).toBe(201);
    expect(await taken(weg, "medewerker-jb")).toEqual(["vraag-beantwoorden"]);
    expect(berichten(weg, "informatievraag.gesteld")).toMatchObject([
      { ontvanger: ZORG, dataref: `${weg.pad}/${vraag.pad}`, data: { casusId: weg.casusId, vraagId: vraag.id } },
    ]);
    const regels = weg.deur.gelogd().length;
    const { status, body } = await leesAls(weg, "medewerker-jb", vraag.pad);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ status: "open", gesteldDoor: "politie", tekst: "Is hier hulp geweest?", soort: { code: "bekend" } },
      grondslag: { code: "wgs-zvh", vindplaats: "WGS, hoofdstuk 2" },
    });
    const [betrokkene] = z.array(z.looseObject({ personalia: z.looseObject({}) })).parse(body["betrokkenen"]);
    expect(Object.keys(betrokkene?.personalia ?? {}).toSorted()).toEqual([
      "bsn",
      "geboortedatum",
      "geslacht",
      "geslachtsnaam",
      "tussenvoegsel",
      "voornamen",
    ]);
    expect(
      weg.deur
        .gelogd()
        .slice(regels)
        .map(({ soort }) => soort),
    ).toEqual(["verwerking", "audit"]);
    // Of the casus nothing, also not through what it is about.
    for (const pad of ["", "/wegingsformulier"]) {
      expect((await weg.deur.vraag("medewerker-jb", "GET", `${weg.pad}${pad}`)).status).toBe(404);
    }
    const dossierId = weg.deur.casework.vanType("casus")[0]?.dossierIds[0] ?? "";
    expect((await weg.deur.vraag("medewerker-jb", "GET", `/v1/dossiers/${dossierId}`)).status).toBe(404);
    expect((await leesAls(weg, "medewerker-kmar", vraag.pad)).status).toBe(404);
  });

  it("its answer closes the door; who asked hears that it answered and never what", async () => {
    const weg = await aanTafel();
    const [een, ander] = [
      await vraagAls(weg, "zetel-politie"),
      await vraagAls(weg, "procesregisseur", { soort: "contact" }),
    ];
    expect((await antwoordAls(weg, "systeem-jb", een.pad)).status).toBe(403);
    expect((await antwoordAls(weg, "medewerker-kmar", een.pad)).status).toBe(404);
    expect((await antwoordAls(weg, "zetel-om", een.pad)).status).toBe(403);
    const hit = await antwoordAls(weg, "medewerker-jb", een.pad);
    const geen = await antwoordAls(weg, "medewerker-jb", ander.pad, { antwoord: "geen-hit" });
    expect([hit.status, geen.status]).toEqual([201, 201]);
    expect(Object.keys(hit.body)).toEqual(Object.keys(geen.body));
    expect(hit.body).toMatchObject({ status: "open", stap: null });
    expect((await leesAls(weg, "medewerker-jb", een.pad)).status).toBe(404);
    expect((await antwoordAls(weg, "medewerker-jb", een.pad)).status).toBe(404);
    expect(await taken(weg, "medewerker-jb")).toEqual([]);
    const gehoord = berichten(weg, "informatievraag.beantwoord");
    expect(gehoord.map(({ ontvanger }) => ontvanger).toSorted()).toEqual(["politie", "zvh", "zvh"]);
    expect(new Set(gehoord.flatMap(({ data }) => Object.keys(data)))).toEqual(new Set(["casusId", "vraagId"]));
    expect(JSON.stringify(weg.deur.casework.vanType("gebeurtenis"))).not.toContain("hit");
    expect(JSON.stringify(weg.deur.casework.vanType("taak"))).not.toContain("hit");
  });

  it("question, task and answer of care exist for who reads care: to the byte nothing for a partner in safety", async () => {
    const weg = await aanTafel();
    const vooraf = (await weg.lees("partner-nla")).rauw.body;
    const vraag = await vraagAls(weg, "zorgcoordinator", { soort: "contact" });
    const contact = { functie: "bureaudienst", telefoon: "026-1234567" };
    expect((await weg.lees("partner-nla")).rauw.body).toBe(vooraf);
    expect((await antwoordAls(weg, "medewerker-jb", vraag.pad, { antwoord: "hit", contact })).status).toBe(201);
    expect((await weg.lees("partner-nla")).rauw.body).toBe(vooraf);
    expect((await leesAls(weg, "partner-nla", vraag.pad)).status).toBe(404);
    const { body } = await weg.lees("zetel-om");
    expect(body["vastleggingen"]).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ soort: "informatievraag", id: vraag.id }),
        expect.objectContaining({
          ...{ soort: "informatieantwoord", bij: vraag.id },
          inhoud: { antwoord: "hit", contact, toelichting: null },
        }),
      ]),
    );
  });

  it("of safety it is the other way about", async () => {
    const weg = await aanTafel();
    const vraag = await vraagAls(weg, "zetel-moviera", { organisatie: "kmar" });
    await antwoordAls(weg, "medewerker-kmar", vraag.pad, { antwoord: "niet-te-beantwoorden" });
    expect((await weg.lees("partner-nla")).rauw.body).toContain(vraag.id);
    expect((await leesAls(weg, "partner-nla", vraag.pad)).body).toMatchObject({
      status: "beantwoord",
      uiterlijkOp: null,
    });
  });

  it("an organisation that investigates answers as if no investigation ran (X8)", async () => {
    const weg = await aanTafel();
    const geweigerd = await vraagAls(weg, "zorgcoordinator", { organisatie: "politie", soort: "contact" });
    expect(fouten(geweigerd.body)).toEqual(["soort"]);
    const vraag = await vraagAls(weg, "zorgcoordinator", { organisatie: "politie" });
    const contact = { functie: "recherche", telefoon: "0900-8844" };
    const anders = await antwoordAls(weg, "zetel-politie", vraag.pad, { antwoord: "niet-te-beantwoorden", contact });
    expect(fouten(anders.body)).toEqual(["antwoord", "contact"]);
    expect((await antwoordAls(weg, "zetel-politie", vraag.pad, { antwoord: "geen-hit" })).status).toBe(201);
  });

  it("is asked by the team and who carries the casus; by no partner, system or stranger", async () => {
    const weg = await aanTafel();
    for (const wie of ["partner-nla", "systeem-politie"]) expect((await vraagAls(weg, wie)).status, wie).toBe(403);
    for (const wie of ["partner-ggd", "gemeente-apeldoorn", "fg"])
      expect((await vraagAls(weg, wie)).status, wie).toBe(404);
  });

  it("bad input: all errors at once, and nothing stored", async () => {
    const weg = await aanTafel();
    const vooraf = weg.deur.casework.alles().length;
    const vreemd = "9b2f5a0e-6c1d-4f7a-8a55-0d7a6f9a1c11";
    const slecht = await vraagAls(weg, "zetel-politie", {
      ...{ organisatie: "woonbond", soort: "alles", doel: "zomaar", grondslag: "zomaar", dossiers: [vreemd] },
    });
    expect(fouten(slecht.body)).toEqual(["organisatie", "soort", "doel", "grondslag", "dossiers[0]"]);
    expect(fouten((await vraagAls(weg, "zetel-politie", { dossiers: [] })).body)).toEqual(["dossiers"]);
    expect(fouten((await vraagAls(weg, "zetel-politie", { organisatie: "politie" })).body)).toEqual(["organisatie"]);
    expect(weg.deur.casework.alles()).toHaveLength(vooraf);
    const vraag = await vraagAls(weg, "zetel-politie", { soort: "contact" });
    expect(fouten((await vraagAls(weg, "zetel-om", { soort: "contact" })).body)).toEqual(["soort"]);
    const met = { functie: "jan@voorbeeld.nl", telefoon: "geen nummer" };
    expect(fouten((await antwoordAls(weg, "medewerker-jb", vraag.pad, { antwoord: "ja", contact: met })).body)).toEqual(
      expect.arrayContaining(["antwoord", "contact.functie", "contact.telefoon"]),
    );
  });

  it("is taken back by who asked or by procesregie: for who was asked it is gone", async () => {
    const weg = await aanTafel();
    const reden = { reden: "Al bekend van een ander." };
    const vraag = await vraagAls(weg, "zetel-politie");
    expect((await weg.doe("zetel-om", `${vraag.pad}/intrekkingen`, reden)).status).toBe(403);
    expect((await weg.doe("medewerker-jb", `${vraag.pad}/intrekkingen`, reden)).status).toBe(404);
    expect((await weg.doe("procesregisseur", `${vraag.pad}/intrekkingen`, reden)).status).toBe(201);
    expect((await leesAls(weg, "medewerker-jb", vraag.pad)).status).toBe(404);
    expect((await antwoordAls(weg, "medewerker-jb", vraag.pad)).status).toBe(404);
    expect(await taken(weg, "medewerker-jb")).toEqual([]);
    expect((await leesAls(weg, "zetel-om", vraag.pad)).body).toMatchObject({ status: "ingetrokken" });
    expect(await weg.doe("zetel-politie", `${vraag.pad}/intrekkingen`, reden)).toMatchObject({
      code: "al-afgehandeld",
    });
    expect(
      berichten(weg, "informatievraag.ingetrokken").find(({ ontvanger }) => ontvanger === ZORG)?.dataref,
    ).toBeNull();
  });

  it("ends with the casus", async () => {
    const weg = await aanTafel();
    const vraag = await vraagAls(weg, "zetel-politie");
    await WEG.overleg(weg);
    const einde = opdracht.tweedeWeging({ mensenhandel: "geen", zorg: "geen" });
    expect((await weg.doe("zetel-politie", "wegingen", einde)).body["status"]).toBe("afgeschaald");
    expect((await leesAls(weg, "medewerker-jb", vraag.pad)).status).toBe(404);
    expect(await taken(weg, "medewerker-jb")).toEqual([]);
    expect((await leesAls(weg, "zetel-om", vraag.pad)).body).toMatchObject({ status: "vervallen" });
  });

  it("lapses when who was asked leaves the chain: who asked and procesregie hear it", async () => {
    const weg = await wegMetRegister("overleg");
    const vraag = await vraagAls(weg, "zetel-politie");
    await treedUit(weg.register, ZORG, weg.deur.nu());
    await opstelling(weg.register).draai();
    expect((await leesAls(weg, "zetel-om", vraag.pad)).body).toMatchObject({ status: "vervallen", uiterlijkOp: null });
    const gehoord = weg.register.casework
      .vanType("gebeurtenis")
      .flatMap((een) => een.berichten.filter(({ soort }) => soort === "informatievraag.ingetrokken"));
    expect(gehoord.map(({ ontvanger }) => ontvanger).toSorted()).toEqual(["politie", "zvh"]);
  });

  it("stays with a partner whose part in the casus ends: it answers by its own door", async () => {
    const weg = await aanTafel();
    const vraag = await vraagAls(weg, "zetel-moviera", { organisatie: "nla" });
    const uitnodiging = weg.deur.casework.vanType("uitnodiging").find(({ organisatie }) => organisatie === "nla");
    const pad = `uitnodigingen/${String(uitnodiging?.uitnodigingId)}/beeindigingen`;
    expect((await weg.doe("procesregisseur", pad, { reden: "niet meer nodig" })).status).toBe(201);
    expect((await weg.lees("partner-nla")).status).toBe(404);
    expect((await antwoordAls(weg, "partner-nla", vraag.pad)).status).toBe(201);
  });
});
