import * as z from "zod";
import { activiteitNummerSchema } from "./activiteit.ts";
import { hoedanigheidSchema } from "./hoedanigheid.ts";
import { casusIdSchema, organisatieCodeSchema, vastleggingIdSchema } from "./ids.ts";
import { compartimentSchema, dataklasseSchema } from "./kenmerk.ts";
import { eigenaarSchema } from "./taak.ts";
import { korteTekst, lijst, ofNiets } from "./tekst.ts";
import { datumSchema, instantSchema } from "./tijd.ts";

/** Kind of the task to answer an invitation: of an organisation that is not on the casus. */
export const UITNODIGINGSTAAK = "uitnodiging-beantwoorden";

/**
 * As what a partner takes part: `partner` until the casus or its access ends; `eventueel` only while the casus is at the second
 * weging and the plan, and only in what belongs to those (R19).
 */
export const DEELNAMEWIJZEN = ["partner", "eventueel"] as const;
export type Deelnamewijze = (typeof DEELNAMEWIJZEN)[number];

/**
 * What may be shared with, and brought in by, an invited partner: the region's sharing matrix for the capacity that it gets, as
 * it was when it was invited (S1.3.1, H2.3-e2). Its access itself is always decided by the matrix that holds.
 */
export const deelafspraakSchema = z.object({
  hoedanigheden: z.array(hoedanigheidSchema),
  /** Special categories that its cooperations may process (WGS). */
  categorieen: z.array(z.string()),
  regels: z.array(
    z.object({
      recht: z.enum(["lezen", "schrijven"]),
      compartiment: compartimentSchema,
      dataklassen: z.array(dataklasseSchema),
      activiteiten: z.array(activiteitNummerSchema),
      /** The legal basis, by code and by name. */
      grondslag: z.object({ code: z.string(), naam: z.string() }),
    }),
  ),
});
export type Deelafspraak = z.infer<typeof deelafspraakSchema>;

/** Another organisation that the invited one proposed in its stead, and what procesregie decided of it. */
const vervangerSchema = z.object({
  organisatie: organisatieCodeSchema,
  besluit: z.enum(["open", "uitgenodigd", "afgezien"]),
  /** Why procesregie does not invite it. */
  reden: z.string().nullable(),
});

/** An invitation of a partner of the flexible shell: owned and dated while it is open (design rule 3, H3.1-a3, a4). */
export const uitnodigingSchema = z.object({
  type: z.literal("uitnodiging"),
  uitnodigingId: vastleggingIdSchema,
  casusId: casusIdSchema,
  versie: z.int().min(1),
  organisatie: organisatieCodeSchema,
  rol: z.string(),
  toegevoegdeWaarde: z.string(),
  als: z.enum(DEELNAMEWIJZEN).default("partner"),
  /** What may be shared; null: from before this was kept. */
  deelafspraak: deelafspraakSchema.nullable().default(null),
  besprekingOp: datumSchema,
  /** When its access ends by itself, before the casus does; null: with the casus, or when procesregie ends it. */
  toegangTot: instantSchema.nullable().default(null),
  status: z.enum(["open", "geaccepteerd", "afgewezen", "vervanger-voorgesteld", "vervallen", "beeindigd"]),
  toelichting: z.string().nullable(),
  vervanger: vervangerSchema.nullable().default(null),
  /** Codes of the region's rules that suggested it, as they were; empty: none did. For procesregie and the figures (K7). */
  voorgesteldDoor: z.array(z.string()).default([]),
  eigenaar: eigenaarSchema,
  uiterlijkOp: instantSchema,
  /** How many of the shifts of its casus are in that date. */
  verschoven: z.int().min(0).default(0),
  verstuurdOp: instantSchema,
  beantwoordOp: instantSchema.nullable(),
  /** Whether it was told that its access is about to end. */
  eindeGemeld: z.boolean().default(false),
  /** When the clock tells that its access is about to end, or ends it; null: nothing ends it by date. */
  klok: instantSchema.nullable().default(null),
});
export type Uitnodiging = z.infer<typeof uitnodigingSchema>;

