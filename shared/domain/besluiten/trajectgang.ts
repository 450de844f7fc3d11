import {
  berichtenAan,
  dataVan,
  EERSTE_CONTROLE_SECONDEN,
  gebeurtenis,
  kenmerkVan,
  maakIds,
  type Besluitcontext,
} from "../besluit.ts";
import type { Casus } from "../casus.ts";
import type { Bericht } from "../gebeurtenis.ts";
import { volgendeSchakel } from "../historie.ts";
import type { OrganisatieCode, TrajectId } from "../ids.ts";
import { naBeurt, nieuweLoopstand } from "../loopstand.ts";
import type { Eigenaar, OpenTrajecttaak, Trajecttaak } from "../taak.ts";
import { plusSeconden } from "../tijd.ts";
import {
  INZICHT_OPSPORING,
  opsporingOntvanger,
  trajectpadVan,
  type OpenTraject,
  type Traject,
  type Trajectdeelname,
  type TrajecthistorieKop,
  type Trajectvastlegging,
  type Trajectwijzer,
  type Trajectfeit,
} from "../traject.ts";
import type { TrajectInvoer, TrajectvastleggingSoort } from "../trajectinvoer.ts";
import { TRAJECTACTIVITEIT, type Trajectstap } from "../trajectpad.ts";
import type { Wijziging } from "../wijziging.ts";

/** As whom an organisation works on a track. */
export const opsporingBij = (organisatie: OrganisatieCode): Eigenaar => ({ rol: "opsporing", organisatie });

/** Who must act at a step: as the region says, else who leads the track. */
export const eigenaarBij = (stap: Trajectstap, leiding: OrganisatieCode, { regio }: Besluitcontext): Eigenaar =>
  opsporingBij(regio.strafrechtelijkTraject.stappen[stap].organisatie ?? leiding);

/** The task of a step. Its term is the region's: neither the urgency of the casus nor its suspension moves it. */
export const trajecttaak = (
  trajectId: TrajectId,
  stap: Trajectstap,
  eigenaar: Eigenaar,
  context: Besluitcontext,
): OpenTrajecttaak => {
  const { kalender, regio, nu } = context;
  const { termijn } = regio.strafrechtelijkTraject.stappen[stap];
  return {
    type: "trajecttaak",
    taakId: maakIds(context.nieuwId).taak(),
    trajectId,
    versie: 1,
    soort: stap,
    activiteit: TRAJECTACTIVITEIT,
    eigenaar,
    ...dataVan(kalender.deadline(nu, regio.termijnen[termijn]), context),
    uitvoering: null,
    teDrijven: false,
    status: "open",
  };
};

/** The task ended; the machine that waits for it is told by the driver. */
export const eindigTrajecttaak = (
  taak: OpenTrajecttaak,
  status: "afgerond" | "vervallen",
  uitkomst: string,
  { nu }: Besluitcontext,
): Trajecttaak => ({
  ...taak,
  versie: taak.versie + 1,
  status,
  uitkomst,
  afgerondOp: nu,
  teDrijven: taak.uitvoering !== null,
  klok: taak.uitvoering === null ? null : plusSeconden(nu, EERSTE_CONTROLE_SECONDEN),
});

/** Makes the record of what was said in a track. */
export const trajectvastlegging = <S extends TrajectvastleggingSoort>(
  { trajectId, leiding }: Pick<Traject, "trajectId" | "leiding">,
  soort: S,
  inhoud: TrajectInvoer[S],
  context: Besluitcontext,
): Trajectvastlegging =>
  // Kind and content belong together by the signature; TypeScript cannot follow that into the union.
  ({
    type: "trajectvastlegging",
    soort,
    trajectId,
    vastleggingId: maakIds(context.nieuwId).vastlegging(),
    inhoud,
    vastgelegdOp: context.nu,
    vastgelegdDoor: context.door,
    kenmerk: kenmerkVan(context.door ?? opsporingBij(leiding), "traject"),
  }) as Trajectvastlegging;

/** A line of the history of a track, with its new head. */
export const trajecthistorie = (
  trajectId: TrajectId,
  kop: TrajecthistorieKop | null,
  regel: { readonly wat: string; readonly inhoud: unknown },
  { nu: op, door, nieuwId, hash }: Besluitcontext,
): Wijziging => {
  const zout = nieuwId();
  const { wat, inhoud } = regel;
  const schakel = volgendeSchakel(kop, { bij: [trajectId], wat, door, op, inhoud }, zout, hash);
  const nieuweKop: TrajecthistorieKop = {
    ...{ type: "trajecthistorie-kop", trajectId, versie: schakel.nummer, hash: schakel.hash },
  };
  const nieuweRegel = { type: "trajecthistorie" as const, trajectId, wat, door, op, ...schakel, zout };
  return kop === null
    ? { nieuw: [nieuweKop, nieuweRegel], vervangen: [], mitsOpen: [] }
    : { nieuw: [nieuweRegel], vervangen: [nieuweKop], mitsOpen: [] };
};

/**
 * What is told of a track, in a Gebeurtenis of its own: to recipients of their own, so that no feed of an organisation moves (X8).
 */
export const trajectgebeurtenis = (
  trajectId: TrajectId,
  berichten: readonly Bericht[],
  context: Besluitcontext,
): Wijziging["nieuw"] => gebeurtenis({ soort: "opsporing", id: trajectId }, berichten, context);

