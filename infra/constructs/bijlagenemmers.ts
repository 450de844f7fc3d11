import { Aws, Duration } from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";
import type * as kms from "aws-cdk-lib/aws-kms";
import * as s3 from "aws-cdk-lib/aws-s3";
import { acknowledge, acknowledgeWildcard } from "./erkenning.ts";
import type { Ketenfunctie } from "./keten-function.ts";
import type { KetenStack } from "./keten-stack.ts";
import { allow, allowSleutel, SLEUTELGEBRUIK, type Emmer, type Emmers, type Gegevens } from "./tabellen.ts";

/** Days that a file lies in quarantine when nobody decides about it; the record stays. */
const QUARANTAINE_DAGEN = 30;

/**
 * The roles that read the files, by how CloudFormation names them after stack and construct: the buckets are made before them,
 * and refuse everybody else.
 */
const LEZERS = {
  quarantaine: ["chain-KeuringRol", "chain-ScanRol", "chain-EicarNabootsingRol"],
  schoon: ["api-BijlagenRol"],
} as const;

/** What both buckets have: no public access, TLS only, no versions (a file that is destroyed is gone), a log of who came. */
const huis = (scope: KetenStack, sleutel: kms.Key | undefined) =>
  ({
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    versioned: false,
    removalPolicy: scope.bijVerwijderen,
    ...(sleutel === undefined
      ? { encryption: s3.BucketEncryption.S3_MANAGED }
      : { encryption: s3.BucketEncryption.KMS, encryptionKey: sleutel, bucketKeyEnabled: true }),
  }) as const;

/**
 * Refuses what a policy of the account could give: reading for anybody but these roles, an administrator too, and writing under
 * another key. Without a header the bucket's own encryption applies, which is the same.
 */
const sluit = (scope: KetenStack, emmer: s3.Bucket, lezers: readonly string[], sleutel: kms.Key | undefined): void => {
  const verbied = (sid: string, actions: string[], conditions: Record<string, Record<string, unknown>>) => {
    emmer.addToResourcePolicy(
      new iam.PolicyStatement({
        ...{ sid, effect: iam.Effect.DENY, principals: [new iam.AnyPrincipal()], actions, conditions },
        resources: [emmer.arnForObjects("*")],
      }),
    );
  };
  const rol = (naam: string) =>
    `arn:${Aws.PARTITION}:iam::${Aws.ACCOUNT_ID}:role/ketenregie-${scope.instellingen.naam}-${naam}*`;
  verbied("AlleenDezeLezen", ["s3:GetObject", "s3:GetObjectVersion"], {
    ArnNotLike: { "aws:PrincipalArn": lezers.map(rol) },
  });
  const anders = (kop: string, waarde: string) => ({ Null: { [kop]: "false" }, StringNotEquals: { [kop]: waarde } });
  verbied(
    "AlleenOnzeVersleuteling",
    ["s3:PutObject"],
    anders("s3:x-amz-server-side-encryption", sleutel === undefined ? "AES256" : "aws:kms"),
  );
  if (sleutel !== undefined)
    verbied(
      "AlleenOnzeSleutel",
      ["s3:PutObject"],
      anders("s3:x-amz-server-side-encryption-aws-kms-key-id", sleutel.keyArn),
    );
};

/** Puts what CDK has no plain property for: its own ways are a custom resource, and a type that does not fit. */
const stelIn = (emmer: s3.Bucket, eigenschappen: Partial<Pick<s3.CfnBucket, Instelbaar>>): void => {
  const cfn = emmer.node.defaultChild;
  if (cfn instanceof s3.CfnBucket) Object.assign(cfn, eigenschappen);
};
type Instelbaar = "notificationConfiguration" | "loggingConfiguration";

