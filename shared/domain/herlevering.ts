import * as z from "zod";
import { wachttijd, type Herkansing } from "./bezorging.ts";
import { herleveringIdSchema, type HerleveringId } from "./ids.ts";
import type { Kanaalstand } from "./kanaal.ts";
import type { FeedTeller, Notificatie } from "./notificatie.ts";
import type { WijzigbaarRecord } from "./records.ts";
import { instantSchema, plusSeconden } from "./tijd.ts";
import type { Wijziging } from "./wijziging.ts";

const periodeSchema = z.object({ van: instantSchema, tot: instantSchema });

/**
 * An intention to offer lines of a feed again (design rule 1): carried out in pages, each one transaction with the place where
 * the next begins, so that a page is never done by halves and never twice.
 */
export const herleveringSchema = z.object({
  type: z.literal("herlevering"),
  herleveringId: herleveringIdSchema,
  ontvanger: z.string(),
  versie: z.int().min(1),
  /** First and last feed number. */
  van: z.int().min(1),
  totEnMet: z.int().min(1),
  /** Of those numbers only what happened in it, `tot` exclusive; null: whenever it happened. */
  periode: periodeSchema.nullable(),
  /** Also what was delivered, told together or only in the feed: the recipient lost it. */
  ookBezorgde: z.boolean(),
  /** The number where the next page begins. */
  volgende: z.int().min(1),
  /** How many lines were offered. */
  aangeboden: z.int().min(0),
  /** `gestopt`: it cannot go on, and `reden` tells why. */
  status: z.enum(["loopt", "klaar", "gestopt"]),
  reden: z.enum(["kanaal-geschorst", "geen-kanaal", "vastgelopen"]).nullable(),
  /** How often the clock found it where it was. */
  stilstand: z.int().min(0),
  gevraagdOp: instantSchema,
  /** While it runs: when the clock offers it again. */
  klok: instantSchema.nullable(),
  verlooptOp: z.int(),
});
export type Herlevering = z.infer<typeof herleveringSchema>;

/** Which herlevering of a recipient was begun last: while that one runs, no other begins. */
export const herleveringwijzerSchema = z.object({
  type: z.literal("herleveringwijzer"),
  ontvanger: z.string(),
  versie: z.int().min(1),
  herleveringId: herleveringIdSchema,
});
export type Herleveringwijzer = z.infer<typeof herleveringwijzerSchema>;

/** Which lines of a feed are asked for. */
export type Herleveringvraag = Pick<Herlevering, "van" | "totEnMet" | "periode" | "ookBezorgde">;

type Moment = Pick<Herkansing, "nu" | "heraanbodSeconden">;

/** How long it tells what became of it, in seconds: 30 days. */
const BEWAARTIJD = 30 * 86_400;
/** Lines that one page looks at, and that it offers: with the herlevering itself they are one transaction. */
export const GELEZEN_PER_BLADZIJDE = 500;
const AANGEBODEN_PER_BLADZIJDE = 50;
/** So often the clock finds one in the same place before it counts as stuck: about a day at a first delay of a minute. */
const LANGSTE_STILSTAND = 13;

/** What begins: the intention, and the pointer that keeps a second one out. */
export const vraagHerlevering = (
  ontvanger: string,
  herleveringId: HerleveringId,
  vraag: Herleveringvraag,
  wijzer: Herleveringwijzer | null,
  { nu, heraanbodSeconden }: Moment,
): { readonly herlevering: Herlevering; readonly wijzer: Herleveringwijzer } => ({
  herlevering: {
    ...{ type: "herlevering", herleveringId, ontvanger, versie: 1 },
    ...vraag,
    ...{ volgende: vraag.van, aangeboden: 0, status: "loopt", reden: null, stilstand: 0, gevraagdOp: nu },
    klok: plusSeconden(nu, heraanbodSeconden),
    verlooptOp: Math.floor(Date.parse(nu) / 1000) + BEWAARTIJD,
  },
  wijzer: { type: "herleveringwijzer", ontvanger, versie: (wijzer?.versie ?? 0) + 1, herleveringId },
});

/** A record that is there is replaced, the first one is new. */
export const alsNieuwOfVervangen = (record: WijzigbaarRecord): Wijziging =>
  record.versie === 1
    ? { nieuw: [record], vervangen: [], mitsOpen: [] }
    : { nieuw: [], vervangen: [record], mitsOpen: [] };

/**
 * What was given up while a channel was suspended, offered again by whoever ends that, in the same transaction; null: nothing was. The
 * counter is written along, unchanged: a line that is numbered and given up before this commits would otherwise be past `totEnMet`, and
 * whoever gave it up would still have seen a suspended channel.
 */
