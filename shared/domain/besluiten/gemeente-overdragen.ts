import {
  berichtenAan,
  deadlineVan,
  gebeurtenis,
  nieuweTaak,
  rondTaakAf,
  stuurfeit,
  taakGeopend,
  teamVan,
  type Besluit,
  type Besluitcontext,
} from "../besluit.ts";
import { partnersOp } from "../betrokkenheid.ts";
import type { OpenCasus } from "../casus.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { Bericht } from "../gebeurtenis.ts";
import {
  GEMEENTETAAK,
  gemeenteoverdrachtpad,
  gemeenteOverdrachtenVan,
  ZETELGEBONDEN_NIET,
  type GemeenteOverdracht,
  type GemeenteOverdrachtInvoer,
} from "../gemeente-overdracht.ts";
import { metHerverdeling } from "../herverdeling.ts";
import type { OrganisatieCode } from "../ids.ts";
import { legNaastPadVast } from "../naastpad.ts";
import { overleeftCasus } from "../nazorg.ts";
import { PAD } from "../pad.ts";
import { gemeenteOrganisatie, organisatieVoor, zoekGemeente } from "../regio.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { OpenTaak } from "../taak.ts";
import type { OverdrachtAntwoord } from "../vastlegging.ts";
import type { Veldfout, Weigering } from "../weigering.ts";
import { samen, type Wijziging } from "../wijziging.ts";
import { naarGemeente } from "./gemeente.ts";
import { verlegTaak } from "./herverdelen.ts";
import { grondslagFouten, organisatieFouten, overdrachtLoopt } from "./regels.ts";

/** So much work of a gemeente goes along in one command (design rule 1); the rest follows in pages (`herverdeelWerk`). */
const WERK_MEE = 15;

const gemeenteFouten = (
  gevonden: OrganisatieCode | null,
  casus: OpenCasus,
  context: Besluitcontext,
): readonly Veldfout[] => {
  const veld = "gemeente";
  if (gevonden === null)
    return [{ veld, melding: "is geen gemeente van deze regio; gebruik de naam van een van de gemeenten" }];
  return gevonden === casus.gemeente
    ? [{ veld, melding: "heeft deze casus al; kies een andere" }]
    : organisatieFouten(context, [{ veld, organisatie: gevonden }]);
};

/**
 * Offers the casus to another gemeente (B6.F1, S2.5.4). Until that one accepts, it is of the gemeente that has it, with its seat, owner
 * and dates; the other one sees what it is told here and nothing else.
 */
export const offerAanGemeente = (
  dossier: CasusDossier,
  invoer: GemeenteOverdrachtInvoer,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  const { gemeente, ...rest } = invoer;
  const gevonden = zoekGemeente(context.regio, gemeente);
  const ontvanger = gevonden === undefined ? null : gemeenteOrganisatie(gevonden);
  const fouten = [...gemeenteFouten(ontvanger, casus, context), ...grondslagFouten(context, invoer.grondslag)];
  const vorige = casus.gemeente;
  if (vorige === null)
    fouten.push({
      veld: "gemeente",
      melding: "hoeft niet te worden overgedragen: de casus heeft er nog geen; bepaal haar",
    });
  if (fouten.length > 0 || ontvanger === null || vorige === null) return mislukt({ code: "ongeldige-invoer", fouten });
  if (overdrachtLoopt(dossier)) return mislukt({ code: "overdracht-loopt" });
  const { casusId } = casus;
  return gelukt(
    legNaastPadVast(
      dossier,
      { soort: "gemeente-overdracht", inhoud: { ...rest, ontvanger, vorige }, informatie: "gemeente-overdracht" },
      context,
      (id) => {
        const taak = nieuweTaak(
          {
            ...{ casusId, soort: GEMEENTETAAK, activiteit: PAD[casus.positie.stap].activiteit, onderwerp: id },
            ...{ eigenaar: { rol: "partner", organisatie: ontvanger }, gemeente: casus.gemeente, verplicht: false },
            ...{ urgentietermijnen: casus.urgentietermijnen, verschuivingen: casus.verschuivingen },
            termijn: "overdracht-aanvaarden",
          },
          context,
        );
        const uiterlijkOp = deadlineVan(casus, "overdracht-aanvaarden", context);
        const berichten = [
          ...berichtenAan(
            [ontvanger],
            {
              ...{ soort: "overdracht.voorbereid", onderwerp: id, dataref: gemeenteoverdrachtpad(casusId, id) },
              data: { casusId, overdrachtId: id, uiterlijkOp },
            },
            context,
          ),
          ...taakGeopend(taak, context),
          ...stuurfeit(casus, "gemeente-overdracht", "aangeboden", context),
        ];
        return {
          nieuw: [taak, ...gebeurtenis({ soort: "casus", id: casusId }, berichten, context)],
          // The head as well: of two who offer it at once the second sees the first.
          vervangen: [{ ...casus, versie: casus.versie + 1 }],
          mitsOpen: [],
        };
      },
    ),
  );
};

