import { leesCasus, leesTaken, leesWegingsformulier } from "../../shared/api/schemas/casus.ts";
import { leesEvaluaties } from "../../shared/api/schemas/evaluatie.ts";
import { leesPartnervoorstel, leesUitnodiging } from "../../shared/api/schemas/uitnodiging.ts";
import { leesBijdrage } from "../../shared/api/schemas/bijdrage.ts";
import { leesInformatievraag } from "../../shared/api/schemas/informatievraag.ts";
import { leesZorgafstemmingen } from "../../shared/api/schemas/zorgafstemming.ts";
import { leesMelders, leesVolledigheid } from "../../shared/api/schemas/analyse.ts";
import { leesInzagerechten } from "../../shared/api/schemas/inzagerechten.ts";
import { leesVoortgang, leesVoortgangsronden } from "../../shared/api/schemas/voortgang.ts";
import { leesNazorgbehoefte, leesNazorgbehoeften } from "../../shared/api/schemas/nazorg.ts";
import { leesGemeenteOverdracht } from "../../shared/api/schemas/gemeente-overdracht.ts";
import { leesOverdracht } from "../../shared/api/schemas/overdracht.ts";
import { noodtoegangOperaties } from "../../shared/api/schemas/noodtoegang.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { maakRoute, type Route } from "../../shared/runtime/route.ts";
import { commandoRoutes } from "./commandos.ts";
import { readWegingsformulier } from "./read-wegingsformulier.ts";
import { listTaken } from "./list-taken.ts";
import { listNoodtoegangen, takeNoodtoegangUseCase } from "./noodtoegang.ts";
import { readCasus } from "./read-casus.ts";
import { readBijdrage } from "./read-bijdrage.ts";
import { readInformatievraag } from "./read-informatievraag.ts";
import { readZorgafstemmingen } from "./read-zorgafstemmingen.ts";
import { readMelders, readVolledigheid } from "./read-analyse.ts";
import { readEvaluaties } from "./read-evaluaties.ts";
import { readPartnervoorstel } from "./read-partnervoorstel.ts";
import { readVoortgang, readVoortgangsronden } from "./read-voortgang.ts";
import { readUitnodiging } from "./read-uitnodiging.ts";
import { readNazorgbehoefte, readNazorgbehoeften } from "./read-nazorg.ts";
import { readGemeenteOverdracht } from "./read-gemeente-overdracht.ts";
import { readOverdracht } from "./read-overdracht.ts";
import { readInzagerechten } from "./read-inzagerechten.ts";

/** Everything of a casus, the worklist, and the glass that can be broken. */
export const casusRoutes = (afhankelijkheden: Toegangsafhankelijkheden): readonly Route[] => {
  const { neemNoodtoegang, leesNoodtoegangen } = noodtoegangOperaties(afhankelijkheden.regio);
  return [
    maakRoute(leesCasus, readCasus(afhankelijkheden)),
    maakRoute(leesWegingsformulier, readWegingsformulier(afhankelijkheden)),
    maakRoute(leesPartnervoorstel, readPartnervoorstel(afhankelijkheden)),
    maakRoute(leesBijdrage, readBijdrage(afhankelijkheden)),
    maakRoute(leesInformatievraag, readInformatievraag(afhankelijkheden)),
    maakRoute(leesZorgafstemmingen, readZorgafstemmingen(afhankelijkheden)),
    maakRoute(leesVolledigheid, readVolledigheid(afhankelijkheden)),
    maakRoute(leesMelders, readMelders(afhankelijkheden)),
    maakRoute(leesUitnodiging, readUitnodiging(afhankelijkheden)),
    maakRoute(leesOverdracht, readOverdracht(afhankelijkheden)),
    maakRoute(leesGemeenteOverdracht, readGemeenteOverdracht(afhankelijkheden)),
    maakRoute(leesVoortgang, readVoortgang(afhankelijkheden)),
    maakRoute(leesVoortgangsronden, readVoortgangsronden(afhankelijkheden)),
    maakRoute(leesNazorgbehoeften, readNazorgbehoeften(afhankelijkheden)),
    maakRoute(leesNazorgbehoefte, readNazorgbehoefte(afhankelijkheden)),
    maakRoute(leesTaken, listTaken(afhankelijkheden)),
    maakRoute(leesEvaluaties, readEvaluaties(afhankelijkheden)),
    maakRoute(neemNoodtoegang, takeNoodtoegangUseCase(afhankelijkheden)),
    maakRoute(leesNoodtoegangen, listNoodtoegangen(afhankelijkheden)),
    maakRoute(leesInzagerechten, readInzagerechten(afhankelijkheden)),
    ...commandoRoutes(afhankelijkheden),
  ];
};
