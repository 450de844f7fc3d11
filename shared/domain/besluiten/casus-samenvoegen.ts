import {
  berichtenAan,
  betrokkenenVan,
  EERSTE_CONTROLE_SECONDEN,
  gebeurtenis,
  laatTaakVervallen,
  lopendeTaak,
  nieuweTaak,
  stuurfeit,
  taakGeopend,
  teamVan,
  type Besluit,
  type Besluitcontext,
} from "../besluit.ts";
import type { Casus, OpenCasus } from "../casus.ts";
import type { CasusDossier } from "../casusdossier.ts";
import {
  SAMENGEVOEGD,
  SAMENGEVOEGD_MAXIMAAL,
  SAMENVOEGINGTAAK,
  samenvoeglotVan,
  type Samenvoegbezwaar,
} from "../casussamenvoeging.ts";
import type { SamenvoegingInvoer } from "../casusverwijzing.ts";
import { casusBericht, geeindigd } from "../einde.ts";
import type { Bericht } from "../gebeurtenis.ts";
import { legTaakresultaatVast } from "../naastpad.ts";
import { opgeschortTot } from "../opschorting.ts";
import { KETENREGIETEAM, organisatieVoor } from "../regio.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { Eigenaar, OpenTaak } from "../taak.ts";
import { plusSeconden } from "../tijd.ts";
import type { Vastlegging } from "../vastlegging.ts";
import { legVerwijzingVast } from "../verwijzen.ts";
import type { OpenPunt, Veldfout, Weigering } from "../weigering.ts";
import { samen } from "../wijziging.ts";
import { HERWEGING, versneld } from "./aansluiten.ts";
import { openInterventieVan } from "./interventie.ts";
import { overdrachtLoopt } from "./regels.ts";

/** Which of two casussen goes on is the team's to decide; nobody of it alone is named. */
export const SAMENVOEGER: Eigenaar = { rol: "lid-ketenregieteam", organisatie: KETENREGIETEAM };

type OpenDossier = CasusDossier & { readonly casus: OpenCasus };
const isOpen = (dossier: CasusDossier): dossier is OpenDossier => dossier.casus.status === "open";

/** Open work of the casus that ends which cannot come along, and must be settled there first. */
const eerstAf = ({ taken, casus }: OpenDossier): readonly OpenPunt[] =>
  taken
    .filter(
      (taak): taak is OpenTaak =>
        taak.status === "open" && taak.taakId !== casus.lopendeTaakId && samenvoeglotVan(taak) === "eerst",
    )
    .map(({ soort, taakId, onderwerp, eigenaar, uiterlijkOp }) => ({
      ...{ wat: soort, id: onderwerp ?? taakId, eigenaar, uiterlijkOp },
    }));

/** What keeps them apart, all of it; each is about one of the two. */
const bezwaren = (deze: OpenDossier, andere: OpenDossier, { nu }: Besluitcontext): readonly Samenvoegbezwaar[] => {
  const waar = (bij: Samenvoegbezwaar["bij"], wat: Samenvoegbezwaar["wat"], geldt: boolean) =>
    geldt ? [{ bij, wat }] : [];
  const beide = (["deze", "andere"] as const).flatMap((bij) => {
    const dossier = bij === "deze" ? deze : andere;
    const { verschuivingen, samenTeVoegen } = dossier.casus;
    return [
      ...waar(bij, "opgeschort", opgeschortTot(verschuivingen, nu) !== null),
      ...waar(bij, "overdracht-loopt", overdrachtLoopt(dossier)),
      ...waar(bij, "samenvoeging-loopt", samenTeVoegen !== null),
    ];
  });
  const samengevoegd = deze.casus.samengevoegd.length + andere.casus.samengevoegd.length + 1;
  return [
    ...beide,
    // Nobody may go out of sight with a casus that is being scaled down (X5).
    ...waar("deze", "wordt-afgeschaald", HERWEGING[deze.casus.positie.stap] !== undefined),
    ...waar("deze", "te-veel", samengevoegd > SAMENGEVOEGD_MAXIMAAL),
    // Both are bound to the casus on which they run, and are never dropped (X4, X8).
    ...waar("andere", "interventie-loopt", openInterventieVan(andere) !== null),
    ...waar("andere", "traject-loopt", andere.casus.strafrechtelijkTrajectLoopt),
    ...waar(
      "andere",
      "werk-open",
      eerstAf(andere).some(({ wat }) => wat !== "interventie"),
    ),
  ];
};

