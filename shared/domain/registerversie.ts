import * as z from "zod";
import { organisatieCodeSchema } from "./ids.ts";
import { rolSchema } from "./actor.ts";
import { instantSchema, type Instant } from "./tijd.ts";

/** What the chain keeps a register of: each entry has a history that nobody changes. */
export const REGISTERSOORTEN = [
  ...(["partner", "convenant", "medewerker", "zetel"] as const),
  ...(["contactpersoon", "sleutelfiguur", "voorziening", "expertise", "interventie"] as const),
] as const;
export const registersoortSchema = z.enum(REGISTERSOORTEN);
export type Registersoort = z.infer<typeof registersoortSchema>;

/** Who changed an entry: the person by the id of our register, the role and the organisation for which they acted. */
const wijzigerSchema = z.object({ actorId: z.string().min(1), rol: rolSchema, organisatie: organisatieCodeSchema });
export type Wijziger = z.infer<typeof wijzigerSchema>;

/**
 * An entry of a register as it was from `op`, until the next version: written in the transaction that changed it, never
 * replaced (BIO2: who gave whom which right, since when).
 */
export const registerversieSchema = z.object({
  type: z.literal("registerversie"),
  bij: z.object({ soort: registersoortSchema, id: z.string().min(1) }),
  /**
   * The entry's `versie` after the change. It rises; a number is left out where the chain itself went on with a change, as
   * when the part that an organisation takes is carried to everybody who works there.
   */
  nummer: z.int().min(1),
  /** Code of the change: the operationId. */
  wat: z.string().min(1),
  door: wijzigerSchema,
  op: instantSchema,
  /** The entry after the change, as the API shows it. */
  inhoud: z.record(z.string(), z.json()),
});
export type Registerversie = z.infer<typeof registerversieSchema>;

/** The version that belongs to a change of an entry. */
export const registerversie = (
  bij: Registerversie["bij"],
  nummer: number,
  wat: string,
  door: Wijziger,
  op: Instant,
  inhoud: Registerversie["inhoud"],
): Registerversie => ({ type: "registerversie", bij, nummer, wat, door, op, inhoud });
