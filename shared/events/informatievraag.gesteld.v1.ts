import { GEBEURTENISDATA } from "../domain/gebeurtenisdata.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

export const informatievraagGesteld = {
  soort: "informatievraag.gesteld",
  versie: 1,
  omschrijving: "Uw organisatie wordt iets gevraagd over iemand.",
  data: GEBEURTENISDATA["informatievraag.gesteld"],
  voorbeeld: {
    casusId: "3f0c1a52-8d5e-4b7a-9a61-0c2d5e7f9b13",
    vraagId: "8a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d",
    uiterlijkOp: "2026-03-27T16:00:00.000Z",
  },
} as const satisfies Gebeurtenistype;
