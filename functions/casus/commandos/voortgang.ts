import { recordVoortgang } from "../../../shared/domain/besluiten/voortgang.ts";
import * as api from "../../../shared/api/schemas/voortgang.ts";
import type { Toegangsafhankelijkheden } from "../../../shared/runtime/afhankelijkheden.ts";
import type { Route } from "../../../shared/runtime/route.ts";
import { commandoRoute } from "../commando.ts";
import { stap } from "./doelen.ts";

/** 4.3: monitoring. */
export const voortgangRoutes = (afhankelijkheden: Toegangsafhankelijkheden): readonly Route[] => [
  commandoRoute(afhankelijkheden, {
    operatie: api.legVoortgangVast,
    doel: stap("voortgang"),
    besluit: (dossier, _over, invoer, context) => recordVoortgang(dossier, invoer, context),
  }),
];
