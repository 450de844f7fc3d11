import type { RegioInvoer } from "../../domain/regio.ts";

/** On what care and the criminal track align, and in which words: all that opsporing can say outside its compartment (H4.2-d1). */
export const zorgafstemming: RegioInvoer["zorgafstemming"] = {
  voorbeeld: true,
  toelichting:
    "Het rapport noemt de afstemming en wie eraan deelnemen, niet waarover en in welke woorden; eigen aannamen.",
  opsporing: "politie",
  zorg: { rol: "zorgcoordinator", organisatie: "zorgcoordinatie" },
  onderwerpen: [
    { code: "veiligheid-slachtoffer", naam: "Veiligheid van het slachtoffer" },
    { code: "opvang", naam: "Opvang en verblijf" },
    { code: "medische-zorg", naam: "Medische zorg" },
    { code: "psychische-zorg", naam: "Psychische zorg en rust" },
    { code: "tolk", naam: "Tolk" },
    { code: "belasting-verhoor", naam: "Belasting van een verhoor" },
    { code: "slachtofferrechten", naam: "Slachtofferrechten en rechtsbijstand" },
    { code: "contactmoment", naam: "Contactmoment met het slachtoffer" },
  ],
  antwoorden: [
    { code: "akkoord", naam: "Akkoord", metDatum: false, sluit: true },
    { code: "akkoord-op", naam: "Akkoord, op deze dag", metDatum: true, sluit: false },
    { code: "in-overleg-op", naam: "In overleg, op deze dag", metDatum: true, sluit: false },
    { code: "nu-niet-mogelijk", naam: "Nu niet mogelijk", metDatum: false, sluit: false },
    { code: "geen-gevolgen", naam: "Geen gevolgen voor de zorg", metDatum: false, sluit: true },
  ],
  contactrollen: [
    { code: "contactpersoon-slachtoffer", naam: "Contactpersoon voor het slachtoffer" },
    { code: "slachtofferzorg", naam: "Slachtofferzorg" },
    { code: "zorgcoordinator", naam: "Zorgcoördinator" },
    { code: "dienstdoende", naam: "Dienstdoende" },
  ],
  sluitredenen: [
    { code: "geregeld", naam: "Geregeld" },
    { code: "niet-meer-nodig", naam: "Niet meer nodig" },
  ],
  maximaalOpen: 5,
  hoogstensDagen: 90,
};
