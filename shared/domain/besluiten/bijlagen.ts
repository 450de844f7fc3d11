import type { Bijlage, BijlageBij, Bijlagebesluit, BijlageMet, Bijlagereden } from "../bijlage.ts";
import { houderVan } from "../bijlage.ts";
import {
  EERSTE_CONTROLE_SECONDEN,
  gebeurtenis,
  historie,
  kenmerkVan,
  laatTaakVervallen,
  maakIds,
  nieuweTaak,
  rondTaakAf,
  taakGeopend,
  type Besluitcontext,
} from "../besluit.ts";
import type { Casus } from "../casus.ts";
import type { HistorieKop } from "../historie.ts";
import type { OrganisatieCode } from "../ids.ts";
import type { Informatiesoort } from "../kenmerk.ts";
import { organisatieVoor, type Regio } from "../regio.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { Eigenaar, Taak } from "../taak.ts";
import { plusSeconden, type Instant } from "../tijd.ts";
import type { Weigering } from "../weigering.ts";
import { GEEN_WIJZIGING, samen, type Wijziging } from "../wijziging.ts";

/** Kind of the task that asks what to do with an attachment that cannot be released. */
const BIJLAGE_BEOORDELEN = "bijlage-beoordelen";
/** An upload that began in time may end after it. */
const UPLOADMARGE_SECONDEN = 300;
const DAG_SECONDEN = 86_400;

/** Who judges what the scan does not let through: the meldpunt, which sees every melding and dossier (R6). */
export const bijlagebeoordelaar = (regio: Regio): Eigenaar => ({
  rol: "meldpunt",
  organisatie: organisatieVoor(regio, "meldpunt"),
});

