import { randomUUID } from "node:crypto";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { maakGeheimen } from "../../shared/adapters/geheimen/geheimen.ts";
import { maakKanalen } from "../../shared/adapters/webhook/kanalen.ts";
import { maakWebhook } from "../../shared/adapters/webhook/webhook.ts";
import { laadRegio } from "../../shared/region/index.ts";
import { parseEnv } from "../../shared/runtime/env.ts";
import { wachtMetSpreiding } from "../../shared/runtime/herhaling.ts";
import { log } from "../../shared/runtime/log.ts";
import { nu, stelCaseworkSamen } from "../../shared/runtime/samenstelling.ts";
import { deliverBatch, type BatchAfhankelijkheden } from "./deliver-batch.ts";
import { envSchema } from "./env.ts";
import { maakBezorgtellingen } from "./metrics.ts";
import { maakOnderbreker } from "./onderbreker.ts";

const env = parseEnv(envSchema, process.env);

const webhook = maakWebhook({ loopbackToegestaan: env.LOOPBACK_TOEGESTAAN === "ja" });

const afhankelijkheden: BatchAfhankelijkheden = {
  casework: stelCaseworkSamen(env),
  regio: laadRegio(env.REGIO),
  kanalen: maakKanalen(maakGeheimen(), env.KANAAL_URLS, env.KANAAL_GEHEIMEN),
  bezorger: {
    bezorg: async (kanaal, event) => {
      if (kanaal.soort !== "webhook") throw new Error("Only webhooks are configured");
      return webhook.bezorg(kanaal, event);
    },
    handdruk: async () => Promise.resolve({ soort: "toegestaan" }),
  },
  post: {
    stuur: async () => Promise.reject(new Error("Nobody is told by mail: no channel has such an address")),
  },
  onderbreker: maakOnderbreker(nu),
  ontvangers: env.WACHTRIJ_ONTVANGERS,
  heraanbodSeconden: env.HERAANBOD_SECONDEN,
  nieuwId: randomUUID,
  nu,
  toeval: Math.random,
  wacht: wachtMetSpreiding,
  log,
  ...maakBezorgtellingen(env.OMGEVING),
};

export const handler = async (event: SQSEvent): Promise<SQSBatchResponse> => deliverBatch(event, afhankelijkheden);
