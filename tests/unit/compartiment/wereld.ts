import { AsyncLocalStorage } from "node:async_hooks";
import { driveRecords } from "../../../functions/driver/drive-records.ts";
import { publishGebeurtenissen } from "../../../functions/outbox/publish-gebeurtenissen.ts";
import { watchClock } from "../../../functions/watchdog/watch-clock.ts";
import type { Actor } from "../../../shared/domain/actor.ts";
import type { KetenRecord } from "../../../shared/domain/records.ts";
import type { Busbericht } from "../../../shared/ports/keten.ts";
import { maakAfhankelijkhedenDouble } from "../../doubles/afhankelijkheden.ts";
import { maakBusDouble } from "../../doubles/bus.ts";
import type { CaseworkDouble } from "../../doubles/casework.ts";
import { maakVoordeur } from "../functions/voordeur.ts";
import { maakIdstroom, maakLoop, naarStroom } from "../ketenloop.ts";
import { maakLopendeMachines } from "./machines.ts";

/** On which side of the wall something happens: ids are injected for each apart. */
type Kant = "buiten" | "binnen";

/** A record of the compartment of the criminal track. */
export const isBinnen = (record: KetenRecord): boolean =>
  "trajectId" in record ||
  record.type === "trajectwijzer" ||
  (record.type === "gebeurtenis" && record.bij.soort === "opsporing") ||
  ("ontvanger" in record && isBinnenOntvanger(record.ontvanger));

/** A recipient of what is told within it. */
export const isBinnenOntvanger = (ontvanger: string): boolean => /^(?:opsporing-|inzicht-opsporing$)/.test(ontvanger);

/** What a mutant does: it lets something through the wall. */
export interface Lek {
  /** Over each write of the store. */
  readonly schrijf?: (casework: CaseworkDouble) => CaseworkDouble["schrijf"];
  /** Ids of the compartment come from the row of everybody. */
  readonly gedeeldeIds?: true;
}

const PER_KEER = 25;

/**
 * The whole chain in memory: front door, stream, driver, outbox, clock, and the machines themselves.
 * @param extra who works there besides the demo actors
 */
export const maakWereld = (zaad: string, lek: Lek = {}, extra: readonly Actor[] = []) => {
  const kant = new AsyncLocalStorage<Kant>();
  const idstroom = maakIdstroom(zaad);
  const double = maakAfhankelijkhedenDouble();
  const casework: CaseworkDouble = {
    ...double.casework,
    ...(lek.schrijf === undefined ? {} : { schrijf: lek.schrijf(double.casework) }),
  };
  const afhankelijkheden = {
    ...double,
    casework,
    nieuwId: () => idstroom(lek.gedeeldeIds === true ? "buiten" : (kant.getStore() ?? "buiten")),
  };
  const deur = maakVoordeur(extra, afhankelijkheden);
  const isTraject = (opdracht: unknown): boolean =>
    typeof opdracht === "object" && opdracht !== null && "trajectId" in opdracht;
  const machines = maakLopendeMachines((opdracht) =>
    kant.run(isTraject(opdracht) ? "binnen" : "buiten", () => taken(opdracht)),
  );
  const taken = deur.takenMet(machines);
  const bus = maakBusDouble();
  const { driver, outbox, watchdog, opzij } = maakLoop(deur, afhankelijkheden, { machines, bus });

  const stroom: KetenRecord[] = [];
  casework.volg((record) => stroom.push(record));

  const drijf = async (records: readonly KetenRecord[]): Promise<void> => {
    const gezien = records.map(naarStroom);
    await driveRecords(
      gezien.flatMap((een) => een.driver ?? []),
      driver,
    );
    await publishGebeurtenissen(
      gezien.flatMap((een) => een.outbox ?? []),
      outbox,
    );
  };

  /** Until the stream is read, and every machine waits or has ended. */
  const totRust = async (): Promise<void> => {
    for (let stil = 0; stil < 3;) {
      if (stroom.length > 0) {
        stil = 0;
        await drijf(stroom.splice(0, PER_KEER));
      } else {
        stil = machines.bezig() ? 0 : stil + 1;
        await new Promise((verder) => setImmediate(verder));
      }
    }
  };

  /** One round of the clock on one side of the wall. */
  const ronde = (van: Kant): Promise<void> =>
    kant.run(van, () =>
      watchClock({
        ...watchdog,
        casework: {
          ...casework,
          vervallen: async (...vraag) => {
            const pagina = await casework.vervallen(...vraag);
            const eigen = (record: KetenRecord | null) => record !== null && isBinnen(record) === (van === "binnen");
            return { ...pagina, items: pagina.items.filter(eigen) };
          },
        },
      }),
    );

  const secondenVerder = async (seconden: number): Promise<void> => {
    deur.verder(seconden);
    // Twice: what the first round started has to be looked at again.
    for (let keer = 0; keer < 2; keer += 1) {
      await ronde("binnen");
      await ronde("buiten");
      await totRust();
    }
  };

  return {
    ...{ deur, casework, machines, totRust, opzij, double: afhankelijkheden },
    /** What was written since the last rest never comes by the stream: it was lost, or older than its 24 hours. */
    verliesStroom: (): void => {
      stroom.length = 0;
    },
    /** Everything that passed the bus, in order. */
    opBus: (): readonly Busbericht[] => bus.gepubliceerd,
    binnen: <T>(doe: () => Promise<T>): Promise<T> => kant.run("binnen", doe),
    secondenVerder,
    /** The clock moves so many days, and looks what is due. */
    dagenVerder: async (dagen: number): Promise<void> => secondenVerder(dagen * 86_400),
  };
};
export type Wereld = ReturnType<typeof maakWereld>;
