import * as z from "zod";
import type { Informatiesoort } from "./kenmerk.ts";
import { EIGEN_ONDERDELEN } from "./weging-onderdelen.ts";

/** What a part of the picture tells of, by which the sharing matrix decides who reads and adds it (H3.2-a1, c2 … c4, H3.3-c2, c3). */
export const BIJDRAGE_INFORMATIE = [
  ...(["bijdrage-betrokkene", "bijdrage-netwerk", "bijdrage-verdachte", "bijdrage-analyse"] as const),
  ...(["bijdrage-veiligheid", "bijdrage-zorg", "bijdrage-bijzonder"] as const),
] as const satisfies readonly Informatiesoort[];

const code = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
  .max(80);

/**
 * Of which parts the picture of a casus is made that partners bring together, before the second weging and after it (H3.2-a1,
 * H3.2-c1): each in one cell of the sharing matrix.
 */
export const dossieropbouwSchema = z.strictObject({
  /** True until the chain has confirmed the values. */
  voorbeeld: z.boolean(),
  toelichting: z.string().min(1),
  onderdelen: z
    .array(
      z.strictObject({
        code,
        naam: z.string().min(1),
        informatie: z.enum(BIJDRAGE_INFORMATIE),
        /** Whether the picture is incomplete without it (H3.2-c1). */
        verplicht: z.boolean(),
        /** Requirement id that asks for it, or `vb`: an example to confirm. */
        bron: z.string().min(1),
      }),
    )
    .min(1)
    .readonly(),
  /** Which of the parts that the system itself knows of the picture is incomplete without (H3.2-c1, B6.S19). */
  eigenVerplicht: z.array(z.enum(EIGEN_ONDERDELEN.map(({ onderdeel }) => onderdeel))).readonly(),
  /** For what a partner may bring something: every datum says its purpose (standards.md, BIO2/AVG/WGS 4). */
  doelen: z
    .array(z.strictObject({ code, naam: z.string().min(1) }))
    .min(1)
    .readonly(),
  /** So many contributions of one organisation to one casus: what it brought itself, it may count. */
  maximaalPerOrganisatie: z.int().min(1).max(250),
});
export type Dossieronderdeel = z.infer<typeof dossieropbouwSchema>["onderdelen"][number];

/** What an organisation may be asked about somebody: whether it knows them, never what it knows (H3.2-a1, X8). */
export const informatievragenSchema = z.strictObject({
  /** True until the chain has confirmed the values. */
  voorbeeld: z.boolean(),
  toelichting: z.string().min(1),
  soorten: z
    .array(
      z.strictObject({
        code,
        naam: z.string().min(1),
        /** Whether the answer may say where to ask on. Never of an organisation that investigates. */
        metContact: z.boolean(),
      }),
    )
    .min(1)
    .readonly(),
  /** So many questions of a casus wait for an answer at a time. */
  maximaalOpen: z.int().min(1).max(20),
});
