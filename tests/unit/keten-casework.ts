import { RECORDSCHEMAS, type KetenRecord } from "../../shared/domain/records.ts";
import { gelukt, mislukt } from "../../shared/domain/result.ts";
import type { Casework } from "../../shared/ports/casework.ts";

const sleutelVan = (item: KetenRecord): string => {
  switch (item.type) {
    case "casus":
      return `casus ${item.casusId}`;
    case "taak":
      return `taak ${item.taakId}`;
    case "melding":
      return `melding ${item.meldingId}`;
    case "gebeurtenis":
      return `gebeurtenis ${item.gebeurtenisId}`;
    case "feed-teller":
      return `teller ${item.ontvanger}`;
    case "feed-nummer":
      return `nummer ${item.ontvanger} ${item.berichtId}`;
    case "notificatie":
      return `notificatie ${item.ontvanger} ${item.nummer}`;
    case "stuurfeit":
      return `stuurfeit ${item.feitId}`;
    default:
      throw new Error(`not kept here: ${item.type}`);
  }
};

const shardVan = (sleutel: string): number => [...sleutel].reduce((som, teken) => som + teken.charCodeAt(0), 0) % 2;

type Bruikbaar = Pick<
  Casework,
  | "schrijf"
  | "casus"
  | "taak"
  | "melding"
  | "gebeurtenis"
  | "feed"
  | "notificatie"
  | "feedNummers"
  | "feedStand"
  | "vervallen"
  | "klokShards"
>;
export interface KetenCasework extends Bruikbaar {
  readonly alles: () => readonly KetenRecord[];
  readonly zet: (...items: readonly KetenRecord[]) => void;
  readonly schrijfacties: () => number;
}

/** The part of the casework that reacting functions use, in memory; each call yields, so that others come in between. */
export const maakKetenCasework = (): KetenCasework => {
  const items = new Map<string, KetenRecord>();
  let schrijfacties = 0;
  const zet = (item: KetenRecord): void => {
    const schoon = RECORDSCHEMAS[item.type].parse(structuredClone(item));
    items.set(sleutelVan(item), schoon);
  };
  const lees = async <T extends KetenRecord["type"]>(type: T, sleutel: string) => {
    await Promise.resolve();
    const item = items.get(`${sleutel}`);
    return item?.type === type ? (structuredClone(item) as Extract<KetenRecord, { type: T }>) : null;
  };
  return {
    klokShards: 2,
    alles: () => [...items.values()],
    zet: (...nieuw) => nieuw.forEach(zet),
    schrijfacties: () => schrijfacties,
    schrijf: async ({ nieuw, vervangen }) => {
      await Promise.resolve();
      const kan =
        nieuw.length + vervangen.length <= 60 &&
        nieuw.every((item) => !items.has(sleutelVan(item))) &&
        vervangen.every((item) => {
          const was = items.get(sleutelVan(item));
          if (was === undefined || !("versie" in was)) return false;
          const blok = nieuw.filter((regel) => regel.type === "notificatie").length;
          return was.versie === item.versie - (item.type === "feed-teller" ? blok : 1);
        });
      if (!kan) return mislukt({ soort: "conflict" });
      schrijfacties += 1;
      [...nieuw, ...vervangen].forEach(zet);
      await Promise.resolve();
      return gelukt(null);
    },
    casus: async (id) => lees("casus", `casus ${id}`),
    taak: async (_, id) => lees("taak", `taak ${id}`),
    melding: async (id) => lees("melding", `melding ${id}`),
    gebeurtenis: async (_, id) => lees("gebeurtenis", `gebeurtenis ${id}`),
    notificatie: async (ontvanger, nummer) => lees("notificatie", `notificatie ${ontvanger} ${nummer}`),
    feed: async (ontvanger, na, aantal) => {
      await Promise.resolve();
      return [...items.values()]
        .filter((item) => item.type === "notificatie" && item.ontvanger === ontvanger && item.nummer > na)
        .flatMap((item) => (item.type === "notificatie" ? [item] : []))
        .toSorted((a, b) => a.nummer - b.nummer)
        .slice(0, aantal);
    },
    feedNummers: async (ontvanger, ids) => {
      await Promise.resolve();
      return new Map(
        ids.flatMap((id) => {
          const item = items.get(`nummer ${ontvanger} ${id}`);
          return item?.type === "feed-nummer" ? [[id, item.nummer] as const] : [];
        }),
      );
    },
    feedStand: async (ontvanger) => (await lees("feed-teller", `teller ${ontvanger}`))?.versie ?? 0,
    vervallen: async (shard, tot, cursor, aantal) => {
      await Promise.resolve();
      const klokVan = (item: KetenRecord): string => ("klok" in item ? (item.klok ?? "") : "");
      const rij = [...items]
        .filter(([sleutel, item]) => klokVan(item) !== "" && klokVan(item) < tot && shardVan(sleutel) === shard)
        .map(([sleutel, item]) => ({ plek: `${klokVan(item)} ${sleutel}`, item }))
        .filter(({ plek }) => cursor === null || plek > cursor)
        .toSorted((a, b) => (a.plek < b.plek ? -1 : 1));
      const deel = rij.slice(0, aantal);
      return {
        items: deel.map(({ item }) => structuredClone(item)),
        volgende: rij.length > aantal ? (deel.at(-1)?.plek ?? null) : null,
      };
    },
  };
};
