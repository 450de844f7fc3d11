import { Buffer } from "node:buffer";
import type * as z from "zod";
import { nederlands, veldfouten, veldpad, zonderDubbele } from "../api/veldfouten.ts";
import { MAXIMAAL_BYTES } from "../api/versie.ts";
import { gelukt, mislukt, type Result } from "../domain/result.ts";
import type { Veldfout, Weigering } from "../domain/weigering.ts";

/** Deeper JSON than this is refused: nothing of ours nests half as deep, and parsing recurses. */
const MAXIMALE_DIEPTE = 32;
const MEDIATYPE = "application/json";

/** The body as the gateway hands it over. */
export interface RuweBody {
  readonly tekst: string | null;
  readonly isBase64: boolean;
  readonly mediatype: string | undefined;
}

const stuurtekens = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/;

const tekstfout = (tekst: string): string | null => {
  if (!tekst.isWellFormed()) return "bevat een half teken (losse surrogate)";
  return stuurtekens.test(tekst) ? "bevat een stuurteken; alleen tab en regeleinde mogen" : null;
};

/**
 * What no schema looks at: every text well-formed and free of control characters, in values and in names; no name that
 * reaches for a prototype; no endless nesting. Iterative, for the depth is the client's.
 */
export const vormfouten = (invoer: unknown): readonly Veldfout[] => {
  const fouten: Veldfout[] = [];
  const wachtrij: { readonly waarde: unknown; readonly pad: readonly PropertyKey[] }[] = [{ waarde: invoer, pad: [] }];
  for (let deel = wachtrij.pop(); deel !== undefined; deel = wachtrij.pop()) {
    const { waarde, pad } = deel;
    if (typeof waarde === "string") {
      const melding = tekstfout(waarde);
      if (melding !== null) fouten.push({ veld: veldpad(pad), melding });
    } else if (typeof waarde === "object" && waarde !== null) {
      if (pad.length >= MAXIMALE_DIEPTE) return [{ veld: veldpad(pad.slice(0, 3)), melding: "is te diep genest" }];
      const isLijst = Array.isArray(waarde);
      for (const [naam, inhoud] of Object.entries(waarde)) {
        const plek = [...pad, isLijst ? Number(naam) : naam];
        const melding = isLijst ? null : naam === "__proto__" ? "is een onbekend veld" : tekstfout(naam);
        if (melding !== null) fouten.push({ veld: veldpad(plek), melding });
        wachtrij.push({ waarde: inhoud, pad: plek });
      }
    }
  }
  return fouten.toReversed();
};

/** Parses by a schema; on failure all errors at once, those of form and those of the schema. */
export const keur = <S extends z.ZodType>(schema: S, invoer: unknown): Result<z.output<S>, Weigering> => {
  const vorm = vormfouten(invoer);
  const gelezen = schema.safeParse(invoer, { error: nederlands });
  const fouten = zonderDubbele([...vorm, ...(gelezen.success ? [] : veldfouten(gelezen.error, invoer))]);
  if (gelezen.success && fouten.length === 0) return gelukt(gelezen.data);
  return mislukt({ code: "ongeldige-invoer", fouten });
};

const isJson = (mediatype: string | undefined): boolean => {
  const [soort, ...parameters] = (mediatype ?? "").split(";").map((deel) => deel.trim().toLowerCase());
  const tekenset = parameters
    .find((parameter) => parameter.startsWith("charset="))
    ?.slice("charset=".length)
    .replaceAll('"', "");
  return soort === MEDIATYPE && (tekenset === undefined || tekenset === "utf-8" || tekenset === "utf8");
};

const ontleed = (bytes: Buffer): Result<unknown, Weigering> => {
  try {
    return gelukt(JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes)));
  } catch {
    return mislukt({ code: "geen-json" });
  }
};

/** Reads a body: size (in bytes, after base64) → media type → JSON → schema. */
export const leesBody = <S extends z.ZodType>(
  schema: S,
  { tekst, isBase64, mediatype }: RuweBody,
): Result<z.output<S>, Weigering> => {
  const bytes = Buffer.from(tekst ?? "", isBase64 ? "base64" : "utf8");
  if (bytes.length > MAXIMAAL_BYTES) return mislukt({ code: "te-groot", maximaalBytes: MAXIMAAL_BYTES });
  if (bytes.length > 0 && !isJson(mediatype)) return mislukt({ code: "verkeerd-mediatype", verwacht: MEDIATYPE });
  const json = ontleed(bytes);
  return json.ok ? keur(schema, json.waarde) : json;
};

/** Reads the query: one value per name; a name given twice is refused. */
export const leesQuery = <S extends z.ZodType>(
  schema: S,
  waarden: Readonly<Record<string, readonly string[] | undefined>>,
): Result<z.output<S>, Weigering> => {
  const delen = Object.entries(waarden);
  const dubbel = delen
    .filter(([, lijst]) => (lijst?.length ?? 0) > 1)
    .map(([naam]) => ({ veld: veldpad([naam]), melding: "mag maar een keer voorkomen" }));
  const gekeurd = keur(schema, Object.fromEntries(delen.map(([naam, lijst]) => [naam, lijst?.[0] ?? ""])));
  if (dubbel.length === 0) return gekeurd;
  const overige = !gekeurd.ok && gekeurd.fout.code === "ongeldige-invoer" ? gekeurd.fout.fouten : [];
  return mislukt({ code: "ongeldige-invoer", fouten: zonderDubbele([...dubbel, ...overige]) });
};

/** An Idempotency-Key is 1 to 128 visible ASCII characters. */
export const leesSleutel = (kop: string | undefined): Result<string | null, Weigering> => {
  if (kop === undefined) return gelukt(null);
  if (/^[\x21-\x7e]{1,128}$/.test(kop)) return gelukt(kop);
  const melding = "moet 1 tot en met 128 zichtbare ASCII-tekens zonder spaties hebben";
  return mislukt({ code: "ongeldige-invoer", fouten: [{ veld: "Idempotency-Key", melding }] });
};
