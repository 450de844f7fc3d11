import type * as z from "zod";
import type { Besluit, Besluitcontext } from "../besluit.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { nazorgInvoer } from "../nazorg.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import { casusBijStap, legVastEnGaVoort } from "../voortgaan.ts";
import type { Weigering } from "../weigering.ts";
import { nietVanKeten } from "./regels.ts";

/** 4.4: aftercare is arranged, for victims and perpetrators (H4.4-a1, c1; X13). */
export const recordNazorg = (
  dossier: CasusDossier,
  invoer: z.infer<typeof nazorgInvoer>,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const casus = casusBijStap(dossier, "nazorg");
  if (!casus.ok) return casus;
  const onbekend = nietVanKeten(
    context,
    invoer.afspraken.map(({ organisatie }, i) => ({ veld: `afspraken[${i}].organisatie`, organisatie })),
  );
  if (onbekend !== null) return mislukt(onbekend);
  return gelukt(
    legVastEnGaVoort(
      dossier,
      casus.waarde,
      "nazorg",
      "geregeld",
      { soort: "nazorg", inhoud: invoer, informatie: "nazorg" },
      context,
    ),
  );
};
