import * as z from "zod";
import { GEHEIM_TEKENS, REFERENTIE_TEKENS, zoalsOpgeslagen } from "../../domain/terugkoppeling.ts";
import { vastleggingIdSchema } from "../../domain/ids.ts";
import { antwoordtekst } from "../../domain/meldervraag.ts";
import { datumSchema } from "../../domain/tijd.ts";
import { definieerOperatie } from "../operatie.ts";
import { meldingstatus } from "./melding.ts";

/** A code as somebody types it over: with dashes, spaces and small letters or without. */
const getypteCode = (tekens: number, examples: string[]) =>
  z
    .string()
    .regex(new RegExp(`^(?:[ -]{0,3}[0-9A-TV-Za-tv-z]){${tekens}}[ -]{0,3}$`), {
      error: `moet uit ${tekens} letters en cijfers bestaan, zonder U; streepjes en spaties mogen`,
    })
    .meta({ examples })
    .transform(zoalsOpgeslagen);

/**
 * The status of a melding, for who was given its reference and secret. Public, and served only where the environment says so
 * (`terugkoppelingOpenbaar`). POST, because what is in an address ends up in histories and in the logs of others.
 */
export const leesTerugkoppeling = definieerOperatie({
  operationId: "leesTerugkoppeling",
  methode: "POST",
  pad: "/v1/terugkoppelingen",
  samenvatting: "De status van een melding opvragen, zonder aanmelden",
  beschrijving:
    "Voor wie bij de melding om terugkoppeling vroeg, ook anoniem. De status zegt niets over personen. Staat er een vraag aan de melder bij, dan kan die hier één keer worden beantwoord: stuur antwoord mee. Hetzelfde antwoord nog eens sturen mag; een ander antwoord op dezelfde vraag niet. Wat is geantwoord, is hier niet terug te lezen. Een onbekende referentie, een verkeerd geheim en een melding zonder terugkoppeling geven hetzelfde antwoord. Stuur referentie en geheim alleen in het bericht, nooit in het adres.",
  tag: "Meldingen",
  scope: null,
  openbaar: true,
  body: z.strictObject({
    referentie: getypteCode(REFERENTIE_TEKENS, ["7Q2HM-X0RTB"]),
    geheim: getypteCode(GEHEIM_TEKENS, ["K4D9T-0VWXE-3N7JB-SZ8FA"]),
    antwoord: z
      .strictObject({ vraagId: vastleggingIdSchema, tekst: antwoordtekst })
      .optional()
      .meta({ description: "Antwoord op de vraag die bij de status stond" }),
  }),
  antwoorden: {
    200: z.object({
      status: meldingstatus,
      ontvangenOp: datumSchema.meta({ description: "De dag waarop de melding is ontvangen" }),
      vraag: z
        .object({ vraagId: vastleggingIdSchema, tekst: z.string(), beantwoord: z.boolean() })
        .optional()
        .meta({ description: "Wat wij de melder willen vragen; ontbreekt als er niets te vragen is" }),
    }),
  },
  weigeringen: ["geen-terugkoppeling", "al-afgehandeld", "gelijktijdige-wijziging"],
});
