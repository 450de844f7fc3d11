import { Buffer } from "node:buffer";
import type * as z from "zod";
import { nederlands, veldfouten, veldpad, zonderDubbele } from "../api/veldfouten.ts";
import type { Invoerwijze } from "../api/operatie.ts";
import { MAXIMAAL_BYTES } from "../api/versie.ts";
import { gelukt, mislukt, type Result } from "../domain/result.ts";
import type { Veldfout, Weigering } from "../domain/weigering.ts";

/** Deeper JSON than this is refused: nothing of ours nests half as deep, and parsing recurses. */
const MAXIMALE_DIEPTE = 32;

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

const isVan = (verwacht: string, mediatype: string | undefined): boolean => {
  const [soort, ...parameters] = (mediatype ?? "").split(";").map((deel) => deel.trim().toLowerCase());
  const tekenset = parameters
    .find((parameter) => parameter.startsWith("charset="))
    ?.slice("charset=".length)
    .replaceAll('"', "");
  return soort === verwacht && (tekenset === undefined || tekenset === "utf-8" || tekenset === "utf8");
};

const ontleed = (bytes: Buffer): Result<unknown, Weigering> => {
  try {
    return gelukt(JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes)));
  } catch {
    return mislukt({ code: "geen-json" });
  }
};

/** The bytes of a body that is not too large and says that it is of the right kind. */
const leesBytes = (
  { tekst, isBase64, mediatype }: RuweBody,
  { mediatype: verwacht, maximaalBytes }: Invoerwijze,
): Result<Buffer, Weigering> => {
  const bytes = Buffer.from(tekst ?? "", isBase64 ? "base64" : "utf8");
  if (bytes.length > maximaalBytes) return mislukt({ code: "te-groot", maximaalBytes });
  if (bytes.length > 0 && !isVan(verwacht, mediatype)) return mislukt({ code: "verkeerd-mediatype", verwacht });
  return gelukt(bytes);
};

/** Reads a body: size (in bytes, after base64) → media type → JSON → schema. */
export const leesBody = <S extends z.ZodType>(
  schema: S,
  ruw: RuweBody,
  wijze: Invoerwijze,
): Result<z.output<S>, Weigering> => {
  const bytes = leesBytes(ruw, wijze);
  if (!bytes.ok) return bytes;
  const json = ontleed(bytes.waarde);
  return json.ok ? keur(schema, json.waarde) : json;
};

/** A line of a body of lines: its number in the file, what it holds when that is JSON, and by the schema. */
export interface Regel<T> {
  /** From 1; empty lines count, and are left out. */
  readonly nummer: number;
  readonly json: unknown;
  readonly gelezen: Result<T, Weigering>;
}

/** A body of lines, and all of it as text, by which it is known again. */
export interface Regelbestand<T> {
  readonly tekst: string;
  readonly regels: readonly Regel<T>[];
}

const REGELEINDE = 0x0a;

/**
 * Reads a body of lines (NDJSON): size and media type of the whole, then each line as a body by itself. What is wrong with
 * a line is said of that line; at most `maximaalRegels`, at least one.
 */
export const leesRegels = <S extends z.ZodType>(
  schema: S,
  ruw: RuweBody,
  wijze: Invoerwijze,
): Result<Regelbestand<z.output<S>>, Weigering> => {
  const heel = leesBytes(ruw, wijze);
  if (!heel.ok) return heel;
  const bytes = heel.waarde;
  const gevuld: { readonly nummer: number; readonly deel: Buffer }[] = [];
  for (let van = 0, nummer = 1; van < bytes.length; nummer += 1) {
    const einde = bytes.indexOf(REGELEINDE, van);
    const tot = einde === -1 ? bytes.length : einde;
    const deel = bytes.subarray(van, tot);
    // As RFC 8259 has it: space, tab and carriage return around a value mean nothing.
    if (deel.some((byte) => byte !== 0x20 && byte !== 0x09 && byte !== 0x0d)) gevuld.push({ nummer, deel });
    van = tot + 1;
  }
  const fout = (melding: string) => mislukt({ code: "ongeldige-invoer" as const, fouten: [{ veld: "$", melding }] });
  if (gevuld.length === 0) return fout("bevat geen regels; zet op elke regel één JSON-object");
  if (gevuld.length > wijze.maximaalRegels)
    return fout(
      `heeft ${gevuld.length} regels; stuur er hoogstens ${wijze.maximaalRegels} tegelijk en verdeel de rest`,
    );
  return gelukt({
    tekst: bytes.toString("base64"),
    regels: gevuld.map(({ nummer, deel }) => {
      if (deel.length > MAXIMAAL_BYTES)
        return { nummer, json: null, gelezen: mislukt({ code: "te-groot" as const, maximaalBytes: MAXIMAAL_BYTES }) };
      const json = ontleed(deel);
      return json.ok
        ? { nummer, json: json.waarde, gelezen: keur(schema, json.waarde) }
        : { nummer, json: null, gelezen: json };
    }),
  });
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
