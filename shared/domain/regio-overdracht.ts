import * as z from "zod";
import { meldingIdSchema } from "./ids.ts";
import { korteTekst, langeTekst, ofNiets } from "./tekst.ts";
import { datumSchema } from "./tijd.ts";

/** Kind of the task to get the answer of another region. */
export const REGIOTAAK = "regio-overdracht-volgen";

/**
 * A casus goes to another region: what is told there, to whom, on which basis and why. Nothing leaves by the system: who offers it
 * hands it over as that region takes it.
 */
export const regioOverdrachtInvoer = z.strictObject({
  regio: korteTekst,
  /** The organisation there that is asked to take it over. */
  organisatie: korteTekst,
  /** In which function somebody can be reached there, and how; no name. */
  contact: korteTekst,
  /** Code of one of the region's legal bases: which, the decision asks. */
  grondslag: korteTekst,
  inhoud: langeTekst,
  reden: korteTekst,
});
export type RegioOverdrachtInvoer = z.infer<typeof regioOverdrachtInvoer>;
/** With the meldingen that the casus had then: what comes later was not handed over. */
export const regioOverdrachtInhoud = regioOverdrachtInvoer.extend({ meldingen: z.array(meldingIdSchema) });

/** What that region said, as who follows it heard: nobody there signs in here. */
export const regioAntwoordInvoer = z
  .strictObject({
    antwoord: z.enum(["aanvaard", "geweigerd", "ingetrokken"], {
      error: "moet aanvaard, geweigerd of ingetrokken zijn",
    }),
    /** In which function somebody there said so; of a withdrawal nobody did. */
    doorWie: ofNiets(korteTekst),
    op: datumSchema,
    /** By which reference the casus is known there. */
    kenmerk: ofNiets(korteTekst),
    toelichting: ofNiets(langeTekst),
    /** That what was reported since it was offered is known there too. */
    nagekomenDoorgegeven: z.boolean().default(false),
  })
  .superRefine(({ antwoord, doorWie, kenmerk, toelichting }, ctx) => {
    const fout = (veld: string, message: string) => {
      ctx.addIssue({ code: "custom", path: [veld], message });
    };
    if (antwoord !== "ingetrokken" && doorWie === null) fout("doorWie", "noem wie dat daar heeft gezegd");
    if (antwoord === "aanvaard" && kenmerk === null) fout("kenmerk", "noem het kenmerk waaronder de casus daar loopt");
    if (antwoord !== "aanvaard" && toelichting === null)
      fout("toelichting", "vertel waarom, zodat men hier verder kan");
  });
export type RegioAntwoordInvoer = z.infer<typeof regioAntwoordInvoer>;
