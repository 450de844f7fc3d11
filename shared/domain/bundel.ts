import * as z from "zod";
import type { Bericht } from "./gebeurtenis.ts";
import type { TaakId } from "./ids.ts";
import { INTERVENTIETAAK } from "./interventie.ts";
import type { Kalender } from "./kalender.ts";
import type { Notificatie } from "./notificatie.ts";
import { beginVan, dagInUtc, datumSchema, instantSchema, plusSeconden, type Datum, type Instant } from "./tijd.ts";
import { taakIdIn, WERKVERLOOP, type Bundellijst } from "./werkverloop.ts";

/**
 * The tasks and reminders of a recipient that wants them together, once a day (issue on notifications, 8): which lines of its feed,
 * and when they are told.
 */
export const bundelSchema = z.object({
  type: z.literal("bundel"),
  ontvanger: z.string(),
  /** Local day on which it is told. */
  dag: datumSchema,
  versie: z.int().min(1),
  /** First and last feed number that is in it; lines between them that went at once are not. */
  vanaf: z.int().min(1),
  totEnMet: z.int().min(1),
  /** When it is told; null: it was. */
  klok: instantSchema.nullable(),
  /** When it was told; null: not yet. */
  verteldOp: instantSchema.nullable().default(null),
  verlooptOp: z.int(),
});
export type Bundel = z.infer<typeof bundelSchema>;

/** As long as the lines of the feed: 90 days. */
const BEWAARTIJD = 90 * 86_400;

type Bundelkalender = Pick<Kalender, "isWerkdag" | "dagVan" | "moment">;

const volgendeDag = (dag: Datum): Datum => dagInUtc(plusSeconden(beginVan(dag), 86_400));

/** The bundle that takes lines now: its day, when it is told, and the end of that day. */
export interface Bundelplaats {
  readonly dag: Datum;
  readonly klok: Instant;
  /** What has to be done by then is told at once. */
  readonly grens: Instant;
}

const eindeVan = (dag: Datum, kalender: Bundelkalender): Instant => kalender.moment(volgendeDag(dag), "00:00");

/**
 * Where lines go now: in the bundle that was not told yet, also when its moment has passed, else in that of the next working day on
 * which it is not `om` yet. Working days of the region: who wants work told together wants that when they begin to work, and what
 * cannot wait for that goes at once.
 * @param laatste the last bundle of this recipient, null: there was none
 * @param om local time of the region, such as `08:00`
 */
export const bundelplaats = (
  laatste: Pick<Bundel, "dag" | "klok"> | null,
  om: string,
  nu: Instant,
  kalender: Bundelkalender,
): Bundelplaats => {
  const vandaag = kalender.dagVan(nu);
  if (laatste !== null && laatste.klok !== null) {
    // One that is told late, because the clock stood still, is told today.
    const grens = eindeVan(laatste.dag > vandaag ? laatste.dag : vandaag, kalender);
    return { dag: laatste.dag, klok: laatste.klok, grens };
  }
  let dag = laatste !== null && laatste.dag >= vandaag ? volgendeDag(laatste.dag) : vandaag;
  while (!kalender.isWerkdag(dag) || kalender.moment(dag, om) <= nu) dag = volgendeDag(dag);
  return { dag, klok: kalender.moment(dag, om), grens: eindeVan(dag, kalender) };
};

/** Whether this is told with the others of the day; what has no date, must be done by the end of that day, or intervenes, is not. */
export const gaatInBundel = (
  { soort, data }: Pick<Bericht, "soort" | "data">,
  { grens }: Pick<Bundelplaats, "grens">,
): boolean => {
  const { uiterlijkOp } = data;
  return (
    "lijst" in WERKVERLOOP[soort] &&
    data["soort"] !== INTERVENTIETAAK &&
    typeof uiterlijkOp === "string" &&
    uiterlijkOp > grens
  );
};

/** The bundle with these lines: begun, or as far as the last of them. */
export const metRegels = (
  open: Bundel | null,
  ontvanger: string,
  { dag, klok }: Bundelplaats,
  nummers: readonly number[],
  nu: Instant,
): Bundel => ({
  type: "bundel",
  ontvanger,
  dag,
  versie: (open?.versie ?? 0) + 1,
  vanaf: open?.vanaf ?? Math.min(...nummers),
  totEnMet: Math.max(...nummers),
  klok,
  verteldOp: null,
  verlooptOp: Math.floor(Date.parse(nu) / 1000) + BEWAARTIJD,
});

/** What the day has to tell, by task: only how far it is. */
export type Dagstand = ReadonlyMap<TaakId, Bundellijst>;

/**
 * The state of the day with these lines of the feed, in order. Of a task that was told of at once meanwhile, or that is over,
 * nothing is left to tell.
 */
export const metFeedregels = (stand: Dagstand, regels: readonly Notificatie[]): Dagstand => {
  const nieuw = new Map(stand);
  for (const { bericht, bezorging } of regels) {
    const regel = WERKVERLOOP[bericht.soort];
    const taakId = taakIdIn(bericht);
    if (taakId === null || regel.stap === null) continue;
    nieuw.delete(taakId);
    if ("lijst" in regel && bezorging === "gebundeld") nieuw.set(taakId, regel.lijst);
  }
  return nieuw;
};
