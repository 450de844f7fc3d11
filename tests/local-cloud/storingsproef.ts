import { DynamoDBClient, paginateScan } from "@aws-sdk/client-dynamodb";
import { unmarshall } from "@aws-sdk/util-dynamodb";
import { setTimeout as slaap } from "node:timers/promises";
import * as z from "zod";
import { kanaalgeheim } from "../../infra/local/kanaalgeheimen.ts";
import { maakKetenclient, type Ketenclient } from "../../infra/local/ketenclient.ts";
import { lokaleClient } from "../../infra/local/lokale-client.ts";
import type { Omgeving } from "../../infra/local/omgeving.ts";
import { output } from "../../infra/local/outputs.ts";
import type { Storing } from "../../infra/local/receiver.ts";
import { makeToeval } from "../fixtures/toeval.ts";
import { inGeheugen } from "../ontvanger/bewaarplaats.ts";
import type { Event } from "../ontvanger/event.ts";
import { feedVan } from "../ontvanger/feed.ts";
import { maakOntvanger } from "../ontvanger/ontvanger.ts";
import { luisterOpBus } from "./busluisteraar.ts";
import { lekken } from "./lekkage.ts";
import { biedDubbelAan, maakDoder } from "./plagen.ts";
import { loopCasus, type Casus } from "./storingscasus.ts";
import { alleUitingen } from "./uitingen.ts";
import { binnen } from "./wachten.ts";

/** The partners of the test: what is wrong with their endpoint, and who reads their feed. */
const PARTNERS: Readonly<Record<string, { readonly lezer: string; readonly storing: Storing | null }>> = {
  // Down for the first half.
  nla: { lezer: "systeem-nla", storing: { weg: true } },
  ketenregieteam: { lezer: "zetel-politie", storing: { status: 500, elke: 3 } },
  moviera: { lezer: "systeem-moviera", storing: { hangt: true } },
  om: { lezer: "systeem-om", storing: { status: 410 } },
  zvh: { lezer: "systeem-zvh", storing: { vertragingMs: 1_000 } },
  "veilig-thuis": { lezer: "systeem-veilig-thuis", storing: null },
  politie: { lezer: "systeem-politie", storing: null },
  "gemeente-doetinchem": { lezer: "systeem-gemeente-doetinchem", storing: null },
};
/** Casussen of which every text is looked for, in all that was said of all: with sixty, looking for each takes longer than the test. */
const LEK_CASUSSEN = 4;
const NAMEN = Object.keys(PARTNERS);
const LAG_STIL = "nla";
const ZEGT_OP = "om";
export const GEZOND: readonly string[] = NAMEN.filter((naam) => PARTNERS[naam]?.storing === null);

const gebeurtenisSchema = z.object({
  berichten: z.array(z.object({ berichtId: z.string(), ontvanger: z.string() })),
});

/** What each recipient had to hear: from the Gebeurtenissen as the commands wrote them, past every port of the product. */
export const leesGebeurtenissen = async ({ endpoint, outputs }: Pick<Omgeving, "endpoint" | "outputs">) => {
  const client = new DynamoDBClient(lokaleClient(endpoint));
  const per = new Map<string, Set<string>>();
  const vraag = { TableName: output(outputs, "TabelNaam"), ConsistentRead: true };
  for await (const { Items } of paginateScan({ client }, vraag)) {
    for (const item of (Items ?? []).map((een) => unmarshall(een)).filter(({ type }) => type === "gebeurtenis")) {
      for (const { berichtId, ontvanger } of gebeurtenisSchema.parse(item).berichten)
        per.set(ontvanger, (per.get(ontvanger) ?? new Set()).add(berichtId));
    }
  }
  client.destroy();
  return per;
};

