import * as z from "zod";

/** A moment in UTC with milliseconds, `2026-11-24T09:00:00.000Z`: sorts as text. */
export const instantSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
  .brand<"Instant">();
export type Instant = z.infer<typeof instantSchema>;

/** A calendar day without time, `2026-11-24`; a day that does not exist is refused. */
export const datumSchema = z.iso.date({ error: "moet een bestaande datum zijn, als 2026-11-24" }).brand<"Datum">();
export type Datum = z.infer<typeof datumSchema>;

/** The Instant of a Date. */
export const instantVan = (moment: Date): Instant => moment.toISOString() as Instant;

/** The moment at which a day of the register begins, in UTC: covenants and signatures hold from day to day. */
export const beginVan = (datum: Datum): Instant => instantVan(new Date(`${datum}T00:00:00.000Z`));

/** The day of a moment, in UTC: of what must not keep the moment itself. */
export const dagInUtc = (moment: Instant): Datum => moment.slice(0, 10) as Datum;

/** The Instant `seconden` later (or earlier, when negative). */
export const plusSeconden = (van: Instant, seconden: number): Instant =>
  instantVan(new Date(Date.parse(van) + seconden * 1000));

/** When the table may remove a record, `seconden` from a moment: seconds since 1970, as its time to live asks. */
export const verlooptNa = (van: Instant, seconden: number): number => Math.floor(Date.parse(van) / 1000) + seconden;

/** Whether the term of a record is over; the table removes it when it suits it. */
export const isVerlopen = ({ verlooptOp }: { readonly verlooptOp: number }, nu: Instant): boolean =>
  verlooptOp <= Date.parse(nu) / 1000;

/** The Instant so many calendar months earlier. */
export const maandenEerder = (van: Instant, maanden: number): Instant => {
  const moment = new Date(van);
  moment.setUTCMonth(moment.getUTCMonth() - maanden);
  return instantVan(moment);
};
