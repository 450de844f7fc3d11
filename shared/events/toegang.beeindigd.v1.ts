import { GEBEURTENISDATA } from "../domain/gebeurtenisdata.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

export const toegangBeeindigd = {
  soort: "toegang.beeindigd",
  versie: 1,
  omschrijving: "Uw organisatie heeft geen toegang meer tot een casus.",
  data: GEBEURTENISDATA["toegang.beeindigd"],
  voorbeeld: { casusId: "3f0c1a52-8d5e-4b7a-9a61-0c2d5e7f9b13" },
} as const satisfies Gebeurtenistype;
