import { GEBEURTENISDATA } from "../domain/gebeurtenisdata.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

export const sturingHerinnerd = {
  soort: "sturing.herinnerd",
  versie: 1,
  omschrijving: "Een knelpunt of trendsignaal wacht op u.",
  data: GEBEURTENISDATA["sturing.herinnerd"],
  voorbeeld: {
    sturingId: "8a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d",
    soort: "knelpunt",
    thema: "wachttijd",
    rol: "ketenregisseur",
    volgendeDatum: "2026-03-27",
    trap: 1,
  },
} as const satisfies Gebeurtenistype;
