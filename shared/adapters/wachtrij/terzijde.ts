import { GetQueueAttributesCommand, ListQueuesCommand, SQSClient } from "@aws-sdk/client-sqs";
import type { OrganisatieCode } from "../../domain/ids.ts";
import { opsporingOntvanger } from "../../domain/traject.ts";
import type { Terzijde } from "../../ports/sluitend.ts";

/** How the stacks name a queue in which lies what could not be handled: `<prefix><stack>-<what it stands beside>Terzijde…`. */
const TERZIJDE = /^(.*?)Terzijde/;

/** Which queues there are, and who investigates, of whose queues nobody outside the compartment hears. */
export interface Terzijdeopties {
  /** What the names of all queues of this environment begin with. */
  readonly voorvoegsel: string;
  readonly opsporend: readonly OrganisatieCode[];
}

/**
 * The dead-letter queues in SQS: how many messages lie in each. Found by name and not from a list, so that none that is added later
 * can be forgotten.
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
    opsporend.find((een) => naam.toLowerCase().endsWith(opsporingOntvanger(een).replaceAll("-", ""))) ?? null;
  return {
    standen: async () => {
      const wachtrijen = (await adressen()).flatMap((url) => {
        const naam = TERZIJDE.exec(url.slice(url.lastIndexOf("/") + 1).slice(voorvoegsel.length))?.[1];
        return naam === undefined ? [] : [{ url, naam }];
      });
      // Every environment has them: to find none is to look in the wrong place.
      if (wachtrijen.length === 0) throw new Error("No dead-letter queue was found");
      return Promise.all(
        wachtrijen.map(async ({ url, naam }) => {
          const { Attributes } = await client.send(
            new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ["ApproximateNumberOfMessages"] }),
          );
          return {
            ...{ naam, opsporend: bijCompartiment(naam) },
            aantal: Number(Attributes?.ApproximateNumberOfMessages ?? 0),
          };
        }),
      );
    },
  };
};
