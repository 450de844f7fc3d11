export { maakAsyncApi, type AsyncApiOpties } from "./asyncapi.ts";
export { BLAD_CSP, maakCatalogusblad } from "./catalogusblad.ts";
export { GEBEURTENISCATALOGUS } from "./catalogus.ts";
export { cloudEventSchema, naarCloudEvent, type CloudEvent, type CloudEventInstellingen } from "./cloudevent.ts";
export type { EerdereVersie, Gebeurtenistype } from "./gebeurtenistype.ts";
export { naarBusbericht } from "./busbericht.ts";
export { isKanaalsein, naarKanaalsein } from "./kanaalsein.ts";
export { alleVersies, GEPUBLICEERD, inAlleVersies, type Gepubliceerd } from "./versies.ts";
