import {
  berichtenAan,
  dataVan,
  EERSTE_CONTROLE_SECONDEN,
  gebeurtenis,
  maakIds,
  stuurfeit,
  type Besluitcontext,
} from "../besluit.ts";
import { trapOp, volgendeKlok } from "../bewaking.ts";
import type { Casus } from "../casus.ts";
import type { Bericht } from "../gebeurtenis.ts";
import type { OrganisatieCode } from "../ids.ts";
import { organisatieVoor } from "../regio.ts";
import { bestaatEigenaar, type Sturingseigenaar } from "../regio-sturing.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import {
  isLopendSturingspunt,
  sturingspad,
  type AfgerondInvoer,
  type KnelpuntInvoer,
  type LopendSturingspunt,
  type OpgepaktInvoer,
  type Sturingsinhoud,
  type Sturingspunt,
  type TrendsignaalInvoer,
} from "../sturing.ts";
import { beginVan, dagInUtc, plusSeconden, type Datum } from "../tijd.ts";
import type { Veldfout, Weigering } from "../weigering.ts";
import type { Wijziging } from "../wijziging.ts";
import { organisatieFouten } from "./regels.ts";

/** A point with what is written of it. */
interface Sturingsbesluit {
  readonly punt: Sturingspunt;
  readonly wijziging: Wijziging;
}

/** The same context at the beginning of its day: no date that is reckoned from it leads back to the moment. */
const opDeDag = (context: Besluitcontext): Besluitcontext => ({ ...context, nu: beginVan(dagInUtc(context.nu)) });

/** A Gebeurtenis of steering: of the day, offered from now on. It lies nowhere near a casus. */
const gebeurtenisVan = (id: string, berichten: readonly Bericht[], context: Besluitcontext): Wijziging["nieuw"] =>
  gebeurtenis({ soort: "sturing", id }, berichten, opDeDag(context)).map((een) => ({
    ...een,
    klok: plusSeconden(context.nu, EERSTE_CONTROLE_SECONDEN),
  }));

type Berichtsoort = "sturing.gemeld" | "sturing.opgepakt" | "sturing.afgerond";

const berichtenOver = (
  { sturingId, inhoud, eigenaar }: Sturingspunt,
  soort: Berichtsoort,
  ontvangers: readonly OrganisatieCode[],
  context: Besluitcontext,
): readonly Bericht[] =>
  berichtenAan(
    ontvangers,
    {
      ...{ soort, onderwerp: sturingId, dataref: `/v1${sturingspad(inhoud.soort)}/${sturingId}` },
      data: { sturingId, soort: inhoud.soort, thema: inhoud.thema, rol: eigenaar.rol },
    },
    context,
  );

/** Which partners a point is for besides its owner. */
const teInformeren = (inhoud: Sturingsinhoud): readonly OrganisatieCode[] =>
  inhoud.soort === "trendsignaal" ? inhoud.informeren : [];

/** The dates of an open point, from the day on which it is looked at next. */
const dataOp = (volgendeDatum: Datum, context: Besluitcontext) => {
  const { geopendOp: _dag, ...data } = dataVan(context.kalender.eindeVan(volgendeDatum), opDeDag(context));
  return { volgendeDatum, ...data };
};

const meld = (
  inhoud: Sturingsinhoud,
  wie: { readonly gemeldDoor: OrganisatieCode; readonly eigenaar: Sturingseigenaar },
  feiten: readonly Bericht[],
  context: Besluitcontext,
): Sturingsbesluit => {
  const { kalender, regio, nieuwId, nu } = context;
  const dag = opDeDag(context).nu;
  const punt: Sturingspunt = {
    ...{ type: "sturingspunt", sturingId: maakIds(nieuwId).sturing(), versie: 1, inhoud, ...wie },
    ...{ gemeldOp: dagInUtc(nu), status: "open" },
    ...dataOp(kalender.dagVan(kalender.deadline(dag, regio.termijnen["sturing-oppakken"])), context),
  };
  const berichten = berichtenOver(punt, "sturing.gemeld", [wie.eigenaar.organisatie, ...teInformeren(inhoud)], context);
  return {
    punt,
    wijziging: {
      nieuw: [
        punt,
        ...gebeurtenisVan(punt.sturingId, berichten, context),
        // Apart: a fact holds the municipality and forms of a casus, and would make the point point to them.
        ...gebeurtenisVan(nieuwId(), feiten, context),
      ],
      vervangen: [],
      mitsOpen: [],
    },
  };
};

