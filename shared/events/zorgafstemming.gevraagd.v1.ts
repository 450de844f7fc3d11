import { GEBEURTENISDATA } from "../domain/gebeurtenisdata.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

export const zorgafstemmingGevraagd = {
  soort: "zorgafstemming.gevraagd",
  versie: 1,
  omschrijving: "U wordt gevraagd zorg en het strafrechtelijk traject af te stemmen.",
  data: GEBEURTENISDATA["zorgafstemming.gevraagd"],
  voorbeeld: {
    casusId: "3f0c1a52-8d5e-4b7a-9a61-0c2d5e7f9b13",
    afstemmingId: "8a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d",
    uiterlijkOp: "2026-03-27T16:00:00.000Z",
  },
} as const satisfies Gebeurtenistype;
