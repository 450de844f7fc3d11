import { EERSTE_CONTROLE_SECONDEN, kenmerkVan, maakIds, type Besluitcontext } from "../besluit.ts";
import type { Casus, OpenCasus } from "../casus.ts";
import type { Dossier } from "../dossier.ts";
import type { CasusId, DossierId, OrganisatieCode } from "../ids.ts";
import type { Melding, MeldingInvoer } from "../melding.ts";
import { plekkenVan } from "../plek.ts";
import { organisatieVoor, type Regio } from "../regio.ts";
import { isZwakSignaal } from "../signaal.ts";
import { plusSeconden } from "../tijd.ts";
import { samen, type Wijziging } from "../wijziging.ts";
import { dubbelVan, legVingerafdrukVast, type Herkenbaar } from "../vingerafdruk.ts";
import { isAcuut, sluitAan } from "./aansluiten.ts";
import { dossierAllen, dossierRecords, type Bekend, type TeDossieren } from "./dossieren.ts";
import { keepSignaal, type OpenCasusVoor } from "./signalen.ts";
import { verdeelMelding } from "./verdelen.ts";
import { nieuweCasus, openCasus } from "./casus-openen.ts";

/** So many records and lines go into one command at most (design rule 1). */
const ITEMS_PER_OPDRACHT = 60;
/** What a person brings besides their keys: dossier, link, a line of their own, and what an open casus of theirs needs. */
const ITEMS_PER_PERSOON = 8;
/** An acute melding can both hasten the task of that casus and ask anew who coordinates its care. */
const ITEMS_PER_PERSOON_BIJ_SPOED = ITEMS_PER_PERSOON + 1;
/**
 * The melding, its fingerprint, who may follow it, the stored answer, the audit line and that of the melder; the task to handle it
 * and what its owner is told; for a signal that is kept, the task to look at it again.
 */
const ITEMS_PER_MELDING = 9;

/**
 * How many of these persons get their dossier in one transaction; the others follow in pages. At least one, whose keys are
 * bounded: with 25 betrokkenen, each a line in the processing log, that fits.
 */
const passend = (personen: readonly TeDossieren[], vast: number, invoer: MeldingInvoer): number => {
  const perPersoon = isAcuut(invoer) ? ITEMS_PER_PERSOON_BIJ_SPOED : ITEMS_PER_PERSOON;
  let items = vast;
  const tot = personen.findIndex(({ sleutels, zoeksleutels }) => {
    items += perPersoon + sleutels.length + zoeksleutels.length;
    return items > ITEMS_PER_OPDRACHT;
  });
  return tot === -1 ? personen.length : Math.max(1, tot);
};

/** Who coordinated care in the casus that this person last had, once somebody did: they know more than a melding tells. */
export const eerdereZorg = (
  gedossierd: readonly { readonly dossier: Dossier; readonly nieuw: boolean }[],
  { casussen }: Pick<Bekend, "casussen">,
  regio: Regio,
): OrganisatieCode | null =>
  gedossierd.flatMap(({ dossier, nieuw }) => {
    const casus = nieuw || dossier.laatsteCasusId === null ? undefined : casussen.get(dossier.laatsteCasusId);
    const gecoordineerd = casus?.uitkomsten.verrijken !== undefined || casus?.uitkomsten.nazorg !== undefined;
    return casus !== undefined && gecoordineerd ? [organisatieVoor(regio, "zorgcoordinatie", casus)] : [];
  })[0] ?? null;

/** How many of these persons were in a casus that closed before. */
const recidiven = (
  gedossierd: readonly { readonly dossier: Dossier; readonly nieuw: boolean }[],
  { casussen }: Pick<Bekend, "casussen">,
): number =>
  new Set(
    gedossierd.flatMap(({ dossier: { dossierId, laatsteCasusId }, nieuw }) =>
      !nieuw && laatsteCasusId !== null && casussen.get(laatsteCasusId)?.status === "gesloten" ? [dossierId] : [],
    ),
  ).size;

const openCasusVan = (dossier: Dossier, bekend: Bekend): OpenCasus | null => {
  const casus = dossier.laatsteCasusId === null ? undefined : bekend.casussen.get(dossier.laatsteCasusId);
  return casus?.status === "open" ? casus : null;
};

