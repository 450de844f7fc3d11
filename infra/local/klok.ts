import { EventBridgeClient, ListRulesCommand, ListTargetsByRuleCommand } from "@aws-sdk/client-eventbridge";
import { lokaleClient } from "./lokale-client.ts";

/** How CDK begins the name of the clock's rule (infra/stacks/chain-stack.ts). */
const REGEL = "ketenregie-local-chain-Klok";

/**
 * Lets the watchdog make a round now, as the clock does every minute: who waits for it in a test or after a restart
 * need not wait for the minute.
 */
export const slaKlok = async (endpoint: string): Promise<void> => {
  const client = new EventBridgeClient(lokaleClient(endpoint));
  try {
    const { Rules = [] } = await client.send(new ListRulesCommand({ NamePrefix: REGEL }));
    const Rule = Rules[0]?.Name;
    if (Rule === undefined) throw new Error(`no rule ${REGEL}…`);
    const { Targets = [] } = await client.send(new ListTargetsByRuleCommand({ Rule }));
    for (const { Arn = "" } of Targets) {
      const antwoord = await fetch(`${endpoint}/2015-03-31/functions/${encodeURIComponent(Arn)}/invocations`, {
        method: "POST",
        body: JSON.stringify({
          source: "aws.events",
          "detail-type": "Scheduled Event",
          time: new Date().toISOString(),
        }),
      });
      const tekst = await antwoord.text();
      if (!antwoord.ok || antwoord.headers.has("x-amz-function-error"))
        throw new Error(`the watchdog's round failed: ${antwoord.status} ${tekst}`);
    }
  } finally {
    client.destroy();
  }
};
