import * as z from "zod";
import { instantSchema, plusSeconden, verlooptNa, type Instant } from "../tijd.ts";
import type { Hash } from "../historie.ts";
import type { OrganisatieCode } from "../ids.ts";
import { organisatieVoor, type Regio } from "../regio.ts";
import { eigenaarSchema, type Eigenaar } from "../taak.ts";
import type { Plaats } from "./spoor.ts";

/** What can be found not to hold; the README of the domain says of each what it proves and how long it may be so. */
export const BEVINDINGCODES = [
  ...(["melding-zonder-dossier", "melding-blijft-liggen", "dossier-ontbreekt", "casus-ontbreekt"] as const),
  ...(["signaal-zonder-taak", "melding-zonder-taak"] as const),
  ...(["zonder-eigenaar", "zonder-datum", "niet-op-klok", "klok-staat-stil", "niet-in-werklijst"] as const),
  ...(["taak-ontbreekt", "uitvoering-ontbreekt", "uitvoering-staat-elders"] as const),
  ...(["gebeurtenis-blijft-liggen", "feedregel-ontbreekt", "feed-niet-aaneengesloten"] as const),
  ...(["historie-gebroken", "historie-onvolledig", "logregel-ontbreekt", "record-ontbreekt"] as const),
  ...(["wachtrij-niet-leeg", "onleesbaar"] as const),
] as const;
export const bevindingcodeSchema = z.enum(BEVINDINGCODES);
export type Bevindingcode = z.infer<typeof bevindingcodeSchema>;

/** Of which side of the wall: what is found of the compartment is told there alone (X8). */
export const bevindingkantSchema = z.enum(["keten", "opsporing"]);
export type Bevindingkant = z.infer<typeof bevindingkantSchema>;

/**
 * What may be done about it without anybody: let the clock look at it from `klok` on (null: take it off the clock, for nothing is to be
 * done with it), or offer it to the outbox once more.
 */
export type Herstel = { readonly soort: "klok"; readonly klok: Instant | null } | { readonly soort: "aanbieden" };

/** Something that does not hold, as one look at the table shows it. */
export interface Vermoeden {
  readonly code: Bevindingcode;
  /** Kind and id of what it is about: ids and codes only. */
  readonly bij: { readonly soort: string; readonly id: string };
  /** Where its record is, so that it is the same finding tomorrow. */
  readonly plaats: Plaats;
  /** Null: nobody but a person can mend it. */
  readonly herstel: Herstel | null;
  readonly kant: Bevindingkant;
  /** Of what lies in the compartment: who leads the track. */
  readonly opsporend: OrganisatieCode | null;
}

/**
 * Something that does not hold, kept from when it was found until it does: with an owner, and the date on which it is said again
 * (design rule 3). What was mended is kept until a next round finds it well: a mending that does not help is told.
 */
export const bevindingSchema = z.object({
  type: z.literal("bevinding"),
  bevindingId: z.string().regex(/^[0-9a-f]{32}$/),
  kant: bevindingkantSchema,
  versie: z.int().min(1),
  code: bevindingcodeSchema,
  bij: z.object({ soort: z.string(), id: z.string() }),
  status: z.enum(["open", "verdwenen"]),
  eigenaar: eigenaarSchema,
  /** When it is told (again), if it is still there. */
  volgendeDatum: instantSchema,
  gevondenOp: instantSchema,
  /** Number of the last round that found it. */
  ronde: z.int().min(1),
  /** In how many rounds it was found, and in how many it was mended. */
  keren: z.int().min(1),
  hersteld: z.int().min(0),
  /** When it was last told; null: never. */
  gemeldOp: instantSchema.nullable(),
  /** Epoch seconds after which the table forgets it; null while it is there. */
  verlooptOp: z.int().nullable(),
});
export type Bevinding = z.infer<typeof bevindingSchema>;

/** How long one that is gone can still be seen, in seconds: 90 days. */
const BEWAARTIJD = 90 * 86_400;
/** After how many seconds one that is still there is told again. */
const HERHALING = 7 * 86_400;

