import { describe, expect, it } from "vitest";
import { casusIdSchema, trajectIdSchema } from "../../shared/domain/ids.ts";
import { loopVan } from "../../shared/domain/loop.ts";
import { PAD, STAPPEN } from "../../shared/domain/pad.ts";
import { TRAJECTSTAPPEN } from "../../shared/domain/trajectpad.ts";
import { maakArbeidsuitbuitingCasus } from "../fixtures/melding.ts";
import { opdracht } from "../fixtures/opdrachten.ts";
import { maakWereld } from "../unit/compartiment/wereld.ts";
import { maakCasusweg, metBewijs, WEG, type Casusweg, type Wegstap } from "../unit/functions/casusweg.ts";
import { TRAJECTEN, TRAJECTWEG, stap } from "../unit/functions/trajectdeur.ts";
import type { Antwoord } from "../unit/functions/voordeur.ts";
import {
  BIJ_ANTWOORD,
  CONTROLE,
  doorsta,
  lopend,
  moet,
  naamVan,
  stand,
  VOLGENDE,
  type Erna,
  zonderStroom,
  type Onderwerp,
} from "./uitval.ts";

/*
 * Every way in which an execution can be gone, at every place where the record can stand: casus, interventie and criminal track. The
 * real machines, driver, taken and watchdog; the record leads, so the same task is there afterwards, with one execution that waits
 * for it.
 */

type Zet = readonly [wie: string, doe: () => Promise<Antwoord>];

/** Walks it to its end: at each place every fault, and each answer comes when this goes wrong. */
const loop = async (
  onderwerp: Onderwerp,
  zetten: readonly Zet[],
  bij: (onderwerp: Onderwerp) => Promise<Erna>,
  bijElk: (onderwerp: Onderwerp) => Promise<void>,
): Promise<void> => {
  const { wereld } = onderwerp;
  for (const [naam, doe] of zetten) {
    const record = await moet(onderwerp);
    const { stap: van } = await stand(onderwerp);
    await bijElk(onderwerp);
    const erna = await bij(onderwerp);
    const antwoord = await doe();
    // Somebody who acts is not kept waiting by a machine that is not there.
    if (antwoord.status !== 201) throw new Error(`${naam}: ${antwoord.rauw.body}`);
    await erna();
    await zonderStroom(wereld.totRust);
    await wereld.secondenVerder(CONTROLE + 1);
    await wereld.secondenVerder(CONTROLE + 1);
    const na = await onderwerp.lees();
    if (na === null) expect(lopend(onderwerp, record), `${van}: ${naam}`).toEqual([]);
    else
      expect(await stand(onderwerp), `${van}: ${naam}`).toMatchObject({
        ...{ uitvoering: "loopt", lopend: [VOLGENDE], wachtOp: true },
      });
  }
};

const nieuweCasus = async (velden: Parameters<typeof maakArbeidsuitbuitingCasus>[1] = {}) => {
  const wereld = maakWereld("hervatten");
  const weg = await maakCasusweg(wereld.deur, maakArbeidsuitbuitingCasus(1, velden));
  await wereld.totRust();
  const onderwerp: Onderwerp = {
    wereld,
    lees: async () => {
      const casus = await wereld.casework.casus(casusIdSchema.parse(weg.casusId));
      return casus?.status === "open" ? casus : null;
    },
  };
  return { weg, onderwerp };
};
const als = (weg: Casusweg, wie: string, onder: string, body: unknown): Zet => [
  `${wie} ${onder}`,
  async () => weg.doe(wie, onder, body),
];
/** What who is offered a handover says of the one that waits. */
const antwoord = (weg: Casusweg, body: unknown): Zet => [
  "overdracht beantwoord",
  async () => {
    const casus = await weg.deur.casework.casus(casusIdSchema.parse(weg.casusId));
    const id = casus?.overdracht?.vastleggingId ?? "";
    return weg.doe("partner-ggd", `overdrachten/${id}/antwoorden`, body);
  },
];
const stappen = (weg: Casusweg, ...namen: readonly Wegstap[]): readonly Zet[] =>
  namen.map((naam) => [naam, async () => WEG[naam](weg)]);
