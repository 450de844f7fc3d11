import { randomUUID } from "node:crypto";
import type { SQSRecord } from "aws-lambda";
import { deliverBatch } from "../../../functions/deliver/deliver-batch.ts";
import { publishGebeurtenissen } from "../../../functions/outbox/publish-gebeurtenissen.ts";
import { makeKalender } from "../../../shared/adapters/kalender/kalender.ts";
import type { Gebeurtenis } from "../../../shared/domain/gebeurtenis.ts";
import { laadRegio } from "../../../shared/region/index.ts";
import type { Kanaal } from "../../../shared/ports/bezorging.ts";
import type { Busbericht } from "../../../shared/ports/keten.ts";
import { maakCaseworkDouble } from "../../doubles/casework.ts";
import { webhookNaar } from "../../doubles/webhook.ts";
import { makeToeval } from "../../fixtures/toeval.ts";
import { bericht, bijGebeurtenis, gebeurtenisVan, INSTELLINGEN, maakKlok } from "../keten-records.ts";
import { opstelling } from "../watchdog/opstelling.ts";

/** How often what goes wrong, in percent. */
export interface Kansen {
  /** A stream record, an event on the bus or a message is lost. */
  readonly verlies: number;
  /** It comes twice. */
  readonly dubbel: number;
  /** A call of ours fails, half of those after its effect: as a killed function does. */
  readonly uitval: number;
  /** A recipient's system fails, half of those after it took the notification in. */
  readonly weigering: number;
}

export interface Ketenopdracht {
  /** Notifications in all. */
  readonly aantal: number;
  readonly seed: number;
  readonly kansen: Kansen;
}

/** What came of them. */
export interface Ketenuitslag {
  /** Notifications of which the feed of their recipient has no line, or more than one. */
  readonly nietInFeed: number;
  /** Numbers of feeds that are not contiguous from 1. */
  readonly gaten: number;
  /** Notifications that never came at their recipient's system, and of which nothing tells so. */
  readonly verloren: number;
  /** What came at a system for which it was not meant. */
  readonly bijEenAnder: number;
  /** Lines of which the delivery has not ended. */
  readonly nietAf: number;
  /** Lines that were given up, visibly: their recipient reads them in its feed. */
  readonly opgegeven: number;
  /** Calls of recipients' systems. */
  readonly pogingen: number;
  /** Rounds of the clock until everything was done. */
  readonly rondes: number;
}

/** Recipients, the last of which is down for two hours; each hears of one Gebeurtenis in five. */
const PARTNERS = [
  "politie",
  "moviera",
  "om",
  "zvh",
  "nla",
  "veilig-thuis",
  "gemeente-doetinchem",
  "mee-samen",
  "ggd",
  "ketenregieteam",
];
const LIGT_STIL = "ketenregieteam";
const STIL_SECONDEN = 2 * 3600;
const PER_GEBEURTENIS = 2;
/** Gebeurtenissen that are committed before the next part of the chain runs. */
const PER_GOLF = 500;
const PER_STROOMBATCH = 25;
const PER_WACHTRIJBATCH = 10;
/** In four days of the clock everything must have come, with room. */
const MAXIMALE_RONDES = 400;
const heraanbodSeconden = 60;
const EINDE: readonly string[] = ["bezorgd", "opgegeven"];

const arnVan = (ontvanger: string) => `arn:aws:sqs:eu-west-1:123456789012:${ontvanger}`;

/**
 * Sends notifications through the real outbox, deliver and watchdog, over a stream, bus, queues and systems in memory that lose,
 * double and fail, and a clock that jumps; tells what came of each.
 */
