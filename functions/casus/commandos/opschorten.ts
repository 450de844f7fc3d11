import { extendTermijn, resumeCasus, suspendCasus } from "../../../shared/domain/besluiten/opschorten.ts";
import type { CasusDossier } from "../../../shared/domain/casusdossier.ts";
import { KETENREGIETEAM, organisatieVoor, type Regio } from "../../../shared/domain/regio.ts";
import type { Eigenaar } from "../../../shared/domain/taak.ts";
import type { Vastlegging } from "../../../shared/domain/vastlegging.ts";
import * as api from "../../../shared/api/schemas/opschorting.ts";
import type { Toegangsafhankelijkheden } from "../../../shared/runtime/afhankelijkheden.ts";
import type { Route } from "../../../shared/runtime/route.ts";
import { commandoRoute, type Doel } from "../commando.ts";

/** That a casus rests, the team decides; nobody of it alone is named. */
const TEAM: Eigenaar = { rol: "lid-ketenregieteam", organisatie: KETENREGIETEAM };

const procesregie = (regio: Regio): Eigenaar => ({
  rol: "procesregisseur",
  organisatie: organisatieVoor(regio, "procesregie"),
});

/** A suspension, for the team and for who guards every date: to go on nobody needs to wait. */
const opschorting = (
  { vastleggingen }: CasusDossier,
  { opschortingId }: { readonly opschortingId: string },
  regio: Regio,
): Doel<Vastlegging> | null => {
  const over = vastleggingen.find(
    ({ soort, vastleggingId }) => soort === "opschorting" && vastleggingId === opschortingId,
  );
  return over === undefined ? null : { over, eigenaar: TEAM, ook: procesregie(regio) };
};

/** Suspending a casus, going on, and giving one term more time (issue on uitvoering, 8). */
export const opschortRoutes = (afhankelijkheden: Toegangsafhankelijkheden): readonly Route[] => [
  commandoRoute(afhankelijkheden, {
    operatie: api.schortOp,
    doel: () => ({ over: null, eigenaar: TEAM }),
    // Every date of a possible victim waits for it: as weighty as the weging.
    mandaat: "weging",
    besluit: (dossier, _over, invoer, context) => suspendCasus(dossier, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.hervatCasus,
    doel: opschorting,
    besluit: (dossier, over, invoer, context) => resumeCasus(dossier, over, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.verlengTermijn,
    doel: (_dossier, _pad, regio) => ({ over: null, eigenaar: procesregie(regio) }),
    besluit: (dossier, _over, invoer, context) => extendTermijn(dossier, invoer, context),
  }),
];
