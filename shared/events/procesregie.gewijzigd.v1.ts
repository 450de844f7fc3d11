import { GEBEURTENISDATA } from "../domain/gebeurtenisdata.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

export const procesregieGewijzigd = {
  soort: "procesregie.gewijzigd",
  versie: 1,
  omschrijving:
    "Het ketenregieteam heeft de procesregie van een casus aan een andere organisatie gegeven. Wie er nu de regie heeft, staat bij de casus.",
  data: GEBEURTENISDATA["procesregie.gewijzigd"],
  voorbeeld: { casusId: "3f0c1a52-8d5e-4b7a-9a61-0c2d5e7f9b13" },
} as const satisfies Gebeurtenistype;
