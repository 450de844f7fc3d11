import * as invoer from "../../domain/casusoverleg.ts";
import { commando } from "./casuscommando.ts";

export const legOverlegVast = commando({
  operationId: "legCasusoverlegVast",
  pad: "casusoverleggen",
  samenvatting: "3.1 Vastleggen dat het casusoverleg is gehouden en wie er was",
  body: invoer.casusoverlegInvoer,
  weigeringen: ["niet-uitgenodigd"],
});
