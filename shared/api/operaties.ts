import type { Operatie } from "./operatie.ts";
import { leesOpenApi } from "./meta-operaties.ts";

/** Every operation of the API, in the order of the document. */
export const OPERATIES: readonly Operatie[] = [leesOpenApi];
