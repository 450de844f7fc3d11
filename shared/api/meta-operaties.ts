import * as z from "zod";
import { definieerOperatie } from "./operatie.ts";

/** The document itself: no token, any origin (NL API Design Rules: published at `/v1/openapi.json`). */
export const leesOpenApi = definieerOperatie({
  operationId: "leesOpenApi",
  methode: "GET",
  pad: "/v1/openapi.json",
  samenvatting: "Beschrijving van deze API",
  beschrijving: "Het OpenAPI-document van deze API, zonder aanmelden op te vragen.",
  tag: "Over deze API",
  scope: null,
  openbaar: true,
  antwoorden: { 200: z.looseObject({ openapi: z.string() }).meta({ description: "Het OpenAPI-document" }) },
  weigeringen: [],
});

/** The catalogue of events for systems: no token, any origin, beside the OpenAPI document. */
export const leesAsyncApi = definieerOperatie({
  operationId: "leesAsyncApi",
  methode: "GET",
  pad: "/v1/asyncapi.json",
  samenvatting: "Beschrijving van de notificaties",
  beschrijving:
    "Het AsyncAPI-document: elke soort gebeurtenis die partners wordt gemeld, met haar schema en een voorbeeld. Zonder aanmelden op te vragen.",
  tag: "Over deze API",
  scope: null,
  openbaar: true,
  antwoorden: { 200: z.looseObject({ asyncapi: z.string() }).meta({ description: "Het AsyncAPI-document" }) },
  weigeringen: [],
});

/** The same catalogue for people. */
export const leesGebeurteniscatalogus = definieerOperatie({
  operationId: "leesGebeurteniscatalogus",
  methode: "GET",
  pad: "/v1/gebeurtenissen",
  samenvatting: "De gebeurtenissen, als bladzijde",
  beschrijving: "Hetzelfde als het AsyncAPI-document, om in een browser te lezen. Zonder aanmelden op te vragen.",
  tag: "Over deze API",
  scope: null,
  openbaar: true,
  antwoordtype: "text/html",
  antwoorden: { 200: z.string().meta({ description: "De bladzijde" }) },
  weigeringen: [],
});

/** What the tags of the operations mean, in the OpenAPI document. */
export const TAGS: Readonly<Record<string, string>> = {
  Meldingen: "Hoofdstap 2.1: meldingen en signalen indienen en volgen.",
  Dossiers: "Hoofdstap 2.2: het dossier van een persoon.",
  Casussen: "Hoofdstap 2.3 tot en met 5: het pad van een casus en de handelingen van professionals.",
  Casusoverleggen: "Hoofdstap 3.1: wanneer en waar casussen worden besproken.",
  Taken: "De eigen werkvoorraad.",
  Toegang: "Noodtoegang buiten de regels om, en wie wat mag zien.",
  Notificaties: "Wat de ontvanger is gemeld.",
  Preventie: "Hoofdstap 1: preventieactiviteiten.",
  Gids: "Contactpersonen, sleutelfiguren, de sociale kaart en wie waarvan veel weet.",
  Register:
    "Partners en convenanten, medewerkers met hun rollen en mandaten, en de zetels: wie namens wie wat mag. Voor mensen, niet voor systemen.",
  "Over deze API": "De beschrijving van de API zelf.",
};
