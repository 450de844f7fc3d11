import {
  berichtenAan,
  betrokkenenVan,
  deadlineVan,
  EERSTE_CONTROLE_SECONDEN,
  gebeurtenis,
  historie,
  kenmerkVan,
  laatTaakVervallen,
  lopendeTaak,
  maakIds,
  rondTaakAf,
  stuurfeit,
  teamVan,
  type Besluit,
  type Besluitcontext,
} from "./besluit.ts";
import { eindigBetrokken } from "./betrokkenheid.ts";
import { bewarenTotVan } from "./afsluiten.ts";
import type { Casus, OpenCasus, Overdrachtbesluit } from "./casus.ts";
import type { CasusDossier } from "./casusdossier.ts";
import { eindeVanEventueel } from "./eventueel.ts";
import type { Bericht } from "./gebeurtenis.ts";
import type { CasusId, OrganisatieCode, VastleggingId } from "./ids.ts";
import { overleeftCasus } from "./nazorg.ts";
import { VRAAGTAAK } from "./informatievraag.ts";
import { eindigUitnodiging, uitnodigingBeeindigd } from "./intrekking.ts";
import type { Compartiment, Informatiesoort } from "./kenmerk.ts";
import { naBeurt, nieuweLoopstand } from "./loopstand.ts";
import { beeindigOpschorting, vanaf } from "./opschorting.ts";
import { PAD, vervolgNa, type Einde, type Stap, type Uitkomst } from "./pad.ts";
import type { TermijnNaam } from "./regio.ts";
import { gelukt, mislukt, type Result } from "./result.ts";
import type { Eigenaar, OpenTaak, Taak } from "./taak.ts";
import { eigenaarVan } from "./regio.ts";
import { plusSeconden, type Instant } from "./tijd.ts";
import { UITNODIGINGSTAAK } from "./uitnodiging.ts";
import type { Vastlegging } from "./vastlegging.ts";
import type { Weigering } from "./weigering.ts";
import { samen, type Wijziging } from "./wijziging.ts";

/** The casus at this step, or why the command cannot be taken now. */
export const casusBijStap = (dossier: CasusDossier, stap: Stap): Result<OpenCasus, Weigering> => {
  const { casus } = dossier;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  return casus.positie.stap === stap
    ? gelukt(casus)
    : mislukt({ code: "stap-niet-aan-de-beurt", stap, huidig: casus.positie.stap });
};

/** Which term a step has: an acute casus is weighed within hours (H2.3-a2, chain.md). */
export const termijnVan = (stap: Stap, acuut: boolean, regio: Besluitcontext["regio"]): TermijnNaam =>
  stap === "weging-1" && acuut ? "acuut" : regio.taken[stap].termijn;

/** Where a casus stands when it comes to a step: owner, next date and the execution that carries it. */
export const opStap = (
  casus: Pick<
    Casus,
    | "acuut"
    | "verschijningsvormen"
    | "procesbegeleiding"
    | "uitvoeringen"
    | "overdracht"
    | "urgentietermijnen"
    | "verschuivingen"
  >,
  stap: Stap,
  context: Besluitcontext,
) => {
  const { hoofdstap } = PAD[stap];
  const n = (casus.uitvoeringen[String(hoofdstap)] ?? 0) + 1;
  return {
    positie: { stap, sinds: context.nu },
    lopendeTaakId: null,
    eigenaar: eigenaarVan(context.regio, stap, casus),
    volgendeDatum: deadlineVan(casus, termijnVan(stap, casus.acuut, context.regio), context),
    nieuweUitvoering: {
      uitvoering: { hoofdstap, begin: stap, ...nieuweLoopstand(n, context.nu) },
      uitvoeringen: { ...casus.uitvoeringen, [String(hoofdstap)]: n },
      teDrijven: true,
    },
    klok: plusSeconden(context.nu, EERSTE_CONTROLE_SECONDEN),
  };
};

