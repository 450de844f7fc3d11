import * as z from "zod";
import { gelukt, mislukt, type Result } from "../domain/result.ts";
import type { Weigering } from "../domain/weigering.ts";

/** The ETag of a version: the number in quotes, a strong one. */
export const etagVan = (versie: number): string => `"${versie}"`;

const metVersie = z.object({ versie: z.int().min(1) });

/**
 * The ETag of an answer that holds its `versie`.
 * @throws when it holds none: the operation promises an ETag that its answer cannot give
 */
export const etagUit = (antwoord: unknown): string => etagVan(metVersie.parse(antwoord).versie);

const patroon = /^"[1-9]\d{0,14}"$/;

/**
 * Whether `If-Match` names this version. One strong ETag of ours is asked: `*` and lists would let a change rest on versions
 * that its maker never saw, so they count as none.
 */
export const toetsIfMatch = (kop: string | undefined, versie: number): Result<null, Weigering> => {
  const tag = kop?.trim() ?? "";
  if (!patroon.test(tag)) return mislukt({ code: "if-match-nodig" });
  return tag === etagVan(versie) ? gelukt(null) : mislukt({ code: "verouderd" });
};
