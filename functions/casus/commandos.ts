import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import type { Route } from "../../shared/runtime/route.ts";
import { analyseRoutes } from "./commandos/analyse.ts";
import { weegRoutes } from "./commandos/wegen.ts";
import { overdrachtRoutes } from "./commandos/overdragen.ts";
import { uitnodigingRoutes } from "./commandos/uitnodigen.ts";
import { casusoverlegRoutes } from "./commandos/casusoverleg.ts";
import { bijdrageRoutes } from "./commandos/bijdragen.ts";
import { informatievraagRoutes } from "./commandos/informatievragen.ts";
import { planRoutes } from "./commandos/plan.ts";
import { actiesRoutes } from "./commandos/acties.ts";
import { voortgangRoutes } from "./commandos/voortgang.ts";
import { zorgafstemmingRoutes } from "./commandos/zorgafstemmingen.ts";
import { nazorgRoutes } from "./commandos/nazorg.ts";
import { evaluatieRoutes } from "./commandos/evaluatie.ts";
import { gemeenteRoutes } from "./commandos/gemeente-overdragen.ts";
import { instroomRoutes } from "./commandos/instroom.ts";
import { samenvoegRoutes } from "./commandos/samenvoegen.ts";
import { regioOverdrachtRoutes } from "./commandos/regio-overdragen.ts";
import { splitsRoutes } from "./commandos/splitsen.ts";
import { opschortRoutes } from "./commandos/opschorten.ts";

/** Every command of the casus, as the chain names them. A new one is a decision in the domain and an entry in one of these. */
export const commandoRoutes = (afhankelijkheden: Toegangsafhankelijkheden): readonly Route[] => [
  ...weegRoutes(afhankelijkheden),
  ...analyseRoutes(afhankelijkheden),
  ...overdrachtRoutes(afhankelijkheden),
  ...uitnodigingRoutes(afhankelijkheden),
  ...casusoverlegRoutes(afhankelijkheden),
  ...bijdrageRoutes(afhankelijkheden),
  ...informatievraagRoutes(afhankelijkheden),
  ...planRoutes(afhankelijkheden),
  ...actiesRoutes(afhankelijkheden),
  ...voortgangRoutes(afhankelijkheden),
  ...zorgafstemmingRoutes(afhankelijkheden),
  ...nazorgRoutes(afhankelijkheden),
  ...evaluatieRoutes(afhankelijkheden),
  ...opschortRoutes(afhankelijkheden),
  ...gemeenteRoutes(afhankelijkheden),
  ...instroomRoutes(afhankelijkheden),
  ...samenvoegRoutes(afhankelijkheden),
  ...regioOverdrachtRoutes(afhankelijkheden),
  ...splitsRoutes(afhankelijkheden),
];
