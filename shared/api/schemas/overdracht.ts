import * as z from "zod";
import { casusIdSchema, organisatieCodeSchema, vastleggingIdSchema } from "../../domain/ids.ts";
import * as invoer from "../../domain/vastlegging.ts";
import { definieerOperatie } from "../operatie.ts";
import { instant } from "../velden.ts";
import { kenmerk } from "./casusbeeld.ts";
import { casusPad, commando, commandoOp, tag } from "./casuscommando.ts";

const overdrachtPad = casusPad.extend({ overdrachtId: vastleggingIdSchema });

export const draagOver = commando({
  operationId: "bereidOverdrachtVoor",
  pad: "overdrachten",
  samenvatting: "2.3 en 3.2 Een overdracht voorbereiden en aanbieden; de casus is afgeschaald zodra zij is aanvaard",
  body: invoer.overdrachtInvoer,
  weigeringen: ["acties-open", "instemming-ontbreekt"],
});
export const schaalAf = commando({
  operationId: "schaalAf",
  pad: "afschalingen",
  samenvatting: "2.3 en 3.2 Afschalen zonder overdracht, met de reden waarom die niet nodig is",
  body: invoer.afschalingInvoer,
  weigeringen: ["acties-open"],
});

export const leesOverdracht = definieerOperatie({
  operationId: "leesOverdracht",
  methode: "GET",
  pad: "/v1/casussen/{casusId}/overdrachten/{overdrachtId}",
  samenvatting: "Een aan de eigen organisatie aangeboden overdracht lezen",
  beschrijving: [
    "Wat de ontvanger nodig heeft, met de grondslag en de onderdelen die meegaan; van de casus zelf niets.",
    "Voor de ontvanger zolang deze kan antwoorden, en na aanvaarding nog een aantal dagen; na een weigering of intrekking 404.",
    "Wie de casus ziet, leest er de onderdelen in die hij daar ook leest.",
  ].join(" "),
  tag,
  scope: "casussen:lezen",
  parameters: { pad: overdrachtPad },
  antwoorden: {
    200: z.object({
      overdrachtId: vastleggingIdSchema,
      casusId: casusIdSchema,
      status: z.enum(["aangeboden", "aanvaard", "geweigerd", "ingetrokken"]),
      ontvanger: organisatieCodeSchema,
      aangebodenDoor: organisatieCodeSchema,
      aangebodenOp: instant,
      uiterlijkOp: instant
        .nullable()
        .meta({ description: "Voor wanneer een antwoord wordt verwacht; null na het antwoord" }),
      inzageTot: instant
        .nullable()
        .meta({ description: "Tot wanneer de ontvanger dit leest; null zolang deze kan antwoorden" }),
      grondslag: z.object({ code: z.string(), naam: z.string(), vindplaats: z.string() }),
      inhoud: z.string(),
      onderdelen: z.array(
        z.object({
          id: vastleggingIdSchema,
          soort: z.string(),
          inhoud: z.looseObject({}),
          vastgelegdOp: instant,
          kenmerk,
        }),
      ),
    }),
  },
  weigeringen: [],
});

export const beantwoordOverdracht = commandoOp(overdrachtPad, {
  operationId: "beantwoordOverdracht",
  pad: "overdrachten/{overdrachtId}/antwoorden",
  samenvatting: "2.3 en 3.2 Als ontvanger een overdracht aanvaarden of, met toelichting, weigeren",
  body: invoer.overdrachtAntwoordInvoer,
  weigeringen: ["al-afgehandeld", "overdracht-wacht"],
});
export const trekOverdrachtIn = commandoOp(overdrachtPad, {
  operationId: "trekOverdrachtIn",
  pad: "overdrachten/{overdrachtId}/intrekkingen",
  samenvatting:
    "2.3 en 3.2 Een overdracht intrekken die niet is beantwoord, op tijd of niet; daarna kan een andere worden aangeboden",
  body: invoer.intrekkingInvoer,
  weigeringen: ["al-afgehandeld"],
});
export const heropenCasus = commando({
  operationId: "heropenCasus",
  pad: "heropeningen",
  samenvatting:
    "Een afgeschaalde casus heropenen, met een reden: zij begint bij de weging waarmee zij eindigde, of daarvoor",
  body: invoer.heropeningInvoer,
  weigeringen: ["casus-niet-afgeschaald", "heropening-belet"],
});
