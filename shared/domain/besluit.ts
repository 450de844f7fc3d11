import { eventueelOp, partnersOp } from "./betrokkenheid.ts";
import type { Casus, OpenCasus } from "./casus.ts";
import type { CasusDossier } from "./casusdossier.ts";
import type { Bericht, Gebeurtenis, Gebeurtenissoort } from "./gebeurtenis.ts";
import { GEBEURTENISVERSIES, type GebeurtenisData } from "./gebeurtenisdata.ts";
import { voegHistorieToe, type Hash, type HistorieKop } from "./historie.ts";
import { MELDER_HOREN } from "./horen.ts";
import {
  actieIdSchema,
  afspraakIdSchema,
  behoefteIdSchema,
  berichtIdSchema,
  bijdrageIdSchema,
  bijlageIdSchema,
  casusIdSchema,
  dossierIdSchema,
  gebeurtenisIdSchema,
  gidsIdSchema,
  interventieIdSchema,
  meldingIdSchema,
  overlegIdSchema,
  plekIdSchema,
  preventieIdSchema,
  sturingIdSchema,
  taakIdSchema,
  trajectIdSchema,
  vastleggingIdSchema,
  type CasusId,
  type NieuwId,
  type OrganisatieCode,
} from "./ids.ts";
import { GEMEENTETAAK, gemeenteoverdrachtpad } from "./gemeente-overdracht.ts";
import { VRAAGTAAK, vraagpad } from "./informatievraag.ts";
import type { Kalender } from "./kalender.ts";
import { INFORMATIESOORTEN, type Compartiment, type Informatiesoort, type Kenmerk } from "./kenmerk.ts";
import { vanaf } from "./opschorting.ts";
import { behoeftepad, overleeftCasus } from "./nazorg.ts";
import type { PartnerInRegister } from "./partner.ts";
import { isVolgstap, type Stap } from "./pad.ts";
import { KETENREGIETEAM, type Duur, type Regio, type TermijnNaam } from "./regio.ts";
import { eersteBlik } from "./samenloop.ts";
import type { Eigenaar, OpenTaak } from "./taak.ts";
import { plusSeconden, type Instant } from "./tijd.ts";
import { UITNODIGINGSTAAK } from "./uitnodiging.ts";
import type { Wijziging } from "./wijziging.ts";
import { afstemmingspad, isAfstemmingstaak } from "./zorgafstemming.ts";
import type { Zetelbezetter } from "./zetelbezetting.ts";

/** What a decision may know besides the record and the command: time, ids and the region come in as arguments. */
export interface Besluitcontext {
  readonly nu: Instant;
  readonly nieuwId: NieuwId;
  readonly hash: Hash;
  readonly kalender: Kalender;
  readonly regio: Regio;
  /** In which role at which organisation the actor acts; null when the system acts by itself. */
  readonly door: Eigenaar | null;
  /** Organisations with an entry in the register, for a decision that names some; null: it names none, so they were not read. */
  readonly partners: readonly PartnerInRegister[] | null;
  /** Who fills the seats now, for a decision of the team; null: it asks nobody, so they were not read. */
  readonly zetels: readonly Zetelbezetter[] | null;
  /** Id in the register of who acts; null when the system acts by itself. */
  readonly actorId: string | null;
}

/** A taken decision: what it changes, and the id of what it made. */
export interface Besluit {
  readonly wijziging: Wijziging;
  readonly id: string;
}

/** After how many seconds the watchdog looks whether what was asked for has happened. */
export const EERSTE_CONTROLE_SECONDEN = 20;

