import { Match } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { OMGEVINGEN } from "../../../infra/environments/schema.ts";
import { rechtenVan } from "../rechten.ts";
import { sjablonenVan } from "../sjablonen.ts";

const statementSchema = z.looseObject({
  Effect: z.string(),
  Action: z.union([z.string(), z.array(z.string())]).transform((een) => [een].flat()),
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
});
const beleidSchema = z.looseObject({
  Bucket: z.unknown(),
  PolicyDocument: z.object({ Statement: z.array(statementSchema) }),
});
const emmerSchema = z.looseObject({
  BucketEncryption: z.unknown(),
  PublicAccessBlockConfiguration: z.unknown(),
  LoggingConfiguration: z.unknown().optional(),
  VersioningConfiguration: z.unknown().optional(),
  NotificationConfiguration: z.unknown().optional(),
  LifecycleConfiguration: z.object({ Rules: z.array(z.looseObject({ ExpirationInDays: z.int().optional() })) }),
});
const EMMERS = { quarantaine: "Quarantaine", schoon: "Bijlagen", logboek: "Toegangslogboek" } as const;

describe.each(OMGEVINGEN)("attachments in %s", (omgeving) => {
  const sjablonen = sjablonenVan(omgeving);
  const { environment, resources, tekst, template } = sjablonen;
  const { eigenSleutel, bijVerwijderen } = environment.gegevens;
  const emmer = (naam: string) => {
    const gevonden = resources("AWS::S3::Bucket").find(({ id }) => id.slice(0, -8) === naam);
    return { ...gevonden, ...emmerSchema.parse(gevonden?.Properties) };
  };
  const beleid = (naam: string) => {
    const gevonden = resources("AWS::S3::BucketPolicy")
      .map(({ Properties }) => beleidSchema.parse(Properties))
      .find(({ Bucket }) => tekst(Bucket) === `<${naam}>`);
    return gevonden?.PolicyDocument.Statement ?? [];
  };
  const verboden = (naam: string, actie: string) =>
    beleid(naam).filter(({ Effect, Action }) => Effect === "Deny" && Action.includes(actie));
  const nabootsing = environment.scanner === "nabootsing";

  it.each(Object.values(EMMERS))("%s is for nobody outside, over TLS only, kept once, under our key", (naam) => {
    const { DeletionPolicy, ...eigenschappen } = emmer(naam);
    expect(DeletionPolicy).toBe(bijVerwijderen === "bewaren" ? "Retain" : "Delete");
    expect(eigenschappen.PublicAccessBlockConfiguration).toEqual({
      ...{ BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true },
    });
    // A file that is destroyed is gone: no version of it stays.
    expect(eigenschappen.VersioningConfiguration).toBeUndefined();
    const metSleutel = eigenSleutel && naam !== EMMERS.logboek;
    expect(tekst(eigenschappen.BucketEncryption)).toContain(metSleutel ? '"aws:kms"' : '"AES256"');
    const tls = verboden(naam, "s3:*").map(({ Condition }) => Condition);
    expect(tls).toContainEqual({ Bool: { "aws:SecureTransport": "false" } });
    expect(tls).toContainEqual({ NumericLessThan: { "s3:TlsVersion": 1.2 } });
  });

  it("the files are read by who judges them and the scanner, then by who gives addresses, and by no administrator", () => {
    const wieSchema = z.object({
      "aws:PrincipalArn": z.union([z.array(z.unknown()), z.unknown().transform((een) => [een])]),
    });
    const lezers = (naam: string) =>
      verboden(naam, "s3:GetObject").map(({ Condition }) => {
        const gelezen = wieSchema.parse(Condition?.["ArnNotLike"]);
        return gelezen["aws:PrincipalArn"].map(tekst);
      });
    const rol = (naam: string) => `arn:<AWS::Partition>:iam::<AWS::AccountId>:role/ketenregie-${omgeving}-${naam}*`;
    expect(lezers(EMMERS.quarantaine)).toEqual([
      ["chain-KeuringRol", "chain-ScanRol", "chain-EicarNabootsingRol"].map(rol),
    ]);
    expect(lezers(EMMERS.schoon)).toEqual([[rol("api-BijlagenRol")]]);
    // Those names are what CloudFormation makes of these, and it cuts off none: 64 characters, of which 13 are its own.
    for (const { stack, id } of resources("AWS::IAM::Role").filter(({ id }) =>
      /^(Keuring|Scan|EicarNabootsing|Bijlagen)Rol/.test(id),
    ))
      expect(`ketenregie-${omgeving}-${stack}-${id}`.length).toBeLessThanOrEqual(64 - 13);
  });

  it("no file is written under another key, whatever the request says", () => {
    for (const naam of [EMMERS.quarantaine, EMMERS.schoon]) {
      const kop = "s3:x-amz-server-side-encryption";
      const versleuteling = verboden(naam, "s3:PutObject").map(({ Condition }) => Condition);
      expect(versleuteling).toContainEqual({
        ...{ Null: { [kop]: "false" }, StringNotEquals: { [kop]: eigenSleutel ? "aws:kms" : "AES256" } },
      });
      expect(versleuteling).toHaveLength(eigenSleutel ? 2 : 1);
    }
  });

  it("who comes for a file is logged, for as long as other logs", () => {
    for (const naam of [EMMERS.quarantaine, EMMERS.schoon])
      expect(tekst(emmer(naam).LoggingConfiguration)).toContain(EMMERS.logboek);
    expect(emmer(EMMERS.logboek).LifecycleConfiguration.Rules[0]?.ExpirationInDays).toBe(environment.logboek.dagen);
  });

  it("quarantine forgets, the store does not, and only quarantine tells what arrived", () => {
    expect(emmer(EMMERS.quarantaine).LifecycleConfiguration.Rules[0]?.ExpirationInDays).toBe(30);
    expect(emmer(EMMERS.schoon).LifecycleConfiguration.Rules[0]?.ExpirationInDays).toBeUndefined();
    expect(emmer(EMMERS.quarantaine).NotificationConfiguration).toEqual({
      EventBridgeConfiguration: { EventBridgeEnabled: true },
    });
    expect(emmer(EMMERS.schoon).NotificationConfiguration).toBeUndefined();
  });

  it("each role does with the files what it must", () => {
    const op = (soort: string) => `arn:<AWS::Partition>:s3:::ketenregie-${omgeving}-${soort}-<AWS::AccountId>`;
    const mag = (rol: string) =>
      rechtenVan(sjablonen, rol)
        .filter(({ actie }) => actie.startsWith("s3:"))
        .map(({ actie, op: waarop }) => `${actie} ${waarop}`)
        .toSorted();
    const [wacht, schoon] = [op("quarantaine"), op("bijlagen")];
    expect(mag("BijlagenRol")).toEqual([`s3:GetObject ${schoon}/*`, `s3:PutObject ${wacht}/*`]);
    expect(mag("KeuringRol")).toEqual(
      [
        ...["GetObject", "PutObject", "DeleteObject"].map((actie) => `s3:${actie} ${wacht}/*`),
        ...["PutObject", "DeleteObject"].map((actie) => `s3:${actie} ${schoon}/*`),
        `s3:ListBucket ${wacht}`,
      ].toSorted(),
    );
    if (nabootsing) expect(mag("EicarNabootsingRol")).toEqual([`s3:GetObject ${wacht}/*`]);
    const anderen = resources("AWS::IAM::Role")
      .map(({ id }) => id.slice(0, -8))
      .filter((id) => !["BijlagenRol", "KeuringRol", "EicarNabootsingRol", "ScanRol"].includes(id));
    expect(anderen.length).toBeGreaterThan(10);
    expect(anderen.flatMap(mag)).toEqual([]);
  });

  it("a verdict comes from the scanner of the environment and from nobody else", () => {
    const regels = resources("AWS::Events::Rule").map(({ Properties }) =>
      z.looseObject({ EventPattern: z.looseObject({ source: z.array(z.string()) }).optional() }).parse(Properties),
    );
    const bronnen = regels
      .filter(({ EventPattern }) => JSON.stringify(EventPattern ?? "").includes("Object Scan Result"))
      .map(({ EventPattern }) => EventPattern?.source);
    expect(bronnen).toEqual([[nabootsing ? "eicar-nabootsing" : "aws.guardduty"]]);
    template("chain").resourceCountIs("AWS::GuardDuty::MalwareProtectionPlan", nabootsing ? 0 : 1);
    const nagebootst = resources("AWS::Lambda::Function").filter(({ id }) => id.startsWith("EicarNabootsing"));
    expect(nagebootst).toHaveLength(nabootsing ? 1 : 0);
  });

  it("what cannot be judged goes back to its queue alone, and then aside", () => {
    template("chain").hasResourceProperties("AWS::Lambda::EventSourceMapping", {
      FunctionName: Match.objectLike({ Ref: Match.stringLikeRegexp("^Keuring") }),
      FunctionResponseTypes: ["ReportBatchItemFailures"],
    });
    template("chain").hasResourceProperties("AWS::SQS::Queue", {
      RedrivePolicy: Match.objectLike({ maxReceiveCount: 5 }),
      VisibilityTimeout: 360,
    });
  });
});
