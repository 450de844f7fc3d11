import {
  gebeurtenis,
  historie,
  kenmerkVan,
  maakIds,
  nieuweTaak,
  taakGeopend,
  type Besluitcontext,
} from "../besluit.ts";
import type { Casus } from "../casus.ts";
import { laatsteCasusVan, type Dossier, type DossierMelding, type Persoonsleutel } from "../dossier.ts";
import type { HistorieKop } from "../historie.ts";
import type { CasusId, DossierId, MeldingId } from "../ids.ts";
import { vergelijk } from "../matching/vergelijk.ts";
import type { Melding } from "../melding.ts";
import type { KetenRecord, WijzigbaarRecord } from "../records.ts";
import { KETENREGIETEAM } from "../regio.ts";
import { gelukt, mislukt, type Result } from "../result.ts";
import type { Veldfout, Weigering } from "../weigering.ts";
import { samen, type Wijziging } from "../wijziging.ts";
import { AFSPLITSING_BEOORDELEN } from "./afsplitsing-beoordelen.ts";
import { teMatchen, vulAan, ZOEKSLEUTELS_PER_DOSSIER, type TeDossieren } from "./dossieren.ts";
import type { Matchdossier } from "./matching.ts";

/** One who is named in a melding of the dossier, as they were reported there. */
export interface Vermelding {
  readonly melding: Melding;
  readonly koppeling: DossierMelding;
  readonly persoon: TeDossieren;
}

/** A casus with the head of its history. */
export interface Casusstand {
  readonly casus: Casus;
  readonly historieKoppen: readonly HistorieKop[];
}

/** A dossier that holds two persons, and all that hangs on what goes out of it. */
export interface Afsplitsstand {
  readonly match: Matchdossier;
  /** The dossier that goes on for its person. */
  readonly wortel: Dossier;
  /** Everybody that the dossier holds, the first reported first. */
  readonly vermeldingen: readonly Vermelding[];
  /** Where the identity keys of these persons point. */
  readonly persoonsleutels: readonly Persoonsleutel[];
  /** The dossier that was parted from this one before and takes these as well, with its meldingen; null: a new one. */
  readonly naar: { readonly dossier: Dossier; readonly koppelingen: readonly DossierMelding[] } | null;
  /** The casussen of all these meldingen, and the last of this dossier and of the one that goes on. */
  readonly casussen: ReadonlyMap<CasusId, Casusstand>;
}

/** What is of somebody else: a melding, or one betrokkene of it. */
export interface Afsplitskeuze {
  readonly meldingen: readonly { readonly meldingId: MeldingId; readonly betrokkene: number | null | undefined }[];
  readonly toelichting: string;
}

/** What was done, for who asked it. */
export interface Afsplitsing {
  readonly wijziging: Wijziging;
  readonly dossierId: DossierId;
  readonly gebleven: readonly MeldingId[];
}

/** So many items go into one command (design rule 1), less its log lines, the stored answer and what may be added to it. */
const ITEMS = 60 - 8;

const fout = (veld: string, melding: string): Veldfout => ({ veld, melding });

/** What the dossier knows of its person, told again from these reports alone. */
const verteld = (dossier: Dossier, vermeldingen: readonly Vermelding[], bij: "vanaf-niets" | "erbij"): Dossier => {
  const [eerste, ...later] = vermeldingen;
  if (eerste === undefined) return dossier;
  const begin: Dossier = {
    ...dossier,
    ...{ personalia: eerste.persoon.personalia, herkomst: {} },
    kenmerk: { ...dossier.kenmerk, geleverdDoor: eerste.melding.ingediendDoor.organisatie },
  };
  return (bij === "erbij" ? vermeldingen : later).reduce(
    (tot, { persoon, melding }) => vulAan(tot, persoon.personalia, melding.ingediendDoor.organisatie),
    bij === "erbij" ? dossier : begin,
  );
};

