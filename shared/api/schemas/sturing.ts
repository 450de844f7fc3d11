import * as z from "zod";
import { organisatieCodeSchema, sturingIdSchema } from "../../domain/ids.ts";
import type { Regio } from "../../domain/regio.ts";
import { NIVEAUS, sturingseigenaarSchema } from "../../domain/regio-sturing.ts";
import {
  afgerondInvoer,
  knelpuntInvoer,
  opgepaktInvoer,
  STURINGSNAMEN,
  STURINGSOORTEN,
  sturingspad,
  trendsignaalInvoer,
  type Sturingsoort,
} from "../../domain/sturing.ts";
import { datumSchema } from "../../domain/tijd.ts";
import { definieerOperatie, type Operatie } from "../operatie.ts";
import { pagina, paginagrootte } from "../velden.ts";
import { keuzeUit } from "./melding.ts";

const tag = "Sturing";

const UITLEG = {
  knelpunt:
    "Wat de keten in de weg zit, op strategisch, beleidsmatig of operationeel niveau. Schrijf niets waaraan een casus of iemand te herkennen is. Met een casusId tellen vorm en gemeente van die casus mee in de cijfers; bewaard wordt het nergens.",
  trendsignaal:
    "Wat aan een groep opvalt en het beleid moet weten, zonder casus en zonder iemand. Wie het beleid maakt hoort ervan, en de partners die u noemt.",
} as const satisfies Readonly<Record<Sturingsoort, string>>;

const beeld = z.object({
  sturingId: sturingIdSchema,
  versie: z.int(),
  soort: z.enum(STURINGSOORTEN),
  niveau: z.enum(NIVEAUS).nullable().meta({ description: "Van een knelpunt" }),
  thema: z.string(),
  omschrijving: z.string().meta({ description: "Van een trendsignaal: wat het beleid zou moeten veranderen" }),
  kenmerken: z.array(z.string()),
  verschijningsvorm: z.string().nullable(),
  informeren: z.array(organisatieCodeSchema),
  eigen: z.boolean().meta({ description: "Of uw organisatie het meldde; welke andere dat deed, staat er nooit" }),
  gemeldOp: datumSchema,
  status: z.enum(["open", "opgepakt", "opgelost", "afgewezen"]),
  eigenaar: sturingseigenaarSchema,
  volgendeDatum: datumSchema.nullable().meta({ description: "Null als het is afgerond" }),
  antwoord: z.string().nullable(),
  afgerondOp: datumSchema.nullable(),
});
export type Sturingsbeeld = z.infer<typeof beeld>;

/** What may be chosen, of this region. */
const keuzesVan = ({ sturing, verschijningsvormen }: Regio) => {
  const codes = (lijst: readonly { readonly code: string }[]) => lijst.map(({ code }) => code);
  return {
    knelpuntthema: keuzeUit(codes(sturing.knelpunten.themas), "een thema"),
    trendthema: keuzeUit(codes(sturing.trends.themas), "een thema"),
    kenmerk: keuzeUit(codes(sturing.trends.kenmerken), "een kenmerk"),
    verschijningsvorm: keuzeUit(codes(verschijningsvormen), "een verschijningsvorm"),
  };
};

const melden = { tag, scope: "sturing:schrijven", antwoorden: { 201: beeld }, idempotencyKey: "mag" } as const;

/** Reporting: each kind says something else. */
export const meldOperaties = (regio: Regio) => ({
  meldKnelpunt: definieerOperatie({
    ...melden,
    operationId: "meldKnelpunt",
    methode: "POST",
    pad: "/v1/knelpunten",
    samenvatting: "4.1 Een knelpunt melden",
    beschrijving: UITLEG.knelpunt,
    body: knelpuntInvoer(keuzesVan(regio)),
    weigeringen: ["niet-gevonden", "gelijktijdige-wijziging"],
  }),
  meldTrendsignaal: definieerOperatie({
    ...melden,
    operationId: "meldTrendsignaal",
    methode: "POST",
    pad: "/v1/trendsignalen",
    samenvatting: "4.4 Een trend melden waar beleid van moet weten",
    beschrijving: UITLEG.trendsignaal,
    body: trendsignaalInvoer(keuzesVan(regio)),
    weigeringen: ["gelijktijdige-wijziging"],
  }),
});
export type Meldoperaties = ReturnType<typeof meldOperaties>;

/** What becomes of it is the same for each kind. */
export const sturingOperaties = (soort: Sturingsoort) => {
  const { een, vele, wat } = STURINGSNAMEN[soort];
  const lijstpad = `/v1${sturingspad(soort)}` as const;
  const puntpad = `${lijstpad}/{sturingId}` as const;
  const pad = z.strictObject({ sturingId: sturingIdSchema });
  const lezen = { tag, scope: "sturing:lezen" } as const;
  const wijzigen = {
    ...{ tag, scope: null, parameters: { pad }, antwoorden: { 200: beeld }, etag: true, ifMatch: true },
    weigeringen: ["al-afgehandeld", "gelijktijdige-wijziging"],
  } as const;
  return {
    lijst: definieerOperatie({
      operationId: `lees${vele}`,
      methode: "GET",
      pad: lijstpad,
      samenvatting: `${vele} lezen, de laatst gemelde eerst`,
      beschrijving: `${UITLEG[soort]} Voor wie stuurt, voor wie er eigenaar van is en voor de organisatie die meldde de eigen.`,
      ...lezen,
      parameters: { query: z.strictObject({ cursor: z.string().max(1024).optional(), aantal: paginagrootte }) },
      antwoorden: { 200: pagina(beeld) },
      weigeringen: [],
    }),
    lees: definieerOperatie({
      operationId: `lees${een}`,
      methode: "GET",
      pad: puntpad,
      samenvatting: `Eén ${een.toLowerCase()} lezen`,
      ...lezen,
      parameters: { pad },
      antwoorden: { 200: beeld },
      weigeringen: [],
      etag: true,
    }),
    pakOp: definieerOperatie({
      operationId: `pak${een}Op`,
      methode: "PUT",
      pad: `${puntpad}/eigenaar`,
      samenvatting: `Bij ${wat} zeggen wie het oppakt, en wanneer ernaar wordt gekeken`,
      beschrijving: "Voor wie eigenaar is, en voor de ketenregisseur.",
      ...wijzigen,
      body: opgepaktInvoer,
    }),
    rondAf: definieerOperatie({
      operationId: `rond${een}Af`,
      methode: "PUT",
      pad: `${puntpad}/uitkomst`,
      samenvatting: `Op ${wat} antwoorden: opgelost of afgewezen`,
      beschrijving: "Voor wie eigenaar is, en voor de ketenregisseur. Wie meldde, leest het antwoord.",
      ...wijzigen,
      body: afgerondInvoer,
    }),
  };
};
export type Sturingoperaties = ReturnType<typeof sturingOperaties>;

/** All of them. */
export const alleSturingOperaties = (regio: Regio): readonly Operatie[] => [
  ...Object.values(meldOperaties(regio)),
  ...STURINGSOORTEN.flatMap((soort) => Object.values(sturingOperaties(soort))),
];
