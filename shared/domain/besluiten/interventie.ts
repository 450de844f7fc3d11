import type * as z from "zod";
import {
  berichtenAan,
  EERSTE_CONTROLE_SECONDEN,
  gebeurtenis,
  historie,
  kenmerkVan,
  maakIds,
  nieuweTaak,
  rondTaakAf,
  stuurfeit,
  taakGeopend,
  teamVan,
  type Besluit,
  type Besluitcontext,
} from "../besluit.ts";
import type { OpenCasus } from "../casus.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { Bericht } from "../gebeurtenis.ts";
import type { OrganisatieCode, VastleggingId } from "../ids.ts";
import { INTERVENTIETAAK, type Interventie, type InterventieUitkomst, type OpenInterventie } from "../interventie.ts";
import { naBeurt, nieuweLoopstand } from "../loopstand.ts";
import { legNaastPadVast } from "../naastpad.ts";
import { KETENREGIETEAM, organisatieVoor, zetelsVan, type TermijnNaam } from "../regio.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import { draagTaakOver } from "../samenloop.ts";
import type { Eigenaar, OpenTaak } from "../taak.ts";
import { plusSeconden } from "../tijd.ts";
import type { interventieberichtInvoer, interventiebeeindigingInvoer } from "../vastlegging.ts";
import type { Aanvulling } from "../voortgaan.ts";
import type { Weigering } from "../weigering.ts";
import { samen, type Wijziging } from "../wijziging.ts";
import { organisatieFouten } from "./regels.ts";

/** Where the next report is awaited: mandatory, in hours, at any hour of any day. */
const berichttaak = (
  interventie: Pick<Interventie, "interventieId" | "casusId" | "eigenaar" | "gemeente">,
  termijn: TermijnNaam,
  context: Besluitcontext,
): OpenTaak =>
  nieuweTaak(
    {
      casusId: interventie.casusId,
      soort: INTERVENTIETAAK,
      activiteit: "2.3",
      eigenaar: interventie.eigenaar,
      gemeente: interventie.gemeente,
      onderwerp: interventie.interventieId,
      verplicht: true,
      // Its hours are the same for every casus: nobody waits longer because a weging found less haste, or the casus is suspended.
      ...{ urgentietermijnen: {}, verschuivingen: [] },
      termijn,
    },
    context,
  );

/** The team as owner: for an intervention that who is to act cannot carry out. */
const TEAM: Eigenaar = { rol: "lid-ketenregieteam", organisatie: KETENREGIETEAM };

/**
 * Who must act: the seat that the region names; the team, when nobody fills that seat now or its organisation is out of the
 * covenant. An obligation never lies where nobody can meet it.
 */
const uitvoerderNu = (context: Besluitcontext): Eigenaar => {
  const { uitvoerder } = context.regio.doorlaatverbod;
  const bezet = context.zetels?.some(({ zetel }) => zetel === uitvoerder) === true;
  const bereikbaar = organisatieFouten(context, [{ veld: "uitvoerder", organisatie: uitvoerder }]).length === 0;
  return bezet && bereikbaar ? { rol: "lid-ketenregieteam", organisatie: uitvoerder } : TEAM;
};

/**
 * Where the deputies of who has to act work, when that is elsewhere: they act within hours, and their organisation's channel is
 * the one that reaches them. Only where it has a fixed seat, so that the casus exists for it already.
 */
const vervangersElders = (
  { eigenaar }: Pick<Interventie, "eigenaar">,
  { gemeente }: OpenCasus,
  { zetels, regio }: Besluitcontext,
): readonly OrganisatieCode[] =>
  (zetels ?? []).flatMap(({ zetel, hoedanigheid, organisatie }) =>
    zetel === eigenaar.organisatie && hoedanigheid === "vervanger" && zetelsVan(regio, gemeente).includes(organisatie)
      ? [organisatie]
      : [],
  );

/** The region's organisations that hear of a doorlaatverbod at once, besides who acts (H2.3-a5, NB2). */
const ingelichten = ({ eigenaar }: Pick<Interventie, "eigenaar">, { regio }: Besluitcontext) =>
  regio.doorlaatverbod.informeren.filter((organisatie) => organisatie !== eigenaar.organisatie);

/**
 * Applying the doorlaatverbod obliges to intervene (H2.3-a7): the intervention, its first task and its notifications are part
 * of the transaction of the decision. No interest of an investigation is asked here, so none can hold it up (H2.3-a8, X4).
 */
