import type * as z from "zod";
import {
  berichtenAan,
  betrokkenenVan,
  datarefVan,
  EERSTE_CONTROLE_SECONDEN,
  gebeurtenis,
  lopendeTaak,
  maakIds,
  ontvangersVanTaak,
  stuurfeit,
  type Besluit,
  type Besluitcontext,
} from "../besluit.ts";
import { nieuweKlok } from "../bewaking.ts";
import type { Casus, OpenCasus } from "../casus.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { Bericht } from "../gebeurtenis.ts";
import { legNaastPadVast } from "../naastpad.ts";
import {
  looptDoor,
  opgeschortTot,
  resterendeDagen,
  vanaf,
  verschuifDatum,
  VERSCHUIVINGEN_MAXIMAAL,
  type hervattingInvoer,
  type opschortingInvoer,
  type verlengingInvoer,
  type Verschuiving,
} from "../opschorting.ts";
import { organisatieVoor } from "../regio.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { OpenTaak } from "../taak.ts";
import { plusSeconden, type Instant } from "../tijd.ts";
import type { Uitnodiging } from "../uitnodiging.ts";
import type { Vastlegging } from "../vastlegging.ts";
import type { Veldfout, Weigering } from "../weigering.ts";
import { samen, type Wijziging } from "../wijziging.ts";
import { openInterventieVan } from "./interventie.ts";

/** What the region says of one kind of delay, and how often it happened before. */
const uitstelFouten = (
  { dagen, toelichting }: { readonly dagen: number; readonly toelichting: string | null },
  { maximaalDagen, zonderToelichting }: { readonly maximaalDagen: number; readonly zonderToelichting: number },
  eerder: number,
): readonly Veldfout[] => [
  ...(dagen > maximaalDagen ? [{ veld: "dagen", melding: `mag in deze regio hoogstens ${maximaalDagen} zijn` }] : []),
  ...(toelichting === null && eerder >= zonderToelichting
    ? [
        {
          veld: "toelichting",
          melding: `is nodig: dit gebeurde al ${eerder} keer. Vertel waarom het opnieuw moet, en wat er intussen gebeurt`,
        },
      ]
    : []),
];

/** Everybody on the casus, and who guards every date. */
const ieder = (casus: Casus, { nu, regio }: Besluitcontext) => [
  ...betrokkenenVan(casus, nu),
  organisatieVoor(regio, "procesregie", casus),
];

/** The head with one more shift, which its records follow in pages: from this moment on the dates are the new ones. */
const metVerschuiving = (
  casus: OpenCasus,
  verschuiving: Verschuiving,
  { nu, kalender }: Besluitcontext,
): OpenCasus => ({
  ...casus,
  verschuivingen: [...casus.verschuivingen, verschuiving],
  volgendeDatum: verschuifDatum(casus.volgendeDatum, verschuiving, kalender),
  teDrijven: true,
  klok: plusSeconden(nu, EERSTE_CONTROLE_SECONDEN),
});

/** The head replaced and its news told, in the transaction of the decision. */
const opDeKop = (kop: OpenCasus, berichten: readonly Bericht[], context: Besluitcontext): Wijziging => ({
  nieuw: gebeurtenis({ soort: "casus", id: kop.casusId }, berichten, context),
  vervangen: [{ ...kop, versie: kop.versie + 1 }],
  mitsOpen: [],
});

/**
 * The team suspends the casus: all that is open moves so many calendar days, and nothing is reminded or escalated before the end.
 * One that follows on another begins at its end. Not while somebody intervenes under a doorlaatverbod (X4).
 */
export const suspendCasus = (
  dossier: CasusDossier,
  invoer: z.infer<typeof opschortingInvoer>,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  const { nu, kalender, regio } = context;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  const eerder = dossier.vastleggingen.filter(({ soort }) => soort === "opschorting").length;
  const fouten = uitstelFouten(invoer, regio.uitstel.opschorten, eerder);
  if (fouten.length > 0) return mislukt({ code: "ongeldige-invoer", fouten });
  if (openInterventieVan(dossier) !== null) return mislukt({ code: "interventie-loopt" });
  // Room for the end of this one.
  if (casus.verschuivingen.length + 2 > VERSCHUIVINGEN_MAXIMAAL)
    return mislukt({ code: "te-vaak-opgeschort", maximaal: VERSCHUIVINGEN_MAXIMAAL / 2 });
  const van = vanaf(casus.verschuivingen, nu);
  const tot = kalender.verschuif(van, invoer.dagen);
  const { casusId } = casus;
  return gelukt(
    legNaastPadVast(
      dossier,
      { soort: "opschorting", inhoud: { ...invoer, van, tot }, informatie: "opschorting" },
      context,
      (id) =>
        opDeKop(
          metVerschuiving(casus, { id, soort: "opschorting", dagen: invoer.dagen, op: nu, tot }, context),
          [
            ...berichtenAan(
              ieder(casus, context),
              {
                ...{ soort: "casus.opgeschort", onderwerp: casusId, dataref: `/v1/casussen/${casusId}` },
                data: { casusId, opschortingId: id, tot },
              },
              context,
            ),
            ...stuurfeit(casus, "casus-opgeschort", casus.positie.stap, context),
          ],
          context,
        ),
      "opgeschort",
    ),
  );
};

