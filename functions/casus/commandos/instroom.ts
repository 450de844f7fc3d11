import { kenmerkVan } from "../../../shared/domain/besluit.ts";
import {
  enterFurther,
  instromerVan,
  leadBack,
  settleInhaaltaak,
  type Inhaaltaak,
} from "../../../shared/domain/besluiten/instroom.ts";
import type { CasusDossier } from "../../../shared/domain/casusdossier.ts";
import { inhaalstapVan } from "../../../shared/domain/inhaaltaak.ts";
import { KETENREGIETEAM, organisatieVoor, type Regio } from "../../../shared/domain/regio.ts";
import * as api from "../../../shared/api/schemas/instroom.ts";
import type { Toegangsafhankelijkheden } from "../../../shared/runtime/afhankelijkheden.ts";
import type { Route } from "../../../shared/runtime/route.ts";
import { commandoRoute, type Doel } from "../commando.ts";
import { onderdeelVan } from "../onderdelen.ts";

/** A task to catch up something, for its owner and for who guards every date. */
const inhaaltaak = (
  { taken }: CasusDossier,
  pad: { readonly taakId: string },
  regio: Regio,
): Doel<Inhaaltaak> | null => {
  const taak = taken.find(({ taakId }) => taakId === pad.taakId);
  const stap = taak === undefined ? null : inhaalstapVan(taak.soort);
  if (taak === undefined || stap === null) return null;
  const ook = { rol: "procesregisseur" as const, organisatie: organisatieVoor(regio, "procesregie") };
  return { over: { taak, stap, kenmerk: kenmerkVan(null, onderdeelVan(taak.soort)) }, eigenaar: taak.eigenaar, ook };
};

/** Entry further on in the chain, what is caught up of what was passed over, and back (S2.5.2–S2.5.4, NB23). */
export const instroomRoutes = (afhankelijkheden: Toegangsafhankelijkheden): readonly Route[] => [
  commandoRoute(afhankelijkheden, {
    operatie: api.laatInstromen,
    doel: (_dossier, _pad, regio) => ({ over: null, eigenaar: instromerVan(regio) }),
    // The team's weging waits for it: as weighty as that.
    mandaat: "weging",
    noemtOrganisaties: true,
    besluit: (dossier, _over, invoer, context) => enterFurther(dossier, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.leidCasusTerug,
    doel: () => ({ over: null, eigenaar: { rol: "lid-ketenregieteam", organisatie: KETENREGIETEAM } }),
    // What the team weighed or decided is done anew.
    mandaat: "weging",
    besluit: (dossier, _over, invoer, context) => leadBack(dossier, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.doeInhaaltaakAf,
    doel: inhaaltaak,
    besluit: (dossier, over, invoer, context) => settleInhaaltaak(dossier, over, invoer, context),
  }),
];