/**
 * What everybody who reads an invitation sees of it: not by which rules it was suggested (they tell what the casus is weighed
 * by), and not the whole of what may be shared, which is for who is invited.
 */
export const uitnodigingsbeeldSchema = uitnodigingSchema.omit({
  ...({ type: true, casusId: true, versie: true, eigenaar: true, klok: true, verschoven: true } as const),
  ...({ eindeGemeld: true } as const),
  ...({ deelafspraak: true, voorgesteldDoor: true } as const),
});

/** 3.1: the access of an invited partner ends before the casus does, or its invitation is withdrawn (X7). */
export const beeindigingInvoer = z.strictObject({ reden: korteTekst });

/** Where who invites departs from the region's suggestion, and why (S1.6.3). */
const afwijkingSchema = z.strictObject({ organisatie: organisatieCodeSchema, reden: korteTekst });

/** 3.1: the flexible shell is invited, each with role and added value (S1.6.2, H3.1-a3, a4). */
export const uitnodigingenInvoer = z
  .strictObject({
    besprekingOp: datumSchema,
    uitnodigingen: lijst(
      z.strictObject({
        organisatie: organisatieCodeSchema,
        rol: korteTekst,
        toegevoegdeWaarde: korteTekst,
        als: z.enum(DEELNAMEWIJZEN, { error: "moet partner of eventueel zijn" }).default("partner"),
        toegangTot: ofNiets(datumSchema).meta({
          description: "Dag aan het eind waarvan de toegang vanzelf eindigt; leeg: met de casus",
        }),
      }),
      10,
    ),
    afwijkingen: lijst(afwijkingSchema).default([]).meta({
      description:
        "Per afwijking van het partnervoorstel de reden: een voorgestelde partner die niet wordt uitgenodigd, of een uitgenodigde die niet is voorgesteld",
    }),
    ontbrekendDomein: ofNiets(korteTekst).meta({
      description: "Waarom niemand uit het zorg- of uit het veiligheidsdomein wordt uitgenodigd",
    }),
    /** Why nobody of the shell is asked, when the list is empty. */
    toelichting: ofNiets(korteTekst),
  })
  .refine((invoer) => invoer.uitnodigingen.length > 0 || invoer.toelichting !== null, {
    error: "nodig ten minste één partner uit, of geef in toelichting waarom niet",
  });

/** What was suggested and who was asked, with the reasons of what differs; for the team, procesregie and the figures (K7). */
export const partnerkeuzeInhoud = z.strictObject({
  voorgesteld: z.array(z.strictObject({ organisatie: organisatieCodeSchema, regels: z.array(z.string()) })),
  uitgenodigd: z.array(organisatieCodeSchema),
  afwijkingen: z.array(afwijkingSchema),
  ontbrekendDomein: z.string().nullable(),
  toelichting: z.string().nullable(),
});

const antwoord = <A extends string>(naam: A) =>
  z.strictObject({ antwoord: z.literal(naam), toelichting: ofNiets(korteTekst) });

/** What the invited partner answers; one that cannot come may say who can, and why that one (H3.1-a4). */
export const uitnodigingAntwoordInvoer = z.discriminatedUnion("antwoord", [
  antwoord("geaccepteerd"),
  antwoord("afgewezen"),
  z.strictObject({
    antwoord: z.literal("vervanger-voorgesteld"),
    vervanger: organisatieCodeSchema,
    toelichting: korteTekst,
  }),
]);

/** Why a proposed deputy organisation is not invited. */
export const vervangerAfwijzingInvoer = z.strictObject({ reden: korteTekst });

/** What access asks of an invitation: with its casus it ends, also before the record of it did. */
export const uitnodigingstandVan = (
  casus: { readonly status: string },
  { organisatie, status }: Uitnodiging,
): Pick<Uitnodiging, "organisatie" | "status"> => ({
  organisatie,
  status: casus.status === "open" ? status : "vervallen",
});
