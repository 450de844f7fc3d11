import { GEBEURTENISDATA } from "../domain/gebeurtenisdata.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

export const casusAfgeschaald = {
  soort: "casus.afgeschaald",
  versie: 1,
  omschrijving: "De casus is afgeschaald; er wordt niets verwijderd.",
  data: GEBEURTENISDATA["casus.afgeschaald"],
  voorbeeld: {
    casusId: "3f0c1a52-8d5e-4b7a-9a61-0c2d5e7f9b13",
    stap: "overdracht-na-weging-1",
    activiteit: "2.3",
  },
} as const satisfies Gebeurtenistype;
