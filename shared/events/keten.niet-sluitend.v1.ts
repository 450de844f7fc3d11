import { GEBEURTENISDATA } from "../domain/gebeurtenisdata.ts";
import type { Gebeurtenistype } from "./gebeurtenistype.ts";

export const ketenNietSluitend = {
  soort: "keten.niet-sluitend",
  versie: 1,
  omschrijving:
    "De dagelijkse controle vond iets dat niet sluit en dat het systeem niet zelf kan herstellen; van u wordt gevraagd het met beheer na te gaan.",
  data: GEBEURTENISDATA["keten.niet-sluitend"],
  voorbeeld: { codes: ["historie-gebroken", "wachtrij-niet-leeg"], aantal: 3 },
} as const satisfies Gebeurtenistype;
