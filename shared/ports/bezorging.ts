import type { Bezorguitkomst } from "../domain/bezorging.ts";

/** Where and with what key a partner's system is told. */
export interface Kanaal {
  readonly url: string;
  /** Secret text shared with the partner: key of the signature. */
  readonly geheim: string;
}

export interface Kanalen {
  /** The channel of a recipient, null when it has none. */
  readonly vind: (ontvanger: string) => Promise<Kanaal | null>;
}

/** The partner's system, as far as we speak to it. */
export interface Webhook {
  /** Delivers one event, signed. What the partner answers, or that it did not, is a value; it rejects for our own faults. */
  readonly bezorg: (kanaal: Kanaal, event: { readonly id: string; readonly inhoud: string }) => Promise<Bezorguitkomst>;
}
