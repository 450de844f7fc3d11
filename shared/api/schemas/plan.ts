import * as z from "zod";
import * as invoer from "../../domain/plan.ts";
import { casusPad, commando, commandoOp } from "./casuscommando.ts";

export const maakPlan = commando({
  operationId: "maakPlan",
  pad: "plannen",
  samenvatting: "3.3 Een plan van aanpak in concept maken",
  beschrijving:
    "Elk concept is een nieuwe versie, en vervangt een eerder concept. Is er al een versie, stuur dan If-Match mee met het nummer van de laatste die u las, zoals \"2\"; voor de eerste versie blijft die kop weg. Een actie die een actie van het geldende plan voortzet, noemt die in voortzettingVan: de taak blijft dan dezelfde. Open acties die het nieuwe plan niet voortzet, vervallen als het is vastgesteld.",
  body: invoer.planInvoer,
  ifMatch: "opvolger",
});
export const stelPlanVast = commandoOp(casusPad.extend({ planVersie: z.string().regex(/^[1-9]\d{0,5}$/) }), {
  operationId: "stelPlanVast",
  pad: "plannen/{planVersie}/vaststellingen",
  samenvatting: "3.3 Het plan van aanpak vaststellen; de acties worden uitgezet",
  beschrijving:
    "Door zetels van het ketenregieteam die bij het laatste casusoverleg waren. Alleen het laatste concept, en alleen met alle onderdelen: de behoefte van elk slachtoffer, doel, resultaten, acties, rolverdeling, monitoringsafspraken en regieafspraken. Is het gemaakt in een ouder format dan nu geldt, zeg dan in redenOuderFormat waarom dat volstaat. Het format staat bij /v1/instrumenten als format-plan-van-aanpak.",
  body: invoer.planVaststellingInvoer,
  weigeringen: [
    ...(["geen-mandaat", "plan-onvolledig", "plan-achterhaald", "quorum-niet-gehaald"] as const),
    ...(["niet-aanwezig", "niet-uitgenodigd", "al-afgehandeld"] as const),
  ],
});
