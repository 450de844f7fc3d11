import type { CasusId } from "../../domain/ids.ts";
import type { Wijziging } from "../../domain/wijziging.ts";
import { sleutelVan, type Sleutel } from "./table.ts";

/** A command writes at most this many items (design rule 1); the service takes 100. */
export const MAXIMUM_ITEMS = 60;

/** Heads that have to be open and are not written themselves: those carry the condition in their own write, or are new. */
export const casussenTeToetsen = ({ nieuw, vervangen, mitsOpen }: Wijziging): readonly CasusId[] => {
  const geschreven = new Set(
    [...nieuw, ...vervangen].flatMap((record) => (record.type === "casus" ? [record.casusId] : [])),
  );
  return [...new Set(mitsOpen)].filter((casusId) => !geschreven.has(casusId));
};

const tekstVan = ({ pk, sk }: Sleutel): string => `${pk}|${sk}`;

/** The document client drops an undefined field without a word; what is stored would no longer parse. */
const weigerOntbrekend = (waarde: unknown, waar: string): void => {
  if (waarde === undefined) throw new Error(`A record without a value, not even null, at ${waar}`);
  if (typeof waarde !== "object" || waarde === null) return;
  for (const [naam, deel] of Object.entries(waarde)) weigerOntbrekend(deel, `${waar}.${naam}`);
};

/**
 * Stops what could never be written, before anything is sent: these are mistakes in our own code, not conflicts.
 * @param regels number of log lines in the same transaction
 */
export const controleer = (wijziging: Wijziging, regels: number): void => {
  const records = [...wijziging.nieuw, ...wijziging.vervangen];
  const aantal = records.length + casussenTeToetsen(wijziging).length + regels;
  if (aantal > MAXIMUM_ITEMS) throw new Error(`A command writes at most ${MAXIMUM_ITEMS} items, not ${aantal}`);
  const sleutels = records.map((record) => tekstVan(sleutelVan(record)));
  const dubbel = records.find((_, plaats) => sleutels.indexOf(sleutels[plaats] ?? "") !== plaats);
  if (dubbel !== undefined) throw new Error(`A change holds the same ${dubbel.type} twice`);
  const eerste = wijziging.vervangen.find(({ versie }) => versie < 2);
  if (eerste !== undefined) throw new Error(`The first version of a ${eerste.type} is new, it replaces nothing`);
  for (const record of records) weigerOntbrekend(record, record.type);
};
