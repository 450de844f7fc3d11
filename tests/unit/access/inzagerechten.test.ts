import { describe, expect, it } from "vitest";
import * as z from "zod";
import type { Inzageregel } from "../../../shared/domain/inzagerecht.ts";
import { kenmerkVan } from "../../../shared/domain/besluit.ts";
import { INFORMATIESOORTEN } from "../../../shared/domain/kenmerk.ts";
import { maakVastlegging, registerVan } from "../../fixtures/records.ts";
import { bladzijdenVan, maakOnderzoek, plaatsenVan } from "../functions/rapportdeur.ts";
import { maakVoordeur, type Antwoord } from "../functions/voordeur.ts";
import { maakWereld } from "./matrix/opstelling.ts";
import { ALLEN } from "./matrix/relaties.ts";
import { STATUSSEN, type Status } from "./matrix/wie.ts";

/*
 * The report says what the API does: for everybody of the access matrix, at each end of the casus, what it tells is held
 * against what they get when they ask.
 */

const celSchema = z.object({ activiteit: z.string(), compartiment: z.string(), dataklasse: z.string() });
const onderdelenSchema = z.array(z.looseObject({ kenmerk: celSchema }));
type Cel = z.infer<typeof celSchema>;
const celnaam = ({ activiteit, compartiment, dataklasse }: Cel) => [activiteit, compartiment, dataklasse].join(" ");
const uniek = (namen: readonly string[]) => [...new Set(namen)].toSorted();

/** The fields of the casusbeeld, and for those without a mark of their own the kind that they are shown as. */
const VELDEN: Readonly<Record<string, keyof typeof INFORMATIESOORTEN | null>> = {
  ...{ vastleggingen: null, bijdragen: null, plannen: null, acties: null },
  ...{ taken: "voortgang", uitnodigingen: "uitnodiging" },
};

/** The cells of which the casusbeeld shows something. */
const getoond = ({ status, body }: Antwoord): readonly string[] =>
  status === 200
    ? uniek(
        Object.entries(VELDEN).flatMap(([veld, cel]) => {
          const items = z.array(z.unknown()).parse(body[veld]);
          return cel === null
            ? onderdelenSchema.parse(items).map(({ kenmerk }) => celnaam(kenmerk))
            : items.map(() => celnaam(INFORMATIESOORTEN[cel]));
        }),
      )
    : [];

/** The cells of a place of which the report says that something is read; what lies in dossiers is asked there. */
const gelezen = (regel: Inzageregel | undefined, plaats: string): readonly string[] =>
  uniek(
    regel?.inzage
      .filter((recht) => recht.plaats === plaats)
      .flatMap(({ onderdelen }) => onderdelen)
      .filter(({ lezen }) => lezen.omvang !== "niets")
      .map(celnaam) ?? [],
  );
const PERSONALIA = "2.2 personalia statisch";

/** What a dossier shows of who it is about. */
const personaliaUit = ({ status, body }: Antwoord) =>
  status === 200 && body["personalia"] !== null
    ? z.looseObject({ bsn: z.string().nullish() }).parse(body["personalia"])
    : null;

const maakZaak = async (status: Status) => {
  const deur = maakVoordeur();
  const { casusId } = await maakWereld(status, deur);
  // Who walked the casus makes way for who is asked about.
  deur.casework.vergeet(...registerVan(deur.actoren));
  deur.casework.zet(...registerVan(ALLEN.map(({ actor }) => actor)));
  const onderzoek = maakOnderzoek(casusId);
  deur.casework.zet(onderzoek);
  const regels = (await bladzijdenVan(deur, casusId, { wie: "fg-eigen-organisatie" })).flat();
  return { deur, casusId, onderzoek, regels };
};
const zaken = new Map<Status, ReturnType<typeof maakZaak>>();
/** Made once for each end of the casus, for it takes a second. */
const zaakBij = (status: Status) => {
  const zaak = zaken.get(status) ?? maakZaak(status);
  zaken.set(status, zaak);
  return zaak;
};
const perActor = (regels: readonly Inzageregel[]) => new Map(regels.map((regel) => [regel.actorId, regel]));

