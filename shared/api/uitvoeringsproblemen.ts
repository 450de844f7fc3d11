import type { WeigeringCode } from "../domain/weigering.ts";
import type { Samenvoegbezwaar } from "../domain/casussamenvoeging.ts";
import { openTekst, persoonTekst } from "./openpunten.ts";
import { opsomming, type Probleemsoort } from "./probleemsoort.ts";

/** What keeps two casussen apart, said of one of them. */
const BEZWAREN: Readonly<Record<Samenvoegbezwaar["wat"], string>> = {
  opgeschort: "is opgeschort; hervat haar eerst.",
  "overdracht-loopt": "is aan een ander aangeboden; wacht het antwoord af of trek het aanbod in.",
  "samenvoeging-loopt": "is net samengevoegd en haar open werk komt nog mee; probeer het zo opnieuw.",
  "wordt-afgeschaald": "wordt afgeschaald; laat haar opgaan in de andere, of leid haar eerst terug.",
  "interventie-loopt": "heeft een interventie die loopt; laat die casus verdergaan, of rond de interventie eerst af.",
  "traject-loopt": "heeft een strafrechtelijk traject dat loopt; laat die casus verdergaan.",
  "werk-open": "heeft werk dat niet mee kan; rond het daar eerst af.",
  "te-veel": "is al uit zo veel casussen samengevoegd dat er geen meer bij kan.",
};

/** The refusals of hoofdstap 4: acties, rounds, suspension, the criminal track, aftercare. Part of `PROBLEMEN`, which keeps it total. */
export const UITVOERINGSPROBLEMEN = {
  "actie-van-ander": {
    status: 403,
    titel: "Actie van een ander",
    detail: ({ organisatie, rol }) =>
      `Deze actie is van ${organisatie}, in de rol ${rol}; alleen wie haar heeft, legt er iets bij vast. Laat ${organisatie} dit doen, of laat het ketenregieteam de actie in een nieuwe versie van het plan aan u geven.`,
  },
  "geen-strafrechtelijk-traject": {
    status: 409,
    titel: "Geen strafrechtelijk traject",
    detail: () => "Bij deze casus loopt geen strafrechtelijk traject; er valt niets af te stemmen.",
  },
  "commitment-ontbreekt": {
    status: 409,
    titel: "Commitment ontbreekt",
    detail: ({ organisaties }) =>
      `Deze organisaties doen iets in het plan en hebben nog niet gezegd of zij gegevens uitwisselen over slachtoffers en verdachten: ${opsomming(organisaties)}. Laat hen dat vastleggen bij commitments, of noem bij commitments wat zij aan tafel zeiden. Een nee houdt het plan niet tegen.`,
  },
  "geen-plan": {
    status: 409,
    titel: "Geen plan",
    detail: () => "De casus heeft nog geen vastgesteld plan van aanpak. Stel het plan eerst vast.",
  },
  "samenvoeging-belet": {
    status: 409,
    titel: "Samenvoeging belet",
    detail: ({ redenen, open, verborgen }) =>
      [
        ...redenen.map(({ bij, wat }) => `${bij === "deze" ? "Deze casus" : "De andere casus"} ${BEZWAREN[wat]}`),
        openTekst("In de andere casus staat nog open", open, verborgen),
      ]
        .filter((zin) => zin !== "")
        .join(" "),
  },
  "samenvoeging-loopt": {
    status: 409,
    titel: "Samenvoeging loopt",
    detail: () =>
      "Het open werk van de andere casus komt nog mee; dat duurt kort. Bekijk daarna de casus, en leg dan vast dat alles is geregeld.",
  },
  "acties-open": {
    status: 409,
    titel: "Acties open",
    detail: ({ aantal, open, verborgen }) =>
      open === undefined
        ? `Er staan nog verplichte taken of acties open (${aantal}). Rond ze eerst af.`
        : openTekst(`Er staat nog open (${open.length})`, open, verborgen),
  },
  "ronde-niet-aan-de-beurt": {
    status: 409,
    titel: "Ronde niet aan de beurt",
    detail: ({ ronde, huidig }) =>
      ronde < huidig
        ? `Ronde ${ronde} is al vastgelegd; de casus is bij ronde ${huidig}. Lees wat is vastgelegd en leg de volgende ronde vast als die is gehouden.`
        : `Ronde ${ronde} is er nog niet; de casus is bij ronde ${huidig}. Leg eerst die vast.`,
  },
  "nazorg-onvolledig": {
    status: 409,
    titel: "Nazorg onvolledig",
    detail: ({ zonder, formulier, open, verborgen }) =>
      [
        ...(zonder.length === 0
          ? []
          : [
              `Nog zonder nazorg: ${opsomming(zonder.map(persoonTekst))}. Leg voor ieder een behoefte vast, of dat nazorg niet nodig is.`,
            ]),
        ...(formulier ? [] : ["Er is geen afsluitformulier waarin elk slachtoffer van de casus staat. Vul dat in."]),
        openTekst("Er staat nog open", open, verborgen),
      ]
        .filter((zin) => zin !== "")
        .join(" "),
  },
  "interventie-loopt": {
    status: 409,
    titel: "Interventie loopt",
    detail: () =>
      "Op deze casus loopt al een interventie bij een doorlaatverbod. Bericht daarover, of leg vast dat het slachtoffer uit de situatie is.",
  },
  "eerst-inhalen": {
    status: 409,
    titel: "Eerst inhalen",
    detail: ({ stap }) =>
      `De casus is ingestroomd voorbij de stap ${stap}, en die wordt eerst ingehaald. Laat de eigenaar van die taak haar afronden.`,
  },
  "inhalen-door-zelf": {
    status: 409,
    titel: "Inhalen door de stap zelf",
    detail: ({ stap }) =>
      `De stap ${stap} wordt alleen ingehaald door haar alsnog te doen, met haar eigen opdracht. Zij kan niet op een andere manier worden afgedaan.`,
  },
  "casus-opgeschort": {
    status: 409,
    titel: "Casus is opgeschort",
    detail: ({ tot }) =>
      `De casus is opgeschort tot ${tot.slice(0, 10)} en kan nu niet eindigen. Hervat de casus eerst, of wacht tot die datum.`,
  },
  "te-vaak-opgeschort": {
    status: 409,
    titel: "Te vaak opgeschort",
    detail: ({ maximaal }) =>
      `Een casus kan hoogstens ${maximaal} keer worden opgeschort. Geef afzonderlijke termijnen meer tijd, of overleg met de procesregie.`,
  },
  "termijn-ligt-vast": {
    status: 409,
    titel: "Termijn ligt vast",
    detail: () =>
      "De datum van een interventie bij een doorlaatverbod en van een bedenktijd kan de keten niet verzetten. Leg vast wat er van kwam.",
  },
  "traject-loopt": {
    status: 409,
    titel: "Traject loopt",
    detail: () =>
      "Op deze casus loopt al een strafrechtelijk traject. Vraag wie het leidt om uw organisatie te laten deelnemen.",
  },
} as const satisfies { readonly [C in WeigeringCode]?: Probleemsoort<C> };
