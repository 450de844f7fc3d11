import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as wacht } from "node:timers/promises";
import { Webhook } from "standardwebhooks";
import { vrijePoort } from "./ministack.ts";

/** How a recipient's system misbehaves; tests switch it per recipient. */
export interface Storing {
  /** Answers this status, and takes nothing in. */
  readonly status?: number;
  /** Headers with that status, such as `retry-after`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Answers only after this many milliseconds. */
  readonly vertragingMs?: number;
  /** Breaks the connection without an answer. */
  readonly weg?: boolean;
}

/** One notification as a recipient's system got it. */
export interface Ontvangst {
  readonly ontvanger: string;
  /** `webhook-id`, by which a recipient recognises what it had already. */
  readonly id: string;
  readonly ontvangenOp: string;
  /** Whether the signature is that of the recipient's own key. */
  readonly echt: boolean;
  /** How the recipient answered. */
  readonly status: number;
  readonly event: unknown;
}

/** The webhook receiver that stands in for the systems of all recipients. */
export interface Receiver {
  /** Address without a path; a recipient's webhook is `<url>/<ontvanger>`. */
  readonly url: string;
  readonly port: number;
  /** What came in, oldest first, refused deliveries included. */
  readonly ontvangen: (ontvanger?: string) => readonly Ontvangst[];
  /** Lets a recipient misbehave, until told otherwise with null. */
  readonly verstoor: (ontvanger: string, storing: Storing | null) => void;
  readonly vergeet: () => void;
  readonly stop: () => Promise<void>;
}

/** More than the 64 KB that a notification may be (NL GOV profile for CloudEvents). */
const MAXIMAAL_BYTES = 256 * 1024;

const lees = async (verzoek: IncomingMessage): Promise<string> => {
  const delen: Buffer[] = [];
  let bytes = 0;
  for await (const deel of verzoek) {
    if (!Buffer.isBuffer(deel)) continue;
    bytes += deel.length;
    if (bytes > MAXIMAAL_BYTES) throw new Error("too large");
    delen.push(deel);
  }
  return Buffer.concat(delen).toString("utf8");
};

const alsJson = (tekst: string): unknown => {
  try {
    return JSON.parse(tekst);
  } catch {
    return null;
  }
};

const kop = (verzoek: IncomingMessage, naam: string): string => {
  const waarde = verzoek.headers[naam];
  return typeof waarde === "string" ? waarde : "";
};

/**
 * Starts the receiver.
 * @param geheimVan the text of a recipient's signing secret; asked again for every delivery
 * @param poort its port; a free one when left out
 */
export const startReceiver = async (
  geheimVan: (ontvanger: string) => Promise<string>,
  poort?: number,
): Promise<Receiver> => {
  const ontvangsten: Ontvangst[] = [];
  const storingen = new Map<string, Storing>();

  const isEcht = async (ontvanger: string, verzoek: IncomingMessage, inhoud: string): Promise<boolean> => {
    const sleutel = Buffer.from(await geheimVan(ontvanger), "utf8").toString("base64");
    try {
      new Webhook(`whsec_${sleutel}`).verify(inhoud, {
        "webhook-id": kop(verzoek, "webhook-id"),
        "webhook-timestamp": kop(verzoek, "webhook-timestamp"),
        "webhook-signature": kop(verzoek, "webhook-signature"),
      });
      return true;
    } catch {
      return false;
    }
  };

  const neemAan = async (ontvanger: string, verzoek: IncomingMessage, antwoord: ServerResponse): Promise<void> => {
    const inhoud = await lees(verzoek);
    const storing = storingen.get(ontvanger) ?? {};
    if (storing.vertragingMs !== undefined) await wacht(storing.vertragingMs);
    if (storing.weg === true) {
      verzoek.socket.destroy();
      return;
    }
    const echt = await isEcht(ontvanger, verzoek, inhoud);
    const status = storing.status ?? (echt ? 204 : 401);
    ontvangsten.push({
      ontvanger,
      id: kop(verzoek, "webhook-id"),
      ontvangenOp: new Date().toISOString(),
      echt,
      status,
      event: alsJson(inhoud),
    });
    antwoord.writeHead(status, storing.headers).end();
  };

  const beantwoord = async (verzoek: IncomingMessage, antwoord: ServerResponse): Promise<void> => {
    const url = new URL(verzoek.url ?? "/", "http://ontvanger.invalid");
    const ontvanger = url.pathname.slice(1);
    if (verzoek.method === "GET" && ontvanger === "_ontvangen") {
      const gevraagd = url.searchParams.get("ontvanger");
      const lijst = ontvangsten.filter((een) => gevraagd === null || een.ontvanger === gevraagd);
      antwoord.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(lijst));
    } else if (!/^[a-z0-9-]+$/.test(ontvanger)) {
      antwoord.writeHead(404).end();
    } else if (verzoek.method === "OPTIONS") {
      // The handshake of the CloudEvents webhook specification: this recipient wants notifications from that origin.
      antwoord
        .writeHead(200, { "webhook-allowed-origin": kop(verzoek, "webhook-request-origin") || "*", allow: "POST" })
        .end();
    } else if (verzoek.method === "POST") {
      await neemAan(ontvanger, verzoek, antwoord);
    } else {
      antwoord.writeHead(405, { allow: "POST, OPTIONS" }).end();
    }
  };

  const port = poort ?? (await vrijePoort());
  const server = createServer((verzoek, antwoord) => {
    beantwoord(verzoek, antwoord).catch((fout: unknown) => {
      console.error("webhook receiver:", fout instanceof Error ? fout.message : fout);
      verzoek.socket.destroy();
    });
  });
  await new Promise<void>((klaar, mis) => {
    server.once("error", mis);
    server.listen(port, "127.0.0.1", klaar);
  });

  return {
    url: `http://127.0.0.1:${port}`,
    port,
    ontvangen: (ontvanger) => ontvangsten.filter((een) => ontvanger === undefined || een.ontvanger === ontvanger),
    verstoor: (ontvanger, storing) => {
      if (storing === null) storingen.delete(ontvanger);
      else storingen.set(ontvanger, storing);
    },
    vergeet: () => {
      ontvangsten.length = 0;
    },
    stop: async () => {
      const gesloten = new Promise<void>((klaar) => {
        server.close(() => {
          klaar();
        });
      });
      server.closeAllConnections();
      await gesloten;
    },
  };
};