/** The dossiers of a page, and what that does to the casussen. `vast`: the casus to join when none of them has one open. */
const neemOp = (
  invoer: MeldingInvoer,
  { meldingId, ingediendDoor }: Pick<Melding, "meldingId" | "ingediendDoor">,
  personen: readonly TeDossieren[],
  bekend: Bekend,
  vast: OpenCasus | null,
  gekoppeld: ReadonlyMap<DossierId, CasusId | null>,
  /** A weak signal: it opens no casus, though it joins one. */
  houdtAan: boolean,
  context: Besluitcontext,
) => {
  const nieuwId = maakIds(context.nieuwId).casus();
  const gedossierd = dossierAllen(personen, bekend, nieuwId, context);
  const dossierIds = [...new Set(gedossierd.map(({ dossier }) => dossier.dossierId))];
  const lopend = new Map(
    gedossierd.flatMap(({ dossier, nieuw }) => {
      // Who was named on an earlier page came to a casus there, whatever opened since.
      const casus = nieuw || gekoppeld.has(dossier.dossierId) ? null : openCasusVan(dossier, bekend);
      return casus === null ? [] : [[dossier.dossierId, casus] as const];
    }),
  );
  const eerste = vast ?? [...lopend.values()][0] ?? null;
  // Who was named on an earlier page has their casus by it: for them alone none opens.
  const nieuwen = dossierIds.filter((dossierId) => !gekoppeld.has(dossierId));
  const opent = eerste === null && !houdtAan && nieuwen.length > 0;
  const hoofdId = opent ? nieuwId : (eerste?.casusId ?? null);
  const casusVan = ({ dossierId }: Dossier): CasusId | null => {
    const hier = gekoppeld.get(dossierId);
    return hier === undefined ? (lopend.get(dossierId)?.casusId ?? hoofdId) : hier;
  };
  const dossiers = gedossierd.map(({ dossier, betrokkene }) => ({
    dossierId: dossier.dossierId,
    betrokkene,
    casusId: casusVan(dossier),
  }));
  const bestaande = new Map(
    [...lopend.values(), ...(eerste === null ? [] : [eerste])].map((casus) => [casus.casusId, casus]),
  );
  const eerder = eerdereZorg(gedossierd, bekend, context.regio);
  const zorg = { eerder, bekend: eerder !== null || invoer.zorgcoordinatorBetrokken === "ja" };
  const wijziging = samen(
    dossierRecords(gedossierd, meldingId, gekoppeld, casusVan, context),
    ...[...bestaande.values()].map((casus) =>
      sluitAan(
        casus,
        {
          ...{ meldingId, invoer, gemeldDoor: ingediendDoor.organisatie },
          dossierIds: dossiers.filter(({ casusId }) => casusId === casus.casusId).map(({ dossierId }) => dossierId),
        },
        { koppen: bekend.historieKoppen.get(casus.casusId) ?? [], taak: bekend.taken.get(casus.casusId) ?? null },
        context,
      ),
    ),
    opent
      ? openCasus(
          nieuweCasus(nieuwId, invoer, nieuwen, zorg, context),
          meldingId,
          { zorgBekend: zorg.bekend, recidive: recidiven(gedossierd, bekend) },
          context,
        )
      : samen(),
  );
  return {
    ...{ wijziging, dossiers },
    casusIds: [...new Set(dossiers.flatMap(({ casusId }) => casusId ?? []))],
    /** How many kept signals the person of them who has the most has, with this one. */
    signalen: Math.max(0, ...gedossierd.map(({ dossier }) => dossier.aangehouden.length + 1)),
  };
};

/**
 * Accepts a melding in one transaction: melding, dossiers, casus, history, events (design rule 1; H2.1-c1, H2.2-a1).
 * A known person's open casus is joined; otherwise a casus opens. `personen` are all who get a dossier; those who fit in a
 * command get it here, the rest by {@link continueMelding}. It is given to who handles it (H2.1-c2), so `context.partners` holds the
 * entry of that organisation.
 */
