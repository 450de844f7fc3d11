import * as z from "zod";

/** A JSON Schema as it stands in the OpenAPI document. */
export type Schema = Readonly<Record<string, unknown>>;

const isObject = (waarde: unknown): waarde is Record<string, unknown> =>
  typeof waarde === "object" && waarde !== null && !Array.isArray(waarde);

const isNull = (waarde: unknown): boolean =>
  isObject(waarde) && waarde["type"] === "null" && Object.keys(waarde).length === 1;

/** `anyOf: [X, null]` of a plain type becomes `type: [x, "null"]`: shorter, and `format` stays beside the name. */
const metNull = (schema: Record<string, unknown>): Record<string, unknown> => {
  const { anyOf, ...rest } = schema;
  if (!Array.isArray(anyOf) || anyOf.length !== 2 || !isNull(anyOf[1])) return schema;
  const keuze: unknown = anyOf[0];
  if (!isObject(keuze) || typeof keuze["type"] !== "string" || "const" in keuze) return schema;
  const enumeratie = Array.isArray(keuze["enum"]) ? { enum: [...(keuze["enum"] as readonly unknown[]), null] } : {};
  return { ...keuze, ...rest, type: [keuze["type"], "null"], ...enumeratie };
};

const herschrijf = (waarde: unknown, namen: ReadonlyMap<string, string>): unknown => {
  if (Array.isArray(waarde)) return waarde.map((deel) => herschrijf(deel, namen));
  if (!isObject(waarde)) return waarde;
  const delen = Object.entries(waarde).flatMap(([sleutel, inhoud]): readonly (readonly [string, unknown])[] => {
    if (sleutel === "$schema" || sleutel === "$defs" || sleutel === "~standard") return [];
    if (sleutel !== "$ref" || typeof inhoud !== "string") return [[sleutel, herschrijf(inhoud, namen)]];
    const naam = inhoud.split("/").at(-1) ?? "";
    return [[sleutel, `#/components/schemas/${namen.get(naam) ?? naam}`]];
  });
  return metNull(Object.fromEntries(delen));
};

/** Turns zod schemas into JSON Schemas; those with an `id` in their meta are collected once, as components. */
export interface Schemaschrijver {
  /** `invoer`: what a client may send, strict. `uitvoer`: what we answer; fields may be added later, so it stays open. */
  readonly schrijf: (schema: z.ZodType, richting: "invoer" | "uitvoer") => Schema;
  readonly componenten: () => Readonly<Record<string, Schema>>;
}

export const maakSchemaschrijver = (): Schemaschrijver => {
  const componenten = new Map<string, Schema>();

  /** A component name; when what goes in and what comes out differ, the second one met gets a name of its own. */
  const neem = (id: string, richting: string, ruw: unknown, namen: ReadonlyMap<string, string>): string => {
    const schema = herschrijf(ruw, namen) as Schema;
    const bestaand = componenten.get(id);
    const naam =
      bestaand === undefined || JSON.stringify(bestaand) === JSON.stringify(schema) ? id : `${id}-${richting}`;
    componenten.set(naam, schema);
    return naam;
  };

  return {
    componenten: () => Object.fromEntries([...componenten].toSorted(([a], [b]) => a.localeCompare(b))),
    schrijf: (schema, richting) => {
      const { $defs, ...geheel } = z.toJSONSchema(schema, {
        io: richting === "invoer" ? "input" : "output",
        override: ({ zodSchema, jsonSchema }) => {
          const { def } = zodSchema._zod;
          if (richting === "uitvoer" && def.type === "object" && (def as z.core.$ZodObjectDef).catchall === undefined)
            delete jsonSchema.additionalProperties;
          // The format says it all; the pattern beside it is a screenful.
          if (jsonSchema.format === "date" || jsonSchema.format === "date-time") delete jsonSchema.pattern;
        },
      });
      const defs = Object.entries($defs ?? {});
      const id = typeof geheel["id"] === "string" ? geheel["id"] : null;
      const namen = new Map<string, string>();
      for (const [naam, inhoud] of defs) namen.set(naam, neem(naam, richting, zonderId(inhoud), namen));
      if (id === null) return herschrijf(geheel, namen) as Schema;
      return { $ref: `#/components/schemas/${neem(id, richting, zonderId(geheel), namen)}` };
    },
  };
};

const zonderId = (schema: object): object =>
  Object.fromEntries(Object.entries(schema).filter(([naam]) => naam !== "id"));
