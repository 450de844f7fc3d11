import { GEBEURTENISDATA } from "../domain/gebeurtenisdata.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

export const zorgcoordinatieGewijzigd = {
  soort: "zorgcoordinatie.gewijzigd",
  versie: 1,
  omschrijving:
    "Het ketenregieteam heeft de zorgcoördinatie van een casus anders toegewezen: uw organisatie heeft haar nu, of had haar.",
  data: GEBEURTENISDATA["zorgcoordinatie.gewijzigd"],
  voorbeeld: { casusId: "3f0c1a52-8d5e-4b7a-9a61-0c2d5e7f9b13" },
} as const satisfies Gebeurtenistype;
