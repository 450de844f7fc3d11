import type { DynamoDBStreamEvent } from "aws-lambda";
import { maakBus } from "../../shared/adapters/bus/bus.ts";
import { makeKalender } from "../../shared/adapters/kalender/kalender.ts";
import { maakOpzij } from "../../shared/adapters/wachtrij/opzij.ts";
import { laadRegio } from "../../shared/region/index.ts";
import { parseEnv } from "../../shared/runtime/env.ts";
import { wachtMetSpreiding } from "../../shared/runtime/herhaling.ts";
import { log } from "../../shared/runtime/log.ts";
import { nu, stelCaseworkSamen } from "../../shared/runtime/samenstelling.ts";
import { stroomRecords } from "../../shared/runtime/stroom.ts";
import { envSchema } from "./env.ts";
import { handleRecords } from "./handle-records.ts";

const env = parseEnv(envSchema, process.env);

const afhankelijkheden: Parameters<typeof handleRecords>[1] = {
  casework: stelCaseworkSamen(env),
  bus: maakBus(env.BUS_NAAM),
  opzij: maakOpzij(env.OPZIJ_WACHTRIJ),
  instellingen: { bronUrn: env.BRON_URN, typeVoorvoegsel: env.TYPE_VOORVOEGSEL, datarefBasis: env.DATAREF_BASIS },
  kanalen: new Set(env.WEBHOOK_ONTVANGERS),
  bundels: new Map(env.BUNDELS),
  kalender: makeKalender(laadRegio(env.REGIO)),
  heraanbodSeconden: env.HERAANBOD_SECONDEN,
  nu,
  wacht: wachtMetSpreiding,
  log,
};

export const handler = async (event: DynamoDBStreamEvent): Promise<void> =>
  handleRecords(stroomRecords(event), afhankelijkheden);
