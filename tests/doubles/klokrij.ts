import { TABEL, type Item } from "../../shared/adapters/dynamodb/table.ts";

/**
 * The clock's index in memory: of each shard the sort keys, in order, so that a page costs what is in it, however much is behind it.
 * @param id the key of an item, under which it is answered
 */
export const maakKlokrij = (id: (item: Item) => string) => {
  const { klok } = TABEL.indexen;
  const rijen = new Map<string, string[]>();
  const wie = new Map<string, string>();
  /** After everything up to and including this key. */
  const plaatsIn = (rij: readonly string[], sk: string): number => {
    let laag = 0;
    let hoog = rij.length;
    while (laag < hoog) {
      const midden = Math.floor((laag + hoog) / 2);
      if (String(rij[midden]) <= sk) laag = midden + 1;
      else hoog = midden;
    }
    return laag;
  };
  return {
    haalAf: (oud: Item | undefined): void => {
      const sk = oud?.[klok.sk];
      if (oud === undefined || typeof sk !== "string") return;
      const rij = rijen.get(String(oud[klok.pk])) ?? [];
      rij.splice(plaatsIn(rij, sk) - 1, 1);
      wie.delete(sk);
    },
    zetOp: (item: Item): void => {
      const sk = item[klok.sk];
      if (typeof sk !== "string") return;
      const pk = String(item[klok.pk]);
      const rij = rijen.get(pk) ?? [];
      rijen.set(pk, rij);
      rij.splice(plaatsIn(rij, sk), 0, sk);
      wie.set(sk, id(item));
    },
    pagina: (
      pk: string,
      { na, tot, aantal }: { readonly na: string | null; readonly tot: string; readonly aantal: number },
    ): readonly string[] => {
      const rij = rijen.get(pk) ?? [];
      const begin = na === null ? 0 : plaatsIn(rij, na);
      return rij
        .slice(begin, begin + aantal)
        .filter((sk) => sk <= tot)
        .flatMap((sk) => wie.get(sk) ?? []);
    },
  };
};
