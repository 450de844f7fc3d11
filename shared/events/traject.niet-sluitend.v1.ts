import { GEBEURTENISDATA } from "../domain/gebeurtenisdata.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

export const trajectNietSluitend = {
  soort: "traject.niet-sluitend",
  versie: 1,
  omschrijving:
    "De dagelijkse controle vond in het compartiment van de opsporing iets dat niet sluit; van u wordt gevraagd het met beheer na te gaan.",
  data: GEBEURTENISDATA["traject.niet-sluitend"],
  voorbeeld: { aantal: 1 },
} as const satisfies Gebeurtenistype;
