import * as z from "zod";
import { organisatieCodeSchema } from "./ids.ts";
import { korteTekst, nietLegeLijst, ofNiets } from "./tekst.ts";

/** 4.4: aftercare, for victims and perpetrators (H4.4-a1, c1; X13). */
export const nazorgInvoer = z.strictObject({
  afspraken: nietLegeLijst(
    z.strictObject({
      voor: z.enum(["slachtoffer", "verdachte"]),
      soort: z.enum(["veilige-plek", "advocaat", "hulpverlening", "anders"]),
      organisatie: organisatieCodeSchema,
      status: z.enum(["wachtlijst", "gestart", "overgedragen", "afgerond", "niet-nodig"]),
      toelichting: ofNiets(korteTekst),
    }),
  ),
});
