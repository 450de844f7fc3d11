import { RemovalPolicy, Stack } from "aws-cdk-lib";
import * as apigateway from "aws-cdk-lib/aws-apigateway";
import type * as lambda from "aws-cdk-lib/aws-lambda";
import * as logs from "aws-cdk-lib/aws-logs";
import * as wafv2 from "aws-cdk-lib/aws-wafv2";
import { acknowledge } from "./erkenning.ts";
import type { Environment } from "../environments/schema.ts";
import type { KetenStack } from "./keten-stack.ts";
import { ANTWOORDHEADERS, answerWithProblems, constant } from "./problemen.ts";
import { fillIn } from "./sjabloon.ts";

/**
 * What an access log line holds: nothing of the caller, no query string, and the resource (`/v1/casussen/{proxy+}`)
 * in place of the path with its ids.
 */
const TOEGANGSREGEL = JSON.stringify({
  verzoek: "$context.requestId",
  tijd: "$context.requestTime",
  methode: "$context.httpMethod",
  bron: "$context.resourcePath",
  status: "$context.status",
  bytes: "$context.responseLength",
  milliseconden: "$context.responseLatency",
  integratieMilliseconden: "$context.integrationLatency",
});

/** Managed rules that look into a body: a report may quote a web address or a script, and is never lost to a filter. */
const ALLEEN_TELLEN = [
  "SizeRestrictions_BODY",
  "CrossSiteScripting_BODY",
  "GenericLFI_BODY",
  "GenericRFI_BODY",
  "EC2MetaDataSSRF_BODY",
] as const;

/** Where somebody who does not sign in may post. */
type OpenbaarPad = "/v1/terugkoppelingen" | "/v1/publieke-meldingen";

/**
 * How often is posted to each public address that the environment opens. All callers together, for the gateway knows no other
 * count of who has no key; the firewall limits each address. Who asks feedback, asks once in a while.
 */
const openbareLimieten = ({
  terugkoppelingOpenbaar,
  publiekFormulier,
}: Environment): readonly (readonly [
  OpenbaarPad,
  { readonly verzoekenPerSeconde: number; readonly piek: number },
])[] => [
  ...(terugkoppelingOpenbaar ? [["/v1/terugkoppelingen", { verzoekenPerSeconde: 2, piek: 10 }] as const] : []),
  ...(publiekFormulier === undefined ? [] : [["/v1/publieke-meldingen", publiekFormulier] as const]),
];

/**
 * The REST API: regional, a `{proxy+}` per bounded context. Tokens are verified in
 * the functions' middleware, so there is no authorizer; the gateway's own answers are problem details.
 */
export class KetenApi extends apigateway.RestApi {
  private readonly ketenStack: KetenStack;

  constructor(scope: KetenStack, id: string) {
    const { api, logboek, probleemBasis } = scope.instellingen;
    // Execution logs would hold paths with ids and, with data tracing, bodies.
    const iedereMethode = {
      loggingLevel: apigateway.MethodLoggingLevel.OFF,
      dataTraceEnabled: false,
      metricsEnabled: true,
    } as const;
    super(scope, id, {
      description: `Ketenregie ${scope.instellingen.naam}`,
      endpointTypes: [apigateway.EndpointType.REGIONAL],
      cloudWatchRole: logboek.apiLogboekRol,
      ...(logboek.apiLogboekRol ? { cloudWatchRoleRemovalPolicy: RemovalPolicy.RETAIN } : {}),
      deployOptions: {
        stageName: api.stage,
        accessLogDestination: new apigateway.LogGroupLogDestination(
          new logs.LogGroup(scope, `${id}Log`, { retention: logboek.dagen, removalPolicy: RemovalPolicy.DESTROY }),
        ),
        accessLogFormat: apigateway.AccessLogFormat.custom(TOEGANGSREGEL),
        ...iedereMethode,
        tracingEnabled: logboek.tracing,
        throttlingRateLimit: api.verzoekenPerSeconde,
        throttlingBurstLimit: api.piek,
        // Settings of one method replace those of all: nothing is inherited.
        methodOptions: Object.fromEntries(
          openbareLimieten(scope.instellingen).map(([pad, { verzoekenPerSeconde, piek }]) => [
            `${pad}/POST`,
            { ...iedereMethode, throttlingRateLimit: verzoekenPerSeconde, throttlingBurstLimit: piek },
          ]),
        ),
      },
    });
    this.ketenStack = scope;
    answerWithProblems(this, probleemBasis);

    if (api.waf !== undefined) this.addFirewall(api.waf.verzoekenPerVijfMinutenPerAdres);
    else acknowledge(this, "Fictitious data, and nothing of the chain depends on it: no firewall.", "APIG3");
    acknowledge(this, "Functions validate, because an answer must name every error at once as a problem.", "APIG2");
    acknowledge(this, "Functions verify the token in middleware: it may come from any OIDC issuer.", "APIG4", "COG4");
    acknowledge(
      this,
      "Execution logs hold paths with ids; the access log and the functions' own lines do not.",
      "APIG6",
    );
    if (logboek.apiLogboekRol)
      acknowledge(
        this,
        "The policy that AWS made for the account-wide logging role.",
        `IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]`,
      );
  }

  /** `pad` (and with `en-alles-eronder` all below it that nothing else serves) goes to this function. */
  serve(pad: string, functie: lambda.IFunction, diep: "en-alles-eronder" | "alleen-dit"): apigateway.IResource {
    const resource = pad === "/" ? this.root : this.root.resourceForPath(pad);
    resource.addMethod("ANY", integratie(functie));
    if (diep === "en-alles-eronder") resource.addResource("{proxy+}").addMethod("ANY", integratie(functie));
    return resource;
  }

