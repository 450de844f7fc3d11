import { GEBEURTENISDATA } from "../domain/gebeurtenisdata.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

export const casusoverlegHerinnerd = {
  soort: "casusoverleg.herinnerd",
  versie: 1,
  omschrijving: "Een casusoverleg waarop een casus wordt besproken, komt eraan: breng op tijd in wat u weet.",
  data: GEBEURTENISDATA["casusoverleg.herinnerd"],
  voorbeeld: {
    casusId: "3f0c1a52-8d5e-4b7a-9a61-0c2d5e7f9b13",
    overlegId: "8c6d5e4f-1a2b-4c3d-8e9f-0a1b2c3d4e5f",
    van: "2026-03-20T09:00:00.000Z",
    tot: "2026-03-20T11:00:00.000Z",
    uiterlijkOp: "2026-03-18T16:00:00.000Z",
  },
} as const satisfies Gebeurtenistype;
