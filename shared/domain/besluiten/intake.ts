import {
  berichtenAan,
  betrokkenenVan,
  EERSTE_CONTROLE_SECONDEN,
  gebeurtenis,
  historie,
  kenmerkVan,
  maakIds,
  stuurfeit,
  type Besluitcontext,
} from "../besluit.ts";
import type { Casus, OpenCasus } from "../casus.ts";
import type { Dossier } from "../dossier.ts";
import type { HistorieKop } from "../historie.ts";
import type { CasusId, DossierId, MeldingId } from "../ids.ts";
import { kanDezelfdeZijn } from "../identiteit.ts";
import { personaliaSchema, type Melding, type MeldingInvoer, type Personalia } from "../melding.ts";
import { PAD, STAPPEN, type Stap } from "../pad.ts";
import { gemeenteOrganisatie, organisatieVoor, zoekGemeente } from "../regio.ts";
import type { KetenRecord, WijzigbaarRecord } from "../records.ts";
import { plusSeconden } from "../tijd.ts";
import { opStap } from "../voortgaan.ts";
import { samen, type Wijziging } from "../wijziging.ts";

/** How many persons get their dossier in the transaction that accepts the melding; the others follow in pages. */
export const PERSONEN_PER_BLADZIJDE = 10;

/** A person in a melding who gets a dossier, with the keyed hashes of their identity keys, the strongest first. */
export interface TeDossieren {
  /** Index in `betrokkenen`; null for the unknown victim of a melding that names none. */
  readonly betrokkene: number | null;
  readonly personalia: Personalia;
  readonly sleutels: readonly string[];
}

