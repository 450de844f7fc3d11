import { FEEDNUMMER, GEBEURTENIS, NOTIFICATIE } from "./bericht.ts";
import type { Vermoeden } from "./bevinding.ts";
import { ACTIE, casusVan, LOPEND, NAZORGBEHOEFTE, UITNODIGING } from "./casus.ts";
import { HISTORIE, HISTORIEKOP } from "./keten.ts";
import { toetsKlok } from "./klok.ts";
import { MELDING } from "./melding.ts";
import { isOpsporing, loopVanSpoor, type Spoor, type Verwijzing } from "./spoor.ts";
import { vermoeden, type Toets, type Toetsbasis } from "./toetsbasis.ts";
import type { Loop } from "../loop.ts";
import { RECORDSCHEMAS } from "../records.ts";

const TOETSEN: Readonly<Record<string, Toets>> = {
  melding: MELDING,
  ...{ casus: LOPEND, interventie: LOPEND, "strafrechtelijk-traject": LOPEND },
  ...{ uitnodiging: UITNODIGING, nazorgbehoefte: NAZORGBEHOEFTE, actie: ACTIE },
  ...{ gebeurtenis: GEBEURTENIS, "feed-nummer": FEEDNUMMER, notificatie: NOTIFICATIE },
  ...{ historie: HISTORIE, trajecthistorie: HISTORIE },
  ...{ "historie-kop": HISTORIEKOP, "trajecthistorie-kop": HISTORIEKOP },
};

/** The other records that this one is held against. */
export const nodigVoor = (spoor: Spoor): readonly Verwijzing[] => TOETSEN[spoor.type]?.nodig(spoor) ?? [];

/** The casus that has to be looked through for it; null: none. */
export const delenNodigVoor = casusVan;

/** The execution after which is asked for it; null: none. */
export const loopNodigVoor = (spoor: Spoor): Loop | null =>
  spoor.status === "open" && spoor.uitvoering?.status === "loopt" ? loopVanSpoor(spoor) : null;

/** Who leads the track that it is of, when the record does not say so itself. */
const leiderVan = (spoor: Spoor, { vind }: Toetsbasis): Vermoeden["opsporend"] => {
  const traject = nodigVoor(spoor).find(([type]) => type === "strafrechtelijk-traject");
  return traject === undefined ? null : (vind(traject)?.leiding ?? null);
};

/** What of this record does not hold. One that cannot be looked at is a finding itself, and keeps nobody from the next. */
export const toets = (spoor: Spoor, basis: Toetsbasis): readonly Vermoeden[] => {
  if (!Object.hasOwn(RECORDSCHEMAS, spoor.type)) return [vermoeden(spoor, "onleesbaar")];
  const gevonden = [...toetsKlok(spoor, basis), ...(TOETSEN[spoor.type]?.toets(spoor, basis) ?? [])];
  if (!isOpsporing(spoor)) return gevonden;
  return gevonden.map((een) => ({ ...een, opsporend: een.opsporend ?? leiderVan(spoor, basis) }));
};
