import { gebeurtenis, historie, rondTaakAf, stuurfeit, type Besluit, type Besluitcontext } from "./besluit.ts";
import type { OpenCasus } from "./casus.ts";
import type { CasusDossier } from "./casusdossier.ts";
import type { Bericht } from "./gebeurtenis.ts";
import type { VastleggingId } from "./ids.ts";
import type { Stap } from "./pad.ts";
import { gelukt, mislukt, type Result } from "./result.ts";
import type { Taak } from "./taak.ts";
import { verplaats } from "./verplaatsen.ts";
import { nieuweVastlegging, type Aanvulling, type Toevoeging } from "./voortgaan.ts";
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

/** Records what was decided anew, and puts the casus at the step that follows from it; null: it stays where it is. */
export const legVastEnVerplaats = (
  dossier: CasusDossier,
  casus: OpenCasus,
  naar: Stap | null,
  toevoeging: Toevoeging,
  { feit, uitkomst }: { readonly feit: string; readonly uitkomst: string },
  context: Besluitcontext,
  aanvulling: (vastleggingId: VastleggingId) => Aanvulling,
  onbeantwoorde: "vervallen" | "blijven" = "vervallen",
): Besluit =>
  legNaastPadVast(dossier, toevoeging, context, (vastleggingId) => {
    const erbij = aanvulling(vastleggingId);
    const weg =
      naar === null || naar === casus.positie.stap ? null : verplaats(dossier, casus, naar, context, { onbeantwoorde });
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
