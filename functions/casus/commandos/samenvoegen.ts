import {
  finishSamenvoeging,
  mergeCasussen,
  SAMENVOEGER,
  type Samenvoeging,
} from "../../../shared/domain/besluiten/casus-samenvoegen.ts";
import type { CasusDossier } from "../../../shared/domain/casusdossier.ts";
import { SAMENVOEGINGTAAK } from "../../../shared/domain/casussamenvoeging.ts";
import type { Kenmerk } from "../../../shared/domain/kenmerk.ts";
import { organisatieVoor, type Regio } from "../../../shared/domain/regio.ts";
import type { OpenTaak } from "../../../shared/domain/taak.ts";
import * as api from "../../../shared/api/schemas/casussamenvoeging.ts";
import type { Toegangsafhankelijkheden } from "../../../shared/runtime/afhankelijkheden.ts";
import type { Route } from "../../../shared/runtime/route.ts";
import { commandoRoute, type Doel } from "../commando.ts";

/** A merge in this casus, for who guards every date. */
const samenvoeging = (
  { vastleggingen, taken }: CasusDossier,
  { samenvoegingId }: { readonly samenvoegingId: string },
  regio: Regio,
): Doel<Samenvoeging & { readonly kenmerk: Kenmerk }> | null => {
  const record = vastleggingen.find(
    ({ soort, vastleggingId }) => soort === "samenvoeging" && vastleggingId === samenvoegingId,
  );
  if (record === undefined) return null;
  const taak = taken.find(
    (een): een is OpenTaak =>
      een.status === "open" && een.soort === SAMENVOEGINGTAAK && een.onderwerp === record.vastleggingId,
  );
  return {
    over: { record, taak: taak ?? null, kenmerk: record.kenmerk },
    eigenaar: { rol: "procesregisseur", organisatie: organisatieVoor(regio, "procesregie") },
  };
};

/** Merging two casussen of one person or one network (S2.5.4). */
export const samenvoegRoutes = (afhankelijkheden: Toegangsafhankelijkheden): readonly Route[] => {
  const { casework } = afhankelijkheden;
  return [
    commandoRoute(afhankelijkheden, {
      operatie: api.voegCasussenSamen,
      doel: () => ({ over: null, eigenaar: SAMENVOEGER }),
      // The path of a casus ends, and its persons go on in another: as weighty as the weging.
      mandaat: "weging",
      besluit: async (dossier, _over, invoer, context, zicht) => {
        const ander = invoer.casusId === dossier.casus.casusId ? null : await casework.casusDossier(invoer.casusId);
        // One that does not exist for who asks is not there.
        const gezien = ander === null || !zicht.ziet(ander.casus) ? null : ander;
        return mergeCasussen(dossier, gezien, invoer, context);
      },
    }),
    commandoRoute(afhankelijkheden, {
      operatie: api.rondSamenvoegingAf,
      doel: samenvoeging,
      besluit: (dossier, over, invoer, context) => finishSamenvoeging(dossier, over, invoer, context),
    }),
  ];
};
