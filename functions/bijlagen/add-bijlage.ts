import * as z from "zod";
import { isEigenMelding, isMeldpunt } from "../../shared/access/rollen.ts";
import type { Bijlage, BijlageBij } from "../../shared/domain/bijlage.ts";
import { houderVan } from "../../shared/domain/bijlage.ts";
import { addBijlage, informatieVan, type BijlageInvoer } from "../../shared/domain/besluiten/bijlagen.ts";
import { kenmerkVan } from "../../shared/domain/besluit.ts";
import { bijlageIdSchema, type BijlageId } from "../../shared/domain/ids.ts";
import type { Informatiesoort } from "../../shared/domain/kenmerk.ts";
import type { Melding } from "../../shared/domain/melding.ts";
import { meldingstatusVan } from "../../shared/domain/meldingstatus.ts";
import { gelukt, mislukt, type Result } from "../../shared/domain/result.ts";
import type { Eigenaar } from "../../shared/domain/taak.ts";
import type { Instant } from "../../shared/domain/tijd.ts";
import type { Weigering } from "../../shared/domain/weigering.ts";
import type { bijlageOperaties } from "../../shared/api/schemas/bijlage.ts";
import { besluitcontext, type Bijlageafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { betrokkenenVan } from "../../shared/runtime/betrokkenen.ts";
import { leesDossierMet, zichtOp, type Gelezen } from "../../shared/runtime/dossierzicht.ts";
import { client, logregelsVan, logWeigering, type Betrokken } from "../../shared/runtime/logregels.ts";
import type { Leesstap } from "../../shared/runtime/route.ts";
import { leesMeldercasussen } from "../../shared/runtime/samenvoeging.ts";
import { herkenningVan, schrijfOpdracht } from "../../shared/runtime/schrijven.ts";
import type { AntwoordVan, Verzoek } from "../../shared/runtime/verzoek.ts";

type Operaties = ReturnType<typeof bijlageOperaties>;
type Toevoeging = Operaties["voegBijlageToeAanMelding"] | Operaties["voegBijlageToeAanDossier"];
type Antwoord = AntwoordVan<Toevoeging>;

/** Who is to send the file: whether they may was asked before. */
const doorVan = ({ actor }: Pick<Verzoek, "actor">): Eigenaar => ({
  rol: actor.rollen[0] ?? "partner",
  organisatie: actor.organisatie,
});

/** What is stored of the answer: all but the form, which gives whoever has it the right to upload. */
const bewaardSchema = z.looseObject({ bijlageId: bijlageIdSchema });
const antwoordVan = ({ bijlageId, status, uploadUiterlijkOp }: Bijlage) => ({ bijlageId, status, uploadUiterlijkOp });

/** The form, as long as the upload is awaited and may begin. */
const formulierVan = async (bijlageId: BijlageId, nu: Instant, { casework, opslag }: Bijlageafhankelijkheden) => {
  const bijlage = await casework.bijlage(bijlageId);
  if (bijlage?.status !== "verwacht") return null;
  const seconden = Math.floor((Date.parse(bijlage.uploadUiterlijkOp) - Date.parse(nu)) / 1000);
  return seconden > 0 ? opslag.uploadformulier(bijlage, seconden) : null;
};

/** What is added to, once it was decided that this may be. */
interface Opdracht {
  readonly bij: BijlageBij;
  readonly betrokkenen: readonly Betrokken[];
  readonly invoer: BijlageInvoer;
  /** What can only be asked once the input is right, of what is read afresh. */
  readonly toets: () => Promise<Weigering | null>;
}

/** Writes the attachment, and answers with the form to send the file; a repetition gets a form as long as there is one to give. */
const voegToe = async (
  verzoek: Verzoek,
  { bij, betrokkenen, invoer, toets }: Opdracht,
  afhankelijkheden: Bijlageafhankelijkheden,
): Promise<Antwoord> => {
  const { casework, regio, sleutels, hash } = afhankelijkheden;
  const { actor, nu, operatie, trace } = verzoek;
  const sleutel = verzoek.idempotencySleutel();
  if (!sleutel.ok) return { weigering: sleutel.fout };
  const door = doorVan(verzoek);
  const context = { ...besluitcontext(afhankelijkheden, nu, door), door };
  const maximaal = regio.bijlagen.maximaalAantal;
  const herkenning = herkenningVan(verzoek, sleutel.waarde, invoer, hash);
  const geschreven = await schrijfOpdracht(afhankelijkheden, nu, herkenning, async () => {
    const weigering = await toets();
    if (weigering !== null) return mislukt(weigering);
    // Of those that come at the same moment some may pass it: it bounds what a list reads, and guards nothing else.
    if ((await casework.bijlagenVan([houderVan(bij)])).length >= maximaal)
      return mislukt<Weigering>({ code: "te-veel-bijlagen", maximaal });
    const { bijlage, wijziging } = addBijlage(bij, invoer, actor, context);
    const object = `bijlage/${bijlage.bijlageId}`;
    const handeling = { actor, rol: door.rol, nu, trace, naam: operatie.operationId, object };
    const regels = await logregelsVan({ ...handeling, resultaat: "gelukt" }, betrokkenen, sleutels);
    return gelukt({ wijziging, regels, antwoord: antwoordVan(bijlage), locatie: `/bijlagen/${bijlage.bijlageId}` });
  });
  if ("weigering" in geschreven) return geschreven;
  if ("body" in geschreven) {
    const upload = await formulierVan(geschreven.body.bijlageId, nu, afhankelijkheden);
    return { ...geschreven, body: { ...geschreven.body, upload } };
  }
  const { herhaling } = geschreven;
  const bewaard = bewaardSchema.parse(JSON.parse(herhaling.antwoord));
  const upload = await formulierVan(bewaard.bijlageId, nu, afhankelijkheden);
  return { herhaling: { ...herhaling, antwoord: JSON.stringify({ ...bewaard, upload }) } };
};

/** Adds a file to a melding, for who handed that in, until they can know that it was dealt with. */
export const addToMelding = (
  afhankelijkheden: Bijlageafhankelijkheden,
): Leesstap<Operaties["voegBijlageToeAanMelding"], Melding | null> => ({
  vooraf: ({ meldingId }) => afhankelijkheden.casework.melding(meldingId),
  voerUit: async (verzoek, melding) => {
    const { casework, regio } = afhankelijkheden;
    const { actor, nu } = verzoek;
    const { meldingId } = verzoek.padParameters;
    if (melding === null || !isEigenMelding(actor, melding, nu, regio)) {
      if (melding === null || !isMeldpunt(actor, nu, regio)) return { weigering: { code: "niet-gevonden" } };
      await logWeigering(verzoek, `melding/${meldingId}`, afhankelijkheden);
      const nodig = "de melding zelf hebben ingediend; zet de bijlage bij het dossier";
      return { weigering: { code: "geen-recht", nodig } };
    }
    const body = verzoek.body();
    if (!body.ok) return { weigering: body.fout };
    const toets = async (): Promise<Weigering | null> => {
      const casussen = await leesMeldercasussen(casework, melding.casusIds);
      const status = meldingstatusVan(casussen, melding, nu, afhankelijkheden);
      return status === "afgerond" ? { code: "al-afgehandeld" } : null;
    };
    const bij = { soort: "melding", meldingId } as const;
    return voegToe(
      verzoek,
      { bij, betrokkenen: betrokkenenVan(melding), invoer: body.waarde, toets },
      afhankelijkheden,
    );
  },
});

/** Adds a file to a dossier, for who adds that kind of information in one of its casussen (the sharing matrix). */
export const addToDossier = (
  afhankelijkheden: Bijlageafhankelijkheden,
): Leesstap<Operaties["voegBijlageToeAanDossier"], Gelezen> => ({
  vooraf: leesDossierMet(afhankelijkheden),
  voerUit: async (verzoek, gelezen) => {
    const { regio, toegang } = afhankelijkheden;
    const { actor, nu } = verzoek;
    const { dossierId } = verzoek.padParameters;
    const zicht = await zichtOp(afhankelijkheden, verzoek, gelezen);
    if (zicht === null) return { weigering: { code: "niet-gevonden" } };
    // Through its own casussen: another dossier of the same person has its own files.
    const casussen = zicht.casussen.filter(({ eigen }) => eigen);
    const mag = (informatie: Informatiesoort): boolean => {
      const onderdeel = kenmerkVan(doorVan(verzoek), informatie);
      return casussen.some(({ inzage }) => toegang.vastleggen(actor, inzage.hoedanigheden, onderdeel, nu));
    };
    const weiger = async (nodig: string): Promise<{ readonly weigering: Weigering }> => {
      await logWeigering(verzoek, `dossier/${dossierId}`, afhankelijkheden);
      return { weigering: { code: "geen-recht", nodig } };
    };
    if (!regio.bijlagen.soorten.some(({ informatie }) => mag(informatie)))
      return weiger("een rol die bij dit dossier bijlagen vastlegt");
    const body: Result<BijlageInvoer, Weigering> = verzoek.body();
    if (!body.ok) return { weigering: body.fout };
    const informatie = informatieVan(regio, body.waarde.soort);
    if (informatie === null || !mag(informatie))
      return weiger(`een rol die bij dit dossier een bijlage van de soort ${body.waarde.soort} vastlegt`);
    const open = casussen.some(({ casus }) => casus.status === "open");
    const status = casussen[0]?.casus.status ?? "gesloten";
    const toets = (): Promise<Weigering | null> => Promise.resolve(open ? null : { code: "casus-niet-open", status });
    const bij = { soort: "dossier", dossierId } as const;
    return voegToe(verzoek, { bij, betrokkenen: [client(dossierId)], invoer: body.waarde, toets }, afhankelijkheden);
  },
});