export const beginInterventie = (casus: OpenCasus, besluitId: VastleggingId, context: Besluitcontext): Aanvulling => {
  const gedeeld = {
    interventieId: maakIds(context.nieuwId).interventie(),
    casusId: casus.casusId,
    eigenaar: uitvoerderNu(context),
    gemeente: casus.gemeente,
  };
  const taak = berichttaak(gedeeld, "interventie-eerste-bericht", context);
  const interventie: OpenInterventie = {
    type: "interventie",
    ...gedeeld,
    versie: 1,
    besluitId,
    begonnenOp: context.nu,
    berichten: 0,
    uitvoering: nieuweLoopstand(1, context.nu),
    teDrijven: true,
    kenmerk: kenmerkVan(context.door, "interventie"),
    status: "open",
    lopendeTaakId: taak.taakId,
    klok: plusSeconden(context.nu, EERSTE_CONTROLE_SECONDEN),
  };
  return {
    wijziging: { nieuw: [interventie, taak], vervangen: [], mitsOpen: [] },
    berichten: [
      ...taakGeopend(taak, context, vervangersElders(interventie, casus, context)),
      ...berichtenAan(
        ingelichten(interventie, context),
        {
          soort: "casus.doorlaatverbod-toegepast",
          onderwerp: casus.casusId,
          dataref: `/v1/casussen/${casus.casusId}`,
          data: { casusId: casus.casusId },
        },
        context,
      ),
    ],
  };
};

/** The intervention that runs on this casus; null: none. There is at most one. */
export const openInterventieVan = ({ interventies }: Pick<CasusDossier, "interventies">): OpenInterventie | null =>
  interventies.find((een): een is OpenInterventie => een.status === "open") ?? null;

const HEEL_UUR = 3600;

/** How long after the first melding the victim was out, in classes that lead back to nobody (K4). */
const naMelding = ({ geopendOp }: OpenCasus, { nu }: Besluitcontext): string => {
  const klassen = [
    [4, "binnen-4-uur"],
    [24, "binnen-24-uur"],
    [72, "binnen-72-uur"],
  ] as const;
  return klassen.find(([uren]) => nu <= plusSeconden(geopendOp, uren * HEEL_UUR))?.[1] ?? "later";
};

/** Who hears that was reported: who was informed, procesregie and, at the end, the team. Only that there is something to read. */
const gemeld = (
  casus: OpenCasus,
  interventie: OpenInterventie,
  uitkomst: InterventieUitkomst,
  context: Besluitcontext,
): readonly Bericht[] =>
  berichtenAan(
    [
      ...ingelichten(interventie, context),
      organisatieVoor(context.regio, "procesregie", casus),
      ...(uitkomst === "loopt" ? [] : [...teamVan(casus), interventie.eigenaar.organisatie]),
    ],
    {
      soort: "interventie.bericht",
      onderwerp: interventie.interventieId,
      dataref: `/v1/casussen/${casus.casusId}`,
      data: { interventieId: interventie.interventieId, casusId: casus.casusId },
    },
    context,
  );

/**
 * That it lasts longer than the region accepts: to the ketenregisseur as well, at every report until the victim is out. The date is
 * the one by which it should have been over, and not the task's: that is to come, and that nobody reports by then is said of it.
 */
const duurtTeLang = ({ begonnenOp }: OpenInterventie, taak: OpenTaak, context: Besluitcontext): readonly Bericht[] => {
  const { regio, nu } = context;
  const uiterlijkOp = plusSeconden(begonnenOp, regio.doorlaatverbod.escalatieNaUren * HEEL_UUR);
  if (nu < uiterlijkOp) return [];
  const { taakId, casusId, soort, activiteit } = taak;
  return berichtenAan(
    [organisatieVoor(regio, "ketenregisseur")],
    {
      soort: "taak.geescaleerd",
      onderwerp: taakId,
      dataref: `/v1/casussen/${casusId}`,
      data: { taakId, casusId, soort, activiteit, rol: "ketenregisseur", uiterlijkOp, trap: 3 },
    },
    context,
  );
};

/** What of the intervention can be reported on now: its casus, and the task of the report. */
const lopende = (
  dossier: CasusDossier,
  interventie: Interventie,
): Result<{ casus: OpenCasus; open: OpenInterventie; taak: OpenTaak }, Weigering> => {
  const { casus } = dossier;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  if (interventie.status !== "open") return mislukt({ code: "al-afgehandeld" });
  const taak = dossier.taken.find(({ taakId }) => taakId === interventie.lopendeTaakId);
  if (taak?.status !== "open") throw new Error("An open intervention without an open task");
  return gelukt({ casus, open: interventie, taak });
};

