import type { CasusId } from "../../domain/ids.ts";
import type { WijzigbaarRecord } from "../../domain/records.ts";
import type { Wijziging } from "../../domain/wijziging.ts";
import { sleutelVan, SLEUTELS, type Sleutel } from "./table.ts";

/** A command writes at most this many items (design rule 1); the service takes 100. */
export const MAXIMUM_ITEMS = 60;

/**
 * The version that a record must have in the store to be replaced. A feed counter is its last number, so it goes up by as
 * many as the change adds lines to that feed: that is how a block of numbers is taken (design section 7).
 */
export const vorigeVersie = (record: WijzigbaarRecord, wijziging: Pick<Wijziging, "nieuw">): number => {
  if (record.type !== "feed-teller") return record.versie - 1;
  const blok = wijziging.nieuw.filter(
    (regel) => regel.type === "notificatie" && regel.ontvanger === record.ontvanger,
  ).length;
  return record.versie - Math.max(blok, 1);
};

/** Heads that have to be open and are not written themselves: those carry the condition, or are new. */
export const casussenTeToetsen = ({ nieuw, vervangen, mitsOpen }: Wijziging): readonly CasusId[] => {
  const geschreven = new Set([...nieuw, ...vervangen].flatMap((r) => (r.type === "casus" ? [r.casusId] : [])));
  return [...new Set(mitsOpen)].filter((casusId) => !geschreven.has(casusId));
};

const tekstVan = ({ pk, sk }: Sleutel): string => `${pk}|${sk}`;

/**
 * Stops what could never be written, before anything is sent: these are mistakes in our own code, not conflicts.
 * @param regels number of log lines in the same transaction
 */
export const controleer = (wijziging: Wijziging, regels: number): void => {
  const { nieuw, vervangen } = wijziging;
  const sleutels = [
    ...[...nieuw, ...vervangen].map(sleutelVan),
    ...casussenTeToetsen(wijziging).map((casusId) => SLEUTELS.casus(casusId)),
  ].map(tekstVan);
  const aantal = sleutels.length + regels;
  if (aantal > MAXIMUM_ITEMS) throw new Error(`A command writes at most ${MAXIMUM_ITEMS} items, not ${aantal}`);
  const dubbel = [...nieuw, ...vervangen].find((record, plaats) => {
    const sleutel = sleutels[plaats];
    return sleutel !== undefined && sleutels.indexOf(sleutel) !== plaats;
  });
  if (dubbel !== undefined) throw new Error(`A change holds the same ${dubbel.type} twice`);
  const eerste = vervangen.find((record) => vorigeVersie(record, wijziging) < 1);
  if (eerste !== undefined) throw new Error(`The first version of a ${eerste.type} is new, it replaces nothing`);
};
