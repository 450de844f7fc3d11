import type * as z from "zod";
import { berichtenAan, gebeurtenis, historie, type Besluit, type Besluitcontext } from "../besluit.ts";
import { duurt, eindigBetrokken } from "../betrokkenheid.ts";
import type { Casus } from "../casus.ts";
import type { CasusDossier } from "../casusdossier.ts";
import { GEMEENTETAAK } from "../gemeente-overdracht.ts";
import type { OrganisatieCode, VastleggingId } from "../ids.ts";
import { VRAAGTAAK } from "../informatievraag.ts";
import { openWerkVan, TAKEN_TERUG, trekIn } from "../intrekking.ts";
import { overleeftCasus } from "../nazorg.ts";
import { organisatieVoor, zetelsVan } from "../regio.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { OpenTaak } from "../taak.ts";
import type { Instant } from "../tijd.ts";
import { UITNODIGINGSTAAK, type beeindigingInvoer, type Uitnodiging } from "../uitnodiging.ts";
import type { Weigering } from "../weigering.ts";
import { samen, type Wijziging } from "../wijziging.ts";
import { lapseVragen } from "./informatievragen.ts";
import { lapseGemeenteOverdracht } from "./gemeente-overdragen.ts";
import { lapseOverdracht } from "./overdragen.ts";

/**
 * {@link trekIn} as a change of its own, on a casus that is open.
 * @param vragen tasks of questions to the organisation, which lapse with it
 */
const trekTerug = (
  dossier: CasusDossier,
  uitnodigingen: readonly Uitnodiging[],
  werk: readonly OpenTaak[],
  waarom: { readonly reden: string; readonly ook: boolean },
  context: Besluitcontext,
  vragen: readonly OpenTaak[] = [],
): Wijziging => {
  const { casus } = dossier;
  const { wijziging, berichten } = trekIn(casus, uitnodigingen, werk, waarom, context);
  const vervallen = lapseVragen(dossier, vragen, context);
  return samen(wijziging, {
    nieuw: gebeurtenis({ soort: "casus", id: casus.casusId }, [...vervallen.berichten, ...berichten], context),
    vervangen: [...vervallen.vervangen],
    mitsOpen: [casus.casusId],
  });
};

/** Ends the access of a partner before the casus ends, or withdraws an invitation (X7); its open work goes to procesregie. */
export const endUitnodiging = (
  dossier: CasusDossier,
  uitnodiging: Uitnodiging,
  invoer: z.infer<typeof beeindigingInvoer>,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  const { organisatie, status } = uitnodiging;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  if (status !== "open" && status !== "geaccepteerd") return mislukt({ code: "al-afgehandeld" });
  const werk = openWerkVan(dossier, organisatie);
  if (werk.length > TAKEN_TERUG) return mislukt({ code: "acties-open", aantal: werk.length });
  const betrokken = eindigBetrokken(casus.betrokken, context.nu, (een) => een.organisatie === organisatie);
  return gelukt({
    id: uitnodiging.uitnodigingId,
    wijziging: samen(
      trekTerug(dossier, [uitnodiging], werk, { reden: invoer.reden, ook: true }, context),
      { nieuw: [], vervangen: [{ ...casus, versie: casus.versie + 1, betrokken }], mitsOpen: [] },
      historie(
        casus.casusId,
        dossier.historieKoppen,
        { compartiment: "veiligheid", wat: "uitnodiging:beeindigd", inhoud: invoer },
        context,
      ),
    ),
  });
};

/** When the clock next looks at an invitation whose access ends at this moment: some days before, or then. */
export const toegangsklok = (tot: Instant, { kalender, nu, regio }: Besluitcontext): Instant => {
  const vooraf = kalender.vooraf(tot, regio.bewaking.vooraf.toegangseinde);
  return vooraf > nu ? vooraf : tot;
};

/** That the access of a partner ends soon: to the partner, and to procesregie, which invites it again when it is still needed. */
const toegangLooptAf = (
  { casusId, procesregie }: Pick<Casus, "casusId" | "procesregie">,
  { organisatie, uitnodigingId }: Uitnodiging,
  tot: Instant,
  context: Besluitcontext,
): Wijziging["nieuw"] =>
  gebeurtenis(
    { soort: "casus", id: casusId },
    berichtenAan(
      [organisatieVoor(context.regio, "procesregie", { procesregie }), organisatie],
      {
        ...{ soort: "toegang.loopt-af", onderwerp: uitnodigingId },
        dataref: `/v1/casussen/${casusId}/uitnodigingen/${uitnodigingId}`,
        data: { casusId, uitnodigingId, tot },
      },
      context,
    ),
    context,
  );

/**
 * The day nears or has come on which the access of a partner ends by itself, or would have if it had answered: the clock sees to it, in
 * pages when much work lies with it. Until the last one the invitation stays due, so whoever is killed in between is followed by
 * another. Null: there is no such invitation.
 */
