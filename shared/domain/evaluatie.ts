import * as z from "zod";
import { organisatieCodeSchema } from "./ids.ts";
import { anoniem, korteTekst, langeTekst, lijst, nietLegeLijst } from "./tekst.ts";

/** 5.1: a neutral procesbegeleider, by agreement of all involved (H5.1-a4, c1; X14). */
export const procesbegeleiderInvoer = z.strictObject({
  organisatie: organisatieCodeSchema,
  overeenstemming: nietLegeLijst(organisatieCodeSchema),
});

/** 5.2: evaluation on an anonymous description (H5.1-a2, H5.2-b1, c1). */
export const evaluatieInvoer = z.strictObject({
  niveau: z.enum(["casus", "proces", "keten", "beleid"]),
  beschrijvingAnoniem: anoniem(langeTekst),
  goedGegaan: anoniem(langeTekst),
  beter: anoniem(langeTekst),
  verbeterpunten: lijst(
    z.strictObject({
      categorie: z.enum(["systemen", "processen", "rollen", "kennis"]),
      omschrijving: anoniem(korteTekst),
    }),
  ).default([]),
});

/** 5.3: lessons (H5.3). With what outcome the casus closes, the form of 4.4 tells. */
export const lesInvoer = z.strictObject({
  lessen: nietLegeLijst(
    z.strictObject({
      categorie: z.enum(["systemen", "processen", "rollen", "kennis"]),
      les: korteTekst,
      eigenaar: organisatieCodeSchema,
    }),
  ),
});
