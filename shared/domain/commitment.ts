import * as z from "zod";
import type { CasusDossier } from "./casusdossier.ts";
import { organisatieCodeSchema, type OrganisatieCode } from "./ids.ts";
import { korteTekst, ofNiets } from "./tekst.ts";
import type { Vastlegging } from "./vastlegging.ts";

/** Kind of the task that asks an organisation whether it exchanges data, where the region asks so afterwards. */
export const COMMITMENTTAAK = "commitment-geven";

const toezegging = z.enum(["ja", "nee"], { error: "moet ja of nee zijn" });
const velden = {
  slachtoffers: toezegging.meta({ description: "Of zij gegevens over de slachtoffers uitwisselt" }),
  verdachten: toezegging.meta({ description: "Of zij gegevens over de verdachten uitwisselt" }),
  reden: ofNiets(korteTekst).meta({ description: "Waarom niet; nodig bij nee" }),
};
const metReden = ({ slachtoffers, verdachten, reden }: z.infer<z.ZodObject<typeof velden>>): boolean =>
  reden !== null || (slachtoffers === "ja" && verdachten === "ja");
const ZONDER_REDEN = { path: ["reden"], error: "zeg waarom uw organisatie niet alle gegevens uitwisselt" };

/** H4.1-b1: a partner says whether it exchanges data in this casus, on victims and on suspects (I11). */
export const commitmentInvoer = z.strictObject(velden).refine(metReden, ZONDER_REDEN);
export type CommitmentInvoer = z.infer<typeof commitmentInvoer>;

/** The same as somebody said it at the table, when the plan is established. */
export const commitmentAanTafel = z
  .strictObject({
    organisatie: organisatieCodeSchema,
    ...velden,
    gezegdDoor: korteTekst.meta({ description: "Wie dat namens de organisatie zei, naar functie" }),
  })
  .refine(metReden, ZONDER_REDEN);
export type CommitmentAanTafel = z.infer<typeof commitmentAanTafel>;

/** What is kept of it: of whom, and who said so; null: the organisation recorded it itself. */
export const commitmentInhoud = z.strictObject({
  organisatie: organisatieCodeSchema,
  ...velden,
  gezegdDoor: z.string().nullable(),
});

/** A recorded commitment. */
export type Commitment = Extract<Vastlegging, { soort: "commitment" }>;

/**
 * What each organisation last said (I11). Its own word counts over what somebody else recorded of it, whenever that was: nobody
 * answers for it what it answered itself.
 */
export const geldendeCommitments = ({
  vastleggingen,
}: Pick<CasusDossier, "vastleggingen">): ReadonlyMap<OrganisatieCode, Commitment> => {
  const alle = vastleggingen.filter((een) => een.soort === "commitment");
  const zelf = (een: Commitment): boolean => een.inhoud.gezegdDoor === null;
  return new Map(
    [...alle.filter((een) => !zelf(een)), ...alle.filter(zelf)].map((een) => [een.inhoud.organisatie, een]),
  );
};