const TOT_WEGING_2 = ["weging1", "uitnodigen", "aanvaarden", "afwijzen", "overleg"] as const;
const NA_WEGING_2 = [
  ...(["commitment", "plan", "vaststellen", "actieZorg", "actieNla", "afronden", "behoeften", "formulier"] as const),
  ...(["nazorg", "procesbegeleider", "evaluatie", "lessen"] as const),
] as const;

/** The ways that together stand at every place where something waits. */
const WEGEN: Readonly<Record<string, () => Promise<{ onderwerp: Onderwerp; zetten: readonly Zet[] }>>> = {
  "a casus on its main way": async () => {
    const { weg, onderwerp } = await nieuweCasus({ zorgcoordinatorBetrokken: "ja" });
    const verrijk = als(weg, "zorgcoordinator", "verrijkingen", opdracht.verrijking());
    return { onderwerp, zetten: [verrijk, ...stappen(weg, ...TOT_WEGING_2, "weging2", ...NA_WEGING_2)] };
  },
  "a casus without mensenhandel, of which the handover is declined first": async () => {
    const { weg, onderwerp } = await nieuweCasus();
    const aanbieden = als(weg, "zetel-moviera", "overdrachten", opdracht.overdracht());
    const zetten = [
      als(weg, "zetel-politie", "wegingen", opdracht.eersteWeging({ kwalificatie: "geen" })),
      ...[aanbieden, antwoord(weg, opdracht.weigering()), aanbieden, antwoord(weg, opdracht.aanvaarding())],
    ];
    return { onderwerp, zetten };
  },
  "a casus that goes to care": async () => {
    const { weg, onderwerp } = await nieuweCasus();
    const zetten = [
      ...stappen(weg, ...TOT_WEGING_2),
      als(weg, "zetel-moviera", "wegingen", opdracht.tweedeWeging({ mensenhandel: "geen" })),
      als(weg, "procesregisseur", "overdrachten", opdracht.overdracht()),
      antwoord(weg, opdracht.aanvaarding()),
    ];
    return { onderwerp, zetten };
  },
  "an intervention": async () => {
    const { weg, onderwerp } = await nieuweCasus();
    const { wereld } = onderwerp;
    const bewijs = await metBewijs(weg);
    const { status } = await weg.doe("zetel-politie", "wegingen", opdracht.doorlaatverbod(bewijs));
    expect(status).toBe(201);
    await wereld.totRust();
    const vind = () => wereld.casework.vanType("interventie")[0];
    const bericht = (uitkomst: "loopt" | "uit-situatie"): Zet =>
      als(
        weg,
        "zetel-politie",
        `interventies/${vind()?.interventieId ?? ""}/berichten`,
        opdracht.interventie(uitkomst),
      );
    return {
      onderwerp: {
        wereld,
        lees: () => {
          const interventie = vind();
          return Promise.resolve(interventie?.status === "open" ? interventie : null);
        },
      },
      zetten: [bericht("loopt"), bericht("loopt"), bericht("uit-situatie")],
    };
  },
  "a criminal track": async () => {
    const { weg, onderwerp } = await nieuweCasus();
    const { wereld } = onderwerp;
    for (const naam of ["weging1", "uitnodigen", "aanvaarden"] as const) {
      expect((await WEG[naam](weg)).status).toBe(201);
      await wereld.totRust();
    }
    const vraag = (wie: string, pad: string, body: unknown) =>
      wereld.binnen(async () => wereld.deur.vraag(wie, "POST", pad, body));
    const begonnen = await vraag("opsporing-nla", TRAJECTEN, stap.start(weg.casusId));
    expect(begonnen.status).toBe(201);
    const trajectId = String(begonnen.body["trajectId"]);
    await wereld.totRust();
    const zeg = (onder: string, body: unknown, wie: string): Zet => [
      onder,
      async () => vraag(wie, `${TRAJECTEN}/${trajectId}/${onder}`, body),
    ];
    return {
      onderwerp: {
        wereld,
        lees: async () => {
          const traject = await wereld.casework.traject(trajectIdSchema.parse(trajectId));
          return traject?.status === "open" ? traject : null;
        },
      },
      zetten: [
        zeg("terugleidingen", stap.terug("pre-weeg"), "opsporing-nla"),
        zeg("pre-wegingen", stap.preWeeg(), "opsporing-nla"),
        ...TRAJECTWEG.map(([onder, body, wie]) => zeg(onder, body, wie)),
      ],
    };
  },
};

