import * as z from "zod";
import {
  casusIdSchema,
  organisatieCodeSchema,
  taakIdSchema,
  trajectIdSchema,
  vastleggingIdSchema,
} from "../../domain/ids.ts";
import { eigenaarSchema } from "../../domain/taak.ts";
import * as invoer from "../../domain/trajectinvoer.ts";
import { TRAJECTSTAPPEN } from "../../domain/trajectpad.ts";
import type { WeigeringCode } from "../../domain/weigering.ts";
import { definieerOperatie } from "../operatie.ts";
import { instant, pagina, paginagrootte } from "../velden.ts";

const tag = "Strafrechtelijke trajecten";
const pad = z.strictObject({ trajectId: trajectIdSchema });
const stap = z.enum(TRAJECTSTAPPEN);
const status = z.enum(["open", "afgerond"]);

/** A track as it stands, without what was recorded in it. */
const trajectregel = z.object({
  trajectId: trajectIdSchema,
  casusId: casusIdSchema.meta({ description: "De casus kan gesloten zijn, of voor u niet meer bestaan" }),
  status,
  stap: stap.nullable().meta({ description: "Stap waar het traject staat; null als het is afgerond" }),
  eigenaar: eigenaarSchema.nullable().meta({ description: "Wie nu aan zet is" }),
  volgendeDatum: instant.nullable(),
  leiding: organisatieCodeSchema,
  begonnenOp: instant,
  einde: z
    .object({ stap, code: z.string(), op: instant })
    .nullable()
    .meta({ description: "Waar het eindigde, en met welke beslissing, uitspraak of uitkomst" }),
});

const trajectbeeld = trajectregel.extend({
  deelnemers: z.array(z.object({ organisatie: organisatieCodeSchema, van: instant })),
  taak: z
    .object({ taakId: taakIdSchema, soort: stap, uiterlijkOp: instant, eigenaar: eigenaarSchema })
    .nullable()
    .meta({ description: "De open taak; null als het traject is afgerond" }),
  vastleggingen: z
    .array(
      z.object({
        id: vastleggingIdSchema,
        soort: z.string(),
        inhoud: z.looseObject({}),
        vastgelegdOp: instant,
        vastgelegdDoor: eigenaarSchema.nullable().meta({ description: "Null: door het systeem" }),
      }),
    )
    .meta({ description: "De vroegste eerst" }),
});

const gegaan = z.object({
  id: z.string().meta({ description: "Id van wat is vastgelegd" }),
  trajectId: trajectIdSchema,
  status,
  stap: stap.nullable().meta({ description: "Stap waar het traject nu staat; null als het is afgerond" }),
});

const BLIJFT_BINNEN =
  "Alleen voor wie opspoort bij een organisatie die aan het traject deelneemt. Buiten het traject is alleen te zien of er een loopt.";

export const startTraject = definieerOperatie({
  operationId: "startStrafrechtelijkTraject",
  methode: "POST",
  pad: "/v1/strafrechtelijke-trajecten",
  samenvatting: "4.2 Een strafrechtelijk traject beginnen op een casus, met de pre-weeg",
  beschrijving:
    "Door wie opspoort bij een opsporende organisatie en de casus ziet. Wie begint, leidt het traject. Er loopt er hoogstens één op een casus; het mag de casus overleven.",
  tag,
  scope: null,
  body: invoer.trajectstartInvoer,
  antwoorden: { 201: gegaan },
  weigeringen: ["niet-gevonden", "casus-niet-open", "traject-loopt", "gelijktijdige-wijziging"],
  idempotencyKey: "mag",
});

export const leesTrajecten = definieerOperatie({
  operationId: "leesStrafrechtelijkeTrajecten",
  methode: "GET",
  pad: "/v1/strafrechtelijke-trajecten",
  samenvatting: "De strafrechtelijke trajecten lezen waaraan de eigen organisatie deelneemt, het laatste eerst",
  beschrijving: BLIJFT_BINNEN,
  tag,
  scope: null,
  parameters: { query: z.strictObject({ cursor: z.string().max(1024).optional(), aantal: paginagrootte }) },
  antwoorden: { 200: pagina(trajectregel) },
  weigeringen: [],
});

