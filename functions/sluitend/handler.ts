import { setTimeout as slaap } from "node:timers/promises";
import type { Context } from "aws-lambda";
import { maakDocumentClient } from "../../shared/adapters/dynamodb/client.ts";
import { maakLogspoor } from "../../shared/adapters/dynamodb/logspoor.ts";
import { maakSporen } from "../../shared/adapters/dynamodb/sporen.ts";
import { maakKetenmachines } from "../../shared/adapters/ketenmachines/ketenmachines.ts";
import { maakTerzijde } from "../../shared/adapters/wachtrij/terzijde.ts";
import { parseEnv } from "../../shared/runtime/env.ts";
import { log } from "../../shared/runtime/log.ts";
import { machineArns } from "../../shared/runtime/machines.ts";
import { nu, stelSamen } from "../../shared/runtime/samenstelling.ts";
import { envSchema } from "./env.ts";
import { maakHartslag } from "./metrics.ts";
import { leesOpdracht, reportClosing, type Slotverslag } from "./report-closing.ts";

/** Time that a run keeps for the page that it is at, in milliseconds. */
const RESERVE_MS = 60_000;
/** As long as a transaction may be seen by halves, and much longer. */
const HALF_GEZIEN_MS = 1_000;

const env = parseEnv(envSchema, process.env);
const client = maakDocumentClient();
const basis = stelSamen(env, client);
const vast = {
  ...{ casework: basis.casework, sleutels: basis.sleutels, besluit: basis, nu, log },
  sporen: maakSporen(client, env.TABEL, nu),
  logspoor: maakLogspoor(client, env.LOGTABEL),
  terzijde: maakTerzijde({ voorvoegsel: env.WACHTRIJ_VOORVOEGSEL, opsporend: basis.regio.rollen.strafrecht }),
  ketenmachines: maakKetenmachines(machineArns(env)),
  respijtSeconden: env.RESPIJT_SECONDEN,
  casusControleSeconden: env.CASUS_CONTROLE_SECONDEN,
  wacht: () => slaap(HALF_GEZIEN_MS),
  hartslag: maakHartslag(env.OMGEVING),
};

/** Called by the schedule, and by `npm run reconcile`, which reads the answer. */
export const handler = async (
  event: unknown,
  context: Pick<Context, "getRemainingTimeInMillis">,
): Promise<Slotverslag> =>
  reportClosing(leesOpdracht(event), { ...vast, tijdOp: () => context.getRemainingTimeInMillis() < RESERVE_MS });
