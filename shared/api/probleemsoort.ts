import type { Weigering, WeigeringCode } from "../domain/weigering.ts";

type WeigeringVan<C extends WeigeringCode> = Extract<Weigering, { readonly code: C }>;

/** Status, title and text of the refusal with this code. */
export interface Probleemsoort<C extends WeigeringCode> {
  readonly status: number;
  readonly titel: string;
  /** What happened and what the client can do about it. */
  readonly detail: (weigering: WeigeringVan<C>) => string;
  /** Headers that belong to the refusal. */
  readonly koppen?: (weigering: WeigeringVan<C>) => Readonly<Record<string, string>>;
}

/** As a sentence sums up in Dutch. */
export const opsomming = (delen: readonly string[]): string =>
  new Intl.ListFormat("nl", { type: "conjunction" }).format(delen);
