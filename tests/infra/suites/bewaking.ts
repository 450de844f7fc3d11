import { Match } from "aws-cdk-lib/assertions";
import { describe, expect, it } from "vitest";
import { functiesVan, sjablonenVan } from "../sjablonen.ts";

const { environment, resources, tekst, template } = sjablonenVan("productie");
const alarmen = resources("AWS::CloudWatch::Alarm");
const metenAan = (metriek: string) =>
  alarmen
    .filter(({ Properties }) => Properties["MetricName"] === metriek)
    .map(({ Properties }) => tekst(Properties["Dimensions"]));

describe("alarms", () => {
  it("watch every dead-letter queue", () => {
    const terzijde = resources("AWS::SQS::Queue").filter(({ id }) => id.includes("Terzijde"));
    expect(terzijde.length).toBeGreaterThan(4);
    expect(metenAan("ApproximateNumberOfMessagesVisible")).toHaveLength(terzijde.length);
  });

  it("watch every function, every machine, both readers of the stream and the API", () => {
    expect(metenAan("Errors")).toHaveLength(functiesVan(environment).length);
    expect(metenAan("ExecutionsFailed")).toHaveLength(6);
    expect(metenAan("IteratorAge")).toHaveLength(2);
    expect(metenAan("5XXError")).toHaveLength(1);
  });

  it("take the watchdog's silence for a fault", () => {
    template("operations").hasResourceProperties("AWS::CloudWatch::Alarm", {
      Namespace: "Ketenregie",
      MetricName: "WatchdogHartslag",
      Dimensions: [{ Name: "Omgeving", Value: "productie" }],
      ComparisonOperator: "LessThanThreshold",
      Threshold: 1,
      TreatMissingData: "breaching",
      Period: 3 * environment.watchdogMinuten * 60,
    });
  });

  it("take a day without a whole reconciliation for a fault, and what it found for somebody's work", () => {
    const gedeeld = { Namespace: "Ketenregie", Dimensions: [{ Name: "Omgeving", Value: "productie" }], Threshold: 1 };
    template("operations").hasResourceProperties("AWS::CloudWatch::Alarm", {
      ...{ ...gedeeld, MetricName: "SluitendHartslag", ComparisonOperator: "LessThanThreshold" },
      ...{ TreatMissingData: "breaching", Period: 21_600, EvaluationPeriods: 5 },
    });
    template("operations").hasResourceProperties("AWS::CloudWatch::Alarm", {
      ...{ ...gedeeld, MetricName: "SluitendBevindingen", ComparisonOperator: "GreaterThanOrEqualToThreshold" },
    });
  });

  it("take what it cannot handle in round after round for a fault as well", () => {
    template("operations").hasResourceProperties("AWS::CloudWatch::Alarm", {
      MetricName: "WatchdogFouten",
      Dimensions: [{ Name: "Omgeving", Value: "productie" }],
      ComparisonOperator: "GreaterThanOrEqualToThreshold",
      Threshold: 1,
      EvaluationPeriods: 3,
      Period: environment.watchdogMinuten * 60,
    });
  });

  it("all go to the topic, which refuses plain http", () => {
    expect(alarmen.map(({ Properties }) => Properties["AlarmActions"]).map(tekst)).toEqual(
      alarmen.map(() => tekst([{ Ref: Object.keys(template("operations").findResources("AWS::SNS::Topic"))[0] }])),
    );
    template("operations").hasResourceProperties("AWS::SNS::TopicPolicy", {
      PolicyDocument: Match.objectLike({
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } }),
        ]),
      }),
    });
  });
});
