import * as z from "zod";
import { organisatieCodeSchema } from "./ids.ts";
import { INHAALSTAPPEN } from "./inhaaltaak.ts";
import { STAPPEN, type Stap } from "./pad.ts";
import { korteTekst, langeTekst, ofNiets } from "./tekst.ts";
import { datumSchema } from "./tijd.ts";

/**
 * Where a casus can enter past its first weging (S2.5.3, S2.5.4), in the order of the chain. 4.2 is no step of a casus: a criminal
 * track is begun beside it.
 */
export const INSTROOMSTAPPEN = [
  ...(["partners-uitnodigen", "casusoverleg", "weging-2", "plan-van-aanpak", "acties-uitzetten"] as const),
  ...(["voortgang", "nazorg", "procesbegeleider", "evaluatie", "lessen"] as const),
] as const satisfies readonly Stap[];
export type Instroomstap = (typeof INSTROOMSTAPPEN)[number];

/** The way that a casus goes when everything is walked: what lies between where it stands and where it enters is passed over. */
export const HOOFDLIJN: readonly Stap[] = ["verrijken", "weging-1", ...INSTROOMSTAPPEN];

const stapEnum = z.enum(STAPPEN as unknown as readonly [Stap, ...Stap[]]);

/** How a casus came on the radar further along than the meldpunt (S2.5.3, S2.5.4): what is known of it elsewhere. */
const herkomst = z
  .strictObject({
    /** Code of one of the region's ways in: which, the decision asks. */
    soort: korteTekst,
    /** Organisation of the chain that has worked on it, when it is one. */
    organisatie: ofNiets(organisatieCodeSchema),
    /** Whoever it was that worked on it, when no organisation of this chain: another region. */
    naam: ofNiets(korteTekst),
    /** Since when somebody works on it. */
    sinds: datumSchema,
  })
  .refine(({ organisatie, naam }) => organisatie !== null || naam !== null, {
    path: ["organisatie"],
    error: "noem de organisatie die eraan werkt, of in naam wie het buiten deze keten is",
  });

/** The team, or who the region names, lets a casus enter at a step further on, with why and where it came from. */
export const instroomInvoer = z.strictObject({
  stap: z.enum(INSTROOMSTAPPEN, { error: `moet een van deze stappen zijn: ${INSTROOMSTAPPEN.join(", ")}` }),
  reden: langeTekst,
  herkomst,
});
export type InstroomInvoer = z.infer<typeof instroomInvoer>;

/** What is kept of it: where the casus stood, and what is to be caught up. */
export const instroomInhoud = instroomInvoer.extend({
  van: stapEnum,
  inhalen: z.array(z.enum(INHAALSTAPPEN)),
});

/** Where a casus can be led back to (S2.5.2): what a professional does there is done anew. */
export const TERUGLEIDSTAPPEN = [
  ...([
    "weging-1",
    "partners-uitnodigen",
    "casusoverleg",
    "weging-2",
    "plan-van-aanpak",
    "voortgang",
    "nazorg",
    // Who was appointed to evaluate may be out, or turn out to have taken part (X14).
    "procesbegeleider",
  ] as const),
] as const satisfies readonly Stap[];
export const terugleidingInvoer = z.strictObject({
  naar: z.enum(TERUGLEIDSTAPPEN, { error: `moet een van deze stappen zijn: ${TERUGLEIDSTAPPEN.join(", ")}` }),
  reden: langeTekst,
});
export type TerugleidingInvoer = z.infer<typeof terugleidingInvoer>;
/** What is kept of it: also from where. */
export const terugleidingInhoud = terugleidingInvoer.extend({ van: stapEnum });

/** What was passed over and is not done by its own command: it was done elsewhere, or is not needed any more, and why. */
export const inhaalafdoeningInvoer = z
  .strictObject({
    wijze: z.enum(["elders-gedaan", "niet-nodig"], { error: "moet elders-gedaan of niet-nodig zijn" }),
    /** By whom, and when, when it was done elsewhere. */
    doorWie: ofNiets(korteTekst),
    op: ofNiets(datumSchema),
    toelichting: langeTekst,
  })
  .superRefine(({ wijze, doorWie, op }, ctx) => {
    const fout = (veld: string, message: string) => {
      ctx.addIssue({ code: "custom", path: [veld], message });
    };
    if (wijze === "elders-gedaan" && doorWie === null) fout("doorWie", "noem wie het heeft gedaan");
    if (wijze === "elders-gedaan" && op === null) fout("op", "noem de dag waarop het is gedaan");
    if (wijze === "niet-nodig" && doorWie !== null) fout("doorWie", "laat weg als het niet nodig is");
    if (wijze === "niet-nodig" && op !== null) fout("op", "laat weg als het niet nodig is");
  });
export type InhaalafdoeningInvoer = z.infer<typeof inhaalafdoeningInvoer>;
