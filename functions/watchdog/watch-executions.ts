import { hervatUitvoering, roepOp } from "../../shared/domain/bewaking.ts";
import { kopwerkVan } from "../../shared/domain/kopwerk.ts";
import { isVerouderd } from "../../shared/domain/loopstand.ts";
import { loopVan, type Gelopen } from "../../shared/domain/loop.ts";
import { PAD } from "../../shared/domain/pad.ts";
import { plusSeconden } from "../../shared/domain/tijd.ts";
import { schrijf, type KlokAfhankelijkheden, type Nu } from "./watch.ts";

/** Since when the record stands where it stands. */
const sindsVan = (record: Gelopen): Nu => (record.type === "interventie" ? record.begonnenOp : record.positie.sinds);

/** The task that the machine of this record waits on; null: on none. */
const wachttaakVan = async (record: Gelopen, { casework }: KlokAfhankelijkheden) => {
  const { lopendeTaakId } = record;
  if (lopendeTaakId === null) return null;
  return record.type === "strafrechtelijk-traject"
    ? casework.trajecttaak(record.trajectId, lopendeTaakId)
    : casework.taak(record.casusId, lopendeTaakId);
};

/** Whether a machine does this step by itself, in seconds: nobody waits on anything but on it. */
const isAutomatisch = (record: Gelopen): boolean =>
  record.type === "casus" && PAD[record.positie.stap].uitvoering === "automatisch";

/**
 * Whether the running machine waits where the record stands. One that runs but holds no open task (its function failed and
 * nobody told it) would wait for ever; it has one control period to get there. So has one that does a step by itself: another may
 * take that over at any time, for its pages rest on the record (design rule 1).
 */
const machineWacht = async (record: Gelopen, nu: Nu, afhankelijkheden: KlokAfhankelijkheden): Promise<boolean> => {
  if (plusSeconden(sindsVan(record), afhankelijkheden.casusControleSeconden) > nu) return true;
  if (isAutomatisch(record)) return false;
  const taak = await wachttaakVan(record, afhankelijkheden);
  return taak?.status === "open" && taak.uitvoering?.naam === loopVan(record).naam;
};

/** Sees to it that the execution of a casus, an intervention or a criminal track is there: asked for again, left alone, or taken anew (rule 2). */
export const bewaakLoop = async (record: Gelopen, nu: Nu, afhankelijkheden: KlokAfhankelijkheden): Promise<void> => {
  const { ketenmachines, casusControleSeconden, heraanbodSeconden, uitvoeringDagen, tel, log } = afhankelijkheden;
  // What should be done in seconds is looked at again soon, a start that was asked for too: whoever stopped it left work undone.
  const onaf = record.type === "casus" && kopwerkVan(record).length > 0;
  const gevraagd = record.uitvoering.status === "gevraagd";
  const spoedig = isAutomatisch(record) || onaf || gevraagd;
  const klok = plusSeconden(nu, spoedig ? heraanbodSeconden : casusControleSeconden);
  if (gevraagd) {
    if (await schrijf(roepOp(record, klok), afhankelijkheden)) tel("Heraangeboden");
    return;
  }
  const loopt = await ketenmachines.loopt(loopVan(record));
  // One that has run for long is relieved while it still can be: it hears so from the one that takes over.
  const vernieuwt = loopt && isVerouderd(record.uitvoering, nu, uitvoeringDagen);
  if (loopt && !vernieuwt && (await machineWacht(record, nu, afhankelijkheden))) {
    const gezien = onaf ? roepOp(record, klok) : { ...record, versie: record.versie + 1, klok };
    if ((await schrijf(gezien, afhankelijkheden)) && onaf) tel("Heraangeboden");
  } else {
    // A fault that lasts holds up every machine: from one that still runs is taken over once a period. Of one that is gone the next is
    // looked for soon. The driver, which comes by to start it, does what is left undone as well.
    const hervat = hervatUitvoering(record, plusSeconden(nu, loopt ? casusControleSeconden : heraanbodSeconden), nu);
    if (!(await schrijf(hervat, afhankelijkheden))) return;
    tel(vernieuwt ? "Vernieuwd" : "Hervat");
    log("uitvoering-hervat", loopVan(hervat).log);
  }
};