/**
 * A bottleneck, reported in passing (H4.1-d1). Of the casus on which it was met only form and municipality count, in a fact of its
 * own: what is kept does not say that there was one.
 * @param casus on which it was met, null: on none that was named
 */
export const reportKnelpunt = (
  { casusId: _casusId, ...velden }: KnelpuntInvoer,
  casus: Pick<Casus, "gemeente" | "verschijningsvormen"> | null,
  gemeldDoor: OrganisatieCode,
  context: Besluitcontext,
): Sturingsbesluit => {
  const over = casus ?? { gemeente: null, verschijningsvormen: [] };
  const feiten = stuurfeit(over, "knelpunt", `${velden.niveau}:${velden.thema}`, opDeDag(context));
  const eigenaar = context.regio.sturing.knelpunten.eigenaren[velden.niveau];
  return meld({ soort: "knelpunt", ...velden }, { gemeldDoor, eigenaar }, feiten, context);
};

/** A trend that policy should know: of a group, on no casus and about nobody (H4.4-a3). */
export const reportTrendsignaal = (
  invoer: TrendsignaalInvoer,
  gemeldDoor: OrganisatieCode,
  context: Besluitcontext,
): Result<Sturingsbesluit, Weigering> => {
  const { informeren, kenmerken, thema, verschijningsvorm } = invoer;
  const fouten = [
    ...organisatieFouten(
      context,
      informeren.map((organisatie, i) => ({ veld: `informeren[${i}]`, organisatie })),
    ),
    ...kenmerken
      .filter((code, i) => kenmerken.indexOf(code) < i)
      .map(() => ({ veld: "kenmerken", melding: "noem een kenmerk één keer" })),
  ];
  if (fouten.length > 0) return mislukt({ code: "ongeldige-invoer", fouten });
  const vormen = verschijningsvorm === null ? [] : [verschijningsvorm];
  const over = { gemeente: null, verschijningsvormen: vormen };
  const feiten = kenmerken.flatMap((kenmerk) =>
    stuurfeit(over, "trendsignaal", `${thema}:${kenmerk}`, opDeDag(context)),
  );
  const { eigenaar } = context.regio.sturing.trends;
  return gelukt(meld({ soort: "trendsignaal", ...invoer }, { gemeldDoor, eigenaar }, feiten, context));
};

const eigenaarFouten = (eigenaar: Sturingseigenaar, context: Besluitcontext): readonly Veldfout[] => [
  ...organisatieFouten(context, [{ veld: "eigenaar.organisatie", organisatie: eigenaar.organisatie }]),
  ...(bestaatEigenaar(context.regio, eigenaar)
    ? []
    : [{ veld: "eigenaar.rol", melding: "heeft deze organisatie niet; kies een andere rol of organisatie" }]),
];

