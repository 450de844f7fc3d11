import type { CasusDossier } from "./casusdossier.ts";
import type { OrganisatieCode } from "./ids.ts";
import type { Kenmerk } from "./kenmerk.ts";
import type { Regio } from "./regio.ts";
import { plusSeconden, type Instant } from "./tijd.ts";
import type { Vastlegging } from "./vastlegging.ts";

type Van<S extends Vastlegging["soort"]> = Extract<Vastlegging, { soort: S }>;

/** A handover that was offered, with what came of it. Two records, neither of which changes. */
export interface Overdracht {
  readonly aanbod: Van<"overdracht">;
  /** Null: it waits for an answer, or was overtaken by a new melding. */
  readonly antwoord: Van<"overdrachtantwoord"> | null;
  /** Whether its receiver can answer: the head of the casus says so. */
  readonly wacht: boolean;
  /** Where it belongs, for who reads it in the casus. */
  readonly kenmerk: Kenmerk;
}

/** Every handover that was offered from this casus, the first one first. */
export const overdrachtenVan = ({
  casus,
  vastleggingen,
}: Pick<CasusDossier, "casus" | "vastleggingen">): readonly Overdracht[] =>
  vastleggingen
    .filter((een): een is Van<"overdracht"> => een.soort === "overdracht")
    .map((aanbod) => ({
      aanbod,
      antwoord:
        vastleggingen.find(
          (een): een is Van<"overdrachtantwoord"> =>
            een.soort === "overdrachtantwoord" && een.bij === aanbod.vastleggingId,
        ) ?? null,
      wacht: casus.overdracht?.vastleggingId === aanbod.vastleggingId,
      kenmerk: aanbod.kenmerk,
    }));

/** Where a handover stands. One that does not wait any more and was not answered was overtaken, and so withdrawn. */
export const overdrachtstatusVan = ({
  antwoord,
  wacht,
}: Overdracht): "aangeboden" | "aanvaard" | "geweigerd" | "ingetrokken" =>
  antwoord?.inhoud.antwoord ?? (wacht ? "aangeboden" : "ingetrokken");

/** What access asks of a handover. */
export interface Overdrachtstand {
  readonly ontvanger: OrganisatieCode;
  /** Until when its receiver reads it: as long as it can answer (null), or some days after it accepted. */
  readonly tot: Instant | null;
}

const DAG = 86_400;

/** How a handover stands to its receiver: after a refusal or withdrawal it is over at once (NB6, `afschalen.inzageDagen`). */
export const overdrachtstandVan = (overdracht: Overdracht, { afschalen }: Regio): Overdrachtstand => {
  const { aanbod, antwoord, wacht } = overdracht;
  const dagen = overdrachtstatusVan(overdracht) === "aanvaard" ? afschalen.inzageDagen : 0;
  const op = antwoord?.vastgelegdOp ?? aanbod.vastgelegdOp;
  return { ontvanger: aanbod.inhoud.ontvanger, tot: wacht ? null : plusSeconden(op, dagen * DAG) };
};
