import { GEBEURTENISDATA } from "../domain/gebeurtenisdata.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

export const casusSamengevoegd = {
  soort: "casus.samengevoegd",
  versie: 1,
  omschrijving: "Een andere casus gaat verder in deze.",
  data: GEBEURTENISDATA["casus.samengevoegd"],
  voorbeeld: {
    casusId: "3f0c1a52-8d5e-4b7a-9a61-0c2d5e7f9b13",
    samenvoegingId: "9d1e7b30-4c6f-4a82-b5d3-1e8f0a2c4b67",
  },
} as const satisfies Gebeurtenistype;
