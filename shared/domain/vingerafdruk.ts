import * as z from "zod";
import { meldingIdSchema, type MeldingId } from "./ids.ts";
import type { MeldingInvoer } from "./melding.ts";
import { plusSeconden, instantSchema, verlooptNa, type Instant } from "./tijd.ts";
import type { Wijziging } from "./wijziging.ts";

/**
 * Which melding last said exactly this: the keyed hash of its content can exist once, so that of two who report the same at
 * the same moment the second sees the first. It shows nothing of what was said.
 */
export const vingerafdrukSchema = z.object({
  type: z.literal("vingerafdruk"),
  sleutel: z.string().regex(/^v\d+:[0-9a-f]{64}$/),
  versie: z.int().min(1),
  meldingId: meldingIdSchema,
  ontvangenOp: instantSchema,
  /** Epoch seconds after which the table forgets it; whether it still counts is judged by `ontvangenOp`. */
  verlooptOp: z.int(),
});
export type Vingerafdruk = z.infer<typeof vingerafdrukSchema>;

const UUR = 3600;

/** Case, spaces and the order of fields make no other report; neither does how it came in, or the reporter's own number. */
const eenduidig = (waarde: unknown): unknown => {
  if (typeof waarde === "string") return waarde.normalize("NFKC").toLowerCase().replaceAll(/\s+/g, " ").trim();
  if (Array.isArray(waarde)) return waarde.map(eenduidig);
  if (typeof waarde !== "object" || waarde === null) return waarde;
  return Object.fromEntries(
    Object.entries(waarde)
      .toSorted(([een], [ander]) => (een < ander ? -1 : 1))
      .map(([veld, deel]) => [veld, eenduidig(deel)]),
  );
};

/** What a melding says, in one form: what its fingerprint is made of. */
export const inhoudVan = ({ kanaal: _kanaal, ontvangst: _ontvangst, eigenKenmerk: _eigen, ...wat }: MeldingInvoer) =>
  JSON.stringify(eenduidig(wat));

/** The fingerprint of a melding, and which melding last had it. */
export interface Herkenbaar {
  readonly sleutel: string;
  readonly eerder: Vingerafdruk | null;
}

/**
 * Of which melding this is a probable double: the same content, within the region's window. It is kept and handled as any
 * other; who handles it is told (contract of a melding). The first of a row stays the one that is pointed at.
 */
export const dubbelVan = ({ eerder }: Herkenbaar, uren: number, nu: Instant): MeldingId | null =>
  eerder !== null && nu < plusSeconden(eerder.ontvangenOp, uren * UUR) ? eerder.meldingId : null;

/** That this melding is from now on the one that said it; nothing when an earlier one still is. */
export const legVingerafdrukVast = (
  meldingId: MeldingId,
  herkenbaar: Herkenbaar,
  uren: number,
  nu: Instant,
): Wijziging => {
  const { sleutel, eerder } = herkenbaar;
  if (dubbelVan(herkenbaar, uren, nu) !== null) return { nieuw: [], vervangen: [], mitsOpen: [] };
  const verlooptOp = verlooptNa(nu, uren * UUR);
  const vast = { type: "vingerafdruk" as const, sleutel, meldingId, ontvangenOp: nu, verlooptOp };
  return eerder === null
    ? { nieuw: [{ ...vast, versie: 1 }], vervangen: [], mitsOpen: [] }
    : { nieuw: [], vervangen: [{ ...vast, versie: eerder.versie + 1 }], mitsOpen: [] };
};
