import * as z from "zod";
import { bijdrageIdSchema, organisatieCodeSchema, vastleggingIdSchema } from "./ids.ts";
import { informatiesoortSchema } from "./kenmerk.ts";
import { korteTekst, langeTekst, lijst, nietLegeLijst, ofNiets } from "./tekst.ts";
import { datumSchema } from "./tijd.ts";

/** How closely the partners work together on the casus (B1.9, I3). */
export const SAMENWERKINGSVORMEN = ["vrijblijvend", "gecoordineerd", "geintegreerd"] as const;
export const samenwerkingSchema = z.enum(SAMENWERKINGSVORMEN, {
  error: "moet vrijblijvend, gecoordineerd of geintegreerd zijn",
});

const actorId = z.string().regex(/^[a-z0-9-]{1,80}$/, { error: "moet het id van iemand in het register zijn" });

/** Who takes part in a weging, from which seat; who disagrees says why (X3). */
export const deelnemer = z
  .strictObject({
    organisatie: organisatieCodeSchema,
    /** Who fills the seat in this weging; may be left out when the register tells. */
    actorId: ofNiets(actorId),
    akkoord: z.boolean().default(true),
    toelichting: ofNiets(korteTekst),
  })
  .refine(({ akkoord, toelichting }) => akkoord || toelichting !== null, {
    path: ["toelichting"],
    error: "wie het niet eens is, zegt hier waarom",
  });
export type Deelnemer = z.infer<typeof deelnemer>;

/** Who decides, from which seats (X3). */
export const deelnemers = nietLegeLijst(deelnemer);

/** Score on a risk inventory instrument, with the version used (H2.3-e1). */
const risico = z.strictObject({
  instrument: korteTekst,
  versie: korteTekst,
  score: z.number({ error: "moet een getal zijn" }).min(0, { error: "moet 0 of hoger zijn" }),
  toelichting: ofNiets(korteTekst),
});

/** Evidence that is cited: ids of bewijsmiddelen of this casus. */
const aangehaald = lijst(vastleggingIdSchema).default([]);

const doorlaatverbod = {
  besluit: z.enum(["niet-nodig", "niet-toegepast", "toegepast"], {
    error: "moet niet-nodig, niet-toegepast of toegepast zijn",
  }),
  /** The declaration that no other reading is possible; the system cannot infer it (H2.3-a6). */
  groteZekerheid: z.boolean().default(false),
  motivering: korteTekst,
};

/** What the team weighs at 2.3 (H2.3-a1 … a9). `acuutVolgensMelder` is the reporter's, so it is not asked here. */
const weegvelden = {
  actueel: z.enum(["ja", "nee", "onbekend"]),
  veiligheid: z.enum(["veilig", "onveilig", "onbekend"]),
  kwalificatie: z.enum(["wel", "geen"]),
  doorlaatverbod: z.strictObject(doorlaatverbod),
  bewijsmiddelen: aangehaald,
  risico: ofNiets(risico),
  samenwerking: ofNiets(samenwerkingSchema),
  motivering: langeTekst,
};

/** Together in a meeting, or each by an oordeel of their own (NB5, a setting of the region). */
const wijze = z.enum(["overleg", "asynchroon"], { error: "moet overleg of asynchroon zijn" }).default("overleg");

const wijzeEnDeelnemers = (
  invoer: { readonly wijze: "overleg" | "asynchroon"; readonly deelnemers: readonly Deelnemer[] },
  ctx: z.RefinementCtx,
): void => {
  const fout = (message: string) => {
    ctx.addIssue({ code: "custom", path: ["deelnemers"], message });
  };
  if (invoer.wijze === "overleg" && invoer.deelnemers.length === 0) fout("noem er ten minste één");
  if (invoer.wijze === "asynchroon" && invoer.deelnemers.length > 0)
    fout("laat leeg: bij asynchroon wegen doen mee wie een eigen oordeel gaven");
};

/** 2.3: the first weging by the ketenregieteam. */
export const eersteWegingInvoer = z
  .strictObject({ soort: z.literal("eerste"), ...weegvelden, wijze, deelnemers: lijst(deelnemer).default([]) })
  .superRefine(wijzeEnDeelnemers);
export type EersteWeging = z.infer<typeof eersteWegingInvoer>;

/** 2.3: weighed anew on new facts. The earlier weging stays; this one says what gave rise to it (X3). */
export const herwegingInvoer = z
  .strictObject({
    soort: z.literal("herweging"),
    aanleiding: korteTekst,
    ...weegvelden,
    wijze,
    deelnemers: lijst(deelnemer).default([]),
  })
  .superRefine(wijzeEnDeelnemers);
export type Herweging = z.infer<typeof herwegingInvoer>;

/**
 * An answer to a framework of the region: a score per aspect of the version that was used (H3.2-e1). Which aspects and scores there
 * are, the decision asks.
 */
