import { addBijdrage } from "../../../shared/domain/besluiten/bijdragen.ts";
import * as api from "../../../shared/api/schemas/bijdrage.ts";
import type { Toegangsafhankelijkheden } from "../../../shared/runtime/afhankelijkheden.ts";
import type { Route } from "../../../shared/runtime/route.ts";
import { commandoRoute } from "../commando.ts";
import { eigenInbreng } from "./doelen.ts";

/** 3.1–3.3: what partners bring to the picture. */
export const bijdrageRoutes = (afhankelijkheden: Toegangsafhankelijkheden): readonly Route[] => [
  commandoRoute(afhankelijkheden, {
    operatie: api.voegBijdrageToe,
    doel: eigenInbreng,
    legtVast: ({ dossieropbouw }) => dossieropbouw.onderdelen.map(({ informatie }) => informatie),
    besluit: (dossier, _over, invoer, context, { leesbaar }) => addBijdrage(dossier, invoer, leesbaar, context),
  }),
];
