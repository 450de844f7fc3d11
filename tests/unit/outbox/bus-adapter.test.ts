import { EventBridgeClient, PutEventsCommand, type PutEventsCommandInput } from "@aws-sdk/client-eventbridge";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import { maakBus } from "../../../shared/adapters/bus/bus.ts";

const client = mockClient(EventBridgeClient);
const bus = maakBus("keten", {
  client: new EventBridgeClient({ region: "eu-west-1" }),
  wacht: async () => Promise.resolve(),
});
const berichten = (aantal: number) =>
  Array.from({ length: aantal }, (_, i) => ({
    ontvanger: "politie",
    soort: "nl.ketenregie.casus.geopend.v1",
    event: { id: `e${i}` },
  }));
const detailSchema = z.object({ event: z.object({ id: z.string() }) });
const idsVan = (invoer: PutEventsCommandInput) =>
  (invoer.Entries ?? []).map((regel) => detailSchema.parse(JSON.parse(regel.Detail ?? "null")).event.id);
/** Answers as the service does: an entry is refused the first `keren` times. */
const weiger = (id: string, keren: number) => {
  let over = keren;
  client.on(PutEventsCommand).callsFake((invoer: PutEventsCommandInput) => {
    const antwoorden = idsVan(invoer).map((regelId) =>
      regelId === id && over-- > 0 ? { ErrorCode: "ThrottlingException" } : { EventId: `bus-${regelId}` },
    );
    return { FailedEntryCount: antwoorden.filter((regel) => "ErrorCode" in regel).length, Entries: antwoorden };
  });
};
beforeEach(() => {
  client.reset();
});

describe("the bus", () => {
  it("puts the recipient beside the event, in calls of at most ten", async () => {
    weiger("geen", 0);
    expect(await bus.publiceer(berichten(23))).toEqual([]);
    const aanroepen = client.commandCalls(PutEventsCommand).map((aanroep) => aanroep.args[0].input);
    expect(aanroepen.map((invoer) => invoer.Entries?.length)).toEqual([10, 10, 3]);
    expect(aanroepen[0]?.Entries?.[0]).toEqual({
      EventBusName: "keten",
      Source: "ketenregie",
      DetailType: "nl.ketenregie.casus.geopend.v1",
      Detail: '{"ontvanger":"politie","event":{"id":"e0"}}',
    });
  });

  it("keeps a call below what the service takes, so that what is large keeps nothing else back", async () => {
    weiger("geen", 0);
    const groot = berichten(12).map((een) => ({ ...een, event: { ...een.event, data: "é".repeat(30_000) } }));
    expect(await bus.publiceer([...groot, ...berichten(1)])).toEqual([]);
    const aanroepen = client.commandCalls(PutEventsCommand).map((aanroep) => aanroep.args[0].input);
    for (const { Entries } of aanroepen) expect(Buffer.byteLength(JSON.stringify(Entries))).toBeLessThan(256 * 1024);
    expect(aanroepen.flatMap(idsVan)).toEqual([...groot.map(({ event }) => event.id), "e0"]);
  });

  it("offers again what was refused, and only that", async () => {
    weiger("e11", 1);
    expect(await bus.publiceer(berichten(12))).toEqual([]);
    const aanroepen = client.commandCalls(PutEventsCommand).map((aanroep) => idsVan(aanroep.args[0].input));
    expect(aanroepen.at(-1)).toEqual(["e11"]);
    expect(aanroepen).toHaveLength(3);
  });

  it("gives back what stays refused", async () => {
    weiger("e1", 99);
    expect((await bus.publiceer(berichten(3))).map(({ event }) => event["id"])).toEqual(["e1"]);
  });

  it("fails when the bus cannot be reached, and asks nothing for nothing", async () => {
    client.on(PutEventsCommand).rejects(new Error("InternalException"));
    await expect(bus.publiceer(berichten(1))).rejects.toThrow();
    client.reset();
    expect(await bus.publiceer([])).toEqual([]);
    expect(client.commandCalls(PutEventsCommand)).toHaveLength(0);
  });
});