const kader = z.strictObject({
  instrument: korteTekst,
  versie: korteTekst,
  aspecten: nietLegeLijst(
    z.strictObject({
      code: korteTekst,
      score: z.int({ error: "moet een geheel getal zijn" }),
      toelichting: ofNiets(korteTekst),
    }),
  ),
});
export type Kaderantwoord = z.infer<typeof kader>;

/** Reflection period (B8): considered, applied, from when until when (H3.2-c6). What is applied was considered. */
const bedenktijd = z
  .strictObject({
    overwogen: z.boolean(),
    toegepast: z.boolean(),
    van: ofNiets(datumSchema),
    tot: ofNiets(datumSchema),
    toelichting: ofNiets(korteTekst),
  })
  .superRefine(({ overwogen, toegepast, van, tot, toelichting }, ctx) => {
    const fout = (veld: string, message: string) => {
      ctx.addIssue({ code: "custom", path: [veld], message });
    };
    if (toegepast && !overwogen) fout("overwogen", "moet true zijn als de bedenktijd wordt toegepast");
    if (toegepast && van === null) fout("van", "noem de eerste dag van de bedenktijd");
    if (!toegepast && van !== null) fout("van", "laat weg als de bedenktijd niet wordt toegepast");
    if (!toegepast && tot !== null) fout("tot", "laat weg als de bedenktijd niet wordt toegepast");
    if (van !== null && tot !== null && tot <= van) fout("tot", "moet na van liggen");
    if (overwogen && !toegepast && toelichting === null) fout("toelichting", "vertel waarom zij niet wordt toegepast");
  });
export type Bedenktijd = z.infer<typeof bedenktijd>;

/** Whose knowledge is lacking at the table, and why: procesregie invites them (H3.2-c7). */
const expertise = lijst(z.strictObject({ organisatie: organisatieCodeSchema, waarom: korteTekst }), 10).default([]);

/** 3.2: second weging by those present at the casusoverleg (H3.2-a2, c5 … c8, e1). */
const tweedeVelden = {
  soort: z.literal("tweede"),
  mensenhandel: z.enum(["wel", "geen"]),
  zorg: z.enum(["wel", "geen"]),
  analyse: langeTekst,
  bewijsmiddelen: aangehaald,
  /** What it rests on besides: what partners brought, and what reporters told; ids of this casus. */
  bijdragen: lijst(bijdrageIdSchema).default([]),
  hoorverslagen: aangehaald,
  risico: ofNiets(risico),
  bedenktijd: bedenktijd.default({ overwogen: false, toegepast: false, van: null, tot: null, toelichting: null }),
  expertise,
  urgentie: korteTekst,
  /** Why a part of the picture that should be there is not (H3.2-c1). */
  ontbreekt: lijst(z.strictObject({ onderdeel: korteTekst, reden: korteTekst })).default([]),
  motivering: langeTekst,
};
export const tweedeWegingInvoer = z.strictObject({
  ...tweedeVelden,
  kader: ofNiets(kader),
  deelnemers: lijst(deelnemer).min(1, { error: "noem er ten minste één" }),
});
export type TweedeWeging = z.infer<typeof tweedeWegingInvoer>;

/** A weging as somebody hands it in. */
export const wegingInvoer = z.discriminatedUnion("soort", [eersteWegingInvoer, herwegingInvoer, tweedeWegingInvoer]);

/** Who took part, as the register knew them at that moment: in which capacity, and whether on a mandate. */
export const gewogenDoor = z.object({
  organisatie: organisatieCodeSchema,
  akkoord: z.boolean(),
  toelichting: z.string().nullable(),
  rol: z.literal("lid-ketenregieteam"),
  actorId: z.string(),
  hoedanigheid: z.enum(["houder", "vervanger"]),
  mandaat: z.enum(["weging", "plan-vaststellen"]),
});
export type GewogenDoor = z.infer<typeof gewogenDoor>;

/** What the record of a first weging or herweging holds: what was weighed, by whom, and what the reporter held of it. */
const eersteWegingInhoud = z.object({
  ...weegvelden,
  soort: z.enum(["eerste", "herweging"]),
  wijze,
  /** The reporter's judgement as it then was, apart from the team's (H2.3-a2). */
  acuutVolgensMelder: z.boolean(),
  deelnemers: z.array(gewogenDoor),
  /** Who decided on the doorlaatverbod, on a mandate for it; null where it was not applied (NB2). */
  beslisser: z.object({ actorId: z.string(), organisatie: organisatieCodeSchema }).nullable(),
  /** The weging that it weighs anew, why, and which of its answers are others now. */
  herziet: z
    .object({ wegingId: vastleggingIdSchema, aanleiding: z.string(), gewijzigd: z.array(z.string()) })
    .nullable(),
});
export type EersteWegingInhoud = z.infer<typeof eersteWegingInhoud>;

