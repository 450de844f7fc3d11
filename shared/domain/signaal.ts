import * as z from "zod";
import { taakIdSchema } from "./ids.ts";
import type { MeldingInvoer } from "./melding.ts";
import type { Regio } from "./regio.ts";
import { eigenaarSchema } from "./taak.ts";
import { korteTekst } from "./tekst.ts";
import { datumSchema, instantSchema } from "./tijd.ts";

/** How the meldpunt deals with a signal that it looks at again. */
export const SIGNAALBESLUITEN = ["ophogen", "aanhouden", "sluiten"] as const;

/** It becomes a melding, is kept until a next date, or is closed; always with the reason. */
export const signaalbesluitInvoer = z
  .strictObject({
    besluit: z.enum(SIGNAALBESLUITEN, { error: "moet ophogen, aanhouden of sluiten zijn" }),
    reden: korteTekst,
    herzienOp: datumSchema.optional().meta({
      description: "Alleen bij aanhouden: eerder dan de termijn van de regio opnieuw kijken; weglaten: die termijn",
    }),
  })
  .refine(({ besluit, herzienOp }) => herzienOp === undefined || besluit === "aanhouden", {
    path: ["herzienOp"],
    error: "kan alleen bij aanhouden",
  });
export type SignaalbesluitInvoer = z.infer<typeof signaalbesluitInvoer>;

const besloten = { op: instantSchema, reden: z.string(), door: eigenaarSchema.nullable() };

/**
 * A weak signal on nobody who has an open casus (B3.4, S2.5.3): kept, with a task to look at it again, until it becomes a melding or
 * is closed. `door` is null when it came to a casus by itself: a melding on the same person opened one.
 */
export const signaalstandSchema = z.discriminatedUnion("status", [
  z.object({ status: z.literal("aangehouden"), taakId: taakIdSchema, sinds: instantSchema }),
  z.object({ status: z.literal("opgehoogd"), ...besloten }),
  z.object({ status: z.literal("gesloten"), ...besloten }),
]);
export type Signaalstand = z.infer<typeof signaalstandSchema>;

/** A report that names more is of a group, and no weak signal, whatever it is called. */
const HOOGSTENS_PERSONEN = 10;

/**
 * Whether the region keeps such a report until somebody looked at it: a signal with nothing acute, no indication of a doorlaatverbod, and
 * that is not of a case on which somebody already works (H2.1-d1, S2.5.4). Anything else opens a casus at once.
 */
export const isZwakSignaal = (invoer: MeldingInvoer, { signalen }: Pick<Regio, "signalen">): boolean =>
  signalen.casus === "na-beoordeling" &&
  invoer.soort === "signaal" &&
  invoer.acuutVolgensMelder !== "ja" &&
  invoer.doorlaatverbodAanwijzing !== "ja" &&
  invoer.instroom === null &&
  invoer.betrokkenen.filter(({ rol }) => rol === "mogelijk-slachtoffer").length <= HOOGSTENS_PERSONEN;
