import type { NieuwId } from "./ids.ts";
import type { Regio } from "./regio.ts";
import { registerversie, type Registerversie, type Wijziger } from "./registerversie.ts";
import { mislukt } from "./result.ts";
import type { Instant } from "./tijd.ts";
import type { Veldfout, Weigering } from "./weigering.ts";
import type { Wijziging } from "./wijziging.ts";

/** What a decision about the register may know besides the entry and the input. */
export interface Registercontext {
  readonly nu: Instant;
  readonly nieuwId: NieuwId;
  readonly regio: Regio;
  /** Who changes it, in which role. */
  readonly door: Wijziger;
  /** Code of the change: the operationId. */
  readonly wat: string;
}

/** A refusal because of what the register holds, with the reason. */
export const pastNiet = (uitleg: string) => mislukt<Weigering>({ code: "register-regel", uitleg });

/** A refusal of one field of the input, for what only the register could tell. */
export const veldfout = (...fouten: readonly Veldfout[]) => mislukt<Weigering>({ code: "ongeldige-invoer", fouten });

/** Rights never end in the past: a moment that has passed counts as now. */
export const nietVoor = (moment: Instant, nu: Instant): Instant => (moment < nu ? nu : moment);

/** The line of history of a changed entry, as part of the change (BIO2). */
export const metVersie = (
  bij: Registerversie["bij"],
  nummer: number,
  inhoud: Registerversie["inhoud"],
  { wat, door, nu }: Registercontext,
): Wijziging => ({ nieuw: [registerversie(bij, nummer, wat, door, nu, inhoud)], vervangen: [], mitsOpen: [] });
