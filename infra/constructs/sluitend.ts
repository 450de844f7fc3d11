import { Duration } from "aws-cdk-lib";
import * as events from "aws-cdk-lib/aws-events";
import * as targets from "aws-cdk-lib/aws-events-targets";
import * as iam from "aws-cdk-lib/aws-iam";
import type * as sqs from "aws-cdk-lib/aws-sqs";
import type * as z from "zod";
import { envSchema as sluitendEnv } from "../../functions/sluitend/env.ts";
import { acknowledgeWildcard } from "./erkenning.ts";
import { KetenFunction, type Ketenfunctie } from "./keten-function.ts";
import type { KetenMachine } from "./keten-machine.ts";
import type { KetenStack } from "./keten-stack.ts";
import { grantGeheim, grantSporen, grantTabel, type Gegevens } from "./tabellen.ts";
import { deadLetterQueue } from "./wachtrij.ts";

interface SluitendProps {
  readonly gegevens: Gegevens;
  readonly machines: readonly KetenMachine[];
  /** What it is told as others are: the tables, the key of the hashes, the machines. */
  readonly variabelen: Omit<z.input<typeof sluitendEnv>, Eigen>;
}
/** What only it is told. */
type Eigen = "CASUS_CONTROLE_SECONDEN" | "RESPIJT_SECONDEN" | "WACHTRIJ_VOORVOEGSEL";

/**
 * What proves that nothing is missing, apart from all that it proves: a role of its own, which reads ids, codes and dates of every
 * record and writes no more than what it keeps and may mend.
 */
export class Sluitend {
  readonly functie: Ketenfunctie;
  /** Where lies a run that could not begin. */
  readonly terzijde: sqs.Queue;

  constructor(stack: KetenStack, id: string, { gegevens, machines, variabelen }: SluitendProps) {
    const { naam, casusControleSeconden, sluitend: instelling } = stack.instellingen;
    const voorvoegsel = `ketenregie-${naam}-`;
    this.terzijde = deadLetterQueue(stack, `${id}Terzijde`);
    this.functie = new KetenFunction(stack, id, {
      functie: "sluitend",
      envSchema: sluitendEnv,
      variabelen: {
        ...variabelen,
        CASUS_CONTROLE_SECONDEN: String(casusControleSeconden),
        RESPIJT_SECONDEN: String(instelling.respijtSeconden),
        WACHTRIJ_VOORVOEGSEL: voorvoegsel,
      },
      timeout: Duration.minutes(15),
    });
    const eigen = ["slotronde", "bevindingen", "opsporingsbevindingen"] as const;
    grantSporen(gegevens, this.functie);
    grantTabel(gegevens, this.functie, ["ophalen", "zoeken"], eigen);
    grantTabel(gegevens, this.functie, ["schrijven"], [...eigen, "sluitend", "opsporing"]);
    grantGeheim(gegevens, this.functie, gegevens.sleutelGeheim);
    this.grantLooking(machines, stack.formatArn({ service: "sqs", resource: `${voorvoegsel}*` }));
    new events.Rule(stack, `${id}Ronde`, {
      description: "Goes on with the round of the reconciliation, or begins the one of the day",
      schedule: events.Schedule.rate(Duration.minutes(instelling.minuten)),
      targets: [new targets.LambdaFunction(this.functie, { deadLetterQueue: this.terzijde, retryAttempts: 2 })],
    });
  }

  /** Whether an execution runs, and how much lies in a queue; never what. */
  private grantLooking(machines: readonly KetenMachine[], wachtrijen: string): void {
    const executions = [...new Set(machines.map(({ executionArns }) => executionArns))];
    const allow = (actions: string[], resources: string[]): void => {
      this.functie.addToRolePolicy(new iam.PolicyStatement({ actions, resources }));
    };
    allow(["states:DescribeExecution"], executions);
    allow(["sqs:GetQueueAttributes"], [wachtrijen]);
    allow(["sqs:ListQueues"], ["*"]);
    acknowledgeWildcard(
      this.functie.rol,
      "An execution's name is known when it runs; the machine is named.",
      ...executions,
    );
    acknowledgeWildcard(
      this.functie.rol,
      "Every dead-letter queue of the environment, also one that is added later; ListQueues knows no resources.",
      wachtrijen,
      "*",
    );
  }
}
