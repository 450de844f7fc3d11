import * as z from "zod";
import { actiedoelVelden, doelwit, interventiesoort } from "./actiedoel.ts";
import { effectief } from "./actieresultaat.ts";
import type { CasusDossier } from "./casusdossier.ts";
import { actieIdSchema, vastleggingIdSchema } from "./ids.ts";
import { langeTekst, ofNiets } from "./tekst.ts";
import { datumSchema } from "./tijd.ts";
import type { Vastlegging } from "./vastlegging.ts";

/**
 * An intervention that an organisation did on a casus (H4.3-a1, b1, b2): when, for whom, of which kind and by which entry of the guide;
 * what was done, went well, went less well and is still to do; whether it worked. By whom is who records it: each for itself.
 */
export const uitgevoerdInvoer = z.strictObject({
  soort: interventiesoort,
  gerichtOp: doelwit,
  ...actiedoelVelden,
  /** The actie of the plan that it belongs to, if any. */
  actieId: ofNiets(actieIdSchema).meta({ description: "De actie uit het plan waar dit bij hoort" }),
  van: datumSchema,
  tot: ofNiets(datumSchema).meta({ description: "Laatste dag; null: zij loopt nog" }),
  gedaan: langeTekst,
  goedGegaan: ofNiets(langeTekst),
  minderGoedGegaan: ofNiets(langeTekst),
  nogTeDoen: ofNiets(langeTekst),
  effectief,
  vervangt: ofNiets(vastleggingIdSchema).meta({
    description: "Bij een verbetering, of als zij is geëindigd: de eerdere vastlegging van de eigen organisatie",
  }),
});
export type UitgevoerdInvoer = z.infer<typeof uitgevoerdInvoer>;

/** A record of an intervention that was done. */
export type UitgevoerdeInterventie = Extract<Vastlegging, { soort: "uitgevoerde-interventie" }>;

/** Those that no later one replaced. */
export const geldigUitgevoerd = ({
  vastleggingen,
}: Pick<CasusDossier, "vastleggingen">): readonly UitgevoerdeInterventie[] => {
  const alle = vastleggingen.filter((een) => een.soort === "uitgevoerde-interventie");
  const vervangen = new Set(alle.map(({ inhoud }) => inhoud.vervangt));
  return alle.filter(({ vastleggingId }) => !vervangen.has(vastleggingId));
};
