import * as z from "zod";
import { meldingIdSchema, type MeldingId } from "./ids.ts";
import type { Wijziging } from "./wijziging.ts";

/** Crockford's base32: no I, L, O and U, which are misread or misheard (https://www.crockford.com/base32.html). */
const TEKENS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const BITS_PER_TEKEN = 5;
/** 50 bits: which melding it is about. It opens nothing, but cannot be guessed either. */
export const REFERENTIE_TEKENS = 10;
/** 100 bits: what opens it. More than anybody tries, also who holds the stored hash. */
export const GEHEIM_TEKENS = 20;
const TEKENS_PER_GROEP = 5;

const codeSchema = (tekens: number) => z.string().regex(new RegExp(`^[${TEKENS}]{${tekens}}$`));
export const referentieSchema = codeSchema(REFERENTIE_TEKENS).brand<"Referentie">();
/** By which a reporter asks after a melding; as stored, without dashes. */
export type Referentie = z.infer<typeof referentieSchema>;
const geheimSchema = codeSchema(GEHEIM_TEKENS).brand<"Terugkoppelgeheim">();
/** What is given once to who may ask after a melding; never stored. */
export type Terugkoppelgeheim = z.infer<typeof geheimSchema>;

/** That somebody may follow a melding without signing in: of the secret only a hash. Written once, with its melding. */
export const terugkoppelingSchema = z.object({
  type: z.literal("terugkoppeling"),
  referentie: referentieSchema,
  /** SHA-256, hexadecimal: 100 random bits need no key, and who checks them then holds none. */
  geheimHash: z.string().regex(/^[0-9a-f]{64}$/),
  meldingId: meldingIdSchema,
});
export type Terugkoppeling = z.infer<typeof terugkoppelingSchema>;

/** So many characters of the first bits of a hash. */
const codeUit = (hex: string, tekens: number): string => {
  const bits = Array.from(hex, (cijfer) => Number.parseInt(cijfer, 16).toString(2).padStart(4, "0")).join("");
  return Array.from({ length: tekens }, (_, plaats) => {
    const van = plaats * BITS_PER_TEKEN;
    return TEKENS[Number.parseInt(bits.slice(van, van + BITS_PER_TEKEN), 2)] ?? "";
  }).join("");
};

/** @param hex hash of something random, hexadecimal */
export const maakReferentie = (hex: string): Referentie => referentieSchema.parse(codeUit(hex, REFERENTIE_TEKENS));

/** @param keyedHash `v<version>:<hex>` (port `Sleutels`) of the reference: the same each time, and nobody's without the key */
export const maakGeheim = (keyedHash: string): Terugkoppelgeheim =>
  geheimSchema.parse(codeUit(keyedHash.slice(keyedHash.indexOf(":") + 1), GEHEIM_TEKENS));

/** What is hashed of a secret: bound to its reference, so that equal hashes of two meldingen cannot be. */
export const teHashen = (referentie: string, geheim: string): string => `terugkoppeling|${referentie}|${geheim}`;

/** As people read it out: `0A1B2-C3D4E`. */
export const inGroepen = (code: Referentie | Terugkoppelgeheim): string =>
  Array.from({ length: code.length / TEKENS_PER_GROEP }, (_, groep) =>
    code.slice(groep * TEKENS_PER_GROEP, (groep + 1) * TEKENS_PER_GROEP),
  ).join("-");

/** What somebody typed, as it is stored: case, dashes and spaces make no difference, nor do the letters that Crockford reads as digits. */
export const zoalsOpgeslagen = (getypt: string): string =>
  getypt.toUpperCase().replaceAll(/[ -]/g, "").replaceAll("O", "0").replaceAll(/[IL]/g, "1");

/** That this melding may be followed by reference and secret. */
export const staTerugkoppelingToe = (
  meldingId: MeldingId,
  toegang: Pick<Terugkoppeling, "referentie" | "geheimHash">,
): Wijziging => ({
  nieuw: [{ type: "terugkoppeling", ...toegang, meldingId }],
  vervangen: [],
  mitsOpen: [],
});
