import {
  betrokkenenVan,
  gebeurtenis,
  historie,
  kenmerkVan,
  lopendeTaak,
  maakIds,
  rondTaakAf,
  stuurfeit,
  type Besluit,
  type Besluitcontext,
} from "./besluit.ts";
import type { Casus, OpenCasus, Overdrachtbesluit } from "./casus.ts";
import type { CasusDossier } from "./casusdossier.ts";
import { aflopend, casusBericht, eindeVanCasus, eindeVanUitnodigingen, geeindigd, sluitKop } from "./einde.ts";
import { eindeVanEventueel } from "./eventueel.ts";
import type { Bericht } from "./gebeurtenis.ts";
import type { OrganisatieCode, VastleggingId } from "./ids.ts";
import { inhaaltaakVan, inTeHalen } from "./inhaaltaak.ts";
import { haalStapIn } from "./inhalen.ts";
import type { Compartiment, Informatiesoort } from "./kenmerk.ts";
import { naBeurt } from "./loopstand.ts";
import { vanaf } from "./opschorting.ts";
import { vervolgNa, type Stap, type Uitkomst } from "./pad.ts";
import { gelukt, mislukt, type Result } from "./result.ts";
import type { Eigenaar } from "./taak.ts";
import { opStap } from "./stapstand.ts";
import type { Instant } from "./tijd.ts";
import type { Vastlegging } from "./vastlegging.ts";
import { rondeDieKomt } from "./voortgang.ts";
import type { Weigering } from "./weigering.ts";
import { samen, type Wijziging } from "./wijziging.ts";

/** The casus at this step, or past it while the step is still to be caught up; or why the command cannot be taken now. */
export const casusBijStap = (dossier: CasusDossier, stap: Stap): Result<OpenCasus, Weigering> => {
  const { casus } = dossier;
  if (casus.status !== "open") return mislukt({ code: "casus-niet-open", status: casus.status });
  return casus.positie.stap === stap || inTeHalen(dossier, casus, stap) !== null
    ? gelukt(casus)
    : mislukt({ code: "stap-niet-aan-de-beurt", stap, huidig: casus.positie.stap });
};

/** What is kept of the command beside the step itself. */
export interface Aanvulling {
  /** Fields of the head of the casus that the command sets. */
  readonly casus?: Partial<
    Pick<
      Casus,
      | "betrokken"
      | "planVersie"
      | "ronde"
      | "urgentie"
      | "urgentietermijnen"
      | "procesbegeleiding"
      | "verschijningsvormen"
      | "samenwerking"
      | "overdracht"
    >
  >;
  readonly wijziging?: Wijziging;
  readonly berichten?: readonly Bericht[];
  /** Until when the step has to which the casus goes, when that was agreed; else the region's term counts. */
  readonly volgendeDatum?: Instant;
  /** With what outcome the casus ends, when the step ends it; the name of the end itself otherwise. */
  readonly afsluiting?: string;
  /** What is decided of the handover, when the step scales the casus down: without it none is (X5). */
  readonly overdrachtbesluit?: Overdrachtbesluit;
}

/**
 * The step is done: the head of the casus goes on by PAD, its task is completed, history and events are added. The record
 * leads: it does so whether or not a machine is there to follow (design rule 2). A step that the casus had passed over is caught up
 * instead ({@link haalStapIn}); one that it passed over and came back to, is both.
 */
export const rondStapAf = <S extends Stap>(
  dossier: CasusDossier,
  casus: OpenCasus,
  stap: S,
  uitkomst: Uitkomst<S>,
  historieRegel: { readonly compartiment: Compartiment; readonly inhoud: unknown },
  context: Besluitcontext,
  aanvulling: Aanvulling = {},
): Wijziging => {
  const { nu } = context;
  const inhaaltaak = inhaaltaakVan(dossier, stap);
  if (casus.positie.stap !== stap) {
    if (inhaaltaak === null) throw new Error(`The casus is not at ${stap}, and it is not to be caught up`);
    return haalStapIn(dossier, casus, { stap, uitkomst, taak: inhaaltaak }, historieRegel, context, aanvulling);
  }
  const vervolg = vervolgNa(stap, uitkomst);
  const taak = lopendeTaak(dossier, casus);
  const door: Eigenaar = context.door ?? casus.eigenaar;
  const eventueel =
    vervolg.soort === "stap"
      ? eindeVanEventueel(dossier, casus, vervolg.stap, aanvulling.wijziging ?? samen(), context)
      : null;
  const basis = {
    ...casus,
    ...aanvulling.casus,
    ...(eventueel === null ? {} : { betrokken: eventueel.betrokken }),
    versie: casus.versie + 1,
    uitkomsten: { ...casus.uitkomsten, [stap]: uitkomst },
  };
  // The round that is recorded here is held; one that the casus left otherwise, is still to come under its number.
  const ronde = stap === "voortgang" ? basis.ronde + 1 : rondeDieKomt({ ...dossier, casus: basis });
  const volgende = gaNaar(basis, vervolg, ronde, aanvulling, context);
  const uitnodigingen = vervolg.soort === "einde" ? eindeVanUitnodigingen(dossier, context) : null;
  const berichten = [
    ...(vervolg.soort === "stap"
      ? casusBericht("casus.voortgegaan", betrokkenenVan(volgende, nu), casus.casusId, vervolg.stap, context)
      : eindeVanCasus(casus, vervolg.einde, stap, context)),
    ...stuurfeit(volgende, stap, uitkomst, context),
    // Also what went no further counts in the figures (H2.3-d1).
    ...(volgende.status === "afgeschaald"
      ? stuurfeit(volgende, "casus-afgeschaald", volgende.overdrachtbesluit.besluit, context)
      : []),
    ...(eventueel?.berichten ?? []),
    ...(uitnodigingen?.berichten ?? []),
    ...(aanvulling.berichten ?? []),
  ];
  return samen(
    {
      nieuw: gebeurtenis({ soort: "casus", id: casus.casusId }, berichten, context),
      vervangen: [
        volgende,
        ...[taak, inhaaltaak].flatMap((een) => (een === null ? [] : [rondTaakAf(een, uitkomst, door, nu)])),
        ...(vervolg.soort === "einde" ? aflopend(dossier, [taak, inhaaltaak], vervolg.einde, nu) : []),
        ...(uitnodigingen?.vervangen ?? []),
      ],
      mitsOpen: [],
    },
    historie(casus.casusId, dossier.historieKoppen, { ...historieRegel, wat: `${stap}:${uitkomst}` }, context),
    eventueel?.wijziging ?? samen(),
    aanvulling.wijziging ?? samen(),
  );
};

