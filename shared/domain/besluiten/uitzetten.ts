import {
  berichtenAan,
  dataVan,
  gebeurtenis,
  kenmerkVan,
  laatTaakVervallen,
  maakIds,
  nieuweTaak,
  type Besluitcontext,
} from "../besluit.ts";
import type { Casus, OpenCasus } from "../casus.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { Bericht } from "../gebeurtenis.ts";
import { vorigeGemeenten } from "../gemeente-overdracht.ts";
import type { ActieId, OrganisatieCode } from "../ids.ts";
import { vanaf } from "../opschorting.ts";
import type { Actie, ActieInvoer, Plan } from "../plan.ts";
import type { KetenRecord, WijzigbaarRecord } from "../records.ts";
import { organisatieVoor, zetelsVan } from "../regio.ts";
import { gelukt, type Result } from "../result.ts";
import type { Eigenaar, OpenTaak } from "../taak.ts";
import type { Instant } from "../tijd.ts";
import { casusBijStap, rondStapAf } from "../voortgaan.ts";
import type { Weigering } from "../weigering.ts";
import type { Wijziging } from "../wijziging.ts";
import { opCasus, volgendeRonde } from "./regels.ts";
import { voorbereidingVan } from "./nazorg.ts";
import { vraagCommitments } from "./commitments.ts";

/** How many acties one transaction handles: two records each, below the limit of a command. */
const ACTIES_PER_BLADZIJDE = 15;

/** Whether this owner is there to carry out an actie: on the casus, in that role. */
export const kanUitvoeren = (
  casus: Casus,
  { rol, organisatie }: Pick<ActieInvoer, "rol" | "organisatie">,
  context: Besluitcontext,
): boolean => {
  const { regio } = context;
  switch (rol) {
    case "partner":
      return opCasus(casus, context).includes(organisatie);
    case "lid-ketenregieteam":
      return zetelsVan(regio, casus.gemeente).includes(organisatie);
    case "zorgcoordinator":
      return organisatie === organisatieVoor(regio, "zorgcoordinatie", casus);
    case "procesregisseur":
      return organisatie === organisatieVoor(regio, "procesregie", casus);
  }
};

/** As what an organisation answers for itself on this casus; null: it does not work on it. */
const werkendBij = (casus: OpenCasus, organisatie: OrganisatieCode, context: Besluitcontext): Eigenaar | null => {
  const rollen = ["partner", "zorgcoordinator", "procesregisseur"] as const;
  const rol = rollen.find((een) => kanUitvoeren(casus, { rol: een, organisatie }, context));
  return rol === undefined ? null : { rol, organisatie };
};

/**
 * Whose access ended since the plan was established learns nothing of it: procesregie finds somebody else (X7). What is of who
 * coordinates care or directs the casus, or of the seat of its gemeente, is for who that is now.
 */
const eigenaarVan = (
  { casus, vastleggingen, taken }: CasusDossier,
  actie: ActieInvoer,
  context: Besluitcontext,
): Eigenaar => {
  const { rol } = actie;
  if (rol === "zorgcoordinator") return { rol, organisatie: organisatieVoor(context.regio, "zorgcoordinatie", casus) };
  if (kanUitvoeren(casus, actie, context)) return { rol, organisatie: actie.organisatie };
  return casus.gemeente !== null && vorigeGemeenten({ casus, vastleggingen, taken }).includes(actie.organisatie)
    ? { rol, organisatie: casus.gemeente }
    : { rol: "procesregisseur", organisatie: organisatieVoor(context.regio, "procesregie", casus) };
};

/** What one actie of the plan, or one that is not in it any more, asks to be written and told. */
interface Zet {
  readonly nieuw: readonly KetenRecord[];
  readonly vervangen: readonly WijzigbaarRecord[];
  readonly berichten: readonly Bericht[];
}

const nieuweActieTaak = (
  dossier: CasusDossier,
  actieId: ActieId,
  inhoud: ActieInvoer,
  context: Besluitcontext,
): OpenTaak => {
  const { casus } = dossier;
  return nieuweTaak(
    {
      casusId: casus.casusId,
      soort: "actie",
      activiteit: "4.1",
      eigenaar: eigenaarVan(dossier, inhoud, context),
      gemeente: casus.gemeente,
      urgentietermijnen: casus.urgentietermijnen,
      verschuivingen: casus.verschuivingen,
      onderwerp: actieId,
      verplicht: inhoud.verplicht,
      termijn: "actie",
      ...(inhoud.uiterlijk === null ? {} : { uiterlijkOp: context.kalender.eindeVan(inhoud.uiterlijk) }),
    },
    context,
  );
};

