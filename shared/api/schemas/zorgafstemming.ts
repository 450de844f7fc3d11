import * as z from "zod";
import { casusIdSchema, dossierIdSchema, vastleggingIdSchema } from "../../domain/ids.ts";
import { datumSchema } from "../../domain/tijd.ts";
import * as invoer from "../../domain/zorgafstemming.ts";
import { definieerOperatie } from "../operatie.ts";
import { instant } from "../velden.ts";
import { casusPad, commando, commandoOp, tag } from "./casuscommando.ts";

const afstemmingPad = casusPad.extend({ afstemmingId: vastleggingIdSchema });
const opsporingsvraagPad = casusPad.extend({ opsporingsvraagId: vastleggingIdSchema });
const benoemd = z.object({ code: z.string(), naam: z.string() });

export const leesZorgafstemmingen = definieerOperatie({
  operationId: "leesZorgafstemmingen",
  methode: "GET",
  pad: "/v1/casussen/{casusId}/zorgafstemmingen",
  samenvatting: "4.2 De afstemming over zorg met het strafrechtelijk traject lezen",
  beschrijving: [
    "Voor wie aan de afstemming deelneemt: de zorgcoördinator, de opsporing, de aandachtsfunctionaris van de gemeente van de casus, de procesbegeleider van het Zorg- en Veiligheidshuis, de procesregisseur, en wie iets vroeg.",
    "De aandachtsfunctionaris en de procesbegeleider lezen alleen dit, zolang het traject loopt en er iets wordt afgestemd; de casus bestaat voor hen niet.",
    "Wat de opsporing zegt, zijn codes van de regio en een dag. Welke opsporende organisatie sprak, staat er niet.",
  ].join(" "),
  tag,
  scope: "casussen:lezen",
  parameters: { pad: casusPad },
  antwoorden: {
    200: z.object({
      casusId: casusIdSchema,
      resultaten: z.array(
        z.object({
          afstemmingId: vastleggingIdSchema,
          richting: z.enum(["naar-opsporing", "van-opsporing"]),
          status: z.enum(["open", "beantwoord", "gesloten", "vervallen"]).meta({
            description: "Beantwoord: er is nog iets te doen. Vervallen: de casus of het traject eindigde eerder",
          }),
          onderwerpen: z.array(benoemd),
          dossierId: dossierIdSchema.nullable().meta({ description: "Null als het over alle cliënten gaat" }),
          toelichting: z.string().nullable(),
          gevraagdDoor: z.string().meta({ description: "Een organisatie, of `opsporing`" }),
          gevraagdOp: datumSchema,
          uiterlijkOp: instant.nullable().meta({ description: "Null als er van niemand meer iets wordt verwacht" }),
          antwoord: z
            .object({
              antwoord: benoemd,
              op: datumSchema.nullable(),
              contact: benoemd.nullable(),
              toelichting: z.string().nullable(),
              gegevenOp: datumSchema,
            })
            .nullable(),
          sluiting: z.object({ reden: benoemd, op: datumSchema }).nullable(),
        }),
      ),
    }),
  },
  weigeringen: [],
});

export const vraagZorgafstemming = commando({
  operationId: "vraagZorgafstemming",
  pad: "zorgafstemmingen",
  samenvatting: "4.2 De zorg afstemmen met het strafrechtelijk traject",
  beschrijving:
    "Voor iedereen bij de casus, zolang er een strafrechtelijk traject loopt. De toelichting gaat over zorg; over het onderzoek komt niets terug.",
  body: invoer.afstemmingsvraagInvoer,
  weigeringen: ["geen-strafrechtelijk-traject"],
});

export const vraagVanOpsporing = commando({
  operationId: "stelOpsporingsvraag",
  pad: "opsporingsvragen",
  samenvatting: "4.2 Als opsporing iets over de zorg vragen, in codes van de regio",
  body: invoer.opsporingsvraagInvoer,
  weigeringen: ["geen-strafrechtelijk-traject"],
});

export const antwoordAlsOpsporing = commandoOp(afstemmingPad, {
  operationId: "beantwoordZorgafstemming",
  pad: "zorgafstemmingen/{afstemmingId}/antwoorden",
  samenvatting: "4.2 Als opsporing antwoorden, in codes van de regio en een dag",
  body: invoer.opsporingsantwoordInvoer,
  weigeringen: ["geen-strafrechtelijk-traject", "al-afgehandeld"],
});

export const antwoordAlsZorg = commandoOp(opsporingsvraagPad, {
  operationId: "beantwoordOpsporingsvraag",
  pad: "opsporingsvragen/{opsporingsvraagId}/antwoorden",
  samenvatting: "4.2 Antwoorden op wat de opsporing over de zorg vroeg",
  body: invoer.zorgantwoordInvoer,
  weigeringen: ["geen-strafrechtelijk-traject", "al-afgehandeld"],
});

export const sluitAfstemming = commandoOp(afstemmingPad, {
  operationId: "sluitZorgafstemming",
  pad: "zorgafstemmingen/{afstemmingId}/sluitingen",
  samenvatting: "4.2 Een afstemming sluiten, als wie haar vroeg: het is geregeld of niet meer nodig",
  beschrijving: "Ook van een vraag van de opsporing, met haar id.",
  body: invoer.afstemmingssluitingInvoer,
  weigeringen: ["geen-strafrechtelijk-traject", "al-afgehandeld"],
});
