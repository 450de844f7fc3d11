import { medewerkerOperaties } from "../../shared/api/schemas/medewerkers.ts";
import * as partners from "../../shared/api/schemas/partners.ts";
import * as zetels from "../../shared/api/schemas/zetels.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { maakRoute, type Route } from "../../shared/runtime/route.ts";
import { arrangeVervanging, fillZetel, withdrawVervanging } from "./change-zetels.ts";
import { addConvenant, listConvenanten, listConvenantversies } from "./convenanten.ts";
import {
  changeMedewerker,
  giveMandaat,
  listMedewerkers,
  listMedewerkerversies,
  readMedewerker,
  registerMedewerker,
  withdrawMandaat,
} from "./medewerkers.ts";
import {
  addPartner,
  listPartners,
  listPartnerversies,
  readPartner,
  recordOndertekening,
  recordUittreding,
} from "./partners.ts";
import { listZetels, listZetelversies, readZetel } from "./read-zetels.ts";

/** The register through the API: partners and convenanten, people with their roles and mandates, seats (S1.5, S2.5.6). */
export const beheerRoutes = (afhankelijkheden: Toegangsafhankelijkheden): readonly Route[] => {
  const medewerkers = medewerkerOperaties(afhankelijkheden.regio);
  return [
    maakRoute(partners.leesPartners, listPartners(afhankelijkheden)),
    maakRoute(partners.leesPartner, readPartner(afhankelijkheden)),
    maakRoute(partners.voegPartnerToe, addPartner(afhankelijkheden)),
    maakRoute(partners.legOndertekeningVast, recordOndertekening(afhankelijkheden)),
    maakRoute(partners.legUittredingVast, recordUittreding(afhankelijkheden)),
    maakRoute(partners.leesPartnerversies, listPartnerversies(afhankelijkheden)),
    maakRoute(partners.leesConvenanten, listConvenanten(afhankelijkheden)),
    maakRoute(partners.voegConvenantToe, addConvenant(afhankelijkheden)),
    maakRoute(partners.leesConvenantversies, listConvenantversies(afhankelijkheden)),
    maakRoute(medewerkers.leesMedewerkers, listMedewerkers(afhankelijkheden)),
    maakRoute(medewerkers.registreerMedewerker, registerMedewerker(afhankelijkheden)),
    maakRoute(medewerkers.leesMedewerker, readMedewerker(afhankelijkheden)),
    maakRoute(medewerkers.wijzigMedewerker, changeMedewerker(afhankelijkheden)),
    maakRoute(medewerkers.leesMedewerkerversies, listMedewerkerversies(afhankelijkheden)),
    maakRoute(medewerkers.verleenMandaat, giveMandaat(afhankelijkheden)),
    maakRoute(medewerkers.trekMandaatIn, withdrawMandaat(afhankelijkheden)),
    maakRoute(zetels.leesZetels, listZetels(afhankelijkheden)),
    maakRoute(zetels.leesZetel, readZetel(afhankelijkheden)),
    maakRoute(zetels.bezetZetel, fillZetel(afhankelijkheden)),
    maakRoute(zetels.vervangZetel, arrangeVervanging(afhankelijkheden)),
    maakRoute(zetels.trekVervangingIn, withdrawVervanging(afhankelijkheden)),
    maakRoute(zetels.leesZetelversies, listZetelversies(afhankelijkheden)),
  ];
};
