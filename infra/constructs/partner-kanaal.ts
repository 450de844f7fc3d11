import { Duration } from "aws-cdk-lib";
import * as events from "aws-cdk-lib/aws-events";
import * as targets from "aws-cdk-lib/aws-events-targets";
import type * as lambda from "aws-cdk-lib/aws-lambda";
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import * as secretsmanager from "aws-cdk-lib/aws-secretsmanager";
import type * as sqs from "aws-cdk-lib/aws-sqs";
import { Construct } from "constructs";
import type { Bezorgkanaal } from "../environments/kanalen.ts";
import { acknowledge } from "./erkenning.ts";
import { pascalCase } from "./keten-stack.ts";
import type { KetenStack } from "./keten-stack.ts";
import type { Gegevens } from "./tabellen.ts";
import { deadLetterQueue, workQueue } from "./wachtrij.ts";

/** The rule's part that all recipients share: the event itself, without who else it went to (design section 7). */
export const ALLEEN_HET_EVENT = events.RuleTargetInput.fromEventPath("$.detail.event");

/** What is meant for one recipient, and for nobody else. */
export const vanOntvanger = (ontvanger: string): events.EventPattern => ({
  source: ["ketenregie"],
  detail: { ontvanger: [ontvanger] },
});

interface PartnerKanaalProps {
  readonly ontvanger: string;
  readonly bus: events.EventBus;
  readonly gegevens: Gegevens;
  readonly kanaal: Bezorgkanaal;
}

/** So long mail waits for what comes directly after it: one mail tells of both. */
const MAIL_VERZAMELT = Duration.seconds(20);

/**
 * A recipient's channel: its own rule, queue, dead-letter queue and, for a webhook, signing secret, so that suspending one
 * recipient never touches another.
 */
export class PartnerKanaal extends Construct {
  readonly ontvanger: string;
  readonly kanaal: Bezorgkanaal;
  readonly wachtrij: sqs.Queue;
  readonly terzijde: sqs.Queue;
  /** `{geheim, vorigGeheim?, clientGeheim?}`; absent where nothing is signed. */
  readonly geheim: secretsmanager.Secret | undefined;
  private readonly stack: KetenStack;

  constructor(scope: KetenStack, { ontvanger, bus, gegevens, kanaal }: PartnerKanaalProps) {
    super(scope, pascalCase(ontvanger));
    this.ontvanger = ontvanger;
    this.kanaal = kanaal;
    this.stack = scope;
    this.terzijde = deadLetterQueue(this, "Terzijde");
    this.wachtrij = workQueue(this, "Wachtrij", {
      // AWS advises six times the time-out, so that a throttled batch is not handed out twice.
      zichtbaarheid: Duration.seconds(6 * LEVER_TIMEOUT.toSeconds()),
      maximaalOntvangen: scope.instellingen.levering.maximaalOntvangen,
      deadLetterQueue: this.terzijde,
    });
    new events.Rule(this, "Regel", {
      eventBus: bus,
      eventPattern: vanOntvanger(ontvanger),
      targets: [new targets.SqsQueue(this.wachtrij, { message: ALLEEN_HET_EVENT, deadLetterQueue: this.terzijde })],
    });
    this.geheim = kanaal.soort === "webhook" ? this.addGeheim(gegevens) : undefined;
  }

  private addGeheim(gegevens: Gegevens): secretsmanager.Secret {
    const geheim = new secretsmanager.Secret(this, "Geheim", {
      description: `Signing key of the webhook of ${this.ontvanger}`,
      generateSecretString: {
        secretStringTemplate: "{}",
        generateStringKey: "geheim",
        passwordLength: 64,
        excludePunctuation: true,
      },
      removalPolicy: this.stack.bijVerwijderen,
    });
    lockWith(geheim, gegevens);
    acknowledge(geheim, "Shared with the partner: it is renewed by agreement, not by a clock.", "SMG4");
    return geheim;
  }

  /** Lets `deliver` take from this queue, a few at a time, and put back single messages of a batch. */
  deliverWith(functie: lambda.Function): void {
    const { batch, gelijktijdig } = this.stack.instellingen.levering;
    functie.addEventSource(
      new SqsEventSource(this.wachtrij, {
        batchSize: batch,
        maxConcurrency: gelijktijdig,
        ...(this.kanaal.soort === "email" ? { maxBatchingWindow: MAIL_VERZAMELT } : {}),
        reportBatchItemFailures: true,
      }),
    );
  }
}

/** Longest that `deliver` works on one batch. */
export const LEVER_TIMEOUT = Duration.seconds(60);

/** Puts a secret under our own key without the open door in the key's policy that CDK would add. */
export const lockWith = (geheim: secretsmanager.Secret, { sleutel }: Pick<Gegevens, "sleutel">): void => {
  if (sleutel === undefined) return;
  const cfn = geheim.node.defaultChild;
  if (cfn instanceof secretsmanager.CfnSecret) cfn.kmsKeyId = sleutel.keyArn;
};
