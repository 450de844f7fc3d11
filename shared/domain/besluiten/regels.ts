import type { Besluitcontext } from "../besluit.ts";
import { geldendFormulier } from "../afsluiten.ts";
import { partnersOp } from "../betrokkenheid.ts";
import type { Casus, OpenCasus } from "../casus.ts";
import type { CasusDossier } from "../casusdossier.ts";
import { vanaf, verschuifDatum } from "../opschorting.ts";
import { volgendeMonitoring } from "../plan.ts";
import type { Instant } from "../tijd.ts";
import { GEMEENTETAAK } from "../gemeente-overdracht.ts";
import { REGIOTAAK } from "../regio-overdracht.ts";
import type { DossierId, OrganisatieCode } from "../ids.ts";
import { AANBODTAAK, zonderNazorg, type Nazorgclient } from "../nazorg.ts";
import { partnerbeeldIn } from "../partner.ts";
import { organisatiesVan, zetelsVan, type QuorumRegel, type Regio } from "../regio.ts";
import type { OpenPunt, Veldfout, Weigering } from "../weigering.ts";

/** An organisation that a command names, and in which field of its input. */
interface Genoemd {
  readonly veld: string;
  readonly organisatie: OrganisatieCode;
}

/**
 * Errors for organisations that a command names and that the chain does not know, or that have no covenant that holds now:
 * with those nothing is shared (X7, H2.3-e2). By the register, then by the region's data.
 */
export const organisatieFouten = (
  { regio, partners, nu }: Besluitcontext,
  genoemd: readonly Genoemd[],
): readonly Veldfout[] => {
  if (partners === null) throw new Error("A decision that names organisations was taken without the register");
  return genoemd.flatMap(({ veld, organisatie }) => {
    const beeld = partnerbeeldIn(partners, organisatie, regio, nu);
    if (beeld === null)
      return [{ veld, melding: "is geen organisatie van deze keten; gebruik de code van een ketenpartner" }];
    if (beeld.convenantpartij) return [];
    return [{ veld, melding: "heeft nu geen geldig convenant; laat de organisatie eerst tekenen of kies een andere" }];
  });
};

/** Error when this is none of the codes that one may choose from. */
export const keuzeFout = (
  veld: string,
  waarde: string,
  keuzes: readonly { readonly code: string }[],
): readonly Veldfout[] =>
  keuzes.some(({ code }) => code === waarde)
    ? []
    : [{ veld, melding: `kies uit ${keuzes.map(({ code }) => code).join(", ")}` }];

/** Error when this is no legal basis of the region (standards.md, BIO2/AVG/WGS 4). */
export const grondslagFouten = ({ regio }: Pick<Besluitcontext, "regio">, grondslag: string): readonly Veldfout[] => {
  const bases = regio.deelmatrix.grondslagen.map(({ code }) => code);
  return bases.includes(grondslag)
    ? []
    : [{ veld: "grondslag", melding: `is geen grondslag van deze keten; kies uit ${bases.join(", ")}` }];
};

/** Errors in which clients a command is about: those of the casus, each once. */
export const dossierFouten = ({ casus }: CasusDossier, dossiers: readonly DossierId[]): readonly Veldfout[] =>
  dossiers.flatMap((dossierId, i) => {
    const veld = `dossiers[${i}]`;
    if (!casus.dossierIds.includes(dossierId)) return [{ veld, melding: "is geen dossier van deze casus" }];
    return dossiers.indexOf(dossierId) < i ? [{ veld, melding: "staat er al; noem een dossier één keer" }] : [];
  });

/** The refusal for those errors; null: with all of them may be shared. */
export const nietVanKeten = (context: Besluitcontext, genoemd: readonly Genoemd[]): Weigering | null => {
  const fouten = organisatieFouten(context, genoemd);
  return fouten.length === 0 ? null : { code: "ongeldige-invoer", fouten };
};

/** Mandatory work, interventions and offers of aftercare that wait: each with whom it lies. */
const verplichtepunten = ({ taken, interventies, nazorgbehoeften }: CasusDossier): readonly OpenPunt[] => {
  const verplicht = taken.filter((taak) => taak.status === "open" && taak.verplicht);
  const bijTaak = new Set(verplicht.map(({ onderwerp }) => onderwerp));
  return [
    ...verplicht.map(({ soort, onderwerp, taakId, eigenaar, uiterlijkOp }) => ({
      ...{ wat: soort, id: onderwerp ?? taakId, eigenaar, uiterlijkOp },
    })),
    ...interventies.flatMap((een) =>
      een.status !== "open" || bijTaak.has(een.interventieId)
        ? []
        : [{ wat: "interventie", id: een.interventieId, eigenaar: een.eigenaar, uiterlijkOp: null }],
    ),
    ...nazorgbehoeften.flatMap(({ behoefteId, aanbod }) => {
      if (aanbod === null) return [];
      const taak = taken.find(({ taakId }) => taakId === aanbod.taakId);
      const eigenaar = { rol: "partner" as const, organisatie: aanbod.ontvanger };
      return [{ wat: AANBODTAAK, id: behoefteId, eigenaar, uiterlijkOp: taak?.uiterlijkOp ?? null }];
    }),
  ];
};

