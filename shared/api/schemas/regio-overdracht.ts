import * as z from "zod";
import { casusIdSchema, vastleggingIdSchema } from "../../domain/ids.ts";
import { regioAntwoordInvoer, regioOverdrachtInvoer } from "../../domain/regio-overdracht.ts";
import { commando, commandoOp } from "./casuscommando.ts";

export const biedRegioAan = commando({
  operationId: "biedRegioAan",
  pad: "regio-overdrachten",
  samenvatting: "Een casus aan een andere regio aanbieden",
  beschrijving:
    "De casus blijft hier, bij haar stap, met haar eigenaar en datum, tot die regio aanvaardt. Het systeem verstuurt niets: wie aanbiedt, geeft door wat nodig is zoals die regio dat wil, en zegt hier wat en op welke grondslag. De procesregie volgt het antwoord, in een verplichte taak.",
  body: regioOverdrachtInvoer,
  weigeringen: ["geen-mandaat", "overdracht-loopt"],
});

export const legRegioantwoordVast = commandoOp(
  z.strictObject({ casusId: casusIdSchema, regioOverdrachtId: vastleggingIdSchema }),
  {
    operationId: "legRegioantwoordVast",
    pad: "regio-overdrachten/{regioOverdrachtId}/antwoorden",
    samenvatting: "Vastleggen wat een andere regio zei van een aangeboden casus, of dat het aanbod is ingetrokken",
    beschrijving:
      "Aanvaard: de casus sluit hier, met het kenmerk waaronder zij daar loopt. Niet zolang iets verplichts openstaat. Wat na het aanbod nog is gemeld, moet ook daar bekend zijn. Nazorg en een strafrechtelijk traject gaan door tot zij zijn afgerond.",
    body: regioAntwoordInvoer,
    weigeringen: ["al-afgehandeld", "acties-open"],
  },
);
