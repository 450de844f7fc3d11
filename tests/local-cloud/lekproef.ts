import { CloudWatchClient, PutMetricDataCommand } from "@aws-sdk/client-cloudwatch";
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { PutObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { CreateSecretCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";
import { CreateQueueCommand, SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { createServer } from "node:http";
import { lokaleClient } from "../../infra/local/lokale-client.ts";
import type { Omgeving } from "../../infra/local/omgeving.ts";
import { output } from "../../infra/local/outputs.ts";
import { vraagDienst } from "./dienst.ts";
import type { Uiting } from "./uitingen.ts";

/**
 * Leaks a text, on purpose, in every place that the scan looks at: through the service itself, so that what the scan reads there is
 * what is there. The last thing that a test does with a cloud.
 * @returns how to read the documents of an API that leaks too
 */
export const plantOveral = async (
  { endpoint, outputs, ontvanger }: Pick<Omgeving, "endpoint" | "outputs" | "ontvanger">,
  tekst: string,
): Promise<{ readonly feed: Uiting; readonly api: string; readonly stop: () => Promise<void> }> => {
  const lokaal = lokaleClient(endpoint);
  const veilig = encodeURIComponent(tekst);
  const sfn = new SFNClient(lokaal);
  // One that nothing else looks at; the input is refused by its first state, and stays in its history.
  await sfn.send(
    new StartExecutionCommand({
      stateMachineArn: output(outputs, "MachineHoofdstap5Arn"),
      input: JSON.stringify({ tekst }),
    }),
  );
  const logs = new CloudWatchLogsClient(lokaal);
  const stroom = { logGroupName: "/proef/lek", logStreamName: "een" };
  await logs.send(new CreateLogGroupCommand({ logGroupName: stroom.logGroupName }));
  await logs.send(new CreateLogStreamCommand(stroom));
  await logs.send(new PutLogEventsCommand({ ...stroom, logEvents: [{ timestamp: Date.now(), message: tekst }] }));
  await new CloudWatchClient(lokaal).send(
    new PutMetricDataCommand({
      Namespace: "proef",
      MetricData: [{ MetricName: "lek", Value: 1, Dimensions: [{ Name: "tekst", Value: tekst }] }],
    }),
  );
  const sqs = new SQSClient(lokaal);
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: "proef-lek" }));
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: JSON.stringify({ tekst }) }));
  const regel = {
    Source: "ketenregie",
    DetailType: "proef",
    Detail: JSON.stringify({ ontvanger: "niemand", event: { tekst } }),
  };
  await new EventBridgeClient(lokaal).send(
    new PutEventsCommand({ Entries: [{ EventBusName: output(outputs, "BusNaam"), ...regel }] }),
  );
  await new SecretsManagerClient(lokaal).send(
    new CreateSecretCommand({ Name: "proef-lek", Description: tekst, SecretString: "{}" }),
  );
  await new S3Client({ ...lokaal, forcePathStyle: true }).send(
    new PutObjectCommand({
      Bucket: output(outputs, "BijlagenNaam"),
      Key: `proef/${veilig}`,
      Body: Buffer.from("proef"),
    }),
  );
  const parameter = { Name: "/proef/lek", Value: tekst, Type: "String" };
  await vraagDienst(endpoint, "ssm", parameter, "AmazonSSM.PutParameter");
  const sjabloon = {
    Resources: {
      Lek: { Type: "AWS::SSM::Parameter", Properties: { Name: "/proef/stack", Type: "String", Value: "x" } },
    },
    Outputs: { Lek: { Value: tekst } },
  };
  const stack = { StackName: "proef-lek", TemplateBody: JSON.stringify(sjabloon) };
  await vraagDienst(endpoint, "cloudformation", { Action: "CreateStack", Version: "2010-05-15", ...stack });
  const van = "proef@ketenregie.example";
  await vraagDienst(endpoint, "ses", { Action: "VerifyEmailIdentity", Version: "2010-12-01", EmailAddress: van });
  await vraagDienst(endpoint, "ses", {
    ...{ Action: "SendEmail", Version: "2010-12-01", Source: van, "Destination.ToAddresses.member.1": van },
    ...{ "Message.Subject.Data": "proef", "Message.Body.Text.Data": tekst },
  });
  // In the address of a webhook.
  await fetch(`${ontvanger.url}/nla?wie=${veilig}`, { method: "POST", body: "{}" });
  const server = createServer((_, antwoord) => {
    antwoord.end(JSON.stringify({ info: { description: tekst } }));
  });
  await new Promise<void>((klaar) => server.listen(0, "127.0.0.1", klaar));
  const adres = server.address();
  return {
    feed: { waar: "feed", tekst: JSON.stringify({ resultaten: [{ event: { data: { tekst } } }] }) },
    api: `http://127.0.0.1:${typeof adres === "object" ? (adres?.port ?? 0) : 0}`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((klaar) => server.close(klaar));
    },
  };
};
