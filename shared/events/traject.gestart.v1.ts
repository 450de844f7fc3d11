import { GEBEURTENISDATA } from "../domain/gebeurtenisdata.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

export const trajectGestart = {
  soort: "traject.gestart",
  versie: 1,
  omschrijving: "Uw organisatie neemt deel aan een strafrechtelijk traject.",
  data: GEBEURTENISDATA["traject.gestart"],
  voorbeeld: { trajectId: "2f6b8c1d-7a3e-4d95-b0c4-8e1f5a6d3b27" },
} as const satisfies Gebeurtenistype;
