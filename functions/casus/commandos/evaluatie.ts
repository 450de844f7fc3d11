import * as h5 from "../../../shared/domain/besluiten/hoofdstap-5.ts";
import * as api from "../../../shared/api/schemas/evaluatie.ts";
import type { Toegangsafhankelijkheden } from "../../../shared/runtime/afhankelijkheden.ts";
import type { Route } from "../../../shared/runtime/route.ts";
import { commandoRoute } from "../commando.ts";
import { leesNazorgclienten } from "../nazorgclienten.ts";
import { stap } from "./doelen.ts";

/** Hoofdstap 5: evaluation and what is learned. */
export const evaluatieRoutes = (afhankelijkheden: Toegangsafhankelijkheden): readonly Route[] => [
  commandoRoute(afhankelijkheden, {
    operatie: api.stelProcesbegeleiderAan,
    doel: stap("procesbegeleider"),
    noemtOrganisaties: true,
    besluit: (dossier, _over, invoer, context) => h5.appointProcesbegeleider(dossier, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.evalueer,
    doel: stap("evaluatie"),
    // The procesbegeleider is not on the casus, and evaluates without seeing it (H5.2-b1, X14).
    ookZichtbaarVoor: (toegang, actor, _doel, { casus }, nu) =>
      toegang.evaluatieInzien(actor, casus, nu)?.hoedanigheden ?? null,
    besluit: (dossier, _over, invoer, context) => h5.recordEvaluatie(dossier, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.borgLessen,
    doel: stap("lessen"),
    noemtOrganisaties: true,
    besluit: async (dossier, _over, invoer, context) =>
      h5.secureLessen(dossier, invoer, await leesNazorgclienten(afhankelijkheden.casework, dossier), context),
  }),
];
