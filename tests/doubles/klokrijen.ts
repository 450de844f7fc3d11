import { uitCursor } from "../../shared/adapters/dynamodb/cursor.ts";
import { klokPkVan, TABEL, type Item } from "../../shared/adapters/dynamodb/table.ts";

/** The clock's index in memory: of each shard what has a date, in order, so that a page costs what is in it. */
export const maakKlokrijen = () => {
  const { klok } = TABEL.indexen;
  const rijen = new Map<string, string[]>();
  const items = new Map<string, Item>();
  const plaatsIn = (rij: readonly string[], sk: string): number => {
    let [laag, hoog] = [0, rij.length];
    while (laag < hoog) {
      const midden = (laag + hoog) >> 1;
      if (String(rij[midden]) <= sk) laag = midden + 1;
      else hoog = midden;
    }
    return laag;
  };
  return {
    haal: (oud: Item | undefined): void => {
      const sk = oud?.[klok.sk];
      if (oud === undefined || typeof sk !== "string") return;
      const rij = rijen.get(String(oud[klok.pk])) ?? [];
      rij.splice(plaatsIn(rij, sk) - 1, 1);
      items.delete(sk);
    },
    zet: (item: Item): void => {
      const sk = item[klok.sk];
      if (typeof sk !== "string") return;
      const pk = String(item[klok.pk]);
      const rij = rijen.get(pk) ?? [];
      rijen.set(pk, rij);
      rij.splice(plaatsIn(rij, sk), 0, sk);
      items.set(sk, item);
    },
    /** What is due by `tot`, after the cursor: one more than is asked, which tells whether there is another page. */
    bladzijde: (shard: number, tot: string, cursor: string | null, aantal: number): readonly Item[] => {
      const rij = rijen.get(klokPkVan(shard)) ?? [];
      const begin = cursor === null ? 0 : plaatsIn(rij, uitCursor(cursor));
      return rij
        .slice(begin, begin + aantal + 1)
        .filter((sk) => sk <= `${tot}\uFFFF`)
        .flatMap((sk) => items.get(sk) ?? []);
    },
  };
};
