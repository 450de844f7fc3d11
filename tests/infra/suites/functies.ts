import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import * as z from "zod";
import { functionsWithPolicies, measureBundles } from "../../../infra/constructs/functies.ts";
import type { Functie } from "../../../infra/constructs/functies.ts";
import { OMGEVINGEN } from "../../../infra/environments/schema.ts";
import { functiesVan, sjablonenVan } from "../sjablonen.ts";

const HUIS = ["POWERTOOLS_SERVICE_NAME", "POWERTOOLS_METRICS_NAMESPACE"];

const schemaVan = async (functie: Functie): Promise<z.ZodObject> => {
  const module: unknown = await import(`../../../functions/${functie}/env.ts`);
  return z.object({ envSchema: z.instanceof(z.ZodObject) }).parse(module).envSchema;
};

/** References as they look once deployed. */
const uitgerold = (tekst: string): string =>
  tekst
    .replaceAll(
      /<(Hoofdstap\d|Interventie|StrafrechtelijkTraject)(Machine|Alias)\w*(\.Arn)?>/g,
      "arn:aws:states:eu-west-1:000000000000:stateMachine:$1",
    )
    .replaceAll(
      /<(?:Outbox|Driver|Aanleveren)Terzijde>|<AanleverWachtrij>|<KeuringWachtrij>/g,
      "https://sqs.eu-west-1.amazonaws.com/000000000000/terzijde",
    )
    .replaceAll("<AWS::Region>", "eu-west-1")
    .replaceAll(/<([\w.:]+)>/g, "$1");

describe.each(OMGEVINGEN)("functions in %s", (omgeving) => {
  const { environment, resources, tekst } = sjablonenVan(omgeving);
  const verwacht = functiesVan(environment);
  const functies = new Map(
    resources("AWS::Lambda::Function").map(({ Properties }) => {
      const { Variables } = z.object({ Variables: z.record(z.string(), z.unknown()) }).parse(Properties["Environment"]);
      const variabelen = Object.fromEntries(Object.entries(Variables).map(([naam, w]) => [naam, uitgerold(tekst(w))]));
      return [variabelen["POWERTOOLS_SERVICE_NAME"], { Properties, variabelen }] as const;
    }),
  );

  it("are all there, and no other", () => {
    expect([...functies.keys()].toSorted()).toEqual(verwacht.toSorted());
  });

  it.each(verwacht)("%s gets exactly the environment that its schema asks", async (functie) => {
    const schema = await schemaVan(functie);
    const variabelen = functies.get(functie)?.variabelen ?? {};
    expect(schema.safeParse(variabelen).error).toBeUndefined();
    expect(Object.keys(variabelen).filter((naam) => !(naam in schema.shape))).toEqual(HUIS);
  });

  it("that ask who calls take people of the pool's own client, and of no other", () => {
    const personen = resources("AWS::Cognito::UserPoolClient").filter(
      ({ Properties }) => !Properties["GenerateSecret"],
    );
    expect(personen).toHaveLength(1);
    const toegelaten = [...functies.values()].flatMap(({ variabelen }) =>
      "OIDC_UITGEVER" in variabelen ? [variabelen["OIDC_PERSONEN_CLIENTS"]] : [],
    );
    expect(toegelaten.length).toBeGreaterThan(3);
    // `tekst` leaves out what CDK puts behind a name to keep it apart.
    expect(new Set(toegelaten)).toEqual(new Set(personen.map(({ id }) => id.replace(/[0-9A-F]{8}$/, ""))));
  });

  it.each(verwacht)("%s runs Node 24 on arm64 with a log group that forgets", (functie) => {
    const properties = functies.get(functie)?.Properties ?? {};
    expect(properties).toMatchObject({ Runtime: "nodejs24.x", Architectures: ["arm64"], Handler: "index.handler" });
    const log = resources("AWS::Logs::LogGroup").find(({ id }) => tekst(properties["LoggingConfig"]).includes(id));
    expect(log?.Properties["RetentionInDays"]).toBe(environment.logboek.dagen);
    expect("TracingConfig" in properties).toBe(environment.logboek.tracing);
  });
});

describe("bundling", () => {
  it("gives the policies and their engine to who decides about casussen, registers and the guide; intake waits for none", () => {
    expect(functionsWithPolicies().toSorted()).toEqual([
      "beheer",
      "bijlagen",
      "casus",
      "dossier",
      "gids",
      "opsporing",
      "planning",
      "sturing",
    ]);
  });

  it("names every handler that is missing", () => {
    const leeg = mkdtempSync(path.join(tmpdir(), "ketenregie-leeg-"));
    onTestFinished(() => {
      rmSync(leeg, { recursive: true });
    });
    expect(() => measureBundles(leeg)).toThrow(
      /no handler: functions\/intake\/handler\.ts, .*functions\/insight\/handler\.ts/,
    );
  });
});
