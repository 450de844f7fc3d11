import { leesInstrumenten, meldingOperaties } from "../../shared/api/schemas/melding.ts";
import { parseEnv } from "../../shared/runtime/env.ts";
import { maakRoute } from "../../shared/runtime/route.ts";
import { stelApiSamen } from "../../shared/runtime/samenstelling.ts";
import { acceptMeldingUseCase } from "./accept-melding.ts";
import { envSchema } from "./env.ts";
import { listInstrumenten } from "./list-instrumenten.ts";
import { readMelding } from "./read-melding.ts";

export const handler = stelApiSamen(parseEnv(envSchema, process.env), (afhankelijkheden) => {
  const { dienMeldingIn, leesMelding } = meldingOperaties(afhankelijkheden.regio);
  return [
    maakRoute(dienMeldingIn, acceptMeldingUseCase(afhankelijkheden)),
    maakRoute(leesMelding, readMelding(afhankelijkheden)),
    maakRoute(leesInstrumenten, listInstrumenten(afhankelijkheden)),
  ];
});
