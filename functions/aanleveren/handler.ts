import type { Context, SQSBatchResponse, SQSEvent } from "aws-lambda";
import { maakOpzij } from "../../shared/adapters/wachtrij/opzij.ts";
import { parseEnv } from "../../shared/runtime/env.ts";
import { log } from "../../shared/runtime/log.ts";
import { nu, stelSamen } from "../../shared/runtime/samenstelling.ts";
import { acceptBatch } from "./accept-batch.ts";
import { acceptPage } from "./accept-page.ts";
import { envSchema } from "./env.ts";

/** Time that a run keeps to store what came of the lines, in milliseconds. */
const RESERVE_MS = 15_000;

const env = parseEnv(envSchema, process.env);
const basis = stelSamen(env);
const opzij = maakOpzij(env.OPZIJ_WACHTRIJ);

export const handler = async (
  event: SQSEvent,
  context: Pick<Context, "getRemainingTimeInMillis">,
): Promise<SQSBatchResponse> => {
  const tijdOp = () => context.getRemainingTimeInMillis() < RESERVE_MS;
  const verwerk = acceptPage(basis, { nu, tijdOp, opzij, log, heraanbodSeconden: env.HERAANBOD_SECONDEN });
  return acceptBatch(event, { verwerk, log });
};
