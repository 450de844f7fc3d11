import type * as z from "zod";
import {
  berichtenAan,
  gebeurtenis,
  historie,
  kenmerkVan,
  maakIds,
  nieuweTaak,
  rondTaakAf,
  teamVan,
  type Besluit,
  type Besluitcontext,
} from "../besluit.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { OrganisatieCode } from "../ids.ts";
import { ontbrekendeOnderdelen, type Plan } from "../plan.ts";
import { organisatieVoor, zetelsVan, type Regio } from "../regio.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { OpenTaak } from "../taak.ts";
import type { Uitnodiging } from "../uitnodiging.ts";
import type {
  casusoverlegInvoer,
  PlanInvoer,
  planVaststellingInvoer,
  TweedeWeging,
  uitnodigingAntwoordInvoer,
  uitnodigingenInvoer,
} from "../vastlegging.ts";
import { casusBijStap, legVastEnGaVoort, nieuweVastlegging, rondStapAf } from "../voortgaan.ts";
import type { Weigering } from "../weigering.ts";
import { samen } from "../wijziging.ts";
import { onbekendeOrganisaties, quorumTekort } from "./regels.ts";

/** Organisations that may sit at the table: the seats of this casus and whom it invited and did not decline. */
const aanTafel = (dossier: CasusDossier, regio: Regio): readonly OrganisatieCode[] => [
  ...zetelsVan(regio, dossier.casus.gemeente),
  ...dossier.uitnodigingen
    .filter(({ status }) => status === "open" || status === "geaccepteerd")
    .map(({ organisatie }) => organisatie),
];

/** 3.1: invites partners of the flexible shell, each with role, added value and the date of discussion (H3.1-a3, a4). */
export const invitePartners = (
  dossier: CasusDossier,
  invoer: z.infer<typeof uitnodigingenInvoer>,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const stap = casusBijStap(dossier, "partners-uitnodigen");
  if (!stap.ok) return stap;
  const casus = stap.waarde;
  const onbekend = onbekendeOrganisaties(
    context.regio,
    invoer.uitnodigingen.map(({ organisatie }, i) => ({ veld: `uitnodigingen[${i}].organisatie`, organisatie })),
  );
  if (onbekend !== null) return mislukt(onbekend);
  const dubbel = invoer.uitnodigingen.flatMap(({ organisatie }, i) =>
    invoer.uitnodigingen.findIndex((eerder) => eerder.organisatie === organisatie) < i
      ? [{ veld: `uitnodigingen[${i}].organisatie`, melding: "staat er al; nodig een partner één keer uit" }]
      : [],
  );
  if (dubbel.length > 0) return mislukt({ code: "ongeldige-invoer", fouten: dubbel });
  const uitnodigingen = invoer.uitnodigingen.map((uitnodiging) => {
    const id = maakIds(context.nieuwId).vastlegging();
    const eigenaar = { rol: "partner" as const, organisatie: uitnodiging.organisatie };
    const taak = nieuweTaak(
      {
        casusId: casus.casusId,
        soort: "uitnodiging-beantwoorden",
        activiteit: "3.1",
        eigenaar,
        gemeente: casus.gemeente,
        onderwerp: id,
        verplicht: false,
        termijn: "uitnodiging-beantwoorden",
      },
      context,
    );
    const record: Uitnodiging = {
      type: "uitnodiging",
      uitnodigingId: id,
      casusId: casus.casusId,
      versie: 1,
      ...uitnodiging,
      besprekingOp: invoer.besprekingOp,
      status: "open",
      toelichting: null,
      eigenaar,
      uiterlijkOp: taak.uiterlijkOp,
      verstuurdOp: context.nu,
      beantwoordOp: null,
    };
    const bericht = berichtenAan(
      [uitnodiging.organisatie],
      {
        soort: "uitnodiging.verstuurd",
        onderwerp: id,
        dataref: `/v1/casussen/${casus.casusId}/uitnodigingen/${id}`,
        data: {
          uitnodigingId: id,
          casusId: casus.casusId,
          besprekingOp: invoer.besprekingOp,
        },
      },
      context,
    );
    return { record, taak, bericht };
  });
  return gelukt({
    id: casus.casusId,
    wijziging: rondStapAf(
      dossier,
      casus,
      "partners-uitnodigen",
      "uitgenodigd",
      { compartiment: "veiligheid", inhoud: invoer },
      context,
      {
        wijziging: { nieuw: uitnodigingen.flatMap(({ record, taak }) => [record, taak]), vervangen: [], mitsOpen: [] },
        berichten: uitnodigingen.flatMap(({ bericht }) => bericht),
      },
    ),
  });
};