export const leesTraject = definieerOperatie({
  operationId: "leesStrafrechtelijkTraject",
  methode: "GET",
  pad: "/v1/strafrechtelijke-trajecten/{trajectId}",
  samenvatting: "Een strafrechtelijk traject lezen",
  beschrijving: BLIJFT_BINNEN,
  tag,
  scope: null,
  parameters: { pad },
  antwoorden: { 200: trajectbeeld },
  weigeringen: [],
});

/** A command on a track: `POST /v1/strafrechtelijke-trajecten/{trajectId}/<onder>`. Answers with where it now stands. */
const trajectcommando = <B extends z.ZodType>(beschrijving: {
  readonly operationId: string;
  readonly onder: string;
  readonly samenvatting: string;
  readonly beschrijving?: string;
  readonly body: B;
  readonly weigeringen?: readonly WeigeringCode[];
}) =>
  definieerOperatie({
    operationId: beschrijving.operationId,
    methode: "POST",
    pad: `/v1/strafrechtelijke-trajecten/{trajectId}/${beschrijving.onder}`,
    samenvatting: beschrijving.samenvatting,
    beschrijving: beschrijving.beschrijving ?? BLIJFT_BINNEN,
    tag,
    scope: null,
    parameters: { pad },
    body: beschrijving.body,
    antwoorden: { 201: gegaan },
    weigeringen: ["al-afgehandeld", "gelijktijdige-wijziging", ...(beschrijving.weigeringen ?? [])],
    idempotencyKey: "mag",
  });
const STAP = ["stap-niet-aan-de-beurt"] as const;

export const legPreWeegVast = trajectcommando({
  operationId: "legPreWeegVast",
  onder: "pre-wegingen",
  samenvatting: "4.2 De pre-weeg opnieuw vastleggen, als het traject daarnaar is teruggeleid",
  body: invoer.preWeegInvoer,
  weigeringen: STAP,
});
export const legChecklistVast = trajectcommando({
  operationId: "legTrajectchecklistVast",
  onder: "checklists",
  samenvatting:
    "4.2 Vastleggen of aangifte, proces-verbaal en opsporingsinformatie er zijn: ja of nee, nooit de stukken",
  body: invoer.checklistInvoer,
  weigeringen: STAP,
});
export const bepaalStrategie = trajectcommando({
  operationId: "bepaalTrajectstrategie",
  onder: "strategieen",
  samenvatting: "4.2 Vastleggen dat de strategie is bepaald",
  body: invoer.strategieInvoer,
  weigeringen: STAP,
});
export const legMiddelenVast = trajectcommando({
  operationId: "legTrajectmiddelenVast",
  onder: "middelen",
  samenvatting: "4.2 Vastleggen welke opsporings- en dwangmiddelen zijn ingezet: geen, of één of meer",
  body: invoer.middelenInvoer,
  weigeringen: STAP,
});
export const legOmBeslissingVast = trajectcommando({
  operationId: "legOmBeslissingVast",
  onder: "om-beslissingen",
  samenvatting: "4.2 Vastleggen wat het OM beslist",
  body: invoer.omBeslissingInvoer,
  weigeringen: STAP,
});
export const legZittingVast = trajectcommando({
  operationId: "legZittingVast",
  onder: "zittingen",
  samenvatting: "4.2 Vastleggen dat de zitting is aangehouden, of wat de uitspraak is",
  body: invoer.zittingInvoer,
  weigeringen: STAP,
});
export const leidTrajectTerug = trajectcommando({
  operationId: "leidTrajectTerug",
  onder: "terugleidingen",
  samenvatting: "4.2 Het traject met een reden terugleiden naar een eerdere stap",
  beschrijving: "Door wie het traject leidt, of de organisatie waarnaar escaleert wat blijft liggen.",
  body: invoer.trajectTerugInvoer,
});
export const voegTrajectdeelnemerToe = trajectcommando({
  operationId: "voegTrajectdeelnemerToe",
  onder: "deelnemers",
  samenvatting: "4.2 Een andere opsporende organisatie laten deelnemen",
  beschrijving: "Door wie het traject leidt, of de organisatie waarnaar escaleert wat blijft liggen.",
  body: invoer.trajectDeelnemerInvoer,
  weigeringen: ["bestaat-al"],
});
