import { randomUUID } from "node:crypto";
import {
  CreateTableCommand,
  DeleteTableCommand,
  DynamoDBClient,
  ScanCommand,
  type CreateTableCommandInput,
} from "@aws-sdk/client-dynamodb";
import type { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { lokaleClient } from "../../infra/local/lokale-client.ts";
import { endpointVan, startMinistack, stopMinistack } from "../../infra/local/ministack.ts";
import { neemWolk, verwijderWolk } from "../../infra/local/wolken.ts";
import { maakDocumentClient } from "../../shared/adapters/dynamodb/client.ts";
import { TABEL } from "../../shared/adapters/dynamodb/table.ts";

/** The emulator with nothing in it but tables that a test makes. */
export interface KaleCloud {
  readonly client: DynamoDBDocumentClient;
  /** A new table of casework and a log beside it. */
  readonly maakTabellen: () => Promise<Tabellen>;
  readonly stop: () => Promise<void>;
}

export interface Tabellen {
  readonly tabel: string;
  readonly logtabel: string;
  /** How many lines are in the log. */
  readonly gelogd: () => Promise<number>;
  readonly verwijder: () => Promise<void>;
}

const sleutels = (pk: string, sk: string): Required<Pick<CreateTableCommandInput, "KeySchema">>["KeySchema"] => [
  { AttributeName: pk, KeyType: "HASH" },
  { AttributeName: sk, KeyType: "RANGE" },
];
const tekstvelden = (...namen: readonly string[]) =>
  namen.map((AttributeName) => ({ AttributeName, AttributeType: "S" as const }));

const indexen = Object.values(TABEL.indexen);
const SLEUTELS = sleutels(TABEL.pk, TABEL.sk);

/** Starts it; it ends with this process, however that ends. */
export const startKaleCloud = async (naam: string): Promise<KaleCloud> => {
  const wolk = neemWolk(naam, { alleenDeze: false });
  const gestart = await startMinistack(wolk, { blijft: false }).catch(async (fout: unknown) => {
    await verwijderWolk(wolk.naam);
    throw fout;
  });
  const dynamodb = new DynamoDBClient(lokaleClient(endpointVan(gestart.ministack?.port ?? 0)));

  const maakTabellen = async (): Promise<Tabellen> => {
    const achtervoegsel = randomUUID();
    const tabel = `casework-${achtervoegsel}`;
    const logtabel = `log-${achtervoegsel}`;
    await dynamodb.send(
      new CreateTableCommand({
        TableName: tabel,
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: tekstvelden(TABEL.pk, TABEL.sk, ...indexen.flatMap(({ pk, sk }) => [pk, sk])),
        KeySchema: SLEUTELS,
        GlobalSecondaryIndexes: indexen.map((index) => ({
          IndexName: index.naam,
          KeySchema: sleutels(index.pk, index.sk),
          Projection: { ProjectionType: "ALL" },
        })),
        StreamSpecification: { StreamEnabled: true, StreamViewType: "NEW_IMAGE" },
      }),
    );
    await dynamodb.send(
      new CreateTableCommand({
        TableName: logtabel,
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: tekstvelden(TABEL.pk, TABEL.sk),
        KeySchema: SLEUTELS,
      }),
    );
    return {
      tabel,
      logtabel,
      gelogd: async () => (await dynamodb.send(new ScanCommand({ TableName: logtabel, Select: "COUNT" }))).Count ?? 0,
      verwijder: async () => {
        for (const TableName of [tabel, logtabel]) await dynamodb.send(new DeleteTableCommand({ TableName }));
      },
    };
  };

  return {
    client: maakDocumentClient(dynamodb),
    maakTabellen,
    stop: async () => {
      dynamodb.destroy();
      await stopMinistack(gestart);
      await verwijderWolk(wolk.naam);
    },
  };
};