/** Who takes it up, or gives it to another: an owner and a next day. Also again, while it is not done. */
export const takeUpSturingspunt = (
  punt: Sturingspunt,
  { eigenaar, volgendeDatum }: OpgepaktInvoer,
  context: Besluitcontext,
): Result<Sturingsbesluit, Weigering> => {
  if (!isLopendSturingspunt(punt)) return mislukt({ code: "al-afgehandeld" });
  const vandaag = context.kalender.dagVan(context.nu);
  const fouten = [
    ...eigenaarFouten(eigenaar, context),
    ...(volgendeDatum <= vandaag || volgendeDatum > `${Number(vandaag.slice(0, 4)) + 1}${vandaag.slice(4)}`
      ? [{ veld: "volgendeDatum", melding: "moet na vandaag liggen, en binnen een jaar" }]
      : []),
  ];
  if (fouten.length > 0) return mislukt({ code: "ongeldige-invoer", fouten });
  const nieuw: LopendSturingspunt = {
    ...punt,
    ...{ versie: punt.versie + 1, status: "opgepakt", eigenaar },
    ...dataOp(volgendeDatum, context),
  };
  const berichten = berichtenOver(nieuw, "sturing.opgepakt", [eigenaar.organisatie, punt.gemeldDoor], context);
  return gelukt({
    punt: nieuw,
    wijziging: { nieuw: gebeurtenisVan(punt.sturingId, berichten, context), vervangen: [nieuw], mitsOpen: [] },
  });
};

/** It is done, or nothing is done with it: with an answer, which who reported it reads. */
export const finishSturingspunt = (
  punt: Sturingspunt,
  { uitkomst, antwoord }: AfgerondInvoer,
  door: Sturingseigenaar,
  context: Besluitcontext,
): Result<Sturingsbesluit, Weigering> => {
  if (!isLopendSturingspunt(punt)) return mislukt({ code: "al-afgehandeld" });
  const { type, sturingId, versie, inhoud, gemeldDoor, gemeldOp, eigenaar } = punt;
  const nieuw: Sturingspunt = {
    ...{ type, sturingId, versie: versie + 1, inhoud, gemeldDoor, gemeldOp, eigenaar },
    ...{ status: uitkomst, antwoord, afgerondOp: dagInUtc(context.nu), afgerondDoor: door, klok: null },
  };
  const berichten = berichtenOver(nieuw, "sturing.afgerond", [gemeldDoor, ...teInformeren(inhoud)], context);
  return gelukt({
    punt: nieuw,
    wijziging: { nieuw: gebeurtenisVan(sturingId, berichten, context), vervangen: [nieuw], mitsOpen: [] },
  });
};

/**
 * Its date has come: the owner is reminded, then the ketenregisseur told, and again until somebody does something with it.
 * @param bereikbaar whether the owner's organisation can still be told: else the ketenregisseur hears at once (X7)
 */
export const watchSturingspunt = (
  punt: LopendSturingspunt,
  bereikbaar: boolean,
  context: Besluitcontext,
): { readonly wijziging: Wijziging; readonly trap: number } => {
  const { nu, regio } = context;
  const nodig = Math.max(trapOp(punt, nu), bereikbaar ? 0 : 2);
  const herhaling = punt.trap >= 3 && nodig === 3 && punt.klok <= nu;
  const trap = herhaling ? punt.trap + 1 : Math.max(nodig, punt.trap);
  const { sturingId, inhoud, eigenaar, volgendeDatum } = punt;
  // A bottleneck is not the procesregisseur's to escalate: it goes to who steers the chain, at the region's first mark already.
  const ketenregisseur = { rol: "ketenregisseur" as const, organisatie: organisatieVoor(regio, "ketenregisseur") };
  const naar = trap < 2 ? eigenaar : ketenregisseur;
  const berichten = berichtenAan(
    [naar.organisatie],
    {
      ...{ soort: "sturing.herinnerd", onderwerp: sturingId },
      dataref: `/v1${sturingspad(inhoud.soort)}/${sturingId}`,
      data: { sturingId, soort: inhoud.soort, thema: inhoud.thema, rol: naar.rol, volgendeDatum, trap },
    },
    context,
  );
  return {
    trap,
    wijziging: {
      nieuw: trap === punt.trap ? [] : gebeurtenisVan(sturingId, berichten, context),
      vervangen: [{ ...punt, versie: punt.versie + 1, trap, klok: volgendeKlok(punt, trap, context) }],
      mitsOpen: [],
    },
  };
};
