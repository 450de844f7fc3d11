import {
  laatTaakVervallen,
  nieuweTaak,
  rondTaakAf,
  taakGeopend,
  type Besluit,
  type Besluitcontext,
} from "../besluit.ts";
import type { Casus, OpenCasus } from "../casus.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { Bericht } from "../gebeurtenis.ts";
import type { OrganisatieCode, VastleggingId } from "../ids.ts";
import { legNaastPadVast } from "../naastpad.ts";
import { eigenaarVan, organisatieVoor, regioVoor, type Regio } from "../regio.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { Eigenaar, OpenTaak } from "../taak.ts";
import type { Vastlegging } from "../vastlegging.ts";
import type { ExpertiseafwijzingInvoer, TweedeWeging } from "../weging.ts";
import type { Veldfout, Weigering } from "../weigering.ts";
import { GEEN_WIJZIGING, type Wijziging } from "../wijziging.ts";
import { opCasus, organisatieFouten } from "./regels.ts";

/** Kind of the task that asks procesregie to bring knowledge to the table that is lacking there (H3.2-c7). */
const EXPERTISE_UITNODIGEN = "expertise-uitnodigen";

/** Who invites, and so who brings in whoever is lacking. */
export const expertiseUitnodiger = (regio: Regio): Eigenaar => ({
  rol: "procesregisseur",
  organisatie: organisatieVoor(regio, "procesregie"),
});

/** Errors in whom a second weging asks for: once each, of the chain, not there already, and only where a plan follows. */
export const expertiseFouten = (
  dossier: CasusDossier,
  casus: OpenCasus,
  { expertise, mensenhandel }: Pick<TweedeWeging, "expertise" | "mensenhandel">,
  context: Besluitcontext,
): readonly Veldfout[] => {
  if (expertise.length > 0 && mensenhandel === "geen")
    return [{ veld: "expertise", melding: "laat leeg: zonder plan van aanpak wordt niemand aanvullend betrokken" }];
  const genoemd = expertise.map(({ organisatie }) => organisatie);
  const erbij = [
    ...opCasus(casus, context),
    ...dossier.uitnodigingen.flatMap(({ status, organisatie }) => (status === "open" ? [organisatie] : [])),
  ];
  return [
    ...organisatieFouten(
      context,
      genoemd.map((organisatie, i) => ({ veld: `expertise[${i}].organisatie`, organisatie })),
    ),
    ...genoemd.flatMap((organisatie, i) => {
      const veld = `expertise[${i}].organisatie`;
      if (genoemd.indexOf(organisatie) !== i) return [{ veld, melding: "staat er twee keer" }];
      return erbij.includes(organisatie) ? [{ veld, melding: "is al bij de casus betrokken of uitgenodigd" }] : [];
    }),
  ];
};

/** The task for whom this weging asks, and who hears of it; none when it asks for nobody. */
export const vraagExpertise = (
  casus: Pick<Casus, "casusId" | "gemeente" | "procesregie" | "urgentietermijnen" | "verschuivingen">,
  wegingId: VastleggingId,
  { expertise }: Pick<TweedeWeging, "expertise">,
  context: Besluitcontext,
): { readonly nieuw: readonly OpenTaak[]; readonly berichten: readonly Bericht[] } => {
  if (expertise.length === 0) return { nieuw: [], berichten: [] };
  const taak = nieuweTaak(
    {
      ...{ casusId: casus.casusId, soort: EXPERTISE_UITNODIGEN, activiteit: "3.2", onderwerp: wegingId },
      ...{
        gemeente: casus.gemeente,
        urgentietermijnen: casus.urgentietermijnen,
        verschuivingen: casus.verschuivingen,
        termijn: EXPERTISE_UITNODIGEN,
      },
      eigenaar: expertiseUitnodiger(regioVoor(context.regio, casus)),
      // Whoever is lacking does not hold up who is there.
      verplicht: false,
    },
    context,
  );
  return { nieuw: [taak], berichten: taakGeopend(taak, context) };
};

const isVerzoek = (taak: CasusDossier["taken"][number]): taak is OpenTaak =>
  taak.status === "open" && taak.soort === EXPERTISE_UITNODIGEN;

