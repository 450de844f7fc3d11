import {
  GetSuppressedDestinationCommand,
  SendEmailCommand,
  SESv2Client,
  SESv2ServiceException,
  type SESv2ClientConfig,
} from "@aws-sdk/client-sesv2";
import type { Bezorguitkomst } from "../../domain/bezorging.ts";
import type { Post } from "../../ports/bezorging.ts";
import { tijdig } from "../tijdig.ts";
import { brieven } from "./brieven.ts";

export interface PostInstellingen {
  /** Address that our mail comes from; null: this environment sends none, and every letter waits. */
  readonly afzender: string | null;
  /** Configuration set (name) that asks for TLS and counts what comes back. */
  readonly configuratieset: string;
  /** Where there is something to see. */
  readonly bekijkAdres: string;
}

/** SES says no to this mail, whoever asks again. */
const GEWEIGERD = ["MessageRejected", "BadRequestException"];
/** Our account may not send, or not so much, now. */
const LATER = [
  ...["TooManyRequestsException", "LimitExceededException", "ThrottlingException", "Throttling"],
  ...["SendingPausedException", "AccountSuspendedException", "MailFromDomainNotVerifiedException"],
];
/** SMTP: no such mailbox. For an address to which mail came back, so that SES takes it and sends nothing. */
const TERUGGEKOMEN = 550;

const later = (reden: string): Bezorguitkomst => ({ soort: "later", reden, naSeconden: null });

const uitkomstVan = (fout: unknown): Bezorguitkomst => {
  if (fout instanceof SESv2ServiceException) {
    const { httpStatusCode = 400 } = fout.$metadata;
    if (GEWEIGERD.includes(fout.name)) return { soort: "geweigerd", status: httpStatusCode };
    if (LATER.includes(fout.name) || httpStatusCode === 429) return later(fout.name);
    if (httpStatusCode >= 500) return later(`http-${httpStatusCode}`);
    throw fout;
  }
  // Not reached, or no answer in time.
  if (fout instanceof Error && (fout.name === "TimeoutError" || "code" in fout)) return later("post-onbereikbaar");
  throw fout;
};

/**
 * The client of SES. A letter is two requests of two attempts, and a batch waits for it.
 * @param maximaalMs for one attempt, in milliseconds
 */
export const maakPostClient = (anders: SESv2ClientConfig = {}, maximaalMs = 5_000): SESv2Client =>
  new SESv2Client({ maxAttempts: 2, requestHandler: tijdig(maximaalMs), ...anders });

/**
 * Mail through SES, of which the text is one of two letters. SES knows no key by which it would recognise a repetition: who
 * is stopped between the mail and the record of it sends the same mail again, which says no more than the first.
 */
export const maakPost = (
  { afzender, configuratieset, bekijkAdres }: PostInstellingen,
  client: SESv2Client = maakPostClient(),
): Post => {
  const letters = brieven(bekijkAdres);

  /** Whether mail to this address came back before. What cannot be asked counts as no: the mail itself is what matters. */
  const isTeruggekomen = async (adres: string): Promise<boolean> => {
    try {
      await client.send(new GetSuppressedDestinationCommand({ EmailAddress: adres }));
      return true;
    } catch (fout) {
      if (fout instanceof SESv2ServiceException) return false;
      throw fout;
    }
  };

  return {
    stuur: async (adres, brief) => {
      if (afzender === null) return later("geen-afzender");
      const { onderwerp, tekst } = letters[brief];
      try {
        if (await isTeruggekomen(adres)) return { soort: "geweigerd", status: TERUGGEKOMEN };
        await client.send(
          new SendEmailCommand({
            FromEmailAddress: afzender,
            Destination: { ToAddresses: [adres] },
            ConfigurationSetName: configuratieset,
            Content: {
              Simple: {
                Subject: { Data: onderwerp, Charset: "UTF-8" },
                Body: { Text: { Data: tekst, Charset: "UTF-8" } },
                // RFC 3834, and what Exchange heeds instead: nobody's absence is answered to us.
                Headers: [
                  { Name: "Auto-Submitted", Value: "auto-generated" },
                  { Name: "X-Auto-Response-Suppress", Value: "All" },
                ],
              },
            },
          }),
        );
        return { soort: "bezorgd" };
      } catch (fout) {
        return uitkomstVan(fout);
      }
    },
  };
};
