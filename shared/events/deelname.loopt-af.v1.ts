import { GEBEURTENISDATA } from "../domain/gebeurtenisdata.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

export const deelnameLooptAf = {
  soort: "deelname.loopt-af",
  versie: 1,
  omschrijving: "De deelname van een organisatie aan de keten eindigt binnenkort, of is geëindigd.",
  data: GEBEURTENISDATA["deelname.loopt-af"],
  voorbeeld: {
    organisatie: "ggd",
    tot: "2026-12-31T00:00:00.000Z",
    trap: 1,
  },
} as const satisfies Gebeurtenistype;
