import * as z from "zod";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { maakKetenclient, type Ketenclient } from "../../infra/local/ketenclient.ts";
import { startOmgeving, type Omgeving } from "../../infra/local/omgeving.ts";
import { uitvoeringenVan } from "../../infra/local/verslag.ts";
import { maakArbeidsuitbuitingCasus, maakMelding } from "../fixtures/melding.ts";
import { eersteWeging, tweedeWeging } from "./wegingen.ts";
import { trajectstappen, trajectuitvoeringen } from "./trajecten.ts";
import { binnen } from "./wachten.ts";

let omgeving: Omgeving;
let client: Ketenclient;

beforeAll(async () => {
  omgeving = await startOmgeving("test-takken");
  client = maakKetenclient(omgeving);
}, 120_000);
afterAll(async () => {
  await omgeving.stop();
});

const overdracht = { ontvanger: "ggd", grondslag: "convenant", inhoud: "wat nodig is" };

const casusVan = async (seed: number, melding: unknown = maakMelding({}, seed)): Promise<string> => {
  const { body } = await client.moet(
    201,
    client.roep("systeem-veilig-thuis", "POST", "/v1/meldingen", melding, {
      "idempotency-key": `tak-${seed}`,
    }),
    "melding",
  );
  const { meldingId } = z.looseObject({ meldingId: z.string() }).parse(body);
  const gelezen = await client.roep("meldpunt", "GET", `/v1/meldingen/${meldingId}`);
  return z.looseObject({ casusId: z.string() }).parse(gelezen.body).casusId;
};

/** Takes the step with this task by this actor. */
const neem = async (casusId: string, soort: string, actor: string, pad: string, body: unknown): Promise<void> => {
  await client.wachtOpTaak(actor, casusId, soort);
  const gedaan =
    pad === "wegingen"
      ? client.weeg(actor, casusId, body)
      : client.roep(actor, "POST", `/v1/casussen/${casusId}/${pad}`, body);
  await client.moet(201, gedaan, soort);
};

const totWeging2 = async (seed: number): Promise<string> => {
  const casusId = await casusVan(seed);
  await neem(casusId, "weging-1", "zetel-politie", "wegingen", eersteWeging("wel"));
  await neem(casusId, "partners-uitnodigen", "procesregisseur", "uitnodigingen", {
    besprekingOp: new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10),
    uitnodigingen: [],
    toelichting: "vaste zetels volstaan",
  });
  await neem(casusId, "casusoverleg", "procesregisseur", "casusoverleggen", {
    gehoudenOp: new Date(Date.now() - 1000).toISOString(),
    plaats: "ZVH",
    aanwezig: ["politie", "moviera", "om"].map((organisatie) => ({ organisatie, wijze: "fysiek" })),
  });
  return casusId;
};

/** Offers a handover to the ggd, which finds it in its worklist, reads it and answers. */
const draagOver = async (casusId: string, stappen: readonly [string, string], wie: string, antwoord: object) => {
  const [aanbieden, volgen] = stappen;
  await neem(casusId, aanbieden, wie, "overdrachten", overdracht);
  const { onderwerp } = await client.wachtOpTaak("partner-ggd", casusId, volgen);
  const pad = `/v1/casussen/${casusId}/overdrachten/${onderwerp ?? ""}`;
  const { body } = await client.moet(200, client.roep("partner-ggd", "GET", pad), "overdracht lezen");
  expect(body).toMatchObject({ status: "aangeboden", inhoud: overdracht.inhoud });
  expect((await client.roep("partner-ggd", "GET", `/v1/casussen/${casusId}`)).status).toBe(404);
  await client.moet(201, client.roep("partner-ggd", "POST", `${pad}/antwoorden`, antwoord), "antwoord");
};
const AANVAARD = { antwoord: "aanvaard" };

