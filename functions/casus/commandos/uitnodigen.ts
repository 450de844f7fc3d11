import { endUitnodiging } from "../../../shared/domain/besluiten/beeindigen.ts";
import { invitePartners } from "../../../shared/domain/besluiten/uitnodigen.ts";
import * as beantwoorden from "../../../shared/domain/besluiten/uitnodiging-beantwoorden.ts";
import { uitnodigingstandVan } from "../../../shared/domain/uitnodiging.ts";
import * as api from "../../../shared/api/schemas/uitnodiging.ts";
import type { Toegangsafhankelijkheden } from "../../../shared/runtime/afhankelijkheden.ts";
import type { Route } from "../../../shared/runtime/route.ts";
import { leesCasusfeiten } from "../casusfeiten.ts";
import { commandoRoute } from "../commando.ts";
import { metGeplandOverleg } from "./casusoverleg.ts";
import { stap, uitnodiging, uitnodigingOnderRegie } from "./doelen.ts";

/** 3.1: partners are brought together. */
export const uitnodigingRoutes = (afhankelijkheden: Toegangsafhankelijkheden): readonly Route[] => [
  commandoRoute(afhankelijkheden, {
    operatie: api.nodigUit,
    doel: stap("partners-uitnodigen"),
    noemtOrganisaties: true,
    besluit: async (dossier, _over, invoer, context) => {
      const feiten = await leesCasusfeiten(dossier, context.nu, afhankelijkheden);
      const besluit = invitePartners(dossier, feiten, invoer, context);
      return metGeplandOverleg(afhankelijkheden.casework, dossier, besluit, context);
    },
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.beantwoordUitnodiging,
    doel: uitnodiging,
    ookZichtbaarVoor: (toegang, actor, { over }, { casus }, nu) =>
      toegang.uitnodigingInzien(actor, uitnodigingstandVan(casus, over), nu)?.hoedanigheden ?? null,
    noemtOrganisaties: true,
    besluit: (dossier, over, invoer, context) => beantwoorden.answerUitnodiging(dossier, over, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.wijsVervangerAf,
    doel: uitnodigingOnderRegie,
    besluit: (dossier, over, invoer, context) => beantwoorden.dismissVervanger(dossier, over, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.beeindigUitnodiging,
    doel: uitnodigingOnderRegie,
    besluit: (dossier, over, invoer, context) => endUitnodiging(dossier, over, invoer, context),
  }),
];
