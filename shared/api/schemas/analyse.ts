import { bedenktijdafrondingInvoer, expertiseafwijzingInvoer } from "../../domain/weging.ts";
import { commando } from "./casuscommando.ts";

export const wijsExpertiseAf = commando({
  operationId: "wijsExpertiseAf",
  pad: "expertiseafwijzingen",
  samenvatting: "3.2 Vastleggen waarom een organisatie die de tweede weging vroeg, niet wordt uitgenodigd",
  beschrijving: "De taak eindigt als ieder van wie expertise is gevraagd, is uitgenodigd of afgewezen.",
  body: expertiseafwijzingInvoer,
  weigeringen: ["al-afgehandeld"],
});

export const rondBedenktijdAf = commando({
  operationId: "rondBedenktijdAf",
  pad: "bedenktijdafrondingen",
  samenvatting: "3.2 Vastleggen wat er uit de bedenktijd (B8) kwam",
  beschrijving: "Voor wie de bedenktijd volgt, uiterlijk als zij eindigt.",
  body: bedenktijdafrondingInvoer,
  weigeringen: ["al-afgehandeld"],
});
