import { ResponseType } from "aws-cdk-lib/aws-apigateway";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { API_VERSIE } from "../../../infra/constructs/problemen.ts";
import { VASTE_KOPPEN } from "../../../shared/api/koppen.ts";
import { PROBLEMEN } from "../../../shared/api/probleemteksten.ts";
import { envSchema as notificatiesEnv } from "../../../functions/notificaties/env.ts";
import { productie } from "../../../infra/environments/productie.ts";
import { environmentSchema, type EnvironmentInput } from "../../../infra/environments/schema.ts";
import { maakSjablonen, sjablonenVan, type Sjablonen } from "../sjablonen.ts";

const { environment, resources, tekst, template } = sjablonenVan("productie");

const antwoordSchema = z.object({
  ResponseType: z.string(),
  StatusCode: z.string(),
  ResponseParameters: z.record(z.string(), z.string()),
  ResponseTemplates: z.record(z.string(), z.string()),
});
const probleemSchema = z.object({
  type: z.url(),
  title: z.string().min(1),
  status: z.int(),
  detail: z.string().min(1),
});
const antwoorden = resources("AWS::ApiGateway::GatewayResponse").map(({ Properties }) =>
  antwoordSchema.parse(Properties),
);

describe("the gateway's own answers", () => {
  it("are written out for every type there is", () => {
    const soorten = Object.getOwnPropertyNames(ResponseType)
      .map((naam) => z.object({ responseType: z.string() }).safeParse(Reflect.get(ResponseType, naam)))
      .flatMap(({ data }) => (data === undefined ? [] : [data.responseType]));
    expect(soorten.length).toBeGreaterThan(20);
    expect(antwoorden.map((antwoord) => antwoord.ResponseType).toSorted()).toEqual(soorten.toSorted());
  });

  it.each(antwoorden)("$ResponseType is a problem with the headers of every answer", (antwoord) => {
    const kop = (naam: string) => antwoord.ResponseParameters[`gatewayresponse.header.${naam}`];
    expect(kop("Content-Type")).toBe("'application/problem+json'");
    for (const [naam, waarde] of Object.entries(VASTE_KOPPEN))
      expect(kop(naam)?.slice(1, -1).replace(/;$/, ""), naam).toBe(waarde);
    const probleem = probleemSchema.parse(JSON.parse(antwoord.ResponseTemplates["application/json"] ?? ""));
    expect(String(probleem.status)).toBe(antwoord.StatusCode);
    expect(probleem.type.startsWith(`${environment.probleemBasis}/`)).toBe(true);
    const bekend = Object.entries(PROBLEMEN).find(([code]) => probleem.type.endsWith(`/${code}`));
    if (bekend !== undefined) expect([probleem.status, probleem.title]).toEqual([bekend[1].status, bekend[1].titel]);
  });

  it("say 404 of a path that does not exist, and 401 with the way to sign in", () => {
    const van = (soort: string) => antwoorden.find((antwoord) => antwoord.ResponseType === soort);
    expect(van("MISSING_AUTHENTICATION_TOKEN")?.StatusCode).toBe("404");
    expect(van("UNAUTHORIZED")?.ResponseParameters).toHaveProperty(["gatewayresponse.header.WWW-Authenticate"]);
  });

  it("tell the version that the functions tell", () => {
    expect(API_VERSIE).toBe(VASTE_KOPPEN["API-Version"]);
  });
});

const methodeSchema = z.looseObject({
  HttpMethod: z.string(),
  AuthorizationType: z.string(),
  ResourceId: z.unknown(),
  Integration: z.looseObject({
    Type: z.string(),
    Uri: z.unknown().optional(),
    IntegrationResponses: z.array(z.object({ ResponseParameters: z.record(z.string(), z.string()) })).optional(),
  }),
});
const delen = new Map(
  resources("AWS::ApiGateway::Resource").map(({ id, Properties }) => [
    id,
    z
      .object({ PathPart: z.string(), ParentId: z.union([z.object({ Ref: z.string() }), z.unknown()]) })
      .parse(Properties),
  ]),
);
const padVan = (verwijzing: unknown): string => {
  const { data } = z.object({ Ref: z.string() }).safeParse(verwijzing);
  const deel = data === undefined ? undefined : delen.get(data.Ref);
  return deel === undefined ? "" : `${padVan(deel.ParentId)}/${deel.PathPart}`;
};
const methoden = resources("AWS::ApiGateway::Method").map(({ Properties }) => {
  const methode = methodeSchema.parse(Properties);
  const functie = /function:|functions\/<(\w+)\.Arn>/.exec(tekst(methode.Integration.Uri))?.[1];
  return { ...methode, pad: padVan(methode.ResourceId) || "/", functie };
});