/** Which are meant, or what is wrong with the choice: all of it at once. */
const kies = (
  { match, vermeldingen, naar }: Afsplitsstand,
  { meldingen }: Afsplitskeuze,
): Result<readonly Vermelding[], Weigering> => {
  const fouten: Veldfout[] = [];
  const gekozen = new Set<Vermelding>();
  meldingen.forEach(({ meldingId, betrokkene }, i) => {
    const hier = vermeldingen.filter(({ melding }) => melding.meldingId === meldingId);
    const bedoeld = hier.filter(({ persoon }) => betrokkene === undefined || persoon.betrokkene === betrokkene);
    if (hier.length === 0)
      fouten.push(fout(`meldingen[${i}].meldingId`, "is geen melding die nu in dit dossier staat"));
    else if (bedoeld.length === 0)
      fouten.push(fout(`meldingen[${i}].betrokkene`, "is in deze melding niet de persoon van dit dossier"));
    for (const een of bedoeld) gekozen.add(een);
  });
  if (fouten.length === 0 && gekozen.size === vermeldingen.length)
    fouten.push(
      fout("meldingen", "laat ten minste één melding in dit dossier; anders is er niemand van wie het blijft"),
    );
  if (naar !== null && naar.dossier.afgesplitstVan !== match.dossier.dossierId)
    fouten.push(fout("naar", "is niet van dit dossier afgesplitst; laat naar weg voor een nieuw dossier"));
  if (fouten.length > 0) return mislukt({ code: "ongeldige-invoer", fouten });
  // A melding that still gives others their dossier could give this one its link back.
  if ([...gekozen].some(({ melding }) => melding.nogTeDossieren !== null))
    return mislukt({ code: "gelijktijdige-wijziging" });
  return gelukt(vermeldingen.filter((een) => gekozen.has(een)));
};

/** The identity keys of who leaves: theirs alone go along, what both have tells nobody apart any more. */
const verdeelSleutels = (
  { match, persoonsleutels }: Afsplitsstand,
  weg: readonly Vermelding[],
  blijft: readonly Vermelding[],
  naar: DossierId,
) => {
  const { dossierId, gedeeldeSleutels } = match.dossier;
  const hier = new Set(blijft.flatMap(({ persoon }) => persoon.sleutels));
  const gaan = new Set(weg.flatMap(({ persoon }) => persoon.sleutels));
  const eigen = persoonsleutels.filter((een) => een.dossierId === dossierId && gaan.has(een.sleutel));
  const verhuist = eigen.filter(({ sleutel }) => !hier.has(sleutel));
  const gedeeld = eigen.flatMap(({ sleutel }) => (hier.has(sleutel) ? [sleutel] : []));
  const nietMeer = new Set(verhuist.map(({ sleutel }) => sleutel));
  return {
    vervangen: verhuist.map((een) => ({ ...een, versie: een.versie + 1, dossierId: naar })),
    gedeeldeSleutels: [...new Set([...gedeeldeSleutels, ...gedeeld])].filter((sleutel) => !nietMeer.has(sleutel)),
  };
};

/** The links of who leaves: here they stay as a trace when nobody of the melding is left, there they hold. */
const verplaatsKoppelingen = (
  weg: readonly Vermelding[],
  blijft: readonly Vermelding[],
  /** The casus to which each melding that is there already came: with who of it went before. */
  alDaar: ReadonlyMap<MeldingId, CasusId | null>,
  naar: DossierId,
): { readonly nieuw: readonly KetenRecord[]; readonly vervangen: readonly WijzigbaarRecord[] } => {
  const nog = new Set(blijft.map(({ melding }) => melding.meldingId));
  const perMelding = [...Map.groupBy(weg, ({ melding }) => melding.meldingId).values()];
  return {
    nieuw: perMelding.flatMap(([een]) =>
      een === undefined || alDaar.has(een.melding.meldingId)
        ? []
        : [{ ...een.koppeling, dossierId: naar, versie: 1, verhuisdNaar: null }],
    ),
    vervangen: perMelding.flatMap((delen) => {
      const [een] = delen;
      if (een === undefined) return [];
      const { melding, koppeling } = een;
      const van = koppeling.dossierId;
      const dossiers = melding.dossiers.map((deel) =>
        deel.dossierId === van && delen.some(({ persoon }) => persoon.betrokkene === deel.betrokkene)
          ? { ...deel, dossierId: naar, casusId: alDaar.get(melding.meldingId) ?? deel.casusId }
          : deel,
      );
      return [
        { ...melding, versie: melding.versie + 1, dossiers },
        ...(nog.has(melding.meldingId) ? [] : [{ ...koppeling, versie: koppeling.versie + 1, verhuisdNaar: naar }]),
      ];
    }),
  };
};

/**
 * Where a dossier is now by each of its links: one to a casus that it left by a split stays as the trace of where it was, and counts
 * for the casus in which it goes on.
 */
export const nuIn =
  (
    { casussen }: { readonly casussen: ReadonlyMap<CasusId, Pick<Casusstand, "casus">> },
    { dossierId, laatsteCasusId }: Dossier,
  ) =>
  (koppeling: DossierMelding): DossierMelding => {
    const casus = koppeling.casusId === null ? undefined : casussen.get(koppeling.casusId)?.casus;
    const verlaten = casus?.vertrokken.includes(dossierId) === true && !casus.dossierIds.includes(dossierId);
    return verlaten ? { ...koppeling, casusId: laatsteCasusId } : koppeling;
  };

