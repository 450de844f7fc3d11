import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { herkenMediatype } from "../../shared/adapters/bijlagen/herkenner.ts";
import { maakBijlagenopslag, maakScanner } from "../../shared/adapters/bijlagen/opslag.ts";
import { parseEnv } from "../../shared/runtime/env.ts";
import { log } from "../../shared/runtime/log.ts";
import { nu, stelSamen } from "../../shared/runtime/samenstelling.ts";
import { envSchema } from "./env.ts";
import { handleBerichten } from "./handle-berichten.ts";

const env = parseEnv(envSchema, process.env);
const emmers = { quarantaine: env.QUARANTAINE, schoon: env.BIJLAGEN, kmsSleutel: env.BIJLAGEN_SLEUTEL };
const afhankelijkheden = {
  ...stelSamen(env),
  ...{ opslag: maakBijlagenopslag(emmers, herkenMediatype), scanner: maakScanner(emmers), nu, log },
};

export const handler = (event: SQSEvent): Promise<SQSBatchResponse> => handleBerichten(event, afhankelijkheden);
