import { determineGemeente } from "../../../shared/domain/besluiten/gemeente.ts";
import {
  answerAanGemeente,
  offerAanGemeente,
  withdrawVanGemeente,
} from "../../../shared/domain/besluiten/gemeente-overdragen.ts";
import type { CasusDossier } from "../../../shared/domain/casusdossier.ts";
import {
  gemeenteOverdrachtenVan,
  gemeentestandVan,
  type GemeenteOverdracht,
} from "../../../shared/domain/gemeente-overdracht.ts";
import { organisatieVoor, type Regio } from "../../../shared/domain/regio.ts";
import type { Eigenaar } from "../../../shared/domain/taak.ts";
import * as casus from "../../../shared/api/schemas/casus.ts";
import * as api from "../../../shared/api/schemas/gemeente-overdracht.ts";
import type { Toegangsafhankelijkheden } from "../../../shared/runtime/afhankelijkheden.ts";
import type { Route } from "../../../shared/runtime/route.ts";
import { commandoRoute, type Doel } from "../commando.ts";
import { stap } from "./doelen.ts";

const procesregie = (regio: Regio): Eigenaar => ({
  rol: "procesregisseur",
  organisatie: organisatieVoor(regio, "procesregie"),
});

const opPad = (
  dossier: CasusDossier,
  { gemeenteOverdrachtId }: { readonly gemeenteOverdrachtId: string },
): GemeenteOverdracht | null =>
  gemeenteOverdrachtenVan(dossier).find(({ aanbod }) => aanbod.vastleggingId === gemeenteOverdrachtId) ?? null;

const voor = (
  over: GemeenteOverdracht | null,
  eigenaar: (over: GemeenteOverdracht) => Eigenaar,
): Doel<GemeenteOverdracht> | null => (over === null ? null : { over, eigenaar: eigenaar(over) });

/** Of which gemeente a casus is, and its way to another one (B6.F1, S2.5.4). */
export const gemeenteRoutes = (afhankelijkheden: Toegangsafhankelijkheden): readonly Route[] => [
  commandoRoute(afhankelijkheden, {
    operatie: casus.bepaalGemeente,
    doel: stap("partners-uitnodigen"),
    besluit: (dossier, _over, invoer, context) => determineGemeente(dossier, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.biedGemeenteAan,
    doel: (_dossier, _pad, regio) => ({ over: null, eigenaar: procesregie(regio) }),
    noemtOrganisaties: true,
    besluit: (dossier, _over, invoer, context) => offerAanGemeente(dossier, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.beantwoordGemeenteOverdracht,
    doel: (dossier, pad) =>
      voor(opPad(dossier, pad), ({ aanbod }) => ({ rol: "partner", organisatie: aanbod.inhoud.ontvanger })),
    ookZichtbaarVoor: (toegang, actor, { over }, _dossier, nu) =>
      toegang.overdrachtInzien(actor, gemeentestandVan(over), nu)?.hoedanigheden ?? null,
    besluit: (dossier, over, invoer, context) => answerAanGemeente(dossier, over, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.trekGemeenteOverdrachtIn,
    doel: (dossier, pad, regio) => voor(opPad(dossier, pad), () => procesregie(regio)),
    besluit: (dossier, over, invoer, context) => withdrawVanGemeente(dossier, over, invoer, context),
  }),
];
