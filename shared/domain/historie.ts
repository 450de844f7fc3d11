import * as z from "zod";
import { eigenaarSchema } from "./taak.ts";
import { compartimentSchema, type Compartiment } from "./kenmerk.ts";
import { casusIdSchema, type CasusId } from "./ids.ts";
import { instantSchema } from "./tijd.ts";

/** Head of a casus' history in one compartment: number and hash of the last line. */
export const historieKopSchema = z.object({
  type: z.literal("historie-kop"),
  casusId: casusIdSchema,
  compartiment: compartimentSchema,
  versie: z.int().min(1),
  hash: z.string(),
});
export type HistorieKop = z.infer<typeof historieKopSchema>;

/** A line of history: metadata in the chain, the content only as a salted hash; the salt goes when the content goes. */
export const historieSchema = z.object({
  type: z.literal("historie"),
  casusId: casusIdSchema,
  compartiment: compartimentSchema,
  nummer: z.int().min(1),
  wat: z.string(),
  door: eigenaarSchema.nullable(),
  op: instantSchema,
  inhoudHash: z.string(),
  vorige: z.string(),
  hash: z.string(),
  zout: z.string().nullable(),
});
export type Historie = z.infer<typeof historieSchema>;

/** SHA-256 in hex. An argument, because the domain does no crypto of its own. */
export type Hash = (tekst: string) => string;

/** What is hashed of a line: everything but the hash itself and the salt. */
const metadata = (regel: Omit<Historie, "hash" | "zout" | "type">): string =>
  JSON.stringify([
    ...[regel.casusId, regel.compartiment, regel.nummer, regel.wat, regel.door?.rol ?? null],
    ...[regel.door?.organisatie ?? null, regel.op, regel.inhoudHash, regel.vorige],
  ]);

/** Appends a line to the chain of a compartment (design section 6). `kop` is null for the first line. */
export const voegHistorieToe = (
  kop: HistorieKop | null,
  regel: {
    readonly casusId: CasusId;
    readonly compartiment: Compartiment;
    readonly wat: string;
    readonly door: Historie["door"];
    readonly op: Historie["op"];
    readonly inhoud: unknown;
  },
  zout: string,
  hash: Hash,
): { readonly kop: HistorieKop; readonly regel: Historie } => {
  const nummer = (kop?.versie ?? 0) + 1;
  const gedeeld = {
    casusId: regel.casusId,
    compartiment: regel.compartiment,
    nummer,
    wat: regel.wat,
    door: regel.door,
    op: regel.op,
    inhoudHash: hash(`${zout}\n${JSON.stringify(regel.inhoud)}`),
    vorige: kop?.hash ?? "",
  };
  const keten = hash(metadata(gedeeld));
  return {
    kop: {
      type: "historie-kop",
      casusId: regel.casusId,
      compartiment: regel.compartiment,
      versie: nummer,
      hash: keten,
    },
    regel: { type: "historie", ...gedeeld, hash: keten, zout },
  };
};

/** The first line at which a chain no longer holds, or null. `regels` in order of number, from 1. */
export const eersteBreuk = (regels: readonly Historie[], hash: Hash): number | null => {
  let vorige = "";
  for (const [index, regel] of regels.entries()) {
    if (regel.nummer !== index + 1 || regel.vorige !== vorige || regel.hash !== hash(metadata(regel))) return index + 1;
    vorige = regel.hash;
  }
  return null;
};
