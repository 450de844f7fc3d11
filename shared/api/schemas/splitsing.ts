import { splitsingInvoer } from "../../domain/casusverwijzing.ts";
import { commando } from "./casuscommando.ts";

export const splitsCasus = commando({
  operationId: "splitsCasus",
  pad: "splitsingen",
  samenvatting: "Cliënten van een casus laten verdergaan in een casus van henzelf",
  beschrijving:
    "Het ketenregieteam, met mandaat weging. De nieuwe casus begint zoals wat over hen is gemeld haar zou hebben geopend, bij dezelfde gemeente; met een instroom komt zij verder, met wat dan is in te halen. Wat is vastgelegd, blijft waar het staat, net als nazorg, acties die lopen en een strafrechtelijk traject. Niemand gaat mee: partners nodigt de procesregie voor de nieuwe casus uit. Wie al een andere casus heeft lopen, gaat daarin verder. Niet zolang er een interventie of een overdracht loopt, of een vraag over wie vertrekt.",
  body: splitsingInvoer,
  weigeringen: ["geen-mandaat", "samenvoeging-loopt", "acties-open"],
});