/** A partner without a seat who was at the table: weighs along, and counts for no quorum. */
const meegewogenDoor = gewogenDoor.extend({
  rol: z.literal("partner"),
  actorId: z.null(),
  hoedanigheid: z.literal("partner"),
  mandaat: z.null(),
});
export type MeegewogenDoor = z.infer<typeof meegewogenDoor>;

/** What the record of a second weging holds: what was weighed, by whom, and on what. */
const tweedeWegingInhoud = z.object({
  ...tweedeVelden,
  /** With what was asked, so that the answer stays readable when a next version asks something else (V7). */
  kader: kader
    .extend({
      aspecten: z.array(
        z.object({
          code: z.string(),
          vraag: z.string(),
          score: z.int(),
          betekenis: z.string(),
          toelichting: z.string().nullable(),
        }),
      ),
    })
    .nullable(),
  deelnemers: z.array(z.discriminatedUnion("rol", [gewogenDoor, meegewogenDoor])),
  /** What was there of the picture when it was weighed, by what each part tells of: who may not know of one is not told. */
  volledigheid: z.array(
    z.object({
      onderdeel: z.string(),
      informatie: informatiesoortSchema,
      stand: z.enum(["aanwezig", "ontbreekt", "vrijgesteld"]),
    }),
  ),
  /** The casusoverleg of which those present weighed; null: there was none, and the seats decided. */
  overlegId: vastleggingIdSchema.nullable(),
  /** The weging that it weighs anew, and which of its answers are others now. */
  herziet: z.object({ wegingId: vastleggingIdSchema, gewijzigd: z.array(z.string()) }).nullable(),
});
export type TweedeWegingInhoud = z.infer<typeof tweedeWegingInhoud>;

/** The record of a weging, of whichever kind; immutable (X3). */
export const wegingInhoud = z.discriminatedUnion("soort", [eersteWegingInhoud, tweedeWegingInhoud]);

/** Why somebody for whose knowledge a second weging asked is not invited. */
export const expertiseafwijzingInvoer = z.strictObject({ organisatie: organisatieCodeSchema, reden: korteTekst });
export type ExpertiseafwijzingInvoer = z.infer<typeof expertiseafwijzingInvoer>;

/** What came of a reflection period: whether who had it reports the offence (H3.2-c6). */
export const bedenktijdafrondingInvoer = z.strictObject({
  uitkomst: z.enum(["aangifte", "geen-aangifte", "voortijdig-beeindigd"], {
    error: "moet aangifte, geen-aangifte of voortijdig-beeindigd zijn",
  }),
  toelichting: korteTekst,
});
export type BedenktijdafrondingInvoer = z.infer<typeof bedenktijdafrondingInvoer>;

/** A piece of evidence: kind, source, who supplied it and when (H2.3-a9). One that it replaces is not to be cited any more. */
export const bewijsmiddelInvoer = z.strictObject({
  soort: korteTekst,
  omschrijving: korteTekst,
  bron: korteTekst,
  /** Organisation that supplied it; left out: that of who records it. */
  leverancier: ofNiets(organisatieCodeSchema),
  datum: datumSchema,
  vervangt: ofNiets(vastleggingIdSchema),
});
export type BewijsmiddelInvoer = z.infer<typeof bewijsmiddelInvoer>;

/** What one seat judges before the team weighs asynchronously. */
export const oordeelInvoer = z.strictObject({
  /** From which seat, for who fills more than one; left out: the own. */
  zetel: ofNiets(organisatieCodeSchema),
  kwalificatie: z.enum(["wel", "geen"]),
  doorlaatverbod: z.enum(["niet-nodig", "niet-toegepast", "toegepast"], {
    error: "moet niet-nodig, niet-toegepast of toegepast zijn",
  }),
  motivering: korteTekst,
});
export const oordeelInhoud = oordeelInvoer.extend({
  zetel: organisatieCodeSchema,
  actorId: z.string(),
  hoedanigheid: z.enum(["houder", "vervanger"]),
});

/** A decision on the doorlaatverbod when the team cannot meet at once (NB2, H2.3-a5). */
export const doorlaatverbodInvoer = z.strictObject({
  ...doorlaatverbod,
  besluit: z.enum(["niet-toegepast", "toegepast"], { error: "moet niet-toegepast of toegepast zijn" }),
  bewijsmiddelen: aangehaald,
  /** Why this could not wait for the team. */
  waaromBuitenOverleg: korteTekst,
});
export type DoorlaatverbodInvoer = z.infer<typeof doorlaatverbodInvoer>;
export const doorlaatverbodInhoud = z.object({
  ...doorlaatverbodInvoer.shape,
  beslisser: z.object({ actorId: z.string(), organisatie: organisatieCodeSchema }),
});
