import * as z from "zod";
import { langeTekst, ofNiets } from "./tekst.ts";

/** 4.3: a monitoring round (H4.3-a1, c1). */
export const voortgangInvoer = z.strictObject({
  gedaan: langeTekst,
  goedGegaan: ofNiets(langeTekst),
  minderGoed: ofNiets(langeTekst),
  nogInTeZetten: ofNiets(langeTekst),
  uitkomst: z.enum(["voortzetten", "bijsturen", "afronden"]),
});
