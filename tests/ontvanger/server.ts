import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Ontvanger } from "./ontvanger.ts";

/** Four times what a notification may be (64 kB, NL GOV profile for CloudEvents). */
const MAXIMAAL_BYTES = 256 * 1024;

export interface ServerOpties {
  readonly ontvanger: Ontvanger;
  /** Path of the webhook, such as `/meldingen`. */
  readonly pad: string;
  /** `WebHook-Request-Origin` of the chain that may send here; null: any, which suits a trial and nothing else. */
  readonly oorsprong: string | null;
  /** 0: any free port. */
  readonly poort: number;
  /** How long a gap may stay before the feed is asked; what came out of order is often on its way. */
  readonly geduldMs?: number;
  /** How often the feed is asked anyway: your channel may be silent because it is broken. */
  readonly bijhalenMs?: number;
  /** Hears what somebody must look at. */
  readonly meld: (fout: unknown) => void;
}

/** The body as it came, byte for byte: what is parsed and written again has another signature. Null: too large. */
const lees = async (verzoek: IncomingMessage): Promise<string | null> => {
  const delen: Buffer[] = [];
  let bytes = 0;
  for await (const deel of verzoek as AsyncIterable<Buffer>) {
    bytes += deel.length;
    if (bytes > MAXIMAAL_BYTES) return null;
    delen.push(deel);
  }
  return Buffer.concat(delen).toString("utf8");
};

/** Listens for webhooks, after it caught up with what came while it was away. Behind your own TLS. */
export const startServer = async (opties: ServerOpties) => {
  const { ontvanger, pad, oorsprong, geduldMs = 30_000, bijhalenMs = 3_600_000, meld } = opties;
  let geduld: NodeJS.Timeout | null = null;
  const haalBij = (): void => {
    geduld = null;
    ontvanger.haalBij().catch(meld);
  };
  const verwerk = async (): Promise<void> => {
    const { gat } = await ontvanger.verwerk();
    if (gat) geduld ??= setTimeout(haalBij, geduldMs);
  };

  /** The handshake of the CloudEvents webhook specification: whether we want notifications from that origin. */
  const geefHand = (verzoek: IncomingMessage, antwoord: ServerResponse): void => {
    const wie = verzoek.headers["webhook-request-origin"];
    if (typeof wie !== "string" || (oorsprong !== null && wie !== oorsprong)) antwoord.writeHead(403).end();
    else antwoord.writeHead(200, { allow: "POST", "webhook-allowed-origin": wie, "webhook-allowed-rate": "*" }).end();
  };

  const beantwoord = async (verzoek: IncomingMessage, antwoord: ServerResponse): Promise<void> => {
    if (verzoek.url !== pad) antwoord.writeHead(404).end();
    else if (verzoek.method === "OPTIONS") geefHand(verzoek, antwoord);
    else if (verzoek.method !== "POST") antwoord.writeHead(405, { allow: "POST, OPTIONS" }).end();
    else {
      const inhoud = await lees(verzoek);
      const status = inhoud === null ? 413 : await ontvanger.neemAan(verzoek.headers, inhoud);
      antwoord.writeHead(status, { connection: "close" }).end();
      if (status === 409) meld(new Error("Twee notificaties met hetzelfde nummer: kijk wie hier ondertekent"));
      // Only now: your own work may take longer than the ten seconds that a webhook waits.
      if (status === 204) verwerk().catch(meld);
    }
  };

  await ontvanger.haalBij().catch(meld);
  const server = createServer((verzoek, antwoord) => {
    beantwoord(verzoek, antwoord).catch((fout: unknown) => {
      // Not kept, so no 204: it will be sent again.
      meld(fout);
      if (!antwoord.headersSent) antwoord.writeHead(500).end();
    });
  });
  await new Promise<void>((klaar, mis) => {
    server.once("error", mis);
    server.listen(opties.poort, "127.0.0.1", klaar);
  });
  const klok = setInterval(haalBij, bijhalenMs);
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${pad}`,
    stop: async (): Promise<void> => {
      clearInterval(klok);
      if (geduld !== null) clearTimeout(geduld);
      server.closeAllConnections();
      await new Promise((klaar) => server.close(klaar));
    },
  };
};
