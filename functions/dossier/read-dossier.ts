import { kenmerkVan } from "../../shared/domain/besluit.ts";
import type { Plan } from "../../shared/domain/plan.ts";
import type { Casework } from "../../shared/ports/casework.ts";
import type { leesDossier } from "../../shared/api/schemas/melding.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { client, logInzage } from "../../shared/runtime/logregels.ts";
import { statusVoor } from "../../shared/runtime/casusstatus.ts";
import type { Leesstap } from "../../shared/runtime/route.ts";
import {
  leesDossierMet,
  personaliaVoor,
  zichtOp,
  type Gelezen,
  type Zicht,
} from "../../shared/runtime/dossierzicht.ts";

type Operatie = typeof leesDossier;

/** The plans in force of the casussen through which the dossier is seen, as far as the reader reads such a plan; none: no read. */
const leesPlannen = async ({ casussen }: Zicht, { plannen }: Pick<Casework, "plannen">): Promise<readonly Plan[]> => {
  const kenmerk = kenmerkVan(null, "plan");
  const welke = casussen.flatMap(({ casus: { casusId, planVersie }, inzage }) =>
    planVersie !== null && inzage.magLezen(kenmerk) ? [{ casusId, planVersie }] : [],
  );
  return welke.length === 0 ? [] : plannen(welke);
};

/** A dossier with its meldingen and the casussen that the reader may see (H2.2-c1, c2); else it does not exist. */
export const readDossier = (afhankelijkheden: Toegangsafhankelijkheden): Leesstap<Operatie, Gelezen> => ({
  vooraf: leesDossierMet(afhankelijkheden),
  voerUit: async (verzoek, gelezen) => {
    const { dossierId } = verzoek.padParameters;
    const [dossier] = gelezen;
    const zicht = await zichtOp(afhankelijkheden, verzoek, gelezen);
    if (dossier === null || zicht === null) return { weigering: { code: "niet-gevonden" } };
    await logInzage({ verzoek, object: `dossier/${dossierId}`, betrokkenen: [client(dossierId)] }, afhankelijkheden);
    const plannen = await leesPlannen(zicht, afhankelijkheden.casework);
    return {
      status: 200,
      body: {
        dossierId,
        // What the client needs comes before what is known and done.
        behoefteSlachtoffer: plannen.flatMap((plan) => {
          const behoeften = plan.inhoud.behoefteSlachtoffer.filter(
            (een) => een.dossierId === null || een.dossierId === dossierId,
          );
          return behoeften.length === 0 ? [] : [{ casusId: plan.casusId, planVersie: plan.planVersie, behoeften }];
        }),
        aangemaaktOp: dossier.aangemaaktOp,
        personalia: personaliaVoor(dossier, [
          // Those of this dossier, and through its own casussen: another of the same person has its own.
          ...zicht.casussen.filter(({ eigen }) => eigen).map(({ inzage }) => inzage),
          ...(zicht.alsMeldpunt === null ? [] : [zicht.alsMeldpunt]),
        ]),
        meldingen: zicht.koppelingen.map(({ meldingId, toegevoegdOp }) => ({ meldingId, toegevoegdOp })),
        casussen: zicht.casussen.map(({ casus: { casusId, status }, inzage }) => ({
          ...{ casusId, status: statusVoor(status, inzage.magLezen) },
        })),
      },
    };
  },
});