describe("routes", () => {
  it("lead each context to its function and everything else to meta", () => {
    const routes = methoden
      .filter(({ HttpMethod }) => HttpMethod === "ANY")
      .map(({ pad, functie }) => `${pad} ${functie}`)
      .toSorted();
    const context = (pad: string, functie: string) => [`${pad} ${functie}`, `${pad}/{proxy+} ${functie}`];
    expect(routes).toEqual(
      [
        "/ Meta",
        "/{proxy+} Meta",
        ...context("/v1", "Meta"),
        ...["openapi.json", "asyncapi.json", "gebeurtenissen"].map((bestand) => `/v1/${bestand} Meta`),
        "/.well-known/security.txt Meta",
        ...context("/v1/aanleveringen", "Intake"),
        // All below a melding or dossier is its function's, but for its attachments.
        ...["", "/{meldingId}", "/{meldingId}/{proxy+}"].map((rest) => `/v1/meldingen${rest} Intake`),
        "/v1/meldingen/{meldingId}/bijlagen Bijlagen",
        ...["", "/{dossierId}", "/{dossierId}/{proxy+}"].map((rest) => `/v1/dossiers${rest} Dossier`),
        "/v1/dossiers/{dossierId}/bijlagen Bijlagen",
        ...context("/v1/bijlagen", "Bijlagen"),
        ...context("/v1/instrumenten", "Intake"),
        ...context("/v1/plekken", "Dossier"),
        ...context("/v1/casussen", "Casus"),
        ...context("/v1/strafrechtelijke-trajecten", "Opsporing"),
        ...context("/v1/casusoverleggen", "Planning"),
        ...context("/v1/taken", "Casus"),
        ...context("/v1/noodtoegangen", "Casus"),
        ...context("/v1/preventieactiviteiten", "Preventie"),
        ...context("/v1/knelpunten", "Sturing"),
        ...context("/v1/trendsignalen", "Sturing"),
        ...["contactpersonen", "sleutelfiguren", "voorzieningen", "expertises", "interventies"].flatMap((pad) =>
          context(`/v1/${pad}`, "Gids"),
        ),
        ...["partners", "convenanten", "zetels"].flatMap((pad) => context(`/v1/${pad}`, "Beheer")),
        ...context("/v1/notificaties", "Notificaties"),
        ...context("/v1/kanalen", "Notificaties"),
      ].toSorted(),
    );
  });

  it("leave tokens to the functions", () => {
    expect(new Set(methoden.map(({ AuthorizationType }) => AuthorizationType))).toEqual(new Set(["NONE"]));
    template("api").resourceCountIs("AWS::ApiGateway::Authorizer", 0);
  });

  it("open only the OpenAPI and AsyncAPI documents to pages of any origin", () => {
    const opties = methoden.filter(({ HttpMethod }) => HttpMethod !== "ANY");
    expect(opties.map(({ pad, HttpMethod }) => `${HttpMethod} ${pad}`)).toEqual([
      ...["OPTIONS /v1/openapi.json", "OPTIONS /v1/asyncapi.json"],
    ]);
    for (const optie of opties) {
      const koppen = optie.Integration.IntegrationResponses?.[0]?.ResponseParameters ?? {};
      expect(koppen["method.response.header.Access-Control-Allow-Origin"]).toBe("'*'");
      for (const naam of Object.keys(VASTE_KOPPEN)) expect(koppen).toHaveProperty([`method.response.header.${naam}`]);
    }
    expect(
      antwoorden.flatMap((a) => Object.keys(a.ResponseParameters)).filter((kop) => /access-control/i.test(kop)),
    ).toEqual([]);
  });
});

