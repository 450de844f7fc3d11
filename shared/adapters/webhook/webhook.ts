import { request as viaHttp, type IncomingMessage, type RequestOptions } from "node:http";
import { request as viaHttps } from "node:https";
import { Webhook as Handtekening } from "standardwebhooks";
import type { Bezorguitkomst } from "../../domain/bezorging.ts";
import type { Bezorger, Webhookkanaal } from "../../ports/bezorging.ts";
import { AdresGeweigerd, urlToegestaan, veiligeLookup } from "./adressen.ts";

const MEDIATYPE = "application/cloudevents+json; charset=utf-8";

/** Partners' systems that take webhooks. */
export interface Webhook {
  readonly bezorg: (
    kanaal: Pick<Webhookkanaal, "url" | "geheim">,
    event: Parameters<Bezorger["bezorg"]>[1],
  ) => Promise<Bezorguitkomst>;
}

export interface WebhookOpties {
  /** Only for the local cloud: http and this machine's own addresses. */
  readonly loopbackToegestaan: boolean;
  /** For the whole delivery; 10 seconds unless told. */
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

const uitkomstVan = (status: number, kop: string | undefined, nu: Date): Bezorguitkomst => {
  if (status >= 200 && status <= 204) return { soort: "bezorgd" };
  if (status === 410) return { soort: "opgezegd" };
  if (status >= 400 && status < 500 && status !== 408 && status !== 429) return { soort: "geweigerd", status };
  const naSeconden = status === 429 || status === 503 ? retryAfter(kop, nu) : null;
  return { soort: "later", reden: `http-${status}`, naSeconden };
};

const foutreden = (fout: unknown): string => {
  if (fout instanceof AdresGeweigerd) return "adres-geweigerd";
  if (!(fout instanceof Error)) return "onbekend";
  if (fout.name === "TimeoutError" || fout.name === "AbortError") return "tijd-op";
  return "code" in fout && typeof fout.code === "string" ? fout.code : fout.name;
};

/** Sends and waits for the head of the answer; its body is never read. */
const verstuur = async (url: URL, opties: RequestOptions, inhoud: string): Promise<IncomingMessage> =>
  new Promise((klaar, mis) => {
    const verzoek = (url.protocol === "https:" ? viaHttps : viaHttp)(url, opties, (antwoord) => {
      antwoord.on("error", () => undefined);
      antwoord.destroy();
      klaar(antwoord);
    });
    verzoek.on("error", mis);
    verzoek.end(inhoud);
  });

/**
 * Delivers CloudEvents by HTTPS POST, signed after Standard Webhooks (`webhook-id`, `webhook-timestamp`,
 * `webhook-signature`). Redirects are not followed: the address that was agreed is the address.
 */
export const maakWebhook = (opties: WebhookOpties): Webhook => {
  const { loopbackToegestaan, maximaalMs = 10_000, nu = () => new Date() } = opties;
  const lookup = opties.lookup ?? veiligeLookup(loopbackToegestaan);
  return {
    bezorg: async (kanaal, event) => {
      const url = URL.parse(kanaal.url);
      if (url === null || !urlToegestaan(url, loopbackToegestaan))
        return { soort: "later", reden: "adres-geweigerd", naSeconden: null };
      const tijd = nu();
      const sleutel = `whsec_${Buffer.from(kanaal.geheim, "utf8").toString("base64")}`;
      const headers = {
        "content-type": MEDIATYPE,
        "content-length": Buffer.byteLength(event.inhoud),
        "user-agent": "ketenregie",
        "webhook-id": event.id,
        "webhook-timestamp": String(Math.floor(tijd.getTime() / 1000)),
        "webhook-signature": new Handtekening(sleutel).sign(event.id, tijd, event.inhoud),
      };
      const signal = AbortSignal.timeout(maximaalMs);
      try {
        const antwoord = await verstuur(url, { method: "POST", headers, lookup, signal, agent: false }, event.inhoud);
        return uitkomstVan(antwoord.statusCode ?? 0, antwoord.headers["retry-after"], tijd);
      } catch (fout) {
        return { soort: "later", reden: foutreden(fout), naSeconden: null };
      }
    },
  };
};
