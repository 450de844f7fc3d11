import type { RegioInvoer } from "../../domain/regio.ts";
import {
  afschalen,
  uitstel,
  bedenktijd,
  bewijsmiddelen,
  casusoverleg,
  doorlaatverbod,
  kwalificatie,
  quorum,
  urgentie,
  wegingUitkomsten,
} from "./besluiten.ts";
import { deelmatrix, mandaten, noodtoegang, samenwerkingsverbanden } from "./delen.ts";
import { dossieropbouw, informatievragen } from "./dossieropbouw.ts";
import { feestdagen } from "./feestdagen.ts";
import { gemeenten } from "./gemeenten.ts";
import { gremia, stapeling } from "./gremia.ts";
import { commitment } from "./uitvoering.ts";
import { horen } from "./horen.ts";
import { instroom, regioOverdracht } from "./instroom.ts";
import { ketenmodel } from "./ketenmodel.ts";
import { openPunten } from "./open-punten.ts";
import {
  aanleveringen,
  afsluiten,
  bewaartermijnen,
  bijlagen,
  dubbeleMelding,
  evaluatie,
  idempotentieBewaartermijn,
  instrumenten,
  monitoring,
  nazorg,
  planformat,
  plekken,
  signalen,
  preventie,
} from "./overig.ts";
import { convenanten, partners } from "./partners.ts";
import { rollen, taken } from "./rollen.ts";
import { bewaking, termijnen, werkdag } from "./termijnen.ts";
import { strafrechtelijkTraject } from "./traject.ts";
import { uitnodigingsregels } from "./uitnodigen.ts";
import { verdeling } from "./verdeling.ts";
import { zorgafstemming } from "./zorgafstemming.ts";
import { sturing } from "./sturing.ts";
import { verschijningsvormen } from "./verschijningsvormen.ts";

/** Noord- en Oost-Gelderland, the first region. */
export const nog: RegioInvoer = {
  code: "nog",
  naam: "Noord- en Oost-Gelderland",
  kFactor: 10,
  ...{ ketenmodel, convenanten, partners, uitnodigingsregels, gemeenten, verschijningsvormen, rollen, taken },
  ...{ termijnen, bewaking, werkdag, feestdagen },
  ...{
    instrumenten,
    planformat,
    gremia,
    stapeling,
    commitment,
    bewaartermijnen,
    idempotentieBewaartermijn,
    dubbeleMelding,
  },
  ...{ plekken, signalen, verdeling, aanleveringen, bijlagen, dossieropbouw, informatievragen },
  ...{
    quorum,
    casusoverleg,
    urgentie,
    bewijsmiddelen,
    doorlaatverbod,
    wegingUitkomsten,
    afschalen,
    uitstel,
    instroom,
    regioOverdracht,
    kwalificatie,
  },
  ...{ bedenktijd, horen, strafrechtelijkTraject, zorgafstemming, nazorg, afsluiten, sturing },
  ...{ monitoring, evaluatie, preventie, openPunten },
  ...{ deelmatrix, samenwerkingsverbanden, noodtoegang, mandaten },
};
