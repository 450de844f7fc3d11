import type { CasusDossier } from "./casusdossier.ts";
import type { Casus } from "./casus.ts";
import { duurt } from "./betrokkenheid.ts";
import type { Besluitcontext } from "./besluit.ts";
import type { Dossier } from "./dossier.ts";
import type { OrganisatieCode } from "./ids.ts";
import { binnenLeeftijd, leeftijdOp } from "./leeftijd.ts";
import type { Melding } from "./melding.ts";
import { partnerbeeldIn } from "./partner.ts";
import { VERVANGER, vormenMetBovenliggende, type Aard, type Uitnodigingsregel } from "./regio-uitnodigen.ts";
import { organisatiesVan, zetelsVan, type Partner, type Regio } from "./regio.ts";
import type { Datum } from "./tijd.ts";
import type { Uitnodiging } from "./uitnodiging.ts";

/** Below this age, in years, somebody is minderjarig (art. 1:233 BW). */
const MEERDERJARIG = 18;

/** What the region's rules of inviting look at, derived from what is recorded; no name, no birth date. */
export interface Casusfeiten {
  readonly verschijningsvormen: readonly string[];
  readonly aard: readonly Aard[];
  readonly gemeente: OrganisatieCode | null;
  /** Of the clients whose age is known, in years. */
  readonly leeftijden: readonly number[];
  readonly locatiesoorten: readonly string[];
}

const isOnderneming = (betrokkene: Melding["invoer"]["betrokkenen"][number]): boolean =>
  betrokkene.rol === "verdachte" && betrokkene.onderneming !== undefined;

/** More suspects than one in one melding, or somebody in a network: what two meldingen each name may be the same one. */
const isNetwerk = ({ invoer }: Melding): boolean =>
  invoer.betrokkenen.some(({ rol }) => rol === "netwerk") ||
  invoer.betrokkenen.filter(({ rol }) => rol === "verdachte").length > 1 ||
  (invoer.aantalDaders?.minimaal ?? 0) > 1;

/**
 * The facts of a casus that rules ask about.
 * @param clienten the dossiers of the casus
 * @param meldingen those that came to it
 * @param dag on which ages count
 */
export const casusfeitenVan = (
  casus: Pick<Casus, "verschijningsvormen" | "gemeente" | "acuut" | "dossierIds" | "strafrechtelijkTrajectLoopt">,
  clienten: readonly Dossier[],
  meldingen: readonly Melding[],
  dag: Datum,
): Casusfeiten => {
  const leeftijden = clienten.flatMap(({ personalia }) => leeftijdOp(personalia, dag) ?? []);
  const aard: Readonly<Record<Aard, boolean>> = {
    acuut: casus.acuut,
    minderjarig: leeftijden.some((jaren) => jaren < MEERDERJARIG),
    "meerdere-slachtoffers":
      casus.dossierIds.length > 1 || meldingen.some(({ invoer }) => (invoer.aantalSlachtoffers?.minimaal ?? 0) > 1),
    onderneming: meldingen.some(({ invoer }) => invoer.betrokkenen.some(isOnderneming)),
    netwerk: meldingen.some(isNetwerk),
    "strafrechtelijk-traject": casus.strafrechtelijkTrajectLoopt,
  };
  return {
    verschijningsvormen: casus.verschijningsvormen,
    aard: (Object.keys(aard) as readonly Aard[]).filter((naam) => aard[naam]),
    gemeente: casus.gemeente,
    leeftijden,
    locatiesoorten: [...new Set(meldingen.flatMap(({ invoer }) => invoer.locatie?.soort ?? []))],
  };
};

/** The rules that hold for a casus with these facts, in their own order. */
export const regelsBij = (feiten: Casusfeiten, regio: Regio): readonly Uitnodigingsregel[] => {
  const { regels, zonderVorm } = regio.uitnodigingsregels;
  const genoemd = feiten.verschijningsvormen.length === 0 ? [zonderVorm] : feiten.verschijningsvormen;
  const vormen = vormenMetBovenliggende(regio, genoemd);
  return regels.filter(({ voorwaarden: { verschijningsvormen, aard, gemeenten, leeftijd, locatiesoorten } }) => {
    const bij = (codes: readonly string[] | undefined, bekend: readonly string[]): boolean =>
      codes?.some((code) => bekend.includes(code)) ?? true;
    return (
      bij(verschijningsvormen, [...vormen]) &&
      bij(aard, feiten.aard) &&
      bij(
        gemeenten?.map((code) => `gemeente-${code}`),
        feiten.gemeente === null ? [] : [feiten.gemeente],
      ) &&
      (leeftijd === undefined || feiten.leeftijden.some((jaren) => binnenLeeftijd(jaren, leeftijd))) &&
      bij(locatiesoorten, feiten.locatiesoorten)
    );
  });
};

