import type { Inzage } from "../../shared/access/toegang.ts";
import { bsnKenmerk, type Dossier, type DossierMelding } from "../../shared/domain/dossier.ts";
import type { leesDossier } from "../../shared/api/schemas/melding.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { client, logInzage } from "../../shared/runtime/logregels.ts";
import type { Leesstap } from "../../shared/runtime/route.ts";

type Operatie = typeof leesDossier;

/** Personalia as far as the sharing matrix lets; a burgerservicenummer only where a cooperation may process it (WGS). */
const personaliaVoor = (dossier: Dossier, inzagen: readonly Inzage[]) => {
  const { personalia, kenmerk } = dossier;
  const magLezen = (...onderdeel: Parameters<Inzage["magLezen"]>): boolean =>
    inzagen.some((inzage) => inzage.magLezen(...onderdeel));
  if (!magLezen(kenmerk)) return null;
  return magLezen(bsnKenmerk(dossier)) ? personalia : { ...personalia, bsn: null };
};

/** A dossier with its meldingen and the casussen that the reader may see (H2.2-c1, c2); else it does not exist. */
export const readDossier = (
  afhankelijkheden: Toegangsafhankelijkheden,
): Leesstap<Operatie, readonly [Dossier | null, readonly DossierMelding[]]> => ({
  vooraf: ({ dossierId }) =>
    Promise.all([afhankelijkheden.casework.dossier(dossierId), afhankelijkheden.casework.dossierMeldingen(dossierId)]),
  voerUit: async (verzoek, [dossier, koppelingen]) => {
    const { casework, toegang } = afhankelijkheden;
    const { actor, nu } = verzoek;
    const { dossierId } = verzoek.padParameters;
    if (dossier === null) return { weigering: { code: "niet-gevonden" } };
    const casussen = await casework.casussen([...new Set(koppelingen.map(({ casusId }) => casusId))]);
    const alsMeldpunt = toegang.dossierInzien(actor, nu);
    const ingezien = casussen.flatMap((casus) => {
      const inzage = toegang.casusInzien(actor, casus, nu) ?? alsMeldpunt;
      return inzage === null ? [] : [{ casus, inzage }];
    });
    const zichtbaar = ingezien.map(({ casus }) => casus);
    if (zichtbaar.length === 0) return { weigering: { code: "niet-gevonden" } };
    const zichtbareIds = new Set(zichtbaar.map(({ casusId }) => casusId));
    await logInzage({ verzoek, object: `dossier/${dossierId}`, betrokkenen: [client(dossierId)] }, afhankelijkheden);
    return {
      status: 200,
      body: {
        dossierId,
        aangemaaktOp: dossier.aangemaaktOp,
        personalia: personaliaVoor(
          dossier,
          ingezien.map(({ inzage }) => inzage),
        ),
        meldingen: koppelingen
          .filter(({ casusId }) => zichtbareIds.has(casusId))
          .map(({ meldingId, toegevoegdOp }) => ({ meldingId, toegevoegdOp })),
        casussen: zichtbaar.map(({ casusId, status }) => ({ casusId, status })),
      },
    };
  },
});
