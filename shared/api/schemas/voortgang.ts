import * as z from "zod";
import { contactkaartInvoer } from "../../domain/contactkaart.ts";
import { organisatieCodeSchema } from "../../domain/ids.ts";
import { voortgangInvoer } from "../../domain/voortgang.ts";
import { definieerOperatie } from "../operatie.ts";
import { pagina, paginagrootte } from "../velden.ts";
import { casusPad, commando, commandoOp, tag } from "./casuscommando.ts";
import { rondebeeldSchema, rondecursor, voortgangsbeeldSchema } from "./voortgangsbeeld.ts";

export const legVoortgangVast = commando({
  operationId: "legVoortgangVast",
  pad: "voortgangsronden",
  samenvatting: "4.3 Een monitoringronde vastleggen",
  beschrijving:
    "De ronde draagt het nummer dat de voortgang als volgende noemt: van wie tegelijk dezelfde ronde vastlegt, slaagt er één. De volgende ronde is op de dag die hier is afgesproken, anders volgens het plan, anders na de termijn van de regio. Bijsturen gaat terug naar hoofdstap 3; acties die lopen, lopen door. Afronden kan als er geen verplichte taak en geen punt meer open is.",
  body: voortgangInvoer,
  weigeringen: ["acties-open", "ronde-niet-aan-de-beurt"],
});

export const leesVoortgangsronden = definieerOperatie({
  operationId: "leesVoortgangsronden",
  methode: "GET",
  pad: "/v1/casussen/{casusId}/voortgangsronden",
  samenvatting: "4.3 De monitoringronden lezen, de eerste eerst",
  tag,
  scope: "casussen:lezen",
  parameters: { pad: casusPad, query: z.strictObject({ cursor: rondecursor.veld.optional(), aantal: paginagrootte }) },
  antwoorden: { 200: pagina(rondebeeldSchema) },
  weigeringen: [],
});

export const leesVoortgang = definieerOperatie({
  operationId: "leesVoortgang",
  methode: "GET",
  pad: "/v1/casussen/{casusId}/voortgang",
  samenvatting: "4.3 De laatste stand van de uitvoering lezen, en met wie te schakelen is",
  beschrijving:
    "Voor iedereen bij de casus, de gemeente inbegrepen, voor zover de deelmatrix het deelt. Wie niet bij de casus betrokken is, krijgt 404.",
  tag,
  scope: "casussen:lezen",
  parameters: { pad: casusPad },
  antwoorden: { 200: voortgangsbeeldSchema },
  weigeringen: [],
});

export const legContactkaartVast = commandoOp(casusPad.extend({ organisatie: organisatieCodeSchema }), {
  operationId: "legContactkaartVast",
  methode: "PUT",
  pad: "contactkaarten/{organisatie}",
  samenvatting: "4.3 Zeggen met wie van de eigen organisatie over deze casus te spreken is",
  beschrijving:
    "Vervangt de hele kaart. Staat er al een, stuur dan If-Match mee met de versie die de voortgang noemt. De kaart geldt zolang de organisatie aan de open casus meedoet; wie later opnieuw meedoet, geeft een nieuwe.",
  body: contactkaartInvoer,
  ifMatch: "opvolger",
  etag: true,
});
