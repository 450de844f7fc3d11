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

/** A channel per recipient that takes webhooks, and the function that delivers them. */
export class PartnersStack extends KetenStack {
  readonly kanalen: readonly PartnerKanaal[];
  readonly deliver: Ketenfunctie;

  constructor(
    scope: Construct,
    props: KetenStackProps & { readonly gegevens: Gegevens; readonly bus: events.EventBus },
  ) {
    super(scope, "partners", props);
    const { gegevens, bus } = props;
    const { heraanbodSeconden, levering, naam, regio } = this.instellingen;
    const webhooks = Object.entries(this.instellingen.kanalen).flatMap(([ontvanger, kanaal]) =>
      kanaal.soort === "webhook"
        ? [{ ontvanger, url: kanaal.url, kanaal: new PartnerKanaal(this, { ontvanger, bus, gegevens }) }]
        : [],
    );
    this.kanalen = webhooks.map(({ kanaal }) => kanaal);
    this.deliver = new KetenFunction(this, "Deliver", {
      functie: "deliver",
      envSchema: deliverEnv,
      variabelen: {
        TABEL: gegevens.tabel.tableName,
        REGIO: regio,
        OMGEVING: naam,
        KANAAL_GEHEIMEN: this.toJsonString(
          Object.fromEntries(webhooks.map(({ ontvanger, kanaal }) => [ontvanger, kanaal.geheim.secretArn])),
        ),
        KANAAL_URLS: JSON.stringify(Object.fromEntries(webhooks.map(({ ontvanger, url }) => [ontvanger, url]))),
        LOOPBACK_TOEGESTAAN: levering.loopbackToegestaan ? "ja" : "nee",
        HERAANBOD_SECONDEN: String(heraanbodSeconden),
      },
      timeout: LEVER_TIMEOUT,
    });
    grantTabel(gegevens, this.deliver, "ophalen", "schrijven");
    for (const { ontvanger, kanaal } of webhooks) {
      kanaal.deliverWith(this.deliver);
      grantGeheim(gegevens, this.deliver, kanaal.geheim);
      new CfnOutput(this, `Wachtrij${pascalCase(ontvanger)}`, { value: kanaal.wachtrij.queueUrl });
    }
  }
}
