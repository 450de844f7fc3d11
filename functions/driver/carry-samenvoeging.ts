import { carrySamenvoeging, shieldSamengevoegde } from "../../shared/domain/besluiten/samenvoeging-uitvoeren.ts";
import { isAfTeSchermen, isSamenTeVoegen } from "../../shared/domain/casussamenvoeging.ts";
import type { CasusId } from "../../shared/domain/ids.ts";
import { gelukt, type Result } from "../../shared/domain/result.ts";
import type { Instant } from "../../shared/domain/tijd.ts";
import type { Schrijffout } from "../../shared/ports/casework.ts";
import { besluitcontext, type OpenbareAfhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { schrijfBladzijden } from "../../shared/runtime/schrijven.ts";

/**
 * Carries out what a merge of two casussen intends, page by page: the open work of the one that ended comes along; and once the one
 * that went on closes, what ended in it is shielded. Both intentions were committed with the decision, and the watchdog offers the
 * head again until they are carried out. A page that somebody came in between of is read and decided anew.
 */
export const carrySamenvoegingUseCase = (afhankelijkheden: OpenbareAfhankelijkheden, nu: () => Instant) => {
  const { casework } = afhankelijkheden;
  const context = () => besluitcontext(afhankelijkheden, nu(), null);

  const bladzijde = async (casusId: CasusId): Promise<Result<boolean, Schrijffout>> => {
    const dossier = await casework.casusDossier(casusId);
    if (dossier === null || !isSamenTeVoegen(dossier.casus)) return gelukt(false);
    const bron = await casework.casusDossier(dossier.casus.samenTeVoegen);
    if (bron === null) throw new Error("A casus that ended in another is not there");
    const page = carrySamenvoeging(dossier, bron, await casework.dossiers(bron.casus.dossierIds), context());
    if (page === null) return gelukt(false);
    const uitkomst = await casework.schrijf(page.wijziging, []);
    return uitkomst.ok ? gelukt(!page.klaar) : uitkomst;
  };

  const schermAf = async (casusId: CasusId): Promise<Result<boolean, Schrijffout>> => {
    const casus = await casework.casus(casusId);
    if (!isAfTeSchermen(casus)) return gelukt(false);
    const wijziging = shieldSamengevoegde(casus, await casework.casussen(casus.samengevoegd), context());
    const uitkomst = await casework.schrijf(wijziging, []);
    return uitkomst.ok ? gelukt(false) : uitkomst;
  };

  return async (casusId: CasusId): Promise<void> => {
    await schrijfBladzijden(() => bladzijde(casusId), "A page of a merge");
    await schrijfBladzijden(() => schermAf(casusId), "The shielding of what ended in a casus");
  };
};
