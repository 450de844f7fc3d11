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
import type { Loop, Machinenaam } from "../../domain/loop.ts";
import type { Ketenmachines } from "../../ports/keten.ts";

/** ARN of each state machine, or of its alias. */
export type MachineArns = Readonly<Record<Machinenaam, string>>;

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
  const loopt: Ketenmachines["loopt"] = async ({ machine, naam }: Loop) => {
    const executionArn = uitvoeringArn(machines[machine], naam);
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
    start: async (loop) => {
      const { machine, naam, invoer } = loop;
      try {
        await client.send(
          new StartExecutionCommand({
            stateMachineArn: machines[machine],
            name: naam,
            input: JSON.stringify(invoer),
          }),
        );
        return "loopt";
      } catch (fout) {
        if (!(fout instanceof ExecutionAlreadyExists)) throw fout;
        return (await loopt(loop)) ? "loopt" : "op";
      }
    },
    meld: maakTerugmelding(client),
  };
};
