import * as z from "zod";

const geheelGetal = z
  .string()
  .regex(/^[1-9]\d*$/)
  .transform(Number);
const seconden = geheelGetal;

/*
 * What several functions need of their environment, once. Each functions/<name>/env.ts puts its own together from these;
 * infra supplies exactly that, typed by it.
 */

/** Functions that touch the table of casework. */
export const tabelEnv = {
  /** The table of casework (name). */
  TABEL: z.string().min(1),
  /** Region whose data (shared/region) the function follows, such as `nog`. */
  REGIO: z.string().min(1),
  /** Environment, such as `local`; a dimension of metrics and logs. */
  OMGEVING: z.string().min(1),
} as const;

/** Public functions: no key, no log table, no issuer of tokens. */
export const openbaarEnv = {
  ...tabelEnv,
  /** Base of the `type` of problem details (RFC 9457). */
  PROBLEEM_BASIS: z.url(),
  /** Base of the API, version included. */
  API_BASIS: z.string().min(1),
} as const;

/** Functions that take decisions on casework: with its log, and the key of the keyed hashes. */
export const caseworkEnv = {
  ...tabelEnv,
  /** The processing log and audit trail (name): put only. */
  LOGTABEL: z.string().min(1),
  /** Secret (name or ARN) with the key of the keyed hashes: JSON `{versie, sleutel}`. */
  SLEUTEL_GEHEIM: z.string().min(1),
} as const;

/** Functions behind the API that ask who calls. */
export const apiEnv = {
  ...caseworkEnv,
  /** `iss` that a token must carry. */
  OIDC_UITGEVER: z.url(),
  /** Where the issuer's public keys are read. */
  OIDC_JWKS_URI: z.url(),
  /** `aud` that a token must carry; empty: no check (Cognito access tokens have none). This or OIDC_PERSONEN_CLIENTS is set. */
  OIDC_AUDIENCE: z.string().default(""),
  /** Client ids (`client_id` or `azp`) through which people may sign in, with commas between; empty: any client. */
  OIDC_PERSONEN_CLIENTS: z
    .string()
    .default("")
    .transform((tekst) =>
      tekst
        .split(",")
        .map((client) => client.trim())
        .filter((client) => client !== ""),
    ),
  /** What stands before our scope names in a token, such as `keten/`; may be empty. */
  OIDC_SCOPE_VOORVOEGSEL: z.string().default(""),
  /** Base of the `type` of problem details (RFC 9457). */
  PROBLEEM_BASIS: z.url(),
  /** What precedes `/meldingen` in a Location: base of the API, version included. */
  API_BASIS: z.string().min(1),
} as const;

/** Functions that start or ask after executions. */
export const machineEnv = {
  /** State machine (ARN) that carries hoofdstap 2. */
  MACHINE_HOOFDSTAP_2: z.string().startsWith("arn:"),
  /** State machine (ARN) that carries hoofdstap 3. */
  MACHINE_HOOFDSTAP_3: z.string().startsWith("arn:"),
  /** State machine (ARN) that carries hoofdstap 4. */
  MACHINE_HOOFDSTAP_4: z.string().startsWith("arn:"),
  /** State machine (ARN) that carries hoofdstap 5. */
  MACHINE_HOOFDSTAP_5: z.string().startsWith("arn:"),
  /** State machine (ARN) that carries an intervention. */
  MACHINE_INTERVENTIE: z.string().startsWith("arn:"),
  /** State machine (ARN) that carries a criminal track. */
  MACHINE_TRAJECT: z.string().startsWith("arn:"),
} as const;

/** Functions that make CloudEvents. */
export const eventEnv = {
  /** `source` of every CloudEvent, such as `urn:nld:oin:<OIN>:systeem:ketenregie`. */
  BRON_URN: z.string().startsWith("urn:"),
  /** What precedes `.<soort>.v1` in the type of a CloudEvent. */
  TYPE_VOORVOEGSEL: z.string().min(1),
  /** What precedes `/casussen/<id>` in `dataref`: public base of the API, version included. */
  DATAREF_BASIS: z.string().min(1),
} as const;

/** Functions that put events on the bus. */
export const busEnv = {
  ...eventEnv,
  /** Event bus (name). */
  BUS_NAAM: z.string().min(1),
} as const;

/** Functions that offer things again. */
export const heraanbodEnv = {
  /** Seconds after which an item that was not published, reported or delivered is offered again. */
  HERAANBOD_SECONDEN: seconden,
} as const;

/** Functions that number notifications or guard their delivery. */
export const ontvangersEnv = {
  /** Recipients to whom `deliver` brings what there is (webhook, e-mail), with commas between; the others read their feed. */
  WEBHOOK_ONTVANGERS: z
    .string()
    .default("")
    .transform((tekst) => tekst.split(",").filter((code) => code !== "")),
} as const;

/** The clock. */
export const klokEnv = {
  /** Seconds between two checks of the execution of an open casus. */
  CASUS_CONTROLE_SECONDEN: seconden,
  /** Days after which an execution that runs is relieved by the next: a Standard execution lives a year. */
  UITVOERING_DAGEN: geheelGetal,
} as const;

/** The reconciliation. */
export const respijtEnv = {
  /** Seconds that anything may be under way before it counts as something that does not hold. */
  RESPIJT_SECONDEN: seconden,
} as const;

/** Functions that handle the files of attachments. */
export const opslagEnv = {
  /** Bucket (name) in which files wait for a verdict. */
  QUARANTAINE: z.string().min(1),
  /** Bucket (name) of files that are clean. */
  BIJLAGEN: z.string().min(1),
  /** KMS key (ARN) of every object; empty: S3's own key. */
  BIJLAGEN_SLEUTEL: z.string().default(""),
} as const;

/** Stream consumers. */
export const opzijEnv = {
  /** Queue (URL) in which a record that can never be handled is set aside. */
  OPZIJ_WACHTRIJ: z.url(),
} as const;

/** A JSON object of which each value is like `waarde`. */
export const jsonObject = <S extends z.ZodType>(waarde: S) =>
  z
    .string()
    .transform((tekst, context): unknown => {
      try {
        return JSON.parse(tekst);
      } catch {
        context.addIssue({ code: "custom", message: "geen JSON" });
        return z.NEVER;
      }
    })
    .pipe(z.record(z.string(), waarde));

/** Functions that mail to functional mailboxes. */
export const postEnv = {
  /** Address that our mail comes from; empty: none is sent. */
  MAIL_AFZENDER: z.string().default(""),
  /** Configuration set (name) of our mail. */
  MAIL_CONFIGURATIESET: z.string().default(""),
  /** Where the recipient of a mail finds what there is. */
  BEKIJK_ADRES: z.url(),
} as const;
