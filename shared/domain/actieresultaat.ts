import * as z from "zod";
import { langeTekst } from "./tekst.ts";

/** 4.1: the result of an actie (H4.1-d2). */
export const actieResultaatInvoer = z.strictObject({
  status: z.enum(["gedaan", "niet-gedaan"]),
  resultaat: langeTekst,
  effectief: z.enum(["ja", "deels", "nee", "onbekend"]).default("onbekend"),
});
