import * as z from "zod";
import * as invoer from "../../domain/plan.ts";
import { inzetEldersInvoer } from "../../domain/stapeling.ts";
import { casusPad, commando, commandoOp } from "./casuscommando.ts";

export const maakPlan = commando({
  operationId: "maakPlan",
  pad: "plannen",
  samenvatting: "3.3 Een plan van aanpak in concept maken",
  beschrijving:
    'Elk concept is een nieuwe versie, en vervangt een eerder concept. Is er al een versie, stuur dan If-Match mee met het nummer van de laatste die u las, zoals "2"; voor de eerste versie blijft die kop weg. Een actie die een actie van het geldende plan voortzet, noemt die in voortzettingVan: de taak blijft dan dezelfde. Open acties die het nieuwe plan niet voortzet, vervallen als het is vastgesteld. Alle fouten in de acties staan in één antwoord: welke soort bij wie past, en of de cliënt, de genoemde verdachte of plek en de interventie bestaan.',
  body: invoer.planInvoer,
  ifMatch: "opvolger",
});
export const stelPlanVast = commandoOp(casusPad.extend({ planVersie: z.string().regex(/^[1-9]\d{0,5}$/) }), {
  operationId: "stelPlanVast",
  pad: "plannen/{planVersie}/vaststellingen",
  samenvatting: "3.3 Het plan van aanpak vaststellen; de acties worden uitgezet",
  beschrijving:
    "Door zetels van het ketenregieteam die bij het laatste casusoverleg waren. Alleen het laatste concept, en alleen met alle onderdelen: de behoefte van elk slachtoffer, doel, resultaten, acties, rolverdeling, monitoringsafspraken en regieafspraken. Is het gemaakt in een ouder format dan nu geldt, zeg dan in redenOuderFormat waarom dat volstaat. Vraagt de regio vooraf om commitment, dan heeft elke organisatie met een actie gezegd of zij gegevens uitwisselt: zelf, bij commitments, of hier, zoals aan tafel gezegd.",
  body: invoer.planVaststellingInvoer,
  weigeringen: [
    ...(["geen-mandaat", "plan-onvolledig", "plan-achterhaald", "quorum-niet-gehaald"] as const),
    ...(["niet-aanwezig", "niet-uitgenodigd", "commitment-ontbreekt", "al-afgehandeld"] as const),
  ],
});
export const legInzetEldersVast = commando({
  operationId: "legInzetEldersVast",
  pad: "inzet-elders",
  samenvatting: "3.3 Vastleggen wat in een ander gremium al loopt",
  beschrijving:
    "Een interventie van een ander gremium op het slachtoffer, de verdachte, het netwerk of de locatie, voor wie aan de casus werkt. Een verbetering, en dat zij is geëindigd (tot), is een nieuwe vastlegging die bij vervangt de vorige noemt. Het casusbeeld laat bij overlap zien waar interventies van dezelfde soort zich opstapelen; dat waarschuwt en houdt niets tegen.",
  body: inzetEldersInvoer,
});
