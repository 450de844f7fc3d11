import * as z from "zod";
import type { Afloop } from "./bezorging.ts";
import { FG_ONTVANGER } from "./regio.ts";
import { isOpsporingOntvanger } from "./traject.ts";
import { instantSchema, plusSeconden, type Instant } from "./tijd.ts";

/**
 * How the channel of a recipient stands (NL GOV profile for CloudEvents, webhook). What a channel is, is configuration; this is
 * what happened on it.
 * - `onbevestigd`: no handshake yet with this address; nothing is sent before there is one.
 * - `actief`: it delivers.
 * - `hapert`: a notification was given up; the next may well arrive.
 * - `geschorst`: the recipient answered 410: nothing is sent until somebody resumes it.
 */
export const kanaalSchema = z.object({
  type: z.literal("kanaal"),
  ontvanger: z.string(),
  versie: z.int().min(1),
  /** Fingerprint of the configured channel that shook hands, empty: none did. With another one it counts as `onbevestigd`. */
  vingerafdruk: z.string(),
  stand: z.enum(["onbevestigd", "actief", "hapert", "geschorst"]),
  /** Code of why it falters or is suspended; null while all is well. */
  reden: z.string().nullable(),
  sinds: instantSchema,
  /** First feed number that was given up since it was last well; null: none. */
  vanaf: z.int().min(1).nullable(),
  /** When it is said (again) that it falters, to ops and by mail to its recipient; null: it was, or it does not. */
  klok: instantSchema.nullable(),
});
export type Kanaalstand = z.infer<typeof kanaalSchema>;

/** Recipients of whom even that they are told something is not for others: who investigates (X8), and the FG. */
export const isBeslotenOntvanger = (ontvanger: string): boolean =>
  ontvanger === FG_ONTVANGER || isOpsporingOntvanger(ontvanger);

/** How long what is due on a channel waits for who mails before it is offered again, in seconds. */
const SEIN_GELDT = 3600;
/** Between two mails on one outage, in seconds. */
const MAILTIJD = 86_400;

/** A change of a channel; without one it stays as it is. */
type Wending = Omit<Kanaalstand, "type" | "ontvanger" | "versie">;

const wend = (kanaal: Kanaalstand | null, ontvanger: string, wending: Wending): Kanaalstand => ({
  type: "kanaal",
  ontvanger,
  versie: (kanaal?.versie ?? 0) + 1,
  ...wending,
});

type Uitgevallen = Kanaalstand & { readonly stand: "hapert" | "geschorst" };

/** Whether its recipient misses what it should have had, until a delivery succeeds or somebody resumes it. */
export const isUitgevallen = (kanaal: Kanaalstand | null): kanaal is Uitgevallen =>
  kanaal !== null && (kanaal.stand === "hapert" || kanaal.stand === "geschorst");

/** How the channel that is configured now stands: another one than shook hands has to do that first. */
export const standVan = (kanaal: Kanaalstand | null, vingerafdruk: string): Kanaalstand["stand"] =>
  kanaal === null || kanaal.vingerafdruk !== vingerafdruk ? "onbevestigd" : kanaal.stand;

/**
 * The channel after a handshake that was allowed; null: it needed none. An outage outlives it: it ends when something arrives.
 */
export const naHanddruk = (
  kanaal: Kanaalstand | null,
  { ontvanger, vingerafdruk }: Pick<Kanaalstand, "ontvanger" | "vingerafdruk">,
  nu: Instant,
): Kanaalstand | null => {
  if (standVan(kanaal, vingerafdruk) !== "onbevestigd") return null;
  if (isUitgevallen(kanaal)) return { ...kanaal, versie: kanaal.versie + 1, vingerafdruk, stand: "hapert" };
  return wend(kanaal, ontvanger, { vingerafdruk, stand: "actief", reden: null, sinds: nu, vanaf: null, klok: null });
};

/** A delivery as far as its channel goes. */
export interface Bezorgd {
  readonly ontvanger: string;
  readonly nummer: number;
  readonly afloop: Afloop;
  /** Why the line was given up, as a code; null: it was not. */
  readonly opgegeven: string | null;
  /** Of the channel over which it went. */
  readonly vingerafdruk: string;
}

