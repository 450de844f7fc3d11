import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { ArnFormat, RemovalPolicy, Stack } from "aws-cdk-lib";
import type * as lambda from "aws-cdk-lib/aws-lambda";
import * as logs from "aws-cdk-lib/aws-logs";
import * as sfn from "aws-cdk-lib/aws-stepfunctions";
import { Construct } from "constructs";
import { acknowledge, acknowledgeWildcard } from "./erkenning.ts";
import { pascalCase } from "./keten-stack.ts";
import type { KetenStack } from "./keten-stack.ts";

/** The machines, each with one file in `statemachines/`: one a hoofdstap, and those beside the path. */
export type MachineBestand =
  "hoofdstap-2" | "hoofdstap-3" | "hoofdstap-4" | "hoofdstap-5" | "interventie" | "strafrechtelijk-traject";

const definitie = (naam: MachineBestand): string => {
  const bestand = path.resolve(import.meta.dirname, `../../statemachines/${naam}.asl.json`);
  if (!existsSync(bestand)) throw new Error(`no state machine: statemachines/${path.basename(bestand)}`);
  return JSON.stringify(JSON.parse(readFileSync(bestand, "utf8")));
};

/** A version is immutable, so each definition has one of its own. */
const hash = (tekst: string): string => createHash("sha256").update(tekst).digest("hex").slice(0, 8);

/**
 * A state machine of the chain, from its ASL file. Its role may invoke `taken` and write its log; executions are
 * logged without their data.
 */
export class KetenMachine extends Construct {
  /** Its name in outputs and alarms: `Hoofdstap2`, `StrafrechtelijkTraject`. */
  readonly naam: string;
  readonly machine: sfn.StateMachine;
  /** What executions are started from: the alias where the environment has versions, else the machine itself. */
  readonly startArn: string;

  constructor(scope: KetenStack, bestand: MachineBestand, taken: lambda.Function) {
    super(scope, pascalCase(bestand));
    this.naam = pascalCase(bestand);
    const { logboek, machineVersies } = scope.instellingen;
    const tekst = definitie(bestand);
    this.machine = new sfn.StateMachine(this, "Machine", {
      definitionBody: sfn.DefinitionBody.fromString(tekst),
      definitionSubstitutions: { TakenArn: taken.functionArn },
      stateMachineType: sfn.StateMachineType.STANDARD,
      tracingEnabled: logboek.tracing,
      logs: {
        destination: new logs.LogGroup(this, "Log", {
          retention: logboek.dagen,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
        level: sfn.LogLevel[logboek.machines],
        includeExecutionData: false,
      },
      removalPolicy: scope.bijVerwijderen,
    });
    taken.grantInvoke(this.machine);
    this.startArn = machineVersies ? this.alias(tekst) : this.machine.stateMachineArn;

    acknowledgeWildcard(this, "Log delivery and X-Ray know no resources.", "*");
    acknowledgeWildcard(this, "Invoking `taken` covers its versions.", `${taken.functionArn}:*`);
    if (logboek.machines !== "ALL") acknowledge(this.machine, "The environment logs faults only.", "SF1");
    if (!logboek.tracing) acknowledge(this.machine, "The local cloud has no X-Ray.", "SF2");
  }

  /** All executions of this machine, for a policy. */
  get executionArns(): string {
    return Stack.of(this).formatArn({
      service: "states",
      resource: "execution",
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
      resourceName: `${this.machine.stateMachineName}:*`,
    });
  }

  /** Executions name the definition they run, and a deploy that goes wrong is undone by pointing the alias back. */
  private alias(tekst: string): string {
    const versie = new sfn.CfnStateMachineVersion(this, `Versie${hash(tekst)}`, {
      stateMachineArn: this.machine.stateMachineArn,
    });
    // Running executions and a way back need the earlier versions.
    versie.applyRemovalPolicy(RemovalPolicy.RETAIN);
    const alias = new sfn.CfnStateMachineAlias(this, "Alias", {
      routingConfiguration: [{ stateMachineVersionArn: versie.attrArn, weight: 100 }],
    });
    return alias.attrArn;
  }
}