/** The system of a partner: the reference consumer, that hears webhooks and reads the feed with its own token. */
const maakPartner = async (omgeving: Omgeving, naam: string) => {
  const bewaarplaats = inGeheugen<Event>();
  let uitDeFeed = 0;
  const feed = feedVan(
    omgeving.api,
    async () => omgeving.token(PARTNERS[naam]?.lezer ?? ""),
    ...(naam === "ketenregieteam" ? [naam] : []),
  );
  const ontvanger = maakOntvanger({
    geheimen: [await kanaalgeheim(omgeving)(naam)],
    bewaarplaats,
    feed: {
      na: async (nummer) => {
        const bladzijde = await feed.na(nummer);
        uitDeFeed += bladzijde.events.length;
        return bladzijde;
      },
    },
    verwerk: (event) => event,
  });
  omgeving.ontvanger.koppel(naam, async (koppen, inhoud) => {
    const status = await ontvanger.neemAan(koppen, inhoud);
    if (status === 204) void ontvanger.verwerk();
    return status;
  });
  return { naam, ontvanger, gekregen: () => bewaarplaats.effecten, uitDeFeed: () => uitDeFeed };
};

/** What the test of faults found. Lists of what is wrong are empty when all is well. */
export interface Uitslag {
  readonly casussen: readonly Casus[];
  /** Healthy partners that were not complete by webhook alone while the one that was down was down. */
  readonly nietCompleet: readonly string[];
  /** Notifications that the one that was down did not have when the healthy were complete. */
  readonly misteDieStilLag: number;
  /** Who said that it wants no more, and once its channel was resumed did not get all that it had missed, by webhook alone. */
  readonly nietHervat: readonly string[];
  /** Calls of that partner's system about a casus that began when its channel was suspended, before it was resumed. */
  readonly tijdensSchorsing: number;
  /** `partner: what`: an event missing, twice, out of order, or that was nobody's. */
  readonly afwijkingen: readonly string[];
  /** `partner: kind`: of a casus in which it takes no part. */
  readonly vanEenAnder: readonly string[];
  readonly vervalst: number;
  /** `place: text n`: what went into the first casussen and was found outside casework. */
  readonly lekken: readonly string[];
  readonly cijfers: {
    readonly notificaties: number;
    readonly pogingen: number;
    readonly herhalingen: number;
    readonly uitDeFeed: number;
    readonly gedood: number;
    readonly dubbelAangeboden: number;
    readonly eersteHelftSeconden: number;
    readonly seconden: number;
  };
}

/** Runs so many at a time. */
const perTegelijk = async <T>(nummers: readonly number[], tegelijk: number, werk: (n: number) => Promise<T>) => {
  const over = [...nummers];
  const klaar: T[] = [];
  const loper = async (): Promise<void> => {
    for (let n = over.shift(); n !== undefined; n = over.shift()) klaar.push(await werk(n));
  };
  await Promise.all(Array.from({ length: tegelijk }, loper));
  return klaar;
};

/** Its partner repaired the system that answered 410, and resumes its channel: answers who did not get by webhook what it missed. */
const hervat = async (
  omgeving: Omgeving,
  client: Ketenclient,
  partners: readonly Partner[],
  seconden: number,
): Promise<readonly string[]> => {
  omgeving.ontvanger.verstoor(ZEGT_OP, null);
  const koppen = { "idempotency-key": `storingsproef-hervat-${ZEGT_OP}` };
  const pad = `/v1/kanalen/${ZEGT_OP}/hervattingen`;
  await client.moet(202, client.roep(PARTNERS[ZEGT_OP]?.lezer ?? "", "POST", pad, {}, koppen), pad);
  return compleet(
    omgeving,
    partners.filter(({ naam }) => naam === ZEGT_OP),
    seconden,
  );
};

const eventdata = z.looseObject({ casusId: z.string().optional(), meldingId: z.string().optional() });
/** Id of the casus, or of the melding, that an event tells of. */
const waarover = (event: unknown): string => {
  const { casusId, meldingId } = z.looseObject({ data: eventdata }).parse(event).data;
  return casusId ?? meldingId ?? "";
};
const kanaalSchema = z.looseObject({ stand: z.string() });

