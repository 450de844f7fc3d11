import { GEBEURTENISDATA } from "../domain/gebeurtenisdata.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

export const trajectTaakGeopend = {
  soort: "traject.taak-geopend",
  versie: 1,
  omschrijving: "Er ligt werk aan een strafrechtelijk traject bij uw organisatie.",
  data: GEBEURTENISDATA["traject.taak-geopend"],
  voorbeeld: {
    trajectId: "2f6b8c1d-7a3e-4d95-b0c4-8e1f5a6d3b27",
    taakId: "b7e2a4d0-53c1-4f86-8e0b-6a9d1c3f5e72",
    stap: "opsporing",
    uiterlijkOp: "2026-05-31T16:00:00.000Z",
  },
} as const satisfies Gebeurtenistype;
