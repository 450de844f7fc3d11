import type { RegioInvoer } from "../../domain/regio.ts";

/** Who holds what by default (NA9, NA16). Care coordination by form: P1, P2 and 1272–1273 of the report (NB11). */
export const rollen: RegioInvoer["rollen"] = {
  meldpunt: "veilig-thuis",
  procesregie: "zvh",
  ketenregisseur: "zvh",
  strafrecht: ["politie", "om", "nla"],
  zorgcoordinatie: {
    voorbeeld: true,
    toelichting:
      "De vier aanbieders noemt het rapport (1909-1912); wie bij welke vorm en leeftijd, is een voorbeeld: MEE Samen tot 23 jaar bij seksuele uitbuiting, Jeugdbescherming bij andere minderjarigen.",
    aanbieders: ["moviera", "mee-samen", "veilig-thuis", "jeugdbescherming-gelderland"],
    standaard: "moviera",
    regels: [
      { verschijningsvorm: "jeugdprostitutie", organisatie: "mee-samen" },
      { verschijningsvorm: "seksuele-uitbuiting", leeftijd: { totEnMet: 22 }, organisatie: "mee-samen" },
      { leeftijd: { totEnMet: 17 }, organisatie: "jeugdbescherming-gelderland" },
    ],
  },
  evaluatie: "riec",
  privacy: "zvh",
  beheer: "zvh",
};

/** Owner and term per step: the A of RASCI, which the report still has to assign (NA17). */
export const taken: RegioInvoer["taken"] = {
  verrijken: { rol: "zorgcoordinator", organisatie: "zorgcoordinatie", termijn: "verrijken" },
  "weging-1": { rol: "lid-ketenregieteam", organisatie: "ketenregieteam", termijn: "weging-1" },
  "overdracht-na-weging-1": {
    rol: "lid-ketenregieteam",
    organisatie: "ketenregieteam",
    termijn: "overdracht-voorbereiden",
  },
  "overdracht-volgen": { rol: "partner", organisatie: "ontvanger", termijn: "overdracht-aanvaarden" },
  "partners-uitnodigen": { rol: "procesregisseur", organisatie: "procesregie", termijn: "partners-uitnodigen" },
  casusoverleg: { rol: "procesregisseur", organisatie: "procesregie", termijn: "casusoverleg" },
  "weging-2": { rol: "lid-ketenregieteam", organisatie: "ketenregieteam", termijn: "weging-2" },
  "overdracht-naar-zorg": { rol: "procesregisseur", organisatie: "procesregie", termijn: "overdracht-voorbereiden" },
  "zorgoverdracht-volgen": { rol: "partner", organisatie: "ontvanger", termijn: "overdracht-aanvaarden" },
  "plan-van-aanpak": { rol: "lid-ketenregieteam", organisatie: "ketenregieteam", termijn: "plan-van-aanpak" },
  "acties-uitzetten": { rol: "procesregisseur", organisatie: "procesregie", termijn: "acties-uitzetten" },
  voortgang: { rol: "lid-ketenregieteam", organisatie: "ketenregieteam", termijn: "monitoringronde" },
  nazorg: { rol: "zorgcoordinator", organisatie: "zorgcoordinatie", termijn: "nazorg" },
  procesbegeleider: { rol: "procesregisseur", organisatie: "procesregie", termijn: "procesbegeleider" },
  evaluatie: { rol: "procesbegeleider-evaluatie", organisatie: "evaluatie", termijn: "evaluatie" },
  lessen: { rol: "procesregisseur", organisatie: "procesregie", termijn: "lessen" },
};