/** New random ids of each kind. */
export const maakIds = (nieuwId: NieuwId) => ({
  melding: () => meldingIdSchema.parse(nieuwId()),
  dossier: () => dossierIdSchema.parse(nieuwId()),
  casus: () => casusIdSchema.parse(nieuwId()),
  taak: () => taakIdSchema.parse(nieuwId()),
  gebeurtenis: () => gebeurtenisIdSchema.parse(nieuwId()),
  bericht: () => berichtIdSchema.parse(nieuwId()),
  vastlegging: () => vastleggingIdSchema.parse(nieuwId()),
  interventie: () => interventieIdSchema.parse(nieuwId()),
  actie: () => actieIdSchema.parse(nieuwId()),
  afspraak: () => afspraakIdSchema.parse(nieuwId()),
  overleg: () => overlegIdSchema.parse(nieuwId()),
  preventie: () => preventieIdSchema.parse(nieuwId()),
  gids: () => gidsIdSchema.parse(nieuwId()),
  plek: () => plekIdSchema.parse(nieuwId()),
  behoefte: () => behoefteIdSchema.parse(nieuwId()),
  bijdrage: () => bijdrageIdSchema.parse(nieuwId()),
  bijlage: () => bijlageIdSchema.parse(nieuwId()),
  sturing: () => sturingIdSchema.parse(nieuwId()),
  traject: () => trajectIdSchema.parse(nieuwId()),
});

/** The ketenregieteam of this casus: the fixed seats under their own code, and its municipality (B6.F1). */
export const teamVan = (casus: Pick<Casus, "gemeente">): readonly OrganisatieCode[] =>
  casus.gemeente === null ? [KETENREGIETEAM] : [KETENREGIETEAM, casus.gemeente];

/** Everybody on the casus: the team and the partners with an accepted invitation, while it lasts (X7). */
export const betrokkenenVan = (casus: Casus, nu: Instant): readonly OrganisatieCode[] => [
  ...new Set([...teamVan(casus), ...partnersOp(casus, nu), ...eventueelOp(casus, nu)]),
];

/** Who hears of a task: its owner; the team when the team owns it. */
export const ontvangersVanTaak = (taak: Pick<OpenTaak, "eigenaar" | "gemeente">): readonly OrganisatieCode[] =>
  taak.eigenaar.organisatie === KETENREGIETEAM ? teamVan(taak) : [taak.eigenaar.organisatie];

/** One event for each of these recipients; nobody learns who else got one (design section 7). */
export const berichtenAan = <S extends Gebeurtenissoort>(
  ontvangers: readonly OrganisatieCode[],
  bericht: {
    readonly soort: S;
    readonly onderwerp: string;
    readonly dataref: string | null;
    readonly data: GebeurtenisData[S];
  },
  context: Pick<Besluitcontext, "nieuwId">,
): readonly Bericht[] =>
  [...new Set(ontvangers)].map((ontvanger) => ({
    berichtId: maakIds(context.nieuwId).bericht(),
    ontvanger,
    soort: bericht.soort,
    ...(GEBEURTENISVERSIES[bericht.soort] === undefined ? {} : { versie: GEBEURTENISVERSIES[bericht.soort] }),
    onderwerp: bericht.onderwerp,
    dataref: bericht.dataref,
    data: bericht.data,
  }));

/** The recipient of steering facts: no identity, no ids of a casus (S2.5.8, X9). */
export const INZICHT: OrganisatieCode = "inzicht";

/** A steering fact for the figures (H2.3-d1, H4.1-d2). */
export const stuurfeit = (
  casus: Pick<Casus, "gemeente" | "verschijningsvormen">,
  feit: string,
  uitkomst: string | null,
  context: Besluitcontext,
): readonly Bericht[] =>
  berichtenAan(
    [INZICHT],
    {
      soort: "stuurfeit.vastgelegd",
      onderwerp: feit,
      dataref: null,
      data: {
        feit,
        maand: context.nu.slice(0, 7),
        gemeente: casus.gemeente,
        verschijningsvormen: [...casus.verschijningsvormen],
        uitkomst,
      },
    },
    context,
  );

/** The Gebeurtenis of a command: all it has to tell, in one item, offered until it is published. None when silent. */
export const gebeurtenis = (
  bij: Gebeurtenis["bij"],
  berichten: readonly Bericht[],
  context: Pick<Besluitcontext, "nieuwId" | "nu">,
): readonly Gebeurtenis[] =>
  berichten.length === 0
    ? []
    : [
        {
          type: "gebeurtenis",
          gebeurtenisId: maakIds(context.nieuwId).gebeurtenis(),
          bij,
          versie: 1,
          opgetredenOp: context.nu,
          berichten: [...berichten],
          aanbieden: true,
          aangeboden: 0,
          klok: plusSeconden(context.nu, EERSTE_CONTROLE_SECONDEN),
        },
      ];

