import { SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, expect, it } from "vitest";
import { maakAanleverwachtrij } from "../../../shared/adapters/wachtrij/aanleveren.ts";
import { aanleveringIdSchema } from "../../../shared/domain/ids.ts";

const client = mockClient(SQSClient);
const rij = maakAanleverwachtrij("https://sqs/aanleveren", new SQSClient({ region: "eu-west-1" }));
const aanleveringId = aanleveringIdSchema.parse("3f0c1a52-8d5e-4b7a-9a61-0c2d5e7f9b13");
const paginas = (aantal: number) => Array.from({ length: aantal }, (_, pagina) => ({ aanleveringId, pagina }));
beforeEach(() => {
  client.reset();
});

it("puts every page on the queue, ten at a time, and tells ids and numbers only", async () => {
  client.on(SendMessageBatchCommand).resolves({});
  await rij.zet(paginas(23));
  const berichten = client
    .commandCalls(SendMessageBatchCommand)
    .map(({ args }) =>
      (args[0].input.Entries ?? []).map(({ MessageBody }) => JSON.parse(MessageBody ?? "") as unknown),
    );
  expect(berichten.map(({ length }) => length)).toEqual([10, 10, 3]);
  expect(berichten.flat()).toEqual(paginas(23));
  await rij.zet([]);
  expect(client.commandCalls(SendMessageBatchCommand)).toHaveLength(3);
});

it("rejects when the service refuses one, or does not answer", async () => {
  client
    .on(SendMessageBatchCommand)
    .resolvesOnce({ Failed: [{ Id: "1", SenderFault: false, Code: "ServiceUnavailable" }] })
    .rejectsOnce(new Error("weg"));
  await expect(rij.zet(paginas(2))).rejects.toThrow("refused 1");
  await expect(rij.zet(paginas(2))).rejects.toThrow("weg");
});
