import { GEBEURTENISDATA } from "../domain/gebeurtenisdata.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

export const casusGesloten = {
  soort: "casus.gesloten",
  versie: 1,
  omschrijving: "De casus is gesloten.",
  data: GEBEURTENISDATA["casus.gesloten"],
  voorbeeld: {
    casusId: "3f0c1a52-8d5e-4b7a-9a61-0c2d5e7f9b13",
    stap: "lessen",
    activiteit: "5.3",
  },
} as const satisfies Gebeurtenistype;
