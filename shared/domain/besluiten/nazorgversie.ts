import {
  gebeurtenis,
  historie,
  kenmerkVan,
  nieuweTaak,
  rondTaakAf,
  taakGeopend,
  type Besluitcontext,
} from "../besluit.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { Bericht } from "../gebeurtenis.ts";
import type { BehoefteId } from "../ids.ts";
import { isAfgelopen, NAZORGTAAK, type Nazorgbehoefte, type Nazorgstand, type OpenBehoefte } from "../nazorg.ts";
import type { TermijnNaam } from "../regio.ts";
import type { Eigenaar, OpenTaak } from "../taak.ts";
import type { Vastlegging } from "../vastlegging.ts";
import { nieuweVastlegging } from "../voortgaan.ts";
import { samen, type Wijziging } from "../wijziging.ts";

/** What holds of a need from now on. */
export interface Nazorgversie {
  readonly soort: string;
  readonly omschrijving: string;
  readonly stand: Nazorgstand;
  readonly gever: Eigenaar;
  /** When it is looked at again. */
  readonly termijn: TermijnNaam;
  readonly aanbod: OpenBehoefte["aanbod"];
}

/** The part of a change that is of one need, and whom it gives work. */
export interface Nazorgzet {
  readonly versie: Vastlegging;
  readonly behoefte: Nazorgbehoefte;
  readonly wijziging: Wijziging;
  readonly berichten: readonly Bericht[];
}

const herzieningstaak = (
  { casus }: Pick<CasusDossier, "casus">,
  behoefteId: BehoefteId,
  eigenaar: Eigenaar,
  termijn: TermijnNaam,
  context: Besluitcontext,
): OpenTaak =>
  nieuweTaak(
    {
      ...{ casusId: casus.casusId, soort: NAZORGTAAK, activiteit: "4.4", eigenaar, gemeente: casus.gemeente },
      ...{ onderwerp: behoefteId, verplicht: false, termijn },
      // How urgent the casus was says nothing of aftercare, which goes on when it is over.
      urgentietermijnen: {},
      verschuivingen: casus.verschuivingen,
    },
    context,
  );

/** The task to look at this need again; null: nobody has to. */
export const openHerziening = ({ taken }: Pick<CasusDossier, "taken">, behoefteId: BehoefteId): OpenTaak | null =>
  taken.find(
    (taak): taak is OpenTaak => taak.status === "open" && taak.soort === NAZORGTAAK && taak.onderwerp === behoefteId,
  ) ?? null;

/** What the need was last described as. */
export const omschrijvingVan = (
  { vastleggingen }: Pick<CasusDossier, "vastleggingen">,
  { vastleggingId }: Pick<Nazorgbehoefte, "vastleggingId">,
): string => {
  const versie = vastleggingen.find((een) => een.vastleggingId === vastleggingId);
  return versie?.soort === "nazorg" ? versie.inhoud.omschrijving : "";
};

/**
 * A new version of a need, or its first: with the record of it, and the task to look at it again. The one that there was is done; at
 * the end of the need there is no next one (H4.4-a2, design rule 3).
 * @param was as it was; null: it is new
 */
export const zetVersie = (
  dossier: CasusDossier,
  was: Nazorgbehoefte | null,
  { behoefteId, persoon }: Pick<Nazorgbehoefte, "behoefteId" | "persoon">,
  { soort, omschrijving, stand, gever, termijn, aanbod }: Nazorgversie,
  context: Besluitcontext,
): Nazorgzet => {
  const { casusId } = dossier.casus;
  const { nu } = context;
  const versie = nieuweVastlegging(
    dossier,
    { soort: "nazorg", inhoud: { persoon, soort, omschrijving, stand, gever }, bij: behoefteId, informatie: "nazorg" },
    // What the clock takes back it takes back for who coordinates care.
    { ...context, door: context.door ?? gever },
  );
  const gedeeld = {
    type: "nazorgbehoefte" as const,
    ...{ behoefteId, casusId, versie: (was?.versie ?? 0) + 1, persoon, soort, stand, gever },
    ...{ vastleggingId: versie.vastleggingId, vastgelegdOp: was?.vastgelegdOp ?? nu, gewijzigdOp: nu },
    kenmerk: was?.kenmerk ?? kenmerkVan(context.door ?? gever, "nazorg"),
  };
  const huidig = openHerziening(dossier, behoefteId);
  const volgend = isAfgelopen(stand) ? null : herzieningstaak(dossier, behoefteId, gever, termijn, context);
  const behoefte: Nazorgbehoefte =
    volgend === null
      ? { ...gedeeld, status: "afgelopen", taakId: null, aanbod: null }
      : { ...gedeeld, status: "open", taakId: volgend.taakId, aanbod };
  return {
    ...{ versie, behoefte },
    wijziging: {
      nieuw: [versie, ...(was === null ? [behoefte] : []), ...(volgend === null ? [] : [volgend])],
      vervangen: [
        ...(was === null ? [] : [behoefte]),
        ...(huidig === null ? [] : [rondTaakAf(huidig, stand.soort, context.door ?? gever, nu)]),
      ],
      mitsOpen: [],
    },
    // Who did it themselves knows that it comes back.
    berichten: volgend === null || gever.organisatie === context.door?.organisatie ? [] : taakGeopend(volgend, context),
  };
};

/**
 * What is written of aftercare, on a casus that is open or closed: with its line of history and its events. While the casus is open
 * it rests on that; when it closes meanwhile it is decided again.
 * @param kop whether it holds up the end of the casus, or ends what does, or gives work to who coordinates care: then it moves the
 * head, so that of two at once the second sees the first
 */
export const bijNazorg = (
  { casus, historieKoppen }: CasusDossier,
  { wat, inhoud, kop }: { readonly wat: string; readonly inhoud: unknown; readonly kop: boolean },
  wijziging: Wijziging,
  berichten: readonly Bericht[],
  context: Besluitcontext,
): Wijziging => {
  const { casusId } = casus;
  const loopt = casus.status === "open";
  return samen(
    {
      nieuw: gebeurtenis({ soort: "casus", id: casusId }, berichten, context),
      vervangen: loopt && kop ? [{ ...casus, versie: casus.versie + 1 }] : [],
      mitsOpen: loopt && !kop ? [casusId] : [],
    },
    historie(casusId, historieKoppen, { compartiment: "zorg", wat, inhoud }, context),
    wijziging,
  );
};
