import { endUitnodiging } from "../../shared/domain/besluiten/beeindigen.ts";
import * as h2 from "../../shared/domain/besluiten/hoofdstap-2.ts";
import { recordBewijsmiddel } from "../../shared/domain/besluiten/bewijsmiddelen.ts";
import { decideDoorlaatverbod, recordOordeel } from "../../shared/domain/besluiten/oordelen.ts";
import { recordEersteWeging, recordHerweging, wegingsversie } from "../../shared/domain/besluiten/wegen.ts";
import * as h3 from "../../shared/domain/besluiten/hoofdstap-3.ts";
import * as h4 from "../../shared/domain/besluiten/hoofdstap-4.ts";
import { isDoorgeefbaar, recordInstemming } from "../../shared/domain/besluiten/doorgifte.ts";
import { heropenerVan, reopenCasus } from "../../shared/domain/besluiten/heropenen.ts";
import * as overdragen from "../../shared/domain/besluiten/overdragen.ts";
import * as uitnodigen from "../../shared/domain/besluiten/uitnodigen.ts";
import * as h5 from "../../shared/domain/besluiten/hoofdstap-5.ts";
import { determineGemeente } from "../../shared/domain/besluiten/gemeente.ts";
import { plekbeoordelaar, recordPlekbeoordeling } from "../../shared/domain/besluiten/plekken.ts";
import type { Interventie } from "../../shared/domain/interventie.ts";
import { endInterventie, recordInterventiebericht } from "../../shared/domain/besluiten/interventie.ts";
import type { CasusDossier } from "../../shared/domain/casusdossier.ts";
import type { Stap } from "../../shared/domain/pad.ts";
import { overdrachtenVan, overdrachtstandVan, type Overdracht } from "../../shared/domain/overdracht.ts";
import { eigenaarVan, KETENREGIETEAM, organisatieVoor, type Regio } from "../../shared/domain/regio.ts";
import type { Eigenaar, Taak } from "../../shared/domain/taak.ts";
import type { Vastlegging } from "../../shared/domain/vastlegging.ts";
import * as api from "../../shared/api/schemas/casus.ts";
import * as overdracht from "../../shared/api/schemas/overdracht.ts";
import type { Toegangsafhankelijkheden } from "../../shared/runtime/afhankelijkheden.ts";
import { leesDoorgaanden } from "../../shared/runtime/dossiering.ts";
import type { Route } from "../../shared/runtime/route.ts";
import { commandoRoute, type Doel } from "./commando.ts";

/** A command on the casus itself, owned by whoever owns this step. */
const stap =
  (naam: Stap) =>
  ({ casus }: CasusDossier, _pad: unknown, regio: Regio): Doel<null> => ({
    over: null,
    eigenaar: eigenaarVan(regio, naam, casus),
  });

/** The handover that is to be made: its owner depends on which weging led to it. */
const aanTeBieden = (dossier: CasusDossier, pad: unknown, regio: Regio): Doel<null> =>
  stap(overdragen.aanbiedstapVan(dossier))(dossier, pad, regio);

/** A handover that was offered. */
const overdrachtOp = (dossier: CasusDossier, pad: { readonly overdrachtId: string }): Overdracht | null =>
  overdrachtenVan(dossier).find(({ aanbod }) => aanbod.vastleggingId === pad.overdrachtId) ?? null;

/** For its receiver, to answer. */
const teBeantwoorden = (dossier: CasusDossier, pad: { readonly overdrachtId: string }): Doel<Overdracht> | null => {
  const over = overdrachtOp(dossier, pad);
  return over === null ? null : { over, eigenaar: { rol: "partner", organisatie: over.aanbod.inhoud.ontvanger } };
};

/** For who offered it, and for who guards every date. */
const inTeTrekken = (
  dossier: CasusDossier,
  pad: { readonly overdrachtId: string },
  regio: Regio,
): Doel<Overdracht> | null => {
  const over = overdrachtOp(dossier, pad);
  if (over === null) return null;
  const { eigenaar } = aanTeBieden(dossier, pad, regio);
  return { over, eigenaar, ook: { rol: "procesregisseur", organisatie: organisatieVoor(regio, "procesregie") } };
};

