import { recordNazorg } from "../../../shared/domain/besluiten/nazorg.ts";
import * as api from "../../../shared/api/schemas/nazorg.ts";
import type { Toegangsafhankelijkheden } from "../../../shared/runtime/afhankelijkheden.ts";
import type { Route } from "../../../shared/runtime/route.ts";
import { commandoRoute } from "../commando.ts";
import { stap } from "./doelen.ts";

/** 4.4: aftercare. */
export const nazorgRoutes = (afhankelijkheden: Toegangsafhankelijkheden): readonly Route[] => [
  commandoRoute(afhankelijkheden, {
    operatie: api.regelNazorg,
    doel: stap("nazorg"),
    noemtOrganisaties: true,
    besluit: (dossier, _over, invoer, context) => recordNazorg(dossier, invoer, context),
  }),
];
