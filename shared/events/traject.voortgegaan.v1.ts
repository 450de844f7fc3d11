import { GEBEURTENISDATA } from "../domain/gebeurtenisdata.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

export const trajectVoortgegaan = {
  soort: "traject.voortgegaan",
  versie: 1,
  omschrijving: "Een strafrechtelijk traject is bij een andere stap.",
  data: GEBEURTENISDATA["traject.voortgegaan"],
  voorbeeld: {
    trajectId: "2f6b8c1d-7a3e-4d95-b0c4-8e1f5a6d3b27",
    stap: "strategie",
  },
} as const satisfies Gebeurtenistype;
