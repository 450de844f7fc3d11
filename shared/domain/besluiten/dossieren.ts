import { EERSTE_CONTROLE_SECONDEN, kenmerkVan, maakIds, type Besluitcontext } from "../besluit.ts";
import type { Casus } from "../casus.ts";
import type { Dossier } from "../dossier.ts";
import type { HistorieKop } from "../historie.ts";
import type { CasusId, DossierId, MeldingId, OrganisatieCode } from "../ids.ts";
import { kanDezelfdeZijn } from "../identiteit.ts";
import { kiesKandidaten, type Matching } from "../matching/kandidaten.ts";
import { personaliaSchema, type MeldingInvoer, type Personalia } from "../melding.ts";
import type { KetenRecord, WijzigbaarRecord } from "../records.ts";
import type { OpenTaak } from "../taak.ts";
import { plusSeconden, type Instant } from "../tijd.ts";
import type { Wijziging } from "../wijziging.ts";

/** A person in a melding who gets a dossier, with the keyed hashes of their identity keys, the strongest first. */
export interface TeDossieren {
  /** Index in `betrokkenen`; null for the unknown victim of a melding that names none. */
  readonly betrokkene: number | null;
  readonly personalia: Personalia;
  readonly sleutels: readonly string[];
  /** Keyed hashes under which somebody known less exactly is found. */
  readonly zoeksleutels: readonly string[];
}

/** Somebody known who may be the same: how they were reported, and the dossier that goes on for them. */
export interface Kandidaat {
  readonly personalia: Personalia;
  readonly dossier: Dossier;
}

/** What the store knew when this was decided: dossiers by key, and the casussen that these dossiers last had. */
export interface Bekend {
  readonly dossiers: ReadonlyMap<string, Dossier>;
  /** Of those keys, which are of two persons: they tell nobody apart. */
  readonly gedeeldeSleutels: ReadonlySet<string>;
  /** Who is one of the persons beyond doubt, without an exact key. */
  readonly kandidaten: readonly Kandidaat[];
  readonly casussen: ReadonlyMap<CasusId, Casus>;
  /** Heads of the history of those casussen. */
  readonly historieKoppen: ReadonlyMap<CasusId, readonly HistorieKop[]>;
  /** The open task at which each of those casussen stands, when a machine has opened it. */
  readonly taken: ReadonlyMap<CasusId, OpenTaak>;
}

/**
 * Who gets a dossier: every mogelijk slachtoffer. A melding that names none is about a victim whom nobody knows yet: they
 * get a dossier that can be matched later, so that no melding is without one.
 */
export const personenVan = (
  invoer: MeldingInvoer,
): readonly { betrokkene: number | null; personalia: Personalia }[] => {
  const slachtoffers = invoer.betrokkenen.flatMap((persoon, betrokkene) =>
    persoon.rol === "mogelijk-slachtoffer" ? [{ betrokkene, personalia: persoon.personalia }] : [],
  );
  return slachtoffers.length > 0 ? slachtoffers : [{ betrokkene: null, personalia: personaliaSchema.parse({}) }];
};

/** A person with their dossier, found or new, and the keys that still point at nobody. */
export interface Gedossierd {
  readonly dossier: Dossier;
  readonly betrokkene: number | null;
  readonly nieuw: boolean;
  /** The dossier learnt what identifies the person. */
  readonly aangevuld: boolean;
  readonly vrijeSleutels: readonly string[];
  /** Search keys under which the dossier was not found yet. */
  readonly vrijeZoeksleutels: readonly string[];
}

/** There is something for the driver to do for this dossier, and the clock guards it. */
export const wekker = ({ nu }: Besluitcontext) => ({
  ...{ klok: plusSeconden(nu, EERSTE_CONTROLE_SECONDEN), teDrijven: true },
});

/** New, or with something new: to be held against who came at the same moment. */
export const teMatchen = (context: Besluitcontext) => ({ teMatchen: true, ...wekker(context) });

/** So many ways in which one dossier is found: variants past these add nothing that a person cannot find by hand. */
export const ZOEKSLEUTELS_PER_DOSSIER = 64;

/**
 * A dossier learns what identifies its person as soon as a melding tells it. Else two persons who differ in it could both
 * join a dossier that knew it of neither.
 */
