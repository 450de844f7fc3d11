import {
  laatTaakVervallen,
  nieuweTaak,
  rondTaakAf,
  taakGeopend,
  type Besluit,
  type Besluitcontext,
} from "../besluit.ts";
import type { Casus } from "../casus.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { Bericht } from "../gebeurtenis.ts";
import { hoorstandenVan, MELDER_HOREN, type HoorverslagInvoer, type HoorvrijstellingInvoer } from "../horen.ts";
import type { MeldingId } from "../ids.ts";
import type { Vraag } from "../meldervraag.ts";
import { legNaastPadVast } from "../naastpad.ts";
import type { Stap } from "../pad.ts";
import { organisatieVoor, regioVoor, type Regio } from "../regio.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { Eigenaar, OpenTaak } from "../taak.ts";
import type { Toevoeging } from "../voortgaan.ts";
import type { Veldfout, Weigering } from "../weigering.ts";

/**
 * So many tasks end in one command, what is left with the casus: a weging that takes the casus from the table also ends fifteen
 * invitations with their tasks, and has the lines of ten clients.
 */
const TAKEN_PER_OPDRACHT = 10;

/** Who hears the reporter, and who may as well: the meldpunt, which has the meldingen, and procesregie, which guards the dates. */
export const hoorders = (regio: Regio): { readonly eigenaar: Eigenaar; readonly ook: Eigenaar } => {
  const { rol, organisatie } = regio.horen.eigenaar;
  const eigenaar = { rol, organisatie: organisatieVoor(regio, organisatie) };
  const meldpunt = { rol: "meldpunt" as const, organisatie: organisatieVoor(regio, "meldpunt") };
  const regie = { rol: "procesregisseur" as const, organisatie: organisatieVoor(regio, "procesregie") };
  return { eigenaar, ook: organisatie === "meldpunt" ? regie : meldpunt };
};

/** Steps before the second weging, at which whoever reports is still to be heard. */
export const HOORSTAPPEN: readonly Stap[] = ["partners-uitnodigen", "casusoverleg", "weging-2"];

/**
 * The task to hear reporters, when a casus comes to the casustafel, or for a melding that joins it there.
 * @param melding the one to hear about; null: every one of the casus
 */
export const vraagOmHoren = (
  casus: Pick<Casus, "casusId" | "gemeente" | "procesregie" | "urgentietermijnen" | "verschuivingen">,
  melding: MeldingId | null,
  context: Besluitcontext,
): { readonly taak: OpenTaak; readonly berichten: readonly Bericht[] } => {
  const taak = nieuweTaak(
    {
      ...{ casusId: casus.casusId, soort: MELDER_HOREN, activiteit: "3.2", onderwerp: melding, termijn: MELDER_HOREN },
      ...{ gemeente: casus.gemeente, urgentietermijnen: casus.urgentietermijnen, verschuivingen: casus.verschuivingen },
      eigenaar: hoorders(regioVoor(context.regio, casus)).eigenaar,
      // The weging says why somebody was not heard; a reporter who cannot be reached must not hold up a victim.
      verplicht: false,
    },
    context,
  );
  return { taak, berichten: taakGeopend(taak, context) };
};

const openVerzoeken = ({ taken }: CasusDossier): readonly OpenTaak[] =>
  taken.filter((taak): taak is OpenTaak => taak.status === "open" && taak.soort === MELDER_HOREN);

/** Whether somebody is asked already to hear every reporter of this casus. */
export const wordtGehoord = (dossier: CasusDossier): boolean =>
  openVerzoeken(dossier).some(({ onderwerp }) => onderwerp === null);

/** After the second weging, or when the casus leaves the casustafel, nobody is asked to hear for it any more. */
export const vervangHoorverzoeken = (dossier: CasusDossier, { nu }: Besluitcontext) =>
  openVerzoeken(dossier)
    .slice(0, TAKEN_PER_OPDRACHT)
    .map((taak) => laatTaakVervallen(taak, "gewogen", nu));

