import * as z from "zod";
import {
  bijlageIdSchema,
  casusIdSchema,
  dossierIdSchema,
  meldingIdSchema,
  organisatieCodeSchema,
  taakIdSchema,
} from "./ids.ts";
import { kenmerkSchema } from "./kenmerk.ts";
import { eigenaarSchema } from "./taak.ts";
import { instantSchema } from "./tijd.ts";

/** SHA-256 of a file, in lower-case hex. */
export const sha256Schema = z
  .string()
  .regex(/^[0-9a-f]{64}$/, { error: "moet een SHA-256 in 64 hexadecimale kleine letters zijn" });

/** To what an attachment belongs; access to it is access to that. */
export const bijlageBijSchema = z.discriminatedUnion("soort", [
  z.object({ soort: z.literal("melding"), meldingId: meldingIdSchema }),
  z.object({ soort: z.literal("dossier"), dossierId: dossierIdSchema }),
]);
export type BijlageBij = z.infer<typeof bijlageBijSchema>;

/** Why an attachment was not released. */
export const BIJLAGEREDENEN = ["besmet", "niet-te-keuren", "ander-type", "andere-inhoud", "verdwenen"] as const;
export type Bijlagereden = (typeof BIJLAGEREDENEN)[number];

/** What the meldpunt may decide of an attachment that was not released. */
export const BIJLAGEBESLUITEN = ["verwijderen", "opnieuw-keuren"] as const;
export type Bijlagebesluit = (typeof BIJLAGEBESLUITEN)[number];

/** In words of the API, in the order in which they follow each other. */
export const BIJLAGESTATUSSEN = [
  ...(["verwacht", "in-keuring", "beschikbaar", "geweigerd", "verlopen", "te-verwijderen", "verwijderd"] as const),
] as const;

const gemeenschappelijk = {
  type: z.literal("bijlage"),
  /** Also the whole key of its object: whoever lists a bucket learns nothing, and destruction finds the file by the record. */
  bijlageId: bijlageIdSchema,
  versie: z.int().min(1),
  bij: bijlageBijSchema,
  /** Kind, a code of the region. */
  soort: z.string(),
  titel: z.string(),
  mediatype: z.string(),
  bytes: z.int().min(1),
  sha256: sha256Schema,
  toegevoegdOp: instantSchema,
  toegevoegdDoor: z.object({ organisatie: organisatieCodeSchema, actorId: z.string() }),
  uploadUiterlijkOp: instantSchema,
  /** How often a scan was asked again because no verdict came. */
  keuringen: z.int().min(0),
  /** The task that asks the meldpunt to look at it, if there was reason to. */
  taak: z.object({ casusId: casusIdSchema, taakId: taakIdSchema }).nullable(),
  /** What the meldpunt decided of it, and why; the last time. */
  besluit: z
    .object({
      besluit: z.enum(BIJLAGEBESLUITEN),
      toelichting: z.string(),
      op: instantSchema,
      door: z.object({ rol: z.string(), organisatie: z.string() }),
    })
    .nullable(),
  kenmerk: kenmerkSchema,
};

/** Something is still to happen: somebody owns it, and the clock guards it (design rule 3). */
const open = { eigenaar: eigenaarSchema, klok: instantSchema };
const klaar = { klok: z.null() };

/**
 * A file with a melding or dossier. The file lies in quarantine from its upload until a scan says that it is clean; only
 * `beschikbaar` is ever read. Title and kind stand here alone: object keys, events and logs have its id.
 */
export const bijlageSchema = z.discriminatedUnion("status", [
  z.object({ ...gemeenschappelijk, ...open, status: z.literal("verwacht") }),
  z.object({ ...gemeenschappelijk, ...open, status: z.literal("in-keuring") }),
  z.object({ ...gemeenschappelijk, ...klaar, status: z.literal("beschikbaar"), beschikbaarOp: instantSchema }),
  z.object({
    ...gemeenschappelijk,
    ...klaar,
    status: z.literal("geweigerd"),
    reden: z.enum(BIJLAGEREDENEN),
    geweigerdOp: instantSchema,
  }),
  /** The upload never came. */
  z.object({ ...gemeenschappelijk, ...klaar, status: z.literal("verlopen") }),
  /** Decided; the file still has to go. */
  z.object({ ...gemeenschappelijk, ...open, status: z.literal("te-verwijderen") }),
  z.object({ ...gemeenschappelijk, ...klaar, status: z.literal("verwijderd") }),
]);
export type Bijlage = z.infer<typeof bijlageSchema>;
export type BijlageMet<S extends Bijlage["status"]> = Extract<Bijlage, { status: S }>;

/** By which the attachments of a melding or dossier are found. Immutable. */
export const bijlageKoppelingSchema = z.object({
  type: z.literal("bijlage-koppeling"),
  /** Id of the melding or dossier. */
  houder: z.union([meldingIdSchema, dossierIdSchema]),
  bijlageId: bijlageIdSchema,
});
export type Bijlagehouder = z.infer<typeof bijlageKoppelingSchema>["houder"];

/** The melding or dossier of an attachment. */
export const houderVan = (bij: BijlageBij): Bijlagehouder => (bij.soort === "melding" ? bij.meldingId : bij.dossierId);

/** What a scanner said. */
export const OORDELEN = ["schoon", "besmet", "niet-te-keuren"] as const;
export type Oordeel = (typeof OORDELEN)[number];
