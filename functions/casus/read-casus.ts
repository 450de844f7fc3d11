import type { CasusDossier } from "../../shared/domain/casusdossier.ts";
import { PAD } from "../../shared/domain/pad.ts";
import type { Taak } from "../../shared/domain/taak.ts";
import { magCasusZien, magEvaluatieZien, magUitnodigingZien } from "../../shared/access/toegang.ts";
import type { leesCasus, leesUitnodiging } from "../../shared/api/schemas/casus.ts";
import type { Afhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { client, logInzage } from "../../shared/runtime/logregels.ts";
import type { AntwoordVan, Verzoek } from "../../shared/runtime/verzoek.ts";

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

const standVan = ({ casus }: CasusDossier) =>
  casus.status === "open"
    ? {
        positie: {
          stap: casus.positie.stap,
          activiteit: PAD[casus.positie.stap].activiteit,
          sinds: casus.positie.sinds,
        },
        eigenaar: casus.eigenaar,
        volgendeDatum: casus.volgendeDatum,
        afsluiting: null,
      }
    : { positie: null, eigenaar: null, volgendeDatum: null, afsluiting: casus.afsluiting };

/** The casusbeeld: one view for everybody on the casus (I14, H4.3-e1), without the compartments that are not theirs. */
export const readCasus =
  (afhankelijkheden: Afhankelijkheden) =>
  async (verzoek: Verzoek<typeof leesCasus>): Promise<AntwoordVan<typeof leesCasus>> => {
    const { casework, regio } = afhankelijkheden;
    const { actor, nu } = verzoek;
    const { casusId } = verzoek.padParameters;
    const dossier = await casework.casusDossier(casusId);
    if (dossier === null || !magCasusZien(actor, dossier.casus, nu, regio)) {
      return { weigering: { code: "niet-gevonden" } };
    }
    const { casus } = dossier;
    await logInzage(
      { verzoek, object: `casus/${casusId}`, betrokkenen: casus.dossierIds.map(client) },
      afhankelijkheden,
    );
    const evaluatie = magEvaluatieZien(actor, casus, nu, regio);
    return {
      status: 200,
      body: {
        casusId,
        status: casus.status,
        gemeente: casus.gemeente,
        verschijningsvormen: casus.verschijningsvormen,
        acuut: casus.acuut,
        urgentie: casus.urgentie,
        geopendOp: casus.geopendOp,
        ...standVan(dossier),
        dossiers: casus.dossierIds,
        taken: dossier.taken.map(taakbeeld),
        uitnodigingen: dossier.uitnodigingen.map((uitnodiging) => ({
          uitnodigingId: uitnodiging.uitnodigingId,
          organisatie: uitnodiging.organisatie,
          rol: uitnodiging.rol,
          toegevoegdeWaarde: uitnodiging.toegevoegdeWaarde,
          besprekingOp: uitnodiging.besprekingOp,
          status: uitnodiging.status,
          toelichting: uitnodiging.toelichting,
          uiterlijkOp: uitnodiging.uiterlijkOp,
          verstuurdOp: uitnodiging.verstuurdOp,
          beantwoordOp: uitnodiging.beantwoordOp,
        })),
        vastleggingen: dossier.vastleggingen
          .filter(({ kenmerk }) => kenmerk.compartiment !== "evaluatie" || evaluatie)
          .map(({ vastleggingId, soort, bij, inhoud, vastgelegdOp, vastgelegdDoor }) => ({
            id: vastleggingId,
            soort,
            bij,
            inhoud: { ...inhoud },
            vastgelegdOp,
            vastgelegdDoor,
          })),
        plannen: dossier.plannen.map(({ planVersie, status, inhoud, gemaaktOp }) => ({
          planVersie,
          status,
          inhoud,
          gemaaktOp,
        })),
        acties: dossier.acties.map(({ actieId, planVersie, inhoud, uitgezetOp }) => ({
          actieId,
          planVersie,
          inhoud,
          uitgezetOp,
        })),
      },
    };
  };

/** What an invited partner may know before it answers; it holds no personal data, so it needs no processing line. */
export const readUitnodiging =
  ({ casework, regio }: Afhankelijkheden) =>
  async (verzoek: Verzoek<typeof leesUitnodiging>): Promise<AntwoordVan<typeof leesUitnodiging>> => {
    const { actor, nu } = verzoek;
    const { casusId, uitnodigingId } = verzoek.padParameters;
    const dossier = await casework.casusDossier(casusId);
    const uitnodiging = dossier?.uitnodigingen.find((kandidaat) => kandidaat.uitnodigingId === uitnodigingId);
    if (dossier === null || uitnodiging === undefined) return { weigering: { code: "niet-gevonden" } };
    const mag = magUitnodigingZien(actor, uitnodiging, regio) || magCasusZien(actor, dossier.casus, nu, regio);
    if (!mag) return { weigering: { code: "niet-gevonden" } };
    return {
      status: 200,
      body: {
        uitnodigingId,
        casusId,
        organisatie: uitnodiging.organisatie,
        rol: uitnodiging.rol,
        toegevoegdeWaarde: uitnodiging.toegevoegdeWaarde,
        besprekingOp: uitnodiging.besprekingOp,
        status: uitnodiging.status,
        uiterlijkOp: uitnodiging.uiterlijkOp,
        verstuurdOp: uitnodiging.verstuurdOp,
        beantwoordOp: uitnodiging.beantwoordOp,
      },
    };
  };
