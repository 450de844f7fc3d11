import * as z from "zod";
import { bedenktijdafrondingInvoer, expertiseafwijzingInvoer } from "../../domain/weging.ts";
import { hoorverslagInvoer, hoorvrijstellingInvoer } from "../../domain/horen.ts";
import { meldingIdSchema, vastleggingIdSchema } from "../../domain/ids.ts";
import { meldervraagInvoer } from "../../domain/meldervraag.ts";
import { definieerOperatie } from "../operatie.ts";
import { instant } from "../velden.ts";
import { casusPad, commando, tag } from "./casuscommando.ts";

const stand = z.enum(["aanwezig", "ontbreekt", "vrijgesteld"]);
const hoorstand = z.object({
  meldingId: meldingIdSchema,
  stand: z.enum(["te-horen", "gehoord", "vrijgesteld"]),
  vastleggingId: vastleggingIdSchema.optional().meta({ description: "Het hoorverslag of de vrijstelling" }),
  reden: z.string().nullish().meta({ description: "Waarom de melder niet wordt gehoord" }),
});

export const leesVolledigheid = definieerOperatie({
  operationId: "leesVolledigheid",
  methode: "GET",
  pad: "/v1/casussen/{casusId}/volledigheid",
  samenvatting: "3.2 Lezen wat er van het beeld is en wat ontbreekt, voor de tweede weging",
  beschrijving:
    "Per onderdeel of het er is, ontbreekt of niet nodig is. Alleen onderdelen die de lezer mag kennen; wat die niet leest, telt hier niet mee. De tweede weging zegt van elk verplicht onderdeel dat ontbreekt, waarom.",
  tag,
  scope: "casussen:lezen",
  parameters: { pad: casusPad },
  antwoorden: {
    200: z.object({
      onderdelen: z.array(
        z.object({
          ...{ onderdeel: z.string(), naam: z.string(), verplicht: z.boolean(), stand },
          reden: z.string().nullable().meta({ description: "Waarom het niet nodig is" }),
        }),
      ),
      melders: z
        .array(hoorstand)
        .meta({ description: "Per melding of de melder is gehoord; leeg voor wie dat niet mag weten" }),
    }),
  },
  weigeringen: [],
});

export const leesMelders = definieerOperatie({
  operationId: "leesMelders",
  methode: "GET",
  pad: "/v1/casussen/{casusId}/melders",
  samenvatting: "3.2 Lezen van welke meldingen de melder nog te horen is",
  beschrijving:
    "Voor wie hoort: ook voor het meldpunt, dat de meldingen kent en de casus verder niet ziet. Zegt niet wie de melder is.",
  tag,
  scope: "casussen:lezen",
  parameters: { pad: casusPad },
  antwoorden: {
    200: z.object({
      resultaten: z.array(
        hoorstand.extend({
          vragen: z
            .array(
              z.object({
                ...{ vraag: z.string(), gesteldOp: instant, tot: instant },
                antwoord: z.object({ tekst: z.string(), op: instant }).nullable(),
              }),
            )
            .meta({ description: "Wat de melder via het veilige kanaal is gevraagd, en wat die antwoordde" }),
        }),
      ),
    }),
  },
  weigeringen: [],
});

export const legHoorverslagVast = commando({
  operationId: "legHoorverslagVast",
  pad: "hoorverslagen",
  samenvatting: "3.2 Vastleggen wat een melder vertelde",
  beschrijving: "Noem de melder niet: de melding zegt wie het is, of niemand weet het.",
  body: hoorverslagInvoer,
});

export const vraagMelder = commando({
  operationId: "vraagMelder",
  pad: "meldervragen",
  samenvatting: "3.2 De melder via het veilige kanaal een vraag stellen",
  beschrijving:
    "Een van de vragen van de regio. De melder ziet haar bij het opvragen van de status met referentie en geheim, en kan daar één keer antwoorden. Alleen waar de melder om terugkoppeling vroeg.",
  body: meldervraagInvoer,
});

export const stelMelderVrij = commando({
  operationId: "stelMelderVrij",
  pad: "hoorvrijstellingen",
  samenvatting: "3.2 Vastleggen waarom een melder niet wordt gehoord",
  body: hoorvrijstellingInvoer,
  weigeringen: ["al-afgehandeld"],
});

export const wijsExpertiseAf = commando({
  operationId: "wijsExpertiseAf",
  pad: "expertiseafwijzingen",
  samenvatting: "3.2 Vastleggen waarom een organisatie die de tweede weging vroeg, niet wordt uitgenodigd",
  beschrijving: "De taak eindigt als ieder van wie expertise is gevraagd, is uitgenodigd of afgewezen.",
  body: expertiseafwijzingInvoer,
  weigeringen: ["al-afgehandeld"],
});

export const rondBedenktijdAf = commando({
  operationId: "rondBedenktijdAf",
  pad: "bedenktijdafrondingen",
  samenvatting: "3.2 Vastleggen wat er uit de bedenktijd (B8) kwam",
  beschrijving: "Voor wie de bedenktijd volgt, uiterlijk als zij eindigt.",
  body: bedenktijdafrondingInvoer,
  weigeringen: ["al-afgehandeld"],
});
