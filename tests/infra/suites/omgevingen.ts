import { describe, expect, it } from "vitest";
import { loadEnvironment } from "../../../infra/environments/index.ts";
import { local } from "../../../infra/environments/local.ts";
import type { EnvironmentInput } from "../../../infra/environments/schema.ts";
import { bezorgdeOntvangers, environmentSchema, OMGEVINGEN } from "../../../infra/environments/schema.ts";
import { maakSjablonen, sjablonenVan, STACKS } from "../sjablonen.ts";

/** Properties by which a resource would get a name of ours; CloudFormation names them, so that copies never clash. */
const NAMEN = [
  "BucketName",
  "TableName",
  "FunctionName",
  "QueueName",
  "RoleName",
  "PolicyName",
  "TopicName",
  "StateMachineName",
  "LogGroupName",
  "AlarmName",
  "AliasName",
  "UserPoolName",
  "ClientName",
  "DashboardName",
];
/** `FunctionName` is also how a permission or a mapping refers to a function; a policy's name is part of its role. */
const VERWIJZEND = ["AWS::Lambda::Permission", "AWS::Lambda::EventSourceMapping", "AWS::IAM::Policy"];

const metFout = (wijzig: (environment: EnvironmentInput) => EnvironmentInput): readonly string[] =>
  environmentSchema
    .safeParse(wijzig(local("http://localhost:1", "http://localhost:2")))
    .error?.issues.map(({ path }) => path.join(".")) ?? [];

describe("configuration", () => {
  it("is found by name, and a name that is unknown is told which there are", () => {
    expect(() => loadEnvironment("prod")).toThrow(/local\|test\|acceptatie\|productie.*prod/);
    expect(() => loadEnvironment(undefined)).toThrow(/-c environment=/);
  });

  it("tells the outbox who wants tasks together and when, and refuses a time that no clock shows", () => {
    const met = (om: string) =>
      environmentSchema.safeParse({
        ...local(),
        kanalen: { moviera: { soort: "email", adres: "taken@moviera.example", bundel: { om } } },
      });
    for (const om of ["7:30", "24:00", "08:60", "ochtend"]) expect(met(om).success, om).toBe(false);
    const { resources, tekst } = maakSjablonen(environmentSchema.parse(met("07:30").data));
    const gezet = resources("AWS::Lambda::Function")
      .map(({ Properties }) => tekst(Properties["Environment"]))
      .filter((json) => json.includes("BUNDELS"));
    expect(gezet).toHaveLength(1);
    expect(gezet[0]).toContain('"BUNDELS":"moviera=07:30"');
    expect(gezet[0]).toMatch(/"POWERTOOLS_SERVICE_NAME":"outbox"/);
  });

  it("refuses two machine clients of one name, a region outside the EU and an unknown setting", () => {
    expect(metFout((e) => ({ ...e, machineclients: [...e.machineclients, ...e.machineclients] }))).toEqual([
      "machineclients",
    ]);
    expect(environmentSchema.safeParse({ ...local(), awsRegio: "us-east-1" }).success).toBe(false);
    expect(environmentSchema.safeParse({ ...local(), onbekend: true }).success).toBe(false);
    expect(environmentSchema.safeParse(local()).success).toBe(true);
  });

  it("refuses a stand-in for a scanner where data are real", () => {
    for (const [naam, fout] of [
      ["local", []],
      ["test", []],
      ["acceptatie", ["scanner"]],
      ["productie", ["scanner"]],
    ] as const)
      expect(
        metFout((e) => {
          const levering = { ...e.levering, loopbackToegestaan: false };
          return { ...e, naam, scanner: "nabootsing", levering, kanalen: {} };
        }),
      ).toEqual(fout);
    expect(OMGEVINGEN.map((naam) => loadEnvironment(naam).scanner)).toEqual([
      "nabootsing",
      ...["guardduty", "guardduty", "guardduty"],
    ]);
  });

  it("takes the addresses of the local cloud when it runs, and placeholders when it does not", () => {
    const actief = local("http://127.0.0.1:4711", "http://127.0.0.1:4712");
    expect(JSON.stringify(actief.oidc)).toContain("http://127.0.0.1:4711/{poolId}/.well-known/jwks.json");
    expect(actief.kanalen["moviera"]).toEqual({ soort: "webhook", url: "http://127.0.0.1:4712/moviera" });
    expect(environmentSchema.safeParse(local()).success).toBe(true);
  });

  it("can have tokens of an issuer that exists already, without a pool of its own", () => {
    const oidc = {
      soort: "extern",
      uitgever: "https://login.keten.example",
      jwksUri: "https://login.keten.example/jwks",
      tokenEindpunt: "https://login.keten.example/token",
      audience: "ketenregie",
    } as const;
    const tekst = JSON.stringify(maakSjablonen(environmentSchema.parse({ ...local(), oidc })).stack);
    expect(tekst).not.toContain("AWS::Cognito");
    expect(tekst).toContain('"OIDC_AUDIENCE":"ketenregie"');
    expect(tekst).not.toContain("OIDC_PERSONEN_CLIENTS");
    const metClients = environmentSchema.parse({ ...local(), oidc: { ...oidc, personenClients: ["werkplek", "app"] } });
    expect(JSON.stringify(maakSjablonen(metClients).stack)).toContain('"OIDC_PERSONEN_CLIENTS":"werkplek,app"');
    expect(environmentSchema.safeParse({ ...local(), oidc: { ...oidc, personenClients: ["a,b"] } }).success).toBe(
      false,
    );
    expect(environmentSchema.safeParse({ ...local(), oidc: { ...oidc, audience: "" } }).success).toBe(false);
  });

  it("tells beheer alone who administers an empty register, and nobody unless it is set", () => {
    const namen = (eersteBeheerder?: string) => {
      const environment = environmentSchema.parse({
        ...local(),
        ...(eersteBeheerder === undefined ? {} : { eersteBeheerder }),
      });
      const { resources, tekst } = maakSjablonen(environment);
      return resources("AWS::Lambda::Function")
        .filter(({ Properties }) => tekst(Properties["Environment"]).includes("EERSTE_BEHEERDER"))
        .map(({ Properties }) => tekst(Properties["Environment"]));
    };
    expect(namen()).toEqual([]);
    const gezet = namen("sub-van-iemand");
    expect(gezet).toHaveLength(1);
    expect(gezet[0]).toMatch(/"POWERTOOLS_SERVICE_NAME":"beheer"/);
    expect(gezet[0]).toContain('"EERSTE_BEHEERDER":"sub-van-iemand"');
    expect(metFout((environment) => ({ ...environment, eersteBeheerder: "met spatie" }))).toEqual(["eersteBeheerder"]);
  });
});

