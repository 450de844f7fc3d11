import type { Bundel } from "../domain/bundel.ts";
import type { Herlevering, Herleveringwijzer } from "../domain/herlevering.ts";
import type { HerleveringId } from "../domain/ids.ts";
import type { Kanaalstand } from "../domain/kanaal.ts";
import type { FeedTeller, Notificatie } from "../domain/notificatie.ts";
import type { Datum } from "../domain/tijd.ts";

/** A recipient in the list of channels; null: nothing happened on its channel yet, it was told nothing yet. */
export interface Kanaalregel {
  readonly ontvanger: string;
  readonly kanaal: Kanaalstand | null;
  readonly teller: FeedTeller | null;
}

/** What each recipient was told, and how telling it stands: one partition a recipient, apart from every casus (design section 7). */
export interface Feeds {
  /** Feed of a recipient after number `na`, in order. */
  readonly feed: (ontvanger: string, na: number, aantal: number) => Promise<readonly Notificatie[]>;
  readonly notificatie: (ontvanger: string, nummer: number) => Promise<Notificatie | null>;
  /** Which feed number these berichten already have. */
  readonly feedNummers: (ontvanger: string, berichtIds: readonly string[]) => Promise<ReadonlyMap<string, number>>;
  /** Counter of a recipient's feed, null when it has had nothing yet. */
  readonly feedStand: (ontvanger: string) => Promise<FeedTeller | null>;
  /** How the channel of a recipient stands; null: nothing happened on it yet. */
  readonly kanaal: (ontvanger: string) => Promise<Kanaalstand | null>;
  /** How the channels of these recipients stand and which number each was given last, in the order asked. */
  readonly kanalen: (ontvangers: readonly string[]) => Promise<readonly Kanaalregel[]>;
  /**
   * Whether the line of this number was there and is kept no more. False: it is there, or is about to be: a query, also a strongly
   * consistent one, may see one line of a transaction and not yet another; this sees a transaction as a whole.
   */
  readonly isRegelWeg: (ontvanger: string, nummer: number) => Promise<boolean>;
  readonly herlevering: (ontvanger: string, id: HerleveringId) => Promise<Herlevering | null>;
  /** Which herlevering was begun last; null: none ever was. */
  readonly herleveringwijzer: (ontvanger: string) => Promise<Herleveringwijzer | null>;
  /** What is told together to a recipient on that day; null: nothing yet. */
  readonly bundel: (ontvanger: string, dag: Datum) => Promise<Bundel | null>;
}
