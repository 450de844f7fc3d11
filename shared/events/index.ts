export { GEBEURTENISCATALOGUS } from "./catalogus.ts";
export { cloudEventSchema, naarCloudEvent, type CloudEvent, type CloudEventInstellingen } from "./cloudevent.ts";
export type { Gebeurtenistype } from "./gebeurtenistype.ts";
export { naarBusbericht } from "./busbericht.ts";
export { isKanaalsein, naarKanaalsein } from "./kanaalsein.ts";
