import type { RegioInvoer } from "../../domain/regio.ts";

/** Requirements V1–V6; a melding or casus may have several. */
export const verschijningsvormen: RegioInvoer["verschijningsvormen"] = [
  { code: "seksuele-uitbuiting", naam: "Seksuele uitbuiting" },
  {
    code: "jeugdprostitutie",
    naam: "Jeugdprostitutie / loverboyproblematiek",
    onderdeelVan: "seksuele-uitbuiting",
    leeftijdsgrens: { jaren: 23, totEnMet: true, voorbeeld: true },
  },
  { code: "arbeidsuitbuiting", naam: "Arbeidsuitbuiting" },
  { code: "criminele-uitbuiting", naam: "Criminele uitbuiting" },
  { code: "gedwongen-orgaanverwijdering", naam: "Gedwongen orgaanverwijdering" },
  { code: "anders", naam: "Anders" },
  { code: "onbekend", naam: "Onbekend" },
];
