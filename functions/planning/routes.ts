import * as api from "../../shared/api/schemas/overleg.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { maakRoute, type Route } from "../../shared/runtime/route.ts";
import { cancelOverlegUseCase, moveOverlegUseCase, planOverlegUseCase } from "./change-overleg.ts";
import { listOverleggen } from "./list-overleggen.ts";
import { readOverleg, readOverlegAgenda } from "./read-overleg.ts";

/** Planning casusoverleggen, and reading when they are. */
export const planningRoutes = (afhankelijkheden: Toegangsafhankelijkheden): readonly Route[] => [
  maakRoute(api.planOverleg, planOverlegUseCase(afhankelijkheden)),
  maakRoute(api.leesOverleggen, listOverleggen(afhankelijkheden)),
  maakRoute(api.leesOverleg, readOverleg(afhankelijkheden)),
  maakRoute(api.leesOverlegAgenda, readOverlegAgenda(afhankelijkheden)),
  maakRoute(api.wijzigOverleg, moveOverlegUseCase(afhankelijkheden)),
  maakRoute(api.zegOverlegAf, cancelOverlegUseCase(afhankelijkheden)),
];