/** That organisations take part from now on. */
export const deelnameBegonnen = (
  trajectId: TrajectId,
  organisaties: readonly OrganisatieCode[],
  context: Besluitcontext,
): { readonly nieuw: readonly Trajectdeelname[]; readonly berichten: readonly Bericht[] } => ({
  nieuw: organisaties.map((organisatie) => ({ type: "trajectdeelname", trajectId, organisatie, van: context.nu })),
  berichten: berichtenAan(
    organisaties.map(opsporingOntvanger),
    { soort: "traject.gestart", onderwerp: trajectId, dataref: trajectpadVan(trajectId), data: { trajectId } },
    context,
  ),
});

/** Tells who must act that there is work. */
export const trajecttaakGeopend = (
  { trajectId, taakId, soort, uiterlijkOp, eigenaar }: OpenTrajecttaak,
  context: Besluitcontext,
): readonly Bericht[] =>
  berichtenAan(
    [opsporingOntvanger(eigenaar.organisatie)],
    {
      ...{ soort: "traject.taak-geopend", onderwerp: trajectId, dataref: trajectpadVan(trajectId) },
      data: { trajectId, taakId, stap: soort, uiterlijkOp },
    },
    context,
  );

/** Tells all who take part that the track went on, or that it ended. */
export const trajectGing = (
  { trajectId, deelnemers }: Pick<Traject, "trajectId" | "deelnemers">,
  naar: Trajectstap | "afgerond",
  context: Besluitcontext,
): readonly Bericht[] => {
  const aan = deelnemers.map(({ organisatie }) => opsporingOntvanger(organisatie));
  const gedeeld = { onderwerp: trajectId, dataref: trajectpadVan(trajectId) };
  return naar === "afgerond"
    ? berichtenAan(aan, { soort: "traject.afgerond", ...gedeeld, data: { trajectId } }, context)
    : berichtenAan(aan, { soort: "traject.voortgegaan", ...gedeeld, data: { trajectId, stap: naar } }, context);
};

/**
 * A fact for the figures (K11): what, and in which month. Neither the municipality nor the form of exploitation, for there are so few
 * that it could be led back to a casus; and to a recipient of its own, so that the numbers of the other facts do not move.
 */
export const trajectfeit = (feit: Trajectfeit, uitkomst: string, context: Besluitcontext): readonly Bericht[] =>
  berichtenAan(
    [INZICHT_OPSPORING],
    {
      ...{ soort: "stuurfeit.vastgelegd", onderwerp: feit, dataref: null },
      data: { feit, maand: context.nu.slice(0, 7), gemeente: null, verschijningsvormen: [], uitkomst },
    },
    context,
  );

/** An open track at a step: its task, and who comes in with it. `loop` says whether the execution that runs goes on. */
export const opTrajectstap = (
  basis: Omit<OpenTraject, "positie" | "lopendeTaakId" | "eigenaar" | "volgendeDatum" | "klok">,
  stap: Trajectstap,
  loop: "zelfde" | "nieuw",
  context: Besluitcontext,
) => {
  const { nu } = context;
  const eigenaar = eigenaarBij(stap, basis.leiding, context);
  const taak = trajecttaak(basis.trajectId, stap, eigenaar, context);
  const erbij = basis.deelnemers.some(({ organisatie }) => organisatie === eigenaar.organisatie)
    ? []
    : [eigenaar.organisatie];
  const zelfde = loop === "zelfde" ? naBeurt(basis.uitvoering) : null;
  const traject: OpenTraject = {
    ...basis,
    deelnemers: [...basis.deelnemers, ...erbij.map((organisatie) => ({ organisatie, van: nu }))],
    status: "open",
    positie: { stap, sinds: nu },
    lopendeTaakId: taak.taakId,
    eigenaar,
    volgendeDatum: taak.uiterlijkOp,
    uitvoering: zelfde ?? { begin: stap, ...nieuweLoopstand(basis.uitvoering.n + 1, nu) },
    teDrijven: zelfde === null ? true : basis.teDrijven,
    klok: plusSeconden(nu, EERSTE_CONTROLE_SECONDEN),
  };
  return { traject, taak, deelname: deelnameBegonnen(basis.trajectId, erbij, context) };
};

/**
 * The one thing that the casus shows of it, changed in silence: no event, no line of history, on a closed casus too (X8). Nothing
 * when it is as it should be.
 */
export const metTrajectLoopt = (casus: Casus, strafrechtelijkTrajectLoopt: boolean): readonly Casus[] =>
  casus.strafrechtelijkTrajectLoopt === strafrechtelijkTrajectLoopt
    ? []
    : [{ ...casus, versie: casus.versie + 1, strafrechtelijkTrajectLoopt }];

/** Which track runs on the casus from now on, over what was known. */
export const wijzerNaar = (
  wijzer: Trajectwijzer | null,
  { casusId, trajectId }: Pick<Traject, "casusId" | "trajectId">,
  loopt: boolean,
): Wijziging => {
  const eerdere = wijzer?.eerdere ?? [];
  const nieuw: Trajectwijzer = {
    ...{ type: "trajectwijzer", casusId, versie: (wijzer?.versie ?? 0) + 1 },
    lopend: loopt ? trajectId : null,
    eerdere: loopt ? eerdere : [...eerdere, trajectId],
  };
  return wijzer === null
    ? { nieuw: [nieuw], vervangen: [], mitsOpen: [] }
    : { nieuw: [], vervangen: [nieuw], mitsOpen: [] };
};
