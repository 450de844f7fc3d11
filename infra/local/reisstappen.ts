import { datumOver, type Stap } from "./reisstap.ts";
import { uitvoeringsstappen } from "./uitvoeringsstappen.ts";

const deelnemers = (...organisaties: readonly string[]) => organisaties.map((organisatie) => ({ organisatie }));

/** In a moment, so that it can be planned and held in one journey. */
const straks = (minuten: number): string => new Date(Date.now() + minuten * 60_000).toISOString();
const fysiek = (...organisaties: readonly string[]) =>
  organisaties.map((organisatie) => ({ organisatie, wijze: "fysiek" }));

const PLAN = {
  behoefteSlachtoffer: [
    { behoefte: "Ik wil werken en wonen waar niemand mij opsluit of bedreigt.", inEigenWoorden: true },
  ],
  doel: "De uitbuiting stoppen en een veilige plek met perspectief bieden.",
  resultaten: ["Veilige opvang geregeld", "Onderneming gecontroleerd"],
  acties: [
    {
      omschrijving: "Opvangplek regelen buiten de regio",
      soort: "veilige-situatie",
      gerichtOp: "slachtoffer",
      organisatie: "moviera",
      ondersteuners: ["politie"],
      eigenDoel: "Opvang die aansluit op de hulp die daarna volgt",
    },
    {
      omschrijving: "Werkplekcontrole bij de onderneming uitvoeren",
      soort: "bestuursrechtelijk",
      gerichtOp: "locatie",
      organisatie: "nla",
    },
    {
      omschrijving: "Voorlichten over het doen van aangifte",
      soort: "informeren-politie-justitie",
      gerichtOp: "slachtoffer",
      organisatie: "politie",
    },
  ],
  rolverdeling: [
    { organisatie: "moviera", rol: "zorgcoördinatie" },
    { organisatie: "zvh", rol: "procesregie" },
  ],
  monitoringsafspraken: [
    { afspraak: "Om de zes weken voortgang bespreken", organisatie: "zvh", eersteRonde: datumOver(21), elkeDagen: 42 },
  ],
  regieafspraken: [{ afspraak: "Eén aanspreekpunt voor het gezin van betrokkene", organisatie: "zvh" }],
  voorstellen: {
    inhoud: ["Eerst rust en veiligheid, dan pas verklaren"],
    proces: ["Wekelijks kort bellen tot de eerste ronde"],
    rolverdeling: [{ organisatie: "moviera", voorstel: "Eén zorgcoördinator voor het hele gezin" }],
  },
};

/** What the meldpunt did with the melding, which the region's rules gave to it. */
export const BEHANDELING = {
  resultaat: "contact-met-melder",
  toelichting: "De melder is gebeld en kan later worden gehoord.",
};

