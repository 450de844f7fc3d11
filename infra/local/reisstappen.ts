const deelnemers = (...organisaties: readonly string[]) => organisaties.map((organisatie) => ({ organisatie }));
const datumOver = (dagen: number): string => new Date(Date.now() + dagen * 86_400_000).toISOString().slice(0, 10);

type Inhoud = Readonly<Record<string, unknown>>;

interface Stap {
  readonly naam: string;
  readonly actor: string;
  /** The task that the actor finds in their worklist first; null when the work follows from another. */
  readonly taak: string | null;
  /** POST when left out. */
  readonly methode?: "PUT";
  /** Below the casus; with a slash before it, by itself. */
  readonly pad: string | ((onderwerp: string | null, vorige: string) => string);
  /** Made when the step is taken, where it tells a time, what the step before made, or of whom and what the casus is. */
  readonly body: Inhoud | ((vorige: string, beeld: Casusdelen) => Inhoud);
  /** That it tells of whom and what the casus is: it is read first. */
  readonly leest?: true;
}

/** The clients of the casus, the acties that were done, and what else organisations recorded that they did. */
export interface Casusdelen {
  readonly dossiers: readonly string[];
  readonly acties: readonly string[];
  readonly uitgevoerd: readonly string[];
}
/** One of each: what a step would say of them. */
const EEN_VAN_ELK: Casusdelen = { dossiers: [""], acties: [""], uitgevoerd: [""] };

export const bodyVan = ({ body }: Stap, vorige = "", beeld = EEN_VAN_ELK): Inhoud =>
  typeof body === "function" ? body(vorige, beeld) : body;

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

const voortgang = (ronde: number, uitkomst: string) => ({
  ronde,
  gedaan: "De opvang loopt en de controle is uitgevoerd door inspecteurs.",
  goedGegaan: "Snelle afstemming tussen zorg en inspectie.",
  deelnemers: ["moviera", "nla", "politie"],
  uitkomst,
});

