import { Aws, Stack } from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";
import * as kms from "aws-cdk-lib/aws-kms";
import { acknowledgeWildcard } from "./erkenning.ts";
import type { KetenStack } from "./keten-stack.ts";

/**
 * The customer-managed key under tables, attachments and secrets. Its policy lets the account manage the key but lets only the
 * roles of our own stacks (and the role that deploys tables) use it, through DynamoDB, S3 and Secrets Manager alone: no
 * human role decrypts, whatever IAM would give it (design section 8).
 */
export class KetenSleutel extends kms.Key {
  constructor(scope: KetenStack, id: string) {
    const account = new iam.AccountRootPrincipal();
    const rollen = (...namen: readonly string[]) =>
      namen.map((naam) => `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:role/${naam}`);
    const via = (...diensten: readonly string[]) => ({
      "kms:ViaService": diensten.map((dienst) => `${dienst}.${Stack.of(scope).region}.amazonaws.com`),
    });
    super(scope, id, {
      description: `Ketenregie ${scope.instellingen.naam}: casework, attachments, processing log and secrets`,
      enableKeyRotation: true,
      removalPolicy: scope.bijVerwijderen,
      policy: new iam.PolicyDocument({
        statements: [
          new iam.PolicyStatement({
            sid: "BeheerZonderOntsleutelen",
            principals: [account],
            actions: [
              "kms:Describe*",
              "kms:List*",
              "kms:Get*",
              "kms:EnableKey*",
              "kms:DisableKey",
              "kms:PutKeyPolicy",
              "kms:UpdateKeyDescription",
              "kms:TagResource",
              "kms:UntagResource",
              "kms:ScheduleKeyDeletion",
              "kms:CancelKeyDeletion",
            ],
            resources: ["*"],
          }),
          new iam.PolicyStatement({
            sid: "GebruikDoorDeKeten",
            principals: [account],
            actions: ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:DescribeKey"],
            resources: ["*"],
            conditions: {
              ArnLike: { "aws:PrincipalArn": rollen(`ketenregie-${scope.instellingen.naam}-*`) },
              // `dynamodb` covers the stream as well; Lambda reads it with the function's role.
              StringEquals: via("dynamodb", "secretsmanager", "s3"),
            },
          }),
          new iam.PolicyStatement({
            sid: "UitrollenVanTabellenEnGeheimen",
            principals: [account],
            actions: [
              "kms:Decrypt",
              "kms:Encrypt",
              "kms:ReEncrypt*",
              "kms:GenerateDataKey*",
              "kms:DescribeKey",
              "kms:CreateGrant",
            ],
            resources: ["*"],
            conditions: {
              ArnLike: { "aws:PrincipalArn": rollen("cdk-*-cfn-exec-role-*") },
              StringEquals: via("dynamodb", "secretsmanager"),
            },
          }),
        ],
      }),
    });
    acknowledgeWildcard(this, "A key policy speaks of its own key only; the wildcards are actions on that key.", "*");
  }
}
