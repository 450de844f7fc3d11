import { kanaalOperaties } from "../../shared/api/schemas/kanalen.ts";
import { leesNotificaties } from "../../shared/api/schemas/notificaties.ts";
import { maakRoute, type Route } from "../../shared/runtime/route.ts";
import { requestHerlevering, resumeKanaal } from "./change-kanalen.ts";
import { listNotificaties, type FeedAfhankelijkheden } from "./list-notificaties.ts";
import {
  listBezorgingen,
  listKanalen,
  readHerlevering,
  readKanaal,
  type KanaalAfhankelijkheden,
} from "./read-kanalen.ts";

/** The feed, and the channel by which a recipient is told of it. */
export const notificatieRoutes = (
  afhankelijkheden: FeedAfhankelijkheden & KanaalAfhankelijkheden,
): readonly Route[] => [
  maakRoute(leesNotificaties, listNotificaties(afhankelijkheden)),
  maakRoute(kanaalOperaties.leesKanalen, listKanalen(afhankelijkheden)),
  maakRoute(kanaalOperaties.leesKanaal, readKanaal(afhankelijkheden)),
  maakRoute(kanaalOperaties.leesBezorgingen, listBezorgingen(afhankelijkheden)),
  maakRoute(kanaalOperaties.vraagHerlevering, requestHerlevering(afhankelijkheden)),
  maakRoute(kanaalOperaties.leesHerlevering, readHerlevering(afhankelijkheden)),
  maakRoute(kanaalOperaties.hervatKanaal, resumeKanaal(afhankelijkheden)),
];
