import { Match } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { loadEnvironment } from "../../../infra/environments/index.ts";
import { local } from "../../../infra/environments/local.ts";
import type { EnvironmentInput } from "../../../infra/environments/schema.ts";
import { bezorgdeOntvangers, environmentSchema, OMGEVINGEN } from "../../../infra/environments/schema.ts";
import { rechtenVan } from "../rechten.ts";
import { maakSjablonen, sjablonenVan, type Sjablonen } from "../sjablonen.ts";

type Kanalen = EnvironmentInput["kanalen"];
const zonderLoopback = (kanalen: Kanalen, rest: Partial<EnvironmentInput> = {}): EnvironmentInput => ({
  ...local(),
  ...{ kanalen, levering: { ...local().levering, loopbackToegestaan: false } },
  ...rest,
});
const fouten = (environment: EnvironmentInput): readonly (readonly [string, string])[] =>
  environmentSchema
    .safeParse(environment)
    .error?.issues.map(({ path, message }) => [path.join("."), message] as const) ?? [];
const webhook = (url: string) => ({ soort: "webhook", url }) as const;
const met = (kanaal: Kanalen[string]) => zonderLoopback({ politie: kanaal });

describe("a channel in an environment", () => {
  it.each<readonly [string, string]>([
    ["http://politie.example/", "a webhook is https"],
    ["ftp://politie.example/", "a webhook is https"],
    ["politie.example", "is not a URL"],
    [
      "https://ons:woord@politie.example/",
      "an address holds no user name or password: what is secret goes into the channel's secret",
    ],
    ["https://politie.example/#deel", "an address has no fragment (#)"],
    ["https://politie.example:8443/", "an address has no port: https has its own"],
    ...["127.0.0.1", "10.0.0.1", "169.254.169.254", "2130706433", "[::1]", "[fd00::1]", "[64:ff9b::a00:1]"].map(
      (naam) =>
        [
          `https://${naam}/`,
          "the address is private or reserved: a partner's system is on the public internet",
        ] as const,
    ),
  ])("is not at %s, and the schema says why", (adres, bericht) => {
    expect(fouten(met(webhook(adres)))).toEqual([["kanalen.politie.url", bericht]]);
    const aanmelding = { soort: "oauth2", tokenEindpunt: adres, clientId: "wij" } as const;
    expect(fouten(met({ ...webhook("https://politie.example/"), aanmelding }))).toEqual([
      ["kanalen.politie.aanmelding.tokenEindpunt", bericht],
    ]);
  });

  it("may be on this machine in local, and nowhere else", () => {
    const kanalen = { politie: webhook("http://127.0.0.1:4567/politie") };
    expect(fouten({ ...local(), kanalen })).toEqual([]);
    expect(fouten({ ...local(), kanalen: { politie: webhook("http://10.0.0.1/") } })).toHaveLength(1);
    for (const naam of ["test", "acceptatie", "productie"] as const)
      expect(fouten({ ...local(), kanalen, naam, scanner: "guardduty" })).toContainEqual([
        ...["levering.loopbackToegestaan", "only for the local cloud"],
      ]);
  });

  it("ends at an address of its own: two recipients never read each other's", () => {
    const een = "arn:aws:sqs:eu-west-1:111122223333:ons";
    const dubbel = "is that of politie too: each recipient has an address of its own";
    for (const [kanaal, ander, veld] of [
      [webhook("https://a.example/x"), webhook("https://a.example/x"), "url"],
      [webhook("https://A.example:443"), webhook("https://a.example/"), "url"],
      [{ soort: "email", adres: "a@a.example" }, { soort: "email", adres: "A@A.example" }, "adres"],
      [{ soort: "wachtrij", arn: een }, { soort: "wachtrij", arn: een }, "arn"],
    ] as const)
      expect(fouten(zonderLoopback({ politie: kanaal, "opsporing-politie": ander }))).toEqual([
        [`kanalen.opsporing-politie.${veld}`, dubbel],
      ]);
  });

  it("is told all that is wrong at once, of every recipient, also beside what no kind of channel is", () => {
    const onleesbaar = {
      ...{ nla: { soort: "webhok" }, om: webhook("http://om.example/"), zvh: { soort: "email", adres: "geen adres" } },
      politie: { ...webhook("https://politie.example/"), bundel: { om: "8:00" } },
      "veilig-thuis": { soort: "wachtrij", arn: "arn:aws:sqs:us-east-1:111122223333:ver" },
    };
    const ongelezen = { ...met({ soort: "feed" }), account: "geen", kanalen: onleesbaar };
    const { error } = environmentSchema.safeParse(ongelezen);
    expect(error?.issues.map(({ path }) => path.join(".")).toSorted()).toEqual([
      ...["account", "kanalen.nla.soort", "kanalen.om.url", "kanalen.politie.bundel.om"],
      ...["kanalen.veilig-thuis.arn", "kanalen.zvh.adres"],
    ]);
    expect(error?.issues.map(({ message }) => message)).toEqual(
      expect.arrayContaining([
        "is a time of the clock, such as 08:00",
        expect.stringContaining("ARN of a queue in the EU"),
      ]),
    );
  });

  it("mails only where the environment says in whose name", () => {
    const email = undefined;
    const bericht = "no mail is sent without `email` in this environment";
    const mail = { soort: "email", adres: "a@a.example" } as const;
    expect(fouten(zonderLoopback({ politie: mail }, { email }))).toEqual([["kanalen.politie.adres", bericht]]);
    const metTerugval = { ...webhook("https://a.example/"), terugval: "a@a.example" };
    expect(fouten(zonderLoopback({ politie: metTerugval }, { email }))).toEqual([
      ["kanalen.politie.terugval", bericht],
    ]);
    expect(fouten(met({ ...mail, adres: "geen adres" }))).toHaveLength(1);
  });

  it("of the partner's own is in the EU, and a queue in our own region", () => {
    expect(fouten(met({ soort: "wachtrij", arn: "arn:aws:sqs:eu-west-1:111122223333:keten" }))).toEqual([]);
    expect(fouten(met({ soort: "bus", arn: "arn:aws:events:eu-central-1:111122223333:event-bus/keten" }))).toEqual([]);
    expect(fouten(met({ soort: "wachtrij", arn: "arn:aws:sqs:eu-central-1:111122223333:keten" }))).toHaveLength(1);
    for (const arn of [
      "arn:aws:sqs:us-east-1:111122223333:keten",
      "arn:aws:sqs:eu-west-1:111122223333:keten.fifo",
      "arn:aws:sns:eu-west-1:111122223333:keten",
    ])
      expect(fouten(met({ soort: "wachtrij", arn }))).not.toEqual([]);
  });

  it("may be told of its tasks together, at a time of day", () => {
    for (const [om, aantal] of [
      ["08:00", 0],
      ["23:59", 0],
      ["24:00", 1],
      ["8:00", 1],
    ] as const)
      expect(fouten(met({ ...webhook("https://a.example/"), bundel: { om } }))).toHaveLength(aantal);
  });

  it("takes no setting that it does not know, so that no secret ends up in it", () => {
    const aanmelding = {
      soort: "oauth2",
      tokenEindpunt: "https://a.example/t",
      clientId: "wij",
      clientGeheim: "woord",
    };
    expect(fouten(met({ ...webhook("https://a.example/"), aanmelding } as never))).toHaveLength(1);
    expect(fouten(met({ ...webhook("https://a.example/"), geheim: "woord" } as never))).toHaveLength(1);
  });

  it("of who investigates is that of an organisation that does, in every environment there is", () => {
    for (const omgeving of OMGEVINGEN) expect(() => loadEnvironment(omgeving)).not.toThrow();
  });
});

