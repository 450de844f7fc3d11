import { INFORMATIESOORTEN, type Informatiesoort } from "../../shared/domain/kenmerk.ts";
import type { Vastlegging } from "../../shared/domain/vastlegging.ts";

/** What exists for the reader: kinds of parts, and records by their id. */
export interface Lezer {
  readonly leest: (informatie: Informatiesoort) => boolean;
  readonly bestaat: (id: string) => boolean;
}

const BIJDRAGESOORTEN = (Object.keys(INFORMATIESOORTEN) as Informatiesoort[]).filter((soort) =>
  soort.startsWith("bijdrage-"),
);
/** Whether these are there follows from contributions of any kind: for who does not read each kind it would tell of one that is hidden. */
const PERSPECTIEVEN: readonly string[] = ["zorgperspectief", "veiligheidsperspectief"];
/** By which kinds one reads that a weging cites others than the one before. */
const AANGEHAALD: Readonly<Record<string, readonly Informatiesoort[]>> = {
  bewijsmiddelen: ["bewijsmiddel"],
  bijdragen: BIJDRAGESOORTEN,
  hoorverslagen: ["hoorverslag"],
};

/**
 * What a record holds, for this reader. A second weging names what it rests on and says of each part of the picture whether it was
 * there: of what they may not see, neither that it is cited nor that it is missing.
 */
export const inhoudVoor = (een: Vastlegging, { leest, bestaat }: Lezer): Readonly<Record<string, unknown>> => {
  if (een.soort !== "weging" || een.inhoud.soort !== "tweede") return { ...een.inhoud };
  const { inhoud } = een;
  const leestElk = (soorten: readonly Informatiesoort[]): boolean => soorten.every(leest);
  const verborgen = new Set(
    inhoud.volledigheid.flatMap(({ onderdeel, informatie }) =>
      leest(informatie) && (!PERSPECTIEVEN.includes(onderdeel) || leestElk(BIJDRAGESOORTEN)) ? [] : [onderdeel],
    ),
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
    herziet: inhoud.herziet && {
      ...inhoud.herziet,
      gewijzigd: inhoud.herziet.gewijzigd.filter((veld) => leestElk(AANGEHAALD[veld] ?? [])),
    },
  };
};
