import * as z from "zod";
import { gebeurtenissoortSchema } from "../domain/gebeurtenis.ts";
import {
  aanleveringIdSchema,
  actieIdSchema,
  berichtIdSchema,
  bijlageIdSchema,
  casusIdSchema,
  dossierIdSchema,
  gebeurtenisIdSchema,
  meldingIdSchema,
  organisatieCodeSchema,
  preventieIdSchema,
  taakIdSchema,
  trajectIdSchema,
  vastleggingIdSchema,
} from "../domain/ids.ts";
import { STAPPEN } from "../domain/pad.ts";
import { TRAJECTSTAPPEN } from "../domain/trajectpad.ts";

/**
 * A code of ours or of a service (an operationId, an outcome, an error name): no spaces, no free text. It cannot be
 * written as a plain string; `codeVan` makes it, and refuses what is not one.
 */
export const codeSchema = z
  .string()
  .max(80)
  .regex(/^[A-Za-z][A-Za-z0-9]*(?:[._:-][A-Za-z0-9]+)*$/)
  .brand<"Code">();
export type Code = z.infer<typeof codeSchema>;

/** The code that this is, or `onbekend` when it is something else. */
export const codeVan = (waarde: string): Code => {
  const gelezen = codeSchema.safeParse(waarde);
  return gelezen.success ? gelezen.data : codeSchema.parse("onbekend");
};

const plaatsSchema = z
  .string()
  .regex(/^[a-z][a-z0-9.-]*\.(?:ts|mjs|js):\d+:\d+$/)
  .brand<"Plaats">();
/** A place in our own files, `api-handler.ts:12:3`. */
export type Plaats = z.infer<typeof plaatsSchema>;

/**
 * All that a log line can hold beside its code: ids, codes and numbers (standards: no personal data in logs). There is
 * no field for text; a value that does not fit its schema is left out.
 */
export const LOGVELDEN = {
  meldingId: meldingIdSchema,
  aanleveringId: aanleveringIdSchema,
  dossierId: dossierIdSchema,
  casusId: casusIdSchema,
  taakId: taakIdSchema,
  trajectId: trajectIdSchema,
  gebeurtenisId: gebeurtenisIdSchema,
  berichtId: berichtIdSchema,
  vastleggingId: vastleggingIdSchema,
  bijlageId: bijlageIdSchema,
  actieId: actieIdSchema,
  preventieId: preventieIdSchema,
  organisatie: organisatieCodeSchema,
  ontvanger: organisatieCodeSchema,
  stap: z.enum([...STAPPEN, ...TRAJECTSTAPPEN]),
  soort: gebeurtenissoortSchema,
  operatie: codeSchema,
  opdracht: codeSchema,
  uitkomst: codeSchema,
  weigering: codeSchema,
  foutnaam: codeSchema,
  plaatsen: z.array(plaatsSchema).readonly(),
  traceId: z.string().regex(/^[0-9a-f]{32}$/),
  hoofdstap: z.int(),
  n: z.int(),
  status: z.int(),
  aantal: z.int(),
  pagina: z.int(),
  poging: z.int(),
  volgnummer: z.int(),
  duurMs: z.number(),
} as const;

/** The fields of a log line. */
export type Logvelden = { readonly [V in keyof typeof LOGVELDEN]?: z.output<(typeof LOGVELDEN)[V]> };

/** Every line that can be logged, with its level. `error` asks for a person; `warn` repairs itself but should be rare. */
export const LOGREGELS = {
  // api
  "verzoek-afgehandeld": "info",
  "verzoek-mislukt": "error",
  "opdracht-herhaald": "info",
  // machines and clock
  "taak-geopend": "info",
  "acties-uitgezet": "info",
  "stap-ingehaald": "info",
  "uitvoering-gestart": "info",
  "uitvoering-hervat": "warn",
  "werk-teruggenomen": "info",
  "uitkomst-gemeld": "info",
  "taaktoken-verlopen": "warn",
  "klok-afgehandeld": "info",
  // reconciliation
  "sluitend-verder": "info",
  "bevinding-hersteld": "warn",
  "bevinding-vastgehouden": "error",
  // hand-ins
  "aanlevering-uitgezet": "info",
  "pagina-verwerkt": "info",
  "regels-mislukt": "error",
  // attachments
  "bijlage-gekeurd": "info",
  "bijlage-geweigerd": "warn",
  "bijlage-gecontroleerd": "info",
  "oordeel-terzijde": "warn",
  // events and delivery
  "gebeurtenissen-gepubliceerd": "info",
  "herlevering-verder": "info",
  "publicatie-geweigerd": "warn",
  "bericht-bezorgd": "info",
  "bericht-uitgesteld": "warn",
  "bericht-onbestelbaar": "error",
  "bericht-ingehouden": "info",
  "kanaal-zegt-op": "error",
  "kanaal-bevestigd": "info",
  "kanaal-hapert": "error",
  "kanaal-hersteld": "info",
  "terugval-gemeld": "info",
  "terugval-onbereikbaar": "error",
  "stuurfeit-verwerkt": "info",
  "record-opzijgezet": "error",
  // any function
  "functie-klaar": "info",
  "functie-mislukt": "error",
} as const satisfies Readonly<Record<string, "info" | "warn" | "error">>;
export type Logregel = keyof typeof LOGREGELS;
