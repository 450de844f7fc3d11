import * as z from "zod";
import { casusIdSchema, taakIdSchema } from "../../domain/ids.ts";
import { inhaalafdoeningInvoer, instroomInvoer, terugleidingInvoer } from "../../domain/instroom.ts";
import { commando, commandoOp } from "./casuscommando.ts";

export const laatInstromen = commando({
  operationId: "laatInstromen",
  pad: "instromen",
  samenvatting: "Een casus waaraan al wordt gewerkt verderop in de keten laten instromen, met een reden en de herkomst",
  beschrijving:
    "Alleen vooruit, vanaf elke stap van de hoofdlijn. Elke stap die wordt overgeslagen wordt een inhaaltaak van wie die stap doet, met een datum; zij wordt afgerond door de opdracht van de stap zelf, ook al staat de casus verder. Welke verplicht zijn, zegt de regio; de eerste weging altijd. Zolang een verplichte openstaat, sluit de casus niet. Een doorlaatverbod kan meteen. Een strafrechtelijk traject (4.2) wordt ernaast begonnen. Zet in de reden niets van het onderzoek zelf. Een partner die eraan werkt ziet de casus pas als hij is uitgenodigd en aanvaardt.",
  body: instroomInvoer,
  weigeringen: ["geen-mandaat", "acties-open"],
});

export const leidCasusTerug = commando({
  operationId: "leidCasusTerug",
  pad: "terugleidingen",
  samenvatting: "Een casus met een reden terugleiden naar een eerdere stap, om die opnieuw te doen",
  beschrijving:
    "Vanaf elke stap van de hoofdlijn. Wat is vastgelegd blijft staan, ook het geldende plan met zijn lopende acties, en wie de casus ziet blijft die zien. Uit een monitoringronde kan het ook met de ronde zelf.",
  body: terugleidingInvoer,
  weigeringen: ["geen-mandaat"],
});

export const doeInhaaltaakAf = commandoOp(z.strictObject({ casusId: casusIdSchema, taakId: taakIdSchema }), {
  operationId: "doeInhaaltaakAf",
  pad: "inhaaltaken/{taakId}/afdoeningen",
  samenvatting: "Vastleggen dat een overgeslagen stap elders is gedaan, of niet meer nodig is",
  beschrijving:
    "Waar de regio dat toelaat; anders wordt een stap alleen ingehaald door haar eigen opdracht, zoals de eerste weging.",
  body: inhaalafdoeningInvoer,
  weigeringen: ["al-afgehandeld", "inhalen-door-zelf"],
});
