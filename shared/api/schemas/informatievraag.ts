import * as z from "zod";
import { casusIdSchema, dossierIdSchema, organisatieCodeSchema, vastleggingIdSchema } from "../../domain/ids.ts";
import { informatieantwoordInvoer, informatievraagInvoer } from "../../domain/informatievraag.ts";
import { personaliaSchema } from "../../domain/melding.ts";
import { intrekkingInvoer } from "../../domain/vastlegging.ts";
import { definieerOperatie } from "../operatie.ts";
import { instant } from "../velden.ts";
import { casusPad, commando, commandoOp, tag } from "./casuscommando.ts";

const vraagPad = casusPad.extend({ vraagId: vastleggingIdSchema });

export const stelInformatievraag = commando({
  operationId: "stelInformatievraag",
  pad: "informatievragen",
  samenvatting: "3.1 en 3.2 Informatie halen: een organisatie vragen of iemand daar bekend is",
  beschrijving:
    "Aan een organisatie met een geldig convenant, ook als die niet bij de casus is; zij leest alleen de vraag, met wat de genoemde cliënten identificeert. Zet in de tekst niets wat daarvoor niet nodig is.",
  body: informatievraagInvoer,
});

export const leesInformatievraag = definieerOperatie({
  operationId: "leesInformatievraag",
  methode: "GET",
  pad: "/v1/casussen/{casusId}/informatievragen/{vraagId}",
  samenvatting: "Een aan de eigen organisatie gestelde vraag lezen",
  beschrijving:
    "Voor wie de vraag is gesteld, zolang die openstaat: de vraag en wat de cliënten identificeert, van de casus zelf niets. Wie de vraag in de casus leest, leest haar ook hier; het antwoord staat in het casusbeeld.",
  tag,
  scope: "casussen:lezen",
  parameters: { pad: vraagPad },
  antwoorden: {
    200: z.object({
      vraagId: vastleggingIdSchema,
      casusId: casusIdSchema,
      status: z.enum(["open", "beantwoord", "ingetrokken", "vervallen"]),
      organisatie: organisatieCodeSchema,
      soort: z.object({ code: z.string(), naam: z.string() }),
      tekst: z.string(),
      doel: z.object({ code: z.string(), naam: z.string() }),
      grondslag: z.object({ code: z.string(), naam: z.string(), vindplaats: z.string() }),
      gesteldDoor: organisatieCodeSchema,
      gesteldOp: instant,
      uiterlijkOp: instant.nullable().meta({ description: "Null als er geen antwoord meer wordt verwacht" }),
      betrokkenen: z.array(
        z.object({
          dossierId: dossierIdSchema,
          personalia: personaliaSchema
            .pick({
              voornamen: true,
              tussenvoegsel: true,
              geslachtsnaam: true,
              geboortedatum: true,
              geslacht: true,
              bsn: true,
            })
            .nullable()
            .meta({ description: "Null voor wie ze volgens de deelmatrix niet ziet" }),
        }),
      ),
    }),
  },
  weigeringen: [],
});

export const beantwoordInformatievraag = commandoOp(vraagPad, {
  operationId: "beantwoordInformatievraag",
  pad: "informatievragen/{vraagId}/antwoorden",
  samenvatting: "3.1 en 3.2 Als gevraagde organisatie antwoorden of iemand bekend is: hit of geen hit",
  beschrijving: [
    "Niet wat er bekend is: dat wordt aan tafel gebracht, als bijdrage. Een contact is een functie en een nummer van de organisatie, geen persoon.",
    "Een opsporende organisatie antwoordt alleen uit haar registraties buiten opsporingsonderzoeken, met hit of geen-hit en zonder contact: alsof er geen onderzoek is.",
    "Wie de vraag stelde hoort dat er is geantwoord; het antwoord lezen alleen wie dit compartiment lezen.",
  ].join(" "),
  body: informatieantwoordInvoer,
  weigeringen: ["al-afgehandeld"],
});

export const trekInformatievraagIn = commandoOp(vraagPad, {
  operationId: "trekInformatievraagIn",
  pad: "informatievragen/{vraagId}/intrekkingen",
  samenvatting:
    "3.1 en 3.2 Een vraag intrekken die niet is beantwoord, als organisatie die haar stelde of als procesregie",
  body: intrekkingInvoer,
  weigeringen: ["al-afgehandeld"],
});
