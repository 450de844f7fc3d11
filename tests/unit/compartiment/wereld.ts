import { carryHerverdelingUseCase } from "../../../functions/driver/carry-herverdeling.ts";
import { carryVerschuivingenUseCase } from "../../../functions/driver/carry-verschuivingen.ts";
import { spreadDeelnameUseCase } from "../../../functions/driver/spread-deelname.ts";
import { AsyncLocalStorage } from "node:async_hooks";
import { createHash } from "node:crypto";
import { driveRecords } from "../../../functions/driver/drive-records.ts";
import { publishGebeurtenissen } from "../../../functions/outbox/publish-gebeurtenissen.ts";
import { watchClock } from "../../../functions/watchdog/watch-clock.ts";
import type { Actor } from "../../../shared/domain/actor.ts";
import type { KetenRecord } from "../../../shared/domain/records.ts";
import type { Busbericht } from "../../../shared/ports/keten.ts";
import type { StroomRecord } from "../../../shared/runtime/stroom.ts";
import { maakAfhankelijkhedenDouble } from "../../doubles/afhankelijkheden.ts";
import { maakBusDouble } from "../../doubles/bus.ts";
import type { CaseworkDouble } from "../../doubles/casework.ts";
import { maakVoordeur } from "../functions/voordeur.ts";
import {
  bijCasus,
  bijGebeurtenis,
  bijInterventie,
  bijTaak,
  bijTraject,
  bijTrajecttaak,
  geenPauze,
  INSTELLINGEN,
  maakLogDouble,
  maakOpzijDouble,
  stroomRecord,
  ZONDER_KANALEN,
} from "../keten-records.ts";
import { maakLopendeMachines } from "./machines.ts";

/** On which side of the wall something happens: ids are injected for each apart. */
type Kant = "buiten" | "binnen";

/** The same ids in every run of the same seed, for each side a row of its own. */
const maakIdstromen = (zaad: string) => {
  const tellers: Record<Kant, number> = { buiten: 0, binnen: 0 };
  return (kant: Kant): string => {
    const hex = createHash("sha256")
      .update(`${zaad}|${kant}|${String((tellers[kant] += 1))}`)
      .digest("hex");
    return [
      hex.slice(0, 8),
      hex.slice(8, 12),
      `4${hex.slice(13, 16)}`,
      `a${hex.slice(17, 20)}`,
      hex.slice(20, 32),
    ].join("-");
  };
};

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

const S = (tekst: string) => ({ S: tekst });
const naarStroom = (record: KetenRecord): StroomRecord | null => {
  switch (record.type) {
    case "casus":
      return bijCasus(record);
    case "interventie":
      return bijInterventie(record);
    case "taak":
      return bijTaak(record);
    case "strafrechtelijk-traject":
      return bijTraject(record);
    case "trajecttaak":
      return bijTrajecttaak(record);
    case "melding":
      return stroomRecord({ type: S("melding"), meldingId: S(record.meldingId) });
    case "dossier":
      return stroomRecord({ type: S("dossier"), dossierId: S(record.dossierId) });
    case "partner":
      return stroomRecord({ type: S("partner"), organisatie: S(record.organisatie) });
    default:
      return null;
  }
};

const PER_KEER = 25;

/**
 * The whole chain in memory: front door, stream, driver, outbox, clock, and the machines themselves.
 * @param extra who works there besides the demo actors
 */
export const maakWereld = (zaad: string, lek: Lek = {}, extra: readonly Actor[] = []) => {
  const kant = new AsyncLocalStorage<Kant>();
  const idstroom = maakIdstromen(zaad);
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
  const { log } = maakLogDouble();
  const opzij = maakOpzijDouble();

  const stroom: KetenRecord[] = [];
  casework.volg((record) => stroom.push(record));

  const drijf = async (records: readonly KetenRecord[]): Promise<void> => {
    const teDrijven = records.flatMap((record) =>
      "teDrijven" in record && record.teDrijven ? (naarStroom(record) ?? []) : [],
    );
    await driveRecords(teDrijven, {
      ...{ casework, ketenmachines: machines, opzij, log },
      voegSamen: deur.voegSamen,
      verschuif: carryVerschuivingenUseCase(casework),
      herverdeel: carryHerverdelingUseCase({ ...afhankelijkheden, casework }, deur.nu),
      ...{ vervolgMelding: deur.vervolgMelding, registreerPlekken: deur.registreerPlekken },
      ...{ voegSignalenToe: deur.voegSignalenToe, rematchDossier: deur.rematchDossier },
      ...{
        zetAanleveringUit: () => Promise.resolve(),
        spreidDeelname: spreadDeelnameUseCase(afhankelijkheden, deur.nu),
      },
    });
    const teMelden = records.flatMap((record) =>
      record.type === "gebeurtenis" && record.aanbieden ? [bijGebeurtenis(record)] : [],
    );
    await publishGebeurtenissen(teMelden, {
      ...{ casework, bus, opzij, log, instellingen: INSTELLINGEN, ...ZONDER_KANALEN },
      ...{ heraanbodSeconden: 60, nu: deur.nu, wacht: geenPauze },
    });
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
        ...{ bus, log, ketenmachines: machines, instellingen: INSTELLINGEN, nu: deur.nu, toeval: () => 1 },
        ...{ casusControleSeconden: 900, uitvoeringDagen: 270, heraanbodSeconden: 60, tijdOp: () => false },
        kanalen: new Set(),
        casework: {
          ...casework,
          vervallen: async (...vraag) => {
            const pagina = await casework.vervallen(...vraag);
            const eigen = (record: KetenRecord | null) => record !== null && isBinnen(record) === (van === "binnen");
            return { ...pagina, items: pagina.items.filter(eigen) };
          },
        },
        besluit: afhankelijkheden,
        keuring: { controleer: () => Promise.resolve() },
        tel: () => undefined,
        hartslag: () => undefined,
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
    ...{ deur, casework, machines, totRust, opzij: opzij.opzij, double: afhankelijkheden },
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
