import { StateMachine, type StateMachineDefinition } from "aws-local-stepfunctions";
import * as z from "zod";
import type { Machine } from "../../statemachines/definitie.ts";

/** The input of an execution: ids and codes, nothing else. */
export interface MachineInput {
  readonly casusId?: string;
  readonly hoofdstap?: number;
  readonly interventieId?: string;
  readonly trajectId?: string;
  readonly n: number;
  readonly begin: string;
}

/** One invocation of the Lambda `taken` by the machine. */
export interface TaskCall {
  /** Name of the Task state. */
  readonly state: string;
  /** What the Lambda gets. */
  readonly payload: Readonly<Record<string, unknown>>;
  /** Present on a token state: another one at every entry. */
  readonly taaktoken: string | undefined;
}

/**
 * Answers an invocation: for a token state what SendTaskSuccess would bring, for a plain one what the Lambda returns.
 * A throw (or a rejected promise) is a fault: of the Lambda, of SendTaskFailure, or a time-out.
 */
export type OnTask = (call: TaskCall) => unknown;

export type Walked = { readonly states: readonly string[]; readonly calls: readonly TaskCall[] } & (
  | { readonly ended: "succeeded"; readonly output: unknown }
  | { readonly ended: "failed"; readonly error: string; readonly cause: string }
);

const invocationSchema = z.strictObject({ FunctionName: z.string(), Payload: z.record(z.string(), z.json()) });

/** Against a machine that goes round for ever in a test that went wrong. */
const MOST_CALLS = 500;

/**
 * Walks a machine with an interpreter of the Amazon States Language, from its first state to its end.
 * Waits and retry pauses take no time; a TimeoutSeconds stays in force on the (fake) clock of the test.
 *
 * @throws Error when the walk itself is at fault (Node too old, an answer that is no JSON, no end in sight): such
 * errors must not pass for a fault that the machine catches.
 */
export const walk = async (options: {
  readonly definition: Machine;
  readonly input: MachineInput;
  readonly onTask: OnTask;
}): Promise<Walked> => {
  if (!("withResolvers" in Promise)) throw new Error("walk needs the project's own Node: run the tests through npm");
  const { definition, input, onTask } = options;
  const namesOf = (type: string): readonly string[] =>
    Object.keys(definition.States).filter((name) => definition.States[name]?.Type === type);
  const states: string[] = [];
  const calls: TaskCall[] = [];
  const broken: Error[] = [];
  const breakOff = (reason: string): never => {
    const error = new Error(`walk: ${reason}`);
    broken.push(error);
    execution.abort();
    throw error;
  };

  const handle = async (state: string, invocation: unknown): Promise<z.core.util.JSONType> => {
    const parsed = invocationSchema.safeParse(invocation);
    if (!parsed.success) return breakOff(`${state} invokes with more or less than FunctionName and Payload`);
    if (calls.length >= MOST_CALLS) return breakOff(`no end after ${String(MOST_CALLS)} invocations`);
    const payload = parsed.data.Payload;
    const taaktoken = z.string().optional().parse(payload["taaktoken"]);
    const call: TaskCall = { state, payload, taaktoken };
    calls.push(call);
    const answer = z.json().safeParse(await onTask(call));
    if (!answer.success) return breakOff(`the answer to ${state} is no JSON`);
    return taaktoken === undefined ? { Payload: answer.data, StatusCode: 200 } : answer.data;
  };

  // A cast, because the interpreter's types do not know the `ResultPath: null` that the interpreter itself does.
  const machine = new StateMachine(definition as unknown as StateMachineDefinition, {
    // The files are validated once, in their own test; here it would cost 100 ms a walk.
    validationOptions: { noValidate: true },
  });
  const context = {
    Task: {
      get Token(): string {
        return `token-${String(calls.length + 1)}`;
      },
    },
  };
  const forEach = <T>(type: string, value: (name: string) => T): Record<string, T> =>
    Object.fromEntries(namesOf(type).map((name) => [name, value(name)]));
  const execution = machine.run(
    { ...input },
    {
      context,
      overrides: {
        taskResourceLocalHandlers: forEach("Task", (name) => (invocation: unknown) => handle(name, invocation)),
        waitTimeOverrides: forEach("Wait", () => 0),
        retryIntervalOverrides: forEach("Task", () => 0),
      },
    },
  );
  const settled = execution.result.then(
    (output) => ({ ended: "succeeded" as const, output }),
    () => undefined,
  );
  let failure = { error: "", cause: "" };
  for await (const event of execution.eventLogs) {
    if (event.type === "StateEntered") states.push(event.state.name);
    if (event.type === "ExecutionFailed") failure = { error: event.Error, cause: String(event.Cause) };
  }
  const success = await settled;
  const [atFault] = broken;
  if (atFault) throw atFault;
  return { states, calls, ...(success ?? { ended: "failed", ...failure }) };
};
