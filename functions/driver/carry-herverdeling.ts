import { herverdeelWerk } from "../../shared/domain/besluiten/herverdelen.ts";
import type { CasusId } from "../../shared/domain/ids.ts";
import { gelukt } from "../../shared/domain/result.ts";
import type { Instant } from "../../shared/domain/tijd.ts";
import { besluitcontext, type Afhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { schrijfBladzijden } from "../../shared/runtime/schrijven.ts";

/**
 * Gives open work, page by page, to who has that part in the casus now: another gemeente, another who directs it. The intention was
 * committed with the decision, and the watchdog offers the head again until all is with its owner. A page that somebody came in
 * between of is read and decided anew: what was done meanwhile stays done.
 */
export const carryHerverdelingUseCase =
  (afhankelijkheden: Afhankelijkheden, nu: () => Instant) =>
  async (casusId: CasusId): Promise<void> => {
    const { casusDossier, schrijf } = afhankelijkheden.casework;
    await schrijfBladzijden(async () => {
      const dossier = await casusDossier(casusId);
      const bladzijde = dossier === null ? null : herverdeelWerk(dossier, besluitcontext(afhankelijkheden, nu(), null));
      if (bladzijde === null) return gelukt(false);
      const uitkomst = await schrijf(bladzijde.wijziging, []);
      return uitkomst.ok ? gelukt(!bladzijde.klaar) : uitkomst;
    }, "A page of work that is given on");
  };
