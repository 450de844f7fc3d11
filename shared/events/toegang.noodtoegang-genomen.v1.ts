import { GEBEURTENISDATA } from "../domain/gebeurtenisdata.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

export const toegangNoodtoegangGenomen = {
  soort: "toegang.noodtoegang-genomen",
  versie: 1,
  omschrijving: "Iemand heeft zich met een reden noodtoegang tot een casus verschaft.",
  data: GEBEURTENISDATA["toegang.noodtoegang-genomen"],
  voorbeeld: {
    casusId: "3f0c1a52-8d5e-4b7a-9a61-0c2d5e7f9b13",
    noodtoegangId: "7d6e5f4a-3b2c-4d1e-8f9a-6b5c4d3e2f1a",
    tot: "2026-03-20T13:00:00.000Z",
  },
} as const satisfies Gebeurtenistype;
