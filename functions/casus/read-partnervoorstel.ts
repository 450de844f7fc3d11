import { clientenIn } from "../../shared/domain/casus.ts";
import { kenmerkVan } from "../../shared/domain/besluit.ts";
import { vervangertaakVan } from "../../shared/domain/besluiten/uitnodigen.ts";
import type { CasusDossier } from "../../shared/domain/casusdossier.ts";
import type { OrganisatieCode } from "../../shared/domain/ids.ts";
import { lopendeUitnodigingen } from "../../shared/domain/intrekking.ts";
import { partnerbeeldIn } from "../../shared/domain/partner.ts";
import { ontbrekendeDomeinen, openVervangers, stelPartnersVoor } from "../../shared/domain/partnervoorstel.ts";
import { gidspadVan } from "../../shared/api/schemas/gids.ts";
import type { leesPartnervoorstel } from "../../shared/api/schemas/uitnodiging.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { client, logInzage } from "../../shared/runtime/logregels.ts";
import type { Leesstap } from "../../shared/runtime/route.ts";
import { leesCasusfeiten } from "./casusfeiten.ts";

/** Where the guide tells of one organisation, or of all (H3.1-e1, e2). */
const gidsVan = (organisatie: OrganisatieCode | null) => {
  const adres = (soort: Parameters<typeof gidspadVan>[0]): string =>
    `/v1${gidspadVan(soort)}${organisatie === null ? "" : `?organisatie=${organisatie}`}`;
  return {
    contactpersonen: adres("contactpersoon"),
    voorzieningen: adres("voorziening"),
    sleutelfiguren: adres("sleutelfiguur"),
    expertises: adres("expertise"),
  };
};

/** How an earlier invitation of this organisation ended, the last one; null: there was none. */
const eerderVan = ({ uitnodigingen }: CasusDossier, organisatie: OrganisatieCode) => {
  const laatste = uitnodigingen
    .filter((een) => een.organisatie === organisatie)
    .toSorted((een, ander) => (een.verstuurdOp < ander.verstuurdOp ? -1 : 1))
    .at(-1)?.status;
  return laatste === undefined || laatste === "open" || laatste === "geaccepteerd" ? null : laatste;
};

/**
 * Whom the region's rules suggest for a casus and why, for its team and who directs it (S1.2.2, H3.1-a4). The reasons are the region's sentences: no
 * name, no date, no address of anybody; that they apply is derived from who the casus is about, so it leaves their lines.
 */
export const readPartnervoorstel = (
  afhankelijkheden: Toegangsafhankelijkheden,
): Leesstap<typeof leesPartnervoorstel, CasusDossier | null> => ({
  vooraf: ({ casusId }) => afhankelijkheden.casework.casusDossier(casusId),
  voerUit: async (verzoek, dossier) => {
    const { toegang, casework, regio } = afhankelijkheden;
    const { actor, nu } = verzoek;
    const { casusId } = verzoek.padParameters;
    const inzage = dossier === null ? null : toegang.casusInzien(actor, dossier.casus, nu);
    if (dossier === null || inzage?.magLezen(kenmerkVan(null, "partnervoorstel")) !== true)
      return { weigering: { code: "niet-gevonden" } };
    const betrokkenen = clientenIn(dossier.casus).map(client);
    await logInzage({ verzoek, object: `casus/${casusId}/partnervoorstel`, betrokkenen }, afhankelijkheden);
    const [partners, feiten] = await Promise.all([casework.partners(), leesCasusfeiten(dossier, nu, afhankelijkheden)]);
    const { voorstellen, weggelaten } = stelPartnersVoor(dossier, feiten, { regio, nu, partners });
    const domeinVan = (organisatie: OrganisatieCode) => partnerbeeldIn(partners, organisatie, regio, nu)?.domein ?? [];
    return {
      status: 200,
      body: {
        casusId,
        voorstellen: voorstellen.map((voorstel) => ({
          ...voorstel,
          redenen: [...voorstel.redenen],
          eerder: eerderVan(dossier, voorstel.organisatie),
          gids: gidsVan(voorstel.organisatie),
        })),
        weggelaten: weggelaten.map((voorstel) => ({ ...voorstel, redenen: [...voorstel.redenen] })),
        ontbrekendeDomeinen: [
          ...ontbrekendeDomeinen([
            ...voorstellen.map(({ domein }) => domein),
            ...lopendeUitnodigingen(dossier).flatMap(({ organisatie }) => domeinVan(organisatie)),
          ]),
        ],
        vervangers: openVervangers(dossier).flatMap((uitnodiging) => {
          const { uitnodigingId, organisatie, toelichting, vervanger } = uitnodiging;
          if (vervanger === null) return [];
          const taak = vervangertaakVan(dossier, uitnodiging);
          return [
            {
              ...{ uitnodigingId, voorgesteldDoor: organisatie, organisatie: vervanger.organisatie, toelichting },
              ...{ taakId: taak?.taakId ?? null, uiterlijkOp: taak?.uiterlijkOp ?? null },
            },
          ];
        }),
        gids: gidsVan(null),
      },
    };
  },
});
