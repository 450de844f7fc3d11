import { recordActieresultaat } from "../../../shared/domain/besluiten/actieresultaten.ts";
import * as api from "../../../shared/api/schemas/acties.ts";
import type { Toegangsafhankelijkheden } from "../../../shared/runtime/afhankelijkheden.ts";
import type { Route } from "../../../shared/runtime/route.ts";
import { commandoRoute } from "../commando.ts";
import { actietaak } from "./doelen.ts";

/** 4.1: what comes of acties. */
export const actiesRoutes = (afhankelijkheden: Toegangsafhankelijkheden): readonly Route[] => [
  commandoRoute(afhankelijkheden, {
    operatie: api.legActieresultaatVast,
    doel: actietaak,
    besluit: (dossier, over, invoer, context) => recordActieresultaat(dossier, over, invoer, context),
  }),
];
