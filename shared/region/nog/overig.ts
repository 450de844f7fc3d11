import type { RegioInvoer } from "../../domain/regio.ts";

/**
 * The instruments that the cards name; their content comes from the partners (V7, NB18). What the two checklists ask is an example
 * until they give theirs, and so is what the framework asks: then it is a next version, beside this one.
 */
export const instrumenten: RegioInvoer["instrumenten"] = [
  {
    ...{ code: "signaleringslijst", versie: "1", naam: "Signaleringslijst mensenhandel", activiteiten: ["2.1"] },
    signalen: [
      { code: "geen-eigen-papieren", tekst: "Heeft de eigen identiteitspapieren niet in bezit" },
      { code: "woont-op-werkplek", tekst: "Woont op of boven de werkplek" },
      { code: "geen-vrije-beweging", tekst: "Kan niet vrij komen en gaan" },
      { code: "krijgt-geen-loon", tekst: "Krijgt weinig of geen loon" },
      { code: "schuld-bij-werkgever", tekst: "Heeft een schuld bij wie het werk geeft" },
      { code: "wordt-gebracht-en-gehaald", tekst: "Wordt gebracht en gehaald door dezelfde persoon" },
    ],
  },
  {
    ...{ code: "signaleringstool-lvb", versie: "1", activiteiten: ["2.1"] },
    naam: "Signaleringstool potentiële LVB-slachtoffers uitbuiting/mensenhandel",
    signalen: [
      { code: "begrijpt-afspraken-niet", tekst: "Begrijpt afspraken niet of houdt ze niet vast" },
      { code: "laat-anderen-antwoorden", tekst: "Laat een ander antwoorden" },
      { code: "overziet-gevolgen-niet", tekst: "Overziet de gevolgen van het eigen handelen niet" },
    ],
  },
  {
    code: "risico-inventarisatie",
    versie: "1",
    naam: "Risico-inventarisatie-instrument",
    activiteiten: ["2.3", "3.2"],
  },
  { code: "sociale-kaart", versie: "1", naam: "Sociale kaart", activiteiten: ["3.1", "4.1"] },
  { code: "lijst-flexibele-schil", versie: "1", naam: "Lijst flexibele schil", activiteiten: ["3.1"] },
  {
    ...{ code: "wegingskader", versie: "1", naam: "Wegingskader", activiteiten: ["3.2"] },
    aspecten: [
      { code: "kwetsbaarheid", vraag: "Hoe kwetsbaar is het slachtoffer" },
      { code: "actoren", vraag: "Hoe machtig zijn wie erbij betrokken zijn" },
      { code: "systeem", vraag: "Hoe houden familie en sociaal netwerk de situatie in stand" },
      { code: "omgeving", vraag: "Hoe houden werk, wonen en omgeving de situatie in stand" },
      { code: "sociaal-economisch", vraag: "Hoe afhankelijk maakt de sociaal-economische situatie" },
    ],
    scores: [
      { score: 0, betekenis: "Niet of nauwelijks" },
      { score: 1, betekenis: "Enigszins" },
      { score: 2, betekenis: "Sterk" },
      { score: 9, betekenis: "Onbekend" },
    ],
  },
  { code: "signalenlijst", versie: "1", naam: "Signalenlijst van mensenhandel", activiteiten: ["3.2"] },
  { code: "format-plan-van-aanpak", versie: "1", naam: "Format plan van aanpak", activiteiten: ["3.3"] },
  {
    code: "functiebeschrijving-zorgcoordinatie",
    versie: "1",
    naam: "Functiebeschrijving zorgcoördinatie",
    activiteiten: ["4.1"],
  },
  { code: "weegformulier", versie: "1", naam: "Weegformulier", activiteiten: ["4.2"] },
  { code: "evaluatiemethoden", versie: "1", naam: "Methoden voor evaluatie", activiteiten: ["5.2"] },
];

export const planformat: RegioInvoer["planformat"] = "format-plan-van-aanpak";

export const bewaartermijnen: RegioInvoer["bewaartermijnen"] = {
  voorbeeld: true,
  toelichting: "Casussen uiterlijk vijf jaar na de eerste verwerking; afgeschaalde na één jaar.",
  afgeschaald: { eenheid: "jaren", aantal: 1 },
  casus: { eenheid: "jaren", aantal: 5 },
  oefening: { eenheid: "dagen", aantal: 30 },
  nazorg: { eenheid: "jaren", aantal: 5 },
  verwerkingslog: { eenheid: "jaren", aantal: 5 },
};

