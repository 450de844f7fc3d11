import type { Casus } from "../domain/casus.ts";
import type { CasusId } from "../domain/ids.ts";
import type { Meldercasus } from "../domain/meldingstatus.ts";
import type { Casework } from "../ports/casework.ts";

type Opslag = Pick<Casework, "casussen">;

/**
 * Where these casussen go on, each under its own id: one that ended in another is that other one, however long the chain.
 * @param volgt whether what is looked for went along from the one to the other; it is where the chain stops else
 */
export const verdergaandeVan = async (
  { casussen }: Opslag,
  gelezen: readonly Casus[],
  volgt: (casus: Casus, volgende: Casus) => boolean = () => true,
): Promise<ReadonlyMap<CasusId, Casus>> => {
  const bekend = new Map<CasusId, Casus>();
  let nieuw = gelezen;
  // A casus ends in one that is open, and only once: a chain has no circle.
  while (nieuw.length > 0) {
    for (const casus of nieuw) bekend.set(casus.casusId, casus);
    const verder = nieuw.flatMap((casus) => (casus.status === "samengevoegd" ? [casus.samengevoegdMet] : []));
    const ids = [...new Set(verder)].filter((id) => !bekend.has(id));
    nieuw = ids.length === 0 ? [] : await casussen(ids);
  }
  const eindeVan = (casus: Casus): Casus => {
    const volgende = casus.status === "samengevoegd" ? bekend.get(casus.samengevoegdMet) : undefined;
    return volgende === undefined || !volgt(casus, volgende) ? casus : eindeVan(volgende);
  };
  return new Map(gelezen.map((casus) => [casus.casusId, eindeVan(casus)]));
};

/**
 * These casussen as they go on, under the ids that were asked. Whoever asks what a person's casus is asks here, so that nothing depends
 * on how far the pages of a merge are.
 */
export const leesVerdergaande = async (
  casework: Opslag,
  ids: readonly CasusId[],
): Promise<ReadonlyMap<CasusId, Casus>> => verdergaandeVan(casework, await casework.casussen([...new Set(ids)]));

/** The casussen that go on of these, each once. */
export const alleVerdergaande = async (casework: Opslag, ids: readonly CasusId[]): Promise<readonly Casus[]> => {
  const gaande = [...(await leesVerdergaande(casework, ids)).values()];
  return [...new Map(gaande.map((casus) => [casus.casusId, casus])).values()];
};

/** The casussen of a melding, as its reporter follows them: a merge shows neither that there was one, nor another beginning. */
export const leesMeldercasussen = async (
  casework: Opslag,
  ids: readonly CasusId[],
): Promise<readonly Meldercasus[]> => {
  const gelezen = await casework.casussen(ids);
  const verder = await verdergaandeVan(casework, gelezen);
  return gelezen.map((casus) => {
    const { status, uitkomsten } = verder.get(casus.casusId) ?? casus;
    return { geopendOp: casus.geopendOp, status, uitkomsten: { ...uitkomsten, ...casus.uitkomsten } };
  });
};
