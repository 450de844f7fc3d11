import * as z from "zod";
import type { CasusDossier } from "./casusdossier.ts";
import type { domeinSchema } from "./deelname.ts";
import { dossierIdSchema, organisatieCodeSchema, type OrganisatieCode, type VastleggingId } from "./ids.ts";
import type { Informatiesoort } from "./kenmerk.ts";
import type { OpenTaak } from "./taak.ts";
import { anoniem, korteTekst, nietLegeLijst, ofNiets, tekst } from "./tekst.ts";

/** Kind of the task of the organisation that is asked: it has an owner and a date while the question is open (design rule 3). */
export const VRAAGTAAK = "vraag-beantwoorden";

/** 3.2: an organisation of the chain is asked whether it knows somebody (H3.2-a1). */
export const informatievraagInvoer = z.strictObject({
  /** Whom: also an organisation that is not on the casus, for which that then does not exist. */
  organisatie: organisatieCodeSchema,
  /** Code of one of the region's kinds of question. */
  soort: korteTekst,
  /** What who is asked needs to know to answer: it goes outside the casus. */
  tekst: korteTekst,
  /** Code of one of the region's purposes, and of one of its legal bases (standards.md, BIO2/AVG/WGS 4). */
  doel: korteTekst,
  grondslag: korteTekst,
  /** About which clients of the casus: of these who is asked gets what identifies them. */
  dossiers: nietLegeLijst(dossierIdSchema),
});
export type InformatievraagInvoer = z.infer<typeof informatievraagInvoer>;

const contactSchema = z.strictObject({
  functie: anoniem(korteTekst),
  telefoon: tekst(20).refine((nummer) => /^\+?[\d ()-]{6,20}$/.test(nummer), { error: "moet een telefoonnummer zijn" }),
});

/** Whether they are known, and where to ask on; never what is known: that is brought at the table, as a contribution. */
export const informatieantwoordInvoer = z.strictObject({
  antwoord: z.enum(["hit", "geen-hit", "niet-te-beantwoorden"], {
    error: "moet hit, geen-hit of niet-te-beantwoorden zijn",
  }),
  /** A function and telephone number of the organisation, no person. */
  contact: ofNiets(contactSchema),
});
export type Informatieantwoord = z.infer<typeof informatieantwoordInvoer>;

/** What came of a question: an answer, or that it was taken back and why. */
export const informatieantwoordInhoud = z.strictObject({
  antwoord: z.enum(["hit", "geen-hit", "niet-te-beantwoorden", "ingetrokken"]),
  contact: contactSchema.nullable(),
  toelichting: z.string().nullable(),
});

/** Where question and answer belong: in the compartment of who is asked, so that a hit at care does not tell it to safety. */
export const vraaginformatieVan = (domein: z.infer<typeof domeinSchema>): Informatiesoort =>
  domein === "zorg" || domein === "beide" ? "informatievraag-zorg" : "informatievraag-veiligheid";

type Vragenhouder = Pick<CasusDossier, "casus" | "vastleggingen" | "taken">;

/** A question that was asked, its answer, and the task of who is asked. Records that do not change: the task says whether it is open. */
export const vraagVan = ({ casus, vastleggingen, taken }: Vragenhouder, id: string) => {
  const vraag = vastleggingen.find((een) => een.soort === "informatievraag" && een.vastleggingId === id);
  if (vraag?.soort !== "informatievraag") return null;
  const antwoord = vastleggingen.find((een) => een.soort === "informatieantwoord" && een.bij === id);
  const taak = taken.find(({ soort, onderwerp }) => soort === VRAAGTAAK && onderwerp === id);
  return {
    vraag,
    antwoord: antwoord?.soort === "informatieantwoord" ? antwoord : null,
    // With the casus every question ends, also before its task did.
    taak: taak?.status === "open" && casus.status === "open" ? taak : null,
    /** Where it belongs, for who reads it in the casus. */
    kenmerk: vraag.kenmerk,
  };
};
export type Informatievraag = NonNullable<ReturnType<typeof vraagVan>>;

/** Where a question stands: one that is neither open nor answered lapsed, with the casus or because nobody there can answer. */
export const vraagstatusVan = ({ antwoord, taak }: Pick<Informatievraag, "antwoord" | "taak">) => {
  if (antwoord !== null) return antwoord.inhoud.antwoord === "ingetrokken" ? "ingetrokken" : "beantwoord";
  return taak === null ? "vervallen" : "open";
};

/** The questions that wait for an answer, with their tasks. */
export const openVragenVan = (dossier: Vragenhouder): readonly (Informatievraag & { readonly taak: OpenTaak })[] =>
  dossier.taken.flatMap((taak) => {
    const vraag = taak.status === "open" && taak.soort === VRAAGTAAK ? vraagVan(dossier, taak.onderwerp ?? "") : null;
    return vraag?.taak == null ? [] : [{ ...vraag, taak: vraag.taak }];
  });

/** What access asks of a question. */
export interface Vraagstand {
  readonly organisatie: OrganisatieCode;
  readonly status: "open" | "voorbij";
}

export const vraagstandVan = (vraag: Informatievraag): Vraagstand => ({
  organisatie: vraag.vraag.inhoud.organisatie,
  status: vraagstatusVan(vraag) === "open" ? "open" : "voorbij",
});

/** Where who is asked reads its question. */
export const vraagpad = (casusId: string, vraagId: VastleggingId | string): string =>
  `/v1/casussen/${casusId}/informatievragen/${vraagId}`;
