import { recordCasusoverleg } from "../../../shared/domain/besluiten/casusoverleggen.ts";
import * as api from "../../../shared/api/schemas/casusoverleg.ts";
import type { Toegangsafhankelijkheden } from "../../../shared/runtime/afhankelijkheden.ts";
import type { Route } from "../../../shared/runtime/route.ts";
import { commandoRoute } from "../commando.ts";
import { stap } from "./doelen.ts";

/** 3.1: the casusoverleg. */
export const casusoverlegRoutes = (afhankelijkheden: Toegangsafhankelijkheden): readonly Route[] => [
  commandoRoute(afhankelijkheden, {
    operatie: api.legOverlegVast,
    doel: stap("casusoverleg"),
    besluit: (dossier, _over, invoer, context) => recordCasusoverleg(dossier, invoer, context),
  }),
];
