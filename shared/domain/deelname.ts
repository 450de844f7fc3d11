import * as z from "zod";
import { beginVan, instantSchema, type Datum, type Instant } from "./tijd.ts";

/** What an organisation works in: in a casus it takes part in that capacity, and the sharing matrix follows it (S1.3.1). */
export const domeinSchema = z.enum(["zorg", "veiligheid", "beide", "geen"]);

/** The convenant that an organisation signed, and for how long that holds; `tot` is exclusive (H2.3-e2, I6). */
export const ondertekeningSchema = z.object({
  /** Version of the convenant. */
  convenant: z.string().min(1),
  van: instantSchema,
  tot: instantSchema.nullable(),
});
export type Ondertekening = z.infer<typeof ondertekeningSchema>;

/** How an organisation takes part in the chain: since when, until when, and which convenanten it signed (X7). */
export const deelnameSchema = z.object({
  /** The `versie` of the partner's entry that made this; 0: the region's data, before anybody changed it. */
  versie: z.int().min(0),
  van: instantSchema,
  tot: instantSchema.nullable(),
  ondertekeningen: z.array(ondertekeningSchema),
});
export type Deelname = z.infer<typeof deelnameSchema>;

/** A signature of this covenant: it holds from the day of signing, and no longer than the covenant itself. */
export const ondertekeningVan = (
  convenant: { readonly versie: string; readonly van: Datum; readonly tot: Datum | null },
  getekendOp: Datum,
  tot: Datum | null,
): Ondertekening => {
  const einden = [convenant.tot, tot].filter((einde) => einde !== null).toSorted();
  const einde = einden[0];
  return {
    convenant: convenant.versie,
    van: beginVan(getekendOp > convenant.van ? getekendOp : convenant.van),
    tot: einde === undefined ? null : beginVan(einde),
  };
};

const geldt = ({ van, tot }: { readonly van: Instant; readonly tot: Instant | null }, nu: Instant): boolean =>
  van <= nu && (tot === null || nu < tot);

/** Whether the organisation takes part now and has a signed convenant that holds now: without it nothing is shared. */
export const isConvenantpartij = (deelname: Deelname, nu: Instant): boolean =>
  geldt(deelname, nu) && deelname.ondertekeningen.some((ondertekening) => geldt(ondertekening, nu));

/** Until when these windows hold without a gap from `van` on; `van` itself: not at all; null: for ever. */
export const gedektTot = (
  vensters: readonly { readonly van: Instant; readonly tot: Instant | null }[],
  van: Instant,
): Instant | null => {
  let tot = van;
  for (let verder = true; verder;) {
    const geldend = vensters.filter((een) => een.van <= tot && (een.tot === null || een.tot > tot));
    if (geldend.some((een) => een.tot === null)) return null;
    const laatste = geldend
      .map((een) => een.tot ?? tot)
      .toSorted()
      .at(-1);
    verder = laatste !== undefined;
    tot = laatste ?? tot;
  }
  return tot;
};

/** Until when an organisation that is a party now stays one, as far as is known; null: no end is known. */
export const partijTot = ({ tot, ondertekeningen }: Deelname, nu: Instant): Instant | null =>
  [gedektTot(ondertekeningen, nu), tot].filter((einde) => einde !== null).toSorted()[0] ?? null;
