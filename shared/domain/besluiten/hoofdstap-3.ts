import type * as z from "zod";
import { historie, kenmerkVan, type Besluit, type Besluitcontext } from "../besluit.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { OrganisatieCode } from "../ids.ts";
import { vervolgNa } from "../pad.ts";
import { ontbrekendeOnderdelen, type Plan } from "../plan.ts";
import { zetelsVan, type Regio } from "../regio.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { casusoverlegInvoer, PlanInvoer, planVaststellingInvoer } from "../vastlegging.ts";
import { casusBijStap, legVastEnGaVoort, nieuweVastlegging, rondStapAf } from "../voortgaan.ts";
import type { TweedeWeging } from "../weging.ts";
import type { Weigering } from "../weigering.ts";
import { samen } from "../wijziging.ts";
import { citaatFouten } from "./bewijsmiddelen.ts";
import { openInterventieVan } from "./interventie.ts";
import { nietVanKeten, opCasus, organisatieFouten, quorumTekort, verplichtOpen } from "./regels.ts";

/** Organisations that may sit at the table: the seats of this casus and whom it invited and did not decline. */
const aanTafel = (dossier: CasusDossier, regio: Regio): readonly OrganisatieCode[] => [
  ...zetelsVan(regio, dossier.casus.gemeente),
  ...dossier.uitnodigingen
    .filter(({ status }) => status === "open" || status === "geaccepteerd")
    .map(({ organisatie }) => organisatie),
];

/** What the plan lacks: parts of it, and covenants of those who are to act on it (X7). */
const planTekort = (plan: Plan, context: Besluitcontext): readonly string[] => {
  const wie = [...new Set(plan.inhoud.acties.map(({ organisatie }) => organisatie))];
  return [
    ...ontbrekendeOnderdelen(plan.inhoud),
    ...organisatieFouten(
      context,
      wie.map((organisatie) => ({ veld: organisatie, organisatie })),
    ).map(({ veld }) => `een geldig convenant van ${veld}, die een actie heeft`),
  ];
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
      { soort: "casusoverleg", inhoud: invoer, informatie: "casusoverleg" },
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
  const fouten = citaatFouten(dossier, invoer.bewijsmiddelen);
  if (fouten.length > 0) return mislukt({ code: "ongeldige-invoer", fouten });
  const tekort = quorumTekort(regio, casus.waarde, regio.quorum.weging2, invoer.deelnemers);
  if (tekort !== null) return mislukt(tekort);
  const schaal = regio.urgentie.schaal.map(({ code }) => code);
  if (!schaal.includes(invoer.urgentie)) return mislukt({ code: "urgentie-onbekend", schaal });
  const uitkomst = `${invoer.mensenhandel}-${invoer.zorg}` as const;
  if (!regio.wegingUitkomsten.weging2.includes(uitkomst)) {
    return mislukt({ code: "uitkomst-niet-ingesteld", uitkomst });
  }
  if (invoer.mensenhandel === "geen" && openInterventieVan(dossier) !== null)
    return mislukt({
      code: "tegenstrijdige-weging",
      uitleg: "op deze casus loopt een interventie bij een doorlaatverbod; die moet eerst een resultaat hebben",
    });
  const open = vervolgNa("weging-2", uitkomst).soort === "einde" ? verplichtOpen(dossier) : null;
  if (open !== null) return mislukt(open);
  return gelukt(
    legVastEnGaVoort(
      dossier,
      casus.waarde,
      "weging-2",
      uitkomst,
      { soort: "weging", inhoud: invoer, informatie: "tweede-weging" },
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
  const onbekend = nietVanKeten(context, [
    ...invoer.acties.map(({ organisatie }, i) => ({ veld: `acties[${i}].organisatie`, organisatie })),
    ...invoer.rolverdeling.map(({ organisatie }, i) => ({ veld: `rolverdeling[${i}].organisatie`, organisatie })),
    ...invoer.monitoringsafspraken.map(({ organisatie }, i) => ({
      veld: `monitoringsafspraken[${i}].organisatie`,
      organisatie,
    })),
    ...invoer.regieafspraken.map(({ organisatie }, i) => ({ veld: `regieafspraken[${i}].organisatie`, organisatie })),
  ]);
  if (onbekend !== null) return mislukt(onbekend);
  // Everybody at the table reads the plan, and nothing of an investigation leaves its compartment (I12, X8).
  const strafrechtelijk = invoer.acties.flatMap(({ soort }, i) =>
    soort === "strafrechtelijk"
      ? [{ veld: `acties[${i}].soort`, melding: "hoort niet in het gedeelde plan; houd die actie binnen de opsporing" }]
      : [],
  );
  if (strafrechtelijk.length > 0) return mislukt({ code: "ongeldige-invoer", fouten: strafrechtelijk });
  const planVersie = Math.max(0, ...dossier.plannen.map((plan) => plan.planVersie)) + 1;
  const plan: Plan = {
    type: "plan",
    casusId: casus.casusId,
    planVersie,
    versie: 1,
    status: "concept",
    inhoud: invoer,
    gemaaktOp: context.nu,
    kenmerk: kenmerkVan(context.door, "plan"),
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
  const ontbreekt = planTekort(plan, context);
  if (ontbreekt.length > 0) return mislukt({ code: "plan-onvolledig", ontbreekt });
  const deelnemers = invoer.deelnemers.map(({ organisatie }) => organisatie);
  const vreemden = [
    ...deelnemers.filter((organisatie) => !aanTafel(dossier, context.regio).includes(organisatie)),
    // Who cannot see the casus can neither read nor complete its actie, and a mandatory one would keep the casus open.
    ...plan.inhoud.acties.flatMap(({ organisatie }) =>
      opCasus(casus.waarde, context).includes(organisatie) ? [] : [organisatie],
    ),
  ];
  if (vreemden.length > 0) return mislukt({ code: "niet-uitgenodigd", organisaties: [...new Set(vreemden)] });
  const tekort = quorumTekort(context.regio, casus.waarde, context.regio.quorum.plan, invoer.deelnemers);
  if (tekort !== null) return mislukt(tekort);
  const vastlegging = nieuweVastlegging(
    dossier,
    { soort: "planvaststelling", inhoud: invoer, bij: String(plan.planVersie), informatie: "planvaststelling" },
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
