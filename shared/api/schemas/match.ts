import * as z from "zod";
import { AFSPLITSBESLUITEN } from "../../domain/dossier.ts";
import { casusIdSchema, dossierIdSchema, meldingIdSchema } from "../../domain/ids.ts";
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
  voegDossiersSamen: definieerOperatie({
    operationId: "voegDossiersSamen",
    methode: "POST",
    pad: "/v1/dossiers/{dossierId}/samenvoegingen",
    samenvatting: "Twee dossiers van één persoon samenvoegen, zonder dat de matching ernaar vroeg",
    beschrijving:
      "Ook om een afsplitsing terug te draaien. Het oudste dossier gaat verder; er verhuist niets, zodat een splitsing het terugdraait. Voor het meldpunt.",
    tag,
    scope: "casussen:schrijven",
    parameters: { pad },
    body: z.strictObject({ met: dossierIdSchema, toelichting: korteTekst }),
    antwoorden: { 201: z.object({ dossierId: dossierIdSchema, samengevoegdMet: dossierIdSchema }) },
    weigeringen: ["al-afgehandeld", "gelijktijdige-wijziging"],
    idempotencyKey: "mag",
  }),
  splitsDossierAf: definieerOperatie({
    operationId: "splitsDossierAf",
    methode: "POST",
    pad: "/v1/dossiers/{dossierId}/afsplitsingen",
    samenvatting: "Meldingen die over iemand anders gaan naar een eigen dossier brengen",
    beschrijving:
      "Voor een dossier waarin twee personen terechtkwamen. Noem de meldingen van de ander, of één betrokkene daarvan; zij krijgen een eigen dossier, of gaan naar een dossier dat eerder van dit is afgesplitst. De casus houdt beide, tot het ketenregieteam besluit. Samenvoegen draait het terug. Voor het meldpunt.",
    tag,
    scope: "casussen:schrijven",
    parameters: { pad },
    body: z.strictObject({
      meldingen: z
        .array(
          z.strictObject({
            meldingId: meldingIdSchema,
            betrokkene: z
              .int()
              .min(0)
              .nullable()
              .optional()
              .meta({ description: "Plaats in betrokkenen; weglaten: ieder in de melding van wie dit dossier is" }),
          }),
        )
        .min(1, { error: "noem ten minste één melding" })
        .max(25, { error: "hoogstens 25 per keer; doe de rest daarna, met het nieuwe dossier als naar" }),
      naar: dossierIdSchema.optional().meta({ description: "Een dossier dat eerder van dit is afgesplitst" }),
      toelichting: korteTekst,
    }),
    antwoorden: {
      201: z.object({
        dossierId: dossierIdSchema.meta({ description: "Het dossier dat de genoemde meldingen nu heeft" }),
        afgesplitstVan: dossierIdSchema,
        gebleven: z
          .array(meldingIdSchema)
          .meta({ description: "Wat in het oorspronkelijke dossier staat; kijk of dat klopt" }),
      }),
    },
    weigeringen: ["al-afgehandeld", "gelijktijdige-wijziging"],
    idempotencyKey: "mag",
  }),
  beoordeelAfsplitsing: definieerOperatie({
    operationId: "beoordeelAfsplitsing",
    methode: "POST",
    pad: "/v1/dossiers/{dossierId}/casussen/{casusId}/afsplitsingsbesluiten",
    samenvatting: "Besluiten of twee personen van wie het dossier is gesplitst in één casus blijven",
    beschrijving:
      "Op het afgesplitste dossier. Wie vertrekt, gaat verder in een eigen casus, alsof de laatste melding die opende; deze casus houdt haar geschiedenis. Voor het ketenregieteam.",
    tag,
    scope: "casussen:schrijven",
    parameters: { pad: pad.extend({ casusId: casusIdSchema }) },
    body: z.strictObject({
      besluit: z.enum(AFSPLITSBESLUITEN, { error: "moet beide, afgesplitste-apart of oorspronkelijke-apart zijn" }),
      toelichting: korteTekst,
    }),
    antwoorden: { 201: z.object({ dossierId: dossierIdSchema, besluit: z.enum(AFSPLITSBESLUITEN) }) },
    weigeringen: ["al-afgehandeld", "casus-niet-open", "gelijktijdige-wijziging"],
    idempotencyKey: "mag",
  }),
};
