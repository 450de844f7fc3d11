import {
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  SFNClient,
  type ExecutionListItem,
} from "@aws-sdk/client-sfn";
import * as z from "zod";
import { lokaleClient } from "./lokale-client.ts";
import type { Omgeving } from "./omgeving.ts";

const eventSchema = z.looseObject({ type: z.string(), data: z.looseObject({ casusId: z.string() }) });

/** An execution of a casus, with how many states it entered. */
export interface Uitvoeringsregel {
  readonly naam: string;
  readonly status: string;
  readonly overgangen: number;
}

const MACHINES = ["Hoofdstap2", "Hoofdstap3", "Hoofdstap4", "Hoofdstap5"].map((naam) => `Machine${naam}Arn`);

/** The executions of a casus, in the order in which the record asked for them. */
export const uitvoeringenVan = async (
  { endpoint, outputs }: Pick<Omgeving, "endpoint" | "outputs">,
  casusId: string,
): Promise<readonly Uitvoeringsregel[]> => {
  const sfn = new SFNClient(lokaleClient(endpoint));
  const gevonden: ExecutionListItem[] = [];
  for (const machine of MACHINES) {
    let nextToken: string | undefined;
    do {
      const antwoord = await sfn.send(new ListExecutionsCommand({ stateMachineArn: outputs[machine], nextToken }));
      gevonden.push(...(antwoord.executions ?? []).filter(({ name }) => name?.startsWith(casusId)));
      nextToken = antwoord.nextToken;
    } while (nextToken !== undefined);
  }
  const regels = await Promise.all(
    gevonden.map(async ({ executionArn, name, status }) => {
      const { events } = await sfn.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }));
      return {
        naam: (name ?? "").slice(casusId.length + 1),
        status: status ?? "",
        overgangen: (events ?? []).filter(({ type }) => type?.endsWith("StateEntered")).length,
      };
    }),
  );
  sfn.destroy();
  return regels.sort((a, b) => a.naam.localeCompare(b.naam));
};

/** What each recipient was notified of: kinds of events with how many, valid signatures only. */
export const notificatiesPerOntvanger = (
  { ontvanger }: Pick<Omgeving, "ontvanger">,
  casusId: string,
): ReadonlyMap<string, ReadonlyMap<string, number>> => {
  const per = new Map<string, Map<string, number>>();
  for (const { ontvanger: wie, echt, event } of ontvanger.ontvangen()) {
    const gelezen = eventSchema.safeParse(event);
    if (!echt || !gelezen.success || gelezen.data.data.casusId !== casusId) continue;
    const soort = gelezen.data.type.replace(/^.*?\.ketenregie\./, "");
    const telling = per.get(wie) ?? new Map<string, number>();
    telling.set(soort, (telling.get(soort) ?? 0) + 1);
    per.set(wie, telling);
  }
  return per;
};