/** All that keeps a casus from its end: what must be done, and a handover of the casus that waits for its receiver. */
export const afsluitpunten = (dossier: CasusDossier): readonly OpenPunt[] => {
  const { overdracht } = dossier.casus;
  return [
    ...verplichtepunten(dossier),
    ...(overdracht === null
      ? []
      : [
          {
            ...{ wat: "overdracht", id: overdracht.vastleggingId, uiterlijkOp: null },
            eigenaar: { rol: "partner" as const, organisatie: overdracht.ontvanger },
          },
        ]),
  ];
};

/** Whether the casus is offered to somebody who has not answered: a partner, another gemeente or another region; one at a time. */
export const overdrachtLoopt = ({ casus, taken }: Pick<CasusDossier, "casus" | "taken">): boolean =>
  casus.overdracht !== null ||
  taken.some(({ status, soort }) => status === "open" && [REGIOTAAK, GEMEENTETAAK].includes(soort));

/** The refusal for what is still open; null: nothing is. */
export const nogOpen = (open: readonly OpenPunt[]): Weigering | null =>
  open.length === 0 ? null : { code: "acties-open", aantal: open.length, open };

/**
 * Mandatory work that is still open: the casus cannot be scaled down, nor handed over, before it has a result. An intervention under
 * a doorlaatverbod is never dropped (H2.3-a7, X4).
 */
export const verplichtOpen = (dossier: CasusDossier): Weigering | null => nogOpen(verplichtepunten(dossier));

/**
 * What keeps a casus from closing, all at once: a client of whom no aftercare is recorded, the form, and what is open. At 4.4, and
 * again at the close: somebody may have come to the casus in between.
 */
export const slotbezwaar = (dossier: CasusDossier, clienten: readonly Nazorgclient[]): Weigering | null => {
  const open = afsluitpunten(dossier);
  const zonder = zonderNazorg(dossier, clienten);
  const formulier = geldendFormulier(dossier) !== null;
  return zonder.length > 0 || !formulier ? { code: "nazorg-onvolledig", zonder, formulier, open } : nogOpen(open);
};

/**
 * Organisations that work on the casus now: its seats, and the partners that accepted, while their access lasts (X7). Not an
 * 'eventueel andere partij': whatever it would carry out comes after its part (R19).
 */
export const opCasus = (
  casus: Pick<Casus, "betrokken" | "gemeente">,
  { nu, regio }: Pick<Besluitcontext, "nu" | "regio">,
): readonly OrganisatieCode[] => [...zetelsVan(regio, casus.gemeente), ...partnersOp(casus, nu)];

/**
 * What is lacking for these organisations to decide together (NB5): seats, and both care and safety at the table. Who does not
 * agree is recorded, and makes no quorum.
 */
export const quorumTekort = (
  regio: Regio,
  casus: Pick<OpenCasus, "gemeente">,
  regel: QuorumRegel,
  deelnemers: readonly { readonly organisatie: OrganisatieCode; readonly akkoord: boolean }[],
): Weigering | null => {
  const zetels = new Set(zetelsVan(regio, casus.gemeente));
  const voor = new Set(deelnemers.flatMap(({ organisatie, akkoord }) => (akkoord ? [organisatie] : [])));
  const aanTafel = organisatiesVan(regio).filter(({ code }) => zetels.has(code) && voor.has(code));
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

/**
 * When the next monitoring round is by the plan in force. What was agreed when the plan was established has moved with every
 * suspension since; a date within one does not count, and what is counted in days is counted from its end.
 */
export const volgendeRonde = (dossier: CasusDossier, { nu, kalender }: Besluitcontext): Instant | null => {
  const { planVersie, verschuivingen } = dossier.casus;
  const plan = dossier.plannen.find((een) => een.planVersie === planVersie);
  if (plan === undefined) return null;
  const vastgesteldOp =
    dossier.vastleggingen.findLast(({ soort, bij }) => soort === "planvaststelling" && bij === String(planVersie))
      ?.vastgelegdOp ?? plan.gemaaktOp;
  const sindsdien = verschuivingen.filter(({ op }) => op > vastgesteldOp);
  return volgendeMonitoring(plan.inhoud, { nu: vanaf(verschuivingen, nu), kalender }, (datum) =>
    sindsdien.reduce((huidig, verschuiving) => verschuifDatum(huidig, verschuiving, kalender), datum),
  );
};