/**
 * Casussen of eight partners, of whom one is down for the first half, one answers 500 every third time, one hangs, one answers 410
 * and one is slow, while outbox and deliver are killed and events are offered twice (issue on notifications, `Must hold`). Then who
 * answered 410 resumes its channel, and in the end every partner catches up from its feed.
 */
export const proefStoringen = async (
  omgeving: Omgeving,
  {
    aantal,
    geduldSeconden,
    meld,
  }: { readonly aantal: number; readonly geduldSeconden: number; readonly meld: (regel: string) => void },
): Promise<Uitslag> => {
  const begin = performance.now();
  const opDeBus = await luisterOpBus(omgeving);
  const client = maakKetenclient(omgeving);
  const toeval = makeToeval(60);
  const partners = await Promise.all(NAMEN.map(async (naam) => maakPartner(omgeving, naam)));
  for (const naam of NAMEN) omgeving.ontvanger.verstoor(naam, PARTNERS[naam]?.storing ?? null);
  const doder = maakDoder(omgeving, toeval);
  const dubbel = biedDubbelAan(omgeving, toeval, NAMEN);
  // The watchdog's schedule is a minute; here it comes round more often, so that the test need not wait for it.
  const klok = setInterval(() => void omgeving.slaKlok().catch(() => undefined), 4_000);
  const nummers = Array.from({ length: aantal }, (_, n) => n);
  const half = Math.ceil(aantal / 2);
  try {
    const eerste = await perTegelijk(nummers.slice(0, half), 4, async (n) => loopCasus(client, n));
    meld(`${half} casussen`);
    doder.rust();
    // By webhook alone: none of them has asked its feed yet.
    const nietCompleet = await compleet(
      omgeving,
      partners.filter(({ naam }) => GEZOND.includes(naam)),
      geduldSeconden,
    );
    const eersteHelftSeconden = (performance.now() - begin) / 1000;
    const kreeg = partners.find(({ naam }) => naam === LAG_STIL)?.gekregen().length ?? 0;
    const misteDieStilLag = ((await leesGebeurtenissen(omgeving)).get(LAG_STIL)?.size ?? 0) - kreeg;
    // What comes from here on, of the second half, came to be when its channel was suspended.
    await binnen(geduldSeconden, async () => {
      const { body } = await client.roep(PARTNERS[ZEGT_OP]?.lezer ?? "", "GET", `/v1/kanalen/${ZEGT_OP}`);
      if (kanaalSchema.parse(body).stand !== "geschorst") throw new Error(`${ZEGT_OP} is nog niet geschorst`);
    });
    meld("de gezonde partners zijn compleet");
    omgeving.ontvanger.verstoor(LAG_STIL, null);
    doder.begin();
    // From now on it takes the notification in and then says that it failed.
    omgeving.ontvanger.verstoor("ketenregieteam", { status: 500, elke: 3, naAfloop: true });
    const tweede = await perTegelijk(nummers.slice(half), 4, async (n) => loopCasus(client, n));
    meld(`${aantal} casussen`);
    doder.rust();
    dubbel.stop();
    const laat = new Set(tweede.flatMap(({ casusId, meldingId }) => [casusId, meldingId]));
    const tijdensSchorsing = omgeving.ontvanger
      .ontvangen(ZEGT_OP)
      .filter(({ event }) => laat.has(waarover(event))).length;
    // By webhook alone again.
    const nietHervat = await hervat(omgeving, client, partners, geduldSeconden);
    meld("wie opzegde is hervat");
    await binnen(geduldSeconden, async () => {
      const verwacht = await leesGebeurtenissen(omgeving);
      for (const { naam, ontvanger, gekregen } of partners) {
        await ontvanger.haalBij();
        if (gekregen().length < (verwacht.get(naam)?.size ?? 0)) throw new Error(`${naam} mist nog iets`);
      }
    }).catch(() => undefined);
    const casussen = [...eerste, ...tweede];
    const gevoelig = [...new Set(eerste.slice(0, LEK_CASUSSEN).flatMap(({ teksten }) => teksten))];
    const feeds = partners.map(({ gekregen }) => ({ waar: "feed" as const, tekst: JSON.stringify(gekregen()) }));
    const uitingen = [...(await alleUitingen(omgeving)), ...(await opDeBus()), ...feeds];
    return {
      ...{ casussen, nietCompleet, misteDieStilLag, nietHervat, tijdensSchorsing, lekken: lekken(uitingen, gevoelig) },
      ...oordeel(partners, await leesGebeurtenissen(omgeving), casussen),
      vervalst: omgeving.ontvanger.ontvangen().filter(({ echt }) => !echt).length,
      cijfers: {
        notificaties: partners.reduce((som, { gekregen }) => som + gekregen().length, 0),
        ...bezorgcijfers(omgeving),
        uitDeFeed: partners.reduce((som, { uitDeFeed }) => som + uitDeFeed(), 0),
        ...{ gedood: doder.gedood(), dubbelAangeboden: dubbel.aantal(), eersteHelftSeconden },
        seconden: (performance.now() - begin) / 1000,
      },
    };
  } finally {
    doder.rust();
    clearInterval(klok);
    dubbel.stop();
    for (const naam of NAMEN) omgeving.ontvanger.verstoor(naam, null);
  }
};

