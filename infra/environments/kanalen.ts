import * as z from "zod";
import { adresbezwaar, type Adresbezwaar } from "../../shared/adapters/webhook/adressen.ts";

/** Lengths are bounded because a function's variables hold 4 KB in all. */
const adres = z.string().min(1).max(250);
const mailadres = z.email().max(100);

/**
 * That a recipient wants its tasks and reminders in one event a working day, at this local time of the region; what cannot wait for it
 * is told at once. Absent: each is told at once.
 */
const bundel = z
  .strictObject({ om: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "is a time of the clock, such as 08:00") })
  .optional();

/** A target in the partner's own account, in the EU. EventBridge reaches a queue of another account in its own region only. */
const arn = (dienst: "sqs" | "events", bron: string) =>
  z
    .string()
    .regex(
      new RegExp(`^arn:aws:${dienst}:eu-[a-z]+-\\d:\\d{12}:${bron}$`),
      `is the ARN of a ${dienst === "sqs" ? "queue" : "bus"} in the EU, such as arn:aws:${dienst}:eu-west-1:123456789012:${dienst === "sqs" ? "" : "event-bus/"}keten`,
    );

/** How a recipient is told. A recipient that is not named has only the feed. */
export const kanaal = z.discriminatedUnion("soort", [
  /** A signed POST to the recipient's own system. */
  z.strictObject({
    soort: z.literal("webhook"),
    url: adres,
    /**
     * OAuth 2 client credentials with which we sign in at the partner, beside the signature. The client secret goes into the
     * channel's secret (`clientGeheim`), never here.
     */
    aanmelding: z
      .strictObject({
        soort: z.literal("oauth2"),
        tokenEindpunt: adres,
        clientId: z.string().regex(/^[\x21-\x7e]{1,100}$/, "is a client id without spaces, of at most 100 characters"),
        scope: z
          .string()
          .regex(/^[\x21-\x7e]+( [\x21-\x7e]+)*$/, "is one or more scopes, with one space between")
          .max(150)
          .optional(),
      })
      .optional(),
    /** Functional mailbox that is told when the channel does not deliver. */
    terugval: mailadres.optional(),
    bundel,
  }),
  /** Mail to a functional mailbox: that there is something, and where. */
  z.strictObject({ soort: z.literal("email"), adres: mailadres, bundel }),
  /** The partner's own queue: EventBridge puts the event in it, and nothing of ours runs in between. */
  z.strictObject({ soort: z.literal("wachtrij"), arn: arn("sqs", "[A-Za-z0-9_-]{1,80}"), bundel }),
  /** The partner's own event bus. */
  z.strictObject({ soort: z.literal("bus"), arn: arn("events", "event-bus/[A-Za-z0-9._/-]{1,200}"), bundel }),
  /** Only `GET /v1/notificaties`: no rule, no queue. */
  z.strictObject({ soort: z.literal("feed"), bundel }),
]);
type Kanaal = z.output<typeof kanaal>;

/** That we mail, and in whose name. */
export const email = z.object({
  /** Address that our mail comes from; SES must be allowed to send for its domain. */
  afzender: z.email(),
  /** Where the recipient looks, such as the address of its own portal; absent: the feed of our API. */
  bekijkAdres: z.url({ protocol: /^https?$/ }).optional(),
});

const BEZWAREN: Readonly<Record<Adresbezwaar, string>> = {
  "geen-url": "is not a URL",
  "geen-https": "a webhook is https",
  "naam-of-wachtwoord": "an address holds no user name or password: what is secret goes into the channel's secret",
  fragment: "an address has no fragment (#)",
  "andere-poort": "an address has no port: https has its own",
  "besloten-adres": "the address is private or reserved: a partner's system is on the public internet",
};

interface Kanaalfout {
  readonly path: readonly string[];
  readonly message: string;
}

