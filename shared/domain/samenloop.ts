import type { Bericht } from "./gebeurtenis.ts";
import { INTERVENTIETAAK } from "./interventie.ts";
import type { Notificatie } from "./notificatie.ts";
import type { Eigenaar, OpenWerk } from "./taak.ts";
import { plusSeconden, type Instant } from "./tijd.ts";
import { WERKVERLOOP } from "./werkverloop.ts";

/*
 * "There is work for you" and "it is nearly due" or "overdue" never come together (standards: complaints about existing systems).
 * Two rules make it so, and `RUST_TUSSEN` is what they promise together:
 * - who opens work or hands it over sets the clock no earlier than `RUST_NA_OPENEN` after it (`eersteBlik`, `draagTaakOver`);
 * - the outbox, when it told of new work later than `LAAT` after it was there, holds what says that work is due for
 *   `RUST_TUSSEN` (`rustTot`). Only the sending waits: the line is in the feed.
 */

/** Seconds that lie at least between telling a recipient that work is there and that its date is near or past. */
export const RUST_TUSSEN = 15 * 60;
/** Seconds within which new work is normally told; later means that the outbox stood still. */
const LAAT = 5 * 60;
/** Seconds after opening or handing over before the clock says anything. The shortest term of a region is an hour. */
export const RUST_NA_OPENEN = RUST_TUSSEN + LAAT;

const later = (een: Instant, ander: Instant): Instant => (een > ander ? een : ander);

type Datums = Pick<OpenWerk, "herinnerenOp" | "uiterlijkOp">;

/**
 * When the clock first looks at work of which somebody hears now, with its date: that stands for a reminder that would come at
 * once. What was late already when it was opened, because a machine stood still or people agreed so, escalates a little later.
 */
export const eersteBlik = (
  { herinnerenOp, uiterlijkOp }: Datums,
  nu: Instant,
): { readonly trap: 0 | 1; readonly klok: Instant } => {
  const rust = plusSeconden(nu, RUST_NA_OPENEN);
  return herinnerenOp >= rust ? { trap: 0, klok: herinnerenOp } : { trap: 1, klok: later(uiterlijkOp, rust) };
};

/** Before this nothing is said of it, also when its dates come nearer because its casus goes on. */
export const vroegsteBlik = ({ geopendOp }: Pick<OpenWerk, "geopendOp">): Instant =>
  plusSeconden(geopendOp, RUST_NA_OPENEN);

/**
 * Open work with another owner, who hears of it now with the dates that it has. Of an intervention the escalation does not wait,
 * also not minutes: it goes to somebody else (X4).
 */
export const draagTaakOver = <T extends OpenWerk>(taak: T, eigenaar: Eigenaar, nu: Instant): T => {
  const trap = Math.max(taak.trap, eersteBlik(taak, nu).trap);
  const volgende = taak.trap === 0 && trap === 1 ? later(taak.klok, taak.uiterlijkOp) : taak.klok;
  const klok = taak.soort === INTERVENTIETAAK ? volgende : later(volgende, plusSeconden(nu, RUST_NA_OPENEN));
  return { ...taak, versie: taak.versie + 1, eigenaar, trap, klok };
};

/** Whether this tells of new work so late that what follows on it may be right behind. */
export const isLaatVerteld = (bericht: Pick<Bericht, "soort">, opgetredenOp: Instant, nu: Instant): boolean =>
  WERKVERLOOP[bericht.soort].stap === "begint" && plusSeconden(opgetredenOp, LAAT) < nu;

/**
 * Until when the sending of this waits, after a recipient was told late, or together, of new work; null: it does not. Never what
 * says that somebody has to intervene.
 * @param vertelden moments at which the recipient was told so
 */
export const rustTot = (
  { soort, data }: Pick<Bericht, "soort" | "data">,
  vertelden: readonly (Instant | null)[],
  nu: Instant,
): Instant | null => {
  const { stap } = WERKVERLOOP[soort];
  if ((stap !== "loopt-af" && stap !== "te-laat") || data["soort"] === INTERVENTIETAAK) return null;
  const laatste = vertelden.reduce<Instant | null>((een, ander) => ((ander ?? "") > (een ?? "") ? ander : een), null);
  const rust = laatste === null ? null : plusSeconden(laatste, RUST_TUSSEN);
  return rust !== null && rust > nu ? rust : null;
};

/** Whether a line of a feed may be put on the bus now, when its event is offered: not what is told together, nor what waits. */
export const magNuVerstuurd = (
  { bezorging, pogingen, klok }: Pick<Notificatie, "bezorging" | "pogingen" | "klok">,
  nu: Instant,
  heraanbodSeconden: number,
): boolean => {
  if (bezorging === "gebundeld") return false;
  // One that does not wait has its date one offer ahead; a later one was set on purpose.
  return bezorging !== "wacht" || pogingen > 0 || klok === null || klok <= plusSeconden(nu, heraanbodSeconden);
};