/** The steps of hoofdstap 2 to 5, each by the demo actor who owns it. */
export const stappen = (meldingId: string): readonly Stap[] => [
  {
    naam: "2.3 Eerste weging en kwalificatie",
    actor: "zetel-politie",
    taak: "weging-1",
    pad: "wegingen",
    body: {
      soort: "eerste",
      actueel: "ja",
      veiligheid: "onveilig",
      kwalificatie: "wel",
      doorlaatverbod: { besluit: "niet-nodig", motivering: "Geen grote zekerheid; wel ernstige aanwijzingen." },
      motivering: "Lange werkdagen, ingenomen documenten en huisvesting op de werkplek.",
      deelnemers: deelnemers("politie", "moviera", "om", "gemeente-doetinchem"),
    },
  },
  {
    naam: "3.1 Partners samenbrengen",
    actor: "procesregisseur",
    taak: "partners-uitnodigen",
    pad: "uitnodigingen",
    body: {
      besprekingOp: datumOver(10),
      uitnodigingen: [
        { organisatie: "nla", rol: "toezicht op arbeid", toegevoegdeWaarde: "kent de branche en de onderneming" },
      ],
      afwijkingen: [
        { organisatie: "ggd", reden: "Moviera regelt de medische zorg al." },
        { organisatie: "welzijnswerk", reden: "De opvang is klein en dichtbij geregeld." },
      ],
      ontbrekendDomein: "Moviera en de gemeente brengen de zorg in.",
    },
  },
  {
    naam: "3.1 Casusoverleg plannen",
    actor: "procesregisseur",
    taak: null,
    pad: "/v1/casusoverleggen",
    body: () => ({
      ...{ van: straks(1), tot: straks(61), plaats: "Vergaderzaal van het Zorg- en Veiligheidshuis" },
    }),
  },
  {
    naam: "3.1 Casus op de agenda",
    actor: "procesregisseur",
    taak: null,
    pad: "agendapunten",
    body: (overlegId) => ({ overlegId, minuten: 30 }),
  },
  {
    naam: "3.1 Uitnodiging aanvaarden",
    actor: "partner-nla",
    taak: "uitnodiging-beantwoorden",
    pad: (onderwerp) => `uitnodigingen/${onderwerp ?? ""}/antwoorden`,
    body: { antwoord: "geaccepteerd" },
  },
  {
    naam: "3.1 Casusoverleg",
    actor: "procesregisseur",
    taak: "casusoverleg",
    pad: "casusoverleggen",
    body: () => ({
      gehoudenOp: straks(0),
      aanwezig: fysiek("politie", "moviera", "om", "zvh", "gemeente-doetinchem", "nla"),
      afspraken: [
        { omschrijving: "Politie en zorg trekken samen op bij het eerste contact" },
        { omschrijving: "Eerdere controles bij de onderneming nagaan", organisatie: "nla" },
      ],
    }),
  },
  {
    naam: "3.1 Afspraak nagekomen",
    actor: "partner-nla",
    taak: "afspraak",
    pad: (onderwerp) => `afspraken/${onderwerp ?? ""}/afrondingen`,
    body: { status: "gedaan", resultaat: "Er waren twee eerdere controles, zonder overtreding." },
  },
  {
    naam: "3.2 Inbreng: veiligheidssituatie",
    actor: "partner-nla",
    taak: null,
    pad: "bijdragen",
    body: {
      onderdeel: "veiligheidssituatie",
      tekst: "Bij de laatste controle stond steeds iemand van de leiding naast de werkers.",
      doel: "bescherming",
      herkomst: { soort: "waargenomen" },
    },
  },
  {
    naam: "3.2 Inbreng: zorgvraag",
    actor: "zetel-moviera",
    taak: null,
    pad: "bijdragen",
    body: {
      onderdeel: "hulp",
      tekst: "Vraagt om een eigen slaapplek en om iemand die de taal spreekt.",
      doel: "zorg",
      herkomst: { soort: "gehoord", gehoordVan: "betrokkene" },
    },
  },
  {
    naam: "3.2 Melder horen",
    actor: "meldpunt",
    taak: "melder-horen",
    pad: "hoorverslagen",
    body: {
      meldingId,
      wijze: "telefoon",
      gehoordOp: datumOver(0),
      verslag: "De melder zag dat papieren werden ingenomen en wil anoniem blijven voor de onderneming.",
    },
  },
  {
    naam: "3.2 Tweede weging",
    actor: "zetel-moviera",
    taak: "weging-2",
    pad: "wegingen",
    body: {
      soort: "tweede",
      mensenhandel: "wel",
      zorg: "wel",
      analyse: "Schulden en afhankelijkheid van huisvesting maken vertrekken onmogelijk.",
      urgentie: "hoog",
      kader: {
        instrument: "wegingskader",
        versie: "1",
        aspecten: ["kwetsbaarheid", "actoren", "systeem", "omgeving", "sociaal-economisch"].map((code) => ({
          code,
          score: 2,
        })),
      },
      motivering: "Zowel bescherming als aanpak van de onderneming is nodig.",
      // What of the picture is not there, the weging says why.
      ontbreekt: ["slachtofferschap", "verschijningsvorm", "kenmerken", "netwerk"].map((onderdeel) => ({
        onderdeel,
        reden: "Is mondeling ingebracht in het overleg",
      })),
      // The Arbeidsinspectie was at the table without a seat: it weighs along.
      deelnemers: deelnemers("politie", "moviera", "om", "zvh", "gemeente-doetinchem", "nla"),
    },
  },
  {
    naam: "4.1 Commitment om gegevens uit te wisselen",
    actor: "partner-nla",
    taak: null,
    pad: "commitments",
    body: { slachtoffers: "ja", verdachten: "ja" },
  },
  { naam: "3.3 Plan van aanpak in concept", actor: "zetel-zvh", taak: "plan-van-aanpak", pad: "plannen", body: PLAN },
  {
    naam: "3.3 Plan van aanpak vaststellen",
    actor: "zetel-om",
    taak: "plan-van-aanpak",
    pad: (_onderwerp, vorige) => `plannen/${vorige}/vaststellingen`,
    body: {
      motivering: "Volledig en door het team besproken.",
      deelnemers: deelnemers("politie", "moviera", "om", "zvh", "gemeente-doetinchem"),
      commitments: ["moviera", "politie"].map((organisatie) => ({
        ...{ organisatie, slachtoffers: "ja", verdachten: "ja", gezegdDoor: "adviseur aan tafel" },
      })),
    },
  },
  ...uitvoeringsstappen(),
];