/** The invited partner answers; access to the casus starts at acceptance (X7). */
export const answerUitnodiging = (
  dossier: CasusDossier,
  uitnodiging: Uitnodiging,
  invoer: z.infer<typeof uitnodigingAntwoordInvoer>,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  const { nu } = context;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  if (uitnodiging.status !== "open") return mislukt({ code: "al-afgehandeld" });
  const taak = dossier.taken.find(
    (kandidaat): kandidaat is OpenTaak =>
      kandidaat.status === "open" && kandidaat.onderwerp === uitnodiging.uitnodigingId,
  );
  const geaccepteerd = invoer.antwoord === "geaccepteerd";
  const procesregie = organisatieVoor(context.regio, "procesregie");
  const berichten = berichtenAan(
    [procesregie, ...teamVan(casus)],
    {
      soort: "uitnodiging.beantwoord",
      onderwerp: uitnodiging.uitnodigingId,
      dataref: `/v1/casussen/${casus.casusId}`,
      data: {
        uitnodigingId: uitnodiging.uitnodigingId,
        casusId: casus.casusId,
        besprekingOp: uitnodiging.besprekingOp,
        antwoord: invoer.antwoord,
      },
    },
    context,
  );
  return gelukt({
    id: uitnodiging.uitnodigingId,
    wijziging: samen(
      {
        nieuw: gebeurtenis({ soort: "casus", id: casus.casusId }, berichten, context),
        vervangen: [
          {
            ...uitnodiging,
            versie: uitnodiging.versie + 1,
            status: invoer.antwoord,
            toelichting: invoer.toelichting,
            beantwoordOp: nu,
          },
          ...(taak === undefined ? [] : [rondTaakAf(taak, invoer.antwoord, context.door ?? taak.eigenaar, nu)]),
          ...(geaccepteerd
            ? [
                {
                  ...casus,
                  versie: casus.versie + 1,
                  betrokken: [...casus.betrokken, { organisatie: uitnodiging.organisatie, van: nu, tot: null }],
                },
              ]
            : []),
        ],
        mitsOpen: geaccepteerd ? [] : [casus.casusId],
      },
      historie(
        casus.casusId,
        dossier.historieKoppen,
        { compartiment: "veiligheid", wat: `uitnodiging:${invoer.antwoord}`, inhoud: invoer },
        context,
      ),
    ),
  });
};

/** 3.1: a casusoverleg counts as held only with registered attendance of people who may be there (H3.1-c1, X12). */
export const recordCasusoverleg = (
  dossier: CasusDossier,
  invoer: z.infer<typeof casusoverlegInvoer>,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const casus = casusBijStap(dossier, "casusoverleg");
  if (!casus.ok) return casus;
  const mag = aanTafel(dossier, context.regio);
  const vreemden = invoer.aanwezig.filter((organisatie) => !mag.includes(organisatie));
  if (vreemden.length > 0) return mislukt({ code: "niet-uitgenodigd", organisaties: vreemden });
  if (Date.parse(invoer.gehoudenOp) > Date.parse(context.nu)) {
    return mislukt({
      code: "ongeldige-invoer",
      fouten: [{ veld: "gehoudenOp", melding: "ligt in de toekomst; leg een overleg vast nadat het is gehouden" }],
    });
  }
  return gelukt(
    legVastEnGaVoort(
      dossier,
      casus.waarde,
      "casusoverleg",
      "gehouden",
      { soort: "casusoverleg", inhoud: invoer, compartiment: "veiligheid" },
      context,
    ),
  );
};

/** 3.2: second weging by those present at the last casusoverleg (H3.2-a2, c5 … c8; X11). */
export const recordTweedeWeging = (
  dossier: CasusDossier,
  invoer: TweedeWeging,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const casus = casusBijStap(dossier, "weging-2");
  if (!casus.ok) return casus;
  const { regio } = context;
  const overleg = dossier.vastleggingen
    .filter((vastlegging) => vastlegging.soort === "casusoverleg")
    .toSorted((a, b) => a.vastgelegdOp.localeCompare(b.vastgelegdOp))
    .at(-1);
  const deelnemers = invoer.deelnemers.map(({ organisatie }) => organisatie);
  // A casus that entered mid-chain may have no casusoverleg yet: then the seats decide.
  const aanwezig = overleg?.inhoud.aanwezig ?? zetelsVan(regio, casus.waarde.gemeente);
  const afwezigen = deelnemers.filter((organisatie) => !aanwezig.includes(organisatie));
  if (afwezigen.length > 0) return mislukt({ code: "niet-uitgenodigd", organisaties: afwezigen });
  const tekort = quorumTekort(regio, casus.waarde, regio.quorum.weging2, deelnemers);
  if (tekort !== null) return mislukt(tekort);
  const schaal = regio.urgentie.schaal.map(({ code }) => code);
  if (!schaal.includes(invoer.urgentie)) return mislukt({ code: "urgentie-onbekend", schaal });
  const uitkomst = `${invoer.mensenhandel}-${invoer.zorg}` as const;
  if (!regio.wegingUitkomsten.weging2.includes(uitkomst)) {
    return mislukt({ code: "uitkomst-niet-ingesteld", uitkomst });
  }
  return gelukt(
    legVastEnGaVoort(
      dossier,
      casus.waarde,
      "weging-2",
      uitkomst,
      { soort: "weging", inhoud: invoer, compartiment: "veiligheid" },
      context,
      { casus: { urgentie: invoer.urgentie } },
    ),
  );
};

