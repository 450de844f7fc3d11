import type { RegioInvoer } from "../../domain/regio.ts";

type Punt = RegioInvoer["openPunten"][number];
const geregeld = (nummer: string, instelling: string, toelichting: string): Punt => ({
  nummer,
  instelling,
  toelichting,
});
const elders = (nummer: string, toelichting: string): Punt => ({ nummer, instelling: null, toelichting });

/**
 * Annex N of the requirements, item by item: the path of the setting that answers it, or where in the product it will be
 * answered. What is answered here is an example until the chain confirms it.
 */
export const openPunten: RegioInvoer["openPunten"] = [
  elders("NA1", "Vorm van het resultaat van een preventieactiviteit: onderdeel preventie."),
  elders("NA2", "Vorm van het resultaat van inzicht in cijfers: onderdeel sturingsinformatie."),
  geregeld("NA3", "instrumenten", "Instrumenten per activiteit; voor 1.3 noemt het rapport er nog geen."),
  geregeld("NA4", "taken.lessen", "Eén eenvoudige stap les borgen, tot de eerste implementatiefase haar invult."),
  elders("NA5", "Indicatoren voor impact en effect: onderdeel sturingsinformatie."),
  geregeld("NA6", "nazorg.soorten", "Wat onder nazorg valt; elke behoefte heeft een eigenaar en een datum."),
  geregeld("NA7", "ketenmodel", "Activiteiten met een versie; aan en uit te zetten."),
  elders("NA8", "Ketenprestatie-indicatoren: onderdeel sturingsinformatie."),
  geregeld("NA9", "rollen.meldpunt", "Wie het meldpunt houdt."),
  geregeld("NA10", "ketenmodel", "Beschrijving per activiteit, met de versie van het ketenmodel."),
  elders("NA11", "Kwaliteitscriteria voor signaleren en zorgcoördinatie: onderdeel evaluatie."),
  elders("NA12", "Succesfactoren van voorlichting: onderdeel preventie."),
  elders("NA13", "Catalogus van interventies: een soort regel in de gids, die zijn eigenaar bijhoudt."),
  geregeld(
    "NA14",
    "bewaartermijnen.oefening",
    "Oefencasussen bestaan en worden kort bewaard; oefenen zelf: onderdeel oefenen.",
  ),
  geregeld("NA15", "evaluatie.elkeMaanden", "Evaluatiecyclus per niveau."),
  geregeld("NA16", "rollen.procesregie", "Proces- en ketenregisseur bij het Zorg- en Veiligheidshuis."),
  geregeld("NA17", "taken", "Eigenaar per stap: de A van RASCI."),
  geregeld("NA18", "kwalificatie", "Definities met een versie; indicatoren volgen van de partners."),
  geregeld("NA19", "deelmatrix", "Een deelmatrix voor alle vormen; convenant per partner staat bij partners."),
  elders("NA20", "Mandaten staan per medewerker in het register, met begin, einde en wie ze verleende."),
  elders("NA21", "Prioriteit per evaluatieronde: onderdeel evaluatie."),
  geregeld("NA22", "urgentie.schaal", "Dezelfde schaal voor urgentie en prioritering."),
  elders("NA23", "Bovenregionale ontwikkelingen en filters: onderdeel sturingsinformatie."),
  geregeld("NA24", "uitnodigingsregels", "De Arbeidsinspectie wordt bij arbeidsuitbuiting voorgesteld."),
  geregeld(
    "NA25",
    "verschijningsvormen",
    "Vormen en activiteiten zijn gegevens; aanvullende activiteiten staan bij ketenmodel.",
  ),
  geregeld("NA26", "rollen.meldpunt", "De aandachtsfunctionaris meldt via een eigen kanaal bij hetzelfde meldpunt."),
  geregeld(
    "NB1",
    "termijnen",
    "Alle termijnen, met herinnering en escalatie bij bewaking; opschorten en verlengen bij uitstel.",
  ),
  geregeld("NB2", "doorlaatverbod", "Wie ingrijpt, wie bericht krijgt, wie beslist buiten het overleg."),
  geregeld("NB3", "bewijsmiddelen", "Verschillende soorten niet vereist; grote zekerheid verklaart het team."),
  geregeld("NB4", "verdeling.regels", "Wie welke melding behandelt; het meldpunt houdt zicht op alle."),
  geregeld("NB5", "quorum", "Minimum aan zetels per besluit, asynchroon of bijeen."),
  geregeld(
    "NB6",
    "afschalen",
    "Afgeschaald verwijdert niets; de overdracht wordt gevolgd tot zij is aanvaard. Wie heropent, staat bij afschalen.",
  ),
  geregeld("NB7", "wegingUitkomsten.weging2", "De vierde uitkomst wel-geen is toegelaten."),
  geregeld("NB8", "urgentie.schaal", "Acuut, hoog, normaal."),
  elders("NB9", "Kenmerken waarop personen worden herkend: onderdeel dossiervorming."),
  elders("NB10", "Eén casus, meer dossiers: vast in het ontwerp."),
  geregeld(
    "NB11",
    "rollen.zorgcoordinatie",
    "Aanbieder per verschijningsvorm en leeftijd, met een standaard; het team wijst toe.",
  ),
  geregeld("NB12", "verschijningsvormen", "Leeftijdsgrens bij jeugdprostitutie: tot en met 23 jaar."),
  geregeld("NB13", "bewaartermijnen", "Bewaartermijnen; rechten van betrokkenen: onderdeel privacy."),
  geregeld(
    "NB14",
    "deelmatrix",
    "Wie welke dataklasse van welk compartiment ziet; toegang van de schil eindigt met de casus.",
  ),
  geregeld("NB15", "evaluatie.elkeMaanden", "Periode per niveau."),
  elders("NB16", "Drempel voor op- en afschalen van de keten: onderdeel sturingsinformatie."),
  geregeld("NB17", "preventie.per", "Regio gelezen als de hele regio."),
  geregeld("NB18", "instrumenten", "Instrumenten met een versie; hun inhoud komt van de partners."),
  elders("NB19", "De melder volgt de status van de eigen melding; meer niet."),
  geregeld(
    "NB20",
    "termijnen.procesbegeleider",
    "Gesloten na de lessen; elke casus die het hele pad loopt wordt geëvalueerd.",
  ),
  geregeld("NB21", "werkdag", "Werkdag van het meldpunt; acute termijnen lopen op elk uur."),
  geregeld(
    "NB22",
    "horen",
    "Wie de melder hoort, en waarom iemand niet gehoord wordt; een anonieme via het veilige kanaal.",
  ),
  geregeld("NB23", "instroom", "Wat bij instroom is overgeslagen, wordt ingehaald: per stap verplicht of niet."),
  geregeld("NB24", "partners", "De lijst van de flexibele schil is open."),
  elders("NB25", "Taken van ambassadeur en OOV-ambtenaar: onderdeel preventie."),
];
