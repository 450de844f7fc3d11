import { CASUS_VOORVOEGSEL, SLEUTELS, TABEL, type Item, type Sleutel } from "../../shared/adapters/dynamodb/table.ts";
import { trajectlijstVan } from "../../shared/adapters/dynamodb/lijstsleutels.ts";
import type { RecordType, RecordVan } from "../../shared/domain/records.ts";
import { trajectdossierVan } from "../../shared/domain/traject.ts";
import type { Casework, Pagina } from "../../shared/ports/casework.ts";
import { lees, leesAls } from "./lezen.ts";

/** What the rest of the double can read. */
export interface Lezer {
  readonly een: <T extends RecordType>(type: T, sleutel: Sleutel) => Promise<RecordVan<T> | null>;
  readonly vele: <T extends RecordType>(type: T, sleutels: readonly Sleutel[]) => Promise<readonly RecordVan<T>[]>;
  readonly partitie: (pk: string, voorvoegsel: string) => readonly Item[];
  readonly lijst: (pks: readonly string[]) => readonly Item[];
  readonly bladzijde: <T>(
    gevonden: readonly Item[],
    sk: string,
    cursor: string | null,
    aantal: number,
    maak: (item: Item) => T,
    aflopend: boolean,
  ) => Pagina<T>;
  readonly beurt: () => Promise<void>;
}

type Trajecten = Pick<
  Casework,
  | ("traject" | "trajecten" | "trajectDossier" | "trajecttaak" | "trajectwijzer" | "trajecthistorie")
  | "trajectdeelnames"
>;

/** Criminal tracks in memory. */
export const maakTrajectenDouble = ({ een, vele, partitie, lijst, bladzijde, beurt }: Lezer): Trajecten => {
  const sleutel = SLEUTELS["strafrechtelijk-traject"];
  return {
    traject: (id) => een("strafrechtelijk-traject", sleutel(id)),
    trajecten: (ids) => vele("strafrechtelijk-traject", ids.map(sleutel)),
    trajectDossier: async (id) => {
      await beurt();
      return trajectdossierVan(partitie(sleutel(id).pk, CASUS_VOORVOEGSEL).map((item) => lees(item)));
    },
    trajecttaak: (trajectId, id) => een("trajecttaak", SLEUTELS.trajecttaak(trajectId, id)),
    trajectwijzer: (casusId) => een("trajectwijzer", SLEUTELS.trajectwijzer(casusId)),
    trajecthistorie: async (id) => {
      await beurt();
      return partitie(sleutel(id).pk, "H#").map((item) => leesAls("trajecthistorie", item));
    },
    trajectdeelnames: async (organisatie, cursor, aantal) => {
      await beurt();
      const gevonden = lijst([trajectlijstVan(organisatie)]);
      const { sk } = TABEL.indexen.werk;
      return bladzijde(gevonden, sk, cursor, aantal, (item) => leesAls("trajectdeelname", item), true);
    },
  };
};
