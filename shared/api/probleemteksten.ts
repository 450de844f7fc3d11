import type { WeigeringCode } from "../domain/weigering.ts";
import { KANAALPROBLEMEN } from "./kanaalproblemen.ts";
import { opsomming, type Probleemsoort } from "./probleemsoort.ts";
import { UITVOERINGSPROBLEMEN } from "./uitvoeringsproblemen.ts";

const kilobytes = (bytes: number): string => `${Math.floor(bytes / 1024)} KB`;

/**
 * Status, title and text of every refusal. `satisfies` keeps it total: a new code does not compile until it has its
 * text. Texts are for the people who build and use clients; none tells why a token fails or whether something exists.
 */
export const PROBLEMEN = {
  "niet-aangemeld": {
    status: 401,
    titel: "Niet aangemeld",
    detail: () =>
      "Stuur een geldig toegangstoken mee in de kop Authorization: Bearer <token>. Vraag zo nodig een nieuw token aan.",
    koppen: () => ({ "WWW-Authenticate": 'Bearer realm="ketenregie"' }),
  },
  "geen-recht": {
    status: 403,
    titel: "Geen recht",
    detail: ({ nodig }) => `Hiervoor is nodig: ${nodig}. Vraag dit recht aan bij de beheerder van uw organisatie.`,
  },
  "geen-mandaat": {
    status: 403,
    titel: "Geen mandaat",
    detail: ({ nodig, verlopenOp }) =>
      verlopenOp === null
        ? `Hiervoor is het mandaat ${nodig} van uw organisatie nodig, en u hebt het niet. Laat een gemandateerde dit doen of vraag uw bestuur om het mandaat.`
        : `Uw mandaat ${nodig} is verlopen op ${verlopenOp}. Laat een gemandateerde dit doen of vraag uw bestuur om verlenging.`,
  },
  "eigen-recht": {
    status: 403,
    titel: "Eigen recht",
    detail: ({ wat }) => `Niemand geeft ${wat} aan zichzelf. Laat een andere beheerder dit doen.`,
  },
  "niet-gevonden": {
    status: 404,
    titel: "Niet gevonden",
    detail: () => "Dit adres bestaat niet, of u hebt er geen toegang toe. Controleer het adres.",
  },
  "geen-terugkoppeling": {
    status: 404,
    titel: "Geen terugkoppeling",
    detail: () =>
      "Bij deze referentie en dit geheim is er geen terugkoppeling. Controleer of beide precies zijn overgenomen uit het antwoord op de melding.",
  },
  "methode-niet-toegestaan": {
    status: 405,
    titel: "Methode niet toegestaan",
    detail: ({ toegestaan }) => `Gebruik op dit adres ${opsomming(toegestaan)}.`,
    koppen: ({ toegestaan }) => ({ Allow: toegestaan.join(", ") }),
  },
  "te-groot": {
    status: 413,
    titel: "Te groot",
    detail: ({ maximaalBytes }) => `Het bericht is groter dan ${kilobytes(maximaalBytes)}. Stuur een kleiner bericht.`,
  },
  "verkeerd-mediatype": {
    status: 415,
    titel: "Verkeerd mediatype",
    detail: ({ verwacht }) => `Stuur het bericht als ${verwacht} in UTF-8, met de kop Content-Type: ${verwacht}.`,
  },
  "geen-json": {
    status: 400,
    titel: "Geen JSON",
    detail: () => "Het bericht is geen leesbare JSON in UTF-8. Controleer de opbouw van het bericht.",
  },
  "ongeldige-invoer": {
    status: 400,
    titel: "Ongeldige invoer",
    detail: () =>
      "De invoer voldoet niet aan de beschrijving van de API. Verbeter de genoemde velden; er is niets opgeslagen.",
  },
  "idempotency-key-nodig": {
    status: 400,
    titel: "Idempotency-Key nodig",
    detail: () =>
      "Stuur de kop Idempotency-Key mee: per opdracht een eigen waarde, bij een herhaling van de opdracht dezelfde.",
  },
  "if-match-nodig": {
    status: 428,
    titel: "If-Match nodig",
    detail: () =>
      'Stuur de kop If-Match mee met één ETag tussen aanhalingstekens: die van de versie die u hebt gelezen, zoals "3".',
  },
  "idempotency-key-hergebruikt": {
    status: 409,
    titel: "Idempotency-Key hergebruikt",
    detail: () =>
      "Deze Idempotency-Key is al gebruikt met een ander bericht. Stuur een nieuwe opdracht met een nieuwe waarde.",
  },
  "aanlevering-afgebroken": {
    status: 409,
    titel: "Aanlevering afgebroken",
    detail: () =>
      "Deze aanlevering is nooit helemaal ontvangen en daarna opgeruimd; er is niets van aangenomen. Lever het hele bestand opnieuw aan met een nieuwe Idempotency-Key.",
  },
  "stap-niet-aan-de-beurt": {
    status: 409,
    titel: "Stap niet aan de beurt",
    detail: ({ stap, huidig }) =>
      huidig === null
        ? `De stap ${stap} is niet aan de beurt.`
        : // A criminal track has steps as well: the text names neither.
          `De stap ${stap} is niet aan de beurt: nu is dat ${huidig}. Doe wat daar nodig is; een stap die al is gedaan, komt pas weer aan de beurt als ernaar wordt teruggegaan.`,
  },
  "casus-niet-open": {
    status: 409,
    titel: "Casus niet open",
    detail: ({ status }) => `De casus heeft de status ${status}; dit kan alleen zolang de casus open is.`,
  },
  "casus-niet-afgeschaald": {
    status: 409,
    titel: "Casus niet afgeschaald",
    detail: ({ status }) =>
      `De casus heeft de status ${status}; alleen een afgeschaalde casus kan worden heropend. Dien wat nieuw is in als melding.`,
  },
  "heropening-belet": {
    status: 409,
    titel: "Heropening belet",
    detail: ({ casusIds }) =>
      casusIds.length === 0
        ? "De casus kan nu niet worden heropend. Overleg met de procesregie."
        : `Voor iemand in deze casus loopt al een andere casus: ${opsomming(casusIds)}. Werk daarin verder.`,
  },
  "gemeente-bekend": {
    status: 409,
    titel: "Gemeente bekend",
    detail: () =>
      "De casus heeft al een gemeente. Bied haar aan de andere gemeente aan met een gemeente-overdracht; zij gaat over zodra die aanvaardt.",
  },
  "overdracht-loopt": {
    status: 409,
    titel: "Overdracht loopt",
    detail: () =>
      "Er loopt al een overdracht van deze casus die nog niet is beantwoord. Leg eerst vast wat daarvan kwam, of trek die in.",
  },
  "overdracht-wacht": {
    status: 409,
    titel: "Overdracht wacht",
    detail: () =>
      "Deze overdracht kan nu nog niet worden aanvaard: het ketenregieteam rondt eerst iets af. Uw antwoord is niet opgeslagen; probeer het later opnieuw of overleg met de procesregie.",
  },
  "quorum-niet-gehaald": {
    status: 409,
    titel: "Quorum niet gehaald",
    detail: ({ nodig }) => `Er doen niet genoeg zetels mee. Nodig: ${opsomming(nodig)}.`,
  },
  "tegenstrijdige-weging": {
    status: 409,
    titel: "Tegenstrijdige weging",
    detail: ({ uitleg }) => `De weging spreekt zichzelf tegen: ${uitleg}.`,
  },
  "bewijs-onvoldoende": {
    status: 409,
    titel: "Bewijs onvoldoende",
    detail: ({ minimaal }) => `Hiervoor zijn ten minste ${minimaal} bewijsmiddelen nodig. Vul de bewijsmiddelen aan.`,
  },
  "niet-uitgenodigd": {
    status: 409,
    titel: "Niet uitgenodigd",
    detail: ({ organisaties }) =>
      `Zonder uitnodiging die nu geldt: ${opsomming(organisaties)}. Nodig eerst uit, of wacht tot de uitnodiging is aanvaard.`,
  },
  "niet-aanwezig": {
    status: 409,
    titel: "Niet aanwezig",
    detail: ({ organisaties }) =>
      `Alleen wie bij het laatste casusoverleg was, beslist mee. Daar waren niet: ${opsomming(organisaties)}. Laat hen weg, of houd een nieuw overleg.`,
  },
  "overleg-telt-niet": {
    status: 409,
    titel: "Overleg telt niet als gehouden",
    detail: ({ nodig }) => `Het casusoverleg telt niet als gehouden. Nodig: ${opsomming(nodig)}.`,
  },
  "overleg-niet-gepland": {
    status: 409,
    titel: "Overleg is niet gepland",
    detail: ({ status }) =>
      `Het casusoverleg heeft de status ${status}. Dit kan alleen bij een overleg dat gepland is en nog komt; plan een nieuw overleg.`,
  },
  "al-op-agenda": {
    status: 409,
    titel: "Staat al op een agenda",
    detail: ({ overlegId }) =>
      `De casus staat al op de agenda van een gepland casusoverleg (${overlegId}). Haal de casus daar eerst af.`,
  },
  "agenda-vol": {
    status: 409,
    titel: "Agenda is vol",
    detail: ({ maximaal }) =>
      `Op de agenda staan al ${maximaal} casussen, en meer kan niet. Kies of plan een ander overleg.`,
  },
  "plan-onvolledig": {
    status: 409,
    titel: "Plan onvolledig",
    detail: ({ ontbreekt }) =>
      `In het plan van aanpak ontbreekt: ${opsomming(ontbreekt)}. Maak een nieuwe versie van het concept waarin dit staat, en stel die vast.`,
  },
  "plan-achterhaald": {
    status: 409,
    titel: "Plan achterhaald",
    detail: ({ laatste }) =>
      `Van dit plan is er een nieuwere versie: ${laatste}. Lees die en stel die vast; deze kan niet meer worden vastgesteld.`,
  },
  "al-afgehandeld": {
    status: 409,
    titel: "Al afgehandeld",
    detail: () => "Dit is al afgehandeld en kan niet nog eens. Haal de actuele stand op.",
  },
  "procesbegeleider-betrokken": {
    status: 409,
    titel: "Procesbegeleider is betrokken",
    detail: ({ organisatie }) =>
      `De procesbegeleider mag niet bij de casus betrokken zijn, en ${organisatie} is dat wel. Kies een ander.`,
  },
  "geen-overeenstemming": {
    status: 409,
    titel: "Geen overeenstemming",
    detail: ({ ontbreekt }) => `De instemming ontbreekt van: ${opsomming(ontbreekt)}.`,
  },
  "urgentie-onbekend": {
    status: 409,
    titel: "Urgentie onbekend",
    detail: ({ schaal }) => `Deze urgentie kent de regio niet. Kies uit: ${opsomming(schaal)}.`,
  },
  "uitkomst-niet-ingesteld": {
    status: 409,
    titel: "Uitkomst niet ingesteld",
    detail: ({ uitkomst }) => `De uitkomst ${uitkomst} is in deze regio niet ingesteld. Kies een andere uitkomst.`,
  },
  "instemming-ontbreekt": {
    status: 409,
    titel: "Instemming ontbreekt",
    detail: ({ leveranciers }) =>
      `Bijzondere of strafrechtelijke gegevens gaan alleen naar buiten met instemming van wie ze leverde. Die ontbreekt van: ${opsomming(leveranciers)}. Vraag de instemming of laat het onderdeel weg.`,
  },
  "te-veel-bijlagen": {
    status: 409,
    titel: "Te veel bijlagen",
    detail: ({ maximaal }) =>
      `Hier zijn al ${maximaal} bijlagen bij gezet, en meer kan niet; die niet aankwamen, tellen mee. Voeg documenten samen of overleg met het meldpunt.`,
  },
  "te-veel-bijdragen": {
    status: 409,
    titel: "Te veel bijdragen",
    detail: ({ maximaal }) =>
      `Uw organisatie heeft al ${maximaal} bijdragen aan deze casus geleverd, verbeterde meegeteld, en meer kan niet. Overleg met de procesregie.`,
  },
  "bijlage-niet-beschikbaar": {
    status: 409,
    titel: "Bijlage niet beschikbaar",
    detail: ({ status }) =>
      `De bijlage heeft de status ${status}. Alleen een bijlage die is gekeurd en vrijgegeven (beschikbaar), is in te zien.`,
  },
  "bestaat-al": {
    status: 409,
    titel: "Bestaat al",
    detail: ({ wat }) => `Er bestaat al een registratie van ${wat}. Haal de actuele stand op.`,
  },
  "aanmeldnaam-bezet": {
    status: 409,
    titel: "Aanmeldnaam bezet",
    detail: () =>
      "Deze aanmeldnaam staat al in het register. Controleer de aanmeldnaam; wie van organisatie wisselt, krijgt een nieuwe.",
  },
  "register-regel": {
    status: 409,
    titel: "Past niet in het register",
    detail: ({ uitleg }) => `Dit past niet bij wat in het register staat: ${uitleg}.`,
  },
  "gelijktijdige-wijziging": {
    status: 409,
    titel: "Gelijktijdig gewijzigd",
    detail: () => "Iemand anders heeft dit intussen gewijzigd. Haal de actuele stand op en probeer het opnieuw.",
  },
  verouderd: {
    status: 412,
    titel: "Verouderd",
    detail: () =>
      "Dit is gewijzigd sinds u het las; uw wijziging is niet opgeslagen. Haal de actuele stand met de nieuwe ETag op en wijzig die.",
  },
  storing: {
    status: 500,
    titel: "Storing",
    detail: () =>
      "Door een storing aan onze kant is dit niet gelukt. Probeer het later opnieuw, met dezelfde Idempotency-Key als die er was.",
    koppen: () => ({ "Retry-After": "30" }),
  },
  ...UITVOERINGSPROBLEMEN,
  ...KANAALPROBLEMEN,
} as const satisfies { readonly [C in WeigeringCode]: Probleemsoort<C> };