/** Work of who does not see the casus: by a door that closes with it. */
const DEURTAKEN: readonly string[] = [UITNODIGINGSTAAK, VRAAGTAAK];

/**
 * The tasks, other than the one just done, that end with the casus. Bounded: what is left, the watchdog ends. First those whose
 * door closes: nobody could do one, and of a casus that is reopened before the watchdog came by it would be asked again.
 */
const aflopend = (dossier: CasusDossier, behalve: Taak | null, einde: Einde, nu: Instant): readonly Taak[] =>
  dossier.taken
    .filter((taak): taak is OpenTaak => taak.status === "open" && taak.taakId !== behalve?.taakId)
    // Aftercare goes on when the casus is over (H4.4-a2).
    .filter((taak) => !overleeftCasus(taak))
    .toSorted((een, ander) => Number(DEURTAKEN.includes(ander.soort)) - Number(DEURTAKEN.includes(een.soort)))
    .slice(0, 20)
    .map((taak) => laatTaakVervallen(taak, einde, nu));

/** Invitations end with the casus: nobody answers or reads one any more. Who did not answer yet is told so. */
const eindeVanUitnodigingen = ({ casus, uitnodigingen }: CasusDossier, context: Besluitcontext) => {
  const onbeantwoord = uitnodigingen.filter(({ status }) => status === "open");
  const aanvaard = uitnodigingen.filter(({ status }) => status === "geaccepteerd");
  return {
    vervangen: [...onbeantwoord, ...aanvaard].map((een) => eindigUitnodiging(een)),
    berichten: onbeantwoord.flatMap((een) => uitnodigingBeeindigd(casus.casusId, een, [een.organisatie], context)),
  };
};

type Casussoort = "casus.voortgegaan" | "casus.afgeschaald" | "casus.gesloten";

/** That the casus came to this step, or ended at it. */
const casusBericht = (
  soort: Casussoort,
  ontvangers: readonly OrganisatieCode[],
  casusId: CasusId,
  stap: Stap,
  context: Besluitcontext,
  dataref: string | null = `/v1/casussen/${casusId}`,
): readonly Bericht[] =>
  berichtenAan(
    ontvangers,
    { soort, onderwerp: casusId, dataref, data: { casusId, stap, activiteit: PAD[stap].activiteit } },
    context,
  );

/**
 * Who was on the casus until now hears of its end. Of one that is scaled down the team still reads; a closed one is shielded from this
 * moment, and does not exist for who hears of it.
 */
const eindeVanCasus = (casus: OpenCasus, einde: Einde, stap: Stap, context: Besluitcontext): readonly Bericht[] => {
  const team = teamVan(casus);
  const leest = (ontvanger: OrganisatieCode): boolean => einde === "afgeschaald" && team.includes(ontvanger);
  const [blijvend, vertrekkend] = [true, false].map((een) =>
    betrokkenenVan(casus, context.nu).filter((ontvanger) => leest(ontvanger) === een),
  );
  return [
    ...casusBericht(`casus.${einde}`, blijvend ?? [], casus.casusId, stap, context),
    ...casusBericht(`casus.${einde}`, vertrekkend ?? [], casus.casusId, stap, context, null),
  ];
};

/** What is kept of the command beside the step itself. */
export interface Aanvulling {
  /** Fields of the head of the casus that the command sets. */
  readonly casus?: Partial<
    Pick<
      Casus,
      | "betrokken"
      | "planVersie"
      | "urgentie"
      | "urgentietermijnen"
      | "procesbegeleiding"
      | "verschijningsvormen"
      | "samenwerking"
      | "overdracht"
    >
  >;
  readonly wijziging?: Wijziging;
  readonly berichten?: readonly Bericht[];
  /** Until when the step has to which the casus goes, when that was agreed; else the region's term counts. */
  readonly volgendeDatum?: Instant;
  /** With what outcome the casus ends, when the step ends it; the name of the end itself otherwise. */
  readonly afsluiting?: string;
  /** What is decided of the handover, when the step scales the casus down: without it none is (X5). */
  readonly overdrachtbesluit?: Overdrachtbesluit;
}

