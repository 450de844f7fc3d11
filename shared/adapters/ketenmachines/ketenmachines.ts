import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  InvalidToken,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
  SFNClient,
} from "@aws-sdk/client-sfn";
import type { Uitvoering } from "../../domain/casus.ts";
import type { CasusId } from "../../domain/ids.ts";
import type { Hoofdstap } from "../../domain/pad.ts";
import type { Ketenmachines } from "../../ports/keten.ts";

/** ARN of the state machine, or of the alias, that carries each hoofdstap. */
export type MachineArns = Readonly<Record<Hoofdstap, string>>;

const naamVan = (casusId: CasusId, { hoofdstap, n }: Uitvoering): string => `${casusId}.${hoofdstap}.${n}`;

/** `arn:…:stateMachine:<machine>[:<alias>]` and a name give `arn:…:execution:<machine>:<name>`. */
const uitvoeringArn = (machineArn: string, naam: string): string => {
  const [voor, machine] = machineArn.split(":stateMachine:");
  if (voor === undefined || machine === undefined) throw new Error("Not the ARN of a state machine");
  return `${voor}:execution:${machine.split(":")[0] ?? machine}:${naam}`;
};

/** Answers task tokens: for whoever has an outcome for a machine that waits. */
export const maakTerugmelding =
  (client: SFNClient = new SFNClient()): Ketenmachines["meld"] =>
  async (taaktoken, uitkomst) => {
    try {
      await client.send(new SendTaskSuccessCommand({ taskToken: taaktoken, output: JSON.stringify({ uitkomst }) }));
      return "gemeld";
    } catch (fout) {
      if (fout instanceof TaskTimedOut || fout instanceof TaskDoesNotExist || fout instanceof InvalidToken)
        return "weg";
      throw fout;
    }
  };

/** The state machines in Step Functions (design section 5). */
export const maakKetenmachines = (machines: MachineArns, client: SFNClient = new SFNClient()): Ketenmachines => {
  const loopt: Ketenmachines["loopt"] = async (casusId, uitvoering) => {
    const executionArn = uitvoeringArn(machines[uitvoering.hoofdstap], naamVan(casusId, uitvoering));
    try {
      const { status } = await client.send(new DescribeExecutionCommand({ executionArn }));
      return status === "RUNNING";
    } catch (fout) {
      if (fout instanceof ExecutionDoesNotExist) return false;
      throw fout;
    }
  };
  return {
    loopt,
    start: async (casusId, uitvoering) => {
      const { hoofdstap, n, begin } = uitvoering;
      try {
        await client.send(
          new StartExecutionCommand({
            stateMachineArn: machines[hoofdstap],
            name: naamVan(casusId, uitvoering),
            input: JSON.stringify({ casusId, hoofdstap, n, begin }),
          }),
        );
        return "loopt";
      } catch (fout) {
        if (!(fout instanceof ExecutionAlreadyExists)) throw fout;
        return (await loopt(casusId, uitvoering)) ? "loopt" : "op";
      }
    },
    meld: maakTerugmelding(client),
  };
};
