import { GEBEURTENISDATA } from "../domain/gebeurtenisdata.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

export const uitnodigingBeeindigd = {
  soort: "uitnodiging.beeindigd",
  versie: 1,
  omschrijving: "Een uitnodiging is ingetrokken, of de deelname van een partner aan een casus is beëindigd.",
  data: GEBEURTENISDATA["uitnodiging.beeindigd"],
  voorbeeld: {
    casusId: "3f0c1a52-8d5e-4b7a-9a61-0c2d5e7f9b13",
    uitnodigingId: "5e8f7a6b-2c1d-4e3f-9a8b-7c6d5e4f3a2b",
    besprekingOp: "2026-03-20",
  },
} as const satisfies Gebeurtenistype;