/** @param gevraagd what its kind asks of the result */
const actie = (naam: string, actor: string, gevraagd: Inhoud = {}): Stap => ({
  naam: `4.1 Actie: ${naam}`,
  actor,
  taak: "actie",
  pad: (onderwerp) => `acties/${onderwerp ?? ""}/resultaten`,
  body: {
    ...{ status: "gedaan", resultaat: `Uitgevoerd volgens afspraak: ${naam} is afgerond.`, effectief: "ja" },
    ...gevraagd,
  },
});

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
  actie("opvangplek", "zetel-moviera", { veiligSinds: datumOver(-1) }),
  actie("werkplekcontrole", "partner-nla"),
  actie("voorlichting over aangifte", "zetel-politie", { geinformeerdOp: datumOver(-1) }),
  {
    naam: "4.1 Uitgevoerde interventie vastleggen",
    actor: "partner-nla",
    taak: null,
    pad: "uitgevoerde-interventies",
    body: {
      ...{ soort: "bestuursrechtelijk", gerichtOp: "locatie", van: datumOver(-1), tot: datumOver(-1) },
      gedaan: "De onderneming is gecontroleerd en een boete is aangezegd.",
      ...{ goedGegaan: "De administratie is veiliggesteld.", nogTeDoen: "Een hercontrole.", effectief: "deels" },
    },
  },
  {
    naam: "4.3 Contactkaart",
    actor: "partner-nla",
    taak: null,
    methode: "PUT",
    pad: "contactkaarten/nla",
    body: {
      naam: "Wendelbert Oosterhaar",
      functie: "Inspecteur die de controle leidt",
      telefoon: "070 0000000",
      bereikbaarheid: "Op werkdagen tot vijf uur",
    },
  },
  {
    naam: "Casus opgeschort",
    actor: "zetel-om",
    taak: null,
    pad: "opschortingen",
    body: { dagen: 14, reden: "Betrokkene is opgenomen en heeft rust nodig." },
  },
  {
    naam: "Casus hervat",
    actor: "procesregisseur",
    taak: null,
    pad: (_onderwerp, opschortingId) => `opschortingen/${opschortingId}/hervatting`,
    body: { reden: "Betrokkene is eerder ontslagen dan verwacht." },
  },
  {
    naam: "4.3 Meer tijd voor de eerste ronde",
    actor: "procesregisseur",
    taak: null,
    pad: "verlengingen",
    body: { dagen: 3, reden: "Een partner levert de gegevens enkele dagen later aan." },
  },
  {
    naam: "4.1 Knelpunt, in het voorbijgaan",
    actor: "partner-nla",
    taak: null,
    pad: "/v1/knelpunten",
    body: {
      ...{ niveau: "operationeel", thema: "passend-aanbod" },
      omschrijving: "Voor wie na een controle meteen weg moet, is er buiten kantooruren geen opvang.",
    },
  },
  {
    naam: "4.3 Voortgang, ronde 1",
    actor: "zetel-zvh",
    taak: "voortgang",
    pad: "voortgangsronden",
    body: {
      ...voortgang(1, "voortzetten"),
      bekeken: [{ monitoringsafspraak: 0, stand: "op-schema", bevinding: "Elke week is er contact geweest." }],
      openPunten: [{ punt: "Verblijfsstatus uitzoeken met de advocaat", organisatie: "moviera" }],
    },
  },
  {
    naam: "4.3 Voortgang, ronde 2",
    actor: "zetel-zvh",
    taak: "voortgang",
    pad: "voortgangsronden",
    body: {
      ...voortgang(2, "afronden"),
      afgehandeldePunten: [{ puntId: "1.1", hoe: "De advocaat heeft het verzoek ingediend." }],
    },
  },
  {
    naam: "4.4 Behoeften aan nazorg",
    actor: "zorgcoordinator",
    taak: "nazorg",
    pad: "nazorgbehoeften",
    leest: true,
    body: (_vorige, { dossiers }) => ({
      behoeften: dossiers.map((dossierId) => ({
        persoon: { rol: "slachtoffer", dossierId },
        soort: "hulpverlening",
        omschrijving: "Traumabehandeling is begonnen, met een vaste begeleider",
        organisatie: "moviera",
        stand: { soort: "wachtlijst", sinds: datumOver(0) },
      })),
    }),
  },
  {
    naam: "4.4 Afsluitformulier",
    actor: "procesregisseur",
    taak: null,
    pad: "afsluitformulieren",
    leest: true,
    body: (_vorige, { dossiers, acties, uitgevoerd }) => ({
      uitkomst: "beschermd",
      slachtoffers: dossiers.map((dossierId) => ({
        dossierId,
        slachtofferschapGestopt: { sinds: datumOver(0) },
        veiligeOmgeving: { sinds: datumOver(0) },
        passendeHulp: { waaromNiet: "De behandeling begint zodra er plaats is" },
      })),
      opsporingEnVervolging: "onbekend",
      acties: acties.map((actieId) => ({ actieId, succesvol: "ja", zinvol: "ja" })),
      uitgevoerd: uitgevoerd.map((vastleggingId) => ({ vastleggingId, succesvol: "deels", zinvol: "ja" })),
    }),
  },
  {
    naam: "4.4 Nazorg",
    actor: "zorgcoordinator",
    taak: "nazorg",
    pad: "nazorgafspraken",
    body: { toelichting: "Ieder weet bij wie verdere hulp is." },
  },
  {
    naam: "5.1 Procesbegeleider aanstellen",
    actor: "procesregisseur",
    taak: "procesbegeleider",
    pad: "procesbegeleiders",
    body: { organisatie: "riec", overeenstemming: ["nla", "politie", "moviera", "om", "zvh", "gemeente-doetinchem"] },
  },
  {
    naam: "5.2 Evalueren",
    actor: "procesbegeleider-evaluatie",
    taak: "evaluatie",
    pad: "evaluaties",
    body: {
      niveau: "casus",
      beschrijvingAnoniem: "Arbeidsuitbuiting van enkele personen bij een onderneming in de regio.",
      goedGegaan: "Partners vonden elkaar binnen een dag.",
      beter: "Eerder een tolk inschakelen bij het eerste gesprek.",
      verbeterpunten: [{ categorie: "processen", omschrijving: "Tolk opnemen in de checklist" }],
    },
  },
  {
    naam: "5.3 Lessen borgen",
    actor: "procesregisseur",
    taak: "lessen",
    pad: "lessen",
    body: {
      lessen: [{ categorie: "processen", les: "Tolk staat op de checklist van het overleg", eigenaar: "zvh" }],
    },
  },
];
