import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { QueryCommand, ScanCommand, UpdateCommand, type DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { verwijstekst } from "../../domain/sluitend/spoor.ts";
import type { Sporen } from "../../ports/sluitend.ts";
import { leesBatches } from "./batch.ts";
import type { Sleutel } from "./indexsleutels.ts";
import { herstelVan, plaatsVan, PROJECTIE, sleutelBij, sleutelOp, spoorVan } from "./spoorvelden.ts";
import { CASUS_VOORVOEGSEL, SLEUTELS, type Item } from "./table.ts";

const naarCursor = (sleutel: Sleutel): string => Buffer.from(JSON.stringify(sleutel)).toString("base64url");
const uitCursor = (cursor: string): Sleutel => JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")) as Sleutel;

/**
 * The table as a whole on DynamoDB. Whoever is given this may be refused every attribute but those of `SPOORATTRIBUTEN`: each request
 * names them.
 * @param nu the moment from which on what is offered again is due
 */
export const maakSporen = (client: DynamoDBDocumentClient, tabel: string, nu: () => string): Sporen => {
  const haal = (sleutels: readonly Sleutel[]): Promise<readonly Item[]> =>
    leesBatches(client, tabel, sleutels, PROJECTIE);
  return {
    bladzijde: async (cursor, aantal) => {
      const { Items, LastEvaluatedKey } = await client.send(
        new ScanCommand({
          ...{ TableName: tabel, Limit: aantal, ConsistentRead: true, Select: "SPECIFIC_ATTRIBUTES", ...PROJECTIE },
          ...(cursor === null ? {} : { ExclusiveStartKey: uitCursor(cursor) }),
        }),
      );
      return {
        items: (Items ?? []).map(spoorVan),
        volgende: LastEvaluatedKey === undefined ? null : naarCursor(LastEvaluatedKey as Sleutel),
      };
    },
    zoek: async (verwijzingen) => {
      const bij = new Map(verwijzingen.map((een) => [plaatsVan(sleutelBij(een)), een]));
      const items = await haal([...bij.keys()].map(sleutelOp));
      return new Map(
        items.flatMap((item) => {
          const verwijzing = bij.get(plaatsVan(item));
          return verwijzing === undefined ? [] : [[verwijstekst(verwijzing), spoorVan(item)] as const];
        }),
      );
    },
    opPlaats: async (plaatsen) => (await haal([...new Set(plaatsen)].map(sleutelOp))).map(spoorVan),
    delen: async (casusId) => {
      const items: Item[] = [];
      let vanaf: Sleutel | undefined;
      do {
        const antwoord = await client.send(
          new QueryCommand({
            TableName: tabel,
            KeyConditionExpression: "pk = :pk AND begins_with(sk, :voorvoegsel)",
            ExpressionAttributeValues: { ":pk": SLEUTELS.casus(casusId).pk, ":voorvoegsel": CASUS_VOORVOEGSEL },
            ...{ ConsistentRead: true, Select: "SPECIFIC_ATTRIBUTES", ...PROJECTIE },
            ExclusiveStartKey: vanaf,
          }),
        );
        items.push(...((antwoord.Items ?? []) as Item[]));
        vanaf = antwoord.LastEvaluatedKey as Sleutel | undefined;
      } while (vanaf !== undefined);
      return items.map(spoorVan);
    },
    herstel: async (spoor, herstel) => {
      const { sleutel, expressie } = herstelVan(spoor, herstel, nu());
      try {
        await client.send(new UpdateCommand({ TableName: tabel, Key: sleutel, ...expressie }));
        return true;
      } catch (fout) {
        if (fout instanceof ConditionalCheckFailedException) return false;
        throw fout;
      }
    },
  };
};