/** An intervention, for who carries it out or, to end it, for this other owner. */
const interventie =
  (eigenaar?: Eigenaar) =>
  ({ interventies }: CasusDossier, pad: { readonly interventieId: string }): Doel<Interventie> | null => {
    const over = interventies.find(({ interventieId }) => interventieId === pad.interventieId);
    return over === undefined ? null : { over, eigenaar: eigenaar ?? over.eigenaar };
  };

const uitnodiging = (dossier: CasusDossier, pad: { readonly uitnodigingId: string }) => {
  const over = dossier.uitnodigingen.find(({ uitnodigingId }) => uitnodigingId === pad.uitnodigingId);
  return over === undefined ? null : { over, eigenaar: over.eigenaar };
};

/** What somebody supplied and can go further: its own organisation says whether it may. */
const vastlegging = (dossier: CasusDossier, pad: { readonly vastleggingId: string }): Doel<Vastlegging> | null => {
  const over = dossier.vastleggingen.find(({ vastleggingId }) => vastleggingId === pad.vastleggingId);
  return over === undefined || !isDoorgeefbaar(over.kenmerk)
    ? null
    : { over, eigenaar: { rol: "partner", organisatie: over.kenmerk.geleverdDoor } };
};

const actietaak = (dossier: CasusDossier, pad: { readonly actieId: string }): Doel<Taak> | null => {
  const over = dossier.taken.find((taak) => taak.soort === "actie" && taak.onderwerp === pad.actieId);
  return over === undefined ? null : { over, eigenaar: over.eigenaar };
};

const plan = (dossier: CasusDossier, pad: { readonly planVersie: string }, regio: Regio) => {
  const over = dossier.plannen.find(({ planVersie }) => String(planVersie) === pad.planVersie);
  return over === undefined ? null : { over, eigenaar: eigenaarVan(regio, "plan-van-aanpak", dossier.casus) };
};

