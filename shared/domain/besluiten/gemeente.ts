import {
  berichtenAan,
  betrokkenenVan,
  gebeurtenis,
  historie,
  taakGeopendAan,
  type Besluit,
  type Besluitcontext,
} from "../besluit.ts";
import type { OpenCasus } from "../casus.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { Bericht } from "../gebeurtenis.ts";
import type { OrganisatieCode } from "../ids.ts";
import { metHerverdeling } from "../herverdeling.ts";
import { toegangBeeindigd } from "../intrekking.ts";
import { gemeenteOrganisatie, KETENREGIETEAM, zoekGemeente } from "../regio.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { OpenTaak, Taak } from "../taak.ts";
import type { GemeentebepalingInvoer } from "../vastlegging.ts";
import type { Weigering } from "../weigering.ts";
import { samen } from "../wijziging.ts";

/**
 * The municipality that a melding gives to a casus which has none: that of the exploitation (B6.F1). Not when that municipality
 * says so itself: its seat would let itself in with somebody else's casus, by reporting a person whom it guesses to be known.
 */
export const gemeenteDoorMelding = (
  bekend: OrganisatieCode | null,
  gemeld: OrganisatieCode | null,
  gemeldDoor: OrganisatieCode,
): OrganisatieCode | null => bekend ?? (gemeld === gemeldDoor ? null : gemeld);

/** Tells the municipality whose seat joins the team of a task that the team has. */
export const teamtaakAan = (gemeente: OrganisatieCode, taak: OpenTaak, context: Besluitcontext): readonly Bericht[] =>
  taak.eigenaar.organisatie === KETENREGIETEAM ? taakGeopendAan([gemeente], taak, context) : [];

/** So many tasks go along in one command (design rule 1); the rest follows in pages (`herverdeelWerk`). */
const TAKEN_MEE = 25;

/** Open work of the team, and of the municipalities that leave or join it: only there the municipality decides who sees it. */
const opDeLijstVan =
  (gemeenten: readonly (OrganisatieCode | null)[]) =>
  (taak: Taak): taak is OpenTaak =>
    taak.status === "open" &&
    (taak.eigenaar.rol === "lid-ketenregieteam" || gemeenten.includes(taak.eigenaar.organisatie));

/** The casus with this municipality: its seat joins the team, that of another leaves it, and worklists know it by it (B6.F1, R1). */
export const naarGemeente = (
  { taken }: Pick<CasusDossier, "taken">,
  casus: OpenCasus,
  gemeente: OrganisatieCode,
  context: Besluitcontext,
) => {
  const kop: OpenCasus = { ...casus, versie: casus.versie + 1, gemeente };
  const { casusId } = casus;
  const opDeLijst = taken.filter(opDeLijstVan([casus.gemeente, gemeente]));
  const mee = opDeLijst.slice(0, TAKEN_MEE).map((taak) => ({ ...taak, versie: taak.versie + 1, gemeente }));
  return {
    kop,
    taken: mee,
    /** Whether there is more than goes along in one command. */
    blijftAchter: opDeLijst.length > mee.length,
    // Only who joins hears of it, with what the team has to do; and who leaves, for whom it is over. For the others it is as it was.
    berichten: [
      ...berichtenAan(
        betrokkenenVan(kop, context.nu).filter((organisatie) => organisatie === gemeente),
        {
          soort: "casus.geopend",
          onderwerp: casusId,
          dataref: `/v1/casussen/${casusId}`,
          data: { casusId, gemeente, acuut: casus.acuut },
        },
        context,
      ),
      ...mee.flatMap((taak) => teamtaakAan(gemeente, taak, context)),
      ...(casus.gemeente === null ? [] : toegangBeeindigd([casus.gemeente], kop, context)),
    ],
  };
};

/**
 * Procesregie says of which municipality a casus is that has none yet; its seat joins the team (B6.F1, R1). One that has one goes to
 * another as a handover that is accepted.
 */
export const determineGemeente = (
  dossier: CasusDossier,
  invoer: GemeentebepalingInvoer,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus, historieKoppen } = dossier;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  const gevonden = zoekGemeente(context.regio, invoer.gemeente);
  if (gevonden === undefined) {
    const melding = "is geen gemeente van deze regio; gebruik de naam van een van de gemeenten";
    return mislukt({ code: "ongeldige-invoer", fouten: [{ veld: "gemeente", melding }] });
  }
  const gemeente = gemeenteOrganisatie(gevonden);
  if (gemeente === casus.gemeente) return mislukt({ code: "al-afgehandeld" });
  if (casus.gemeente !== null) return mislukt({ code: "gemeente-bekend" });
  const { kop, taken, berichten, blijftAchter } = naarGemeente(dossier, casus, gemeente, context);
  return gelukt({
    id: casus.casusId,
    wijziging: samen(
      {
        nieuw: gebeurtenis({ soort: "casus", id: casus.casusId }, berichten, context),
        vervangen: [blijftAchter ? metHerverdeling(kop, context.nu) : kop, ...taken],
        mitsOpen: [],
      },
      historie(
        casus.casusId,
        historieKoppen,
        { compartiment: "veiligheid", wat: "gemeente-bepaald", inhoud: { gemeente, toelichting: invoer.toelichting } },
        context,
      ),
    ),
  });
};
