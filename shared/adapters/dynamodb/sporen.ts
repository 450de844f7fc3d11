import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import {
  BatchGetCommand,
  QueryCommand,
  ScanCommand,
  UpdateCommand,
  type DynamoDBDocumentClient,
} from "@aws-sdk/lib-dynamodb";
import pRetry from "p-retry";
import type { Herstel } from "../../domain/sluitend/bevinding.ts";
import {
  SPOORPADEN,
  spoorSchema,
  verwijstekst,
  type Plaats,
  type Spoor,
  type Verwijzing,
} from "../../domain/sluitend/spoor.ts";
import type { Sporen } from "../../ports/sluitend.ts";
import { CASUS_VOORVOEGSEL, SLEUTELS, type Item } from "./table.ts";
import { klokSleutelsVan, TABEL, taakSleutelsVan, type Sleutel } from "./indexsleutels.ts";

const { werk, klok: klokindex } = TABEL.indexen;
const SLEUTELVELDEN = [TABEL.pk, TABEL.sk, klokindex.pk, klokindex.sk, werk.pk, werk.sk] as const;

/** The attributes of a record that are read: the role of who reads them may be limited to these. */
export const SPOORATTRIBUTEN: readonly string[] = [
  ...new Set([...SLEUTELVELDEN, ...SPOORPADEN.map(([veld]) => veld)]),
].toSorted();
/** The attributes that a mending sets or rests on. */
export const HERSTELATTRIBUTEN: readonly string[] = [
  ...new Set([...SLEUTELVELDEN, ...(["type", "versie", "klok", "aanbieden"] as const)]),
].toSorted();

/** The parts of a record that are read, as DynamoDB asks for them: names that it keeps for itself are paths too. */
const PROJECTIE = (() => {
  const namen = new Map<string, string>();
  const naam = (deel: string): string => {
    const sleutel = namen.get(deel) ?? `#p${String(namen.size)}`;
    namen.set(deel, sleutel);
    return sleutel;
  };
  const paden = [...SLEUTELVELDEN.map((veld) => [veld]), ...SPOORPADEN];
  return {
    ProjectionExpression: paden.map((pad) => pad.map(naam).join(".")).join(", "),
    ExpressionAttributeNames: Object.fromEntries([...namen].map(([deel, sleutel]) => [sleutel, deel])),
  };
})();

const SCHEIDING = "|";
const plaatsVan = ({ pk, sk }: Sleutel): Plaats => `${pk}${SCHEIDING}${sk}`;
const sleutelOp = (plaats: Plaats): Sleutel => {
  const bij = plaats.indexOf(SCHEIDING);
  return { pk: plaats.slice(0, bij), sk: plaats.slice(bij + 1) };
};

/** The key of the record that is meant, made as everybody makes it. */
export const sleutelBij = ([type, ...delen]: Verwijzing): Sleutel =>
  (SLEUTELS[type] as (...delen: (string | number)[]) => Sleutel)(...delen);

const gelijk = (
  item: Readonly<Record<string, unknown>>,
  [pk, sk]: readonly [string, string],
  hoort: Readonly<Record<string, string>>,
) => item[pk] === hoort[pk] && item[sk] === hoort[sk];

/** An item as the reconciliation sees it, and whether the indexes have it where its own fields say that it belongs. */
export const spoorVan = (item: Readonly<Record<string, unknown>>): Spoor => {
  const gelezen = spoorSchema.parse(item);
  const sleutel = { pk: String(item[TABEL.pk]), sk: String(item[TABEL.sk]) };
  const inLijst = taakSleutelsVan(gelezen);
  return {
    ...gelezen,
    plaats: plaatsVan(sleutel),
    opKlok: gelijk(item, [klokindex.pk, klokindex.sk], klokSleutelsVan(gelezen.klok, sleutel)),
    inLijst: inLijst === null || gelijk(item, [werk.pk, werk.sk], inLijst),
  };
};

/** The update of an item that this mending is: on the condition that it is the version that was seen. */
export const herstelVan = (spoor: Spoor, herstel: Herstel, nu: string) => {
  const sleutel = sleutelOp(spoor.plaats);
  const klok = herstel.soort === "klok" ? herstel.klok : nu;
  const zet: Readonly<Record<string, unknown>> = {
    klok,
    ...(herstel.soort === "aanbieden" ? { aanbieden: true } : {}),
    ...klokSleutelsVan(klok, sleutel),
    ...taakSleutelsVan(spoor),
  };
  const velden = [klokindex.pk, klokindex.sk, ...(taakSleutelsVan(spoor) === null ? [] : [werk.pk, werk.sk])];
  const verwijder = velden.filter((veld) => !(veld in zet));
  const namen = [...Object.keys(zet), ...verwijder];
  return {
    sleutel,
    zet,
    verwijder,
    expressie: {
      UpdateExpression: [
        `SET versie = versie + :een, ${Object.keys(zet)
          .map((naam) => `#${naam} = :${naam}`)
          .join(", ")}`,
        ...(verwijder.length === 0 ? [] : [`REMOVE ${verwijder.map((naam) => `#${naam}`).join(", ")}`]),
      ].join(" "),
      ConditionExpression: "#type = :type AND versie = :gezien",
      ExpressionAttributeNames: { "#type": "type", ...Object.fromEntries(namen.map((naam) => [`#${naam}`, naam])) },
      ExpressionAttributeValues: {
        ...{ ":een": 1, ":type": spoor.type, ":gezien": spoor.versie },
        ...Object.fromEntries(Object.entries(zet).map(([naam, waarde]) => [`:${naam}`, waarde])),
      },
    },
  };
};

/** The service's limit for one batch of reads. */
const PER_BATCH = 100;
class NogTeLezen extends Error {}

const naarCursor = (sleutel: Sleutel): string => Buffer.from(JSON.stringify(sleutel)).toString("base64url");
const uitCursor = (cursor: string): Sleutel => JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")) as Sleutel;

/**
 * The table as a whole on DynamoDB. Whoever is given this may be refused every attribute but {@link SPOORATTRIBUTEN}: each request
 * names them.
 * @param nu the moment from which on what is offered again is due
 */
export const maakSporen = (client: DynamoDBDocumentClient, tabel: string, nu: () => string): Sporen => {
  const haal = async (sleutels: readonly Sleutel[]): Promise<readonly Item[]> => {
    const items: Item[] = [];
    for (let van = 0; van < sleutels.length; van += PER_BATCH) {
      let over: Sleutel[] = sleutels.slice(van, van + PER_BATCH);
      await pRetry(
        async () => {
          const { Responses, UnprocessedKeys } = await client.send(
            new BatchGetCommand({ RequestItems: { [tabel]: { Keys: over, ConsistentRead: true, ...PROJECTIE } } }),
          );
          items.push(...((Responses?.[tabel] ?? []) as Item[]));
          over = (UnprocessedKeys?.[tabel]?.Keys ?? []) as Sleutel[];
          if (over.length > 0) throw new NogTeLezen("Not all keys were read");
        },
        {
          retries: 6,
          minTimeout: 25,
          maxTimeout: 1_000,
          randomize: true,
          shouldRetry: ({ error }) => error instanceof NogTeLezen,
        },
      );
    }
    return items;
  };
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