/** Every command of the casus, as the chain names them. A new one is a decision in the domain and an entry here. */
export const commandoRoutes = (afhankelijkheden: Toegangsafhankelijkheden): readonly Route[] => [
  commandoRoute(afhankelijkheden, {
    operatie: api.verrijk,
    doel: stap("verrijken"),
    besluit: (dossier, _over, invoer, context) => h2.recordVerrijking(dossier, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.weeg,
    doel: stap("weging-1"),
    mandaat: "weging",
    mandatenBij: (invoer) =>
      invoer.soort !== "tweede" && invoer.doorlaatverbod.besluit === "toegepast" ? ["doorlaatverbod"] : [],
    noemtOrganisaties: true,
    vraagtZetels: true,
    versie: wegingsversie,
    besluit: (dossier, _over, invoer, context) => {
      switch (invoer.soort) {
        case "eerste":
          return recordEersteWeging(dossier, invoer, context);
        case "herweging":
          return recordHerweging(dossier, invoer, context);
        case "tweede":
          return h3.recordTweedeWeging(dossier, invoer, context);
      }
    },
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.legBewijsmiddelVast,
    doel: stap("weging-1"),
    noemtOrganisaties: true,
    besluit: (dossier, _over, invoer, context) => recordBewijsmiddel(dossier, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.geefOordeel,
    doel: stap("weging-1"),
    mandaat: "weging",
    vraagtZetels: true,
    besluit: (dossier, _over, invoer, context) => recordOordeel(dossier, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.besluitDoorlaatverbod,
    doel: stap("weging-1"),
    mandaat: "doorlaatverbod",
    noemtOrganisaties: true,
    vraagtZetels: true,
    besluit: (dossier, _over, invoer, context) => decideDoorlaatverbod(dossier, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.meldInterventie,
    doel: interventie(),
    besluit: (dossier, over, invoer, context) => recordInterventiebericht(dossier, over, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.beeindigInterventie,
    doel: interventie({ rol: "lid-ketenregieteam", organisatie: KETENREGIETEAM }),
    mandaat: "doorlaatverbod",
    besluit: (dossier, over, invoer, context) => endInterventie(dossier, over, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: overdracht.draagOver,
    doel: aanTeBieden,
    noemtOrganisaties: true,
    besluit: (dossier, _over, invoer, context, { leesbaar }) =>
      overdragen.offerOverdracht(dossier, invoer, leesbaar, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: overdracht.schaalAf,
    doel: aanTeBieden,
    besluit: (dossier, _over, invoer, context) => overdragen.scaleDown(dossier, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: overdracht.beantwoordOverdracht,
    doel: teBeantwoorden,
    ookZichtbaarVoor: (toegang, actor, { over }, _dossier, nu) =>
      toegang.overdrachtInzien(actor, overdrachtstandVan(over, afhankelijkheden.regio), nu)?.hoedanigheden ?? null,
    besluit: (dossier, over, invoer, context) => overdragen.answerOverdracht(dossier, over, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: overdracht.trekOverdrachtIn,
    doel: inTeTrekken,
    besluit: (dossier, over, invoer, context) => overdragen.withdrawOverdracht(dossier, over, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: overdracht.heropenCasus,
    doel: (dossier, _pad, regio) => ({ over: null, eigenaar: heropenerVan(dossier, regio) }),
    besluit: async (dossier, _over, invoer, context, { ziet }) => {
      const personen = await leesDoorgaanden(afhankelijkheden.casework, dossier.casus.dossierIds);
      return reopenCasus(dossier, personen, invoer, ziet, context);
    },
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.stemIn,
    doel: vastlegging,
    noemtOrganisaties: true,
    besluit: (dossier, over, invoer, context) => recordInstemming(dossier, over, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.nodigUit,
    doel: stap("partners-uitnodigen"),
    noemtOrganisaties: true,
    besluit: (dossier, _over, invoer, context) => uitnodigen.invitePartners(dossier, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.beantwoordUitnodiging,
    doel: uitnodiging,
    ookZichtbaarVoor: (toegang, actor, { over }, _dossier, nu) =>
      toegang.uitnodigingInzien(actor, over, nu)?.hoedanigheden ?? null,
    besluit: (dossier, over, invoer, context) => uitnodigen.answerUitnodiging(dossier, over, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.beeindigUitnodiging,
    doel: (dossier, pad, regio) => {
      const { over } = uitnodiging(dossier, pad) ?? {};
      return over === undefined ? null : { over, eigenaar: eigenaarVan(regio, "partners-uitnodigen", dossier.casus) };
    },
    besluit: (dossier, over, invoer, context) => endUitnodiging(dossier, over, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.bepaalGemeente,
    doel: stap("partners-uitnodigen"),
    besluit: (dossier, _over, invoer, context) => determineGemeente(dossier, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.beoordeelPlek,
    doel: (_dossier, _pad, regio) => ({ over: null, eigenaar: plekbeoordelaar(regio) }),
    besluit: (dossier, _over, invoer, context) => recordPlekbeoordeling(dossier, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.legOverlegVast,
    doel: stap("casusoverleg"),
    besluit: (dossier, _over, invoer, context) => h3.recordCasusoverleg(dossier, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.maakPlan,
    doel: stap("plan-van-aanpak"),
    noemtOrganisaties: true,
    besluit: (dossier, _over, invoer, context) => h3.draftPlan(dossier, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.stelPlanVast,
    doel: plan,
    mandaat: "plan-vaststellen",
    noemtOrganisaties: true,
    besluit: (dossier, over, invoer, context) => h3.establishPlan(dossier, over, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.legActieresultaatVast,
    doel: actietaak,
    besluit: (dossier, over, invoer, context) => h4.recordActieresultaat(dossier, over, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.legVoortgangVast,
    doel: stap("voortgang"),
    besluit: (dossier, _over, invoer, context) => h4.recordVoortgang(dossier, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.regelNazorg,
    doel: stap("nazorg"),
    noemtOrganisaties: true,
    besluit: (dossier, _over, invoer, context) => h4.recordNazorg(dossier, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.stelProcesbegeleiderAan,
    doel: stap("procesbegeleider"),
    noemtOrganisaties: true,
    besluit: (dossier, _over, invoer, context) => h5.appointProcesbegeleider(dossier, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.evalueer,
    doel: stap("evaluatie"),
    // The procesbegeleider is not on the casus, and evaluates without seeing it (H5.2-b1, X14).
    ookZichtbaarVoor: (toegang, actor, _doel, { casus }, nu) =>
      toegang.evaluatieInzien(actor, casus, nu)?.hoedanigheden ?? null,
    besluit: (dossier, _over, invoer, context) => h5.recordEvaluatie(dossier, invoer, context),
  }),
  commandoRoute(afhankelijkheden, {
    operatie: api.borgLessen,
    doel: stap("lessen"),
    noemtOrganisaties: true,
    besluit: (dossier, _over, invoer, context) => h5.secureLessen(dossier, invoer, context),
  }),
];
