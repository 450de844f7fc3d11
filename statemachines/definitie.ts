import { readFileSync } from "node:fs";
import * as z from "zod";

/** The machines: of a hoofdstap, and beside the path; each has one file beside this one. */
export const MACHINES = {
  2: "hoofdstap-2.asl.json",
  3: "hoofdstap-3.asl.json",
  4: "hoofdstap-4.asl.json",
  5: "hoofdstap-5.asl.json",
  interventie: "interventie.asl.json",
  "strafrechtelijk-traject": "strafrechtelijk-traject.asl.json",
} as const;

const voortzettingSchema = z.strictObject({
  Variable: z.string(),
  StringEquals: z.string(),
  Next: z.string(),
});

const taskSchema = z.strictObject({
  Type: z.literal("Task"),
  Resource: z.enum(["arn:aws:states:::lambda:invoke.waitForTaskToken", "arn:aws:states:::lambda:invoke"]),
  TimeoutSeconds: z.int().positive(),
  Parameters: z.strictObject({ FunctionName: z.literal("${TakenArn}"), Payload: z.record(z.string(), z.string()) }),
  ResultSelector: z.strictObject({ "uitkomst.$": z.string() }),
  ResultPath: z.literal("$.resultaat"),
  Retry: z
    .tuple([
      z.strictObject({
        ErrorEquals: z.tuple([z.literal("States.ALL")]),
        IntervalSeconds: z.int().positive(),
        MaxAttempts: z.int().positive(),
        BackoffRate: z.number().min(1),
        MaxDelaySeconds: z.int().positive(),
        JitterStrategy: z.literal("FULL"),
      }),
    ])
    .optional(),
  // ResultPath null: what a fault says stays out of the state data.
  Catch: z.tuple([
    z.strictObject({ ErrorEquals: z.tuple([z.literal("States.ALL")]), ResultPath: z.null(), Next: z.string() }),
  ]),
  Next: z.string(),
});

const choiceSchema = z.strictObject({
  Type: z.literal("Choice"),
  Choices: z.array(voortzettingSchema).min(1),
  Default: z.string(),
});

const staatSchema = z.discriminatedUnion("Type", [
  taskSchema,
  choiceSchema,
  z.strictObject({ Type: z.literal("Wait"), Seconds: z.int().positive(), Next: z.string() }),
  z.strictObject({ Type: z.literal("Succeed") }),
  z.strictObject({ Type: z.literal("Fail"), Error: z.string(), Cause: z.string() }),
]);

/**
 * The part of the Amazon States Language that our machines use, and no more: a field outside it is refused, so that
 * no business rule, no whole state (`$`) and no free text can slip into a machine unnoticed.
 */
export const machineSchema = z.strictObject({
  Comment: z.string(),
  StartAt: z.literal("Bepaal ingang"),
  States: z.record(z.string().regex(/^[ -~]{1,80}$/), staatSchema),
});

export type Machine = z.infer<typeof machineSchema>;
export type TaskStaat = z.infer<typeof taskSchema>;
export type ChoiceStaat = z.infer<typeof choiceSchema>;

/** A machine, by hoofdstap or by name. */
export type MachineNaam = keyof typeof MACHINES;

/** The text of a machine's file, with `${TakenArn}` still in it. */
export const readMachineText = (naam: MachineNaam): string =>
  readFileSync(new URL(MACHINES[naam], import.meta.url), "utf8");

/** The machine as its file has it; throws a ZodError when the file steps outside `machineSchema`. */
export const readMachine = (naam: MachineNaam): Machine => machineSchema.parse(JSON.parse(readMachineText(naam)));
