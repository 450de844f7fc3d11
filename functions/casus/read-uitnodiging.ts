import { kenmerkVan } from "../../shared/domain/besluit.ts";
import { duurt } from "../../shared/domain/betrokkenheid.ts";
import type { CasusDossier } from "../../shared/domain/casusdossier.ts";
import { uitnodigingstandVan, type Uitnodiging } from "../../shared/domain/uitnodiging.ts";
import type { leesUitnodiging } from "../../shared/api/schemas/uitnodiging.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import type { Leesstap } from "../../shared/runtime/route.ts";

/** An invitation as everybody who reads it sees it. */
export const uitnodigingsbeeld = ({
  type: _type,
  casusId: _casus,
  versie: _versie,
  eigenaar: _eigenaar,
  klok: _klok,
  verschoven: _verschoven,
  deelafspraak: _deelafspraak,
  voorgesteldDoor: _regels,
  ...beeld
}: Uitnodiging) => beeld;

/**
 * What an invited partner may know before it answers, and what may be shared with it; it holds no personal data, so it needs no
 * processing line.
 */
export const readUitnodiging = ({
  casework,
  toegang,
}: Toegangsafhankelijkheden): Leesstap<typeof leesUitnodiging, CasusDossier | null> => ({
  vooraf: ({ casusId }) => casework.casusDossier(casusId),
  voerUit: (verzoek, dossier) => {
    const { actor, nu } = verzoek;
    const { casusId, uitnodigingId } = verzoek.padParameters;
    const uitnodiging = dossier?.uitnodigingen.find((kandidaat) => kandidaat.uitnodigingId === uitnodigingId);
    if (dossier === null || uitnodiging === undefined) return { weigering: { code: "niet-gevonden" } };
    // What would have given access until a day is over with that day, also when the clock has not come by yet.
    const loopt = duurt({ tot: uitnodiging.toegangTot }, nu);
    const mag =
      (loopt && toegang.uitnodigingInzien(actor, uitnodigingstandVan(dossier.casus, uitnodiging), nu) !== null) ||
      toegang.casusInzien(actor, dossier.casus, nu)?.magLezen(kenmerkVan(null, "uitnodiging")) === true;
    if (!mag) return { weigering: { code: "niet-gevonden" } };
    const { toelichting: _toelichting, vervanger: _vervanger, ...beeld } = uitnodigingsbeeld(uitnodiging);
    return { status: 200, body: { casusId, ...beeld, deelafspraak: uitnodiging.deelafspraak } };
  },
});
