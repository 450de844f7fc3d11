import { maakEicarNabootsing } from "../../shared/adapters/bijlagen/eicar-nabootsing.ts";
import { parseEnv } from "../../shared/runtime/env.ts";
import { log } from "../../shared/runtime/log.ts";
import { envSchema } from "./env.ts";
import { scanUpload } from "./scan-upload.ts";

const { QUARANTAINE } = parseEnv(envSchema, process.env);
const scan = maakEicarNabootsing(QUARANTAINE);

export const handler = (event: unknown): Promise<void> => scanUpload(event, { scan, log });
