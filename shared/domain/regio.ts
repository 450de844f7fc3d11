import type { Rol } from "./actor.ts";
import type { OrganisatieCode } from "./ids.ts";
import { binnenLeeftijd } from "./leeftijd.ts";
import { ondertekeningVan, type Deelname } from "./deelname.ts";
import type { Stap } from "./pad.ts";
import { instantSchema } from "./tijd.ts";
import { regioFouten } from "./regio-samenhang.ts";
import { vormenMetBovenliggende } from "./regio-uitnodigen.ts";
import { vormSchema, type Gemeente, type OrganisatieSleutel, type Partner, type Regio } from "./regio-vorm.ts";

export { TERMIJNNAMEN } from "./regio-termijnen.ts";
export type {
  Activiteit,
  Gemeente,
  Instrument,
  OrganisatieSleutel,
  Partner,
  Regio,
  RegioInvoer,
  StapTaak,
  Verschijningsvorm,
} from "./regio-vorm.ts";
export type { QuorumRegel, Termijn } from "./regio-instellingen.ts";
export type { Duur, TermijnNaam, Urgentietermijnen } from "./regio-termijnen.ts";

/** A region's data, checked: the shape, and that everything it refers to exists. */
export const regioSchema = vormSchema.superRefine((regio, ctx) => {
  for (const fout of regioFouten(regio)) ctx.addIssue({ code: "custom", message: fout });
});

/** Code under which the fixed seats plus the casus' municipality are owner and recipient together. */
export const KETENREGIETEAM: OrganisatieCode = "ketenregieteam";

/** Code under which the FG is told, apart from the organisation where the FG works. */
export const FG_ONTVANGER: OrganisatieCode = "fg";

/** Code of a municipality as organisation: `gemeente-<slug>`. */
export const gemeenteOrganisatie = (gemeente: Pick<Gemeente, "code">): OrganisatieCode => `gemeente-${gemeente.code}`;

/** The municipality with this name or code, in any case (`Oost Gelre`, `oost-gelre`); undefined when not of the region. */
export const zoekGemeente = (regio: Regio, naamOfCode: string): Gemeente | undefined => {
  const gezocht = naamOfCode.trim().toLowerCase();
  return regio.gemeenten.find(({ code, naam }) => code === gezocht || naam.toLowerCase() === gezocht);
};

/** All organisations of the chain: the partners, then each municipality as a partner with a seat for its own casussen. */
export const organisatiesVan = (regio: Regio): readonly Partner[] => [
  ...regio.partners,
  ...regio.gemeenten.map((gemeente): Partner => ({
    code: gemeenteOrganisatie(gemeente),
    naam: `Gemeente ${gemeente.naam}`,
    soort: "kern",
    domein: "beide",
    zetel: true,
    aangesloten: true,
    convenant: regio.partners.find(({ zetel }) => zetel)?.convenant ?? null,
    bron: "B6.F1",
  })),
];

const ALTIJD = instantSchema.parse("1970-01-01T00:00:00.000Z");

/** How an organisation takes part by the region's data alone, before anybody changed its entry; null: it does not. */
export const deelnameVan = (regio: Regio, organisatie: OrganisatieCode): Deelname | null => {
  const partner = organisatiesVan(regio).find(({ code }) => code === organisatie);
  if (partner?.aangesloten !== true) return null;
  const { convenant } = partner;
  const getekend = regio.convenanten.find(({ versie }) => versie === convenant?.versie);
  const ondertekeningen =
    convenant === null || getekend === undefined ? [] : [ondertekeningVan(getekend, convenant.getekendOp, null)];
  return { versie: 0, van: ALTIJD, tot: null, ondertekeningen };
};

/** Codes of the seats in the ketenregieteam for a casus: the fixed ones and its municipality's (B6.F1, S2.5.6). */
export const zetelsVan = (regio: Regio, gemeente: OrganisatieCode | null): readonly OrganisatieCode[] => [
  ...regio.partners.filter(({ zetel }) => zetel).map(({ code }) => code),
  ...(gemeente === null ? [] : [gemeente]),
];

