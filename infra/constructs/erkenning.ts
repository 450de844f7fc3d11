import { Stack, Validations } from "aws-cdk-lib";
import { flattenCfnReference } from "cdk-nag/lib/utils/flatten-cfn-reference.js";
import type { IConstruct } from "constructs";

/**
 * Acknowledges findings of cdk-nag on a construct and all below it. The reason is for the one who audits: why the
 * rule does not fit here, or what does its work instead.
 */
export const acknowledge = (construct: IConstruct, reason: string, ...ids: readonly string[]): void => {
  for (const id of ids) Validations.of(construct).acknowledge({ id: `AwsSolutions-${id}`, reason });
};

/** Acknowledges a wildcard in a policy's resource (IAM5), for just that resource. */
export const acknowledgeWildcard = (construct: IConstruct, reason: string, ...resources: readonly string[]): void => {
  acknowledge(
    construct,
    reason,
    // The finding names the resource as the template will have it.
    ...resources.map((resource) => `IAM5[Resource::${flattenCfnReference(Stack.of(construct).resolve(resource))}]`),
  );
};
