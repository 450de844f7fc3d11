import { SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { mockClient } from "aws-sdk-client-mock";
import { describe, expect, it } from "vitest";
import { maakOpzij } from "../../../shared/adapters/wachtrij/opzij.ts";
import { stroomRecords } from "../../../shared/runtime/stroom.ts";

describe("setting aside", () => {
  it("sends keys, number and reason, and fails when the queue does not take it", async () => {
    const client = mockClient(SQSClient);
    client.on(SendMessageCommand).resolvesOnce({}).rejects(new Error("vol"));
    const opzij = maakOpzij("https://sqs/terzijde", new SQSClient({ region: "eu-west-1" }));
    const record = { sleutels: { pk: "C#1", sk: "G#2" }, volgnummer: "12", reden: "ZodError" };
    await opzij.zet({ ...record, beeld: "hoort hier niet" } as typeof record);
    expect(client.commandCalls(SendMessageCommand)[0]?.args[0].input).toEqual({
      QueueUrl: "https://sqs/terzijde",
      MessageBody: JSON.stringify(record),
    });
    await expect(opzij.zet(record)).rejects.toThrow("vol");
  });
});

describe("the records of an invocation", () => {
  it("holds each item once, as it was last, and bears what it does not understand", () => {
    const record = (sk: string, SequenceNumber: string) => ({
      dynamodb: { Keys: { pk: { S: "C#1" }, sk: { S: sk } }, SequenceNumber, NewImage: { type: { S: "taak" } } },
    });
    const records = stroomRecords({ Records: [record("a", "1"), record("b", "2"), record("a", "3"), {}, {}] });
    expect(records.map(({ sleutels, volgnummer }) => [sleutels?.sk, volgnummer])).toEqual([
      ["a", "3"],
      ["b", "2"],
      [undefined, ""],
      [undefined, ""],
    ]);
  });
});
