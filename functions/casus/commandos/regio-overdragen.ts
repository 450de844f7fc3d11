import {
  answerVanRegio,
  offerAanRegio,
  regioaanbiederVan,
  type RegioOverdracht,
} from "../../../shared/domain/besluiten/regio-overdragen.ts";
import type { CasusDossier } from "../../../shared/domain/casusdossier.ts";
import { organisatieVoor, type Regio } from "../../../shared/domain/regio.ts";
import * as api from "../../../shared/api/schemas/regio-overdracht.ts";
import type { Toegangsafhankelijkheden } from "../../../shared/runtime/afhankelijkheden.ts";
import { leesCasusmeldingen } from "../../../shared/runtime/dossiering.ts";
import type { Route } from "../../../shared/runtime/route.ts";
import { commandoRoute, type Doel } from "../commando.ts";

/** What was offered to another region, for who guards every date: the answer comes by telephone or letter. */
const regioOverdracht = (
  { vastleggingen }: CasusDossier,
  { regioOverdrachtId }: { readonly regioOverdrachtId: string },
  regio: Regio,
): Doel<RegioOverdracht> | null => {
  const over = vastleggingen.find(
    (een): een is RegioOverdracht => een.soort === "regio-overdracht" && een.vastleggingId === regioOverdrachtId,
  );
  return over === undefined
    ? null
    : { over, eigenaar: { rol: "procesregisseur", organisatie: organisatieVoor(regio, "procesregie") } };
};

/** A casus that goes to another region, as a handover that is accepted there (S2.5.4). */
export const regioOverdrachtRoutes = (afhankelijkheden: Toegangsafhankelijkheden): readonly Route[] => {
  const { casework } = afhankelijkheden;
  return [
    commandoRoute(afhankelijkheden, {
      operatie: api.biedRegioAan,
      doel: (_dossier, _pad, regio) => ({ over: null, eigenaar: regioaanbiederVan(regio) }),
      // A possible victim goes out of sight here: as weighty as the weging.
      mandaat: "weging",
      besluit: async (dossier, _over, invoer, context) =>
        offerAanRegio(dossier, await leesCasusmeldingen(casework, dossier.casus), invoer, context),
    }),
    commandoRoute(afhankelijkheden, {
      operatie: api.legRegioantwoordVast,
      doel: regioOverdracht,
      besluit: async (dossier, over, invoer, context) =>
        answerVanRegio(dossier, over, await leesCasusmeldingen(casework, dossier.casus), invoer, context),
    }),
  ];
};
