import { aanleveringOperaties } from "../../shared/api/schemas/aanlevering.ts";
import {
  beoordeelSignaal,
  leesInstrumenten,
  meldingOperaties,
  verdelingOperaties,
} from "../../shared/api/schemas/melding.ts";
import type { Afhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { maakRoute, type Route } from "../../shared/runtime/route.ts";
import { listAanleverregels, readAanlevering, receiveAanlevering } from "./aanleveringen.ts";
import { acceptMeldingUseCase } from "./accept-melding.ts";
import { listInstrumenten } from "./list-instrumenten.ts";
import { readMelding } from "./read-melding.ts";
import { judgeSignaalUseCase } from "./signalen.ts";
import { distributeMeldingUseCase, handleMeldingUseCase } from "./verdelen.ts";

/**
 * Reporting, one by one or many at once, following one's report, handling it, and the checklists to report with.
 * @param probleemBasis base of the problem types: the result of a line is a problem too
 */
export const intakeRoutes = (afhankelijkheden: Afhankelijkheden, probleemBasis: string): readonly Route[] => {
  const { leverMeldingenAan, leesAanlevering, leesAanleverregels } = aanleveringOperaties(afhankelijkheden.regio);
  const { dienMeldingIn, leesMelding } = meldingOperaties(afhankelijkheden.regio);
  return [
    maakRoute(dienMeldingIn, acceptMeldingUseCase(afhankelijkheden)),
    maakRoute(leesMelding, readMelding(afhankelijkheden)),
    maakRoute(verdelingOperaties.behandelMelding, handleMeldingUseCase(afhankelijkheden)),
    maakRoute(verdelingOperaties.verdeelMelding, distributeMeldingUseCase(afhankelijkheden)),
    maakRoute(beoordeelSignaal, judgeSignaalUseCase(afhankelijkheden)),
    maakRoute(leverMeldingenAan, receiveAanlevering(afhankelijkheden)),
    maakRoute(leesAanlevering, readAanlevering(afhankelijkheden)),
    maakRoute(leesAanleverregels, listAanleverregels(afhankelijkheden, probleemBasis)),
    maakRoute(leesInstrumenten, listInstrumenten(afhankelijkheden)),
  ];
};
