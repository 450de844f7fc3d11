import type { Besluitcontext } from "./besluit.ts";
import { eindigBetrokken, STAPPEN_EVENTUEEL } from "./betrokkenheid.ts";
import type { OpenCasus } from "./casus.ts";
import type { CasusDossier } from "./casusdossier.ts";
import type { Bericht } from "./gebeurtenis.ts";
import { lopendeUitnodigingen, openWerkVan, trekIn } from "./intrekking.ts";
import type { Stap } from "./pad.ts";
import type { Wijziging } from "./wijziging.ts";

/** So that a step with all that it writes itself stays below the limit of a transaction; the rest the clock takes back. */
const TAKEN_BIJ_STAP = 10;

/** What ends with the two steps in which an 'eventueel andere partij' takes part. */
interface Einde {
  readonly betrokken: OpenCasus["betrokken"];
  readonly wijziging: Wijziging;
  readonly berichten: readonly Bericht[];
}

/**
 * When the casus leaves the second weging and the plan, the part of an 'eventueel andere partij' ends with them, also what
 * nobody answered; each is told (R19). Null: the casus does not leave them.
 * @param al what the same transaction changes besides
 */
export const eindeVanEventueel = (
  dossier: CasusDossier,
  casus: OpenCasus,
  naar: Stap,
  al: Wijziging,
  context: Besluitcontext,
): Einde | null => {
  if (!STAPPEN_EVENTUEEL.includes(casus.positie.stap) || STAPPEN_EVENTUEEL.includes(naar)) return null;
  const uitnodigingen = lopendeUitnodigingen(dossier).filter(({ als }) => als === "eventueel");
  const geschreven = new Set(al.vervangen.flatMap((record) => (record.type === "taak" ? [record.taakId] : [])));
  const werk = uitnodigingen
    .flatMap(({ organisatie }) => openWerkVan(dossier, organisatie))
    .filter(({ taakId }) => !geschreven.has(taakId));
  const isAntwoord = ({ onderwerp }: (typeof werk)[number]): boolean =>
    uitnodigingen.some(({ uitnodigingId }) => uitnodigingId === onderwerp);
  // What nobody answered lapses with its invitation, whatever else there is.
  const eerst = werk.toSorted((een, ander) => Number(isAntwoord(ander)) - Number(isAntwoord(een)));
  const reden = "de casus is voorbij de tweede weging en het plan van aanpak";
  const ingetrokken = trekIn(casus, uitnodigingen, eerst.slice(0, TAKEN_BIJ_STAP), { reden, ook: true }, context);
  return { ...ingetrokken, betrokken: eindigBetrokken(casus.betrokken, context.nu, ({ als }) => als === "eventueel") };
};
