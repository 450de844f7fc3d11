import { Duration } from "aws-cdk-lib";
import * as cloudwatch from "aws-cdk-lib/aws-cloudwatch";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import type { RestApi } from "aws-cdk-lib/aws-apigateway";
import type * as lambda from "aws-cdk-lib/aws-lambda";
import * as sns from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import type * as sqs from "aws-cdk-lib/aws-sqs";
import type { Construct } from "constructs";
import type { KetenMachine } from "../constructs/keten-machine.ts";
import { KetenStack, pascalCase } from "../constructs/keten-stack.ts";
import type { KetenStackProps } from "../constructs/keten-stack.ts";
import { bezorgmetriek, heartbeat, sluitendmetriek, watchdogmetriek } from "../constructs/metrieken.ts";
import type { PartnerKanaal } from "../constructs/partner-kanaal.ts";
import { RETOUREN } from "../constructs/post.ts";
import type { Post } from "../constructs/post.ts";

interface OperationsStackProps extends KetenStackProps {
  readonly api: RestApi;
  readonly functies: readonly lambda.Function[];
  readonly stroomlezers: readonly lambda.Function[];
  readonly machines: readonly KetenMachine[];
  /** Every dead-letter queue, by what it stands beside. */
  readonly terzijde: Readonly<Record<string, sqs.Queue>>;
  /** Recipients to whom `deliver` brings what there is. */
  readonly kanalen: readonly Pick<PartnerKanaal, "ontvanger" | "wachtrij">[];
  /** Absent where no mail is sent. */
  readonly post: Post | undefined;
}

type Alarm = Omit<cloudwatch.CreateAlarmOptions, "evaluationPeriods"> & { readonly evaluationPeriods?: number };

/** Every attempt takes a message off the queue, whatever came of it: one this old met a fault of ours. */
const OUDSTE_BERICHT = Duration.minutes(30);

/** Who watches hears of it: alarms on everything that would otherwise stop in silence, and the topic they go to. */
export class OperationsStack extends KetenStack {
  private readonly onderwerp: sns.Topic;

  constructor(scope: Construct, props: OperationsStackProps) {
    super(scope, "operations", props);
    const { alarmOntvangers, naam, watchdogMinuten } = this.instellingen;
    this.onderwerp = new sns.Topic(this, "Alarmen", { enforceSSL: true });
    for (const adres of alarmOntvangers) this.onderwerp.addSubscription(new EmailSubscription(adres));

    const som = { statistic: "Sum", period: Duration.minutes(5) } as const;
    for (const [plaats, wachtrij] of Object.entries(props.terzijde))
      this.alarm(
        `Terzijde${plaats}`,
        wachtrij.metricApproximateNumberOfMessagesVisible({ statistic: "Maximum", period: Duration.minutes(5) }),
        { threshold: 1, alarmDescription: `${plaats}: a message was set aside; see what it lacks and offer it again` },
      );
    for (const functie of props.functies)
      this.alarm(`Fouten${functie.node.id}`, functie.metricErrors(som), {
        threshold: 5,
        alarmDescription: `${functie.node.id}: faults in five minutes`,
      });
    for (const functie of props.stroomlezers)
      this.alarm(
        `Achterstand${functie.node.id}`,
        functie.metric("IteratorAge", { statistic: "Maximum", period: Duration.minutes(1) }),
        {
          threshold: Duration.minutes(10).toMilliseconds(),
          evaluationPeriods: 5,
          alarmDescription: `${functie.node.id} lags behind the table's stream, which keeps 24 hours`,
        },
      );
    for (const { naam: welke, machine } of props.machines) {
      this.alarm(`Mislukt${welke}`, machine.metricFailed(som), {
        threshold: 1,
        alarmDescription: `An execution of ${welke} failed; the watchdog resumes it`,
      });
      this.alarm(`Verlopen${welke}`, machine.metricTimedOut(som), {
        threshold: 1,
        alarmDescription: `An execution of ${welke} expired; the watchdog resumes it`,
      });
    }
    this.alarm("Serverfouten", props.api.metricServerError(som), {
      threshold: 5,
      alarmDescription: "The API answered 5xx in five minutes",
    });
    this.watchChannels(props);
    this.watchSluitend();
    // Silence is the fault: a watchdog that does not run guards nothing.
    this.alarm("HartslagWeg", heartbeat(naam, { statistic: "Sum", period: Duration.minutes(3 * watchdogMinuten) }), {
      threshold: 1,
      comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: cloudwatch.TreatMissingData.BREACHING,
      alarmDescription: "The watchdog gave no sign of life in three of its rounds",
    });
    // One round is a passing fault: what failed is still due, and is seen again.
    this.alarm(
      "WatchdogFouten",
      watchdogmetriek("Fouten", naam, { statistic: "Sum", period: Duration.minutes(watchdogMinuten) }),
      {
        threshold: 1,
        evaluationPeriods: 3,
        alarmDescription: "The watchdog cannot read or handle something in round after round: see its log for what",
      },
    );
  }

