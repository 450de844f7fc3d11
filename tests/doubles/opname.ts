import type { Item } from "../../shared/adapters/dynamodb/table.ts";
import type { Logregel } from "../../shared/ports/verwerkingslog.ts";

/** What a store holds at some moment. */
export interface Opname {
  readonly items: ReadonlyMap<string, Item>;
  readonly regels: ReadonlyMap<string, Logregel>;
}
