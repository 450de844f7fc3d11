import { zetelsNu, type Actor, type Rol } from "../domain/actor.ts";
import type { OrganisatieCode } from "../domain/ids.ts";
import { isConvenantpartij } from "../domain/deelname.ts";
import type { Melding } from "../domain/melding.ts";
import {
  deelnameVan,
  FG_ONTVANGER,
  KETENREGIETEAM,
  organisatieVoor,
  zetelcodesVan,
  zetelsVan,
  zorgcoordinerend,
  type Regio,
} from "../domain/regio.ts";
import type { Sturingseigenaar } from "../domain/regio-sturing.ts";
import type { Sturingspunt } from "../domain/sturing.ts";
import type { Instant } from "../domain/tijd.ts";
import { opsporendAchter } from "../domain/traject.ts";

/*
 * Rights that ask a role and nothing of a casus. They are plain, because intake must not wait for an engine (design section
 * 8); everything about a casus is in toegang.cedar.
 */

/** What needs a role only, and the roles that have it. */
export const ROLRECHTEN = {
  /** Reporting: not for who only steers, guards privacy or runs the systems (design section 1). */
  melden: [
    ...(["partnersysteem", "meldpunt", "lid-ketenregieteam", "procesregisseur", "zorgcoordinator"] as const),
    ...(["aandachtsfunctionaris", "partner"] as const),
  ],
  /** Prevention, on behalf of an organisation of the chain (H1.1-g1, R11, R22). */
  preventieVastleggen: [
    ...(["partnersysteem", "partner", "meldpunt", "lid-ketenregieteam", "procesregisseur"] as const),
    ...(["zorgcoordinator", "aandachtsfunctionaris", "ketenregisseur"] as const),
  ],
  /** What stands in the way, and trends: whoever works in the chain, or steers it (H4.1-d1, H4.4-a3). */
  sturingMelden: [
    ...(["partnersysteem", "partner", "meldpunt", "lid-ketenregieteam", "procesregisseur"] as const),
    ...(["zorgcoordinator", "aandachtsfunctionaris", "opsporing", "procesbegeleider-evaluatie"] as const),
    ...(["procesbegeleider-zvh", "ketenregisseur", "bestuurder"] as const),
  ],
} as const satisfies Readonly<Record<string, readonly Rol[]>>;
export type Rolrecht = keyof typeof ROLRECHTEN;

/** The role in which somebody has this right; null: none of theirs gives it. */
export const rolVoor = (actor: Actor, recht: Rolrecht): Rol | null => {
  const rollen: readonly Rol[] = ROLRECHTEN[recht];
  return rollen.find((een) => actor.rollen.includes(een)) ?? null;
};

/** Whether the actor's organisation takes part and has a convenant that holds now: without it nothing is shared (X7). */
export const isVanConvenantpartij = (actor: Actor, nu: Instant, regio: Regio): boolean => {
  const deelname = actor.deelname ?? deelnameVan(regio, actor.organisatie);
  return deelname !== null && isConvenantpartij(deelname, nu);
};

/** The meldpunt reads every melding, with the dossiers and the casus that it came to (R6). */
export const isMeldpunt = (actor: Actor, nu: Instant, regio: Regio): boolean =>
  actor.rollen.includes("meldpunt") &&
  actor.organisatie === organisatieVoor(regio, "meldpunt") &&
  isVanConvenantpartij(actor, nu, regio);

/**
 * Whether somebody follows this melding: a person their own, a system its organisation's. It holds names, so only while they
 * may report, at the organisation for which they did, and while that has a convenant (X7).
 */
export const isEigenMelding = (
  actor: Actor,
  { ingediendDoor }: Pick<Melding, "ingediendDoor">,
  nu: Instant,
  regio: Regio,
): boolean =>
  rolVoor(actor, "melden") !== null &&
  ingediendDoor.organisatie === actor.organisatie &&
  (actor.soort === "systeem" || ingediendDoor.actorId === actor.actorId) &&
  isVanConvenantpartij(actor, nu, regio);

/**
 * Whether somebody handles the meldingen that were given to this role at this organisation: who plays it there, and for a partner
 * its system. While the organisation has a convenant (X7).
 */
export const isBehandelaar = (
  actor: Actor,
  { rol, organisatie }: Melding["verdeling"]["eigenaar"],
  nu: Instant,
  regio: Regio,
): boolean =>
  actor.organisatie === organisatie &&
  (actor.rollen.includes(rol) || (rol === "partner" && actor.rollen.includes("partnersysteem"))) &&
  isVanConvenantpartij(actor, nu, regio);

/** Whether this melding is theirs to handle now: as long as it is, they see it, and nothing of the casus (H2.1-c2). */
export const isToegewezen = (
  actor: Actor,
  { verdeling, behandeling }: Pick<Melding, "verdeling" | "behandeling">,
  nu: Instant,
  regio: Regio,
): boolean => behandeling.status === "open" && isBehandelaar(actor, verdeling.eigenaar, nu, regio);

