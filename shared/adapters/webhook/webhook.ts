import type { OutgoingHttpHeaders } from "node:http";
import { Webhook as Handtekening } from "standardwebhooks";
import type { Bezorguitkomst } from "../../domain/bezorging.ts";
import type { Bezorger, Handdrukuitkomst, Webhookkanaal } from "../../ports/bezorging.ts";
import { GeenToken, maakAanmeldingen } from "./aanmelding.ts";
import type { veiligeLookup } from "./adressen.ts";
import { foutreden, maakVerstuur, type Antwoord } from "./verzoek.ts";

const MEDIATYPE = "application/cloudevents+json; charset=utf-8";

/** Partners' systems that take webhooks. */
export interface Webhook {
  readonly bezorg: (kanaal: Webhookkanaal, event: Parameters<Bezorger["bezorg"]>[1]) => Promise<Bezorguitkomst>;
  readonly handdruk: (kanaal: Webhookkanaal) => Promise<Handdrukuitkomst>;
}

export interface WebhookOpties {
  /** Only for the local cloud: http and this machine's own addresses. */
  readonly loopbackToegestaan: boolean;
  /** DNS name by which we ask and are allowed (CloudEvents webhook specification: `WebHook-Request-Origin`, `Origin`). */
  readonly herkomst: string;
  /** For the whole delivery, signing in included; 10 seconds unless told. */
  readonly maximaalMs?: number;
  readonly nu?: () => Date;
  readonly lookup?: ReturnType<typeof veiligeLookup>;
}

/** Seconds from now of a Retry-After, which is a number of seconds or a date; null when it is neither. */
const retryAfter = (kop: string | undefined, nu: Date): number | null => {
  if (kop === undefined) return null;
  if (/^\d{1,9}$/.test(kop)) return Number(kop);
  const moment = Date.parse(kop);
  return Number.isNaN(moment) ? null : Math.max(0, Math.ceil((moment - nu.getTime()) / 1000));
};

/** Statuses of 4xx that say nothing of the message: too slow, too early, too much. */
const TIJDELIJK = [408, 425, 429];

/** Whether this answer says "no" to us, for good: 4xx but for what passes. */
const isWeigering = (status: number): boolean => status >= 400 && status < 500 && !TIJDELIJK.includes(status);

const uitkomstVan = ({ status, koppen }: Antwoord, nu: Date, metToken: boolean): Bezorguitkomst => {
  if (status >= 200 && status <= 204) return { soort: "bezorgd" };
  if (status === 410) return { soort: "opgezegd" };
  // With a sign-in a 401 is about that, not about the message: it may be put right in time.
  if (isWeigering(status) && !(metToken && status === 401)) return { soort: "geweigerd", status };
  const naSeconden = status === 429 || status === 503 ? retryAfter(koppen["retry-after"], nu) : null;
  return { soort: "later", reden: `http-${status}`, naSeconden };
};

/** Names of the origins that a header allows, which may be sent more than once or as a list. */
const staatToe = (kop: string | readonly string[] | undefined, herkomst: string): boolean =>
  [kop ?? []]
    .flat()
    .flatMap((deel) => deel.split(","))
    .map((deel) => deel.trim().toLowerCase())
    .some((deel) => deel === "*" || deel === herkomst.toLowerCase());

const redenVan = (fout: unknown): string => {
  if (fout instanceof GeenToken) return fout.reden;
  return foutreden(fout);
};

/** The signature of each key that may be in use: while a key is renewed the partner may still have the old one. */
const onderteken = ({ geheim, vorigGeheim }: Webhookkanaal, id: string, tijd: Date, inhoud: string): string =>
  [geheim, ...(vorigGeheim === undefined ? [] : [vorigGeheim])]
    .map((tekst) => new Handtekening(`whsec_${Buffer.from(tekst, "utf8").toString("base64")}`))
    .map((sleutel) => sleutel.sign(id, tijd, inhoud))
    .join(" ");

/**
 * Delivers CloudEvents by HTTPS POST, signed after Standard Webhooks (`webhook-id`, `webhook-timestamp`,
 * `webhook-signature`), with a bearer token where the partner asks for one. Redirects are not followed: the address that was
 * agreed is the address.
 */
export const maakWebhook = (opties: WebhookOpties): Webhook => {
  const { loopbackToegestaan, herkomst, maximaalMs = 10_000, nu = () => new Date() } = opties;
  const verstuur = maakVerstuur(loopbackToegestaan, opties.lookup);
  const aanmeldingen = maakAanmeldingen(verstuur, () => nu().getTime());

  /** Sends, signed in where that is asked; a token that is refused is replaced once. All of it within the time of a delivery. */
  const stuur = async (
    { url, aanmelding }: Webhookkanaal,
    verzoek: { readonly methode: "POST" | "OPTIONS"; readonly koppen: OutgoingHttpHeaders; readonly inhoud: string },
  ): Promise<Antwoord> => {
    const signal = AbortSignal.timeout(maximaalMs);
    const met = async (koppen: OutgoingHttpHeaders) =>
      verstuur({ ...verzoek, url, signal, lichaamTot: 0, koppen: { ...verzoek.koppen, ...koppen } });
    if (aanmelding === null) return met({});
    const token = await aanmeldingen.token(aanmelding, signal);
    const antwoord = await met({ authorization: `Bearer ${token}` });
    if (antwoord.status !== 401) return antwoord;
    await aanmeldingen.vergeet(aanmelding, token);
    return met({ authorization: `Bearer ${await aanmeldingen.token(aanmelding, signal)}` });
  };

  return {
    bezorg: async (kanaal, { id, inhoud }) => {
      const tijd = nu();
      const koppen = {
        "content-type": MEDIATYPE,
        origin: herkomst,
        "webhook-id": id,
        "webhook-timestamp": String(Math.floor(tijd.getTime() / 1000)),
        "webhook-signature": onderteken(kanaal, id, tijd, inhoud),
      };
      try {
        const antwoord = await stuur(kanaal, { methode: "POST", koppen, inhoud });
        return uitkomstVan(antwoord, tijd, kanaal.aanmelding !== null);
      } catch (fout) {
        return { soort: "later", reden: redenVan(fout), naSeconden: null };
      }
    },

    handdruk: async (kanaal) => {
      try {
        const koppen = { "webhook-request-origin": herkomst };
        const { status, koppen: antwoord } = await stuur(kanaal, { methode: "OPTIONS", koppen, inhoud: "" });
        const kop = antwoord["webhook-allowed-origin"];
        // Consent is in the header alone: many systems answer 200 to OPTIONS without meaning anything.
        if (status >= 200 && status < 300)
          return staatToe(kop, herkomst)
            ? { soort: "toegestaan" }
            : {
                soort: "geweigerd",
                reden: kop === undefined ? "handdruk-zonder-antwoord" : "handdruk-andere-herkomst",
              };
        const later = !isWeigering(status) || (kanaal.aanmelding !== null && status === 401);
        return { soort: later ? "later" : "geweigerd", reden: `http-${status}` };
      } catch (fout) {
        return { soort: "later", reden: redenVan(fout) };
      }
    },
  };
};
