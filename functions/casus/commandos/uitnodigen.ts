import { endUitnodiging } from "../../../shared/domain/besluiten/beeindigen.ts";
import * as uitnodigen from "../../../shared/domain/besluiten/uitnodigen.ts";
import { eigenaarVan } from "../../../shared/domain/regio.ts";
import * as api from "../../../shared/api/schemas/uitnodiging.ts";
import type { Toegangsafhankelijkheden } from "../../../shared/runtime/afhankelijkheden.ts";
import type { Route } from "../../../shared/runtime/route.ts";
import { commandoRoute } from "../commando.ts";
import { metGeplandOverleg } from "./casusoverleg.ts";
import { stap, uitnodiging } from "./doelen.ts";

/** 3.1: partners are brought together. */
export const uitnodigingRoutes = (afhankelijkheden: Toegangsafhankelijkheden): readonly Route[] => [
  commandoRoute(afhankelijkheden, {
    operatie: api.nodigUit,
    doel: stap("partners-uitnodigen"),
    noemtOrganisaties: true,
    besluit: (dossier, _over, invoer, context) =>
      metGeplandOverleg(
        afhankelijkheden.casework,
        dossier,
        uitnodigen.invitePartners(dossier, invoer, context),
        context,
      ),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.beantwoordUitnodiging,
    doel: uitnodiging,
    ookZichtbaarVoor: (toegang, actor, { over }, _dossier, nu) =>
      toegang.uitnodigingInzien(actor, over, nu)?.hoedanigheden ?? null,
    besluit: (dossier, over, invoer, context) => uitnodigen.answerUitnodiging(dossier, over, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.beeindigUitnodiging,
    doel: (dossier, pad, regio) => {
      const { over } = uitnodiging(dossier, pad) ?? {};
      return over === undefined ? null : { over, eigenaar: eigenaarVan(regio, "partners-uitnodigen", dossier.casus) };
    },
    besluit: (dossier, over, invoer, context) => endUitnodiging(dossier, over, invoer, context),
  }),
];