  /** That a day passes without a whole round of the reconciliation, and that one finds what a person has to look at. */
  private watchSluitend(): void {
    const { naam } = this.instellingen;
    this.alarm(
      "SluitendWeg",
      sluitendmetriek("SluitendHartslag", naam, { statistic: "Sum", period: Duration.hours(6) }),
      {
        threshold: 1,
        evaluationPeriods: 5,
        comparisonOperator: cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD,
        treatMissingData: cloudwatch.TreatMissingData.BREACHING,
        alarmDescription: "The reconciliation finished no round in thirty hours",
      },
    );
    this.alarm(
      "SluitendBevindingen",
      sluitendmetriek("SluitendBevindingen", naam, { statistic: "Maximum", period: Duration.hours(1) }),
      {
        threshold: 1,
        alarmDescription:
          "The reconciliation found what it cannot mend: `npm run reconcile -- <environment>` tells what, in ids and codes",
      },
    );
  }

  /** That somebody is not told: by us, by their system, or by mail. None of it names a recipient's address. */
  private watchChannels({ kanalen, post }: OperationsStackProps): void {
    const { naam } = this.instellingen;
    const som = { statistic: "Sum", period: Duration.minutes(5) } as const;
    this.alarm("BezorgingOpgegeven", bezorgmetriek("BezorgingOpgegeven", naam, som), {
      threshold: 1,
      alarmDescription:
        "Notifications were given up; they are in the feed: see whose, and offer them again when it is well",
    });
    this.alarm("KanaalHapert", bezorgmetriek("KanaalHapert", naam, som), {
      threshold: 1,
      alarmDescription: "A channel falters or was suspended by its recipient: see which, and speak to them",
    });
    for (const { ontvanger, wachtrij } of kanalen)
      this.alarm(
        `Ouderdom${pascalCase(ontvanger)}`,
        wachtrij.metricApproximateAgeOfOldestMessage({ statistic: "Maximum", period: Duration.minutes(5) }),
        {
          threshold: OUDSTE_BERICHT.toSeconds(),
          evaluationPeriods: 3,
          alarmDescription: `${ontvanger}: deliver does not get round to what waits (a partner that is down leaves nothing here)`,
        },
      );
    if (post === undefined) return;
    for (const soort of RETOUREN)
      this.alarm(`Post${soort}`, post.retouren(soort, som), {
        threshold: 1,
        alarmDescription: `Mail to a functional mailbox came back (${soort}); see the suppression list of SES which, and correct it`,
      });
  }

  private alarm(id: string, metric: cloudwatch.Metric, alarm: Alarm): void {
    metric
      .createAlarm(this, id, {
        evaluationPeriods: 1,
        comparisonOperator: cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
        treatMissingData: cloudwatch.TreatMissingData.NOT_BREACHING,
        ...alarm,
      })
      .addAlarmAction(new SnsAction(this.onderwerp));
  }
}
