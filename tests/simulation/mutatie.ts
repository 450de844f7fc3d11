import { itemVan } from "../../shared/adapters/dynamodb/table.ts";
import type { KetenRecord, WijzigbaarRecord } from "../../shared/domain/records.ts";
import type { Wijziging } from "../../shared/domain/wijziging.ts";
import type { CaseworkDouble } from "../doubles/casework.ts";
import type { Mutant } from "./keten.ts";
import type { Rol } from "./planner.ts";

/** How the store writes. */
export type Schrijf = CaseworkDouble["schrijf"];
/** Every function of ours. */
export const ALLEN: readonly Rol[] = ["api", "driver", "outbox", "watchdog", "deliver", "taken"];
/** Lets these functions write something else, or otherwise. */
export const schrijft =
  (
    rollen: readonly Rol[],
    anders: (schrijf: Schrijf, casework: CaseworkDouble) => Schrijf,
  ): NonNullable<Mutant["poorten"]> =>
  ({ casework }, nu) => {
    const mutant = anders(casework.schrijf, casework);
    const schrijf: Schrijf = (...delen) => (rollen.includes(nu().rol) ? mutant(...delen) : casework.schrijf(...delen));
    return { casework: { ...casework, schrijf } };
  };
/** Lets them write something else. */
export const schrijftAnders = (
  rollen: readonly Rol[],
  anders: (wijziging: Wijziging, casework: CaseworkDouble) => Wijziging,
): NonNullable<Mutant["poorten"]> =>
  schrijft(rollen, (schrijf, casework) => (wijziging, log) => schrijf(anders(wijziging, casework), log));
/** Every record of a change as another. */
export const elk =
  (doe: <R extends KetenRecord>(record: R) => R) =>
  ({ nieuw, vervangen, mitsOpen }: Wijziging): Wijziging => ({
    nieuw: nieuw.map(doe),
    vervangen: vervangen.map(doe),
    mitsOpen,
  });
/** A change without the new records of this type. */
export const zonder =
  (type: KetenRecord["type"]) =>
  (wijziging: Wijziging): Wijziging => ({ ...wijziging, nieuw: wijziging.nieuw.filter((een) => een.type !== type) });

/** What is stored under the key of this record. */
export const nuOpgeslagen = (record: KetenRecord, casework: CaseworkDouble) => {
  const { pk, sk } = itemVan(record);
  return casework.opname().items.get(`${pk}|${sk}`);
};
/** On the version that is there, whoever wrote it. */
export const zonderVersie = (wijziging: Wijziging, casework: CaseworkDouble): Wijziging => ({
  ...wijziging,
  vervangen: wijziging.vervangen.map((record) => {
    const versie = nuOpgeslagen(record, casework)?.["versie"];
    return typeof versie === "number" ? { ...record, versie: versie + 1 } : record;
  }),
});
/** Over what is there already. */
export const zonderBestaan = (wijziging: Wijziging, casework: CaseworkDouble): Wijziging => {
  const bestaat = (record: KetenRecord): boolean => nuOpgeslagen(record, casework) !== undefined;
  const over = wijziging.nieuw.filter((een): een is WijzigbaarRecord & KetenRecord => "versie" in een && bestaat(een));
  return zonderVersie(
    {
      ...wijziging,
      nieuw: wijziging.nieuw.filter((een) => !bestaat(een)),
      vervangen: [...wijziging.vervangen, ...over],
    },
    casework,
  );
};
