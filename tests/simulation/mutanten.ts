import type { Casus } from "../../shared/domain/casus.ts";
import type { KetenRecord, WijzigbaarRecord } from "../../shared/domain/records.ts";
import type { Wijziging } from "../../shared/domain/wijziging.ts";
import { gelukt } from "../../shared/domain/result.ts";
import { naarBusbericht } from "../../shared/events/index.ts";
import type { Busbericht } from "../../shared/ports/keten.ts";
import type { CaseworkDouble } from "../doubles/casework.ts";
import { INSTELLINGEN } from "../unit/keten-records.ts";
import type { Belofte } from "./beloften.ts";
import type { Mutant } from "./keten.ts";
import {
  ALLEN,
  elk,
  nuOpgeslagen,
  schrijft,
  schrijftAnders,
  zonder,
  zonderBestaan,
  zonderVersie,
  type Schrijf,
} from "./mutatie.ts";
import type { Proces } from "./planner.ts";

/** A mutant, what it does wrong, and the promises that are there to notice. */
export interface Mutatie extends Mutant {
  readonly naam: string;
  readonly verwacht: readonly Belofte[];
  /** A seed that showed it when this was written: where the search begins, so that it is short. */
  readonly vanaf: number;
  /** Within so many seeds from there it is noticed, whatever changed since: some need two at the very same moment. */
  readonly binnen: number;
}

/** Whether this writes a page of a merge. */
const isBladzijde = ({ vervangen }: Wijziging, casework: CaseworkDouble): boolean =>
  vervangen.some((een) => een.type === "casus" && (nuOpgeslagen(een, casework)?.["samenTeVoegen"] ?? null) !== null);

