import { gebeurtenis, historie, nieuweTaak, taakGeopend, type Besluitcontext } from "../besluit.ts";
import type { Casus } from "../casus.ts";
import type { Dossier } from "../dossier.ts";
import type { HistorieKop } from "../historie.ts";
import type { DossierId } from "../ids.ts";
import { KANDIDATEN_IN_ALLES, KANDIDATEN_PER_VRAAG, type Matchvraag } from "../matchvraag.ts";
import { organisatieVoor } from "../regio.ts";
import type { Taak } from "../taak.ts";
import { samen, type Wijziging } from "../wijziging.ts";
import { weegKandidaten, type Kandidaat } from "./dossieren.ts";

/** The dossier of a person with what hangs on it: the casus that it last came to, and the question that was asked about it. */
export interface Matchdossier {
  readonly dossier: Dossier;
  readonly casus: Casus | null;
  readonly historieKoppen: readonly HistorieKop[];
  readonly vraag: Matchvraag | null;
  readonly taak: Taak | null;
}

/** The dossier has been held against the others. Signals that come along to its casus are still the driver's. */
const gematcht = (dossier: Dossier, casus: Casus | null): Dossier => ({
  ...{ ...dossier, versie: dossier.versie + 1, teMatchen: false },
  ...(dossier.aangehouden.length > 0 && casus?.status === "open" ? {} : { klok: null, teDrijven: false }),
});

/** A line in the history of the casus that the dossier last came to. */
export const historieregel = (
  { casus, historieKoppen }: Pick<Matchdossier, "casus" | "historieKoppen">,
  wat: string,
  inhoud: Readonly<Record<string, unknown>>,
  context: Besluitcontext,
): Wijziging =>
  casus === null
    ? samen()
    : historie(casus.casusId, historieKoppen, { compartiment: "personalia", wat, inhoud }, context);

/** Each dossier with the one that goes on for its person; a dossier that is not in it goes on itself. */
export type Personen = ReadonlyMap<DossierId, DossierId>;

/** With whom this person was compared before, from whichever of their dossiers: asked from here or from there, answered or not. */
const gevraagdBij = (
  persoon: DossierId,
  vragen: readonly Matchvraag[],
  wie: (dossierId: DossierId) => DossierId,
): ReadonlySet<DossierId> =>
  new Set(
    vragen.flatMap((vraag) => {
      const [van, over] = [wie(vraag.dossierId), vraag.kandidaten.map(({ dossierId }) => wie(dossierId))];
      return van === persoon ? over : over.includes(persoon) ? [van] : [];
    }),
  );

const nieuweVraagtaak = (
  { dossier }: Matchdossier,
  casus: Extract<Casus, { status: "open" }>,
  context: Besluitcontext,
) =>
  nieuweTaak(
    {
      casusId: casus.casusId,
      soort: "match-beoordelen",
      activiteit: "2.2",
      eigenaar: { rol: "meldpunt", organisatie: organisatieVoor(context.regio, "meldpunt") },
      gemeente: casus.gemeente,
      onderwerp: dossier.dossierId,
      // Who somebody is must be known before their casus ends.
      verplicht: true,
      urgentietermijnen: casus.urgentietermijnen,
      verschuivingen: casus.verschuivingen,
      termijn: casus.acuut ? "acuut" : "match-beoordelen",
    },
    context,
  );

/**
 * After a dossier came or learnt something: who looks like its person and was not asked about before is put before the meldpunt,
 * with reasons. Of two that came at the same moment neither saw the other when it was made; whoever commits last sees the
 * other here. Both may: then `vragen` of the one names the other, and one of them is written over, so that the pair is asked
 * once (design section 6). Dossiers that a person merged are one person here, however long the chain; `vragen`: of all of them.
 */
export const rematch = (
  match: Matchdossier,
  kandidaten: readonly Kandidaat[],
  vragen: readonly Matchvraag[],
  personen: Personen,
  context: Besluitcontext,
): Wijziging => {
  const { dossier, casus, vraag, taak } = match;
  const wie = (dossierId: DossierId): DossierId => personen.get(dossierId) ?? dossierId;
  const zelf = wie(dossier.dossierId);
  const gevraagd = gevraagdBij(zelf, vragen, wie);
  const anderen = kandidaten.filter(({ dossier: { dossierId } }) => dossierId !== zelf && !gevraagd.has(dossierId));
  const keuze = weegKandidaten(dossier.personalia, anderen, context.nu);
  const gewogen = keuze.uitkomst === "nieuw" ? [] : keuze.uitkomst === "zelfde" ? [keuze] : keuze.kandidaten;
  const klaar: Wijziging = { nieuw: [], vervangen: [gematcht(dossier, casus)], mitsOpen: [] };
  const openstaand = vraag?.kandidaten.filter(({ besluit }) => besluit === null).length ?? 0;
  const ruimte = Math.min(KANDIDATEN_PER_VRAAG - openstaand, KANDIDATEN_IN_ALLES - (vraag?.kandidaten.length ?? 0));
  const gekozen = gewogen.slice(0, Math.max(0, ruimte));
  // Asked while there was no casus yet: now there is, it gets its task.
  const zonderTaak = openstaand > 0 && taak?.status !== "open";
  if (gekozen.length === 0 && !zonderTaak) return klaar;
  // In a casus that ended there is nobody to ask; the next melding about this person makes one and matches again.
  if (casus !== null && casus.status !== "open") return klaar;
  const ids = new Set(gekozen.map(({ dossierId }) => dossierId));
  // Found by more than one of their dossiers, they are still one.
  const gevonden = new Map(anderen.map(({ dossier: ander }) => [ander.dossierId, ander]));
  const gelijktijdig = [...gevonden.values()].flatMap((ander) =>
    ids.has(ander.dossierId) && ander.teMatchen ? [{ ...ander, versie: ander.versie + 1 }] : [],
  );
  // Where there are only signals, who looks at them again finds the question with the dossier.
  const lopend = taak?.status === "open" ? taak : casus === null ? null : nieuweVraagtaak(match, casus, context);
  const nieuw: Matchvraag = {
    type: "matchvraag",
    dossierId: dossier.dossierId,
    versie: (vraag?.versie ?? 0) + 1,
    casusId: casus?.casusId ?? null,
    taakId: lopend?.taakId ?? null,
    gesteldOp: context.nu,
    kandidaten: [
      ...(vraag?.kandidaten ?? []),
      ...gekozen.map(({ dossierId, vergelijking: { score, redenen } }) => ({
        ...{ dossierId, score, redenen: redenen.map((reden) => ({ ...reden })), besluit: null },
      })),
    ],
  };
  const geopend =
    lopend === null || lopend === taak
      ? []
      : [lopend, ...gebeurtenis({ soort: "casus", id: lopend.casusId }, taakGeopend(lopend, context), context)];
  return samen(
    klaar,
    {
      nieuw: [...(vraag === null ? [nieuw] : []), ...geopend],
      vervangen: [...(vraag === null ? [] : [nieuw]), ...gelijktijdig],
      mitsOpen: casus === null ? [] : [casus.casusId],
    },
    historieregel(match, "matchvraag", { dossierId: dossier.dossierId, kandidaten: [...ids] }, context),
  );
};
