import { SLEUTELS, type Item, type Sleutel } from "../../shared/adapters/dynamodb/table.ts";
import type { RecordType, RecordVan } from "../../shared/domain/records.ts";
import type { Partnerregister } from "../../shared/ports/partnerregister.ts";
import { leesAls } from "./lezen.ts";

/** How the double in memory reads. */
export interface Lezer {
  readonly een: <T extends RecordType>(type: T, sleutel: Sleutel) => Promise<RecordVan<T> | null>;
  readonly partitie: (pk: string, voorvoegsel: string) => readonly Item[];
}

/** The register of organisations, people and seats in memory. */
export const maakPartnerregisterDouble = ({ een, partitie }: Lezer): Partnerregister => {
  const lijst = async <T extends RecordType>(type: T, { pk }: Sleutel): Promise<readonly RecordVan<T>[]> => {
    await Promise.resolve();
    return partitie(pk, "").map((item) => leesAls(type, item));
  };
  const medewerkers: Partnerregister["medewerkers"] = async (wie) => {
    const uniek = [...new Map(wie.map((een) => [`${een.organisatie}|${een.actorId}`, een])).values()];
    const gevonden = await Promise.all(
      uniek.map(({ organisatie, actorId }) => een("medewerker", SLEUTELS.medewerker(organisatie, actorId))),
    );
    const actoren = await Promise.all(
      gevonden
        .filter((gegeven) => gegeven !== null)
        .map(({ aanmeldnaam }) => een("actor", SLEUTELS.actor(aanmeldnaam))),
    );
    return actoren.filter((actor) => actor !== null);
  };
  return {
    partners: () => lijst("partner", SLEUTELS.partner("")),
    partner: (organisatie) => een("partner", SLEUTELS.partner(organisatie)),
    convenanten: () => lijst("convenant", SLEUTELS.convenant("")),
    zetels: () => lijst("zetel", SLEUTELS.zetel("")),
    zetel: (zetel) => een("zetel", SLEUTELS.zetel(zetel)),
    actor: (aanmeldnaam) => een("actor", SLEUTELS.actor(aanmeldnaam)),
    medewerkers,
    medewerkersVan: async (organisatie, na, aantal) => {
      const over = (await lijst("medewerker", SLEUTELS.medewerker(organisatie, ""))).filter(
        ({ actorId }) => na === null || actorId > na,
      );
      const deel = over.slice(0, aantal);
      const actoren = await medewerkers(deel);
      return {
        items: deel.flatMap(({ actorId }) => actoren.filter((actor) => actor.actorId === actorId)),
        volgende: over.length > aantal ? (deel.at(-1)?.actorId ?? null) : null,
      };
    },
  };
};