const ids = (waarden: readonly unknown[]): number => new Set(waarden.map((een) => JSON.stringify(een))).size;
const lezerSchema = z.object({
  EventSourceArn: z.unknown(),
  FunctionName: z.unknown(),
  BatchSize: z.number(),
  ScalingConfig: z.object({ MaximumConcurrency: z.number() }),
});

/** What each recipient has, and that it has it alone. */
const controleerScheiding = ({ environment, resources, stack, tekst }: Sjablonen) => {
  const ontvangers = bezorgdeOntvangers(environment);
  const regels = resources("AWS::Events::Rule").filter(({ stack: waar }) => waar === "partners");
  const rijen = Object.entries(stack.partners.Resources).filter(([, { Type }]) => Type === "AWS::SQS::Queue");
  const werk = rijen
    .filter(([, { Properties }]) => "RedrivePolicy" in Properties)
    .map(([, { Properties }]) => Properties);
  const lezers = resources("AWS::Lambda::EventSourceMapping")
    .filter(({ stack: waar }) => waar === "partners")
    .map(({ Properties }) => lezerSchema.parse(Properties));
  const doelen = regels.map(
    ({ Properties }) =>
      z.object({ Targets: z.tuple([z.object({ Arn: z.unknown(), DeadLetterConfig: z.unknown() })]) }).parse(Properties)
        .Targets[0],
  );
  expect(ids(regels.map(({ Properties }) => Properties["EventPattern"]))).toBe(regels.length);
  expect(ids(doelen.map(({ Arn }) => Arn))).toBe(regels.length);
  expect(ids(doelen.map(({ DeadLetterConfig }) => DeadLetterConfig))).toBe(regels.length);
  expect(werk).toHaveLength(ontvangers.length);
  expect(ids(werk.map(({ RedrivePolicy }) => RedrivePolicy))).toBe(werk.length);
  expect(lezers).toHaveLength(ontvangers.length);
  expect(ids(lezers.map(({ EventSourceArn }) => EventSourceArn))).toBe(lezers.length);
  for (const { ScalingConfig } of lezers)
    expect(ScalingConfig.MaximumConcurrency).toBe(environment.levering.gelijktijdig);
  // A function that may not run so often as its recipients together may ask would let one wait for another.
  for (const { id, Properties } of resources("AWS::Lambda::Function").filter(
    ({ stack: waar }) => waar === "partners",
  )) {
    const samen = lezers
      .filter(({ FunctionName }) => tekst(FunctionName) === `<${id.slice(0, -8)}>`)
      .reduce((som, { ScalingConfig }) => som + ScalingConfig.MaximumConcurrency, 0);
    expect(samen).toBeLessThanOrEqual(6 * environment.levering.gelijktijdig);
    expect(z.number().default(Infinity).parse(Properties["ReservedConcurrentExecutions"])).toBeGreaterThanOrEqual(
      samen,
    );
  }
};

