import type { leesDossier } from "../../shared/api/schemas/melding.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { client, logInzage } from "../../shared/runtime/logregels.ts";
import type { Leesstap } from "../../shared/runtime/route.ts";
import { leesDossierMet, personaliaVoor, zichtOp, type Gelezen } from "../../shared/runtime/dossierzicht.ts";

type Operatie = typeof leesDossier;

/** A dossier with its meldingen and the casussen that the reader may see (H2.2-c1, c2); else it does not exist. */
export const readDossier = (afhankelijkheden: Toegangsafhankelijkheden): Leesstap<Operatie, Gelezen> => ({
  vooraf: leesDossierMet(afhankelijkheden),
  voerUit: async (verzoek, gelezen) => {
    const { dossierId } = verzoek.padParameters;
    const [dossier] = gelezen;
    const zicht = await zichtOp(afhankelijkheden, verzoek, gelezen);
    if (dossier === null || zicht === null) return { weigering: { code: "niet-gevonden" } };
    await logInzage({ verzoek, object: `dossier/${dossierId}`, betrokkenen: [client(dossierId)] }, afhankelijkheden);
    // Personalia are those of this dossier, and through its own casussen: another of the same person has its own.
    const eigen = new Set(gelezen[1].map(({ casusId }) => casusId));
    return {
      status: 200,
      body: {
        dossierId,
        aangemaaktOp: dossier.aangemaaktOp,
        personalia: personaliaVoor(dossier, [
          ...zicht.casussen.filter(({ casus }) => eigen.has(casus.casusId)).map(({ inzage }) => inzage),
          ...(zicht.alsMeldpunt === null ? [] : [zicht.alsMeldpunt]),
        ]),
        meldingen: zicht.koppelingen.map(({ meldingId, toegevoegdOp }) => ({ meldingId, toegevoegdOp })),
        casussen: zicht.casussen.map(({ casus: { casusId, status } }) => ({ casusId, status })),
      },
    };
  },
});
