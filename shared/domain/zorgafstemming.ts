import * as z from "zod";
import type { CasusDossier } from "./casusdossier.ts";
import { dossierIdSchema } from "./ids.ts";
import type { Informatiesoort } from "./kenmerk.ts";
import { afstemmingscodeSchema } from "./regio-zorgafstemming.ts";
import type { OpenTaak, Taak } from "./taak.ts";
import { korteTekst, nietLegeLijst, ofNiets } from "./tekst.ts";
import { datumSchema } from "./tijd.ts";
import type { Vastlegging } from "./vastlegging.ts";

/** Kinds of the tasks of an alignment: of who must answer, and after an answer that leaves something to do, of who asked. */
export const AFSTEMMINGSTAKEN = {
  beantwoorden: "zorgafstemming-beantwoorden",
  sluiten: "zorgafstemming-sluiten",
} as const;

/** Whether a task is about an alignment; also asked of one that ended. */
export const isAfstemmingstaak = ({ soort }: Pick<Taak, "soort">): boolean =>
  soort === AFSTEMMINGSTAKEN.beantwoorden || soort === AFSTEMMINGSTAKEN.sluiten;

const onderwerpen = nietLegeLijst(afstemmingscodeSchema, 10);
/** One client of the casus, by dossier; null: all of them. */
const dossierId = ofNiets(dossierIdSchema);

/** 4.2, toward the compartment: care may say what it is about (H4.2-d1). */
export const afstemmingsvraagInvoer = z.strictObject({ onderwerpen, dossierId, toelichting: ofNiets(korteTekst) });
export type Afstemmingsvraag = z.infer<typeof afstemmingsvraagInvoer>;

/** 4.2, out of the compartment: codes of the region, and nothing that could carry what is investigated (H4.2-d1, X8). */
export const opsporingsvraagInvoer = z.strictObject({ onderwerpen, dossierId });
export type Opsporingsvraag = z.infer<typeof opsporingsvraagInvoer>;

/** An answer out of the compartment: codes of the region and a day, and no text at all (H4.2-d1, X8). */
export const opsporingsantwoordInvoer = z.strictObject({
  antwoord: afstemmingscodeSchema,
  /** The day that goes with it, when the region's list says that one does. */
  op: ofNiets(datumSchema),
  contact: ofNiets(afstemmingscodeSchema),
});
export type Opsporingsantwoord = z.infer<typeof opsporingsantwoordInvoer>;

/** An answer of care to what opsporing asked. */
export const zorgantwoordInvoer = opsporingsantwoordInvoer.extend({ toelichting: ofNiets(korteTekst) });
export type Zorgantwoord = z.infer<typeof zorgantwoordInvoer>;

/** Who asked says that it is done, or no longer needed. */
export const afstemmingssluitingInvoer = z.strictObject({ reden: afstemmingscodeSchema });
export type Afstemmingssluiting = z.infer<typeof afstemmingssluitingInvoer>;

/** From which side it was asked. */
export type Richting = "naar-opsporing" | "van-opsporing";

/** Where what a side says belongs: what opsporing says lies in a cell of its own, to which only opsporing adds. */
export const afstemmingsinformatieVan = (kant: "zorg" | "opsporing"): Informatiesoort =>
  kant === "opsporing" ? "zorgafstemming-opsporing" : "zorgafstemming";

type Afstemmingshouder = Pick<CasusDossier, "casus" | "vastleggingen" | "taken">;

/** Whether alignment goes on at all: with the casus and with the track it ends, and more than that tells nothing (X8). */
const looptNog = ({ status, strafrechtelijkTrajectLoopt }: CasusDossier["casus"]): boolean =>
  status === "open" && strafrechtelijkTrajectLoopt;

/** The alignments of a casus, the first asked first: records that do not change, and the task that says whose turn it is. */
export const afstemmingenVan = ({ casus, vastleggingen, taken }: Afstemmingshouder) =>
  vastleggingen.flatMap((vraag) => {
    if (vraag.soort !== "zorgafstemming" && vraag.soort !== "opsporingsvraag") return [];
    const bij = vastleggingen.filter((een) => een.bij === vraag.vastleggingId);
    const antwoord = bij.find(({ soort }) => soort === "opsporingsantwoord" || soort === "zorgantwoord");
    const sluiting = bij.find(({ soort }) => soort === "afstemmingssluiting");
    const taak = taken.find(
      (een): een is OpenTaak =>
        een.status === "open" && isAfstemmingstaak(een) && een.onderwerp === vraag.vastleggingId,
    );
    const richting: Richting = vraag.soort === "zorgafstemming" ? "naar-opsporing" : "van-opsporing";
    return [
      {
        vraag,
        richting,
        antwoord: antwoord?.soort === "opsporingsantwoord" || antwoord?.soort === "zorgantwoord" ? antwoord : null,
        sluiting: sluiting?.soort === "afstemmingssluiting" ? sluiting : null,
        // It ends with the casus and with the track, also before its task did.
        taak: looptNog(casus) ? (taak ?? null) : null,
        /** Where it belongs, for who reads it. */
        kenmerk: vraag.kenmerk,
      },
    ];
  });
export type Afstemming = ReturnType<typeof afstemmingenVan>[number];

/** The alignment with this id; null: there is none. */
export const afstemmingVan = (dossier: Afstemmingshouder, id: string | null): Afstemming | null =>
  afstemmingenVan(dossier).find(({ vraag }) => vraag.vastleggingId === id) ?? null;

/** Where an alignment stands. One that was neither finished nor is anybody's turn lapsed, with the casus or with the track. */
export const afstemmingsstatusVan = ({
  antwoord,
  sluiting,
  taak,
}: Afstemming): "open" | "beantwoord" | "gesloten" | "vervallen" => {
  if (taak !== null) return antwoord === null ? "open" : "beantwoord";
  // After an answer that leaves nothing to do there is no task either: then it was closed by that answer.
  return sluiting === null && antwoord?.inhoud.sluit !== true ? "vervallen" : "gesloten";
};

/** Records of alignment: they are read by a door of their own, which does not tell who of the investigation spoke (X8). */
export const isAfstemming = ({ soort }: Pick<Vastlegging, "soort">): boolean =>
  soort === "zorgafstemming" ||
  soort === "opsporingsvraag" ||
  soort === "opsporingsantwoord" ||
  soort === "zorgantwoord" ||
  soort === "afstemmingssluiting";

/** Where who takes part in it reads it. */
export const afstemmingspad = (casusId: string): string => `/v1/casussen/${casusId}/zorgafstemmingen`;
