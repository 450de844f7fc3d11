import * as z from "zod";
import { organisatieCodeSchema } from "./ids.ts";
import { korteTekst } from "./tekst.ts";

/** The team gives the direction of one casus to another fixed seat, and why: who had it is out, or should not direct it (X1, X7). */
export const procesregieInvoer = z.strictObject({ organisatie: organisatieCodeSchema, reden: korteTekst });
export type ProcesregieInvoer = z.infer<typeof procesregieInvoer>;

/** What is kept of it. */
export const procesregieInhoud = procesregieInvoer.extend({ vorige: organisatieCodeSchema });
