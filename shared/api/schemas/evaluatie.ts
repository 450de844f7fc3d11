import * as z from "zod";
import { vastleggingIdSchema } from "../../domain/ids.ts";
import * as invoer from "../../domain/evaluatie.ts";
import { definieerOperatie } from "../operatie.ts";
import { instant } from "../velden.ts";
import { casusPad, commando, tag } from "./casuscommando.ts";

export const leesEvaluaties = definieerOperatie({
  operationId: "leesEvaluaties",
  methode: "GET",
  pad: "/v1/casussen/{casusId}/evaluaties",
  samenvatting: "5.2 De evaluaties van een casus lezen",
  beschrijving: "Voor wie de casus evalueert zonder haar te zien: de anonieme beschrijving en wat daaruit is geleerd.",
  tag,
  scope: "casussen:lezen",
  parameters: { pad: casusPad },
  antwoorden: {
    200: z.object({
      resultaten: z.array(z.object({ id: vastleggingIdSchema, inhoud: invoer.evaluatieInvoer, vastgelegdOp: instant })),
    }),
  },
  weigeringen: [],
});

export const stelProcesbegeleiderAan = commando({
  operationId: "stelProcesbegeleiderAan",
  pad: "procesbegeleiders",
  samenvatting: "5.1 Een neutrale procesbegeleider voor de evaluatie aanstellen",
  body: invoer.procesbegeleiderInvoer,
  weigeringen: ["procesbegeleider-betrokken", "geen-overeenstemming"],
});
export const evalueer = commando({
  operationId: "legEvaluatieVast",
  pad: "evaluaties",
  samenvatting: "5.2 De casus evalueren op een anonieme beschrijving",
  body: invoer.evaluatieInvoer,
});
export const borgLessen = commando({
  operationId: "borgLessen",
  pad: "lessen",
  samenvatting: "5.3 Geleerde lessen borgen; de casus sluit met de uitkomst van het afsluitformulier",
  body: invoer.lesInvoer,
  weigeringen: ["acties-open", "nazorg-onvolledig"],
});
