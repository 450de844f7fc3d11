import { meldOperaties, sturingOperaties } from "../../shared/api/schemas/sturing.ts";
import { STURINGSOORTEN } from "../../shared/domain/sturing.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { maakRoute, type Route } from "../../shared/runtime/route.ts";
import { changeSturing } from "./change-sturing.ts";
import { listSturing, readSturing } from "./read-sturing.ts";
import { reportKnelpuntUseCase, reportTrendsignaalUseCase } from "./report-sturing.ts";

/** What is put before who steers: each kind reported in its own way, and handled alike. */
export const sturingRoutes = (afhankelijkheden: Toegangsafhankelijkheden): readonly Route[] => {
  const { meldKnelpunt, meldTrendsignaal } = meldOperaties(afhankelijkheden.regio);
  return [
    maakRoute(meldKnelpunt, reportKnelpuntUseCase(afhankelijkheden)),
    maakRoute(meldTrendsignaal, reportTrendsignaalUseCase(afhankelijkheden)),
    ...STURINGSOORTEN.flatMap((soort) => {
      const operaties = sturingOperaties(soort);
      return [
        maakRoute(operaties.lijst, listSturing(afhankelijkheden, soort)),
        maakRoute(operaties.lees, readSturing(afhankelijkheden, soort)),
        maakRoute(operaties.pakOp, changeSturing(afhankelijkheden, soort).pakOp),
        maakRoute(operaties.rondAf, changeSturing(afhankelijkheden, soort).rondAf),
      ];
    }),
  ];
};