/**
 * When is reminded, what the deadline is, and when is escalated: the region's terms and percentages.
 * @param begin from when the term is counted; now, when left out
 */
export const dataVan = (uiterlijkOp: Instant, { nu, kalender, regio }: Besluitcontext, begin: Instant = nu) => {
  const { herinneringPct, escalaties } = regio.bewaking;
  const herinnerenOp = kalender.deel(begin, uiterlijkOp, herinneringPct);
  return {
    geopendOp: nu,
    herinnerenOp,
    uiterlijkOp,
    escalerenOp: kalender.deel(begin, uiterlijkOp, escalaties.at(-1)?.pct ?? 100),
    ...eersteBlik({ herinnerenOp, uiterlijkOp }, nu),
  };
};

/** A casus as far as its terms go. */
type Getermineerd = Pick<Casus, "urgentietermijnen" | "verschuivingen">;

/** How long a term is for this casus: as its urgency has it, else as the region does (H3.2-c6, NB1, NB8). */
const duurVan = (
  { urgentietermijnen }: Pick<Getermineerd, "urgentietermijnen">,
  termijn: TermijnNaam,
  regio: Regio,
): Duur => urgentietermijnen[termijn] ?? regio.termijnen[termijn];

/**
 * When a term of this casus that begins now ends; while the casus is suspended it begins at the end of that. Everything that is
 * asked of a casus gets its date here.
 */
export const deadlineVan = (
  casus: Getermineerd,
  termijn: TermijnNaam,
  { kalender, nu, regio }: Besluitcontext,
): Instant => kalender.deadline(vanaf(casus.verschuivingen, nu), duurVan(casus, termijn, regio));

/** A new open task with its dates: reminder, deadline, escalation. */
export const nieuweTaak = (
  taak: Pick<OpenTaak, "casusId" | "soort" | "activiteit" | "eigenaar" | "gemeente" | "onderwerp" | "verplicht"> & {
    /** Of the casus: its urgency may make the term another. */
    readonly urgentietermijnen: Casus["urgentietermijnen"];
    /** Of the casus: what is asked while it is suspended is asked at its end. None: for this nothing is suspended. */
    readonly verschuivingen: Casus["verschuivingen"];
    readonly termijn: TermijnNaam;
    /** A date that people agreed, when it differs from the region's term; one within a suspension does not count. */
    readonly uiterlijkOp?: Instant;
    readonly uitvoering?: OpenTaak["uitvoering"];
  },
  context: Besluitcontext,
): OpenTaak => {
  const begin = vanaf(taak.verschuivingen, context.nu);
  const afgesproken = begin === context.nu || (taak.uiterlijkOp ?? "") > begin ? taak.uiterlijkOp : undefined;
  return {
    type: "taak",
    taakId: maakIds(context.nieuwId).taak(),
    casusId: taak.casusId,
    versie: 1,
    soort: taak.soort,
    activiteit: taak.activiteit,
    eigenaar: taak.eigenaar,
    gemeente: taak.gemeente,
    onderwerp: taak.onderwerp,
    verplicht: taak.verplicht,
    verschoven: taak.verschuivingen.length,
    ...dataVan(afgesproken ?? deadlineVan(taak, taak.termijn, context), context, begin),
    uitvoering: taak.uitvoering ?? null,
    teDrijven: false,
    status: "open",
  };
};

const EVALUATIESTAP: Stap = "evaluatie";

/**
 * Where its owner reads what a task is about: on the casus, but who is invited, offered a handover or asked something, and who
 * hears reporters or evaluates, does not see that.
 */
export const datarefVan = ({
  casusId,
  soort,
  onderwerp,
}: Pick<OpenTaak, "casusId" | "soort" | "onderwerp">): string => {
  const casus = `/v1/casussen/${casusId}`;
  if (isAfstemmingstaak({ soort })) return afstemmingspad(casusId);
  if (soort === MELDER_HOREN) return `${casus}/melders`;
  // Who evaluates a casus does not see it (X14).
  if (soort === EVALUATIESTAP) return `${casus}/evaluaties`;
  if (onderwerp === null) return casus;
  if (soort === VRAAGTAAK) return vraagpad(casusId, onderwerp);
  if (soort === GEMEENTETAAK) return gemeenteoverdrachtpad(casusId, onderwerp);
  if (overleeftCasus({ soort })) return behoeftepad(casusId, onderwerp);
  if (soort === UITNODIGINGSTAAK) return `${casus}/uitnodigingen/${onderwerp}`;
  return isVolgstap(soort) ? `${casus}/overdrachten/${onderwerp}` : casus;
};

