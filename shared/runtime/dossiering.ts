import { personenVan, type Bekend, type TeDossieren } from "../domain/besluiten/dossieren.ts";
import { identiteitssleutels } from "../domain/identiteit.ts";
import type { CasusId } from "../domain/ids.ts";
import type { MeldingInvoer } from "../domain/melding.ts";
import type { Casework } from "../ports/casework.ts";
import type { Sleutels } from "../ports/sleutels.ts";

/** The persons of a melding who get a dossier, their identity keys hashed: names leave no trace in the index. */
export const teDossieren = (invoer: MeldingInvoer, sleutels: Sleutels): Promise<readonly TeDossieren[]> =>
  Promise.all(
    personenVan(invoer).map(async (persoon) => ({
      ...persoon,
      sleutels: await Promise.all(identiteitssleutels(persoon.personalia).map((sleutel) => sleutels.hash(sleutel))),
    })),
  );

/**
 * What the store knows of these persons: their dossiers, the last casus of each, and of those that are open the head of
 * their history and the task at which they stand. `ook`: casussen that matter besides.
 */
export const zoekBekenden = async (
  casework: Casework,
  personen: readonly TeDossieren[],
  ook: readonly CasusId[] = [],
): Promise<Bekend> => {
  const dossiers = await casework.dossiersBijSleutels(personen.flatMap(({ sleutels }) => sleutels));
  const casussen = await casework.casussen([
    ...new Set([...ook, ...[...dossiers.values()].map(({ laatsteCasusId }) => laatsteCasusId)]),
  ]);
  const open = casussen.filter((casus) => casus.status === "open");
  const [koppen, taken] = await Promise.all([
    Promise.all(open.map(async ({ casusId }) => [casusId, await casework.historieKop(casusId, "personalia")] as const)),
    Promise.all(
      open.map(async ({ casusId, lopendeTaakId }) =>
        lopendeTaakId === null ? null : await casework.taak(casusId, lopendeTaakId),
      ),
    ),
  ]);
  return {
    dossiers,
    casussen: new Map(casussen.map((casus) => [casus.casusId, casus])),
    historieKoppen: new Map(koppen.map(([casusId, kop]) => [casusId, kop === null ? [] : [kop]])),
    taken: new Map(taken.flatMap((taak) => (taak?.status === "open" ? [[taak.casusId, taak] as const] : []))),
  };
};