export const expireUitnodiging = (
  dossier: CasusDossier,
  uitnodigingId: VastleggingId,
  context: Besluitcontext,
): Wijziging | null => {
  const { casus } = dossier;
  const uitnodiging = dossier.uitnodigingen.find((een) => een.uitnodigingId === uitnodigingId);
  if (uitnodiging === undefined) return null;
  const { eindeGemeld, organisatie, status, toegangTot, versie } = uitnodiging;
  const loopt = casus.status === "open" && (status === "open" || status === "geaccepteerd") && toegangTot !== null;
  // It ended otherwise: nothing is looked at any more.
  if (!loopt) return { nieuw: [], vervangen: [{ ...uitnodiging, versie: versie + 1, klok: null }], mitsOpen: [] };
  if (toegangTot > context.nu) {
    const klok = toegangsklok(toegangTot, context);
    // What nobody answered yet has a task with a date, which is said of it.
    const meld = klok === toegangTot && status === "geaccepteerd" && !eindeGemeld;
    const nieuw = meld ? toegangLooptAf(casus, uitnodiging, toegangTot, context) : [];
    return {
      nieuw,
      vervangen: [{ ...uitnodiging, versie: versie + 1, klok, eindeGemeld: eindeGemeld || meld }],
      mitsOpen: [],
    };
  }
  const reden = "de afgesproken einddatum van de toegang is bereikt";
  const werk = openWerkVan(dossier, organisatie);
  const laatste = werk.length <= TAKEN_TERUG;
  return samen(
    trekTerug(dossier, laatste ? [uitnodiging] : [], werk.slice(0, TAKEN_TERUG), { reden, ook: true }, context),
    // The head as well: acties that are put out at this moment are decided again, and see that it is out.
    { nieuw: [], vervangen: [{ ...casus, versie: casus.versie + 1 }], mitsOpen: [] },
    historie(
      casus.casusId,
      dossier.historieKoppen,
      {
        compartiment: "veiligheid",
        wat: laatste ? "uitnodiging:verlopen" : "werk:teruggenomen",
        inhoud: { organisatie, reden },
      },
      context,
    ),
  );
};

/** The open questions to an organisation: it answers them by a door of its own, on the casus or not. */
const openVragenAan = ({ taken }: CasusDossier, organisatie: OrganisatieCode): readonly OpenTaak[] =>
  taken.filter(
    (taak): taak is OpenTaak =>
      taak.status === "open" && taak.soort === VRAAGTAAK && taak.eigenaar.organisatie === organisatie,
  );

/** Gives of an organisation's open work what fits in a transaction to procesregie, and lapses what it did not answer. */
const neemTerug = (
  dossier: CasusDossier,
  organisatie: OrganisatieCode,
  { reden, welk }: { readonly reden: string; readonly welk: (taak: OpenTaak) => boolean },
  context: Besluitcontext,
): Wijziging | null => {
  const { casus } = dossier;
  const alles = [...openWerkVan(dossier, organisatie), ...openVragenAan(dossier, organisatie)];
  const terug = alles.filter(welk).slice(0, TAKEN_TERUG);
  if (casus.status !== "open" || terug.length === 0) return null;
  const werk = terug.filter(({ soort }) => soort !== VRAAGTAAK);
  const vragen = terug.filter(({ soort }) => soort === VRAAGTAAK);
  const uitnodigingen = dossier.uitnodigingen.filter(
    ({ status, uitnodigingId }) => status === "open" && werk.some(({ onderwerp }) => onderwerp === uitnodigingId),
  );
  return samen(
    trekTerug(dossier, uitnodigingen, werk, { reden, ook: false }, context, vragen),
    historie(
      casus.casusId,
      dossier.historieKoppen,
      {
        compartiment: "veiligheid",
        wat: "werk:teruggenomen",
        inhoud: { organisatie, reden, taken: terug.map(({ taakId }) => taakId) },
      },
      context,
    ),
  );
};

/**
 * What lies with an organisation that has no covenant any more, goes back to procesregie: nobody there can do it (X7). An
 * invitation that it did not answer lapses. One that it accepted stays: without covenant it gives no access, and with a new one
 * it does again. A question that it did not answer lapses, and so does a handover, in a change of its own. Null: there is nothing. What is not
 * in the change follows at its own date.
 */
export const takeBackWerk = (
  dossier: CasusDossier,
  organisatie: OrganisatieCode,
  context: Besluitcontext,
): Wijziging | null => {
  const reden = "de organisatie heeft geen geldig convenant";
  return (
    lapseOverdracht(dossier, organisatie, reden, context) ??
    lapseGemeenteOverdracht(dossier, organisatie, reden, context) ??
    neemTerug(dossier, organisatie, { reden, welk: () => true }, context)
  );
};

/**
 * Whether work of a partner lies with one that took part and does so no more: what one transaction could not give back when its
 * part ended, or what came to it in the instant in which that did. To answer an invitation or a question is work of who is not on the casus.
 */
export const isAchtergebleven = (
  casus: Casus,
  { eigenaar: { rol, organisatie }, soort }: Pick<OpenTaak, "eigenaar" | "soort">,
  { nu, regio }: Pick<Besluitcontext, "nu" | "regio">,
): boolean => {
  const deelnames = casus.betrokken.filter((een) => een.organisatie === organisatie);
  return (
    rol === "partner" &&
    soort !== UITNODIGINGSTAAK &&
    soort !== VRAAGTAAK &&
    soort !== GEMEENTETAAK &&
    !overleeftCasus({ soort }) &&
    deelnames.length > 0 &&
    !deelnames.some((een) => duurt(een, nu)) &&
    !zetelsVan(regio, casus.gemeente).includes(organisatie)
  );
};

/** Gives back what stayed behind with a partner whose part ended; null: nothing did. */
export const takeBackAchtergebleven = (
  dossier: CasusDossier,
  organisatie: OrganisatieCode,
  context: Besluitcontext,
): Wijziging | null =>
  neemTerug(
    dossier,
    organisatie,
    {
      reden: "de deelname van de organisatie is geëindigd",
      welk: (taak) => isAchtergebleven(dossier.casus, taak, context),
    },
    context,
  );
