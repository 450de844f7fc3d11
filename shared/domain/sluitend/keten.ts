import { houdtSchakel } from "../historie.ts";
import type { Spoor, Verwijzing } from "./spoor.ts";
import { isRijp, vermoeden, type Toets } from "./toetsbasis.ts";

/** The line with this number of the same chain; null: the record does not say which chain. */
const regelVan = ({ casusId, trajectId, compartiment }: Spoor, nummer: number): Verwijzing | null => {
  if (trajectId !== null) return ["trajecthistorie", trajectId, nummer];
  return casusId === null || compartiment === null ? null : ["historie", casusId, compartiment, nummer];
};

const kopVan = ({ casusId, trajectId, compartiment }: Spoor): Verwijzing | null => {
  if (trajectId !== null) return ["trajecthistorie-kop", trajectId];
  return casusId === null || compartiment === null ? null : ["historie-kop", casusId, compartiment];
};

const weg = (verwijzing: Verwijzing | null): readonly Verwijzing[] => (verwijzing === null ? [] : [verwijzing]);

/** What the chain was made over, beside the line itself. */
const bijVan = ({ casusId, trajectId, compartiment }: Spoor): readonly string[] =>
  trajectId !== null ? [trajectId] : [casusId ?? "", compartiment ?? ""];

const houdt = (regel: Spoor, vorige: Spoor | null, hash: Parameters<typeof houdtSchakel>[2]): boolean => {
  const { nummer, wat, door, op, inhoudHash, vorige: vorigeHash, hash: eigen } = regel;
  if (nummer === null || wat === null || op === null || inhoudHash === null) return false;
  if (vorigeHash === null || eigen === null) return false;
  const eerder = vorige?.nummer == null || vorige.hash === null ? null : { nummer: vorige.nummer, hash: vorige.hash };
  return houdtSchakel(
    { bij: bijVan(regel), ...{ nummer, wat, door, op, inhoudHash, vorige: vorigeHash, hash: eigen } },
    eerder,
    hash,
  );
};

/**
 * A line of history is what it says, comes after the one before it, and none comes after the head. Of every line, with its head: so a
 * chain is whole from its first line to its last, without anybody having to read it at once.
 */
export const HISTORIE: Toets = {
  nodig: (spoor) => [
    ...weg(spoor.nummer === null || spoor.nummer < 2 ? null : regelVan(spoor, spoor.nummer - 1)),
    ...weg(kopVan(spoor)),
    ...(spoor.casusId === null ? [] : ([["casus", spoor.casusId]] satisfies readonly Verwijzing[])),
    ...(spoor.trajectId === null
      ? []
      : ([["strafrechtelijk-traject", spoor.trajectId]] satisfies readonly Verwijzing[])),
  ],
  toets: (spoor, { vind, hash, isGelogd, nu, respijt }) => {
    const { nummer } = spoor;
    const kop = kopVan(spoor);
    const vorige = nummer === null || nummer < 2 ? null : regelVan(spoor, nummer - 1);
    const heel = houdt(spoor, vorige === null ? null : vind(vorige), hash);
    const laatste = kop === null ? null : (vind(kop)?.versie ?? null);
    return [
      ...(heel ? [] : [vermoeden(spoor, "historie-gebroken")]),
      ...(nummer === null || laatste === null || nummer > laatste ? [vermoeden(spoor, "historie-onvolledig")] : []),
      ...(isRijp(spoor.op, respijt, nu) && !isGelogd(spoor) ? [vermoeden(spoor, "logregel-ontbreekt")] : []),
    ];
  },
};

/** The head of a chain names its last line. */
export const HISTORIEKOP: Toets = {
  nodig: (spoor) => [
    ...weg(spoor.versie === null ? null : regelVan(spoor, spoor.versie)),
    ...(spoor.trajectId === null
      ? []
      : ([["strafrechtelijk-traject", spoor.trajectId]] satisfies readonly Verwijzing[])),
  ],
  toets: (spoor, { vind }) => {
    const laatste = spoor.versie === null ? null : regelVan(spoor, spoor.versie);
    const regel = laatste === null ? null : vind(laatste);
    return regel !== null && regel.hash === spoor.hash ? [] : [vermoeden(spoor, "historie-onvolledig")];
  },
};
