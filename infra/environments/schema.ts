import { RetentionDays } from "aws-cdk-lib/aws-logs";
import * as z from "zod";
import { email, geldigeKanalen, isBezorgkanaal, kanaal, kanaalfouten } from "./kanalen.ts";

/** Names of the environments; each has a file of its own beside this one. */
export const OMGEVINGEN = ["local", "test", "acceptatie", "productie"] as const;

/** Codes are part of logical ids, so they keep to what CloudFormation and the event rules can carry. */
const code = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);

/**
 * A text in which `{apiId}`, `{stage}`, `{poolId}`, `{domein}` and `{regio}` are filled in at deploy time:
 * the one place where an address on AWS and an address on the local cloud differ.
 */
const sjabloon = z.string().regex(/^[^{}]*(\{(apiId|stage|poolId|domein|regio)\}[^{}]*)*$/);

/** Scopes of the API, without the prefix of the resource server. */
export const SCOPES = [
  "meldingen:schrijven",
  "meldingen:lezen",
  "casussen:lezen",
  "casussen:schrijven",
  "taken:lezen",
  "notificaties:lezen",
  "preventie:lezen",
  "preventie:schrijven",
  "gids:lezen",
  "gids:schrijven",
  "sturing:lezen",
  "sturing:schrijven",
  "bezorging:lezen",
  "bezorging:schrijven",
] as const;

const gegevens = z.object({
  /** What happens to tables, keys and secrets when their stack goes: `bewaren` on every real environment. */
  bijVerwijderen: z.enum(["bewaren", "vernietigen"]),
  pointInTimeRecovery: z.boolean(),
  /** Refuses deletion of tables and user pool. */
  verwijderbeveiliging: z.boolean(),
  /** A customer-managed key of which the policy lets no human role decrypt (design section 8). */
  eigenSleutel: z.boolean(),
});

const logboek = z.object({
  /** Days that CloudWatch keeps log lines of functions, machines and gateway; one of the terms that CloudWatch knows. */
  dagen: z.enum(RetentionDays),
  /** X-Ray on functions, machines and API; the local cloud has none. */
  tracing: z.boolean(),
  /** What an execution logs; never its data. */
  machines: z.enum(["ALL", "ERROR"]),
  /** The account-wide role through which API Gateway writes access logs; off where another stack manages it. */
  apiLogboekRol: z.boolean(),
});

const eigenPool = z.object({
  soort: z.literal("eigen-pool"),
  uitgever: sjabloon.default("https://cognito-idp.{regio}.amazonaws.com/{poolId}"),
  jwksUri: sjabloon.default("https://cognito-idp.{regio}.amazonaws.com/{poolId}/.well-known/jwks.json"),
  tokenEindpunt: sjabloon.default("https://{domein}.auth.{regio}.amazoncognito.com/oauth2/token"),
  /** People sign in with a password through the API of Cognito itself; only for demo actors. */
  wachtwoordAanmelding: z.boolean(),
  /** Where the sign-in page of Cognito may return to; empty: people cannot sign in through it. */
  terugkeerAdressen: z.array(z.url()).default([]),
  mfa: z.enum(["uit", "optioneel", "verplicht"]),
  /** Cognito's paid protection against leaked passwords and odd sign-ins (feature plan Plus). */
  bescherming: z.boolean(),
});

const externeUitgever = z.object({
  soort: z.literal("extern"),
  uitgever: z.url(),
  jwksUri: z.url(),
  audience: z.string().min(1),
  /** Client ids through which people may sign in; empty: through any client that gets tokens for our audience. */
  personenClients: z.array(z.string().regex(/^[^\s,]+$/)).default([]),
  tokenEindpunt: z.url(),
  scopeVoorvoegsel: z.string().default(""),
});

const machineclient = z.object({
  /** Name of the actor; fixed for the demo actors. */
  naam: code,
  /** Organisation (partner code) that the client acts for, in our own register. */
  organisatie: code,
  scopes: z.array(z.enum(SCOPES)).min(1),
});

const stream = z.object({
  /** Records that one invocation takes at most. */
  batch: z.int().min(1).max(1000),
  /** Seconds that a batch may fill itself. */
  wachtSeconden: z.int().min(0).max(300),
  /** Batches of one shard at a time; order holds per item. */
  parallel: z.int().min(1).max(10),
  /** Attempts after the first before a record is set aside in the dead-letter queue. */
  pogingen: z.int().min(1).max(100),
});

