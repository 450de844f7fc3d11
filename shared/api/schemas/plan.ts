import * as z from "zod";
import * as invoer from "../../domain/plan.ts";
import { casusPad, commando, commandoOp } from "./casuscommando.ts";

export const maakPlan = commando({
  operationId: "maakPlan",
  pad: "plannen",
  samenvatting: "3.3 Een plan van aanpak in concept maken",
  body: invoer.planInvoer,
});
export const stelPlanVast = commandoOp(casusPad.extend({ planVersie: z.string().regex(/^[1-9]\d{0,5}$/) }), {
  operationId: "stelPlanVast",
  pad: "plannen/{planVersie}/vaststellingen",
  samenvatting: "3.3 Het plan van aanpak vaststellen; de acties worden uitgezet",
  body: invoer.planVaststellingInvoer,
  weigeringen: ["geen-mandaat", "plan-onvolledig", "quorum-niet-gehaald", "niet-uitgenodigd", "al-afgehandeld"],
});