describe("what the gateway keeps of a request", () => {
  it("is a line without caller, query string or ids", () => {
    const [stage] = resources("AWS::ApiGateway::Stage");
    const { AccessLogSetting, MethodSettings } = z
      .object({
        AccessLogSetting: z.object({ Format: z.string() }),
        MethodSettings: z.array(z.object({ LoggingLevel: z.string(), DataTraceEnabled: z.boolean() })),
      })
      .parse(stage?.Properties);
    const velden = [...AccessLogSetting.Format.matchAll(/\$context\.([\w.]+)/g)].map(([, veld]) => veld);
    expect(velden).toContain("resourcePath");
    expect(velden.filter((veld) => /^(path|identity|authorizer|domain|protocol|error)/.test(veld ?? ""))).toEqual([]);
    expect(AccessLogSetting.Format).not.toMatch(/querystring|\$input/i);
    expect(MethodSettings).toEqual([{ LoggingLevel: "OFF", DataTraceEnabled: false }]);
  });

  it("is nothing in the firewall, which never blocks a report for its text", () => {
    const [acl] = resources("AWS::WAFv2::WebACL");
    const regel = z.looseObject({
      Name: z.string(),
      VisibilityConfig: z.object({ SampledRequestsEnabled: z.literal(false) }),
      Statement: z.looseObject({
        ManagedRuleGroupStatement: z
          .object({
            RuleActionOverrides: z.array(
              z.object({ Name: z.string(), ActionToUse: z.record(z.string(), z.unknown()) }),
            ),
          })
          .optional(),
      }),
    });
    const { Rules, Scope } = z.looseObject({ Scope: z.string(), Rules: z.array(regel) }).parse(acl?.Properties);
    expect(Scope).toBe("REGIONAL");
    expect(Rules.map(({ Name }) => Name)).toContain("LimietPerAdres");
    const geteld = Rules.flatMap(({ Statement }) => Statement.ManagedRuleGroupStatement?.RuleActionOverrides ?? []);
    expect(geteld.map(({ Name }) => Name)).toEqual(
      expect.arrayContaining(["SizeRestrictions_BODY", "GenericRFI_BODY"]),
    );
    expect(geteld.every(({ ActionToUse }) => "Count" in ActionToUse)).toBe(true);
    template("api").resourceCountIs("AWS::WAFv2::WebACLAssociation", 1);
  });
});

describe("what notificaties knows of channels", () => {
  it("is who has one of which kind, in the 4 KB of its variables, for a whole region with long names too", () => {
    const codes = Array.from({ length: 40 }, (_, nummer) => `gemeente-partner-met-een-lange-naam-${nummer}`);
    const webhook = (code: string) => ({ soort: "webhook", url: `https://${code}.example` }) as const;
    const kanalen = {
      ...Object.fromEntries(codes.map((code) => [code, webhook(code)])),
      ggd: { soort: "feed" } as const,
    };
    const sjablonen = maakSjablonen(environmentSchema.parse({ ...productie(), kanalen }));
    const functie = sjablonen
      .resources("AWS::Lambda::Function")
      .map(({ Properties }) => sjablonen.tekst(Properties["Environment"]))
      .find((json) => json.includes("KANAALSOORTEN"));
    // As long as what is filled in at deploy time will be.
    expect((functie ?? "").replaceAll(/<[^>]*>/g, "x".repeat(60)).length).toBeLessThan(4_096);
    const { data } = z
      .object({ Variables: z.looseObject({ KANAALSOORTEN: z.string() }) })
      .safeParse(JSON.parse(functie ?? "{}"));
    const gelezen = notificatiesEnv.shape.KANAALSOORTEN.parse(data?.Variables.KANAALSOORTEN);
    expect([...gelezen]).toEqual(codes.map((code) => [code, "webhook"]));
  });

  it.each(["webhook", "fax=politie", "webhook=,politie"])("is refused when it reads %j", (tekst) => {
    expect(notificatiesEnv.shape.KANAALSOORTEN.safeParse(tekst).success).toBe(false);
  });
});

describe("who may sign in", () => {
  it("is nobody by himself: a strong password and a second factor in productie", () => {
    template("api").hasResourceProperties("AWS::Cognito::UserPool", {
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: "ON",
      DeletionProtection: "ACTIVE",
    });
  });

  it.each([
    ["productie", []],
    ["local", ["ALLOW_USER_PASSWORD_AUTH"]],
  ] as const)("by password in %s: %j", (omgeving, verwacht) => {
    const stromen = sjablonenVan(omgeving)
      .resources("AWS::Cognito::UserPoolClient")
      .flatMap(({ Properties }) => z.array(z.string()).parse(Properties["ExplicitAuthFlows"]));
    expect(stromen.filter((stroom) => stroom.includes("PASSWORD"))).toEqual(verwacht);
  });

  it("is each partner's system, with its own client and its own scopes", () => {
    const clients = resources("AWS::Cognito::UserPoolClient").filter(
      ({ Properties }) => Properties["GenerateSecret"] === true,
    );
    expect(clients).toHaveLength(environment.machineclients.length);
    for (const { Properties } of clients) {
      expect(Properties["AllowedOAuthFlows"]).toEqual(["client_credentials"]);
      const scopes = z.array(z.unknown()).parse(Properties["AllowedOAuthScopes"]).map(tekst);
      expect(scopes).toEqual(
        environment.machineclients[0]?.scopes.map((scope) => `<GebruikerspoolResourceServer>/${scope}`),
      );
    }
  });
});

