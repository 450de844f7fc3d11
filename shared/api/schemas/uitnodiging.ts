import * as z from "zod";
import { casusIdSchema, taakIdSchema, vastleggingIdSchema } from "../../domain/ids.ts";
import * as invoer from "../../domain/uitnodiging.ts";
import { definieerOperatie } from "../operatie.ts";
import { instant } from "../velden.ts";
import { casusPad, commando, commandoOp, tag } from "./casuscommando.ts";

const uitnodigingPad = casusPad.extend({ uitnodigingId: vastleggingIdSchema });

export const leesUitnodiging = definieerOperatie({
  operationId: "leesUitnodiging",
  methode: "GET",
  pad: "/v1/casussen/{casusId}/uitnodigingen/{uitnodigingId}",
  samenvatting: "Een uitnodiging van de eigen organisatie lezen",
  beschrijving:
    "Wat een uitgenodigde partner mag weten voordat deze antwoordt, en wat er met haar mag worden gedeeld; de casus zelf volgt na aanvaarding. Wie `als` eventueel is uitgenodigd, ziet de casus alleen bij de tweede weging en het plan van aanpak.",
  tag,
  scope: "casussen:lezen",
  parameters: { pad: uitnodigingPad },
  antwoorden: {
    200: invoer.uitnodigingsbeeldSchema
      .omit({ toelichting: true, vervanger: true })
      .extend({ casusId: casusIdSchema, deelafspraak: invoer.deelafspraakSchema.nullable() }),
  },
  weigeringen: [],
});

const gidsadressen = z.object({
  contactpersonen: z.string(),
  voorzieningen: z.string().meta({ description: "De sociale kaart" }),
  sleutelfiguren: z.string(),
  expertises: z.string(),
});

const voorstel = z.object({
  organisatie: z.string(),
  naam: z.string(),
  soort: z.enum(["kern", "schil", "overig"]),
  domein: z.enum(["zorg", "veiligheid", "beide", "geen"]),
  redenen: z.array(z.object({ regel: z.string(), reden: z.string() })),
  eerder: z
    .enum(["afgewezen", "vervanger-voorgesteld", "vervallen", "beeindigd"])
    .nullable()
    .meta({ description: "Hoe een eerdere uitnodiging in deze casus afliep" }),
  gids: gidsadressen.meta({ description: "Waar de gids vertelt wat deze partner biedt en wie men er belt" }),
});

export const leesPartnervoorstel = definieerOperatie({
  operationId: "leesPartnervoorstel",
  methode: "GET",
  pad: "/v1/casussen/{casusId}/partnervoorstel",
  samenvatting: "3.1 Lezen welke partners de regels van de regio voor deze casus voorstellen",
  beschrijving:
    "Elke partner één keer, met alle redenen. Wie al een zetel heeft, al meedoet, al is uitgenodigd of geen geldig convenant heeft, staat apart. Afwijken mag, met een reden.",
  tag,
  scope: "casussen:lezen",
  parameters: { pad: casusPad },
  antwoorden: {
    200: z.object({
      casusId: casusIdSchema,
      voorstellen: z.array(voorstel),
      weggelaten: z.array(
        voorstel.omit({ eerder: true, gids: true }).extend({
          waarom: z.enum(["zetel", "neemt-deel", "uitgenodigd", "geen-convenant"]),
        }),
      ),
      ontbrekendeDomeinen: z.array(z.enum(["zorg", "veiligheid"])).meta({
        description: "Domeinen die ontbreken, ook als ieder die wordt voorgesteld, is uitgenodigd en meedoet, komt",
      }),
      vervangers: z
        .array(
          z.object({
            uitnodigingId: vastleggingIdSchema,
            voorgesteldDoor: z.string(),
            organisatie: z.string(),
            toelichting: z.string().nullable(),
            taakId: taakIdSchema.nullable(),
            uiterlijkOp: instant.nullable(),
          }),
        )
        .meta({
          description: "Organisaties die een genodigde in de eigen plaats voorstelde en waarover nog is te beslissen",
        }),
      gids: gidsadressen,
    }),
  },
  weigeringen: [],
});

export const nodigUit = commando({
  operationId: "nodigPartnersUit",
  pad: "uitnodigingen",
  samenvatting: "3.1 Partners van de flexibele schil uitnodigen",
  beschrijving:
    "Bij stap partners-uitnodigen gaat de casus daarmee door; later, tot en met de nazorg, komen er partners bij en blijft de casus waar die is. Wat afwijkt van het partnervoorstel vraagt een reden in `afwijkingen`, en dat niemand uit zorg of veiligheid wordt gevraagd een reden in `ontbrekendDomein`.",
  body: invoer.uitnodigingenInvoer,
});
export const beantwoordUitnodiging = commandoOp(uitnodigingPad, {
  operationId: "beantwoordUitnodiging",
  pad: "uitnodigingen/{uitnodigingId}/antwoorden",
  samenvatting: "3.1 Een uitnodiging aanvaarden, afwijzen of een vervangende organisatie voorstellen",
  beschrijving:
    "Ook na de uiterlijke datum, zolang de uitnodiging niet is ingetrokken. Over een voorgestelde vervanger beslist de procesregie.",
  body: invoer.uitnodigingAntwoordInvoer,
  weigeringen: ["al-afgehandeld"],
});
export const wijsVervangerAf = commandoOp(uitnodigingPad, {
  operationId: "wijsVervangerAf",
  pad: "uitnodigingen/{uitnodigingId}/vervangerafwijzingen",
  samenvatting: "3.1 Een voorgestelde vervangende organisatie niet uitnodigen",
  beschrijving: "Wel uitnodigen gaat als elke uitnodiging; daarmee is de vraag ook beantwoord.",
  body: invoer.vervangerAfwijzingInvoer,
  weigeringen: ["al-afgehandeld"],
});
export const beeindigUitnodiging = commandoOp(uitnodigingPad, {
  operationId: "beeindigUitnodiging",
  pad: "uitnodigingen/{uitnodigingId}/beeindigingen",
  samenvatting:
    "3.1 Een uitnodiging intrekken of de deelname van een partner beëindigen; open werk gaat naar de procesregie",
  body: invoer.beeindigingInvoer,
  weigeringen: ["al-afgehandeld", "acties-open"],
});
