import * as z from "zod";
import { instantSchema, plusSeconden, type Instant } from "./tijd.ts";

/**
 * How often one execution hears that the record went on, before the record asks for the next one. An outcome costs it eight events
 * (the four of the state that waits and the two of its answer, the two of the choice after it), so this is 2,000; of the 25,000 that
 * Step Functions takes nothing of ours comes near 5,000, time-outs of a year and faults of some hours included.
 */
export const BEURTEN_PER_UITVOERING = 250;

/**
 * The execution that should be walking a record: the record asks (`gevraagd`), the driver starts (`loopt`). Every record that is
 * walked holds one, for a Standard execution lives a year and a record may outlive that.
 */
export const loopstandSchema = z.object({
  /** Allocated by the record; resume takes n + 1 (design section 5). */
  n: z.int().min(1),
  status: z.enum(["gevraagd", "loopt"]),
  /** When the record asked for it: it cannot be older than that. */
  sinds: instantSchema,
  /** How often the record has gone on in it since. */
  beurten: z.int().min(0),
});
export type Loopstand = z.infer<typeof loopstandSchema>;

/** A new execution, asked for now. */
export const nieuweLoopstand = (n: number, sinds: Instant): Loopstand => ({ n, status: "gevraagd", sinds, beurten: 0 });

/**
 * The record went on, and the same execution goes on with it; null: it has been told enough, so the next is asked for. The old one
 * hears this last outcome, asks what is next, and ends because the record has left it behind.
 */
export const naBeurt = <S extends Loopstand>(stand: S): S | null =>
  stand.beurten + 1 >= BEURTEN_PER_UITVOERING ? null : { ...stand, beurten: stand.beurten + 1 };

/** Whether an execution was asked for so many days ago, or longer: another takes over well before its year is out. */
export const isVerouderd = ({ sinds }: Pick<Loopstand, "sinds">, nu: Instant, dagen: number): boolean =>
  plusSeconden(sinds, dagen * 86_400) <= nu;
