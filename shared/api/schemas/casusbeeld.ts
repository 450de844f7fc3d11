import * as z from "zod";
import { WACHTREDENEN } from "../../domain/actieresultaat.ts";
import { commitmentInhoud } from "../../domain/commitment.ts";
import { bijdrageInhoudSchema, bijdrageSchema } from "../../domain/bijdrage.ts";
import {
  bijdrageIdSchema,
  casusIdSchema,
  dossierIdSchema,
  interventieIdSchema,
  meldingIdSchema,
  trajectIdSchema,
  organisatieCodeSchema,
  overlegIdSchema,
  plekIdSchema,
  taakIdSchema,
  vastleggingIdSchema,
} from "../../domain/ids.ts";
import { kenmerkSchema } from "../../domain/kenmerk.ts";
import { STAPPEN } from "../../domain/pad.ts";
import { doelwit, interventiesoort } from "../../domain/actiedoel.ts";
import { actieSchema, planInvoer, planSchema } from "../../domain/plan.ts";
import { eigenaarSchema } from "../../domain/taak.ts";
import { uitnodigingsbeeldSchema } from "../../domain/uitnodiging.ts";
import { instant } from "../velden.ts";

/** How far a casus is. */
export const statusCasus = z.enum(["open", "afgeschaald", "gesloten", "samengevoegd"]);
/** A step of the path. */
export const stap = z.enum(STAPPEN as unknown as readonly [string, ...string[]]);

/** A task, as who may see it sees it. */
const taakbeeldSchema = z.object({
  taakId: taakIdSchema,
  casusId: casusIdSchema,
  soort: z.string(),
  activiteit: z.string(),
  eigenaar: eigenaarSchema,
  status: z.enum(["open", "afgerond", "vervallen"]),
  onderwerp: z.string().nullable(),
  verplicht: z.boolean(),
  geopendOp: instant,
  uiterlijkOp: instant,
});

/** A task of a worklist: on a casus, or on a melding or a criminal track, of which the casus is not told. */
export const werkbeeldSchema = taakbeeldSchema.extend({
  casusId: casusIdSchema.optional().meta({ description: "Van een taak bij een casus" }),
  meldingId: meldingIdSchema.optional().meta({ description: "Van een taak bij een melding" }),
  trajectId: trajectIdSchema.optional().meta({ description: "Van een taak bij een strafrechtelijk traject" }),
});

/** Where a datum belongs and who supplied it; what the reader may not see is not there at all. */
export const kenmerk = kenmerkSchema
  .omit({ doel: true, bewaartermijn: true })
  .meta({ description: "Compartiment, dataklasse en activiteit volgens de deelmatrix, en wie het gegeven leverde" });

/** What was brought, as who may read it sees it. */
export const bijdragebeeldSchema = bijdrageSchema.omit({ type: true, casusId: true, omvang: true }).extend({
  vervangenDoor: bijdrageIdSchema.nullable().meta({ description: "De latere bijdrage die deze verbetert" }),
  inhoud: bijdrageInhoudSchema.omit({ type: true, casusId: true, bijdrageId: true, kenmerk: true }).nullable().meta({
    description:
      "Null in het casusbeeld als de bijdrage is vervangen of het antwoord te groot zou worden; zij is dan apart te lezen",
  }),
  kenmerk,
});

