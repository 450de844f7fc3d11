import { leesbaarRecordVan, recordVan, type Item } from "../../shared/adapters/dynamodb/table.ts";
import type { KetenRecord, RecordType, RecordVan } from "../../shared/domain/records.ts";

/** Nobody changes it any more, however deep: who would, fails. */
export const bevries = <T>(waarde: T): T => {
  if (typeof waarde !== "object" || waarde === null || Object.isFrozen(waarde)) return waarde;
  for (const deel of Object.values(waarde)) bevries(deel);
  return Object.freeze(waarde);
};

const gelezen = new WeakMap<Item, KetenRecord>();
const onthoud = (item: Item, record: KetenRecord): KetenRecord => {
  gelezen.set(item, bevries(record));
  return record;
};

/**
 * The record of a stored item. An item never changes, for a write puts another in its place: so each is parsed once, and everybody
 * who reads it shares the record, which nobody can change. Parsing is most of what a store in memory costs.
 */
export const lees = (item: Item): KetenRecord => gelezen.get(item) ?? onthoud(item, recordVan(item));

/** As `lees`, of an item that should be of this type. */
export const leesAls = <T extends RecordType>(type: T, item: Item): RecordVan<T> => {
  if (item["type"] !== type) throw new Error(`Expected an item of type ${type}`);
  return lees(item) as RecordVan<T>;
};

/** As `lees`, or null when it does not fit its schema. */
export const leesOfNiets = (item: Item): KetenRecord | null => {
  const bekend = gelezen.get(item) ?? leesbaarRecordVan(item);
  return bekend === null ? null : onthoud(item, bekend);
};
