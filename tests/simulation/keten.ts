import type { SQSRecord } from "aws-lambda";
import { deliverBatch } from "../../functions/deliver/deliver-batch.ts";
import { driveRecords, type DriverAfhankelijkheden } from "../../functions/driver/drive-records.ts";
import { publishGebeurtenissen } from "../../functions/outbox/publish-gebeurtenissen.ts";
import { watchClock } from "../../functions/watchdog/watch-clock.ts";
import type { KetenRecord } from "../../shared/domain/records.ts";
import { loopVan } from "../../shared/domain/loop.ts";
import type { OpenTaak } from "../../shared/domain/taak.ts";
import { plusSeconden, type Instant } from "../../shared/domain/tijd.ts";
import type { Bezorger } from "../../shared/ports/bezorging.ts";
import type { Bus, Busbericht, Ketenmachines } from "../../shared/ports/keten.ts";
import type { StroomRecord } from "../../shared/runtime/stroom.ts";
import { maakAfhankelijkhedenDouble } from "../doubles/afhankelijkheden.ts";
import { maakCaseworkDouble, type CaseworkDouble } from "../doubles/casework.ts";
import type { Opname } from "../doubles/opname.ts";
import { webhookNaar } from "../doubles/webhook.ts";
import { makeToeval } from "../fixtures/toeval.ts";
import { vulRegister } from "../unit/functions/casusweg.ts";
import { maakVoordeur, type Antwoord } from "../unit/functions/voordeur.ts";
import { maakIdstroom, maakLoop, naarStroom } from "../unit/ketenloop.ts";
import { maakLopendeMachines } from "../unit/compartiment/machines.ts";
import { merkVan, onafheidVan } from "./records.ts";
import { GEEN_STORING, Planner, type Proces, type Rol, type Storingskansen } from "./planner.ts";

/** What somebody's client sends: again with the same key until it has an answer. */
export interface Verzoek {
  readonly wie: string;
  readonly pad: string;
  readonly body: unknown;
  readonly sleutel: string;
  readonly ifMatch: string | null;
}

/** A request, and what came of it. */
export interface Verstuurd {
  readonly verzoek: Verzoek;
  pogingen: number;
  /** How many transactions all attempts wrote together. */
  geschreven: number;
  /** What the client was answered: more than once when it did not wait for the first. */
  readonly antwoorden: (Antwoord & { /** Asked when it was carried out already. */ readonly herhaald: boolean })[];
}