const webhookfouten = (kanaal: Kanaal, loopbackToegestaan: boolean): readonly Kanaalfout[] => {
  if (kanaal.soort !== "webhook") return [];
  const { url, aanmelding } = kanaal;
  const adressen = [
    { path: ["url"], adres: url },
    ...(aanmelding === undefined ? [] : [{ path: ["aanmelding", "tokenEindpunt"], adres: aanmelding.tokenEindpunt }]),
  ];
  return adressen.flatMap(({ path, adres }) => {
    const bezwaar = adresbezwaar(adres, loopbackToegestaan);
    return bezwaar === null ? [] : [{ path, message: BEZWAREN[bezwaar] }];
  });
};

/** Where a channel ends, by which two recipients would read each other's. */
const eindpunt = (kanaal: Kanaal): { readonly veld: string; readonly waarde: string } | null => {
  switch (kanaal.soort) {
    case "webhook":
      return { veld: "url", waarde: URL.parse(kanaal.url)?.href ?? kanaal.url };
    case "email":
      return { veld: "adres", waarde: kanaal.adres.toLowerCase() };
    case "wachtrij":
    case "bus":
      return { veld: "arn", waarde: kanaal.arn };
    case "feed":
      return null;
  }
};

/** The channels of which the form is right; of the others that is told already. */
export const geldigeKanalen = (kanalen: Readonly<Record<string, unknown>>): Readonly<Record<string, Kanaal>> =>
  Object.fromEntries(
    Object.entries(kanalen).flatMap(([ontvanger, een]) => {
      const { data } = kanaal.safeParse(een);
      return data === undefined ? [] : [[ontvanger, data]];
    }),
  );

/** Everything that is wrong with the channels of an environment, each with its place below `kanalen`. */
export const kanaalfouten = (
  kanalen: Readonly<Record<string, Kanaal>>,
  omgeving: { readonly loopbackToegestaan: boolean; readonly metPost: boolean; readonly awsRegio: string },
): readonly Kanaalfout[] => {
  const eerder = new Map<string, string>();
  return Object.entries(kanalen).flatMap(([ontvanger, kanaal]) => {
    const fouten: Kanaalfout[] = [...webhookfouten(kanaal, omgeving.loopbackToegestaan)];
    const eind = eindpunt(kanaal);
    const ander = eind === null ? undefined : eerder.get(eind.waarde);
    if (eind !== null && ander !== undefined)
      fouten.push({ path: [eind.veld], message: `is that of ${ander} too: each recipient has an address of its own` });
    if (eind !== null) eerder.set(eind.waarde, ontvanger);
    const mail =
      kanaal.soort === "email"
        ? "adres"
        : kanaal.soort === "webhook" && kanaal.terugval !== undefined
          ? "terugval"
          : null;
    if (mail !== null && !omgeving.metPost)
      fouten.push({ path: [mail], message: "no mail is sent without `email` in this environment" });
    if (kanaal.soort === "wachtrij" && !kanaal.arn.startsWith(`arn:aws:sqs:${omgeving.awsRegio}:`))
      fouten.push({ path: ["arn"], message: `a queue is reached in our own region only: ${omgeving.awsRegio}` });
    return fouten.map(({ path, message }) => ({ path: [ontvanger, ...path], message }));
  });
};

/** Channels over which our function `deliver` brings what there is. */
export type Bezorgkanaal = Extract<Kanaal, { readonly soort: "webhook" | "email" }>;
/** Channels that EventBridge serves without a function of ours. */
export type Doelkanaal = Extract<Kanaal, { readonly soort: "wachtrij" | "bus" }>;

export const isBezorgkanaal = (kanaal: Kanaal): kanaal is Bezorgkanaal =>
  kanaal.soort === "webhook" || kanaal.soort === "email";
export const isDoelkanaal = (kanaal: Kanaal): kanaal is Doelkanaal =>
  kanaal.soort === "wachtrij" || kanaal.soort === "bus";
