import * as z from "zod";
import { describe, expect, it } from "vitest";
import {
  DATUMVELDEN,
  KLOKVELDEN,
  VASTLEGGINGDATA,
  VASTLEGGINGKLOK,
  type Klokgevolg,
} from "../../../shared/domain/datumtabel.ts";
import { RECORDSCHEMAS } from "../../../shared/domain/records.ts";
import { instantSchema } from "../../../shared/domain/tijd.ts";
import { VASTLEGGINGEN, vastleggingSchema } from "../../../shared/domain/vastlegging.ts";

const patronen = (schema: z.core.$ZodType): readonly string[] =>
  (schema._zod.def.checks ?? []).flatMap(({ _zod: { def } }) =>
    "pattern" in def && def.pattern instanceof RegExp ? [def.pattern.source] : [],
  );
const MOMENT = patronen(instantSchema)[0] ?? "";

const isDatum = (schema: z.core.$ZodTypes): boolean =>
  schema._zod.def.type === "string" &&
  (("format" in schema._zod.def && schema._zod.def.format === "date") || patronen(schema).includes(MOMENT));

/** The path of every date in what a schema can make. */
const padenIn = (gegeven: z.core.$ZodType, pad = ""): readonly string[] => {
  const schema = gegeven as z.core.$ZodTypes;
  if (isDatum(schema)) return [pad];
  const { def } = schema._zod;
  switch (def.type) {
    case "object":
      return Object.entries(def.shape).flatMap(([naam, veld]) => padenIn(veld, pad === "" ? naam : `${pad}.${naam}`));
    case "array":
      return padenIn(def.element, `${pad}[]`);
    case "union":
      return def.options.flatMap((keuze) => padenIn(keuze, pad));
    case "record":
      return padenIn(def.valueType, `${pad}{}`);
    case "pipe":
      return [...padenIn(def.in, pad), ...padenIn(def.out, pad)];
    case "optional":
    case "nullable":
    case "default":
    case "prefault":
    case "readonly":
      return padenIn(def.innerType, pad);
    // JSON of any form, as a version of a register keeps what it was: nobody reads a date out of that.
    case "lazy":
    case "string":
    case "number":
    case "boolean":
    case "enum":
    case "literal":
    case "null":
    case "unknown":
    case "transform":
      return [];
    default:
      throw new Error(`${pad}: deze proef kent ${def.type} niet; leer haar waar daar een datum in zit`);
  }
};
const paden = (schema: z.core.$ZodType) => [...new Set(padenIn(schema))].toSorted();

/** The record without what differs per kind: that has a table of its own. */
const zonderInhoud = (schema: z.core.$ZodType) => paden(schema).filter((pad) => !pad.startsWith("inhoud."));

describe("what a suspension does to every date that is stored", () => {
  it.each(Object.entries(RECORDSCHEMAS))("a %s has no date of which nobody said it", (type, schema) => {
    const tabel: Readonly<Record<string, object>> = DATUMVELDEN;
    expect(Object.keys(tabel[type] ?? {}).toSorted()).toEqual(
      schema === vastleggingSchema ? zonderInhoud(schema) : paden(schema),
    );
  });

  it.each(Object.entries(VASTLEGGINGEN))("nor has what is recorded as %s", (soort, schema) => {
    const tabel: Readonly<Record<string, object>> = VASTLEGGINGDATA;
    expect(Object.keys(tabel[soort] ?? {}).toSorted()).toEqual(paden(schema));
  });

  it("sees a date wherever it hides", () => {
    const schema = z.object({
      a: z.array(z.object({ b: instantSchema.nullable() })),
      c: z.union([z.object({ d: z.iso.date().optional() }), z.string()]),
      e: z.record(z.string(), instantSchema),
      f: z.string(),
    });
    expect(paden(schema)).toEqual(["a[].b", "c.d", "e{}"]);
  });
});

describe("what the clock does with every date that may lie ahead", () => {
  const vooruit = (datums: object): readonly string[] =>
    Object.entries(datums)
      .filter(([, gevolg]) => gevolg !== "geweest")
      .map(([pad]) => pad)
      .toSorted();
  const klok: Readonly<Record<string, Readonly<Record<string, Klokgevolg>> | undefined>> = KLOKVELDEN;
  const klokVan = (type: string) => klok[type] ?? {};

  it.each(Object.entries(DATUMVELDEN))("a %s has none of which nobody said it", (type, datums) => {
    expect(Object.keys(klokVan(type)).toSorted()).toEqual(vooruit(datums));
  });

  it.each(Object.entries(VASTLEGGINGDATA))("nor has what is recorded as %s", (soort, datums) => {
    const tabel: Readonly<Record<string, object | undefined>> = VASTLEGGINGKLOK;
    expect(Object.keys(tabel[soort] ?? {}).toSorted()).toEqual(vooruit(datums));
    for (const gevolg of Object.values(tabel[soort] ?? {})) expect(gevolg).not.toBe("zet");
  });

  it.each(Object.entries(RECORDSCHEMAS))("a %s is on the clock when it says so, and only then", (type, schema) => {
    const gevolgen = Object.entries(klokVan(type));
    expect(gevolgen.filter(([, gevolg]) => gevolg === "klok").map(([pad]) => pad)).toEqual(
      paden(schema).includes("klok") ? ["klok"] : [],
    );
    for (const [pad, gevolg] of gevolgen) {
      if (gevolg === "zet") expect([pad, klokVan(type)["klok"]]).toEqual([pad, "klok"]);
      if (typeof gevolg === "object" && "elders" in gevolg)
        expect([pad, gevolg.elders, klokVan(gevolg.elders)["klok"]]).toEqual([pad, gevolg.elders, "klok"]);
    }
  });
});