/** Where a run begins: what is stored, by when, and what recipients' systems have. */
export interface Begin {
  readonly opname: Opname;
  readonly nu: Instant;
  readonly ontvangen: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What a mutant may put in the place of what lies outside our functions. */
export interface Poorten {
  readonly casework: CaseworkDouble;
  readonly bus: Bus;
  readonly machines: Ketenmachines;
  readonly bezorger: Bezorger;
}

/** Breaks one thing, to see that a promise notices. */
export interface Mutant {
  /** @param nu the run that is at work */
  readonly poorten?: (poorten: Poorten, nu: () => Proces) => Partial<Poorten>;
  readonly driver?: (driver: DriverAfhankelijkheden) => DriverAfhankelijkheden;
}

/** What goes wrong outside our functions, in percent of the times that it could. */
export interface Buitenkansen {
  /** A record, event or message comes twice. */
  readonly dubbel: number;
  /** It does not come at all. */
  readonly verlies: number;
  /** The bus refuses part of what it is given; a system of a recipient does not take an event. */
  readonly weigering: number;
  /** An index shows what was there before the last write. */
  readonly achter: number;
}
const RUSTIG: Buitenkansen = { dubbel: 0, verlies: 0, weigering: 0, achter: 0 };

/** Recipients whom `deliver` brings it; others have a queue of their own, or read their feed. */
export const WEBHOOKS: readonly string[] = ["politie", "nla", "ketenregieteam", "zvh"];
/** The bus itself brings it to a queue of theirs. */
export const EIGEN_WACHTRIJ: readonly string[] = ["moviera", "veilig-thuis"];
const PER_WACHTRIJBATCH = 5;
const PER_STROOMBATCH = 8;
/** The service may give less of a page than was asked. */
const PER_PAGINA = 3;
/** After so many attempts a batch of the stream is gone. */
const STROOMPOGINGEN = 3;
const BEKEKEN: ReadonlySet<string> = new Set([
  ...["alles", "vanType", "logregels", "zet", "vergeet", "volg", "faalEenmaal", "transacties", "opname"],
]);

interface Stroomdeel {
  readonly record: StroomRecord;
  pogingen: number;
}

const isOpenTaak = (record: KetenRecord): record is OpenTaak => record.type === "taak" && record.status === "open";
const arnVan = (ontvanger: string) => `arn:aws:sqs:eu-west-1:123456789012:${ontvanger}`;

/**
 * The whole chain over ports in memory that behave as the services do, one step at a time. Nothing happens by itself: who calls says
 * what comes next, by the chance of the seed.
 * @param noteer hears every step, in order
 */
export const maakKeten = (
  seed: number,
  begin: Begin | null,
  noteer: (stap: string) => void = () => undefined,
  mutant: Mutant = {},
) => {
  const toeval = makeToeval(seed);
  const planner = new Planner(toeval, noteer);
  const wie = (): Rol => planner.nu().rol;
  const double = maakCaseworkDouble(undefined, begin?.opname);
  let buiten = RUSTIG;

  const verstuurd = new Map<string, Verstuurd>();
  const nogTeHerhalen: Verstuurd[] = [];
  /** What the record was before its last write, by what identifies it for the clock's index. */
  const vorige = new Map<string, KetenRecord>();
  const laatste = new Map<string, KetenRecord>();

  const opslag: CaseworkDouble = {
    ...double,
    schrijf: async (wijziging, log) => {
      const uitkomst = await double.schrijf(wijziging, log);
      const { opdracht } = planner.nu();
      const van = opdracht === null ? undefined : verstuurd.get(opdracht);
      if (uitkomst.ok && van !== undefined) van.geschreven += 1;
      return uitkomst;
    },
    vervallen: async (shard, tot, cursor, aantal) => {
      const pagina = await double.vervallen(shard, tot, cursor, Math.min(aantal, PER_PAGINA));
      if (buiten.achter === 0) return pagina;
      const items = pagina.items.map((item) => {
        const eerder = item === null ? undefined : vorige.get(merkVan(item));
        return eerder !== undefined && toeval.kans(buiten.achter) ? eerder : item;
      });
      return { ...pagina, items };
    },
  };

  /** What each recipient has, by id, and what came there that is not theirs. */
  const ontvangen = new Map<string, Set<string>>(
    [...WEBHOOKS, ...EIGEN_WACHTRIJ].map((naam) => [naam, new Set(begin?.ontvangen.get(naam))]),
  );
  const wachtrijen = new Map<string, string[]>(WEBHOOKS.map((naam) => [naam, []]));
  const keren = <T>(een: T): readonly T[] =>
    toeval.kans(buiten.verlies) ? [] : toeval.kans(buiten.dubbel) ? [een, een] : [een];
  const busdouble: Bus = {
    publiceer: async (berichten: readonly Busbericht[]) => {
      await Promise.resolve();
      const geweigerd = berichten.filter(() => toeval.kans(buiten.weigering));
      for (const een of berichten.filter((bericht) => !geweigerd.includes(bericht))) {
        if (EIGEN_WACHTRIJ.includes(een.ontvanger)) ontvangen.get(een.ontvanger)?.add(String(een.event["id"]));
        for (const { ontvanger, event } of keren(een)) wachtrijen.get(ontvanger)?.push(JSON.stringify(event));
      }
      return geweigerd;
    },
  };
  let ligtStil: string | null = null;
  const bezorgerdouble: Bezorger = {
    bezorg: async (kanaal, { id }) => {
      await Promise.resolve();
      const ontvanger = kanaal.soort === "webhook" ? new URL(kanaal.url).pathname.slice(1) : "";
      const stuk = ontvanger === ligtStil || toeval.kans(buiten.weigering);
      if (!stuk || toeval.kans(50)) ontvangen.get(ontvanger)?.add(id);
      return stuk ? { soort: "later", reden: "http-503", naSeconden: null } : { soort: "bezorgd" };
    },
    handdruk: async () => Promise.resolve({ soort: "toegestaan" }),
  };

  const machines = maakLopendeMachines(async (opdracht) => {
    const einde = await planner.start("taken", () => taken(opdracht));
    if (einde.soort !== "klaar") throw new Error("Lambda.Unknown");
    return einde.waarde;
  });
  /** What a machine does by itself is of nobody who started it. */
  const dienst: Ketenmachines = {
    start: (loop) => planner.alsWereld(() => machines.start(loop)),
    loopt: machines.loopt,
    meld: machines.meld,
  };
  const poorten: Poorten = {
    casework: planner.poort("casework", opslag, BEKEKEN),
    bus: planner.poort("bus", busdouble),
    machines: planner.poort("machines", dienst),
    bezorger: planner.poort("systeem", bezorgerdouble),
  };
  const {
    casework,
    bus,
    machines: ketenmachines,
    bezorger,
  } = { ...poorten, ...mutant.poorten?.(poorten, () => planner.nu()) };

  const idstroom = maakIdstroom(begin === null ? `basis-${seed}` : `seed-${seed}`);
  const basis = maakAfhankelijkhedenDouble();
  const afhankelijkheden = {
    ...basis,
    casework,
    verwerkingslog: planner.poort("log", basis.verwerkingslog, new Set(["regels", "breek"])),
    nieuwId: () => idstroom(wie()),
  };
  const deur = maakVoordeur([], afhankelijkheden);
  const nu = () => plusSeconden(deur.nu(), planner.nu().scheef);
  if (begin !== null) deur.zetKlok(begin.nu);
  const taken = deur.takenMet(ketenmachines);
  const loop = maakLoop({ ...deur, nu }, afhankelijkheden, { machines: ketenmachines, bus });
  const driver = mutant.driver?.(loop.driver) ?? loop.driver;
  const outbox = {
    ...{ ...loop.outbox, kanalen: new Set(WEBHOOKS) },
    wacht: async () => {
      await planner.beurt("pauze");
    },
  };
  const watchdog = { ...loop.watchdog, kanalen: new Set(WEBHOOKS), toeval: () => toeval.geheel(1000) / 1000 };
  const deliver = {
    ...{ casework, bezorger, nu, log: loop.outbox.log, regio: deur.regio, nieuwId: afhankelijkheden.nieuwId },
    ...{ heraanbodSeconden: 60, toeval: watchdog.toeval, wacht: outbox.wacht },
    ontvangers: Object.fromEntries(WEBHOOKS.map((naam) => [arnVan(naam), naam])),
    kanalen: { vind: async (naam: string) => Promise.resolve(webhookNaar(`https://partner.example/${naam}`)) },
    onderbreker: { rust: () => false, hoorde: () => undefined },
    post: { stuur: async () => Promise.resolve({ soort: "bezorgd" } as const) },
    ...{ tel: () => undefined, schrijfTellingen: () => undefined },
  };

  const stroom: Record<"driver" | "outbox", Stroomdeel[]> = { driver: [], outbox: [] };
  const werk = new Map<string, OpenTaak>();
  const casussen = new Set<string>();
  /** What is not done yet, by what it is: so that nobody has to look through the store for it. */
  const onaf = new Map<string, string>();
  const volg = (record: KetenRecord): void => {
    const id = merkVan(record);
    if (isOpenTaak(record)) werk.set(record.taakId, record);
    else if (record.type === "taak") werk.delete(record.taakId);
    if (record.type === "casus") casussen.add(record.casusId);
    const reden = onafheidVan(record);
    if (reden === null) onaf.delete(id);
    else onaf.set(id, reden);
  };
  for (const record of begin === null ? [] : double.alles()) volg(record);
  double.volg((record) => {
    const id = merkVan(record);
    const eerder = laatste.get(id);
    if (eerder !== undefined) vorige.set(id, eerder);
    laatste.set(id, record);
    volg(record);
    const gezien = naarStroom(record);
    for (const lezer of ["driver", "outbox"] as const)
      if (gezien[lezer] !== null)
        for (const deel of keren(gezien[lezer])) stroom[lezer].push({ record: deel, pogingen: 0 });
  });
  vulRegister({ ...deur, casework: double });

  const neem = <T>(lijst: T[], hoogstens: number): readonly T[] =>
    Array.from({ length: Math.min(lijst.length, 1 + toeval.geheel(hoogstens)) }, () =>
      lijst.splice(toeval.geheel(lijst.length), 1),
    ).flat();

  /** One batch of what the stream has for this reader, in any order; it is offered again when the run does not end well. */
  const lees = (lezer: "driver" | "outbox"): void => {
    const delen = neem(stroom[lezer], toeval.kies([1, 2, PER_STROOMBATCH]));
    const records = delen.map(({ record }) => record);
    const run = () => (lezer === "driver" ? driveRecords(records, driver) : publishGebeurtenissen(records, outbox));
    void planner.start(lezer, run).then(({ soort }) => {
      if (soort === "klaar") return;
      for (const deel of delen) if ((deel.pogingen += 1) < STROOMPOGINGEN) stroom[lezer].push(deel);
    });
  };
  const bezorg = (ontvanger: string): void => {
    const wachtrij = wachtrijen.get(ontvanger) ?? [];
    const batch = neem(wachtrij, PER_WACHTRIJBATCH);
    const Records = batch.map(
      (body, i) => ({ messageId: String(i), eventSourceARN: arnVan(ontvanger), body }) as SQSRecord,
    );
    void planner
      .start("deliver", () => deliverBatch({ Records }, deliver))
      .then((einde) => {
        const mislukt =
          einde.soort === "klaar"
            ? einde.waarde.batchItemFailures.map(({ itemIdentifier }) => batch[Number(itemIdentifier)] ?? "")
            : batch;
        for (const een of mislukt) wachtrij.push(...keren(een));
      });
  };
  const verstuur = (een: Verstuurd): void => {
    const { wie: naam, pad, body, sleutel, ifMatch } = een.verzoek;
    een.pogingen += 1;
    const herhaald = een.geschreven > 0;
    const opties = { sleutel, ...(ifMatch === null ? {} : { ifMatch }) };
    void planner
      .start("api", () => deur.vraag(naam, "POST", pad, body, opties), sleutel)
      .then((einde) => {
        if (einde.soort === "klaar" && einde.waarde.status < 500) een.antwoorden.push({ ...einde.waarde, herhaald });
        else nogTeHerhalen.push(een);
      });
  };

  return {
    ...{ planner, toeval, double, deur, machines, verstuurd, ontvangen, werk, casussen, onaf, loop },
    /** From now on this goes wrong. */
    stoor: (kansen: Storingskansen, buitenkansen: Buitenkansen, stil: string | null): void => {
      planner.kansen = kansen;
      buiten = buitenkansen;
      ligtStil = stil;
    },
    houdOp: (): void => {
      planner.kansen = GEEN_STORING;
      buiten = RUSTIG;
      ligtStil = null;
    },
    /** Somebody sends this for the first time. */
    stuur: (verzoek: Verzoek): void => {
      const een: Verstuurd = { verzoek, pogingen: 0, geschreven: 0, antwoorden: [] };
      verstuurd.set(verzoek.sleutel, een);
      // Some do not wait for an answer.
      for (const keer of toeval.kans(buiten.dubbel) ? [een, een] : [een]) verstuur(keer);
    },
    /** Somebody's client tries again what it has no answer to. */
    herhaal: (): boolean => {
      const een = neem(nogTeHerhalen, 1)[0];
      if (een !== undefined) verstuur(een);
      return een !== undefined;
    },
    lees: (lezer: "driver" | "outbox"): boolean => {
      const is = stroom[lezer].length > 0;
      if (is) lees(lezer);
      return is;
    },
    bezorg: (): boolean => {
      const vol = [...wachtrijen].filter(([, wachtrij]) => wachtrij.length > 0);
      const een = vol[toeval.geheel(Math.max(vol.length, 1))];
      if (een !== undefined) bezorg(een[0]);
      return een !== undefined;
    },
    /** Somebody reads something, which leaves nothing but its line; null when it did not work. */
    vraag: async (naam: string, pad: string): Promise<Antwoord | null> => {
      const einde = await planner.start("api", () => deur.vraag(naam, "GET", pad));
      return einde.soort === "klaar" ? einde.waarde : null;
    },
    slaKlok: (): void => {
      void planner.start("watchdog", () => watchClock(watchdog));
    },
    /** The executions that the records say run are there again: those of the store that this began from. */
    herstelMachines: async (): Promise<void> => {
      for (const type of ["casus", "interventie", "strafrechtelijk-traject"] as const)
        for (const record of double.vanType(type))
          if (record.status === "open" && record.uitvoering.status === "loopt") await dienst.start(loopVan(record));
    },
    /** What lies ready for whoever comes. */
    ligtKlaar: (): boolean =>
      stroom.driver.length + stroom.outbox.length + nogTeHerhalen.length > 0 ||
      [...wachtrijen.values()].some(({ length }) => length > 0),
  };
};
export type Keten = ReturnType<typeof maakKeten>;
