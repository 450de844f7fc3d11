import { carryVerschuivingen } from "../../shared/domain/besluiten/verschuiven.ts";
import type { CasusId } from "../../shared/domain/ids.ts";
import { gelukt } from "../../shared/domain/result.ts";
import type { Casework } from "../../shared/ports/casework.ts";
import { schrijfBladzijden } from "../../shared/runtime/schrijven.ts";

/**
 * Moves the dates of all that is open on a casus that was suspended or taken up again, page by page. The intention was committed
 * with the decision, and the watchdog offers the head again until all has moved. A page that somebody came in between of is
 * read and decided anew: what was done meanwhile stays done.
 */
export const carryVerschuivingenUseCase =
  ({ casusDossier, schrijf }: Pick<Casework, "casusDossier" | "schrijf">) =>
  async (casusId: CasusId): Promise<void> => {
    await schrijfBladzijden(async () => {
      const dossier = await casusDossier(casusId);
      const bladzijde = dossier === null ? null : carryVerschuivingen(dossier);
      if (bladzijde === null) return gelukt(false);
      const uitkomst = await schrijf(bladzijde.wijziging, []);
      return uitkomst.ok ? gelukt(!bladzijde.klaar) : uitkomst;
    }, "A page of dates");
  };