/**
 * The casussen of who leaves hold both dossiers until the team decides (`afsplitsing-beoordelen`): who saw the casus sees the same
 * meldingen as before, of two persons instead of one. `ookIn`: other casussen that a next melding could join; their history moves
 * on as well, so that a melding that comes at this moment is decided again on what holds then. `verlaten`: casussen that the
 * dossier left, which hold what was recorded of both.
 */
const inCasussen = (
  { match, casussen }: Afsplitsstand,
  { van, ookIn }: { readonly van: ReadonlySet<CasusId>; readonly ookIn: ReadonlySet<CasusId> },
  verlaten: ReadonlySet<CasusId>,
  naar: DossierId,
  toelichting: string,
  context: Besluitcontext,
): Wijziging =>
  samen(
    // Each once, also when another one that they came to ended in it.
    ...[...Map.groupBy(casussen, ([, { casus }]) => casus.casusId).values()].map((zelfde) => {
      const [eerste] = zelfde;
      const raakt = (ids: ReadonlySet<CasusId>): boolean => zelfde.some(([id]) => ids.has(id));
      if (eerste === undefined) return samen();
      const [, { casus, historieKoppen }] = eerste;
      const { casusId } = casus;
      if (raakt(verlaten) && !raakt(van)) {
        const vertrokken = [...new Set([...casus.vertrokken, naar])];
        return { nieuw: [], vervangen: [{ ...casus, versie: casus.versie + 1, vertrokken }], mitsOpen: [] };
      }
      if (!raakt(van) && !raakt(ookIn)) return samen();
      const inhoud = { dossierId: match.dossier.dossierId, afgesplitst: naar, toelichting };
      const regel = historie(
        casusId,
        historieKoppen,
        { compartiment: "personalia", wat: "dossier-afgesplitst", inhoud },
        context,
      );
      if (!raakt(van) || casus.dossierIds.includes(naar)) return regel;
      const nieuw: Casus = { ...casus, versie: casus.versie + 1, dossierIds: [...casus.dossierIds, naar] };
      if (casus.status !== "open") return samen(regel, { nieuw: [], vervangen: [nieuw], mitsOpen: [] });
      const taak = nieuweTaak(
        {
          ...{ casusId, soort: AFSPLITSING_BEOORDELEN, activiteit: "2.2", gemeente: casus.gemeente },
          // Who a casus is about is the team's to say, as its weging is (H2.3-g1).
          eigenaar: { rol: "lid-ketenregieteam", organisatie: KETENREGIETEAM },
          onderwerp: naar,
          verplicht: true,
          urgentietermijnen: casus.urgentietermijnen,
          verschuivingen: casus.verschuivingen,
          termijn: casus.acuut ? "acuut" : AFSPLITSING_BEOORDELEN,
        },
        context,
      );
      const bericht = gebeurtenis({ soort: "casus", id: casusId }, taakGeopend(taak, context), context);
      return samen(regel, { nieuw: [taak, ...bericht], vervangen: [nieuw], mitsOpen: [casusId] });
    }),
  );

/** Anew: the dossier of who leaves, known by what was reported of them alone. */
const nieuwDossier = (
  { match, naar }: Afsplitsstand,
  weg: readonly Vermelding[],
  zoeksleutels: readonly string[],
  koppelingen: readonly DossierMelding[],
  context: Besluitcontext,
): Dossier => {
  const { dossier } = match;
  const gaat = new Set(weg.map(({ melding }) => melding.meldingId));
  const alle = [...(naar?.dossier.zoeksleutels ?? []), ...zoeksleutels];
  const kop: Dossier = naar?.dossier ?? {
    ...{ type: "dossier", dossierId: maakIds(context.nieuwId).dossier(), versie: 0 },
    ...{ personalia: dossier.personalia, herkomst: {}, zoeksleutels: [], laatsteCasusId: dossier.laatsteCasusId },
    ...{ samengevoegdMet: null, samengevoegd: [], afgesplitstVan: dossier.dossierId, gedeeldeSleutels: [] },
    aangehouden: [],
    ...{ teMatchen: false, klok: null, teDrijven: false, aangemaaktOp: context.nu },
    kenmerk: kenmerkVan(context.door, "personalia"),
  };
  return {
    ...verteld(kop, weg, naar === null ? "vanaf-niets" : "erbij"),
    aangehouden: [...new Set([...kop.aangehouden, ...dossier.aangehouden.filter((id) => gaat.has(id))])],
    ...{ versie: kop.versie + 1, zoeksleutels: alle, laatsteCasusId: laatsteCasusVan(koppelingen, kop.laatsteCasusId) },
    ...(alle.length === 0 ? {} : teMatchen(context)),
  };
};

/**
 * Parts a dossier that holds two persons: what the meldpunt names goes to a dossier of its own, with its keys, and both keep where
 * it was. The person decided that the two are not one, so nobody is asked again; merging the two dossiers takes it back.
 */
