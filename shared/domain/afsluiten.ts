import * as z from "zod";
import type { CasusDossier } from "./casusdossier.ts";
import { actieIdSchema, dossierIdSchema, interventieIdSchema, vastleggingIdSchema } from "./ids.ts";
import type { Regio } from "./regio.ts";
import { korteTekst, lijst, ofNiets } from "./tekst.ts";
import { datumSchema, instantVan, type Instant } from "./tijd.ts";
import type { Vastlegging } from "./vastlegging.ts";

/** Whether something was reached and when; or why not. */
const vlag = z
  .strictObject({ sinds: ofNiets(datumSchema), waaromNiet: ofNiets(korteTekst) })
  .refine(({ sinds, waaromNiet }) => (sinds === null) !== (waaromNiet === null), {
    error: "noem sinds wanneer, of waarom niet",
  });

const oordeel = {
  succesvol: z.enum(["ja", "deels", "nee"], { error: "moet ja, deels of nee zijn" }),
  zinvol: z.enum(["ja", "deels", "nee"], { error: "moet ja, deels of nee zijn" }),
};

/**
 * 4.4: how the casus ended (H4.1-c1, c2, d2; NB20). Of who is suspected only whether there was detection and prosecution: nothing of
 * an investigation (X8).
 */
export const afsluitformulierInvoer = z.strictObject({
  /** Code of one of the region's outcomes. */
  uitkomst: korteTekst,
  toelichting: ofNiets(korteTekst),
  slachtoffers: lijst(
    z.strictObject({
      dossierId: dossierIdSchema,
      slachtofferschapGestopt: vlag,
      veiligeOmgeving: vlag,
      passendeHulp: vlag,
    }),
    100,
  ),
  opsporingEnVervolging: z.enum(["ja", "nee", "onbekend"], { error: "moet ja, nee of onbekend zijn" }),
  /** Every actie that was done. */
  acties: lijst(z.strictObject({ actieId: actieIdSchema, ...oordeel }), 200).default([]),
  /** Every intervention under a doorlaatverbod. */
  interventies: lijst(z.strictObject({ interventieId: interventieIdSchema, ...oordeel }), 50).default([]),
  /** Every intervention that an organisation recorded as done, but what an actie above already is. */
  uitgevoerd: lijst(z.strictObject({ vastleggingId: vastleggingIdSchema, ...oordeel }), 200).default([]),
});
export type AfsluitformulierInvoer = z.infer<typeof afsluitformulierInvoer>;

type Termijn = Regio["bewaartermijnen"]["casus"];
const eindeVan = (van: Instant, { eenheid, aantal }: Termijn): Instant => {
  const moment = new Date(van);
  if (eenheid === "jaren") moment.setUTCFullYear(moment.getUTCFullYear() + aantal);
  else moment.setUTCDate(moment.getUTCDate() + aantal);
  return instantVan(moment);
};

/**
 * Until when a casus that ends now is kept: one that was scaled down some time from then, a closed one at the latest so long after its
 * first processing. Of both it is never longer than the latter.
 */
export const bewarenTotVan = (
  einde: "afgeschaald" | "gesloten",
  geopendOp: Instant,
  { nu, regio }: { readonly nu: Instant; readonly regio: Regio },
): Instant => {
  const uiterlijk = eindeVan(geopendOp, regio.bewaartermijnen.casus);
  if (einde === "gesloten") return uiterlijk;
  const afgeschaald = eindeVan(nu, regio.bewaartermijnen.afgeschaald);
  return afgeschaald < uiterlijk ? afgeschaald : uiterlijk;
};

type Formulier = Extract<Vastlegging, { soort: "afsluitformulier" }>;

/** The form that holds: the last one, unless a relapse took the casus back since or a victim came to it; null: none. */
export const geldendFormulier = ({
  casus,
  vastleggingen,
}: Pick<CasusDossier, "casus" | "vastleggingen">): Formulier | null => {
  const terug = vastleggingen.findLast((een) => een.soort === "terugvalbesluit" && een.inhoud.besluit !== "geen-actie");
  const formulier = vastleggingen.findLast((een): een is Formulier => een.soort === "afsluitformulier") ?? null;
  const genoemd = new Set<string>(formulier?.inhoud.slachtoffers.map(({ dossierId }) => dossierId));
  if (formulier === null || casus.dossierIds.some((dossierId) => !genoemd.has(dossierId))) return null;
  return terug !== undefined && terug.vastgelegdOp > formulier.vastgelegdOp ? null : formulier;
};
