import { SFNClient, StopExecutionCommand } from "@aws-sdk/client-sfn";
import { setTimeout as slaap } from "node:timers/promises";
import { walkJourney, type Reis } from "../../infra/local/journey.ts";
import { lokaleClient } from "../../infra/local/lokale-client.ts";
import type { Omgeving } from "../../infra/local/omgeving.ts";
import type { Toeval } from "../fixtures/toeval.ts";
import { HALTES, WEGEN, type Halte } from "./casuswegen.ts";
import { alleUitvoeringen, zoekVerlies } from "./naloop.ts";

/** For so long a client goes on when it gets no answer: a restart takes seconds, a killed function one. */
const GEDULD_SECONDEN = 60;
/** Seconds between two rounds of the watchdog: its schedule is a minute, which nobody need wait for here. */
const KLOK_MS = 4_000;

/** So many at a time: whoever waits gives up its place. */
const maakPlaatsen = (aantal: number) => {
  let vrij = aantal;
  const rij: (() => void)[] = [];
  const neem = async (): Promise<void> => {
    if (vrij > 0) vrij -= 1;
    else await new Promise<void>((verder) => rij.push(verder));
  };
  const geef = (): void => {
    const volgende = rij.shift();
    if (volgende === undefined) vrij += 1;
    else volgende();
  };
  return { neem, geef };
};

export interface Proefopties {
  readonly tegelijk: number;
  readonly meld: (regel: string) => void;
  /** How long the last effects may take once all have reached the end. */
  readonly rustSeconden?: number;
}

/** What became of the casussen. */
export interface Uitslag {
  readonly gelopen: readonly Reis[];
  /** `way, stop: why`: casussen that did not reach the end. */
  readonly gestrand: readonly string[];
  /** What was lost or doubled; empty when nothing was. */
  readonly verlies: readonly string[];
  /** Status → how many executions ended so. */
  readonly uitvoeringen: Readonly<Record<string, number>>;
  readonly seconden: number;
}

/** Lets the watchdog come by until it is told to stop. */
export const laatKlokLopen = (omgeving: Pick<Omgeving, "slaKlok">) => {
  let bezig = false;
  const sla = async (): Promise<void> => {
    if (bezig) return;
    bezig = true;
    await omgeving.slaKlok().catch(() => undefined);
    bezig = false;
  };
  const klok = setInterval(() => void sla(), KLOK_MS);
  return (): void => {
    clearInterval(klok);
  };
};

/** Until nothing is missing any more, or the time is up: what there then is. */
const naRust = async (
  omgeving: Omgeving,
  gelopen: readonly Reis[],
  seconden: number,
  lopend?: "mag",
): Promise<readonly string[]> => {
  const tot = Date.now() + seconden * 1000;
  for (;;) {
    const verlies = await zoekVerlies(omgeving, gelopen, lopend);
    if (verlies.length === 0 || Date.now() > tot) return verlies;
    await slaap(1_000);
  }
};

const telUitvoeringen = async (omgeving: Omgeving): Promise<Readonly<Record<string, number>>> => {
  const telling: Record<string, number> = {};
  for (const { status } of await alleUitvoeringen(omgeving)) telling[status] = (telling[status] ?? 0) + 1;
  return telling;
};

/** Walks these casussen, so many at a time; each waits at its stop until `verder`, when there is one. */
const loop = async (
  omgeving: Omgeving,
  haltes: readonly Halte[],
  { tegelijk, seed }: { readonly tegelijk: number; readonly seed: number },
  bijHalte: (halte: Halte) => Promise<void>,
) => {
  const plaatsen = maakPlaatsen(tegelijk);
  const gestrand: string[] = [];
  const gelopen: Reis[] = [];
  await Promise.all(
    haltes.map(async (halte, n) => {
      await plaatsen.neem();
      let laatste = "";
      try {
        const reis = await walkJourney(omgeving, {
          ...{ seed: seed + n, geduldSeconden: GEDULD_SECONDEN, weg: WEGEN[halte.weg], meld: () => undefined },
          na: async (stap) => {
            const gehaald = laatste === halte.na;
            laatste = gehaald ? laatste : stap;
            if (gehaald || stap !== halte.na) return;
            plaatsen.geef();
            await bijHalte(halte);
            await plaatsen.neem();
          },
        });
        gelopen.push(reis);
      } catch (fout) {
        gestrand.push(`${halte.weg}, ${halte.na}: ${fout instanceof Error ? fout.message : String(fout)}`);
        if (laatste !== halte.na) await bijHalte(halte);
      } finally {
        plaatsen.geef();
      }
    }),
  );
  return { gelopen, gestrand };
};

/** The first so many stops, over and over. */
export const eersteHaltes = (aantal: number): readonly Halte[] =>
  Array.from({ length: aantal }, (_, n) => HALTES[n % HALTES.length]).filter((een) => een !== undefined);

