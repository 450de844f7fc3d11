import { GIDSSOORTEN } from "../../shared/domain/gids.ts";
import { gidsOperaties } from "../../shared/api/schemas/gids.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { maakRoute, type Route } from "../../shared/runtime/route.ts";
import { changeGids, lapseGids } from "./change-gids.ts";
import { makeGids } from "./make-gids.ts";
import { listGids, listVersies, readGids } from "./read-gids.ts";

/** The guide: the same six operations on each kind of entry. */
export const gidsRoutes = (afhankelijkheden: Toegangsafhankelijkheden): readonly Route[] =>
  GIDSSOORTEN.flatMap((soort) => {
    const operaties = gidsOperaties(afhankelijkheden.regio, soort);
    return [
      maakRoute(operaties.lijst, listGids(afhankelijkheden, soort)),
      maakRoute(operaties.maak, makeGids(afhankelijkheden, soort)),
      maakRoute(operaties.lees, readGids(afhankelijkheden, soort)),
      maakRoute(operaties.wijzig, changeGids(afhankelijkheden, soort)),
      maakRoute(operaties.laatVervallen, lapseGids(afhankelijkheden, soort)),
      maakRoute(operaties.versies, listVersies(afhankelijkheden, soort)),
    ];
  });
