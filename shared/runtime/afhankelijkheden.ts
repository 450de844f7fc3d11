import type { Toegang } from "../access/toegang.ts";
import type { Besluitcontext } from "../domain/besluit.ts";
import type { Hash } from "../domain/historie.ts";
import type { NieuwId } from "../domain/ids.ts";
import type { Kalender } from "../domain/kalender.ts";
import type { Regio } from "../domain/regio.ts";
import type { Eigenaar } from "../domain/taak.ts";
import type { Instant } from "../domain/tijd.ts";
import type { Bijlagenopslag } from "../ports/bijlagen.ts";
import type { Casework } from "../ports/casework.ts";
import type { Sleutels } from "../ports/sleutels.ts";
import type { Verwerkingslog } from "../ports/verwerkingslog.ts";

/** What every use case that touches casework is given. */
export interface Afhankelijkheden {
  readonly casework: Casework;
  readonly verwerkingslog: Verwerkingslog;
  readonly sleutels: Sleutels;
  readonly regio: Regio;
  readonly kalender: Kalender;
  readonly nieuwId: NieuwId;
  readonly hash: Hash;
}

/**
 * What a use case is given that decides about a casus, or about the register: the policies as well. Apart, because intake
 * must not load them (design section 8).
 */
export interface Toegangsafhankelijkheden extends Afhankelijkheden {
  readonly toegang: Toegang;
}

/** What a use case on attachments is given: where their files lie. */
export interface Bijlageafhankelijkheden extends Toegangsafhankelijkheden {
  readonly opslag: Bijlagenopslag;
}

/** What a use case for anybody is given: no key, no log of who did what, for nobody is known. */
export type OpenbareAfhankelijkheden = Pick<Afhankelijkheden, "casework" | "regio" | "kalender" | "nieuwId" | "hash">;

/**
 * The context of one decision: one moment, one actor.
 * @param bekend what the register holds, for a decision that asks it: of organisations, and of who fills the seats
 */
export const besluitcontext = (
  afhankelijkheden: Pick<Afhankelijkheden, "nieuwId" | "hash" | "kalender" | "regio">,
  nu: Instant,
  door: Eigenaar | null,
  bekend: Partial<Pick<Besluitcontext, "partners" | "zetels" | "actorId">> = {},
): Besluitcontext => ({
  nu,
  door,
  partners: null,
  zetels: null,
  actorId: null,
  ...bekend,
  nieuwId: afhankelijkheden.nieuwId,
  hash: afhankelijkheden.hash,
  kalender: afhankelijkheden.kalender,
  regio: afhankelijkheden.regio,
});