export const vulAan = (
  dossier: Dossier,
  { bsn, geboortedatum, geslacht }: Personalia,
  geleverdDoor: OrganisatieCode,
): Dossier => {
  const bekend = dossier.personalia;
  const aangevuld = {
    bsn: bekend.bsn ?? bsn,
    geboortedatum: bekend.geboortedatum ?? geboortedatum,
    geslacht: bekend.geslacht === "onbekend" ? geslacht : bekend.geslacht,
  };
  const nieuw = (["bsn", "geboortedatum", "geslacht"] as const).filter((veld) => aangevuld[veld] !== bekend[veld]);
  return nieuw.length === 0
    ? dossier
    : {
        ...dossier,
        personalia: { ...bekend, ...aangevuld },
        herkomst: { ...dossier.herkomst, ...Object.fromEntries(nieuw.map((veld) => [veld, geleverdDoor])) },
      };
};

/** What matching says of a person and these candidates, each compared as they were reported. */
export const weegKandidaten = (personalia: Personalia, kandidaten: readonly Kandidaat[], nu: Instant): Matching =>
  kiesKandidaten(
    personalia,
    kandidaten.map(({ personalia: bekend, dossier: { dossierId, aangemaaktOp } }) => ({
      ...{ dossierId, aangemaaktOp, personalia: bekend },
    })),
    nu.slice(0, 10),
  );

/** The candidate who is this person beyond doubt; of one that was merged, the dossier that goes on. */
const zelfdeAls = (personalia: Personalia, kandidaten: readonly Kandidaat[], nu: Instant): Kandidaat | undefined => {
  const keuze = weegKandidaten(personalia, kandidaten, nu);
  return keuze.uitkomst === "zelfde"
    ? kandidaten.find(({ dossier }) => dossier.dossierId === keuze.dossierId)
    : undefined;
};

/**
 * Of all that were found, those who are one of these persons beyond doubt: only of them more has to be read. Who is in doubt
 * is no candidate here, but put before a person afterwards.
 */
export const kiesBekenden = (
  personen: readonly TeDossieren[],
  kandidaten: readonly Kandidaat[],
  nu: Instant,
): readonly Kandidaat[] => [
  ...new Set(personen.flatMap(({ personalia }) => zelfdeAls(personalia, kandidaten, nu) ?? [])),
];

/** The dossier behind the strongest key that can be of this person; else of who is the same beyond doubt. */
const vindDossier = (
  { personalia, sleutels }: TeDossieren,
  { dossiers, gedeeldeSleutels }: Pick<Bekend, "dossiers" | "gedeeldeSleutels">,
  kandidaten: readonly Kandidaat[],
  nu: Instant,
): Dossier | undefined =>
  sleutels
    .flatMap((sleutel) => (gedeeldeSleutels.has(sleutel) ? [] : (dossiers.get(sleutel) ?? [])))
    .find((dossier) => kanDezelfdeZijn(personalia, dossier)) ?? zelfdeAls(personalia, kandidaten, nu)?.dossier;

/**
 * Find or create (H2.2-a1, X2): who is known beyond doubt has a dossier, anybody else gets one. In doubt that is a new one,
 * and whoever came close is put before a person once it is there ({@link rematch}).
 */
const dossierVoor = (
  persoon: TeDossieren,
  opSleutel: Pick<Bekend, "dossiers" | "gedeeldeSleutels">,
  kandidaten: readonly Kandidaat[],
  casusId: CasusId,
  context: Besluitcontext,
): Gedossierd => {
  const gevonden = vindDossier(persoon, opSleutel, kandidaten, context.nu);
  const vrijeSleutels = persoon.sleutels.filter((sleutel) => !opSleutel.dossiers.has(sleutel));
  if (gevonden !== undefined) {
    const geleerd = vulAan(gevonden, persoon.personalia, kenmerkVan(context.door, "personalia").geleverdDoor);
    const ruimte = ZOEKSLEUTELS_PER_DOSSIER - gevonden.zoeksleutels.length;
    const vrijeZoeksleutels = persoon.zoeksleutels
      .filter((sleutel) => !gevonden.zoeksleutels.includes(sleutel))
      .slice(0, ruimte);
    const aangevuld = geleerd !== gevonden || vrijeZoeksleutels.length > 0;
    return {
      dossier: aangevuld
        ? { ...geleerd, ...teMatchen(context), zoeksleutels: [...gevonden.zoeksleutels, ...vrijeZoeksleutels] }
        : gevonden,
      betrokkene: persoon.betrokkene,
      nieuw: false,
      ...{ aangevuld, vrijeSleutels, vrijeZoeksleutels },
    };
  }
  const dossier: Dossier = {
    type: "dossier",
    dossierId: maakIds(context.nieuwId).dossier(),
    versie: 1,
    personalia: persoon.personalia,
    herkomst: {},
    laatsteCasusId: casusId,
    zoeksleutels: [...persoon.zoeksleutels],
    ...{ samengevoegdMet: null, samengevoegd: [], afgesplitstVan: null, gedeeldeSleutels: [], aangehouden: [] },
    // Somebody of whom nothing is known cannot be held against anybody.
    ...(persoon.zoeksleutels.length === 0 ? { teMatchen: false, klok: null, teDrijven: false } : teMatchen(context)),
    aangemaaktOp: context.nu,
    kenmerk: kenmerkVan(context.door, "personalia"),
  };
  return {
    ...{ dossier, betrokkene: persoon.betrokkene, nieuw: true, aangevuld: false, vrijeSleutels },
    vrijeZoeksleutels: persoon.zoeksleutels,
  };
};

