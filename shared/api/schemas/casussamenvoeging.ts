import * as z from "zod";
import { samenvoegingafrondingInvoer, samenvoegingInvoer } from "../../domain/casusverwijzing.ts";
import { casusIdSchema, vastleggingIdSchema } from "../../domain/ids.ts";
import { commando, commandoOp } from "./casuscommando.ts";

export const voegCasussenSamen = commando({
  operationId: "voegCasussenSamen",
  pad: "samenvoegingen",
  samenvatting: "Een andere casus laten opgaan in deze",
  beschrijving:
    "Voor twee casussen van één persoon of van één netwerk. Deze gaat verder bij haar stap, met ieder over wie ze gaan; de andere eindigt. Wat daar is vastgelegd blijft daar te lezen voor wie het al las, tot deze sluit. Open acties en afspraken komen mee; wie alleen op de andere casus was, wordt hier opnieuw uitgenodigd. De procesregie rondt dat af, in een verplichte taak.",
  body: samenvoegingInvoer,
  weigeringen: ["geen-mandaat", "samenvoeging-belet"],
});

export const rondSamenvoegingAf = commandoOp(
  z.strictObject({ casusId: casusIdSchema, samenvoegingId: vastleggingIdSchema }),
  {
    operationId: "rondSamenvoegingAf",
    pad: "samenvoegingen/{samenvoegingId}/afrondingen",
    samenvatting: "Vastleggen dat na een samenvoeging alles is geregeld",
    beschrijving:
      "Wie op de andere casus was en nodig blijft is uitgenodigd, wat daar verviel is zo nodig opnieuw gevraagd, en besloten is of opnieuw gewogen of gepland moet worden. Eerder sluit de casus niet.",
    body: samenvoegingafrondingInvoer,
    weigeringen: ["al-afgehandeld", "samenvoeging-loopt"],
  },
);