const gaNaar = (
  basis: OpenCasus,
  vervolg: ReturnType<typeof vervolgNa>,
  volgendeRonde: number,
  { afsluiting, overdrachtbesluit, volgendeDatum }: Aanvulling,
  context: Besluitcontext,
): Casus => {
  if (vervolg.soort === "einde") {
    if (vervolg.einde === "gesloten") return sluitKop(basis, afsluiting ?? vervolg.einde, context);
    const einde = geeindigd(basis, vervolg.einde, afsluiting ?? vervolg.einde, context);
    if (overdrachtbesluit === undefined) throw new Error("A casus is scaled down without a decision on its handover");
    return { ...einde, status: "afgeschaald", overdrachtbesluit };
  }
  const { nieuweUitvoering, ...bijStap } = opStap(basis, vervolg.stap, context);
  // A date that was agreed within a suspension does not count: nothing is due in it.
  const geldt = volgendeDatum !== undefined && volgendeDatum > vanaf(basis.verschuivingen, context.nu);
  const stand = { ...bijStap, volgendeDatum: geldt ? volgendeDatum : bijStap.volgendeDatum };
  const ronde = vervolg.stap === "voortgang" ? volgendeRonde : basis.ronde;
  const zelfde = vervolg.nieuweUitvoering ? null : naBeurt(basis.uitvoering);
  return zelfde === null
    ? { ...basis, ...stand, ...nieuweUitvoering, ronde }
    : { ...basis, ...stand, uitvoering: zelfde, ronde };
};

/** What a professional adds: kind and content belong together. `bij` names the record that it is about. */
export type Toevoeging = {
  [V in Vastlegging["soort"]]: {
    readonly soort: V;
    readonly inhoud: Extract<Vastlegging, { soort: V }>["inhoud"];
    readonly bij?: string;
    readonly informatie: Informatiesoort;
    /** Who supplied it, when that is not who records it. */
    readonly geleverdDoor?: OrganisatieCode;
  };
}[Vastlegging["soort"]];

/** Makes the record of what a professional added, in its compartment. */
export const nieuweVastlegging = (
  dossier: Pick<CasusDossier, "casus">,
  toevoeging: Toevoeging,
  context: Besluitcontext,
): Vastlegging =>
  // Kind and content belong together in Toevoeging; TypeScript cannot follow that through a spread of the union.
  ({
    type: "vastlegging",
    soort: toevoeging.soort,
    vastleggingId: maakIds(context.nieuwId).vastlegging(),
    casusId: dossier.casus.casusId,
    inhoud: toevoeging.inhoud,
    bij: toevoeging.bij ?? null,
    vastgelegdOp: context.nu,
    vastgelegdDoor: context.door,
    definitieVersie: context.regio.kwalificatie.versie,
    kenmerk: {
      ...kenmerkVan(context.door, toevoeging.informatie),
      ...(toevoeging.geleverdDoor === undefined ? {} : { geleverdDoor: toevoeging.geleverdDoor }),
    },
  }) as Vastlegging;

/**
 * The common shape of a professional's command: record what was found, complete the step. When that scales the casus down, the
 * record is the decision that nobody takes over: a weging without trafficking and without care, or why no handover is needed.
 */
export const legVastEnGaVoort = <S extends Stap>(
  dossier: CasusDossier,
  casus: OpenCasus,
  stap: S,
  uitkomst: Uitkomst<S>,
  toevoeging: Toevoeging,
  context: Besluitcontext,
  aanvulling: Aanvulling | ((vastleggingId: VastleggingId) => Aanvulling) = {},
): Besluit => {
  const record = nieuweVastlegging(dossier, toevoeging, context);
  return {
    id: record.vastleggingId,
    wijziging: samen(
      { nieuw: [record], vervangen: [], mitsOpen: [] },
      rondStapAf(
        dossier,
        casus,
        stap,
        uitkomst,
        { compartiment: record.kenmerk.compartiment, inhoud: toevoeging.inhoud },
        context,
        {
          overdrachtbesluit: { besluit: "geen", vastleggingId: record.vastleggingId },
          ...(typeof aanvulling === "function" ? aanvulling(record.vastleggingId) : aanvulling),
        },
      ),
    ),
  };
};
