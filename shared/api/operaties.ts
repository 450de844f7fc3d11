import type { Regio } from "../domain/regio.ts";
import { leesOpenApi } from "./meta-operaties.ts";
import type { Operatie } from "./operatie.ts";
import { bijlageOperaties } from "./schemas/bijlage.ts";
import * as casus from "./schemas/casus.ts";
import { alleGidsOperaties } from "./schemas/gids.ts";
import { leesInzagerechten } from "./schemas/inzagerechten.ts";
import { matchOperaties } from "./schemas/match.ts";
import { leesDossier, leesInstrumenten, meldingOperaties } from "./schemas/melding.ts";
import { medewerkerOperaties } from "./schemas/medewerkers.ts";
import { noodtoegangOperaties } from "./schemas/noodtoegang.ts";
import { leesNotificaties } from "./schemas/notificaties.ts";
import * as partners from "./schemas/partners.ts";
import { plekOperaties } from "./schemas/plek.ts";
import { preventieOperaties } from "./schemas/preventie.ts";
import { leesTerugkoppeling } from "./schemas/terugkoppeling.ts";
import * as zetels from "./schemas/zetels.ts";

/** Every operation of the API, in the order of the document; the region's lists are in the contract. */
export const operatiesVan = (regio: Regio): readonly Operatie[] => [
  ...Object.values(meldingOperaties(regio)),
  leesInstrumenten,
  leesTerugkoppeling,
  leesDossier,
  ...Object.values(matchOperaties),
  ...Object.values(plekOperaties),
  ...Object.values(bijlageOperaties(regio)),
  ...Object.values(casus),
  ...Object.values(noodtoegangOperaties(regio)),
  leesInzagerechten,
  leesNotificaties,
  ...Object.values(preventieOperaties(regio)),
  ...alleGidsOperaties(regio),
  ...Object.values(partners),
  ...Object.values(medewerkerOperaties(regio)),
  ...Object.values(zetels),
  leesOpenApi,
];

/** The operations that an environment serves: its document tells no address that is not there. */
export const bediendeOperaties = (
  regio: Regio,
  { terugkoppelingOpenbaar }: { readonly terugkoppelingOpenbaar: boolean },
): readonly Operatie[] =>
  operatiesVan(regio).filter((operatie) => terugkoppelingOpenbaar || operatie !== leesTerugkoppeling);
