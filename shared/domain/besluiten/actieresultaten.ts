import {
  geldigResultaat,
  resultaatFouten,
  type ActieResultaat,
  type Actieresultaat,
  type ActiestandInvoer,
} from "../actieresultaat.ts";
import { gebeurtenis, stuurfeit, type Besluit, type Besluitcontext } from "../besluit.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { Bericht } from "../gebeurtenis.ts";
import { legNaastPadVast, legTaakresultaatVast } from "../naastpad.ts";
import type { Actie } from "../plan.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { Taak } from "../taak.ts";
import type { Datum } from "../tijd.ts";
import type { Veldfout, Weigering } from "../weigering.ts";

/** Kind of the task that an actie is. */
export const ACTIETAAK = "actie";

/** The actie of a task, as the last version of the plan that has it says it; null: the task is of none. */
export const actieVan = (
  { acties }: Pick<CasusDossier, "acties">,
  { onderwerp }: Pick<Taak, "onderwerp">,
): Actie | null =>
  acties
    .filter(({ actieId }) => actieId === onderwerp)
    .toSorted((a, b) => a.planVersie - b.planVersie)
    .at(-1) ?? null;

const DAG = 86_400_000;
/** How soon somebody was out of the situation, counted from when the casus opened, in steps that lead to nobody (B6.S5). */
const doorlooptijd = (van: Datum, tot: Datum): string => {
  const dagen = (Date.parse(tot) - Date.parse(van)) / DAG;
  if (dagen <= 7) return "binnen-7-dagen";
  return dagen <= 30 ? "binnen-30-dagen" : "na-30-dagen";
};

/** What a result tells the figures besides that it is there: effect, and what its kind is asked (K8, B6.S5, S7, S11). */
const feitenVan = (
  { casus }: CasusDossier,
  actie: Actie,
  invoer: ActieResultaat,
  context: Besluitcontext,
): readonly Bericht[] => {
  if (invoer.status !== "gedaan") return [];
  const { soort, gerichtOp, organisatie } = actie.inhoud;
  const feit = (naam: string, uitkomst: string) => stuurfeit(casus, naam, uitkomst, context);
  return [
    ...feit("actie-effectief", invoer.effectief),
    ...feit("actie-soort", `${soort}:${gerichtOp}`),
    ...feit("actie-door", organisatie),
    ...(invoer.veiligSinds === null
      ? []
      : feit("uit-situatie", doorlooptijd(context.kalender.dagVan(casus.geopendOp), invoer.veiligSinds))),
    ...(invoer.netwerkBetrokken === null ? [] : feit("netwerk-betrokken", invoer.netwerkBetrokken ? "ja" : "nee")),
  ];
};

/** A result of an actie that has one already: the earlier stays, the later counts. Its Taak tells how it ended (design section 6). */
const verbeter = (
  dossier: CasusDossier,
  taak: Extract<Taak, { status: "afgerond" }>,
  geldend: Actieresultaat,
  invoer: ActieResultaat,
  context: Besluitcontext,
): Besluit => {
  const { casus } = dossier;
  const was = geldend.inhoud.status;
  const anders = was !== invoer.status;
  const feiten = anders ? stuurfeit(casus, "actie-verbeterd", `${was}:${invoer.status}`, context) : [];
  return legNaastPadVast(
    dossier,
    { soort: "actieresultaat", inhoud: invoer, bij: geldend.bij ?? taak.taakId, informatie: "actieresultaat" },
    context,
    () => ({
      nieuw: gebeurtenis({ soort: "casus", id: casus.casusId }, feiten, context),
      // Always: of two who correct the same, the second sees what the first said.
      vervangen: [{ ...taak, versie: taak.versie + 1, uitkomst: invoer.status }],
      mitsOpen: [],
    }),
    `actie-verbeterd:${invoer.status}`,
  );
};

/** 4.1: the owner records what came of an actie, or corrects it (H4.1-a1 … a5, d2). */
export const recordActieresultaat = (
  dossier: CasusDossier,
  taak: Taak,
  invoer: ActieResultaat,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  const actie = actieVan(dossier, taak);
  const geldend = actie === null ? null : geldigResultaat(dossier, actie.actieId);
  if (taak.status === "vervallen" || (taak.status === "afgerond" && invoer.vervangt === null))
    return mislukt({ code: "al-afgehandeld" });
  const fouten: readonly Veldfout[] = [
    ...(actie === null ? [] : resultaatFouten(actie.inhoud.soort, invoer, context.kalender.dagVan(context.nu))),
    ...(invoer.vervangt === (geldend?.vastleggingId ?? null)
      ? []
      : [
          {
            veld: "vervangt",
            melding:
              geldend === null
                ? "er is nog geen resultaat om te verbeteren; laat dit leeg"
                : "is niet het resultaat dat nu geldt; haal de actuele stand op",
          },
        ]),
  ];
  if (fouten.length > 0) return mislukt({ code: "ongeldige-invoer", fouten });
  if (taak.status === "afgerond" && geldend !== null) return gelukt(verbeter(dossier, taak, geldend, invoer, context));
  return legTaakresultaatVast(
    dossier,
    taak,
    { soort: "actieresultaat", inhoud: invoer, bij: taak.onderwerp ?? taak.taakId, informatie: "actieresultaat" },
    { feit: "actie", uitkomst: invoer.status },
    context,
    actie === null ? [] : feitenVan(dossier, actie, invoer, context),
  );
};

/** 4.1: the owner says that an actie began, or what it waits for and since when (H4.1-a1, B6.S20). */
export const recordActiestand = (
  dossier: CasusDossier,
  taak: Taak,
  invoer: ActiestandInvoer,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  if (taak.status !== "open") return mislukt({ code: "al-afgehandeld" });
  if (invoer.sinds > context.kalender.dagVan(context.nu)) {
    const melding = "ligt in de toekomst; kies vandaag of eerder";
    return mislukt({ code: "ongeldige-invoer", fouten: [{ veld: "sinds", melding }] });
  }
  const feiten = invoer.wachtOp === null ? [] : stuurfeit(casus, "actie-wacht", invoer.wachtOp, context);
  return gelukt(
    legNaastPadVast(
      dossier,
      { soort: "actiestand", inhoud: invoer, bij: taak.onderwerp ?? taak.taakId, informatie: "actieresultaat" },
      context,
      // The task as it was: a result that came meanwhile makes this be decided again.
      () => ({
        nieuw: gebeurtenis({ soort: "casus", id: casus.casusId }, feiten, context),
        vervangen: [{ ...taak, versie: taak.versie + 1 }],
        mitsOpen: [],
      }),
      `actiestand:${invoer.stand}`,
    ),
  );
};
