import { randomUUID } from "node:crypto";
import type { SQSRecord } from "aws-lambda";
import { describe, expect, it } from "vitest";
import { deliverBatch } from "../../../functions/deliver/deliver-batch.ts";
import { maakOnderbreker } from "../../../functions/deliver/onderbreker.ts";
import { nieuweNotificatie } from "../../../shared/domain/bezorging.ts";
import { opsporingOntvanger } from "../../../shared/domain/traject.ts";
import { naarCloudEvent, naarKanaalsein } from "../../../shared/events/index.ts";
import { laadRegio } from "../../../shared/region/index.ts";
import { maakPostDouble, maakWebhookDouble, webhookNaar } from "../../doubles/webhook.ts";
import { maakCaseworkDouble } from "../../doubles/casework.ts";
import { maakKanaalstand } from "../../fixtures/records.ts";
import { bericht, geenPauze, INSTELLINGEN, maakLogDouble, NU } from "../keten-records.ts";
import { opstelling } from "./opstelling.ts";

const arn = (naam: string) => `arn:aws:sqs:eu-west-1:123456789012:${naam}`;

describe("a batch of messages", () => {
  it("goes each to its queue's recipient; only faults of our own go back; who has to be told by another way is", async () => {
    const casework = maakCaseworkDouble();
    const webhook = maakWebhookDouble();
    const post = maakPostDouble();
    let geschreven = 0;
    casework.zet(maakKanaalstand({ ontvanger: "om", stand: "hapert", klok: NU }));
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
          record("sein", "om", JSON.stringify(naarKanaalsein("om").event)),
        ],
      },
      {
        ...{ casework, bezorger: webhook, log, heraanbodSeconden: 60, nu: () => NU, toeval: () => 1, wacht: geenPauze },
        ...{ post, nieuwId: randomUUID, onderbreker: maakOnderbreker(() => NU), tel: () => undefined },
        schrijfTellingen: () => (geschreven += 1),
        regio: laadRegio("nog"),
        ontvangers: { [arn("politie")]: "politie", [arn("om")]: "om" },
        kanalen: {
          vind: async (ontvanger) =>
            Promise.resolve(webhookNaar(`https://${ontvanger}.example/`, `bus@${ontvanger}.example`)),
        },
      },
    );
    const terug = antwoord.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
    expect(terug.toSorted()).toEqual(["onleesbaar", "van-niemand"]);
    expect(webhook.ontvangen.map(({ url }) => url).toSorted()).toEqual([
      "https://om.example/",
      "https://politie.example/",
    ]);
    expect(post.verstuurd).toEqual([{ adres: "bus@om.example", brief: "niet-bezorgd" }]);
    expect(geschreven).toBe(1);
    expect(JSON.stringify(regels)).not.toContain("geheime naam");
  });

  const POLITIE = opsporingOntvanger("politie");
  it.each([
    ["politie", { soort: "bezorgd" }, ["kanaal-bevestigd", "bericht-bezorgd"]],
    [POLITIE, { soort: "bezorgd" }, []],
    ["fg", { soort: "bezorgd" }, []],
    [POLITIE, { soort: "later", reden: "http-503", naSeconden: null }, []],
    [POLITIE, { soort: "geweigerd", status: 400 }, ["bericht-onbestelbaar", "kanaal-hapert"]],
    [POLITIE, { soort: "opgezegd" }, ["bericht-onbestelbaar", "kanaal-zegt-op"]],
  ] as const)(
    "of %s that answers %o logs no more than ops may see of its channel",
    async (ontvanger, uitkomst, gelogd) => {
      const o = opstelling(ontvanger);
      const { event } = o.zetRegel(1);
      o.webhook.antwoord(uitkomst);
      await deliverBatch(
        { Records: [{ messageId: "1", eventSourceARN: arn("x"), body: JSON.stringify(event) } as SQSRecord] },
        {
          ...o.afhankelijkheden,
          post: o.post,
          schrijfTellingen: () => undefined,
          ontvangers: { [arn("x")]: ontvanger },
        },
      );
      const over = o.regels.filter(({ regel }) => regel !== "functie-klaar");
      expect(over.map(({ regel }) => regel)).toEqual(gelogd);
      // Neither whose, nor which: those are in the feed, for who reads that.
      const zegt = JSON.stringify(over);
      const verraadt = [ontvanger, "volgnummer", event.id].filter((deel) => zegt.includes(deel));
      expect(verraadt).toHaveLength(ontvanger === "politie" ? 3 : 0);
    },
  );
});
