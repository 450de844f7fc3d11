import { GEBEURTENISDATA } from "../domain/gebeurtenisdata.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

export const casusHervat = {
  soort: "casus.hervat",
  versie: 1,
  omschrijving: "Een opgeschorte casus gaat verder voor de afgesproken datum; de open termijnen zijn vervroegd.",
  data: GEBEURTENISDATA["casus.hervat"],
  voorbeeld: {
    casusId: "3f0c1a52-8d5e-4b7a-9a61-0c2d5e7f9b13",
    opschortingId: "7c1e5b90-2d84-4a6f-b3c7-9e0f1a2b4d68",
  },
} as const satisfies Gebeurtenistype;
