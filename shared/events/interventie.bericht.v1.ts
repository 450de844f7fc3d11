import { GEBEURTENISDATA } from "../domain/gebeurtenisdata.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

export const interventieBericht = {
  soort: "interventie.bericht",
  versie: 1,
  omschrijving: "Over de interventie bij een doorlaatverbod is bericht; wat er is bericht, staat bij de casus.",
  data: GEBEURTENISDATA["interventie.bericht"],
  voorbeeld: {
    casusId: "3f0c1a52-8d5e-4b7a-9a61-0c2d5e7f9b13",
    interventieId: "5d2b8f10-7c4e-4a39-b6d1-9e0f3a7c2b48",
  },
} as const satisfies Gebeurtenistype;
