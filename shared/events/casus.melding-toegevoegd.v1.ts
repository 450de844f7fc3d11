import { GEBEURTENISDATA } from "../domain/gebeurtenisdata.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

export const casusMeldingToegevoegd = {
  soort: "casus.melding-toegevoegd",
  versie: 1,
  omschrijving: "Aan een lopende casus is een melding toegevoegd.",
  data: GEBEURTENISDATA["casus.melding-toegevoegd"],
  voorbeeld: {
    casusId: "3f0c1a52-8d5e-4b7a-9a61-0c2d5e7f9b13",
    meldingId: "c9d4e6f8-1a2b-4c3d-8e5f-7a6b5c4d3e2f",
    acuut: false,
  },
} as const satisfies Gebeurtenistype;
