import { Buffer } from "node:buffer";
import * as z from "zod";
import { instantSchema, instantVan, type Instant } from "../domain/tijd.ts";

const tijdstipFout = "moet een tijdstip met tijdzone zijn, als 2026-11-24T10:00:00+01:00";

/**
 * A moment in the input: any offset is accepted, it becomes UTC with milliseconds (NL API Design Rules, date-time).
 * Answers use `instant`.
 */
export const tijdstip = z.iso.datetime({ offset: true, error: tijdstipFout }).transform((waarde, context): Instant => {
  const moment = new Date(waarde);
  const gelezen = Number.isNaN(moment.getTime()) ? undefined : instantSchema.safeParse(instantVan(moment));
  if (gelezen?.success) return gelezen.data;
  context.addIssue({ code: "custom", message: tijdstipFout });
  return z.NEVER;
});

/** A moment in an answer: always UTC. */
export const instant = instantSchema.meta({ format: "date-time", examples: ["2026-11-24T09:00:00.000Z"] });

/** A whole number in the query; JSON Schema shows it as the integer that it means. */
export const geheelGetalInQuery = (minimaal: number, maximaal: number) =>
  z
    .string()
    .transform((waarde, context): number => {
      const getal = /^(?:0|[1-9]\d{0,14})$/.test(waarde) ? Number(waarde) : Number.NaN;
      if (getal >= minimaal && getal <= maximaal) return getal;
      context.addIssue({
        code: "custom",
        message: `moet een geheel getal van ${minimaal} tot en met ${maximaal} zijn`,
      });
      return z.NEVER;
    })
    .meta({ type: "integer", minimum: minimaal, maximum: maximaal });

/** Several values in one query field, with commas between; each once. */
export const lijstInQuery = <S extends z.ZodType<string, string>>(deel: S) =>
  z
    .string()
    .max(2_000)
    .transform((tekst) => [...new Set(tekst.split(","))])
    .pipe(z.array(deel).min(1))
    .meta({ type: "string" });

/** Page size of a list: 1 to 100, 25 when not asked. */
export const paginagrootte = geheelGetalInQuery(1, 100).default(25);

const cursorFout = "is geen cursor van deze lijst; begin zonder cursor opnieuw";

const uitCursor = (cursor: string): unknown => {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
};

/** Query field and writer of the cursor of one list. */
export interface Cursor<T> {
  /** For `z.strictObject({ cursor: lijstCursor.veld.optional() })`. */
  readonly veld: z.ZodType<T, string>;
  /** The cursor to give in the answer. */
  readonly schrijf: (positie: T) => string;
}

/**
 * An opaque cursor. It is not signed: hold in it a position within the caller's own list (a sort key, a number), never
 * a partition key or anything that widens what the caller sees, nor personal data, for it stands in a URL.
 */
export const maakCursor = <S extends z.ZodType>(positie: S): Cursor<z.output<S>> => ({
  veld: z
    .string()
    .max(1024, { error: cursorFout })
    .transform((waarde, context): z.output<S> => {
      const gelezen = positie.safeParse(uitCursor(waarde));
      if (gelezen.success) return gelezen.data;
      context.addIssue({ code: "custom", message: cursorFout });
      return z.NEVER;
    }),
  schrijf: (waarde) => Buffer.from(JSON.stringify(waarde)).toString("base64url"),
});

/** A page of a list: `volgende` is the cursor of the next page, null on the last. No count: lists never count. */
export const pagina = <S extends z.ZodType>(regel: S) =>
  z.object({ resultaten: z.array(regel), volgende: z.string().nullable() });