/** Tells the owner that the actie is there, or that what was agreed of it changed. */
export const meldActie = (
  soort: "actie.uitgezet" | "actie.gewijzigd",
  taak: OpenTaak,
  actieId: ActieId,
  context: Besluitcontext,
): readonly Bericht[] =>
  berichtenAan(
    [taak.eigenaar.organisatie],
    {
      ...{ soort, onderwerp: actieId, dataref: `/v1/casussen/${taak.casusId}` },
      data: { actieId, taakId: taak.taakId, casusId: taak.casusId, uiterlijkOp: taak.uiterlijkOp },
    },
    context,
  );

/** Tells who had the actie that it is theirs no more. */
export const meldVervallen = (
  taak: OpenTaak,
  actieId: ActieId,
  uitkomst: "niet-voortgezet" | "overgedragen",
  context: Besluitcontext,
): readonly Bericht[] =>
  berichtenAan(
    [taak.eigenaar.organisatie],
    {
      ...{ soort: "actie.vervallen", onderwerp: actieId, dataref: `/v1/casussen/${taak.casusId}` },
      data: { actieId, taakId: taak.taakId, casusId: taak.casusId, uitkomst },
    },
    context,
  );

const zelfde = (een: Eigenaar, ander: Eigenaar): boolean =>
  een.rol === ander.rol && een.organisatie === ander.organisatie;

/**
 * Until when the actie has: a date that this version of the plan agrees anew, else as it was, for a date that the version before had
 * too may have moved since by a suspension or an extension. A new owner is not late from the first day.
 */
const uiterlijkVan = (
  taak: OpenTaak,
  inhoud: ActieInvoer,
  was: ActieInvoer | undefined,
  overgedragen: boolean,
  casus: OpenCasus,
  context: Besluitcontext,
): Instant => {
  const { kalender, nu, regio } = context;
  const begin = vanaf(casus.verschuivingen, nu);
  const afgesproken =
    inhoud.uiterlijk === null || inhoud.uiterlijk === was?.uiterlijk ? null : kalender.eindeVan(inhoud.uiterlijk);
  if (afgesproken !== null && (begin === nu || afgesproken > begin)) return afgesproken;
  const teLaat = taak.uiterlijkOp <= nu;
  return afgesproken !== null || (overgedragen && inhoud.uiterlijk === null && teLaat)
    ? kalender.deadline(begin, regio.termijnen.actie)
    : taak.uiterlijkOp;
};

/** The open Taak of an actie that goes on, as this version of the plan has it; who is concerned is told once. */
const herzie = (
  taak: OpenTaak,
  { actieId, inhoud }: Actie,
  was: ActieInvoer | undefined,
  dossier: CasusDossier & { readonly casus: OpenCasus },
  context: Besluitcontext,
): Pick<Zet, "vervangen" | "berichten"> => {
  const { casus } = dossier;
  const eigenaar = eigenaarVan(dossier, inhoud, context);
  const overgedragen = !zelfde(eigenaar, taak.eigenaar);
  const uiterlijkOp = uiterlijkVan(taak, inhoud, was, overgedragen, casus, context);
  const verzet = overgedragen || uiterlijkOp !== taak.uiterlijkOp;
  const anders = verzet || inhoud.verplicht !== taak.verplicht;
  const nieuw: OpenTaak = {
    ...taak,
    ...(verzet ? dataVan(uiterlijkOp, context, vanaf(casus.verschuivingen, context.nu)) : {}),
    geopendOp: taak.geopendOp,
    ...{ versie: taak.versie + 1, eigenaar, verplicht: inhoud.verplicht },
  };
  const afspraak = ({ voortzettingVan: _van, ...rest }: ActieInvoer) => JSON.stringify(rest);
  const gewijzigd = anders || was === undefined || afspraak(was) !== afspraak(inhoud);
  return {
    vervangen: anders ? [nieuw] : [],
    berichten:
      eigenaar.organisatie === taak.eigenaar.organisatie
        ? gewijzigd
          ? meldActie("actie.gewijzigd", nieuw, actieId, context)
          : []
        : [
            ...meldVervallen(taak, actieId, "overgedragen", context),
            ...meldActie("actie.uitgezet", nieuw, actieId, context),
          ],
  };
};

/** One actie of the plan: with a new Taak, or going on with that of the version before; what is done stays done. */
const zetUit = (
  dossier: CasusDossier & { readonly casus: OpenCasus },
  plan: Plan,
  { inhoud, nummer }: { readonly inhoud: ActieInvoer; readonly nummer: number },
  context: Besluitcontext,
): Zet => {
  const { casus, acties, taken } = dossier;
  const actieId = inhoud.voortzettingVan ?? maakIds(context.nieuwId).actie();
  const actie: Actie = {
    type: "actie",
    actieId,
    casusId: casus.casusId,
    planVersie: plan.planVersie,
    nummer,
    inhoud,
    uitgezetOp: context.nu,
    overgenomenVan: null,
    kenmerk: kenmerkVan(context.door, "actie"),
  };
  const taak = taken.find(({ soort, onderwerp }) => soort === "actie" && onderwerp === actieId);
  if (taak === undefined || taak.status === "vervallen") {
    const nieuw = nieuweActieTaak(dossier, actieId, inhoud, context);
    return { nieuw: [actie, nieuw], vervangen: [], berichten: meldActie("actie.uitgezet", nieuw, actieId, context) };
  }
  if (taak.status === "afgerond") return { nieuw: [actie], vervangen: [], berichten: [] };
  const was = acties
    .filter((een) => een.actieId === actieId)
    .toSorted((a, b) => a.planVersie - b.planVersie)
    .at(-1);
  return { nieuw: [actie], ...herzie(taak, actie, was?.inhoud, dossier, context) };
};

