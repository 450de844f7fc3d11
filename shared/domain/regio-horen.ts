import * as z from "zod";
import { rolSchema } from "./actor.ts";

const code = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);

/** Hearing the reporter before the second weging (H3.2-b2, NB22): who does, and why a reporter need not be heard. */
export const horenSchema = z.strictObject({
  /** True until the chain has confirmed the values. */
  voorbeeld: z.boolean(),
  toelichting: z.string().min(1),
  eigenaar: z.strictObject({ rol: rolSchema, organisatie: z.enum(["meldpunt", "procesregie"]) }),
  vrijstellingen: z
    .array(z.strictObject({ code, naam: z.string().min(1) }))
    .min(1)
    .readonly(),
  /**
   * What a reporter can be asked through the safe channel. Shown to who does not sign in: none may tell that a person is known, that
   * there is a casus, or what somebody found.
   */
  vragen: z
    .array(z.strictObject({ code, tekst: z.string().min(1).max(300) }))
    .min(1)
    .readonly(),
  /** So many days a question can be answered, and so many are asked about one melding. */
  antwoordDagen: z.int().min(1).max(90),
  hoogstensVragen: z.int().min(1).max(20),
});
