import { clientenIn, meldingenUit, type Casus } from "../../shared/domain/casus.ts";
import type { CasusDossier } from "../../shared/domain/casusdossier.ts";
import { kenmerkVan } from "../../shared/domain/besluit.ts";
import { hoorstandenVan } from "../../shared/domain/horen.ts";
import { volledigheidVan } from "../../shared/domain/volledigheid.ts";
import type { MeldingId } from "../../shared/domain/ids.ts";
import type { Meldervraag, Vraag } from "../../shared/domain/meldervraag.ts";
import type { leesMelders, leesVolledigheid } from "../../shared/api/schemas/analyse.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { leesCasusmeldingen } from "../../shared/runtime/dossiering.ts";
import { melder } from "../../shared/runtime/betrokkenen.ts";
import { client, logInzage } from "../../shared/runtime/logregels.ts";
import type { Leesstap } from "../../shared/runtime/route.ts";
import type { Verzoek } from "../../shared/runtime/verzoek.ts";

/** What is there of the picture before the second weging, as far as the reader may know (H3.2-c1, B6.7). */
export const readVolledigheid = (
  afhankelijkheden: Toegangsafhankelijkheden,
): Leesstap<typeof leesVolledigheid, CasusDossier | null> => ({
  vooraf: ({ casusId }) => afhankelijkheden.casework.casusDossier(casusId),
  voerUit: async (verzoek, dossier) => {
    const { toegang, casework, regio } = afhankelijkheden;
    const { actor, nu, padParameters } = verzoek;
    const inzage = dossier === null ? null : toegang.casusInzien(actor, dossier.casus, nu);
    if (dossier === null || inzage === null) return { weigering: { code: "niet-gevonden" } };
    const { casus } = dossier;
    const meldingen = await leesCasusmeldingen(casework, casus);
    const { delen, melders } = volledigheidVan(dossier, meldingen, inzage.magLezen, regio);
    await logInzage(
      {
        verzoek,
        object: `casus/${padParameters.casusId}/volledigheid`,
        betrokkenen: [...clientenIn(casus).map(client), ...melders.map(({ meldingId }) => melder(meldingId))],
      },
      afhankelijkheden,
    );
    return {
      status: 200,
      body: {
        onderdelen: delen.map(({ onderdeel, naam, verplicht, stand, reden }) => ({
          ...{ onderdeel, naam, verplicht, stand, reden },
        })),
        melders: melders.map((een) => ({ ...een })),
      },
    };
  },
});

/**
 * What the reporters were asked and answered. Of a melding that came to another casus, which ended in this one or which its clients came
 * from, only for who reads it there, and for the meldpunt: that two casussen became one shows nobody more of either (X2).
 */
const leesGevraagd = async (
  { casework, toegang }: Toegangsafhankelijkheden,
  { actor, nu }: Pick<Verzoek, "actor" | "nu">,
  casus: Casus,
  ids: readonly MeldingId[],
): Promise<readonly Meldervraag[]> => {
  const elders = [...meldingenUit(casus)].filter((id) => id !== casus.casusId);
  const alle = elders.length === 0 || toegang.dossierInzien(actor, nu) !== null;
  const [anderen, meldingen] = alle
    ? [[], []]
    : await Promise.all([casework.casussen(elders), casework.meldingen(ids)]);
  const kenmerk = kenmerkVan(null, "hoorverslag");
  const ziet = new Set(
    [casus, ...anderen].flatMap((een) =>
      toegang.casusInzien(actor, een, nu)?.magLezen(kenmerk) === true ? [een.casusId] : [],
    ),
  );
  const leesbaar = alle
    ? ids
    : meldingen.flatMap(({ meldingId, casusIds }) => (casusIds.some((id) => ziet.has(id)) ? [meldingId] : []));
  return leesbaar.length === 0 ? [] : casework.meldervragen(leesbaar);
};

/** Of which meldingen the reporter is to be heard, for who hears: the meldpunt has the meldingen and sees nothing else (H3.2-b2). */
export const readMelders = (
  afhankelijkheden: Toegangsafhankelijkheden,
): Leesstap<typeof leesMelders, CasusDossier | null> => ({
  vooraf: ({ casusId }) => afhankelijkheden.casework.casusDossier(casusId),
  voerUit: async (verzoek, dossier) => {
    const { toegang, casework } = afhankelijkheden;
    const { actor, nu, padParameters } = verzoek;
    const kenmerk = kenmerkVan(null, "hoorverslag");
    const inzagen =
      dossier === null ? [] : [toegang.casusInzien(actor, dossier.casus, nu), toegang.dossierInzien(actor, nu)];
    if (dossier === null || !inzagen.some((inzage) => inzage?.magLezen(kenmerk) === true))
      return { weigering: { code: "niet-gevonden" } };
    const meldingen = await leesCasusmeldingen(casework, dossier.casus);
    const standen = hoorstandenVan(meldingen, dossier.vastleggingen);
    const gevraagd = await leesGevraagd(afhankelijkheden, verzoek, dossier.casus, meldingen);
    await logInzage(
      {
        verzoek,
        object: `casus/${padParameters.casusId}/melders`,
        betrokkenen: standen.map(({ meldingId }) => melder(meldingId)),
      },
      afhankelijkheden,
    );
    const vragenVan = (meldingId: MeldingId): readonly Vraag[] =>
      gevraagd.find((een) => een.meldingId === meldingId)?.vragen ?? [];
    return {
      status: 200,
      body: {
        resultaten: standen.map((een) => ({
          ...een,
          vragen: vragenVan(een.meldingId).map(({ tekst, gesteldOp, tot, antwoord }) => ({
            ...{ vraag: tekst, gesteldOp, tot, antwoord },
          })),
        })),
      },
    };
  },
});