describe.each(OMGEVINGEN)("templates of %s", (omgeving) => {
  const { environment, resources, stack } = sjablonenVan(omgeving);
  const uitvoer = (naam: (typeof STACKS)[number]) =>
    Object.keys(stack[naam].Outputs).filter((sleutel) => !sleutel.startsWith("PublishOutput"));

  it("name nothing themselves, but for the buckets, whose objects policies of other stacks have to name", () => {
    const benoemd = STACKS.flatMap((naam) =>
      Object.entries(stack[naam].Resources).flatMap(([id, { Type, Properties }]) =>
        VERWIJZEND.includes(Type)
          ? []
          : NAMEN.filter((sleutel) => sleutel in Properties).map((sleutel) => `${id}.${sleutel}`),
      ),
    );
    expect(benoemd.map((een) => een.replace(/[0-9A-F]{8}\./, "."))).toEqual([
      "Quarantaine.BucketName",
      "Bijlagen.BucketName",
    ]);
  });

  it("fit any account", () => {
    expect(environment.account).toBeUndefined();
    const tekst = JSON.stringify(stack);
    expect(tekst).toContain('{"Ref":"AWS::AccountId"}');
    expect(tekst.match(/:\d{12}:/g)).toBeNull();
  });

  it("tell what other tools need to know", () => {
    expect(uitvoer("data")).toEqual(["TabelNaam", "QuarantaineNaam", "BijlagenNaam", "LogTabelNaam"]);
    expect(uitvoer("chain")).toEqual([
      "BusNaam",
      ...[2, 3, 4, 5].map((n) => `MachineHoofdstap${n}Arn`),
      "MachineInterventieArn",
      "MachineStrafrechtelijkTrajectArn",
    ]);
    expect(uitvoer("api")).toEqual(
      expect.arrayContaining([
        ...["ApiId", "ApiStage", "GebruikerspoolId", "PersonenClientId", "OidcUitgever", "TokenEindpunt"],
        ...["ClientSysteemVeiligThuis", "ClientSysteemMeeSamen", "ClientSysteemGemeenteDoetinchem", "ClientSysteemGgd"],
      ]),
    );
    // Per recipient its queue, and of a webhook where its secret is; the one secret more is that of the keyed hashes.
    const geheimen = resources("AWS::SecretsManager::Secret").length - 1;
    expect(uitvoer("partners")).toHaveLength(bezorgdeOntvangers(environment).length + geheimen);
  });
});

describe("templates of local", () => {
  const { stack } = sjablonenVan("local");

  it("hold nothing that the local cloud cannot do", () => {
    const soorten = new Set(STACKS.flatMap((naam) => Object.values(stack[naam].Resources).map(({ Type }) => Type)));
    const kanNiet = [
      "AWS::Events::Archive",
      "AWS::Events::ApiDestination",
      "AWS::Events::Connection",
      "AWS::Pipes::Pipe",
      "AWS::StepFunctions::StateMachineVersion",
      "AWS::StepFunctions::StateMachineAlias",
      "AWS::WAFv2::WebACLAssociation",
    ];
    expect(kanNiet.filter((soort) => soorten.has(soort))).toEqual([]);
    expect(Object.keys(stack.partners.Outputs)).toContain("WachtrijGemeenteDoetinchem");
  });
});
