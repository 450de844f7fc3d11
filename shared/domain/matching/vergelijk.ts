import type { Personalia } from "../melding.ts";
import { vergelijkAdres } from "./adres.ts";
import { vergelijkGeboorte } from "./geboorte.ts";
import {
  DREMPEL_MOGELIJK,
  DREMPEL_ZELFDE,
  GEWICHTEN,
  HOOGSTENS_GEZIN,
  HOOGSTENS_SAMEN,
  type Oordelen,
} from "./gewichten.ts";
import { vergelijkNamen } from "./namen.ts";
import { normaliseer, type Genormaliseerd } from "./normaliseer.ts";

export type Veld = keyof Oordelen;
export type Uitkomst = "zelfde" | "mogelijk-zelfde" | "nieuw";

/** How one field turned out: codes and a number of bits, nothing of the person. `redentekst` says it in Dutch. */
export type Reden = {
  readonly [V in Veld]: { readonly veld: V; readonly oordeel: Oordelen[V]; readonly gewicht: number };
}[Veld];

/** Whether two are one, and why: every field once, in a fixed order; `score` is the sum of the weights, in bits. */
export interface Vergelijking {
  readonly uitkomst: Uitkomst;
  readonly score: number;
  readonly redenen: readonly Reden[];
}

const eens = <T>(een: T | null, ander: T | null) =>
  een === null || ander === null ? "onbekend" : een === ander ? "gelijk" : "verschilt";

const vergelijkNationaliteit = (een: readonly string[], ander: readonly string[]) => {
  if (een.length === 0 || ander.length === 0) return "onbekend";
  return een.some((land) => ander.includes(land)) ? "gelijk" : "verschilt";
};

const oordeel = (a: Genormaliseerd, b: Genormaliseerd): Oordelen => ({
  bsn: eens(a.bsn, b.bsn),
  geboortedatum: vergelijkGeboorte(a.geboorte, b.geboorte),
  ...vergelijkNamen(a, b),
  geslacht: eens(a.geslacht, b.geslacht),
  nationaliteit: vergelijkNationaliteit(a.nationaliteiten, b.nationaliteiten),
  email: eens(a.email, b.email),
  telefoon: eens(a.telefoon, b.telefoon),
  adres: vergelijkAdres(a.adres, b.adres) ?? "onbekend",
});

const VELDEN = Object.keys(GEWICHTEN) as readonly Veld[];
const ANDERE_NAAM: readonly string[] = ["verschilt", "enigszins-gelijkend"];
const HUISHOUDEN: readonly Veld[] = ["email", "telefoon", "adres"];

const weeg = (oordelen: Oordelen): readonly Reden[] => {
  const { voornaam, geslachtsnaam } = oordelen;
  const gezin = ANDERE_NAAM.includes(voornaam) && ["gelijk", "klinkt-gelijk", "deels-gelijk"].includes(geslachtsnaam);
  let over: number = gezin ? HOOGSTENS_GEZIN : HOOGSTENS_SAMEN;
  return VELDEN.map((veld) => {
    const vol = (GEWICHTEN[veld] as Readonly<Record<string, number>>)[oordelen[veld]] ?? 0;
    const gewicht = HUISHOUDEN.includes(veld) ? Math.min(vol, over) : vol;
    if (HUISHOUDEN.includes(veld)) over -= Math.max(gewicht, 0);
    return { veld, oordeel: oordelen[veld], gewicht } as Reden;
  });
};

/** What two reports on one person may never show, however much else agrees. */
const isUitgesloten = ({ geslacht, bsn, geboortedatum }: Oordelen): boolean =>
  geslacht === "verschilt" ||
  bsn === "verschilt" ||
  ["gelijkend", "deels-gelijk", "verschilt", "buiten-schatting"].includes(geboortedatum);

/**
 * Whether it is certain without a number. The given name must be the same name, in whatever spelling: twins share the rest,
 * and may be Anna and Hanna, or Maria and Maria Johanna. So a typing error, a roepnaam and an initial are for a person to
 * decide. Names and birth date that are wholly equal suffice, as they do for the keys that keep one dossier a person:
 * among a million dossiers two people share them so seldom that a task for each second report would hide the real doubts.
 */
const isZeker = (oordelen: Oordelen, score: number): boolean => {
  const { voornaam, geslachtsnaam, geboortedatum } = oordelen;
  const opDag = geboortedatum === "gelijk" || geboortedatum === "gelijk-verlegenheidsdatum";
  if (!opDag && geboortedatum !== "omgewisseld") return false;
  if (opDag && voornaam === "gelijk" && geslachtsnaam === "gelijk") return true;
  const genoemd = ["gelijk", "omgewisseld", "deels-gelijk", "klinkt-gelijk", "gelijkend"].includes(geslachtsnaam);
  return (voornaam === "gelijk" || voornaam === "omgewisseld") && genoemd && score >= DREMPEL_ZELFDE;
};

const beslis = (oordelen: Oordelen, score: number): Uitkomst => {
  const uitgesloten = isUitgesloten(oordelen);
  if (oordelen.bsn === "gelijk") return uitgesloten ? "mogelijk-zelfde" : "zelfde";
  // Brother and sister of one birth (Michael, Michaela), or two people with a number each: nobody need look at them.
  const tweeMensen = oordelen.geslacht === "verschilt" || oordelen.bsn === "verschilt";
  if (tweeMensen && [...ANDERE_NAAM, "gelijkend"].includes(oordelen.voornaam)) return "nieuw";
  if (!uitgesloten && isZeker(oordelen, score)) return "zelfde";
  return score >= DREMPEL_MOGELIJK ? "mogelijk-zelfde" : "nieuw";
};

/**
 * Compares two people as they were reported: a wrong `zelfde` shows somebody's case to others, a wrong `nieuw` leaves a
 * person with two dossiers (H2.2-a1, X2, K18). `op` and `opB`: the day (`2026-11-24`) on which each was given, from which an
 * estimated age counts. Symmetric. Never `zelfde` when sex, number or birth date differs (but for day and month that
 * changed places), nor without a birth date on both sides unless the number agrees.
 */
export const vergelijk = (a: Personalia, b: Personalia, op: string, opB: string = op): Vergelijking => {
  const oordelen = oordeel(normaliseer(a, op), normaliseer(b, opB));
  const redenen = weeg(oordelen);
  const score = redenen.reduce((som, { gewicht }) => som + gewicht, 0);
  return { uitkomst: beslis(oordelen, score), score, redenen };
};
