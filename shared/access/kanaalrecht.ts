import type { Actor } from "../domain/actor.ts";
import type { OrganisatieCode } from "../domain/ids.ts";
import { isBeslotenOntvanger } from "../domain/kanaal.ts";
import { FG_ONTVANGER, KETENREGIETEAM, organisatiesVan, type Regio } from "../domain/regio.ts";
import type { Instant } from "../domain/tijd.ts";
import { opsporingOntvanger } from "../domain/traject.ts";
import { isVanConvenantpartij, magFeedLezen } from "./rollen.ts";

/** What somebody may of the channel of a recipient. Nothing of it shows what was told: that is in the feed, for who reads that. */
export interface Kanaalrecht {
  /** `alles`: its state and that of each number; `storing`: only that it does not deliver. */
  readonly ziet: "alles" | "storing";
  /** May have it resumed, and what they see offered again. */
  readonly beheert: boolean;
}

/** Everybody who can be told something: the region's organisations and those that only the register knows, the team, the FG, and who investigates. */
export const ontvangersVan = (regio: Regio, register: readonly OrganisatieCode[]): readonly OrganisatieCode[] =>
  [
    ...new Set([
      ...organisatiesVan(regio).map(({ code }) => code),
      ...register,
      ...[KETENREGIETEAM, FG_ONTVANGER],
      ...regio.rollen.strafrecht.map(opsporingOntvanger),
    ]),
  ].toSorted();

/** Ops look after every channel and need no convenant, for they see nothing of the chain; an organisation that left does not. */
const isOps = ({ rollen, deelname }: Actor, nu: Instant): boolean =>
  rollen.includes("ops") && (deelname === null || deelname.tot === null || nu < deelname.tot);

/**
 * What somebody may of the channel of this recipient; null: it does not exist for them. Who reads the feed sees how it is
 * delivered, as does who administers the organisation; the organisation's system and administrator look after it, and of a
 * recipient that is no organisation whoever reads its feed. Ops look after all, and see of some only that they falter.
 */
export const kanaalrecht = (
  actor: Actor,
  ontvanger: OrganisatieCode,
  nu: Instant,
  regio: Regio,
): Kanaalrecht | null => {
  const ops = isOps(actor, nu);
  const leest = magFeedLezen(actor, ontvanger, nu, regio);
  const beheerder =
    actor.rollen.includes("beheerder") && actor.organisatie === ontvanger && isVanConvenantpartij(actor, nu, regio);
  const besloten = isBeslotenOntvanger(ontvanger);
  if (leest || beheerder) {
    const zonderSysteem = besloten || ontvanger === KETENREGIETEAM;
    return { ziet: "alles", beheert: ops || beheerder || actor.soort === "systeem" || zonderSysteem };
  }
  return ops ? { ziet: besloten ? "storing" : "alles", beheert: true } : null;
};
