import { TransactionCanceledException, type CancellationReason } from "@aws-sdk/client-dynamodb";
import {
  TransactWriteCommand,
  type DynamoDBDocumentClient,
  type TransactWriteCommandInput,
} from "@aws-sdk/lib-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import pRetry from "p-retry";
import { gelukt, mislukt, type Result } from "../../domain/result.ts";
import type { Wijziging } from "../../domain/wijziging.ts";
import type { Schrijffout } from "../../ports/casework.ts";
import type { Logregel } from "../../ports/verwerkingslog.ts";
import { logItem, type Loginstellingen } from "./logitems.ts";
import { itemVan, recordAls, SLEUTELS } from "./table.ts";

/** A command writes at most this many items (design rule 1); the service takes 100. */
export const MAXIMUM_ITEMS = 60;

export interface Schrijfopties {
  readonly client: DynamoDBDocumentClient;
  readonly tabel: string;
  readonly logtabel: string | null;
  readonly log: Loginstellingen;
}

type Schrijfitem = NonNullable<TransactWriteCommandInput["TransactItems"]>[number];

const itemsVan = (wijziging: Wijziging, regels: readonly Logregel[], { tabel, logtabel, log }: Schrijfopties) => {
  const koppen = new Set(wijziging.vervangen.flatMap((record) => (record.type === "casus" ? [record.casusId] : [])));
  const mitsOpen = [...new Set(wijziging.mitsOpen)].filter((casusId) => !koppen.has(casusId));
  if (regels.length > 0 && logtabel === null) throw new Error("This function has no log table to write lines to");
  return [
    ...wijziging.nieuw.map((record): Schrijfitem => ({
      Put: {
        TableName: tabel,
        Item: itemVan(record),
        ConditionExpression: "attribute_not_exists(pk)",
        ReturnValuesOnConditionCheckFailure: record.type === "idempotentie" ? "ALL_OLD" : "NONE",
      },
    })),
    ...wijziging.vervangen.map((record): Schrijfitem => ({
      Put: {
        TableName: tabel,
        Item: itemVan(record),
        ConditionExpression: "#type = :type AND versie = :vorige",
        ExpressionAttributeNames: { "#type": "type" },
        ExpressionAttributeValues: { ":type": record.type, ":vorige": record.versie - 1 },
      },
    })),
    ...mitsOpen.map((casusId): Schrijfitem => ({
      ConditionCheck: {
        TableName: tabel,
        Key: SLEUTELS.casus(casusId),
        ConditionExpression: "#status = :open",
        ExpressionAttributeNames: { "#status": "status" },
        ExpressionAttributeValues: { ":open": "open" },
      },
    })),
    ...regels.map((regel): Schrijfitem => ({
      Put: {
        TableName: logtabel ?? "",
        Item: logItem(regel, log),
        ConditionExpression: "attribute_not_exists(pk)",
      },
    })),
  ];
};

/** Reasons that pass by themselves; the SDK does not retry a cancelled transaction. */
const VOORBIJGAAND = new Set(["ThrottlingError", "ProvisionedThroughputExceeded", "RequestLimitExceeded"]);

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
    const items = itemsVan(wijziging, regels, opties);
    if (items.length === 0) return gelukt(null);
    if (items.length > MAXIMUM_ITEMS)
      throw new Error(`A command writes at most ${MAXIMUM_ITEMS} items, not ${items.length}`);
    try {
      await pRetry(() => opties.client.send(new TransactWriteCommand({ TransactItems: items })), {
        retries: 5,
        minTimeout: 25,
        maxTimeout: 1_000,
        randomize: true,
        shouldRetry: ({ error }) =>
          error instanceof TransactionCanceledException &&
          foutVan(error.CancellationReasons ?? []) === null &&
          (error.CancellationReasons ?? []).some(({ Code }) => VOORBIJGAAND.has(Code ?? "")),
      });
      return gelukt(null);
    } catch (error) {
      const fout = error instanceof TransactionCanceledException ? foutVan(error.CancellationReasons ?? []) : null;
      if (fout === null) throw error;
      return mislukt(fout);
    }
  };
