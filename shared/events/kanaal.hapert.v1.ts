import { GEBEURTENISDATA } from "../domain/gebeurtenisdata.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

export const kanaalHapert = {
  soort: "kanaal.hapert",
  versie: 1,
  omschrijving: "Een ontvanger krijgt zijn notificaties niet binnen; van u wordt gevraagd hem te bellen.",
  data: GEBEURTENISDATA["kanaal.hapert"],
  voorbeeld: { ontvanger: "moviera", reden: "http-503", sinds: "2026-03-09T16:00:00.000Z" },
} as const satisfies Gebeurtenistype;
