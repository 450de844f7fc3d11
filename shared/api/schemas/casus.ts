import * as z from "zod";
import { interventieIdSchema, vastleggingIdSchema } from "../../domain/ids.ts";
import * as invoer from "../../domain/vastlegging.ts";
import { bewijsmiddelInvoer, doorlaatverbodInvoer, oordeelInvoer, wegingInvoer } from "../../domain/weging.ts";
import { definieerOperatie } from "../operatie.ts";
import { paginagrootte } from "../velden.ts";
import { casusbeeldSchema, werkbeeldSchema } from "./casusbeeld.ts";
import { casusPad, commando, commandoOp, tag } from "./casuscommando.ts";
import { wegingsformulierSchema } from "./wegingsformulier.ts";

export const leesCasus = definieerOperatie({
  operationId: "leesCasus",
  methode: "GET",
  pad: "/v1/casussen/{casusId}",
  samenvatting: "Het casusbeeld lezen",
  beschrijving: "Alles van de casus dat de lezer mag zien. Wie niet bij de casus betrokken is, krijgt 404.",
  tag,
  scope: "casussen:lezen",
  parameters: { pad: casusPad },
  antwoorden: {
    200: casusbeeldSchema,
  },
  weigeringen: [],
});

export const leesTaken = definieerOperatie({
  operationId: "leesTaken",
  methode: "GET",
  pad: "/v1/taken",
  samenvatting: "De eigen werkvoorraad lezen",
  beschrijving: "Open taken van de rollen die de lezer speelt, de vroegste datum eerst.",
  tag: "Taken",
  scope: "taken:lezen",
  parameters: {
    query: z.strictObject({
      rol: z
        .string()
        .max(50)
        .optional()
        .meta({ description: "Alleen taken van deze rol; nodig voor wie meer rollen speelt en wil bladeren" }),
      cursor: z.string().max(1024).optional(),
      aantal: paginagrootte,
    }),
  },
  antwoorden: { 200: z.object({ resultaten: z.array(werkbeeldSchema), volgende: z.string().nullable() }) },
  weigeringen: [],
});

export const verrijk = commando({
  operationId: "verrijkDossier",
  pad: "verrijkingen",
  samenvatting: "2.2 Het dossier verrijken als bekende zorgcoördinator",
  body: invoer.verrijkingInvoer,
});
export const weeg = commando({
  operationId: "legWegingVast",
  pad: "wegingen",
  samenvatting: "2.3 en 3.2 De eerste weging, een herweging of de tweede weging vastleggen",
  beschrijving:
    "If-Match is de ETag van het wegingsformulier. Een vastgelegde weging verandert niet meer; een herweging is een nieuwe, die zegt wat anders is. De tweede weging is van wie bij het laatste casusoverleg was; een partner zonder zetel weegt mee en telt niet voor het quorum.",
  body: wegingInvoer,
  ifMatch: true,
  weigeringen: [
    ...(["geen-mandaat", "quorum-niet-gehaald", "tegenstrijdige-weging", "bewijs-onvoldoende"] as const),
    ...(["niet-aanwezig", "urgentie-onbekend", "uitkomst-niet-ingesteld", "acties-open"] as const),
  ],
});
export const legBewijsmiddelVast = commando({
  operationId: "legBewijsmiddelVast",
  pad: "bewijsmiddelen",
  samenvatting: "2.3 Een bewijsmiddel vastleggen, om in een weging aan te halen",
  beschrijving: "Een bewijsmiddel verandert niet; een verbetering is een nieuw, dat het oude vervangt.",
  body: bewijsmiddelInvoer,
});
export const geefOordeel = commando({
  operationId: "geefOordeel",
  pad: "oordelen",
  samenvatting: "2.3 Vanuit de eigen zetel oordelen, zodat het team asynchroon kan wegen",
  body: oordeelInvoer,
  weigeringen: ["geen-mandaat"],
});
export const besluitDoorlaatverbod = commando({
  operationId: "besluitDoorlaatverbod",
  pad: "doorlaatverboden",
  samenvatting: "2.3 Over het doorlaatverbod besluiten als het team niet meteen bijeen kan komen",
  beschrijving:
    "Kan bij elke stap. Toegepast verplicht het meteen tot een interventie; niet toegepast wordt met de reden bewaard.",
  body: doorlaatverbodInvoer,
  weigeringen: ["geen-mandaat", "tegenstrijdige-weging", "bewijs-onvoldoende", "interventie-loopt"],
});
export const leesWegingsformulier = definieerOperatie({
  operationId: "leesWegingsformulier",
  methode: "GET",
  pad: "/v1/casussen/{casusId}/wegingsformulier",
  samenvatting: "2.3 en 3.2 Het formulier voor de weging lezen",
  beschrijving:
    "Wat er nu te wegen is, met de geldende definities, het quorum, wie de zetels bekleden en wat aan te halen is. De ETag gaat als If-Match mee met de weging.",
  tag,
  scope: "casussen:lezen",
  parameters: { pad: casusPad },
  antwoorden: { 200: wegingsformulierSchema },
  weigeringen: [],
  etag: true,
});
const interventiePad = casusPad.extend({ interventieId: interventieIdSchema });
export const meldInterventie = commandoOp(interventiePad, {
  operationId: "legInterventieberichtVast",
  pad: "interventies/{interventieId}/berichten",
  samenvatting:
    "2.3 Berichten over een interventie bij een doorlaatverbod: zij loopt, of het slachtoffer is uit de situatie",
  beschrijving:
    "Zolang het slachtoffer niet uit de situatie is, staat er een volgend bericht open, op elk uur van elke dag. Een interventie eindigt alleen met een resultaat.",
  body: invoer.interventieberichtInvoer,
  weigeringen: ["al-afgehandeld"],
});
export const beeindigInterventie = commandoOp(interventiePad, {
  operationId: "beeindigInterventie",
  pad: "interventies/{interventieId}/beeindigingen",
  samenvatting: "2.3 Als team vastleggen waarom het slachtoffer al uit de situatie is",
  body: invoer.interventiebeeindigingInvoer,
  weigeringen: ["al-afgehandeld", "geen-mandaat"],
});
export const stemIn = commandoOp(casusPad.extend({ vastleggingId: vastleggingIdSchema }), {
  operationId: "legInstemmingVast",
  pad: "vastleggingen/{vastleggingId}/instemmingen",
  samenvatting: "2.3 en 3.2 Als leverancier instemmen dat een gegeven naar een partij buiten de casus gaat, of niet",
  body: invoer.instemmingInvoer,
});
export const bepaalGemeente = commando({
  operationId: "bepaalGemeente",
  pad: "gemeentebepalingen",
  samenvatting: "Bepalen van welke gemeente een casus is die er nog geen heeft: die zit dan aan tafel",
  body: invoer.gemeentebepalingInvoer,
  weigeringen: ["al-afgehandeld", "gemeente-bekend"],
});
export const beoordeelPlek = commando({
  operationId: "beoordeelPlek",
  pad: "plekbeoordelingen",
  samenvatting: "3.2 Vastleggen wat eerdere meldingen over een locatie, onderneming of persoon voor de casus betekenen",
  body: invoer.plekbeoordelingInvoer,
  weigeringen: ["al-afgehandeld"],
});
