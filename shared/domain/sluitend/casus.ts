import { UITNODIGINGSTAAK } from "../uitnodiging.ts";
import type { Vermoeden } from "./bevinding.ts";
import { loopVanSpoor, type Spoor, type Verwijzing } from "./spoor.ts";
import { isRijp, nuOpKlok, vermoeden, type Toets, type Toetsbasis } from "./toetsbasis.ts";

/** The task on which the machine of this record waits; null: on none. */
const wachttaakVan = ({ type, casusId, trajectId, lopendeTaakId }: Spoor): Verwijzing | null => {
  if (lopendeTaakId === null) return null;
  if (type === "strafrechtelijk-traject") return trajectId === null ? null : ["trajecttaak", trajectId, lopendeTaakId];
  return casusId === null ? null : ["taak", casusId, lopendeTaakId];
};

/**
 * An execution runs, and waits where the record stands. What the record asked for, or came to, less than the respite and one look of
 * the clock ago is under way.
 */
const toetsUitvoering = (spoor: Spoor, taak: Spoor | null, basis: Toetsbasis): readonly Vermoeden[] => {
  const { nu, respijt, controle } = basis;
  const sinds = spoor.type === "interventie" ? spoor.begonnenOp : (spoor.positie?.sinds ?? null);
  const onderweg = [sinds, spoor.uitvoering?.sinds ?? null].some((een) => !isRijp(een, respijt + controle, nu));
  if (onderweg) return [];
  const loop = loopVanSpoor(spoor);
  if (loop === null) return [vermoeden(spoor, "uitvoering-ontbreekt")];
  if (spoor.uitvoering?.status !== "loopt" || !basis.loopt(loop.naam))
    return [vermoeden(spoor, "uitvoering-ontbreekt", nuOpKlok(basis))];
  return taak?.status === "open" && taak.uitvoering?.naam === loop.naam
    ? []
    : [vermoeden(spoor, "uitvoering-staat-elders", nuOpKlok(basis))];
};

/** An open casus, intervention or criminal track: its task is there, and its execution. */
export const LOPEND: Toets = {
  nodig: (spoor) => {
    const taak = spoor.status === "open" ? wachttaakVan(spoor) : null;
    return taak === null ? [] : [taak];
  },
  toets: (spoor, basis) => {
    if (spoor.status !== "open") return [];
    const verwijzing = wachttaakVan(spoor);
    const taak = verwijzing === null ? null : basis.vind(verwijzing);
    // A casus at a step to which its machine has yet to come has none; the others always have one.
    const moet = spoor.type !== "casus" || verwijzing !== null;
    return [
      ...(moet && taak?.status !== "open" ? [vermoeden(spoor, "taak-ontbreekt")] : []),
      ...toetsUitvoering(spoor, taak, basis),
      ...(spoor.type === "casus" ? toetsOverdracht(spoor, basis) : []),
    ];
  },
};

const heeftOpenTaak = (
  { casusId }: Pick<Spoor, "casusId">,
  over: string | null,
  { delen }: Toetsbasis,
  soort: string | null = null,
): boolean =>
  casusId !== null &&
  delen(casusId).some(
    (deel) =>
      deel.type === "taak" && deel.status === "open" && deel.onderwerp === over && (soort ?? deel.soort) === deel.soort,
  );

/** A handover that waits for its receiver has the task to answer it. */
const toetsOverdracht = (spoor: Spoor, basis: Toetsbasis): readonly Vermoeden[] =>
  spoor.overdracht === null || heeftOpenTaak(spoor, spoor.overdracht.vastleggingId, basis)
    ? []
    : [vermoeden(spoor, "taak-ontbreekt")];

/** An invitation that was not answered has the task to answer it. */
export const UITNODIGING: Toets = {
  nodig: () => [],
  toets: (spoor, basis) =>
    spoor.status !== "open" || heeftOpenTaak(spoor, spoor.uitnodigingId, basis, UITNODIGINGSTAAK)
      ? []
      : [vermoeden(spoor, "taak-ontbreekt")],
};

/** A need of aftercare at which somebody has to look again has the task for that, also after its casus. */
export const NAZORGBEHOEFTE: Toets = {
  nodig: ({ status, casusId, taakId }) =>
    status === "open" && casusId !== null && taakId !== null ? [["taak", casusId, taakId]] : [],
  toets: (spoor, { vind }) => {
    const [taak] = NAZORGBEHOEFTE.nodig(spoor);
    const mist = spoor.status === "open" && (taak === undefined || vind(taak)?.status !== "open");
    return mist ? [vermoeden(spoor, "taak-ontbreekt")] : [];
  },
};

/** What was put out of a plan has a task, done or not. */
export const ACTIE: Toets = {
  nodig: () => [],
  toets: (spoor, { delen }) =>
    spoor.casusId !== null &&
    delen(spoor.casusId).some(({ type, onderwerp }) => type === "taak" && onderwerp === spoor.actieId)
      ? []
      : [vermoeden(spoor, "taak-ontbreekt")],
};

/** The casus of which these are looked through as a whole. */
export const casusVan = ({ type, status, casusId, overdracht }: Spoor): Spoor["casusId"] => {
  const vraagt =
    type === "actie" ||
    (type === "uitnodiging" && status === "open") ||
    (type === "casus" && status === "open" && overdracht !== null);
  return vraagt ? casusId : null;
};
