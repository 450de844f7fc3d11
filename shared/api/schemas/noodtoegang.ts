import * as z from "zod";
import { casusIdSchema } from "../../domain/ids.ts";
import { noodtoegangInvoer, noodtoegangSchema } from "../../domain/noodtoegang.ts";
import type { Regio } from "../../domain/regio.ts";
import { definieerOperatie } from "../operatie.ts";
import { instant, paginagrootte } from "../velden.ts";

const tag = "Toegang";

/** Breaking the glass, the one door outside the rules (design section 8): for as long as the region allows. */
export const noodtoegangOperaties = (regio: Regio) => ({
  neemNoodtoegang: definieerOperatie({
    operationId: "neemNoodtoegang",
    methode: "POST",
    pad: "/v1/casussen/{casusId}/noodtoegangen",
    samenvatting: "Met een reden voor enkele uren toegang nemen tot een casus",
    beschrijving:
      "Voor als iemand gevaar loopt en de gewone toegang ontbreekt. De procesregisseur en de FG zien het meteen. Nooit tot een gesloten casus of het strafrechtelijk compartiment.",
    tag,
    scope: "casussen:schrijven",
    parameters: { pad: z.strictObject({ casusId: casusIdSchema }) },
    body: noodtoegangInvoer(regio.noodtoegang.uren),
    antwoorden: { 201: z.object({ noodtoegangId: z.string(), casusId: casusIdSchema, van: instant, tot: instant }) },
    weigeringen: ["gelijktijdige-wijziging"],
    idempotencyKey: "mag",
  }),
  leesNoodtoegangen: definieerOperatie({
    operationId: "leesNoodtoegangen",
    methode: "GET",
    pad: "/v1/noodtoegangen",
    samenvatting: "Lezen wie noodtoegang nam, tot welke casus en waarom, de laatste eerst",
    beschrijving: "Voor de procesregisseur en de FG.",
    tag,
    scope: "casussen:lezen",
    parameters: { query: z.strictObject({ cursor: z.string().max(1024).optional(), aantal: paginagrootte }) },
    antwoorden: {
      200: z.object({
        resultaten: z.array(noodtoegangSchema.omit({ type: true, dossierIds: true })),
        volgende: z.string().nullable(),
      }),
    },
    weigeringen: [],
  }),
});
export type Noodtoegangoperaties = ReturnType<typeof noodtoegangOperaties>;
