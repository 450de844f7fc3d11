import { Stack } from "aws-cdk-lib";
import { Metric } from "aws-cdk-lib/aws-cloudwatch";
import type { MetricOptions } from "aws-cdk-lib/aws-cloudwatch";
import * as iam from "aws-cdk-lib/aws-iam";
import * as ses from "aws-cdk-lib/aws-ses";
import { Construct } from "constructs";
import { acknowledgeWildcard } from "./erkenning.ts";
import type { Ketenfunctie } from "./keten-function.ts";
import type { KetenStack } from "./keten-stack.ts";

/** What comes back of a mail, each the name of a metric of SES: ours to hear of, since SES then stops mailing that address. */
export const RETOUREN = ["Bounce", "Complaint", "Reject"] as const;

/**
 * Mail to functional mailboxes by SES: the domain we send for, and a configuration set that sends over TLS or not at all,
 * keeps addresses that bounced or complained apart, and counts. Metrics and logs know no address.
 */
export class Post extends Construct {
  private readonly afzender: string;
  private readonly identiteit: ses.CfnEmailIdentity;
  private readonly set: ses.ConfigurationSet;

  constructor(scope: KetenStack, afzender: string) {
    super(scope, "Post");
    this.afzender = afzender;
    this.set = new ses.ConfigurationSet(this, "Set", {
      tlsPolicy: ses.ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: ses.SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    this.set.addEventDestination("Retouren", {
      destination: ses.EventDestination.cloudWatchDimensions([
        // SES tags each mail with the set it went through.
        { source: ses.CloudWatchDimensionSource.MESSAGE_TAG, name: DIMENSIE, defaultValue: "geen" },
      ]),
      events: [ses.EmailSendingEvent.BOUNCE, ses.EmailSendingEvent.COMPLAINT, ses.EmailSendingEvent.REJECT],
    });
    this.identiteit = new ses.CfnEmailIdentity(this, "Domein", {
      emailIdentity: afzender.slice(afzender.indexOf("@") + 1),
      configurationSetAttributes: { configurationSetName: this.set.configurationSetName },
      // What bounces is counted, not mailed: such a mail would hold the address.
      feedbackAttributes: { emailForwardingEnabled: false },
    });
  }

  /** The part of a function's environment that is about mail, but for where there is something to see. */
  get variabelen(): { readonly MAIL_AFZENDER: string; readonly MAIL_CONFIGURATIESET: string } {
    return { MAIL_AFZENDER: this.afzender, MAIL_CONFIGURATIESET: this.set.configurationSetName };
  }

  /** Mailing in our name to these mailboxes, and to nobody else. */
  grantSend(functie: Ketenfunctie, adressen: readonly string[]): void {
    const stack = Stack.of(functie);
    const arn = (soort: string, naam: string) =>
      stack.formatArn({ service: "ses", resource: soort, resourceName: naam });
    functie.addToRolePolicy(
      new iam.PolicyStatement({
        actions: ["ses:SendEmail"],
        resources: [
          arn("identity", this.identiteit.emailIdentity),
          arn("configuration-set", this.set.configurationSetName),
        ],
        conditions: {
          StringEquals: { "ses:FromAddress": this.afzender },
          "ForAllValues:StringEquals": { "ses:Recipients": [...adressen] },
        },
      }),
    );
    functie.addToRolePolicy(new iam.PolicyStatement({ actions: ["ses:GetSuppressedDestination"], resources: ["*"] }));
    acknowledgeWildcard(functie.rol, "SES knows no resource for asking whether mail to an address came back.", "*");
  }

  /** How much came back. */
  retouren(soort: (typeof RETOUREN)[number], opties: MetricOptions): Metric {
    return new Metric({
      ...opties,
      namespace: "AWS/SES",
      metricName: soort,
      dimensionsMap: { [DIMENSIE]: this.set.configurationSetName },
    });
  }
}

const DIMENSIE = "ses:configuration-set";
