import type { Logregel } from "../ports/verwerkingslog.ts";
import type { Afhankelijkheden } from "./afhankelijkheden.ts";
import { logregelsVan, type Betrokken, type Handeling } from "./logregels.ts";

/** So that the largest command, the end of a casus with all that lapses, stays below its 60 items. */
const CLIENTEN_IN_TRANSACTIE = 10;

/**
 * The lines that go into the transaction. One for each data subject does not fit in it when a casus has many: then those
 * are stored before it, for a line too many harms nobody. `vooraf` keeps whose line is there, for the next attempt.
 */
export const clientregels = async (
  handeling: Handeling,
  betrokkenen: readonly Betrokken[],
  vooraf: Set<string>,
  { verwerkingslog, sleutels }: Pick<Afhankelijkheden, "verwerkingslog" | "sleutels">,
): Promise<readonly Logregel[]> => {
  if (betrokkenen.length <= CLIENTEN_IN_TRANSACTIE) return logregelsVan(handeling, betrokkenen, sleutels);
  const nieuwe = betrokkenen.filter(({ kenmerk }) => !vooraf.has(kenmerk));
  const nog = (await logregelsVan(handeling, nieuwe, sleutels)).filter(({ soort }) => soort === "verwerking");
  if (nog.length > 0) await verwerkingslog.schrijf(nog);
  for (const { kenmerk } of nieuwe) vooraf.add(kenmerk);
  return logregelsVan(handeling, [], sleutels);
};
