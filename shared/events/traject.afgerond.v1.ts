import { GEBEURTENISDATA } from "../domain/gebeurtenisdata.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

export const trajectAfgerond = {
  soort: "traject.afgerond",
  versie: 1,
  omschrijving: "Een strafrechtelijk traject is afgerond.",
  data: GEBEURTENISDATA["traject.afgerond"],
  voorbeeld: { trajectId: "2f6b8c1d-7a3e-4d95-b0c4-8e1f5a6d3b27" },
} as const satisfies Gebeurtenistype;
