import { CloudWatchClient, paginateListMetrics } from "@aws-sdk/client-cloudwatch";
import {
  CloudWatchLogsClient,
  paginateDescribeLogGroups,
  paginateFilterLogEvents,
} from "@aws-sdk/client-cloudwatch-logs";
import { HeadObjectCommand, ListBucketsCommand, paginateListObjectsV2, S3Client } from "@aws-sdk/client-s3";
import { paginateListSecrets, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import {
  DescribeExecutionCommand,
  paginateGetExecutionHistory,
  paginateListExecutions,
  paginateListStateMachines,
  SFNClient,
} from "@aws-sdk/client-sfn";
import { GetQueueAttributesCommand, paginateListQueues, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { lokaleClient } from "../../infra/local/lokale-client.ts";
import type { Omgeving } from "../../infra/local/omgeving.ts";
import { PROEFWACHTRIJ } from "./busluisteraar.ts";
import { vraagDienst } from "./dienst.ts";

/** Every place outside casework where something of ours can be read. */
export const PLAATSEN = [
  ...["uitvoering", "log", "metriek", "webhook", "bus", "wachtrij", "feed"],
  ...["e-mail", "document", "geheim", "stack", "parameter", "bestand"],
] as const;

/** Something that left casework, and where it was found. */
export interface Uiting {
  readonly waar: (typeof PLAATSEN)[number];
  readonly tekst: string;
}

export type Bron = Pick<Omgeving, "api" | "endpoint" | "outputs" | "ontvanger">;

const verzamel = async <T>(bladzijden: AsyncIterable<T>): Promise<readonly T[]> => {
  const alle: T[] = [];
  for await (const bladzijde of bladzijden) alle.push(bladzijde);
  return alle;
};

const als = (waar: Uiting["waar"], teksten: readonly (string | undefined)[]): readonly Uiting[] =>
  teksten.flatMap((tekst) => (tekst === undefined ? [] : [{ waar, tekst }]));

/** Names, inputs, outputs and histories of the executions of every machine. */
const uitvoeringen = async ({ endpoint }: Bron): Promise<readonly Uiting[]> => {
  const client = new SFNClient(lokaleClient(endpoint));
  const machines = (await verzamel(paginateListStateMachines({ client }, {}))).flatMap(
    ({ stateMachines }) => stateMachines ?? [],
  );
  const teksten: (string | undefined)[] = [];
  for (const { stateMachineArn } of machines) {
    const lijst = await verzamel(paginateListExecutions({ client }, { stateMachineArn }));
    for (const { executionArn } of lijst.flatMap(({ executions }) => executions ?? [])) {
      const { $metadata: _weg, ...geheel } = await client.send(new DescribeExecutionCommand({ executionArn }));
      teksten.push(JSON.stringify(geheel));
      const historie = await verzamel(paginateGetExecutionHistory({ client }, { executionArn }));
      for (const { events } of historie) teksten.push(JSON.stringify(events));
    }
  }
  client.destroy();
  return als("uitvoering", teksten);
};

const logs = async ({ endpoint }: Bron): Promise<readonly Uiting[]> => {
  const client = new CloudWatchLogsClient(lokaleClient(endpoint));
  const groepen = (await verzamel(paginateDescribeLogGroups({ client }, {}))).flatMap(
    ({ logGroups }) => logGroups ?? [],
  );
  const teksten: (string | undefined)[] = [];
  for (const { logGroupName } of groepen)
    for (const { events } of await verzamel(paginateFilterLogEvents({ client }, { logGroupName })))
      teksten.push(...(events ?? []).map(({ message, logStreamName }) => `${logStreamName ?? ""} ${message ?? ""}`));
  client.destroy();
  return als("log", teksten);
};

const metrieken = async ({ endpoint }: Bron): Promise<readonly Uiting[]> => {
  const client = new CloudWatchClient(lokaleClient(endpoint));
  const bladzijden = await verzamel(paginateListMetrics({ client }, {}));
  client.destroy();
  return als(
    "metriek",
    bladzijden.flatMap(({ Metrics }) => (Metrics ?? []).map((metriek) => JSON.stringify(metriek))),
  );
};

/** What lies in every queue, dead-letter queues too, and what each says of itself. What is being delivered is on the bus. */
const wachtrijen = async ({ endpoint }: Bron): Promise<readonly Uiting[]> => {
  const client = new SQSClient(lokaleClient(endpoint));
  const urls = (await verzamel(paginateListQueues({ client }, {}))).flatMap(({ QueueUrls }) => QueueUrls ?? []);
  const teksten: (string | undefined)[] = [];
  for (const QueueUrl of urls.filter((url) => !url.endsWith(PROEFWACHTRIJ))) {
    const { Attributes } = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] }));
    teksten.push(`${QueueUrl} ${JSON.stringify(Attributes)}`);
    for (let leeg = 0; leeg < 2;) {
      const { Messages } = await client.send(
        // Hidden for a moment only: whoever is to handle it still will.
        new ReceiveMessageCommand({
          ...{ QueueUrl, MaxNumberOfMessages: 10, WaitTimeSeconds: 0, VisibilityTimeout: 20 },
          ...{ MessageAttributeNames: ["All"], MessageSystemAttributeNames: ["All"] },
        }),
      );
      leeg = (Messages ?? []).length === 0 ? leeg + 1 : 0;
      teksten.push(...(Messages ?? []).map((bericht) => JSON.stringify(bericht)));
    }
  }
  client.destroy();
  return als("wachtrij", teksten);
};