/** What the gemeente that has the casus still has to do there as its seat: who takes the casus over takes it over. */
const werkVanZetel = ({ casus, taken }: CasusDossier, vorige: OrganisatieCode, { nu }: Besluitcontext) =>
  partnersOp(casus, nu).includes(vorige)
    ? []
    : taken.filter(
        (taak): taak is OpenTaak =>
          taak.status === "open" &&
          taak.eigenaar.organisatie === vorige &&
          !overleeftCasus(taak) &&
          !ZETELGEBONDEN_NIET.includes(taak.soort),
      );

type Uitkomst = "aanvaard" | "geweigerd" | "ingetrokken";

const beantwoord = (
  dossier: CasusDossier,
  casus: OpenCasus,
  { aanbod }: GemeenteOverdracht,
  taak: OpenTaak,
  inhoud: { readonly antwoord: Uitkomst; readonly toelichting: string | null },
  berichten: readonly Bericht[],
  erbij: Wijziging,
  context: Besluitcontext,
): Besluit =>
  legNaastPadVast(
    dossier,
    { soort: "gemeente-overdrachtantwoord", inhoud, bij: aanbod.vastleggingId, informatie: "gemeente-overdracht" },
    // Who is out takes nothing back itself: then it is who guards every date.
    {
      ...context,
      door: context.door ?? {
        rol: "procesregisseur",
        organisatie: organisatieVoor(context.regio, "procesregie", casus),
      },
    },
    () =>
      samen(
        {
          nieuw: gebeurtenis(
            { soort: "casus", id: casus.casusId },
            [...berichten, ...stuurfeit(casus, "gemeente-overdracht", inhoud.antwoord, context)],
            context,
          ),
          vervangen: [rondTaakAf(taak, inhoud.antwoord, context.door ?? taak.eigenaar, context.nu)],
          mitsOpen: [],
        },
        erbij,
      ),
    `gemeente-overdracht:${inhoud.antwoord}`,
  );

/** Who hears what the gemeente said: who directs, and the team that reads the casus. The gemeente that is out hears that its access ended. */
const antwoordberichten = (
  casus: OpenCasus,
  { aanbod }: GemeenteOverdracht,
  antwoord: "aanvaard" | "geweigerd",
  context: Besluitcontext,
): readonly Bericht[] => {
  const { casusId } = casus;
  const { vastleggingId: overdrachtId, inhoud } = aanbod;
  const vertrekt = antwoord === "aanvaard" && !partnersOp(casus, context.nu).includes(inhoud.vorige);
  const hoorders = [organisatieVoor(context.regio, "procesregie", casus), ...teamVan(casus)];
  return berichtenAan(
    hoorders.filter((een) => !vertrekt || een !== inhoud.vorige),
    {
      ...{ soort: "overdracht.beantwoord", onderwerp: overdrachtId, dataref: `/v1/casussen/${casusId}` },
      data: { casusId, overdrachtId, antwoord },
    },
    context,
  );
};

