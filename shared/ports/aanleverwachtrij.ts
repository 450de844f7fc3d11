import type { Aanleveropdracht } from "../domain/aanlevering.ts";

/** Where the pages of hand-ins wait for who carries them out. */
export interface Aanleverwachtrij {
  /** Puts all of them on the queue; rejects when one is not. Twice does no harm: a page is known by what is left of it. */
  readonly zet: (opdrachten: readonly Aanleveropdracht[]) => Promise<void>;
}
