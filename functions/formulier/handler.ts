import { publiekeMeldingOperaties } from "../../shared/api/schemas/publieke-melding.ts";
import { parseEnv } from "../../shared/runtime/env.ts";
import { maakOpenbareRoute } from "../../shared/runtime/route.ts";
import { stelOpenbaarSamen } from "../../shared/runtime/samenstelling.ts";
import { envSchema } from "./env.ts";
import { receiveMelding } from "./receive-melding.ts";

export const handler = stelOpenbaarSamen(parseEnv(envSchema, process.env), (afhankelijkheden) => [
  maakOpenbareRoute(
    publiekeMeldingOperaties(afhankelijkheden.regio).dienPubliekeMeldingIn,
    receiveMelding(afhankelijkheden),
  ),
]);
