import type { SQSRecord } from "aws-lambda";
import { describe, expect, it } from "vitest";
import { deliverBatch } from "../../../functions/deliver/deliver-batch.ts";
import { nieuweNotificatie } from "../../../shared/domain/bezorging.ts";
import { naarCloudEvent } from "../../../shared/events/index.ts";
import { laadRegio } from "../../../shared/region/index.ts";
import { maakWebhookDouble, webhookNaar } from "../../doubles/webhook.ts";
import { maakCaseworkDouble } from "../../doubles/casework.ts";
import { bericht, geenPauze, INSTELLINGEN, maakLogDouble, NU } from "../keten-records.ts";

const arn = (naam: string) => `arn:aws:sqs:eu-west-1:123456789012:${naam}`;

describe("a batch of messages", () => {
  it("goes each to its queue's recipient; only faults of our own go back", async () => {
    const casework = maakCaseworkDouble();
    const webhook = maakWebhookDouble();
    const { log, regels } = maakLogDouble();
    const regelVan = (ontvanger: string) => {
      const [regel] = nieuweNotificatie(
        bericht(ontvanger),
        { nummer: 1, opgetredenOp: NU, webhook: true },
        { nu: NU, heraanbodSeconden: 60 },
      );
      casework.zet(regel);
      return JSON.stringify(naarCloudEvent(regel.bericht, regel, INSTELLINGEN));
    };
    const record = (messageId: string, wachtrij: string, body: string) =>
      ({ messageId, eventSourceARN: arn(wachtrij), body }) as SQSRecord;
    webhook.antwoord({ soort: "later", reden: "http-500", naSeconden: null });
    const antwoord = await deliverBatch(
      {
        Records: [
          record("goed", "politie", regelVan("politie")),
          record("onleesbaar", "politie", '{"naam":"geheime naam"}'),
          record("van-niemand", "onbekend", regelVan("moviera")),
          record("ook-goed", "om", regelVan("om")),
        ],
      },
      {
        ...{ casework, bezorger: webhook, log, heraanbodSeconden: 60, nu: () => NU, toeval: () => 1, wacht: geenPauze },
        regio: laadRegio("nog"),
        ontvangers: { [arn("politie")]: "politie", [arn("om")]: "om" },
        kanalen: {
          vind: async (ontvanger) => Promise.resolve(webhookNaar(`https://${ontvanger}.example/`)),
        },
      },
    );
    const terug = antwoord.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
    expect(terug.toSorted()).toEqual(["onleesbaar", "van-niemand"]);
    expect(webhook.ontvangen.map(({ url }) => url).toSorted()).toEqual([
      "https://om.example/",
      "https://politie.example/",
    ]);
    expect(JSON.stringify(regels)).not.toContain("geheime naam");
  });
});
