import * as z from "zod";
import type { Kalender } from "../kalender.ts";
import { datumSchema, instantSchema, type Instant } from "../tijd.ts";

/** The parts of a round, in order. */
export const RONDEFASEN = ["tabel", "logboek", "wachtrijen", "afronden", "klaar"] as const;

/**
 * A round of the reconciliation: how far it is, so that whoever has time goes on where the last one stopped. There is one; the next
 * takes its place.
 */
export const slotrondeSchema = z.object({
  type: z.literal("slotronde"),
  versie: z.int().min(1),
  /** Number of the round, from 1. */
  nummer: z.int().min(1),
  begonnenOp: instantSchema,
  fase: z.enum(RONDEFASEN),
  /** Where the phase goes on; null: at its beginning. */
  cursor: z.string().nullable(),
  /** From which day on the log is looked at: the day before the round before this one began. */
  logVanaf: datumSchema,
  /** How many records were looked at and how many mended, those of the criminal compartment left out (X8). */
  bekeken: z.int().min(0),
  hersteld: z.int().min(0),
  klaarOp: instantSchema.nullable(),
});
export type Slotronde = z.infer<typeof slotrondeSchema>;

/** Local time from which the round of a day begins: when nobody works. */
const BEGINTIJD = "02:00";

/**
 * The round to go on with: the one that is not done, or the next when its day has come.
 * @param meteen that somebody asked: a next one begins whatever the time
 */
export const rondeNu = (
  vorige: Slotronde | null,
  nu: Instant,
  kalender: Pick<Kalender, "dagVan" | "moment">,
  meteen: boolean,
): Slotronde | null => {
  if (vorige !== null && vorige.fase !== "klaar") return vorige;
  const vandaag = kalender.dagVan(nu);
  const aanDeBeurt =
    kalender.moment(vandaag, BEGINTIJD) <= nu && (vorige === null || kalender.dagVan(vorige.begonnenOp) < vandaag);
  if (!aanDeBeurt && !meteen) return null;
  const logVanaf = datumSchema.parse(
    new Date(Date.parse(vorige?.begonnenOp ?? nu) - 86_400_000).toISOString().slice(0, 10),
  );
  return {
    ...{ type: "slotronde", versie: (vorige?.versie ?? 0) + 1, nummer: (vorige?.nummer ?? 0) + 1 },
    ...{ begonnenOp: nu, fase: "tabel", cursor: null, logVanaf, bekeken: 0, hersteld: 0, klaarOp: null },
  };
};

/** The round after some of it was done: further in its phase, or in the next. */
export const rondeVerder = (
  ronde: Slotronde,
  gedaan: { readonly cursor: string | null; readonly bekeken?: number; readonly hersteld?: number },
  nu: Instant,
): Slotronde => {
  const fase = gedaan.cursor === null ? (RONDEFASEN[RONDEFASEN.indexOf(ronde.fase) + 1] ?? "klaar") : ronde.fase;
  return {
    ...{ ...ronde, versie: ronde.versie + 1, fase, cursor: gedaan.cursor, klaarOp: fase === "klaar" ? nu : null },
    ...{ bekeken: ronde.bekeken + (gedaan.bekeken ?? 0), hersteld: ronde.hersteld + (gedaan.hersteld ?? 0) },
  };
};
