import { heropenerVan, reopenCasus } from "../../../shared/domain/besluiten/heropenen.ts";
import * as overdragen from "../../../shared/domain/besluiten/overdragen.ts";
import { overdrachtstandVan } from "../../../shared/domain/overdracht.ts";
import * as overdracht from "../../../shared/api/schemas/overdracht.ts";
import type { Toegangsafhankelijkheden } from "../../../shared/runtime/afhankelijkheden.ts";
import { leesDoorgaanden } from "../../../shared/runtime/dossiering.ts";
import type { Route } from "../../../shared/runtime/route.ts";
import { commandoRoute } from "../commando.ts";
import { aanTeBieden, teBeantwoorden, inTeTrekken } from "./doelen.ts";

/** Handing a casus over, scaling it down and taking it up again. */
export const overdrachtRoutes = (afhankelijkheden: Toegangsafhankelijkheden): readonly Route[] => [
  commandoRoute(afhankelijkheden, {
    operatie: overdracht.draagOver,
    doel: aanTeBieden,
    noemtOrganisaties: true,
    besluit: (dossier, _over, invoer, context, { leesbaar }) =>
      overdragen.offerOverdracht(dossier, invoer, leesbaar, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: overdracht.schaalAf,
    doel: aanTeBieden,
    besluit: (dossier, _over, invoer, context) => overdragen.scaleDown(dossier, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: overdracht.beantwoordOverdracht,
    doel: teBeantwoorden,
    ookZichtbaarVoor: (toegang, actor, { over }, _dossier, nu) =>
      toegang.overdrachtInzien(actor, overdrachtstandVan(over, afhankelijkheden.regio), nu)?.hoedanigheden ?? null,
    besluit: (dossier, over, invoer, context) => overdragen.answerOverdracht(dossier, over, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: overdracht.trekOverdrachtIn,
    doel: inTeTrekken,
    besluit: (dossier, over, invoer, context) => overdragen.withdrawOverdracht(dossier, over, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: overdracht.heropenCasus,
    doel: (dossier, _pad, regio) => ({ over: null, eigenaar: heropenerVan(dossier, regio) }),
    besluit: async (dossier, _over, invoer, context, { ziet }) => {
      const personen = await leesDoorgaanden(afhankelijkheden.casework, dossier.casus.dossierIds);
      return reopenCasus(dossier, personen, invoer, ziet, context);
    },
  }),
];