const verkeerd = (melding: string): Result<never, Weigering> => {
  const fouten: readonly Veldfout[] = [{ veld: "casusId", melding }];
  return mislukt({ code: "ongeldige-invoer", fouten });
};

/** The casus that goes on, with all whom both are about and what is known of either; its driver fetches the open work. */
const vervolg = (deze: OpenDossier, andere: OpenCasus, context: Besluitcontext) => {
  const { casus } = deze;
  const taak = lopendeTaak(deze, casus);
  const spoed = andere.acuut && !casus.acuut;
  const sneller = spoed ? versneld(casus, taak, context) : { volgendeDatum: casus.volgendeDatum, taak };
  const kop: OpenCasus = {
    ...casus,
    versie: casus.versie + 1,
    dossierIds: [...new Set([...casus.dossierIds, ...andere.dossierIds])],
    // Of who had left the other as well: what was reported there names them.
    vertrokken: [...new Set([...casus.vertrokken, ...andere.vertrokken])],
    verschijningsvormen: [...new Set([...casus.verschijningsvormen, ...andere.verschijningsvormen])],
    acuut: casus.acuut || andere.acuut,
    acuutVolgensMelder: casus.acuutVolgensMelder || andere.acuutVolgensMelder,
    volgendeDatum: sneller.volgendeDatum,
    eerdereCasussen: [...new Set([...casus.eerdereCasussen, ...andere.eerdereCasussen])],
    samengevoegd: [...casus.samengevoegd, andere.casusId, ...andere.samengevoegd],
    samenTeVoegen: andere.casusId,
    teDrijven: true,
    klok: plusSeconden(context.nu, EERSTE_CONTROLE_SECONDEN),
  };
  const versneldeTaak =
    sneller.taak === null || sneller.taak === taak ? [] : [{ ...sneller.taak, versie: sneller.taak.versie + 1 }];
  return { kop, vervangen: [kop, ...versneldeTaak] };
};

/** The casus that ends in the other: its path stops, and nobody but who saw it otherwise keeps reading it. */
const slot = (andere: OpenDossier, naar: OpenCasus, context: Besluitcontext) => {
  const { casus } = andere;
  const taak = lopendeTaak(andere, casus);
  const kop: Casus = {
    ...geeindigd(casus, "gesloten", SAMENGEVOEGD, context),
    ...{ versie: casus.versie + 1, status: "samengevoegd", samengevoegdMet: naar.casusId },
  };
  const team = teamVan(casus);
  const vertrekkend = betrokkenenVan(casus, context.nu).filter((een) => !team.includes(een));
  const { stap } = casus.positie;
  return {
    vervangen: [kop, ...(taak === null ? [] : [laatTaakVervallen(taak, SAMENGEVOEGD, context.nu)])],
    // For who is on this one alone it closes: of the other one they learn nothing.
    berichten: [
      ...casusBericht("casus.gesloten", team, casus.casusId, stap, context),
      ...casusBericht("casus.gesloten", vertrekkend, casus.casusId, stap, context, null),
      ...stuurfeit(casus, "casus-samengevoegd", stap, context),
    ],
  };
};

/** Who guards every date arranges what is left; as soon as an acute casus needs it that nobody weighed. */
const afrondtaak = (kop: OpenCasus, andere: OpenCasus, id: Vastlegging["vastleggingId"], context: Besluitcontext) =>
  nieuweTaak(
    {
      ...{ casusId: kop.casusId, soort: SAMENVOEGINGTAAK, activiteit: "2.2", onderwerp: id, verplicht: true },
      eigenaar: { rol: "procesregisseur", organisatie: organisatieVoor(context.regio, "procesregie", kop) },
      gemeente: kop.gemeente,
      urgentietermijnen: kop.urgentietermijnen,
      verschuivingen: kop.verschuivingen,
      termijn: andere.acuut && andere.uitkomsten["weging-1"] === undefined ? "acuut" : SAMENVOEGINGTAAK,
    },
    context,
  );

