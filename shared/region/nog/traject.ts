import type { RegioInvoer } from "../../domain/regio.ts";

const SEPOTGRONDEN = [
  { code: "geen-wettig-bewijs", naam: "Geen wettig bewijs" },
  { code: "ten-onrechte-verdacht", naam: "Ten onrechte als verdachte aangemerkt" },
  { code: "feit-niet-strafbaar", naam: "Feit of verdachte niet strafbaar" },
  { code: "ander-belang", naam: "Ander dan strafrechtelijk ingrijpen gaat voor" },
  { code: "anders", naam: "Anders" },
];

/** The criminal track (H4.2): the report names its instruments and partners, and leaves open who decides what by when (NB1). */
export const strafrechtelijkTraject: RegioInvoer["strafrechtelijkTraject"] = {
  voorbeeld: true,
  toelichting:
    "Wie het traject begint, leidt het; het OM beslist. Wat blijft liggen, gaat naar wie bij het OM opspoort. Middelen, beslissingen en gronden zijn voorbeelden.",
  stappen: {
    "pre-weeg": { organisatie: null, termijn: "traject-pre-weeg" },
    opsporing: { organisatie: null, termijn: "traject-opsporing" },
    strategie: { organisatie: null, termijn: "traject-strategie" },
    middelen: { organisatie: null, termijn: "traject-middelen" },
    "om-beslissing": { organisatie: "om", termijn: "traject-om-beslissing" },
    zitting: { organisatie: "om", termijn: "traject-zitting" },
  },
  escalatie: "om",
  middelen: [
    { code: "aanhouding", naam: "Aanhouding" },
    { code: "inverzekeringstelling", naam: "Inverzekeringstelling" },
    { code: "voorlopige-hechtenis", naam: "Voorlopige hechtenis" },
    { code: "doorzoeking", naam: "Doorzoeking" },
    { code: "inbeslagneming", naam: "Inbeslagneming" },
    { code: "telecommunicatie", naam: "Onderzoek van telecommunicatie" },
    { code: "observatie", naam: "Stelselmatige observatie" },
    { code: "financieel-onderzoek", naam: "Strafrechtelijk financieel onderzoek" },
    { code: "anders", naam: "Anders" },
  ],
  beslissingen: [
    { code: "sepot", naam: "Sepot", gevolg: "einde", gronden: SEPOTGRONDEN },
    { code: "voorwaardelijk-sepot", naam: "Voorwaardelijk sepot", gevolg: "einde", gronden: SEPOTGRONDEN },
    { code: "strafbeschikking", naam: "Strafbeschikking", gevolg: "einde", gronden: [] },
    { code: "dagvaarding", naam: "Dagvaarding", gevolg: "zitting", gronden: [] },
    { code: "nader-onderzoek", naam: "Terug naar de opsporing", gevolg: "terug", gronden: [] },
  ],
  uitspraken: [
    { code: "veroordeling", naam: "Veroordeling" },
    { code: "vrijspraak", naam: "Vrijspraak" },
    { code: "ontslag-van-rechtsvervolging", naam: "Ontslag van alle rechtsvervolging" },
    { code: "anders", naam: "Anders" },
  ],
};