/** Where S3 tells who came for the files. */
const makeToegangslogboek = (scope: KetenStack): s3.Bucket => {
  const toegang = new s3.Bucket(scope, "Toegangslogboek", {
    // S3 delivers its logs under its own key only. They hold ids, roles and addresses, which no longer work by then.
    ...huis(scope, undefined),
    lifecycleRules: [{ expiration: Duration.days(scope.instellingen.logboek.dagen) }],
  });
  toegang.addToResourcePolicy(
    new iam.PolicyStatement({
      principals: [new iam.ServicePrincipal("logging.s3.amazonaws.com")],
      actions: ["s3:PutObject"],
      resources: [toegang.arnForObjects("*")],
      conditions: { StringEquals: { "aws:SourceAccount": Aws.ACCOUNT_ID } },
    }),
  );
  acknowledge(toegang, "It is the log of the others.", "S1");
  return toegang;
};

const emmerVan = (omgeving: string, soort: string): Emmer => {
  const naam = `ketenregie-${omgeving}-${soort}-${Aws.ACCOUNT_ID}`;
  return { naam, arn: `arn:${Aws.PARTITION}:s3:::${naam}` };
};

/** Every object of a bucket. */
export const objectenVan = ({ arn }: Emmer): string => `${arn}/*`;

/** Where the files of attachments lie, and the log of who came for them. */
export const makeEmmers = (scope: KetenStack, sleutel: kms.Key | undefined): Emmers => {
  const { naam } = scope.instellingen;
  const emmers = { quarantaine: emmerVan(naam, "quarantaine"), schoon: emmerVan(naam, "bijlagen") };
  const toegang = makeToegangslogboek(scope);
  const log = (logFilePrefix: string) => ({
    loggingConfiguration: { destinationBucketName: toegang.bucketName, logFilePrefix },
  });
  const abortIncompleteMultipartUploadAfter = Duration.days(1);
  const quarantaine = new s3.Bucket(scope, "Quarantaine", {
    ...huis(scope, sleutel),
    bucketName: emmers.quarantaine.naam,
    lifecycleRules: [{ abortIncompleteMultipartUploadAfter, expiration: Duration.days(QUARANTAINE_DAGEN) }],
  });
  stelIn(quarantaine, {
    ...log("quarantaine/"),
    notificationConfiguration: { eventBridgeConfiguration: { eventBridgeEnabled: true } },
  });
  const schoon = new s3.Bucket(scope, "Bijlagen", {
    ...huis(scope, sleutel),
    bucketName: emmers.schoon.naam,
    lifecycleRules: [{ abortIncompleteMultipartUploadAfter }],
  });
  stelIn(schoon, log("bijlagen/"));
  sluit(scope, quarantaine, LEZERS.quarantaine, sleutel);
  sluit(scope, schoon, LEZERS.schoon, sleutel);
  return emmers;
};

/** What a function is told of the buckets. */
export const opslagVariabelen = ({ emmers, sleutel }: Gegevens) => ({
  QUARANTAINE: emmers.quarantaine.naam,
  BIJLAGEN: emmers.schoon.naam,
  BIJLAGEN_SLEUTEL: sleutel?.keyArn ?? "",
});

/** Rights on the objects of a bucket, for a role of ours. */
export const grantObjecten = (
  gegevens: Gegevens,
  { rol }: { readonly rol: iam.Role },
  emmer: Emmer,
  actions: readonly string[],
): void => {
  allow(rol, actions, [objectenVan(emmer)]);
  allowSleutel(gegevens, rol, SLEUTELGEBRUIK);
  acknowledgeWildcard(rol, "The key of an object is the id of an attachment.", objectenVan(emmer));
};

/** Giving the form by which a file is sent to quarantine, and the address by which one of the store is read. */
export const grantBijlagen = (gegevens: Gegevens, functie: Ketenfunctie): void => {
  grantObjecten(gegevens, functie, gegevens.emmers.quarantaine, ["s3:PutObject"]);
  grantObjecten(gegevens, functie, gegevens.emmers.schoon, ["s3:GetObject"]);
};
