import type { Vermoeden } from "./bevinding.ts";
import type { Spoor, Verwijzing } from "./spoor.ts";
import { isRijp, vermoeden, type Toets } from "./toetsbasis.ts";

type Koppeling = NonNullable<Spoor["dossiers"]>[number];

const verwijzingenVan = (meldingId: string, { dossierId, casusId }: Koppeling) => ({
  dossier: [
    ["dossier", dossierId],
    ["dossier-melding", dossierId, meldingId],
  ] satisfies readonly Verwijzing[],
  casus: casusId === null ? null : (["casus", casusId] satisfies Verwijzing),
});

/** The tasks that a melding says are open: to handle it, and to look at it again while it is kept as a signal. */
const takenVan = ({ behandeling, signaal }: Spoor) => ({
  behandeling: behandeling?.status === "open" ? (behandeling.taakId ?? "") : null,
  signaal: signaal?.status === "aangehouden" ? (signaal.taakId ?? "") : null,
});

/**
 * Every accepted melding is in a dossier, and came to a casus or is kept as a signal, with an owner and a date (S2.5.9, X2). One that
 * names many persons gets their dossiers in pages: they have the respite for that.
 */
export const MELDING: Toets = {
  nodig: (spoor) => {
    const { meldingId, dossiers } = spoor;
    if (meldingId === null) return [];
    const { behandeling, signaal } = takenVan(spoor);
    return [
      ...(dossiers ?? []).flatMap((een): readonly Verwijzing[] => {
        const { dossier, casus } = verwijzingenVan(meldingId, een);
        return casus === null ? dossier : [...dossier, casus];
      }),
      ...[behandeling, signaal].flatMap((taakId): readonly Verwijzing[] =>
        taakId === null ? [] : [["meldingtaak", meldingId, taakId]],
      ),
    ];
  },
  toets: (spoor, { vind, nu, respijt }) => {
    const { meldingId, signaal } = spoor;
    const dossiers = spoor.dossiers ?? [];
    if (meldingId === null) return [vermoeden(spoor, "onleesbaar")];
    const bezig = spoor.nogTeDossieren !== null || spoor.teRegistreren === true;
    const isOpen = (taakId: string | null): boolean =>
      taakId === null || vind(["meldingtaak", meldingId, taakId])?.status === "open";
    const taken = takenVan(spoor);
    return [
      ...(dossiers.length === 0 && spoor.nogTeDossieren === null ? [vermoeden(spoor, "melding-zonder-dossier")] : []),
      ...(bezig && isRijp(spoor.ontvangenOp, respijt, nu) ? [vermoeden(spoor, "melding-blijft-liggen")] : []),
      ...eenmaal(
        dossiers.flatMap((een) => {
          const { dossier, casus } = verwijzingenVan(meldingId, een);
          // Only a signal may be kept without one.
          const zonderCasus = casus === null ? signaal === null : vind(casus) === null;
          return [
            ...(dossier.some((deel) => vind(deel) === null) ? [vermoeden(spoor, "dossier-ontbreekt")] : []),
            ...(zonderCasus ? [vermoeden(spoor, "casus-ontbreekt")] : []),
          ];
        }),
      ),
      ...(isOpen(taken.behandeling) ? [] : [vermoeden(spoor, "melding-zonder-taak")]),
      ...(isOpen(taken.signaal) ? [] : [vermoeden(spoor, "signaal-zonder-taak")]),
    ];
  },
};

/** Of each code one: a melding of which two dossiers are missing is one finding. */
const eenmaal = (vermoedens: readonly Vermoeden[]): readonly Vermoeden[] => [
  ...new Map(vermoedens.map((een) => [een.code, een])).values(),
];
