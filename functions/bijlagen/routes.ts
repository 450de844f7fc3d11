import { bijlageOperaties } from "../../shared/api/schemas/bijlage.ts";
import type { Bijlageafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { maakRoute, type Route } from "../../shared/runtime/route.ts";
import { addToDossier, addToMelding } from "./add-bijlage.ts";
import { decideBijlageUseCase } from "./decide-bijlage.ts";
import { listOfDossier, listOfMelding, readBijlage, readInzage } from "./read-bijlagen.ts";

/** Attachments of meldingen and dossiers. */
export const bijlageRoutes = (afhankelijkheden: Bijlageafhankelijkheden): readonly Route[] => {
  const operaties = bijlageOperaties(afhankelijkheden.regio);
  return [
    maakRoute(operaties.voegBijlageToeAanMelding, addToMelding(afhankelijkheden)),
    maakRoute(operaties.leesBijlagenVanMelding, listOfMelding(afhankelijkheden)),
    maakRoute(operaties.voegBijlageToeAanDossier, addToDossier(afhankelijkheden)),
    maakRoute(operaties.leesBijlagenVanDossier, listOfDossier(afhankelijkheden)),
    maakRoute(operaties.leesBijlage, readBijlage(afhankelijkheden)),
    maakRoute(operaties.zieBijlageIn, readInzage(afhankelijkheden)),
    maakRoute(operaties.besluitBijlage, decideBijlageUseCase(afhankelijkheden)),
  ];
};
