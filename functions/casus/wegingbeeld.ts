import type { Informatiesoort } from "../../shared/domain/kenmerk.ts";
import type { Vastlegging } from "../../shared/domain/vastlegging.ts";

/** What exists for the reader: kinds of parts, and records by their id. */
export interface Lezer {
  readonly leest: (informatie: Informatiesoort) => boolean;
  readonly bestaat: (id: string) => boolean;
}

/**
 * What a record holds, for this reader. A second weging names what it rests on and says of each part of the picture whether it was
 * there: of what they may not see, neither that it is cited nor that it is missing.
 */
export const inhoudVoor = (een: Vastlegging, { leest, bestaat }: Lezer): Readonly<Record<string, unknown>> => {
  if (een.soort !== "weging" || een.inhoud.soort !== "tweede") return { ...een.inhoud };
  const { inhoud } = een;
  const verborgen = new Set(
    inhoud.volledigheid.flatMap(({ onderdeel, informatie }) => (leest(informatie) ? [] : [onderdeel])),
  );
  return {
    ...inhoud,
    bewijsmiddelen: inhoud.bewijsmiddelen.filter(bestaat),
    bijdragen: inhoud.bijdragen.filter(bestaat),
    hoorverslagen: inhoud.hoorverslagen.filter(bestaat),
    volledigheid: inhoud.volledigheid
      .filter(({ onderdeel }) => !verborgen.has(onderdeel))
      .map(({ onderdeel, stand }) => ({ onderdeel, stand })),
    ontbreekt: inhoud.ontbreekt.filter(({ onderdeel }) => !verborgen.has(onderdeel)),
  };
};
