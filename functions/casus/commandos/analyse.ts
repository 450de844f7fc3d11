import { bedenktijdvolger, endBedenktijd, gevolgdeBedenktijd } from "../../../shared/domain/besluiten/bedenktijd.ts";
import { dismissExpertise, expertiseUitnodiger } from "../../../shared/domain/besluiten/expertise.ts";
import * as api from "../../../shared/api/schemas/analyse.ts";
import type { Toegangsafhankelijkheden } from "../../../shared/runtime/afhankelijkheden.ts";
import type { Route } from "../../../shared/runtime/route.ts";
import { commandoRoute } from "../commando.ts";

/** 3.2: what precedes the second weging and what follows from it beside the path. */
export const analyseRoutes = (afhankelijkheden: Toegangsafhankelijkheden): readonly Route[] => [
  commandoRoute(afhankelijkheden, {
    operatie: api.wijsExpertiseAf,
    doel: (_dossier, _pad, regio) => ({ over: null, eigenaar: expertiseUitnodiger(regio) }),
    besluit: (dossier, _over, invoer, context) => dismissExpertise(dossier, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.rondBedenktijdAf,
    doel: (dossier, _pad, regio) => {
      const over = gevolgdeBedenktijd(dossier);
      return { over, eigenaar: over?.eigenaar ?? bedenktijdvolger(dossier.casus, regio) };
    },
    besluit: (dossier, over, invoer, context) => endBedenktijd(dossier, over, invoer, context),
  }),
];
