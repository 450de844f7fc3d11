import * as z from "zod";

/** The sixteen activities of the reference model (B6.F4–F8). */
export const ACTIVITEITEN = [
  ...(["1.1", "1.2", "1.3", "2.1", "2.2", "2.3", "3.1", "3.2", "3.3"] as const),
  ...(["4.1", "4.2", "4.3", "4.4", "5.1", "5.2", "5.3"] as const),
] as const;

/** Number of one of the sixteen activities. Whether it is active is the region's. */
export const activiteitNummerSchema = z.enum(ACTIVITEITEN);
export type ActiviteitNummer = z.infer<typeof activiteitNummerSchema>;
