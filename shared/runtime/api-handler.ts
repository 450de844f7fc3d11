import type { TokenVerifier } from "../api/aanmelding.ts";
import type { Operatie } from "../api/operatie.ts";
import type { Actor } from "../domain/actor.ts";
import { gelukt, mislukt, type Result } from "../domain/result.ts";
import type { Weigering } from "../domain/weigering.ts";
import type { ActorRegister } from "../ports/register.ts";
import { leesAanmelding, vindActor } from "./aanmelden.ts";
import { toetsIfMatch } from "./etag.ts";
import { keur, leesSleutel } from "./invoer.ts";
import { leesbaarVerzoek, maakRaam, type ApiHandler, type Koppen, type Raamopties } from "./raam.ts";
import type { OpenbareRoute, Route } from "./route.ts";
import type { Verzoek } from "./verzoek.ts";

/** What an API function is made of. */
export interface ApiOpties extends Raamopties<Route> {
  readonly token: TokenVerifier;
  readonly register: ActorRegister;
}

/** @param actor null: nobody in particular */
const sleutelVan = (
  koppen: Koppen,
  { idempotencyKey }: Operatie,
  actor: Actor | null,
): Result<string | null, Weigering> => {
  if (idempotencyKey === "geen") return gelukt(null);
  const sleutel = leesSleutel(koppen["idempotency-key"]);
  const nodig =
    idempotencyKey === "verplicht" || (idempotencyKey === "verplicht-voor-systemen" && actor?.soort === "systeem");
  return sleutel.ok && sleutel.waarde === null && nodig ? mislukt({ code: "idempotency-key-nodig" }) : sleutel;
};

/** Waits for a read without failing: what came of it, or what went wrong, is for who asks. */
const uitgesteld = async (lezen: Promise<unknown> | undefined): Promise<() => unknown> => {
  try {
    const gelezen = await lezen;
    return () => gelezen;
  } catch (fout) {
    return () => {
      throw fout;
    };
  }
};

/**
 * The frame of every API function that asks who calls. In this order: address (404, 405) → token (401) → register and scope
 * (403) → ids in the path (404) → the use case, which decides visibility before it reads query, body and key.
 */
export const createApiHandler = (opties: ApiOpties): ApiHandler => {
  if (opties.routes.some(({ operatie }) => operatie.openbaar))
    throw new Error("This frame serves no public operations");
  return maakRaam(opties, async (binnenkomst) => {
    const { event, route, koppen } = binnenkomst;
    const { operatie } = route;
    const aanmelding = await leesAanmelding(event, opties.token);
    if (!aanmelding.ok) return { weigering: aanmelding.fout };
    const ids = keur(operatie.parameters.pad, binnenkomst.padParameters);
    // Read together. Who is refused is told so, whatever became of the other read.
    const [actor, gelezen] = await Promise.all([
      vindActor(aanmelding.waarde, operatie, opties.register),
      uitgesteld(ids.ok ? route.vooraf?.(ids.waarde) : undefined),
    ]);
    if (!actor.ok) return { weigering: actor.fout };
    if (!ids.ok) return { weigering: { code: "niet-gevonden" } };
    const verzoek: Verzoek = {
      ...leesbaarVerzoek(binnenkomst, operatie, ids.waarde),
      actor: actor.waarde,
      idempotencySleutel: () => sleutelVan(koppen, operatie, actor.waarde),
      toetsVersie: (versie) => toetsIfMatch(koppen["if-match"], versie),
    };
    return route.voerUit(verzoek, gelezen());
  });
};

/**
 * The frame of a function for anybody: it has no token verifier and no register, so that a token says nothing here, and it
 * serves public operations only. In this order: address (404, 405) → ids in the path (404) → the use case.
 */
export const createOpenbareHandler = (opties: Raamopties<OpenbareRoute>): ApiHandler => {
  if (opties.routes.some(({ operatie }) => !operatie.openbaar))
    throw new Error("This frame serves public operations only");
  return maakRaam(opties, async (binnenkomst) => {
    const { route, padParameters, koppen } = binnenkomst;
    const { operatie } = route;
    const ids = keur(operatie.parameters.pad, padParameters);
    return ids.ok
      ? route.voerUit({
          ...leesbaarVerzoek(binnenkomst, operatie, ids.waarde),
          idempotencySleutel: () => sleutelVan(koppen, operatie, null),
        })
      : { weigering: { code: "niet-gevonden" } };
  });
};
