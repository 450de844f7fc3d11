import type { Actor, Rol } from "../../shared/domain/actor.ts";
import { isPersoonsgegeven, type Gidsregel, type Gidssoort } from "../../shared/domain/gids.ts";
import type { GidsId, OrganisatieCode } from "../../shared/domain/ids.ts";
import type { Weigering } from "../../shared/domain/weigering.ts";
import { ROLGROEPEN } from "../../shared/access/entiteiten.ts";
import { GIDSNAMEN } from "../../shared/api/schemas/gids.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { logregelsVan, logWeigering, professional, type Betrokken } from "../../shared/runtime/logregels.ts";
import type { Verzoek } from "../../shared/runtime/verzoek.ts";

type Wie = Pick<Verzoek, "actor" | "nu">;

/** Asked before anything else: who may not read the guide learns nothing of it by the order of errors. */
export const magNietLezen = (
  { toegang }: Pick<Toegangsafhankelijkheden, "toegang">,
  { actor, nu }: Wie,
): Weigering | null =>
  toegang.magRegister(actor, "gidsLezen", actor.organisatie, nu)
    ? null
    : { code: "geen-recht", nodig: "een rol die aan casussen werkt of meldt" };

/** Asked of the organisation that keeps an entry, and of the one that it would go to. */
export const magNietBeheren = (
  { toegang }: Pick<Toegangsafhankelijkheden, "toegang">,
  { actor, nu }: Wie,
  organisatie: OrganisatieCode,
): Weigering | null =>
  toegang.magRegister(actor, "gidsBeheren", organisatie, nu)
    ? null
    : { code: "geen-recht", nodig: `beheer van de gids voor ${organisatie}` };

/** Who keep the guide for others than their own organisation. */
const VOOR_ALLEN: readonly Rol[] = ["procesregisseur", "beheerder"];

/** The role in which somebody who may changes an entry of this organisation: for the history and the log. */
export const rolBij = (actor: Actor, organisatie: OrganisatieCode): Rol => {
  const rollen: readonly Rol[] = organisatie === actor.organisatie ? ROLGROEPEN.werkend : VOOR_ALLEN;
  return rollen.find((rol) => actor.rollen.includes(rol)) ?? actor.rollen[0] ?? "partner";
};

/** Whose data these entries are. */
export const betrokkenenBij = (soort: Gidssoort, regels: readonly Pick<Gidsregel, "gidsId">[]): readonly Betrokken[] =>
  isPersoonsgegeven(soort) ? regels.map(({ gidsId }) => professional(gidsId)) : [];

/** What a log line calls an entry, or the list of its kind. */
export const objectVan = (soort: Gidssoort, gidsId: GidsId | null): string =>
  gidsId === null ? GIDSNAMEN[soort].vele.toLowerCase() : `${soort}/${gidsId}`;

/** The lines of a change, written with it. */
export const regelsVan = (
  { sleutels }: Pick<Toegangsafhankelijkheden, "sleutels">,
  { actor, nu, trace, operatie }: Pick<Verzoek, "actor" | "nu" | "trace" | "operatie">,
  { soort, gidsId }: Gidsregel,
  rol: Rol,
) =>
  logregelsVan(
    {
      ...{ actor, nu, trace, rol, naam: operatie.operationId },
      ...{ object: objectVan(soort, gidsId), resultaat: "gelukt" },
    },
    betrokkenenBij(soort, [{ gidsId }]),
    sleutels,
  );

/** A refusal to change the guide, with its audit line: who tries what they may not is found later. */
export const weigerBeheer = async (
  afhankelijkheden: Pick<Toegangsafhankelijkheden, "sleutels" | "verwerkingslog">,
  verzoek: Pick<Verzoek, "actor" | "nu" | "trace" | "operatie">,
  object: string,
  weigering: Weigering,
): Promise<{ readonly weigering: Weigering }> => {
  if (weigering.code === "geen-recht") await logWeigering(verzoek, object, afhankelijkheden);
  return { weigering };
};
