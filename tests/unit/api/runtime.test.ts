import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { mockClient } from "aws-sdk-client-mock";
import * as z from "zod";
import { describe, expect, it } from "vitest";
import { maakGeheimen } from "../../../shared/adapters/geheimen/geheimen.ts";
import { maakCursor, tijdstip } from "../../../shared/api/velden.ts";
import { casusIdSchema } from "../../../shared/domain/ids.ts";
import { parseEnv } from "../../../shared/runtime/env.ts";
import { codeVan, foutvelden, maakLog } from "../../../shared/runtime/log.ts";
import { traceparentVan, traceVan } from "../../../shared/runtime/trace.ts";

describe("the environment", () => {
  it("names all that is missing or wrong, and no value", () => {
    const schema = z.object({ TABEL: z.string().min(1), BASIS: z.url(), REGIO: z.string() });
    expect(() => parseEnv(schema, { BASIS: "geheim", TABEL: "" })).toThrow(
      /^Environment variables missing or invalid: BASIS, REGIO, TABEL$/,
    );
    expect(parseEnv(schema, { TABEL: "t", BASIS: "https://x.example", REGIO: "nog", PATH: "x" })).toEqual({
      TABEL: "t",
      BASIS: "https://x.example",
      REGIO: "nog",
    });
  });
});

describe("the log", () => {
  const regels: unknown[] = [];
  const schrijf = (...delen: unknown[]): void => {
    regels.push(delen);
  };
  const log = maakLog({ info: schrijf, warn: schrijf, error: schrijf });
  const casusId = casusIdSchema.parse("3f2504e0-4f89-41d3-9a0c-0305e82c3301");

  it("writes codes, ids and numbers", () => {
    regels.length = 0;
    log("taak-geopend", { casusId, stap: "weging-1", aantal: 1 });
    expect(regels).toEqual([["taak-geopend", { casusId, stap: "weging-1", aantal: 1 }]]);
  });

  it("does not let text be written: neither by type nor by cast", () => {
    regels.length = 0;
    // @ts-expect-error there is no field for text
    log("taak-geopend", { naam: "Jan Jansen" });
    // @ts-expect-error a code is made by codeVan
    log("taak-geopend", { uitkomst: "Jan Jansen belde" });
    // @ts-expect-error an id is parsed
    log("taak-geopend", { casusId: "Jan Jansen" });
    expect(() => {
      // @ts-expect-error only lines of the catalogue
      log("Jan Jansen belde");
    }).toThrow(TypeError);
    log("taak-geopend", { uitkomst: codeVan("Jan Jansen belde") });
    expect(regels).toEqual([
      ["taak-geopend", {}],
      ["taak-geopend", {}],
      ["taak-geopend", {}],
      ["taak-geopend", { uitkomst: "onbekend" }],
    ]);
  });

  it("tells of an error its name and places, never its message", () => {
    const fout = new RangeError("Jansen\n    at Jansen (jansen.ts:1:2)");
    expect(foutvelden(fout).foutnaam).toBe("RangeError");
    expect(foutvelden(fout).plaatsen[0]).toMatch(/^runtime\.test\.ts:\d+:\d+$/);
    expect(JSON.stringify(foutvelden(fout))).not.toMatch(/jansen/i);
    expect(foutvelden("Jansen")).toEqual({ foutnaam: "geen-error", plaatsen: [] });
    expect(foutvelden(Object.assign(new Error("x"), { name: "Jan Jansen" })).foutnaam).toBe("onbekend");
  });
});

describe("the trace", () => {
  const id = "4bf92f3577b34da6a3ce929d0e0e4736";
  it("of the caller goes on, with a span of our own", () => {
    const trace = traceVan(`00-${id}-00f067aa0ba902b7-00`);
    expect(trace).toMatchObject({ traceId: id, ouderSpanId: "00f067aa0ba902b7", vlaggen: "00" });
    expect(traceparentVan(trace)).toBe(`00-${id}-${trace.spanId}-00`);
    expect(traceVan(`cc-${id}-00f067aa0ba902b7-01-later`).traceId).toBe(id);
  });

  it.each([
    undefined,
    "",
    `00-${id}-00f067aa0ba902b7-01-extra`,
    `ff-${id}-00f067aa0ba902b7-01`,
    `00-${"0".repeat(32)}-00f067aa0ba902b7-01`,
    `00-${id}-${"0".repeat(16)}-01`,
    `00-${id.toUpperCase()}-00f067aa0ba902b7-01`,
    `00-${id}-00f067aa0ba902b7-01\nx`,
  ])("begins anew with %j", (kop) => {
    const trace = traceVan(kop);
    expect(trace).toMatchObject({ ouderSpanId: null, vlaggen: "01" });
    expect(trace.traceId).toMatch(/^(?!4bf92f)[0-9a-f]{32}$/);
  });
});

describe("fields", () => {
  it.each([
    ["2026-11-24T10:00:00+01:00", "2026-11-24T09:00:00.000Z"],
    ["2026-11-24T09:00:00.1234Z", "2026-11-24T09:00:00.123Z"],
    ["2024-02-29T23:30:00-01:00", "2024-03-01T00:30:00.000Z"],
  ])("the moment %s is %s in UTC", (invoer, uitkomst) => {
    expect(tijdstip.parse(invoer)).toBe(uitkomst);
  });

  it.each([
    "2026-02-30T00:00:00Z",
    "2026-11-24T10:00:00",
    "2026-11-24",
    "2026-11-24t10:00:00z",
    "9999-12-31T23:59:59-01:00",
    "0000-01-01T00:00:00+01:00",
  ])("%s is no moment", (invoer) => {
    expect(tijdstip.safeParse(invoer).success).toBe(false);
  });

  it("a cursor comes back as it was, and what is none is refused", () => {
    const cursor = maakCursor(z.strictObject({ na: z.string() }));
    expect(cursor.veld.parse(cursor.schrijf({ na: "a#1" }))).toEqual({ na: "a#1" });
    for (const nep of ["", "%%%", "bnVsbA", maakCursor(z.unknown()).schrijf({ na: "a", pk: "b" }), "a".repeat(2000)])
      expect(cursor.veld.safeParse(nep).success).toBe(false);
  });
});

describe("secrets", () => {
  it("are read once in five minutes, and again after a failure", async () => {
    const client = mockClient(SecretsManagerClient);
    client.on(GetSecretValueCommand).rejectsOnce(new Error("even niet")).resolves({ SecretString: "een" });
    let nu = 0;
    const geheimen = maakGeheimen(new SecretsManagerClient({ region: "eu-central-1" }), () => nu);
    await expect(geheimen.lees("a")).rejects.toThrow("even niet");
    expect(await Promise.all([geheimen.lees("a"), geheimen.lees("a")])).toEqual(["een", "een"]);
    expect(client.calls()).toHaveLength(2);
    nu = 5 * 60 * 1000;
    expect(await geheimen.lees("a")).toBe("een");
    expect(client.calls()).toHaveLength(3);
    await geheimen.lees("b");
    expect(client.calls()).toHaveLength(4);
  });
});
