import type { Casus } from "./casus.ts";
import type { HistorieKop } from "./historie.ts";
import type { Actie, Plan } from "./plan.ts";
import type { Taak } from "./taak.ts";
import type { Uitnodiging } from "./uitnodiging.ts";
import type { Vastlegging } from "./vastlegging.ts";

/** Everything of one casus but its history and events. */
export interface CasusDossier {
  readonly casus: Casus;
  readonly taken: readonly Taak[];
  readonly vastleggingen: readonly Vastlegging[];
  readonly uitnodigingen: readonly Uitnodiging[];
  readonly plannen: readonly Plan[];
  readonly acties: readonly Actie[];
  /** Heads of the history, one per compartment that has any. */
  readonly historieKoppen: readonly HistorieKop[];
}
