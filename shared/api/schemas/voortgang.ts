import { voortgangInvoer } from "../../domain/voortgang.ts";
import { commando } from "./casuscommando.ts";

export const legVoortgangVast = commando({
  operationId: "legVoortgangVast",
  pad: "voortgangsronden",
  samenvatting: "4.3 Een monitoringronde vastleggen",
  beschrijving:
    "De ronde draagt het nummer dat de voortgang als volgende noemt: van wie tegelijk dezelfde ronde vastlegt, slaagt er één. De volgende ronde is op de dag die hier is afgesproken, anders volgens het plan, anders na de termijn van de regio. Bijsturen gaat terug naar hoofdstap 3; acties die lopen, lopen door. Afronden kan als er geen verplichte taak en geen punt meer open is.",
  body: voortgangInvoer,
  weigeringen: ["acties-open", "ronde-niet-aan-de-beurt"],
});
