import * as z from "zod";

const postSchema = z.object({
  messages: z.record(
    z.string(),
    z.array(z.object({ Source: z.string(), To: z.array(z.string()), Subject: z.string(), BodyText: z.string() })),
  ),
});

/** A mail as the emulator of SES took it. */
export interface Mail {
  readonly van: string;
  readonly aan: readonly string[];
  readonly onderwerp: string;
  readonly tekst: string;
}

/** All mail that was sent, oldest first. It stays in the emulator: none goes out. */
export const verzondenPost = async (endpoint: string): Promise<readonly Mail[]> => {
  const antwoord = await fetch(`${endpoint}/_ministack/ses/messages`);
  const { messages } = postSchema.parse(await antwoord.json());
  return Object.values(messages)
    .flat()
    .map(({ Source, To, Subject, BodyText }) => ({ van: Source, aan: To, onderwerp: Subject, tekst: BodyText }));
};
