import { isMeldpunt, magCasusZien } from "../../shared/access/toegang.ts";
import type { leesDossier } from "../../shared/api/schemas/melding.ts";
import type { Afhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { client, logInzage } from "../../shared/runtime/logregels.ts";
import type { AntwoordVan, Verzoek } from "../../shared/runtime/verzoek.ts";

type Operatie = typeof leesDossier;

/** A dossier with its meldingen and the casussen that the reader may see (H2.2-c1, c2); else it does not exist. */
export const readDossier =
  (afhankelijkheden: Afhankelijkheden) =>
  async (verzoek: Verzoek<Operatie>): Promise<AntwoordVan<Operatie>> => {
    const { casework, regio } = afhankelijkheden;
    const { actor, nu } = verzoek;
    const { dossierId } = verzoek.padParameters;
    const [dossier, koppelingen] = await Promise.all([
      casework.dossier(dossierId),
      casework.dossierMeldingen(dossierId),
    ]);
    if (dossier === null) return { weigering: { code: "niet-gevonden" } };
    const casussen = await casework.casussen([...new Set(koppelingen.map(({ casusId }) => casusId))]);
    const meldpunt = isMeldpunt(actor, regio);
    const zichtbaar = casussen.filter((casus) => meldpunt || magCasusZien(actor, casus, nu, regio));
    if (zichtbaar.length === 0) return { weigering: { code: "niet-gevonden" } };
    const zichtbareIds = new Set(zichtbaar.map(({ casusId }) => casusId));
    await logInzage({ verzoek, object: `dossier/${dossierId}`, betrokkenen: [client(dossierId)] }, afhankelijkheden);
    return {
      status: 200,
      body: {
        dossierId,
        aangemaaktOp: dossier.aangemaaktOp,
        personalia: dossier.personalia,
        meldingen: koppelingen
          .filter(({ casusId }) => zichtbareIds.has(casusId))
          .map(({ meldingId, toegevoegdOp }) => ({ meldingId, toegevoegdOp })),
        casussen: zichtbaar.map(({ casusId, status }) => ({ casusId, status })),
      },
    };
  };
