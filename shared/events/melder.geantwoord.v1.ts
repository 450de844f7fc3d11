import { GEBEURTENISDATA } from "../domain/gebeurtenisdata.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

export const melderGeantwoord = {
  soort: "melder.geantwoord",
  versie: 1,
  omschrijving: "Een melder beantwoordde een vraag via het veilige kanaal.",
  data: GEBEURTENISDATA["melder.geantwoord"],
  voorbeeld: {
    casusId: "0d3c7e91-5b2a-4f68-9c14-a8e6d2b7f053",
    meldingId: "6d1f3b92-0a4e-4c58-b7d3-91e5a8c2f604",
  },
} as const satisfies Gebeurtenistype;
