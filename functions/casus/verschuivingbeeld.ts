import type { Casus } from "../../shared/domain/casus.ts";
import { opgeschortTot } from "../../shared/domain/opschorting.ts";
import type { Taak } from "../../shared/domain/taak.ts";
import type { Instant } from "../../shared/domain/tijd.ts";
import type { Vastlegging } from "../../shared/domain/vastlegging.ts";

/** Whether somebody who reads these tasks may know of this record: that a term is longer tells of the task. */
export const bijZichtbareTaak = (een: Vastlegging, taken: readonly Taak[]): boolean =>
  een.soort !== "verlenging" || een.inhoud.taakId === null || taken.some(({ taakId }) => taakId === een.inhoud.taakId);

/**
 * Whether the casus rests, and how its dates moved: for everybody on it. Why is in the records, of which `leesbare` are what the
 * reader reads.
 */
export const verschuivingbeeldVan = (casus: Casus, leesbare: readonly Vastlegging[], nu: Instant) => {
  const redenVan = (id: string): string | null => {
    const record = leesbare.find(({ vastleggingId }) => vastleggingId === id);
    return record?.soort === "opschorting" || record?.soort === "hervatting" ? record.inhoud.reden : null;
  };
  const vanKop = casus.verschuivingen.map(({ id, soort, dagen, op, tot }) => ({
    ...{ id, soort, dagen, op, tot },
    ...{ taakId: null, reden: redenVan(id) },
  }));
  const verlengd = leesbare.flatMap((een) =>
    een.soort === "verlenging"
      ? [
          {
            ...{ id: een.vastleggingId, soort: een.soort, dagen: een.inhoud.dagen, op: een.vastgelegdOp },
            ...{ tot: een.inhoud.wordt, taakId: een.inhoud.taakId, reden: een.inhoud.reden },
          },
        ]
      : [],
  );
  const tot = casus.status === "open" ? opgeschortTot(casus.verschuivingen, nu) : null;
  const laatste = casus.verschuivingen.at(-1);
  return {
    opschorting:
      tot === null || laatste === undefined ? null : { opschortingId: laatste.id, tot, reden: redenVan(laatste.id) },
    verschuivingen: [...vanKop, ...verlengd].toSorted((a, b) => a.op.localeCompare(b.op)),
  };
};
