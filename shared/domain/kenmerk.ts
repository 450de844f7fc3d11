import * as z from "zod";
import { organisatieCodeSchema } from "./ids.ts";

/** Class of a datum: name and address, circumstances, weighing factors (B1.6–B1.8, I2). */
export const dataklasseSchema = z.enum(["statisch", "dynamisch", "exceptioneel"]);
/** The wall behind which a datum is kept (design section 6, X8). */
export const compartimentSchema = z.enum(["personalia", "zorg", "veiligheid", "strafrecht", "evaluatie"]);
export type Compartiment = z.infer<typeof compartimentSchema>;

/**
 * What every item with personal data says of itself: class, compartment, who supplied it, for what purpose, and which
 * retention term of the region applies (standards.md, BIO2/AVG/WGS 2–4).
 */
export const kenmerkSchema = z.object({
  dataklasse: dataklasseSchema,
  compartiment: compartimentSchema,
  geleverdDoor: organisatieCodeSchema,
  doel: z.enum(["melding", "casus", "evaluatie", "preventie"]),
  bewaartermijn: z.enum(["casus", "afgeschaald", "oefening"]),
});
export type Kenmerk = z.infer<typeof kenmerkSchema>;
