import { GEBEURTENISDATA } from "../domain/gebeurtenisdata.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

export const casusGeopend = {
  soort: "casus.geopend",
  versie: 1,
  omschrijving: "Er is een casus geopend waarbij u betrokken bent.",
  data: GEBEURTENISDATA["casus.geopend"],
  voorbeeld: {
    casusId: "3f0c1a52-8d5e-4b7a-9a61-0c2d5e7f9b13",
    gemeente: "gemeente-doetinchem",
    acuut: false,
  },
} as const satisfies Gebeurtenistype;
