import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { regeldoelen } from "../regeldoelen.ts";
import { lokaleClient } from "./lokale-client.ts";

/** How CDK begins the name of the clock's rule (infra/stacks/chain-stack.ts). */
const REGEL = "ketenregie-local-chain-Klok";

/**
 * Lets the watchdog make a round now, as the clock does every minute: who waits for it in a test or after a restart
 * need not wait for the minute.
 */
export const slaKlok = async (endpoint: string): Promise<void> => {
  const lambda = new LambdaClient(lokaleClient(endpoint));
  try {
    for (const FunctionName of await regeldoelen(lokaleClient(endpoint), REGEL)) {
      const Payload = JSON.stringify({ source: "aws.events", "detail-type": "Scheduled Event" });
      const { FunctionError } = await lambda.send(new InvokeCommand({ FunctionName, Payload }));
      if (FunctionError !== undefined) throw new Error(`the watchdog's round failed: ${FunctionError}`);
    }
  } finally {
    lambda.destroy();
  }
};
