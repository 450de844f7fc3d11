import { Aws, Duration } from "aws-cdk-lib";
import * as events from "aws-cdk-lib/aws-events";
import * as targets from "aws-cdk-lib/aws-events-targets";
import * as guardduty from "aws-cdk-lib/aws-guardduty";
import * as iam from "aws-cdk-lib/aws-iam";
import { SqsEventSource } from "aws-cdk-lib/aws-lambda-event-sources";
import type * as sqs from "aws-cdk-lib/aws-sqs";
import { envSchema as nabootsingEnv } from "../../functions/eicar-nabootsing/env.ts";
import { envSchema as keuringEnv } from "../../functions/keuring/env.ts";
import { grantObjecten, objectenVan, opslagVariabelen } from "./bijlagenemmers.ts";
import { acknowledgeWildcard } from "./erkenning.ts";
import { KetenFunction, type Ketenfunctie } from "./keten-function.ts";
import type { KetenStack } from "./keten-stack.ts";
import { allow, allowSleutel, grantGeheim, grantLogboek, grantTabel, type Gegevens } from "./tabellen.ts";
import { deadLetterQueue, workQueue } from "./wachtrij.ts";

/** Longest that one message is worked on; a file is read whole. */
const TIMEOUT = Duration.seconds(60);
/** Times that a message is received before it is set aside; the clock asks for another verdict by then. */
const MAXIMAAL_ONTVANGEN = 5;

/** What judges attachments: the scanner, the queue of its verdicts, and the function that acts on them. */
export interface Keuring {
  readonly wachtrij: sqs.Queue;
  readonly terzijde: sqs.Queue;
  readonly functies: readonly Ketenfunctie[];
}

/**
 * The scanner sees every file that arrives in quarantine. Its verdicts, and S3's word that a file arrived, come over the account's
 * default bus. Only AWS itself sends events of `aws.…`: a verdict cannot be forged by who may put events.
 */
export const addKeuring = (
  stack: KetenStack,
  gegevens: Gegevens,
  casuswerk: {
    readonly [N in "TABEL" | "REGIO" | "OMGEVING" | "LOGTABEL" | "SLEUTEL_GEHEIM"]: string;
  },
): Keuring => {
  const { scanner } = stack.instellingen;
  const { quarantaine, schoon } = gegevens.emmers;
  const terzijde = deadLetterQueue(stack, "KeuringTerzijde");
  const wachtrij = workQueue(stack, "KeuringWachtrij", {
    zichtbaarheid: Duration.seconds(6 * TIMEOUT.toSeconds()),
    maximaalOntvangen: MAXIMAAL_ONTVANGEN,
    deadLetterQueue: terzijde,
  });
  const keuring = new KetenFunction(stack, "Keuring", {
    functie: "keuring",
    envSchema: keuringEnv,
    variabelen: { ...casuswerk, ...opslagVariabelen(gegevens) },
    timeout: TIMEOUT,
    // A file lies in memory while it is judged.
    geheugen: 1_024,
  });
  grantTabel(gegevens, keuring, ["ophalen"], ["bijlagen", "meldingen", "dossiers", "casussen"]);
  grantTabel(gegevens, keuring, ["schrijven"], ["bijlagen", "casussen"]);
  grantLogboek(gegevens, keuring);
  grantGeheim(gegevens, keuring, gegevens.sleutelGeheim);
  grantObjecten(gegevens, keuring, quarantaine, ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]);
  grantObjecten(gegevens, keuring, schoon, ["s3:PutObject", "s3:DeleteObject"]);
  // Or S3 says 403 of what is not there.
  allow(keuring, ["s3:ListBucket"], [quarantaine.arn]);
  keuring.addEventSource(
    new SqsEventSource(wachtrij, { batchSize: 5, maxConcurrency: 10, reportBatchItemFailures: true }),
  );
  const naarWachtrij = new targets.SqsQueue(wachtrij, { deadLetterQueue: terzijde });
  const aangekomen = {
    source: ["aws.s3"],
    detailType: ["Object Created"],
    detail: { bucket: { name: [quarantaine.naam] } },
  };
  new events.Rule(stack, "BijlageAangekomen", { eventPattern: aangekomen, targets: [naarWachtrij] });
  new events.Rule(stack, "BijlageGekeurd", {
    eventPattern: {
      source: [scanner === "guardduty" ? "aws.guardduty" : "eicar-nabootsing"],
      detailType: ["GuardDuty Malware Protection Object Scan Result"],
      detail: { s3ObjectDetails: { bucketName: [quarantaine.naam] } },
    },
    targets: [naarWachtrij],
  });
  if (scanner === "guardduty") {
    addGuardDuty(stack, gegevens);
    return { wachtrij, terzijde, functies: [keuring] };
  }
  const nabootsing = new KetenFunction(stack, "EicarNabootsing", {
    functie: "eicar-nabootsing",
    envSchema: nabootsingEnv,
    variabelen: { QUARANTAINE: quarantaine.naam },
    timeout: TIMEOUT,
  });
  grantObjecten(gegevens, nabootsing, quarantaine, ["s3:GetObject"]);
  events.EventBus.fromEventBusName(stack, "StandaardBus", "default").grantPutEventsTo(nabootsing);
  new events.Rule(stack, "BijlageNabootsing", {
    eventPattern: aangekomen,
    targets: [new targets.LambdaFunction(nabootsing, { deadLetterQueue: terzijde })],
  });
  return { wachtrij, terzijde, functies: [keuring, nabootsing] };
};