export const bezorgAlles = async ({ aantal, seed, kansen }: Ketenopdracht): Promise<Ketenuitslag> => {
  const toeval = makeToeval(seed);
  const klok = maakKlok();
  const begin = Date.parse(klok.nu());
  const casework = maakCaseworkDouble();
  const regio = laadRegio("nog");
  const log = (): void => undefined;

  /** Lets any call fail before or after its effect. */
  const onbetrouwbaar = <D extends object>(doel: D): D =>
    new Proxy(doel, {
      get: (van, naam) => {
        const waarde: unknown = Reflect.get(van, naam);
        if (typeof waarde !== "function") return waarde;
        return async (...delen: readonly unknown[]): Promise<unknown> => {
          const stuk = toeval.kans(kansen.uitval);
          if (stuk && toeval.kans(50)) throw new Error("valt uit voor de aanroep");
          const antwoord: unknown = await Reflect.apply(waarde, van, delen);
          if (stuk) throw new Error("valt uit na de aanroep");
          return antwoord;
        };
      },
    });
  /** So often as it comes: not at all, once, or twice. */
  const keren = <T>(een: T): readonly T[] =>
    toeval.kans(kansen.verlies) ? [] : toeval.kans(kansen.dubbel) ? [een, een] : [een];

  const wachtrijen = new Map<string, string[]>(PARTNERS.map((ontvanger) => [ontvanger, []]));
  const bus = {
    publiceer: async (berichten: readonly Busbericht[]): Promise<readonly Busbericht[]> => {
      const geweigerd = berichten.filter(() => toeval.kans(kansen.verlies));
      for (const een of berichten)
        if (!geweigerd.includes(een))
          for (const { ontvanger, event } of keren(een)) wachtrijen.get(ontvanger)?.push(JSON.stringify(event));
      return Promise.resolve(geweigerd);
    },
  };

  /** What each system has, by id. */
  const systemen = new Map<string, Set<string>>(PARTNERS.map((ontvanger) => [ontvanger, new Set()]));
  let pogingen = 0;
  const later = { soort: "later", reden: "http-503", naSeconden: null } as const;
  const bezorger = {
    bezorg: async (kanaal: Kanaal, event: { readonly id: string }) => {
      pogingen += 1;
      const ontvanger = kanaal.soort === "webhook" ? new URL(kanaal.url).pathname.slice(1) : "";
      if (ontvanger === LIGT_STIL && Date.parse(klok.nu()) < begin + STIL_SECONDEN * 1000)
        return Promise.resolve(later);
      const stuk = toeval.kans(kansen.weigering);
      if (!stuk || toeval.kans(50)) systemen.get(ontvanger)?.add(event.id);
      return Promise.resolve(stuk ? later : ({ soort: "bezorgd" } as const));
    },
    handdruk: async () => Promise.resolve({ soort: "toegestaan" } as const),
  };

  const gedeeld = {
    ...{ regio, log, heraanbodSeconden, nu: klok.nu, wacht: async () => Promise.resolve() },
    ...{ casework: onbetrouwbaar(casework), nieuwId: randomUUID, toeval: () => toeval.geheel(1_000) / 1_000 },
  };
  const outbox = {
    ...gedeeld,
    ...{
      bus: onbetrouwbaar(bus),
      instellingen: INSTELLINGEN,
      kanalen: new Set(PARTNERS),
      opzij: { zet: async () => Promise.resolve() },
    },
    // As the region does for who did not ask to be told once a day.
    ...{ bundels: new Map<string, string>(), kalender: makeKalender(regio) },
  };
  const deliver = {
    ...gedeeld,
    bezorger,
    ontvangers: Object.fromEntries(PARTNERS.map((ontvanger) => [arnVan(ontvanger), ontvanger])),
    kanalen: {
      vind: async (ontvanger: string) => Promise.resolve(webhookNaar(`https://partner.example/${ontvanger}`)),
    },
    onderbreker: { rust: () => false, hoorde: () => undefined },
    post: { stuur: async () => Promise.resolve({ soort: "bezorgd" } as const) },
    ...{ tel: () => undefined, schrijfTellingen: () => undefined },
  };
  const slaKlok = opstelling({ casework, nu: klok.nu }).wijzerVan({
    bus,
    log,
    toeval: gedeeld.toeval,
    tel: () => undefined,
  });

  /** What the stream tells: each record once or more, or never; a batch that fails is offered twice more, and then gone. */
  const stroom = async (gebeurtenissen: readonly Gebeurtenis[]): Promise<void> => {
    const records = gebeurtenissen.flatMap(keren).map(bijGebeurtenis);
    for (let van = 0; van < records.length; van += PER_STROOMBATCH) {
      const deel = records.slice(van, van + PER_STROOMBATCH);
      for (let keer = 0; keer < 3; keer += 1) {
        try {
          await publishGebeurtenissen(deel, outbox);
          break;
        } catch {
          // Killed: the stream offers the batch again.
        }
      }
    }
  };

  /** Every queue until it is empty; what failed by a fault of ours comes back, unless it is lost. */
  const leegWachtrijen = async (): Promise<void> => {
    for (const [ontvanger, wachtrij] of wachtrijen) {
      while (wachtrij.length > 0) {
        const batch = wachtrij.splice(0, PER_WACHTRIJBATCH);
        const Records = batch.map(
          (body, i) => ({ messageId: String(i), eventSourceARN: arnVan(ontvanger), body }) as SQSRecord,
        );
        const { batchItemFailures } = await deliverBatch({ Records }, deliver);
        for (const { itemIdentifier } of batchItemFailures)
          wachtrij.push(...keren(batch[Number(itemIdentifier)] ?? ""));
      }
    }
  };

  const bedoeld = new Map<string, Set<string>>(PARTNERS.map((ontvanger) => [ontvanger, new Set()]));
  const nieuweOutboxwerk: Gebeurtenis[] = [];
  /** Feed lines of which the delivery has not ended, and Gebeurtenissen that were not offered: kept up, for reading all of them takes long. */
  const open = new Set<string>();
  const volg = (sleutel: string, isOpen: boolean): void => {
    if (isOpen) open.add(sleutel);
    else open.delete(sleutel);
  };
  casework.volg((record) => {
    if (record.type === "gebeurtenis") {
      volg(record.gebeurtenisId, record.aanbieden);
      // Also what the chain itself tells: of a channel that gave up, to who must act on it.
      for (const { ontvanger, berichtId } of record.berichten) bedoeld.get(ontvanger)?.add(berichtId);
    }
    if (record.type === "notificatie") volg(`${record.ontvanger} ${record.nummer}`, !EINDE.includes(record.bezorging));
    // Whatever a round of the clock offers again comes by the stream.
    if (record.type === "gebeurtenis" && record.aanbieden) nieuweOutboxwerk.push(record);
  });
  for (let gemaakt = 0; gemaakt < aantal;) {
    const golf: Gebeurtenis[] = [];
    for (; golf.length < PER_GOLF && gemaakt < aantal; gemaakt += PER_GEBEURTENIS) {
      const eerste = toeval.geheel(PARTNERS.length);
      const wie = Array.from(
        { length: Math.min(PER_GEBEURTENIS, aantal - gemaakt) },
        (_, i) => PARTNERS[(eerste + i * 3) % PARTNERS.length] ?? "",
      );
      const gebeurtenis = { ...gebeurtenisVan(...wie.map(bericht)), opgetredenOp: klok.nu() };
      for (const { ontvanger, berichtId } of gebeurtenis.berichten) bedoeld.get(ontvanger)?.add(berichtId);
      casework.zet(gebeurtenis);
      open.add(gebeurtenis.gebeurtenisId);
      golf.push(gebeurtenis);
    }
    await stroom(golf);
    await leegWachtrijen();
    klok.verder(1);
  }

  let rondes = 0;
  for (; rondes < MAXIMALE_RONDES && open.size > 0; rondes += 1) {
    klok.verder(Math.min(60 * 2 ** Math.floor(rondes / 3), 3_600));
    // One round of the watchdog does so many at most: it comes every few minutes.
    await slaKlok();
    await stroom(nieuweOutboxwerk.splice(0));
    await leegWachtrijen();
  }

  const tel = (per: (ontvanger: string) => number): number =>
    PARTNERS.reduce((som, ontvanger) => som + per(ontvanger), 0);
  const regels = Map.groupBy(casework.vanType("notificatie"), ({ ontvanger }) => ontvanger);
  const feedVan = (ontvanger: string) => (regels.get(ontvanger) ?? []).toSorted((a, b) => a.nummer - b.nummer);
  return {
    nietInFeed: tel((ontvanger) => {
      const ids = feedVan(ontvanger).map(({ bericht: { berichtId } }) => berichtId as string);
      const uniek = new Set(ids);
      return ids.length - uniek.size + [...(bedoeld.get(ontvanger) ?? [])].filter((id) => !uniek.has(id)).length;
    }),
    gaten: tel((ontvanger) => feedVan(ontvanger).filter(({ nummer }, plaats) => nummer !== plaats + 1).length),
    verloren: tel((ontvanger) => {
      const bekend = systemen.get(ontvanger) ?? new Set();
      const op = feedVan(ontvanger).filter(({ bezorging }) => bezorging === "opgegeven");
      const verteld = new Set<string>(op.map(({ bericht: { berichtId } }) => berichtId));
      return [...(bedoeld.get(ontvanger) ?? [])].filter((id) => !bekend.has(id) && !verteld.has(id)).length;
    }),
    bijEenAnder: tel(
      (ontvanger) =>
        [...(systemen.get(ontvanger) ?? [])].filter((id) => bedoeld.get(ontvanger)?.has(id) !== true).length,
    ),
    nietAf: tel((ontvanger) => feedVan(ontvanger).filter(({ bezorging }) => !EINDE.includes(bezorging)).length),
    opgegeven: tel((ontvanger) => feedVan(ontvanger).filter(({ bezorging }) => bezorging === "opgegeven").length),
    ...{ pogingen, rondes },
  };
};
