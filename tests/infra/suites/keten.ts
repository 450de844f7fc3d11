import { Match } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { OMGEVINGEN, bezorgdeOntvangers } from "../../../infra/environments/schema.ts";
import { sjablonenVan } from "../sjablonen.ts";

describe.each(OMGEVINGEN)("the chain in %s", (omgeving) => {
  const { environment, resources, stack, template, tekst } = sjablonenVan(omgeving);

  it.each([
    [
      "Outbox",
      [
        { type: { S: ["gebeurtenis"] }, aanbieden: { BOOL: [true] } },
        { type: { S: ["herlevering"] }, status: { S: ["loopt"] } },
      ],
    ],
    ["Driver", [{ teDrijven: { BOOL: [true] } }]],
  ] as const)("hands %s only the records it asks for, and sets aside what keeps failing", (functie, beelden) => {
    const lezers = resources("AWS::Lambda::EventSourceMapping").filter(
      ({ Properties }) => tekst(Properties["FunctionName"]) === `<${functie}>`,
    );
    expect(lezers).toHaveLength(1);
    const { FilterCriteria, ...lezer } = z
      .looseObject({ FilterCriteria: z.object({ Filters: z.array(z.object({ Pattern: z.string() })) }) })
      .parse(lezers[0]?.Properties);
    expect(FilterCriteria.Filters.map(({ Pattern }) => JSON.parse(Pattern) as unknown)).toEqual(
      beelden.map((beeld) => ({ eventName: ["INSERT", "MODIFY"], dynamodb: { NewImage: beeld } })),
    );
    expect(tekst(lezer["EventSourceArn"])).toBe("<Tabel.StreamArn>");
    const instelling = functie === "Outbox" ? environment.stroom.outbox : environment.stroom.driver;
    expect(lezer).toMatchObject({
      BisectBatchOnFunctionError: true,
      MaximumRetryAttempts: instelling.pogingen,
      ParallelizationFactor: instelling.parallel,
      BatchSize: instelling.batch,
      StartingPosition: "TRIM_HORIZON",
    });
    const { OnFailure } = z
      .object({ OnFailure: z.object({ Destination: z.unknown() }) })
      .parse(lezer["DestinationConfig"]);
    expect(tekst(OnFailure.Destination)).toBe(`<${functie}Terzijde.Arn>`);
  });

  it("runs one Standard machine a hoofdstap, one for an intervention and one for a criminal track, which logs no data and finds taken", () => {
    const machines = resources("AWS::StepFunctions::StateMachine");
    expect(machines).toHaveLength(6);
    for (const { Properties } of machines) {
      expect(Properties).toMatchObject({
        StateMachineType: "STANDARD",
        LoggingConfiguration: { IncludeExecutionData: false, Level: "ALL" },
        DefinitionSubstitutions: { TakenArn: { "Fn::GetAtt": [expect.stringMatching(/^Taken/), "Arn"] } },
      });
      const definitie = z.string().parse(Properties["DefinitionString"]);
      expect(definitie).toContain('"FunctionName":"${TakenArn}"');
      expect(definitie).not.toContain("arn:aws:lambda");
    }
  });

  it("starts executions from an alias where the environment has versions", () => {
    template("chain").resourceCountIs("AWS::StepFunctions::StateMachineAlias", environment.machineVersies ? 6 : 0);
    template("chain").resourceCountIs("AWS::StepFunctions::StateMachineVersion", environment.machineVersies ? 6 : 0);
  });

  it("archives the bus only where the environment asks", () => {
    template("chain").resourceCountIs("AWS::Events::Archive", environment.busArchiefDagen === undefined ? 0 : 1);
  });

  it("gives each webhook recipient its own rule, which tells it the event and nothing else", () => {
    const ontvangers = [...bezorgdeOntvangers(environment), "inzicht", "inzicht-opsporing"].toSorted();
    const regels = resources("AWS::Events::Rule")
      .filter(({ Properties }) => Properties["EventPattern"] !== undefined && Properties["EventBusName"] !== undefined)
      .filter(({ stack: waar }) => waar !== "chain")
      .map(({ Properties }) => regelSchema.parse(Properties));
    expect(regels.flatMap(({ EventPattern }) => EventPattern.detail.ontvanger).toSorted()).toEqual(ontvangers);
    for (const { EventPattern, Targets } of regels) {
      expect(EventPattern.source).toEqual(["ketenregie"]);
      expect(Targets[0].InputPath).toBe("$.detail.event");
      expect(tekst(Targets[0].DeadLetterConfig.Arn)).toMatch(/Terzijde\.Arn>$/);
    }
  });

  it("gives each webhook recipient its own queue and dead-letter queue, read by deliver alone", () => {
    const ontvangers = bezorgdeOntvangers(environment);
    const rijen = Object.entries(stack.partners.Resources).filter(([, { Type }]) => Type === "AWS::SQS::Queue");
    const werk = rijen.filter(([, { Properties }]) => "RedrivePolicy" in Properties);
    expect(werk).toHaveLength(ontvangers.length);
    expect(rijen).toHaveLength(2 * ontvangers.length);
    const timeout = z
      .number()
      .parse(
        Object.values(stack.partners.Resources).find(({ Type }) => Type === "AWS::Lambda::Function")?.Properties[
          "Timeout"
        ],
      );
    for (const [, { Properties }] of werk) {
      expect(Properties["VisibilityTimeout"]).toBeGreaterThanOrEqual(6 * timeout);
      expect(Properties["RedrivePolicy"]).toMatchObject({ maxReceiveCount: environment.levering.maximaalOntvangen });
    }
    const lezers = resources("AWS::Lambda::EventSourceMapping").filter(({ Properties }) =>
      /^<Deliver\d*>$/.test(tekst(Properties["FunctionName"])),
    );
    expect(lezers).toHaveLength(ontvangers.length);
    for (const { Properties } of lezers)
      expect(Properties["FunctionResponseTypes"]).toEqual(["ReportBatchItemFailures"]);
  });

  it("offers a page of a hand-in again until it is set aside, a few pages at a time", () => {
    const rij = resources("AWS::SQS::Queue").find(({ id }) => id.startsWith("AanleverWachtrij"));
    const functie = resources("AWS::Lambda::Function").find(({ id }) => /^Aanleveren[0-9A-F]{8}$/.test(id));
    const timeout = z.number().parse(functie?.Properties["Timeout"]);
    expect(rij?.Properties["VisibilityTimeout"]).toBeGreaterThanOrEqual(6 * timeout);
    expect(rij?.Properties["RedrivePolicy"]).toMatchObject({
      maxReceiveCount: environment.aanlevering.maximaalOntvangen,
    });
    const lezers = resources("AWS::Lambda::EventSourceMapping").filter(
      ({ Properties }) => tekst(Properties["FunctionName"]) === "<Aanleveren>",
    );
    expect(lezers.map(({ Properties }) => Properties)).toMatchObject([
      {
        ...{ BatchSize: 1, FunctionResponseTypes: ["ReportBatchItemFailures"] },
        ScalingConfig: { MaximumConcurrency: environment.aanlevering.gelijktijdig },
      },
    ]);
  });

  it("keeps every queue encrypted and refuses callers without TLS", () => {
    const rijen = resources("AWS::SQS::Queue");
    expect(rijen.every(({ Properties }) => Properties["SqsManagedSseEnabled"] === true)).toBe(true);
    for (const { id, stack: waar } of rijen)
      template(waar).hasResourceProperties("AWS::SQS::QueuePolicy", {
        Queues: [{ Ref: id }],
        PolicyDocument: Match.objectLike({
          Statement: Match.arrayWith([
            Match.objectLike({ Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } }),
          ]),
        }),
      });
  });
});

const regelSchema = z.object({
  EventPattern: z.object({ source: z.array(z.string()), detail: z.object({ ontvanger: z.array(z.string()) }) }),
  Targets: z.tuple([z.object({ InputPath: z.string(), DeadLetterConfig: z.object({ Arn: z.unknown() }) })]),
});
