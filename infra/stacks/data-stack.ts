import { CfnOutput } from "aws-cdk-lib";
import * as dynamodb from "aws-cdk-lib/aws-dynamodb";
import * as secretsmanager from "aws-cdk-lib/aws-secretsmanager";
import type { Construct } from "constructs";
import { TABEL } from "../../shared/adapters/dynamodb/table.ts";
import { makeEmmers } from "../constructs/bijlagenemmers.ts";
import { acknowledge } from "../constructs/erkenning.ts";
import { KetenSleutel } from "../constructs/keten-sleutel.ts";
import { KetenStack } from "../constructs/keten-stack.ts";
import type { KetenStackProps } from "../constructs/keten-stack.ts";
import { lockWith } from "../constructs/partner-kanaal.ts";
import type { Gegevens } from "../constructs/tabellen.ts";

const tekst = (name: string): dynamodb.Attribute => ({ name, type: dynamodb.AttributeType.STRING });

/** What outlives every deploy: the tables of casework and log, the files of attachments, their key and the secret of the keyed hashes. */
export class DataStack extends KetenStack {
  readonly gegevens: Gegevens;

  constructor(scope: Construct, props: KetenStackProps) {
    super(scope, "data", props);
    const { eigenSleutel, pointInTimeRecovery, verwijderbeveiliging } = this.instellingen.gegevens;
    const sleutel = eigenSleutel ? new KetenSleutel(this, "Sleutel") : undefined;
    const huis: Omit<dynamodb.TableProps, "partitionKey"> = {
      sortKey: tekst(TABEL.sk),
      billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: pointInTimeRecovery },
      timeToLiveAttribute: TABEL.verlooptOp,
      deletionProtection: verwijderbeveiliging,
      removalPolicy: this.bijVerwijderen,
      ...(sleutel === undefined
        ? { encryption: dynamodb.TableEncryption.AWS_MANAGED }
        : { encryption: dynamodb.TableEncryption.CUSTOMER_MANAGED, encryptionKey: sleutel }),
    };
    const tabel = new dynamodb.Table(this, "Tabel", {
      ...huis,
      partitionKey: tekst(TABEL.pk),
      stream: dynamodb.StreamViewType.NEW_IMAGE,
    });
    for (const { naam, pk, sk } of Object.values(TABEL.indexen))
      tabel.addGlobalSecondaryIndex({
        indexName: naam,
        partitionKey: tekst(pk),
        sortKey: tekst(sk),
        projectionType: dynamodb.ProjectionType.ALL,
      });
    const logTabel = new dynamodb.Table(this, "LogTabel", { ...huis, partitionKey: tekst(TABEL.pk) });
    if (!pointInTimeRecovery)
      for (const table of [tabel, logTabel])
        acknowledge(table, "Fictitious data of the local cloud, which has no backups.", "DDB3");

    const sleutelGeheim = new secretsmanager.Secret(this, "HashSleutel", {
      description: "Key of the keyed hashes over identity keys, with its version",
      generateSecretString: {
        secretStringTemplate: JSON.stringify({ versie: "1" }),
        generateStringKey: "sleutel",
        passwordLength: 64,
        excludePunctuation: true,
      },
      removalPolicy: this.bijVerwijderen,
    });
    lockWith(sleutelGeheim, { sleutel });
    acknowledge(
      sleutelGeheim,
      "A new key makes every stored hash unfindable: it gets a new version and a re-hash, not a rotation by a clock.",
      "SMG4",
    );

    const emmers = makeEmmers(this, sleutel);

    this.gegevens = { tabel, logTabel, sleutelGeheim, sleutel, emmers };
    new CfnOutput(this, "TabelNaam", { value: tabel.tableName });
    new CfnOutput(this, "QuarantaineNaam", { value: emmers.quarantaine.naam });
    new CfnOutput(this, "BijlagenNaam", { value: emmers.schoon.naam });
    new CfnOutput(this, "LogTabelNaam", { value: logTabel.tableName });
  }
}
