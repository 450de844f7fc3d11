import { clientenIn } from "../../shared/domain/casus.ts";
import type { CasusDossier } from "../../shared/domain/casusdossier.ts";
import type { leesBijdrage } from "../../shared/api/schemas/bijdrage.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { client, logInzage } from "../../shared/runtime/logregels.ts";
import type { Leesstap } from "../../shared/runtime/route.ts";
import { leesBijdragebeelden } from "./bijdragebeelden.ts";

/** One contribution, also one that was corrected since: what was brought stays to be read (H3.2-a1). */
export const readBijdrage = (
  afhankelijkheden: Toegangsafhankelijkheden,
): Leesstap<typeof leesBijdrage, CasusDossier | null> => ({
  vooraf: ({ casusId }) => afhankelijkheden.casework.casusDossier(casusId),
  voerUit: async (verzoek, dossier) => {
    const { toegang, casework } = afhankelijkheden;
    const { casusId, bijdrageId } = verzoek.padParameters;
    const inzage = dossier === null ? null : toegang.casusInzien(verzoek.actor, dossier.casus, verzoek.nu);
    if (dossier === null || inzage === null) return { weigering: { code: "niet-gevonden" } };
    const [beeld] = await leesBijdragebeelden(dossier.bijdragen, inzage.magLezen, bijdrageId, casework);
    if (beeld === undefined) return { weigering: { code: "niet-gevonden" } };
    await logInzage(
      { verzoek, object: `casus/${casusId}/bijdrage`, betrokkenen: clientenIn(dossier.casus).map(client) },
      afhankelijkheden,
    );
    return { status: 200, body: beeld };
  },
});
