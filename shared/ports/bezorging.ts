import type { Bezorguitkomst } from "../domain/bezorging.ts";

/** A partner's system that takes signed webhooks (NL GOV profile for CloudEvents). */
export interface Webhookkanaal {
  readonly soort: "webhook";
  readonly url: string;
  /** Secret text shared with the partner: key of the signature (Standard Webhooks). */
  readonly geheim: string;
  /** The key before it, while it is being renewed: what is sent carries a signature of each. */
  readonly vorigGeheim?: string;
  /** OAuth 2 client credentials with which we sign in at the partner, beside the signature; null: the signature alone. */
  readonly aanmelding: {
    readonly tokenEindpunt: string;
    readonly clientId: string;
    readonly clientGeheim: string;
    readonly scope: string | null;
  } | null;
}

/** A functional mailbox: told only that there is something, and where. */
export interface Emailkanaal {
  readonly soort: "email";
  readonly adres: string;
}

/** Where and how a recipient is told. */
export type Kanaal = Webhookkanaal | Emailkanaal;

/** A channel as it is configured. */
export interface Kanaalinstelling {
  readonly kanaal: Kanaal;
  /** Fingerprint: another one when kind, address or sign-in changed. Tells nothing of them. */
  readonly vingerafdruk: string;
  /** Functional mailbox that is told when the channel does not deliver; null: none. */
  readonly terugval: string | null;
}

export interface Kanalen {
  /** The channel of a recipient, null when it has none but its feed. */
  readonly vind: (ontvanger: string) => Promise<Kanaalinstelling | null>;
}

/** What a system answered when it was asked whether it wants our notifications. */
export type Handdrukuitkomst =
  { readonly soort: "toegestaan" } | { readonly soort: "geweigerd" | "later"; readonly reden: string };

/** The system or mailbox of a recipient, as far as we speak to it. */
export interface Bezorger {
  /** Delivers one event. What the recipient answers, or that it did not, is a value; it rejects for our own faults. */
  readonly bezorg: (kanaal: Kanaal, event: { readonly id: string; readonly inhoud: string }) => Promise<Bezorguitkomst>;
  /** The handshake before the first delivery (CloudEvents webhook specification, OPTIONS); e-mail needs none. */
  readonly handdruk: (kanaal: Kanaal) => Promise<Handdrukuitkomst>;
}

/** What a letter says: that there is something to see and where, or that the channel does not deliver. Nothing else. */
export type Brief = "er-is-iets" | "niet-bezorgd";

/** Mail to a functional mailbox. */
export interface Post {
  readonly stuur: (adres: string, brief: Brief) => Promise<Bezorguitkomst>;
}
