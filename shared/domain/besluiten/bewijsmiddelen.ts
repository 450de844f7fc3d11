import type { Besluit, Besluitcontext } from "../besluit.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { VastleggingId } from "../ids.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { Vastlegging } from "../vastlegging.ts";
import { legNaastPadVast } from "../naastpad.ts";
import type { BewijsmiddelInvoer } from "../weging.ts";
import type { Veldfout, Weigering } from "../weigering.ts";
import { organisatieFouten } from "./regels.ts";

type Bewijsmiddel = Extract<Vastlegging, { soort: "bewijsmiddel" }>;

const alle = ({ vastleggingen }: Pick<CasusDossier, "vastleggingen">): readonly Bewijsmiddel[] =>
  vastleggingen.filter((een) => een.soort === "bewijsmiddel");

/** Those that count: no later one replaces them. A correction is a new record (design section 6). */
export const geldigeBewijsmiddelen = (dossier: Pick<CasusDossier, "vastleggingen">): readonly Bewijsmiddel[] => {
  const vervangen = new Set(alle(dossier).map(({ inhoud }) => inhoud.vervangt));
  return alle(dossier).filter(({ vastleggingId }) => !vervangen.has(vastleggingId));
};

/** Whether the very same is there: twice the same is one piece of evidence. */
const staatErAl = (dossier: CasusDossier, invoer: BewijsmiddelInvoer): boolean =>
  geldigeBewijsmiddelen(dossier).some(
    ({ inhoud, vastleggingId }) =>
      vastleggingId !== invoer.vervangt &&
      inhoud.soort === invoer.soort &&
      inhoud.omschrijving === invoer.omschrijving &&
      inhoud.bron === invoer.bron &&
      inhoud.datum === invoer.datum &&
      inhoud.leverancier === invoer.leverancier,
  );

/** Adds a piece of evidence to the casus, to be cited by whoever weighs (H2.3-a9). */
export const recordBewijsmiddel = (
  dossier: CasusDossier,
  invoer: BewijsmiddelInvoer,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  const soorten = context.regio.bewijsmiddelen.soorten.map(({ code }) => code);
  const geldig = geldigeBewijsmiddelen(dossier).map(({ vastleggingId }) => vastleggingId);
  const fouten: readonly Veldfout[] = [
    ...(soorten.includes(invoer.soort) ? [] : [{ veld: "soort", melding: `kies uit ${soorten.join(", ")}` }]),
    ...(invoer.leverancier === null
      ? []
      : organisatieFouten(context, [{ veld: "leverancier", organisatie: invoer.leverancier }])),
    ...(invoer.datum > context.kalender.dagVan(context.nu)
      ? [{ veld: "datum", melding: "ligt in de toekomst; geef de datum waarop het is verkregen" }]
      : []),
    ...(staatErAl(dossier, invoer)
      ? [{ veld: "omschrijving", melding: "dit bewijsmiddel staat er al; haal dat aan, of beschrijf wat anders is" }]
      : []),
    ...(invoer.vervangt === null || geldig.includes(invoer.vervangt)
      ? []
      : [{ veld: "vervangt", melding: "is geen geldend bewijsmiddel van deze casus" }]),
  ];
  if (fouten.length > 0) return mislukt({ code: "ongeldige-invoer", fouten });
  return gelukt(
    legNaastPadVast(
      dossier,
      {
        soort: "bewijsmiddel",
        inhoud: invoer,
        informatie: "bewijsmiddel",
        ...(invoer.leverancier === null ? {} : { geleverdDoor: invoer.leverancier }),
      },
      context,
    ),
  );
};

/** Errors in what a decision cites: each must be evidence of this casus that counts, and be named once. */
export const citaatFouten = (
  dossier: Pick<CasusDossier, "vastleggingen">,
  aangehaald: readonly VastleggingId[],
): readonly Veldfout[] => {
  const geldig = geldigeBewijsmiddelen(dossier).map(({ vastleggingId }) => vastleggingId);
  const bekend = alle(dossier).map(({ vastleggingId }) => vastleggingId);
  return aangehaald.flatMap((id, i) => {
    const veld = `bewijsmiddelen[${i}]`;
    if (aangehaald.indexOf(id) !== i) return [{ veld, melding: "staat er twee keer" }];
    if (geldig.includes(id)) return [];
    return bekend.includes(id)
      ? [{ veld, melding: "is vervangen door een later bewijsmiddel; haal dat aan" }]
      : [{ veld, melding: "is geen bewijsmiddel van deze casus; leg het eerst vast" }];
  });
};

/** How many of the cited count towards a doorlaatverbod: pieces, or kinds where the region says so (NB3). */
export const telBewijs = (
  dossier: Pick<CasusDossier, "vastleggingen">,
  aangehaald: readonly VastleggingId[],
  { regio }: Pick<Besluitcontext, "regio">,
): number => {
  const geldend = geldigeBewijsmiddelen(dossier).filter(({ vastleggingId }) => aangehaald.includes(vastleggingId));
  return regio.bewijsmiddelen.verschillendeSoorten
    ? new Set(geldend.map(({ inhoud }) => inhoud.soort)).size
    : geldend.length;
};
