import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  InvalidToken,
  SendTaskSuccessCommand,
  SFNClient,
  SFNServiceException,
  StartExecutionCommand,
  TaskDoesNotExist,
  TaskTimedOut,
} from "@aws-sdk/client-sfn";
import { mockClient } from "aws-sdk-client-mock";
import { beforeEach, describe, expect, it } from "vitest";
import { maakKetenmachines } from "../../../shared/adapters/ketenmachines/ketenmachines.ts";
import { casusIdSchema } from "../../../shared/domain/ids.ts";
import { nieuweLoopstand } from "../../../shared/domain/loopstand.ts";
import { loopVanCasus } from "../../../shared/domain/loop.ts";
import { instantSchema } from "../../../shared/domain/tijd.ts";

const client = mockClient(SFNClient);
const arn = (hoofdstap: number) => `arn:aws:states:eu-west-1:123456789012:stateMachine:Hoofdstap${hoofdstap}`;
const machines = maakKetenmachines(
  {
    ...{ 2: arn(2), 3: `${arn(3)}:live`, 4: arn(4), 5: arn(5), interventie: arn(9) },
    "strafrechtelijk-traject": arn(8),
  },
  new SFNClient({ region: "eu-west-1" }),
);
const casusId = casusIdSchema.parse("3f0c1a52-8d5e-4b7a-9a61-0c2d5e7f9b13");
const loop = loopVanCasus({
  casusId,
  uitvoering: {
    hoofdstap: 3,
    begin: "casusoverleg",
    ...nieuweLoopstand(2, instantSchema.parse("2026-03-02T09:00:00.000Z")),
  },
});
const fout = { message: "", $metadata: {} };
beforeEach(() => {
  client.reset();
});

describe("starting an execution", () => {
  it("uses the casus' own name and tells ids and codes only", async () => {
    client.on(StartExecutionCommand).resolves({});
    expect(await machines.start(loop)).toBe("loopt");
    expect(client.commandCalls(StartExecutionCommand)[0]?.args[0].input).toEqual({
      stateMachineArn: `${arn(3)}:live`,
      name: `${casusId}.3.2`,
      input: JSON.stringify({ casusId, hoofdstap: 3, n: 2, begin: "casusoverleg" }),
    });
  });

  it.each([
    ["RUNNING", "loopt"],
    ["SUCCEEDED", "op"],
    ["FAILED", "op"],
    ["ABORTED", "op"],
    ["TIMED_OUT", "op"],
    // Somebody may yet have it run again; the record does not wait for that, and it then hears that it was left behind.
    ["PENDING_REDRIVE", "op"],
  ] as const)("asks what became of a name that exists: %s is %s", async (status, verwacht) => {
    client.on(StartExecutionCommand).rejects(new ExecutionAlreadyExists(fout));
    client.on(DescribeExecutionCommand).resolves({ status });
    expect(await machines.start(loop)).toBe(verwacht);
    expect(client.commandCalls(DescribeExecutionCommand)[0]?.args[0].input).toEqual({
      executionArn: `arn:aws:states:eu-west-1:123456789012:execution:Hoofdstap3:${casusId}.3.2`,
    });
  });

  it("passes a throttle on, to be tried again", async () => {
    client
      .on(StartExecutionCommand)
      .rejects(new SFNServiceException({ ...fout, name: "ThrottlingException", $fault: "client" }));
    await expect(machines.start(loop)).rejects.toThrow(SFNServiceException);
  });
});

describe("looking at an execution", () => {
  it("does not run when it does not exist", async () => {
    client.on(DescribeExecutionCommand).rejects(new ExecutionDoesNotExist(fout));
    expect(await machines.loopt(loop)).toBe(false);
  });
  it("does not guess when the service does not answer", async () => {
    client.on(DescribeExecutionCommand).rejects(new Error("time-out"));
    await expect(machines.loopt(loop)).rejects.toThrow("time-out");
  });
});

describe("answering a token", () => {
  it("tells the outcome", async () => {
    client.on(SendTaskSuccessCommand).resolves({});
    expect(await machines.meld("token", "wel")).toBe("gemeld");
    expect(client.commandCalls(SendTaskSuccessCommand)[0]?.args[0].input).toEqual({
      taskToken: "token",
      output: '{"uitkomst":"wel"}',
    });
  });
  it.each([new TaskTimedOut(fout), new TaskDoesNotExist(fout), new InvalidToken(fout)])(
    "knows that nobody waits any more: $name",
    async (reden) => {
      client.on(SendTaskSuccessCommand).rejects(reden);
      expect(await machines.meld("token", "wel")).toBe("weg");
    },
  );
  it("passes other faults on", async () => {
    client.on(SendTaskSuccessCommand).rejects(new Error("time-out"));
    await expect(machines.meld("token", "wel")).rejects.toThrow("time-out");
  });
});
