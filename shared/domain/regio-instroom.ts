import * as z from "zod";
import { rolSchema } from "./actor.ts";
import { INHAALSTAPPEN } from "./inhaaltaak.ts";

const inhaalregel = z.strictObject({
  /** That a casus does not close before it was caught up. */
  verplicht: z.boolean(),
  /** That it may be told that it was done elsewhere, or is not needed any more; else only its own command catches it up. */
  afdoen: z.boolean(),
});

/** A casus that goes to another region: who offers it, and with which outcome it closes here once that accepted. */
export const regioOverdrachtSchema = z.strictObject({
  ...{ voorbeeld: z.boolean(), toelichting: z.string().min(1) },
  door: z.strictObject({ rol: rolSchema, organisatie: z.enum(["ketenregieteam", "procesregie"]) }),
  uitkomst: z.string().regex(/^[a-z][a-z-]*$/),
});

/** Entry further on in the chain: who decides on it, by which ways it comes, and what is caught up (S2.5.3, S2.5.4, NB23). */
export const instroomSchema = z
  .strictObject({
    ...{ voorbeeld: z.boolean(), toelichting: z.string().min(1) },
    door: z.strictObject({ rol: rolSchema, organisatie: z.enum(["ketenregieteam", "procesregie"]) }),
    herkomsten: z
      .array(z.strictObject({ code: z.string().regex(/^[a-z][a-z-]*$/), naam: z.string().min(1) }))
      .min(1)
      .readonly(),
    inhalen: z.record(z.enum(INHAALSTAPPEN), inhaalregel),
  })
  // The first weging may not be passed over in substance, in no region (X3).
  .refine(({ inhalen }) => inhalen["weging-1"].verplicht && !inhalen["weging-1"].afdoen, {
    error: "instroom: de eerste weging wordt altijd ingehaald, door haar zelf",
  });