export const nazorg: RegioInvoer["nazorg"] = {
  voorbeeld: true,
  toelichting: "Wat onder nazorg valt, en voor wie; het rapport noemt veilige plek, advocaat en hulpverlening (4.4).",
  soorten: [
    { code: "veilige-plek", naam: "Veilige plek", voor: ["slachtoffer"] },
    { code: "advocaat", naam: "Advocaat", voor: ["slachtoffer", "verdachte"] },
    { code: "hulpverlening", naam: "Hulpverlening", voor: ["slachtoffer", "verdachte"] },
    { code: "traumabehandeling", naam: "Traumabehandeling", voor: ["slachtoffer"] },
    { code: "huisvesting", naam: "Huisvesting", voor: ["slachtoffer", "verdachte"] },
    { code: "inkomen", naam: "Inkomen en schulden", voor: ["slachtoffer", "verdachte"] },
    { code: "begeleiding-dader", naam: "Begeleiding om herhaling te voorkomen", voor: ["verdachte"] },
    { code: "anders", naam: "Anders", voor: ["slachtoffer", "verdachte"] },
  ],
};

export const afsluiten: RegioInvoer["afsluiten"] = {
  voorbeeld: true,
  toelichting: "Waarmee een casus sluit, en wie haar daarna nog ziet: alleen de procesregie. Eigen aanname.",
  uitkomsten: [
    { code: "gestopt", naam: "De uitbuiting is gestopt" },
    { code: "beschermd", naam: "Het slachtoffer is beschermd" },
    { code: "overgedragen", naam: "Overgedragen" },
    { code: "anders", naam: "Anders" },
  ],
  inzage: ["procesregisseur"],
};

export const idempotentieBewaartermijn: RegioInvoer["idempotentieBewaartermijn"] = { dagen: 7, voorbeeld: true };

export const dubbeleMelding: RegioInvoer["dubbeleMelding"] = { uren: 72, voorbeeld: true };

export const signalen: RegioInvoer["signalen"] = {
  voorbeeld: true,
  toelichting:
    "Een signaal zonder iets acuuts opent geen casus voor het meldpunt ernaar keek; vanaf het derde over één persoon kijkt het binnen een werkdag. Eigen aanname.",
  casus: "na-beoordeling",
  bundelenVanaf: 3,
};

export const aanleveringen: RegioInvoer["aanleveringen"] = {
  voorbeeld: true,
  toelichting:
    "Zo lang blijven resultaten leesbaar, en zo lang kan een half ontvangen bestand worden herhaald; eigen aanname.",
  resultaatDagen: 30,
  halfOntvangenUren: 24,
};

export const plekken: RegioInvoer["plekken"] = {
  voorbeeld: true,
  toelichting: "Zo ver terug telt een melding op dezelfde locatie of bij dezelfde onderneming mee; eigen aanname.",
  maanden: 60,
};

export const bijlagen: RegioInvoer["bijlagen"] = {
  voorbeeld: true,
  toelichting:
    "Welke bestanden, hoe groot, en hoe lang een adres geldt; eigen aannamen. Alleen soorten die te herkennen zijn.",
  soorten: [
    { code: "identiteitsdocument", naam: "Identiteitsdocument", informatie: "bijlage-persoon" },
    { code: "zorgverslag", naam: "Verslag of verklaring uit de zorg", informatie: "bijlage-zorg" },
    { code: "beeld", naam: "Foto of schermafbeelding", informatie: "bijlage-veiligheid" },
    { code: "document", naam: "Ander document", informatie: "bijlage-veiligheid" },
  ],
  mediatypen: [
    "application/pdf",
    "image/jpeg",
    "image/png",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  ],
  maximaalBytes: 25 * 1024 * 1024,
  maximaalAantal: 100,
  uploadMinuten: 15,
  inzageMinuten: 5,
  keuringMinuten: 15,
  keuringenTotMelding: 3,
};

export const monitoring: RegioInvoer["monitoring"] = {
  voorbeeld: true,
  toelichting: "Zo ver weg mag een monitoringronde de volgende afspreken; eigen aanname.",
  maximaalDagen: 92,
};

export const evaluatie: RegioInvoer["evaluatie"] = {
  voorbeeld: true,
  toelichting: "Elke casus wordt geëvalueerd; proces, keten en beleid periodiek, op voorstel van de ketenregisseur.",
  elkeMaanden: { casus: null, proces: 6, keten: 12, beleid: 24 },
};

export const preventie: RegioInvoer["preventie"] = {
  voorbeeld: true,
  toelichting: "Het rapport: twee keer per jaar per regio. Hier gelezen als de regio, niet de subregio.",
  bijeenkomstenPerJaar: 2,
  per: "regio",
};
