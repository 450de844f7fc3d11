import { GEBEURTENISDATA } from "../domain/gebeurtenisdata.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

export const zetelWaarschuwing = {
  soort: "zetel.waarschuwing",
  versie: 1,
  omschrijving: "Met een zetel van het ketenregieteam is iets niet op orde, of straks niet meer.",
  data: GEBEURTENISDATA["zetel.waarschuwing"],
  voorbeeld: {
    zetel: "politie",
    redenen: ["mandaat-loopt-af"],
    trap: 1,
  },
} as const satisfies Gebeurtenistype;
