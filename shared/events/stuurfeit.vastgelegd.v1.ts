import { GEBEURTENISDATA } from "../domain/gebeurtenisdata.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

export const stuurfeitVastgelegd = {
  soort: "stuurfeit.vastgelegd",
  versie: 1,
  omschrijving: "Een feit voor de stuurinformatie, zonder identiteit.",
  data: GEBEURTENISDATA["stuurfeit.vastgelegd"],
  voorbeeld: {
    feit: "weging-1",
    maand: "2026-03",
    gemeente: "gemeente-doetinchem",
    verschijningsvormen: ["arbeidsuitbuiting"],
    uitkomst: "wel",
  },
} as const satisfies Gebeurtenistype;
