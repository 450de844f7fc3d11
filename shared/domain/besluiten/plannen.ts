import { ZONDER_KENNIS, type Doelkennis } from "../actiedoel.ts";
import { historie, kenmerkVan, type Besluit, type Besluitcontext } from "../besluit.ts";
import type { OpenCasus } from "../casus.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { OrganisatieCode, VastleggingId } from "../ids.ts";
import { inTeHalen } from "../inhaaltaak.ts";
import { formatInWerking, ontbrekendeOnderdelen, type Plan, type PlanInvoer, type PlanVaststelling } from "../plan.ts";
import { organisatieVoor, zetelsVan } from "../regio.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import { casusBijStap, nieuweVastlegging, rondStapAf } from "../voortgaan.ts";
import type { Veldfout, Weigering } from "../weigering.ts";
import { samen } from "../wijziging.ts";
import { actieFouten } from "./actiefouten.ts";
import { aanTafelFouten, legAanTafelVast, zonderCommitment } from "./commitments.ts";
import { deelnemersVan } from "./deelnemers.ts";
import { opCasus, organisatieFouten, quorumTekort } from "./regels.ts";
import { beslissersVan, geldendeTweedeWeging } from "./tweede-weging.ts";
import { kanUitvoeren } from "./uitzetten.ts";

/** Steps at which a plan may be drafted: during or on the basis of the casusoverleg (H3.3-a1). */
const PLANSTAPPEN: readonly string[] = ["casusoverleg", "weging-2", "plan-van-aanpak"];

/** The last version of the plan, whatever became of it; null: there is none. */
export const laatstePlan = ({ plannen }: Pick<CasusDossier, "plannen">): Plan | null =>
  plannen.toSorted((a, b) => a.planVersie - b.planVersie).at(-1) ?? null;

/** The second weging in force: what the plan rests on (H3.3-b1, c4). */
const laatsteWeging = (dossier: CasusDossier): VastleggingId | null =>
  geldendeTweedeWeging(dossier)?.vastleggingId ?? null;

/** Every organisation that a plan names, and in which field. */
const genoemdIn = (plan: PlanInvoer) => {
  const lijst = (naam: string, delen: readonly { readonly organisatie: OrganisatieCode }[]) =>
    delen.map(({ organisatie }, i) => ({ veld: `${naam}[${i}].organisatie`, organisatie }));
  return [
    ...lijst("acties", plan.acties),
    ...plan.acties.flatMap(({ ondersteuners }, i) =>
      ondersteuners.map((organisatie, j) => ({ veld: `acties[${i}].ondersteuners[${j}]`, organisatie })),
    ),
    ...lijst("rolverdeling", plan.rolverdeling),
    ...lijst("monitoringsafspraken", plan.monitoringsafspraken),
    ...lijst("regieafspraken", plan.regieafspraken),
    ...lijst("voorstellen.rolverdeling", plan.voorstellen.rolverdeling),
  ];
};

const planFouten = (
  dossier: CasusDossier,
  plan: PlanInvoer,
  kennis: Doelkennis,
  context: Besluitcontext,
): readonly Veldfout[] => {
  const vandaag = context.kalender.dagVan(context.nu);
  return [
    ...plan.behoefteSlachtoffer.flatMap(({ dossierId }, i) =>
      dossierId !== null && !dossier.casus.dossierIds.includes(dossierId)
        ? [{ veld: `behoefteSlachtoffer[${i}].dossierId`, melding: "is geen dossier van deze casus" }]
        : [],
    ),
    ...actieFouten(dossier, plan, kennis, context),
    ...plan.monitoringsafspraken.flatMap(({ eersteRonde }, i) =>
      eersteRonde !== null && eersteRonde < vandaag
        ? [
            {
              veld: `monitoringsafspraken[${i}].eersteRonde`,
              melding: "ligt in het verleden; kies vandaag of later",
            },
          ]
        : [],
    ),
  ];
};

/** The version that a next concept rests on: the last one; null: there is none yet, so none can be named. */
export const planversie = (dossier: CasusDossier): number | null => laatstePlan(dossier)?.planVersie ?? null;

/**
 * 3.3: a plan in concept, the next version; it takes the place of a concept that was there.
 * @param kennis what is known of the plekken and entries of the guide that its acties name
 */
