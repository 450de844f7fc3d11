import { LambdaClient, paginateListEventSourceMappings, UpdateEventSourceMappingCommand } from "@aws-sdk/client-lambda";
import {
  GetQueueAttributesCommand,
  ListQueuesCommand,
  PurgeQueueCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import * as z from "zod";
import { afterAll, beforeAll, expect, it } from "vitest";
import { maakKetenclient, type Ketenclient } from "../../infra/local/ketenclient.ts";
import { lokaleClient } from "../../infra/local/lokale-client.ts";
import { startOmgeving, type Omgeving } from "../../infra/local/omgeving.ts";
import { maakMelding } from "../fixtures/melding.ts";
import { binnen } from "./wachten.ts";

const SYSTEEM = "systeem-veilig-thuis";
const AANTAL = 60;
let omgeving: Omgeving;
let client: Ketenclient;

beforeAll(async () => {
  omgeving = await startOmgeving("test-aanleveren");
  client = maakKetenclient(omgeving);
}, 120_000);
afterAll(async () => {
  await omgeving.stop();
});

const voortgang = z.object({
  ...{ aanleveringId: z.string(), status: z.string() },
  aantallen: z.object({ regels: z.int(), wacht: z.int(), aangenomen: z.int(), geweigerd: z.int() }),
});
const resultaten = z.object({
  resultaten: z.array(z.looseObject({ regel: z.int(), stand: z.string(), meldingId: z.string().optional() })),
  laatste: z.int(),
});

const leverAan = async (tekst: string) => {
  const antwoord = await fetch(`${omgeving.api}/v1/aanleveringen`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${await omgeving.token(SYSTEEM)}`,
      ...{ "content-type": "application/x-ndjson", "idempotency-key": "zestig-regels" },
    },
    body: tekst,
  });
  return {
    status: antwoord.status,
    locatie: antwoord.headers.get("location"),
    body: await antwoord.json(),
  };
};

/** Whether the function that works on the pages is given any. */
const zetAan = async (aan: boolean): Promise<void> => {
  const lambda = new LambdaClient(lokaleClient(omgeving.endpoint));
  for await (const { EventSourceMappings } of paginateListEventSourceMappings({ client: lambda }, {}))
    for (const { UUID, EventSourceArn } of EventSourceMappings ?? [])
      if (EventSourceArn?.includes("AanleverWachtrij"))
        await lambda.send(new UpdateEventSourceMappingCommand({ UUID, Enabled: aan }));
};

it("sixty lines become sixty meldingen, though the queue lost its pages and gave some twice", async () => {
  const sqs = new SQSClient(lokaleClient(omgeving.endpoint));
  const { QueueUrls } = await sqs.send(new ListQueuesCommand({}));
  const QueueUrl = QueueUrls?.find((url) => url.includes("AanleverWachtrij"));
  const regels = Array.from({ length: AANTAL }, (_, i) => JSON.stringify(maakMelding({}, 400 + (i % 50))));
  const tekst = [...regels, '{"soort":'].join("\n");

  await zetAan(false);
  const ontvangen = await leverAan(tekst);
  expect(ontvangen.status).toBe(202);
  const { aanleveringId } = voortgang.parse(ontvangen.body);
  expect(ontvangen.locatie).toBe(`${omgeving.api}/v1/aanleveringen/${aanleveringId}`);
  await binnen(30, async () => {
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["ApproximateNumberOfMessages"] }),
    );
    expect(Number(Attributes?.["ApproximateNumberOfMessages"])).toBe(3);
  });
  await sqs.send(new PurgeQueueCommand({ QueueUrl }));
  const opnieuw = { QueueUrl, MessageBody: JSON.stringify({ aanleveringId, pagina: 0 }) };
  await Promise.all([1, 2, 3].map(() => sqs.send(new SendMessageCommand(opnieuw))));
  await zetAan(true);

  const lees = async () =>
    voortgang.parse((await client.roep(SYSTEEM, "GET", `/v1/aanleveringen/${aanleveringId}`)).body);
  // The rest was lost with the queue: the clock offers it again.
  await binnen(120, async () => {
    await omgeving.slaKlok();
    expect((await lees()).status).toBe("afgerond");
  });
  expect((await lees()).aantallen).toMatchObject({ regels: AANTAL + 1, wacht: 0, aangenomen: AANTAL, geweigerd: 1 });
  const gelezen = await client.roep(SYSTEEM, "GET", `/v1/aanleveringen/${aanleveringId}/regels?aantal=100`);
  const { resultaten: alle } = resultaten.parse(gelezen.body);
  expect(alle.map(({ regel }) => regel)).toEqual(Array.from({ length: AANTAL + 1 }, (_, i) => i + 1));
  const ids = alle.flatMap(({ meldingId }) => meldingId ?? []);
  expect(new Set(ids).size).toBe(AANTAL);
  // Lines about one person came to one dossier, and somebody else sees nothing of it.
  const casusVan = async (meldingId: string | undefined) => {
    const { body } = await client.roep("meldpunt", "GET", `/v1/meldingen/${meldingId ?? ""}`);
    return z.looseObject({ casusId: z.string() }).parse(body).casusId;
  };
  expect(await casusVan(alle[0]?.meldingId)).toBe(await casusVan(alle[50]?.meldingId));
  expect((await client.roep("systeem-politie", "GET", `/v1/aanleveringen/${aanleveringId}`)).status).toBe(404);
  expect(voortgang.parse((await leverAan(tekst)).body)).toMatchObject({ aanleveringId, status: "afgerond" });
}, 240_000);
