import { recordActieresultaat, recordActiestand } from "../../../shared/domain/besluiten/actieresultaten.ts";
import { recordCommitment } from "../../../shared/domain/besluiten/commitments.ts";
import { recordUitgevoerd } from "../../../shared/domain/besluiten/uitgevoerd.ts";
import { assignProcesregie, REGIETOEWIJZER } from "../../../shared/domain/besluiten/procesregie.ts";
import { assignZorgcoordinatie, ZORGTOEWIJZER } from "../../../shared/domain/besluiten/zorgcoordinatie.ts";
import * as api from "../../../shared/api/schemas/acties.ts";
import type { Toegangsafhankelijkheden } from "../../../shared/runtime/afhankelijkheden.ts";
import type { Route } from "../../../shared/runtime/route.ts";
import { commandoRoute, type Doel } from "../commando.ts";
import { leesDoelkennis } from "../doelkennis.ts";
import { actietaak, inEigenHoedanigheid, type Actietaak } from "./doelen.ts";

/** Who may not record anything with an actie sees whose it is: they read the acties of the casus, and each has its owner. */
const vanAnder = ({ over: { taak } }: Doel<Actietaak>) => ({
  code: "actie-van-ander" as const,
  ...taak.eigenaar,
});

/** 4.1: the acties and what comes of them; who exchanges data, who coordinates care, which interventions were done. */
export const actiesRoutes = (afhankelijkheden: Toegangsafhankelijkheden): readonly Route[] => [
  commandoRoute(afhankelijkheden, {
    operatie: api.legActieresultaatVast,
    doel: actietaak,
    nietBevoegd: vanAnder,
    besluit: (dossier, { taak }, invoer, context) => recordActieresultaat(dossier, taak, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.legActiestandVast,
    doel: actietaak,
    nietBevoegd: vanAnder,
    besluit: (dossier, { taak }, invoer, context) => recordActiestand(dossier, taak, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.legCommitmentVast,
    doel: inEigenHoedanigheid,
    legtVast: () => ["commitment"],
    besluit: (dossier, _over, invoer, context) => recordCommitment(dossier, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.legUitgevoerdeInterventieVast,
    doel: inEigenHoedanigheid,
    legtVast: () => ["uitgevoerde-interventie"],
    besluit: async (dossier, _over, invoer, context, { leesbaar }) =>
      recordUitgevoerd(
        dossier,
        invoer,
        await leesDoelkennis(afhankelijkheden, dossier, [invoer], leesbaar),
        leesbaar,
        context,
      ),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.wijsZorgcoordinatieToe,
    doel: () => ({ over: null, eigenaar: ZORGTOEWIJZER }),
    noemtOrganisaties: true,
    besluit: (dossier, _over, invoer, context) => assignZorgcoordinatie(dossier, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.wijsProcesregieToe,
    doel: () => ({ over: null, eigenaar: REGIETOEWIJZER }),
    // Whoever directs sees all of it and guards every date: as weighty as a weging.
    mandaat: "weging",
    noemtOrganisaties: true,
    besluit: (dossier, _over, invoer, context) => assignProcesregie(dossier, invoer, context),
  }),
];
