import { rematch } from "../../shared/domain/besluiten/matching.ts";
import type { DossierId } from "../../shared/domain/ids.ts";
import { gelukt } from "../../shared/domain/result.ts";
import type { Instant } from "../../shared/domain/tijd.ts";
import { besluitcontext, type Afhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { leesMatchdossier, leesPersonen, zoekKandidaten } from "../../shared/runtime/dossiering.ts";
import { client, verwerkingVan } from "../../shared/runtime/logregels.ts";
import { schrijfMetHerkansing } from "../../shared/runtime/schrijven.ts";

/**
 * Holds a dossier against all that share a search key with it, once it is committed: of variants of one person that came at
 * the same moment the last finds the others (design section 6). The intention was committed with the dossier, and the watchdog
 * offers it again.
 */
export const rematchDossierUseCase =
  (afhankelijkheden: Afhankelijkheden, nu: () => Instant) =>
  async (dossierId: DossierId): Promise<void> => {
    const { casework, sleutels } = afhankelijkheden;
    const geschreven = await schrijfMetHerkansing(async () => {
      const match = await leesMatchdossier(casework, dossierId);
      if (match?.dossier.teMatchen !== true) return gelukt(null);
      const kandidaten = await zoekKandidaten(casework, match.dossier.zoeksleutels);
      const personen = await leesPersonen(casework, match.dossier, kandidaten);
      const vragen = await casework.matchvragen([...personen.keys()]);
      const moment = nu();
      const wijziging = rematch(match, kandidaten, vragen, personen, besluitcontext(afhankelijkheden, moment, null));
      const vraag = [...wijziging.nieuw, ...wijziging.vervangen].find(({ type }) => type === "matchvraag");
      // Comparing is processing: a line for each person who is put before somebody.
      const gewogen = vraag?.type === "matchvraag" ? vraag.kandidaten.map(({ dossierId: id }) => id) : [];
      const regels = await verwerkingVan(
        "matchDossier",
        [...new Set([dossierId, ...gewogen])].map(client),
        { moment, nieuwId: afhankelijkheden.nieuwId },
        sleutels,
      );
      const uitkomst = await casework.schrijf(wijziging, regels);
      return uitkomst.ok ? gelukt(null) : uitkomst;
    });
    if (!geschreven.ok) throw new Error("The dossier could not be matched: others kept changing it");
  };
