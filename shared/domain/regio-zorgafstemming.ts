import * as z from "zod";
import { rolSchema } from "./actor.ts";
import { organisatieCodeSchema } from "./ids.ts";
import type { Regio } from "./regio-vorm.ts";

/** A code of one of the region's lists. It is all that opsporing can say outside: no sentence fits in it. */
export const afstemmingscodeSchema = z
  .string({ error: "moet een code zijn" })
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, { error: "moet een code van de regio zijn" })
  .max(80, { error: "moet een code van de regio zijn" });

const keuze = z.strictObject({ code: afstemmingscodeSchema, naam: z.string().min(1) });

/**
 * What care and the criminal track align on, and in which words (H4.2-d1, H4.2-g1). The lists are all that opsporing can answer
 * with: a word that is not here does not leave the compartment.
 */
export const zorgafstemmingSchema = z.strictObject({
  /** True until the chain has confirmed the values. */
  voorbeeld: z.boolean(),
  toelichting: z.string().min(1),
  /**
   * Which investigating organisation is asked, in every casus: who really investigates is known inside the compartment alone. One
   * with a fixed seat: who reads its notifications sees every casus anyway.
   */
  opsporing: organisatieCodeSchema,
  /** Who answers what opsporing asks. */
  zorg: z.strictObject({ rol: rolSchema, organisatie: z.enum(["zorgcoordinatie", "procesregie"]) }),
  onderwerpen: z.array(keuze).min(1).readonly(),
  antwoorden: z
    .array(
      keuze.extend({
        /** Whether a day goes with it, on which it is spoken of or done. */
        metDatum: z.boolean(),
        /** Whether nothing is left to do after it: else who asked says when it is done. */
        sluit: z.boolean(),
      }),
    )
    .min(1)
    .readonly(),
  /** Whom to speak to, as a function: never a name. */
  contactrollen: z.array(keuze).min(1).readonly(),
  /** Why who asked closes it. */
  sluitredenen: z.array(keuze).min(1).readonly(),
  /** So many requests of one organisation wait for an answer at a time, on one casus. */
  maximaalOpen: z.int().min(1).max(20),
  /** So many days ahead a day in an answer may lie. */
  hoogstensDagen: z.int().min(1).max(366),
});

const dubbel = (codes: readonly { readonly code: string }[]): readonly string[] =>
  codes.map(({ code }) => code).filter((code, plaats, alle) => alle.indexOf(code) !== plaats);

/** What does not hold together in these settings. */
export const zorgafstemmingFouten = ({ zorgafstemming, rollen, partners }: Regio): readonly string[] => {
  const { opsporing, onderwerpen, antwoorden, contactrollen, sluitredenen } = zorgafstemming;
  const zetel = partners.some(({ code, zetel: heeftZetel }) => code === opsporing && heeftZetel);
  return [
    ...(rollen.strafrecht.includes(opsporing) && zetel
      ? []
      : [`zorgafstemming: ${opsporing} is geen opsporende organisatie met een vaste zetel`]),
    ...[onderwerpen, antwoorden, contactrollen, sluitredenen]
      .flatMap(dubbel)
      .map((code) => `zorgafstemming: ${code} staat er dubbel`),
  ];
};