/**
 * The step is done: the head of the casus goes on by PAD, its task is completed, history and events are added. The record
 * leads: it does so whether or not a machine is there to follow (design rule 2).
 */
export const rondStapAf = <S extends Stap>(
  dossier: CasusDossier,
  casus: OpenCasus,
  stap: S,
  uitkomst: Uitkomst<S>,
  historieRegel: { readonly compartiment: Compartiment; readonly inhoud: unknown },
  context: Besluitcontext,
  aanvulling: Aanvulling = {},
): Wijziging => {
  const { nu } = context;
  const vervolg = vervolgNa(stap, uitkomst);
  const taak = lopendeTaak(dossier, casus);
  const door: Eigenaar = context.door ?? casus.eigenaar;
  const eventueel =
    vervolg.soort === "stap"
      ? eindeVanEventueel(dossier, casus, vervolg.stap, aanvulling.wijziging ?? samen(), context)
      : null;
  const basis = {
    ...casus,
    ...aanvulling.casus,
    ...(eventueel === null ? {} : { betrokken: eventueel.betrokken }),
    versie: casus.versie + 1,
    uitkomsten: { ...casus.uitkomsten, [stap]: uitkomst },
  };
  const volgende = gaNaar(basis, vervolg, aanvulling, context);
  const uitnodigingen = vervolg.soort === "einde" ? eindeVanUitnodigingen(dossier, context) : null;
  const berichten = [
    ...(vervolg.soort === "stap"
      ? casusBericht("casus.voortgegaan", betrokkenenVan(volgende, nu), casus.casusId, vervolg.stap, context)
      : eindeVanCasus(casus, vervolg.einde, stap, context)),
    ...stuurfeit(volgende, stap, uitkomst, context),
    // Also what went no further counts in the figures (H2.3-d1).
    ...(volgende.status === "afgeschaald"
      ? stuurfeit(volgende, "casus-afgeschaald", volgende.overdrachtbesluit.besluit, context)
      : []),
    ...(eventueel?.berichten ?? []),
    ...(uitnodigingen?.berichten ?? []),
    ...(aanvulling.berichten ?? []),
  ];
  return samen(
    {
      nieuw: gebeurtenis({ soort: "casus", id: casus.casusId }, berichten, context),
      vervangen: [
        volgende,
        ...(taak === null ? [] : [rondTaakAf(taak, uitkomst, door, nu)]),
        ...(vervolg.soort === "einde" ? aflopend(dossier, taak, vervolg.einde, nu) : []),
        ...(uitnodigingen?.vervangen ?? []),
      ],
      mitsOpen: [],
    },
    historie(casus.casusId, dossier.historieKoppen, { ...historieRegel, wat: `${stap}:${uitkomst}` }, context),
    eventueel?.wijziging ?? samen(),
    aanvulling.wijziging ?? samen(),
  );
};

