import * as z from "zod";
import { organisatieCodeSchema } from "./ids.ts";
import { korteTekst } from "./tekst.ts";

/** Kind of the task that asks the team anew who coordinates care. */
export const ZORGCOORDINATIETAAK = "zorgcoordinatie-toewijzen";

/** The team says who coordinates care in this casus, and why (NB11). The same as before: it stays. */
export const zorgcoordinatieInvoer = z.strictObject({ organisatie: organisatieCodeSchema, reden: korteTekst });
export type ZorgcoordinatieInvoer = z.infer<typeof zorgcoordinatieInvoer>;

/** What is kept of it. */
export const zorgcoordinatieInhoud = zorgcoordinatieInvoer.extend({ vorige: organisatieCodeSchema });
