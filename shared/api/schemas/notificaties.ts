import * as z from "zod";
import { organisatieCodeSchema } from "../../domain/ids.ts";
import { definieerOperatie } from "../operatie.ts";
import { geheelGetalInQuery, paginagrootte } from "../velden.ts";

/** Value of `ontvanger` for who asks nothing else. */
export const EIGEN_ORGANISATIE = "eigen-organisatie";

/** The feed of a recipient (design section 7): a partner that was down catches up from it. */
export const leesNotificaties = definieerOperatie({
  operationId: "leesNotificaties",
  methode: "GET",
  pad: "/v1/notificaties",
  samenvatting: "De eigen notificaties lezen, op volgorde",
  beschrijving:
    "Alles wat voor de ontvanger bestemd was, als CloudEvents, doorlopend genummerd, negentig dagen lang, wat het kanaal ook deed. Lees verder met na = het laatste nummer. Leden van het ketenregieteam lezen met ontvanger=ketenregieteam wat het team is gemeld.",
  tag: "Notificaties",
  scope: "notificaties:lezen",
  parameters: {
    query: z.strictObject({
      ontvanger: organisatieCodeSchema.default(EIGEN_ORGANISATIE).meta({
        description:
          "De eigen organisatie, ketenregieteam voor wie daarin een vaste zetel vervult, de code van een zetel voor wie die vervult, fg, of opsporing-<organisatie> voor wie daar opspoort",
      }),
      na: geheelGetalInQuery(0, 999_999_999_999).default(0),
      aantal: paginagrootte,
    }),
  },
  antwoorden: {
    200: z.object({
      resultaten: z.array(z.object({ nummer: z.int(), event: z.looseObject({ id: z.string(), type: z.string() }) })),
      laatste: z.int().meta({ description: "Nummer om bij het volgende verzoek als na mee te geven" }),
    }),
  },
  weigeringen: [],
});
