import { GEBEURTENISDATA } from "../domain/gebeurtenisdata.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

export const zorgafstemmingBeeindigd = {
  soort: "zorgafstemming.beeindigd",
  versie: 1,
  omschrijving: "Een afstemming over zorg is gesloten of vervallen.",
  data: GEBEURTENISDATA["zorgafstemming.beeindigd"],
  voorbeeld: {
    casusId: "3f0c1a52-8d5e-4b7a-9a61-0c2d5e7f9b13",
    afstemmingId: "8a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d",
  },
} as const satisfies Gebeurtenistype;
