import type { CasusDossier } from "../../shared/domain/casusdossier.ts";
import { kenmerkVan } from "../../shared/domain/besluit.ts";
import type { Informatiesoort, Kenmerk } from "../../shared/domain/kenmerk.ts";
import { isVolgstap, PAD, VOLGSTAPPEN } from "../../shared/domain/pad.ts";
import type { Taak } from "../../shared/domain/taak.ts";
import type { leesCasus } from "../../shared/api/schemas/casus.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { client, logInzage } from "../../shared/runtime/logregels.ts";
import type { Leesstap } from "../../shared/runtime/route.ts";
import { uitnodigingsbeeld } from "./read-uitnodiging.ts";
import { leesBijdragebeelden } from "./bijdragebeelden.ts";
import { herkomst } from "./herkomst.ts";

/** A task as the API shows it: nothing of the machine that may wait for it. */
export const taakbeeld = (taak: Taak) => ({
  taakId: taak.taakId,
  casusId: taak.casusId,
  soort: taak.soort,
  activiteit: taak.activiteit,
  eigenaar: taak.eigenaar,
  status: taak.status,
  onderwerp: taak.onderwerp,
  verplicht: taak.verplicht,
  geopendOp: taak.geopendOp,
  uiterlijkOp: taak.uiterlijkOp,
});

const standVan = ({ casus }: CasusDossier, leest: (informatie: Informatiesoort) => boolean) =>
  casus.status === "open"
    ? {
        positie: {
          stap: casus.positie.stap,
          activiteit: PAD[casus.positie.stap].activiteit,
          sinds: casus.positie.sinds,
        },
        eigenaar: isVolgstap(casus.positie.stap) && !leest(VOLGSTAPPEN[casus.positie.stap]) ? null : casus.eigenaar,
        volgendeDatum: casus.volgendeDatum,
        afsluiting: null,
      }
    : { positie: null, eigenaar: null, volgendeDatum: null, afsluiting: casus.afsluiting };

/** Where a task belongs: it tells who is at work, or of a doorlaatverbod, of who was invited, of a casus at the same address. */
const TAAKONDERDELEN: Readonly<Record<string, Informatiesoort>> = {
  interventie: "interventie",
  "uitnodiging-beantwoorden": "uitnodiging",
  "vervanger-beoordelen": "uitnodiging",
  "plek-beoordelen": "pleksignaal",
  // That the dossier of the casus held two persons is of their personalia.
  "afsplitsing-beoordelen": "personalia",
  // That somebody looks like a person of another casus tells of that casus.
  "match-beoordelen": "pleksignaal",
  // Whose it is tells to whom a handover was offered.
  ...VOLGSTAPPEN,
};

/** The casusbeeld: one view for everybody on the casus (I14, H4.3-e1), without what the sharing matrix keeps from them. */
export const readCasus = (
  afhankelijkheden: Toegangsafhankelijkheden,
): Leesstap<typeof leesCasus, CasusDossier | null> => ({
  vooraf: ({ casusId }) => afhankelijkheden.casework.casusDossier(casusId),
  voerUit: async (verzoek, dossier) => {
    const { toegang } = afhankelijkheden;
    const { actor, nu } = verzoek;
    const { casusId } = verzoek.padParameters;
    const inzage = dossier === null ? null : toegang.casusInzien(actor, dossier.casus, nu);
    if (dossier === null || inzage === null) return { weigering: { code: "niet-gevonden" } };
    const leesbaar = ({ kenmerk }: { readonly kenmerk: Kenmerk }): boolean => inzage.magLezen(kenmerk);
    const { casus } = dossier;
    const [bijdragen] = await Promise.all([
      leesBijdragebeelden(dossier.bijdragen, inzage.magLezen, null, afhankelijkheden.casework),
      logInzage({ verzoek, object: `casus/${casusId}`, betrokkenen: casus.dossierIds.map(client) }, afhankelijkheden),
    ]);
    const leest = (informatie: Informatiesoort): boolean => inzage.magLezen(kenmerkVan(null, informatie));
    // Tasks tell which organisations are at work: they belong to the view that is shared (I14).
    const taken = leest("voortgang")
      ? dossier.taken.filter(({ soort }) => leest(TAAKONDERDELEN[soort] ?? "voortgang"))
      : [];
    const uitnodigingen = leest("uitnodiging") ? dossier.uitnodigingen : [];
    const leesbare = dossier.vastleggingen.filter(leesbaar);
    // An agreement to forward what somebody may not see would tell them of it.
    const vastleggingen = leesbare.filter(
      ({ soort, bij }) => soort !== "instemming" || leesbare.some(({ vastleggingId }) => vastleggingId === bij),
    );
    return {
      status: 200,
      body: {
        casusId,
        status: casus.status,
        gemeente: casus.gemeente,
        verschijningsvormen: casus.verschijningsvormen,
        acuut: casus.acuut,
        // Decided at the second weging.
        urgentie: leest("tweede-weging") ? casus.urgentie : null,
        geopendOp: casus.geopendOp,
        strafrechtelijkTrajectLoopt: casus.strafrechtelijkTrajectLoopt,
        ...standVan(dossier, leest),
        dossiers: casus.dossierIds,
        taken: taken.map(taakbeeld),
        interventies: dossier.interventies
          .filter(leesbaar)
          .map(({ interventieId, besluitId, eigenaar, begonnenOp, berichten, kenmerk, ...stand }) => ({
            interventieId,
            besluitId,
            eigenaar,
            begonnenOp,
            berichten,
            status: stand.status,
            uitkomst: stand.status === "open" ? null : stand.uitkomst,
            afgerondOp: stand.status === "open" ? null : stand.afgerondOp,
            kenmerk: herkomst(kenmerk),
          })),
        uitnodigingen: uitnodigingen.map(uitnodigingsbeeld),
        vastleggingen: vastleggingen.map(
          ({ vastleggingId, soort, bij, inhoud, vastgelegdOp, vastgelegdDoor, kenmerk }) => ({
            id: vastleggingId,
            soort,
            bij,
            inhoud: { ...inhoud },
            vastgelegdOp,
            vastgelegdDoor,
            kenmerk: herkomst(kenmerk),
          }),
        ),
        bijdragen,
        plannen: dossier.plannen.filter(leesbaar).map(({ planVersie, status, inhoud, gemaaktOp, kenmerk }) => ({
          planVersie,
          status,
          inhoud,
          gemaaktOp,
          kenmerk: herkomst(kenmerk),
        })),
        acties: dossier.acties.filter(leesbaar).map(({ actieId, planVersie, inhoud, uitgezetOp, kenmerk }) => ({
          actieId,
          planVersie,
          inhoud,
          uitgezetOp,
          kenmerk: herkomst(kenmerk),
        })),
      },
    };
  },
});
