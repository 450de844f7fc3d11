import type * as z from "zod";
import type { Besluit, Besluitcontext } from "../besluit.ts";
import type { CasusDossier } from "../casusdossier.ts";
import { gelukt, type Result } from "../result.ts";
import type { verrijkingInvoer } from "../vastlegging.ts";
import { casusBijStap, legVastEnGaVoort } from "../voortgaan.ts";
import type { Weigering } from "../weigering.ts";

/** 2.2: the known zorgcoördinator enriches the dossier before the first weging (H2.2-d12, X6). */
export const recordVerrijking = (
  dossier: CasusDossier,
  invoer: z.infer<typeof verrijkingInvoer>,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const casus = casusBijStap(dossier, "verrijken");
  if (!casus.ok) return casus;
  return gelukt(
    legVastEnGaVoort(
      dossier,
      casus.waarde,
      "verrijken",
      "verrijkt",
      { soort: "verrijking", inhoud: invoer, informatie: "verrijking" },
      context,
    ),
  );
};
