import { berichtenAan, betrokkenenVan, gebeurtenis, historie, stuurfeit, type Besluitcontext } from "../besluit.ts";
import type { OpenCasus } from "../casus.ts";
import type { CasusId, DossierId, MeldingId, OrganisatieCode } from "../ids.ts";
import type { MeldingInvoer } from "../melding.ts";
import type { Stap } from "../pad.ts";
import { organisatieVoor } from "../regio.ts";
import { opStap } from "../stapstand.ts";
import { samen, type Wijziging } from "../wijziging.ts";
import { gemeenteVan, isAcuut } from "./aansluiten.ts";
import { zorgcoordinatorVoor } from "./verdeelregel.ts";

/**
 * Step at which a casus begins: with the zorgcoördinator who is known, of an earlier casus or by the melding (H2.2-d12), or at
 * once with the weging when it is acute. Never further: whoever reports that somebody already works on it (`instroom`) tells
 * the team so, but cannot pass over its weging. Entry further on, with catch-up tasks, is the team's to decide.
 */
const beginstap = (zorgBekend: boolean, acuut: boolean): Stap => (zorgBekend && !acuut ? "verrijken" : "weging-1");

/** The head of a casus that this melding opens. */
export const nieuweCasus = (
  casusId: CasusId,
  invoer: MeldingInvoer,
  dossierIds: readonly DossierId[],
  zorg: { readonly bekend: boolean; readonly eerder: OrganisatieCode | null },
  context: Besluitcontext,
): OpenCasus => {
  const acuut = isAcuut(invoer);
  const basis = {
    acuut,
    acuutVolgensMelder: invoer.acuutVolgensMelder === "ja",
    verschijningsvormen: [...invoer.verschijningsvormen],
    procesbegeleiding: null,
    overdracht: null,
    ...{ urgentietermijnen: {}, verschuivingen: [], verschoven: 0, herverdelen: false },
    ...{ procesregie: null, samengevoegd: [], samenTeVoegen: null },
    zorgcoordinatie: zorg.eerder ?? zorgcoordinatorVoor(invoer, context),
    zorgAangeboden: [],
    uitvoeringen: {},
  };
  const begin = beginstap(zorg.bekend, acuut);
  const { nieuweUitvoering, ...stand } = opStap(basis, begin, context);
  return {
    type: "casus",
    casusId,
    versie: 1,
    status: "open",
    gemeente: gemeenteVan(invoer, context.regio),
    ketenmodelVersie: context.regio.ketenmodel.versie,
    geopendOp: context.nu,
    dossierIds: [...dossierIds],
    ...{ vertrokken: [], eerdereCasussen: [] },
    uitkomsten: {},
    ronde: 0,
    planVersie: null,
    urgentie: null,
    samenwerking: null,
    betrokken: [],
    noodtoegangen: [],
    strafrechtelijkTrajectLoopt: false,
    ...basis,
    ...stand,
    ...nieuweUitvoering,
  };
};

/** A new casus with its first line of history; the team, its municipality, the meldpunt and the owner hear of it. */
export const openCasus = (
  casus: OpenCasus,
  meldingId: MeldingId,
  { zorgBekend, recidive }: { readonly zorgBekend: boolean; readonly recidive: number },
  context: Besluitcontext,
): Wijziging => {
  const berichten = [
    ...berichtenAan(
      [...betrokkenenVan(casus, context.nu), organisatieVoor(context.regio, "meldpunt"), casus.eigenaar.organisatie],
      {
        soort: "casus.geopend",
        onderwerp: casus.casusId,
        dataref: `/v1/casussen/${casus.casusId}`,
        data: { casusId: casus.casusId, gemeente: casus.gemeente, acuut: casus.acuut },
      },
      context,
    ),
    ...stuurfeit(casus, "casus-geopend", casus.acuut ? "acuut" : null, context),
    // Of each victim who was in a casus that closed; of whom, the figures do not tell (K12, B6.S4).
    ...Array.from({ length: recidive }, () => stuurfeit(casus, "recidive", "slachtoffer", context)).flat(),
  ];
  return samen(
    {
      nieuw: [casus, ...gebeurtenis({ soort: "casus", id: casus.casusId }, berichten, context)],
      vervangen: [],
      mitsOpen: [],
    },
    // That an acute casus passes over the enrichment by a known zorgcoördinator is recorded (X6).
    historie(
      casus.casusId,
      [],
      {
        compartiment: "personalia",
        wat: zorgBekend && casus.acuut ? "casus-geopend-zonder-verrijken" : "casus-geopend",
        inhoud: { meldingId },
      },
      context,
    ),
  );
};
