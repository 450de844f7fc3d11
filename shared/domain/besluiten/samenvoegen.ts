import { rondTaakAf, type Besluitcontext } from "../besluit.ts";
import { laatsteCasusVan, type Dossier, type DossierMelding } from "../dossier.ts";
import type { DossierId } from "../ids.ts";
import { vergelijk } from "../matching/vergelijk.ts";
import type { Matchvraag } from "../matchvraag.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { Weigering } from "../weigering.ts";
import { samen, type Wijziging } from "../wijziging.ts";
import { teMatchen, wekker } from "./dossieren.ts";
import { historieregel, type Matchdossier } from "./matching.ts";

/** Whose two dossiers are the earlier: that one goes on when they turn out to be of one person. */
const eerder = (een: Dossier, ander: Dossier): boolean =>
  een.aangemaaktOp === ander.aangemaaktOp ? een.dossierId < ander.dossierId : een.aangemaaktOp < ander.aangemaaktOp;

/** The dossier is to be held against the others again; somebody of whom nothing is known cannot be. */
const teHermatchen = (dossier: Dossier, context: Besluitcontext): Dossier => ({
  ...dossier,
  versie: dossier.versie + 1,
  ...(dossier.zoeksleutels.length === 0 ? {} : teMatchen(context)),
});

/** What somebody at the meldpunt decides about one candidate. */
export interface Matchkeuze {
  readonly kandidaat: DossierId;
  readonly besluit: "zelfde" | "verschillend";
  readonly toelichting: string;
}

/** Two dossiers of one person: the earlier goes on, the other points at it. Nothing moves, so that it can be undone. */
const voegSamen = (een: Matchdossier, ander: Matchdossier, context: Besluitcontext): Wijziging => {
  if (een.dossier.dossierId === ander.dossier.dossierId) return samen();
  const [blijft, opgegaan] = eerder(een.dossier, ander.dossier) ? [een, ander] : [ander, een];
  // The casus that goes on is the one that a next melding joins.
  const neemtOver = blijft.casus?.status !== "open" && opgegaan.casus?.status === "open";
  // Signals that were kept on either come to the open casus of the person.
  const heeftOpen = [blijft, opgegaan].some(({ casus }) => casus?.status === "open");
  const wekt = ({ dossier }: Matchdossier) => (heeftOpen && dossier.aangehouden.length > 0 ? wekker(context) : {});
  const inhoud = { dossierId: blijft.dossier.dossierId, samengevoegd: opgegaan.dossier.dossierId };
  const zelfdeCasus = blijft.casus?.casusId === opgegaan.casus?.casusId;
  return samen(
    {
      nieuw: [],
      vervangen: [
        {
          ...blijft.dossier,
          versie: blijft.dossier.versie + 1,
          samengevoegd: [...blijft.dossier.samengevoegd, opgegaan.dossier.dossierId],
          ...wekt(blijft),
          laatsteCasusId: neemtOver ? opgegaan.dossier.laatsteCasusId : blijft.dossier.laatsteCasusId,
        },
        {
          ...opgegaan.dossier,
          ...wekt(opgegaan),
          versie: opgegaan.dossier.versie + 1,
          samengevoegdMet: blijft.dossier.dossierId,
        },
      ],
      mitsOpen: [],
    },
    historieregel(blijft, "dossier-samengevoegd", inhoud, context),
    zelfdeCasus ? samen() : historieregel(opgegaan, "dossier-samengevoegd", inhoud, context),
  );
};

/**
 * A person decides whether two dossiers are of one person (K18, NB9). `wortels`: the dossiers that go on for either, when one
 * of them was merged before. The task is done once each candidate was judged.
 */
export const decideMatch = (
  match: Matchdossier,
  wortels: readonly [Matchdossier, Matchdossier],
  keuze: Matchkeuze,
  context: Besluitcontext,
): Result<Wijziging, Weigering> => {
  const { vraag, taak } = match;
  const gekozen = vraag?.kandidaten.find(({ dossierId }) => dossierId === keuze.kandidaat);
  if (vraag === null || gekozen === undefined) return mislukt({ code: "niet-gevonden" });
  const { door } = context;
  if (gekozen.besluit !== null || door === null) return mislukt({ code: "al-afgehandeld" });
  const { besluit, toelichting } = keuze;
  const kandidaten = vraag.kandidaten.map((kandidaat) =>
    kandidaat === gekozen ? { ...kandidaat, besluit: { besluit, toelichting, op: context.nu, door } } : kandidaat,
  );
  const klaar = kandidaten.every((kandidaat) => kandidaat.besluit !== null);
  const taakAf = klaar && taak?.status === "open" ? [rondTaakAf(taak, "beoordeeld", door, context.nu)] : [];
  return gelukt(
    samen(
      { nieuw: [], vervangen: [{ ...vraag, versie: vraag.versie + 1, kandidaten }, ...taakAf], mitsOpen: [] },
      besluit === "zelfde"
        ? voegSamen(...wortels, context)
        : historieregel(match, "matchvraag-verschillend", { kandidaat: keuze.kandidaat }, context),
    ),
  );
};

