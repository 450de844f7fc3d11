import type { CancellationReason } from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import type { CasusId } from "../../domain/ids.ts";
import type { WijzigbaarRecord } from "../../domain/records.ts";
import { gelukt, mislukt, type Result } from "../../domain/result.ts";
import type { Wijziging } from "../../domain/wijziging.ts";
import type { Schrijffout } from "../../ports/casework.ts";
import type { Logregel } from "../../ports/verwerkingslog.ts";
import { logItems, type Loginstellingen } from "./logitems.ts";
import { itemVan, recordAls, SLEUTELS } from "./table.ts";
import { redenenVan, stuurTransactie, type Schrijfitem } from "./transactie.ts";
import { casussenTeToetsen, controleer } from "./wijzigingsregels.ts";

export interface Schrijfopties {
  readonly client: DynamoDBDocumentClient;
  readonly tabel: string;
  /** Null for a function that writes no log lines; then `log` may be null too. */
  readonly logtabel: string | null;
  readonly log: Loginstellingen | null;
}

const IS_OPEN = {
  voorwaarde: "#status = :open",
  namen: { "#status": "status" },
  waarden: { ":open": "open" },
} as const;

const vervang = (record: WijzigbaarRecord, tabel: string, mitsOpen: boolean): Schrijfitem => ({
  Put: {
    TableName: tabel,
    Item: itemVan(record),
    ConditionExpression: `#type = :type AND versie = :vorige${mitsOpen ? ` AND ${IS_OPEN.voorwaarde}` : ""}`,
    ExpressionAttributeNames: { "#type": "type", ...(mitsOpen ? IS_OPEN.namen : {}) },
    ExpressionAttributeValues: {
      ":type": record.type,
      ":vorige": record.versie - 1,
      ...(mitsOpen ? IS_OPEN.waarden : {}),
    },
  },
});

const controleerOpen = (casusId: CasusId, tabel: string): Schrijfitem => ({
  ConditionCheck: {
    TableName: tabel,
    Key: SLEUTELS.casus(casusId),
    ConditionExpression: IS_OPEN.voorwaarde,
    ExpressionAttributeNames: IS_OPEN.namen,
    ExpressionAttributeValues: IS_OPEN.waarden,
  },
});

const logregelItems = (regels: readonly Logregel[], { logtabel, log }: Schrijfopties): readonly Schrijfitem[] => {
  if (regels.length === 0) return [];
  if (logtabel === null || log === null) throw new Error("This function has no log table to write lines to");
  return logItems(regels, logtabel, log);
};

/** A transaction names an item once: a head that is replaced carries the condition that it is open in its own Put. */
const itemsVan = (wijziging: Wijziging, regels: readonly Logregel[], opties: Schrijfopties): readonly Schrijfitem[] => {
  const { tabel } = opties;
  const mitsOpen = new Set<string>(wijziging.mitsOpen);
  return [
    ...wijziging.nieuw.map((record): Schrijfitem => ({
      Put: {
        TableName: tabel,
        Item: itemVan(record),
        ConditionExpression: "attribute_not_exists(pk)",
        ReturnValuesOnConditionCheckFailure: record.type === "idempotentie" ? "ALL_OLD" : "NONE",
      },
    })),
    ...wijziging.vervangen.map((record) =>
      vervang(record, tabel, record.type === "casus" && mitsOpen.has(record.casusId)),
    ),
    ...casussenTeToetsen(wijziging).map((casusId) => controleerOpen(casusId, tabel)),
    ...logregelItems(regels, opties),
  ];
};

const foutVan = (redenen: readonly CancellationReason[]): Schrijffout | null => {
  for (const reden of redenen) {
    if (reden.Code === "ConditionalCheckFailed" && reden.Item !== undefined) {
      return { soort: "idempotent", eerder: recordAls("idempotentie", unmarshall(reden.Item)) };
    }
  }
  return redenen.some(({ Code }) => Code === "ConditionalCheckFailed" || Code === "TransactionConflict")
    ? { soort: "conflict" }
    : null;
};

/**
 * Writes a change and its log lines in one transaction. Somebody else first: `conflict`; a key that was used before:
 * `idempotent`, which takes precedence, because then nothing needs to be decided again.
 */
export const maakSchrijver =
  (opties: Schrijfopties) =>
  async (wijziging: Wijziging, regels: readonly Logregel[]): Promise<Result<null, Schrijffout>> => {
    controleer(wijziging, regels.length);
    const items = itemsVan(wijziging, regels, opties);
    if (items.length === 0) return gelukt(null);
    try {
      await stuurTransactie(opties.client, items);
      return gelukt(null);
    } catch (error) {
      const fout = foutVan(redenenVan(error));
      if (fout === null) throw error;
      return mislukt(fout);
    }
  };
