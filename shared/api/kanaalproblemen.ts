import type { WeigeringCode } from "../domain/weigering.ts";
import type { Probleemsoort } from "./probleemsoort.ts";

/** The refusals of channels and of offering notifications again. Part of `PROBLEMEN`, which keeps it total. */
export const KANAALPROBLEMEN = {
  "kanaal-geschorst": {
    status: 409,
    titel: "Kanaal is geschorst",
    detail: () =>
      "Het systeem van de ontvanger antwoordde 410 en wil niets meer ontvangen, dus er wordt niets aangeboden. Hervat het kanaal eerst (POST …/hervattingen); dat biedt ook aan wat sindsdien is opgegeven.",
  },
  "kanaal-niet-geschorst": {
    status: 409,
    titel: "Kanaal is niet geschorst",
    detail: () =>
      "Alleen een geschorst kanaal kan worden hervat. Is er iets niet bezorgd, laat het dan opnieuw aanbieden (POST …/herleveringen).",
  },
  "kanaal-bezorgt-niet": {
    status: 409,
    titel: "Kanaal bezorgt niet",
    detail: ({ kanaalsoort }) =>
      `Van deze ontvanger wordt niets bezorgd (kanaal: ${kanaalsoort}), dus er valt niets opnieuw aan te bieden. Lees de feed (GET /v1/notificaties).`,
  },
  "herlevering-loopt": {
    status: 409,
    titel: "Herlevering loopt",
    detail: ({ herleveringId }) =>
      `Voor deze ontvanger loopt al een herlevering (${herleveringId}). Wacht tot die klaar is.`,
  },
} as const satisfies {
  readonly [C in Extract<WeigeringCode, `kanaal-${string}` | "herlevering-loopt">]: Probleemsoort<C>;
};
