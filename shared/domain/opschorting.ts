import * as z from "zod";
import { INTERVENTIETAAK } from "./interventie.ts";
import { taakIdSchema, vastleggingIdSchema } from "./ids.ts";
import type { Kalender } from "./kalender.ts";
import { TERUGVALTAAK } from "./nazorg.ts";
import { vroegsteBlik } from "./samenloop.ts";
import type { OpenTaak } from "./taak.ts";
import { korteTekst, langeTekst, ofNiets } from "./tekst.ts";
import { instantSchema, type Instant } from "./tijd.ts";
import type { Uitnodiging } from "./uitnodiging.ts";

const aantalDagen = z.int({ error: "moet een heel aantal dagen zijn" }).min(1, { error: "moet 1 of meer zijn" });
const toelichting = ofNiets(langeTekst).meta({
  description: "Nodig als het vaker gebeurt dan de regio zonder nadere toelichting toestaat",
});

/** The team pauses a casus, for so many calendar days and for a reason (issue on uitvoering, 8). */
export const opschortingInvoer = z.strictObject({ dagen: aantalDagen, reden: korteTekst, toelichting });
/** It goes on before the agreed end. */
export const hervattingInvoer = z.strictObject({ reden: korteTekst });
/** One open task, or the step at which the casus stands, gets so many calendar days more. */
export const verlengingInvoer = z.strictObject({
  taakId: ofNiets(taakIdSchema).meta({ description: "De open taak; null: de stap waar de casus nu staat" }),
  dagen: aantalDagen,
  reden: korteTekst,
  toelichting,
});

/** What the records of these decisions hold besides what was asked: the dates that followed from it. */
export const opschortingInhoud = opschortingInvoer.extend({ van: instantSchema, tot: instantSchema });
/** `dagen`: how many calendar days the open terms went back. */
export const hervattingInhoud = hervattingInvoer.extend({ dagen: z.int().min(0), op: instantSchema });
export const verlengingInhoud = verlengingInvoer.extend({
  /** Kind of the task, or the step. */
  soort: z.string(),
  was: instantSchema,
  wordt: instantSchema,
});

/** Where the head says that all dates of its casus move: the intention, which the pages carry out (design section 2, rule 1). */
export const verschuivingSchema = z.object({
  /** The record with who decided it and why; of one that danger ended, its own. */
  id: vastleggingIdSchema,
  soort: z.enum(["opschorting", "hervatting"]),
  /** Calendar days in the region's zone; back when below zero. */
  dagen: z.int(),
  op: instantSchema,
  /** Until when nothing is said of the casus; null when it goes on. */
  tot: instantSchema.nullable(),
});
export type Verschuiving = z.infer<typeof verschuivingSchema>;
export type Verschuivingen = readonly Verschuiving[];

/** So often can a casus be suspended and taken up again: each is kept on its head, which everybody reads. */
export const VERSCHUIVINGEN_MAXIMAAL = 60;

/** Kind of the task of who follows a reflection period to its end. */
export const BEDENKTIJD_VOLGEN = "bedenktijd-volgen";

/**
 * Tasks that a suspension never moves, because their date is not the chain's to move: whoever intervenes under a doorlaatverbod has
 * hours (X4), and the reflection period of a victim ends on the day that the law says, whatever the casus does (H3.2-c6).
 */
const LOOPT_DOOR: readonly string[] = [INTERVENTIETAAK, BEDENKTIJD_VOLGEN, TERUGVALTAAK];

/** Whether the dates of this task stay what they are. */
export const looptDoor = ({ soort }: Pick<OpenTaak, "soort">): boolean => LOOPT_DOOR.includes(soort);

/** Until when the casus is suspended now; null: it is not. */
export const opgeschortTot = (verschuivingen: Verschuivingen, nu: Instant): Instant | null => {
  const laatste = verschuivingen.at(-1);
  return laatste?.tot != null && laatste.tot > nu ? laatste.tot : null;
};

/** From when a term that begins now is counted: from the end of the suspension, when there is one. */
export const vanaf = (verschuivingen: Verschuivingen, nu: Instant): Instant => opgeschortTot(verschuivingen, nu) ?? nu;

type Verschuiver = Pick<Kalender, "verschuif">;

/**
 * A date after this. Going back never comes before the moment at which that was decided: what was late already when the casus was
 * suspended is late at that moment, and a date that had passed stays.
 */
export const verschuifDatum = (datum: Instant, { soort, dagen, op }: Verschuiving, kalender: Verschuiver): Instant => {
  const nieuw = kalender.verschuif(datum, dagen);
  if (soort === "opschorting" || nieuw >= op) return nieuw;
  return datum < op ? datum : op;
};

const later = (een: Instant, ander: Instant): Instant => (een > ander ? een : ander);

/** A record with dates and how many of the shifts of its casus are in them, in those dates by these. */
const metVerschuivingen = <R extends { readonly verschoven: number }>(
  record: R,
  verschuivingen: Verschuivingen,
  stap: (record: R, verschuiving: Verschuiving) => R,
): R =>
  record.verschoven >= verschuivingen.length
    ? record
    : { ...verschuivingen.slice(record.verschoven).reduce(stap, record), verschoven: verschuivingen.length };

/**
 * The task with the dates that it has by now: deadline, reminder, escalation and when the clock looks. Of a task that is up to
 * date nothing changes, so carrying it out twice is harmless. Nothing is looked at before the end of a suspension, also what was
 * due when it began.
 */
export const verschuifTaak = <T extends OpenTaak>(taak: T, verschuivingen: Verschuivingen, kalender: Verschuiver): T =>
  metVerschuivingen(taak, verschuivingen, (huidig, verschuiving) => {
    if (looptDoor(taak)) return huidig;
    const nieuw = (datum: Instant) => verschuifDatum(datum, verschuiving, kalender);
    const klok = nieuw(huidig.klok);
    return {
      ...huidig,
      herinnerenOp: nieuw(huidig.herinnerenOp),
      uiterlijkOp: nieuw(huidig.uiterlijkOp),
      escalerenOp: nieuw(huidig.escalerenOp),
      // Going back brings it no nearer than minutes to its opening.
      klok: later(klok, verschuiving.tot ?? vroegsteBlik(huidig)),
    };
  });

/** An open invitation with the date by which it is answered. When its access would end does not move: access is never widened by itself. */
export const verschuifUitnodiging = (
  uitnodiging: Uitnodiging,
  verschuivingen: Verschuivingen,
  kalender: Verschuiver,
): Uitnodiging =>
  uitnodiging.status !== "open"
    ? uitnodiging
    : metVerschuivingen(uitnodiging, verschuivingen, (huidig, verschuiving) => ({
        ...huidig,
        uiterlijkOp: verschuifDatum(huidig.uiterlijkOp, verschuiving, kalender),
      }));

/** How many whole calendar days a suspension that ends at `tot` still has at `nu`: so far its dates can go back. */
export const resterendeDagen = (nu: Instant, tot: Instant, kalender: Verschuiver): number => {
  let dagen = Math.ceil((Date.parse(tot) - Date.parse(nu)) / 86_400_000);
  while (dagen > 0 && kalender.verschuif(tot, -dagen) < nu) dagen -= 1;
  return Math.max(dagen, 0);
};

/** Ends a suspension on a casus that itself ends: reopened, it is not suspended. */
export const beeindigOpschorting = (verschuivingen: Verschuivingen, nu: Instant): Verschuiving[] =>
  verschuivingen.map((een) => (een.tot !== null && een.tot > nu ? { ...een, tot: nu } : een));
