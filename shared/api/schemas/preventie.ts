import * as z from "zod";
import { preventieIdSchema } from "../../domain/ids.ts";
import { preventieInvoerSchema } from "../../domain/preventie.ts";
import type { Regio } from "../../domain/regio.ts";
import { definieerOperatie } from "../operatie.ts";
import { instant, pagina, paginagrootte } from "../velden.ts";
import { keuzeUit } from "./melding.ts";

const tag = "Preventie";

/** Hoofdstap 1: preventieactiviteiten, with the region's gemeenten. They hold no personal data. */
export const preventieOperaties = (regio: Regio) => {
  const invoer = preventieInvoerSchema(
    keuzeUit(
      regio.gemeenten.map(({ naam }) => naam),
      "een gemeente",
    ),
  );
  const activiteit = preventieInvoerSchema(z.string()).extend({
    preventieId: preventieIdSchema,
    vastgelegdOp: instant,
    vastgelegdDoor: z.string(),
  });
  return {
    legPreventieVast: definieerOperatie({
      operationId: "legPreventieactiviteitVast",
      methode: "POST",
      pad: "/v1/preventieactiviteiten",
      samenvatting: "1.1–1.3 Een preventieactiviteit vastleggen",
      tag,
      scope: "preventie:schrijven",
      body: invoer,
      antwoorden: { 201: activiteit },
      weigeringen: [],
      idempotencyKey: "mag",
    }),
    leesPreventie: definieerOperatie({
      operationId: "leesPreventieactiviteit",
      methode: "GET",
      pad: "/v1/preventieactiviteiten/{preventieId}",
      samenvatting: "Een preventieactiviteit lezen",
      tag,
      scope: "preventie:lezen",
      parameters: { pad: z.strictObject({ preventieId: preventieIdSchema }) },
      antwoorden: { 200: activiteit },
      weigeringen: [],
    }),
    leesPreventies: definieerOperatie({
      operationId: "leesPreventieactiviteiten",
      methode: "GET",
      pad: "/v1/preventieactiviteiten",
      samenvatting: "Preventieactiviteiten lezen, de laatst vastgelegde eerst",
      tag,
      scope: "preventie:lezen",
      parameters: { query: z.strictObject({ cursor: z.string().max(1024).optional(), aantal: paginagrootte }) },
      antwoorden: { 200: pagina(activiteit) },
      weigeringen: [],
    }),
  };
};
