import type { Pagina } from "../../ports/casework.ts";
import { naarCursor, uitCursor } from "./cursor.ts";
import type { maakLezer } from "./lezen.ts";
import { TABEL, type Item } from "./table.ts";

/** What is asked of a list. `tot`: up to and including this sort key; in ascending lists only. */
export interface Lijstvraag {
  readonly cursor: string | null;
  readonly aantal: number;
  readonly tot?: string;
  readonly aflopend?: boolean;
}

type Indexnaam = keyof typeof TABEL.indexen;

/** The smallest and the largest sort key there can be; the service refuses an empty one. */
const EERSTE = " ";
const LAATSTE = "\uFFFF";

/** The range of sort keys still to come; null when nothing can. */
const bereikVan = ({ cursor, tot, aflopend = false }: Lijstvraag) => {
  const gezien = cursor === null ? null : uitCursor(cursor);
  if (tot === undefined) {
    const van = gezien ?? (aflopend ? LAATSTE : EERSTE);
    return { conditie: aflopend ? "#sk < :van" : "#sk > :van", waarden: { ":van": van } };
  }
  // BETWEEN includes its ends: a position that was seen is passed by the smallest text after it, of those that occur.
  const van = gezien === null ? EERSTE : `${gezien}${EERSTE}`;
  return van > tot ? null : { conditie: "#sk BETWEEN :van AND :tot", waarden: { ":van": van, ":tot": tot } };
};

/**
 * Pages of an index by sort key, over one partition or merged over several. Each partition is read one item further than
 * the page, so that the last page says that it is the last.
 */
export const maakLijsten =
  ({ bladzijde }: Pick<ReturnType<typeof maakLezer>, "bladzijde">) =>
  async <T>(
    naam: Indexnaam,
    pks: readonly string[],
    vraag: Lijstvraag,
    maak: (item: Item) => T,
  ): Promise<Pagina<T>> => {
    const velden = TABEL.indexen[naam];
    const { aantal, aflopend = false } = vraag;
    const bereik = bereikVan(vraag);
    if (bereik === null) return { items: [], volgende: null };
    const delen = await Promise.all(
      pks.map((pk) =>
        bladzijde({
          IndexName: velden.naam,
          KeyConditionExpression: `#pk = :pk AND ${bereik.conditie}`,
          ExpressionAttributeNames: { "#pk": velden.pk, "#sk": velden.sk },
          ExpressionAttributeValues: { ":pk": pk, ...bereik.waarden },
          ScanIndexForward: !aflopend,
          Limit: aantal + 1,
        }),
      ),
    );
    const positieVan = (item: Item): string => String(item[velden.sk]);
    const voor = (een: string, ander: string): boolean => (aflopend ? een > ander : een < ander);
    // Past the place where a partition was cut off, others of it may come first.
    const afgekapt = delen.flatMap(({ items, meer }) => (meer ? items.slice(-1).map(positieVan) : []));
    const compleet = delen
      .flatMap(({ items }) => items)
      .filter((item) => !afgekapt.some((positie) => voor(positie, positieVan(item))))
      .toSorted((een, ander) => (voor(positieVan(een), positieVan(ander)) ? -1 : 1));
    const items = compleet.slice(0, aantal);
    const laatste = items.at(-1);
    const verder = laatste !== undefined && (compleet.length > items.length || afgekapt.length > 0);
    return { items: items.map(maak), volgende: verder ? naarCursor(positieVan(laatste)) : null };
  };
