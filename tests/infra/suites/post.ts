import { describe, expect, it } from "vitest";
import { bezorgdeOntvangers } from "../../../infra/environments/schema.ts";
import { rechtenVan } from "../rechten.ts";
import { sjablonenVan } from "../sjablonen.ts";

describe("mail", () => {
  const sjablonen = sjablonenVan("local");
  const { template, resources } = sjablonen;

  it("goes over TLS or not at all, and not again to who bounced or complained", () => {
    template("partners").hasResourceProperties("AWS::SES::ConfigurationSet", {
      DeliveryOptions: { TlsPolicy: "REQUIRE" },
      ReputationOptions: { ReputationMetricsEnabled: true },
      SuppressionOptions: { SuppressedReasons: ["BOUNCE", "COMPLAINT"] },
    });
  });

  it("that comes back is counted without an address, and mailed to nobody", () => {
    template("partners").hasResourceProperties("AWS::SES::ConfigurationSetEventDestination", {
      EventDestination: {
        Enabled: true,
        MatchingEventTypes: ["bounce", "complaint", "reject"],
        CloudWatchDestination: {
          DimensionConfigurations: [
            {
              DimensionName: "ses:configuration-set",
              DimensionValueSource: "messageTag",
              DefaultDimensionValue: "geen",
            },
          ],
        },
      },
    });
    template("partners").hasResourceProperties("AWS::SES::EmailIdentity", {
      EmailIdentity: "ketenregie.example",
      FeedbackAttributes: { EmailForwardingEnabled: false },
    });
  });

  it("is sent by deliver alone, in our name, to mailboxes that are configured", () => {
    const versturen = resources("AWS::IAM::Policy").filter(({ Properties }) =>
      JSON.stringify(Properties).includes('"ses:'),
    );
    expect(versturen).toHaveLength(1);
    const rollen = ["DeliverRol", "Deliver2Rol"].flatMap((rol) => rechtenVan(sjablonen, rol));
    const mail = rollen.filter(({ actie }) => actie.startsWith("ses:"));
    expect([...new Set(mail.map(({ actie }) => actie))].toSorted()).toEqual([
      "ses:GetSuppressedDestination",
      "ses:SendEmail",
    ]);
    const zenden = mail.filter(({ actie }) => actie === "ses:SendEmail");
    expect(zenden.map(({ op }) => op.replace(/^.*:(identity|configuration-set)\/.*$/, "$1")).toSorted()).toEqual([
      ...["configuration-set", "identity"],
    ]);
    for (const { voorwaarde } of zenden)
      expect(voorwaarde).toEqual({
        StringEquals: { "ses:FromAddress": "niet-antwoorden@ketenregie.example" },
        "ForAllValues:StringEquals": { "ses:Recipients": ["aanmelding@mee-samen.example"] },
      });
  });

  it("may go to who must know that a webhook does not deliver, where nobody takes mail for a channel", () => {
    const ontvangers = rechtenVan(sjablonenVan("productie"), "DeliverRol")
      .filter(({ actie }) => actie === "ses:SendEmail")
      .map(({ voorwaarde }) => voorwaarde?.["ForAllValues:StringEquals"]);
    const terugval = ["ketenregieteam", "veilig-thuis", "politie", "moviera"].map(
      (code) => `ketenregie@${code}.example`,
    );
    expect(ontvangers).toEqual([{ "ses:Recipients": terugval }, { "ses:Recipients": terugval }]);
  });

  it("is not there where the environment sends none", () => {
    expect(JSON.stringify(sjablonenVan("test").stack)).not.toMatch(/AWS::SES|"ses:|AWS\/SES/);
  });

  it("waits a little for what comes directly after it; a webhook does not", () => {
    const wachten = resources("AWS::Lambda::EventSourceMapping")
      .filter(({ stack }) => stack === "partners")
      .map(({ id, Properties }) => [id.includes("MeeSamen"), Properties["MaximumBatchingWindowInSeconds"]] as const);
    expect(wachten.filter(([mail]) => mail)).toEqual([[true, 20]]);
    expect(wachten.filter(([mail]) => !mail).every(([, seconden]) => seconden === undefined)).toBe(true);
  });
});

describe("alarms on channels", () => {
  const { environment, resources, tekst } = sjablonenVan("local");
  const alarmen = resources("AWS::CloudWatch::Alarm");
  const van = (metriek: string) => alarmen.filter(({ Properties }) => Properties["MetricName"] === metriek);

  it.each(["BezorgingOpgegeven", "KanaalHapert"])("tell of the first %s", (metriek) => {
    expect(van(metriek).map(({ Properties }) => Properties)).toMatchObject([
      {
        ...{
          Namespace: "Ketenregie",
          Dimensions: [{ Name: "Omgeving", Value: "local" }],
          Threshold: 1,
          Statistic: "Sum",
        },
        ...{ ComparisonOperator: "GreaterThanOrEqualToThreshold", TreatMissingData: "notBreaching" },
      },
    ]);
  });

  it("tell of each recipient's queue that nobody gets round to", () => {
    expect(van("ApproximateAgeOfOldestMessage")).toHaveLength(bezorgdeOntvangers(environment).length);
  });

  it("tell of mail that comes back, and know no address", () => {
    for (const metriek of ["Bounce", "Complaint", "Reject"])
      expect(van(metriek).map(({ Properties }) => Properties)).toMatchObject([
        { Namespace: "AWS/SES", Dimensions: [{ Name: "ses:configuration-set" }], Threshold: 1 },
      ]);
    expect(tekst(alarmen)).not.toContain("@");
  });
});
