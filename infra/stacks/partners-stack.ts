import { CfnOutput } from "aws-cdk-lib";
import type * as events from "aws-cdk-lib/aws-events";
import type { Construct } from "constructs";
import { envSchema as deliverEnv } from "../../functions/deliver/env.ts";
import { KetenFunction } from "../constructs/keten-function.ts";
import type { Ketenfunctie } from "../constructs/keten-function.ts";
import { KetenStack, pascalCase } from "../constructs/keten-stack.ts";
import type { KetenStackProps } from "../constructs/keten-stack.ts";
import { LEVER_TIMEOUT, PartnerKanaal } from "../constructs/partner-kanaal.ts";
import { grantGeheim, grantTabel } from "../constructs/tabellen.ts";
import type { Gegevens } from "../constructs/tabellen.ts";

/**
 * Recipients that one deliver function serves. A function's variables may hold 4 KB in all, and a recipient takes about
 * 400 bytes of them, up to 550: its code three times, its queue, its secret and its address.
 */
const PER_FUNCTIE = 6;

interface Webhook {
  readonly ontvanger: string;
  readonly url: string;
  readonly kanaal: PartnerKanaal;
}

/** A channel per recipient that takes webhooks, and the functions that deliver them. */
export class PartnersStack extends KetenStack {
  readonly kanalen: readonly PartnerKanaal[];
  readonly delivers: readonly Ketenfunctie[];

  constructor(
    scope: Construct,
    props: KetenStackProps & { readonly gegevens: Gegevens; readonly bus: events.EventBus },
  ) {
    super(scope, "partners", props);
    const { gegevens, bus } = props;
    const webhooks = Object.entries(this.instellingen.kanalen).flatMap(([ontvanger, kanaal]) =>
      kanaal.soort === "webhook"
        ? [{ ontvanger, url: kanaal.url, kanaal: new PartnerKanaal(this, { ontvanger, bus, gegevens }) }]
        : [],
    );
    this.kanalen = webhooks.map(({ kanaal }) => kanaal);
    const groepen = Math.max(1, Math.ceil(webhooks.length / PER_FUNCTIE));
    this.delivers = Array.from({ length: groepen }, (_, groep) =>
      this.addDeliver(
        groep === 0 ? "Deliver" : `Deliver${groep + 1}`,
        webhooks.slice(groep * PER_FUNCTIE, (groep + 1) * PER_FUNCTIE),
        gegevens,
      ),
    );
    for (const { ontvanger, kanaal } of webhooks) {
      new CfnOutput(this, `Wachtrij${pascalCase(ontvanger)}`, { value: kanaal.wachtrij.queueUrl });
      // Where the secret is that the partner is given when its channel is set up, never the secret itself.
      new CfnOutput(this, `KanaalGeheim${pascalCase(ontvanger)}`, { value: kanaal.geheim.secretArn });
    }
  }

  private addDeliver(id: string, webhooks: readonly Webhook[], gegevens: Gegevens): Ketenfunctie {
    const { heraanbodSeconden, levering, naam, regio } = this.instellingen;
    const perOntvanger = (waarde: (webhook: Webhook) => string) =>
      this.toJsonString(Object.fromEntries(webhooks.map((webhook) => [webhook.ontvanger, waarde(webhook)])));
    const deliver = new KetenFunction(this, id, {
      functie: "deliver",
      envSchema: deliverEnv,
      variabelen: {
        TABEL: gegevens.tabel.tableName,
        REGIO: regio,
        OMGEVING: naam,
        KANAAL_GEHEIMEN: perOntvanger(({ kanaal }) => kanaal.geheim.secretArn),
        KANAAL_URLS: perOntvanger(({ url }) => url),
        // An ARN is known only once deployed, and CDK takes no such value for a key: neither it nor a code needs escaping.
        WACHTRIJ_ONTVANGERS: `{${webhooks.map(({ ontvanger, kanaal }) => `"${kanaal.wachtrij.queueArn}":"${ontvanger}"`).join(",")}}`,
        LOOPBACK_TOEGESTAAN: levering.loopbackToegestaan ? "ja" : "nee",
        HERAANBOD_SECONDEN: String(heraanbodSeconden),
      },
      timeout: LEVER_TIMEOUT,
    });
    // A webhook tells what the feed holds, and keeps how it went there: nothing of a casus is in reach.
    grantTabel(gegevens, deliver, ["ophalen", "schrijven"], ["feeds"]);
    // That a channel falters is told by a Gebeurtenis, as everything is.
    grantTabel(gegevens, deliver, ["schrijven"], ["kanalen"]);
    // And whether the recipient still has a covenant.
    grantTabel(gegevens, deliver, ["ophalen"], ["partners"]);
    for (const { kanaal } of webhooks) {
      kanaal.deliverWith(deliver);
      grantGeheim(gegevens, deliver, kanaal.geheim);
    }
    return deliver;
  }
}
