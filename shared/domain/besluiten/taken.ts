import {
  EERSTE_CONTROLE_SECONDEN,
  gebeurtenis,
  historie,
  lopendeTaak,
  nieuweTaak,
  taakGeopend,
  type Besluitcontext,
} from "../besluit.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { InterventieId } from "../ids.ts";
import { loopVanCasus, loopVanInterventie, loopVanTraject } from "../loop.ts";
import { PAD, type Stap } from "../pad.ts";
import { eigenaarVan } from "../regio.ts";
import type { OpenTaak } from "../taak.ts";
import { plusSeconden } from "../tijd.ts";
import type { Trajectdossier } from "../traject.ts";
import type { Trajectstap } from "../trajectpad.ts";
import { termijnVan } from "../stapstand.ts";
import { samen, type Wijziging } from "../wijziging.ts";

/** What a machine asks when it arrives at a step: which execution it is, and the token on which it will wait. */
export interface Taakverzoek {
  readonly hoofdstap: number;
  readonly n: number;
  readonly stap: Stap;
  readonly taaktoken: string;
}

/** Either somebody has work to do and the machine waits, or the record already knows how it goes on. */
export type Taakbesluit =
  | {
      readonly soort: "wacht";
      readonly wijziging: Wijziging;
      /** The token of another execution, which waited for this task until now; null: none did. */
      readonly afgelost: string | null;
    }
  | { readonly soort: "verder"; readonly uitkomst: string };

/** Outcome for a machine that the record has left behind: it just ends. */
export const INGEHAALD = "ingehaald";

/** Which execution waits for a task, and the token on which. */
type Wachtende = NonNullable<OpenTaak["uitvoering"]>;

/** The token of who waited until now; null: nobody. Of the same execution the token before it is dead: it timed out, or failed. */
const afgelostDoor = ({ uitvoering }: { readonly uitvoering: Wachtende | null }, door: Wachtende): string | null =>
  uitvoering === null || uitvoering.naam === door.naam ? null : uitvoering.taaktoken;

/** The task that is open already gets the token of the machine that waits for it now. */
const neemtToken = (taak: OpenTaak, uitvoering: Wachtende): Taakbesluit => ({
  soort: "wacht",
  afgelost: afgelostDoor(taak, uitvoering),
  wijziging: {
    nieuw: [],
    vervangen: [{ ...taak, versie: taak.versie + 1, uitvoering }],
    mitsOpen: [taak.casusId],
  },
});

/**
 * The record leads, the machine follows (design rule 2). A machine that comes to the step where the casus stands gets a
 * task, or its new token goes into the task that is already open; one that comes late hears the outcome; one of another
 * execution than the record asked for hears `ingehaald`. Safe to repeat.
 */
export const openTaak = (dossier: CasusDossier, verzoek: Taakverzoek, context: Besluitcontext): Taakbesluit => {
  const { casus } = dossier;
  const { hoofdstap, n, stap, taaktoken } = verzoek;
  if (casus.uitvoering.hoofdstap !== hoofdstap || casus.uitvoering.n !== n) {
    return { soort: "verder", uitkomst: INGEHAALD };
  }
  if (casus.status !== "open" || casus.positie.stap !== stap) {
    return { soort: "verder", uitkomst: casus.uitkomsten[stap] ?? INGEHAALD };
  }
  const uitvoering = { naam: loopVanCasus(casus).naam, taaktoken };
  const bestaand = lopendeTaak(dossier, casus);
  if (bestaand !== null) return neemtToken(bestaand, uitvoering);
  const taak = nieuweTaak(
    {
      casusId: casus.casusId,
      soort: stap,
      activiteit: PAD[stap].activiteit,
      eigenaar: eigenaarVan(context.regio, stap, casus),
      gemeente: casus.gemeente,
      // Who is offered a handover sees nothing of the casus but that.
      onderwerp: casus.overdracht?.vastleggingId ?? null,
      verplicht: false,
      urgentietermijnen: casus.urgentietermijnen,
      verschuivingen: casus.verschuivingen,
      termijn: termijnVan(stap, casus.acuut, context.regio),
      // The term runs from the moment that the casus came to the step, not from when a machine got there.
      uiterlijkOp:
        casus.volgendeDatum > context.nu ? casus.volgendeDatum : plusSeconden(context.nu, EERSTE_CONTROLE_SECONDEN),
      uitvoering,
    },
    context,
  );
  return {
    soort: "wacht",
    afgelost: null,
    wijziging: samen(
      {
        nieuw: [taak, ...gebeurtenis({ soort: "casus", id: casus.casusId }, taakGeopend(taak, context), context)],
        vervangen: [{ ...casus, versie: casus.versie + 1, lopendeTaakId: taak.taakId }],
        mitsOpen: [],
      },
      historie(
        casus.casusId,
        dossier.historieKoppen,
        { compartiment: "veiligheid", wat: `taak:${stap}`, inhoud: { taakId: taak.taakId } },
        context,
      ),
    ),
  };
};

/** What the machine of an intervention asks when it awaits the next report. */
export interface Interventieverzoek {
  readonly interventieId: InterventieId;
  readonly n: number;
  readonly taaktoken: string;
}

/**
 * The machine of an intervention waits on the task that is open already: the record opens the next one with each report, so
 * that there is never a moment without one. Safe to repeat.
 */
export const wachtOpInterventie = (
  { interventies, taken }: CasusDossier,
  { interventieId, n, taaktoken }: Interventieverzoek,
): Taakbesluit => {
  const interventie = interventies.find((een) => een.interventieId === interventieId);
  if (interventie?.uitvoering.n !== n) return { soort: "verder", uitkomst: INGEHAALD };
  if (interventie.status !== "open") return { soort: "verder", uitkomst: interventie.uitkomst };
  const taak = taken.find(({ taakId }) => taakId === interventie.lopendeTaakId);
  if (taak?.status !== "open") throw new Error("An open intervention without an open task");
  return neemtToken(taak, { naam: loopVanInterventie(interventie).naam, taaktoken });
};

/** What the machine of a criminal track asks when it arrives at a step. */
export interface Trajectverzoek {
  readonly n: number;
  readonly stap: Trajectstap;
  readonly taaktoken: string;
}

/**
 * The machine of a criminal track waits on the task that is open already, as that of an intervention does; one that comes late hears
 * the outcome of its step, one of another execution ends. Safe to repeat.
 */
export const wachtOpTraject = (
  { traject, taken }: Trajectdossier,
  { n, stap, taaktoken }: Trajectverzoek,
): Taakbesluit => {
  if (traject.uitvoering.n !== n) return { soort: "verder", uitkomst: INGEHAALD };
  if (traject.status !== "open" || traject.positie.stap !== stap)
    return { soort: "verder", uitkomst: traject.uitkomsten[stap] ?? INGEHAALD };
  const taak = taken.find(({ taakId }) => taakId === traject.lopendeTaakId);
  if (taak?.status !== "open") throw new Error("An open track without an open task");
  const uitvoering = { naam: loopVanTraject(traject).naam, taaktoken };
  return {
    soort: "wacht",
    afgelost: afgelostDoor(taak, uitvoering),
    wijziging: { nieuw: [], vervangen: [{ ...taak, versie: taak.versie + 1, uitvoering }], mitsOpen: [] },
  };
};
