import { leesInstrumenten, meldingOperaties } from "../../shared/api/schemas/melding.ts";
import type { Afhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { maakRoute, type Route } from "../../shared/runtime/route.ts";
import { acceptMeldingUseCase } from "./accept-melding.ts";
import { listInstrumenten } from "./list-instrumenten.ts";
import { readMelding } from "./read-melding.ts";

/** Reporting, following one's report, and the checklists to report with. */
export const intakeRoutes = (afhankelijkheden: Afhankelijkheden): readonly Route[] => {
  const { dienMeldingIn, leesMelding } = meldingOperaties(afhankelijkheden.regio);
  return [
    maakRoute(dienMeldingIn, acceptMeldingUseCase(afhankelijkheden)),
    maakRoute(leesMelding, readMelding(afhankelijkheden)),
    maakRoute(leesInstrumenten, listInstrumenten(afhankelijkheden)),
  ];
};
