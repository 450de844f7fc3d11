import { Match } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { OMGEVINGEN } from "../../../infra/environments/schema.ts";
import { sjablonenVan } from "../sjablonen.ts";

describe.each(OMGEVINGEN)("data of %s", (omgeving) => {
  const { environment, resources, template, tekst } = sjablonenVan(omgeving);
  const { bijVerwijderen, eigenSleutel, pointInTimeRecovery, verwijderbeveiliging } = environment.gegevens;

  it("keeps both tables as the environment says", () => {
    const data = template("data");
    data.resourceCountIs("AWS::DynamoDB::Table", 2);
    data.allResources("AWS::DynamoDB::Table", {
      DeletionPolicy: bijVerwijderen === "bewaren" ? "Retain" : "Delete",
      Properties: Match.objectLike({
        BillingMode: "PAY_PER_REQUEST",
        TimeToLiveSpecification: { AttributeName: "verlooptOp", Enabled: true },
        SSESpecification: Match.objectLike({ SSEEnabled: true, ...(eigenSleutel ? { SSEType: "KMS" } : {}) }),
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: pointInTimeRecovery },
        DeletionProtectionEnabled: verwijderbeveiliging,
      }),
    });
    expect(resources("AWS::DynamoDB::Table").map(({ stack }) => stack)).toEqual(["data", "data"]);
  });

  it("gives the table of casework a stream of new images and two whole indexes", () => {
    template("data").hasResourceProperties("AWS::DynamoDB::Table", {
      StreamSpecification: { StreamViewType: "NEW_IMAGE" },
      GlobalSecondaryIndexes: ["werk", "klok"].map((naam) =>
        Match.objectLike({
          IndexName: naam,
          KeySchema: [
            { AttributeName: `${naam}Pk`, KeyType: "HASH" },
            { AttributeName: `${naam}Sk`, KeyType: "RANGE" },
          ],
          Projection: { ProjectionType: "ALL" },
        }),
      ),
    });
  });

  it("puts every secret under the key of the chain, where it has one", () => {
    const sleutels = resources("AWS::SecretsManager::Secret").map(({ Properties }) => tekst(Properties["KmsKeyId"]));
    expect(sleutels.length).toBeGreaterThan(0);
    expect(new Set(sleutels)).toEqual(new Set([eigenSleutel ? "<Sleutel.Arn>" : tekst(undefined)]));
  });
});

describe("data that is real", () => {
  it.each(["productie", "acceptatie"] as const)("is guarded in %s", (omgeving) => {
    expect(sjablonenVan(omgeving).environment.gegevens).toEqual({
      bijVerwijderen: "bewaren",
      pointInTimeRecovery: true,
      verwijderbeveiliging: true,
      eigenSleutel: true,
    });
  });

  it("is decrypted by no human role: only by our functions' roles and by the role that deploys tables", () => {
    const beleid = z
      .object({
        Statement: z.array(
          z.looseObject({
            Action: z.array(z.string()),
            Condition: z
              .object({ ArnLike: z.object({ "aws:PrincipalArn": z.tuple([z.unknown()]) }), StringEquals: z.unknown() })
              .optional(),
          }),
        ),
      })
      .parse(sjablonenVan("productie").resources("AWS::KMS::Key")[0]?.Properties["KeyPolicy"]);
    const ontsleutelt = beleid.Statement.filter(({ Action }) =>
      Action.some((actie) => ["kms:*", "kms:Decrypt", "kms:ReEncrypt*", "kms:CreateGrant"].includes(actie)),
    );
    const wie = ontsleutelt.map(({ Condition }) =>
      sjablonenVan("productie").tekst(Condition?.ArnLike["aws:PrincipalArn"][0]),
    );
    const rol = "arn:<AWS::Partition>:iam::<AWS::AccountId>:role";
    expect(wie).toEqual([`${rol}/ketenregie-productie-*`, `${rol}/cdk-*-cfn-exec-role-*`]);
  });
});