export const acceptMelding = (
  invoer: MeldingInvoer,
  ingediendDoor: Melding["ingediendDoor"],
  personen: readonly TeDossieren[],
  bekend: Bekend,
  herkenbaar: Herkenbaar,
  context: Besluitcontext,
): { readonly melding: Melding; readonly wijziging: Wijziging } => {
  const meldingId = maakIds(context.nieuwId).melding();
  const { uren } = context.regio.dubbeleMelding;
  const tot = passend(personen, ITEMS_PER_MELDING + invoer.betrokkenen.length, invoer);
  const opgenomen = neemOp(
    invoer,
    { meldingId, ingediendDoor },
    personen.slice(0, tot),
    bekend,
    null,
    new Map(),
    isZwakSignaal(invoer, context.regio),
    context,
  );
  const aangehouden = opgenomen.casusIds.length > 0 ? null : keepSignaal(meldingId, opgenomen.signalen, context);
  const mogelijkDubbelVan = dubbelVan(herkenbaar, uren, context.nu);
  const verdeeld = verdeelMelding(
    meldingId,
    { invoer, mogelijkDubbel: mogelijkDubbelVan !== null, door: context.door },
    context,
    aangehouden?.berichten,
  );
  const melding: Melding = {
    type: "melding",
    meldingId,
    versie: 1,
    invoer,
    ingediendDoor,
    ontvangenOp: context.nu,
    ...verdeeld.deel,
    dossiers: opgenomen.dossiers,
    casusIds: opgenomen.casusIds,
    mogelijkDubbelVan,
    signaal: aangehouden?.signaal ?? null,
    plekIds: [],
    // A plek is seen through casussen: that of a kept signal comes to the register with its casus.
    ...restVan(personen, tot, aangehouden === null && plekkenVan(invoer).length > 0, context),
    kenmerk: kenmerkVan(context.door, "melding"),
  };
  return {
    melding,
    wijziging: samen(
      { nieuw: [melding, ...(aangehouden === null ? [] : [aangehouden.taak])], vervangen: [], mitsOpen: [] },
      legVingerafdrukVast(meldingId, herkenbaar, uren, context.nu),
      opgenomen.wijziging,
      verdeeld.wijziging,
    ),
  };
};

/**
 * What is still to be done: who waits for a dossier after the first `tot`, and the plekken that it names. An intention that the
 * driver carries out and the clock guards.
 */
const restVan = (personen: readonly TeDossieren[], tot: number, teRegistreren: boolean, context: Besluitcontext) => {
  const wacht = personen.length > tot;
  const rest = wacht || teRegistreren;
  return {
    nogTeDossieren: wacht ? tot : null,
    teRegistreren,
    klok: rest ? plusSeconden(context.nu, EERSTE_CONTROLE_SECONDEN) : null,
    teDrijven: rest,
  };
};

/** The next page of a melding with many persons: their dossiers join the melding's casus, or a new one when it closed. */
export const continueMelding = (
  melding: Melding,
  personen: readonly TeDossieren[],
  casus: Casus | null,
  bekend: Bekend,
  context: Besluitcontext,
): Wijziging | null => {
  if (melding.nogTeDossieren === null) return null;
  const tot = melding.nogTeDossieren + passend(personen.slice(melding.nogTeDossieren), 1, melding.invoer);
  const opgenomen = neemOp(
    melding.invoer,
    melding,
    personen.slice(melding.nogTeDossieren, tot),
    bekend,
    casus?.status === "open" ? casus : null,
    new Map(melding.dossiers.map(({ dossierId, casusId }) => [dossierId, casusId])),
    melding.signaal?.status === "aangehouden",
    context,
  );
  return samen(
    {
      nieuw: [],
      vervangen: [
        {
          ...melding,
          versie: melding.versie + 1,
          dossiers: [...melding.dossiers, ...opgenomen.dossiers],
          casusIds: [...new Set([...melding.casusIds, ...opgenomen.casusIds])],
          ...restVan(personen, tot, melding.teRegistreren, context),
        },
      ],
      mitsOpen: [],
    },
    opgenomen.wijziging,
  );
};

/**
 * A casus for these dossiers as this melding would have opened it: for who leaves another casus, for a signal that becomes a
 * melding. The gemeente, the haste and the care coordinator of that melding, and who coordinated care before in one of these
 * casussen.
 */
export const openCasusVoor =
  (casussen: Bekend["casussen"]): OpenCasusVoor =>
  ({ invoer, meldingId }, dossiers, context) => {
    const casusId = maakIds(context.nieuwId).casus();
    const bekenden = dossiers.map((dossier) => ({ dossier, nieuw: false }));
    const eerder = eerdereZorg(bekenden, { casussen }, context.regio);
    const zorg = { eerder, bekend: eerder !== null || invoer.zorgcoordinatorBetrokken === "ja" };
    const ids = dossiers.map(({ dossierId }) => dossierId);
    const recidive = recidiven(bekenden, { casussen });
    const casus = nieuweCasus(casusId, invoer, ids, zorg, context);
    return { casusId, wijziging: openCasus(casus, meldingId, { zorgBekend: zorg.bekend, recidive }, context) };
  };
