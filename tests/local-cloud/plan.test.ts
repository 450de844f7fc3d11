import { ListExecutionsCommand, SFNClient, StopExecutionCommand } from "@aws-sdk/client-sfn";
import { setTimeout as slaap } from "node:timers/promises";
import * as z from "zod";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { maakKetenclient, type Apiantwoord, type Ketenclient } from "../../infra/local/ketenclient.ts";
import { lokaleClient } from "../../infra/local/lokale-client.ts";
import { startOmgeving, type Omgeving } from "../../infra/local/omgeving.ts";
import { maakArbeidsuitbuitingCasus } from "../fixtures/melding.ts";
import { aanTafel, opdracht } from "../fixtures/opdrachten.ts";
import { makeToeval } from "../fixtures/toeval.ts";
import { binnen } from "./wachten.ts";

/** Owners of acties, each with a webhook of its own on the local cloud, and who reads its feed. */
const EIGENAREN = {
  moviera: "systeem-moviera",
  politie: "systeem-politie",
  om: "systeem-om",
  zvh: "systeem-zvh",
  "gemeente-doetinchem": "systeem-gemeente-doetinchem",
  nla: "systeem-nla",
} as const;
const ORGANISATIES = Object.keys(EIGENAREN) as (keyof typeof EIGENAREN)[];
const AANTAL = 100;

let omgeving: Omgeving;
let client: Ketenclient;
let klok: NodeJS.Timeout;

beforeAll(async () => {
  omgeving = await startOmgeving("test-plan");
  client = maakKetenclient(omgeving);
  // The watchdog's schedule is a minute; here it comes round more often, so that the test need not wait for it.
  klok = setInterval(() => void omgeving.slaKlok().catch(() => undefined), 5_000);
}, 120_000);
afterAll(async () => {
  clearInterval(klok);
  await omgeving.stop();
});

const id = z.looseObject({ id: z.string() });
const beeldSchema = z.looseObject({
  positie: z.object({ stap: z.string() }).nullable(),
  taken: z.array(
    z.looseObject({ taakId: z.string(), soort: z.string(), status: z.string(), onderwerp: z.string().nullable() }),
  ),
  plannen: z.array(z.looseObject({ planVersie: z.int(), status: z.string() })),
  acties: z.array(
    z.looseObject({ actieId: z.string(), planVersie: z.int(), inhoud: z.looseObject({ omschrijving: z.string() }) }),
  ),
  vastleggingen: z.array(z.looseObject({ soort: z.string() })),
});
const regelSchema = z
  .object({ nummer: z.int(), event: z.looseObject({ id: z.string(), type: z.string(), data: z.looseObject({}) }) })
  .transform(({ nummer, event: { id: eventId, type, data } }) => ({ nummer, id: eventId, type, data }));

/** A casus whose plan is to be made, through the API. */
const casusVoorPlan = async (seed: number) => {
  const { body } = await client.moet(
    201,
    client.roep("systeem-veilig-thuis", "POST", "/v1/meldingen", maakArbeidsuitbuitingCasus(seed), {
      "idempotency-key": `plan-melding-${String(seed)}`,
    }),
    "melding",
  );
  const { meldingId } = z.looseObject({ meldingId: z.string() }).parse(body);
  const gelezen = await client.roep("meldpunt", "GET", `/v1/meldingen/${meldingId}`);
  const { casusId } = z.looseObject({ casusId: z.string() }).parse(gelezen.body);
  const pad = `/v1/casussen/${casusId}`;
  const doe = async (actor: string, onder: string, inhoud: unknown) =>
    id.parse((await client.moet(201, client.roep(actor, "POST", `${pad}/${onder}`, inhoud), onder)).body).id;
  await client.moet(201, client.weeg("zetel-politie", casusId, opdracht.eersteWeging()), "eerste weging");
  const besprekingOp = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10);
  await doe("procesregisseur", "uitnodigingen", { ...opdracht.uitnodigingen("nla"), besprekingOp });
  const { onderwerp } = await client.wachtOpTaak("partner-nla", casusId, "uitnodiging-beantwoorden");
  await doe("partner-nla", `uitnodigingen/${onderwerp ?? ""}/antwoorden`, { antwoord: "geaccepteerd" });
  const gehoudenOp = new Date().toISOString();
  await doe("procesregisseur", "casusoverleggen", opdracht.overleg({ gehoudenOp }));
  await client.moet(201, client.weeg("zetel-moviera", casusId, opdracht.tweedeWeging()), "tweede weging");
  const lees = async () =>
    beeldSchema.parse((await client.moet(200, client.roep("zetel-om", "GET", pad), "casus")).body);
  return { pad, doe, lees };
};

/** What an organisation was told: every line of its feed. */
const feedVan = async (organisatie: keyof typeof EIGENAREN) => {
  const regels: z.infer<typeof regelSchema>[] = [];
  for (;;) {
    const { body } = await client.moet(
      200,
      client.roep(EIGENAREN[organisatie], "GET", `/v1/notificaties?na=${String(regels.length)}&aantal=100`),
      "feed",
    );
    const { resultaten } = z.looseObject({ resultaten: z.array(regelSchema) }).parse(body);
    if (resultaten.length === 0) return regels;
    regels.push(...resultaten);
  }
};

