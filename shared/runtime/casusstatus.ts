import { kenmerkVan } from "../domain/besluit.ts";
import type { Casus } from "../domain/casus.ts";
import type { Kenmerk } from "../domain/kenmerk.ts";

/**
 * How far a casus is, as this reader may know: that it ended in another one tells of that other one, which need not exist for
 * them. For them it closed.
 */
export const statusVoor = <S extends Casus["status"] | (string & {})>(
  status: S,
  magLezen: (kenmerk: Kenmerk) => boolean,
): S | "gesloten" =>
  status === "samengevoegd" && !magLezen(kenmerkVan(null, "casusverwijzing")) ? "gesloten" : status;
