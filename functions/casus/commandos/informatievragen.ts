import * as vragen from "../../../shared/domain/besluiten/informatievragen.ts";
import { vraagstandVan } from "../../../shared/domain/informatievraag.ts";
import * as api from "../../../shared/api/schemas/informatievraag.ts";
import type { Toegangsafhankelijkheden } from "../../../shared/runtime/afhankelijkheden.ts";
import type { Route } from "../../../shared/runtime/route.ts";
import { commandoRoute } from "../commando.ts";
import { inEigenHoedanigheid, teBeantwoordenVraag, terugTeNemenVraag } from "./doelen.ts";

/** 3.1 and 3.2: an organisation is asked whether it knows somebody. */
export const informatievraagRoutes = (afhankelijkheden: Toegangsafhankelijkheden): readonly Route[] => [
  commandoRoute(afhankelijkheden, {
    operatie: api.stelInformatievraag,
    doel: inEigenHoedanigheid,
    legtVast: () => ["informatievraag-zorg", "informatievraag-veiligheid"],
    noemtOrganisaties: true,
    besluit: (dossier, _over, invoer, context, { leesbaar }) =>
      vragen.askInformatie(dossier, invoer, leesbaar, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.beantwoordInformatievraag,
    doel: teBeantwoordenVraag,
    ookZichtbaarVoor: (toegang, actor, { over }, _dossier, nu) =>
      toegang.informatievraagInzien(actor, vraagstandVan(over), nu)?.hoedanigheden ?? null,
    besluit: (dossier, over, invoer, context) => vragen.answerInformatievraag(dossier, over, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.trekInformatievraagIn,
    doel: terugTeNemenVraag,
    besluit: (dossier, over, invoer, context) => vragen.withdrawInformatievraag(dossier, over, invoer, context),
  }),
];
