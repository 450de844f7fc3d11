import * as z from "zod";
import { metVersie, type Registercontext } from "./registerbesluit.ts";
import { convenantversieSchema } from "./regio-register.ts";
import type { Regio } from "./regio.ts";
import { gelukt, mislukt, type Result } from "./result.ts";
import { datumSchema } from "./tijd.ts";
import type { Weigering } from "./weigering.ts";
import { samen, type Wijziging } from "./wijziging.ts";

/** A covenant that was added through the API; it is never changed, another version is another covenant (I6). */
export const convenantRecordSchema = z.object({
  type: z.literal("convenant"),
  convenant: convenantversieSchema,
  naam: z.string().min(1),
  vindplaats: z.string().min(1),
  van: datumSchema,
  tot: datumSchema.nullable(),
});
export type ConvenantRecord = z.infer<typeof convenantRecordSchema>;

/** A covenant as the register shows it. */
export const convenantbeeld = ({ convenant, naam, vindplaats, van, tot }: Omit<ConvenantRecord, "type">) => ({
  ...{ versie: convenant, naam, vindplaats, van, tot },
});
export type ConvenantGegevens = ReturnType<typeof convenantbeeld>;

/** Every covenant that can be signed: the region's, then those that were added. */
export const bekendeConvenanten = (regio: Regio, records: readonly ConvenantRecord[]): readonly ConvenantGegevens[] => [
  ...regio.convenanten.map(({ versie, naam, vindplaats, van, tot }) => ({ versie, naam, vindplaats, van, tot })),
  ...records.map(convenantbeeld),
];

/** Adds a covenant that partners can sign from then on. */
export const voegConvenantToe = (
  invoer: ConvenantGegevens,
  bekend: readonly ConvenantGegevens[],
  context: Registercontext,
): Result<Wijziging, Weigering> => {
  const { versie, ...rest } = invoer;
  if (bekend.some((ander) => ander.versie === versie))
    return mislukt({ code: "bestaat-al", wat: `het convenant ${versie}` });
  const record: ConvenantRecord = { type: "convenant", convenant: versie, ...rest };
  return gelukt(
    samen(
      { nieuw: [record], vervangen: [], mitsOpen: [] },
      metVersie({ soort: "convenant", id: versie }, 1, { ...invoer }, context),
    ),
  );
};