/** The execution that goes on with the next report: the same one, or the next when this one has heard enough of them. */
const verderIn = ({ uitvoering }: OpenInterventie, { nu }: Besluitcontext) => {
  const zelfde = naBeurt(uitvoering);
  return zelfde === null
    ? {
        uitvoering: nieuweLoopstand(uitvoering.n + 1, nu),
        teDrijven: true,
        klok: plusSeconden(nu, EERSTE_CONTROLE_SECONDEN),
      }
    : { uitvoering: zelfde };
};

/** Records the report, completes its task, and goes on to the next one or to the end. */
const meldUitkomst = (
  dossier: CasusDossier,
  interventie: Interventie,
  uitkomst: InterventieUitkomst,
  invoer: { readonly resultaat: string },
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const stand = lopende(dossier, interventie);
  if (!stand.ok) return stand;
  const { casus, open, taak } = stand.waarde;
  const { lopendeTaakId: _taak, status: _status, klok: _klok, ...basis } = open;
  const geteld = { ...basis, versie: open.versie + 1, berichten: open.berichten + 1 };
  const volgende = uitkomst === "loopt" ? berichttaak(open, "interventie-vervolgbericht", context) : null;
  const wordt: Interventie =
    uitkomst === "loopt" || volgende !== null
      ? { ...open, ...geteld, ...verderIn(open, context), lopendeTaakId: volgende?.taakId ?? open.lopendeTaakId }
      : { ...geteld, status: "afgerond", uitkomst, afgerondOp: context.nu, teDrijven: false, klok: null };
  const berichten = [
    ...gemeld(casus, open, uitkomst, context),
    ...stuurfeit(casus, "interventie", uitkomst, context),
    ...(volgende === null
      ? stuurfeit(casus, "melding-tot-interventie", naMelding(casus, context), context)
      : [...taakGeopend(volgende, context), ...duurtTeLang(open, volgende, context)]),
  ];
  return gelukt(
    legNaastPadVast(
      dossier,
      {
        soort: "interventie",
        inhoud: { uitkomst, resultaat: invoer.resultaat },
        bij: open.interventieId,
        informatie: "interventie",
      },
      context,
      () => ({
        nieuw: [
          ...(volgende === null ? [] : [volgende]),
          ...gebeurtenis({ soort: "casus", id: casus.casusId }, berichten, context),
        ],
        vervangen: [wordt, rondTaakAf(taak, uitkomst, context.door ?? taak.eigenaar, context.nu)],
        mitsOpen: [],
      }),
      `interventie:${uitkomst}`,
    ),
  );
};

/** Who acts reports: the victim is out, or the intervention goes on and the next report is due in hours (H2.3-a7). */
export const recordInterventiebericht = (
  dossier: CasusDossier,
  interventie: Interventie,
  invoer: z.infer<typeof interventieberichtInvoer>,
  context: Besluitcontext,
): Result<Besluit, Weigering> => meldUitkomst(dossier, interventie, invoer.uitkomst, invoer, context);

/**
 * Who acts cannot any more: the team takes the intervention over, with the date that it had. Null: there is nothing of the kind, or
 * it is the team's already.
 */
export const takeOverInterventie = (
  dossier: CasusDossier,
  taak: OpenTaak,
  context: Besluitcontext,
): Wijziging | null => {
  const open = openInterventieVan(dossier);
  if (open?.lopendeTaakId !== taak.taakId || taak.eigenaar.organisatie === KETENREGIETEAM) return null;
  const over = draagTaakOver(taak, TEAM, context.nu);
  return samen(
    {
      nieuw: gebeurtenis({ soort: "casus", id: open.casusId }, taakGeopend(over, context), context),
      vervangen: [{ ...open, versie: open.versie + 1, eigenaar: TEAM }, over],
      mitsOpen: [open.casusId],
    },
    historie(
      open.casusId,
      dossier.historieKoppen,
      { compartiment: "veiligheid", wat: "interventie:overgenomen", inhoud: { van: taak.eigenaar } },
      context,
    ),
  );
};

/** The team records why the victim is out of the situation already: the only other end (H2.3-a7). Not who has to act. */
export const endInterventie = (
  dossier: CasusDossier,
  interventie: Interventie,
  invoer: z.infer<typeof interventiebeeindigingInvoer>,
  context: Besluitcontext,
): Result<Besluit, Weigering> =>
  interventie.status === "open" &&
  dossier.casus.status === "open" &&
  context.door?.organisatie === interventie.eigenaar.organisatie
    ? mislukt({ code: "geen-recht", nodig: "een andere zetel dan die de interventie uitvoert" })
    : meldUitkomst(dossier, interventie, "al-uit-situatie", { resultaat: invoer.reden }, context);
