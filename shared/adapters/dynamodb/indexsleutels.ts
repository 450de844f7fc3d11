import { createHash } from "node:crypto";
import { KETENREGIETEAM } from "../../domain/regio.ts";
import type { Eigenaar } from "../../domain/taak.ts";

/*
 * Where the indexes have what is open: in the worklists by owner and date, on the clock by date. Of everything else: table.ts.
 */

/** Names of the table's attributes and indexes; infra makes the tables by them. ACCESS_PATTERNS.md tells who asks what. */
export const TABEL = {
  pk: "pk",
  sk: "sk",
  verlooptOp: "verlooptOp",
  indexen: {
    /** Open tasks per owner by date, and the list of preventieactiviteiten. */
    werk: { naam: "werk", pk: "werkPk", sk: "werkSk" },
    /** Everything with a next date, sharded (design section 2, rule 3). */
    klok: { naam: "klok", pk: "klokPk", sk: "klokSk" },
  },
} as const;

/** Shards of the clock: its writes spread over as many partitions, and as many readers may share the work. */
export const KLOK_SHARDS = 8;

/** Shards of the one worklist that every casus writes to: the team's. A page of it is merged by date. */
const TEAM_SHARDS = 4;

/** Primary key of an item. */
export interface Sleutel {
  readonly pk: string;
  readonly sk: string;
}

/** Evenly spread over the shards, the same for the same text. */
const shardVan = (tekst: string, shards: number): number =>
  createHash("sha256").update(tekst).digest().readUInt32BE() % shards;

/** Partitions of the worklist of an owner, one a shard. */
export const werkPksVan = (eigenaar: Eigenaar): readonly string[] => {
  const pk = `WERK#${eigenaar.organisatie}#${eigenaar.rol}`;
  if (eigenaar.organisatie !== KETENREGIETEAM) return [pk];
  return Array.from({ length: TEAM_SHARDS }, (_, shard) => `${pk}#${shard}`);
};
const werkPkVan = ({ eigenaar, taakId }: { readonly eigenaar: Eigenaar; readonly taakId: string }): string => {
  const pks = werkPksVan(eigenaar);
  return pks[shardVan(taakId, pks.length)] ?? "";
};

/** Place of an open task in a worklist: by date, then by id. */
export const werkSkVan = (taak: { readonly uiterlijkOp: string; readonly taakId: string }): string =>
  `${taak.uiterlijkOp}#${taak.taakId}`;

/** Partition of a shard of the clock. */
export const klokPkVan = (shard: number): string => `KLOK#${shard}`;

const TAAKTYPEN: readonly string[] = ["taak", "meldingtaak", "trajecttaak"];

/** What says where a task belongs in a worklist; null is what is missing. */
interface Taakvelden {
  readonly type: string;
  readonly status: string | null;
  readonly eigenaar: Eigenaar | null;
  readonly taakId: string | null;
  readonly uiterlijkOp: string | null;
}

/** The keys of a task in the worklists, none when it is not open; null: it is no task, or lacks what would say where it belongs. */
export const taakSleutelsVan = (velden: Taakvelden): Readonly<Record<string, string>> | null => {
  const { pk, sk } = TABEL.indexen.werk;
  const { eigenaar, taakId, uiterlijkOp } = velden;
  if (!TAAKTYPEN.includes(velden.type)) return null;
  if (velden.status !== "open") return {};
  if (eigenaar === null || taakId === null || uiterlijkOp === null) return null;
  return { [pk]: werkPkVan({ eigenaar, taakId }), [sk]: werkSkVan({ uiterlijkOp, taakId }) };
};

/** The keys of what the clock has to look at then; none when it has no date. */
export const klokSleutelsVan = (klok: string | null, sleutel: Sleutel): Readonly<Record<string, string>> => {
  if (klok === null) return {};
  const { pk, sk } = TABEL.indexen.klok;
  return {
    [pk]: klokPkVan(shardVan(`${sleutel.pk}|${sleutel.sk}`, KLOK_SHARDS)),
    [sk]: `${klok}#${sleutel.pk}#${sleutel.sk}`,
  };
};
