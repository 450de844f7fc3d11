import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo, LookupFunction } from "node:net";
import { afterEach } from "vitest";
import { veiligeLookup } from "../../../shared/adapters/webhook/adressen.ts";
import type { Webhookkanaal } from "../../../shared/ports/bezorging.ts";

const servers: Server[] = [];

/** A system of a partner on this machine, until the test ends. */
export const startSysteem = async (antwoord: RequestListener): Promise<string> => {
  const server = createServer(antwoord);
  servers.push(server);
  await new Promise<void>((klaar) => server.listen(0, "127.0.0.1", klaar));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
};

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

/** All of a request's body. */
export const inhoudVan = async (verzoek: IncomingMessage): Promise<string> => {
  let inhoud = "";
  for await (const deel of verzoek) inhoud += String(deel);
  return inhoud;
};

export const GEHEIM = "een lang gedeeld geheim";

export const kanaalNaar = (url: string, rest: Partial<Webhookkanaal> = {}): Webhookkanaal => ({
  ...{ soort: "webhook", url, geheim: GEHEIM, aanmelding: null },
  ...rest,
});

/** A resolver that gives these addresses, in turn by call; the last one goes on. */
export const naamdienst = (loopbackToegestaan: boolean, ...antwoorden: readonly (readonly string[])[]) => {
  let gevraagd = 0;
  const zoekOp = (_naam: string, _opties: unknown, klaar: (...delen: unknown[]) => void) => {
    const adressen = antwoorden[Math.min(gevraagd, antwoorden.length - 1)] ?? [];
    gevraagd += 1;
    klaar(
      null,
      adressen.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );
  };
  const lookup: LookupFunction = veiligeLookup(loopbackToegestaan, zoekOp as never);
  return { lookup, gevraagd: () => gevraagd };
};
