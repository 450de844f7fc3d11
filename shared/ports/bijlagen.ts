import type { BijlageId } from "../domain/ids.ts";

/** What was announced of a file: what its upload has to be, to the byte. */
export interface Aangekondigd {
  readonly bijlageId: BijlageId;
  readonly mediatype: string;
  readonly bytes: number;
  /** Lower-case hex. */
  readonly sha256: string;
}

/** A form by which anybody who has it uploads exactly what was announced: a POST of `velden` and then the file, as `file`. */
export interface Uploadformulier {
  readonly url: string;
  readonly velden: Readonly<Record<string, string>>;
}

/** What is known of a file by having read it whole. */
export interface Bevinding {
  readonly bytes: number;
  readonly sha256: string;
  /** What its bytes say that it is; null when they say nothing that is known. */
  readonly mediatype: string | null;
}

/**
 * Where the files of attachments lie: in quarantine, which nobody reads but who judges, and once clean in the store. The key of a
 * file is the id of its attachment and nothing else.
 */
export interface Bijlagenopslag {
  /** @param seconden how long an upload by it may begin */
  readonly uploadformulier: (bijlage: Aangekondigd, seconden: number) => Promise<Uploadformulier>;
  /** ETag of the file that lies in quarantine, null when there is none. */
  readonly inQuarantaine: (id: BijlageId) => Promise<string | null>;
  /**
   * Reads a file in quarantine.
   * @param etag of the file that is meant
   * @param maximaalBytes after which reading stops: there are then more
   * @returns null when it is not there, or another one lies there by now
   */
  readonly onderzoek: (id: BijlageId, etag: string, maximaalBytes: number) => Promise<Bevinding | null>;
  /** Copies a file in quarantine to the store; false when it is not there, or another one lies there by now. Repeatable. */
  readonly geefVrij: (id: BijlageId, etag: string, mediatype: string) => Promise<boolean>;
  /** Takes it from quarantine. Repeatable. */
  readonly ruimQuarantaineOp: (id: BijlageId) => Promise<void>;
  /** Takes it from the store. Repeatable. */
  readonly trekIn: (id: BijlageId) => Promise<void>;
  /**
   * An address at which anybody who has it downloads a file of the store.
   * @param seconden how long it works
   */
  readonly leesadres: (bijlage: Pick<Aangekondigd, "bijlageId" | "mediatype">, seconden: number) => Promise<string>;
}

/** Who looks for malware. It looks at every file that arrives in quarantine, and its verdict comes as an event. */
export interface Scanner {
  /** Lets it look at a file in quarantine again; false when there is none. */
  readonly vraagOpnieuw: (id: BijlageId) => Promise<boolean>;
}

/** Puts an attachment before who judges, when its date has come. */
export interface Bijlagenkeuring {
  readonly controleer: (id: BijlageId) => Promise<void>;
}