const geweest = new Set<string>();
const NIETS = () => Promise.resolve(() => undefined);

describe.each(Object.entries(WEGEN))("%s", (_naam, maak) => {
  it("comes back from every fault at every place, to the same task", { timeout: 120_000 }, async () => {
    const { onderwerp, zetten } = await maak();
    await loop(onderwerp, zetten, NIETS, async (o) => doorsta(o, geweest));
    expect(await onderwerp.lees()).toBeNull();
  });

  it.each(Object.entries(BIJ_ANTWOORD))("goes on when %s", { timeout: 60_000 }, async (_wat, bij) => {
    const { onderwerp, zetten } = await maak();
    await loop(onderwerp, zetten, bij, () => Promise.resolve());
    expect(await onderwerp.lees()).toBeNull();
  });
});

describe("putting out the acties, which goes by itself", () => {
  /** A casus whose plan of more than two pages is established, and whose machine has not come yet. */
  const vastgesteld = async () => {
    const { weg, onderwerp } = await nieuweCasus();
    const plan = opdracht.plan({ acties: Array.from({ length: ACTIES }, () => opdracht.actie()) });
    const zetten: readonly Zet[] = [
      ...stappen(weg, ...TOT_WEGING_2, "weging2", "commitment"),
      als(weg, "gemeente-doetinchem", "plannen", plan),
      ...stappen(weg, "vaststellen"),
    ];
    for (const [, doe] of zetten) {
      await onderwerp.wereld.totRust();
      const { status, rauw } = await doe();
      if (status !== 201) throw new Error(rauw.body);
    }
    onderwerp.wereld.verliesStroom();
    expect(await onderwerp.lees()).toMatchObject({ positie: { stap: "acties-uitzetten" } });
    return onderwerp;
  };
  const ACTIES = 35;

  it.each<[string, (o: Onderwerp) => Promise<void>]>([
    ["was never started", () => Promise.resolve()],
    [
      "has a name that is used up",
      async (o) => {
        o.wereld.machines.verbruik(await naamVan(o));
      },
    ],
    [
      "runs and does nothing",
      async (o) => {
        const naam = await naamVan(o);
        o.wereld.machines.verbruik(naam, "hangt");
        await o.wereld.secondenVerder(CONTROLE + 1);
        o.wereld.machines.stop(naam);
      },
    ],
    [
      "stopped after its first page",
      async (o) => {
        const { deur } = o.wereld;
        const record = await moet(o);
        if (record.type !== "casus") throw new Error("geen casus");
        const { casusId, uitvoering } = record;
        const { hoofdstap, n } = uitvoering;
        expect(await deur.taken({ opdracht: "zet-acties-uit", casusId, hoofdstap, n })).toEqual({ uitkomst: "verder" });
        o.wereld.verliesStroom();
        o.wereld.machines.verbruik(loopVan(record).naam);
      },
    ],
  ])("is done, each actie once, when its execution %s", async (_wat, doe) => {
    const onderwerp = await vastgesteld();
    await doe(onderwerp);
    for (let keer = 0; keer < 3; keer += 1) await onderwerp.wereld.secondenVerder(CONTROLE + 1);
    expect(await stand(onderwerp)).toMatchObject({ stap: "voortgang", wachtOp: true });
    const acties = onderwerp.wereld.casework.vanType("taak").filter(({ soort }) => soort === "actie");
    expect(acties).toHaveLength(ACTIES);
    expect(new Set(acties.map(({ onderwerp: actie }) => actie)).size).toBe(ACTIES);
  });
});

it("stood at every step of the path that waits for somebody, at an intervention, and at every step of a criminal track", () => {
  const wachtend = STAPPEN.filter((een) => PAD[een].uitvoering === "professional");
  expect([...geweest].toSorted()).toEqual([...wachtend, "interventie", ...TRAJECTSTAPPEN].toSorted());
});
