import { actieResultaatInvoer } from "../../domain/actieresultaat.ts";
import { actieIdSchema } from "../../domain/ids.ts";
import { casusPad, commandoOp } from "./casuscommando.ts";

export const legActieresultaatVast = commandoOp(casusPad.extend({ actieId: actieIdSchema }), {
  operationId: "legActieresultaatVast",
  pad: "acties/{actieId}/resultaten",
  samenvatting: "4.1 Vastleggen wat een actie opleverde",
  body: actieResultaatInvoer,
  weigeringen: ["al-afgehandeld"],
});