/** The persons of a page with their dossiers; the same person twice in one melding is one dossier. */
export const dossierAllen = (
  personen: readonly TeDossieren[],
  bekend: Bekend,
  casusId: CasusId,
  context: Besluitcontext,
): readonly Gedossierd[] => {
  const dossiers = new Map(bekend.dossiers);
  const gedossierd: Gedossierd[] = [];
  for (const persoon of personen) {
    // Who is named apart is somebody else, however alike: only the same number or name and date makes them one.
    const vergeven = new Set(gedossierd.map(({ dossier }) => dossier.dossierId));
    const vrij = bekend.kandidaten.filter(({ dossier }) => !vergeven.has(dossier.dossierId));
    const een = dossierVoor(persoon, { dossiers, gedeeldeSleutels: bekend.gedeeldeSleutels }, vrij, casusId, context);
    const eigen = [...dossiers].filter(([, dossier]) => dossier.dossierId === een.dossier.dossierId);
    for (const sleutel of [...eigen.map(([bekende]) => bekende), ...een.vrijeSleutels])
      dossiers.set(sleutel, een.dossier);
    gedossierd.push(een);
  }
  // Somebody who is named twice has one dossier, in the state in which the last left it.
  return gedossierd.map((een) => {
    const zelfde = gedossierd.filter(({ dossier }) => dossier.dossierId === een.dossier.dossierId);
    return {
      ...een,
      dossier: zelfde.at(-1)?.dossier ?? een.dossier,
      nieuw: zelfde.some(({ nieuw }) => nieuw),
      aangevuld: zelfde.some(({ aangevuld }) => aangevuld),
    };
  });
};

/**
 * Dossiers, keys and links of a page of persons; `casusVan`: the casus that a dossier comes to, null for a signal that is kept: it
 * waits on the dossier, and comes to the casus that opens next. `gekoppeld`: dossiers that
 * an earlier page of the same melding linked already.
 */
export const dossierRecords = (
  gedossierd: readonly Gedossierd[],
  meldingId: MeldingId,
  gekoppeld: Pick<ReadonlySet<DossierId>, "has">,
  casusVan: (dossier: Dossier) => CasusId | null,
  context: Besluitcontext,
): Wijziging => {
  const uniek = [...new Map(gedossierd.map((een) => [een.dossier.dossierId, een])).values()];
  const nieuw: KetenRecord[] = [];
  const vervangen: WijzigbaarRecord[] = [];
  for (const { dossier, nieuw: isNieuw, aangevuld } of uniek) {
    const casusId = casusVan(dossier);
    const al = gekoppeld.has(dossier.dossierId);
    const houdt = casusId === null && !al;
    const anders = casusId !== null && !al && dossier.laatsteCasusId !== casusId;
    const stand = {
      ...dossier,
      // New, the casus that it was made for does not open.
      laatsteCasusId: casusId ?? (isNieuw ? null : dossier.laatsteCasusId),
      aangehouden: houdt ? [...dossier.aangehouden, meldingId] : dossier.aangehouden,
      // What was kept comes along: an intention that the driver carries out.
      ...(anders && dossier.aangehouden.length > 0 ? wekker(context) : {}),
    };
    if (isNieuw) nieuw.push(stand);
    // Also when nothing of it changes: a command that lets this person go on in another casus writes it as well, so that a melding of
    // that moment does not come to the casus that they left.
    else if (aangevuld || !al) vervangen.push({ ...stand, versie: dossier.versie + 1 });
    if (al) continue;
    nieuw.push({
      type: "dossier-melding",
      dossierId: dossier.dossierId,
      meldingId,
      versie: 1,
      verhuisdNaar: null,
      casusId,
      toegevoegdOp: context.nu,
    });
  }
  for (const { dossier, vrijeSleutels, vrijeZoeksleutels } of gedossierd) {
    const { dossierId } = dossier;
    for (const sleutel of vrijeSleutels) nieuw.push({ type: "persoonsleutel", sleutel, versie: 1, dossierId });
    for (const sleutel of vrijeZoeksleutels) nieuw.push({ type: "zoeksleutel", sleutel, dossierId });
  }
  return { nieuw, vervangen, mitsOpen: [] };
};
