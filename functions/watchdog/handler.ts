import type { Context } from "aws-lambda";
import { maakBijlagenkeuring } from "../../shared/adapters/bijlagen/keuring.ts";
import { maakBus } from "../../shared/adapters/bus/bus.ts";
import { maakKetenmachines } from "../../shared/adapters/ketenmachines/ketenmachines.ts";
import { parseEnv } from "../../shared/runtime/env.ts";
import { log } from "../../shared/runtime/log.ts";
import { machineArns } from "../../shared/runtime/machines.ts";
import { nu, stelSamen } from "../../shared/runtime/samenstelling.ts";
import { envSchema } from "./env.ts";
import { maakTellingen } from "./metrics.ts";
import { watchClock } from "./watch-clock.ts";

/** Time that a run keeps for its last page and its sign of life, in milliseconds. */
const RESERVE_MS = 20_000;

const env = parseEnv(envSchema, process.env);
const basis = stelSamen(env);
const bus = maakBus(env.BUS_NAAM);
const keuring = maakBijlagenkeuring(env.KEURING_WACHTRIJ);
const ketenmachines = maakKetenmachines(machineArns(env));

export const handler = async (_event: unknown, context: Pick<Context, "getRemainingTimeInMillis">): Promise<void> =>
  watchClock({
    casework: basis.casework,
    ketenmachines,
    bus,
    keuring,
    besluit: basis,
    instellingen: { bronUrn: env.BRON_URN, typeVoorvoegsel: env.TYPE_VOORVOEGSEL, datarefBasis: env.DATAREF_BASIS },
    casusControleSeconden: env.CASUS_CONTROLE_SECONDEN,
    uitvoeringDagen: env.UITVOERING_DAGEN,
    kanalen: new Set(env.WEBHOOK_ONTVANGERS),
    heraanbodSeconden: env.HERAANBOD_SECONDEN,
    toeval: Math.random,
    nu,
    tijdOp: () => context.getRemainingTimeInMillis() < RESERVE_MS,
    log,
    ...maakTellingen(env.OMGEVING),
  });
