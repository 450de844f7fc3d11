import * as z from "zod";
import { organisatieCodeSchema } from "../../domain/ids.ts";
import { definieerOperatie } from "../operatie.ts";
import { casusIdSchema } from "../../domain/ids.ts";
import { geheelGetalInQuery, lijstInQuery } from "../velden.ts";
import { bezorging } from "./kanalen.ts";

/** Value of `ontvanger` for who asks nothing else. */
export const EIGEN_ORGANISATIE = "eigen-organisatie";

/** The feed of a recipient (design section 7): a partner that was down catches up from it. */
export const leesNotificaties = definieerOperatie({
  operationId: "leesNotificaties",
  methode: "GET",
  pad: "/v1/notificaties",
  samenvatting: "De eigen notificaties lezen, op volgorde",
  beschrijving:
    "Alles wat voor de ontvanger bestemd was, als CloudEvents, doorlopend genummerd, negentig dagen lang, wat het kanaal ook deed. Lees verder met na = laatste: meteen zolang meer waar is, en anders niet vaker dan eens per minuut. Met een filter kan resultaten leeg zijn terwijl er nog meer is; laatste gaat ook dan verder. Onthoud laatste per filter, want wat een filter oversloeg komt niet terug. Leden van het ketenregieteam lezen met ontvanger=ketenregieteam wat het team is gemeld.",
  tag: "Notificaties",
  scope: "notificaties:lezen",
  parameters: {
    query: z.strictObject({
      ontvanger: organisatieCodeSchema.default(EIGEN_ORGANISATIE).meta({
        description:
          "De eigen organisatie, ketenregieteam voor wie daarin een vaste zetel vervult, de code van een zetel voor wie die vervult, fg, of opsporing-<organisatie> voor wie daar opspoort",
      }),
      na: geheelGetalInQuery(0, 999_999_999_999).default(0),
      aantal: geheelGetalInQuery(1, 500).default(25),
      type: lijstInQuery(z.string().max(200)).optional().meta({
        description:
          "Alleen deze soorten, met komma's ertussen: taak.geopend, of voluit zoals type in het event (nl.ketenregie.taak.geopend.v1)",
      }),
      casus: casusIdSchema.optional().meta({
        description:
          "Alleen wat over deze casus gaat: de events met dit casusId in data. Wat bij geen casus hoort (een melding, preventie, een strafrechtelijk traject, een bundel) zit er dus niet bij",
      }),
    }),
  },
  antwoorden: {
    200: z.object({
      resultaten: z.array(
        z.object({ nummer: z.int(), event: z.looseObject({ id: z.string(), type: z.string() }), bezorging }),
      ),
      laatste: z.int().meta({ description: "Nummer om bij het volgende verzoek als na mee te geven" }),
      meer: z.boolean().meta({ description: "Er is na laatste nog meer: vraag meteen verder" }),
      verlopenTotEnMet: z.int().nullable().meta({
        description:
          "Van de nummers na `na` tot en met dit ontbreken er omdat hun bewaartermijn (negentig dagen) voorbij is; zij komen niet meer. null: er ontbreekt niets",
      }),
    }),
  },
  weigeringen: [],
});