/** Records it, and ends the tasks for which nobody is left to hear. */
const legGehoordVast = (
  dossier: CasusDossier,
  meldingen: readonly MeldingId[],
  toevoeging: Extract<Toevoeging, { soort: "hoorverslag" | "hoorvrijstelling" }>,
  context: Besluitcontext,
): Besluit => {
  const { meldingId } = toevoeging.inhoud;
  const allen = hoorstandenVan(meldingen, dossier.vastleggingen).every(
    (een) => een.stand !== "te-horen" || een.meldingId === meldingId,
  );
  const klaar = openVerzoeken(dossier)
    .filter(({ onderwerp }) => (onderwerp === null ? allen : allen || onderwerp === meldingId))
    .slice(0, TAKEN_PER_OPDRACHT)
    .map((taak) => rondTaakAf(taak, toevoeging.soort, context.door ?? taak.eigenaar, context.nu));
  return legNaastPadVast(dossier, toevoeging, context, () => ({ nieuw: [], vervangen: klaar, mitsOpen: [] }));
};

const meldingFouten = (meldingen: readonly MeldingId[], meldingId: MeldingId): readonly Veldfout[] =>
  meldingen.includes(meldingId) ? [] : [{ veld: "meldingId", melding: "is geen melding van deze casus" }];

/**
 * What a reporter told (H3.2-b2). Its line of history lies in the compartment in which a melding that joins the casus has its own,
 * so of both at once the later sees the other, and nobody is passed over.
 * @param meldingen those of the casus
 * @param vragen what this reporter was asked through the safe channel
 */
export const recordHoorverslag = (
  dossier: CasusDossier,
  meldingen: readonly MeldingId[],
  vragen: readonly Vraag[],
  invoer: HoorverslagInvoer,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  const fouten = [
    ...meldingFouten(meldingen, invoer.meldingId),
    ...(invoer.gehoordOp > context.kalender.dagVan(context.nu)
      ? [{ veld: "gehoordOp", melding: "ligt in de toekomst; leg vast wat is gehoord nadat het is gehoord" }]
      : []),
  ];
  const gegeven = vragen.flatMap(({ tekst, antwoord }) =>
    antwoord === null ? [] : [{ vraag: tekst, antwoord: antwoord.tekst, op: antwoord.op }],
  );
  const kanaal = invoer.wijze === "veilig-kanaal";
  if (kanaal && fouten.length === 0 && gegeven.length === 0)
    fouten.push({ veld: "wijze", melding: "kan niet: de melder heeft via het veilige kanaal nog niets geantwoord" });
  if (fouten.length > 0) return mislukt({ code: "ongeldige-invoer", fouten });
  const inhoud = { ...invoer, antwoorden: kanaal ? gegeven : [] };
  const toevoeging = { soort: "hoorverslag", inhoud, bij: invoer.meldingId, informatie: "hoorverslag" } as const;
  return gelukt(legGehoordVast(dossier, meldingen, toevoeging, context));
};

/** Why a reporter is not heard (H3.2-b2, NB22); not of one who was. */
export const exemptHoren = (
  dossier: CasusDossier,
  meldingen: readonly MeldingId[],
  invoer: HoorvrijstellingInvoer,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  const redenen = context.regio.horen.vrijstellingen.map(({ code }) => code);
  const fouten = [
    ...meldingFouten(meldingen, invoer.meldingId),
    ...(redenen.includes(invoer.reden) ? [] : [{ veld: "reden", melding: `kies uit ${redenen.join(", ")}` }]),
  ];
  if (fouten.length > 0) return mislukt({ code: "ongeldige-invoer", fouten });
  const [stand] = hoorstandenVan([invoer.meldingId], dossier.vastleggingen);
  if (stand?.stand === "gehoord") return mislukt({ code: "al-afgehandeld" });
  const bij = invoer.meldingId;
  const toevoeging = { soort: "hoorvrijstelling", inhoud: invoer, bij, informatie: "hoorverslag" } as const;
  return gelukt(legGehoordVast(dossier, meldingen, toevoeging, context));
};
