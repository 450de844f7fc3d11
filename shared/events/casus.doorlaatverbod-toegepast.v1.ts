import { GEBEURTENISDATA } from "../domain/gebeurtenisdata.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

export const casusDoorlaatverbodToegepast = {
  soort: "casus.doorlaatverbod-toegepast",
  versie: 1,
  omschrijving: "Op de casus is het absolute doorlaatverbod toegepast.",
  data: GEBEURTENISDATA["casus.doorlaatverbod-toegepast"],
  voorbeeld: {
    casusId: "3f0c1a52-8d5e-4b7a-9a61-0c2d5e7f9b13",
  },
} as const satisfies Gebeurtenistype;
