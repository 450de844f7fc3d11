import * as z from "zod";
import { casusIdSchema, overlegIdSchema } from "../../domain/ids.ts";
import { afzeggingInvoer, overlegInvoer } from "../../domain/overleg.ts";
import { wijzeSchema } from "../../domain/regio-instellingen.ts";
import { definieerOperatie } from "../operatie.ts";
import { instant, pagina, paginagrootte, tijdstip } from "../velden.ts";

const tag = "Casusoverleggen";
const pad = z.strictObject({ overlegId: overlegIdSchema });

/** An overleg as who may see it sees it: of its agenda only the casussen that exist for them, without a trace of the others. */
const overlegbeeld = z.object({
  overlegId: overlegIdSchema,
  versie: z.int().min(1).meta({ description: "Van tijd, plaats, wijze en status; de agenda telt niet mee" }),
  van: instant,
  tot: instant,
  plaats: z.string(),
  wijze: wijzeSchema,
  status: z.enum(["gepland", "gehouden", "afgezegd"]),
  reden: z.string().nullable().meta({ description: "Waarom het is afgezegd; alleen voor de procesregie" }),
  agenda: z.array(
    z.object({
      casusId: casusIdSchema,
      minuten: z.int().nullable(),
      naTermijn: z.boolean().nullable().meta({
        description:
          "Het overleg is later dan de termijn waarbinnen deze casus moet worden besproken; null als dat niet aan de orde is of voor wie de casus niet ziet",
      }),
    }),
  ),
});

export const planOverleg = definieerOperatie({
  operationId: "planCasusoverleg",
  methode: "POST",
  pad: "/v1/casusoverleggen",
  samenvatting: "3.1 Een casusoverleg plannen",
  beschrijving: "Alleen door de procesregie. Casussen komen er daarna op de agenda.",
  tag,
  scope: "casussen:schrijven",
  body: overlegInvoer,
  antwoorden: { 201: overlegbeeld },
  weigeringen: ["gelijktijdige-wijziging"],
  idempotencyKey: "mag",
  etag: true,
});

export const leesOverleggen = definieerOperatie({
  operationId: "leesCasusoverleggen",
  methode: "GET",
  pad: "/v1/casusoverleggen",
  samenvatting: "Geplande casusoverleggen lezen, het eerste eerst",
  beschrijving:
    "Die nog komen, met een casus op de agenda die u ziet of waarvoor u bent uitgenodigd; voor de procesregie alle. Met `vanaf` ook die eerder waren gepland en niet zijn gehouden of afgezegd.",
  tag,
  scope: "casussen:lezen",
  parameters: {
    query: z.strictObject({
      vanaf: tijdstip.optional(),
      cursor: z.string().max(1024).optional(),
      aantal: paginagrootte,
    }),
  },
  antwoorden: { 200: pagina(overlegbeeld) },
  weigeringen: [],
});

export const leesOverleg = definieerOperatie({
  operationId: "leesCasusoverleg",
  methode: "GET",
  pad: "/v1/casusoverleggen/{overlegId}",
  samenvatting: "Een casusoverleg lezen",
  tag,
  scope: "casussen:lezen",
  parameters: { pad },
  antwoorden: { 200: overlegbeeld },
  weigeringen: [],
  etag: true,
});

export const leesOverlegAgenda = definieerOperatie({
  operationId: "leesCasusoverlegAlsAgenda",
  methode: "GET",
  pad: "/v1/casusoverleggen/{overlegId}/agenda.ics",
  samenvatting: "Een casusoverleg in de eigen agenda zetten",
  beschrijving:
    "Een iCalendar-bestand (RFC 5545) met tijd en plaats, zonder iets van een casus of van wie er nog meer komt. Na een wijziging heeft het een hogere SEQUENCE; een afgezegd overleg heeft STATUS CANCELLED.",
  tag,
  scope: "casussen:lezen",
  parameters: { pad },
  antwoorden: { 200: z.string().meta({ description: "Het iCalendar-bestand" }) },
  antwoordtype: "text/calendar",
  weigeringen: [],
});

export const wijzigOverleg = definieerOperatie({
  operationId: "wijzigCasusoverleg",
  methode: "PUT",
  pad: "/v1/casusoverleggen/{overlegId}",
  samenvatting: "3.1 Tijd, plaats of wijze van een casusoverleg wijzigen",
  beschrijving:
    "Iedereen die van het overleg weet, krijgt bericht. De termijnen van de casussen op de agenda veranderen niet: `naTermijn` in het antwoord zegt welke nu te laat worden besproken.",
  tag,
  scope: "casussen:schrijven",
  parameters: { pad },
  body: overlegInvoer,
  antwoorden: { 200: overlegbeeld },
  weigeringen: ["gelijktijdige-wijziging", "overleg-niet-gepland"],
  etag: true,
  ifMatch: true,
});

export const zegOverlegAf = definieerOperatie({
  operationId: "zegCasusoverlegAf",
  methode: "POST",
  pad: "/v1/casusoverleggen/{overlegId}/afzeggingen",
  samenvatting: "3.1 Een casusoverleg afzeggen",
  beschrijving:
    "Iedereen die van het overleg weet, krijgt bericht. De casussen houden hun taak met de datum, en kunnen op een andere agenda.",
  tag,
  scope: "casussen:schrijven",
  parameters: { pad },
  body: afzeggingInvoer,
  antwoorden: { 201: overlegbeeld },
  weigeringen: ["gelijktijdige-wijziging", "overleg-niet-gepland"],
  idempotencyKey: "mag",
  etag: true,
  ifMatch: true,
});