describe("the access report", () => {
  it.each(STATUSSEN)(
    "of a casus that is %s lists who gets something of it, with what, and nobody else",
    async (status) => {
      const { deur, casusId, regels } = await zaakBij(status);
      const van = perActor(regels);
      const dossierId = deur.casework.vanType("dossier")[0]?.dossierId ?? "";
      const eigen = (organisatie: string) =>
        deur.casework.vanType("uitnodiging").find((een) => een.organisatie === organisatie)?.uitnodigingId;
      const afwijkend: string[] = [];
      for (const { actor } of ALLEN) {
        const lees = (pad: string) => deur.vraag(actor.aanmeldnaam, "GET", pad);
        const pad = `/v1/casussen/${casusId}`;
        const [casus, evaluaties, dossier] = [
          await lees(pad),
          await lees(`${pad}/evaluaties`),
          await lees(`/v1/dossiers/${dossierId}`),
        ];
        const uitnodigingId = eigen(actor.organisatie);
        const uitnodiging = uitnodigingId === undefined ? null : await lees(`${pad}/uitnodigingen/${uitnodigingId}`);
        const eigenOverdracht = deur.casework
          .vanType("vastlegging")
          .find((een) => een.soort === "overdracht" && een.inhoud.ontvanger === actor.organisatie)?.vastleggingId;
        const overdracht = eigenOverdracht === undefined ? null : await lees(`${pad}/overdrachten/${eigenOverdracht}`);
        const vraagId = deur.casework
          .vanType("vastlegging")
          .find(({ soort }) => soort === "informatievraag")?.vastleggingId;
        const vraag = await lees(`${pad}/informatievragen/${String(vraagId)}`);
        const afstemmingen = await lees(`${pad}/zorgafstemmingen`);
        const regel = van.get(actor.actorId);
        const plaatsen = plaatsenVan(regel);
        const plaats = casus.status === 200 ? "casus" : "dossiers";
        const personalia = personaliaUit(dossier);
        const bsn = regel?.inzage
          .filter((recht) => recht.plaats !== "informatievraag")
          .flatMap(({ onderdelen }) => onderdelen)
          .find(({ categorieen }) => categorieen.includes("bsn"));
        const klopt =
          plaatsen.includes("casus") === (casus.status === 200) &&
          plaatsen.includes("evaluatie") === (evaluaties.status === 200) &&
          (plaatsen.includes("casus") || plaatsen.includes("dossiers")) === (dossier.status === 200) &&
          plaatsen.includes("uitnodiging") === (uitnodiging?.status === 200 && casus.status !== 200) &&
          plaatsen.includes("overdracht") === (overdracht?.status === 200 && casus.status !== 200) &&
          plaatsen.includes("zorgafstemming") === (afstemmingen.status === 200) &&
          plaatsen.includes("informatievraag") === (vraag.status === 200 && casus.status !== 200) &&
          gelezen(regel, "informatievraag").includes(PERSONALIA) === plaatsen.includes("informatievraag") &&
          gelezen(regel, plaats).includes(PERSONALIA) === (personalia !== null) &&
          (bsn?.lezen.omvang === "alles") === (typeof personalia?.bsn === "string") &&
          gelezen(regel, "casus")
            .filter((cel) => cel !== PERSONALIA)
            .join() ===
            getoond(casus)
              .filter((cel) => !cel.includes("strafrecht"))
              .join();
        if (!klopt) afwijkend.push(actor.actorId);
      }
      expect(afwijkend).toEqual([]);
      expect(van.size).toBe(regels.length);
      expect(regels.length).toBeGreaterThan(15);
      const bsn = regels.flatMap(({ inzage }) => inzage.flatMap(({ onderdelen }) => onderdelen));
      expect(bsn.filter(({ categorieen }) => categorieen.includes("bsn")).length).toBeGreaterThan(10);
    },
  );

  it("tells nothing of what lies in the criminal compartment, nor that anything does", async () => {
    const { deur, casusId, onderzoek, regels } = await zaakBij("open");
    const van = perActor(regels);
    expect((await deur.vraag("opsporing-eigen-organisatie", "GET", `/v1/casussen/${casusId}`)).rauw.body).toContain(
      onderzoek.vastleggingId,
    );
    // Who investigates sees the casus once a track runs, which everybody on it may know; what they read there is not told.
    expect(van.get("opsporing-eigen-organisatie")?.inzage).toMatchObject([
      { plaats: "casus", hoedanigheden: ["opsporing"], beleid: [{ id: "opsporing" }] },
      { plaats: "zorgafstemming", hoedanigheden: ["opsporing"], beleid: [{ id: "opsporing" }] },
    ]);
    expect(gelezen(van.get("opsporing-eigen-organisatie"), "casus")).toEqual([]);
    // What care aligns with it is no part of it.
    const delen = regels.flatMap(({ inzage }) => inzage.filter(({ plaats }) => plaats !== "zorgafstemming"));
    expect(JSON.stringify(delen.map(({ onderdelen }) => onderdelen))).not.toMatch(/strafrecht"|"4\.2"|wpg/);
    // The same casus with more and with less in it: the same report.
    const vragers = ["fg-eigen-organisatie", "procesregisseur-eigen-organisatie"];
    const rapporten = () =>
      Promise.all(vragers.map(async (wie) => (await bladzijdenVan(deur, casusId, { wie })).flat()));
    const vooraf = await rapporten();
    deur.casework.zet(maakOnderzoek(casusId), maakOnderzoek(casusId));
    expect(vooraf[0]).toEqual(regels);
    expect(await rapporten()).toEqual(vooraf);
  });

  it("tells of a special category who reads it, wholly or what they supplied; to nobody for whom it does not exist", async () => {
    const { deur, casusId } = await zaakBij("open");
    const plan = { ...kenmerkVan(null, "plan"), categorieen: ["seksueel-gedrag" as const] };
    for (const geleverdDoor of ["politie", "om"])
      deur.casework.zet(maakVastlegging({ casusId, kenmerk: { ...plan, geleverdDoor } }));
    const voor = async (wie: string) => {
      const regels = (await bladzijdenVan(deur, casusId, { wie })).flat();
      return (actorId: string) =>
        regels
          .find((regel) => regel.actorId === actorId)
          ?.inzage[0]?.onderdelen.find(({ categorieen }) => categorieen.includes("seksueel-gedrag"))?.lezen.omvang;
    };
    const aanFg = await voor("fg-eigen-organisatie");
    const wie = ["lid-ketenregieteam-eigen-organisatie", "lid-ketenregieteam-eigen-gemeente", "partner-aanvaard"];
    expect(wie.map(aanFg)).toEqual(["deels", "niets", "niets"]);
    const aanRegie = await voor("procesregisseur-eigen-organisatie");
    expect(wie.map(aanRegie)).toEqual([undefined, undefined, undefined]);
  });
});
