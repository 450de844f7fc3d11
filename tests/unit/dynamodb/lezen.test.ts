import { ConditionalCheckFailedException } from "@aws-sdk/client-dynamodb";
import { BatchGetCommand, GetCommand, PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import { describe, expect, it } from "vitest";
import { naarCursor } from "../../../shared/adapters/dynamodb/cursor.ts";
import { maakRegister, vulRegister } from "../../../shared/adapters/dynamodb/register.ts";
import { itemVan, werkPksVan } from "../../../shared/adapters/dynamodb/table.ts";
import { CursorOngeldig } from "../../../shared/ports/cursor.ts";
import { dag, maakActor, maakCasus, maakTaak } from "../../fixtures/records.ts";
import { maakProef } from "./opstelling.ts";

const TEAM = { rol: "lid-ketenregieteam", organisatie: "ketenregieteam" } as const;

describe("reading by many keys", () => {
  it("asks for what the service left unread until all is there, each key once", async () => {
    const { dienst, casework } = maakProef();
    const [een, ander] = [maakCasus(), maakCasus()];
    const sleutel = { pk: itemVan(ander).pk, sk: itemVan(ander).sk };
    dienst
      .on(BatchGetCommand)
      .resolvesOnce({ Responses: { tabel: [itemVan(een)] }, UnprocessedKeys: { tabel: { Keys: [sleutel] } } })
      .resolvesOnce({ UnprocessedKeys: { tabel: { Keys: [sleutel] } } })
      .resolves({ Responses: { tabel: [itemVan(ander)] } });
    await expect(casework.casussen([een.casusId, ander.casusId, een.casusId])).resolves.toStrictEqual([een, ander]);
    const vragen = dienst.commandCalls(BatchGetCommand).map(({ args }) => args[0].input.RequestItems?.["tabel"]);
    expect(vragen.map((vraag) => vraag?.Keys?.length)).toStrictEqual([2, 1, 1]);
    expect(vragen.every((vraag) => vraag?.ConsistentRead)).toBe(true);
  });

  it("does not answer with a part when the service goes on leaving keys unread", async () => {
    const { dienst, casework } = maakProef();
    const casus = maakCasus();
    const Keys = [{ pk: itemVan(casus).pk, sk: itemVan(casus).sk }];
    dienst.on(BatchGetCommand).resolves({ UnprocessedKeys: { tabel: { Keys } } });
    await expect(casework.casussen([casus.casusId])).rejects.toThrow("Not all keys were read");
    expect(dienst.commandCalls(BatchGetCommand)).toHaveLength(7);
  });

  it("throws the service's own errors at once: the SDK has already tried again", async () => {
    const { dienst, casework } = maakProef();
    dienst.on(BatchGetCommand).rejects(new Error("access denied"));
    await expect(casework.casussen([maakCasus().casusId])).rejects.toThrow("access denied");
    expect(dienst.commandCalls(BatchGetCommand)).toHaveLength(1);
  });

  it("splits over batches of a hundred, and asks nothing for no keys", async () => {
    const { dienst, casework } = maakProef();
    dienst.on(BatchGetCommand).resolves({});
    await casework.casussen(Array.from({ length: 150 }, () => maakCasus().casusId));
    await casework.casussen([]);
    const aantallen = dienst
      .commandCalls(BatchGetCommand)
      .map(({ args }) => args[0].input.RequestItems?.["tabel"]?.Keys?.length);
    expect(aantallen).toStrictEqual([100, 50]);
  });
});

describe("reading lists", () => {
  it("reads a casus to its end, over the service's pages, strongly consistent", async () => {
    const { dienst, casework } = maakProef();
    const casus = maakCasus();
    const taak = maakTaak({ casusId: casus.casusId });
    dienst
      .on(QueryCommand)
      .resolvesOnce({ Items: [itemVan(casus)], LastEvaluatedKey: { pk: "p", sk: "s" } })
      .resolves({ Items: [itemVan(taak)] });
    await expect(casework.casusDossier(casus.casusId)).resolves.toMatchObject({ casus, taken: [taak] });
    const [eerste, tweede] = dienst.commandCalls(QueryCommand).map(({ args }) => args[0].input);
    expect(eerste?.ConsistentRead).toBe(true);
    expect(tweede?.ExclusiveStartKey).toStrictEqual({ pk: "p", sk: "s" });
  });

  it("puts no task on a page that a shard which was cut off may still have an earlier one for", async () => {
    const { dienst, casework } = maakProef();
    const [eerste, tweede, derde] = [1, 2, 3].map((nummer) => maakTaak({ eigenaar: TEAM, uiterlijkOp: dag(nummer) }));
    if (eerste === undefined || tweede === undefined || derde === undefined) throw new Error("three tasks");
    const [afgekapt, heel] = werkPksVan(TEAM);
    const bij = (pk: string | undefined) => ({ ExpressionAttributeValues: { ":pk": pk } });
    dienst.on(QueryCommand).resolves({ Items: [] });
    // One megabyte was reached after the first item: more of this shard lie between it and the third.
    dienst.on(QueryCommand, bij(afgekapt), false).resolves({ Items: [itemVan(eerste)], LastEvaluatedKey: { pk: "p" } });
    dienst.on(QueryCommand, bij(heel), false).resolves({ Items: [itemVan(derde)] });
    const pagina = await casework.werkvoorraad(TEAM, null, 10);
    expect(pagina).toStrictEqual({ items: [eerste], volgende: naarCursor(`${dag(1)}#${eerste.taakId}`) });
  });

  it.each([
    ["empty", ""],
    ["not base64url", "§§§"],
    ["no position", Buffer.from("hallo").toString("base64url")],
    ["a position with more behind it", `${naarCursor(`${dag(1)}#x`)}=`],
    [
      "another alphabet",
      Buffer.from(`${dag(1)}#??>>`)
        .toString("base64")
        .replaceAll("=", ""),
    ],
    ["a key as the service gives it", Buffer.from('{"pk":"CASUS#1"}').toString("base64url")],
    ["a control character", naarCursor(`${dag(1)}#\u0000`)],
  ])("refuses a cursor that is %s", async (_, cursor) => {
    const { dienst, casework } = maakProef();
    await expect(casework.werkvoorraad(TEAM, cursor, 10)).rejects.toThrow(CursorOngeldig);
    expect(dienst.calls()).toHaveLength(0);
  });

  it("has nothing due past the moment that is asked for, wherever the cursor points", async () => {
    const { dienst, casework } = maakProef();
    const cursor = naarCursor(`${dag(9)}#TAAK#1`);
    await expect(casework.vervallen(0, dag(2), cursor, 10)).resolves.toStrictEqual({ items: [], volgende: null });
    expect(dienst.calls()).toHaveLength(0);
  });
});

describe("the register", () => {
  it("finds somebody by the name in the token, strongly consistent, and nobody otherwise", async () => {
    const { dienst, client } = maakProef();
    const actor = maakActor();
    dienst.on(GetCommand).resolves({});
    dienst
      .on(GetCommand, { Key: { pk: `ACTOR#${actor.aanmeldnaam}`, sk: "ACTOR" }, ConsistentRead: true })
      .resolves({ Item: itemVan(actor) });
    const register = maakRegister(client, "tabel");
    await expect(register.vind(actor.aanmeldnaam)).resolves.toStrictEqual(actor);
    await expect(register.vind("iemand-anders")).resolves.toBeNull();
  });

  it("is filled only with who can be, and only where there is nobody", async () => {
    const { dienst, client } = maakProef();
    const [actor, bestaand] = [maakActor(), maakActor()];
    dienst
      .on(PutCommand, { Item: itemVan(bestaand) })
      .rejects(new ConditionalCheckFailedException({ message: "er is al iemand", $metadata: {} }));
    await vulRegister(client, "tabel", [actor, bestaand]);
    expect(dienst.commandCalls(PutCommand).map(({ args }) => args[0].input)).toMatchObject([
      { Item: itemVan(actor), ConditionExpression: "attribute_not_exists(pk)" },
      { Item: itemVan(bestaand) },
    ]);
    await expect(vulRegister(client, "tabel", [{ ...actor, organisatie: "Geen Code" }])).rejects.toThrow("organisatie");
    expect(dienst.commandCalls(PutCommand)).toHaveLength(2);
  });
});
