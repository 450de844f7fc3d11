import { clientenIn } from "../../shared/domain/casus.ts";
import type { CasusDossier } from "../../shared/domain/casusdossier.ts";
import { kenmerkVan } from "../../shared/domain/besluit.ts";
import { VRAAGTAAK, vraagVan } from "../../shared/domain/informatievraag.ts";
import { afstemmingVan, isAfstemming, isAfstemmingstaak } from "../../shared/domain/zorgafstemming.ts";
import { openAgendapunten } from "../../shared/domain/besluiten/agenda.ts";
import type { Informatiesoort, Kenmerk } from "../../shared/domain/kenmerk.ts";
import { geldendeCommitments } from "../../shared/domain/commitment.ts";
import { organisatieVoor } from "../../shared/domain/regio.ts";
import { isVolgstap, PAD, VOLGSTAPPEN } from "../../shared/domain/pad.ts";
import { metLaatsteRonden } from "../../shared/domain/voortgang.ts";
import type { Taak } from "../../shared/domain/taak.ts";
import type { leesCasus } from "../../shared/api/schemas/casus.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { client, logInzage } from "../../shared/runtime/logregels.ts";
import { gehoorden } from "../../shared/runtime/betrokkenen.ts";
import { statusVoor } from "../../shared/runtime/casusstatus.ts";
import type { Leesstap } from "../../shared/runtime/route.ts";
import { uitnodigingsbeeld } from "./read-uitnodiging.ts";
import { leesBijdragebeelden } from "./bijdragebeelden.ts";
import { herkomst } from "./herkomst.ts";
import { onderdeelVan } from "./onderdelen.ts";
import { planbeeldVan } from "./planbeeld.ts";
import { bijZichtbareTaak, verschuivingbeeldVan } from "./verschuivingbeeld.ts";
import { inhoudVoor, type Lezer } from "./wegingbeeld.ts";

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
    : {
        positie: null,
        eigenaar: null,
        volgendeDatum: null,
        afsluiting: {
          ...casus.afsluiting,
          ...(casus.status === "samengevoegd" && !leest("casusverwijzing") ? { uitkomst: "gesloten" } : {}),
          bewarenTot: casus.bewarenTot,
        },
      };

/** What each organisation last said of exchanging data (I11). */
const commitmentbeelden = (dossier: CasusDossier) =>
  [...geldendeCommitments(dossier).values()].map(({ inhoud, vastgelegdOp, vastleggingId }) => ({
    ...{ ...inhoud, vastgelegdOp, id: vastleggingId },
  }));

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
      logInzage(
        {
          verzoek,
          object: `casus/${casusId}`,
          betrokkenen: [...clientenIn(casus).map(client), ...gehoorden(dossier.vastleggingen.filter(leesbaar))],
        },
        afhankelijkheden,
      ),
    ]);
    const leest = (informatie: Informatiesoort): boolean => inzage.magLezen(kenmerkVan(null, informatie));
    // Tasks tell which organisations are at work: they belong to the view that is shared (I14).
    const bestaat = ({ soort, onderwerp }: Taak): boolean => {
      // That care is aligned with the criminal track is for who takes part in it.
      if (isAfstemmingstaak({ soort })) {
        const afstemming = afstemmingVan(dossier, onderwerp);
        return afstemming !== null && leesbaar(afstemming);
      }
      if (soort !== VRAAGTAAK) return leest(onderdeelVan(soort));
      // Whom is asked, and so that something is asked of care, is for who reads the question.
      const vraag = vraagVan(dossier, onderwerp ?? "");
      return vraag !== null && leesbaar(vraag);
    };
    const taken = leest("voortgang") ? dossier.taken.filter(bestaat) : [];
    const uitnodigingen = leest("uitnodiging") ? dossier.uitnodigingen : [];
    const leesbare = metLaatsteRonden(dossier.vastleggingen.filter(leesbaar));
    // An agreement to forward what somebody may not see would tell them of it.
    const vastleggingen = leesbare
      .filter(({ soort, bij }) => soort !== "instemming" || leesbare.some(({ vastleggingId }) => vastleggingId === bij))
      .filter((een) => !isAfstemming(een) && bijZichtbareTaak(een, taken));
    const vandaag = afhankelijkheden.kalender.dagVan(nu);
    const { behoefteSlachtoffer, plannen, acties, overlap } = planbeeldVan(
      ...([dossier, inzage.magLezen, vandaag, afhankelijkheden.regio] as const),
    );
    const ids = new Set<string>([
      ...leesbare.map(({ vastleggingId }) => vastleggingId),
      ...bijdragen.map(({ bijdrageId }) => bijdrageId),
    ]);
    const lezer: Lezer = { leest, bestaat: (id) => ids.has(id) };
    return {
      status: 200,
      body: {
        // What the victim needs comes before what is known and done.
        behoefteSlachtoffer,
        casusId,
        status: statusVoor(casus.status, inzage.magLezen),
        gemeente: casus.gemeente,
        verschijningsvormen: casus.verschijningsvormen,
        acuut: casus.acuut,
        // Decided at the second weging.
        urgentie: leest("tweede-weging") ? casus.urgentie : null,
        geopendOp: casus.geopendOp,
        strafrechtelijkTrajectLoopt: casus.strafrechtelijkTrajectLoopt,
        zorgcoordinatie: leest("zorgcoordinatie")
          ? organisatieVoor(afhankelijkheden.regio, "zorgcoordinatie", casus)
          : null,
        commitments: leest("commitment") ? commitmentbeelden(dossier) : [],
        ...standVan(dossier, leest),
        ...verschuivingbeeldVan(casus, vastleggingen, nu),
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
        agendapunten: leest("casusoverleg")
          ? openAgendapunten(dossier).map(({ overlegId, toegevoegdOp }) => ({ overlegId, toegevoegdOp }))
          : [],
        vastleggingen: vastleggingen.map((een) => ({
          ...{ id: een.vastleggingId, soort: een.soort, bij: een.bij, inhoud: inhoudVoor(een, lezer) },
          ...{ vastgelegdOp: een.vastgelegdOp, vastgelegdDoor: een.vastgelegdDoor, kenmerk: herkomst(een.kenmerk) },
        })),
        bijdragen,
        ...{ plannen, acties, overlap },
      },
    };
  },
});
