import { createHash, randomUUID } from "node:crypto";
import { vi } from "vitest";
import { driveRecords } from "../../functions/driver/drive-records.ts";
import { voerOpdrachtUit } from "../../functions/taken/opdrachten.ts";
import { watchClock } from "../../functions/watchdog/watch-clock.ts";
import { gebeurtenisAangeboden } from "../../shared/domain/bewaking.ts";
import { casusIdSchema } from "../../shared/domain/ids.ts";
import type { Loop, Machinenaam } from "../../shared/domain/loop.ts";
import { instantVan } from "../../shared/domain/tijd.ts";
import type { Ketenmachines } from "../../shared/ports/keten.ts";
import type { StroomRecord } from "../../shared/runtime/stroom.ts";
import { readMachine, type Machine } from "../../statemachines/definitie.ts";
import { maakBusDouble } from "../doubles/bus.ts";
import type { Voordeur } from "../unit/functions/voordeur.ts";
import {
  bijCasus,
  bijInterventie,
  bijTaak,
  INSTELLINGEN,
  maakLogDouble,
  maakOpzijDouble,
  ZONDER_DRIJFWERK,
} from "../unit/keten-records.ts";
import { walk, type MachineInput, type TaskCall, type Walked } from "./walk.ts";

const DAG_MS = 86_400_000;

/** An execution as Step Functions would have it. */
export interface Uitvoering {
  readonly naam: string;
  readonly machine: Machinenaam;
  readonly begon: number;
  /** Null while it runs. */
  eindigde: number | null;
  gestopt: boolean;
  calls: TaskCall[];
  gelopen: Walked | null;
}

/**
 * How many events Step Functions keeps of it (Standard, "execution history"): the start and the end; a Task that waits for a token
 * is entered, scheduled, started, submitted, then succeeded, failed or timed out, and exited (6), another Task the same without
 * submitted (5); each other state is entered and exited (2). Of one that runs: of what it has done so far, its open Task as if done.
 */
export const gebeurtenissenVan = (
  { calls, gelopen }: Pick<Uitvoering, "calls" | "gelopen">,
  definitie: Machine,
): number => {
  const taken = calls.reduce((som, { taaktoken }) => som + (taaktoken === undefined ? 5 : 6), 0);
  const staten = gelopen?.states ?? [];
  const overig = staten.filter((naam) => definitie.States[naam]?.Type !== "Task").length;
  // Between two Tasks lies one other state: a choice after an answer, a pause after a fault.
  return 2 + taken + 2 * (gelopen === null ? calls.length + 1 : overig);
};

/**
 * The state machines on the clock of the test: the real files, walked by the interpreter, each call handed to the real `taken`. A name
 * can be used once; a token is answered once, and is dead when its execution ended, timed out or asked again.
 */
const maakMachines = (taken: () => (opdracht: unknown) => Promise<unknown>) => {
  const definities = new Map<Machinenaam, Machine>();
  const definitieVan = (naam: Machinenaam): Machine => {
    const gelezen = definities.get(naam) ?? readMachine(naam);
    definities.set(naam, gelezen);
    return gelezen;
  };
  const uitvoeringen = new Map<string, Uitvoering>();
  const wachtend = new Map<string, { readonly naam: string; readonly antwoord: (uitkomst: string) => void }>();
  const vergeetTokens = (naam: string): void => {
    for (const [token, { naam: van }] of wachtend) if (van === naam) wachtend.delete(token);
  };
  const nu = (): number => Date.now();

  const loop = async (uitvoering: Uitvoering, invoer: MachineInput): Promise<void> => {
    const { naam, machine } = uitvoering;
    const gelopen = await walk({
      definition: definitieVan(machine),
      input: invoer,
      onTask: async (call) => {
        uitvoering.calls.push(call);
        if (call.taaktoken === undefined) return taken()(call.payload);
        // A token of its own everywhere, and the one before it is dead.
        vergeetTokens(naam);
        const token = `${naam}/${String(uitvoering.calls.length)}`;
        const antwoord = new Promise<{ uitkomst: string }>((klaar) => {
          wachtend.set(token, {
            naam,
            antwoord: (uitkomst) => {
              klaar({ uitkomst });
            },
          });
        });
        await taken()({ ...call.payload, taaktoken: token });
        return antwoord;
      },
    });
    Object.assign(uitvoering, { gelopen, eindigde: uitvoering.eindigde ?? nu() });
    vergeetTokens(naam);
  };

  const ketenmachines: Ketenmachines = {
    start: ({ naam, machine, invoer }: Loop) => {
      const bestaand = uitvoeringen.get(naam);
      if (bestaand !== undefined) return Promise.resolve(bestaand.eindigde === null ? "loopt" : "op");
      const nieuw: Uitvoering = {
        naam,
        machine,
        begon: nu(),
        eindigde: null,
        gestopt: false,
        calls: [],
        gelopen: null,
      };
      uitvoeringen.set(naam, nieuw);
      void loop(nieuw, invoer as unknown as MachineInput);
      return Promise.resolve("loopt");
    },
    loopt: ({ naam }) => Promise.resolve(uitvoeringen.get(naam)?.eindigde === null),
    meld: (taaktoken, uitkomst) => {
      const wacht = wachtend.get(taaktoken);
      wachtend.delete(taaktoken);
      wacht?.antwoord(uitkomst);
      return Promise.resolve(wacht === undefined ? "weg" : "gemeld");
    },
  };
  return {
    ketenmachines,
    uitvoeringen,
    definitieVan,
    /** Stops what runs, as somebody at the console or a fault of the service would: nobody is told. */
    stop: (): number => {
      const lopend = [...uitvoeringen.values()].filter(({ eindigde }) => eindigde === null);
      for (const een of lopend) {
        Object.assign(een, { eindigde: nu(), gestopt: true });
        vergeetTokens(een.naam);
      }
      return lopend.length;
    },
  };
};

