import { GEBEURTENISDATA } from "../domain/gebeurtenisdata.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

export const takenGebundeld = {
  soort: "taken.gebundeld",
  versie: 1,
  omschrijving: "De taken en herinneringen van uw organisatie die u samen wilt horen, één keer per werkdag.",
  data: GEBEURTENISDATA["taken.gebundeld"],
  voorbeeld: {
    dag: "2026-03-03",
    vanaf: 118,
    totEnMet: 142,
    nieuweTaken: ["b7e2a4d0-53c1-4f86-8e0b-6a9d1c3f5e72"],
    nieuweActies: ["0b6f9d13-7c42-4e8a-b5d1-3f2a8c9e6d47"],
    nieuweMeldingen: [],
    nieuweTrajecttaken: [],
    herinnerdeTaken: ["d41c7a95-2e6b-4f03-8a9c-5b7e1d2f3c60"],
    herinnerdeMeldingen: [],
    herinnerdeTrajecttaken: [],
    meer: false,
  },
} as const satisfies Gebeurtenistype;