/** Breaks of what the chain rests on, each by a port that does something else or one function that is swapped. */
export const MUTATIES: readonly Mutatie[] = [
  {
    naam: "a command is written over what others wrote meanwhile",
    verwacht: ["historie", "effecten", "machines", "eigenaar", "opdrachten", "berichten"],
    ...{ vanaf: 170, binnen: 90 },
    poorten: schrijftAnders(["api"], zonderVersie),
  },
  {
    naam: "a machine's request is written over what others wrote meanwhile",
    verwacht: ["historie", "effecten", "machines", "eigenaar", "opdrachten"],
    ...{ vanaf: 6, binnen: 150 },
    poorten: schrijftAnders(["taken", "driver"], zonderVersie),
  },
  {
    naam: "the clock writes over what others wrote meanwhile",
    verwacht: ["effecten", "machines", "eigenaar", "berichten"],
    ...{ vanaf: 20, binnen: 120 },
    poorten: schrijftAnders(["watchdog"], zonderVersie),
  },
  {
    naam: "the guard of a new person may be there already",
    verwacht: ["dossiers"],
    ...{ vanaf: 6, binnen: 60 },
    poorten: schrijftAnders(["api", "driver"], (wijziging, casework) => ({
      ...wijziging,
      nieuw: wijziging.nieuw.filter(
        (een) => een.type !== "persoonsleutel" || nuOpgeslagen(een, casework) === undefined,
      ),
      vervangen: wijziging.vervangen.filter(({ type }) => type !== "persoonsleutel"),
    })),
  },
  {
    naam: "what is told is published before it is committed",
    verwacht: ["berichten"],
    ...{ vanaf: 1, binnen: 40 },
    poorten: (poorten, nu) => {
      const { casework, bus } = poorten;
      const schrijf: Schrijf = async (wijziging, log) => {
        const { opgetredenOp = "", berichten = [] } = wijziging.nieuw.find((een) => een.type === "gebeurtenis") ?? {};
        if (nu().rol === "api")
          await bus.publiceer(
            berichten.map((bericht) =>
              naarBusbericht({ bericht, opgetredenOp, nummer: 1, ontvanger: bericht.ontvanger } as never, INSTELLINGEN),
            ),
          );
        return casework.schrijf(wijziging, log);
      };
      return { casework: { ...casework, schrijf } };
    },
  },
  {
    naam: "the outbox says that it published before it did",
    verwacht: ["berichten"],
    ...{ vanaf: 22, binnen: 80 },
    poorten: ({ casework, bus }, nu) => {
      const wachtend = new WeakMap<Proces, readonly Busbericht[]>();
      return {
        bus: {
          publiceer: async (berichten) => {
            if (nu().rol !== "outbox") return bus.publiceer(berichten);
            wachtend.set(nu(), berichten);
            return Promise.resolve([]);
          },
        },
        casework: {
          ...casework,
          schrijf: async (...delen) => {
            const uitkomst = await casework.schrijf(...delen);
            const berichten = wachtend.get(nu());
            wachtend.delete(nu());
            if (berichten !== undefined) await bus.publiceer(berichten);
            return uitkomst;
          },
        },
      };
    },
  },
  {
    naam: "a token is kept in memory only",
    verwacht: ["machines"],
    ...{ vanaf: 1, binnen: 20 },
    poorten: ({ casework, machines }, nu) => {
      const geheugen = new Map<string, string>();
      const vergeet = elk((record) => {
        if (record.type !== "taak" || record.uitvoering === null || geheugen.has(record.uitvoering.taaktoken))
          return record;
        const plaats = `geheugen-${String(geheugen.size)}`;
        geheugen.set(plaats, record.uitvoering.taaktoken);
        return { ...record, uitvoering: { ...record.uitvoering, taaktoken: plaats } };
      });
      return {
        casework: {
          ...casework,
          schrijf: (wijziging, log) => casework.schrijf(nu().rol === "taken" ? vergeet(wijziging) : wijziging, log),
        },
        machines: { ...machines, meld: (token, uitkomst) => machines.meld(geheugen.get(token) ?? token, uitkomst) },
      };
    },
  },
  {
    naam: "the clock skips the first page of each shard",
    verwacht: ["eigenaar", "rust"],
    ...{ vanaf: 1, binnen: 20 },
    poorten: ({ casework }) => ({
      casework: {
        ...casework,
        vervallen: async (shard, tot, cursor, aantal) => {
          const pagina = await casework.vervallen(shard, tot, cursor, aantal);
          return cursor === null ? { ...pagina, items: [] } : pagina;
        },
      },
    }),
  },
  {
    naam: "the clock never looks at one shard",
    verwacht: ["eigenaar", "rust", "machines"],
    ...{ vanaf: 2, binnen: 40 },
    poorten: ({ casework }) => ({
      casework: {
        ...casework,
        vervallen: (shard, ...rest) =>
          shard === 3 ? Promise.resolve({ items: [], volgende: null }) : casework.vervallen(shard, ...rest),
      },
    }),
  },
  {
    naam: "a repeated request is not recognised",
    verwacht: ["opdrachten", "meldingen"],
    ...{ vanaf: 1, binnen: 40 },
    poorten: schrijftAnders(["api"], zonder("idempotentie")),
  },
  {
    naam: "the outbox does not remember what has a number",
    verwacht: ["effecten", "berichten", "rust"],
    ...{ vanaf: 1, binnen: 20 },
    poorten: ({ casework }, nu) => ({
      casework: {
        ...casework,
        feedNummers: () => Promise.resolve(new Map()),
        schrijf: (wijziging, log) =>
          casework.schrijf(nu().rol === "outbox" ? zonder("feed-nummer")(wijziging) : wijziging, log),
      },
    }),
  },
  {
    naam: "two outboxes may take the same number",
    verwacht: ["berichten", "effecten"],
    ...{ vanaf: 19, binnen: 80 },
    poorten: schrijftAnders(["outbox"], zonderBestaan),
  },
  {
    naam: "what the outbox missed is offered by nobody",
    verwacht: ["berichten", "rust"],
    ...{ vanaf: 2, binnen: 40 },
    poorten: schrijftAnders(
      ALLEN,
      elk((record) => (record.type === "gebeurtenis" && record.aangeboden === 0 ? { ...record, klok: null } : record)),
    ),
  },
  {
    naam: "what failed to be written is taken for written",
    verwacht: ["meldingen", "opdrachten"],
    ...{ vanaf: 5, binnen: 40 },
    poorten: schrijft(["api"], (schrijf) => (wijziging, log) => schrijf(wijziging, log).catch(() => gelukt(null))),
  },
  {
    naam: "a command is written in two halves",
    verwacht: ["opdrachten", "meldingen"],
    ...{ vanaf: 1, binnen: 20 },
    poorten: schrijft(["api"], (schrijf) => async (wijziging, log) => {
      const eerste = await schrijf({ ...wijziging, vervangen: [] }, log);
      return eerste.ok ? schrijf({ ...wijziging, nieuw: [] }, []) : eerste;
    }),
  },
  {
    naam: "a machine that asks again gets a task of its own",
    verwacht: ["effecten", "machines"],
    ...{ vanaf: 1, binnen: 40 },
    poorten: ({ casework }, nu) => ({
      casework: {
        ...casework,
        casusDossier: async (casusId) => {
          const dossier = await casework.casusDossier(casusId);
          return dossier === null || nu().rol !== "taken" ? dossier : { ...dossier, taken: [] };
        },
      },
    }),
  },
  {
    naam: "what is resumed takes the name that it had, and a name that was used counts as running",
    verwacht: ["machines", "rust", "eigenaar"],
    ...{ vanaf: 1, binnen: 20 },
    poorten: (poorten, nu) => {
      const zelfde = (record: KetenRecord): KetenRecord => {
        if (record.type !== "casus" || record.status !== "open" || record.uitvoering.status !== "gevraagd")
          return record;
        const { uitvoering } = record;
        const n = Math.max(1, uitvoering.n - 1);
        const uitvoeringen = { ...record.uitvoeringen, [String(uitvoering.hoofdstap)]: n };
        return { ...record, uitvoering: { ...uitvoering, n }, uitvoeringen } satisfies Casus;
      };
      const { casework, machines } = poorten;
      return {
        casework: {
          ...casework,
          schrijf: (wijziging, log) =>
            casework.schrijf(
              nu().rol === "watchdog"
                ? { ...wijziging, vervangen: wijziging.vervangen.map((een) => zelfde(een) as WijzigbaarRecord) }
                : wijziging,
              log,
            ),
        },
        machines: { ...machines, start: async (loop) => machines.start(loop).then(() => "loopt") },
      };
    },
  },
  {
    naam: "the clock does not look at executions",
    verwacht: ["machines", "eigenaar", "rust"],
    ...{ vanaf: 1, binnen: 20 },
    poorten: ({ casework }) => ({
      casework: {
        ...casework,
        vervallen: async (...vraag) => {
          const pagina = await casework.vervallen(...vraag);
          return { ...pagina, items: pagina.items.filter((een) => een?.type !== "casus") };
        },
      },
    }),
  },
  {
    naam: "what a system does not take counts as delivered",
    verwacht: ["berichten"],
    ...{ vanaf: 1, binnen: 150 },
    poorten: ({ bezorger }) => ({
      bezorger: {
        ...bezorger,
        bezorg: async (...delen) => {
          await bezorger.bezorg(...delen);
          return { soort: "bezorgd" };
        },
      },
    }),
  },
  {
    naam: "the pages of a suspension are forgotten",
    verwacht: ["eigenaar"],
    ...{ vanaf: 1, binnen: 60 },
    driver: (driver) => ({ ...driver, verschuif: () => Promise.resolve() }),
  },
  {
    naam: "the pages of a merge are forgotten",
    verwacht: ["eigenaar"],
    ...{ vanaf: 1, binnen: 60 },
    driver: (driver) => ({ ...driver, voegSamen: () => Promise.resolve() }),
  },
  {
    naam: "the persons of a merge stay with the casus that ended",
    verwacht: ["dossiers"],
    ...{ vanaf: 1, binnen: 60 },
    poorten: schrijftAnders(["driver"], (wijziging, casework) =>
      isBladzijde(wijziging, casework)
        ? { ...wijziging, vervangen: wijziging.vervangen.filter(({ type }) => type !== "dossier") }
        : wijziging,
    ),
  },
  {
    naam: "the work that comes along in a merge is not there",
    verwacht: ["eigenaar"],
    ...{ vanaf: 1, binnen: 60 },
    poorten: schrijftAnders(["driver"], (wijziging, casework) =>
      isBladzijde(wijziging, casework) ? zonder("taak")(wijziging) : wijziging,
    ),
  },
  {
    naam: "a dossier is not held against those that came at the same moment",
    verwacht: ["dossiers", "rust"],
    ...{ vanaf: 1, binnen: 40 },
    driver: (driver) => ({ ...driver, rematchDossier: () => Promise.resolve() }),
  },
  {
    naam: "the plekken of a melding are not registered",
    verwacht: ["meldingen", "rust"],
    ...{ vanaf: 1, binnen: 40 },
    driver: (driver) => ({ ...driver, registreerPlekken: () => Promise.resolve() }),
  },
];
