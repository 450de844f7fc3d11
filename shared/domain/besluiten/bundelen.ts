import { gebeurtenis, maakIds, type Besluitcontext } from "../besluit.ts";
import type { Bundel, Dagstand } from "../bundel.ts";
import type { Bericht, Gebeurtenis } from "../gebeurtenis.ts";
import type { GebeurtenisData } from "../gebeurtenisdata.ts";
import type { TaakId } from "../ids.ts";
import { BUNDELLIJSTEN, type Bundellijst } from "../werkverloop.ts";

/** Ids in the event of the day: with these it stays under the 64 KB that the NL GOV profile for CloudEvents allows. */
const TAKEN_MAXIMAAL = 1_000;

const inhoudVan = (
  { dag, vanaf, totEnMet }: Bundel,
  stand: Dagstand,
  alles: boolean,
): GebeurtenisData["taken.gebundeld"] => {
  const genoemd = [...stand].slice(0, TAKEN_MAXIMAAL);
  const lijsten = Object.fromEntries(
    BUNDELLIJSTEN.map((lijst) => [lijst, genoemd.flatMap(([taakId, van]) => (van === lijst ? [taakId] : []))]),
  ) as Record<Bundellijst, TaakId[]>;
  return { dag, vanaf, totEnMet, ...lijsten, meer: !alles || stand.size > genoemd.length };
};

/**
 * Ends a bundle with one event of what it holds; with none when nothing of it is left to tell.
 * @param alles whether all its lines were read; what was not, the recipient reads in its feed
 */
export const vertelBundel = (
  bundel: Bundel,
  stand: Dagstand,
  alles: boolean,
  context: Besluitcontext,
): { readonly bundel: Bundel; readonly nieuw: readonly Gebeurtenis[] } => {
  const { ontvanger, dag, vanaf } = bundel;
  const bericht: Bericht = {
    berichtId: maakIds(context.nieuwId).bericht(),
    ontvanger,
    soort: "taken.gebundeld",
    onderwerp: dag,
    // The recipient's own code and a number of its feed: a URL tells nothing of what is in it.
    dataref: `/v1/notificaties?ontvanger=${ontvanger}&na=${vanaf - 1}`,
    data: { ...inhoudVan(bundel, stand, alles) },
  };
  return {
    bundel: { ...bundel, versie: bundel.versie + 1, klok: null, verteldOp: context.nu },
    nieuw: gebeurtenis({ soort: "kanaal", id: ontvanger }, stand.size === 0 && alles ? [] : [bericht], context),
  };
};
