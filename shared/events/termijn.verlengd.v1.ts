import { GEBEURTENISDATA } from "../domain/gebeurtenisdata.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

export const termijnVerlengd = {
  soort: "termijn.verlengd",
  versie: 1,
  omschrijving: "Een taak, of de stap van een casus, heeft een latere uiterste datum.",
  data: GEBEURTENISDATA["termijn.verlengd"],
  voorbeeld: {
    casusId: "3f0c1a52-8d5e-4b7a-9a61-0c2d5e7f9b13",
    taakId: "b7e2a4d0-53c1-4f86-8e0b-6a9d1c3f5e72",
    soort: "casusoverleg",
    uiterlijkOp: "2026-04-22T15:00:00.000Z",
  },
} as const satisfies Gebeurtenistype;
