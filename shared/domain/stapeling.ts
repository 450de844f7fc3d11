import * as z from "zod";
import { doelwit, interventiesoort, type Doelwit, type Interventiesoort } from "./actiedoel.ts";
import type { CasusDossier } from "./casusdossier.ts";
import { organisatieCodeSchema, vastleggingIdSchema } from "./ids.ts";
import type { ActieId, DossierId, OrganisatieCode, PlekId, VastleggingId } from "./ids.ts";
import type { Plan } from "./plan.ts";
import type { Regio } from "./regio.ts";
import { korteTekst, ofNiets } from "./tekst.ts";
import { datumSchema, type Datum } from "./tijd.ts";
import { geldigUitgevoerd, type UitgevoerdeInterventie } from "./uitgevoerd.ts";
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

/** What stands in a pile: a kind of intervention, at whom or what it is aimed; null: at all of that kind, or nobody said. */
interface Inzet {
  readonly soort: Interventiesoort;
  readonly gerichtOp: Doelwit;
  readonly dossierId: DossierId | null;
  readonly plekId: PlekId | null;
  /** Whose it is: an organisation, or a gremium. */
  readonly van: string;
}
/** An actie of the plan, by its place in it. */
type Actieinzet = Inzet & { readonly nummer: number };
/** What runs in another gremium. */
type Eldersinzet = Inzet & { readonly id: VastleggingId };
/** What an organisation did, or has running, by its own record. */
type Gedaneinzet = Inzet & { readonly uitgevoerdId: VastleggingId };
type Elk = Actieinzet | Eldersinzet | Gedaneinzet;

/**
 * Interventions of one kind on the same: acties by their place in the plan, what runs in other gremia, and what organisations did.
 * A warning, no bar.
 */
export interface Overlap extends Pick<Inzet, "soort" | "gerichtOp" | "dossierId" | "plekId"> {
  readonly acties: readonly number[];
  readonly elders: readonly VastleggingId[];
  readonly uitgevoerd: readonly VastleggingId[];
}

const opWie = ({ dossierId, plekId }: Inzet): string => `${dossierId ?? ""} ${plekId ?? ""}`;
/** Whether two can be aimed at the same: not when each names somebody, and those differ. */
const kunnenZelfdeZijn = (een: Inzet, ander: Inzet): boolean =>
  (een.dossierId === null || ander.dossierId === null || een.dossierId === ander.dossierId) &&
  (een.plekId === null || ander.plekId === null || een.plekId === ander.plekId);

/** What is aimed at the same, in groups: one for each that is named, with what names nobody; or that alone. */
const groepenOpWie = (soortgenoten: readonly Elk[]): readonly (readonly Elk[])[] => {
  const genoemd = [...new Map(soortgenoten.map((een) => [opWie(een), een])).values()].filter(
    ({ dossierId, plekId }) => dossierId !== null || plekId !== null,
  );
  return genoemd.length === 0
    ? [soortgenoten]
    : genoemd.map((een) => soortgenoten.filter((ander) => kunnenZelfdeZijn(een, ander)));
};

/**
 * Where interventions are stacked: two or more of the same kind that are aimed at the same, in the plan, elsewhere, or both
 * (S1.3.4); or one that another organisation, or gremium, did or does as well (S1.9.4, K8). What one organisation did time and again
 * is its own way of working. `anders` is no kind, so two of those say nothing.
 */
export const overlapVan = (
  acties: readonly Actieinzet[],
  elders: readonly Eldersinzet[],
  uitgevoerd: readonly Gedaneinzet[] = [],
): readonly Overlap[] => {
  const perSoort = Map.groupBy<string, Elk>(
    [...acties, ...elders, ...uitgevoerd],
    ({ soort, gerichtOp }) => `${soort} ${gerichtOp}`,
  );
  const groepen = [...perSoort.values()].flatMap(groepenOpWie);
  return groepen.flatMap((groep) => {
    const [eerste] = groep;
    if (eerste === undefined || eerste.soort === "anders") return [];
    const gepland = groep.filter((een) => !("uitgevoerdId" in een));
    if (gepland.length < 2 && new Set(groep.map(({ van }) => van)).size < 2) return [];
    const metWie = groep.find(({ dossierId, plekId }) => dossierId !== null || plekId !== null);
    return [
      {
        ...{ soort: eerste.soort, gerichtOp: eerste.gerichtOp },
        ...{ dossierId: metWie?.dossierId ?? null, plekId: metWie?.plekId ?? null },
        acties: groep.flatMap((een) => ("nummer" in een ? [een.nummer] : [])),
        elders: groep.flatMap((een) => ("id" in een ? [een.id] : [])),
        uitgevoerd: groep.flatMap((een) => ("uitgevoerdId" in een ? [een.uitgevoerdId] : [])),
      },
    ];
  });
};

