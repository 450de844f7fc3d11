import { voortgangInvoer } from "../../domain/voortgang.ts";
import { commando } from "./casuscommando.ts";

export const legVoortgangVast = commando({
  operationId: "legVoortgangVast",
  pad: "voortgangsronden",
  samenvatting: "4.3 Een monitoringronde vastleggen",
  body: voortgangInvoer,
  weigeringen: ["acties-open"],
});
