import { GEBEURTENISDATA } from "../domain/gebeurtenisdata.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

export const toegangLooptAf = {
  soort: "toegang.loopt-af",
  versie: 1,
  omschrijving: "De toegang van een uitgenodigde partner tot een casus eindigt binnenkort vanzelf.",
  data: GEBEURTENISDATA["toegang.loopt-af"],
  voorbeeld: {
    casusId: "3f0c1a52-8d5e-4b7a-9a61-0c2d5e7f9b13",
    uitnodigingId: "5e4f1a2b-6d5e-4c3d-8e9f-0a1b2c3d4e5f",
    tot: "2026-03-20T16:00:00.000Z",
  },
} as const satisfies Gebeurtenistype;