/** Tells these that there is a task, which they may do. */
export const taakGeopendAan = (
  ontvangers: readonly OrganisatieCode[],
  taak: OpenTaak,
  context: Besluitcontext,
): readonly Bericht[] =>
  berichtenAan(
    ontvangers,
    {
      soort: "taak.geopend",
      onderwerp: taak.taakId,
      dataref: datarefVan(taak),
      data: {
        taakId: taak.taakId,
        casusId: taak.casusId,
        soort: taak.soort,
        activiteit: taak.activiteit,
        rol: taak.eigenaar.rol,
        uiterlijkOp: taak.uiterlijkOp,
      },
    },
    context,
  );

/**
 * Tells the owner of a new task that it is there.
 * @param ook who else has to know that it is, and may
 */
export const taakGeopend = (
  taak: OpenTaak,
  context: Besluitcontext,
  ook: readonly OrganisatieCode[] = [],
): readonly Bericht[] => taakGeopendAan([...ontvangersVanTaak(taak), ...ook], taak, context);

/** The task done, with its outcome; the machine that waits for it is told by the driver. */
export const rondTaakAf = (taak: OpenTaak, uitkomst: string, door: Eigenaar, nu: Instant) => ({
  ...taak,
  versie: taak.versie + 1,
  status: "afgerond" as const,
  uitkomst,
  afgerondOp: nu,
  afgerondDoor: door,
  teDrijven: taak.uitvoering !== null,
  klok: taak.uitvoering === null ? null : plusSeconden(nu, EERSTE_CONTROLE_SECONDEN),
});

/** The task no longer needed, and why; the machine that waits for it is told as well. */
export const laatTaakVervallen = (taak: OpenTaak, reden: string, nu: Instant) => ({
  ...taak,
  versie: taak.versie + 1,
  status: "vervallen" as const,
  reden,
  afgerondOp: nu,
  teDrijven: taak.uitvoering !== null,
  klok: taak.uitvoering === null ? null : plusSeconden(nu, EERSTE_CONTROLE_SECONDEN),
});

/** A line of history with its new head, as part of the change. */
export const historie = (
  casusId: CasusId,
  koppen: readonly HistorieKop[],
  regel: { readonly compartiment: Compartiment; readonly wat: string; readonly inhoud: unknown },
  context: Besluitcontext,
): Wijziging => {
  const kop = koppen.find(({ compartiment }) => compartiment === regel.compartiment) ?? null;
  const toegevoegd = voegHistorieToe(
    kop,
    { casusId, ...regel, door: context.door, op: context.nu },
    context.nieuwId(),
    context.hash,
  );
  return kop === null
    ? { nieuw: [toegevoegd.kop, toegevoegd.regel], vervangen: [], mitsOpen: [] }
    : { nieuw: [toegevoegd.regel], vervangen: [toegevoegd.kop], mitsOpen: [] };
};

/** The mark that an item with casework carries. */
export const kenmerkVan = (door: Eigenaar | null, informatie: Informatiesoort): Kenmerk => {
  const { categorieen, ...plaats } = INFORMATIESOORTEN[informatie];
  return {
    ...plaats,
    categorieen: [...categorieen],
    geleverdDoor: door?.organisatie ?? KETENREGIETEAM,
    doel: informatie === "melding" ? "melding" : plaats.compartiment === "evaluatie" ? "evaluatie" : "casus",
    // Aftercare outlives the casus, and so does what is kept of it.
    bewaartermijn: informatie === "nazorg" ? "nazorg" : "casus",
  };
};

/** The open task that the casus now stands at, when the machine has opened it. */
export const lopendeTaak = (dossier: CasusDossier, casus: OpenCasus): OpenTaak | null =>
  dossier.taken.find((taak): taak is OpenTaak => taak.status === "open" && taak.taakId === casus.lopendeTaakId) ?? null;
