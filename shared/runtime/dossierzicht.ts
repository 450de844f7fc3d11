import type { Inzage } from "../access/toegang.ts";
import type { Casus } from "../domain/casus.ts";
import { bsnKenmerk, geldendeKoppelingen, type Dossier, type DossierMelding } from "../domain/dossier.ts";
import type { DossierId } from "../domain/ids.ts";
import type { Toegangsafhankelijkheden } from "./afhankelijkheden.ts";
import { leesVerwante } from "./dossiering.ts";
import { verdergaandeVan } from "./samenvoeging.ts";
import type { Verzoek } from "./verzoek.ts";

/** A dossier as it is read before anything is decided. */
export type Gelezen = readonly [Dossier | null, readonly DossierMelding[]];

/** The first read of every operation on a dossier. */
export const leesDossierMet =
  ({ casework }: Pick<Toegangsafhankelijkheden, "casework">) =>
  ({ dossierId }: { readonly dossierId: DossierId }): Promise<Gelezen> =>
    Promise.all([casework.dossier(dossierId), casework.dossierMeldingen(dossierId).then(geldendeKoppelingen)]);

/** What somebody sees of a dossier: the casussen that exist for them, and the meldingen that came to those. */
export interface Zicht {
  /** How the meldpunt sees the dossier, which it does without a casus too; null: this is not the meldpunt. */
  readonly alsMeldpunt: Inzage | null;
  readonly casussen: readonly {
    readonly casus: Casus;
    readonly inzage: Inzage;
    /** Whether this dossier came to it; else another of the same person did. */
    readonly eigen: boolean;
  }[];
  readonly koppelingen: readonly DossierMelding[];
}

/**
 * A dossier is seen through its casussen: none of them, and it does not exist but for the meldpunt, which keeps signals in it. With it come the dossiers of the same person,
 * each through its own casussen, so that a merge shows nobody more than they could see.
 */
export const zichtOp = async (
  { casework, toegang }: Pick<Toegangsafhankelijkheden, "casework" | "toegang">,
  { actor, nu }: Pick<Verzoek, "actor" | "nu">,
  [dossier, eigen]: Gelezen,
): Promise<Zicht | null> => {
  if (dossier === null) return null;
  const koppelingen = [...eigen, ...(await leesVerwante(casework, dossier))];
  const idsVan = (van: readonly DossierMelding[]) => [...new Set(van.flatMap(({ casusId }) => casusId ?? []))];
  const gekoppeld = idsVan(koppelingen);
  const gelezen = await casework.casussen(gekoppeld);
  // The casus in which one of them ended is about this person too, unless they had left before: then it never was. What was reported
  // stays with the one that it came to.
  const persoon = new Set([dossier.dossierId, ...koppelingen.map(({ dossierId }) => dossierId)]);
  const gaatOver = ({ dossierIds }: Casus): boolean => dossierIds.some((id) => persoon.has(id));
  const verder = await verdergaandeVan(casework, gelezen, (een, volgende) => gaatOver(een) || gaatOver(volgende));
  const casussen = [...new Map([...gelezen, ...verder.values()].map((casus) => [casus.casusId, casus])).values()];
  const eigenIds = new Set(idsVan(eigen).flatMap((id) => [id, verder.get(id)?.casusId ?? id]));
  const alsMeldpunt = toegang.dossierInzien(actor, nu);
  const zichtbaar = casussen.flatMap((casus) => {
    const inzage = toegang.casusInzien(actor, casus, nu) ?? alsMeldpunt;
    return inzage === null ? [] : [{ casus, inzage, eigen: eigenIds.has(casus.casusId) }];
  });
  if (zichtbaar.length === 0 && alsMeldpunt === null) return null;
  const ids = new Set(zichtbaar.map(({ casus }) => casus.casusId));
  // A signal that is kept is the meldpunt's: nobody else knows of it before it comes to a casus.
  const zichtbareKoppelingen = koppelingen.filter(({ casusId }) =>
    casusId === null ? alsMeldpunt !== null : ids.has(casusId),
  );
  return { alsMeldpunt, casussen: zichtbaar, koppelingen: zichtbareKoppelingen };
};

/** Personalia as far as the sharing matrix lets; a burgerservicenummer only where a cooperation may process it (WGS). */
export const personaliaVoor = (dossier: Dossier, inzagen: readonly Inzage[]) => {
  const { personalia, kenmerk } = dossier;
  const magLezen = (...onderdeel: Parameters<Inzage["magLezen"]>): boolean =>
    inzagen.some((inzage) => inzage.magLezen(...onderdeel));
  if (!magLezen(kenmerk)) return null;
  return magLezen(bsnKenmerk(dossier)) ? personalia : { ...personalia, bsn: null };
};
