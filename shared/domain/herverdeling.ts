import { EERSTE_CONTROLE_SECONDEN } from "./besluit.ts";
import type { Casus, OpenCasus } from "./casus.ts";
import { plusSeconden, type Instant } from "./tijd.ts";

/**
 * The head of a casus of which more work has another owner than one command holds: the intention. The driver carries it out in pages, and
 * the watchdog offers the head again until all are done (design section 2, rule 1).
 */
export const metHerverdeling = (kop: OpenCasus, nu: Instant): OpenCasus => ({
  ...kop,
  ...{ herverdelen: true, teDrijven: true, klok: plusSeconden(nu, EERSTE_CONTROLE_SECONDEN) },
});

/** Whether pages of it are still to be done. */
export const isTeHerverdelen = (casus: Casus | null): boolean => casus?.status === "open" && casus.herverdelen;