export const draftPlan = (
  dossier: CasusDossier,
  invoer: PlanInvoer,
  context: Besluitcontext,
  kennis: Doelkennis = ZONDER_KENNIS,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  if (!PLANSTAPPEN.includes(casus.positie.stap) && inTeHalen(dossier, casus, "plan-van-aanpak") === null) {
    return mislukt({ code: "stap-niet-aan-de-beurt", stap: "plan-van-aanpak", huidig: casus.positie.stap });
  }
  const fouten = [...organisatieFouten(context, genoemdIn(invoer)), ...planFouten(dossier, invoer, kennis, context)];
  if (fouten.length > 0) return mislukt({ code: "ongeldige-invoer", fouten });
  const vorige = laatstePlan(dossier);
  const planVersie = (vorige?.planVersie ?? 0) + 1;
  const plan: Plan = {
    type: "plan",
    casusId: casus.casusId,
    planVersie,
    versie: 1,
    status: "concept",
    format: formatInWerking(context.regio),
    weging: laatsteWeging(dossier),
    inhoud: invoer,
    gemaaktOp: context.nu,
    kenmerk: kenmerkVan(context.door, "plan"),
  };
  return gelukt({
    id: String(planVersie),
    wijziging: samen(
      {
        nieuw: [plan],
        // Whoever establishes that one at this very moment reads again, and finds that there is a next.
        vervangen: vorige?.status === "concept" ? [{ ...vorige, versie: vorige.versie + 1, status: "vervangen" }] : [],
        mitsOpen: [casus.casusId],
      },
      historie(
        casus.casusId,
        dossier.historieKoppen,
        { compartiment: "veiligheid", wat: `plan:concept:${planVersie}`, inhoud: invoer },
        context,
      ),
    ),
  });
};

/** What the plan lacks: parts of it, dates that are still to come, and covenants of those who are to act on it (X7). */
const planTekort = (plan: Plan, casus: OpenCasus, context: Besluitcontext): readonly string[] => {
  const wie = [...new Set(plan.inhoud.acties.flatMap((actie) => [actie.organisatie, ...actie.ondersteuners]))];
  const vandaag = context.kalender.dagVan(context.nu);
  return [
    ...ontbrekendeOnderdelen(plan.inhoud, casus.dossierIds),
    // A concept can lie for weeks; its actie would be too late, and escalate, when it is put out.
    ...plan.inhoud.acties.flatMap(({ uiterlijk }, i) =>
      uiterlijk !== null && uiterlijk < vandaag ? [`een datum die nog komt bij actie ${i + 1}`] : [],
    ),
    ...organisatieFouten(
      context,
      wie.map((organisatie) => ({ veld: organisatie, organisatie })),
    ).map(({ veld }) => `een geldig convenant van ${veld}, die een actie heeft of ondersteunt`),
  ];
};

/** Who decides: seats of the team that were at the casusoverleg, as the register knows them, and enough of them (X11, NB5). */
const vaststellers = (
  dossier: CasusDossier,
  casus: OpenCasus,
  invoer: PlanVaststelling,
  context: Besluitcontext,
): ReturnType<typeof deelnemersVan>["deelnemers"] | Weigering => {
  const zetels = zetelsVan(context.regio, casus.gemeente);
  const { deelnemers, fouten } = deelnemersVan(
    invoer.deelnemers.map((een) => (zetels.includes(een.organisatie) ? een : null)),
    context,
    "plan-vaststellen",
  );
  const geenZetel = invoer.deelnemers.flatMap(({ organisatie }, i) =>
    zetels.includes(organisatie)
      ? []
      : [
          {
            veld: `deelnemers[${i}].organisatie`,
            melding: "heeft geen zetel in deze casus; alleen het ketenregieteam stelt het plan vast",
          },
        ],
  );
  const alles = [...geenZetel, ...fouten, ...aanTafelFouten(dossier, invoer.commitments, context)];
  if (alles.length > 0) return { code: "ongeldige-invoer", fouten: alles };
  const aanwezig = beslissersVan(dossier, context.regio);
  const afwezig = deelnemers.flatMap(({ organisatie }) => (aanwezig.includes(organisatie) ? [] : [organisatie]));
  if (afwezig.length > 0) return { code: "niet-aanwezig", organisaties: afwezig };
  return quorumTekort(context.regio, casus, context.regio.quorum.plan, deelnemers) ?? deelnemers;
};

/**
 * Who has an actie, a role, the monitoring or the direction in a plan and for whom the casus does not exist: they could neither read
 * nor complete anything. A proposal may yet name somebody else (H3.3-c5). Each at its field of the plan.
 */
const nietOpCasus = (
  { inhoud: { acties, rolverdeling, monitoringsafspraken, regieafspraken } }: Plan,
  casus: OpenCasus,
  context: Besluitcontext,
): readonly { readonly veld: string; readonly organisatie: OrganisatieCode }[] => {
  const { regio } = context;
  const erbij = opCasus(casus, context);
  // Who directs the process, and who coordinates the care, are on every casus by their role.
  const metRol = [
    ...erbij,
    organisatieVoor(regio, "procesregie", casus),
    organisatieVoor(regio, "zorgcoordinatie", casus),
  ];
  const zonderRol = (naam: string, delen: readonly { readonly organisatie: OrganisatieCode }[]) =>
    delen.flatMap(({ organisatie }, i) =>
      metRol.includes(organisatie) ? [] : [{ veld: `${naam}[${String(i)}].organisatie`, organisatie }],
    );
  return [
    ...acties.flatMap((actie, i) => [
      ...(kanUitvoeren(casus, actie, context)
        ? []
        : [{ veld: `acties[${String(i)}].organisatie`, organisatie: actie.organisatie }]),
      ...actie.ondersteuners.flatMap((organisatie, j) =>
        erbij.includes(organisatie) ? [] : [{ veld: `acties[${String(i)}].ondersteuners[${String(j)}]`, organisatie }],
      ),
    ]),
    ...zonderRol("rolverdeling", rolverdeling),
    ...zonderRol("monitoringsafspraken", monitoringsafspraken),
    ...zonderRol("regieafspraken", regieafspraken),
  ];
};