/**
 * Casussen spread over all activities of hoofdstap 2 to 5. When each stands at its stop, ops stop every second execution, and the cloud
 * is stopped gracefully while every fourth casus goes on already, and started again: executions come back FAILED, tokens are gone. Then
 * all go on to their end.
 */
export const proefHerstart = async (
  omgeving: Omgeving,
  aantal: number,
  { tegelijk, meld, rustSeconden = 60 }: Proefopties,
): Promise<Uitslag & { readonly gestopt: number; readonly totHerstart: number }> => {
  const begin = performance.now();
  const haltes = eersteHaltes(aantal);
  const [open, eerder] = [Promise.withResolvers<null>(), Promise.withResolvers<null>()];
  const bijHalte = Promise.withResolvers<null>();
  let aangekomen = 0;
  const stopKlok = laatKlokLopen(omgeving);
  try {
    const lopen = loop(omgeving, haltes, { tegelijk, seed: 30_000 }, async () => {
      const n = aangekomen;
      aangekomen += 1;
      if (aangekomen === aantal) bijHalte.resolve(null);
      await (n % 4 === 0 ? eerder : open).promise;
    });
    await bijHalte.promise;
    const totHerstart = (performance.now() - begin) / 1000;
    meld(`${aantal} casussen staan bij hun halte`);
    const gestopt = await stopElkeTweede(omgeving);
    eerder.resolve(null);
    await omgeving.restart();
    meld("herstart");
    open.resolve(null);
    const { gelopen, gestrand } = await lopen;
    meld(`${gelopen.length} casussen zijn bij hun einde`);
    const verlies = await naRust(omgeving, gelopen, rustSeconden);
    const uitvoeringen = await telUitvoeringen(omgeving);
    const seconden = (performance.now() - begin) / 1000;
    return { gelopen, gestrand, verlies, uitvoeringen, gestopt, totHerstart, seconden };
  } finally {
    stopKlok();
  }
};

/** As ops at the console, or a fault of the service: nobody is told. */
const stopElkeTweede = async (omgeving: Omgeving): Promise<number> => {
  const client = new SFNClient(lokaleClient(omgeving.endpoint));
  const lopend = (await alleUitvoeringen(omgeving)).filter(({ status }) => status === "RUNNING");
  const gekozen = lopend.filter((_, n) => n % 2 === 0);
  for (const { arn } of gekozen) await client.send(new StopExecutionCommand({ executionArn: arn, cause: "ops" }));
  client.destroy();
  return gekozen.length;
};

/** One that died while it started takes all of its function along in the emulator: for so long it is left alone. */
const JONG_MS = 8_000;

/** Kills one process at a time, picked at random among those that had time to start. */
const maakDoder = (omgeving: Omgeving, toeval: Toeval, elkeMs: number) => {
  let gedood = 0;
  const gezien = new Map<number, number>();
  const klok = setInterval(() => {
    const nu = Date.now();
    const oud: number[] = [];
    omgeving.killFuncties((pid) => {
      const sinds = gezien.get(pid) ?? nu;
      gezien.set(pid, sinds);
      if (nu - sinds > JONG_MS) oud.push(pid);
      return false;
    });
    const gekozen = oud[toeval.geheel(Math.max(1, oud.length))];
    omgeving.killFuncties((pid) => {
      if (pid !== gekozen) return false;
      gedood += 1;
      return true;
    });
  }, elkeMs);
  return {
    gedood: () => gedood,
    stop: (): void => {
      clearInterval(klok);
    },
  };
};

/**
 * Casussen on their whole way while the processes of functions are killed at random, whatever each is doing: those of the API, of the
 * stream, of the machines and of the clock.
 * @param elkeMs a process at a time: more, and on a busy machine none would live long enough to start
 */
export const proefDoden = async (
  omgeving: Omgeving,
  aantal: number,
  toeval: Toeval,
  { tegelijk, meld, rustSeconden = 60, elkeMs = 3_000 }: Proefopties & { readonly elkeMs?: number },
): Promise<Uitslag & { readonly gedood: number }> => {
  const begin = performance.now();
  const stopKlok = laatKlokLopen(omgeving);
  const doder = maakDoder(omgeving, toeval, elkeMs);
  try {
    const haltes = eersteHaltes(aantal);
    const { gelopen, gestrand } = await loop(omgeving, haltes, { tegelijk, seed: 40_000 }, () => Promise.resolve());
    doder.stop();
    meld(`${gelopen.length} casussen zijn bij hun einde`);
    const verlies = await naRust(omgeving, gelopen, rustSeconden, "mag");
    const uitvoeringen = await telUitvoeringen(omgeving);
    const seconden = (performance.now() - begin) / 1000;
    return { gelopen, gestrand, verlies, uitvoeringen, gedood: doder.gedood(), seconden };
  } finally {
    doder.stop();
    stopKlok();
  }
};