/** What it is that a casus goes on at this moment: the whole days that were left go back. Null: it is not suspended. */
const hervatting = (casus: OpenCasus, context: Besluitcontext) => {
  const { nu, kalender } = context;
  const { casusId, verschuivingen } = casus;
  const laatste = verschuivingen.at(-1);
  const tot = opgeschortTot(verschuivingen, nu);
  if (laatste === undefined || tot === null) return null;
  const dagen = resterendeDagen(nu, tot, kalender);
  return {
    opschortingId: laatste.id,
    dagen,
    kop: (id: Verschuiving["id"]) =>
      metVerschuiving(casus, { id, soort: "hervatting", dagen: 0 - dagen, op: nu, tot: null }, context),
    berichten: berichtenAan(
      ieder(casus, context),
      {
        ...{ soort: "casus.hervat" as const, onderwerp: casusId, dataref: `/v1/casussen/${casusId}` },
        data: { casusId, opschortingId: laatste.id },
      },
      context,
    ),
  };
};

/**
 * The casus goes on before the agreed end: what remained of it goes back, never before now. A term that began meanwhile was
 * counted from that end, and goes back with it.
 */
export const resumeCasus = (
  dossier: CasusDossier,
  opschorting: Vastlegging,
  invoer: z.infer<typeof hervattingInvoer>,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  const verder = hervatting(casus, context);
  if (verder?.opschortingId !== opschorting.vastleggingId) return mislukt({ code: "al-afgehandeld" });
  return gelukt(
    legNaastPadVast(
      dossier,
      {
        ...{ soort: "hervatting", bij: opschorting.vastleggingId, informatie: "opschorting" },
        inhoud: { ...invoer, dagen: verder.dagen, op: context.nu },
      },
      context,
      (id) => opDeKop(verder.kop(id), verder.berichten, context),
      "hervat",
    ),
  );
};

/**
 * Danger ends a suspension: nobody sleeps on a casus where somebody may be in it (H2.1-d1, X4). The casus as it goes on, with what
 * is told of it; null: it was not suspended.
 */
export const wekBijGevaar = (
  casus: OpenCasus,
  context: Besluitcontext,
): { readonly casus: OpenCasus; readonly berichten: readonly Bericht[] } | null => {
  const verder = hervatting(casus, context);
  if (verder === null) return null;
  return { casus: verder.kop(maakIds(context.nieuwId).vastlegging()), berichten: verder.berichten };
};

/**
 * {@link wekBijGevaar} for a decision that moves the head.
 * @param gevaar whether somebody is in danger; when left out: whether it begins an intervention
 */
export const metWekken = (
  dossier: CasusDossier,
  besluit: Besluit,
  context: Besluitcontext,
  gevaar = besluit.wijziging.nieuw.some(({ type }) => type === "interventie"),
): Besluit => {
  const { casus } = dossier;
  const { wijziging } = besluit;
  if (casus.status !== "open" || !gevaar) return besluit;
  const kop = wijziging.vervangen.find((record) => record.type === "casus");
  const gewekt = kop?.status === "open" ? wekBijGevaar(kop, context) : null;
  if (gewekt === null) return besluit;
  return {
    ...besluit,
    wijziging: samen(
      {
        ...wijziging,
        vervangen: wijziging.vervangen.map((record) => (record === kop ? gewekt.casus : record)),
      },
      {
        nieuw: gebeurtenis({ soort: "casus", id: casus.casusId }, gewekt.berichten, context),
        vervangen: [],
        mitsOpen: [],
      },
    ),
  };
};

/** Why a casus cannot end now: it is suspended, so first somebody says that it goes on. It ends by itself too, at its date. */
export const eindeBelet = (voor: Casus, na: Casus, nu: Instant): Weigering | null => {
  const tot = voor.status === "open" && na.status !== "open" ? opgeschortTot(voor.verschuivingen, nu) : null;
  return tot === null ? null : { code: "casus-opgeschort", tot };
};

/** The open task that gets more time; null: the step has none yet. */
const teVerlengen = (
  dossier: CasusDossier,
  casus: OpenCasus,
  taakId: OpenTaak["taakId"] | null,
): Result<OpenTaak | null, Weigering> => {
  if (taakId === null) return gelukt(lopendeTaak(dossier, casus));
  const taak = dossier.taken.find((een): een is OpenTaak => een.status === "open" && een.taakId === taakId);
  if (taak !== undefined) return gelukt(taak);
  return mislukt({
    code: "ongeldige-invoer",
    fouten: [{ veld: "taakId", melding: "is geen open taak van deze casus; haal de actuele stand op" }],
  });
};

