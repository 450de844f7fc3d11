import { nazorgInvoer } from "../../domain/nazorg.ts";
import { commando } from "./casuscommando.ts";

export const regelNazorg = commando({
  operationId: "regelNazorg",
  pad: "nazorgafspraken",
  samenvatting: "4.4 Nazorg regelen voor slachtoffers en verdachten",
  body: nazorgInvoer,
});
