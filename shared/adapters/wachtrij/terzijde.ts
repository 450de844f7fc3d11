import { GetQueueAttributesCommand, ListQueuesCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { OrganisatieCode } from "../../domain/ids.ts";
import { opsporingOntvanger } from "../../domain/traject.ts";
import type { Terzijde, Wachtrijstand } from "../../ports/sluitend.ts";

/** Which queues there are, and who investigates, of whose queues nobody outside the compartment hears. */
export interface Terzijdeopties {
  /** What the names of all queues of this environment begin with. */
  readonly voorvoegsel: string;
  readonly opsporend: readonly OrganisatieCode[];
}

/** What CloudFormation puts behind the name of a resource to keep it apart, and before that the hash of CDK. */
const ACHTERVOEGSEL = /(?:[0-9A-F]{8})?-[0-9A-Za-z]+$/;

/**
 * The dead-letter queues in SQS: how many messages lie in each. Found by what they are and not from a list, so that none that is added
 * later can be forgotten: a queue of ours hands on what it cannot deliver, or it is where that comes to lie.
 */
export const maakTerzijde = (
  { voorvoegsel, opsporend }: Terzijdeopties,
  client: SQSClient = new SQSClient(),
): Terzijde => {
  const adressen = async (): Promise<readonly string[]> => {
    const gevonden: string[] = [];
    let NextToken: string | undefined;
    do {
      const vraag = { QueueNamePrefix: voorvoegsel, MaxResults: 1000, NextToken };
      const antwoord = await client.send(new ListQueuesCommand(vraag));
      gevonden.push(...(antwoord.QueueUrls ?? []));
      NextToken = antwoord.NextToken;
    } while (NextToken !== undefined);
    return gevonden;
  };
  const bijCompartiment = (naam: string): OrganisatieCode | null =>
    opsporend
      .filter((een) => naam.toLowerCase().includes(`-${opsporingOntvanger(een).replaceAll("-", "")}`))
      .toSorted((a, b) => b.length - a.length)[0] ?? null;
  const standVan = async (url: string): Promise<readonly Wachtrijstand[]> => {
    const naam = url.slice(url.lastIndexOf("/") + 1).slice(voorvoegsel.length);
    const { Attributes } = await client.send(
      new GetQueueAttributesCommand({
        QueueUrl: url,
        AttributeNames: ["ApproximateNumberOfMessages", "RedrivePolicy"],
      }),
    );
    if (Attributes?.RedrivePolicy !== undefined) return [];
    return [
      {
        ...{ naam: naam.replace(ACHTERVOEGSEL, ""), opsporend: bijCompartiment(naam) },
        aantal: Number(Attributes?.ApproximateNumberOfMessages ?? 0),
      },
    ];
  };
  return {
    standen: async () => {
      const standen = (await Promise.all((await adressen()).map(standVan))).flat();
      // Every environment has them: to find none is to look in the wrong place.
      if (standen.length === 0) throw new Error("No dead-letter queue was found");
      return standen;
    },
  };
};
