import { DynamoDBClient, TransactionInProgressException } from "@aws-sdk/client-dynamodb";
import { TransactWriteCommand } from "@aws-sdk/lib-dynamodb";
import { marshall } from "@aws-sdk/util-dynamodb";
import { describe, expect, it } from "vitest";
import { maakCasework } from "../../../shared/adapters/dynamodb/casework.ts";
import { maakDocumentClient } from "../../../shared/adapters/dynamodb/client.ts";
import { itemVan } from "../../../shared/adapters/dynamodb/table.ts";
import { GEEN_WIJZIGING, type Wijziging } from "../../../shared/domain/wijziging.ts";
import {
  maakCasus,
  maakHistorie,
  maakIdempotentie,
  maakPlan,
  maakTaak,
  maakVerwerking,
} from "../../fixtures/records.ts";
import { afgebroken, LOG, maakProef } from "./opstelling.ts";

const wijziging = (deel: Partial<Wijziging>): Wijziging => ({ ...GEEN_WIJZIGING, ...deel });
const NONE = { Code: "None" };
const MISLUKT = { Code: "ConditionalCheckFailed" };

describe("writing a change to the table", () => {
  it("sends a transaction again that was throttled, each time as a request of its own", async () => {
    const { dienst, casework } = maakProef();
    dienst
      .on(TransactWriteCommand)
      .rejectsOnce(afgebroken({ Code: "ThrottlingError" }, NONE))
      .rejectsOnce(afgebroken(NONE, { Code: "ProvisionedThroughputExceeded" }))
      .resolves({});
    await expect(casework.schrijf(wijziging({ nieuw: [maakTaak()] }), [])).resolves.toMatchObject({ ok: true });
    const tokens = dienst.commandCalls(TransactWriteCommand).map(({ args }) => args[0].input.ClientRequestToken);
    expect(new Set(tokens).size).toBe(3);
  });

  it("asks under the same token while an earlier attempt may still be running", async () => {
    const { dienst, casework } = maakProef();
    dienst
      .on(TransactWriteCommand)
      .rejectsOnce(new TransactionInProgressException({ message: "busy", $metadata: {} }))
      .resolves({});
    await expect(casework.schrijf(wijziging({ nieuw: [maakTaak()] }), [])).resolves.toMatchObject({ ok: true });
    const tokens = dienst.commandCalls(TransactWriteCommand).map(({ args }) => args[0].input.ClientRequestToken);
    expect(tokens).toHaveLength(2);
    expect(new Set(tokens).size).toBe(1);
  });

  it("gives up on throttling after a bounded number of attempts", async () => {
    const { dienst, casework } = maakProef();
    dienst.on(TransactWriteCommand).rejects(afgebroken({ Code: "ThrottlingError" }));
    await expect(casework.schrijf(wijziging({ nieuw: [maakTaak()] }), [])).rejects.toThrow("cancelled");
    expect(dienst.commandCalls(TransactWriteCommand)).toHaveLength(6);
  });

  it.each([
    ["a condition that failed", [MISLUKT]],
    ["a transaction of somebody else on the same item", [{ Code: "TransactionConflict" }]],
    ["a failed condition beside throttling", [{ Code: "ThrottlingError" }, MISLUKT]],
  ])("answers conflict for %s, without trying again", async (_, redenen) => {
    const { dienst, casework } = maakProef();
    dienst.on(TransactWriteCommand).rejects(afgebroken(...redenen));
    await expect(casework.schrijf(wijziging({ nieuw: [maakTaak()] }), [])).resolves.toStrictEqual({
      ok: false,
      fout: { soort: "conflict" },
    });
    expect(dienst.commandCalls(TransactWriteCommand)).toHaveLength(1);
  });

  it("answers with what was said before when the Idempotency-Key exists, whatever else failed", async () => {
    const { dienst, casework } = maakProef();
    const eerder = maakIdempotentie();
    const taak = maakTaak({ versie: 2 });
    dienst.on(TransactWriteCommand).rejects(afgebroken({ ...MISLUKT, Item: marshall(itemVan(eerder)) }, MISLUKT));
    const nieuw = [maakIdempotentie({ sleutel: eerder.sleutel, antwoord: "{}" })];
    await expect(casework.schrijf(wijziging({ nieuw, vervangen: [taak] }), [])).resolves.toStrictEqual({
      ok: false,
      fout: { soort: "idempotent", eerder },
    });
  });

  it.each([
    ["another reason", afgebroken({ Code: "ValidationError" }, NONE)],
    ["throttling beside another reason", afgebroken({ Code: "ThrottlingError" }, { Code: "ValidationError" })],
    ["no reason at all", afgebroken()],
    ["an error that is not about the transaction", new Error("access denied")],
  ])("throws for %s, at once", async (_, fout) => {
    const { dienst, casework } = maakProef();
    dienst.on(TransactWriteCommand).rejects(fout);
    await expect(casework.schrijf(wijziging({ nieuw: [maakTaak()] }), [])).rejects.toBe(fout);
    expect(dienst.commandCalls(TransactWriteCommand)).toHaveLength(1);
  });

  it("names each casus once: a head that is replaced carries the condition, a new one needs none", async () => {
    const { dienst, casework } = maakProef();
    const [nieuw, vervangen, ander] = [maakCasus(), maakCasus({ versie: 2 }), maakCasus()];
    const mitsOpen = [nieuw, vervangen, ander, ander].map(({ casusId }) => casusId);
    await casework.schrijf(wijziging({ nieuw: [nieuw], vervangen: [vervangen], mitsOpen }), []);
    const [aanroep] = dienst.commandCalls(TransactWriteCommand);
    const items = aanroep?.args[0].input.TransactItems ?? [];
    expect(items.map(({ Put, ConditionCheck }) => (Put ?? ConditionCheck)?.ConditionExpression)).toStrictEqual([
      "attribute_not_exists(pk)",
      "#type = :type AND versie = :vorige AND #status = :open",
      "#status = :open",
    ]);
    expect(items[2]?.ConditionCheck?.Key).toStrictEqual({ pk: `CASUS#${ander.casusId}`, sk: "A#CASUS" });
  });

  it("writes log lines in the same transaction, a line that says the same twice once", async () => {
    const { dienst, casework } = maakProef();
    const regel = maakVerwerking();
    await casework.schrijf(wijziging({ nieuw: [maakTaak()] }), [regel, { ...regel }, maakVerwerking()]);
    const [aanroep] = dienst.commandCalls(TransactWriteCommand);
    const tabellen = (aanroep?.args[0].input.TransactItems ?? []).map(({ Put }) => Put?.TableName);
    expect(tabellen).toStrictEqual(["tabel", "logtabel", "logtabel"]);
  });

  it("sends nothing for a change without anything in it", async () => {
    const { dienst, casework } = maakProef();
    await expect(casework.schrijf(GEEN_WIJZIGING, [])).resolves.toMatchObject({ ok: true });
    expect(dienst.calls()).toHaveLength(0);
  });

  it("refuses what could never be written before anything is sent", async () => {
    const { dienst, casework, client } = maakProef();
    const teVeel = Array.from({ length: 60 }, (_, nummer) => maakHistorie({ nummer: nummer + 1 }));
    const taak = maakTaak({ versie: 2 });
    await expect(casework.schrijf(wijziging({ nieuw: teVeel }), [maakVerwerking()])).rejects.toThrow("at most 60");
    await expect(casework.schrijf(wijziging({ nieuw: [taak], vervangen: [taak] }), [])).rejects.toThrow("twice");
    await expect(casework.schrijf(wijziging({ vervangen: [maakTaak()] }), [])).rejects.toThrow("replaces nothing");
    const zonderLog = maakCasework({ client, tabel: "tabel", logtabel: null, log: null });
    await expect(zonderLog.schrijf(GEEN_WIJZIGING, [maakVerwerking()])).rejects.toThrow("no log table");
    expect(dienst.calls()).toHaveLength(0);
  });

  it("refuses a record with an undefined field, which could not be read again", async () => {
    const { dienst, casework } = maakProef();
    const taak = { ...maakTaak(), soort: undefined as unknown as string };
    await expect(casework.schrijf(wijziging({ nieuw: [taak] }), [])).rejects.toThrow("taak.soort");
    const plan = maakPlan();
    const inhoud = { ...plan.inhoud, doel: undefined as unknown as null };
    await expect(casework.schrijf(wijziging({ nieuw: [{ ...plan, inhoud }] }), [])).rejects.toThrow("plan.inhoud.doel");
    expect(dienst.calls()).toHaveLength(0);
  });

  it("sends a request whose answer was lost again under the same token, so that it is written once", async () => {
    const tokens: unknown[] = [];
    const client = maakDocumentClient(
      new DynamoDBClient({
        region: "eu-west-1",
        maxAttempts: 2,
        credentials: { accessKeyId: "test", secretAccessKey: "test" },
        requestHandler: {
          handle: ({ body }: { readonly body: Uint8Array }) => {
            const { ClientRequestToken: token } = JSON.parse(Buffer.from(body).toString("utf8")) as {
              readonly ClientRequestToken: unknown;
            };
            tokens.push(token);
            return Promise.reject(Object.assign(new Error("no answer"), { name: "TimeoutError" }));
          },
        },
      }),
    );
    const casework = maakCasework({ client, tabel: "tabel", logtabel: "logtabel", log: LOG });
    await expect(casework.schrijf(wijziging({ nieuw: [maakTaak()] }), [])).rejects.toThrow("no answer");
    expect(tokens).toHaveLength(2);
    expect(new Set(tokens).size).toBe(1);
  });
});
