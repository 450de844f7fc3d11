import { Duration } from "aws-cdk-lib";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import * as events from "aws-cdk-lib/aws-events";
import * as targets from "aws-cdk-lib/aws-events-targets";
import type * as lambda from "aws-cdk-lib/aws-lambda";
import type * as sqs from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import { envSchema as insightEnv } from "../../functions/insight/env.ts";
import { KetenFunction } from "../constructs/keten-function.ts";
import type { Ketenfunctie } from "../constructs/keten-function.ts";
import type { KetenMachine } from "../constructs/keten-machine.ts";
import { KetenStack } from "../constructs/keten-stack.ts";
import type { KetenStackProps } from "../constructs/keten-stack.ts";
import { heartbeat } from "../constructs/metrieken.ts";
import { ALLEEN_HET_EVENT } from "../constructs/partner-kanaal.ts";
import { grantTabel } from "../constructs/tabellen.ts";
import type { Gegevens } from "../constructs/tabellen.ts";
import { deadLetterQueue } from "../constructs/wachtrij.ts";

interface InsightStackProps extends KetenStackProps {
  readonly gegevens: Gegevens;
  readonly bus: events.EventBus;
  readonly machines: readonly KetenMachine[];
  readonly functies: readonly lambda.Function[];
}

/** Steering information: facts without identity, and a dashboard of how the chain runs. */
export class InsightStack extends KetenStack {
  readonly insight: Ketenfunctie;
  readonly terzijde: sqs.Queue;

  constructor(scope: Construct, props: InsightStackProps) {
    super(scope, "insight", props);
    const { gegevens, bus } = props;
    this.insight = new KetenFunction(this, "Insight", {
      functie: "insight",
      envSchema: insightEnv,
      variabelen: {
        TABEL: gegevens.tabel.tableName,
        REGIO: this.instellingen.regio,
        OMGEVING: this.instellingen.naam,
      },
      timeout: Duration.seconds(20),
    });
    grantTabel(gegevens, this.insight, ["schrijven"], ["stuurfeiten"]);
    this.terzijde = deadLetterQueue(this, "Terzijde");
    new events.Rule(this, "Regel", {
      eventBus: bus,
      eventPattern: { source: ["ketenregie"], detail: { ontvanger: ["inzicht", "inzicht-opsporing"] } },
      targets: [new targets.LambdaFunction(this.insight, { event: ALLEEN_HET_EVENT, deadLetterQueue: this.terzijde })],
    });

    const som = { statistic: "Sum", period: Duration.minutes(5) } as const;
    const dashboard = new cloudwatch.Dashboard(this, "Dashboard", { defaultInterval: Duration.days(1) });
    dashboard.addWidgets(
      new cloudwatch.GraphWidget({
        title: "Uitvoeringen gestart",
        width: 12,
        left: props.machines.map(({ naam: label, machine }) => machine.metricStarted({ ...som, label })),
      }),
      new cloudwatch.GraphWidget({
        title: "Fouten per functie",
        width: 12,
        left: [...props.functies, this.insight].map((functie) =>
          functie.metricErrors({ ...som, label: functie.node.id }),
        ),
      }),
      new cloudwatch.GraphWidget({
        title: "Hartslag van de watchdog",
        width: 12,
        left: [heartbeat(this.instellingen.naam, som)],
      }),
    );
  }
}
