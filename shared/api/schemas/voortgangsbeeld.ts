import * as z from "zod";
import { contactkaartSchema } from "../../domain/contactkaart.ts";
import {
  actieIdSchema,
  afspraakIdSchema,
  behoefteIdSchema,
  casusIdSchema,
  interventieIdSchema,
  organisatieCodeSchema,
  vastleggingIdSchema,
} from "../../domain/ids.ts";
import { nazorgstandSchema } from "../../domain/nazorg.ts";
import { actieInvoer } from "../../domain/plan.ts";
import { eigenaarSchema } from "../../domain/taak.ts";
import { datumSchema } from "../../domain/tijd.ts";
import { voortgangInhoud } from "../../domain/voortgang.ts";
import { instant, maakCursor } from "../velden.ts";
import { kenmerk, statusCasus } from "./casusbeeld.ts";

/** A monitoring round, as who may read it sees it. */
export const rondebeeldSchema = z.object({
  ronde: z.int(),
  vastleggingId: vastleggingIdSchema,
  ...voortgangInhoud.shape,
  volgendeRondeOp: instant.nullable(),
  vastgelegdOp: instant,
  vastgelegdDoor: eigenaarSchema,
  kenmerk,
});

const puntSchema = voortgangInhoud.shape.openPunten.unwrap().element;

const actiebeeldSchema = z.object({
  actieId: actieIdSchema,
  ...actieInvoer.pick({ omschrijving: true, soort: true, gerichtOp: true, verplicht: true }).shape,
  eigenaar: eigenaarSchema,
  status: z.enum(["open", "afgerond", "vervallen"]),
  uitkomst: z.string().nullable().meta({ description: "Wat ervan kwam, als de actie is afgerond" }),
  uiterlijkOp: instant,
  afgerondOp: instant.nullable(),
  teLaat: z.boolean().meta({ description: "Of de datum voorbij is, of was toen de actie werd afgerond" }),
});

const contactSchema = z.object({
  organisatie: organisatieCodeSchema,
  als: z.enum(["zetel", "zorgcoordinatie", "procesregie", "partner"]),
  bron: z.enum(["casus", "gids"]).nullable().meta({
    description:
      "casus: de organisatie gaf deze kaart voor deze casus; gids: zij gaf er geen, dit staat van haar in de gids; null: niets bekend",
  }),
  versie: z.int().nullable().meta({ description: "Versie van de kaart, voor If-Match; null als er geen is" }),
  kaart: contactkaartSchema.shape.inhoud.nullable(),
});

/** The shared view of the execution: for everybody on the casus, each part by the sharing matrix (I14, H4.3-e1, e2, f1). */
export const voortgangsbeeldSchema = z.object({
  casusId: casusIdSchema,
  status: statusCasus,
  strafrechtelijkTrajectLoopt: z.boolean(),
  volgendeRonde: z
    .object({ nummer: z.int(), datum: instant, teLaat: z.boolean() })
    .nullable()
    .meta({ description: "De monitoringronde die nu komt; null als de casus niet bij de voortgang is" }),
  acties: z.array(actiebeeldSchema).meta({ description: "De acties van het geldende plan" }),
  uitgevoerd: z
    .array(
      z.object({
        soort: z.enum(["actie", "interventie", "doorlaatverbod"]),
        id: z.union([actieIdSchema, vastleggingIdSchema, interventieIdSchema]),
        organisatie: organisatieCodeSchema,
        omschrijving: z.string().nullable(),
        uitkomst: z.string().nullable().meta({ description: "Null als zij nog loopt" }),
        effectief: z.string().nullable(),
        van: datumSchema.nullable().meta({ description: "Van een interventie die een organisatie zelf vastlegde" }),
        tot: datumSchema.nullable().meta({ description: "Null ook als zij nog loopt" }),
        op: instant,
      }),
    )
    .meta({
      description: "Welke interventies zijn uitgevoerd, door wie en wanneer; de laatste eerst, hoogstens vijftig",
    }),
  nazorg: z
    .array(
      z.object({
        behoefteId: behoefteIdSchema,
        voor: z.enum(["slachtoffer", "verdachte"]),
        soort: z.string(),
        stand: nazorgstandSchema,
        gever: eigenaarSchema,
      }),
    )
    .meta({ description: "Welke nazorg er is, voor wie en bij wie; wat ervan is vastgelegd, staat bij de behoefte" }),
  openAfspraken: z.array(
    z.object({ afspraakId: afspraakIdSchema, eigenaar: eigenaarSchema, uiterlijkOp: instant, teLaat: z.boolean() }),
  ),
  openPunten: z.array(puntSchema).meta({ description: "Punten die geen ronde nog klaar noemde" }),
  ronden: z
    .array(rondebeeldSchema)
    .meta({ description: "De laatste drie, de laatste eerst; alle staan bij de voortgangsronden" }),
  contacten: z.array(contactSchema).meta({ description: "Met wie per organisatie over deze casus te spreken is" }),
  delen: z
    .array(
      z.object({
        informatie: z.string(),
        lezen: z.boolean(),
        toevoegen: z.boolean(),
        grondslagen: z.array(z.string()).meta({ description: "Waarop dat rust: namen uit de deelmatrix" }),
      }),
    )
    .meta({ description: "Welke informatie de lezer hier in deze fase mag lezen en toevoegen, volgens de deelmatrix" }),
});

/** Cursor of the list of rounds: after which number. */
export const rondecursor = maakCursor(z.object({ na: z.int().min(0) }));
