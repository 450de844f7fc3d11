import type { Casus, GeslotenCasus, OpenCasus } from "./casus.ts";
import { BEDENKTIJD_VOLGEN } from "./opschorting.ts";
import { taakIdSchema, type CasusId, type TaakId } from "./ids.ts";
import { overleeftCasus } from "./nazorg.ts";
import type { Hash } from "./historie.ts";
import type { OpenTaak } from "./taak.ts";

/** Kind of the task to arrange what a merge leaves to people: invite who was on the other casus, weigh or plan anew. */
export const SAMENVOEGINGTAAK = "samenvoeging-afronden";

/** What became of the open work of a casus that ended in another one, in the reason of a task that lapsed. */
export const MEEGEGAAN = "naar-andere-casus";
export const SAMENGEVOEGD = "samengevoegd";

/** How many casussen can have ended in one: it shields them all in one change when it closes. */
export const SAMENGEVOEGD_MAXIMAAL = 20;

/**
 * What a merge does with the open work of the casus that ends.
 * - `mee`: it goes on in the other one; what it asks is in the task, or comes along with it.
 * - `eerst`: it is settled first, for it cannot be done in the other one and must not disappear.
 * - `vervalt`: the other casus has, or asks, its own.
 * - `blijft`: it outlives every casus.
 */
export type Samenvoeglot = "mee" | "eerst" | "vervalt" | "blijft";

const LOT: Readonly<Record<string, Samenvoeglot>> = {
  actie: "mee",
  afspraak: "mee",
  // The meldingen of the one that ends count in the other: who reported is heard there.
  "melder-horen": "mee",
  "plek-beoordelen": "mee",
  [BEDENKTIJD_VOLGEN]: "mee",
  // Who somebody is, is known before it is decided that their casus goes on as one.
  "match-beoordelen": "eerst",
  "afsplitsing-beoordelen": "eerst",
  // These rest on a record that the other casus does not have; each is settled by a command of its owner.
  "bijlage-beoordelen": "eerst",
  "terugval-beslissen": "eerst",
  interventie: "eerst",
  // What a merge of before left is arranged with what this one leaves: who does that reads both.
  [SAMENVOEGINGTAAK]: "vervalt",
};

/** What a merge does with this open task; a step of the path ends with the path. */
export const samenvoeglotVan = (taak: Pick<OpenTaak, "soort" | "verplicht">): Samenvoeglot => {
  if (overleeftCasus(taak)) return "blijft";
  return LOT[taak.soort] ?? (taak.verplicht ? "eerst" : "vervalt");
};

/** Why two casussen cannot be merged now. */
export const SAMENVOEGBEZWAREN = [
  ...(["opgeschort", "overdracht-loopt", "samenvoeging-loopt", "wordt-afgeschaald"] as const),
  ...(["interventie-loopt", "traject-loopt", "werk-open", "te-veel"] as const),
] as const;
export interface Samenvoegbezwaar {
  /** The casus that goes on, or the one that would end in it. */
  readonly bij: "deze" | "andere";
  readonly wat: (typeof SAMENVOEGBEZWAREN)[number];
}

/** An open casus in which another one ended, of which not all open work has come along. */
export const isSamenTeVoegen = (casus: Casus | null): casus is OpenCasus & { readonly samenTeVoegen: CasusId } =>
  casus?.status === "open" && casus.samenTeVoegen !== null;

/** A closed casus, of which what ended in it is not known to be shielded. */
export const isAfTeSchermen = (casus: Casus | null): casus is GeslotenCasus =>
  casus?.status === "gesloten" && casus.klok !== null;

/**
 * The id that a task of a casus has in the one that goes on: it follows from both, so that two who carry the same page make the same
 * task. It has the form of every id, and tells as little.
 */
export const meegaandTaakId = (taakId: TaakId, naar: CasusId, hash: Hash): TaakId => {
  const hex = hash(`samenvoeging\n${taakId}\n${naar}`);
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0b11) | 0b1000).toString(16);
  return taakIdSchema.parse(
    [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `4${hex.slice(13, 16)}`,
      `${variant}${hex.slice(17, 20)}`,
      hex.slice(20, 32),
    ].join("-"),
  );
};