const gaNaar = (
  basis: OpenCasus,
  vervolg: ReturnType<typeof vervolgNa>,
  { afsluiting, overdrachtbesluit, volgendeDatum }: Aanvulling,
  context: Besluitcontext,
): Casus => {
  if (vervolg.soort === "einde") {
    const { positie: _positie, lopendeTaakId: _taak, eigenaar: _eigenaar, volgendeDatum: _datum, ...gedeeld } = basis;
    const einde = {
      ...gedeeld,
      afsluiting: { uitkomst: afsluiting ?? vervolg.einde, op: context.nu },
      bewarenTot: bewarenTotVan(vervolg.einde, basis.geopendOp, context),
      betrokken: eindigBetrokken(basis.betrokken, context.nu),
      verschuivingen: beeindigOpschorting(basis.verschuivingen, context.nu),
      teDrijven: false,
      klok: null,
    };
    if (vervolg.einde === "gesloten") return { ...einde, status: "gesloten" };
    if (overdrachtbesluit === undefined) throw new Error("A casus is scaled down without a decision on its handover");
    return { ...einde, status: "afgeschaald", overdrachtbesluit };
  }
  const { nieuweUitvoering, ...bijStap } = opStap(basis, vervolg.stap, context);
  // A date that was agreed within a suspension does not count: nothing is due in it.
  const geldt = volgendeDatum !== undefined && volgendeDatum > vanaf(basis.verschuivingen, context.nu);
  const stand = { ...bijStap, volgendeDatum: geldt ? volgendeDatum : bijStap.volgendeDatum };
  const ronde = vervolg.stap === "voortgang" ? basis.ronde + 1 : basis.ronde;
  const zelfde = vervolg.nieuweUitvoering ? null : naBeurt(basis.uitvoering);
  return zelfde === null
    ? { ...basis, ...stand, ...nieuweUitvoering, ronde }
    : { ...basis, ...stand, uitvoering: zelfde, ronde };
};

/** What a professional adds: kind and content belong together. `bij` names the record that it is about. */
export type Toevoeging = {
  [V in Vastlegging["soort"]]: {
    readonly soort: V;
    readonly inhoud: Extract<Vastlegging, { soort: V }>["inhoud"];
    readonly bij?: string;
    readonly informatie: Informatiesoort;
    /** Who supplied it, when that is not who records it. */
    readonly geleverdDoor?: OrganisatieCode;
  };
}[Vastlegging["soort"]];

/** Makes the record of what a professional added, in its compartment. */
export const nieuweVastlegging = (
  dossier: Pick<CasusDossier, "casus">,
  toevoeging: Toevoeging,
  context: Besluitcontext,
): Vastlegging =>
  // Kind and content belong together in Toevoeging; TypeScript cannot follow that through a spread of the union.
  ({
    type: "vastlegging",
    soort: toevoeging.soort,
    vastleggingId: maakIds(context.nieuwId).vastlegging(),
    casusId: dossier.casus.casusId,
    inhoud: toevoeging.inhoud,
    bij: toevoeging.bij ?? null,
    vastgelegdOp: context.nu,
    vastgelegdDoor: context.door,
    definitieVersie: context.regio.kwalificatie.versie,
    kenmerk: {
      ...kenmerkVan(context.door, toevoeging.informatie),
      ...(toevoeging.geleverdDoor === undefined ? {} : { geleverdDoor: toevoeging.geleverdDoor }),
    },
  }) as Vastlegging;

/**
 * The common shape of a professional's command: record what was found, complete the step. When that scales the casus down, the
 * record is the decision that nobody takes over: a weging without trafficking and without care, or why no handover is needed.
 */
export const legVastEnGaVoort = <S extends Stap>(
  dossier: CasusDossier,
  casus: OpenCasus,
  stap: S,
  uitkomst: Uitkomst<S>,
  toevoeging: Toevoeging,
  context: Besluitcontext,
  aanvulling: Aanvulling | ((vastleggingId: VastleggingId) => Aanvulling) = {},
): Besluit => {
  const record = nieuweVastlegging(dossier, toevoeging, context);
  return {
    id: record.vastleggingId,
    wijziging: samen(
      { nieuw: [record], vervangen: [], mitsOpen: [] },
      rondStapAf(
        dossier,
        casus,
        stap,
        uitkomst,
        { compartiment: record.kenmerk.compartiment, inhoud: toevoeging.inhoud },
        context,
        {
          overdrachtbesluit: { besluit: "geen", vastleggingId: record.vastleggingId },
          ...(typeof aanvulling === "function" ? aanvulling(record.vastleggingId) : aanvulling),
        },
      ),
    ),
  };
};
