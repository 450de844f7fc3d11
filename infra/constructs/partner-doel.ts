import * as events from "aws-cdk-lib/aws-events";
import * as iam from "aws-cdk-lib/aws-iam";
import type * as sqs from "aws-cdk-lib/aws-sqs";
import { Duration } from "aws-cdk-lib";
import { Construct } from "constructs";
import type { Doelkanaal } from "../environments/kanalen.ts";
import { pascalCase } from "./keten-stack.ts";
import type { KetenStack } from "./keten-stack.ts";
import { ALLEEN_HET_EVENT, vanOntvanger } from "./partner-kanaal.ts";
import { deadLetterQueue } from "./wachtrij.ts";

/**
 * A queue or bus in the account of a partner, as the target of a rule of its own. EventBridge tries for a day; what does not
 * arrive lies in our dead-letter queue. The partner must let our role in by the policy of its queue or bus.
 * - A queue gets the CloudEvent alone.
 * - A bus gets the whole event, since a target that is a bus takes no part of one: the CloudEvent is its `detail.event`, and
 *   beside it is the partner's own code.
 */
export class PartnerDoel extends Construct {
  readonly ontvanger: string;
  readonly terzijde: sqs.Queue;

  constructor(
    scope: KetenStack,
    {
      ontvanger,
      bus,
      kanaal,
    }: { readonly ontvanger: string; readonly bus: events.EventBus; readonly kanaal: Doelkanaal },
  ) {
    super(scope, pascalCase(ontvanger));
    this.ontvanger = ontvanger;
    this.terzijde = deadLetterQueue(this, "Terzijde");
    const rol = new iam.Role(this, "Rol", {
      assumedBy: new iam.ServicePrincipal("events.amazonaws.com", {
        conditions: { StringEquals: { "aws:SourceAccount": scope.account } },
      }),
    });
    const actie = kanaal.soort === "wachtrij" ? "sqs:SendMessage" : "events:PutEvents";
    rol.addToPolicy(new iam.PolicyStatement({ actions: [actie], resources: [kanaal.arn] }));
    // Events alone: what is said on the bus to our own deliver is not for a partner.
    const regel = new events.Rule(this, "Regel", {
      eventBus: bus,
      eventPattern: { ...vanOntvanger(ontvanger), detail: { ontvanger: [ontvanger], event: { specversion: ["1.0"] } } },
    });
    regel.addTarget({
      bind: () => ({
        ...{ arn: kanaal.arn, role: rol },
        ...(kanaal.soort === "wachtrij" ? { input: ALLEEN_HET_EVENT } : {}),
        deadLetterConfig: { arn: this.terzijde.queueArn },
        retryPolicy: { maximumEventAgeInSeconds: Duration.days(1).toSeconds(), maximumRetryAttempts: 185 },
      }),
    });
    this.terzijde.addToResourcePolicy(
      new iam.PolicyStatement({
        principals: [new iam.ServicePrincipal("events.amazonaws.com")],
        actions: ["sqs:SendMessage"],
        resources: [this.terzijde.queueArn],
        conditions: { ArnEquals: { "aws:SourceArn": regel.ruleArn } },
      }),
    );
  }
}
