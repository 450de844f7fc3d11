import { CloudWatchClient, paginateListMetrics } from "@aws-sdk/client-cloudwatch";
import {
  CloudWatchLogsClient,
  paginateDescribeLogGroups,
  paginateFilterLogEvents,
} from "@aws-sdk/client-cloudwatch-logs";
import { paginateGetExecutionHistory, paginateListExecutions, SFNClient } from "@aws-sdk/client-sfn";
import { lokaleClient } from "../../infra/local/lokale-client.ts";
import type { Omgeving } from "../../infra/local/omgeving.ts";
import { verzondenPost } from "../../infra/local/post.ts";

/** Something that left casework, and where it was found. */
export interface Uiting {
  readonly waar: "uitvoering" | "log" | "metriek" | "webhook" | "post" | "bus" | "feed";
  readonly tekst: string;
}

type Bron = Pick<Omgeving, "endpoint" | "outputs" | "ontvanger">;

const verzamel = async <T>(bladzijden: AsyncIterable<T>): Promise<readonly T[]> => {
  const alle: T[] = [];
  for await (const bladzijde of bladzijden) alle.push(bladzijde);
  return alle;
};

const uitvoeringen = async ({ endpoint, outputs }: Bron): Promise<readonly Uiting[]> => {
  const client = new SFNClient(lokaleClient(endpoint));
  const uitingen: Uiting[] = [];
  for (const hoofdstap of [2, 3, 4, 5]) {
    const stateMachineArn = outputs[`MachineHoofdstap${hoofdstap}Arn`];
    const lijst = await verzamel(paginateListExecutions({ client }, { stateMachineArn }));
    for (const { executionArn, name } of lijst.flatMap(({ executions }) => executions ?? [])) {
      uitingen.push({ waar: "uitvoering", tekst: name ?? "" });
      const historie = await verzamel(paginateGetExecutionHistory({ client }, { executionArn }));
      for (const { events } of historie) uitingen.push({ waar: "uitvoering", tekst: JSON.stringify(events) });
    }
  }
  return uitingen;
};

const logs = async ({ endpoint }: Bron): Promise<readonly Uiting[]> => {
  const client = new CloudWatchLogsClient(lokaleClient(endpoint));
  const groepen = (await verzamel(paginateDescribeLogGroups({ client }, {}))).flatMap(
    ({ logGroups }) => logGroups ?? [],
  );
  const uitingen: Uiting[] = [];
  for (const { logGroupName } of groepen) {
    const bladzijden = await verzamel(paginateFilterLogEvents({ client }, { logGroupName }));
    for (const { events } of bladzijden) {
      for (const { message } of events ?? []) uitingen.push({ waar: "log", tekst: message ?? "" });
    }
  }
  return uitingen;
};

const metrieken = async ({ endpoint }: Bron): Promise<readonly Uiting[]> => {
  const client = new CloudWatchClient(lokaleClient(endpoint));
  const bladzijden = await verzamel(paginateListMetrics({ client }, {}));
  return bladzijden.flatMap(({ Metrics }) =>
    (Metrics ?? []).map((metriek) => ({ waar: "metriek" as const, tekst: JSON.stringify(metriek) })),
  );
};

/** Everything that left casework and can be read back: executions, log lines, metrics, and what recipients were sent and mailed. */
export const alleUitingen = async (bron: Bron): Promise<readonly Uiting[]> => [
  ...(await uitvoeringen(bron)),
  ...(await logs(bron)),
  ...(await metrieken(bron)),
  ...bron.ontvanger.ontvangen().map((ontvangst) => ({ waar: "webhook" as const, tekst: JSON.stringify(ontvangst) })),
  ...(await verzondenPost(bron.endpoint)).map((mail) => ({ waar: "post" as const, tekst: JSON.stringify(mail) })),
];

/** JSON in JSON hides a text behind escapes, a URL behind percent signs: both forms are looked for. */
const vormen = (tekst: string): readonly string[] => [
  ...new Set([
    tekst,
    JSON.stringify(tekst).slice(1, -1),
    encodeURIComponent(tekst),
    Buffer.from(tekst).toString("base64"),
  ]),
];

/** Where any of these texts was found: the place and the number of the text, never the text itself. */
export const lekken = (uitingen: readonly Uiting[], gevoelig: readonly string[]): readonly string[] => {
  const gezocht = gevoelig.map((tekst, nummer) => ({ nummer, vormen: vormen(tekst) }));
  return uitingen.flatMap(({ waar, tekst }) =>
    gezocht
      .filter((een) => een.vormen.some((vorm) => tekst.includes(vorm)))
      .map(({ nummer }) => `${waar}: text ${nummer}`),
  );
};
