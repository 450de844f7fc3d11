import { betrokkenenVan, type Besluitcontext } from "../besluit.ts";
import type { Casus, OpenCasus } from "../casus.ts";
import type { CasusDossier } from "../casusdossier.ts";
import type { OrganisatieCode } from "../ids.ts";
import { organisatiesVan, zetelsVan, type QuorumRegel, type Regio } from "../regio.ts";
import type { Veldfout, Weigering } from "../weigering.ts";

/** Organisations for which this casus exists: its seats, and the partners that accepted, while that lasts (X7). */
export const organisatiesOp = (casus: Casus, { regio, nu }: Pick<Besluitcontext, "regio" | "nu">) => [
  ...zetelsVan(regio, casus.gemeente),
  ...betrokkenenVan(casus, nu),
];

/** Errors for organisations that the region does not know, each at its field. */
export const onbekendeOrganisaties = (
  regio: Regio,
  velden: readonly { readonly veld: string; readonly organisatie: string }[],
): Weigering | null => {
  const bekend = new Set(organisatiesVan(regio).map(({ code }) => code));
  const fouten: readonly Veldfout[] = velden
    .filter(({ organisatie }) => !bekend.has(organisatie))
    .map(({ veld }) => ({ veld, melding: "is geen organisatie van deze keten; gebruik de code van een ketenpartner" }));
  return fouten.length === 0 ? null : { code: "ongeldige-invoer", fouten };
};

/**
 * Mandatory work that is still open: the casus cannot end, nor hoofdstap 4 be rounded off, before it has a result. An
 * intervention under a doorlaatverbod is never dropped (H2.3-a7, X4).
 */
export const verplichtOpen = (dossier: CasusDossier): Weigering | null => {
  const aantal = dossier.taken.filter((taak) => taak.status === "open" && taak.verplicht).length;
  return aantal === 0 ? null : { code: "acties-open", aantal };
};

/** What is lacking for these organisations to decide together (NB5): seats, and both care and safety at the table. */
export const quorumTekort = (
  regio: Regio,
  casus: Pick<OpenCasus, "gemeente">,
  regel: QuorumRegel,
  deelnemers: readonly OrganisatieCode[],
): Weigering | null => {
  const zetels = new Set(zetelsVan(regio, casus.gemeente));
  const aanTafel = organisatiesVan(regio).filter(({ code }) => zetels.has(code) && deelnemers.includes(code));
  const metDomein = (domein: string) =>
    aanTafel.filter((partner) => partner.domein === domein || partner.domein === "beide");
  const nodig = [
    ...(aanTafel.length < regel.minimumZetels
      ? [`ten minste ${regel.minimumZetels} zetels van het ketenregieteam`]
      : []),
    ...(metDomein("zorg").length < regel.zorg ? [`ten minste ${regel.zorg} zetel(s) uit het zorgdomein`] : []),
    ...(metDomein("veiligheid").length < regel.veiligheid
      ? [`ten minste ${regel.veiligheid} zetel(s) uit het veiligheidsdomein`]
      : []),
  ];
  return nodig.length === 0 ? null : { code: "quorum-niet-gehaald", nodig };
};
