import type { Actor } from "../../shared/domain/actor.ts";
import type { Regio } from "../../shared/domain/regio.ts";
import type { ActorRegister } from "../../shared/ports/register.ts";

/** Under this id the log and the history know the first administrator, who has no entry yet. */
export const EERSTE_BEHEERDER_ID = "eerste-beheerder";

/**
 * The register, in which one person who is not in it counts as administrator of the chain: so that a new environment can be
 * filled at all (BIO2: the name is a setting, which a second person approves). Once they are registered their entry rules.
 * @param aanmeldnaam `sub` of that person; empty: nobody
 */
export const metEersteBeheerder = (register: ActorRegister, aanmeldnaam: string, regio: Regio): ActorRegister => {
  if (aanmeldnaam === "") return register;
  const eerste: Actor = {
    ...{ type: "actor", aanmeldnaam, actorId: EERSTE_BEHEERDER_ID, versie: 1, soort: "persoon" },
    ...{ organisatie: regio.rollen.beheer, deelname: null, domein: null, rollen: ["beheerder"], gemeente: null },
    ...{ zetels: [], mandaten: [] },
  };
  return { vind: async (naam) => (await register.vind(naam)) ?? (naam === aanmeldnaam ? eerste : null) };
};
