import { createServer } from "node:http";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
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
  /** Breaks the connection without an answer, the handshake's too. */
  readonly weg?: boolean;
  /** Never answers, and keeps the connection open. */
  readonly hangt?: boolean;
  /** Only every so many-th delivery goes wrong: 3 is the third, the sixth, and so on. */
  readonly elke?: number;
  /** Takes the notification in first, and goes wrong after: it will be sent again. */
  readonly naAfloop?: boolean;
}

/** A recipient's own system in the receiver's place: judges a delivery and answers its status. */
export type Systeem = (koppen: IncomingHttpHeaders, inhoud: string) => Promise<number>;

/** One notification as a recipient's system got it. */
export interface Ontvangst {
  readonly ontvanger: string;
  /** `webhook-id`, by which a recipient recognises what it had already. */
  readonly id: string;
  readonly ontvangenOp: string;
  /** Whether the signature is that of the recipient's own key. */
  readonly echt: boolean;
  /** How the recipient answered; 0: it did not. */
  readonly status: number;
  readonly event: unknown;
  /** The address and the headers with which it came. */
  readonly pad: string;
  readonly koppen: IncomingHttpHeaders;
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
  /** Lets this system take in what is for that recipient; faults still come in between. */
  readonly koppel: (ontvanger: string, systeem: Systeem) => void;
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
  const beurten = new Map<string, number>();
  const systemen = new Map<string, Systeem>();

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

  /** What goes wrong with this delivery. */
  const storingNu = (ontvanger: string): Storing => {
    const beurt = (beurten.get(ontvanger) ?? 0) + 1;
    beurten.set(ontvanger, beurt);
    const storing = storingen.get(ontvanger) ?? {};
    return storing.elke === undefined || beurt % storing.elke === 0 ? storing : {};
  };

  const neemAan = async (ontvanger: string, verzoek: IncomingMessage, antwoord: ServerResponse): Promise<void> => {
    const inhoud = await lees(verzoek);
    const storing = storingNu(ontvanger);
    if (storing.vertragingMs !== undefined) await wacht(storing.vertragingMs);
    const neemtIn =
      storing.naAfloop === true || !(storing.weg === true || storing.hangt === true || "status" in storing);
    const systeem = systemen.get(ontvanger);
    const echt = await isEcht(ontvanger, verzoek, inhoud);
    const eigen = !neemtIn ? null : systeem === undefined ? (echt ? 204 : 401) : await systeem(verzoek.headers, inhoud);
    const status = storing.weg === true || storing.hangt === true ? 0 : (storing.status ?? eigen ?? 0);
    ontvangsten.push({
      ontvanger,
      id: kop(verzoek, "webhook-id"),
      ontvangenOp: new Date().toISOString(),
      ...{ echt, status, event: alsJson(inhoud), pad: verzoek.url ?? "", koppen: verzoek.headers },
    });
    if (storing.weg === true) verzoek.socket.destroy();
    else if (storing.hangt !== true) antwoord.writeHead(status, storing.headers).end();
  };

  /** `POST /_koppel?ontvanger=<code>&url=<url>`: from now on that program on this machine takes in what is for the recipient; it is down when it does not run. */
  const koppelAdres = (url: URL): 204 | 400 => {
    const doel = URL.parse(url.searchParams.get("url") ?? "");
    if (doel?.hostname !== "127.0.0.1") return 400;
    systemen.set(url.searchParams.get("ontvanger") ?? "", async (koppen, inhoud) => {
      const mee = Object.entries(koppen).filter(([naam]) => naam.startsWith("webhook-") || naam === "content-type");
      const headers = Object.fromEntries(mee.map(([naam, waarde]) => [naam, String(waarde)]));
      return fetch(doel, { method: "POST", headers, body: inhoud }).then(
        ({ status }) => status,
        () => 503,
      );
    });
    return 204;
  };

  const beantwoord = async (verzoek: IncomingMessage, antwoord: ServerResponse): Promise<void> => {
    const url = new URL(verzoek.url ?? "/", "http://ontvanger.invalid");
    const ontvanger = url.pathname.slice(1);
    if (verzoek.method === "GET" && ontvanger === "_ontvangen") {
      const gevraagd = url.searchParams.get("ontvanger");
      const lijst = ontvangsten.filter((een) => gevraagd === null || een.ontvanger === gevraagd);
      antwoord.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(lijst));
    } else if (verzoek.method === "POST" && ontvanger === "_koppel") {
      antwoord.writeHead(koppelAdres(url)).end();
    } else if (!/^[a-z0-9-]+$/.test(ontvanger)) {
      antwoord.writeHead(404).end();
    } else if (verzoek.method === "OPTIONS" && storingen.get(ontvanger)?.weg === true) {
      verzoek.socket.destroy();
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
    koppel: (ontvanger, systeem) => {
      systemen.set(ontvanger, systeem);
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
