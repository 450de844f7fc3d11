import type * as z from "zod";
import { historie, kenmerkVan, type Besluit, type Besluitcontext } from "../besluit.ts";
import type { CasusDossier } from "../casusdossier.ts";
import { ontbrekendeOnderdelen, type Plan } from "../plan.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { PlanInvoer, planVaststellingInvoer } from "../plan.ts";
import { casusBijStap, nieuweVastlegging, rondStapAf } from "../voortgaan.ts";
import type { Weigering } from "../weigering.ts";
import { samen } from "../wijziging.ts";
import { nietVanKeten, opCasus, organisatieFouten, quorumTekort } from "./regels.ts";

import { aanTafel } from "./casusoverleggen.ts";
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
