import type { RecordVan } from "../../domain/records.ts";
import { beginVan } from "../../domain/tijd.ts";

/*
 * Keys of the lists of the whole region in the index `werk`; of worklists and the clock: table.ts.
 */

/** Partition of the list of preventieactiviteiten: a few a week in a region, so one partition holds. */
export const PREVENTIE_LIJST = "WERK#PREVENTIE";

/** Partition of the list of noodtoegangen: rare by nature. */
export const NOODTOEGANG_LIJST = "WERK#NOODTOEGANG";

/** Partition of the list of planned overleggen: some a week in a region, and each leaves it when it was held or cancelled. */
export const OVERLEG_LIJST = "WERK#OVERLEG";

/** Place of a planned overleg in that list: by when it ends, then by id. */
export const overlegSkVan = ({ tot, overlegId }: Pick<RecordVan<"overleg">, "tot" | "overlegId">): string =>
  `${tot}#${overlegId}`;

/** Partition of a list for who steers, a kind each: some a week in a region. */
export const sturingslijstVan = (soort: string): string => `WERK#STURING#${soort}`;

/** Place of a point in that list: by the day it was reported, then by id. */
export const sturingSkVan = ({
  gemeldOp,
  sturingId,
}: Pick<RecordVan<"sturingspunt">, "gemeldOp" | "sturingId">): string => `${beginVan(gemeldOp)}#${sturingId}`;

/** Partition of a list of the guide, a kind each: some hundreds of entries, changed a few times a year. */
export const gidslijstVan = (soort: string): string => `WERK#GIDS#${soort}`;

/** Place of an entry in a list of the guide: by date, then by id. */
export const gidsSkVan = ({ gewijzigdOp, gidsId }: Pick<RecordVan<"gidsregel">, "gewijzigdOp" | "gidsId">): string =>
  `${gewijzigdOp}#${gidsId}`;

/**
 * Partition of the list of casussen whose retention ends in that month (NB13), by their date: for whoever destroys them, without a
 * scan. They are in no other list, and not on the clock.
 */
export const bewaarlijstVan = (bewarenTot: string): string => `WERK#BEWAREN#${bewarenTot.slice(0, 7)}`;
/** Partition of the list of criminal tracks in which an organisation takes part: some a month, read by who investigates there. */
export const trajectlijstVan = (organisatie: string): string => `WERK#TRAJECTEN#${organisatie}`;

/** Place of a track in that list: by since when the organisation takes part, then by id. */
export const trajectSkVan = ({ van, trajectId }: Pick<RecordVan<"trajectdeelname">, "van" | "trajectId">): string =>
  `${van}#${trajectId}`;