/** What somebody says of a file before they send it. */
export interface BijlageInvoer {
  readonly soort: string;
  readonly titel: string;
  readonly mediatype: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** Where the sharing matrix has this kind of attachment; null: the region has no such kind. */
export const informatieVan = (regio: Regio, soort: string): Informatiesoort | null =>
  regio.bijlagen.soorten.find(({ code }) => code === soort)?.informatie ?? null;

/** Announces an attachment: from now on its upload is awaited. */
export const addBijlage = (
  bij: BijlageBij,
  invoer: BijlageInvoer,
  door: { readonly organisatie: OrganisatieCode; readonly actorId: string },
  context: Besluitcontext & { readonly door: Eigenaar },
): { readonly bijlage: BijlageMet<"verwacht">; readonly wijziging: Wijziging } => {
  const { nu, regio } = context;
  const informatie = informatieVan(regio, invoer.soort);
  if (informatie === null) throw new Error("An attachment of a kind that the region does not have");
  const bijlageId = maakIds(context.nieuwId).bijlage();
  const uploadUiterlijkOp = plusSeconden(nu, regio.bijlagen.uploadMinuten * 60);
  const bijlage: BijlageMet<"verwacht"> = {
    ...{ type: "bijlage", bijlageId, versie: 1, status: "verwacht", bij },
    ...{ soort: invoer.soort, titel: invoer.titel, mediatype: invoer.mediatype },
    ...{ bytes: invoer.bytes, sha256: invoer.sha256 },
    ...{ toegevoegdOp: nu, toegevoegdDoor: door, uploadUiterlijkOp, keuringen: 0, taak: null, besluit: null },
    kenmerk: {
      ...kenmerkVan({ ...context.door, organisatie: door.organisatie }, informatie),
      doel: bij.soort === "melding" ? "melding" : "casus",
    },
    eigenaar: context.door,
    klok: plusSeconden(uploadUiterlijkOp, UPLOADMARGE_SECONDEN),
  };
  const nieuw = [bijlage, { type: "bijlage-koppeling" as const, houder: houderVan(bij), bijlageId }];
  return { bijlage, wijziging: { nieuw, vervangen: [], mitsOpen: [] } };
};

type NogTeKeuren = BijlageMet<"verwacht" | "in-keuring">;

/** Whether its file may still be released or refused. */
export const isNogTeKeuren = (bijlage: Bijlage): bijlage is NogTeKeuren =>
  bijlage.status === "verwacht" || bijlage.status === "in-keuring";

/** A status without the fields of the one before it. */
const kaal = (bijlage: Bijlage) => {
  const { bijlageId, type, bij, soort, titel, mediatype, bytes, sha256, toegevoegdOp } = bijlage;
  const { toegevoegdDoor, uploadUiterlijkOp, keuringen, taak, besluit, kenmerk } = bijlage;
  return {
    ...{ bijlageId, type, versie: bijlage.versie + 1, bij, soort, titel, mediatype, bytes, sha256, toegevoegdOp },
    ...{ toegevoegdDoor, uploadUiterlijkOp, keuringen, taak, besluit, kenmerk },
  };
};

const wachtOpKeuring = (bijlage: Bijlage, klok: Instant, regio: Regio): BijlageMet<"in-keuring"> => ({
  ...kaal(bijlage),
  ...{ status: "in-keuring", eigenaar: bijlagebeoordelaar(regio), klok },
});

const alleen = (bijlage: Bijlage): Wijziging => ({ nieuw: [], vervangen: [bijlage], mitsOpen: [] });

/** Its file has arrived: from now on a verdict is awaited. */
export const receiveBijlage = (bijlage: BijlageMet<"verwacht">, { nu, regio }: Besluitcontext): Wijziging =>
  alleen(wachtOpKeuring(bijlage, plusSeconden(nu, regio.bijlagen.keuringMinuten * 60), regio));

/** Whether the time in which its file could arrive is over. */
export const isUploadVoorbij = ({ uploadUiterlijkOp }: Bijlage, nu: Instant): boolean =>
  nu >= plusSeconden(uploadUiterlijkOp, UPLOADMARGE_SECONDEN);

/** Its file never came. */
export const letBijlageVerlopen = (bijlage: BijlageMet<"verwacht">): Wijziging =>
  alleen({ ...kaal(bijlage), status: "verlopen", klok: null });

/** What a decision on an attachment needs of the casus at which the meldpunt is asked. */
export interface Bijlagestand {
  /** A casus of its melding or dossier, open if there is one. */
  readonly casus: Casus | null;
  readonly historieKoppen: readonly HistorieKop[];
  /** The task that was already opened for it. */
  readonly taak: Taak | null;
}

/**
 * Asks the meldpunt to look, unless it was asked already. Without an open casus nobody works on it any more: what was decided
 * then stands in the record alone. Not mandatory, or whoever adds a file could hold up somebody's casus.
 */
const vraagMeldpunt = (
  bijlage: Bijlage,
  { casus, historieKoppen, taak }: Bijlagestand,
  wat: string,
  context: Besluitcontext,
): { readonly taak: Bijlage["taak"]; readonly wijziging: Wijziging } => {
  if (taak?.status === "open" || casus?.status !== "open") return { taak: bijlage.taak, wijziging: GEEN_WIJZIGING };
  const { casusId, gemeente, urgentietermijnen, verschuivingen } = casus;
  const { bijlageId } = bijlage;
  const nieuw = nieuweTaak(
    {
      ...{ casusId, soort: BIJLAGE_BEOORDELEN, activiteit: "2.1", onderwerp: bijlageId, gemeente, verplicht: false },
      ...{
        eigenaar: bijlagebeoordelaar(context.regio),
        termijn: BIJLAGE_BEOORDELEN,
        urgentietermijnen,
        verschuivingen,
      },
    },
    context,
  );
  const { taakId } = nieuw;
  const wijziging = samen(
    {
      nieuw: [nieuw, ...gebeurtenis({ soort: "casus", id: casusId }, taakGeopend(nieuw, context), context)],
      vervangen: [],
      mitsOpen: [casusId],
    },
    historie(
      casusId,
      historieKoppen,
      {
        compartiment: bijlage.kenmerk.compartiment,
        wat: `taak:${BIJLAGE_BEOORDELEN}`,
        inhoud: { bijlageId, wat, taakId },
      },
      context,
    ),
  );
  return { taak: { casusId, taakId }, wijziging };
};

/** The task that was asked meanwhile is no longer needed. */
const zonderTaak = ({ taak }: Bijlagestand, reden: string, nu: Instant): Wijziging => ({
  ...GEEN_WIJZIGING,
  vervangen: taak?.status === "open" ? [laatTaakVervallen(taak, reden, nu)] : [],
});

/** Clean, and what was announced: whoever may see it can now read it. */
export const releaseBijlage = (bijlage: NogTeKeuren, stand: Bijlagestand, { nu }: Besluitcontext): Wijziging =>
  samen(
    alleen({ ...kaal(bijlage), status: "beschikbaar", beschikbaarOp: nu, klok: null }),
    zonderTaak(stand, "beschikbaar", nu),
  );

/**
 * Nobody reads it, and the meldpunt decides what becomes of it. Also of one that was released: a scanner learns, and what it
 * finds infected today is not read any more.
 */
export const refuseBijlage = (
  bijlage: BijlageMet<"verwacht" | "in-keuring" | "beschikbaar">,
  reden: Bijlagereden,
  stand: Bijlagestand,
  context: Besluitcontext,
): Wijziging => {
  const { taak, wijziging } = vraagMeldpunt(bijlage, stand, reden, context);
  return samen(
    alleen({ ...kaal(bijlage), taak, status: "geweigerd", reden, geweigerdOp: context.nu, klok: null }),
    wijziging,
  );
};

/** No verdict came: a scan is asked again, each time after twice as long, and after some times the meldpunt is told. */
export const requestKeuringAgain = (bijlage: NogTeKeuren, stand: Bijlagestand, context: Besluitcontext): Wijziging => {
  const { keuringMinuten, keuringenTotMelding } = context.regio.bijlagen;
  const keuringen = bijlage.keuringen + 1;
  const wacht = Math.min(keuringMinuten * 60 * 2 ** keuringen, DAG_SECONDEN);
  const { taak, wijziging } =
    keuringen < keuringenTotMelding
      ? { taak: bijlage.taak, wijziging: GEEN_WIJZIGING }
      : vraagMeldpunt(bijlage, stand, "keuring-blijft-uit", context);
  return samen(
    alleen({ ...wachtOpKeuring(bijlage, plusSeconden(context.nu, wacht), context.regio), keuringen, taak }),
    wijziging,
  );
};

/**
 * The meldpunt decides of an attachment that was refused, or of which no verdict comes: its file goes, or is scanned again. What
 * is infected, or not what was announced, stays that however often one looks.
 */
export const decideBijlage = (
  bijlage: Bijlage,
  { besluit, toelichting }: { readonly besluit: Bijlagebesluit; readonly toelichting: string },
  stand: Bijlagestand,
  context: Besluitcontext & { readonly door: Eigenaar },
): Result<Wijziging, Weigering> => {
  const { nu, regio, door } = context;
  if (bijlage.status !== "geweigerd" && bijlage.status !== "in-keuring") return mislukt({ code: "al-afgehandeld" });
  if (besluit === "opnieuw-keuren" && bijlage.status === "geweigerd" && bijlage.reden !== "niet-te-keuren") {
    const melding = "kan alleen bij een bijlage die niet te keuren was; kies verwijderen";
    return mislukt({ code: "ongeldige-invoer", fouten: [{ veld: "besluit", melding }] });
  }
  const klok = plusSeconden(nu, EERSTE_CONTROLE_SECONDEN);
  const { taak, casus } = stand;
  const status = besluit === "opnieuw-keuren" ? ("in-keuring" as const) : ("te-verwijderen" as const);
  return gelukt(
    samen(
      alleen({
        ...{ ...kaal(bijlage), status, eigenaar: bijlagebeoordelaar(regio), klok },
        besluit: { besluit, toelichting, op: nu, door },
      }),
      { ...GEEN_WIJZIGING, vervangen: taak?.status === "open" ? [rondTaakAf(taak, besluit, door, nu)] : [] },
      casus === null
        ? GEEN_WIJZIGING
        : historie(
            casus.casusId,
            stand.historieKoppen,
            {
              ...{ compartiment: bijlage.kenmerk.compartiment, wat: `bijlage:${besluit}` },
              inhoud: { bijlageId: bijlage.bijlageId, toelichting },
            },
            context,
          ),
    ),
  );
};

/** Its file is gone; what it was stays known. */
export const isVerwijderd = (bijlage: BijlageMet<"te-verwijderen">): Wijziging =>
  alleen({ ...kaal(bijlage), status: "verwijderd", klok: null });
