import type { Regio } from "../domain/regio.ts";
import { metKeuzelijsten } from "./keuzelijsten.ts";
import { leesAsyncApi, leesGebeurteniscatalogus, leesOpenApi } from "./meta-operaties.ts";
import type { Operatie } from "./operatie.ts";
import { aanleveringOperaties } from "./schemas/aanlevering.ts";
import * as acties from "./schemas/acties.ts";
import * as analyse from "./schemas/analyse.ts";
import * as bijdrage from "./schemas/bijdrage.ts";
import { bijlageOperaties } from "./schemas/bijlage.ts";
import * as casus from "./schemas/casus.ts";
import * as casusoverleg from "./schemas/casusoverleg.ts";
import * as evaluatie from "./schemas/evaluatie.ts";
import { alleGidsOperaties } from "./schemas/gids.ts";
import * as informatievraag from "./schemas/informatievraag.ts";
import * as zorgafstemming from "./schemas/zorgafstemming.ts";
import { kanaalOperaties } from "./schemas/kanalen.ts";
import { leesInzagerechten } from "./schemas/inzagerechten.ts";
import { matchOperaties } from "./schemas/match.ts";
import {
  beoordeelSignaal,
  leesDossier,
  leesInstrumenten,
  meldingOperaties,
  verdelingOperaties,
} from "./schemas/melding.ts";
import { medewerkerOperaties } from "./schemas/medewerkers.ts";
import * as nazorg from "./schemas/nazorg.ts";
import { noodtoegangOperaties } from "./schemas/noodtoegang.ts";
import { leesNotificaties } from "./schemas/notificaties.ts";
import * as overleg from "./schemas/overleg.ts";
import * as casussamenvoeging from "./schemas/casussamenvoeging.ts";
import * as instroom from "./schemas/instroom.ts";
import * as opschorting from "./schemas/opschorting.ts";
import * as overdracht from "./schemas/overdracht.ts";
import * as gemeenteOverdracht from "./schemas/gemeente-overdracht.ts";
import * as regioOverdracht from "./schemas/regio-overdracht.ts";
import * as splitsing from "./schemas/splitsing.ts";
import * as plan from "./schemas/plan.ts";
import * as uitnodiging from "./schemas/uitnodiging.ts";
import * as partners from "./schemas/partners.ts";
import { plekOperaties } from "./schemas/plek.ts";
import { alleSturingOperaties } from "./schemas/sturing.ts";
import { preventieOperaties } from "./schemas/preventie.ts";
import { publiekeMeldingOperaties } from "./schemas/publieke-melding.ts";
import { leesTerugkoppeling } from "./schemas/terugkoppeling.ts";
import * as traject from "./schemas/traject.ts";
import * as voortgang from "./schemas/voortgang.ts";
import * as zetels from "./schemas/zetels.ts";

const alleOperaties = (regio: Regio): readonly Operatie[] => [
  ...Object.values(meldingOperaties(regio)),
  ...Object.values(verdelingOperaties),
  beoordeelSignaal,
  ...Object.values(aanleveringOperaties(regio)),
  ...Object.values(publiekeMeldingOperaties(regio)),
  leesInstrumenten,
  leesTerugkoppeling,
  leesDossier,
  ...Object.values(matchOperaties),
  ...Object.values(plekOperaties),
  ...Object.values(bijlageOperaties(regio)),
  ...Object.values(casus),
  ...Object.values(analyse),
  ...Object.values(uitnodiging),
  ...Object.values(casusoverleg),
  ...Object.values(overleg),
  ...Object.values(bijdrage),
  ...Object.values(informatievraag),
  ...Object.values(zorgafstemming),
  ...Object.values(plan),
  ...Object.values(acties),
  ...Object.values(voortgang),
  ...Object.values(nazorg),
  ...Object.values(evaluatie),
  ...Object.values(opschorting),
  ...Object.values(instroom),
  ...Object.values(casussamenvoeging),
  ...Object.values(gemeenteOverdracht),
  ...Object.values(regioOverdracht),
  ...Object.values(splitsing),
  ...Object.values(traject),
  ...Object.values(overdracht),
  ...Object.values(noodtoegangOperaties(regio)),
  leesInzagerechten,
  leesNotificaties,
  ...Object.values(kanaalOperaties),
  ...Object.values(preventieOperaties(regio)),
  ...alleSturingOperaties(regio),
  ...alleGidsOperaties(regio),
  ...Object.values(partners),
  ...Object.values(medewerkerOperaties(regio)),
  ...Object.values(zetels),
  leesOpenApi,
  leesAsyncApi,
  leesGebeurteniscatalogus,
];

/** Every operation of the API, in the order of the document; the region's lists are in the contract. */
export const operatiesVan = (regio: Regio): readonly Operatie[] => metKeuzelijsten(alleOperaties(regio), regio);

/** What an environment opens to who does not sign in. */
export interface Openbaar {
  readonly terugkoppelingOpenbaar: boolean;
  readonly publiekFormulier: boolean;
}

/** The operations that an environment serves: its document tells no address that is not there. */
export const bediendeOperaties = (
  regio: Regio,
  { terugkoppelingOpenbaar, publiekFormulier }: Openbaar,
): readonly Operatie[] =>
  operatiesVan(regio).filter(
    ({ operationId }) =>
      (terugkoppelingOpenbaar || operationId !== leesTerugkoppeling.operationId) &&
      (publiekFormulier || operationId !== "dienPubliekeMeldingIn"),
  );
