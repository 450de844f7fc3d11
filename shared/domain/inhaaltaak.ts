import type { OpenCasus } from "./casus.ts";
import type { CasusDossier } from "./casusdossier.ts";
import { STAPPEN, type Stap } from "./pad.ts";
import type { OpenTaak } from "./taak.ts";

/**
 * What is caught up when a casus entered past it (S2.5.4, NB23): what somebody finds, decides or arranges at a step. Not what a
 * machine does by itself. Of monitoring it is one round, however many there would have been: how it went until then.
 */
export const INHAALSTAPPEN = [
  ...(["verrijken", "weging-1", "partners-uitnodigen", "casusoverleg", "weging-2", "plan-van-aanpak"] as const),
  ...(["voortgang", "nazorg", "procesbegeleider", "evaluatie"] as const),
] as const satisfies readonly Stap[];
export type Inhaalstap = (typeof INHAALSTAPPEN)[number];

const VOORVOEGSEL = "inhalen-";

/** The kind of task that a catch-up is. */
export const inhaalsoort = (stap: Inhaalstap): string => `${VOORVOEGSEL}${stap}`;

/** Which step this kind of task catches up; null: none. */
export const inhaalstapVan = (soort: string): Inhaalstap | null =>
  INHAALSTAPPEN.find((stap) => soort === inhaalsoort(stap)) ?? null;

/** What is still to be caught up. */
export const openInhaaltaken = ({ taken }: Pick<CasusDossier, "taken">): readonly OpenTaak[] =>
  taken.filter((taak): taak is OpenTaak => taak.status === "open" && inhaalstapVan(taak.soort) !== null);

/** The open task to catch up this step; null: there is none. */
export const inhaaltaakVan = (dossier: Pick<CasusDossier, "taken">, stap: Stap): OpenTaak | null =>
  openInhaaltaken(dossier).find(({ soort }) => inhaalstapVan(soort) === stap) ?? null;

/** Whether the casus has this step behind it; of a handover, the weging that led to it. */
export const isVoorbij = ({ positie }: Pick<OpenCasus, "positie">, stap: Stap): boolean =>
  STAPPEN.indexOf(positie.stap) > STAPPEN.indexOf(stap);

/**
 * The task to catch up this step, when its command can be taken for it now: the casus is past the step. While a handover waits for
 * its receiver nothing is caught up, as what comes of it may send the casus elsewhere.
 */
export const inTeHalen = (dossier: Pick<CasusDossier, "taken">, casus: OpenCasus, stap: Stap): OpenTaak | null =>
  casus.overdracht === null && isVoorbij(casus, stap) ? inhaaltaakVan(dossier, stap) : null;

/** What needs no catching up any more once the casus stands here: it is walked again, or not at all. */
export const nietMeerInTeHalen = (dossier: Pick<CasusDossier, "taken">, naar: Stap): readonly OpenTaak[] =>
  openInhaaltaken(dossier).filter(({ soort }) => {
    const stap = inhaalstapVan(soort);
    return stap !== null && STAPPEN.indexOf(stap) >= STAPPEN.indexOf(naar);
  });
