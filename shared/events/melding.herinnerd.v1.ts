import { GEBEURTENISDATA } from "../domain/gebeurtenisdata.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

export const meldingHerinnerd = {
  soort: "melding.herinnerd",
  versie: 1,
  omschrijving: "De datum van een melding die bij uw organisatie ligt, nadert.",
  data: GEBEURTENISDATA["melding.herinnerd"],
  voorbeeld: {
    meldingId: "6d1f3b92-0a4e-4c58-b7d3-91e5a8c2f604",
    taakId: "b7e2a4d0-53c1-4f86-8e0b-6a9d1c3f5e72",
    soort: "melding-behandelen",
    activiteit: "2.1",
    rol: "meldpunt",
    uiterlijkOp: "2026-03-09T16:00:00.000Z",
  },
} as const satisfies Gebeurtenistype;
