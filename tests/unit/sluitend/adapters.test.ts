import { ConditionalCheckFailedException, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { GetQueueAttributesCommand, ListQueuesCommand, SQSClient } from "@aws-sdk/client-sqs";
import { BatchGetCommand, DynamoDBDocumentClient, ScanCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { maakSporen } from "../../../shared/adapters/dynamodb/sporen.ts";
import { SPOORATTRIBUTEN, spoorVan } from "../../../shared/adapters/dynamodb/spoorvelden.ts";
import { itemVan } from "../../../shared/adapters/dynamodb/table.ts";
import { maakTerzijde } from "../../../shared/adapters/wachtrij/terzijde.ts";
import { maakTaak } from "../../fixtures/records.ts";

const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: "eu-west-1" }));
const dynamodb = mockClient(client);
const sqs = mockClient(SQSClient);
beforeEach(() => {
  dynamodb.reset();
  sqs.reset();
});

const sporen = maakSporen(client, "tabel", () => "2026-03-02T09:00:00.000Z");
const taak = maakTaak();

describe("the table as a whole, when the service is in trouble", () => {
  it("asks for named attributes only, in every request", async () => {
    dynamodb.on(ScanCommand).resolves({ Items: [] });
    await sporen.bladzijde(null, 10);
    const {
      Select,
      ProjectionExpression = "",
      ExpressionAttributeNames = {},
    } = dynamodb.commandCalls(ScanCommand)[0]?.args[0].input as {
      Select?: string;
      ProjectionExpression?: string;
      ExpressionAttributeNames?: Record<string, string>;
    };
    expect(Select).toBe("SPECIFIC_ATTRIBUTES");
    const velden = ProjectionExpression.split(", ").map((pad) => ExpressionAttributeNames[pad.split(".")[0] ?? ""]);
    expect([...new Set(velden)].toSorted()).toEqual(SPOORATTRIBUTEN);
  });

  it("asks again what a batch left unread, and passes on what the service refuses", async () => {
    const { pk, sk } = itemVan(taak);
    dynamodb
      .on(BatchGetCommand)
      .resolvesOnce({ Responses: { tabel: [] }, UnprocessedKeys: { tabel: { Keys: [{ pk, sk }] } } })
      .resolves({ Responses: { tabel: [itemVan(taak)] } });
    expect((await sporen.zoek([["taak", taak.casusId, taak.taakId]])).size).toBe(1);
    expect(dynamodb.commandCalls(BatchGetCommand)).toHaveLength(2);
    dynamodb.on(ScanCommand).rejects(new Error("te druk"));
    await expect(sporen.bladzijde(null, 10)).rejects.toThrow("te druk");
  });

  it("mends nothing that somebody changed meanwhile, and says so; another fault is a fault", async () => {
    const spoor = spoorVan(itemVan(taak));
    dynamodb
      .on(UpdateCommand)
      .rejectsOnce(new ConditionalCheckFailedException({ message: "", $metadata: {} }))
      .rejects(new Error("te druk"));
    expect(await sporen.herstel(spoor, { soort: "klok", klok: spoor.klok })).toBe(false);
    await expect(sporen.herstel(spoor, { soort: "klok", klok: spoor.klok })).rejects.toThrow("te druk");
    expect(dynamodb.commandCalls(UpdateCommand)[0]?.args[0].input).toMatchObject({
      ConditionExpression: "#type = :type AND versie = :gezien",
      ExpressionAttributeValues: { ":type": "taak", ":gezien": taak.versie },
    });
  });
});

describe("the dead-letter queues", () => {
  const bij = (naam: string) => `https://sqs.eu-west-1.amazonaws.com/000000000000/ketenregie-proef-${naam}`;
  const terzijde = maakTerzijde({ voorvoegsel: "ketenregie-proef-", opsporend: ["nla", "om"] as never });
  const ligt = (naam: string, aantal: string, redrive?: string) =>
    sqs.on(GetQueueAttributesCommand, { QueueUrl: bij(naam) }).resolves({
      Attributes: { ApproximateNumberOfMessages: aantal, ...(redrive === undefined ? {} : { RedrivePolicy: redrive }) },
    });

  it("are those that hand nothing on, over every page, each with how much lies in it and whose that is", async () => {
    sqs
      .on(ListQueuesCommand)
      .resolvesOnce({ QueueUrls: [bij("chain-DriverTerzijdeBA33B269-439A5E0CC1AB")], NextToken: "verder" })
      .resolves({ QueueUrls: [bij("partners-OpsporingNlaTerzij-439A"), bij("partners-NlaWachtrijBA33B269-4")] });
    ligt("chain-DriverTerzijdeBA33B269-439A5E0CC1AB", "2");
    ligt("partners-OpsporingNlaTerzij-439A", "1");
    ligt("partners-NlaWachtrijBA33B269-4", "9", "{}");
    expect(await terzijde.standen()).toEqual([
      { naam: "chain-DriverTerzijde", aantal: 2, opsporend: null },
      { naam: "partners-OpsporingNlaTerzij", aantal: 1, opsporend: "nla" },
    ]);
  });

  it("cannot be none at all", async () => {
    sqs.on(ListQueuesCommand).resolves({});
    await expect(terzijde.standen()).rejects.toThrow("No dead-letter queue");
  });
});
