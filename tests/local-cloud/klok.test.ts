import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { LambdaClient, paginateListEventSourceMappings, UpdateEventSourceMappingCommand } from "@aws-sdk/client-lambda";
import * as z from "zod";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { maakKetenclient, type Ketenclient } from "../../infra/local/ketenclient.ts";
import { lokaleClient } from "../../infra/local/lokale-client.ts";
import { startOmgeving, type Omgeving } from "../../infra/local/omgeving.ts";
import { maakCasework } from "../../shared/adapters/dynamodb/casework.ts";
import { maakDocumentClient } from "../../shared/adapters/dynamodb/client.ts";
import { casusIdSchema, taakIdSchema } from "../../shared/domain/ids.ts";
import { instantVan, plusSeconden } from "../../shared/domain/tijd.ts";
import { maakMelding } from "../fixtures/melding.ts";
import { binnen } from "./wachten.ts";

let omgeving: Omgeving;
let client: Ketenclient;

beforeAll(async () => {
  omgeving = await startOmgeving("test-klok");
  client = maakKetenclient(omgeving);
}, 120_000);
afterAll(async () => {
  await omgeving.stop();
});

const casusVan = async (seed: number): Promise<string> => {
  const { body } = await client.moet(
    201,
    client.roep("systeem-veilig-thuis", "POST", "/v1/meldingen", maakMelding({}, seed), {
      "idempotency-key": `klok-${seed}`,
    }),
    "melding",
  );
  const { meldingId } = z.looseObject({ meldingId: z.string() }).parse(body);
  const gelezen = await client.roep("meldpunt", "GET", `/v1/meldingen/${meldingId}`);
  return z.looseObject({ casusId: z.string() }).parse(gelezen.body).casusId;
};

/** The table, beside every function. */
const opslag = () =>
  maakCasework({
    client: maakDocumentClient(new DynamoDBClient(lokaleClient(omgeving.endpoint))),
    tabel: omgeving.outputs["TabelNaam"] ?? "",
    ...{ logtabel: null, log: null },
  });

/** How often a recipient got this kind of event about this casus, in how many different events. */
const gehoord = (ontvanger: string, soort: string, casusId: string): number => {
  const schema = z.looseObject({ type: z.string(), data: z.looseObject({ casusId: z.string() }) });
  const ids = omgeving.ontvanger.ontvangen(ontvanger).flatMap(({ id, event }) => {
    const gelezen = schema.safeParse(event);
    return gelezen.success && gelezen.data.type.includes(soort) && gelezen.data.data.casusId === casusId ? [id] : [];
  });
  return new Set(ids).size;
};

describe("the watchdog on the real stacks", { timeout: 180_000 }, () => {
  it("reminds the owner of a task, escalates when its date has passed, and says each once", async () => {
    const casusId = await casusVan(51);
    const { taakId } = await client.wachtOpTaak("zetel-politie", casusId, "weging-1");
    const casework = opslag();
    const verzet = async (herinneren: number, uiterlijk: number) => {
      const taak = await casework.taak(casusIdSchema.parse(casusId), taakIdSchema.parse(taakId));
      if (taak?.status !== "open") throw new Error("de taak is niet open");
      const nu = instantVan(new Date());
      const data = { herinnerenOp: plusSeconden(nu, herinneren), uiterlijkOp: plusSeconden(nu, uiterlijk), klok: nu };
      await casework.schrijf(
        { nieuw: [], vervangen: [{ ...taak, versie: taak.versie + 1, ...data }], mitsOpen: [] },
        [],
      );
    };
    await verzet(-60, 3600);
    await Promise.all([omgeving.slaKlok(), omgeving.slaKlok()]);
    await binnen(30, () => {
      expect(gehoord("ketenregieteam", "taak.herinnerd", casusId)).toBe(1);
      return Promise.resolve();
    });
    await verzet(-120, -60);
    await Promise.all([omgeving.slaKlok(), omgeving.slaKlok()]);
    await binnen(30, () => {
      expect(gehoord("zvh", "taak.geescaleerd", casusId)).toBe(1);
      return Promise.resolve();
    });
    expect(gehoord("ketenregieteam", "taak.herinnerd", casusId)).toBe(1);
  });

  it("moves the dates of a suspended casus by the stream, and tells everybody on it", async () => {
    const casusId = await casusVan(53);
    const { taakId } = await client.wachtOpTaak("zetel-politie", casusId, "weging-1");
    const was = await opslag().taak(casusIdSchema.parse(casusId), taakIdSchema.parse(taakId));
    const body = { dagen: 30, reden: "De betrokkene is opgenomen." };
    await client.moet(
      201,
      client.roep("zetel-om", "POST", `/v1/casussen/${casusId}/opschortingen`, body),
      "opschorten",
    );
    await binnen(30, async () => {
      const taak = await opslag().taak(casusIdSchema.parse(casusId), taakIdSchema.parse(taakId));
      expect(taak?.verschoven).toBe(1);
      expect((taak?.uiterlijkOp ?? "") > plusSeconden(was?.uiterlijkOp ?? instantVan(new Date()), 29 * 86_400)).toBe(
        true,
      );
      expect(await opslag().casus(casusIdSchema.parse(casusId))).toMatchObject({ verschoven: 1, teDrijven: false });
      expect(gehoord("ketenregieteam", "casus.opgeschort", casusId)).toBe(1);
    });
  });

  it("offers what was never published again, after the stream lost it", async () => {
    const lambda = new LambdaClient(lokaleClient(omgeving.endpoint));
    const bronnen: { readonly UUID: string | undefined; readonly FunctionArn: string | undefined }[] = [];
    for await (const { EventSourceMappings } of paginateListEventSourceMappings({ client: lambda }, {})) {
      for (const { UUID, FunctionArn } of EventSourceMappings ?? []) bronnen.push({ UUID, FunctionArn });
    }
    const outbox = bronnen.find(({ FunctionArn }) => FunctionArn?.includes("Outbox"))?.UUID;
    await lambda.send(new UpdateEventSourceMappingCommand({ UUID: outbox, Enabled: false }));
    const casusId = await casusVan(52);
    await omgeving.restart();
    expect(gehoord("ketenregieteam", "casus.geopend", casusId)).toBe(0);
    await lambda.send(new UpdateEventSourceMappingCommand({ UUID: outbox, Enabled: true }));
    await binnen(90, async () => {
      await omgeving.slaKlok();
      expect(gehoord("ketenregieteam", "casus.geopend", casusId)).toBe(1);
    });
  });

  it("leaves nothing running or lying about after the stop", async () => {
    const kort = await startOmgeving("test-kort");
    await kort.stop();
    await expect(fetch(`${kort.endpoint}/_ministack/health`)).rejects.toThrow();
    await expect(fetch(kort.ontvanger.url)).rejects.toThrow();
  });
});
