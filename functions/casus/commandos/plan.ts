import { draftPlan, establishPlan, planversie } from "../../../shared/domain/besluiten/plannen.ts";
import { recordInzetElders } from "../../../shared/domain/besluiten/stapeling.ts";
import * as api from "../../../shared/api/schemas/plan.ts";
import type { Toegangsafhankelijkheden } from "../../../shared/runtime/afhankelijkheden.ts";
import type { Route } from "../../../shared/runtime/route.ts";
import { commandoRoute } from "../commando.ts";
import { leesDoelkennis } from "../doelkennis.ts";
import { inEigenHoedanigheid, plan, stap } from "./doelen.ts";

/** 3.3: the plan van aanpak, and what runs beside it in other gremia. */
export const planRoutes = (afhankelijkheden: Toegangsafhankelijkheden): readonly Route[] => [
  commandoRoute(afhankelijkheden, {
    operatie: api.maakPlan,
    doel: stap("plan-van-aanpak"),
    noemtOrganisaties: true,
    versie: planversie,
    besluit: async (dossier, _over, invoer, context, { leesbaar }) =>
      draftPlan(dossier, invoer, context, await leesDoelkennis(afhankelijkheden, dossier, invoer.acties, leesbaar)),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.stelPlanVast,
    doel: plan,
    mandaat: "plan-vaststellen",
    noemtOrganisaties: true,
    vraagtZetels: true,
    besluit: (dossier, over, invoer, context) => establishPlan(dossier, over, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.legInzetEldersVast,
    doel: inEigenHoedanigheid,
    legtVast: () => ["inzet-elders"],
    noemtOrganisaties: true,
    besluit: (dossier, _over, invoer, context, { leesbaar }) => recordInzetElders(dossier, invoer, leesbaar, context),
  }),
];
