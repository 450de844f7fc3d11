import * as z from "zod";
import { REGELS_PER_AANLEVERING, REGELSTANDEN } from "../../domain/aanlevering.ts";
import { aanleveringIdSchema, meldingIdSchema } from "../../domain/ids.ts";
import type { Regio } from "../../domain/regio.ts";
import { definieerOperatie } from "../operatie.ts";
import { geheelGetalInQuery, instant, paginagrootte } from "../velden.ts";
import { anonimiteit, meldingOperaties, terugkoppeling } from "./melding.ts";

/**
 * How large a file may be. A Lambda takes 6 MB of request at most, in which the file stands as a JSON text: each quote of it
 * costs two bytes there, and of compact JSON not half are quotes. 4 MB is 4 KB a line for a full file.
 */
const MAXIMAAL_BYTES_PER_AANLEVERING = 4 * 1024 * 1024;

const aanlevering = z.object({
  aanleveringId: aanleveringIdSchema,
  status: z.enum(["wordt-ontvangen", "in-behandeling", "afgerond", "wordt-opgeruimd", "afgebroken"]).meta({
    description:
      "wordt-ontvangen: nog niet alles is opgeslagen; herhaal het verzoek met dezelfde Idempotency-Key. wordt-opgeruimd en afgebroken: nooit helemaal ontvangen, en daarom niet verwerkt.",
  }),
  ontvangenOp: instant,
  afgerondOp: instant.nullable(),
  aantallen: z
    .object({
      ...{ regels: z.int(), wacht: z.int(), aangenomen: z.int(), geweigerd: z.int() },
      ...{ mislukt: z.int(), vervallen: z.int() },
    })
    .meta({ description: "Hoeveel regels er zijn, en hoeveel daarvan in welke stand" }),
});

const regelresultaat = z.object({
  regel: z.int().meta({ description: "Nummer van de regel in het bestand, vanaf 1; lege regels tellen mee" }),
  eigenKenmerk: z.string().nullable(),
  stand: z.enum(REGELSTANDEN).meta({
    description:
      "aangenomen: het is een melding. geweigerd: probleem zegt waarom, en er is niets van opgeslagen. mislukt: door een storing aan onze kant na herhaalde pogingen niet gelukt; lever hetzelfde bestand met dezelfde Idempotency-Key opnieuw aan, dan worden alleen deze regels nog eens geprobeerd. vervallen: de aanlevering is nooit helemaal ontvangen.",
  }),
  ...{ meldingId: meldingIdSchema.optional(), ontvangenOp: instant.optional() },
  ...{ anonimiteit: anonimiteit.optional(), terugkoppeling: terugkoppeling.optional() },
  probleem: z
    .looseObject({ type: z.string(), title: z.string(), status: z.int(), detail: z.string() })
    .optional()
    .meta({ description: "Wat POST /meldingen op deze regel zou antwoorden" }),
});

const pad = z.strictObject({ aanleveringId: aanleveringIdSchema });

/** Handing in many meldingen at once (H2.1): one file, progress, and a result for each line. */
export const aanleveringOperaties = (regio: Regio) => ({
  leverMeldingenAan: definieerOperatie({
    operationId: "leverMeldingenAan",
    methode: "POST",
    pad: "/v1/aanleveringen",
    samenvatting: "Veel meldingen tegelijk aanleveren",
    beschrijving:
      "Neemt een bestand met op elke regel één melding in ontvangst (NDJSON) en verwerkt de regels daarna één voor één, elk als bij POST /meldingen. Het antwoord komt pas als alles is opgeslagen. Een regel die niet klopt, houdt de andere niet op: het resultaat per regel zegt wat eraan schort. Komt er geen antwoord, herhaal dan met dezelfde Idempotency-Key en hetzelfde bestand: dat gaat verder waar het bleef, en verdubbelt niets.",
    tag: "Meldingen",
    scope: "meldingen:schrijven",
    body: meldingOperaties(regio).dienMeldingIn.body,
    invoerwijze: {
      mediatype: "application/x-ndjson",
      maximaalBytes: MAXIMAAL_BYTES_PER_AANLEVERING,
      maximaalRegels: REGELS_PER_AANLEVERING,
    },
    antwoorden: { 202: aanlevering.meta({ description: "Ontvangen; de verwerking volgt" }) },
    weigeringen: ["aanlevering-afgebroken", "gelijktijdige-wijziging"],
    idempotencyKey: "verplicht-voor-systemen",
  }),
  leesAanlevering: definieerOperatie({
    operationId: "leesAanlevering",
    methode: "GET",
    pad: "/v1/aanleveringen/{aanleveringId}",
    samenvatting: "De voortgang van een eigen aanlevering lezen",
    tag: "Meldingen",
    scope: "meldingen:lezen",
    parameters: { pad },
    antwoorden: { 200: aanlevering },
    weigeringen: [],
  }),
  leesAanleverregels: definieerOperatie({
    operationId: "leesAanleverregels",
    methode: "GET",
    pad: "/v1/aanleveringen/{aanleveringId}/regels",
    samenvatting: "De resultaten per regel van een eigen aanlevering lezen",
    beschrijving: `Op volgorde van het bestand. Lees verder met na = het laatste nummer. De resultaten zijn ${regio.aanleveringen.resultaatDagen} dagen na de laatste regel te lezen; een geheim voor terugkoppeling staat er zolang bij.`,
    tag: "Meldingen",
    scope: "meldingen:lezen",
    parameters: {
      pad,
      query: z.strictObject({ na: geheelGetalInQuery(0, 999_999_999_999).default(0), aantal: paginagrootte }),
    },
    antwoorden: {
      200: z.object({
        resultaten: z.array(regelresultaat),
        laatste: z.int().meta({ description: "Nummer om bij het volgende verzoek als na mee te geven" }),
      }),
    },
    weigeringen: [],
  }),
});