describe.each(OMGEVINGEN)("channels of %s", (omgeving) => {
  it("share no rule, queue, dead-letter queue or place at deliver", () => {
    controleerScheiding(sjablonenVan(omgeving));
  });
});

describe("many channels", () => {
  const lang = "x".repeat(180);
  const soorten = (code: string, nummer: number): Kanalen[string] =>
    nummer % 3 === 0
      ? { soort: "email", adres: `${code}@notificaties.example` }
      : {
          ...webhook(`https://${code}.notificaties.example/${nummer % 2 === 0 ? lang : "ketenregie"}`),
          aanmelding: {
            soort: "oauth2",
            tokenEindpunt: `https://login.${code}.example/${lang}`,
            clientId: "c".repeat(100),
            scope: "s".repeat(150),
          },
          terugval: `beheer@${code}.example`,
        };
  const codes = Array.from({ length: 20 }, (_, nummer) => `gemeente-partner-met-een-lange-naam-${nummer}`);
  const kanalen = Object.fromEntries(codes.map((code, nummer) => [code, soorten(code, nummer)]));
  const sjablonen = maakSjablonen(environmentSchema.parse(zonderLoopback(kanalen)));
  const { resources, tekst } = sjablonen;

  it("are spread over deliver functions, which each fit in the 4 KB of a function's variables", () => {
    const functies = resources("AWS::Lambda::Function").filter(({ stack }) => stack === "partners");
    const variabelen = functies.map(({ Properties }) => tekst(Properties["Environment"]));
    for (const code of codes)
      expect(variabelen.filter((json) => json.includes(`${code}.`) || json.includes(`${code}@`))).toHaveLength(1);
    for (const json of variabelen) {
      // As long as a reference will be once it is a name or an ARN.
      const uitgerold = json.replaceAll(
        /\{"(?:Fn::\w+|Ref)":(?:"[^"]*"|\[[^\]]*\]|\{[^{}]*(?:\{[^{}]*\})?[^{}]*\})\}/g,
        "x".repeat(130),
      );
      expect(uitgerold.length).toBeGreaterThan(1_000);
      expect(uitgerold.length).toBeLessThan(4_096);
    }
  });

  it("share nothing either", () => {
    controleerScheiding(sjablonen);
  });
});

describe("a channel in the partner's own account", () => {
  const rij = "arn:aws:sqs:eu-west-1:111122223333:keten";
  const bus = "arn:aws:events:eu-central-1:111122223333:event-bus/keten";
  const sjablonen = maakSjablonen(
    environmentSchema.parse(zonderLoopback({ om: { soort: "wachtrij", arn: rij }, zvh: { soort: "bus", arn: bus } })),
  );
  const { template, stack, resources } = sjablonen;
  const regelVan = (ontvanger: string) =>
    z
      .object({
        Targets: z.tuple([
          z.looseObject({
            Arn: z.string(),
            RoleArn: z.unknown(),
            DeadLetterConfig: z.unknown(),
            RetryPolicy: z.unknown(),
          }),
        ]),
      })
      .parse(
        resources("AWS::Events::Rule").find(({ Properties }) =>
          // Events alone: what is said to our own deliver has no `specversion`.
          JSON.stringify(Properties).includes(`{"ontvanger":["${ontvanger}"],"event":{"specversion":["1.0"]}}`),
        )?.Properties,
      ).Targets[0];

  it.each([
    ["om", rij, "sqs:SendMessage", "$.detail.event"],
    ["zvh", bus, "events:PutEvents", undefined],
  ] as const)("of %s is the target of a rule, by a role that may do that alone", (ontvanger, arn, actie, pad) => {
    const doel = regelVan(ontvanger);
    expect(doel.Arn).toBe(arn);
    expect(doel["InputPath"]).toBe(pad);
    expect(doel.RetryPolicy).toEqual({ MaximumEventAgeInSeconds: 86_400, MaximumRetryAttempts: 185 });
    const rol = ontvanger === "om" ? "OmRol" : "ZvhRol";
    expect(rechtenVan(sjablonen, rol)).toEqual([{ effect: "Allow", actie, op: arn, voorwaarde: undefined }]);
    expect(sjablonen.tekst(doel.RoleArn)).toBe(`<${rol}.Arn>`);
  });

  it("is let in by EventBridge for our own account only", () => {
    template("partners").hasResourceProperties("AWS::IAM::Role", {
      AssumeRolePolicyDocument: Match.objectLike({
        Statement: [
          Match.objectLike({
            Principal: { Service: "events.amazonaws.com" },
            Condition: { StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } } },
          }),
        ],
      }),
    });
  });

  it("has a dead-letter queue with us, which its rule may fill, and an alarm", () => {
    const rijen = Object.entries(stack.partners.Resources).filter(([, { Type }]) => Type === "AWS::SQS::Queue");
    expect(rijen).toHaveLength(2);
    expect(ids([regelVan("om").DeadLetterConfig, regelVan("zvh").DeadLetterConfig])).toBe(2);
    const beleid = resources("AWS::SQS::QueuePolicy").filter(({ stack: waar }) => waar === "partners");
    expect(beleid.filter(({ Properties }) => JSON.stringify(Properties).includes("aws:SourceArn"))).toHaveLength(2);
    const alarmen = resources("AWS::CloudWatch::Alarm").map(({ id }) => id);
    expect(alarmen.filter((id) => /^Terzijde(Om|Zvh)/.test(id))).toHaveLength(2);
  });

  it("needs nothing of deliver: no queue of ours, no secret, and its lines stand in the feed", () => {
    expect(resources("AWS::Lambda::EventSourceMapping").filter(({ stack: waar }) => waar === "partners")).toEqual([]);
    expect(resources("AWS::SecretsManager::Secret").filter(({ stack: waar }) => waar === "partners")).toEqual([]);
    expect(bezorgdeOntvangers(sjablonen.environment)).toEqual([]);
  });
});