/** The casusbeeld: one view for everybody on the casus, each as far as the sharing matrix lets them (I14). */
export const casusbeeldSchema = z.object({
  behoefteSlachtoffer: z
    .object({ planVersie: z.int(), behoeften: planInvoer.shape.behoefteSlachtoffer.unwrap() })
    .nullable()
    .meta({ description: "Wat het slachtoffer nodig heeft, volgens de laatste versie van het plan" }),
  casusId: casusIdSchema,
  status: statusCasus,
  gemeente: organisatieCodeSchema.nullable(),
  verschijningsvormen: z.array(z.string()),
  acuut: z.boolean(),
  urgentie: z.string().nullable(),
  geopendOp: instant,
  strafrechtelijkTrajectLoopt: z
    .boolean()
    .meta({ description: "Alles wat buiten de opsporing van een strafrechtelijk onderzoek te zien is" }),
  zorgcoordinatie: organisatieCodeSchema.nullable().meta({ description: "Wie in deze casus de zorg coördineert" }),
  commitments: z
    .array(commitmentInhoud.extend({ id: vastleggingIdSchema, vastgelegdOp: instant }))
    .meta({ description: "Wat elke organisatie het laatst zei over het uitwisselen van gegevens in deze casus" }),
  positie: z.object({ stap, activiteit: z.string(), sinds: instant }).nullable(),
  eigenaar: eigenaarSchema.nullable(),
  volgendeDatum: instant.nullable(),
  opschorting: z
    .object({
      opschortingId: vastleggingIdSchema,
      tot: instant,
      reden: z.string().nullable().meta({ description: "Null voor wie de vastlegging niet leest" }),
    })
    .nullable()
    .meta({ description: "Null als de casus niet is opgeschort" }),
  verschuivingen: z
    .array(
      z.object({
        id: vastleggingIdSchema,
        soort: z.enum(["opschorting", "hervatting", "verlenging"]),
        dagen: z.int().meta({ description: "Kalenderdagen; onder nul als de termijnen zijn vervroegd" }),
        op: instant,
        tot: instant.nullable().meta({ description: "Einde van de opschorting, of de nieuwe datum van de termijn" }),
        taakId: taakIdSchema.nullable(),
        reden: z.string().nullable(),
      }),
    )
    .meta({ description: "Hoe de termijnen zijn verzet, de eerste keer eerst" }),
  afsluiting: z
    .object({
      uitkomst: z.string(),
      op: instant,
      bewarenTot: instant.meta({ description: "Voor wanneer de gegevens van de casus uiterlijk worden vernietigd" }),
    })
    .nullable(),
  dossiers: z.array(dossierIdSchema),
  taken: z.array(taakbeeldSchema),
  interventies: z.array(
    z.object({
      interventieId: interventieIdSchema,
      besluitId: vastleggingIdSchema,
      eigenaar: eigenaarSchema,
      begonnenOp: instant,
      berichten: z.int().meta({ description: "Hoe vaak er over is bericht" }),
      status: z.enum(["open", "afgerond"]),
      uitkomst: z.enum(["uit-situatie", "al-uit-situatie"]).nullable(),
      afgerondOp: instant.nullable(),
      kenmerk,
    }),
  ),
  agendapunten: z
    .array(z.object({ overlegId: overlegIdSchema, toegevoegdOp: instant }))
    .meta({ description: "Op welke casusoverleggen de casus staat; of het overleg doorgaat, staat bij het overleg" }),
  uitnodigingen: z.array(uitnodigingsbeeldSchema),
  vastleggingen: z
    .array(
      z.object({
        id: vastleggingIdSchema,
        soort: z.string(),
        bij: z.string().nullable(),
        inhoud: z.looseObject({}),
        vastgelegdOp: instant,
        vastgelegdDoor: eigenaarSchema,
        kenmerk,
      }),
    )
    .meta({ description: "Van de monitoringronden de laatste twaalf; alle staan bij de voortgangsronden" }),
  bijdragen: z.array(bijdragebeeldSchema).meta({ description: "De vroegste eerst" }),
  plannen: z.array(
    planSchema
      .pick({ planVersie: true, status: true, format: true, weging: true, inhoud: true, gemaaktOp: true })
      .extend({ geldt: z.boolean().meta({ description: "Of dit het plan is dat wordt uitgevoerd" }), kenmerk }),
  ),
  acties: z.array(
    actieSchema
      .pick({ actieId: true, planVersie: true, nummer: true, inhoud: true, uitgezetOp: true })
      .extend({
        stand: z.enum(["uitgezet", "gestart", "wacht", "gedaan", "niet-gedaan", "vervallen"]),
        wachtOp: z.enum(WACHTREDENEN).nullable(),
        vastgelegdOp: instant.nullable().meta({ description: "Wanneer deze stand is vastgelegd" }),
        kenmerk,
      })
      .meta({ description: "Een actie die een later plan voortzet, staat er per versie, met hetzelfde actieId" }),
  ),
  overlap: z
    .array(
      z.object({
        soort: interventiesoort,
        gerichtOp: doelwit,
        dossierId: dossierIdSchema.nullable().meta({ description: "Op welke cliënt; null: dat zegt geen ervan" }),
        plekId: plekIdSchema.nullable(),
        acties: z
          .array(z.object({ planVersie: z.int(), nummer: z.int() }))
          .meta({ description: "Acties van de laatste versie van het plan die nog lopen, naar hun plaats daarin" }),
        elders: z.array(vastleggingIdSchema).meta({ description: "Vastleggingen van inzet in andere gremia" }),
        uitgevoerd: z
          .array(vastleggingIdSchema)
          .meta({ description: "Uitgevoerde interventies die lopen of kort geleden eindigden" }),
      }),
    )
    .meta({
      description: "Waar interventies van dezelfde soort, gericht op hetzelfde, zich opstapelen; een waarschuwing",
    }),
});
