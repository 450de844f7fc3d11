import { TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { describe, expect, it } from "vitest";
import { maakVerwerkingslog } from "../../../shared/adapters/dynamodb/verwerkingslog.ts";
import type { Logregel } from "../../../shared/ports/verwerkingslog.ts";
import { maakAudit, maakVerwerking } from "../../fixtures/records.ts";
import { afgebroken, LOG, maakProef } from "./opstelling.ts";

const maakLogProef = () => {
  const { dienst, client } = maakProef();
  const log = maakVerwerkingslog(client, "logtabel", LOG);
  const transacties = () =>
    dienst
      .commandCalls(TransactWriteCommand)
      .map(({ args }) => (args[0].input.TransactItems ?? []).map(({ Put }) => Put));
  return { dienst, log, transacties };
};

const geschreven = async (regel: Logregel) => {
  const { log, transacties } = maakLogProef();
  await log.schrijf([regel]);
  return transacties().flat()[0]?.Item ?? {};
};

describe("the processing log (Logboek Dataverwerkingen 1.0)", () => {
  it("writes a processing by its data subject, with its trace and its activity in the register", async () => {
    const regel = maakVerwerking({ parentSpanId: "00f067aa0ba902b7" });
    const item = await geschreven(regel);
    expect(item).toMatchObject({
      pk: `BETROKKENE#${regel.betrokkene}`,
      trace_id: regel.traceId,
      span_id: regel.spanId,
      parent_span_id: "00f067aa0ba902b7",
      status: "Ok",
      name: "leesCasus",
      start_time: regel.begin,
      end_time: regel.eind,
      resource: "ketenregie",
      attributes: {
        "dpl.core.processing_activity_id": "urn:ketenregie:nog:verwerking/leesCasus",
        "dpl.core.data_subject_id": regel.betrokkene,
        "dpl.core.data_subject_id_type": "client",
      },
    });
    expect(item["verlooptOp"]).toBe(Date.parse(regel.begin) / 1000 + 1_830 * 86_400);
  });

  it("says nothing of the user in a processing, and nothing of the data subject in an audit line", async () => {
    expect(Object.keys(await geschreven(maakVerwerking()))).not.toContain("actor_id");
    const audit = maakAudit();
    const item = await geschreven(audit);
    expect(item).toMatchObject({
      actor_id: audit.actorId,
      organisatie: audit.organisatie,
      rol: audit.rol,
      name: audit.handeling,
      object: audit.object,
      resultaat: "gelukt",
    });
    expect(item["pk"]).toMatch(/^AUDIT#2026-11-24#[0-7]$/);
    expect(item).not.toHaveProperty("attributes");
    expect(item).not.toHaveProperty("parent_span_id");
  });

  it("does not call a refusal an error: the system did what it should", async () => {
    expect(await geschreven(maakAudit({ resultaat: "geweigerd" }))).toMatchObject({ status: "Unset" });
  });

  it("gives lines that differ in anything a place of their own, and puts none over another", async () => {
    const { log, transacties } = maakLogProef();
    const regel = maakAudit();
    await log.schrijf([regel, { ...regel, object: "casus/x" }, { ...regel, resultaat: "geweigerd" }, { ...regel }]);
    await log.schrijf([regel]);
    const puts = transacties().flat();
    expect(puts).toHaveLength(4);
    expect(new Set(puts.map((put) => put?.Item?.["sk"] as unknown)).size).toBe(3);
    expect(puts.every((put) => put?.ConditionExpression === "attribute_not_exists(pk)")).toBe(true);
  });

  it("writes as many as there are, a hundred to a transaction", async () => {
    const { log, transacties } = maakLogProef();
    await log.schrijf([]);
    await log.schrijf(Array.from({ length: 130 }, () => maakVerwerking()));
    expect(transacties().map((puts) => puts.length)).toStrictEqual([100, 30]);
  });

  it("tries again when it is throttled, and rejects when a line cannot be stored", async () => {
    const { dienst, log } = maakLogProef();
    dienst
      .on(TransactWriteCommand)
      .rejectsOnce(afgebroken({ Code: "ThrottlingError" }))
      .resolvesOnce({})
      .rejects(new Error("access denied"));
    await expect(log.schrijf([maakVerwerking()])).resolves.toBeUndefined();
    await expect(log.schrijf([maakVerwerking()])).rejects.toThrow("access denied");
  });
});