  /**
   * As {@link serve} with all below it, but for one part of each (`pad/{parameter}/deel`), which goes to another function. The
   * gateway takes one variable at a place, so that beside `{parameter}` there is no `{proxy+}`.
   */
  serveZonderDeel(
    pad: string,
    functie: lambda.IFunction,
    { parameter, deel, door }: { readonly parameter: string; readonly deel: string; readonly door: lambda.IFunction },
  ): void {
    const een = this.serve(pad, functie, "alleen-dit").addResource(`{${parameter}}`);
    een.addMethod("ANY", integratie(functie));
    een.addResource("{proxy+}").addMethod("ANY", integratie(functie));
    een.addResource(deel).addMethod("ANY", integratie(door));
  }

  /** A public address goes to this function; its POST has a limit of its own, the rest is told which method there is. */
  serveOpenbaar(pad: OpenbaarPad, functie: lambda.IFunction): void {
    this.serve(pad, functie, "alleen-dit").addMethod("POST", integratie(functie));
  }

  /** Lets a page of any origin read a resource (only the OpenAPI and AsyncAPI documents; NL API Design Rules /core/publish-openapi). */
  allowAnyOrigin(resource: apigateway.IResource): void {
    const headers = {
      ...ANTWOORDHEADERS,
      "Access-Control-Allow-Origin": "*",
      "Access-Control-Allow-Methods": "GET, OPTIONS",
      "Access-Control-Allow-Headers": "*",
      "Access-Control-Max-Age": "86400",
    };
    const parameters = Object.entries(headers).map(
      ([naam, waarde]) => [`method.response.header.${naam}`, constant(waarde)] as const,
    );
    resource.addMethod(
      "OPTIONS",
      new apigateway.MockIntegration({
        requestTemplates: { "application/json": JSON.stringify({ statusCode: 200 }) },
        integrationResponses: [{ statusCode: "200", responseParameters: Object.fromEntries(parameters) }],
      }),
      {
        methodResponses: [
          { statusCode: "200", responseParameters: Object.fromEntries(parameters.map(([naam]) => [naam, true])) },
        ],
      },
    );
  }

  private addFirewall(limit: number): void {
    const beheerd = (name: string, priority: number, tellen: readonly string[] = []): wafv2.CfnWebACL.RuleProperty => ({
      name,
      priority,
      overrideAction: { none: {} },
      statement: {
        managedRuleGroupStatement: {
          vendorName: "AWS",
          name,
          ruleActionOverrides: tellen.map((regel) => ({ name: regel, actionToUse: { count: {} } })),
        },
      },
      visibilityConfig: zichtbaarheid(name),
    });
    const { publiekFormulier } = this.ketenStack.instellingen;
    const formulierregels: readonly wafv2.CfnWebACL.RuleProperty[] =
      publiekFormulier === undefined
        ? []
        : [
            {
              name: "FormulierPerAdres",
              priority: 4,
              action: { block: {} },
              statement: {
                rateBasedStatement: {
                  limit: publiekFormulier.verzoekenPerVijfMinutenPerAdres,
                  aggregateKeyType: "IP",
                  scopeDownStatement: {
                    byteMatchStatement: {
                      fieldToMatch: { uriPath: {} },
                      positionalConstraint: "CONTAINS",
                      searchString: "/publieke-meldingen",
                      textTransformations: [{ priority: 0, type: "URL_DECODE" }],
                    },
                  },
                },
              },
              visibilityConfig: zichtbaarheid("FormulierPerAdres"),
            },
          ];
    const acl = new wafv2.CfnWebACL(this, "Firewall", {
      scope: "REGIONAL",
      defaultAction: { allow: {} },
      visibilityConfig: zichtbaarheid("Firewall"),
      rules: [
        beheerd("AWSManagedRulesAmazonIpReputationList", 0),
        beheerd("AWSManagedRulesCommonRuleSet", 1, ALLEEN_TELLEN),
        beheerd("AWSManagedRulesKnownBadInputsRuleSet", 2),
        {
          name: "LimietPerAdres",
          priority: 3,
          action: { block: {} },
          statement: { rateBasedStatement: { limit, aggregateKeyType: "IP" } },
          visibilityConfig: zichtbaarheid("LimietPerAdres"),
        },
        ...formulierregels,
      ],
    });
    new wafv2.CfnWebACLAssociation(this, "FirewallVoorStage", {
      resourceArn: `arn:${Stack.of(this).partition}:apigateway:${Stack.of(this).region}::/restapis/${this.restApiId}/stages/${this.deploymentStage.stageName}`,
      webAclArn: acl.attrArn,
    });
  }

  /** Public address of the API, version included. */
  get basis(): string {
    return `${this.vul(this.ketenStack.instellingen.api.basis)}/v1`;
  }

  /** DNS name of that address: how we introduce ourselves to systems of partners. */
  get herkomst(): string {
    const [, naam = ""] = /^https?:\/\/([^/:]+)/.exec(this.ketenStack.instellingen.api.basis) ?? [];
    return this.vul(naam);
  }

  private vul(sjabloon: string): string {
    const { stage } = this.ketenStack.instellingen.api;
    return fillIn(sjabloon, { apiId: this.restApiId, stage, regio: this.ketenStack.region });
  }
}

/** A sample of the firewall's would hold whole requests, tokens included: metrics only. */
const zichtbaarheid = (metricName: string): wafv2.CfnWebACL.VisibilityConfigProperty => ({
  cloudWatchMetricsEnabled: true,
  sampledRequestsEnabled: false,
  metricName,
});

const integratie = (functie: lambda.IFunction): apigateway.LambdaIntegration =>
  new apigateway.LambdaIntegration(functie, { allowTestInvoke: false });