/** The acties of a version of the plan that are still to be done: not those whose Taak is over. */
export const lopendeActies = (
  { acties, taken }: CasusDossier,
  plan: Plan,
): readonly (Actieinzet & {
  readonly actieId: ActieId | null;
})[] => {
  const klaar = new Set(
    taken.flatMap(({ soort, status, onderwerp }) => (soort === "actie" && status !== "open" ? [onderwerp] : [])),
  );
  return plan.inhoud.acties.flatMap(({ soort, gerichtOp, dossierId, plekId, organisatie, voortzettingVan }, nummer) => {
    const actieId =
      voortzettingVan ??
      acties.find((een) => een.planVersie === plan.planVersie && een.nummer === nummer)?.actieId ??
      null;
    return actieId !== null && klaar.has(actieId)
      ? []
      : [{ soort, gerichtOp, dossierId, plekId, van: organisatie, nummer, actieId }];
  });
};

/** What runs elsewhere on that day. */
export const lopendeInzet = (inzet: readonly InzetElders[], vandaag: Datum): readonly Eldersinzet[] =>
  inzet.flatMap(({ vastleggingId, inhoud: { gremium, soort, gerichtOp, tot } }) =>
    tot === null || tot >= vandaag
      ? [{ soort, gerichtOp, dossierId: null, plekId: null, van: `gremium ${gremium}`, id: vastleggingId }]
      : [],
  );

/**
 * What was done, or is being done, in the region's window; not what belongs to an actie that stands in the pile itself (S1.9.4).
 * @param lopend the acties that are still to be done
 */
export const recentUitgevoerd = (
  uitgevoerd: readonly UitgevoerdeInterventie[],
  lopend: readonly { readonly actieId: ActieId | null }[],
  vandaag: Datum,
  { stapeling: { vensterDagen } }: Pick<Regio, "stapeling">,
): readonly Gedaneinzet[] => {
  const sinds = datumSchema.parse(new Date(Date.parse(vandaag) - vensterDagen * 86_400_000).toISOString().slice(0, 10));
  return uitgevoerd.flatMap(({ vastleggingId, vastgelegdDoor, inhoud }) => {
    const { soort, gerichtOp, dossierId, plekId, actieId, tot } = inhoud;
    const staatEr = actieId !== null && lopend.some((een) => een.actieId === actieId);
    return staatEr || (tot !== null && tot < sinds)
      ? []
      : [{ soort, gerichtOp, dossierId, plekId, van: vastgelegdDoor.organisatie, uitgevoerdId: vastleggingId }];
  });
};

/** The plan in force; null: there is none. */
const geldendPlan = ({ plannen, casus }: CasusDossier): Plan | null =>
  plannen.find(({ planVersie }) => planVersie === casus.planVersie) ?? null;

/** Whether what an organisation did repeats what another does, did, or has running elsewhere (S1.9.4, K8). */
export const herhaalt = (
  dossier: CasusDossier,
  {
    soort,
    gerichtOp,
    dossierId,
    plekId,
    organisatie,
  }: Pick<Inzet, "soort" | "gerichtOp" | "dossierId" | "plekId"> & { readonly organisatie: OrganisatieCode },
  vandaag: Datum,
  regio: Pick<Regio, "stapeling">,
): boolean => {
  if (soort === "anders") return false;
  const plan = geldendPlan(dossier);
  const lopend = plan === null ? [] : lopendeActies(dossier, plan);
  const deze: Inzet = { soort, gerichtOp, dossierId, plekId, van: organisatie };
  const alles: readonly Inzet[] = [
    ...lopend,
    ...lopendeInzet(geldigeInzet(dossier), vandaag),
    ...recentUitgevoerd(geldigUitgevoerd(dossier), [], vandaag, regio),
  ];
  return alles.some(
    (een) =>
      een.van !== organisatie && een.soort === soort && een.gerichtOp === gerichtOp && kunnenZelfdeZijn(een, deze),
  );
};