const levering = z.object({
  /** Messages that one invocation takes at most. */
  batch: z.int().min(1).max(10),
  /** Deliver functions at work for one recipient at a time, so that a slow one takes nothing from the others. */
  gelijktijdig: z.int().min(2).max(100),
  /**
   * Times that a message is received before it goes to the dead-letter queue. Only after faults of ours: what a partner's system
   * answers is kept in the feed line, with the date of the next attempt.
   */
  maximaalOntvangen: z.int().min(1).max(1000),
  /** Seconds that one delivery may take, from looking up the name to the head of the answer. */
  maximaalSeconden: z.int().min(1).max(10).default(10),
  /** A webhook may be plain http on this machine. */
  loopbackToegestaan: z.boolean(),
});

const aanlevering = z.object({
  /** Pages of hand-ins that are worked on at the same time, so that a large file leaves room for who reports one by one. */
  gelijktijdig: z.int().min(2).max(20).default(4),
  /** Times that a page is offered before it is set aside; it is offered again by the clock. */
  maximaalOntvangen: z.int().min(1).max(1000).default(15),
});

const publiekFormulier = z.object({
  /** Requests a second over all callers, and how many more at once: the gateway knows no other count of who has no key. */
  verzoekenPerSeconde: z.int().positive().default(2),
  piek: z.int().positive().default(10),
  /** Requests of one address in five minutes, where the environment has a firewall; a shelter may share an address. */
  verzoekenPerVijfMinutenPerAdres: z.int().min(10).default(20),
});

const api = z.object({
  stage: z
    .string()
    .regex(/^[a-z][a-z0-9]*$/)
    .default("keten"),
  /** Public address of the API without version; a custom domain replaces it. */
  basis: sjabloon.default("https://{apiId}.execute-api.{regio}.amazonaws.com/{stage}"),
  /** Requests a second over all callers, and how many more at once. */
  verzoekenPerSeconde: z.int().positive(),
  piek: z.int().positive(),
  /** WebACL with the managed rules of AWS and a limit per address; absent: none. */
  waf: z.object({ verzoekenPerVijfMinutenPerAdres: z.int().min(10) }).optional(),
});

const sluitend = z.object({
  /** Minutes between two runs of the reconciliation: a round begins once a day, and goes on for as many runs as it takes. */
  minuten: z.int().min(5).max(60).default(15),
  /**
   * Seconds that anything may be under way before it is a finding: a good deal longer than the watchdog, the outbox and the driver
   * take together to bring it along.
   */
  respijtSeconden: z.int().positive().default(3_600),
});

/** What of an environment decides which channels fit, when the rest of it may not be right. */
const omKanalen = z.object({
  awsRegio: z.string(),
  email: z.unknown().optional(),
  kanalen: z.record(z.string(), z.unknown()),
  levering: z.object({ loopbackToegestaan: z.boolean() }),
});

