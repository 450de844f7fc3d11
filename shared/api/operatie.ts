import * as z from "zod";
import type { WeigeringCode } from "../domain/weigering.ts";
import { MAXIMAAL_BYTES } from "./versie.ts";

/** The methods an operation can have; HEAD, OPTIONS and the rest are answered by the frame. */
export type Methode = "GET" | "POST" | "PUT" | "PATCH" | "DELETE";

/** How a body comes: its media type and how large it may be. */
export interface Invoerwijze {
  /** `application/x-ndjson`: the schema of the body is that of each line. */
  readonly mediatype: "application/json" | "application/x-ndjson";
  /** Bytes after base64 decoding. */
  readonly maximaalBytes: number;
  /** How many lines a body of lines has at most. */
  readonly maximaalRegels: number;
}

/** What a body is unless the operation says otherwise. */
export const JSON_INVOER: Invoerwijze = {
  ...{ mediatype: "application/json", maximaalBytes: MAXIMAAL_BYTES, maximaalRegels: 1 },
};

/** Status of a success → schema of its body, or null when it has none. */
export type Antwoordschemas = Readonly<Record<number, z.ZodType | null>>;

/**
 * One operation of the API: what the router matches, what the frame checks, and what the OpenAPI document tells,
 * from one source.
 */
export interface Operatie<
  P extends z.ZodObject = z.ZodObject,
  Q extends z.ZodObject = z.ZodObject,
  B extends z.ZodType | null = z.ZodType | null,
  A extends Antwoordschemas = Antwoordschemas,
> {
  readonly operationId: string;
  readonly methode: Methode;
  /** OpenAPI path template with the version, such as `/v1/casussen/{casusId}/wegingen`. */
  readonly pad: `/${string}`;
  readonly samenvatting: string;
  readonly beschrijving: string | null;
  readonly tag: string;
  /** Scope that a machine client needs; null: no machine client may (unless `openbaar`). People get their rights by role from the register. */
  readonly scope: string | null;
  /** True: no token is asked (the OpenAPI document itself). */
  readonly openbaar: boolean;
  /** `pad`: a value that does not fit means 404. `query`: strict; what does not fit is a 400. */
  readonly parameters: { readonly pad: P; readonly query: Q };
  readonly body: B;
  readonly invoerwijze: Invoerwijze;
  readonly antwoorden: A;
  /** Media type of its successes; of what is not JSON the body is a text, sent as it is. */
  readonly antwoordtype: "application/json" | "text/calendar" | "text/html";
  /** The refusals of this operation beyond those that follow from its form (see `weigeringenVan`). */
  readonly weigeringen: readonly WeigeringCode[];
  /** `verplicht`: everybody must send `Idempotency-Key`; `verplicht-voor-systemen`: a machine client must send `Idempotency-Key`; `mag`: optional; `geen`: ignored. */
  readonly idempotencyKey: "verplicht" | "verplicht-voor-systemen" | "mag" | "geen";
  /** True: the `versie` that the answer holds goes along as `ETag`. */
  readonly etag: boolean;
  /**
   * True: the client must say by `If-Match` on which version its change rests (design section 6). `opvolger`: each change makes a
   * next version, so it is asked once there is one.
   */
  readonly ifMatch: boolean | "opvolger";
}

type Geen = z.ZodObject<z.core.$ZodShape & Record<string, never>, z.core.$strict>;

/** What an operation needs to say; the rest has a default. */
interface Operatiebeschrijving<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  B extends z.ZodType | null,
  A extends Antwoordschemas,
> {
  readonly operationId: string;
  readonly methode: Methode;
  readonly pad: `/${string}`;
  readonly samenvatting: string;
  readonly beschrijving?: string;
  readonly tag: string;
  readonly scope: string | null;
  readonly openbaar?: boolean;
  readonly parameters?: { readonly pad?: P; readonly query?: Q };
  readonly body?: B;
  /** JSON of at most 256 KB when left out. */
  readonly invoerwijze?: Invoerwijze;
  readonly antwoorden: A;
  /** JSON when left out. */
  readonly antwoordtype?: Operatie["antwoordtype"];
  readonly weigeringen: readonly WeigeringCode[];
  readonly idempotencyKey?: Operatie["idempotencyKey"];
  readonly etag?: boolean;
  readonly ifMatch?: boolean | "opvolger";
}

/** Defines an operation and checks at once that its path and its path parameters name the same things. */
export const definieerOperatie = <
  P extends z.ZodObject = Geen,
  Q extends z.ZodObject = Geen,
  B extends z.ZodType | null = null,
  const A extends Antwoordschemas = Antwoordschemas,
>(
  beschrijving: Operatiebeschrijving<P, Q, B, A>,
): Operatie<P, Q, B, A> => {
  const geen = z.strictObject({});
  const operatie = {
    ...beschrijving,
    beschrijving: beschrijving.beschrijving ?? null,
    openbaar: beschrijving.openbaar ?? false,
    parameters: {
      // The defaults of P, Q and B are exactly what is filled in here when the caller leaves them out.
      pad: beschrijving.parameters?.pad ?? (geen as unknown as P),
      query: beschrijving.parameters?.query ?? (geen as unknown as Q),
    },
    body: beschrijving.body ?? (null as B),
    invoerwijze: beschrijving.invoerwijze ?? JSON_INVOER,
    antwoordtype: beschrijving.antwoordtype ?? "application/json",
    idempotencyKey: beschrijving.idempotencyKey ?? "geen",
    etag: beschrijving.etag ?? false,
    ifMatch: beschrijving.ifMatch ?? false,
  };
  const genoemd = [...operatie.pad.matchAll(/\{(\w+)\}/g)].map(([, naam]) => naam).toSorted();
  const beschreven = Object.keys(operatie.parameters.pad.shape).toSorted();
  if (genoemd.join() !== beschreven.join())
    throw new Error(`${operatie.operationId}: padparameters kloppen niet met pad`);
  return operatie;
};

/** Every refusal that an operation can give: its own, and those that follow from its form. */
export const weigeringenVan = (operatie: Operatie): readonly WeigeringCode[] => {
  const heeftPad = Object.keys(operatie.parameters.pad.shape).length > 0;
  const heeftInvoer = operatie.body !== null || Object.keys(operatie.parameters.query.shape).length > 0;
  return [
    ...new Set<WeigeringCode>([
      ...(operatie.openbaar ? [] : (["niet-aangemeld", "geen-recht"] as const)),
      ...(heeftPad ? (["niet-gevonden"] as const) : []),
      ...(operatie.body === null ? [] : (["te-groot", "verkeerd-mediatype"] as const)),
      // What is wrong with a line is the result of that line.
      ...(operatie.body === null || operatie.invoerwijze.mediatype !== "application/json"
        ? []
        : (["geen-json"] as const)),
      ...(heeftInvoer || operatie.methode !== "GET" ? (["ongeldige-invoer"] as const) : []),
      ...(operatie.idempotencyKey.startsWith("verplicht") ? (["idempotency-key-nodig"] as const) : []),
      // Of nobody the key counts together with the body, so that who guesses a key learns nothing.
      ...(operatie.idempotencyKey === "geen" || operatie.openbaar ? [] : (["idempotency-key-hergebruikt"] as const)),
      ...(operatie.ifMatch !== false ? (["if-match-nodig", "verouderd"] as const) : []),
      ...operatie.weigeringen,
      "storing",
    ]),
  ];
};