/** Every seat there is: the fixed ones and that of each municipality (B6.F1). */
export const zetelcodesVan = (regio: Regio): readonly OrganisatieCode[] =>
  organisatiesVan(regio).flatMap(({ code, zetel }) => (zetel ? [code] : []));

/** The special categories that an organisation may have: those of its cooperations, else of the chain's own (WGS). */
export const categorieenVan = ({ samenwerkingsverbanden }: Regio, organisatie: OrganisatieCode): readonly string[] => {
  const { verbanden, standaard } = samenwerkingsverbanden;
  const eigen = verbanden.filter(({ deelnemers }) => deelnemers.includes(organisatie));
  const geldend = eigen.length > 0 ? eigen : verbanden.filter(({ code }) => code === standaard);
  return [...new Set(geldend.flatMap(({ categorieen }) => categorieen))];
};

/** What a casus may say about its owners, over the region's defaults. */
export interface Toedeling {
  readonly zorgcoordinatie?: OrganisatieCode | null;
  readonly procesbegeleiding?: OrganisatieCode | null;
  readonly procesregie?: OrganisatieCode | null;
  readonly verschijningsvormen?: readonly string[];
  /** Of the possible victims whose age is known, in years. */
  readonly leeftijden?: readonly number[];
  readonly overdracht?: { readonly ontvanger: OrganisatieCode } | null;
}

/** Which rule of the region says who coordinates care, by its place; -1: none, so the standard (NB11). */
const zorgregelBij = (regio: Regio, { verschijningsvormen = [], leeftijden = [] }: Toedeling): number => {
  const vormen = vormenMetBovenliggende(regio, verschijningsvormen);
  return regio.rollen.zorgcoordinatie.regels.findIndex(
    ({ verschijningsvorm, leeftijd }) =>
      (verschijningsvorm === undefined || vormen.has(verschijningsvorm)) &&
      (leeftijd === undefined || leeftijden.some((jaren) => binnenLeeftijd(jaren, leeftijd))),
  );
};

/** Who coordinates care by the region's rules: provider by form and age, the first that fits (NB11). */
export const zorgcoordinatorVolgensRegels = (regio: Regio, casus: Toedeling): OrganisatieCode => {
  const { regels, standaard } = regio.rollen.zorgcoordinatie;
  return regels[zorgregelBij(regio, casus)]?.organisatie ?? standaard;
};

/** The organisation (or {@link KETENREGIETEAM}) behind a key, for a casus with this toedeling. */
export const organisatieVoor = (regio: Regio, sleutel: OrganisatieSleutel, casus: Toedeling = {}): OrganisatieCode => {
  switch (sleutel) {
    case "ketenregieteam":
      return KETENREGIETEAM;
    case "zorgcoordinatie":
      return casus.zorgcoordinatie ?? zorgcoordinatorVolgensRegels(regio, casus);
    // Without one there is nothing to follow: then it is for who guards every date.
    case "ontvanger":
      return casus.overdracht?.ontvanger ?? organisatieVoor(regio, "procesregie", casus);
    case "evaluatie":
      return casus.procesbegeleiding ?? regio.rollen.evaluatie;
    case "procesregie":
      return casus.procesregie ?? regio.rollen.procesregie;
    case "meldpunt":
    case "ketenregisseur":
      return regio.rollen[sleutel];
  }
};

/** The region as it holds for this casus: who directs it may be another than for the others. */
export const regioVoor = (regio: Regio, { procesregie = null }: Toedeling): Regio =>
  procesregie === null ? regio : { ...regio, rollen: { ...regio.rollen, procesregie } };

/** Default owner of a step: never a person, always a role at an organisation (design section 2, rule 3). */
export const eigenaarVan = (
  regio: Regio,
  stap: Stap,
  casus: Toedeling = {},
): { readonly rol: Rol; readonly organisatie: OrganisatieCode } => {
  const taak = regio.taken[stap];
  return { rol: taak.rol, organisatie: organisatieVoor(regio, taak.organisatie, casus) };
};

/** The organisations that coordinate care (H4.1-g1). */
export const zorgcoordinerend = ({ rollen: { zorgcoordinatie } }: Regio): readonly OrganisatieCode[] =>
  zorgcoordinatie.aanbieders;
