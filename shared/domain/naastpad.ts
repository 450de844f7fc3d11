import {
  berichtenAan,
  betrokkenenVan,
  gebeurtenis,
  historie,
  laatTaakVervallen,
  rondTaakAf,
  stuurfeit,
  type Besluit,
  type Besluitcontext,
} from "./besluit.ts";
import type { OpenCasus } from "./casus.ts";
import type { CasusDossier } from "./casusdossier.ts";
import { eindeVanEventueel } from "./eventueel.ts";
import type { Bericht } from "./gebeurtenis.ts";
import type { VastleggingId } from "./ids.ts";
import { eindigUitnodiging, uitnodigingBeeindigd } from "./intrekking.ts";
import { PAD, type Stap } from "./pad.ts";
import { gelukt, mislukt, type Result } from "./result.ts";
import type { OpenTaak, Taak } from "./taak.ts";
import { nieuweVastlegging, opStap, type Aanvulling, type Toevoeging } from "./voortgaan.ts";
import type { Weigering } from "./weigering.ts";
import { samen, type Wijziging } from "./wijziging.ts";

/**
 * What is recorded beside the path: with its line of history, on a casus that is open.
 * @param wat what the line of history calls it; the kind of record when left out
 */
export const legNaastPadVast = (
  dossier: CasusDossier,
  toevoeging: Toevoeging,
  context: Besluitcontext,
  erbij: (vastleggingId: VastleggingId) => Wijziging = () => samen(),
  wat: string = toevoeging.soort,
): Besluit => {
  const { casusId } = dossier.casus;
  const record = nieuweVastlegging(dossier, toevoeging, context);
  return {
    id: record.vastleggingId,
    wijziging: samen(
      { nieuw: [record], vervangen: [], mitsOpen: [casusId] },
      historie(
        casusId,
        dossier.historieKoppen,
        { compartiment: record.kenmerk.compartiment, wat, inhoud: toevoeging.inhoud },
        context,
      ),
      erbij(record.vastleggingId),
    ),
  };
};

/**
 * The result of a piece of work that its owner was asked for: the task is done, and what came of it counts in the figures.
 * @param erbij what else is told of it
 */
export const legTaakresultaatVast = (
  dossier: CasusDossier,
  taak: Taak,
  toevoeging: Toevoeging,
  { feit, uitkomst }: { readonly feit: string; readonly uitkomst: string },
  context: Besluitcontext,
  erbij: readonly Bericht[] = [],
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  if (taak.status !== "open") return mislukt({ code: "al-afgehandeld" });
  const feiten = [...stuurfeit(casus, feit, uitkomst, context), ...erbij];
  const gedaan = {
    nieuw: gebeurtenis({ soort: "casus", id: casus.casusId }, feiten, context),
    vervangen: [rondTaakAf(taak, uitkomst, context.door ?? taak.eigenaar, context.nu)],
    mitsOpen: [],
  };
  return gelukt(legNaastPadVast(dossier, toevoeging, context, () => gedaan, `${feit}:${uitkomst}`));
};

/**
 * Puts the casus at a step to which no outcome of the present one leads: for what is decided anew. The task of the step that it
 * leaves lapses, invitations that nobody answered do too, and an execution for the new step is asked for.
 */
const verplaats = (
  dossier: CasusDossier,
  casus: OpenCasus,
  naar: Stap,
  context: Besluitcontext,
): { readonly kop: OpenCasus; readonly wijziging: Wijziging; readonly berichten: readonly Bericht[] } => {
  const { nieuweUitvoering, ...stand } = opStap(casus, naar, context);
  const onbeantwoord = dossier.uitnodigingen.filter(({ status }) => status === "open");
  const beantwoord = dossier.uitnodigingen.filter(({ status }) => status !== "open");
  const vervalt = dossier.taken.filter(
    (taak): taak is OpenTaak =>
      taak.status === "open" &&
      (taak.taakId === casus.lopendeTaakId ||
        onbeantwoord.some(({ uitnodigingId }) => uitnodigingId === taak.onderwerp)),
  );
  const gewijzigd: Wijziging = {
    nieuw: [],
    vervangen: [
      ...vervalt.map((taak) => laatTaakVervallen(taak, "verplaatst", context.nu)),
      ...onbeantwoord.map((een) => eindigUitnodiging(een)),
    ],
    mitsOpen: [],
  };
  const einde = eindeVanEventueel({ ...dossier, uitnodigingen: beantwoord }, casus, naar, gewijzigd, context);
  const kop: OpenCasus = {
    ...{ ...casus, ...stand, ...nieuweUitvoering, versie: casus.versie + 1 },
    ronde: naar === "voortgang" ? casus.ronde + 1 : casus.ronde,
    ...(einde === null ? {} : { betrokken: einde.betrokken }),
  };
  return {
    kop,
    wijziging: samen(gewijzigd, einde?.wijziging ?? samen()),
    berichten: [
      ...(einde?.berichten ?? []),
      ...berichtenAan(
        betrokkenenVan(kop, context.nu),
        {
          soort: "casus.voortgegaan",
          onderwerp: casus.casusId,
          dataref: `/v1/casussen/${casus.casusId}`,
          data: { casusId: casus.casusId, stap: naar, activiteit: PAD[naar].activiteit },
        },
        context,
      ),
      ...onbeantwoord.flatMap((een) => uitnodigingBeeindigd(casus.casusId, een, [een.organisatie], context)),
    ],
  };
};

/** Records what was decided anew, and puts the casus at the step that follows from it; null: it stays where it is. */
export const legVastEnVerplaats = (
  dossier: CasusDossier,
  casus: OpenCasus,
  naar: Stap | null,
  toevoeging: Toevoeging,
  { feit, uitkomst }: { readonly feit: string; readonly uitkomst: string },
  context: Besluitcontext,
  aanvulling: (vastleggingId: VastleggingId) => Aanvulling,
): Besluit =>
  legNaastPadVast(dossier, toevoeging, context, (vastleggingId) => {
    const erbij = aanvulling(vastleggingId);
    const weg = naar === null || naar === casus.positie.stap ? null : verplaats(dossier, casus, naar, context);
    const kop = weg?.kop ?? { ...casus, versie: casus.versie + 1 };
    const berichten = [
      ...(weg?.berichten ?? []),
      ...stuurfeit(casus, feit, uitkomst, context),
      ...(erbij.berichten ?? []),
    ];
    return samen(
      weg?.wijziging ?? samen(),
      {
        nieuw: gebeurtenis({ soort: "casus", id: casus.casusId }, berichten, context),
        vervangen: [{ ...kop, ...erbij.casus }],
        mitsOpen: [],
      },
      erbij.wijziging ?? samen(),
    );
  });
