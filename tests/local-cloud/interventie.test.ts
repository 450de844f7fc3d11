import { DescribeExecutionCommand, ListExecutionsCommand, SFNClient, StopExecutionCommand } from "@aws-sdk/client-sfn";
import * as z from "zod";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { maakKetenclient, type Ketenclient } from "../../infra/local/ketenclient.ts";
import { lokaleClient } from "../../infra/local/lokale-client.ts";
import { startOmgeving, type Omgeving } from "../../infra/local/omgeving.ts";
import { maakMelding } from "../fixtures/melding.ts";
import { deelnemers, opdracht } from "../fixtures/opdrachten.ts";
import { binnen } from "./wachten.ts";

let omgeving: Omgeving;
let client: Ketenclient;
let klok: NodeJS.Timeout;

beforeAll(async () => {
  omgeving = await startOmgeving("test-interventie");
  client = maakKetenclient(omgeving);
  // The watchdog's schedule is a minute; here it comes round more often, so that the tests need not wait for it.
  klok = setInterval(() => void omgeving.slaKlok().catch(() => undefined), 5_000);
}, 120_000);
afterAll(async () => {
  clearInterval(klok);
  await omgeving.stop();
});

const id = z.looseObject({ id: z.string() });
const beeld = z.looseObject({
  interventies: z.array(
    z.looseObject({ interventieId: z.string(), status: z.string(), uitkomst: z.string().nullable() }),
  ),
});

/** A casus on which the team, or one seat outside the meeting, applied the doorlaatverbod. */
const metInterventie = async (seed: number, buitenOverleg: boolean) => {
  const { body } = await client.moet(
    201,
    client.roep("systeem-veilig-thuis", "POST", "/v1/meldingen", maakMelding({}, seed), {
      "idempotency-key": `interventie-${String(seed)}`,
    }),
    "melding",
  );
  const { meldingId } = z.looseObject({ meldingId: z.string() }).parse(body);
  const gelezen = await client.roep("meldpunt", "GET", `/v1/meldingen/${meldingId}`);
  const { casusId } = z.looseObject({ casusId: z.string() }).parse(gelezen.body);
  const doe = (actor: string, onder: string, inhoud: unknown) =>
    client.moet(201, client.roep(actor, "POST", `/v1/casussen/${casusId}/${onder}`, inhoud), onder);
  const bewijs: string[] = [];
  for (const soort of ["digitaal", "getuigenverklaring"])
    bewijs.push(id.parse((await doe("zetel-om", "bewijsmiddelen", opdracht.bewijsmiddel({ soort }))).body).id);
  if (buitenOverleg) await doe("zetel-politie", "doorlaatverboden", opdracht.buitenOverleg({ bewijsmiddelen: bewijs }));
  else {
    const weging = opdracht.doorlaatverbod(bewijs, { deelnemers: deelnemers("politie", "moviera", "om") });
    await client.moet(201, client.weeg("zetel-politie", casusId, weging), "weging");
  }
  const lees = async () => {
    const [interventie] = beeld.parse(
      (await client.roep("zetel-om", "GET", `/v1/casussen/${casusId}`)).body,
    ).interventies;
    if (interventie === undefined) throw new Error("geen interventie");
    return interventie;
  };
  const { interventieId } = await lees();
  const berichten = `interventies/${interventieId}/berichten`;
  return { casusId, interventieId, lees, meld: (actor: string, inhoud: unknown) => doe(actor, berichten, inhoud) };
};

/** The executions of an intervention: number → status. */
const uitvoeringen = async (interventieId: string): Promise<ReadonlyMap<string, { arn: string; status: string }>> => {
  const sfn = new SFNClient(lokaleClient(omgeving.endpoint));
  const stateMachineArn = omgeving.outputs["MachineInterventieArn"];
  const { executions } = await sfn.send(new ListExecutionsCommand({ stateMachineArn }));
  return new Map(
    (executions ?? []).flatMap(({ name, executionArn, status }) =>
      name?.startsWith(`${interventieId}.`) === true
        ? [[name.slice(interventieId.length + 1), { arn: executionArn ?? "", status: status ?? "" }] as const]
        : [],
    ),
  );
};

describe("an intervention under a doorlaatverbod, on the real stacks (X4)", { timeout: 240_000 }, () => {
  it("comes back when its execution is killed, twice, and ends with a result only", async () => {
    const sfn = new SFNClient(lokaleClient(omgeving.endpoint));
    const { interventieId, lees, meld } = await metInterventie(61, false);
    for (const naam of ["interventie.1", "interventie.2"]) {
      const { arn } = await binnen(60, async () => {
        const gevonden = (await uitvoeringen(interventieId)).get(naam);
        expect(gevonden?.status).toBe("RUNNING");
        return gevonden ?? { arn: "" };
      });
      await sfn.send(new StopExecutionCommand({ executionArn: arn, cause: "ops" }));
      // Reported while nothing runs: the record leads.
      await meld("zetel-politie", opdracht.interventie("loopt"));
    }
    await binnen(60, async () => {
      expect((await uitvoeringen(interventieId)).get("interventie.3")?.status).toBe("RUNNING");
    });
    await meld("zetel-politie", opdracht.interventie("uit-situatie"));
    expect(await lees()).toMatchObject({ status: "afgerond", uitkomst: "uit-situatie" });
    await binnen(60, async () => {
      const alle = await uitvoeringen(interventieId);
      expect([...alle].map(([naam, { status }]) => [naam, status]).toSorted()).toEqual([
        ["interventie.1", "ABORTED"],
        ["interventie.2", "ABORTED"],
        ["interventie.3", "SUCCEEDED"],
      ]);
      const { output } = await sfn.send(
        new DescribeExecutionCommand({ executionArn: alle.get("interventie.3")?.arn ?? "" }),
      );
      expect(JSON.parse(output ?? "{}")).toMatchObject({ interventieId, resultaat: { uitkomst: "uit-situatie" } });
    });
  });

  it("reaches the deputy when who holds the seat is away, who reports in the name of the seat", async () => {
    const { casusId, interventieId, lees, meld } = await metInterventie(62, true);
    const taak = await client.wachtOpTaak("vervanger-politie", casusId, "interventie", 30);
    expect(taak.onderwerp).toBe(interventieId);
    // The seat's feed is the deputy's too, while they are that.
    await binnen(30, async () => {
      const { body } = await client.roep("vervanger-politie", "GET", "/v1/notificaties?ontvanger=politie&aantal=100");
      expect(JSON.stringify(body)).toContain(taak.taakId);
    });
    await meld("vervanger-politie", opdracht.interventie("loopt"));
    const volgende = await binnen(30, async () => {
      const gevonden = await client.wachtOpTaak("vervanger-politie", casusId, "interventie", 1);
      expect(gevonden.taakId).not.toBe(taak.taakId);
      return gevonden;
    });
    expect(volgende.onderwerp).toBe(interventieId);
    await meld("vervanger-politie", opdracht.interventie("uit-situatie"));
    expect(await lees()).toMatchObject({ status: "afgerond", uitkomst: "uit-situatie" });
  });
});
