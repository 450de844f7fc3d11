import { ListExecutionsCommand, SFNClient, StopExecutionCommand } from "@aws-sdk/client-sfn";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { walkJourney } from "../../infra/local/journey.ts";
import { lokaleClient } from "../../infra/local/lokale-client.ts";
import { startOmgeving, type Omgeving } from "../../infra/local/omgeving.ts";
import { uitvoeringenVan } from "../../infra/local/verslag.ts";
import { binnen } from "./wachten.ts";

let omgeving: Omgeving;

let klok: NodeJS.Timeout;

beforeAll(async () => {
  omgeving = await startOmgeving("test-storingen");
  // The watchdog's schedule is a minute; here it comes round more often, so that the tests need not wait for it.
  klok = setInterval(() => void omgeving.slaKlok().catch(() => undefined), 5_000);
}, 120_000);
afterAll(async () => {
  clearInterval(klok);
  await omgeving.stop();
});

const geen = () => undefined;

describe("ops kill a part and no case is lost", () => {
  it("resumes a casus whose execution was stopped, from the record", { timeout: 240_000 }, async () => {
    const sfn = new SFNClient(lokaleClient(omgeving.endpoint));
    const reis = await walkJourney(omgeving, {
      seed: 21,
      meld: geen,
      na: async (stap) => {
        if (stap !== "melding" && stap !== "3.1 Casusoverleg") return;
        const machine = stap === "melding" ? "MachineHoofdstap2Arn" : "MachineHoofdstap3Arn";
        const stateMachineArn = omgeving.outputs[machine];
        await binnen(20, async () => {
          const { executions } = await sfn.send(
            new ListExecutionsCommand({ stateMachineArn, statusFilter: "RUNNING" }),
          );
          expect(executions).toHaveLength(1);
          for (const { executionArn } of executions ?? []) await sfn.send(new StopExecutionCommand({ executionArn }));
        });
      },
    });
    const uitvoeringen = await uitvoeringenVan(omgeving, reis.casusId);
    // The weging needs no machine, for the record leads: whether 2.2 was there in time is chance. The plan follows in 3.2.
    expect(uitvoeringen.map(({ naam }) => naam)).toEqual(expect.arrayContaining(["2.1", "3.1", "3.2", "4.1", "5.1"]));
    expect(uitvoeringen.filter(({ status }) => status === "ABORTED")).toHaveLength(2);
  });

  it("brings the same casus to its end after a graceful stop and start half-way", { timeout: 300_000 }, async () => {
    const reis = await walkJourney(omgeving, {
      seed: 22,
      meld: geen,
      na: async (stap) => {
        if (stap === "3.1 Casusoverleg") await omgeving.restart();
      },
    });
    await binnen(20, async () => {
      const uitvoeringen = await uitvoeringenVan(omgeving, reis.casusId);
      expect(uitvoeringen.some(({ status }) => status === "FAILED")).toBe(true);
      expect(uitvoeringen.some(({ naam, status }) => naam.startsWith("5.") && status === "SUCCEEDED")).toBe(true);
    });
  });

  it("clears what a killed cloud left, and starts afresh", { timeout: 240_000 }, async () => {
    const gedood = await startOmgeving("test-gedood");
    await gedood.kill();
    const meldingen: string[] = [];
    const opnieuw = await startOmgeving("test-gedood", { meld: (regel) => void meldingen.push(regel) });
    try {
      expect(meldingen.join()).toContain("resten opgeruimd");
      const reis = await walkJourney(opnieuw, { seed: 23, meld: geen });
      expect(reis.casusId).toMatch(/^[0-9a-f-]{36}$/);
    } finally {
      await opnieuw.stop();
    }
  });
});
