import {
  GetCommand,
  QueryCommand,
  TransactGetCommand,
  type DynamoDBDocumentClient,
  type QueryCommandInput,
} from "@aws-sdk/lib-dynamodb";
import { TransactionCanceledException } from "@aws-sdk/client-dynamodb";
import type { RecordType, RecordVan } from "../../domain/records.ts";
import { leesBatches } from "./batch.ts";
import { recordAls, type Item, type Sleutel } from "./table.ts";

/** Reads on the casework table; strongly consistent unless an index is asked, which cannot be. */
export const maakLezer = (client: DynamoDBDocumentClient, tabel: string) => {
  const een = async <T extends RecordType>(type: T, sleutel: Sleutel): Promise<RecordVan<T> | null> => {
    const { Item } = await client.send(new GetCommand({ TableName: tabel, Key: sleutel, ConsistentRead: true }));
    return Item === undefined ? null : recordAls(type, Item);
  };

  /** Records by key, those that exist, in no order. */
  const vele = async <T extends RecordType>(
    type: T,
    sleutels: readonly Sleutel[],
  ): Promise<readonly RecordVan<T>[]> => {
    const uniek = [...new Map(sleutels.map((sleutel) => [`${sleutel.pk}|${sleutel.sk}`, sleutel])).values()];
    return (await leesBatches(client, tabel, uniek)).map((item) => recordAls(type, item));
  };

  /**
   * Items as they stood at one moment, in the order of the keys; null while one of them is being written. Costs twice a read, so
   * only where a transaction must not be seen by halves.
   */
  const ineens = async (sleutels: readonly Sleutel[]): Promise<readonly (Item | undefined)[] | null> => {
    try {
      const { Responses } = await client.send(
        new TransactGetCommand({ TransactItems: sleutels.map((Key) => ({ Get: { TableName: tabel, Key } })) }),
      );
      return sleutels.map((_, plaats) => Responses?.[plaats]?.Item as Item | undefined);
    } catch (fout) {
      const geschreven =
        fout instanceof TransactionCanceledException &&
        (fout.CancellationReasons ?? []).every(({ Code }) => Code === "None" || Code === "TransactionConflict");
      if (geschreven) return null;
      throw fout;
    }
  };

  /** All items of a query, page by page. */
  const alle = async (vraag: Omit<QueryCommandInput, "TableName" | "ExclusiveStartKey">): Promise<readonly Item[]> => {
    const items: Item[] = [];
    let vanaf: QueryCommandInput["ExclusiveStartKey"];
    do {
      const antwoord = await client.send(
        new QueryCommand({ ConsistentRead: true, ...vraag, TableName: tabel, ExclusiveStartKey: vanaf }),
      );
      items.push(...((antwoord.Items ?? []) as Item[]));
      vanaf = antwoord.LastEvaluatedKey;
    } while (vanaf !== undefined);
    return items;
  };

  /** One page of a query and whether there is more. */
  const bladzijde = async (
    vraag: Omit<QueryCommandInput, "TableName">,
  ): Promise<{ items: readonly Item[]; meer: boolean }> => {
    const { Items, LastEvaluatedKey } = await client.send(new QueryCommand({ ...vraag, TableName: tabel }));
    return { items: (Items ?? []) as Item[], meer: LastEvaluatedKey !== undefined };
  };

  return { een, vele, ineens, alle, bladzijde };
};
