import type { Bijdrage } from "./bijdrage.ts";
import type { Casus } from "./casus.ts";
import type { Contactkaart } from "./contactkaart.ts";
import type { HistorieKop } from "./historie.ts";
import type { Interventie } from "./interventie.ts";
import type { Kalender } from "./kalender.ts";
import { verschuifTaak, verschuifUitnodiging } from "./opschorting.ts";
import type { Nazorgbehoefte } from "./nazorg.ts";
import type { Agendapunt } from "./overleg.ts";
import type { Actie, Plan } from "./plan.ts";
import type { KetenRecord } from "./records.ts";
import type { OpenTaak, Taak } from "./taak.ts";
import type { Uitnodiging } from "./uitnodiging.ts";
import type { Vastlegging } from "./vastlegging.ts";

/**
 * Everything of one casus but its history and events. What is open has the dates that it has by now, also where the pages of a
 * suspension have not come by: whoever writes such a record writes it up to date.
 */
export interface CasusDossier {
  readonly casus: Casus;
  /** Of what is open, what the store still has with dates from before a suspension: as it is to be written. */
  readonly teVerschuiven: readonly (OpenTaak | Uitnodiging)[];
  readonly taken: readonly Taak[];
  readonly interventies: readonly Interventie[];
  readonly vastleggingen: readonly Vastlegging[];
  /** That something was brought, and where it belongs; what was brought is read by who may. */
  readonly bijdragen: readonly Bijdrage[];
  readonly uitnodigingen: readonly Uitnodiging[];
  /** On which agendas it stands, or stood. */
  readonly agendapunten: readonly Agendapunt[];
  readonly plannen: readonly Plan[];
  readonly acties: readonly Actie[];
  /** With whom one speaks of it, of each organisation that said so; which hold, `contactkaart.ts` says. */
  readonly contactkaarten: readonly Contactkaart[];
  readonly nazorgbehoeften: readonly Nazorgbehoefte[];
  /** Heads of the history, one per compartment that has any. */
  readonly historieKoppen: readonly HistorieKop[];
}

/** For who reads no whole casus: to move a date asks the region's calendar. */
const GEEN_KALENDER: Verschuiver = {
  verschuif: () => {
    throw new Error("A casus that was suspended was read without a calendar");
  },
};
type Verschuiver = Pick<Kalender, "verschuif">;

/** The records of one casus as a whole, each with its dates as they are by now; null when there is no head among them. */
export const casusdossierVan = (
  records: readonly KetenRecord[],
  kalender: Verschuiver = GEEN_KALENDER,
): CasusDossier | null => {
  const casus = records.find((record) => record.type === "casus");
  if (casus === undefined) return null;
  const { verschuivingen } = casus;
  const teVerschuiven: (OpenTaak | Uitnodiging)[] = [];
  const bij = <R extends Taak | Uitnodiging>(record: R, nieuw: R & (OpenTaak | Uitnodiging)): R => {
    if (nieuw.verschoven > record.verschoven) teVerschuiven.push({ ...nieuw, versie: nieuw.versie + 1 });
    return nieuw;
  };
  return {
    casus,
    teVerschuiven,
    taken: records.flatMap((record) => {
      if (record.type !== "taak") return [];
      return record.status === "open" ? bij(record, verschuifTaak(record, verschuivingen, kalender)) : record;
    }),
    interventies: records.filter((record) => record.type === "interventie"),
    vastleggingen: records
      .filter((record) => record.type === "vastlegging")
      .toSorted((a, b) => a.vastgelegdOp.localeCompare(b.vastgelegdOp)),
    bijdragen: records
      .filter((record) => record.type === "bijdrage")
      .toSorted((a, b) => a.vastgelegdOp.localeCompare(b.vastgelegdOp)),
    uitnodigingen: records.flatMap((record) =>
      record.type === "uitnodiging" ? bij(record, verschuifUitnodiging(record, verschuivingen, kalender)) : [],
    ),
    agendapunten: records.filter((record) => record.type === "agendapunt"),
    plannen: records.filter((record) => record.type === "plan"),
    acties: records.filter((record) => record.type === "actie"),
    contactkaarten: records.filter((record) => record.type === "contactkaart"),
    nazorgbehoeften: records
      .filter((record) => record.type === "nazorgbehoefte")
      .toSorted((a, b) => a.vastgelegdOp.localeCompare(b.vastgelegdOp)),
    historieKoppen: records.filter((record) => record.type === "historie-kop"),
  };
};
