import { GEBEURTENISDATA } from "../domain/gebeurtenisdata.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

export const casusOpgeschort = {
  soort: "casus.opgeschort",
  versie: 1,
  omschrijving: "Een casus is opgeschort: alle open termijnen schuiven mee, en tot de datum wordt er niets herinnerd.",
  data: GEBEURTENISDATA["casus.opgeschort"],
  voorbeeld: {
    casusId: "3f0c1a52-8d5e-4b7a-9a61-0c2d5e7f9b13",
    opschortingId: "7c1e5b90-2d84-4a6f-b3c7-9e0f1a2b4d68",
    tot: "2026-04-08T09:30:00.000Z",
  },
} as const satisfies Gebeurtenistype;
