import { gebeurtenis, historie, rondTaakAf, stuurfeit, type Besluitcontext } from "./besluit.ts";
import type { OpenCasus } from "./casus.ts";
import type { CasusDossier } from "./casusdossier.ts";
import type { Bericht } from "./gebeurtenis.ts";
import type { Compartiment } from "./kenmerk.ts";
import type { Stap, Uitkomst } from "./pad.ts";
import type { OpenTaak } from "./taak.ts";
import { verplaats } from "./verplaatsen.ts";
import { samen, type Wijziging } from "./wijziging.ts";

/** Outcomes of what is caught up that put the casus elsewhere; after any other it stays where it is. */
const NAAR: { readonly [S in Stap]?: { readonly [U in Uitkomst<S>]?: Stap } } = {
  "weging-1": { geen: "overdracht-na-weging-1" },
  // It does not end by what is caught up: that nobody takes over is then decided with a reason.
  "weging-2": { "geen-wel": "overdracht-naar-zorg", "geen-geen": "overdracht-naar-zorg" },
  // Its acties are put out (X11).
  "plan-van-aanpak": { vastgesteld: "acties-uitzetten" },
};

/** Where the casus goes by what was caught up; null: it stays where it is. */
const naarNa = (casus: OpenCasus, stap: Stap, uitkomst: string): Stap | null => {
  // The evaluation gets its own evaluator, whom nobody had appointed yet.
  if (stap === "procesbegeleider" && casus.positie.stap === "evaluatie") return "evaluatie";
  const uitkomsten: Readonly<Record<string, Stap | undefined>> = NAAR[stap] ?? {};
  return uitkomsten[uitkomst] ?? null;
};

/** What the command adds. */
interface Erbij {
  readonly casus?: Partial<OpenCasus>;
  readonly wijziging?: Wijziging;
  readonly berichten?: readonly Bericht[];
}

/**
 * A step that the casus had passed over is caught up by its own command: the task is done with its outcome, the head remembers that,
 * and the casus stays where it is, unless the outcome says that it should never have come there.
 */
export const haalStapIn = <S extends Stap>(
  dossier: CasusDossier,
  casus: OpenCasus,
  { stap, uitkomst, taak }: { readonly stap: S; readonly uitkomst: Uitkomst<S>; readonly taak: OpenTaak },
  { compartiment, inhoud }: { readonly compartiment: Compartiment; readonly inhoud: unknown },
  context: Besluitcontext,
  { casus: velden, wijziging = samen(), berichten = [] }: Erbij,
): Wijziging => {
  const { nu, door } = context;
  const { casusId } = casus;
  const basis: OpenCasus = { ...casus, ...velden, uitkomsten: { ...casus.uitkomsten, [stap]: uitkomst } };
  const naar = naarNa(casus, stap, uitkomst);
  const gedaan: Wijziging = {
    nieuw: [],
    vervangen: [rondTaakAf(taak, uitkomst, door ?? taak.eigenaar, nu)],
    mitsOpen: [],
  };
  const anders = { ...dossier, taken: dossier.taken.filter(({ taakId }) => taakId !== taak.taakId) };
  const weg =
    naar === null ? null : verplaats(anders, basis, naar, context, { onbeantwoorde: "blijven", al: wijziging });
  const kop = weg?.kop ?? { ...basis, versie: casus.versie + 1 };
  return samen(
    gedaan,
    {
      nieuw: gebeurtenis(
        { soort: "casus", id: casusId },
        [
          ...(weg?.berichten ?? []),
          ...stuurfeit(kop, stap, uitkomst, context),
          ...stuurfeit(kop, "ingehaald", stap, context),
          ...berichten,
        ],
        context,
      ),
      vervangen: [kop],
      mitsOpen: [],
    },
    historie(casusId, dossier.historieKoppen, { compartiment, wat: `ingehaald:${stap}:${uitkomst}`, inhoud }, context),
    weg?.wijziging ?? samen(),
    wijziging,
  );
};
