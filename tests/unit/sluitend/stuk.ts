import { klokSleutelsVan, TABEL } from "../../../shared/adapters/dynamodb/indexsleutels.ts";
import { sleutelVan } from "../../../shared/adapters/dynamodb/table.ts";
import type { KetenRecord, RecordType, RecordVan } from "../../../shared/domain/records.ts";
import { plusSeconden, type Instant } from "../../../shared/domain/tijd.ts";
import type { Logregel } from "../../../shared/ports/verwerkingslog.ts";
import { maakCaseworkDouble, type CaseworkDouble } from "../../doubles/casework.ts";
import { maakSlotronde } from "../../fixtures/records.ts";
import type { Wereld } from "../compartiment/wereld.ts";
import { maakSluitend, RESPIJT } from "./opstelling.ts";

/** Something breaks: in a table of its own, below every door. */
export interface Stuk {
  readonly casework: CaseworkDouble;
  readonly nu: Instant;
  /** The first record of a type that fits. */
  readonly een: <T extends RecordType>(type: T, past?: (record: RecordVan<T>) => boolean) => RecordVan<T>;
  /** Changes fields of a record past every rule. */
  readonly zet: (record: KetenRecord, velden: Readonly<Record<string, unknown>>) => void;
  readonly log: Logregel[];
  readonly gestopt: Set<string>;
}

/** @param vorigeRonde when the last round began: from the day before on the log is looked at */
export const maakStuk = (wereld: Wereld, logregels: readonly Logregel[], vorigeRonde?: Instant) => {
  const casework = maakCaseworkDouble();
  for (const item of wereld.casework.items()) casework.verander(item, item);
  const nu = wereld.deur.nu();
  const begonnenOp = vorigeRonde ?? nu;
  casework.zet(maakSlotronde({ fase: "klaar", cursor: null, begonnenOp, klaarOp: begonnenOp }));
  const gestopt = new Set<string>();
  const log = [...logregels];
  const stuk: Stuk = {
    ...{ casework, nu, log, gestopt },
    een: (type, past = () => true) => {
      const gevonden = casework.vanType(type).find(past);
      if (gevonden === undefined) throw new Error(`the world has no such ${type}`);
      return gevonden;
    },
    zet: (record, velden) => {
      const sleutel = sleutelVan(record);
      const klok = "klok" in velden ? klokSleutelsVan(velden["klok"] as string | null, sleutel) : {};
      const weg = "klok" in velden ? [TABEL.indexen.klok.pk, TABEL.indexen.klok.sk] : [];
      casework.verander(sleutel, {}, weg);
      casework.verander(sleutel, { ...velden, ...klok });
    },
  };
  const sluitend = maakSluitend(
    { ...wereld.double, casework, gelogd: () => [] },
    { loopt: async (loop) => !gestopt.has(loop.naam) && wereld.machines.loopt(loop) },
    () => nu,
    {
      logspoor: {
        ...maakSluitend(wereld.double, wereld.machines, () => nu).afhankelijkheden.logspoor,
        heeftRegel: (betrokkene, op) =>
          Promise.resolve(
            log.some((regel) => regel.soort === "verwerking" && regel.betrokkene === betrokkene && regel.begin === op),
          ),
      },
    },
  );
  return { stuk, sluitend };
};

export const weg = ({ casework }: Stuk, ...records: readonly KetenRecord[]): void => {
  casework.vergeet(...records);
};
export const isOpen = ({ status }: { readonly status: string }): boolean => status === "open";
export const lang = (nu: Instant): Instant => plusSeconden(nu, -3 * RESPIJT);
export const vanCasus = (stuk: Stuk) => {
  const casus = stuk.een("casus", isOpen);
  if (casus.status !== "open") throw new Error("not open");
  return casus;
};
export const wachttaak = (stuk: Stuk) => {
  const { lopendeTaakId } = vanCasus(stuk);
  return stuk.een("taak", ({ taakId }) => taakId === lopendeTaakId);
};