const eerste = (vanaf: number | null, nummer: number): number => Math.min(vanaf ?? nummer, nummer);

/** The channel after a delivery; null: it stays as it is. One outage begins once, however many deliveries fail in it. */
export const naBezorging = (kanaal: Kanaalstand | null, bezorgd: Bezorgd, nu: Instant): Kanaalstand | null => {
  const { ontvanger, nummer, afloop, opgegeven, vingerafdruk } = bezorgd;
  if (afloop.soort === "bezorgd") {
    if (kanaal?.stand !== "hapert" || kanaal.vingerafdruk !== vingerafdruk) return null;
    return wend(kanaal, ontvanger, { vingerafdruk, stand: "actief", reden: null, sinds: nu, vanaf: null, klok: null });
  }
  // That the organisation has no covenant is no fault of its channel.
  if (afloop.soort === "ingehouden") return null;
  const zegtOp = afloop.soort === "opgezegd" && standVan(kanaal, vingerafdruk) !== "geschorst";
  if (opgegeven === null && !zegtOp) return null;
  const uitgevallen = isUitgevallen(kanaal);
  const vanaf = opgegeven === null ? (kanaal?.vanaf ?? null) : eerste(uitgevallen ? kanaal.vanaf : null, nummer);
  if (zegtOp)
    return wend(kanaal, ontvanger, {
      ...{ vingerafdruk, stand: "geschorst", reden: "opgezegd", sinds: nu, vanaf, klok: nu },
    });
  if (uitgevallen) return vanaf === kanaal.vanaf ? null : { ...kanaal, versie: kanaal.versie + 1, vanaf };
  // One that did not shake hands still has to.
  const bevestigd = kanaal === null || kanaal.stand === "onbevestigd" ? "" : kanaal.vingerafdruk;
  return wend(kanaal, ontvanger, {
    vingerafdruk: bevestigd,
    stand: "hapert",
    reden: opgegeven,
    sinds: nu,
    vanaf,
    klok: nu,
  });
};

/**
 * A suspended channel is tried again: a new handshake comes with the next delivery. What was given up meanwhile is not forgotten:
 * it begins at `vanaf` of the record that this replaces, and who resumes offers it again in the same transaction.
 */
export const hervatKanaal = (kanaal: Kanaalstand, nu: Instant): Kanaalstand => ({
  ...kanaal,
  versie: kanaal.versie + 1,
  ...{ stand: "onbevestigd", reden: null, sinds: nu, vanaf: null, klok: null },
});

/** Its recipient has to be told by another way: who does that is asked, and asked again when nothing comes of it. */
export const biedKanaalAan = (kanaal: Kanaalstand, nu: Instant): Kanaalstand => ({
  ...kanaal,
  versie: kanaal.versie + 1,
  klok: isUitgevallen(kanaal) ? plusSeconden(nu, SEIN_GELDT) : null,
});

/** The channel was taken out of use: nobody is told that it falters. How it stood is kept for when it comes back. */
export const kanaalVervallen = (kanaal: Kanaalstand): Kanaalstand => ({
  ...kanaal,
  versie: kanaal.versie + 1,
  klok: null,
});

/** Whether its recipient has to be told by another way now; who asked may have asked twice. */
export const isTeMelden = (kanaal: Kanaalstand | null, nu: Instant): kanaal is Uitgevallen =>
  isUitgevallen(kanaal) && kanaal.klok !== null && kanaal.klok <= plusSeconden(nu, SEIN_GELDT);

/**
 * Its recipient was told by another way, and is again a day later while it lasts.
 * @param terugval whether there is another way: without one there is nothing to come back for
 */
export const kanaalGemeld = (kanaal: Kanaalstand, terugval: boolean, nu: Instant): Kanaalstand => ({
  ...kanaal,
  versie: kanaal.versie + 1,
  klok: terugval ? plusSeconden(nu, MAILTIJD) : null,
});