/**
 * The chain on a fake clock (`vi.useFakeTimers` must be on): the store of the front door, the real driver on what it writes, the real
 * machines with the real `taken`, and the watchdog once a day.
 */
export const maakLevensloop = (deur: Voordeur, casusId: string) => {
  const { casework } = deur;
  const stroom: StroomRecord[] = [];
  casework.volg((record) => {
    if (record.type === "casus" && record.status === "open") stroom.push(bijCasus(record));
    if (record.type === "interventie") stroom.push(bijInterventie(record));
    if (record.type === "taak" && record.status !== "open" && record.teDrijven) stroom.push(bijTaak(record));
    // The outbox is not what is looked at here: what was told is told.
    if (record.type === "gebeurtenis" && record.aanbieden) casework.zet(gebeurtenisAangeboden(record));
  });
  for (const record of casework.vanType("gebeurtenis")) casework.zet(gebeurtenisAangeboden(record));
  const nu = () => instantVan(new Date());
  const machines = maakMachines(() => taken);
  const taken = voerOpdrachtUit({ basis: deur, machines: { meld: machines.ketenmachines.meld }, nu });
  const { log } = maakLogDouble();
  const geteld: string[] = [];
  const niets = () => Promise.resolve();
  const driver = {
    ...{ casework, ketenmachines: machines.ketenmachines, opzij: maakOpzijDouble(), log },
    ...ZONDER_DRIJFWERK,
  };

  /** Until nobody has anything to do any more: the stream is read, the machines have asked, the answers have come. */
  const bezink = async (): Promise<void> => {
    do {
      await driveRecords(stroom.splice(0), driver);
      await vi.advanceTimersByTimeAsync(1);
    } while (stroom.length > 0);
    deur.zetKlok(nu());
  };
  const waak = () =>
    watchClock({
      ...{ casework, ketenmachines: machines.ketenmachines, bus: maakBusDouble(), log, nu, instellingen: INSTELLINGEN },
      kanalen: new Set(),
      ...{ casusControleSeconden: 3600, uitvoeringDagen: 270, heraanbodSeconden: 300, toeval: () => 1 },
      besluit: {
        ...{ nieuwId: randomUUID, regio: deur.regio, kalender: deur.kalender },
        hash: (tekst: string) => createHash("sha256").update(tekst).digest("hex"),
      },
      ...{ keuring: { controleer: niets }, tijdOp: () => false, hartslag: () => undefined },
      tel: (telling) => geteld.push(telling),
    });
  let oudste = 0;
  const casus = async () => {
    const gelezen = await casework.casus(casusIdSchema.parse(casusId));
    if (gelezen?.status !== "open") throw new Error("casus niet open");
    return gelezen;
  };

  return {
    ...{ nu, bezink, casus, geteld },
    stop: machines.stop,
    uitvoeringen: () => [...machines.uitvoeringen.values()],
    /** Time passes, and the watchdog comes by. */
    verder: async (ms: number): Promise<void> => {
      await vi.advanceTimersByTimeAsync(ms);
      deur.zetKlok(nu());
      await waak();
      await bezink();
      for (const { begon, eindigde } of machines.uitvoeringen.values())
        oudste = Math.max(oudste, (eindigde ?? Date.now()) - begon);
    },
    /** The largest history and the greatest age that any execution came to. */
    cijfers: () => ({
      gebeurtenissen: Math.max(
        ...[...machines.uitvoeringen.values()].map((een) => gebeurtenissenVan(een, machines.definitieVan(een.machine))),
      ),
      dagen: oudste / DAG_MS,
    }),
  };
};
export type Levensloop = ReturnType<typeof maakLevensloop>;
