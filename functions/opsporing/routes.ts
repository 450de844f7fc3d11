import * as api from "../../shared/api/schemas/traject.ts";
import { addTrajectdeelnemer, leadTrajectBack } from "../../shared/domain/besluiten/traject.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { maakRoute, type Route } from "../../shared/runtime/route.ts";
import { stapcommando, trajectcommando } from "./commando.ts";
import { listTrajecten, readTraject } from "./read-traject.ts";
import { startTrajectUseCase } from "./start-traject.ts";

/** Everything of criminal tracks: the only function of the API that reads one. */
export const opsporingRoutes = (afhankelijkheden: Toegangsafhankelijkheden): readonly Route[] => [
  maakRoute(api.startTraject, startTrajectUseCase(afhankelijkheden)),
  maakRoute(api.leesTrajecten, listTrajecten(afhankelijkheden)),
  maakRoute(api.leesTraject, readTraject(afhankelijkheden)),
  stapcommando(afhankelijkheden, api.legPreWeegVast, "pre-weeg"),
  stapcommando(afhankelijkheden, api.legChecklistVast, "checklist"),
  stapcommando(afhankelijkheden, api.bepaalStrategie, "strategie"),
  stapcommando(afhankelijkheden, api.legMiddelenVast, "middelen"),
  stapcommando(afhankelijkheden, api.legOmBeslissingVast, "om-beslissing"),
  stapcommando(afhankelijkheden, api.legZittingVast, "zitting"),
  trajectcommando(afhankelijkheden, {
    operatie: api.leidTrajectTerug,
    recht: "trajectLeiden",
    besluit: (dossier, _bij, invoer, context) => leadTrajectBack(dossier, invoer, context),
  }),
  trajectcommando(afhankelijkheden, {
    operatie: api.voegTrajectdeelnemerToe,
    recht: "trajectLeiden",
    noemtOrganisaties: true,
    besluit: (dossier, _bij, invoer, context) => addTrajectdeelnemer(dossier, invoer, context),
  }),
];