type Partner = Awaited<ReturnType<typeof maakPartner>>;

/** Waits until these have all that they had to hear; answers who has not. */
const compleet = async (
  omgeving: Omgeving,
  partners: readonly Partner[],
  seconden: number,
): Promise<readonly string[]> => {
  const tot = Date.now() + seconden * 1000;
  for (;;) {
    const verwacht = await leesGebeurtenissen(omgeving);
    const nog = partners.filter(({ naam, gekregen }) => gekregen().length < (verwacht.get(naam)?.size ?? 0));
    if (nog.length === 0 || Date.now() > tot) return nog.map(({ naam }) => naam);
    await slaap(500);
  }
};

const oordeel = (
  partners: readonly Partner[],
  verwacht: ReadonlyMap<string, ReadonlySet<string>>,
  casussen: readonly Casus[],
): Pick<Uitslag, "afwijkingen" | "vanEenAnder"> => {
  const vanCasus = new Map(
    casussen.flatMap((casus) => [[casus.casusId, casus] as const, [casus.meldingId, casus] as const]),
  );
  return {
    afwijkingen: partners.flatMap(({ naam, gekregen }) => {
      const moest = verwacht.get(naam) ?? new Set<string>();
      const ids = gekregen().map(({ id }) => id);
      return [
        ...(moest.size === 0 ? [`${naam}: hoorde niets, en bewijst dus niets`] : []),
        ...[...moest].filter((id) => !ids.includes(id)).map(() => `${naam}: mist een notificatie`),
        ...ids.filter((id) => !moest.has(id)).map(() => `${naam}: kreeg wat van niemand is`),
        ...ids.filter((id, plaats) => ids.indexOf(id) !== plaats).map(() => `${naam}: kreeg iets tweemaal`),
        ...gekregen().flatMap(({ sequence }, plaats) =>
          Number(sequence) === plaats + 1 ? [] : [`${naam}: niet op volgorde`],
        ),
      ];
    }),
    vanEenAnder: partners.flatMap(({ naam, gekregen }) =>
      gekregen().flatMap((event) => {
        const casus = vanCasus.get(waarover(event));
        return casus === undefined || casus.betrokken.has(naam) ? [] : [`${naam}: ${event.type}`];
      }),
    ),
  };
};

const bezorgcijfers = ({ ontvanger }: Omgeving) => {
  const pogingen = ontvanger.ontvangen().filter((een) => NAMEN.includes(een.ontvanger));
  return { pogingen: pogingen.length, herhalingen: pogingen.length - new Set(pogingen.map(({ id }) => id)).size };
};