export const herleverOpgegevene = (
  { ontvanger, vanaf }: Kanaalstand,
  staat: { readonly teller: FeedTeller | null; readonly wijzer: Herleveringwijzer | null },
  herleveringId: HerleveringId,
  moment: Moment,
): { readonly herlevering: Herlevering; readonly wijziging: Wijziging } | null => {
  const { teller, wijzer: vorige } = staat;
  if (vanaf === null || teller === null || teller.laatste < vanaf) return null;
  // One that still ran stops by itself, or does no harm: a line that is offered twice is delivered once.
  const vraag = { van: vanaf, totEnMet: teller.laatste, periode: null, ookBezorgde: false };
  const { herlevering, wijzer } = vraagHerlevering(ontvanger, herleveringId, vraag, vorige, moment);
  const { nieuw, vervangen } = alsNieuwOfVervangen(wijzer);
  const geteld: FeedTeller = { ...teller, versie: teller.versie + 1 };
  return {
    herlevering,
    wijziging: { nieuw: [herlevering, ...nieuw], vervangen: [geteld, ...vervangen], mitsOpen: [] },
  };
};

const NIET_BEZORGD: readonly Notificatie["bezorging"][] = ["wacht", "mislukt", "opgegeven"];

/** It waits for its first attempt: it is on its way by itself, or rests until its own moment. */
const isOnderweg = ({ bezorging, pogingen }: Notificatie): boolean => bezorging === "wacht" && pogingen === 0;

/** Whether this line is offered: in the period, not past its term, not on its way, and not delivered unless that was asked as well. */
const isGevraagd = (regel: Notificatie, { periode, ookBezorgde }: Herlevering, nu: Moment["nu"]): boolean =>
  (ookBezorgde || NIET_BEZORGD.includes(regel.bezorging)) &&
  !isOnderweg(regel) &&
  regel.verlooptOp > Date.parse(nu) / 1000 &&
  (periode === null || (periode.van <= regel.opgetredenOp && regel.opgetredenOp < periode.tot));

/** As if it was never attempted; if what is on the way now is lost, the clock offers it. */
const opnieuw = (regel: Notificatie, { nu, heraanbodSeconden }: Moment): Notificatie => ({
  ...regel,
  versie: regel.versie + 1,
  ...{ bezorging: "wacht", reden: null, pogingen: 0, klok: plusSeconden(nu, heraanbodSeconden) },
});

/**
 * The next page: the lines as they become, and how far it then is. Written together or not at all.
 * @param gelezen the lines of the feed from `volgende` on, in order, some; none means that there are no more
 */
export const volgendeBladzijde = (
  herlevering: Herlevering,
  gelezen: readonly Notificatie[],
  moment: Moment,
): { readonly herlevering: Herlevering; readonly regels: readonly Notificatie[] } => {
  const { totEnMet } = herlevering;
  const binnen = gelezen.filter(({ nummer }) => nummer <= totEnMet);
  const gevraagd = binnen.filter((regel) => isGevraagd(regel, herlevering, moment.nu));
  const regels = gevraagd.slice(0, AANGEBODEN_PER_BLADZIJDE);
  const rest = gevraagd[AANGEBODEN_PER_BLADZIJDE];
  // Numbers that are not there any more are past their term.
  const gezien =
    gelezen.length === 0 || binnen.length < gelezen.length ? totEnMet : (binnen.at(-1)?.nummer ?? totEnMet);
  const volgende = rest?.nummer ?? gezien + 1;
  const klaar = volgende > totEnMet;
  return {
    herlevering: {
      ...herlevering,
      versie: herlevering.versie + 1,
      ...{ volgende, aangeboden: herlevering.aangeboden + regels.length, stilstand: 0 },
      ...{ status: klaar ? "klaar" : "loopt", klok: klaar ? null : plusSeconden(moment.nu, moment.heraanbodSeconden) },
    },
    regels: regels.map((regel) => opnieuw(regel, moment)),
  };
};

/** It cannot go on: what was offered stays so, the rest is told by `volgende`. */
export const stopHerlevering = (herlevering: Herlevering, reden: NonNullable<Herlevering["reden"]>): Herlevering => ({
  ...herlevering,
  versie: herlevering.versie + 1,
  ...{ status: "gestopt", reden, klok: null },
});

/** One that stood still is offered to whoever carries it out, and given up when that helps no more. */
export const biedHerleveringAan = (
  herlevering: Herlevering,
  { nu, heraanbodSeconden, toeval }: Herkansing,
): Herlevering => {
  const stilstand = herlevering.stilstand + 1;
  if (stilstand > LANGSTE_STILSTAND) return stopHerlevering(herlevering, "vastgelopen");
  return {
    ...herlevering,
    versie: herlevering.versie + 1,
    stilstand,
    klok: plusSeconden(nu, wachttijd(heraanbodSeconden, stilstand, toeval)),
  };
};
