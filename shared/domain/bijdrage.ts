import * as z from "zod";
import { bijdrageIdSchema, casusIdSchema, dossierIdSchema } from "./ids.ts";
import { kenmerkSchema } from "./kenmerk.ts";
import { eigenaarSchema } from "./taak.ts";
import { korteTekst, langeTekst, lijst, ofNiets } from "./tekst.ts";
import { datumSchema, instantSchema } from "./tijd.ts";

/** How who brings something knows it (provenance; WGS). `gehoordVan` is a kind of source, never a name. */
const herkomstSchema = z
  .strictObject({
    soort: z.enum(["eigen-registratie", "waargenomen", "gehoord", "document"], {
      error: "moet eigen-registratie, waargenomen, gehoord of document zijn",
    }),
    gehoordVan: ofNiets(
      z.enum(["betrokkene", "familie-of-netwerk", "omstander", "professional", "anders"], {
        error: "moet betrokkene, familie-of-netwerk, omstander, professional of anders zijn",
      }),
    ),
    /** Of when the information is, when that is known. */
    datum: ofNiets(datumSchema),
  })
  .refine(({ soort, gehoordVan }) => soort !== "gehoord" || gehoordVan !== null, {
    error: "zeg bij gehoord van welk soort bron",
    path: ["gehoordVan"],
  })
  .refine(({ soort, gehoordVan }) => soort === "gehoord" || gehoordVan === null, {
    error: "hoort alleen bij gehoord; laat het weg",
    path: ["gehoordVan"],
  });

/** 3.1–3.3: what a partner brings to the picture of a casus (H3.2-a1, c1 … c4). */
export const bijdrageInvoer = z.strictObject({
  /** Code of one of the region's parts of the picture: which, the decision asks. */
  onderdeel: korteTekst,
  tekst: langeTekst,
  /** Code of one of the region's purposes. */
  doel: korteTekst,
  herkomst: herkomstSchema,
  /** Which clients of the casus it is about; none: the casus as a whole, or somebody else. */
  dossiers: lijst(dossierIdSchema).default([]),
  /** The contribution of the same organisation that this one corrects. */
  vervangt: ofNiets(bijdrageIdSchema),
});
export type BijdrageInvoer = z.infer<typeof bijdrageInvoer>;

/**
 * That a partner brought something, and where it belongs: as little as it takes to decide who may read it, for every read of
 * the casus pays for it. What was brought is in {@link bijdrageInhoudSchema}. Immutable: a correction is a new one.
 */
export const bijdrageSchema = z.object({
  type: z.literal("bijdrage"),
  bijdrageId: bijdrageIdSchema,
  casusId: casusIdSchema,
  onderdeel: z.string(),
  vervangt: bijdrageIdSchema.nullable(),
  /** How many bytes the content takes in an answer, so that it is known beforehand what fits in one. */
  omvang: z.int().min(1),
  vastgelegdOp: instantSchema,
  vastgelegdDoor: eigenaarSchema,
  kenmerk: kenmerkSchema,
});
export type Bijdrage = z.infer<typeof bijdrageSchema>;

/** What was brought, in a record of its own: it is never fetched for who may not read it. */
export const bijdrageInhoudSchema = z.object({
  type: z.literal("bijdrage-inhoud"),
  bijdrageId: bijdrageIdSchema,
  casusId: casusIdSchema,
  ...bijdrageInvoer.omit({ onderdeel: true, vervangt: true }).shape,
  kenmerk: kenmerkSchema,
});
export type BijdrageInhoud = z.infer<typeof bijdrageInhoudSchema>;

/** By which later one each was replaced. */
export const vervangersVan = (bijdragen: readonly Bijdrage[]): ReadonlyMap<Bijdrage["bijdrageId"], Bijdrage> =>
  new Map(bijdragen.flatMap((een) => (een.vervangt === null ? [] : [[een.vervangt, een] as const])));

/** Those that hold: no later one replaces them. */
export const geldendeBijdragen = <B extends Bijdrage>(bijdragen: readonly B[]): readonly B[] => {
  const vervangers = vervangersVan(bijdragen);
  return bijdragen.filter(({ bijdrageId }) => !vervangers.has(bijdrageId));
};
