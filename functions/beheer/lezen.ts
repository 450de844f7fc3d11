import type { Actor } from "../../shared/domain/actor.ts";
import type { OrganisatieCode } from "../../shared/domain/ids.ts";
import { partnerbeeld, type PartnerInRegister } from "../../shared/domain/partner.ts";
import type { Regio } from "../../shared/domain/regio.ts";
import type { Registerversie } from "../../shared/domain/registerversie.ts";
import { gelukt, mislukt, type Result } from "../../shared/domain/result.ts";
import type { Instant } from "../../shared/domain/tijd.ts";
import type { Weigering } from "../../shared/domain/weigering.ts";
import { versiecursor } from "../../shared/api/schemas/register-velden.ts";
import type { Casework } from "../../shared/ports/casework.ts";

/** The entry of an organisation, null while it is as in the region's data; an organisation that nobody knows does not exist. */
export const laadPartner = async (
  { casework, regio }: { readonly casework: Pick<Casework, "partner">; readonly regio: Regio },
  organisatie: OrganisatieCode,
  nu: Instant,
): Promise<Result<PartnerInRegister | null, Weigering>> => {
  const partner = await casework.partner(organisatie);
  return partnerbeeld(partner, organisatie, regio, nu) === null ? mislukt({ code: "niet-gevonden" }) : gelukt(partner);
};

/** Somebody of an organisation. */
export const laadMedewerker = async (
  { casework }: { readonly casework: Pick<Casework, "medewerkers"> },
  wie: { readonly organisatie: OrganisatieCode; readonly actorId: string },
): Promise<Result<Actor, Weigering>> => {
  const [actor] = await casework.medewerkers([wie]);
  return actor === undefined ? mislukt({ code: "niet-gevonden" }) : gelukt(actor);
};

/** A page of a history after the number that was seen last, the first version first. */
export const bladzijdeVan = (
  alle: readonly Registerversie[],
  { cursor = 0, aantal }: { readonly cursor?: number | undefined; readonly aantal: number },
) => {
  const resterend = alle.filter(({ nummer }) => nummer > cursor);
  const deel = resterend.slice(0, aantal);
  const laatste = deel.at(-1);
  return {
    resultaten: deel.map(({ nummer, wat, door, op, inhoud }) => ({
      ...{ versie: nummer, wat, door, op, inhoud },
    })),
    volgende: laatste !== undefined && resterend.length > deel.length ? versiecursor.schrijf(laatste.nummer) : null,
  };
};
