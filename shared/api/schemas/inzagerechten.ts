import * as z from "zod";
import { casusIdSchema, organisatieCodeSchema } from "../../domain/ids.ts";
import { inzageregelSchema } from "../../domain/inzagerecht.ts";
import { deelmatrixSchema } from "../../domain/regio-delen.ts";
import { definieerOperatie } from "../operatie.ts";
import { instant, maakCursor, pagina, paginagrootte } from "../velden.ts";
import { registerId } from "./register-velden.ts";

/** Cursor of the report: at which organisation, after whom there (null: nobody was seen yet). */
export const inzagecursor = maakCursor(z.object({ organisatie: organisatieCodeSchema, na: registerId.nullable() }));

/** Who could see what of a casus, and why (BIO2, I1–I23). */
export const leesInzagerechten = definieerOperatie({
  operationId: "leesInzagerechten",
  methode: "GET",
  pad: "/v1/casussen/{casusId}/inzagerechten",
  samenvatting: "Lezen wie een casus nu kan inzien, en waarom",
  beschrijving: [
    "Voor de procesregisseur en de FG; voor anderen bestaat het niet. Per organisatie ieder mens en systeem dat nu iets van de casus kan zien:",
    "in welke hoedanigheden, door welk beleid, en per soort onderdeel dat de casus heeft wat zij ervan lezen en vastleggen, op welke grondslag.",
    "Wie de casus ziet, ziet ook haar stand; haar taken wie de voortgang leest. Wat iemand mag vastleggen, volgt hier uit de deelmatrix; een opdracht vraagt daarbij de rol die haar doet, en soms een mandaat.",
    "Wie de casus zelf ziet, vindt er alleen de onderdelen in die hij zelf leest.",
    "Onderdelen van een strafrechtelijk onderzoek staan er nooit in: daarvan is buiten de opsporing alleen bekend of het loopt. Meldingen leest het meldpunt, en wie ze deed.",
    "Een bladzijde kan korter zijn dan gevraagd, of leeg, terwijl er nog een volgende is.",
  ].join(" "),
  tag: "Toegang",
  scope: null,
  parameters: {
    pad: z.strictObject({ casusId: casusIdSchema }),
    query: z.strictObject({ cursor: inzagecursor.veld.optional(), aantal: paginagrootte }),
  },
  antwoorden: {
    200: pagina(inzageregelSchema).extend({
      casusId: casusIdSchema,
      opgemaaktOp: instant.meta({ description: "Het moment waarvoor dit geldt" }),
      grondslagen: deelmatrixSchema.shape.grondslagen.meta({
        description: "De grondslagen van de regio: wat de codes in de resultaten betekenen",
      }),
    }),
  },
  weigeringen: [],
});