/**
 * Whether somebody gives meldingen to others: the meldpunt, and the procesregisseur, to whom what stays lying is escalated. The
 * latter does so without seeing them.
 */
export const magVerdelen = (actor: Actor, nu: Instant, regio: Regio): boolean =>
  isMeldpunt(actor, nu, regio) ||
  (actor.rollen.includes("procesregisseur") &&
    actor.organisatie === organisatieVoor(regio, "procesregie") &&
    isVanConvenantpartij(actor, nu, regio));

/** Who steers: the ketenregisseur and the procesregisseur where they belong, and a bestuurder of any organisation that signed. */
const isSturend = ({ rollen, organisatie }: Actor, regio: Regio): boolean =>
  (rollen.includes("ketenregisseur") && organisatie === organisatieVoor(regio, "ketenregisseur")) ||
  (rollen.includes("procesregisseur") && organisatie === organisatieVoor(regio, "procesregie")) ||
  rollen.includes("bestuurder");

/**
 * As what somebody decides what becomes of a knelpunt or trendsignaal: who owns it, and the ketenregisseur always. Null: they may
 * not. A system decides nothing.
 */
export const beslistOver = (
  actor: Actor,
  { eigenaar }: Pick<Sturingspunt, "eigenaar">,
  nu: Instant,
  regio: Regio,
): Sturingseigenaar | null => {
  if (actor.soort !== "persoon" || !isVanConvenantpartij(actor, nu, regio)) return null;
  const { organisatie, rollen } = actor;
  const isRol = eigenaar.rol === "partner" ? rolVoor(actor, "sturingMelden") !== null : rollen.includes(eigenaar.rol);
  if (organisatie === eigenaar.organisatie && isRol) return eigenaar;
  return rollen.includes("ketenregisseur") && organisatie === organisatieVoor(regio, "ketenregisseur")
    ? { rol: "ketenregisseur", organisatie }
    : null;
};

/**
 * Whether a knelpunt or trendsignaal is there for somebody: who steers, who owns it, whom it is meant for, and the organisation
 * that reported it. It holds nobody and no casus, so it asks a role and a convenant.
 */
export const zietSturingspunt = (
  actor: Actor,
  { gemeldDoor, eigenaar, inhoud }: Pick<Sturingspunt, "gemeldDoor" | "eigenaar" | "inhoud">,
  nu: Instant,
  regio: Regio,
): boolean => {
  if (!isVanConvenantpartij(actor, nu, regio)) return false;
  if (isSturend(actor, regio)) return true;
  const voor = [...[gemeldDoor, eigenaar.organisatie], ...(inhoud.soort === "trendsignaal" ? inhoud.informeren : [])];
  return rolVoor(actor, "sturingMelden") !== null && voor.includes(actor.organisatie);
};

/**
 * Whose feed somebody reads (design section 7). Their organisation's: a feed tells which casussen there are, so in an
 * organisation with a seat, a municipality too, it is for who fills that seat, or has a role that sees casussen by itself
 * there. Their seat's, as deputy too; the team's, from a fixed seat; the FG's own; that of who investigates, for who does so there.
 */
export const magFeedLezen = (actor: Actor, ontvanger: OrganisatieCode, nu: Instant, regio: Regio): boolean => {
  if (!isVanConvenantpartij(actor, nu, regio)) return false;
  const heeft = (...rollen: readonly Rol[]): boolean => rollen.some((rol) => actor.rollen.includes(rol));
  const vast = zetelsVan(regio, null);
  const zetels = heeft("lid-ketenregieteam") ? zetelsNu(actor, nu) : [];
  if (ontvanger === FG_ONTVANGER) return heeft("fg") && actor.organisatie === regio.rollen.privacy;
  const opsporend = opsporendAchter(regio, ontvanger);
  if (opsporend !== null) return heeft("opsporing") && actor.organisatie === opsporend;
  if (ontvanger === KETENREGIETEAM) return zetels.some((zetel) => vast.includes(zetel));
  if (zetels.includes(ontvanger)) return true;
  if (actor.organisatie !== ontvanger) return false;
  if (heeft("partnersysteem")) return true;
  return (
    (heeft("procesregisseur") && ontvanger === organisatieVoor(regio, "procesregie")) ||
    (heeft("meldpunt") && ontvanger === organisatieVoor(regio, "meldpunt")) ||
    (heeft("zorgcoordinator") && zorgcoordinerend(regio).includes(ontvanger)) ||
    (heeft("partner", "zorgcoordinator", "procesbegeleider-evaluatie") && !zetelcodesVan(regio).includes(ontvanger))
  );
};
