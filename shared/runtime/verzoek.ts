import type * as z from "zod";
import type { Operatie } from "../api/operatie.ts";
import type { Actor } from "../domain/actor.ts";
import type { Result } from "../domain/result.ts";
import type { Instant } from "../domain/tijd.ts";
import type { Weigering } from "../domain/weigering.ts";
import type { Regelbestand } from "./invoer.ts";
import type { Trace } from "./trace.ts";

type Uitvoer<B> = B extends z.ZodType ? z.output<B> : never;

/**
 * A request as a use case sees it: the caller is known and may ask, the ids in the path are well-formed.
 * Body, query and key are read when asked for, so that visibility is decided before the body (design section 4).
 */
export interface Verzoek<O extends Operatie = Operatie> {
  readonly operatie: O;
  readonly actor: Actor;
  readonly padParameters: z.output<O["parameters"]["pad"]>;
  /** Size, media type, JSON and schema of the body, in that order. Answers `geen-json` when the operation has no body. */
  readonly body: () => Result<Uitvoer<O["body"]>, Weigering>;
  /** A body of lines: size and media type of the whole, then each line by the schema. Else as `body`. */
  readonly regels: () => Result<Regelbestand<Uitvoer<O["body"]>>, Weigering>;
  /** The query parameters; unknown and doubled ones are refused. */
  readonly query: () => Result<z.output<O["parameters"]["query"]>, Weigering>;
  /** The `Idempotency-Key`, null when absent and not needed. Call it after `body`: it is the last check of the input. */
  readonly idempotencySleutel: () => Result<string | null, Weigering>;
  /**
   * Whether the change rests on this version of what is changed: `if-match-nodig` when the client does not say, `verouderd`
   * when it says another. Call it after `body`, in each attempt, on what was loaded in that attempt.
   */
  readonly toetsVersie: (versie: number) => Result<null, Weigering>;
  /** Headers with lower-case names, without `authorization`. */
  readonly koppen: Readonly<Record<string, string>>;
  readonly trace: Trace;
  /** The moment at which the request came in: the one time of the whole command. */
  readonly nu: Instant;
}

/** A request to a public operation, as a use case sees it: of nobody, so without caller or version. */
export type OpenbaarVerzoek<O extends Operatie = Operatie> = Omit<Verzoek<O>, "actor" | "toetsVersie">;

interface Antwoordkoppen {
  /** Path of what was made, below the API's base: `/meldingen/<id>`. Becomes `Location`. */
  readonly locatie?: string;
  readonly koppen?: Readonly<Record<string, string>>;
}

/** A stored answer, given again as it was (idempotency): not checked against the schema once more. */
export interface Herhaling {
  readonly herhaling: { readonly status: number; readonly locatie: string | null; readonly antwoord: string };
}

type SuccesVan<A> = {
  [S in keyof A]: A[S] extends z.ZodType
    ? Antwoordkoppen & { readonly status: S; readonly body: z.input<A[S]> }
    : Antwoordkoppen & { readonly status: S };
}[keyof A & number];

/** What the use case of this operation answers: one of its successes, a stored answer, or a refusal. */
export type AntwoordVan<O extends Operatie> =
  SuccesVan<O["antwoorden"]> | Herhaling | { readonly weigering: Weigering };

/** Any operation's answer, as the frame sees it. */
export type Antwoord =
  | (Antwoordkoppen & { readonly status: number; readonly body?: unknown })
  | Herhaling
  | { readonly weigering: Weigering };
