import { afspraakIdSchema, overlegIdSchema } from "../../domain/ids.ts";
import * as invoer from "../../domain/casusoverleg.ts";
import { agendapuntInvoer, agendapuntVerwijderingInvoer } from "../../domain/overleg.ts";
import { casusPad, commando, commandoOp } from "./casuscommando.ts";

export const zetOpAgenda = commando({
  operationId: "zetOpAgenda",
  pad: "agendapunten",
  samenvatting: "3.1 De casus op de agenda van een gepland casusoverleg zetten",
  beschrijving:
    "Wie op de casus zit en wie is uitgenodigd, krijgt bericht van het overleg. Een casus staat op hoogstens één agenda van een overleg dat nog komt. De termijn van het casusoverleg verandert niet.",
  body: agendapuntInvoer,
  weigeringen: ["overleg-niet-gepland", "al-op-agenda", "agenda-vol"],
});

export const haalVanAgenda = commandoOp(casusPad.extend({ overlegId: overlegIdSchema }), {
  operationId: "haalVanAgenda",
  pad: "agendapunten/{overlegId}/verwijderingen",
  samenvatting: "3.1 De casus van de agenda van een casusoverleg halen",
  body: agendapuntVerwijderingInvoer,
  weigeringen: ["al-afgehandeld"],
});

export const legOverlegVast = commando({
  operationId: "legCasusoverlegVast",
  pad: "casusoverleggen",
  samenvatting: "3.1 Vastleggen dat het casusoverleg is gehouden en wie er was",
  beschrijving:
    "Staat de casus op de agenda van een gepland overleg, dan was het dat. Een afspraak met een organisatie wordt een taak van die organisatie. Na het eerste casusoverleg kan een volgend overleg worden vastgelegd als de casus daarvan op de agenda staat; de casus blijft dan op de stap waar die is.",
  body: invoer.casusoverlegInvoer,
  weigeringen: ["niet-uitgenodigd", "overleg-telt-niet", "overleg-niet-gepland", "al-afgehandeld"],
});

export const rondAfspraakAf = commandoOp(casusPad.extend({ afspraakId: afspraakIdSchema }), {
  operationId: "rondAfspraakAf",
  pad: "afspraken/{afspraakId}/afrondingen",
  samenvatting: "3.1 Vastleggen wat er van een afspraak uit het casusoverleg is gekomen",
  body: invoer.afspraakresultaatInvoer,
  weigeringen: ["al-afgehandeld"],
});
