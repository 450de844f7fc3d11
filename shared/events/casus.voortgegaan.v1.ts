import { GEBEURTENISDATA } from "../domain/gebeurtenisdata.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

export const casusVoortgegaan = {
  soort: "casus.voortgegaan",
  versie: 1,
  omschrijving: "De casus staat bij een volgende stap van de keten.",
  data: GEBEURTENISDATA["casus.voortgegaan"],
  voorbeeld: {
    casusId: "3f0c1a52-8d5e-4b7a-9a61-0c2d5e7f9b13",
    stap: "partners-uitnodigen",
    activiteit: "3.1",
  },
} as const satisfies Gebeurtenistype;
