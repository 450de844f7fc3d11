import * as z from "zod";
import { casusIdSchema, vastleggingIdSchema } from "../../domain/ids.ts";
import { hervattingInvoer, opschortingInvoer, verlengingInvoer } from "../../domain/opschorting.ts";
import { commando, commandoOp } from "./casuscommando.ts";

export const schortOp = commando({
  operationId: "schortOp",
  pad: "opschortingen",
  samenvatting: "De casus opschorten: alle open termijnen schuiven zo veel dagen op",
  beschrijving:
    "Kalenderdagen in de tijdzone van de regio. Tot het einde wordt niets herinnerd of geëscaleerd; wat intussen begint, telt vanaf het einde. Een opschorting op een lopende sluit daarop aan. Kan niet als er een interventie bij een doorlaatverbod loopt. Een acute melding en een doorlaatverbod beëindigen de opschorting. De datum van een bedenktijd en van een gepland casusoverleg schuift niet.",
  body: opschortingInvoer,
  weigeringen: ["interventie-loopt", "te-vaak-opgeschort"],
});

export const hervatCasus = commandoOp(z.strictObject({ casusId: casusIdSchema, opschortingId: vastleggingIdSchema }), {
  operationId: "hervatCasus",
  pad: "opschortingen/{opschortingId}/hervatting",
  samenvatting: "Een opgeschorte casus hervatten voor de afgesproken datum",
  beschrijving:
    "De hele dagen die nog over waren, gaan van alle open termijnen af; geen datum komt daardoor voor dit moment te liggen. Na de afgesproken datum gaat de casus vanzelf verder.",
  body: hervattingInvoer,
  weigeringen: ["al-afgehandeld"],
});

export const verlengTermijn = commando({
  operationId: "verlengTermijn",
  pad: "verlengingen",
  samenvatting: "Een open taak, of de stap van de casus, meer tijd geven",
  beschrijving:
    "Uiterste datum, herinnering en escalatie schuiven op, en wat eraan hangt: de datum van de casus, of die van de uitnodiging.",
  body: verlengingInvoer,
  weigeringen: ["termijn-ligt-vast"],
});
