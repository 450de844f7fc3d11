import { actiestandInvoer, actieResultaatInvoer } from "../../domain/actieresultaat.ts";
import { commitmentInvoer } from "../../domain/commitment.ts";
import { actieIdSchema } from "../../domain/ids.ts";
import { uitgevoerdInvoer } from "../../domain/uitgevoerd.ts";
import { procesregieInvoer } from "../../domain/procesregie.ts";
import { zorgcoordinatieInvoer } from "../../domain/zorgcoordinatie.ts";
import { casusPad, commando, commandoOp } from "./casuscommando.ts";

const actiePad = casusPad.extend({ actieId: actieIdSchema });

export const legActieresultaatVast = commandoOp(actiePad, {
  operationId: "legActieresultaatVast",
  pad: "acties/{actieId}/resultaten",
  samenvatting: "4.1 Vastleggen wat een actie opleverde",
  beschrijving:
    "Door wie de actie heeft. Is zij gedaan, dan vraagt een veilige situatie sinds wanneer (veiligSinds), informeren over politie en justitie wanneer (geinformeerdOp), en psycho-educatie of het netwerk is betrokken (netwerkBetrokken). Is zij niet gedaan, zeg dan waarom. Een verbetering noemt bij vervangt het resultaat dat nu geldt; dat blijft bewaard.",
  body: actieResultaatInvoer,
  weigeringen: ["al-afgehandeld", "actie-van-ander"],
});
export const legActiestandVast = commandoOp(actiePad, {
  operationId: "legActiestandVast",
  pad: "acties/{actieId}/standen",
  samenvatting: "4.1 Vastleggen dat een actie is begonnen, of waarop zij wacht",
  beschrijving:
    "Door wie de actie heeft, zolang zij geen resultaat heeft. De einddatum verschuift er niet door: een andere datum, of een actie erbij, is een nieuwe versie van het plan.",
  body: actiestandInvoer,
  weigeringen: ["al-afgehandeld", "actie-van-ander"],
});
export const legCommitmentVast = commando({
  operationId: "legCommitmentVast",
  pad: "commitments",
  samenvatting: "4.1 Vastleggen of de eigen organisatie gegevens uitwisselt",
  beschrijving:
    "Over slachtoffers en over verdachten, in deze casus. De laatste vastlegging geldt, en gaat voor op wat een ander er aan tafel over vastlegde. Een nee houdt niets tegen en is voor ieder op de casus te zien.",
  body: commitmentInvoer,
});
export const legUitgevoerdeInterventieVast = commando({
  operationId: "legUitgevoerdeInterventieVast",
  pad: "uitgevoerde-interventies",
  samenvatting: "4.1 Vastleggen welke interventie de eigen organisatie uitvoerde",
  beschrijving:
    "Wat is gedaan, wat goed ging, wat minder goed ging en wat nog moet. Elke organisatie legt de eigen interventies vast; een verbetering noemt bij vervangt de eerdere. Doet een ander hetzelfde voor dezelfde, dan staat dat in het casusbeeld bij overlap; het houdt niets tegen.",
  body: uitgevoerdInvoer,
});
export const wijsZorgcoordinatieToe = commando({
  operationId: "wijsZorgcoordinatieToe",
  pad: "zorgcoordinaties",
  samenvatting: "4.1 Toewijzen wie in de casus de zorg coördineert",
  beschrijving:
    "Door het ketenregieteam. De open taken van wie het was, gaan mee; wie het wordt, ziet de casus vanaf dat moment en krijgt bericht. Vraagt het systeem of het anders moet, dan beantwoordt dezelfde organisatie noemen dat met nee.",
  body: zorgcoordinatieInvoer,
  weigeringen: ["acties-open"],
});
export const wijsProcesregieToe = commando({
  operationId: "wijsProcesregieToe",
  pad: "procesregies",
  samenvatting: "De procesregie van een casus aan een andere vaste zetel geven",
  beschrijving:
    "Door het ketenregieteam, met mandaat voor een weging: als de organisatie die de regio noemt niet meer meedoet, of deze casus beter niet voert. De procesregisseur van die organisatie voert haar vanaf dat moment; open taken gaan mee met hun datum, en iedereen op de casus krijgt bericht. Het plannen van casusoverleggen en het verdelen van meldingen blijven bij de organisatie die de regio noemt.",
  body: procesregieInvoer,
  weigeringen: ["geen-mandaat"],
});