/** The same id for the same thing that does not hold: whoever finds it twice keeps it once. */
export const bevindingIdVan = ({ code, plaats }: Pick<Vermoeden, "code" | "plaats">, hash: Hash): string =>
  hash(`${code}|${plaats}`).slice(0, 32);

const eigenaarVan = ({ kant, opsporend }: Vermoeden, regio: Regio): Eigenaar =>
  kant === "opsporing"
    ? // Of what nobody can be found to lead: who takes over in the compartment does.
      { rol: "opsporing", organisatie: opsporend ?? regio.strafrechtelijkTraject.escalatie }
    : { rol: "procesregisseur", organisatie: organisatieVoor(regio, "procesregie") };

/** What a round knows when it keeps what it found. */
export interface Rondemoment {
  readonly ronde: number;
  readonly nu: Instant;
  readonly regio: Regio;
  readonly hash: Hash;
}

/**
 * What is kept of what was found, over what was kept of it before.
 * @param hersteld whether it was mended just now
 */
export const houdBij = (
  vermoeden: Vermoeden,
  eerder: Bevinding | null,
  hersteld: boolean,
  { ronde, nu, regio, hash }: Rondemoment,
): Bevinding => {
  const { code, bij, kant } = vermoeden;
  const eigenaar = eigenaarVan(vermoeden, regio);
  if (eerder?.status === "open") {
    // Two runs of one round find it once.
    const opnieuw = eerder.ronde !== ronde;
    return {
      ...{ ...eerder, versie: eerder.versie + 1, ronde, eigenaar },
      ...{ keren: eerder.keren + (opnieuw ? 1 : 0), hersteld: eerder.hersteld + (hersteld && opnieuw ? 1 : 0) },
    };
  }
  return {
    ...{ type: "bevinding", bevindingId: bevindingIdVan(vermoeden, hash), kant, versie: (eerder?.versie ?? 0) + 1 },
    ...{ code, bij, status: "open", eigenaar, volgendeDatum: nu, gevondenOp: nu, ronde },
    ...{ keren: 1, hersteld: hersteld ? 1 : 0, gemeldOp: null, verlooptOp: null },
  };
};

/** Whether a person has to know of it: it cannot be mended, or mending it did not help. */
export const isVoorMensen = ({ status, keren, hersteld }: Pick<Bevinding, "status" | "keren" | "hersteld">): boolean =>
  status === "open" && (hersteld === 0 || keren > 1);

/**
 * What a round finds in the days of the log that it looks at, and not in the table as it is: nobody can write it afterwards, and a
 * later round does not come past it. It is told again for as long as one that is gone is kept.
 */
const UIT_HET_LOG: readonly Bevindingcode[] = ["logregel-ontbreekt", "record-ontbreekt"];
const blijft = ({ code, gevondenOp }: Bevinding, nu: Instant): boolean =>
  UIT_HET_LOG.includes(code) && plusSeconden(gevondenOp, BEWAARTIJD) > nu;

/** What becomes of one at the end of a round: gone when the round did not find it, told when it has to be; null: as it was. */
export const naRonde = (
  bevinding: Bevinding,
  ronde: number,
  nu: Instant,
): { readonly bevinding: Bevinding; readonly melden: boolean } | null => {
  if (bevinding.status !== "open") return null;
  const volgende = { ...bevinding, versie: bevinding.versie + 1 };
  if (bevinding.ronde < ronde && !blijft(bevinding, nu))
    return {
      bevinding: { ...volgende, status: "verdwenen", verlooptOp: verlooptNa(nu, BEWAARTIJD) },
      melden: false,
    };
  if (!isVoorMensen(bevinding) || bevinding.volgendeDatum > nu) return null;
  return { bevinding: { ...volgende, gemeldOp: nu, volgendeDatum: plusSeconden(nu, HERHALING) }, melden: true };
};