/** Open work of an earlier version that is not in this one, once all of this one is out. */
const nietVoortgezet = ({ taken, acties }: CasusDossier, vanPlan: readonly Actie[]) => {
  const blijft = new Set<string>(vanPlan.map(({ actieId }) => actieId));
  return taken.flatMap((taak) => {
    if (taak.soort !== "actie" || taak.status !== "open") return [];
    // What came along from a casus that ended in this one was in no plan here.
    const actieId = acties.find((een) => een.actieId === taak.onderwerp && een.overgenomenVan === null)?.actieId;
    return actieId === undefined || blijft.has(actieId) ? [] : [{ taak, actieId }];
  });
};

/**
 * 4.1: carries out the next page of the established plan: its acties, each with one Taak for its owner, and then what an earlier
 * version had open and this one does not go on with, which lapses; last, where the region asks so, who has something to do is asked
 * whether it exchanges data (H4.1-b1). Exactly once: an actie's place in the plan is its key, and each
 * page rests on the head of the casus (H3.3-a2, X11). When all is done the casus goes on to 4.3, until the agreed first round.
 */
export const dispatchActies = (
  dossier: CasusDossier,
  context: Besluitcontext,
): Result<{ readonly wijziging: Wijziging; readonly klaar: boolean }, Weigering> => {
  const stap = casusBijStap(dossier, "acties-uitzetten");
  if (!stap.ok) return stap;
  const casus = stap.waarde;
  const plan = dossier.plannen.find((kandidaat) => kandidaat.planVersie === casus.planVersie);
  const vanPlan = dossier.acties.filter(({ planVersie }) => planVersie === plan?.planVersie);
  const uitgezet = new Set(vanPlan.map(({ nummer }) => nummer));
  const openstaand = (plan?.inhoud.acties ?? [])
    .map((inhoud, nummer) => ({ inhoud, nummer }))
    .filter(({ nummer }) => !uitgezet.has(nummer));
  const vervalt = openstaand.length > 0 ? [] : nietVoortgezet(dossier, vanPlan);
  const gevraagd =
    plan === undefined || openstaand.length + vervalt.length > 0
      ? []
      : vraagCommitments(
          { ...dossier, casus },
          plan.inhoud,
          (organisatie) => werkendBij(casus, organisatie, context),
          ACTIES_PER_BLADZIJDE,
          context,
        );
  if (plan === undefined || openstaand.length + vervalt.length + gevraagd.length === 0) {
    const eersteRonde = volgendeRonde(dossier, context);
    const wijziging = rondStapAf(
      dossier,
      casus,
      "acties-uitzetten",
      "uitgezet",
      { compartiment: "veiligheid", inhoud: { aantal: uitgezet.size } },
      context,
      {
        ...(eersteRonde === null ? {} : { volgendeDatum: eersteRonde }),
        ...voorbereidingVan({ ...dossier, casus }, context),
      },
    );
    return gelukt({ wijziging, klaar: true });
  }
  const zetten: readonly Zet[] = [
    ...openstaand.slice(0, ACTIES_PER_BLADZIJDE).map((een) => zetUit({ ...dossier, casus }, plan, een, context)),
    ...vervalt.slice(0, ACTIES_PER_BLADZIJDE).map(({ taak, actieId }) => ({
      nieuw: [],
      vervangen: [laatTaakVervallen(taak, "niet-voortgezet", context.nu)],
      berichten: meldVervallen(taak, actieId, "niet-voortgezet", context),
    })),
    ...gevraagd.map(({ taak, berichten }) => ({ nieuw: [taak], vervangen: [], berichten })),
  ];
  return gelukt({
    klaar: false,
    wijziging: {
      nieuw: [
        ...zetten.flatMap(({ nieuw }) => nieuw),
        ...gebeurtenis(
          { soort: "casus", id: casus.casusId },
          zetten.flatMap(({ berichten }) => berichten),
          context,
        ),
      ],
      // Whoever ends the part of a partner meanwhile loads again, or this does: else the task would stay with that partner.
      vervangen: [{ ...casus, versie: casus.versie + 1 }, ...zetten.flatMap(({ vervangen }) => vervangen)],
      mitsOpen: [],
    },
  });
};
