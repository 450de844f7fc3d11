import { wachtOpCasus } from "../../shared/domain/besluiten/signalen.ts";
import type { Dossier } from "../../shared/domain/dossier.ts";
import type { DossierId, MeldingId } from "../../shared/domain/ids.ts";
import { gelukt } from "../../shared/domain/result.ts";
import type { Instant } from "../../shared/domain/tijd.ts";
import { besluitcontext, type Afhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { leesWortel } from "../../shared/runtime/dossiering.ts";
import { client, verwerkingVan } from "../../shared/runtime/logregels.ts";
import { alleVerdergaande } from "../../shared/runtime/samenvoeging.ts";
import { schrijfMetHerkansing } from "../../shared/runtime/schrijven.ts";
import { hoogOp, leesSignaaldelen } from "../../shared/runtime/signalering.ts";

/** Why a signal came to a casus without anybody deciding so. */
const REDEN = "Er kwam een melding over deze persoon: wat als signaal was aangehouden, hoort daarbij.";

/** Whether the person of this dossier has an open casus. */
const heeftOpenCasus = async (
  casework: Pick<Afhankelijkheden["casework"], "dossiers" | "casussen">,
  dossier: Dossier,
): Promise<boolean> => {
  const wortel = await leesWortel(casework, dossier);
  const ids = [...new Set([dossier.laatsteCasusId, wortel.laatsteCasusId])].filter((casusId) => casusId !== null);
  return (await alleVerdergaande(casework, ids)).some(({ status }) => status === "open");
};

/**
 * Brings signals to their casus: those that were kept on a dossier whose person has an open casus now (`opDossier`), and the persons that a
 * raised signal still has to give one (`vanMelding`). The intention was committed with the dossier or the signal; each step is one
 * transaction that can be repeated, and the watchdog offers it again (design rule 1).
 */
export const joinSignalenUseCase = (afhankelijkheden: Afhankelijkheden, nu: () => Instant) => {
  const { casework, sleutels, nieuwId } = afhankelijkheden;

  const verder = async (meldingId: MeldingId): Promise<void> => {
    const geschreven = await schrijfMetHerkansing(async () => {
      const melding = await casework.melding(meldingId);
      if (melding === null) return gelukt(null);
      const delen = await leesSignaaldelen(casework, melding);
      // Nobody decided that a casus opens: only to one that is there it comes by itself.
      const vanzelf = melding.signaal?.status === "aangehouden" && delen.some(({ open }) => open !== null);
      if (!vanzelf && !wachtOpCasus(melding)) return gelukt(null);
      const moment = nu();
      const wijziging = await hoogOp(casework, melding, delen, REDEN, besluitcontext(afhankelijkheden, moment, null));
      // Its last persons do not have their dossier yet: after that it is offered again.
      if (!wijziging.ok) return gelukt(null);
      const clienten = delen.map(({ dossier }) => client(dossier.dossierId));
      const regels = await verwerkingVan("voegSignaalToe", clienten, { moment, nieuwId }, sleutels);
      const uitkomst = await casework.schrijf(wijziging.waarde, regels);
      return uitkomst.ok ? gelukt(null) : uitkomst;
    });
    if (!geschreven.ok) throw new Error("The signal could not join its casus: others kept changing it");
  };

  return {
    vanMelding: verder,
    opDossier: async (dossierId: DossierId): Promise<void> => {
      const dossier = await casework.dossier(dossierId);
      if (dossier === null || dossier.aangehouden.length === 0) return;
      if (await heeftOpenCasus(casework, dossier)) for (const meldingId of dossier.aangehouden) await verder(meldingId);
    },
  };
};
