import { personenVan, type Bekend, type TeDossieren } from "../domain/besluiten/dossieren.ts";
import { identiteitssleutels } from "../domain/identiteit.ts";
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

/** What the store knows of these persons: their dossiers, the last casus of each, and those casussen's history heads. */
export const zoekBekenden = async (casework: Casework, personen: readonly TeDossieren[]): Promise<Bekend> => {
  const dossiers = await casework.dossiersBijSleutels(personen.flatMap(({ sleutels }) => sleutels));
  const casussen = await casework.casussen([
    ...new Set([...dossiers.values()].map(({ laatsteCasusId }) => laatsteCasusId)),
  ]);
  const koppen = await Promise.all(
    casussen
      .filter(({ status }) => status === "open")
      .map(async ({ casusId }) => [casusId, await casework.historieKop(casusId, "personalia")] as const),
  );
  return {
    dossiers,
    casussen: new Map(casussen.map((casus) => [casus.casusId, casus])),
    historieKoppen: new Map(koppen.map(([casusId, kop]) => [casusId, kop === null ? [] : [kop]])),
  };
};
