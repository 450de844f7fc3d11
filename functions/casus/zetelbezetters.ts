import type { Regio } from "../../shared/domain/regio.ts";
import type { Instant } from "../../shared/domain/tijd.ts";
import { mensenVan } from "../../shared/domain/zetel.ts";
import { bezettersVan, type Zetelbezetter } from "../../shared/domain/zetelbezetting.ts";
import type { Casework } from "../../shared/ports/casework.ts";

/** Who fills the seats at this moment, in two reads: the seats, and the people on them. */
export const leesBezetters = async (
  casework: Pick<Casework, "zetels" | "medewerkers">,
  regio: Regio,
  nu: Instant,
): Promise<readonly Zetelbezetter[]> => {
  const zetels = await casework.zetels();
  return bezettersVan(zetels, await casework.medewerkers(zetels.flatMap(mensenVan)), { regio, nu });
};