/**
 * What a person decides about two dossiers without being asked: kept with the question that asked it, or with a new one, so that
 * nobody is asked after it (and who reads the question sees what holds).
 */
const legBesluitVast = (
  een: Matchdossier,
  ander: Matchdossier,
  { besluit, toelichting }: Omit<Matchkeuze, "kandidaat">,
  context: Besluitcontext,
): Wijziging => {
  const { door, nu } = context;
  if (door === null) return samen();
  const noemt = ({ vraag }: Matchdossier, { dossier }: Matchdossier): boolean =>
    vraag?.kandidaten.some(({ dossierId }) => dossierId === dossier.dossierId) === true;
  const [bij, over] = noemt(ander, een) ? [ander, een] : [een, ander];
  const { dossierId } = over.dossier;
  const { vraag, taak } = bij;
  const { score, redenen } = vergelijk(
    ...([bij.dossier.personalia, over.dossier.personalia] as const),
    ...([nu.slice(0, 10), over.dossier.aangemaaktOp.slice(0, 10)] as const),
  );
  const besloten = { besluit, toelichting, op: nu, door };
  const eerst = vraag?.kandidaten ?? [];
  const kandidaten = eerst.some((kandidaat) => kandidaat.dossierId === dossierId)
    ? eerst.map((kandidaat) => (kandidaat.dossierId === dossierId ? { ...kandidaat, besluit: besloten } : kandidaat))
    : [...eerst, { dossierId, score, redenen: redenen.map((reden) => ({ ...reden })), besluit: besloten }];
  const klaar = kandidaten.every((kandidaat) => kandidaat.besluit !== null);
  const nieuw: Matchvraag = {
    ...{ type: "matchvraag", dossierId: bij.dossier.dossierId, casusId: bij.dossier.laatsteCasusId, taakId: null },
    ...{ gesteldOp: nu, ...vraag },
    ...{ versie: (vraag?.versie ?? 0) + 1, kandidaten },
  };
  return {
    nieuw: vraag === null ? [nieuw] : [],
    vervangen: [
      ...(vraag === null ? [] : [nieuw]),
      ...(klaar && taak?.status === "open" ? [rondTaakAf(taak, "beoordeeld", door, nu)] : []),
    ],
    mitsOpen: [],
  };
};

/**
 * The meldpunt joins two dossiers that matching did not put before it, or that it parted before. `wortels`: the dossiers that go on
 * for either. Undone as every merge is.
 */
export const joinDossiers = (
  een: Matchdossier,
  ander: Matchdossier,
  wortels: readonly [Matchdossier, Matchdossier],
  toelichting: string,
  context: Besluitcontext,
): Result<Wijziging, Weigering> => {
  const [links, rechts] = wortels;
  if (links.dossier.dossierId === rechts.dossier.dossierId) return mislukt({ code: "al-afgehandeld" });
  return gelukt(
    samen(legBesluitVast(een, ander, { besluit: "zelfde", toelichting }, context), voegSamen(links, rechts, context)),
  );
};

/**
 * Undoes a merge: both go on by themselves, with what each had, and what came to the one meanwhile stays there.
 * @param koppelingen the meldingen of `blijft`: the casus that it took over with the merge is no longer its own
 */
export const splitDossier = (
  opgegaan: Matchdossier,
  blijft: Matchdossier,
  koppelingen: readonly DossierMelding[],
  toelichting: string,
  context: Besluitcontext,
): Result<Wijziging, Weigering> => {
  const { dossierId } = opgegaan.dossier;
  if (opgegaan.dossier.samengevoegdMet !== blijft.dossier.dossierId) return mislukt({ code: "al-afgehandeld" });
  const inhoud = { dossierId: blijft.dossier.dossierId, gesplitst: dossierId, toelichting };
  const zelfdeCasus = blijft.casus?.casusId === opgegaan.casus?.casusId;
  const { laatsteCasusId } = blijft.dossier;
  const eigenCasus = koppelingen.some(({ casusId }) => casusId === laatsteCasusId);
  return gelukt(
    samen(
      legBesluitVast(opgegaan, blijft, { besluit: "verschillend", toelichting }, context),
      {
        nieuw: [],
        vervangen: [
          // Each is a person by itself again, of whom others were not asked while they were one.
          { ...teHermatchen(opgegaan.dossier, context), samengevoegdMet: null },
          {
            ...teHermatchen(blijft.dossier, context),
            laatsteCasusId: eigenCasus ? laatsteCasusId : laatsteCasusVan(koppelingen, laatsteCasusId),
            samengevoegd: blijft.dossier.samengevoegd.filter((een) => een !== dossierId),
          },
        ],
        mitsOpen: [],
      },
      historieregel(blijft, "dossier-gesplitst", inhoud, context),
      zelfdeCasus ? samen() : historieregel(opgegaan, "dossier-gesplitst", inhoud, context),
    ),
  );
};
