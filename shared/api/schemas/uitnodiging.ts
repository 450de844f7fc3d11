import { vastleggingIdSchema } from "../../domain/ids.ts";
import * as invoer from "../../domain/uitnodiging.ts";
import { definieerOperatie } from "../operatie.ts";
import { casusPad, commando, commandoOp, tag } from "./casuscommando.ts";

export const leesUitnodiging = definieerOperatie({
  operationId: "leesUitnodiging",
  methode: "GET",
  pad: "/v1/casussen/{casusId}/uitnodigingen/{uitnodigingId}",
  samenvatting: "Een uitnodiging van de eigen organisatie lezen",
  beschrijving: "Wat een uitgenodigde partner mag weten voordat deze antwoordt; de casus zelf volgt na aanvaarding.",
  tag,
  scope: "casussen:lezen",
  parameters: { pad: casusPad.extend({ uitnodigingId: vastleggingIdSchema }) },
  antwoorden: { 200: invoer.uitnodigingSchema.omit({ type: true, versie: true, eigenaar: true, toelichting: true }) },
  weigeringen: [],
});

export const nodigUit = commando({
  operationId: "nodigPartnersUit",
  pad: "uitnodigingen",
  samenvatting: "3.1 Partners van de flexibele schil uitnodigen",
  body: invoer.uitnodigingenInvoer,
});
export const beantwoordUitnodiging = commandoOp(casusPad.extend({ uitnodigingId: vastleggingIdSchema }), {
  operationId: "beantwoordUitnodiging",
  pad: "uitnodigingen/{uitnodigingId}/antwoorden",
  samenvatting: "3.1 Een uitnodiging aanvaarden of afwijzen",
  body: invoer.uitnodigingAntwoordInvoer,
  weigeringen: ["al-afgehandeld"],
});
export const beeindigUitnodiging = commandoOp(casusPad.extend({ uitnodigingId: vastleggingIdSchema }), {
  operationId: "beeindigUitnodiging",
  pad: "uitnodigingen/{uitnodigingId}/beeindigingen",
  samenvatting:
    "3.1 Een uitnodiging intrekken of de deelname van een partner beëindigen; open werk gaat naar de procesregie",
  body: invoer.beeindigingInvoer,
  weigeringen: ["al-afgehandeld", "acties-open"],
});
