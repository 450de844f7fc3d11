import { GEBEURTENISDATA } from "../domain/gebeurtenisdata.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

export const sturingAfgerond = {
  soort: "sturing.afgerond",
  versie: 1,
  omschrijving: "Op een knelpunt of trendsignaal is geantwoord.",
  data: GEBEURTENISDATA["sturing.afgerond"],
  voorbeeld: {
    sturingId: "8a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d",
    soort: "knelpunt",
    thema: "wachttijd",
    rol: "ketenregisseur",
  },
} as const satisfies Gebeurtenistype;
