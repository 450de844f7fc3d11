import type * as dynamodb from "aws-cdk-lib/aws-dynamodb";
import * as iam from "aws-cdk-lib/aws-iam";
import type * as kms from "aws-cdk-lib/aws-kms";
import type * as secretsmanager from "aws-cdk-lib/aws-secretsmanager";

/** Indexes of the table of casework. */
export const INDEXEN = ["werk", "klok"] as const;

/** What a function may do with the table of casework. Nobody may scan; removing comes with destruction, for one function. */
const RECHTEN = {
  ophalen: ["dynamodb:GetItem", "dynamodb:BatchGetItem"],
  zoeken: ["dynamodb:Query"],
  schrijven: ["dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:ConditionCheckItem"],
} as const;
export type TabelRecht = keyof typeof RECHTEN;

/** What DynamoDB asks of the caller for a table under a customer-managed key; no wildcards. */
const SLEUTELGEBRUIK = ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey", "kms:DescribeKey"];

/** The tables, the key they lie under and the secret of the keyed hashes: what the data stack offers the others. */
export interface Gegevens {
  readonly tabel: dynamodb.Table;
  readonly logTabel: dynamodb.Table;
  readonly sleutelGeheim: secretsmanager.Secret;
  /** Absent where the environment leaves encryption to AWS's own keys. */
  readonly sleutel: kms.Key | undefined;
}

const allow = (grantee: iam.IGrantable, actions: readonly string[], resources: readonly string[]): void => {
  grantee.grantPrincipal.addToPrincipalPolicy(
    new iam.PolicyStatement({ actions: [...actions], resources: [...resources] }),
  );
};

const allowSleutel = ({ sleutel }: Gegevens, grantee: iam.IGrantable, actions: readonly string[]): void => {
  if (sleutel !== undefined) allow(grantee, actions, [sleutel.keyArn]);
};

/** Rights on the table of casework; transactions are authorised by the same single actions. */
export const grantTabel = (gegevens: Gegevens, grantee: iam.IGrantable, ...rechten: readonly TabelRecht[]): void => {
  const arn = gegevens.tabel.tableArn;
  for (const recht of rechten)
    allow(
      grantee,
      RECHTEN[recht],
      recht === "zoeken" ? [arn, ...INDEXEN.map((naam) => `${arn}/index/${naam}`)] : [arn],
    );
  allowSleutel(gegevens, grantee, SLEUTELGEBRUIK);
};

/** The log table is put only, by anyone: who writes it cannot read, change or remove a line (BIO2, design section 6). */
export const grantLogboek = (gegevens: Gegevens, grantee: iam.IGrantable): void => {
  allow(grantee, ["dynamodb:PutItem"], [gegevens.logTabel.tableArn]);
  allowSleutel(gegevens, grantee, SLEUTELGEBRUIK);
};

/** Reading one secret, and no other. */
export const grantGeheim = (gegevens: Gegevens, grantee: iam.IGrantable, geheim: secretsmanager.Secret): void => {
  allow(grantee, ["secretsmanager:GetSecretValue"], [geheim.secretArn]);
  allowSleutel(gegevens, grantee, ["kms:Decrypt"]);
};
