import { zetelsNu, type Actor, type Rol } from "../domain/actor.ts";
import type { Casus } from "../domain/casus.ts";
import type { OrganisatieCode } from "../domain/ids.ts";
import { KETENREGIETEAM, organisatiesVan, organisatieVoor, zetelsVan, type Regio } from "../domain/regio.ts";
import type { Eigenaar } from "../domain/taak.ts";
import type { Instant } from "../domain/tijd.ts";
import type { Uitnodiging } from "../domain/uitnodiging.ts";

/** How somebody stands to a casus; no relation: for them it does not exist (X7). */
export type Relatie = "zetel" | "procesregie" | "zorgcoordinatie" | "partner";

/** Roles in which somebody carries out what their organisation was asked as a partner. */
const UITVOERENDE_ROLLEN: readonly Rol[] = ["partner", "lid-ketenregieteam", "zorgcoordinator", "procesregisseur"];

/** Whether the organisation takes part in the chain and signed the convenant (H2.3-e2). */
const isConvenantpartij = (regio: Regio, organisatie: OrganisatieCode): boolean =>
  organisatiesVan(regio).some(
    (partner) => partner.code === organisatie && partner.aangesloten && partner.convenant !== null,
  );

/** The seats of this casus that the actor fills now, as holder or as deputy in the absence window (B6.F1, S2.5.6). */
const zetelsBij = (actor: Actor, casus: Casus, nu: Instant, regio: Regio): readonly OrganisatieCode[] => {
  const zetels = zetelsVan(regio, casus.gemeente);
  return zetelsNu(actor, nu).filter((zetel) => zetels.includes(zetel));
};

/**
 * Every relation of an actor to a casus: (fixed seats ∪ the casus' municipality ∪ partners with an accepted invitation,
 * while it lasts) ∩ convenant (X7). The mandate is asked per decision.
 */
export const relatiesTot = (actor: Actor, casus: Casus, nu: Instant, regio: Regio): ReadonlySet<Relatie> => {
  const relaties = new Set<Relatie>();
  if (!isConvenantpartij(regio, actor.organisatie)) return relaties;
  const isPartner = casus.betrokken.some(
    ({ organisatie, van, tot }) => organisatie === actor.organisatie && van <= nu && (tot === null || nu < tot),
  );
  const heeftRol = (rol: Rol) => actor.rollen.includes(rol);
  if (heeftRol("lid-ketenregieteam") && zetelsBij(actor, casus, nu, regio).length > 0) relaties.add("zetel");
  if (heeftRol("procesregisseur") && actor.organisatie === organisatieVoor(regio, "procesregie")) {
    relaties.add("procesregie");
  }
  if (heeftRol("zorgcoordinator") && actor.organisatie === organisatieVoor(regio, "zorgcoordinatie", casus)) {
    relaties.add("zorgcoordinatie");
  }
  if (UITVOERENDE_ROLLEN.some(heeftRol) && isPartner) relaties.add("partner");
  if (heeftRol("partnersysteem")) {
    if (zetelsVan(regio, casus.gemeente).includes(actor.organisatie)) relaties.add("zetel");
    if (isPartner) relaties.add("partner");
  }
  return relaties;
};

/** Whether the casus exists for this actor. */
export const magCasusZien = (actor: Actor, casus: Casus, nu: Instant, regio: Regio): boolean =>
  relatiesTot(actor, casus, nu, regio).size > 0;

/** What of a casus an actor sees beside the shared view: the evaluation is confidential to its direction (H5.1-a4). */
export const magEvaluatieZien = (actor: Actor, casus: Casus, nu: Instant, regio: Regio): boolean =>
  relatiesTot(actor, casus, nu, regio).has("procesregie");

/** The meldpunt sees every melding, with the dossiers and the casus that it came to (R6). */
export const isMeldpunt = (actor: Actor, regio: Regio): boolean =>
  actor.rollen.includes("meldpunt") && actor.organisatie === organisatieVoor(regio, "meldpunt");

/**
 * In which role at which organisation the actor may do what `eigenaar` owns on this casus, or null when they may not.
 * Owned by the team: from a seat of the casus. Owned by a partner: whoever carries out work there. Else: that role there.
 */
export const treedtOpAls = (
  actor: Actor,
  eigenaar: Eigenaar,
  casus: Casus,
  nu: Instant,
  regio: Regio,
): Eigenaar | null => {
  if (actor.soort !== "persoon" || !isConvenantpartij(regio, actor.organisatie)) return null;
  const { rol, organisatie } = eigenaar;
  if (rol === "lid-ketenregieteam") {
    const zetel = zetelsBij(actor, casus, nu, regio).find(
      (een) => organisatie === KETENREGIETEAM || een === organisatie,
    );
    return zetel !== undefined && actor.rollen.includes(rol) ? { rol, organisatie: zetel } : null;
  }
  const rollen = rol === "partner" ? UITVOERENDE_ROLLEN : [rol];
  const gespeeld = rollen.find((een) => actor.rollen.includes(een));
  return gespeeld !== undefined && actor.organisatie === organisatie ? { rol: gespeeld, organisatie } : null;
};

/**
 * Whether an invitation exists for somebody who is not on the casus: for who carries out work at the invited organisation,
 * while it can be answered or was accepted (H3.1-a4).
 */
export const magUitnodigingZien = (
  actor: Actor,
  uitnodiging: Pick<Uitnodiging, "organisatie" | "status">,
  regio: Regio,
): boolean =>
  actor.organisatie === uitnodiging.organisatie &&
  (uitnodiging.status === "open" || uitnodiging.status === "geaccepteerd") &&
  actor.rollen.some((rol) => rol === "partnersysteem" || UITVOERENDE_ROLLEN.includes(rol)) &&
  isConvenantpartij(regio, actor.organisatie);