const eindigt = async (casusId: string, status: string, laatste: string): Promise<void> => {
  await binnen(30, async () => {
    const uitvoeringen = await uitvoeringenVan(omgeving, casusId);
    expect(uitvoeringen.map((een) => [een.naam, een.status]).at(-1)).toEqual([laatste, "SUCCEEDED"]);
    const { body } = await client.roep("zetel-om", "GET", `/v1/casussen/${casusId}`);
    expect(body).toMatchObject({ status });
  });
};

describe("every branch after the wegingen, on the real stacks", { timeout: 120_000 }, () => {
  it("geen mensenhandel: a handover is declined, then accepted, and the casus is scaled down, not deleted", async () => {
    const casusId = await casusVan(41);
    await neem(casusId, "weging-1", "zetel-politie", "wegingen", eersteWeging("geen"));
    const stappen = ["overdracht-na-weging-1", "overdracht-volgen"] as const;
    await draagOver(casusId, stappen, "zetel-moviera", { antwoord: "geweigerd", toelichting: "geen plaats" });
    await draagOver(casusId, stappen, "zetel-moviera", AANVAARD);
    await eindigt(casusId, "afgeschaald", "2.1");
  });

  it("geen mensenhandel, and nobody needs to take over: scaled down with the reason, and reopened at the weging", async () => {
    const casusId = await casusVan(45);
    await neem(casusId, "weging-1", "zetel-politie", "wegingen", eersteWeging("geen"));
    await neem(casusId, "overdracht-na-weging-1", "zetel-moviera", "afschalingen", { reden: "heeft al hulp" });
    await eindigt(casusId, "afgeschaald", "2.1");
    const heropening = client.roep("procesregisseur", "POST", `/v1/casussen/${casusId}/heropeningen`, {
      reden: "er is een nieuw signaal",
    });
    await client.moet(201, heropening, "heropening");
    await neem(casusId, "weging-1", "zetel-politie", "wegingen", eersteWeging("wel"));
    await client.wachtOpTaak("procesregisseur", casusId, "partners-uitnodigen");
    const uitvoeringen = await uitvoeringenVan(omgeving, casusId);
    expect(uitvoeringen.map(({ naam }) => naam).toSorted()).toEqual(["2.1", "2.2", "3.1"]);
  });

  it("a new melding while a handover waits: the team weighs again, the machine that waited ends", async () => {
    const casusId = await casusVan(46);
    await neem(casusId, "weging-1", "zetel-politie", "wegingen", eersteWeging("geen"));
    await neem(casusId, "overdracht-na-weging-1", "zetel-moviera", "overdrachten", overdracht);
    const { onderwerp } = await client.wachtOpTaak("partner-ggd", casusId, "overdracht-volgen");
    const melding = client.roep("systeem-moviera", "POST", "/v1/meldingen", maakMelding({}, 46), {
      "idempotency-key": "tak-46-b",
    });
    await client.moet(201, melding, "tweede melding");
    await client.wachtOpTaak("zetel-politie", casusId, "weging-1");
    const pad = `/v1/casussen/${casusId}/overdrachten/${onderwerp ?? ""}`;
    expect((await client.roep("partner-ggd", "GET", pad)).status).toBe(404);
    await binnen(30, async () => {
      const uitvoeringen = await uitvoeringenVan(omgeving, casusId);
      expect(uitvoeringen.map(({ naam, status }) => `${naam} ${status}`).toSorted()).toEqual([
        "2.1 SUCCEEDED",
        "2.2 RUNNING",
      ]);
    });
  });

  it("geen mensenhandel, wel zorg: handed over to care", async () => {
    const casusId = await totWeging2(42);
    await neem(casusId, "weging-2", "zetel-politie", "wegingen", tweedeWeging("geen", "wel"));
    await draagOver(casusId, ["overdracht-naar-zorg", "zorgoverdracht-volgen"], "procesregisseur", AANVAARD);
    await eindigt(casusId, "afgeschaald", "3.1");
  });

  it("geen mensenhandel, geen zorg: scaled down at once", async () => {
    const casusId = await totWeging2(43);
    await neem(casusId, "weging-2", "zetel-politie", "wegingen", tweedeWeging("geen", "geen"));
    await eindigt(casusId, "afgeschaald", "3.1");
  });

  it("wel mensenhandel, geen zorg: on to the plan", async () => {
    const casusId = await totWeging2(44);
    await neem(casusId, "weging-2", "zetel-politie", "wegingen", tweedeWeging("wel", "geen"));
    await client.wachtOpTaak("zetel-zvh", casusId, "plan-van-aanpak");
  });

  it("the odd routes: entered further on, caught up, led back and given to another gemeente (S2.5.2-S2.5.4, NB23)", async () => {
    const casusId = await casusVan(61, maakArbeidsuitbuitingCasus(61));
    const pad = `/v1/casussen/${casusId}`;
    await neem(casusId, "weging-1", "zetel-politie", "instromen", {
      stap: "voortgang",
      reden: "de partner begeleidt al",
      herkomst: { soort: "partner-werkt-eraan", organisatie: "nla", sinds: "2026-01-05" },
    });
    await client.wachtOpTaak("zetel-zvh", casusId, "voortgang");
    await neem(casusId, "inhalen-weging-1", "zetel-politie", "wegingen", eersteWeging("wel"));
    await neem(casusId, "voortgang", "zetel-politie", "terugleidingen", { naar: "weging-2", reden: "nieuw bewijs" });
    await client.wachtOpTaak("zetel-om", casusId, "weging-2");
    const { body } = await client.moet(
      201,
      client.roep("procesregisseur", "POST", `${pad}/gemeente-overdrachten`, {
        ...{ gemeente: "Apeldoorn", grondslag: "convenant", inhoud: "wat nodig is", reden: "werkt daar" },
      }),
      "aanbod",
    );
    const aanbod = `${pad}/gemeente-overdrachten/${z.looseObject({ id: z.string() }).parse(body).id}`;
    await client.wachtOpTaak("gemeente-apeldoorn", casusId, "gemeente-overdracht-beantwoorden");
    await client.moet(201, client.roep("gemeente-apeldoorn", "POST", `${aanbod}/antwoorden`, AANVAARD), "antwoord");
    await client.wachtOpTaak("gemeente-apeldoorn", casusId, "weging-2");
    expect((await client.roep("gemeente-doetinchem", "GET", pad)).status).toBe(404);
    await binnen(30, async () => {
      const uitvoeringen = await uitvoeringenVan(omgeving, casusId);
      expect(uitvoeringen.map(({ naam, status }) => `${naam} ${status}`).toSorted()).toEqual([
        ...["2.1 SUCCEEDED", "3.1 RUNNING", "4.1 SUCCEEDED"],
      ]);
    });
  });

  it("a new melding on the person of a scaled-down casus opens a new one in the same dossier", async () => {
    const lees = async (casusId: string) =>
      z
        .looseObject({ dossiers: z.array(z.string()), status: z.string() })
        .parse((await client.roep("zetel-om", "GET", `/v1/casussen/${casusId}`)).body);
    const { body } = await client.moet(
      201,
      client.roep("systeem-moviera", "POST", "/v1/meldingen", maakMelding({}, 41), { "idempotency-key": "tak-41-b" }),
      "tweede melding",
    );
    const { meldingId } = z.looseObject({ meldingId: z.string() }).parse(body);
    const gelezen = z
      .looseObject({ casusId: z.string(), dossiers: z.array(z.looseObject({ dossierId: z.string() })) })
      .parse((await client.roep("meldpunt", "GET", `/v1/meldingen/${meldingId}`)).body);
    const nieuw = await lees(gelezen.casusId);
    expect(nieuw.status).toBe("open");
    const dossier = await client.roep("meldpunt", "GET", `/v1/dossiers/${gelezen.dossiers[0]?.dossierId ?? ""}`);
    const { casussen, meldingen } = z
      .looseObject({
        casussen: z.array(z.object({ casusId: z.string(), status: z.string() })),
        meldingen: z.array(z.unknown()),
      })
      .parse(dossier.body);
    expect(meldingen).toHaveLength(2);
    expect(casussen).toHaveLength(2);
    expect(casussen).toContainEqual({ casusId: gelezen.casusId, status: "open" });
    expect(casussen.map(({ status }) => status)).toContain("afgeschaald");
  });
});

