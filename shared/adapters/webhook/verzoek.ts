import { request as viaHttp, type IncomingHttpHeaders, type OutgoingHttpHeaders } from "node:http";
import { request as viaHttps } from "node:https";
import type { LookupFunction } from "node:net";
import { AdresGeweigerd, adresbezwaar, veiligeLookup } from "./adressen.ts";

/** More header than this (bytes) is no answer. */
const KOPPEN = 16_384;

/** An answer with a longer body than was asked for. */
class TeGroot extends Error {
  override readonly name = "TeGroot";
}

/** A connection that closed before there was an answer. */
class GeenAntwoord extends Error {
  override readonly name = "GeenAntwoord";
}

export interface Verzoek {
  readonly url: string;
  readonly methode: "POST" | "OPTIONS";
  readonly koppen: OutgoingHttpHeaders;
  readonly inhoud: string;
  /** Ends all of it: name, connection, answer. */
  readonly signal: AbortSignal;
  /** Bytes of the body that are read at most; 0: the body is never read. */
  readonly lichaamTot: number;
}

export interface Antwoord {
  readonly status: number;
  readonly koppen: IncomingHttpHeaders;
  readonly lichaam: string;
}

/** One request to the outside, to an address that may be called; rejects with `AdresGeweigerd` when it may not. */
export type Verstuur = (verzoek: Verzoek) => Promise<Antwoord>;

/** Why a request had no answer, as a code that tells nothing of the address. */
export const foutreden = (fout: unknown): string => {
  if (fout instanceof AdresGeweigerd) return "adres-geweigerd";
  if (fout instanceof GeenAntwoord) return "geen-antwoord";
  if (fout instanceof TeGroot) return "antwoord-te-groot";
  if (!(fout instanceof Error)) return "onbekend";
  if (fout.name === "TimeoutError" || fout.name === "AbortError") return "tijd-op";
  return "code" in fout && typeof fout.code === "string" ? fout.code : fout.name;
};

/**
 * Requests to systems of partners. Every one goes to an address that was looked up and checked for it: no connection is kept
 * for the next, no proxy and no setting of the process comes between, no redirect is followed.
 * @param loopbackToegestaan only for the local cloud: http and this machine's own addresses
 */
export const maakVerstuur = (
  loopbackToegestaan: boolean,
  lookup: LookupFunction = veiligeLookup(loopbackToegestaan),
): Verstuur => {
  return async ({ url: adres, methode, koppen, inhoud, signal, lichaamTot }) => {
    if (adresbezwaar(adres, loopbackToegestaan) !== null) throw new AdresGeweigerd();
    const url = new URL(adres);
    const opties = {
      ...{ method: methode, lookup, signal, agent: false, maxHeaderSize: KOPPEN },
      // Written out: a variable of the process must not be able to switch it off.
      ...{ rejectUnauthorized: true, minVersion: "TLSv1.2" as const },
      headers: { "user-agent": "ketenregie", ...koppen, "content-length": Buffer.byteLength(inhoud) },
    };
    return new Promise((klaar, mis) => {
      let begonnen = false;
      const verzoek = (url.protocol === "https:" ? viaHttps : viaHttp)(url, opties, (antwoord) => {
        begonnen = true;
        const delen: Buffer[] = [];
        let gelezen = 0;
        const geef = () => {
          klaar({
            status: antwoord.statusCode ?? 0,
            koppen: antwoord.headers,
            lichaam: Buffer.concat(delen).toString("utf8"),
          });
        };
        // After the answer was taken this rejects nothing any more.
        antwoord.on("error", mis);
        if (lichaamTot === 0) {
          geef();
          antwoord.destroy();
          return;
        }
        antwoord.on("data", (deel: Buffer) => {
          gelezen += deel.length;
          if (gelezen > lichaamTot) antwoord.destroy(new TeGroot());
          else delen.push(deel);
        });
        antwoord.on("end", geef);
      });
      verzoek.on("error", mis);
      // A connection that is put to another use (101) ends without an error.
      verzoek.on("close", () => {
        if (!begonnen) mis(new GeenAntwoord());
      });
      verzoek.end(inhoud);
    });
  };
};
