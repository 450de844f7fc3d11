import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import * as lambda from "aws-cdk-lib/aws-lambda";
import { Template } from "aws-cdk-lib/assertions";
import * as z from "zod";
import { loadEnvironment } from "../../infra/environments/index.ts";
import { FUNCTIES, type Functie } from "../../infra/constructs/functies.ts";
import type { Environment, Omgeving } from "../../infra/environments/schema.ts";
import { synthesise } from "../../infra/synth.ts";

/** Bundling is not under test here, and would take longer than everything else. */
const ZONDER_BUNDELS = () => lambda.Code.fromInline("export const handler = () => undefined;");

export const STACKS = ["data", "api", "chain", "partners", "insight", "operations"] as const;
export type StackNaam = (typeof STACKS)[number];

const resourceSchema = z.looseObject({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
});
const sjabloonSchema = z.object({
  Resources: z.record(z.string(), resourceSchema),
  Outputs: z.record(z.string(), z.object({ Value: z.unknown() })).default({}),
});
type Sjabloon = z.output<typeof sjabloonSchema>;
export type Resource = z.output<typeof resourceSchema> & { readonly stack: StackNaam; readonly id: string };

/** The templates of an environment, and the questions that tests ask of them. */
export interface Sjablonen {
  readonly environment: Environment;
  readonly stack: Readonly<Record<StackNaam, Sjabloon>>;
  readonly template: (naam: StackNaam) => Template;
  /** Every resource of a type, in all stacks. */
  readonly resources: (type: string) => readonly Resource[];
  /** A value with its references written out: `<Tabel.Arn>`, across stacks as well, without CDK's hashes. */
  readonly tekst: (waarde: unknown) => string;
}

/** The functions that an environment has: the public ones and the scanner's stand-in only where they are asked for. */
export const functiesVan = ({ terugkoppelingOpenbaar, publiekFormulier, scanner }: Environment): readonly Functie[] =>
  FUNCTIES.filter(
    (functie) =>
      (functie !== "terugkoppeling" || terugkoppelingOpenbaar) &&
      (functie !== "formulier" || publiekFormulier !== undefined) &&
      (functie !== "eicar-nabootsing" || scanner === "nabootsing"),
  );

const gemaakt = new Map<Omgeving, Sjablonen>();

/** Templates of an environment; synthesised once per run. */
export const sjablonenVan = (omgeving: Omgeving): Sjablonen => {
  const eerder = gemaakt.get(omgeving);
  if (eerder !== undefined) return eerder;
  const nieuw = maakSjablonen(loadEnvironment(omgeving));
  gemaakt.set(omgeving, nieuw);
  return nieuw;
};

/** Templates of an environment that a test made up. */
export const maakSjablonen = (environment: Environment): Sjablonen => {
  const voorvoegsel = `ketenregie-${environment.naam}-`;
  const map = mkdtempSync(path.join(tmpdir(), "ketenregie-sjablonen-"));
  const inhoud = new Map(synthesise(environment, ZONDER_BUNDELS, map).map(({ stack, inhoud }) => [stack, inhoud]));
  rmSync(map, { recursive: true });
  const ruw = (naam: StackNaam) => inhoud.get(`${voorvoegsel}${naam}`);
  const lees = (naam: StackNaam) => sjabloonSchema.parse(ruw(naam));
  const stack = {
    data: lees("data"),
    api: lees("api"),
    chain: lees("chain"),
    partners: lees("partners"),
    insight: lees("insight"),
    operations: lees("operations"),
  };
  const uitvoer = new Map(
    STACKS.flatMap((naam) =>
      Object.entries(stack[naam].Outputs).map(([sleutel, { Value }]) => [`${voorvoegsel}${naam}/${sleutel}`, Value]),
    ),
  );
  return {
    environment,
    stack,
    template: (naam) => Template.fromJSON(z.record(z.string(), z.unknown()).parse(ruw(naam))),
    resources: (type) =>
      STACKS.flatMap((naam) =>
        Object.entries(stack[naam].Resources)
          .filter(([, { Type }]) => Type === type)
          .map(([id, resource]) => ({ ...resource, stack: naam, id })),
      ),
    tekst: (waarde) => naarTekst(waarde, uitvoer),
  };
};

const zonderHash = (id: string): string => id.replace(/[0-9A-F]{8}$/, "");

const verwijzing = z.union([
  z.strictObject({ Ref: z.string() }).transform(({ Ref }) => ({ soort: "plaats", plaats: zonderHash(Ref) }) as const),
  z
    .strictObject({ "Fn::GetAtt": z.tuple([z.string(), z.string()]) })
    .transform(
      ({ "Fn::GetAtt": [id, attribuut] }) => ({ soort: "plaats", plaats: `${zonderHash(id)}.${attribuut}` }) as const,
    ),
  z
    .strictObject({ "Fn::Join": z.tuple([z.string(), z.array(z.unknown())]) })
    .transform(({ "Fn::Join": [tussen, delen] }) => ({ soort: "delen", tussen, delen }) as const),
  z
    .strictObject({ "Fn::GetStackOutput": z.looseObject({ StackName: z.string(), OutputName: z.string() }) })
    .transform(
      ({ "Fn::GetStackOutput": u }) => ({ soort: "uitvoer", sleutel: `${u.StackName}/${u.OutputName}` }) as const,
    ),
]);

const naarTekst = (waarde: unknown, uitvoer: ReadonlyMap<string, unknown>): string => {
  if (typeof waarde === "string") return waarde;
  const gelezen = verwijzing.safeParse(waarde);
  if (!gelezen.success) return JSON.stringify(waarde);
  switch (gelezen.data.soort) {
    case "plaats":
      return `<${gelezen.data.plaats}>`;
    case "delen":
      return gelezen.data.delen.map((deel) => naarTekst(deel, uitvoer)).join(gelezen.data.tussen);
    case "uitvoer": {
      if (!uitvoer.has(gelezen.data.sleutel)) throw new Error(`no output ${gelezen.data.sleutel}`);
      return naarTekst(uitvoer.get(gelezen.data.sleutel), uitvoer);
    }
  }
};
