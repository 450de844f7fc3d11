import { randomUUID } from "node:crypto";
import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { maakPost } from "../../shared/adapters/email/post.ts";
import { maakGeheimen } from "../../shared/adapters/geheimen/geheimen.ts";
import { maakBezorger } from "../../shared/adapters/kanalen/bezorger.ts";
import { maakKanalen } from "../../shared/adapters/kanalen/kanalen.ts";
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

const webhook = maakWebhook({
  loopbackToegestaan: env.LOOPBACK_TOEGESTAAN === "ja",
  herkomst: env.HERKOMST,
  maximaalMs: env.BEZORG_SECONDEN * 1000,
});
const post = maakPost({
  afzender: env.MAIL_AFZENDER === "" ? null : env.MAIL_AFZENDER,
  configuratieset: env.MAIL_CONFIGURATIESET,
  bekijkAdres: env.BEKIJK_ADRES,
});

const afhankelijkheden: BatchAfhankelijkheden = {
  casework: stelCaseworkSamen(env),
  regio: laadRegio(env.REGIO),
  kanalen: maakKanalen(maakGeheimen(), env.KANALEN),
  bezorger: maakBezorger(webhook, post),
  post,
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