it("somebody who looks like a person that is known is put before the meldpunt, and joined by it", async () => {
  const bekend = maakMelding({}, 90);
  const [persoon] = bekend.betrokkenen;
  if (persoon?.rol !== "mogelijk-slachtoffer") throw new Error("geen slachtoffer");
  const { voornamen } = z.looseObject({ voornamen: z.string() }).parse(persoon.personalia);
  // One letter other, and no number: enough to doubt.
  const lijkt = { ...persoon.personalia, bsn: null, voornamen: `${voornamen.slice(0, -1)}x` };
  const meldingen = [bekend, maakMelding({ betrokkenen: [{ ...persoon, personalia: lijkt }] }, 91)];
  const dossiers: string[] = [];
  for (const [n, body] of meldingen.entries()) {
    const kop = { "idempotency-key": `match-${String(n)}` };
    const gemeld = await client.moet(
      201,
      client.roep("systeem-veilig-thuis", "POST", "/v1/meldingen", body, kop),
      "melding",
    );
    const { meldingId } = z.looseObject({ meldingId: z.string() }).parse(gemeld.body);
    const gelezen = await client.roep("meldpunt", "GET", `/v1/meldingen/${meldingId}`);
    const { dossiers: van } = z
      .looseObject({ dossiers: z.array(z.looseObject({ dossierId: z.string() })) })
      .parse(gelezen.body);
    dossiers.push(van[0]?.dossierId ?? "");
  }
  const vragen = z.looseObject({ resultaten: z.array(z.looseObject({ dossierId: z.string() })) });
  const [over, kandidaat] = await binnen(30, async () => {
    for (const dossierId of dossiers) {
      const { body } = await client.roep("meldpunt", "GET", `/v1/dossiers/${dossierId}/matchvragen`);
      const [eerste] = vragen.parse(body).resultaten;
      if (eerste !== undefined) return [dossierId, eerste.dossierId] as const;
    }
    throw new Error("nog geen vraag");
  });
  expect([over, kandidaat].toSorted()).toEqual(dossiers.toSorted());
  const besluit = { kandidaat, besluit: "zelfde", toelichting: "nagevraagd" };
  await client.moet(
    201,
    client.roep("meldpunt", "POST", `/v1/dossiers/${over}/matchbesluiten`, besluit),
    "matchbesluit",
  );
  for (const dossierId of dossiers) {
    const { body } = await client.roep("meldpunt", "GET", `/v1/dossiers/${dossierId}`);
    expect(z.looseObject({ meldingen: z.array(z.unknown()) }).parse(body).meldingen).toHaveLength(2);
  }
});