/**
 * The gemeente accepts: from this moment its seat is on the casus, with the work of the seat that leaves; or declines, and nothing
 * changed. All of it rests on the head, so a decision of the team at this moment is taken by the one or the other.
 */
export const answerAanGemeente = (
  dossier: CasusDossier,
  overdracht: GemeenteOverdracht,
  invoer: OverdrachtAntwoord,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  const { taak } = overdracht;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  if (taak === null) return mislukt({ code: "al-afgehandeld" });
  const berichten = antwoordberichten(casus, overdracht, invoer.antwoord, context);
  if (invoer.antwoord === "geweigerd")
    return gelukt(beantwoord(dossier, casus, overdracht, taak, invoer, berichten, samen(), context));
  const { ontvanger, vorige } = overdracht.aanbod.inhoud;
  const werk = werkVanZetel(dossier, vorige, context);
  const nieuw = { ...dossier, casus: { ...casus, gemeente: ontvanger } };
  const mee = werk
    .slice(0, WERK_MEE)
    .map((een) => verlegTaak(nieuw, een, { ...een.eigenaar, organisatie: ontvanger }, context));
  const behalve = [taak, ...werk].map(({ taakId }) => taakId);
  const rest = { ...dossier, taken: dossier.taken.filter(({ taakId }) => !behalve.includes(taakId)) };
  const verhuisd = naarGemeente(rest, casus, ontvanger, context);
  const kop =
    werk.length > mee.length || verhuisd.blijftAchter ? metHerverdeling(verhuisd.kop, context.nu) : verhuisd.kop;
  return gelukt(
    beantwoord(
      dossier,
      casus,
      overdracht,
      taak,
      invoer,
      [...berichten, ...verhuisd.berichten, ...mee.flatMap((een) => een.berichten)],
      { nieuw: [], vervangen: [kop, ...verhuisd.taken, ...mee.map((een) => een.taak)], mitsOpen: [] },
      context,
    ),
  );
};

const neemTerug = (
  dossier: CasusDossier,
  casus: OpenCasus,
  overdracht: GemeenteOverdracht,
  taak: OpenTaak,
  { reden, aanOntvanger }: { readonly reden: string; readonly aanOntvanger: boolean },
  context: Besluitcontext,
): Besluit => {
  const { casusId } = casus;
  const { vastleggingId: overdrachtId, inhoud } = overdracht.aanbod;
  // For its receiver it is no longer there to be read.
  const berichten = aanOntvanger
    ? berichtenAan(
        [inhoud.ontvanger],
        { soort: "overdracht.ingetrokken", onderwerp: overdrachtId, dataref: null, data: { casusId, overdrachtId } },
        context,
      )
    : [];
  return beantwoord(
    dossier,
    casus,
    overdracht,
    taak,
    { antwoord: "ingetrokken", toelichting: reden },
    berichten,
    samen(),
    context,
  );
};

/** Withdraws what the gemeente did not answer, in time or too late. */
export const withdrawVanGemeente = (
  dossier: CasusDossier,
  overdracht: GemeenteOverdracht,
  { reden }: { readonly reden: string },
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  const { taak } = overdracht;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  return taak === null
    ? mislukt({ code: "al-afgehandeld" })
    : gelukt(neemTerug(dossier, casus, overdracht, taak, { reden, aanOntvanger: true }, context));
};

/** What was offered to a gemeente that has no covenant any more, lapses: nobody there can answer (X7). Null: nothing waits for it. */
export const lapseGemeenteOverdracht = (
  dossier: CasusDossier,
  organisatie: OrganisatieCode,
  reden: string,
  context: Besluitcontext,
): Wijziging | null => {
  const { casus } = dossier;
  if (casus.status !== "open") return null;
  for (const overdracht of gemeenteOverdrachtenVan(dossier)) {
    const { taak, aanbod } = overdracht;
    if (taak !== null && aanbod.inhoud.ontvanger === organisatie)
      return neemTerug(dossier, casus, overdracht, taak, { reden, aanOntvanger: false }, context).wijziging;
  }
  return null;
};