/** The task with all its dates so much later; what was said of the old ones is said again of the new. */
const verlengd = (taak: OpenTaak, casus: OpenCasus, dagen: number, context: Besluitcontext): OpenTaak => {
  const { kalender, nu } = context;
  const nieuw = nieuweKlok(
    {
      ...taak,
      versie: taak.versie + 1,
      herinnerenOp: kalender.verschuif(taak.herinnerenOp, dagen),
      uiterlijkOp: kalender.verschuif(taak.uiterlijkOp, dagen),
      escalerenOp: kalender.verschuif(taak.escalerenOp, dagen),
    },
    context,
  );
  const rust = vanaf(casus.verschuivingen, nu);
  return { ...nieuw, klok: nieuw.klok > rust ? nieuw.klok : rust };
};

/** The invitation that a task asks an answer to has the same date. */
const bijUitnodiging = (
  { uitnodigingen }: CasusDossier,
  { onderwerp }: OpenTaak,
  uiterlijkOp: Instant,
): readonly Uitnodiging[] =>
  uitnodigingen
    .filter(({ uitnodigingId, status }) => uitnodigingId === onderwerp && status === "open")
    .map((een) => ({ ...een, versie: een.versie + 1, uiterlijkOp }));

/**
 * Who hears that a term is longer: whose work it is, who guards every date, and of the step of the casus everybody on it. Other
 * tasks tell who is invited, or asked something: who may know reads it on the casus.
 */
const meldVerlengd = (
  casus: OpenCasus,
  taak: OpenTaak | null,
  isStap: boolean,
  uiterlijkOp: Instant,
  context: Besluitcontext,
): readonly Bericht[] => {
  const { casusId } = casus;
  const data = { casusId, taakId: taak?.taakId ?? null, soort: taak?.soort ?? casus.positie.stap, uiterlijkOp };
  const onderwerp = taak?.taakId ?? casusId;
  const eigenaars = taak === null ? [] : ontvangersVanTaak(taak);
  const anderen = isStap ? ieder(casus, context) : [organisatieVoor(context.regio, "procesregie", casus)];
  return [
    ...(taak === null
      ? []
      : berichtenAan(eigenaars, { soort: "termijn.verlengd", onderwerp, dataref: datarefVan(taak), data }, context)),
    ...berichtenAan(
      anderen.filter((een) => !eigenaars.includes(een)),
      { soort: "termijn.verlengd", onderwerp, dataref: `/v1/casussen/${casusId}`, data },
      context,
    ),
  ];
};

/**
 * Procesregie gives one open task, or the step of the casus, so many calendar days more: deadline, reminder and escalation, and what
 * hangs on it. Not what an intervention or a reflection period has: those dates are not the chain's (X4, H3.2-c6).
 */
export const extendTermijn = (
  dossier: CasusDossier,
  invoer: z.infer<typeof verlengingInvoer>,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  const { nu, kalender, regio } = context;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  const gevonden = teVerlengen(dossier, casus, invoer.taakId);
  if (!gevonden.ok) return gevonden;
  const taak = gevonden.waarde;
  if (taak !== null && looptDoor(taak)) return mislukt({ code: "termijn-ligt-vast" });
  const isStap = taak === null || taak.taakId === casus.lopendeTaakId;
  const bij = taak?.taakId ?? casus.positie.stap;
  const eerder = dossier.vastleggingen.filter((een) => een.soort === "verlenging" && een.bij === bij).length;
  const was = taak?.uiterlijkOp ?? casus.volgendeDatum;
  const wordt = kalender.verschuif(was, invoer.dagen);
  const fouten = [
    ...uitstelFouten(invoer, regio.uitstel.verlengen, eerder),
    ...(wordt <= nu ? [{ veld: "dagen", melding: "is te weinig: de termijn is dan nog steeds voorbij" }] : []),
  ];
  if (fouten.length > 0) return mislukt({ code: "ongeldige-invoer", fouten });
  const soort = taak?.soort ?? casus.positie.stap;
  const kop = { ...casus, versie: casus.versie + 1, volgendeDatum: wordt };
  return gelukt(
    legNaastPadVast(
      dossier,
      { soort: "verlenging", bij, informatie: "opschorting", inhoud: { ...invoer, soort, was, wordt } },
      context,
      () => ({
        nieuw: gebeurtenis(
          { soort: "casus", id: casus.casusId },
          meldVerlengd(casus, taak, isStap, wordt, context),
          context,
        ),
        vervangen: [
          ...(isStap ? [kop] : []),
          ...(taak === null
            ? []
            : [verlengd(taak, casus, invoer.dagen, context), ...bijUitnodiging(dossier, taak, wordt)]),
        ],
        mitsOpen: [],
      }),
      `verlengd:${soort}`,
    ),
  );
};
