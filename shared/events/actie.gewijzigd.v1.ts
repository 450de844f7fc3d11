import { GEBEURTENISDATA } from "../domain/gebeurtenisdata.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

export const actieGewijzigd = {
  soort: "actie.gewijzigd",
  versie: 1,
  omschrijving: "Het plan van aanpak is bijgesteld: een actie van uw organisatie gaat door, met andere afspraken.",
  data: GEBEURTENISDATA["actie.gewijzigd"],
  voorbeeld: {
    casusId: "3f0c1a52-8d5e-4b7a-9a61-0c2d5e7f9b13",
    actieId: "e1f2a3b4-c5d6-4e7f-8a9b-0c1d2e3f4a5b",
    taakId: "b7e2a4d0-53c1-4f86-8e0b-6a9d1c3f5e72",
    uiterlijkOp: "2026-04-02T15:00:00.000Z",
  },
} as const satisfies Gebeurtenistype;