const samengevoegdBericht = (kop: OpenCasus, id: Vastlegging["vastleggingId"], context: Besluitcontext) =>
  berichtenAan(
    [...betrokkenenVan(kop, context.nu), organisatieVoor(context.regio, "procesregie", kop)],
    {
      ...{ soort: "casus.samengevoegd", onderwerp: kop.casusId, dataref: `/v1/casussen/${kop.casusId}` },
      data: { casusId: kop.casusId, samenvoegingId: id },
    },
    context,
  );

/**
 * The team merges another casus into this one: two of one person, or of one network (S2.5.4). One intention, on both heads in one
 * transaction: the other ends here and now, so that no melding, command or machine moves it any more, and all whom it is about are
 * in this one. Its open work comes along in pages (`carrySamenvoeging`), until when neither can be merged again. Its records and
 * meldingen stay where they are, for who read them there: a merge gives nobody more than they saw of each (X2).
 * @param andere the casus that would end; null: it does not exist for who decides
 */
export const mergeCasussen = (
  deze: CasusDossier,
  andere: CasusDossier | null,
  invoer: SamenvoegingInvoer,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  if (!isOpen(deze)) return mislukt({ code: "casus-niet-open", status: deze.casus.status });
  if (invoer.casusId === deze.casus.casusId) return verkeerd("is deze casus zelf; noem de andere");
  if (andere === null) return verkeerd("is geen casus die u kunt zien; controleer het id");
  if (!isOpen(andere))
    return verkeerd(`heeft de status ${andere.casus.status}; alleen een open casus kan opgaan in deze`);
  const redenen = bezwaren(deze, andere, context);
  if (redenen.length > 0) return mislukt({ code: "samenvoeging-belet", redenen, open: eerstAf(andere) });
  const { reden } = invoer;
  const verwijs = (dossier: OpenDossier, richting: "van" | "naar", andereCasusId: Casus["casusId"]) =>
    legVerwijzingVast(dossier, { soort: "samenvoeging", inhoud: { richting, andereCasusId, reden } }, context);
  const hier = verwijs(deze, "van", andere.casus.casusId);
  const { id: vastleggingId } = hier;
  const verder = vervolg(deze, andere.casus, context);
  const einde = slot(andere, verder.kop, context);
  const taak = afrondtaak(verder.kop, andere.casus, vastleggingId, context);
  const bijElk = (casusId: Casus["casusId"], berichten: readonly Bericht[]) =>
    gebeurtenis({ soort: "casus", id: casusId }, berichten, context);
  return gelukt({
    id: vastleggingId,
    wijziging: samen(
      {
        nieuw: [
          taak,
          ...bijElk(deze.casus.casusId, [
            ...samengevoegdBericht(verder.kop, vastleggingId, context),
            ...taakGeopend(taak, context),
          ]),
          ...bijElk(andere.casus.casusId, einde.berichten),
        ],
        vervangen: [...verder.vervangen, ...einde.vervangen],
        mitsOpen: [],
      },
      hier.wijziging,
      verwijs(andere, "naar", deze.casus.casusId).wijziging,
    ),
  });
};

/** A merge that was decided in this casus, with the task to arrange what is left of it. */
export interface Samenvoeging {
  readonly record: Vastlegging;
  readonly taak: OpenTaak | null;
}

/** What a merge left to people is arranged: not before all open work has come along, so that they saw all of it. */
export const finishSamenvoeging = (
  dossier: CasusDossier,
  { record, taak }: Samenvoeging,
  invoer: { readonly toelichting: string },
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  if (taak === null) return mislukt({ code: "al-afgehandeld" });
  if (casus.samenTeVoegen !== null) return mislukt({ code: "samenvoeging-loopt" });
  return legTaakresultaatVast(
    dossier,
    taak,
    {
      ...{ soort: "samenvoegingafronding", inhoud: invoer, bij: record.vastleggingId },
      informatie: "casusverwijzing",
    },
    { feit: "samenvoeging", uitkomst: "afgerond" },
    context,
  );
};
