import type { Casus } from "./casus.ts";
import type { Kalender } from "./kalender.ts";
import type { Melding } from "./melding.ts";
import type { Regio } from "./regio.ts";
import type { Instant } from "./tijd.ts";

/** What a reporter may know of what became of it: nothing of the person, nor whether they were known. */
export const MELDINGSTATUSSEN = ["ontvangen", "in-behandeling", "afgerond"] as const;
type Meldingstatus = (typeof MELDINGSTATUSSEN)[number];

const isGewogen = (casus: Casus): boolean => casus.uitkomsten["weging-1"] !== undefined || casus.status !== "open";

/**
 * The status that a reporter follows, by whatever way. A melding that joined a casus under way must not move sooner than one
 * that opened its own could, or its reporter would learn that the person was known: for it, the region's terms for
 * distribution and for the weging pass first.
 */
export const meldingstatusVan = (
  casussen: readonly Casus[],
  { ontvangenOp }: Pick<Melding, "ontvangenOp">,
  nu: Instant,
  { kalender, regio }: { readonly kalender: Kalender; readonly regio: Regio },
): Meldingstatus => {
  const aangesloten = casussen.some(({ geopendOp }) => geopendOp < ontvangenOp);
  const na = (termijn: "melding-verdelen" | "weging-1"): boolean =>
    !aangesloten || nu >= kalender.deadline(ontvangenOp, regio.termijnen[termijn]);
  if (casussen.length > 0 && casussen.every(({ status }) => status !== "open") && na("weging-1")) return "afgerond";
  return casussen.some(isGewogen) && na("melding-verdelen") ? "in-behandeling" : "ontvangen";
};