/** The refusal for who is not on the casus, saying where in the plan and what to do. */
const nietUitgenodigd = (vreemden: ReturnType<typeof nietOpCasus>): Weigering => ({
  code: "niet-uitgenodigd",
  organisaties: [...new Set(vreemden.map(({ organisatie }) => organisatie))],
  fouten: vreemden.map(({ veld, organisatie }) => ({
    veld,
    melding: `${organisatie} werkt nu niet aan deze casus; nodig de organisatie uit en wacht tot zij aanvaardt, of maak een nieuw concept zonder haar`,
  })),
});

/** That the organisations with something to do said whether they exchange data, where the region asks that first (H4.1-b1). */
const commitmentTekort = (
  dossier: CasusDossier,
  plan: Plan,
  { commitments }: PlanVaststelling,
  { regio }: Besluitcontext,
): Weigering | null => {
  if (regio.commitment.moment === "achteraf") return null;
  const nu = commitments.map(({ organisatie }) => organisatie);
  const organisaties = zonderCommitment(dossier, plan.inhoud, nu);
  return organisaties.length === 0 ? null : { code: "commitment-ontbreekt", organisaties };
};

/**
 * 3.3: the team establishes the last concept, only when all its parts are there; its acties are put out next, each once (H3.3-a2,
 * X10, X11). A plan in an older format than the region now has needs a reason.
 */
export const establishPlan = (
  dossier: CasusDossier,
  plan: Plan,
  invoer: PlanVaststelling,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const casus = casusBijStap(dossier, "plan-van-aanpak");
  if (!casus.ok) return casus;
  if (plan.status === "vastgesteld") return mislukt({ code: "al-afgehandeld" });
  const laatste = planversie(dossier) ?? plan.planVersie;
  if (plan.planVersie !== laatste) return mislukt({ code: "plan-achterhaald", laatste });
  const format = formatInWerking(context.regio);
  if (plan.format !== format && invoer.redenOuderFormat === null) {
    const melding = `dit concept is gemaakt in format ${plan.format ?? "geen"} en nu geldt ${format ?? "geen"}; maak een nieuw concept, of zeg hier waarom dit volstaat`;
    return mislukt({ code: "ongeldige-invoer", fouten: [{ veld: "redenOuderFormat", melding }] });
  }
  const ontbreekt = planTekort(plan, casus.waarde, context);
  if (ontbreekt.length > 0) return mislukt({ code: "plan-onvolledig", ontbreekt });
  const deelnemers = vaststellers(dossier, casus.waarde, invoer, context);
  if ("code" in deelnemers) return mislukt(deelnemers);
  const vreemden = nietOpCasus(plan, casus.waarde, context);
  if (vreemden.length > 0) return mislukt(nietUitgenodigd(vreemden));
  const zonder = commitmentTekort(dossier, plan, invoer, context);
  if (zonder !== null) return mislukt(zonder);
  const { commitments, ...besluit } = invoer;
  const aanTafel = legAanTafelVast(dossier, commitments, context);
  const inhoud = { ...besluit, deelnemers: [...deelnemers] };
  const vastlegging = nieuweVastlegging(
    dossier,
    { soort: "planvaststelling", inhoud, bij: String(plan.planVersie), informatie: "planvaststelling" },
    context,
  );
  return gelukt({
    id: vastlegging.vastleggingId,
    wijziging: rondStapAf(
      dossier,
      casus.waarde,
      "plan-van-aanpak",
      "vastgesteld",
      { compartiment: "veiligheid", inhoud: { plan: plan.inhoud, vaststelling: inhoud, commitments } },
      context,
      {
        casus: { planVersie: plan.planVersie },
        berichten: aanTafel.berichten,
        wijziging: {
          nieuw: [vastlegging, ...aanTafel.records],
          // The weging that was recorded after the concept was made, in the meeting.
          vervangen: [
            { ...plan, versie: plan.versie + 1, status: "vastgesteld", weging: laatsteWeging(dossier) },
            ...aanTafel.taken,
          ],
          mitsOpen: [],
        },
      },
    ),
  });
};
