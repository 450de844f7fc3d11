import {
  beoordeelSignaal,
  leesInstrumenten,
  meldingOperaties,
  verdelingOperaties,
} from "../../shared/api/schemas/melding.ts";
import type { Afhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { maakRoute, type Route } from "../../shared/runtime/route.ts";
import { acceptMeldingUseCase } from "./accept-melding.ts";
import { listInstrumenten } from "./list-instrumenten.ts";
import { readMelding } from "./read-melding.ts";
import { judgeSignaalUseCase } from "./signalen.ts";
import { distributeMeldingUseCase, handleMeldingUseCase } from "./verdelen.ts";

/** Reporting, following one's report, handling it, and the checklists to report with. */
export const intakeRoutes = (afhankelijkheden: Afhankelijkheden): readonly Route[] => {
  const { dienMeldingIn, leesMelding } = meldingOperaties(afhankelijkheden.regio);
  return [
    maakRoute(dienMeldingIn, acceptMeldingUseCase(afhankelijkheden)),
    maakRoute(leesMelding, readMelding(afhankelijkheden)),
    maakRoute(verdelingOperaties.behandelMelding, handleMeldingUseCase(afhankelijkheden)),
    maakRoute(verdelingOperaties.verdeelMelding, distributeMeldingUseCase(afhankelijkheden)),
    maakRoute(beoordeelSignaal, judgeSignaalUseCase(afhankelijkheden)),
    maakRoute(leesInstrumenten, listInstrumenten(afhankelijkheden)),
  ];
};
