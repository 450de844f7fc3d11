import * as z from "zod";
import { afsluitformulierInvoer } from "../../domain/afsluiten.ts";
import { behoefteIdSchema, casusIdSchema, organisatieCodeSchema, vastleggingIdSchema } from "../../domain/ids.ts";
import {
  behoeftenInvoer,
  herzieningInvoer,
  nazorgaanbodInvoer,
  nazorgInvoer,
  nazorgpersoonSchema,
  nazorgstandSchema,
  terugvalbesluitInvoer,
  terugvalInvoer,
} from "../../domain/nazorg.ts";
import { eigenaarSchema } from "../../domain/taak.ts";
import { intrekkingInvoer, overdrachtAntwoordInvoer } from "../../domain/vastlegging.ts";
import { definieerOperatie } from "../operatie.ts";
import { instant } from "../velden.ts";
import { casusPad, commando, commandoOp, tag } from "./casuscommando.ts";

const behoeftePad = casusPad.extend({ behoefteId: behoefteIdSchema });

export const legNazorgVast = commando({
  operationId: "legNazorgVast",
  pad: "nazorgbehoeften",
  samenvatting: "4.1 en 4.4 Vastleggen wat slachtoffers en verdachten aan nazorg nodig hebben",
  beschrijving: [
    "Door de zorgcoördinator, vanaf het uitzetten van de acties en ook nadat de casus is gesloten. Een wachtlijst telt als geregeld; dat nazorg niet nodig is, wordt met de reden vastgelegd.",
    "De genoemde organisatie geeft de nazorg en is bij de casus; een andere wordt de behoefte aangeboden. Het antwoord geeft het id van de eerste behoefte.",
  ].join(" "),
  body: behoeftenInvoer,
});

const beeld = z.object({
  behoefteId: behoefteIdSchema,
  casusId: casusIdSchema,
  persoon: nazorgpersoonSchema,
  soort: z.object({ code: z.string(), naam: z.string() }),
  status: z.enum(["open", "afgelopen"]),
  stand: nazorgstandSchema,
  gever: eigenaarSchema,
  uiterlijkOp: instant
    .nullable()
    .meta({ description: "Voor wanneer er opnieuw naar wordt gekeken; null als de behoefte is afgelopen" }),
  aanbod: z
    .object({ aanbodId: vastleggingIdSchema, ontvanger: organisatieCodeSchema, uiterlijkOp: instant.nullable() })
    .nullable()
    .meta({ description: "Aan wie de behoefte is aangeboden en wie nog moet antwoorden" }),
  vastgelegdOp: instant,
  gewijzigdOp: instant,
});

export const leesNazorgbehoeften = definieerOperatie({
  operationId: "leesNazorgbehoeften",
  methode: "GET",
  pad: "/v1/casussen/{casusId}/nazorgbehoeften",
  samenvatting: "De behoeften aan nazorg lezen",
  beschrijving:
    "Wie nazorg geeft leest die behoefte, de zorgcoördinator alle, ook nadat de casus is gesloten; van de casus zelf niets. Wie de nazorg in de casus leest, leest alle behoeften ook hier. Voor wie er geen bestaat: 404.",
  tag,
  scope: "casussen:lezen",
  parameters: { pad: casusPad },
  antwoorden: { 200: z.object({ resultaten: z.array(beeld) }) },
  weigeringen: [],
});

export const leesNazorgbehoefte = definieerOperatie({
  operationId: "leesNazorgbehoefte",
  methode: "GET",
  pad: "/v1/casussen/{casusId}/nazorgbehoeften/{behoefteId}",
  samenvatting: "Eén behoefte aan nazorg lezen, met hoe zij werd wat zij is",
  beschrijving:
    "Voor wie de nazorg geeft en voor de zorgcoördinator, ook nadat de casus is gesloten. Aan wie de behoefte is aangeboden leest het aanbod, en de versies pas na aanvaarding.",
  tag,
  scope: "casussen:lezen",
  parameters: { pad: behoeftePad },
  antwoorden: {
    200: beeld.extend({
      versie: z.int(),
      overdracht: z
        .object({
          tekst: z.string(),
          grondslag: z.object({ code: z.string(), naam: z.string(), vindplaats: z.string() }),
          aangebodenDoor: organisatieCodeSchema,
          aangebodenOp: instant,
        })
        .nullable()
        .meta({ description: "Het laatste aanbod, met wat de ontvanger moet weten; null als er geen is" }),
      versies: z
        .array(
          z.object({
            soort: z.string(),
            omschrijving: z.string(),
            stand: nazorgstandSchema,
            gever: eigenaarSchema,
            vastgelegdOp: instant,
            vastgelegdDoor: eigenaarSchema,
          }),
        )
        .meta({ description: "De oudste eerst; leeg voor wie het aanbod nog niet aanvaardde" }),
      terugval: z.array(z.object({ id: vastleggingIdSchema, signalering: z.string(), gesignaleerdOp: instant })),
    }),
  },
  weigeringen: [],
  etag: true,
});

