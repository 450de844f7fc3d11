import * as z from "zod";

/** A random UUIDv4, lower case. Never time-ordered: an id must tell nothing (design section 4). */
const uuid = z.uuid({ version: "v4", error: "moet een UUID (versie 4) zijn" });

export const meldingIdSchema = uuid.brand<"MeldingId">();
export type MeldingId = z.infer<typeof meldingIdSchema>;
export const dossierIdSchema = uuid.brand<"DossierId">();
export type DossierId = z.infer<typeof dossierIdSchema>;
export const casusIdSchema = uuid.brand<"CasusId">();
export type CasusId = z.infer<typeof casusIdSchema>;
export const taakIdSchema = uuid.brand<"TaakId">();
export type TaakId = z.infer<typeof taakIdSchema>;
export const gebeurtenisIdSchema = uuid.brand<"GebeurtenisId">();
export type GebeurtenisId = z.infer<typeof gebeurtenisIdSchema>;
export const berichtIdSchema = uuid.brand<"BerichtId">();
export type BerichtId = z.infer<typeof berichtIdSchema>;
/** Id of a record that a professional adds to a casus: a weging, an uitnodiging, an overleg … */
export const vastleggingIdSchema = uuid.brand<"VastleggingId">();
export type VastleggingId = z.infer<typeof vastleggingIdSchema>;
/** Id of an intervention under a doorlaatverbod (`interventie.ts`). */
export const interventieIdSchema = uuid.brand<"InterventieId">();
export type InterventieId = z.infer<typeof interventieIdSchema>;
export const actieIdSchema = uuid.brand<"ActieId">();
export type ActieId = z.infer<typeof actieIdSchema>;
/** Id of a planned casusoverleg (`overleg.ts`). */
export const overlegIdSchema = uuid.brand<"OverlegId">();
export type OverlegId = z.infer<typeof overlegIdSchema>;
/** Id of a need of aftercare (`nazorg.ts`). */
export const behoefteIdSchema = uuid.brand<"BehoefteId">();
export type BehoefteId = z.infer<typeof behoefteIdSchema>;
/** Id of an agreement of a casusoverleg that somebody carries out (`casusoverleg.ts`). */
export const afspraakIdSchema = uuid.brand<"AfspraakId">();
export type AfspraakId = z.infer<typeof afspraakIdSchema>;
export const preventieIdSchema = uuid.brand<"PreventieId">();
export type PreventieId = z.infer<typeof preventieIdSchema>;
/** Id of a location, company or person in the register of plekken (`plek.ts`). */
export const plekIdSchema = uuid.brand<"PlekId">();
export type PlekId = z.infer<typeof plekIdSchema>;
/** Id of what a partner brought to a casus (`bijdrage.ts`). */
export const bijdrageIdSchema = uuid.brand<"BijdrageId">();
export type BijdrageId = z.infer<typeof bijdrageIdSchema>;
/** Id of an attachment (`bijlage.ts`), and the whole key of its object in storage. */
export const bijlageIdSchema = uuid.brand<"BijlageId">();
export type BijlageId = z.infer<typeof bijlageIdSchema>;
/** Id of an entry of the guide (`gids.ts`), of whatever kind. */
export const gidsIdSchema = uuid.brand<"GidsId">();
export type GidsId = z.infer<typeof gidsIdSchema>;

/** Id of a knelpunt or trendsignaal (`sturing.ts`): it leads to nothing else. */
export const sturingIdSchema = uuid.brand<"SturingId">();
export type SturingId = z.infer<typeof sturingIdSchema>;
/** Id of a criminal track (`traject.ts`): known in its compartment only. */
export const trajectIdSchema = uuid.brand<"TrajectId">();
export type TrajectId = z.infer<typeof trajectIdSchema>;

export const aanleveringIdSchema = uuid.brand<"AanleveringId">();
export type AanleveringId = z.infer<typeof aanleveringIdSchema>;

/** Gives a new random UUIDv4 at each call. Handed to decisions, so that they stay pure. */
export type NieuwId = () => string;

/** Code of an organisation in the region's data, such as `veilig-thuis` or `gemeente-doetinchem`. */
export const organisatieCodeSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);
export type OrganisatieCode = z.infer<typeof organisatieCodeSchema>;
/** A request to offer notifications again. */
export const herleveringIdSchema = uuid.brand<"HerleveringId">();
export type HerleveringId = z.infer<typeof herleveringIdSchema>;
