import * as z from "zod";
import { casusIdSchema, organisatieCodeSchema, sturingIdSchema } from "./ids.ts";
import { NIVEAUS, sturingseigenaarSchema } from "./regio-sturing.ts";
import { anoniem, korteTekst, lijst, nietLegeLijst, ofNiets, tekst } from "./tekst.ts";
import { datumSchema, instantSchema } from "./tijd.ts";

/** What is put before who steers: a bottleneck (H4.1-d1, K10), or a trend that policy should know (H4.4-a3, K14). */
export const STURINGSOORTEN = ["knelpunt", "trendsignaal"] as const;
export type Sturingsoort = (typeof STURINGSOORTEN)[number];

/** What a field may be chosen from: the region's lists where something comes in, any text where it was stored before. */
interface Sturingskeuzes {
  readonly knelpuntthema: z.ZodType<string>;
  readonly trendthema: z.ZodType<string>;
  readonly kenmerk: z.ZodType<string>;
  readonly verschijningsvorm: z.ZodType<string>;
}

/** Text about no casus and nobody: long enough for a problem, too short for a history. */
const zonderPersoon = anoniem(tekst(2000));

const knelpuntVelden = ({ knelpuntthema }: Sturingskeuzes) => ({
  niveau: z.enum(NIVEAUS, { error: "moet strategisch, beleidsmatig of operationeel zijn" }),
  thema: knelpuntthema,
  omschrijving: zonderPersoon,
});
const trendVelden = ({ trendthema, kenmerk, verschijningsvorm }: Sturingskeuzes) => ({
  thema: trendthema,
  /** Of which groups it is seen, such as minor refugees. */
  kenmerken: nietLegeLijst(kenmerk, 10),
  verschijningsvorm: ofNiets(verschijningsvorm),
  /** What policy should change. */
  beleidswens: zonderPersoon,
  /** Which partners should know it, besides who owns the policy. */
  informeren: lijst(organisatieCodeSchema, 10).default([]),
});

/**
 * What somebody puts in. `casusId` of a knelpunt: on which casus it was met, so that form and municipality count in the figures; it
 * is stored nowhere.
 */
export const knelpuntInvoer = (keuzes: Sturingskeuzes) =>
  z.strictObject({ ...knelpuntVelden(keuzes), casusId: ofNiets(casusIdSchema) });
export type KnelpuntInvoer = z.output<ReturnType<typeof knelpuntInvoer>>;
export const trendsignaalInvoer = (keuzes: Sturingskeuzes) => z.strictObject(trendVelden(keuzes));
export type TrendsignaalInvoer = z.output<ReturnType<typeof trendsignaalInvoer>>;

/** Somebody takes it up: who owns it from now on, and the next day on which it is looked at. */
export const opgepaktInvoer = z.strictObject({ eigenaar: sturingseigenaarSchema, volgendeDatum: datumSchema });
export type OpgepaktInvoer = z.infer<typeof opgepaktInvoer>;

/** How it ended, with an answer to who reported it. */
export const afgerondInvoer = z.strictObject({
  uitkomst: z.enum(["opgelost", "afgewezen"], { error: "moet opgelost of afgewezen zijn" }),
  antwoord: anoniem(korteTekst),
});
export type AfgerondInvoer = z.infer<typeof afgerondInvoer>;

const OPGESLAGEN: Sturingskeuzes = {
  ...{ knelpuntthema: z.string(), trendthema: z.string(), kenmerk: z.string(), verschijningsvorm: z.string() },
};
/** What was reported, by kind. */
export const sturingsinhoudSchema = z.discriminatedUnion("soort", [
  z.strictObject({ soort: z.literal("knelpunt"), ...knelpuntVelden(OPGESLAGEN) }),
  z.strictObject({ soort: z.literal("trendsignaal"), ...trendVelden(OPGESLAGEN) }),
]);
export type Sturingsinhoud = z.infer<typeof sturingsinhoudSchema>;

const gemeenschappelijk = {
  type: z.literal("sturingspunt"),
  sturingId: sturingIdSchema,
  versie: z.int().min(1),
  inhoud: sturingsinhoudSchema,
  /**
   * The organisation that reported it, so that it can follow what became of it. Shown to that organisation alone: of one with few
   * casussen it would point to them.
   */
  gemeldDoor: organisatieCodeSchema,
  /** The day, and no moment: that could be laid beside a line of a casus. */
  gemeldOp: datumSchema,
  eigenaar: sturingseigenaarSchema,
};
const lopend = {
  ...gemeenschappelijk,
  volgendeDatum: datumSchema,
  herinnerenOp: instantSchema,
  uiterlijkOp: instantSchema,
  escalerenOp: instantSchema,
  /** As of a Taak: 1 is reminded, 2 and on escalated. */
  trap: z.int().min(0),
  klok: instantSchema,
};
const klaar = {
  ...gemeenschappelijk,
  antwoord: z.string(),
  afgerondOp: datumSchema,
  afgerondDoor: sturingseigenaarSchema,
  klok: z.null(),
};

/** A knelpunt or trendsignaal. Open: an owner and a next date. Ended: an answer. The types allow nothing else (design rule 3). */
export const sturingspuntSchema = z.discriminatedUnion("status", [
  z.object({ ...lopend, status: z.literal("open") }),
  z.object({ ...lopend, status: z.literal("opgepakt") }),
  z.object({ ...klaar, status: z.literal("opgelost") }),
  z.object({ ...klaar, status: z.literal("afgewezen") }),
]);
export type Sturingspunt = z.infer<typeof sturingspuntSchema>;
export type LopendSturingspunt = Extract<Sturingspunt, { status: "open" | "opgepakt" }>;

/** Whether somebody still has to do something with it. */
export const isLopendSturingspunt = (punt: Sturingspunt): punt is LopendSturingspunt =>
  punt.status === "open" || punt.status === "opgepakt";

/** How the API names a kind, in its paths and operations. */
export const STURINGSNAMEN = {
  knelpunt: { een: "Knelpunt", vele: "Knelpunten", wat: "een knelpunt" },
  trendsignaal: { een: "Trendsignaal", vele: "Trendsignalen", wat: "een trendsignaal" },
} as const satisfies Readonly<Record<Sturingsoort, object>>;

/** Path of the points of a kind, below the version. */
export const sturingspad = (soort: Sturingsoort): `/${string}` => `/${STURINGSNAMEN[soort].vele.toLowerCase()}`;