export const herzieNazorg = commandoOp(behoeftePad, {
  operationId: "herzieNazorg",
  pad: "nazorgbehoeften/{behoefteId}/versies",
  samenvatting: "4.4 Als gever van de nazorg vastleggen wat de behoefte nu is en waar zij staat",
  beschrijving: "Ook nadat de casus is gesloten. Daarmee is de herziening gedaan, en begint de volgende termijn.",
  body: herzieningInvoer,
  ifMatch: true,
});
export const biedNazorgAan = commandoOp(behoeftePad, {
  operationId: "biedNazorgAan",
  pad: "nazorgbehoeften/{behoefteId}/aanbiedingen",
  samenvatting: "4.4 Een behoefte aan nazorg overdragen: aanbieden aan een andere organisatie, met wat die moet weten",
  beschrijving:
    "Tot zij aanvaardt, blijft de behoefte bij wie haar heeft. Zolang het antwoord uitblijft, sluit de casus niet.",
  body: nazorgaanbodInvoer,
  weigeringen: ["al-afgehandeld"],
});
export const beantwoordNazorgaanbod = commandoOp(behoeftePad, {
  operationId: "beantwoordNazorgaanbod",
  pad: "nazorgbehoeften/{behoefteId}/antwoorden",
  samenvatting: "4.4 Als ontvanger een behoefte aan nazorg aanvaarden of, met toelichting, weigeren",
  body: overdrachtAntwoordInvoer,
  weigeringen: ["al-afgehandeld"],
});
export const trekNazorgaanbodIn = commandoOp(behoeftePad, {
  operationId: "trekNazorgaanbodIn",
  pad: "nazorgbehoeften/{behoefteId}/intrekkingen",
  samenvatting: "4.4 Een aanbod intrekken dat niet is beantwoord, als wie de nazorg geeft of als zorgcoördinator",
  body: intrekkingInvoer,
  weigeringen: ["al-afgehandeld"],
});
export const meldTerugval = commandoOp(behoeftePad, {
  operationId: "meldTerugval",
  pad: "nazorgbehoeften/{behoefteId}/terugvalsignalen",
  samenvatting: "4.4 Terugval signaleren: het gaat opnieuw mis met iemand die nazorg heeft",
  beschrijving:
    "Door wie de nazorg geeft en door wie bij de casus is. De behoefte gaat weer open. Loopt de casus nog, dan beslist de procesregisseur wat dit ervoor betekent; is zij gesloten, dan is het een nieuwe melding van deze persoon.",
  body: terugvalInvoer,
});
export const besluitTerugval = commandoOp(casusPad.extend({ terugvalId: vastleggingIdSchema }), {
  operationId: "besluitTerugval",
  pad: "terugvalsignalen/{terugvalId}/besluiten",
  samenvatting:
    "4.4 Beslissen wat een terugval voor de casus betekent: terug naar het plan of een ronde, of geen actie",
  body: terugvalbesluitInvoer,
  weigeringen: ["al-afgehandeld"],
});

export const vulAfsluitformulierIn = commando({
  operationId: "vulAfsluitformulierIn",
  pad: "afsluitformulieren",
  samenvatting:
    "4.4 Vastleggen hoe de casus eindigde: uitkomst, per slachtoffer wat is bereikt, per interventie of die hielp",
  beschrijving:
    "Van de verdachten alleen of er opsporing en vervolging was: niets uit een onderzoek. Het laatste formulier telt; de casus sluit met de uitkomst die erin staat.",
  body: afsluitformulierInvoer,
});

export const regelNazorg = commando({
  operationId: "regelNazorg",
  pad: "nazorgafspraken",
  samenvatting: "4.4 Nazorg afronden: voor elk slachtoffer en elke verdachte is zij geregeld of niet nodig",
  beschrijving:
    "Geweigerd zolang iemand geen behoefte met een stand heeft, het afsluitformulier ontbreekt, of er iets verplichts openstaat; de weigering noemt alles tegelijk.",
  body: nazorgInvoer,
  weigeringen: ["acties-open", "nazorg-onvolledig"],
});
