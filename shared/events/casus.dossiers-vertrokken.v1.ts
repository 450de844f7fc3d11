import { GEBEURTENISDATA } from "../domain/gebeurtenisdata.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

export const casusDossiersVertrokken = {
  soort: "casus.dossiers-vertrokken",
  versie: 1,
  omschrijving: "De casus gaat niet langer over deze cliënten; wat over hen is vastgelegd, blijft erin staan.",
  data: GEBEURTENISDATA["casus.dossiers-vertrokken"],
  voorbeeld: {
    casusId: "3f0c1a52-8d5e-4b7a-9a61-0c2d5e7f9b13",
    dossiers: ["a4d1c6e8-0b27-4f53-8c9d-1e6f7a2b3c40"],
  },
} as const satisfies Gebeurtenistype;
