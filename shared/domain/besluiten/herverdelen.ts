import { gebeurtenis, historie, laatTaakVervallen, type Besluitcontext } from "../besluit.ts";
import { partnersOp } from "../betrokkenheid.ts";
import { nieuweKlok } from "../bewaking.ts";
import type { Casus, OpenCasus } from "../casus.ts";
import type { CasusDossier } from "../casusdossier.ts";
import { COMMITMENTTAAK, geldendeCommitments } from "../commitment.ts";
import type { Bericht } from "../gebeurtenis.ts";
import { vorigeGemeenten, ZETELGEBONDEN_NIET } from "../gemeente-overdracht.ts";
import { inhaalstapVan } from "../inhaaltaak.ts";
import { overleeftCasus } from "../nazorg.ts";
import { isStap, isVolgstap } from "../pad.ts";
import { eigenaarVan, gemeenteOrganisatie, organisatieVoor, type OrganisatieSleutel, type Regio } from "../regio.ts";
import type { Eigenaar, OpenTaak, Taak } from "../taak.ts";
import { samen, type Wijziging } from "../wijziging.ts";
import { teamtaakAan } from "./gemeente.ts";
import { geefTaakDoor } from "./taak-overdragen.ts";

/** How many tasks one page gives to somebody else: below the limit of a command (design section 2, rule 1). */
const PER_BLADZIJDE = 20;

/** Roles that one organisation has in a casus: by the casus, else by the region. */
const SLEUTELS: { readonly [R in Eigenaar["rol"]]?: OrganisatieSleutel } = {
  procesregisseur: "procesregie",
  zorgcoordinator: "zorgcoordinatie",
  meldpunt: "meldpunt",
  "procesbegeleider-evaluatie": "evaluatie",
};

/** Of whom this work is by its role, or as the step that it is; null: of who was asked for it, whoever has which role. */
const rolhouderVan = (taak: OpenTaak, casus: OpenCasus, regio: Regio): Eigenaar | null => {
  // Of who is out aftercare goes to who coordinates care (`takeBackNazorg`); a handover is its receiver's to answer.
  if (overleeftCasus(taak) || isVolgstap(taak.soort)) return null;
  if (isStap(taak.soort)) return eigenaarVan(regio, taak.soort, casus);
  const stap = inhaalstapVan(taak.soort);
  // Until somebody is appointed to evaluate, it is of who appoints.
  if (stap === "evaluatie" && casus.procesbegeleiding === null) return eigenaarVan(regio, "procesbegeleider", casus);
  if (stap !== null) return eigenaarVan(regio, stap, casus);
  const sleutel = SLEUTELS[taak.eigenaar.rol];
  return sleutel === undefined ? null : { ...taak.eigenaar, organisatie: organisatieVoor(regio, sleutel, casus) };
};

/** Whether this is what a gemeente does as the seat of a casus which is another gemeente's now. */
const isVanAndereGemeente = (taak: OpenTaak, casus: OpenCasus, { nu, regio }: Besluitcontext): boolean => {
  const { organisatie } = taak.eigenaar;
  return (
    casus.gemeente !== null &&
    organisatie !== casus.gemeente &&
    !overleeftCasus(taak) &&
    !isVolgstap(taak.soort) &&
    !ZETELGEBONDEN_NIET.includes(taak.soort) &&
    !partnersOp(casus, nu).includes(organisatie) &&
    regio.gemeenten.some((gemeente) => gemeenteOrganisatie(gemeente) === organisatie)
  );
};

const zelfde = (een: Eigenaar, ander: Eigenaar): boolean =>
  een.rol === ander.rol && een.organisatie === ander.organisatie;

/** Whether open work may lie with who has that part in the casus no more, as far as its head tells: then the whole casus is asked. */
export const isMisschienVerlegd = (taak: OpenTaak, casus: Casus, context: Besluitcontext): boolean => {
  if (casus.status !== "open") return false;
  const houder = rolhouderVan(taak, casus, context.regio);
  return (houder !== null && !zelfde(houder, taak.eigenaar)) || isVanAndereGemeente(taak, casus, context);
};

/** Whose this open task is, by what the casus and the region say now. */
const hoortBij = (taak: OpenTaak, dossier: CasusDossier, casus: OpenCasus, context: Besluitcontext): Eigenaar => {
  const houder = rolhouderVan(taak, casus, context.regio);
  if (houder !== null) return houder;
  const { rol, organisatie } = taak.eigenaar;
  return casus.gemeente !== null &&
    isVanAndereGemeente(taak, casus, context) &&
    vorigeGemeenten(dossier).includes(organisatie)
    ? { rol, organisatie: casus.gemeente }
    : taak.eigenaar;
};

