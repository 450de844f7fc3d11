import * as z from "zod";
import { casusIdSchema, dossierIdSchema, meldingIdSchema, organisatieCodeSchema, type CasusId } from "./ids.ts";
import { INFORMATIESOORTEN, kenmerkSchema, type Kenmerk } from "./kenmerk.ts";
import { personaliaSchema } from "./melding.ts";
import { instantSchema } from "./tijd.ts";

const sleutelSchema = z.string().regex(/^v\d+:[0-9a-f]{64}$/);

/**
 * One dossier per person (H2.2-a1, X2). `laatsteCasusId` is the casus that a new melding joins, while it is open; null: there were
 * only signals that are kept.
 * Two dossiers that turn out to be of one person point at each other and keep what they have: so a merge moves nothing, can
 * be undone, and gives nobody more than they see of each casus.
 */
export const dossierSchema = z.object({
  type: z.literal("dossier"),
  dossierId: dossierIdSchema,
  versie: z.int().min(1),
  personalia: personaliaSchema,
  /** Who supplied what a later melding told of the person; everything else is its `kenmerk`'s (standards.md, WGS). */
  herkomst: z.partialRecord(z.enum(["bsn", "geboortedatum", "geslacht"]), organisatieCodeSchema),
  laatsteCasusId: casusIdSchema.nullable(),
  /** Weak signals about this person that are kept without a casus: they come to the next that opens. */
  aangehouden: z.array(meldingIdSchema),
  /** Keyed hashes by which it is found as a candidate; each is a `zoeksleutel` too. */
  zoeksleutels: z.array(sleutelSchema),
  /** The dossier of this person that goes on, once a person decided so; null: this one. */
  samengevoegdMet: dossierIdSchema.nullable(),
  /** The dossiers that were merged into this one. */
  samengevoegd: z.array(dossierIdSchema),
  /** The dossier that it was parted from: it held this person's meldingen as another's. */
  afgesplitstVan: dossierIdSchema.nullable(),
  /** Identity keys that point here and are another person's as well: by these nobody is known for certain. */
  gedeeldeSleutels: z.array(sleutelSchema),
  /** Not yet held against who came in at the same moment (design section 6): the driver does, the clock guards it. */
  teMatchen: z.boolean(),
  klok: instantSchema.nullable(),
  teDrijven: z.boolean(),
  aangemaaktOp: instantSchema,
  kenmerk: kenmerkSchema,
});
export type Dossier = z.infer<typeof dossierSchema>;

/** After a dossier was parted: both persons stay in the casus, or one of them goes on in a casus of their own. */
export const AFSPLITSBESLUITEN = ["beide", "afgesplitste-apart", "oorspronkelijke-apart"] as const;
export type Afsplitsbesluit = (typeof AFSPLITSBESLUITEN)[number];

/** The mark of its burgerservicenummer: a category, and perhaps a supplier, of its own (I23; standards.md, WGS). */
export const bsnKenmerk = ({ kenmerk, herkomst }: Pick<Dossier, "kenmerk" | "herkomst">): Kenmerk => ({
  ...kenmerk,
  categorieen: [...INFORMATIESOORTEN.bsn.categorieen],
  geleverdDoor: herkomst.bsn ?? kenmerk.geleverdDoor,
});

/**
 * A melding in a dossier, and the casus that it came to: one item gives both links. When a person puts the melding in the dossier of
 * somebody else, the link stays as the trace of where it was, and holds no longer ({@link geldendeKoppelingen}).
 */
export const dossierMeldingSchema = z.object({
  type: z.literal("dossier-melding"),
  dossierId: dossierIdSchema,
  meldingId: meldingIdSchema,
  versie: z.int().min(1),
  /** The dossier that it went to; null: it is here. */
  verhuisdNaar: dossierIdSchema.nullable(),
  /** Null: a signal that is kept without a casus. */
  casusId: casusIdSchema.nullable(),
  toegevoegdOp: instantSchema,
});
export type DossierMelding = z.infer<typeof dossierMeldingSchema>;

/** The meldingen that are in the dossier now. */
export const geldendeKoppelingen = (koppelingen: readonly DossierMelding[]): readonly DossierMelding[] =>
  koppelingen.filter(({ verhuisdNaar }) => verhuisdNaar === null);

/** The casus to which the last of these meldingen came: the one that a next melding joins. */
export const laatsteCasusVan = (koppelingen: readonly DossierMelding[], anders: CasusId | null): CasusId | null =>
  koppelingen
    .filter(({ casusId }) => casusId !== null)
    .toSorted((een, ander) => (een.toegevoegdOp < ander.toegevoegdOp ? -1 : 1))
    .at(-1)?.casusId ?? anders;

/**
 * Guard that makes two simultaneous reports on one new person one dossier: the keyed hash of a normalised identity key
 * can exist once (design section 6). It shows no name.
 */
export const persoonsleutelSchema = z.object({
  type: z.literal("persoonsleutel"),
  sleutel: sleutelSchema,
  versie: z.int().min(1),
  dossierId: dossierIdSchema,
});
export type Persoonsleutel = z.infer<typeof persoonsleutelSchema>;

/** Under this keyed hash of a part of what is known of somebody, this dossier is a candidate: many may share one. */
export const zoeksleutelSchema = z.object({
  type: z.literal("zoeksleutel"),
  sleutel: sleutelSchema,
  dossierId: dossierIdSchema,
});
export type Zoeksleutel = z.infer<typeof zoeksleutelSchema>;
