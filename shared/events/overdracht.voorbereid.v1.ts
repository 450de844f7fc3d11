import { GEBEURTENISDATA } from "../domain/gebeurtenisdata.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

export const overdrachtVoorbereid = {
  soort: "overdracht.voorbereid",
  versie: 1,
  omschrijving: "Een overdracht aan uw organisatie staat klaar.",
  data: GEBEURTENISDATA["overdracht.voorbereid"],
  voorbeeld: {
    casusId: "3f0c1a52-8d5e-4b7a-9a61-0c2d5e7f9b13",
  },
} as const satisfies Gebeurtenistype;
