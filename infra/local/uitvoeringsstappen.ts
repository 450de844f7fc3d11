import { datumOver, type Inhoud, type Stap } from "./reisstap.ts";

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

/** The steps of hoofdstap 4 and 5, each by the demo actor who owns it. */
export const uitvoeringsstappen = (): readonly Stap[] => [
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
