import { matchOperaties } from "../../shared/api/schemas/match.ts";
import { leesDossier } from "../../shared/api/schemas/melding.ts";
import { plekOperaties } from "../../shared/api/schemas/plek.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { maakRoute, type Route } from "../../shared/runtime/route.ts";
import { judgeAfsplitsingUseCase, partDossierUseCase } from "./afsplitsen.ts";
import { decideMatchUseCase, joinDossiersUseCase, readMatchvragen, splitDossierUseCase } from "./matchen.ts";
import { readPlek, searchPlekken } from "./plekken.ts";
import { readDossier } from "./read-dossier.ts";

/** Everything of a dossier: reading it, and who it is of; and of the plekken across dossiers. */
export const dossierRoutes = (afhankelijkheden: Toegangsafhankelijkheden): readonly Route[] => [
  maakRoute(leesDossier, readDossier(afhankelijkheden)),
  maakRoute(matchOperaties.leesMatchvragen, readMatchvragen(afhankelijkheden)),
  maakRoute(matchOperaties.besluitMatch, decideMatchUseCase(afhankelijkheden)),
  maakRoute(matchOperaties.splitsDossier, splitDossierUseCase(afhankelijkheden)),
  maakRoute(matchOperaties.voegDossiersSamen, joinDossiersUseCase(afhankelijkheden)),
  maakRoute(matchOperaties.splitsDossierAf, partDossierUseCase(afhankelijkheden)),
  maakRoute(matchOperaties.beoordeelAfsplitsing, judgeAfsplitsingUseCase(afhankelijkheden)),
  maakRoute(plekOperaties.zoekPlekken, searchPlekken(afhankelijkheden)),
  maakRoute(plekOperaties.leesPlek, readPlek(afhankelijkheden)),
];
