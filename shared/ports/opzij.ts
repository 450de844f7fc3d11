/** A stream record that can never be processed: where it is and why, never what is in it. */
export interface OpzijGezet {
  /** Keys of the item in the table, null when they cannot be read either. */
  readonly sleutels: { readonly pk: string; readonly sk: string } | null;
  /** Sequence number in the stream. */
  readonly volgnummer: string;
  /** Name of the error; never its message, which may hold a value. */
  readonly reden: string;
}

/** Puts a poison record aside for a person to look at, so that those behind it go on. */
export interface Opzij {
  readonly zet: (record: OpzijGezet) => Promise<void>;
}