/** Steps at which a plan may be drafted: during or on the basis of the casusoverleg (H3.3-a1). */
const PLANSTAPPEN: readonly string[] = ["casusoverleg", "weging-2", "plan-van-aanpak"];

/** 3.3: a plan in concept, the next version. */
export const draftPlan = (
  dossier: CasusDossier,
  invoer: PlanInvoer,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  if (!PLANSTAPPEN.includes(casus.positie.stap)) {
    return mislukt({ code: "stap-niet-aan-de-beurt", stap: "plan-van-aanpak", huidig: casus.positie.stap });
  }
  const onbekend = onbekendeOrganisaties(context.regio, [
    ...invoer.acties.map(({ organisatie }, i) => ({ veld: `acties[${i}].organisatie`, organisatie })),
    ...invoer.rolverdeling.map(({ organisatie }, i) => ({ veld: `rolverdeling[${i}].organisatie`, organisatie })),
    ...invoer.monitoringsafspraken.map(({ organisatie }, i) => ({
      veld: `monitoringsafspraken[${i}].organisatie`,
      organisatie,
    })),
    ...invoer.regieafspraken.map(({ organisatie }, i) => ({ veld: `regieafspraken[${i}].organisatie`, organisatie })),
  ]);
  if (onbekend !== null) return mislukt(onbekend);
  const planVersie = Math.max(0, ...dossier.plannen.map((plan) => plan.planVersie)) + 1;
  const plan: Plan = {
    type: "plan",
    casusId: casus.casusId,
    planVersie,
    versie: 1,
    status: "concept",
    inhoud: invoer,
    gemaaktOp: context.nu,
    kenmerk: kenmerkVan(context.door, "veiligheid"),
  };
  return gelukt({
    id: String(planVersie),
    wijziging: samen(
      { nieuw: [plan], vervangen: [], mitsOpen: [casus.casusId] },
      historie(
        casus.casusId,
        dossier.historieKoppen,
        { compartiment: "veiligheid", wat: `plan:concept:${planVersie}`, inhoud: invoer },
        context,
      ),
    ),
  });
};

/** 3.3: the team establishes the plan, only when all six parts are there; its acties are put out next (H3.3-a2, X10, X11). */
export const establishPlan = (
  dossier: CasusDossier,
  plan: Plan,
  invoer: z.infer<typeof planVaststellingInvoer>,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const casus = casusBijStap(dossier, "plan-van-aanpak");
  if (!casus.ok) return casus;
  if (plan.status === "vastgesteld") return mislukt({ code: "al-afgehandeld" });
  const ontbreekt = ontbrekendeOnderdelen(plan.inhoud);
  if (ontbreekt.length > 0) return mislukt({ code: "plan-onvolledig", ontbreekt });
  const deelnemers = invoer.deelnemers.map(({ organisatie }) => organisatie);
  const tekort = quorumTekort(context.regio, casus.waarde, context.regio.quorum.plan, deelnemers);
  if (tekort !== null) return mislukt(tekort);
  const vastlegging = nieuweVastlegging(
    dossier,
    { soort: "planvaststelling", inhoud: invoer, bij: String(plan.planVersie), compartiment: "veiligheid" },
    context,
  );
  return gelukt({
    id: vastlegging.vastleggingId,
    wijziging: rondStapAf(
      dossier,
      casus.waarde,
      "plan-van-aanpak",
      "vastgesteld",
      { compartiment: "veiligheid", inhoud: { plan: plan.inhoud, vaststelling: invoer } },
      context,
      {
        casus: { planVersie: plan.planVersie },
        wijziging: {
          nieuw: [vastlegging],
          vervangen: [{ ...plan, versie: plan.versie + 1, status: "vastgesteld" }],
          mitsOpen: [],
        },
      },
    ),
  });
};
