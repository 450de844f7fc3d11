import type { Casus } from "./casus.ts";
import type { Kalender } from "./kalender.ts";
import type { Melding } from "./melding.ts";
import type { Regio } from "./regio.ts";
import { isZwakSignaal } from "./signaal.ts";
import type { Instant } from "./tijd.ts";

/** What a reporter may know of what became of it: nothing of the person, nor whether they were known. */
export const MELDINGSTATUSSEN = ["ontvangen", "in-behandeling", "afgerond"] as const;
type Meldingstatus = (typeof MELDINGSTATUSSEN)[number];

/** All that a reporter's status asks of a casus. */
export type Meldercasus = Pick<Casus, "geopendOp" | "uitkomsten" | "status">;

const isGewogen = (casus: Meldercasus): boolean =>
  casus.uitkomsten["weging-1"] !== undefined || casus.status !== "open";

/**
 * The status that a reporter follows, by whatever way. A melding that joined a casus under way must not move sooner than one
 * that opened its own could, or its reporter would learn that the person was known: for it, the region's terms for
 * distribution and for the weging pass first. A weak signal moves by the clock alone while it is open, and ends at its first date
 * at the earliest: kept or come to a casus, of somebody known or not, it shows the same.
 */
export const meldingstatusVan = (
  casussen: readonly Meldercasus[],
  { ontvangenOp, invoer, signaal }: Pick<Melding, "ontvangenOp" | "invoer" | "signaal">,
  nu: Instant,
  { kalender, regio }: { readonly kalender: Kalender; readonly regio: Regio },
): Meldingstatus => {
  const voorbij = (termijn: "melding-verdelen" | "weging-1" | "signaal-herbeoordelen"): boolean =>
    nu >= kalender.deadline(ontvangenOp, regio.termijnen[termijn]);
  const geeindigd = casussen.length > 0 && casussen.every(({ status }) => status !== "open");
  if (isZwakSignaal(invoer, regio)) {
    if ((geeindigd || signaal?.status === "gesloten") && voorbij("signaal-herbeoordelen")) return "afgerond";
    return voorbij("melding-verdelen") ? "in-behandeling" : "ontvangen";
  }
  const aangesloten = casussen.some(({ geopendOp }) => geopendOp < ontvangenOp);
  if (geeindigd && (!aangesloten || voorbij("weging-1"))) return "afgerond";
  return casussen.some(isGewogen) && (!aangesloten || voorbij("melding-verdelen")) ? "in-behandeling" : "ontvangen";
};
