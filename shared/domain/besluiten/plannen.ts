import { historie, kenmerkVan, type Besluit, type Besluitcontext } from "../besluit.ts";
import type { OpenCasus } from "../casus.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { OrganisatieCode, VastleggingId } from "../ids.ts";
import { formatInWerking, ontbrekendeOnderdelen, type Plan, type PlanInvoer, type PlanVaststelling } from "../plan.ts";
import { organisatieVoor, zetelsVan } from "../regio.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import { casusBijStap, nieuweVastlegging, rondStapAf } from "../voortgaan.ts";
import type { Veldfout, Weigering } from "../weigering.ts";
import { samen } from "../wijziging.ts";
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

/** What is wrong with the acties of a concept, each at its field. */
const actieFouten = (
  { acties: eerdere, casus }: CasusDossier,
  { acties }: PlanInvoer,
  context: Besluitcontext,
): readonly Veldfout[] => {
  const vandaag = context.kalender.dagVan(context.nu);
  const geldend = eerdere.filter(({ planVersie }) => planVersie === casus.planVersie).map(({ actieId }) => actieId);
  return acties.flatMap(({ soort, rol, organisatie, ondersteuners, uiterlijk, voortzettingVan }, i) => {
    const fout = (veld: string, melding: string): Veldfout => ({ veld: `acties[${i}].${veld}`, melding });
    return [
      // Everybody at the table reads the plan, and nothing of an investigation leaves its compartment (I12, X8).
      ...(soort === "strafrechtelijk"
        ? [fout("soort", "hoort niet in het gedeelde plan; houd die actie binnen de opsporing")]
        : []),
      // Whether a partner is on the casus is asked when the plan is established: it may yet be invited.
      ...(rol !== "partner" && !kanUitvoeren(casus, { rol, organisatie }, context)
        ? [fout("rol", "heeft deze organisatie niet in deze casus; kies een andere rol of organisatie")]
        : []),
      ...ondersteuners.flatMap((een, j) =>
        een === organisatie || ondersteuners.indexOf(een) !== j
          ? [fout(`ondersteuners[${j}]`, "staat al bij deze actie; noem elke organisatie één keer")]
          : [],
      ),
      ...(uiterlijk !== null && uiterlijk < vandaag
        ? [fout("uiterlijk", "ligt in het verleden; kies vandaag of later")]
        : []),
      ...(voortzettingVan !== null && !geldend.includes(voortzettingVan)
        ? [fout("voortzettingVan", "is geen actie van het geldende plan; laat dit leeg voor een nieuwe actie")]
        : []),
      ...(voortzettingVan !== null && acties.findIndex((ander) => ander.voortzettingVan === voortzettingVan) !== i
        ? [fout("voortzettingVan", "wordt al door een andere actie voortgezet")]
        : []),
    ];
  });
};

const planFouten = (dossier: CasusDossier, plan: PlanInvoer, context: Besluitcontext): readonly Veldfout[] => {
  const vandaag = context.kalender.dagVan(context.nu);
  return [
    ...plan.behoefteSlachtoffer.flatMap(({ dossierId }, i) =>
      dossierId !== null && !dossier.casus.dossierIds.includes(dossierId)
        ? [{ veld: `behoefteSlachtoffer[${i}].dossierId`, melding: "is geen dossier van deze casus" }]
        : [],
    ),
    ...actieFouten(dossier, plan, context),
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

/** 3.3: a plan in concept, the next version; it takes the place of a concept that was there. */
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
  const fouten = [...organisatieFouten(context, genoemdIn(invoer)), ...planFouten(dossier, invoer, context)];
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
  if (geenZetel.length + fouten.length > 0) return { code: "ongeldige-invoer", fouten: [...geenZetel, ...fouten] };
  const aanwezig = beslissersVan(dossier, context.regio);
  const afwezig = deelnemers.flatMap(({ organisatie }) => (aanwezig.includes(organisatie) ? [] : [organisatie]));
  if (afwezig.length > 0) return { code: "niet-aanwezig", organisaties: afwezig };
  return quorumTekort(context.regio, casus, context.regio.quorum.plan, deelnemers) ?? deelnemers;
};

/**
 * Who has an actie, a role, the monitoring or the direction in a plan and for whom the casus does not exist: they could neither read
 * nor complete anything. A proposal may yet name somebody else (H3.3-c5).
 */
const nietOpCasus = (
  { inhoud: { acties, rolverdeling, monitoringsafspraken, regieafspraken } }: Plan,
  casus: OpenCasus,
  context: Besluitcontext,
): readonly OrganisatieCode[] => {
  const { regio } = context;
  const erbij = opCasus(casus, context);
  // Who directs the process, and who coordinates the care, are on every casus by their role.
  const metRol = [...erbij, organisatieVoor(regio, "procesregie"), organisatieVoor(regio, "zorgcoordinatie", casus)];
  const bijActies = acties.flatMap((actie) => [
    ...(kanUitvoeren(casus, actie, context) ? [] : [actie.organisatie]),
    ...actie.ondersteuners.filter((organisatie) => !erbij.includes(organisatie)),
  ]);
  const metTaak = [...rolverdeling, ...monitoringsafspraken, ...regieafspraken].map(({ organisatie }) => organisatie);
  return [...new Set([...bijActies, ...metTaak.filter((organisatie) => !metRol.includes(organisatie))])];
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
  if (vreemden.length > 0) return mislukt({ code: "niet-uitgenodigd", organisaties: vreemden });
  const inhoud = { ...invoer, deelnemers: [...deelnemers] };
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
      { compartiment: "veiligheid", inhoud: { plan: plan.inhoud, vaststelling: inhoud } },
      context,
      {
        casus: { planVersie: plan.planVersie },
        wijziging: {
          nieuw: [vastlegging],
          // The weging that was recorded after the concept was made, in the meeting.
          vervangen: [{ ...plan, versie: plan.versie + 1, status: "vastgesteld", weging: laatsteWeging(dossier) }],
          mitsOpen: [],
        },
      },
    ),
  });
};
