import type { Bijdrage } from "./bijdrage.ts";
import type { Casus } from "./casus.ts";
import type { HistorieKop } from "./historie.ts";
import type { Interventie } from "./interventie.ts";
import type { Nazorgbehoefte } from "./nazorg.ts";
import type { Agendapunt } from "./overleg.ts";
import type { Actie, Plan } from "./plan.ts";
import type { KetenRecord } from "./records.ts";
import type { Taak } from "./taak.ts";
import type { Uitnodiging } from "./uitnodiging.ts";
import type { Vastlegging } from "./vastlegging.ts";

/** Everything of one casus but its history and events. */
export interface CasusDossier {
  readonly casus: Casus;
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
  readonly nazorgbehoeften: readonly Nazorgbehoefte[];
  /** Heads of the history, one per compartment that has any. */
  readonly historieKoppen: readonly HistorieKop[];
}

/** The records of one casus as a whole; null when there is no head among them. */
export const casusdossierVan = (records: readonly KetenRecord[]): CasusDossier | null => {
  const casus = records.find((record) => record.type === "casus");
  if (casus === undefined) return null;
  return {
    casus,
    taken: records.filter((record) => record.type === "taak"),
    interventies: records.filter((record) => record.type === "interventie"),
    vastleggingen: records
      .filter((record) => record.type === "vastlegging")
      .toSorted((a, b) => a.vastgelegdOp.localeCompare(b.vastgelegdOp)),
    bijdragen: records
      .filter((record) => record.type === "bijdrage")
      .toSorted((a, b) => a.vastgelegdOp.localeCompare(b.vastgelegdOp)),
    uitnodigingen: records.filter((record) => record.type === "uitnodiging"),
    agendapunten: records.filter((record) => record.type === "agendapunt"),
    plannen: records.filter((record) => record.type === "plan"),
    acties: records.filter((record) => record.type === "actie"),
    nazorgbehoeften: records
      .filter((record) => record.type === "nazorgbehoefte")
      .toSorted((a, b) => a.vastgelegdOp.localeCompare(b.vastgelegdOp)),
    historieKoppen: records.filter((record) => record.type === "historie-kop"),
  };
};
