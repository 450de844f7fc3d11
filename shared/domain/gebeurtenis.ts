import * as z from "zod";
import { berichtIdSchema, gebeurtenisIdSchema } from "./ids.ts";
import { instantSchema } from "./tijd.ts";

/**
 * The business events of the chain; the schema and an example of each are in `shared/events/<soort>.v1.ts`.
 * Not table changes: what a partner would tell a colleague.
 */
export const GEBEURTENISSOORTEN = [
  "casus.geopend",
  "casus.melding-toegevoegd",
  "casus.dossiers-vertrokken",
  "casus.voortgegaan",
  "casus.doorlaatverbod-toegepast",
  "interventie.bericht",
  "overdracht.voorbereid",
  "overdracht.beantwoord",
  "overdracht.ingetrokken",
  "casus.afgeschaald",
  "casus.heropend",
  "casus.gesloten",
  "casus.samengevoegd",
  "casus.opgeschort",
  "casus.hervat",
  "termijn.verlengd",
  "melding.verdeeld",
  "melding.herinnerd",
  "melding.geescaleerd",
  "melder.geantwoord",
  "taak.geopend",
  "taak.herinnerd",
  "taak.geescaleerd",
  "taken.gebundeld",
  "uitnodiging.verstuurd",
  "uitnodiging.beantwoord",
  "uitnodiging.beeindigd",
  "bijdrage.toegevoegd",
  "informatievraag.gesteld",
  "informatievraag.beantwoord",
  "informatievraag.ingetrokken",
  "zorgafstemming.gevraagd",
  "zorgafstemming.beantwoord",
  "zorgafstemming.beeindigd",
  "casusoverleg.gepland",
  "casusoverleg.gewijzigd",
  "casusoverleg.afgezegd",
  "casusoverleg.herinnerd",
  "actie.uitgezet",
  "actie.gewijzigd",
  "actie.vervallen",
  "procesregie.gewijzigd",
  "zorgcoordinatie.gewijzigd",
  "traject.gestart",
  "traject.voortgegaan",
  "traject.afgerond",
  "traject.taak-geopend",
  "traject.herinnerd",
  "traject.geescaleerd",
  "toegang.noodtoegang-genomen",
  "toegang.beeindigd",
  "toegang.loopt-af",
  "zetel.waarschuwing",
  "deelname.loopt-af",
  "sturing.gemeld",
  "sturing.opgepakt",
  "sturing.afgerond",
  "sturing.herinnerd",
  "kanaal.hapert",
  "keten.niet-sluitend",
  "traject.niet-sluitend",
  "stuurfeit.vastgelegd",
] as const;
export const gebeurtenissoortSchema = z.enum(GEBEURTENISSOORTEN);
export type Gebeurtenissoort = z.infer<typeof gebeurtenissoortSchema>;

/** One event for one recipient: ids and codes only. `berichtId` becomes the CloudEvent's id: nobody sees who else got one. */
export const berichtSchema = z.object({
  berichtId: berichtIdSchema,
  ontvanger: z.string(),
  soort: gebeurtenissoortSchema,
  /** In which version of its kind `data` is; the first when left out. */
  versie: z.int().min(1).optional(),
  /** Id of the melding, casus or taak that it is about. */
  onderwerp: z.string(),
  /** Path of the API where a recipient with access reads more, without host: `/v1/casussen/…`. */
  dataref: z.string().nullable(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())])),
});
export type Bericht = z.infer<typeof berichtSchema>;

/** What a Gebeurtenis can lie with. */
export const gebeurtenisbijSchema = z.enum([
  "casus",
  "overleg",
  "verdeling",
  "vraag",
  "preventie",
  "sturing",
  "opsporing",
  "kanaal",
  "sluitend",
]);

/** What a command has to tell, in its transaction: the outbox publishes it. `aanbieden` and `klok` until that is done. */
export const gebeurtenisSchema = z.object({
  type: z.literal("gebeurtenis"),
  gebeurtenisId: gebeurtenisIdSchema,
  /**
   * The partition that it lies in: `casus`, `overleg`, `verdeling` or `vraag` (of a melding), `preventie`, `sturing`, `opsporing` (of a criminal
   * track), `kanaal` (of a recipient) or `sluitend` (of a round of the reconciliation) and its id; what is told of the register is of no
   * casus either, and lies with `sturing`. Apart from the melding and the track, so that who publishes need not be able to read those.
   */
  bij: z.object({ soort: gebeurtenisbijSchema, id: z.string() }),
  versie: z.int().min(1),
  opgetredenOp: instantSchema,
  berichten: z.array(berichtSchema).min(1),
  aanbieden: z.boolean(),
  aangeboden: z.int().min(0),
  klok: instantSchema.nullable(),
});
export type Gebeurtenis = z.infer<typeof gebeurtenisSchema>;