describe("a criminal track, on the real stacks", { timeout: 120_000 }, () => {
  it("is started, walks to its judgment and ends; the casus shows that one runs and no more", async () => {
    const casusId = await casusVan(47, maakArbeidsuitbuitingCasus(47));
    await neem(casusId, "weging-1", "zetel-politie", "wegingen", eersteWeging("wel"));
    await neem(casusId, "partners-uitnodigen", "procesregisseur", "uitnodigingen", {
      besprekingOp: new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10),
      uitnodigingen: [{ organisatie: "nla", rol: "toezicht op arbeid", toegevoegdeWaarde: "kent de branche" }],
      afwijkingen: ["ggd", "welzijnswerk"].map((organisatie) => ({ organisatie, reden: "is al geregeld" })),
      ontbrekendDomein: "Moviera en de gemeente brengen de zorg in.",
    });
    const { onderwerp } = await client.wachtOpTaak("opsporing-nla", casusId, "uitnodiging-beantwoorden");
    await client.moet(
      201,
      client.roep("opsporing-nla", "POST", `/v1/casussen/${casusId}/uitnodigingen/${onderwerp ?? ""}/antwoorden`, {
        antwoord: "geaccepteerd",
      }),
      "uitnodiging",
    );
    await client.wachtOpTaak("procesregisseur", casusId, "casusoverleg");
    const leesCasus = async () =>
      z
        .looseObject({ strafrechtelijkTrajectLoopt: z.boolean() })
        .parse((await client.roep("zetel-om", "GET", `/v1/casussen/${casusId}`)).body);
    const vooraf = await leesCasus();
    expect(vooraf.strafrechtelijkTrajectLoopt).toBe(false);

    const vandaag = new Date().toISOString().slice(0, 10);
    const trajecten = "/v1/strafrechtelijke-trajecten";
    const begonnen = await client.moet(
      201,
      client.roep("opsporing-nla", "POST", trajecten, { casusId, preWeeg: { gewogenOp: vandaag } }),
      "traject beginnen",
    );
    const { trajectId } = z.looseObject({ trajectId: z.string() }).parse(begonnen.body);
    const bijTraject = async (actor: string, soort: string) => {
      const { body } = await client.roep(actor, "GET", "/v1/taken?aantal=100");
      const { resultaten } = z.looseObject({ resultaten: z.array(z.looseObject({ soort: z.string() })) }).parse(body);
      const taak = resultaten.find((een) => een["trajectId"] === trajectId);
      expect(taak).toMatchObject({ soort, status: "open" });
      expect(taak).not.toHaveProperty("casusId");
    };
    for (const [actor, soort, onder, body] of trajectstappen(vandaag)) {
      await bijTraject(actor, soort);
      expect(await leesCasus()).toEqual({ ...vooraf, strafrechtelijkTrajectLoopt: true });
      await client.moet(201, client.roep(actor, "POST", `${trajecten}/${trajectId}/${onder}`, body), onder);
    }
    expect(await leesCasus()).toEqual(vooraf);
    expect((await client.roep("zetel-om", "GET", `${trajecten}/${trajectId}`)).status).toBe(404);

    await binnen(30, async () => {
      const uitvoeringen = await trajectuitvoeringen(omgeving);
      expect(uitvoeringen.map(({ name, status }) => [name, status])).toEqual([
        [`${trajectId}.strafrechtelijk-traject.1`, "SUCCEEDED"],
      ]);
      const [uitvoering] = uitvoeringen;
      expect(uitvoering?.toestanden.filter((naam) => !naam.endsWith("uitkomst"))).toEqual([
        "Bepaal ingang",
        "4.2 Opsporing",
        "4.2 Strategie",
        "4.2 Opsporings- en dwangmiddelen",
        "4.2 Beslissing van het OM",
        "4.2 Zitting",
        "Traject afgerond",
      ]);
      expect(uitvoering?.alles).not.toContain(casusId);
    });
    // Told to who investigates alone, and without the casus.
    await binnen(30, () => {
      const over = omgeving.ontvanger.ontvangen().filter(({ event }) => JSON.stringify(event).includes(trajectId));
      expect(over.some(({ event }) => JSON.stringify(event).includes("traject.afgerond"))).toBe(true);
      expect(new Set(over.map(({ ontvanger }) => ontvanger))).toEqual(new Set(["opsporing-nla"]));
      expect(over.every(({ event, echt }) => echt && !JSON.stringify(event).includes(casusId))).toBe(true);
      return Promise.resolve();
    });
  });
});
