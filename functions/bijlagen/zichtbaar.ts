import type { Inzage } from "../../shared/access/toegang.ts";
import { isEigenMelding } from "../../shared/access/rollen.ts";
import type { Bijlage } from "../../shared/domain/bijlage.ts";
import { geldendeKoppelingen } from "../../shared/domain/dossier.ts";
import type { BijlageId, CasusId } from "../../shared/domain/ids.ts";
import type { Bijlageafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { betrokkenenVan } from "../../shared/runtime/betrokkenen.ts";
import { client, type Betrokken } from "../../shared/runtime/logregels.ts";
import type { Verzoek } from "../../shared/runtime/verzoek.ts";

/** The first read of every operation on one attachment. */
export const leesBijlageMet =
  ({ casework }: Pick<Bijlageafhankelijkheden, "casework">) =>
  ({ bijlageId }: { readonly bijlageId: BijlageId }): Promise<Bijlage | null> =>
    casework.bijlage(bijlageId);

/** What somebody sees of the casussen of a melding or dossier: each that exists for them, the meldpunt all, and what has none yet. */
const inzagenVan = async (
  { casework, toegang }: Bijlageafhankelijkheden,
  { actor, nu }: Pick<Verzoek, "actor" | "nu">,
  casusIds: readonly (CasusId | null)[],
): Promise<readonly Inzage[]> => {
  const casussen = await casework.casussen([...new Set(casusIds.flatMap((id) => id ?? []))]);
  const alsMeldpunt = toegang.dossierInzien(actor, nu);
  const inzagen = casussen.flatMap((casus) => toegang.casusInzien(actor, casus, nu) ?? alsMeldpunt ?? []);
  return inzagen.length === 0 && alsMeldpunt !== null ? [alsMeldpunt] : inzagen;
};

/** An attachment that exists for somebody, and of whom it may tell. */
export interface Zichtbaar {
  readonly bijlage: Bijlage;
  readonly betrokkenen: readonly Betrokken[];
}

/**
 * An attachment is seen by who handed its melding in, and by who reads its kind in a casus of its melding or dossier: its own
 * casussen and not those of a dossier that it was merged with, so that a merge shows nobody more. For anybody else it does not exist.
 */
export const zieBijlage = async (
  afhankelijkheden: Bijlageafhankelijkheden,
  verzoek: Pick<Verzoek, "actor" | "nu">,
  bijlage: Bijlage | null,
): Promise<Zichtbaar | null> => {
  if (bijlage === null) return null;
  const { casework, regio } = afhankelijkheden;
  const { bij, kenmerk } = bijlage;
  const mag = async (casusIds: readonly (CasusId | null)[]): Promise<boolean> =>
    (await inzagenVan(afhankelijkheden, verzoek, casusIds)).some((inzage) => inzage.magLezen(kenmerk));
  if (bij.soort === "dossier") {
    const koppelingen = geldendeKoppelingen(await casework.dossierMeldingen(bij.dossierId));
    const ziet = await mag(koppelingen.map(({ casusId }) => casusId));
    return ziet ? { bijlage, betrokkenen: [client(bij.dossierId)] } : null;
  }
  const melding = await casework.melding(bij.meldingId);
  if (melding === null) return null;
  const ziet = isEigenMelding(verzoek.actor, melding, verzoek.nu, regio) || (await mag(melding.casusIds));
  return ziet ? { bijlage, betrokkenen: betrokkenenVan(melding) } : null;
};
