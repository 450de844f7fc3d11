import { readFileSync } from "node:fs";
import path from "node:path";
import { App, Validations } from "aws-cdk-lib";
import type { AppProps } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import * as z from "zod";
import type { CodeBron } from "./constructs/functies.ts";
import type { Environment } from "./environments/schema.ts";
import { ApiStack } from "./stacks/api-stack.ts";
import { ChainStack } from "./stacks/chain-stack.ts";
import { DataStack } from "./stacks/data-stack.ts";
import { InsightStack } from "./stacks/insight-stack.ts";
import { OperationsStack } from "./stacks/operations-stack.ts";
import { PartnersStack } from "./stacks/partners-stack.ts";

/** The feature flags of cdk.json, also for an app that the CDK command did not start. */
const featureFlags = (): Record<string, unknown> =>
  z
    .object({ context: z.record(z.string(), z.unknown()) })
    .parse(JSON.parse(readFileSync(path.resolve(import.meta.dirname, "../cdk.json"), "utf8"))).context;

/** The stacks of an environment, in the order in which they build on each other. */
interface Stacks {
  readonly data: DataStack;
  readonly api: ApiStack;
  readonly chain: ChainStack;
  readonly partners: PartnersStack;
  readonly insight: InsightStack;
  readonly operations: OperationsStack;
}

/** A CDK app with the project's feature flags, whoever starts it. */
export const createApp = (props: AppProps = {}): App =>
  new App({ ...props, context: { ...featureFlags(), ...props.context } });

/** Adds the six stacks of an environment, which cdk-nag checks when the app is synthesised. */
export const addStacks = (app: App, environment: Environment, code: CodeBron): Stacks => {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));

  const gedeeld = { environment, code };
  const data = new DataStack(app, gedeeld);
  const { gegevens } = data;
  const api = new ApiStack(app, { ...gedeeld, gegevens });
  const chain = new ChainStack(app, { ...gedeeld, gegevens, apiBasis: api.api.basis });
  const { bus, machines } = chain;
  const { basis: apiBasis, herkomst } = api.api;
  const partners = new PartnersStack(app, { ...gedeeld, gegevens, bus, apiBasis, herkomst });
  const functies = [...api.functies, ...chain.functies, ...partners.delivers];
  const insight = new InsightStack(app, { ...gedeeld, gegevens, bus, machines, functies });
  const operations = new OperationsStack(app, {
    ...gedeeld,
    api: api.api,
    functies: [...functies, insight.insight],
    stroomlezers: [chain.outbox, chain.driver],
    machines,
    terzijde: {
      ...chain.terzijde,
      Inzicht: insight.terzijde,
      ...partners.terzijde,
    },
    kanalen: partners.kanalen,
    post: partners.post,
  });
  return { data, api, chain, partners, insight, operations };
};
