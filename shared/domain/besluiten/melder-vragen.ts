import { berichtenAan, gebeurtenis, type Besluit, type Besluitcontext } from "../besluit.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { MeldingId } from "../ids.ts";
import type { Meldervraag, MeldervraagInvoer, Vraag } from "../meldervraag.ts";
import type { Melding } from "../melding.ts";
import { legNaastPadVast } from "../naastpad.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import { plusSeconden } from "../tijd.ts";
import type { Veldfout, Weigering } from "../weigering.ts";
import type { Wijziging } from "../wijziging.ts";
import { hoorders } from "./horen.ts";

const DAG = 86_400;

/** What is known of the melding whose reporter is asked. */
export interface Gevraagd {
  /** Those of the casus. */
  readonly meldingen: readonly MeldingId[];
  readonly melding: Melding | null;
  /** What was asked before. */
  readonly eerder: Meldervraag | null;
}

/** Asks the reporter of a melding one of the region's questions, through the channel by which they follow it (NB22). */
export const askMelder = (
  dossier: CasusDossier,
  { meldingen, melding, eerder }: Gevraagd,
  invoer: MeldervraagInvoer,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  const { nu, regio } = context;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  const { vragen, hoogstensVragen, antwoordDagen } = regio.horen;
  const vraag = vragen.find(({ code }) => code === invoer.vraag);
  const laatste = eerder?.vragen.at(-1);
  const bezwaar = !meldingen.includes(invoer.meldingId)
    ? "is geen melding van deze casus"
    : melding?.invoer.terugkoppelingGewenst !== true
      ? "heeft geen veilig kanaal: de melder vroeg niet om terugkoppeling"
      : (eerder?.vragen.length ?? 0) >= hoogstensVragen
        ? `heeft al ${hoogstensVragen} vragen gekregen; meer kan niet`
        : laatste?.antwoord === null && nu < laatste.tot
          ? `heeft een vraag die nog openstaat, tot ${context.kalender.dagVan(laatste.tot)}`
          : null;
  const fouten: readonly Veldfout[] = [
    ...(bezwaar === null ? [] : [{ veld: "meldingId", melding: bezwaar }]),
    ...(vraag === undefined
      ? [{ veld: "vraag", melding: `kies uit ${vragen.map(({ code }) => code).join(", ")}` }]
      : []),
  ];
  if (vraag === undefined || fouten.length > 0) return mislukt({ code: "ongeldige-invoer", fouten });
  return gelukt(
    legNaastPadVast(
      dossier,
      { soort: "meldervraag", inhoud: invoer, bij: invoer.meldingId, informatie: "hoorverslag" },
      context,
      (vraagId) => {
        const gesteld: Vraag = {
          ...{ vraagId, code: vraag.code, tekst: vraag.tekst, gesteldOp: nu, antwoord: null },
          tot: plusSeconden(nu, antwoordDagen * DAG),
        };
        return eerder === null
          ? {
              nieuw: [
                {
                  ...{ type: "meldervraag", meldingId: invoer.meldingId, versie: 1, casusId: casus.casusId },
                  vragen: [gesteld],
                },
              ],
              vervangen: [],
              mitsOpen: [],
            }
          : {
              nieuw: [],
              vervangen: [
                {
                  ...eerder,
                  ...{ versie: eerder.versie + 1, casusId: casus.casusId, vragen: [...eerder.vragen, gesteld] },
                },
              ],
              mitsOpen: [],
            };
      },
    ),
  );
};

/**
 * The reporter answers at the public door: it is kept with the question, and who hears reporters is told at once. Once: the same
 * again changes nothing (null), another is refused.
 */
export const answerMelder = (
  meldervraag: Meldervraag,
  vraag: Vraag,
  tekst: string,
  context: Besluitcontext,
): Result<Wijziging | null, Weigering> => {
  if (vraag.antwoord !== null)
    return vraag.antwoord.tekst === tekst ? gelukt(null) : mislukt({ code: "al-afgehandeld" });
  const { meldingId, casusId } = meldervraag;
  const berichten = berichtenAan(
    [hoorders(context.regio).eigenaar.organisatie],
    {
      ...{ soort: "melder.geantwoord", onderwerp: meldingId, dataref: `/v1/casussen/${casusId}/melders` },
      data: { casusId, meldingId },
    },
    context,
  );
  const antwoord = { tekst, op: context.nu };
  return gelukt({
    nieuw: gebeurtenis({ soort: "vraag", id: meldingId }, berichten, context),
    vervangen: [
      {
        ...meldervraag,
        versie: meldervraag.versie + 1,
        vragen: meldervraag.vragen.map((een) => (een.vraagId === vraag.vraagId ? { ...een, antwoord } : een)),
      },
    ],
    mitsOpen: [],
  });
};