const isOpen = (taak: Taak): taak is OpenTaak => taak.status === "open";

interface Verlegd {
  readonly taak: Taak;
  readonly berichten: readonly Bericht[];
}

/** The task with whose it is now. Whether it exchanges data, each says for itself, and once. */
export const verlegTaak = (
  dossier: CasusDossier,
  taak: OpenTaak,
  eigenaar: Eigenaar,
  context: Besluitcontext,
): Verlegd => {
  const { gemeente } = dossier.casus;
  if (zelfde(eigenaar, taak.eigenaar)) {
    const vanNu = { ...taak, versie: taak.versie + 1, gemeente };
    return { taak: vanNu, berichten: gemeente === null ? [] : teamtaakAan(gemeente, vanNu, context) };
  }
  const { organisatie } = eigenaar;
  const gevraagd = dossier.taken.some(
    (een) => een.status === "open" && een.soort === COMMITMENTTAAK && een.eigenaar.organisatie === organisatie,
  );
  if (taak.soort === COMMITMENTTAAK && (gevraagd || geldendeCommitments(dossier).has(organisatie)))
    return { taak: laatTaakVervallen(taak, "overgedragen", context.nu), berichten: [] };
  // What was said because nobody could do it, does not count for who can.
  return geefTaakDoor({ ...nieuweKlok(taak, context), gemeente }, eigenaar, context);
};

/** A page of open work with whose it is by this head, and whether there is more. */
export const herverdeelBladzijde = (
  dossier: CasusDossier,
  casus: OpenCasus,
  context: Besluitcontext,
): {
  readonly kop: OpenCasus;
  readonly taken: readonly Taak[];
  readonly berichten: readonly Bericht[];
  readonly rest: boolean;
} => {
  const werk = dossier.taken.filter(isOpen).flatMap((taak) => {
    const eigenaar = hoortBij(taak, dossier, casus, context);
    // Of what the team has to do, the gemeente decides in whose worklist it is.
    const elders = taak.eigenaar.rol === "lid-ketenregieteam" && taak.gemeente !== casus.gemeente;
    return zelfde(eigenaar, taak.eigenaar) && !elders ? [] : [{ taak, eigenaar }];
  });
  const mee = werk.slice(0, PER_BLADZIJDE);
  const rest = werk.length > mee.length;
  const verlegd = mee.map(({ taak, eigenaar }) => verlegTaak({ ...dossier, casus }, taak, eigenaar, context));
  const { stap } = casus.positie;
  return {
    kop: {
      ...casus,
      ...{ versie: casus.versie + 1, herverdelen: rest, teDrijven: rest || casus.teDrijven },
      // While a handover waits, its receiver owns the step.
      eigenaar: isVolgstap(stap) ? casus.eigenaar : eigenaarVan(context.regio, stap, casus),
    },
    taken: verlegd.map(({ taak }) => taak),
    berichten: verlegd.flatMap(({ berichten }) => berichten),
    rest,
  };
};

/**
 * The next page of open work that lies with who has that part in the casus no more: its former gemeente, who directed it or coordinated
 * its care, who the region named for a role before. Each task goes, with its dates, to who has it now; what a task becomes follows
 * from the casus and the region alone, so two who do the same page write the same, and one of them is first. Null: nothing lies wrong.
 */
export const herverdeelWerk = (
  dossier: CasusDossier,
  context: Besluitcontext,
): { readonly wijziging: Wijziging; readonly klaar: boolean } | null => {
  const { casus } = dossier;
  if (casus.status !== "open") return null;
  const { kop, taken, berichten, rest } = herverdeelBladzijde(dossier, casus, context);
  if (taken.length === 0 && !casus.herverdelen) return null;
  const { casusId } = casus;
  const inhoud = { taken: taken.map(({ taakId }) => taakId) };
  return {
    klaar: !rest,
    wijziging: samen(
      {
        nieuw: gebeurtenis({ soort: "casus", id: casusId }, berichten, context),
        vervangen: [kop, ...taken],
        mitsOpen: [],
      },
      taken.length === 0
        ? samen()
        : historie(
            casusId,
            dossier.historieKoppen,
            { compartiment: "veiligheid", wat: "werk:herverdeeld", inhoud },
            context,
          ),
    ),
  };
};