export const partDossier = (
  stand: Afsplitsstand,
  keuze: Afsplitskeuze,
  context: Besluitcontext,
): Result<Afsplitsing, Weigering> => {
  const { match, wortel, vermeldingen, naar } = stand;
  const { dossier } = match;
  const { door } = context;
  const gekozen = kies(stand, keuze);
  if (!gekozen.ok) return gekozen;
  if (door === null) return mislukt({ code: "al-afgehandeld" });
  const weg = gekozen.waarde;
  const blijft = vermeldingen.filter((een) => !weg.includes(een));
  const al = naar?.dossier.zoeksleutels ?? [];
  const zoeksleutels = [...new Set(weg.flatMap(({ persoon }) => persoon.zoeksleutels))]
    .filter((sleutel) => !al.includes(sleutel))
    .slice(0, ZOEKSLEUTELS_PER_DOSSIER - al.length);
  const geldt = nuIn(stand, dossier);
  const geldtDaar = naar === null ? geldt : nuIn(stand, naar.dossier);
  const daar = [...(naar?.koppelingen ?? []).map(geldtDaar), ...weg.map(({ koppeling }) => geldt(koppeling))];
  const afgesplitst = nieuwDossier(stand, weg, zoeksleutels, daar, context);
  const { dossierId } = afgesplitst;
  const sleutels = verdeelSleutels(stand, weg, blijft, dossierId);
  const alDaar = new Map((naar?.koppelingen ?? []).map(({ meldingId, casusId }) => [meldingId, casusId]));
  const van = new Set(
    weg.flatMap(({ koppeling }) => alDaar.get(koppeling.meldingId) ?? geldt(koppeling).casusId ?? []),
  );
  const verlaten = new Set(
    weg.flatMap(({ koppeling }) => (geldt(koppeling) === koppeling ? [] : (koppeling.casusId ?? []))),
  );
  const ookIn = new Set([dossier.laatsteCasusId, wortel.laatsteCasusId].filter((casusId) => casusId !== null));
  const hier = blijft.map(({ koppeling }) => geldt(koppeling));
  const isLaatste = ({ casusId }: DossierMelding): boolean => casusId === dossier.laatsteCasusId;
  const kwijt = weg.some(({ koppeling }) => isLaatste(geldt(koppeling))) && !hier.some(isLaatste);
  const over: Dossier = {
    ...verteld(dossier, blijft, "vanaf-niets"),
    ...{ versie: dossier.versie + 1, gedeeldeSleutels: sleutels.gedeeldeSleutels },
    aangehouden: dossier.aangehouden.filter((id) => hier.some(({ meldingId }) => meldingId === id)),
    laatsteCasusId: kwijt ? laatsteCasusVan(hier, dossier.laatsteCasusId) : dossier.laatsteCasusId,
  };
  const { score, redenen } = vergelijk(
    afgesplitst.personalia,
    over.personalia,
    context.nu.slice(0, 10),
    over.aangemaaktOp.slice(0, 10),
  );
  const nietZelfde: KetenRecord = {
    ...{ type: "matchvraag", dossierId, versie: 1, casusId: afgesplitst.laatsteCasusId, taakId: null },
    gesteldOp: context.nu,
    kandidaten: [
      {
        ...{ dossierId: dossier.dossierId, score, redenen: redenen.map((reden) => ({ ...reden })) },
        besluit: { besluit: "verschillend", toelichting: keuze.toelichting, op: context.nu, door },
      },
    ],
  };
  const wijziging = samen(
    {
      nieuw: [
        ...(naar === null ? [afgesplitst, nietZelfde] : []),
        ...zoeksleutels.map((sleutel) => ({ type: "zoeksleutel" as const, sleutel, dossierId })),
      ],
      vervangen: [
        ...(naar === null ? [] : [afgesplitst]),
        over,
        // Who comes at this moment joins the dossier that goes on: it is told apart by its version.
        ...(wortel.dossierId === dossier.dossierId ? [] : [{ ...wortel, versie: wortel.versie + 1 }]),
        ...sleutels.vervangen,
      ],
      mitsOpen: [],
    },
    { ...verplaatsKoppelingen(weg, blijft, alDaar, dossierId), mitsOpen: [] },
    inCasussen(stand, { van, ookIn }, verlaten, dossierId, keuze.toelichting, context),
  );
  if (wijziging.nieuw.length + wijziging.vervangen.length > ITEMS) {
    const melding =
      "zijn er te veel voor één keer; noem er minder en doe de rest daarna, met het nieuwe dossier als naar";
    return mislukt({ code: "ongeldige-invoer", fouten: [fout("meldingen", melding)] });
  }
  return gelukt({ wijziging, dossierId, gebleven: [...new Set(hier.map(({ meldingId }) => meldingId))] });
};
