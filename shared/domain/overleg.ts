import * as z from "zod";
import { casusIdSchema, overlegIdSchema } from "./ids.ts";
import { wijzeSchema } from "./regio-instellingen.ts";
import { eigenaarSchema } from "./taak.ts";
import { korteTekst } from "./tekst.ts";
import { instantSchema, type Instant } from "./tijd.ts";

const gemeenschappelijk = {
  type: z.literal("overleg"),
  overlegId: overlegIdSchema,
  /** Moves with every write, also when a casus is put on the agenda. */
  versie: z.int().min(1),
  /**
   * Version of what people edit: time, place, way, and that it is off. It tells nobody that a casus came on the agenda, and
   * whoever puts one there disturbs no planner (design section 6).
   */
  planversie: z.int().min(1),
  van: instantSchema,
  tot: instantSchema,
  plaats: z.string(),
  wijze: wijzeSchema,
  /** In the order in which they are discussed. */
  agenda: z.array(z.object({ casusId: casusIdSchema, minuten: z.int().nullable() })),
  eigenaar: eigenaarSchema,
  gewijzigdOp: instantSchema,
  /** When the clock reminds of it; null: it has, or the overleg was planned nearer than that. */
  klok: instantSchema.nullable().default(null),
};

/** A casusoverleg of several casussen, planned by the procesregie (R1, H3.1-c1). Each casus records by itself that it was held. */
export const overlegSchema = z.discriminatedUnion("status", [
  z.object({ ...gemeenschappelijk, status: z.enum(["gepland", "gehouden"]) }),
  z.object({ ...gemeenschappelijk, status: z.literal("afgezegd"), reden: z.string() }),
]);
export type Overleg = z.infer<typeof overlegSchema>;

/**
 * That a casus stands on the agenda of an overleg. It is read against that overleg: when it moves or is off, nothing is written
 * for each casus, however many there are.
 */
export const agendapuntSchema = z.object({
  type: z.literal("agendapunt"),
  casusId: casusIdSchema,
  overlegId: overlegIdSchema,
  versie: z.int().min(1),
  status: z.enum(["open", "behandeld", "vervallen"]),
  /** Why it was taken off. */
  toelichting: z.string().nullable(),
  toegevoegdOp: instantSchema,
});
export type Agendapunt = z.infer<typeof agendapuntSchema>;

/** Whether it is still to come, or going on: only such an overleg takes a casus on its agenda. */
export const isKomend = ({ status, tot }: Pick<Overleg, "status" | "tot">, nu: Instant): boolean =>
  status === "gepland" && nu < tot;

const tijdstip = z.iso.datetime({ offset: true, error: "moet een tijdstip met zone zijn, als 2026-11-24T10:00:00Z" });

/** When, where and how people come together; `wijze` is the region's own when left out. */
export const overlegInvoer = z.strictObject({
  van: tijdstip,
  tot: tijdstip,
  plaats: korteTekst.meta({
    description: "Zonder gegevens van een casus: iedereen met een casus op de agenda leest dit",
  }),
  wijze: wijzeSchema.optional().meta({ description: "Zonder waarde: wat in deze regio gebruikelijk is" }),
});
export const afzeggingInvoer = z.strictObject({
  reden: korteTekst.meta({ description: "Alleen voor de procesregie te lezen" }),
});

/** Puts a casus on an agenda: at this place in the order, else at the end. */
export const agendapuntInvoer = z.strictObject({
  overlegId: overlegIdSchema,
  plaats: z
    .int()
    .min(1)
    .max(20)
    .optional()
    .meta({ description: "Plaats in de volgorde, vanaf 1; zonder waarde achteraan" }),
  minuten: z.int().min(1).max(480).nullable().default(null),
});
export const agendapuntVerwijderingInvoer = z.strictObject({ reden: korteTekst });