/** GuardDuty Malware Protection for S3 on the quarantine, in a role with what its guide asks; it tags nothing. */
const addGuardDuty = (stack: KetenStack, gegevens: Gegevens): void => {
  const { quarantaine } = gegevens.emmers;
  const rol = new iam.Role(stack, "ScanRol", {
    assumedBy: new iam.ServicePrincipal("malware-protection-plan.guardduty.amazonaws.com"),
  });
  const regel = `arn:${Aws.PARTITION}:events:${stack.region}:${Aws.ACCOUNT_ID}:rule/DO-NOT-DELETE-AmazonGuardDutyMalwareProtectionS3*`;
  rol.addToPolicy(
    new iam.PolicyStatement({
      actions: ["events:PutRule", "events:DeleteRule", "events:PutTargets", "events:RemoveTargets"],
      resources: [regel],
      conditions: { StringEquals: { "events:ManagedBy": "malware-protection-plan.guardduty.amazonaws.com" } },
    }),
  );
  allow(rol, ["events:DescribeRule", "events:ListTargetsByRule"], [regel]);
  allow(rol, ["s3:PutBucketNotification", "s3:GetBucketNotification", "s3:ListBucket"], [quarantaine.arn]);
  allow(rol, ["s3:PutObject"], [`${quarantaine.arn}/malware-protection-resource-validation-object`]);
  allow(rol, ["s3:GetObject", "s3:GetObjectVersion"], [objectenVan(quarantaine)]);
  allowSleutel(gegevens, rol, ["kms:Decrypt", "kms:GenerateDataKey"]);
  acknowledgeWildcard(rol, "GuardDuty names its rule itself; every file of quarantine is scanned.", regel);
  acknowledgeWildcard(rol, "Every file of quarantine is scanned.", objectenVan(quarantaine));
  const plan = new guardduty.CfnMalwareProtectionPlan(stack, "Scan", {
    role: rol.roleArn,
    protectedResource: { s3Bucket: { bucketName: quarantaine.naam } },
    actions: { tagging: { status: "DISABLED" } },
  });
  // GuardDuty tries the role when the plan is made.
  const beleid = rol.node.tryFindChild("DefaultPolicy");
  if (beleid !== undefined) plan.node.addDependency(beleid);
};
