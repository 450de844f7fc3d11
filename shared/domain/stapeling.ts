import * as z from "zod";
import type { CasusDossier } from "./casusdossier.ts";
import { organisatieCodeSchema, vastleggingIdSchema, type VastleggingId } from "./ids.ts";
import { doelwit, interventiesoort, type Plan } from "./plan.ts";
import { korteTekst, ofNiets } from "./tekst.ts";
import { datumSchema, type Datum } from "./tijd.ts";
import type { Vastlegging } from "./vastlegging.ts";

/**
 * What another gremium has running on somebody or something of this casus (S1.3.4). A correction, and that it ended, is a later one
 * that names which it replaces.
 */
export const inzetEldersInvoer = z.strictObject({
  /** Code of one of the region's gremia. */
  gremium: korteTekst,
  soort: interventiesoort,
  gerichtOp: doelwit,
  sinds: datumSchema,
  /** Last day of it; null: it runs. */
  tot: ofNiets(datumSchema),
  /** Organisation of the chain that knows of it. */
  organisatie: organisatieCodeSchema,
  toelichting: ofNiets(korteTekst),
  vervangt: ofNiets(vastleggingIdSchema),
});
export type InzetEldersInvoer = z.infer<typeof inzetEldersInvoer>;

/** A record of what runs elsewhere. */
export type InzetElders = Extract<Vastlegging, { soort: "inzet-elders" }>;

/** Those that no later one replaced. */
export const geldigeInzet = ({ vastleggingen }: Pick<CasusDossier, "vastleggingen">): readonly InzetElders[] => {
  const alle = vastleggingen.filter((een) => een.soort === "inzet-elders");
  const vervangen = new Set(alle.map(({ inhoud }) => inhoud.vervangt));
  return alle.filter(({ vastleggingId }) => !vervangen.has(vastleggingId));
};

/** What stands in a pile: a kind of intervention, at whom or what it is aimed. */
interface Inzet {
  readonly soort: z.infer<typeof interventiesoort>;
  readonly gerichtOp: z.infer<typeof doelwit>;
}

/** Interventions of one kind on the same: acties by their place in the plan, and what runs in other gremia. A warning, no bar. */
export interface Overlap extends Inzet {
  readonly acties: readonly number[];
  readonly elders: readonly VastleggingId[];
}

/**
 * Where interventions are stacked: two or more of the same kind that are aimed at the same, in the plan, elsewhere, or both
 * (S1.3.4). `anders` is no kind, so two of those say nothing.
 */
export const overlapVan = (
  acties: readonly (Inzet & { readonly nummer: number })[],
  elders: readonly (Inzet & { readonly id: VastleggingId })[],
): readonly Overlap[] => {
  const groepen = Map.groupBy([...acties, ...elders], ({ soort, gerichtOp }) => `${soort} ${gerichtOp}`);
  return [...groepen.values()].flatMap((groep) => {
    const [{ soort, gerichtOp } = { soort: "anders" as const, gerichtOp: "slachtoffer" as const }] = groep;
    if (groep.length < 2 || soort === "anders") return [];
    return [
      {
        ...{ soort, gerichtOp },
        acties: groep.flatMap((een) => ("nummer" in een ? [een.nummer] : [])),
        elders: groep.flatMap((een) => ("id" in een ? [een.id] : [])),
      },
    ];
  });
};

/** The acties of a version of the plan that are still to be done: not those whose Taak is over. */
export const lopendeActies = ({ acties, taken }: CasusDossier, plan: Plan) => {
  const klaar = new Set(
    taken.flatMap(({ soort, status, onderwerp }) => (soort === "actie" && status !== "open" ? [onderwerp] : [])),
  );
  return plan.inhoud.acties.flatMap(({ soort, gerichtOp, voortzettingVan }, nummer) => {
    const actieId =
      voortzettingVan ??
      acties.find((een) => een.planVersie === plan.planVersie && een.nummer === nummer)?.actieId ??
      null;
    return actieId !== null && klaar.has(actieId) ? [] : [{ soort, gerichtOp, nummer }];
  });
};

/** What runs elsewhere on that day. */
export const lopendeInzet = (inzet: readonly InzetElders[], vandaag: Datum) =>
  inzet.flatMap(({ vastleggingId, inhoud: { soort, gerichtOp, tot } }) =>
    tot === null || tot >= vandaag ? [{ soort, gerichtOp, id: vastleggingId }] : [],
  );