/** As a client does that gets no answer: the same command again, under the same key. */
const houVol = async (opdrachtUit: () => Promise<Apiantwoord>): Promise<Apiantwoord> => {
  for (let poging = 0; poging < 60; poging += 1) {
    const antwoord = await opdrachtUit().catch(() => null);
    if (antwoord !== null && antwoord.status < 500) return antwoord;
    await slaap(200);
  }
  throw new Error("geen antwoord");
};

/** Stops the running execution of hoofdstap 4, once: it is the one that puts the acties out. */
const stopUitvoering = async (): Promise<void> => {
  const sfn = new SFNClient(lokaleClient(omgeving.endpoint));
  const stateMachineArn = omgeving.outputs["MachineHoofdstap4Arn"];
  await binnen(60, async () => {
    const { executions } = await sfn.send(new ListExecutionsCommand({ stateMachineArn, statusFilter: "RUNNING" }));
    const arn = executions?.[0]?.executionArn;
    if (arn === undefined) throw new Error("loopt nog niet");
    await sfn.send(new StopExecutionCommand({ executionArn: arn, cause: "ops" }));
  });
};

describe("a plan of a hundred acties, while functions are killed (X11)", { timeout: 360_000 }, () => {
  it("gives each actie one Taak and each notification one id, and tells each at least once", async () => {
    const { pad, doe, lees } = await casusVoorPlan(71);
    const acties = Array.from({ length: AANTAL }, (_, i) =>
      opdracht.actie({
        omschrijving: `actie ${String(i)}`,
        organisatie: ORGANISATIES[i % ORGANISATIES.length] ?? "om",
      }),
    );
    const versie = await doe("zetel-zvh", "plannen", opdracht.plan({ acties }));

    const toeval = makeToeval(71);
    const doder = setInterval(() => {
      omgeving.killFuncties(() => toeval.kans(8));
    }, 400);
    try {
      const vaststelling = { ...opdracht.vaststelling(), commitments: aanTafel(...ORGANISATIES) };
      const stelVast = (sleutel: string) => () =>
        client.roep("zetel-om", "POST", `${pad}/plannen/${versie}/vaststellingen`, vaststelling, {
          "idempotency-key": sleutel,
        });
      const [eerste, ...herhaald] = await Promise.all([
        ...["een", "een", "een"].map(async (sleutel) => houVol(stelVast(`vaststelling-${sleutel}`))),
        stopUitvoering().then(() => null),
      ]);
      expect(eerste?.status).toBe(201);
      for (const antwoord of herhaald) if (antwoord !== null) expect(antwoord).toMatchObject({ body: eerste?.body });
      expect((await houVol(stelVast("vaststelling-ander"))).status).toBe(409);
      // To the end of it: the clock finishes what the stopped execution left, among functions that are killed.
      await binnen(150, async () => {
        expect((await lees()).positie?.stap).toBe("voortgang");
      });
    } finally {
      clearInterval(doder);
    }

    const beeld = await binnen(30, lees);
    expect(beeld.plannen).toMatchObject([{ planVersie: 1, status: "vastgesteld" }]);
    expect(beeld.vastleggingen.filter(({ soort }) => soort === "planvaststelling")).toHaveLength(1);
    expect(beeld.acties).toHaveLength(AANTAL);
    expect(new Set(beeld.acties.map(({ inhoud }) => inhoud.omschrijving)).size).toBe(AANTAL);
    const taken = beeld.taken.filter(({ soort }) => soort === "actie");
    expect(taken.map(({ onderwerp }) => onderwerp).toSorted()).toEqual(
      beeld.acties.map(({ actieId }) => actieId).toSorted(),
    );
    expect(taken.every(({ status }) => status === "open")).toBe(true);

    const verteld: unknown[] = [];
    for (const organisatie of ORGANISATIES) {
      const verwacht = acties.filter((actie) => actie.organisatie === organisatie).length;
      await binnen(120, async () => {
        const feed = await feedVan(organisatie);
        // Numbered without a gap, each notification once.
        expect(feed.map(({ nummer }) => nummer)).toEqual(feed.map((_, i) => i + 1));
        expect(new Set(feed.map((regel) => regel.id)).size).toBe(feed.length);
        const uitgezet = feed.filter(({ type }) => type.includes("actie.uitgezet"));
        expect(uitgezet).toHaveLength(verwacht);
        // And every one of them was delivered, under the id that the feed has.
        const bezorgd = omgeving.ontvanger.ontvangen(organisatie).filter(({ status, echt }) => status === 204 && echt);
        const ids = new Set(bezorgd.map((een) => een.id));
        expect(feed.filter((regel) => !ids.has(regel.id))).toEqual([]);
        expect([...ids].filter((een) => !feed.some((regel) => regel.id === een))).toEqual([]);
      });
      verteld.push(
        ...(await feedVan(organisatie)).flatMap(({ type, data }) =>
          type.includes("actie.uitgezet") ? [data["actieId"]] : [],
        ),
      );
    }
    expect(verteld.toSorted()).toEqual(beeld.acties.map(({ actieId }) => actieId).toSorted());
  });
});
