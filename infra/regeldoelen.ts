import { EventBridgeClient, ListRulesCommand, ListTargetsByRuleCommand } from "@aws-sdk/client-eventbridge";

/** How an SDK client reaches an account: by region and the credentials of whoever runs it, or the emulator. */
export interface Awsclient {
  readonly region: string;
  readonly endpoint?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

/**
 * The functions (ARNs) that a rule starts, by how CDK begins the rule's name: templates name nothing themselves, so this is where a
 * function that a schedule starts is found.
 * @throws when there is no such rule
 */
export const regeldoelen = async (client: Awsclient, begin: string): Promise<readonly string[]> => {
  const events = new EventBridgeClient(client);
  try {
    const { Rules = [] } = await events.send(new ListRulesCommand({ NamePrefix: begin }));
    const Rule = Rules[0]?.Name;
    if (Rule === undefined) throw new Error(`no rule ${begin}…`);
    const { Targets = [] } = await events.send(new ListTargetsByRuleCommand({ Rule }));
    return Targets.flatMap(({ Arn }) => Arn ?? []);
  } finally {
    events.destroy();
  }
};
