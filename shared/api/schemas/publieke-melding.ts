import * as z from "zod";
import { publiekeMeldingSchema } from "../../domain/publiekemelding.ts";
import type { Regio } from "../../domain/regio.ts";
import { definieerOperatie, JSON_INVOER } from "../operatie.ts";
import { meldingkeuzes, terugkoppeling } from "./melding.ts";

/** Of a text of 5,000 characters and five persons: nothing that somebody writes is larger. */
const MAXIMAAL_BYTES_PUBLIEK = 32 * 1024;

/** What anonymity costs whoever reports by themselves (H2.2-d2: allowed, not encouraged); says nothing of this melding. */
export const PRIJS_VAN_ANONIEM_FORMULIER =
  "U hebt anoniem gemeld: uw naam en hoe u te bereiken bent, zijn niet vastgelegd. Daardoor kan niemand u later iets vragen of als getuige horen, ook niet als dat nodig is om iemand te helpen of een dader te vervolgen. Terugkoppeling kan alleen als u daarom hebt gevraagd, en alleen met de referentie en het geheim uit dit antwoord; raakt u die kwijt, dan krijgt u geen nieuwe. Is er nu gevaar, bel dan 112.";

/** Reporting by anybody, without signing in; served only where the environment says so (`publiekFormulier`). */
export const publiekeMeldingOperaties = (regio: Regio) => ({
  dienPubliekeMeldingIn: definieerOperatie({
    operationId: "dienPubliekeMeldingIn",
    methode: "POST",
    pad: "/v1/publieke-meldingen",
    samenvatting: "Een melding doen zonder aanmelden",
    beschrijving:
      "Voor een formulier dat iedereen kan invullen. De melding komt bij het meldpunt zoals elke andere, herkenbaar als niet geverifieerd. Het antwoord hangt alleen af van wat is ingestuurd, en zegt nooit of iemand al bekend was. Geef elke melding een eigen, willekeurige Idempotency-Key van ten minste 20 tekens; wie hetzelfde bericht met dezelfde sleutel herhaalt, krijgt hetzelfde antwoord, met hetzelfde geheim.",
    tag: "Meldingen",
    scope: null,
    openbaar: true,
    body: publiekeMeldingSchema(...meldingkeuzes(regio)),
    invoerwijze: { ...JSON_INVOER, maximaalBytes: MAXIMAAL_BYTES_PUBLIEK },
    antwoorden: {
      202: z.object({
        status: z.literal("ontvangen"),
        anonimiteit: z
          .string()
          .optional()
          .meta({
            description: "Alleen bij een anonieme melder: wat anonimiteit kost, om aan de melder te tonen",
            examples: [PRIJS_VAN_ANONIEM_FORMULIER],
          }),
        terugkoppeling: terugkoppeling.optional(),
      }),
    },
    weigeringen: ["gelijktijdige-wijziging"],
    idempotencyKey: "verplicht",
  }),
});
