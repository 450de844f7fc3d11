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

/** What a link of a chain is made of: what it belongs to, and what happened. */
interface Schakelregel {
  /** The aggregate, and the compartment where it has more than one chain. */
  readonly bij: readonly string[];
  readonly wat: string;
  readonly door: Historie["door"];
  readonly op: Historie["op"];
}

/** What is hashed of a line: everything but the hash itself and the salt. */
const metadata = (
  { bij, wat, door, op }: Schakelregel,
  { nummer, inhoudHash, vorige }: Pick<Historie, "nummer" | "inhoudHash" | "vorige">,
): string =>
  JSON.stringify([...bij, nummer, wat, door?.rol ?? null, door?.organisatie ?? null, op, inhoudHash, vorige]);

/** The next link of a chain, of a casus or of a criminal track; `kop` is null for the first. */
export const volgendeSchakel = (
  kop: Pick<HistorieKop, "versie" | "hash"> | null,
  regel: Schakelregel & { readonly inhoud: unknown },
  zout: string,
  hash: Hash,
): Pick<Historie, "nummer" | "inhoudHash" | "vorige" | "hash"> => {
  const schakel = {
    nummer: (kop?.versie ?? 0) + 1,
    inhoudHash: hash(`${zout}\n${JSON.stringify(regel.inhoud)}`),
    vorige: kop?.hash ?? "",
  };
  return { ...schakel, hash: hash(metadata(regel, schakel)) };
};

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
  const { casusId, compartiment, wat, door, op } = regel;
  const schakel = volgendeSchakel(kop, { ...regel, bij: [casusId, compartiment] }, zout, hash);
  return {
    kop: { type: "historie-kop", casusId, compartiment, versie: schakel.nummer, hash: schakel.hash },
    regel: { type: "historie", casusId, compartiment, wat, door, op, ...schakel, zout },
  };
};

type Schakel = Schakelregel & Pick<Historie, "nummer" | "inhoudHash" | "vorige" | "hash">;

/** Whether a link is what it says, and comes right after this one; `vorige` is null for the first. */
export const houdtSchakel = (regel: Schakel, vorige: Pick<Historie, "nummer" | "hash"> | null, hash: Hash): boolean =>
  regel.nummer === (vorige?.nummer ?? 0) + 1 &&
  regel.vorige === (vorige?.hash ?? "") &&
  regel.hash === hash(metadata(regel, regel));

/** The first link at which a chain no longer holds, or null. In order of number, from 1. */
export const eersteGebrokenSchakel = (regels: readonly Schakel[], hash: Hash): number | null => {
  const breuk = regels.findIndex((regel, index) => !houdtSchakel(regel, regels[index - 1] ?? null, hash));
  return breuk === -1 ? null : breuk + 1;
};

/** The first line at which the chain of a casus no longer holds, or null. `regels` in order of number, from 1. */
export const eersteBreuk = (regels: readonly Historie[], hash: Hash): number | null =>
  eersteGebrokenSchakel(
    regels.map((regel) => ({ ...regel, bij: [regel.casusId, regel.compartiment] })),
    hash,
  );
