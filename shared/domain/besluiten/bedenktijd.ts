import {
  laatTaakVervallen,
  nieuweTaak,
  rondTaakAf,
  taakGeopend,
  type Besluit,
  type Besluitcontext,
} from "../besluit.ts";
import type { OpenCasus } from "../casus.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { Bericht } from "../gebeurtenis.ts";
import type { VastleggingId } from "../ids.ts";
import { legNaastPadVast } from "../naastpad.ts";
import { BEDENKTIJD_VOLGEN } from "../opschorting.ts";
import { organisatieVoor, type Regio, type Toedeling } from "../regio.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { Eigenaar, OpenTaak } from "../taak.ts";
import type { Datum } from "../tijd.ts";
import type { Bedenktijd, BedenktijdafrondingInvoer, TweedeWeging } from "../weging.ts";
import type { Veldfout, Weigering } from "../weigering.ts";

/** Who follows a reflection period of this casus, by the region. */
export const bedenktijdvolger = (casus: Toedeling, regio: Regio): Eigenaar => {
  const { rol, organisatie } = regio.bedenktijd.volgt;
  return { rol, organisatie: organisatieVoor(regio, organisatie, casus) };
};

/** The last day that a period from `van` may have, by the region's term. */
const laatsteDag = (van: Datum, { kalender, regio }: Besluitcontext): Datum =>
  kalender.dagVan(kalender.deadline(kalender.eindeVan(van), regio.termijnen.bedenktijd));

/** Errors in a reflection period that the body alone cannot show (H3.2-c6). */
export const bedenktijdFouten = (
  { bedenktijd, mensenhandel }: Pick<TweedeWeging, "bedenktijd" | "mensenhandel">,
  context: Besluitcontext,
): readonly Veldfout[] => {
  const { toegepast, van, tot } = bedenktijd;
  if (!toegepast || van === null) return [];
  const uiterste = laatsteDag(van, context);
  const vandaag = context.kalender.dagVan(context.nu);
  return [
    ...(mensenhandel === "geen"
      ? [{ veld: "bedenktijd.toegepast", melding: "is voor een slachtoffer; gaat niet samen met geen mensenhandel" }]
      : []),
    ...(tot !== null && tot > uiterste
      ? [{ veld: "bedenktijd.tot", melding: `ligt te ver; zo lang als de bedenktijd duren kan is tot ${uiterste}` }]
      : []),
    ...((tot ?? uiterste) <= vandaag ? [{ veld: "bedenktijd.tot", melding: "is al voorbij of eindigt vandaag" }] : []),
  ];
};

/**
 * An applied reflection period has who follows it and a date, its end, so that it does not lapse unseen. Without an end of its own it
 * is the last day that it may have.
 */
export const volgBedenktijd = (
  casus: OpenCasus,
  wegingId: VastleggingId,
  { toegepast, van, tot }: Bedenktijd,
  context: Besluitcontext,
): { readonly nieuw: readonly OpenTaak[]; readonly berichten: readonly Bericht[] } => {
  if (!toegepast || van === null) return { nieuw: [], berichten: [] };
  const taak = nieuweTaak(
    {
      ...{ casusId: casus.casusId, soort: BEDENKTIJD_VOLGEN, activiteit: "3.2", onderwerp: wegingId },
      ...{
        gemeente: casus.gemeente,
        urgentietermijnen: casus.urgentietermijnen,
        verschuivingen: [],
        termijn: "bedenktijd",
      },
      uiterlijkOp: context.kalender.eindeVan(tot ?? laatsteDag(van, context)),
      eigenaar: bedenktijdvolger(casus, context.regio),
      // It runs beside the plan; what is done meanwhile does not wait for it.
      verplicht: false,
    },
    context,
  );
  return { nieuw: [taak], berichten: taakGeopend(taak, context) };
};

/** The reflection period that is followed now. */
export const gevolgdeBedenktijd = ({ taken }: CasusDossier): OpenTaak | null =>
  taken.find((taak): taak is OpenTaak => taak.status === "open" && taak.soort === BEDENKTIJD_VOLGEN) ?? null;

/** A later second weging says anew whether there is one: the date of the one before lapses. */
export const vervangBedenktijd = (dossier: CasusDossier, { nu }: Besluitcontext) => {
  const taak = gevolgdeBedenktijd(dossier);
  return taak === null ? [] : [laatTaakVervallen(taak, "opnieuw-gewogen", nu)];
};

/** What came of a reflection period: who follows it says so, before or at its end (H3.2-c6). */
export const endBedenktijd = (
  dossier: CasusDossier,
  taak: OpenTaak | null,
  invoer: BedenktijdafrondingInvoer,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  if (taak === null) return mislukt({ code: "al-afgehandeld" });
  const afgerond = rondTaakAf(taak, invoer.uitkomst, context.door ?? taak.eigenaar, context.nu);
  return gelukt(
    legNaastPadVast(
      dossier,
      {
        ...{ soort: "bedenktijdafronding" as const, inhoud: invoer, informatie: "bedenktijdafronding" as const },
        bij: taak.onderwerp ?? taak.taakId,
      },
      context,
      () => ({ nieuw: [], vervangen: [afgerond], mitsOpen: [] }),
    ),
  );
};