type Weging = Extract<Vastlegging, { soort: "weging" }>;

/** Of a weging that asks for knowledge: who was neither invited since nor found not to be needed. */
const ontbrekend = (
  { vastleggingen, uitnodigingen }: CasusDossier,
  { vastleggingId, vastgelegdOp, inhoud }: Weging,
): readonly OrganisatieCode[] => {
  if (inhoud.soort !== "tweede") return [];
  const klaar = new Set([
    ...uitnodigingen.flatMap((een) => (een.verstuurdOp >= vastgelegdOp ? [een.organisatie] : [])),
    ...vastleggingen.flatMap((een) =>
      een.soort === "expertiseafwijzing" && een.bij === vastleggingId ? [een.inhoud.organisatie] : [],
    ),
  ]);
  return inhoud.expertise.map(({ organisatie }) => organisatie).filter((organisatie) => !klaar.has(organisatie));
};

/** The open request with whom it still waits for; null: there is none. */
const verzoekVan = (dossier: CasusDossier) => {
  const taak = dossier.taken.find(isVerzoek);
  const weging = dossier.vastleggingen.find(
    (een): een is Weging => een.soort === "weging" && een.vastleggingId === taak?.onderwerp,
  );
  return taak === undefined || weging === undefined ? null : { taak, weging, wacht: ontbrekend(dossier, weging) };
};

/**
 * These organisations are invited: the task that asked for them is done when it waits for nobody else. For the command that
 * invites; empty when nobody asked for them.
 */
export const rondExpertiseverzoekAf = (
  dossier: CasusDossier,
  uitgenodigd: readonly OrganisatieCode[],
  context: Besluitcontext,
): Wijziging => {
  const verzoek = verzoekVan(dossier);
  if (verzoek === null) return GEEN_WIJZIGING;
  const { taak, wacht } = verzoek;
  const klaar = wacht.every((organisatie) => uitgenodigd.includes(organisatie));
  if (!klaar && !wacht.some((organisatie) => uitgenodigd.includes(organisatie))) return GEEN_WIJZIGING;
  // Of an invitation and a dismissal at once the second looks again whether it was the last.
  const wordt = klaar
    ? rondTaakAf(taak, "uitgenodigd", context.door ?? taak.eigenaar, context.nu)
    : { ...taak, versie: taak.versie + 1 };
  return { nieuw: [], vervangen: [wordt], mitsOpen: [] };
};

/** A later second weging says anew whom it asks for: what the one before asked for lapses. */
export const vervangExpertiseverzoek = ({ taken }: CasusDossier, { nu }: Besluitcontext) =>
  taken.filter(isVerzoek).map((taak) => laatTaakVervallen(taak, "opnieuw-gewogen", nu));

/** Procesregie says why somebody for whom the weging asked is not invited (H3.2-c7). */
export const dismissExpertise = (
  dossier: CasusDossier,
  invoer: ExpertiseafwijzingInvoer,
  context: Besluitcontext,
): Result<Besluit, Weigering> => {
  const { casus } = dossier;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  const verzoek = verzoekVan(dossier);
  if (verzoek === null) return mislukt({ code: "al-afgehandeld" });
  const { taak, weging, wacht } = verzoek;
  if (!wacht.includes(invoer.organisatie)) {
    const melding = `wordt niet (meer) gevraagd; er wacht nog: ${wacht.join(", ")}`;
    return mislukt({ code: "ongeldige-invoer", fouten: [{ veld: "organisatie", melding }] });
  }
  const door = context.door ?? eigenaarVan(context.regio, "partners-uitnodigen", casus);
  const klaar = wacht.length > 1 ? [] : [rondTaakAf(taak, "afgehandeld", door, context.nu)];
  return gelukt(
    legNaastPadVast(
      dossier,
      { soort: "expertiseafwijzing", inhoud: invoer, bij: weging.vastleggingId, informatie: "expertiseafwijzing" },
      context,
      () => ({
        nieuw: [],
        // Of two that are dismissed at once the second looks again whether it was the last.
        vervangen: klaar.length > 0 ? klaar : [{ ...taak, versie: taak.versie + 1 }],
        mitsOpen: [],
      }),
    ),
  );
};
