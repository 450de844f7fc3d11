import { PUBLIEK_KANAAL, type Melding } from "../../shared/domain/melding.ts";
import { meldingstatusVan } from "../../shared/domain/meldingstatus.ts";
import type { meldingOperaties } from "../../shared/api/schemas/melding.ts";
import { isEigenMelding, isMeldpunt, isToegewezen } from "../../shared/access/rollen.ts";
import type { Afhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { logInzage } from "../../shared/runtime/logregels.ts";
import type { Leesstap } from "../../shared/runtime/route.ts";
import { betrokkenenVan } from "../../shared/runtime/betrokkenen.ts";
import { leesMeldercasussen } from "../../shared/runtime/samenvoeging.ts";

type Operatie = ReturnType<typeof meldingOperaties>["leesMelding"];

/**
 * A melding for who handed it in, for who handles it with why it lies there, and for the meldpunt with its dossiers; for anybody
 * else it does not exist.
 */
export const readMelding = (afhankelijkheden: Afhankelijkheden): Leesstap<Operatie, Melding | null> => ({
  vooraf: ({ meldingId }) => afhankelijkheden.casework.melding(meldingId),
  voerUit: async (verzoek, melding) => {
    const { casework, regio } = afhankelijkheden;
    const { actor } = verzoek;
    const { meldingId } = verzoek.padParameters;
    const meldpunt = isMeldpunt(actor, verzoek.nu, regio);
    const toegewezen = melding !== null && isToegewezen(actor, melding, verzoek.nu, regio);
    if (melding === null || !(isEigenMelding(actor, melding, verzoek.nu, regio) || toegewezen || meldpunt))
      return { weigering: { code: "niet-gevonden" } };
    const casussen = await leesMeldercasussen(casework, melding.casusIds);
    await logInzage(
      { verzoek, object: `melding/${meldingId}`, betrokkenen: betrokkenenVan(melding) },
      afhankelijkheden,
    );
    const [eersteCasus] = melding.casusIds;
    return {
      status: 200,
      body: {
        meldingId,
        status: meldingstatusVan(casussen, melding, verzoek.nu, afhankelijkheden),
        ontvangenOp: melding.ontvangenOp,
        melding: melding.invoer,
        ...(meldpunt || toegewezen ? { verdeling: melding.verdeling, behandeling: melding.behandeling } : {}),
        ...(meldpunt
          ? {
              eerdereVerdelingen: melding.eerdereVerdelingen,
              dossiers: melding.dossiers.map(({ dossierId, betrokkene }) => ({ dossierId, betrokkene })),
              ...(eersteCasus === undefined ? {} : { casusId: eersteCasus }),
              ...(melding.signaal === null ? {} : { signaal: melding.signaal }),
              ...(melding.invoer.kanaal === PUBLIEK_KANAAL ? { nietGeverifieerd: true as const } : {}),
              ...(melding.mogelijkDubbelVan === null ? {} : { mogelijkDubbelVan: melding.mogelijkDubbelVan }),
            }
          : {}),
      },
    };
  },
});