describe("what is public", () => {
  type Open = Pick<EnvironmentInput, "terugkoppelingOpenbaar" | "publiekFormulier">;
  const bij = (open: Open = {}) => maakSjablonen(environmentSchema.parse({ ...productie(), ...open }));
  const stageSchema = z.object({ MethodSettings: z.array(z.looseObject({ ResourcePath: z.string() })) });
  const vastgesteld = (sjablonen: Sjablonen) => {
    const adressen = sjablonen
      .resources("AWS::ApiGateway::Resource")
      .filter(({ Properties }) => ["terugkoppelingen", "publieke-meldingen"].includes(String(Properties["PathPart"])))
      .map(({ id }) => id.slice(0, -8));
    return {
      methoden: sjablonen
        .resources("AWS::ApiGateway::Method")
        .filter(({ Properties }) => adressen.some((id) => tekst(Properties["ResourceId"]).includes(id)))
        .map(({ Properties }) => {
          const { HttpMethod, Integration } = methodeSchema.parse(Properties);
          return `${HttpMethod} ${/<(\w+)\.Arn>/.exec(sjablonen.tekst(Integration.Uri))?.[1] ?? ""}`;
        })
        .toSorted(),
      grenzen: stageSchema
        .parse(sjablonen.resources("AWS::ApiGateway::Stage")[0]?.Properties)
        .MethodSettings.filter(({ ResourcePath }) => ResourcePath !== "/*"),
      variabelen: sjablonen
        .resources("AWS::Lambda::Function")
        .map(({ Properties }) => sjablonen.tekst(Properties["Environment"])),
      firewall: JSON.stringify(sjablonen.resources("AWS::WAFv2::WebACL")[0]?.Properties),
    };
  };
  const stil = { LoggingLevel: "OFF", DataTraceEnabled: false, MetricsEnabled: true };

  it("is nothing unless it is asked for: no address, no function, not in the document", () => {
    for (const sjablonen of [bij(), bij({ terugkoppelingOpenbaar: false })]) {
      const { methoden, grenzen, variabelen, firewall } = vastgesteld(sjablonen);
      expect([methoden, grenzen]).toEqual([[], []]);
      for (const functie of ["terugkoppeling", "formulier"])
        expect(variabelen.filter((een) => een.includes(`"POWERTOOLS_SERVICE_NAME":"${functie}"`))).toEqual([]);
      for (const naam of ["TERUGKOPPELING_OPENBAAR", "PUBLIEK_FORMULIER"])
        expect(variabelen.filter((een) => een.includes(`"${naam}":"nee"`))).toHaveLength(1);
      expect(firewall).not.toContain("FormulierPerAdres");
    }
  });

  it.each([
    [{ terugkoppelingOpenbaar: true }, "Terugkoppeling", "/~1v1~1terugkoppelingen", 2, 10, "TERUGKOPPELING_OPENBAAR"],
    [{ publiekFormulier: {} }, "Formulier", "/~1v1~1publieke-meldingen", 2, 10, "PUBLIEK_FORMULIER"],
    [
      { publiekFormulier: { verzoekenPerSeconde: 5, piek: 20 } },
      ...["Formulier", "/~1v1~1publieke-meldingen"],
      ...([5, 20, "PUBLIEK_FORMULIER"] as const),
    ],
  ] as const satisfies readonly (readonly [Open, string, string, number, number, string])[])(
    "is one function with one throttled method where it is asked for, which logs as little as all: %j",
    (open, functie, ResourcePath, ThrottlingRateLimit, ThrottlingBurstLimit, variabele) => {
      const { methoden, grenzen, variabelen } = vastgesteld(bij(open));
      expect(methoden).toEqual([`ANY ${functie}`, `POST ${functie}`]);
      expect(grenzen).toEqual([
        { ResourcePath, HttpMethod: "POST", ThrottlingRateLimit, ThrottlingBurstLimit, ...stil },
      ]);
      const eigen = variabelen.filter((een) => een.includes(`"POWERTOOLS_SERVICE_NAME":"${functie.toLowerCase()}"`));
      expect(eigen).toHaveLength(1);
      expect(eigen[0]).not.toMatch(/GEHEIM|LOGTABEL|OIDC/);
      expect(variabelen.filter((een) => een.includes(`"${variabele}":"ja"`))).toHaveLength(1);
    },
  );

  it("has both when both are asked for, and the firewall then limits each address at the form", () => {
    const { methoden, grenzen, firewall } = vastgesteld(bij({ terugkoppelingOpenbaar: true, publiekFormulier: {} }));
    expect(methoden).toHaveLength(4);
    expect(grenzen).toHaveLength(2);
    expect(firewall).toContain("FormulierPerAdres");
    expect(firewall).toContain("/publieke-meldingen");
  });
});