/** One environment: everything that differs between the local cloud and AWS, or between two accounts. */
export const environmentSchema = z
  .strictObject({
    naam: z.enum(OMGEVINGEN),
    /** Account to deploy to; absent: templates fit any account, and synth needs none. */
    account: z
      .string()
      .regex(/^\d{12}$/)
      .optional(),
    /** Where the data lives. Only regions within the EU. */
    awsRegio: z.enum(["eu-west-1", "eu-central-1"]),
    /** Region of the chain whose data (shared/region) applies. */
    regio: code,
    oin: z.string().regex(/^\d{20}$/),
    typeVoorvoegsel: z.string().regex(/^[a-z0-9]+(\.[a-z0-9]+)*$/),
    /** Base of problem types, without a slash at its end. */
    probleemBasis: z.url().regex(/[^/]$/),
    contactEmail: z.email(),
    gegevens,
    logboek,
    api,
    oidc: z.discriminatedUnion("soort", [eigenPool, externeUitgever]),
    machineclients: z.array(machineclient),
    /**
     * `sub` of the person who administers the register while they are not in it themselves, so that it can be filled; empty:
     * nobody. Whoever approves a change of this gives somebody all rights of administration: four eyes.
     */
    eersteBeheerder: z
      .string()
      .regex(/^[\x21-\x7e]{0,128}$/)
      .default(""),
    /**
     * Whether anybody who has the reference and secret of a melding may ask its status without signing in
     * (`POST /v1/terugkoppelingen`). False: neither the address nor its function is there.
     */
    terugkoppelingOpenbaar: z.boolean().default(false),
    /**
     * That anybody may report without signing in (`POST /v1/publieke-meldingen`), and how often. Absent: neither the address nor
     * its function is there.
     */
    publiekFormulier: publiekFormulier.optional(),
    /**
     * Who looks for malware in attachments: GuardDuty Malware Protection for S3, or a stand-in that knows the EICAR test file and
     * nothing else, for where there is only invented data.
     */
    scanner: z.enum(["guardduty", "nabootsing"]).default("guardduty"),
    /** Recipient → channel. A recipient that is not named has only the feed. */
    kanalen: z.record(code, kanaal),
    /** That mail is sent, by SES: to recipients by e-mail, and to who must know that a webhook does not deliver. Absent: none. */
    email: email.optional(),
    stroom: z.object({ outbox: stream, driver: stream }),
    levering,
    aanlevering: aanlevering.prefault({}),
    sluitend: sluitend.prefault({}),
    /** Minutes between two rounds of the watchdog. */
    watchdogMinuten: z.int().min(1).max(60),
    /** Seconds between two checks of the execution of an open casus. */
    casusControleSeconden: z.int().positive(),
    /**
     * Days after which an execution that runs is relieved by the next. A Standard execution lives a year, and the one that is
     * relieved may need 20 days more to notice, when it was not told.
     */
    uitvoeringDagen: z.int().min(1).max(300).default(270),
    /** Seconds after which what was not published, reported or delivered is offered again. */
    heraanbodSeconden: z.int().positive(),
    /** Days that the bus keeps an archive of events; absent: no archive. */
    busArchiefDagen: z.int().positive().optional(),
    /** A version per deploy and an alias that executions start from; the local cloud has neither. */
    machineVersies: z.boolean(),
    /** Who is mailed at an alarm, beside whoever subscribes to the topic. */
    alarmOntvangers: z.array(z.email()).default([]),
  })
  .superRefine((environment, context) => {
    const namen = environment.machineclients.map(({ naam }) => naam);
    if (new Set(namen).size !== namen.length)
      context.addIssue({ code: "custom", path: ["machineclients"], message: "two machine clients share a name" });
    if (environment.scanner === "nabootsing" && ["acceptatie", "productie"].includes(environment.naam))
      context.addIssue({ code: "custom", path: ["scanner"], message: "a stand-in protects nobody" });
    if (environment.levering.loopbackToegestaan && environment.naam !== "local")
      context.addIssue({
        code: "custom",
        path: ["levering", "loopbackToegestaan"],
        message: "only for the local cloud",
      });
  })
  .superRefine(
    (gelezen, context) => {
      const { data } = omKanalen.safeParse(gelezen);
      if (data === undefined) return;
      const { awsRegio, email, kanalen, levering } = data;
      const omgeving = { awsRegio, metPost: email !== undefined, loopbackToegestaan: levering.loopbackToegestaan };
      for (const { path, message } of kanaalfouten(geldigeKanalen(kanalen), omgeving))
        context.addIssue({ code: "custom", path: ["kanalen", ...path], message });
    },
    // Also beside other faults, which zod does not do by itself: who connects a partner hears all of them at once.
    { when: () => true },
  );

/** What an environment's file writes down; defaults may be left out. */
export type EnvironmentInput = z.input<typeof environmentSchema>;
/** An environment as the stacks read it. */
export type Environment = z.output<typeof environmentSchema>;
export type Omgeving = (typeof OMGEVINGEN)[number];
export type StreamInstelling = z.output<typeof stream>;

/** Recipients to whom `deliver` brings what there is, by webhook or e-mail; all others read their feed. */
export const bezorgdeOntvangers = ({ kanalen }: Environment): readonly string[] =>
  Object.entries(kanalen).flatMap(([ontvanger, kanaal]) => (isBezorgkanaal(kanaal) ? [ontvanger] : []));
/** Recipients that want their tasks together, each with its local time: `moviera=08:00`. */
export const bundelOntvangers = ({ kanalen }: Environment): readonly string[] =>
  Object.entries(kanalen).flatMap(([ontvanger, kanaal]) =>
    kanaal.bundel === undefined ? [] : [`${ontvanger}=${kanaal.bundel.om}`],
  );
