import * as z from "zod";
import { instantSchema, type Instant } from "./tijd.ts";
import { deelnameSchema, domeinSchema } from "./deelname.ts";
import { organisatieCodeSchema } from "./ids.ts";

/** The roles that somebody can play (requirements R); a Taak is owned by one of them at an organisation. */
export const rolSchema = z.enum([
  "partnersysteem",
  "meldpunt",
  "lid-ketenregieteam",
  "procesregisseur",
  "zorgcoordinator",
  "aandachtsfunctionaris",
  "partner",
  "opsporing",
  "procesbegeleider-evaluatie",
  "procesbegeleider-zvh",
  "ketenregisseur",
  "bestuurder",
  "beheerder",
  "fg",
  "it",
  "ops",
]);
export type Rol = z.infer<typeof rolSchema>;

/** What a mandate lets somebody decide for their organisation (B1.10, NA20). */
export const mandaatSchema = z.enum(["weging", "plan-vaststellen", "doorlaatverbod"]);
export type Mandaat = z.infer<typeof mandaatSchema>;

/** A seat in the ketenregieteam, held or, in an absence window, taken by a deputy (S2.5.6). `tot` is exclusive. */
export const zetelbezettingSchema = z.object({
  zetel: organisatieCodeSchema,
  hoedanigheid: z.enum(["houder", "vervanger"]),
  van: instantSchema.nullable(),
  tot: instantSchema.nullable(),
});

/** A mandate of one person: what, since when, until when (exclusive), and who gave it for the organisation (S1.5.1). */
export const mandaatverleningSchema = z.object({
  mandaatId: z.string().min(1),
  mandaat: mandaatSchema,
  van: instantSchema,
  tot: instantSchema.nullable(),
  verleendDoor: z.string().min(1),
});

/**
 * Who somebody is, from our own register by `client_id` or `sub`, never from claims (design section 8).
 * `gemeente` limits a municipal role to the casussen of that municipality (B6.F1).
 */
export const actorSchema = z.object({
  type: z.literal("actor"),
  /** `client_id` of a machine client, `sub` of a person: what the token says. */
  aanmeldnaam: z.string().min(1),
  actorId: z.string().min(1),
  versie: z.int().min(1),
  soort: z.enum(["systeem", "persoon"]),
  organisatie: organisatieCodeSchema,
  /**
   * A copy of how the organisation takes part, so that who calls is one key read; null: as in the region's data. A change
   * of the partner is carried to everybody who works there.
   */
  deelname: deelnameSchema.nullable(),
  /** A copy of what the organisation works in, for one that only the register describes; null: as in the region's data. */
  domein: domeinSchema.nullable(),
  rollen: z.array(rolSchema),
  gemeente: organisatieCodeSchema.nullable(),
  zetels: z.array(zetelbezettingSchema),
  mandaten: z.array(mandaatverleningSchema),
});
export type Actor = z.infer<typeof actorSchema>;

const geldt = (venster: { van: Instant | null; tot: Instant | null }, nu: Instant): boolean =>
  (venster.van === null || venster.van <= nu) && (venster.tot === null || nu < venster.tot);

/** How this actor fills seats now, as holder or as deputy inside the window. */
export const zetelbezettingenNu = (actor: Actor, nu: Instant): Actor["zetels"] =>
  actor.zetels.filter((zetel) => geldt(zetel, nu));

/** The seats that this actor fills now. */
export const zetelsNu = (actor: Actor, nu: Instant): readonly string[] =>
  zetelbezettingenNu(actor, nu).map(({ zetel }) => zetel);

/** When the last of the actor's mandates of this kind ended; null when they never had one that ended. */
export const mandaatVerlopenOp = (actor: Actor, mandaat: Mandaat, nu: Instant): Instant | null =>
  actor.mandaten
    .flatMap((gegeven) =>
      gegeven.mandaat === mandaat && gegeven.tot !== null && gegeven.tot <= nu ? [gegeven.tot] : [],
    )
    .toSorted()
    .at(-1) ?? null;

/** Whether the actor holds this mandate now. */
export const heeftMandaat = (actor: Actor, mandaat: Mandaat, nu: Instant): boolean =>
  actor.mandaten.some((gegeven) => gegeven.mandaat === mandaat && geldt(gegeven, nu));
