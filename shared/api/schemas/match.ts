import * as z from "zod";
import { dossierIdSchema } from "../../domain/ids.ts";
import { MATCHBESLUITEN, matchvraagSchema } from "../../domain/matchvraag.ts";
import { korteTekst } from "../../domain/tekst.ts";
import { definieerOperatie } from "../operatie.ts";
import { instant } from "../velden.ts";

const tag = "Dossiers";
const pad = z.strictObject({ dossierId: dossierIdSchema });
const kandidaat = matchvraagSchema.shape.kandidaten.element;

/** Who is who: matching gives reasons, a person decides, and a decision can be undone (H2.2-a1, K18, NB9). */
export const matchOperaties = {
  leesMatchvragen: definieerOperatie({
    operationId: "leesMatchvragen",
    methode: "GET",
    pad: "/v1/dossiers/{dossierId}/matchvragen",
    samenvatting: "Lezen op wie de persoon van een dossier lijkt, en waarom",
    beschrijving:
      "Per kandidaat het oordeel over elk veld, zonder de gegevens zelf, en wat erover is besloten. Voor het meldpunt.",
    tag,
    scope: "casussen:lezen",
    parameters: { pad },
    antwoorden: {
      200: z.object({
        dossierId: dossierIdSchema,
        samengevoegdMet: dossierIdSchema.nullable(),
        samengevoegd: z.array(dossierIdSchema),
        resultaten: z.array(
          kandidaat.omit({ besluit: true }).extend({
            besluit: z
              .object({
                besluit: z.enum(MATCHBESLUITEN),
                toelichting: z.string(),
                op: instant,
                door: z.object({ rol: z.string(), organisatie: z.string() }),
              })
              .nullable(),
          }),
        ),
      }),
    },
    weigeringen: [],
  }),
  besluitMatch: definieerOperatie({
    operationId: "besluitMatch",
    methode: "POST",
    pad: "/v1/dossiers/{dossierId}/matchbesluiten",
    samenvatting: "Besluiten of twee dossiers van één persoon zijn",
    beschrijving:
      "Bij zelfde gaat het oudste dossier verder en verwijst het andere daarnaar; er verhuist niets, zodat het besluit met een splitsing is terug te draaien. Voor het meldpunt.",
    tag,
    scope: "casussen:schrijven",
    parameters: { pad },
    body: z.strictObject({
      kandidaat: dossierIdSchema,
      besluit: z.enum(MATCHBESLUITEN, { error: "moet zelfde of verschillend zijn" }),
      toelichting: korteTekst,
    }),
    antwoorden: { 201: z.object({ dossierId: dossierIdSchema, besluit: z.enum(MATCHBESLUITEN) }) },
    weigeringen: ["al-afgehandeld", "gelijktijdige-wijziging"],
    idempotencyKey: "mag",
  }),
  splitsDossier: definieerOperatie({
    operationId: "splitsDossier",
    methode: "POST",
    pad: "/v1/dossiers/{dossierId}/splitsingen",
    samenvatting: "Een samengevoegd dossier weer op zichzelf zetten",
    beschrijving:
      "Het dossier heeft weer wat het had; wat na de samenvoeging bij het andere kwam, blijft daar. Voor het meldpunt.",
    tag,
    scope: "casussen:schrijven",
    parameters: { pad },
    body: z.strictObject({ toelichting: korteTekst }),
    antwoorden: { 201: z.object({ dossierId: dossierIdSchema, gesplitstVan: dossierIdSchema }) },
    weigeringen: ["al-afgehandeld", "gelijktijdige-wijziging"],
    idempotencyKey: "mag",
  }),
};
