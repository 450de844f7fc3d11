import { isTeVerschuiven } from "./besluiten/verschuiven.ts";
import type { Casus } from "./casus.ts";
import { isAfTeSchermen, isSamenTeVoegen } from "./casussamenvoeging.ts";
import { isTeHerverdelen } from "./herverdeling.ts";

/** What the head of a casus can intend beyond its own transaction, which the driver carries out in pages (design section 2, rule 1). */
export type Kopwerk = "verschuiven" | "herverdelen" | "samenvoegen";

/**
 * What of it is left to carry, in the order in which it is carried; none: all is done. Whoever asks whether pages are still to come
 * asks here, so that nobody forgets one of them.
 * @param casus null: there is none
 */
export const kopwerkVan = (casus: Casus | null): readonly Kopwerk[] => [
  ...(isTeVerschuiven(casus) ? ["verschuiven" as const] : []),
  ...(isTeHerverdelen(casus) ? ["herverdelen" as const] : []),
  ...(isSamenTeVoegen(casus) || isAfTeSchermen(casus) ? ["samenvoegen" as const] : []),
];
