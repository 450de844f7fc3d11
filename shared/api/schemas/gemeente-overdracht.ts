import * as z from "zod";
import { gemeenteOverdrachtInvoer } from "../../domain/gemeente-overdracht.ts";
import { organisatieCodeSchema, vastleggingIdSchema } from "../../domain/ids.ts";
import { intrekkingInvoer, overdrachtAntwoordInvoer } from "../../domain/vastlegging.ts";
import { definieerOperatie } from "../operatie.ts";
import { instant } from "../velden.ts";
import { casusPad, commando, commandoOp, tag } from "./casuscommando.ts";

const overdrachtPad = casusPad.extend({ gemeenteOverdrachtId: vastleggingIdSchema });

export const biedGemeenteAan = commando({
  operationId: "biedGemeenteAan",
  pad: "gemeente-overdrachten",
  samenvatting: "Een casus aan een andere gemeente van de regio aanbieden",
  beschrijving:
    "Tot die gemeente aanvaardt, is de casus van de gemeente die haar heeft, met haar zetel en data. Die gemeente leest intussen alleen deze overdracht.",
  body: gemeenteOverdrachtInvoer,
  weigeringen: ["overdracht-loopt"],
});

export const leesGemeenteOverdracht = definieerOperatie({
  operationId: "leesGemeenteOverdracht",
  methode: "GET",
  pad: "/v1/casussen/{casusId}/gemeente-overdrachten/{gemeenteOverdrachtId}",
  samenvatting: "Een aan de eigen gemeente aangeboden casus lezen, voor zover dat voor het antwoord nodig is",
  beschrijving:
    "Voor de aangeboden gemeente zolang zij kan antwoorden; van de casus zelf niets. Na aanvaarding ziet zij de casus, na een weigering of intrekking 404.",
  tag,
  scope: "casussen:lezen",
  parameters: { pad: overdrachtPad },
  antwoorden: {
    200: z.object({
      overdrachtId: vastleggingIdSchema,
      casusId: casusPad.shape.casusId,
      status: z.enum(["aangeboden", "aanvaard", "geweigerd", "ingetrokken"]),
      ontvanger: organisatieCodeSchema,
      aangebodenDoor: organisatieCodeSchema,
      aangebodenOp: instant,
      uiterlijkOp: instant
        .nullable()
        .meta({ description: "Voor wanneer een antwoord wordt verwacht; null na het antwoord" }),
      grondslag: z.string(),
      inhoud: z.string(),
      reden: z.string(),
    }),
  },
  weigeringen: [],
});

export const beantwoordGemeenteOverdracht = commandoOp(overdrachtPad, {
  operationId: "beantwoordGemeenteOverdracht",
  pad: "gemeente-overdrachten/{gemeenteOverdrachtId}/antwoorden",
  samenvatting: "Als gemeente een aangeboden casus aanvaarden of, met toelichting, weigeren",
  beschrijving:
    "Aanvaard: de eigen zetel komt in de casus en die van de andere gemeente gaat eruit. Wat die als zetel nog moest doen, gaat mee; een informatievraag of nazorg niet.",
  body: overdrachtAntwoordInvoer,
  weigeringen: ["al-afgehandeld", "overdracht-wacht"],
});

export const trekGemeenteOverdrachtIn = commandoOp(overdrachtPad, {
  operationId: "trekGemeenteOverdrachtIn",
  pad: "gemeente-overdrachten/{gemeenteOverdrachtId}/intrekkingen",
  samenvatting: "Een aanbod aan een gemeente intrekken dat niet is beantwoord",
  body: intrekkingInvoer,
  weigeringen: ["al-afgehandeld"],
});
