import { GEBEURTENISDATA } from "../domain/gebeurtenisdata.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

export const bijdrageToegevoegd = {
  soort: "bijdrage.toegevoegd",
  versie: 1,
  omschrijving: "Een organisatie op de casus bracht een bijdrage aan de casustafel; wat, leest wie dat mag.",
  data: GEBEURTENISDATA["bijdrage.toegevoegd"],
  voorbeeld: {
    casusId: "3f0c1a52-8d5e-4b7a-9a61-0c2d5e7f9b13",
    bijdrageId: "2d9b4c71-6e0a-4f85-9c3d-8a1f5b7e0d26",
  },
} as const satisfies Gebeurtenistype;
