import { scheeltEenTeken } from "./gelijkenis.ts";

/** What is known of somebody's birth, and the day (`2026-11-24`) on which an age was estimated. */
export interface Geboorte {
  readonly datum: string | null;
  readonly leeftijdGeschat: number | null;
  readonly geschatOp: string;
}

export type Geboorteoordeel =
  | "gelijk"
  | "gelijk-verlegenheidsdatum"
  | "omgewisseld"
  | "gelijkend"
  | "deels-gelijk"
  | "binnen-schatting"
  | "buiten-schatting"
  | "verschilt"
  | "onbekend";

/** Years that an estimate may be wrong: people guess worse as somebody is older. */
const speling = (leeftijd: number): number => Math.max(3, Math.ceil(leeftijd / 5));

const delen = (datum: string): readonly [jaar: string, maand: string, dag: string] => [
  datum.slice(0, 4),
  datum.slice(5, 7),
  datum.slice(8, 10),
];

/** A day that exists; anything else is as unknown as no date. */
const bestaand = (datum: string | null): string | null => {
  if (datum === null || !/^\d{4}-\d{2}-\d{2}$/u.test(datum)) return null;
  const moment = new Date(`${datum}T00:00:00Z`);
  return Number.isNaN(moment.getTime()) || moment.toISOString().slice(0, 10) !== datum ? null : datum;
};

/** 1 January and 1 July: what is written down of people whose birthday nobody knows. */
const isVerlegenheidsdatum = (datum: string): boolean => /-0[17]-01$/u.test(datum);

/** Birth year, by date or by estimate, with how many years it may be wrong. */
const jaarVan = ({ datum, leeftijdGeschat, geschatOp }: Geboorte): { jaar: number; speling: number } | null => {
  if (datum !== null) return { jaar: Number(datum.slice(0, 4)), speling: 0 };
  if (leeftijdGeschat === null) return null;
  // Who is 20 on a day was born in one of two years.
  return { jaar: Number(geschatOp.slice(0, 4)) - leeftijdGeschat - 0.5, speling: speling(leeftijdGeschat) + 0.5 };
};

/** Compares births: the dates when both are known, else an estimate with what the other side knows; symmetric. */
export const vergelijkGeboorte = (een: Geboorte, ander: Geboorte): Geboorteoordeel => {
  const [a, b] = [een, ander].map((geboorte) => ({ ...geboorte, datum: bestaand(geboorte.datum) })) as [
    Geboorte,
    Geboorte,
  ];
  if (a.datum === null || b.datum === null) {
    const [jaarA, jaarB] = [jaarVan(a), jaarVan(b)];
    if (jaarA === null || jaarB === null) return "onbekend";
    const toegestaan = Math.max(jaarA.speling, jaarB.speling);
    return Math.abs(jaarA.jaar - jaarB.jaar) <= toegestaan ? "binnen-schatting" : "buiten-schatting";
  }
  if (a.datum === b.datum) return isVerlegenheidsdatum(a.datum) ? "gelijk-verlegenheidsdatum" : "gelijk";
  const [delenA, delenB] = [delen(a.datum), delen(b.datum)];
  const [jaar, maand, dag] = delenA.map((deel, i) => deel === delenB[i]);
  if (jaar === true && delenA[1] === delenB[2] && delenA[2] === delenB[1]) return "omgewisseld";
  if (scheeltEenTeken(delenA.join(""), delenB.join(""))) return "gelijkend";
  return [jaar, maand, dag].filter((eens) => eens === true).length === 2 ? "deels-gelijk" : "verschilt";
};

/** The date as a blocking key holds it: the same when day and month have changed places. Null when it is unknown. */
export const datumsleutel = (datum: string | null): string | null => {
  const bekend = bestaand(datum);
  if (bekend === null) return null;
  const [jaar, ...rest] = delen(bekend);
  return [jaar, ...rest.toSorted()].join("");
};