/** Names and descriptions of secrets, never what is in them. */
const geheimen = async ({ endpoint }: Bron): Promise<readonly Uiting[]> => {
  const client = new SecretsManagerClient(lokaleClient(endpoint));
  const bladzijden = await verzamel(paginateListSecrets({ client }, {}));
  client.destroy();
  return als(
    "geheim",
    bladzijden.flatMap(({ SecretList }) => (SecretList ?? []).map((een) => JSON.stringify(een))),
  );
};

/** Names and metadata of files. What is in an attachment is part of the casework. */
const bestanden = async ({ endpoint }: Bron): Promise<readonly Uiting[]> => {
  const client = new S3Client({ ...lokaleClient(endpoint), forcePathStyle: true });
  const { Buckets } = await client.send(new ListBucketsCommand({}));
  const teksten: (string | undefined)[] = [];
  for (const { Name: Bucket } of Buckets ?? []) {
    const sleutels = (await verzamel(paginateListObjectsV2({ client }, { Bucket }))).flatMap(
      ({ Contents }) => Contents ?? [],
    );
    for (const { Key } of sleutels) {
      const { $metadata: _weg, ...kop } = await client.send(new HeadObjectCommand({ Bucket, Key }));
      teksten.push(`${Bucket ?? ""}/${Key ?? ""} ${JSON.stringify(kop)}`);
    }
  }
  client.destroy();
  return als("bestand", teksten);
};

/** Templates (the format of the access log is in one, descriptions of everything in all) and outputs of the stacks. */
const stacks = async ({ endpoint }: Bron): Promise<readonly Uiting[]> => {
  const versie = { Version: "2010-05-15" };
  const beschrijving = await vraagDienst(endpoint, "cloudformation", { Action: "DescribeStacks", ...versie });
  const namen = [...beschrijving.matchAll(/<StackName>([^<]+)<\/StackName>/g)].map(([, naam]) => naam ?? "");
  const sjablonen: string[] = [];
  for (const StackName of namen)
    sjablonen.push(await vraagDienst(endpoint, "cloudformation", { Action: "GetTemplate", ...versie, StackName }));
  return als("stack", [beschrijving, ...sjablonen]);
};

const parameters = async ({ endpoint }: Bron): Promise<readonly Uiting[]> => {
  const teksten = [await vraagDienst(endpoint, "ssm", {}, "AmazonSSM.DescribeParameters")];
  for (let verder: unknown = null; verder !== undefined;) {
    const vraag = { Path: "/", Recursive: true, MaxResults: 10, ...(verder === null ? {} : { NextToken: verder }) };
    const bladzijde = await vraagDienst(endpoint, "ssm", vraag, "AmazonSSM.GetParametersByPath");
    teksten.push(bladzijde);
    verder = (JSON.parse(bladzijde) as { readonly NextToken?: string }).NextToken;
  }
  return als("parameter", teksten);
};

const haal = async (url: string): Promise<string | undefined> => {
  const antwoord = await fetch(url);
  return antwoord.ok ? antwoord.text() : undefined;
};

const mails = async ({ endpoint }: Bron): Promise<readonly Uiting[]> =>
  als("e-mail", [await haal(`${endpoint}/_ministack/ses/messages`)]);

/** What anybody may read of the API and its events. */
const documenten = async ({ api }: Bron): Promise<readonly Uiting[]> =>
  als("document", await Promise.all(["openapi.json", "asyncapi.json"].map(async (naam) => haal(`${api}/v1/${naam}`))));

/** Everything that left casework and can be read back, but for the bus (`luisterOpBus`) and feeds, which need a token. */
export const alleUitingen = async (bron: Bron): Promise<readonly Uiting[]> => [
  ...(await uitvoeringen(bron)),
  ...(await logs(bron)),
  ...(await metrieken(bron)),
  ...(await wachtrijen(bron)),
  ...(await geheimen(bron)),
  ...(await bestanden(bron)),
  ...(await stacks(bron)),
  ...(await parameters(bron)),
  ...(await mails(bron)),
  ...(await documenten(bron)),
  // Bodies, headers and addresses.
  ...als(
    "webhook",
    bron.ontvanger.ontvangen().map((ontvangst) => JSON.stringify(ontvangst)),
  ),
];
