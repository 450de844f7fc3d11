import * as z from "zod";
import type { Webhookkanaal } from "../../ports/bezorging.ts";
import { foutreden, type Verstuur } from "./verzoek.ts";

type Aanmelding = NonNullable<Webhookkanaal["aanmelding"]>;

/** The partner's token endpoint gave no token. `reden` is a code. */
export class GeenToken extends Error {
  override readonly name = "GeenToken";
  readonly reden: string;
  constructor(reden: string) {
    super("The token endpoint of a partner gave no token");
    this.reden = reden;
  }
}

/** A token is fetched anew this long before it ends, so that it does not end on its way. */
const MARGE_MS = 60_000;
/** How long a token is used of which is not said how long it holds, and the longest that any is (seconds). */
const ONBEKEND_GELDIG = 300;
const LANGST_GELDIG = 3_600;
const LICHAAM_TOT = 65_536;

const antwoordSchema = z.object({
  access_token: z.string().regex(/^[\x21-\x7e]{1,8192}$/),
  token_type: z.string().regex(/^bearer$/i),
  expires_in: z.coerce.number().positive().optional().catch(undefined),
});

/** RFC 6749, 2.3.1: both parts are form-encoded before they are joined. */
const formulier = (tekst: string): string => new URLSearchParams([["", tekst]]).toString().slice(1);

interface Bewaard {
  tot: number;
  readonly token: Promise<string>;
}

/** Tokens by which we sign in at partners (OAuth 2 client credentials). */
export interface Aanmeldingen {
  /** A token that holds, of what is kept or new. Rejects with `GeenToken`. */
  readonly token: (aanmelding: Aanmelding, signal: AbortSignal) => Promise<string>;
  /** The partner does not take this token: the next is a new one. */
  readonly vergeet: (aanmelding: Aanmelding, token: string) => Promise<void>;
}

/** @param nu milliseconds since the epoch */
export const maakAanmeldingen = (verstuur: Verstuur, nu: () => number): Aanmeldingen => {
  const bewaard = new Map<string, Bewaard>();
  const sleutelVan = ({ tokenEindpunt, clientId, clientGeheim, scope }: Aanmelding) =>
    JSON.stringify([tokenEindpunt, clientId, clientGeheim, scope]);

  const haal = async ({ tokenEindpunt, clientId, clientGeheim, scope }: Aanmelding, signal: AbortSignal) => {
    if (clientGeheim === "") throw new GeenToken("aanmelding-zonder-geheim");
    const wie = Buffer.from(`${formulier(clientId)}:${formulier(clientGeheim)}`, "utf8").toString("base64");
    const { status, lichaam } = await verstuur({
      ...{ url: tokenEindpunt, methode: "POST", signal, lichaamTot: LICHAAM_TOT },
      koppen: {
        ...{ authorization: `Basic ${wie}`, accept: "application/json" },
        "content-type": "application/x-www-form-urlencoded",
      },
      inhoud: new URLSearchParams({
        grant_type: "client_credentials",
        ...(scope === null ? {} : { scope }),
      }).toString(),
    }).catch((fout: unknown) => {
      throw new GeenToken(`aanmelding-${foutreden(fout)}`);
    });
    if (status !== 200) throw new GeenToken(`aanmelding-http-${status}`);
    let json: unknown;
    try {
      json = JSON.parse(lichaam);
    } catch {
      throw new GeenToken("aanmelding-onleesbaar");
    }
    const gelezen = antwoordSchema.safeParse(json);
    if (!gelezen.success) throw new GeenToken("aanmelding-onleesbaar");
    return gelezen.data;
  };

  return {
    token: async (aanmelding, signal) => {
      const sleutel = sleutelVan(aanmelding);
      const aanwezig = bewaard.get(sleutel);
      if (aanwezig !== undefined && nu() < aanwezig.tot) return aanwezig.token;
      // Deliveries of one batch ask once.
      const nieuw: Bewaard = {
        tot: Infinity,
        token: haal(aanmelding, signal).then(({ access_token, expires_in = ONBEKEND_GELDIG }) => {
          nieuw.tot = nu() + Math.min(expires_in, LANGST_GELDIG) * 1000 - MARGE_MS;
          return access_token;
        }),
      };
      bewaard.set(sleutel, nieuw);
      nieuw.token.catch(() => {
        if (bewaard.get(sleutel) === nieuw) bewaard.delete(sleutel);
      });
      return nieuw.token;
    },
    vergeet: async (aanmelding, token) => {
      const sleutel = sleutelVan(aanmelding);
      const aanwezig = bewaard.get(sleutel);
      // Of many that were refused together only the first throws it away: by then another may have fetched the next.
      if (
        aanwezig !== undefined &&
        (await aanwezig.token.catch(() => null)) === token &&
        bewaard.get(sleutel) === aanwezig
      )
        bewaard.delete(sleutel);
    },
  };
};
