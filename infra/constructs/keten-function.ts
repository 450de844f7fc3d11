import { RemovalPolicy } from "aws-cdk-lib";
import type { Duration } from "aws-cdk-lib";
import * as iam from "aws-cdk-lib/aws-iam";
import * as lambda from "aws-cdk-lib/aws-lambda";
import * as logs from "aws-cdk-lib/aws-logs";
import type { Construct } from "constructs";
import * as z from "zod";
import { acknowledgeWildcard } from "./erkenning.ts";
import type { Functie } from "./functies.ts";
import { METRIEKEN } from "./metrieken.ts";
import type { KetenStack } from "./keten-stack.ts";

interface KetenFunctionProps<S extends z.ZodObject> {
  readonly functie: Functie;
  /** `envSchema` of functions/<functie>/env.ts. */
  readonly envSchema: S;
  /** Exactly what the schema asks: forgetting or misspelling a variable does not type-check. */
  readonly variabelen: z.input<S>;
  readonly timeout: Duration;
  /** MB; more memory is also more processor. */
  readonly geheugen?: number;
}

/**
 * A Lambda of the chain: Node 24 on arm64, its own log group with a retention, and a role of its own that may write
 * its log and nothing else. Everything more is granted explicitly by the stack.
 */
export class KetenFunction<S extends z.ZodObject> extends lambda.Function {
  /** The function's own role, where a wildcard in its policy is acknowledged. */
  readonly rol: iam.Role;

  constructor(scope: KetenStack, id: string, props: KetenFunctionProps<S>) {
    const { logboek } = scope.instellingen;
    const logGroup = new logs.LogGroup(scope, `${id}Log`, {
      retention: logboek.dagen,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const rol = new iam.Role(scope, `${id}Rol`, { assumedBy: new iam.ServicePrincipal("lambda.amazonaws.com") });
    logGroup.grantWrite(rol);
    super(scope, id, {
      code: scope.code(props.functie),
      handler: "index.handler",
      runtime: lambda.Runtime.NODEJS_24_X,
      architecture: lambda.Architecture.ARM_64,
      memorySize: props.geheugen ?? 512,
      timeout: props.timeout,
      tracing: logboek.tracing ? lambda.Tracing.ACTIVE : lambda.Tracing.DISABLED,
      environment: {
        ...gevuld(props.variabelen),
        POWERTOOLS_SERVICE_NAME: props.functie,
        POWERTOOLS_METRICS_NAMESPACE: METRIEKEN,
      },
      role: rol,
      logGroup,
    });
    this.rol = rol;
    if (logboek.tracing)
      acknowledgeWildcard(rol, "X-Ray's PutTraceSegments and PutTelemetryRecords know no resources.", "*");
  }
}

/** What is empty is left out, so that the schema's default applies. */
const gevuld = (variabelen: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(z.record(z.string(), z.string()).parse(variabelen)).filter(([, waarde]) => waarde !== ""),
  );

/** A function of the chain, whatever its environment. */
export type Ketenfunctie = KetenFunction<z.ZodObject>;

/** A policy apart from the role's own, for a grant on what itself depends on the function. */
export const grantApart = (
  scope: Construct,
  id: string,
  functie: Ketenfunctie,
  statement: iam.PolicyStatementProps,
): void => {
  // CDK makes a function wait for its role's own policy; this one may name what waits for the function.
  new iam.Policy(scope, id, { statements: [new iam.PolicyStatement(statement)], roles: [functie.rol] });
};
