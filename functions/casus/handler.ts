import { leesCasus, leesEvaluaties, leesTaken, leesUitnodiging } from "../../shared/api/schemas/casus.ts";
import { noodtoegangOperaties } from "../../shared/api/schemas/noodtoegang.ts";
import { parseEnv } from "../../shared/runtime/env.ts";
import { maakRoute } from "../../shared/runtime/route.ts";
import { metToegang } from "../../shared/runtime/samenstelling-toegang.ts";
import { stelApiSamen } from "../../shared/runtime/samenstelling.ts";
import { commandoRoutes } from "./commandos.ts";
import { envSchema } from "./env.ts";
import { listTaken } from "./list-taken.ts";
import { listNoodtoegangen, takeNoodtoegangUseCase } from "./noodtoegang.ts";
import { readEvaluaties } from "./read-evaluaties.ts";
import { readCasus, readUitnodiging } from "./read-casus.ts";

export const handler = stelApiSamen(parseEnv(envSchema, process.env), (basis) => {
  const afhankelijkheden = metToegang(basis);
  const { neemNoodtoegang, leesNoodtoegangen } = noodtoegangOperaties(basis.regio);
  return [
    maakRoute(leesCasus, readCasus(afhankelijkheden)),
    maakRoute(leesUitnodiging, readUitnodiging(afhankelijkheden)),
    maakRoute(leesTaken, listTaken(afhankelijkheden)),
    maakRoute(leesEvaluaties, readEvaluaties(afhankelijkheden)),
    maakRoute(neemNoodtoegang, takeNoodtoegangUseCase(afhankelijkheden)),
    maakRoute(leesNoodtoegangen, listNoodtoegangen(afhankelijkheden)),
    ...commandoRoutes(afhankelijkheden),
  ];
});
