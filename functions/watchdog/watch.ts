import type { Besluitcontext } from "../../shared/domain/besluit.ts";
import type { Herkansing } from "../../shared/domain/bezorging.ts";
import type { KetenRecord, WijzigbaarRecord } from "../../shared/domain/records.ts";
import type { CloudEventInstellingen } from "../../shared/events/index.ts";
import type { Bijlagenkeuring } from "../../shared/ports/bijlagen.ts";
import type { Casework } from "../../shared/ports/casework.ts";
import type { Ketenmachines } from "../../shared/ports/keten.ts";
import type { Log } from "../../shared/runtime/log.ts";
import type { Bezorgtelling } from "../../shared/runtime/metrieken.ts";

/** What the watchdog counts, each the name of a metric after `Watchdog`. */
export const TELLINGEN = [
  "Herinnerd",
  "Geescaleerd",
  "Hervat",
  "Vernieuwd",
  "Heraangeboden",
  "Opgegeven",
  "Teruggenomen",
  "Fouten",
] as const;
export type Telling = (typeof TELLINGEN)[number];

export interface KlokAfhankelijkheden {
  readonly casework: Pick<
    Casework,
    | ("schrijf" | "vervallen" | "klokShards" | "taak" | "melding" | "casus" | "casusDossier" | "partner")
    | ("trajecttaak" | "trajectDossier" | "kanaal" | "feed" | "isRegelWeg")
    | ("casussen" | "uitnodigingen" | "medewerkers")
  >;
  readonly ketenmachines: Pick<Ketenmachines, "loopt">;
  readonly keuring: Bijlagenkeuring;
  readonly besluit: Omit<Besluitcontext, "nu" | "door" | "partners" | "zetels" | "actorId">;
  readonly instellingen: CloudEventInstellingen;
  /** Recipients to whom `deliver` brings what there is; of the others nothing is guarded, for nobody delivers it. */
  readonly kanalen: ReadonlySet<string>;
  /** Seconds between two checks of the execution of an open casus. */
  readonly casusControleSeconden: number;
  /** Days after which an execution that runs is relieved by the next. */
  readonly uitvoeringDagen: number;
  /** Seconds after which what was not published, reported or delivered is offered again. */
  readonly heraanbodSeconden: number;
  /** A number from 0 to 1. */
  readonly toeval: () => number;
  readonly tel: (telling: Telling | Bezorgtelling) => void;
  readonly log: Log;
}

export type Nu = Besluitcontext["nu"];

/** What a decision about a next attempt needs. */
export const herkansing = (nu: Nu, { heraanbodSeconden, toeval }: KlokAfhankelijkheden): Herkansing => ({
  nu,
  heraanbodSeconden,
  toeval: toeval(),
});

/** What a decision of the clock rests on: nobody's role, and no seat is asked. Who asks for an organisation gives it. */
export const contextOp = (nu: Nu, { besluit }: Pick<KlokAfhankelijkheden, "besluit">): Besluitcontext => ({
  ...besluit,
  ...{ nu, door: null, zetels: null, actorId: null, partners: null },
});

/** Writes one record anew, with what comes of it; false: somebody else was first. */
export const schrijf = async (
  vervangen: WijzigbaarRecord,
  { casework }: KlokAfhankelijkheden,
  nieuw: readonly KetenRecord[] = [],
): Promise<boolean> => (await casework.schrijf({ nieuw, vervangen: [vervangen], mitsOpen: [] }, [])).ok;
