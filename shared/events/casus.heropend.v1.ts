import { GEBEURTENISDATA } from "../domain/gebeurtenisdata.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

export const casusHeropend = {
  soort: "casus.heropend",
  versie: 1,
  omschrijving: "Een afgeschaalde casus is heropend.",
  data: GEBEURTENISDATA["casus.heropend"],
  voorbeeld: {
    casusId: "3f0c1a52-8d5e-4b7a-9a61-0c2d5e7f9b13",
    stap: "weging-1",
    activiteit: "2.3",
  },
} as const satisfies Gebeurtenistype;