/** What the store knew when this was decided: dossiers by key, and the casussen that these dossiers last had. */
export interface Bekend {
  readonly dossiers: ReadonlyMap<string, Dossier>;
  readonly casussen: ReadonlyMap<CasusId, Casus>;
  /** Heads of the history of those casussen. */
  readonly historieKoppen: ReadonlyMap<CasusId, readonly HistorieKop[]>;
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

/** Step at which a casus begins: where somebody already works on it, with the zorgcoördinator first, or the weging. */
const beginstap = (invoer: MeldingInvoer, acuut: boolean): Stap => {
  const ingang = STAPPEN.find((stap) => PAD[stap].activiteit === invoer.instroom?.activiteit);
  if (invoer.instroom !== null && ingang !== undefined && ingang !== "verrijken") return ingang;
  if (invoer.instroom?.activiteit === "4.2") return "voortgang";
  return invoer.zorgcoordinatorBetrokken === "ja" && !acuut ? "verrijken" : "weging-1";
};

const nieuweCasus = (
  casusId: CasusId,
  invoer: MeldingInvoer,
  dossierIds: readonly DossierId[],
  context: Besluitcontext,
): OpenCasus => {
  const gemeente = zoekGemeente(context.regio, invoer.locatie?.gemeente ?? "");
  const acuut = invoer.acuutVolgensMelder === "ja" || invoer.doorlaatverbodAanwijzing === "ja";
  const basis = {
    acuut,
    verschijningsvormen: [...invoer.verschijningsvormen],
    procesbegeleiding: null,
    uitvoeringen: {},
  };
  const begin = beginstap(invoer, acuut);
  const { nieuweUitvoering, ...stand } = opStap(basis, begin, context);
  return {
    type: "casus",
    casusId,
    versie: 1,
    status: "open",
    gemeente: gemeente === undefined ? null : gemeenteOrganisatie(gemeente),
    ketenmodelVersie: context.regio.ketenmodel.versie,
    geopendOp: context.nu,
    dossierIds: [...dossierIds],
    uitkomsten: {},
    ronde: begin === "voortgang" ? 1 : 0,
    planVersie: null,
    urgentie: null,
    betrokken: [],
    ...basis,
    ...stand,
    ...nieuweUitvoering,
  };
};

interface Gedossierd {
  readonly dossier: Dossier;
  readonly betrokkene: number | null;
  readonly nieuw: boolean;
  readonly vrijeSleutels: readonly string[];
}

/** Find or create (H2.2-a1, X2): the dossier behind the strongest key that can be of this person, else a new one. */
const dossierVoor = (
  persoon: TeDossieren,
  dossiers: ReadonlyMap<string, Dossier>,
  casusId: CasusId,
  context: Besluitcontext,
): Gedossierd => {
  const gevonden = persoon.sleutels
    .flatMap((sleutel) => dossiers.get(sleutel) ?? [])
    .find((dossier) => kanDezelfdeZijn(persoon.personalia, dossier));
  const vrijeSleutels = persoon.sleutels.filter((sleutel) => !dossiers.has(sleutel));
  if (gevonden !== undefined) return { dossier: gevonden, betrokkene: persoon.betrokkene, nieuw: false, vrijeSleutels };
  const dossier: Dossier = {
    type: "dossier",
    dossierId: maakIds(context.nieuwId).dossier(),
    versie: 1,
    personalia: persoon.personalia,
    laatsteCasusId: casusId,
    aangemaaktOp: context.nu,
    kenmerk: kenmerkVan(context.door, "personalia"),
  };
  return { dossier, betrokkene: persoon.betrokkene, nieuw: true, vrijeSleutels };
};

/** The persons of a page with their dossiers; the same person twice in one melding is one dossier. */
const dossierAllen = (
  personen: readonly TeDossieren[],
  bekend: Bekend,
  casusId: CasusId,
  context: Besluitcontext,
): readonly Gedossierd[] => {
  const dossiers = new Map(bekend.dossiers);
  const gedossierd: Gedossierd[] = [];
  for (const persoon of personen) {
    const een = dossierVoor(persoon, dossiers, casusId, context);
    for (const sleutel of een.vrijeSleutels) dossiers.set(sleutel, een.dossier);
    gedossierd.push(een);
  }
  return gedossierd;
};

const openCasusVan = (dossier: Dossier, bekend: Bekend): OpenCasus | null => {
  const casus = bekend.casussen.get(dossier.laatsteCasusId);
  return casus?.status === "open" ? casus : null;
};

/** Dossiers, keys and links of a page of persons; `casusIds` per dossier: the casus that it comes to. */
const dossierRecords = (
  gedossierd: readonly Gedossierd[],
  meldingId: MeldingId,
  casusVan: (dossier: Dossier) => CasusId,
  context: Besluitcontext,
): Wijziging => {
  const uniek = [...new Map(gedossierd.map((een) => [een.dossier.dossierId, een])).values()];
  const nieuw: KetenRecord[] = [];
  const vervangen: WijzigbaarRecord[] = [];
  for (const { dossier, nieuw: isNieuw } of uniek) {
    const casusId = casusVan(dossier);
    if (isNieuw) nieuw.push({ ...dossier, laatsteCasusId: casusId });
    else if (dossier.laatsteCasusId !== casusId) {
      vervangen.push({ ...dossier, versie: dossier.versie + 1, laatsteCasusId: casusId });
    }
    nieuw.push({
      type: "dossier-melding",
      dossierId: dossier.dossierId,
      meldingId,
      casusId,
      toegevoegdOp: context.nu,
    });
  }
  for (const { dossier, vrijeSleutels } of gedossierd) {
    for (const sleutel of vrijeSleutels) nieuw.push({ type: "persoonsleutel", sleutel, dossierId: dossier.dossierId });
  }
  return { nieuw, vervangen, mitsOpen: [] };
};

const toegevoegd = (casus: Casus, meldingId: MeldingId, context: Besluitcontext) =>
  gebeurtenis(
    { soort: "casus", id: casus.casusId },
    berichtenAan(
      betrokkenenVan(casus, context.nu),
      {
        soort: "casus.melding-toegevoegd",
        onderwerp: casus.casusId,
        dataref: `/v1/casussen/${casus.casusId}`,
        data: { casusId: casus.casusId, meldingId },
      },
      context,
    ),
    context,
  );

/** New dossiers join an open casus: its head, when that changes, else only the condition that it is still open. */
const voegAanCasusToe = (
  casus: OpenCasus,
  dossierIds: readonly DossierId[],
  koppen: readonly HistorieKop[],
  meldingId: MeldingId,
  context: Besluitcontext,
): Wijziging => {
  const erbij = dossierIds.filter((id) => !casus.dossierIds.includes(id));
  return samen(
    {
      nieuw: toegevoegd(casus, meldingId, context),
      vervangen:
        erbij.length === 0 ? [] : [{ ...casus, versie: casus.versie + 1, dossierIds: [...casus.dossierIds, ...erbij] }],
      mitsOpen: erbij.length === 0 ? [casus.casusId] : [],
    },
    historie(
      casus.casusId,
      koppen,
      { compartiment: "personalia", wat: "melding-toegevoegd", inhoud: { meldingId } },
      context,
    ),
  );
};

/** The dossiers of a page, and what that does to the casussen. `vast`: the casus to join when none of them has one open. */
const neemOp = (
  personen: readonly TeDossieren[],
  bekend: Bekend,
  meldingId: MeldingId,
  vast: OpenCasus | null,
  maakCasus: (casusId: CasusId, dossierIds: readonly DossierId[]) => OpenCasus,
  context: Besluitcontext,
) => {
  const nieuwId = maakIds(context.nieuwId).casus();
  const gedossierd = dossierAllen(personen, bekend, nieuwId, context);
  const dossierIds = [...new Set(gedossierd.map(({ dossier }) => dossier.dossierId))];
  const lopend = new Map(
    gedossierd.flatMap(({ dossier, nieuw }) => {
      const casus = nieuw ? null : openCasusVan(dossier, bekend);
      return casus === null ? [] : [[dossier.dossierId, casus] as const];
    }),
  );
  const eerste = vast ?? [...lopend.values()][0] ?? null;
  const hoofd = eerste ?? maakCasus(nieuwId, dossierIds);
  const casusVan = (dossier: Dossier): CasusId => lopend.get(dossier.dossierId)?.casusId ?? hoofd.casusId;
  const teVerwijzen = gedossierd.map(({ dossier, betrokkene }) => ({
    dossierId: dossier.dossierId,
    betrokkene,
    casusId: casusVan(dossier),
  }));
  const bestaande = [
    ...new Map([...lopend.values(), ...(eerste === null ? [] : [eerste])].map((c) => [c.casusId, c])).values(),
  ];
  const wijziging = samen(
    dossierRecords(gedossierd, meldingId, casusVan, context),
    ...bestaande.map((casus) =>
      voegAanCasusToe(
        casus,
        teVerwijzen.filter(({ casusId }) => casusId === casus.casusId).map(({ dossierId }) => dossierId),
        bekend.historieKoppen.get(casus.casusId) ?? [],
        meldingId,
        context,
      ),
    ),
  );
  return {
    wijziging,
    teVerwijzen,
    nieuweCasus: eerste === null ? hoofd : null,
    casusIds: [...new Set(teVerwijzen.map(({ casusId }) => casusId))],
  };
};

/**
 * Accepts a melding in one transaction: melding, dossiers, casus, history, events (design rule 1; H2.1-c1, H2.2-a1).
 * A known person's open casus is joined; otherwise a casus opens. `personen` are all who get a dossier; the first
 * {@link PERSONEN_PER_BLADZIJDE} get it here, the rest by {@link continueMelding}.
 */
export const acceptMelding = (
  invoer: MeldingInvoer,
  ingediendDoor: Melding["ingediendDoor"],
  personen: readonly TeDossieren[],
  bekend: Bekend,
  context: Besluitcontext,
): { readonly melding: Melding; readonly wijziging: Wijziging } => {
  const meldingId = maakIds(context.nieuwId).melding();
  const meldpunt = { rol: "meldpunt" as const, organisatie: organisatieVoor(context.regio, "meldpunt") };
  const opgenomen = neemOp(
    personen.slice(0, PERSONEN_PER_BLADZIJDE),
    bekend,
    meldingId,
    null,
    (casusId, dossierIds) => nieuweCasus(casusId, invoer, dossierIds, context),
    context,
  );
  const rest = personen.length > PERSONEN_PER_BLADZIJDE;
  const melding: Melding = {
    type: "melding",
    meldingId,
    versie: 1,
    invoer,
    ingediendDoor,
    ontvangenOp: context.nu,
    verdeeldAan: meldpunt,
    dossiers: opgenomen.teVerwijzen,
    casusIds: opgenomen.casusIds,
    nogTeDossieren: rest ? PERSONEN_PER_BLADZIJDE : null,
    klok: rest ? plusSeconden(context.nu, EERSTE_CONTROLE_SECONDEN) : null,
    teDrijven: rest,
    kenmerk: { ...kenmerkVan(context.door, "personalia"), dataklasse: "dynamisch", doel: "melding" },
  };
  const casus = opgenomen.nieuweCasus;
  return {
    melding,
    wijziging: samen(
      { nieuw: [melding], vervangen: [], mitsOpen: [] },
      opgenomen.wijziging,
      casus === null
        ? samen()
        : samen(
            { nieuw: [casus, ...geopend(casus, meldpunt.organisatie, context)], vervangen: [], mitsOpen: [] },
            historie(
              casus.casusId,
              [],
              { compartiment: "personalia", wat: "casus-geopend", inhoud: { meldingId } },
              context,
            ),
          ),
    ),
  };
};

const geopend = (casus: OpenCasus, meldpunt: string, context: Besluitcontext) =>
  gebeurtenis(
    { soort: "casus", id: casus.casusId },
    [
      ...berichtenAan(
        [...betrokkenenVan(casus, context.nu), meldpunt, casus.eigenaar.organisatie],
        {
          soort: "casus.geopend",
          onderwerp: casus.casusId,
          dataref: `/v1/casussen/${casus.casusId}`,
          data: { casusId: casus.casusId, gemeente: casus.gemeente, acuut: casus.acuut },
        },
        context,
      ),
      ...stuurfeit(casus, "casus-geopend", casus.acuut ? "acuut" : null, context),
    ],
    context,
  );

/** The next page of a melding with many persons: their dossiers join the first casus of the melding. Safe to repeat. */
export const continueMelding = (
  melding: Melding,
  personen: readonly TeDossieren[],
  casus: OpenCasus,
  bekend: Bekend,
  context: Besluitcontext,
): Wijziging | null => {
  if (melding.nogTeDossieren === null) return null;
  const tot = melding.nogTeDossieren + PERSONEN_PER_BLADZIJDE;
  const opgenomen = neemOp(
    personen.slice(melding.nogTeDossieren, tot),
    bekend,
    melding.meldingId,
    casus,
    () => casus,
    context,
  );
  const rest = personen.length > tot;
  return samen(
    {
      nieuw: [],
      vervangen: [
        {
          ...melding,
          versie: melding.versie + 1,
          dossiers: [...melding.dossiers, ...opgenomen.teVerwijzen],
          casusIds: [...new Set([...melding.casusIds, ...opgenomen.casusIds])],
          nogTeDossieren: rest ? tot : null,
          klok: rest ? plusSeconden(context.nu, EERSTE_CONTROLE_SECONDEN) : null,
          teDrijven: rest,
        },
      ],
      mitsOpen: [],
    },
    opgenomen.wijziging,
  );
};
