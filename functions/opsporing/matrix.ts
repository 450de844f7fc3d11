import type { Actor } from "../../shared/domain/actor.ts";
import type { Instant } from "../../shared/domain/tijd.ts";
import type { Weigering } from "../../shared/domain/weigering.ts";
import type { Wijziging } from "../../shared/domain/wijziging.ts";
import type { Inzage, Toegang } from "../../shared/access/toegang.ts";

/** What somebody lacks where the region has not agreed that who investigates records anything. */
export const BUITEN_MATRIX: Weigering = { code: "geen-recht", nodig: "schrijfrecht in het compartiment strafrecht" };

/** Whether something is recorded that the region's sharing matrix does not let who investigates add, as of every part of a casus is asked. */
export const buitenMatrix = (
  { vastleggen }: Pick<Toegang, "vastleggen">,
  actor: Actor,
  { hoedanigheden }: Pick<Inzage, "hoedanigheden">,
  { nieuw }: Pick<Wijziging, "nieuw">,
  nu: Instant,
): boolean =>
  nieuw.some((record) => record.type === "trajectvastlegging" && !vastleggen(actor, hoedanigheden, record.kenmerk, nu));
