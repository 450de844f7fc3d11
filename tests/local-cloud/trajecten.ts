import {
  DescribeExecutionCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  SFNClient,
} from "@aws-sdk/client-sfn";
import { lokaleClient } from "../../infra/local/lokale-client.ts";
import type { Omgeving } from "../../infra/local/omgeving.ts";

/** The executions of the machine of criminal tracks, the first started first, with all that is kept of each. */
export const trajectuitvoeringen = async ({ endpoint, outputs }: Pick<Omgeving, "endpoint" | "outputs">) => {
  const sfn = new SFNClient(lokaleClient(endpoint));
  const stateMachineArn = outputs["MachineStrafrechtelijkTrajectArn"];
  const { executions = [] } = await sfn.send(new ListExecutionsCommand({ stateMachineArn }));
  const alle = await Promise.all(
    executions.map(async ({ executionArn, name, status }) => {
      const { input, output } = await sfn.send(new DescribeExecutionCommand({ executionArn }));
      const { events = [] } = await sfn.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 1000 }));
      const toestanden = events.flatMap((een) => een.stateEnteredEventDetails?.name ?? []);
      return { name: name ?? "", status, toestanden, alles: JSON.stringify([name, input, output, events]) };
    }),
  );
  sfn.destroy();
  return alle.sort((een, ander) => een.name.localeCompare(ander.name));
};

/** A track that nla leads until its judgment: who acts at which step, where it is recorded, and what. */
export const trajectstappen = (dag: string) =>
  [
    [
      ...["opsporing-nla", "opsporing", "checklists"],
      {
        ...{ uitkomst: "voldoende", aangifte: true, procesVerbaalVerdenking: true, opsporingsinformatie: true },
        peildatum: dag,
      },
    ],
    ["opsporing-nla", "strategie", "strategieen", { bepaaldOp: dag }],
    [
      ...["opsporing-nla", "middelen", "middelen"],
      { uitkomst: "ingezonden", middelen: ["aanhouding"], peildatum: dag },
    ],
    ["opsporing-om", "om-beslissing", "om-beslissingen", { beslissing: "dagvaarding", beslistOp: dag }],
    ["opsporing-om", "zitting", "zittingen", { uitkomst: "uitspraak", uitspraak: "veroordeling", zittingOp: dag }],
  ] as readonly (readonly [actor: string, stap: string, pad: string, body: object])[];
