import { GEBEURTENISDATA } from "../domain/gebeurtenisdata.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

export const taakGeescaleerd = {
  soort: "taak.geescaleerd",
  versie: 1,
  omschrijving:
    "De termijn van een taak is verstreken, of een interventie duurt langer dan de regio aanvaardt; van u wordt ingrijpen gevraagd.",
  data: GEBEURTENISDATA["taak.geescaleerd"],
  voorbeeld: {
    casusId: "3f0c1a52-8d5e-4b7a-9a61-0c2d5e7f9b13",
    taakId: "b7e2a4d0-53c1-4f86-8e0b-6a9d1c3f5e72",
    soort: "weging-1",
    activiteit: "2.3",
    rol: "lid-ketenregieteam",
    uiterlijkOp: "2026-03-09T16:00:00.000Z",
    trap: 2,
  },
} as const satisfies Gebeurtenistype;