/** Why a partner is suggested: the rule by its code, and what that says. */
interface Reden {
  readonly regel: string;
  readonly reden: string;
}

/** A partner that is suggested, with all reasons that led to it. */
export interface Voorstel {
  readonly organisatie: OrganisatieCode;
  readonly naam: string;
  readonly soort: Partner["soort"];
  readonly domein: Partner["domein"];
  readonly redenen: readonly Reden[];
}

/** Why a partner that the rules name is not suggested. */
export type Weglaatreden = "zetel" | "neemt-deel" | "uitgenodigd" | "geen-convenant";

export interface Partnervoorstel {
  /** Each partner once, in the order in which the region's rules name them first. */
  readonly voorstellen: readonly Voorstel[];
  readonly weggelaten: readonly (Voorstel & { readonly waarom: Weglaatreden })[];
}

/** The proposals of a deputy on which procesregie did not decide yet. */
export const openVervangers = ({ uitnodigingen }: Pick<CasusDossier, "uitnodigingen">): readonly Uitnodiging[] =>
  uitnodigingen.filter(({ vervanger }) => vervanger?.besluit === "open");

/**
 * Whom the region's rules, and partners that could not come themselves, suggest for this casus (S1.2.2, H3.1-a4). Nobody twice,
 * nobody without a covenant that holds now, nobody who is at the table or was asked already.
 */
export const stelPartnersVoor = (
  dossier: Pick<CasusDossier, "casus" | "uitnodigingen">,
  feiten: Casusfeiten,
  {
    regio,
    partners,
    nu,
  }: Pick<Besluitcontext, "regio" | "nu"> & { readonly partners: NonNullable<Besluitcontext["partners"]> },
): Partnervoorstel => {
  const { casus, uitnodigingen } = dossier;
  const zetels = zetelsVan(regio, casus.gemeente);
  const namen = new Map(organisatiesVan(regio).map(({ code, naam }) => [code, naam]));
  const redenen = new Map<OrganisatieCode, Reden[]>();
  const noem = (organisatie: OrganisatieCode, reden: Reden): void => {
    redenen.set(organisatie, [...(redenen.get(organisatie) ?? []), reden]);
  };
  for (const { code, reden, partners: genoemd } of regelsBij(feiten, regio))
    for (const organisatie of genoemd) noem(organisatie, { regel: code, reden });
  for (const { organisatie, vervanger } of openVervangers(dossier))
    if (vervanger !== null)
      noem(vervanger.organisatie, {
        regel: VERVANGER,
        reden: `${namen.get(organisatie) ?? organisatie} stelt deze organisatie voor in de eigen plaats.`,
      });

  const waaromNiet = (organisatie: OrganisatieCode, convenantpartij: boolean): Weglaatreden | null => {
    if (zetels.includes(organisatie)) return "zetel";
    if (casus.betrokken.some((een) => een.organisatie === organisatie && duurt(een, nu))) return "neemt-deel";
    if (uitnodigingen.some((een) => een.organisatie === organisatie && een.status === "open")) return "uitgenodigd";
    return convenantpartij ? null : "geen-convenant";
  };
  const beoordeeld = [...redenen].flatMap(([organisatie, waarom]) => {
    const beeld = partnerbeeldIn(partners, organisatie, regio, nu);
    if (beeld === null) return [];
    const { naam, soort, domein, convenantpartij } = beeld;
    const voorstel: Voorstel = { organisatie, naam, soort, domein, redenen: waarom };
    return [{ voorstel, weglaten: waaromNiet(organisatie, convenantpartij) }];
  });
  return {
    voorstellen: beoordeeld.flatMap(({ voorstel, weglaten }) => (weglaten === null ? [voorstel] : [])),
    weggelaten: beoordeeld.flatMap(({ voorstel, weglaten }) =>
      weglaten === null ? [] : [{ ...voorstel, waarom: weglaten }],
    ),
  };
};

/** Which of care and safety none of these works in (S1.6.3). */
export const ontbrekendeDomeinen = (domeinen: readonly Partner["domein"][]): readonly ("zorg" | "veiligheid")[] =>
  (["zorg", "veiligheid"] as const).filter((nodig) => !domeinen.includes(nodig) && !domeinen.includes("beide"));
