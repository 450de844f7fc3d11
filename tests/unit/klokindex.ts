import { KLOKVELDEN, type Klokgevolg } from "../../shared/domain/datumtabel.ts";
import type { Kalender } from "../../shared/domain/kalender.ts";
import type { KetenRecord } from "../../shared/domain/records.ts";
import type { Regio } from "../../shared/domain/regio.ts";
import { RUST_NA_OPENEN } from "../../shared/domain/samenloop.ts";
import { plusSeconden, type Instant } from "../../shared/domain/tijd.ts";

/** The dates at this path, `vervangingen[].tot`. */
export const datumsOp = (waarde: unknown, pad: string): readonly string[] => {
  const [kop = "", ...rest] = pad.split(".");
  if (waarde === null || typeof waarde !== "object") return [];
  const naam = kop.replace("[]", "");
  const inhoud: unknown = Object.entries(waarde).find(([veld]) => veld === naam)?.[1];
  const delen: readonly unknown[] = kop.endsWith("[]") && Array.isArray(inhoud) ? inhoud : [inhoud];
  return delen.flatMap((deel) =>
    rest.length > 0 ? datumsOp(deel, rest.join(".")) : typeof deel === "string" ? [deel] : [],
  );
};

/** Whether something still waits for the dates of this record; a kind that is not here always does. */
const loopt = (record: KetenRecord): boolean => {
  switch (record.type) {
    case "taak":
    case "meldingtaak":
    case "trajecttaak":
      return record.status === "open";
    case "sturingspunt":
      return record.status === "open" || record.status === "opgepakt";
    case "uitnodiging":
      return record.status === "open" || record.status === "geaccepteerd";
    case "overleg":
      return record.status === "gepland";
    case "bundel":
      return record.verteldOp === null;
    default:
      return true;
  }
};

/** Whoever is on the agenda of an overleg that is this near heard of its date not long ago, when it came there. */
const isNabij = (record: KetenRecord, { kalender, nu, regio }: Moment): boolean =>
  record.type === "overleg" && kalender.vooraf(record.van, regio.bewaking.vooraf.casusoverleg) <= nu;

export interface Moment {
  readonly nu: Instant;
  readonly kalender: Kalender;
  readonly regio: Regio;
}

/** At which step of a task its date has been said. */
const GEZEGD: Readonly<Record<string, number>> = { herinnerenOp: 1, uiterlijkOp: 2, escalerenOp: 3 };

/** A day is over at its end. */
const voorbij = (datum: string): string => (datum.length === 10 ? `${datum}T23:59:59.999Z` : datum);

/**
 * Which dates of a record that is written at `nu` the clock would pass by: said to be on the clock (`zet`), ahead, not heard of by
 * anybody, and before `klok`. Within minutes of its opening nothing is said of work, also not of a date in them.
 */
export const gemist = (record: KetenRecord, moment: Moment): readonly string[] => {
  if (!loopt(record) || isNabij(record, moment)) return [];
  const { nu } = moment;
  const gevolgen: Readonly<Record<string, Klokgevolg>> = KLOKVELDEN[record.type] ?? {};
  const klok = "klok" in record ? record.klok : null;
  const trap = "trap" in record ? record.trap : 0;
  return Object.entries(gevolgen)
    .filter(([pad, gevolg]) => gevolg === "zet" && (GEZEGD[pad] ?? Infinity) > trap)
    .flatMap(([pad]) =>
      datumsOp(record, pad)
        .map(voorbij)
        .filter((datum) => datum > nu && datum >= plusSeconden(nu, RUST_NA_OPENEN))
        .filter((datum) => klok === null || klok > datum)
        .map((datum) => `${record.type}.${pad} ${datum} ligt voor klok ${klok ?? "(geen)"}`),
    );
};

/** Which dates on the clock this record shows: ahead, with a clock that is not later. */
export const bewezen = (record: KetenRecord, { nu }: Pick<Moment, "nu">): readonly string[] => {
  if (!loopt(record)) return [];
  const gevolgen: Readonly<Record<string, Klokgevolg>> = KLOKVELDEN[record.type] ?? {};
  const klok = "klok" in record ? record.klok : null;
  return Object.entries(gevolgen)
    .filter(([, gevolg]) => gevolg === "zet")
    .filter(([pad]) =>
      datumsOp(record, pad).some((datum) => voorbij(datum) > nu && klok !== null && klok <= voorbij(datum)),
    )
    .map(([pad]) => `${record.type}.${pad}`);
};

/** Every date that is said to be on the clock. */
export const OP_DE_KLOK: readonly string[] = Object.entries(KLOKVELDEN).flatMap(([type, velden]) =>
  Object.entries(velden).flatMap(([pad, gevolg]) => (gevolg === "zet" ? [`${type}.${pad}`] : [])),
);
