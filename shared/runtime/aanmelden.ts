import type { Aanmelding, TokenVerifier } from "../api/aanmelding.ts";
import type { Operatie } from "../api/operatie.ts";
import type { Actor } from "../domain/actor.ts";
import { gelukt, mislukt, type Result } from "../domain/result.ts";
import type { Weigering } from "../domain/weigering.ts";
import type { ActorRegister } from "../ports/register.ts";
import type { ApiEvent } from "./http.ts";

/** Where a request is signed in: what the gateway tells of its headers and its query. */
type Aanmeldplaats = Pick<ApiEvent, "headers" | "multiValueHeaders" | "multiValueQueryStringParameters">;

/** Names under which clients put a token in an address (RFC 6750, section 2.3). No operation has a parameter of such a name. */
const TOKEN_IN_ADRES = ["access_token", "authorization", "bearer", "id_token", "jwt", "token"];

const isAanmeldkop = ([naam]: readonly [string, unknown]): boolean => naam.toLowerCase() === "authorization";

/** The one header `Authorization`. Of two, this gateway, a proxy and we could each choose another: then there is none. */
const aanmeldkop = ({ headers, multiValueHeaders }: Aanmeldplaats): string | null => {
  const enkel = Object.entries(headers ?? {}).filter(isAanmeldkop);
  const meer = Object.entries(multiValueHeaders ?? {})
    .filter(isAanmeldkop)
    .flatMap(([, waarden]) => waarden ?? []);
  const kop = enkel[0]?.[1] ?? null;
  return enkel.length === 1 && meer.length <= 1 && (meer[0] ?? kop) === kop ? kop : null;
};

/** Addresses end up in histories and in the logs of others: a token in one is burnt, and the client must be told. */
const heeftTokenInAdres = ({ multiValueQueryStringParameters: query }: Aanmeldplaats): boolean =>
  Object.keys(query ?? {}).some((naam) => TOKEN_IN_ADRES.includes(naam.toLowerCase()));

const tokenUit = (plaats: Aanmeldplaats): string | null =>
  heeftTokenInAdres(plaats) ? null : (/^Bearer +([\w.~+/-]{1,8192}=*)$/i.exec(aanmeldkop(plaats) ?? "")?.[1] ?? null);

/** Without a scope an operation is for people only: a system can be given no right to it. */
const magSysteem = (aanmelding: Aanmelding, { scope }: Operatie): boolean =>
  aanmelding.soort === "persoon" || (scope !== null && aanmelding.scopes.includes(scope));

/** Who says to be calling: a valid token in the one header `Authorization` (else 401). */
export const leesAanmelding = async (
  plaats: Aanmeldplaats,
  token: TokenVerifier,
): Promise<Result<Aanmelding, Weigering>> => {
  const tekst = tokenUit(plaats);
  const aanmelding = tekst === null ? mislukt("ongeldig") : await token.verify(tekst);
  return aanmelding.ok ? aanmelding : mislukt({ code: "niet-aangemeld" });
};

/** Who is calling: an entry in our register of the same kind with a role, and for a system the operation's scope (else 403). */
export const vindActor = async (
  aanmelding: Aanmelding,
  operatie: Operatie,
  register: ActorRegister,
): Promise<Result<Actor, Weigering>> => {
  const actor = await register.vind(aanmelding.aanmeldnaam);
  // Without roles all rights have ended, also those that ask no role, such as to what somebody handed in before.
  if (actor?.soort !== aanmelding.soort || actor.rollen.length === 0)
    return mislukt({ code: "geen-recht", nodig: "inschrijving in het register" });
  return magSysteem(aanmelding, operatie)
    ? gelukt(actor)
    : mislukt({ code: "geen-recht", nodig: operatie.scope ?? "aanmelding als mens" });
};
