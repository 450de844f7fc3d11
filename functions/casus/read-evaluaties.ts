import type { CasusDossier } from "../../shared/domain/casusdossier.ts";
import type { leesEvaluaties } from "../../shared/api/schemas/evaluatie.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { logInzage } from "../../shared/runtime/logregels.ts";
import type { Leesstap } from "../../shared/runtime/route.ts";

/**
 * The evaluations of a casus, on an anonymous description: for who evaluates without seeing the casus (H5.2-b1, X14). They hold
 * no personal data, so there is no data subject to leave a line for; the audit line is there.
 */
export const readEvaluaties = (
  afhankelijkheden: Toegangsafhankelijkheden,
): Leesstap<typeof leesEvaluaties, CasusDossier | null> => ({
  vooraf: ({ casusId }) => afhankelijkheden.casework.casusDossier(casusId),
  voerUit: async (verzoek, dossier) => {
    const { toegang } = afhankelijkheden;
    const { casusId } = verzoek.padParameters;
    const inzage = dossier === null ? null : toegang.evaluatieInzien(verzoek.actor, dossier.casus, verzoek.nu);
    if (dossier === null || inzage === null) return { weigering: { code: "niet-gevonden" } };
    await logInzage({ verzoek, object: `casus/${casusId}/evaluaties`, betrokkenen: [] }, afhankelijkheden);
    return {
      status: 200,
      body: {
        resultaten: dossier.vastleggingen.flatMap((een) =>
          een.soort === "evaluatie" && inzage.magLezen(een.kenmerk)
            ? [{ id: een.vastleggingId, inhoud: een.inhoud, vastgelegdOp: een.vastgelegdOp }]
            : [],
        ),
      },
    };
  },
});
