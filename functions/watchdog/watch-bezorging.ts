import { verwerkAfloop } from "../../shared/domain/afloop.ts";
import { alsFeedregel, biedNotificatieAan } from "../../shared/domain/bezorging.ts";
import { biedKanaalAan, isUitgevallen, kanaalVervallen, type Kanaalstand } from "../../shared/domain/kanaal.ts";
import type { Notificatie } from "../../shared/domain/notificatie.ts";
import { naarBusbericht, naarKanaalsein } from "../../shared/events/index.ts";
import type { Busbericht } from "../../shared/ports/keten.ts";
import { codeVan } from "../../shared/runtime/log.ts";
import { logVan } from "../../shared/runtime/ontvangerlog.ts";
import { herkansing, schrijf, type KlokAfhankelijkheden, type Nu } from "./watch.ts";

/** It waited for a day and nobody tried, so nobody will: given up as one that was tried would be. */
const geefOp = async (item: Notificatie, nu: Nu, afhankelijkheden: KlokAfhankelijkheden): Promise<void> => {
  const { casework, besluit, tel } = afhankelijkheden;
  const { ontvanger, nummer } = item;
  const log = logVan(ontvanger, afhankelijkheden.log);
  const { notificatie, wijziging, kanaal } = verwerkAfloop(
    { notificatie: item, kanaal: await casework.kanaal(ontvanger) },
    { soort: "niet-geprobeerd" },
    // Nothing went over any channel.
    "",
    { ...herkansing(nu, afhankelijkheden), nieuwId: besluit.nieuwId, regio: besluit.regio },
  );
  // Somebody else was first, with the line or with the channel: it is still due, and is seen again.
  if (!(await casework.schrijf(wijziging, [])).ok) return;
  tel("Opgegeven");
  tel("BezorgingOpgegeven");
  log("bericht-onbestelbaar", { ontvanger, volgnummer: nummer, poging: notificatie.pogingen });
  if (kanaal === null) return;
  log("kanaal-hapert", { ontvanger, uitkomst: codeVan(notificatie.reden ?? "onbekend") });
};

/** A line that was not delivered goes on the bus again. The date moves first and the event follows: of two watchdogs one offers it. */
export const bezorgOpnieuw = async (
  item: Notificatie,
  nu: Nu,
  afhankelijkheden: KlokAfhankelijkheden,
): Promise<Busbericht | null> => {
  if (item.bezorging !== "wacht" && item.bezorging !== "mislukt") {
    await schrijf({ ...item, versie: item.versie + 1, klok: null }, afhankelijkheden);
    return null;
  }
  const { tel, instellingen, kanalen } = afhankelijkheden;
  const bericht = naarBusbericht(item, instellingen);
  // It went over a channel that is no more. On the bus once again, for a queue or bus of its own may have come in its place.
  if (!kanalen.has(item.ontvanger)) return (await schrijf(alsFeedregel(item), afhankelijkheden)) ? bericht : null;
  const nieuw = biedNotificatieAan(item, herkansing(nu, afhankelijkheden));
  if (nieuw === null) {
    await geefOp(item, nu, afhankelijkheden);
    return null;
  }
  if (!(await schrijf(nieuw, afhankelijkheden))) return null;
  tel("Heraangeboden");
  return bericht;
};

/**
 * A channel that falters: it counts for ops, and whoever can mail its recipient is asked to. Counted here, on what is stored, for who began the outage may
 * have died before it could.
 */
export const meldKanaal = async (
  item: Kanaalstand,
  nu: Nu,
  afhankelijkheden: KlokAfhankelijkheden,
): Promise<Busbericht | null> => {
  if (!afhankelijkheden.kanalen.has(item.ontvanger)) {
    await schrijf(kanaalVervallen(item), afhankelijkheden);
    return null;
  }
  if (!(await schrijf(biedKanaalAan(item, nu), afhankelijkheden)) || !isUitgevallen(item)) return null;
  afhankelijkheden.tel("KanaalHapert");
  return naarKanaalsein(item.ontvanger);
};
