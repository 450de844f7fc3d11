import type { Adresoordeel } from "./adres.ts";
import type { Geboorteoordeel } from "./geboorte.ts";
import type { Naamoordeel } from "./namen.ts";

type Eensoordeel = "gelijk" | "verschilt" | "onbekend";

/** What is compared, and how each can turn out. */
export interface Oordelen {
  readonly bsn: Eensoordeel;
  readonly geboortedatum: Geboorteoordeel;
  readonly voornaam: Naamoordeel;
  readonly geslachtsnaam: Naamoordeel;
  readonly geslacht: Eensoordeel;
  readonly nationaliteit: Eensoordeel;
  readonly email: Eensoordeel;
  readonly telefoon: Eensoordeel;
  readonly adres: Adresoordeel | "onbekend";
}

/**
 * Weights in bits, after Fellegi and Sunter: log2(m/u), with m how often two reports on one person agree so, and u how
 * often those on two people do. Whole bits, argued one by one and fitted to no data set: the order of magnitude decides.
 * (Which slips people make, we did learn by looking at what was missed: on FEBRL 1 and 4, and on our own Dutch reports.)
 */
export const GEWICHTEN = {
  // Nine digits with a check: equal by accident never; differing means two people, or one who was written down wrong.
  bsn: { gelijk: 25, verschilt: -12, onbekend: 0 },
  geboortedatum: {
    // m 0.9; some 22,000 days on which people between 15 and 75 were born.
    gelijk: 14,
    // One in twenty people from countries without births register has such a day: the year is all it tells.
    "gelijk-verlegenheidsdatum": 9,
    // m 0.01, u one day in 22,000.
    omgewisseld: 7,
    // One slip: m 0.015, u some thirty dates in 22,000.
    gelijkend: 3,
    // Two parts equal, the third not: as many slips as accidents.
    "deels-gelijk": 0,
    // m 0.9, u one in six: the window is ten years of sixty.
    "binnen-schatting": 2,
    "buiten-schatting": -5,
    // m 0.015, u 1.
    verschilt: -6,
    onbekend: 0,
  },
  voornaam: {
    // m 0.75; two people share a given name one time in 300. How common a name is makes a few bits of difference, and the
    // thresholds stand further apart than that.
    gelijk: 8,
    // Four bits less for both names than straight, since one report in twenty swaps them.
    omgewisseld: 7,
    "omgewisseld-gelijkend": 4,
    // One of the two names, at the wrong place, and the other another: little more than an accident.
    "omgewisseld-deels": 2,
    // The first given name, and others that one side leaves out.
    aangevuld: 7,
    roepnaam: 6,
    alias: 5,
    "deels-gelijk": 5,
    "klinkt-gelijk": 3,
    // The first letter: one in ten.
    voorletters: 3,
    // m 0.1, u 0.006.
    gelijkend: 4,
    "enigszins-gelijkend": -1,
    // m 0.03: another name altogether.
    verschilt: -5,
    onbekend: 0,
  },
  geslachtsnaam: {
    // m 0.8; two people share a surname one time in 1,000.
    gelijk: 10,
    omgewisseld: 7,
    "omgewisseld-gelijkend": 5,
    "omgewisseld-deels": 0,
    "deels-gelijk": 7,
    alias: 6,
    "klinkt-gelijk": 6,
    // m 0.1, u 0.002.
    gelijkend: 6,
    "enigszins-gelijkend": 0,
    // m 0.06: marriage, divorce, another name.
    verschilt: -4,
    aangevuld: 0,
    roepnaam: 0,
    voorletters: 0,
    onbekend: 0,
  },
  // Half of all people; written down wrong one time in 500, and whoever pairs women with men is believed no more.
  geslacht: { gelijk: 1, verschilt: -10, onbekend: 0 },
  // Follows from the name for the most part. Two papers, or false ones, are part of trafficking.
  nationaliteit: { gelijk: 1, verschilt: -2, onbekend: 0 },
  // Somebody has several, and gives them up: that they differ tells nothing.
  email: { gelijk: 11, verschilt: 0, onbekend: 0 },
  telefoon: { gelijk: 10, verschilt: 0, onbekend: 0 },
  // m 0.5, since people are moved; two people share it one time in 4,000: where they are exploited many live at one address.
  adres: { gelijk: 11, gelijkend: 7, "deels-gelijk": 1, verschilt: -2, onbekend: 0 },
} as const satisfies { readonly [V in keyof Oordelen]: Readonly<Record<Oordelen[V], number>> };

/**
 * What e-mail, telephone and address together can add at most. Fellegi and Sunter take fields for independent; a household
 * or a house of exploitation shares all three, and its people would else be one person.
 */
export const HOOGSTENS_SAMEN = 13;
/** The same when the surname agrees and the given name is another: of a family that is no surprise. */
export const HOOGSTENS_GEZIN = 4;

/**
 * From this score on, and with every rule of `vergelijk` held, two are one. With a million dossiers the chance beforehand
 * is 2^-20; 30 bits leave one wrong in a thousand before the rules, which take away who shares most: twins, families.
 */
export const DREMPEL_ZELFDE = 30;

/**
 * From this score on a person looks at it: both names alike, be it that the addresses differ (16); birth date and address
 * alike, whatever the names (16: false names are part of trafficking); birth date and one name alike. In a region with
 * tens of thousands of dossiers that is one chance in two, which is when looking pays.
 */
export const DREMPEL_MOGELIJK = 15;
