import { RemovalPolicy, Stack, Tags } from "aws-cdk-lib";
import type { Construct } from "constructs";
import type { Environment } from "../environments/schema.ts";
import type { CodeBron } from "./functies.ts";

/** What every stack is built from. */
export interface KetenStackProps {
  readonly environment: Environment;
  readonly code: CodeBron;
}

/** One of the six stacks of an environment: `ketenregie-<environment>-<stack>`. */
export class KetenStack extends Stack {
  readonly instellingen: Environment;
  readonly code: CodeBron;

  constructor(scope: Construct, naam: string, { environment, code }: KetenStackProps) {
    super(scope, `ketenregie-${environment.naam}-${naam}`, {
      // Without an account the templates are agnostic: they name neither account nor region.
      ...(environment.account === undefined
        ? {}
        : { env: { account: environment.account, region: environment.awsRegio } }),
      analyticsReporting: false,
      terminationProtection: environment.gegevens.verwijderbeveiliging,
    });
    this.instellingen = environment;
    this.code = code;
    Tags.of(this).add("toepassing", "ketenregie");
    Tags.of(this).add("omgeving", environment.naam);
  }

  /** What happens to what holds data when it leaves the template. */
  get bijVerwijderen(): RemovalPolicy {
    return this.instellingen.gegevens.bijVerwijderen === "bewaren" ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY;
  }
}

/** `systeem-veilig-thuis` → `SysteemVeiligThuis`: how a code appears in logical ids and outputs. */
export const pascalCase = (code: string): string =>
  code
    .split("-")
    .map((deel) => deel.charAt(0).toUpperCase() + deel.slice(1))
    .join("");
