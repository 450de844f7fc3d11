import {
  kiesBekenden,
  personenVan,
  type Bekend,
  type Kandidaat,
  type TeDossieren,
} from "../domain/besluiten/dossieren.ts";
import { identiteitssleutels } from "../domain/identiteit.ts";
import { geldendeKoppelingen, type Dossier, type DossierMelding } from "../domain/dossier.ts";
import { meldingenUit, type Casus } from "../domain/casus.ts";
import type { CasusId, DossierId, MeldingId } from "../domain/ids.ts";
import { blokkeersleutels } from "../domain/matching/blokkeersleutels.ts";
import type { MeldingInvoer } from "../domain/melding.ts";
import type { Afsplitsstand, Vermelding } from "../domain/besluiten/afsplitsen.ts";
import type { Matchdossier } from "../domain/besluiten/matching.ts";
import type { Persoon } from "../domain/besluiten/heropenen.ts";
import type { Splitsstand } from "../domain/besluiten/splitsen.ts";
import type { Instant } from "../domain/tijd.ts";
import type { Casework } from "../ports/casework.ts";
import type { Sleutels } from "../ports/sleutels.ts";
import { alleVerdergaande, leesVerdergaande } from "./samenvoeging.ts";

/** The persons of a melding who get a dossier, their identity keys hashed: names leave no trace in the index. */
export const teDossieren = (invoer: MeldingInvoer, sleutels: Sleutels): Promise<readonly TeDossieren[]> =>
  Promise.all(
    personenVan(invoer).map(async (persoon) => ({
      ...persoon,
      sleutels: await Promise.all(identiteitssleutels(persoon.personalia).map((sleutel) => sleutels.hash(sleutel))),
      zoeksleutels: await Promise.all(
        blokkeersleutels(persoon.personalia).map((sleutel) => sleutels.hash(`zoek|${sleutel}`)),
      ),
    })),
  );

/** A merge of a merge of a merge: further than this nobody goes. */
const SCHAKELS = 10;

/** The dossiers that go on for these: each merged one replaced by what it was merged into. */
const volgSamenvoeging = async (
  casework: Pick<Casework, "dossiers">,
  dossiers: readonly Dossier[],
): Promise<ReadonlyMap<DossierId, Dossier>> => {
  const gelezen = new Map(dossiers.map((dossier) => [dossier.dossierId, dossier]));
  for (let schakel = 0; schakel < SCHAKELS; schakel += 1) {
    const nodig = [...gelezen.values()].flatMap(({ samengevoegdMet }) =>
      samengevoegdMet === null || gelezen.has(samengevoegdMet) ? [] : [samengevoegdMet],
    );
    if (nodig.length === 0) break;
    for (const dossier of await casework.dossiers(nodig)) gelezen.set(dossier.dossierId, dossier);
  }
  const doelVan = (dossier: Dossier): Dossier => {
    let doel = dossier;
    for (let schakel = 0; schakel < SCHAKELS && doel.samengevoegdMet !== null; schakel += 1)
      doel = gelezen.get(doel.samengevoegdMet) ?? doel;
    return doel;
  };
  return new Map(dossiers.map((dossier) => [dossier.dossierId, doelVan(dossier)]));
};

/** The dossier that goes on for the person of this one. */
export const leesWortel = async (casework: Pick<Casework, "dossiers">, dossier: Dossier): Promise<Dossier> =>
  (await volgSamenvoeging(casework, [dossier])).get(dossier.dossierId) ?? dossier;

/** These dossiers and all that were merged into them, each with the first of them that it is part of. */
const leesOnderdelen = async (
  casework: Pick<Casework, "dossiers">,
  wortels: readonly Dossier[],
): Promise<ReadonlyMap<DossierId, DossierId>> => {
  const personen = new Map(wortels.map(({ dossierId }) => [dossierId, dossierId]));
  let nieuw = wortels;
  for (let schakel = 0; schakel < SCHAKELS && nieuw.length > 0; schakel += 1) {
    const nodig = nieuw.flatMap(({ dossierId, samengevoegd }) =>
      samengevoegd.flatMap((id) => (personen.has(id) ? [] : [[id, personen.get(dossierId) ?? dossierId] as const])),
    );
    for (const [id, wortel] of nodig) personen.set(id, wortel);
    nieuw = await casework.dossiers(nodig.map(([id]) => id));
  }
  return personen;
};

/** Who is who around this dossier: its person's and the candidates' dossiers, each with the one that goes on for them. */
export const leesPersonen = async (
  casework: Pick<Casework, "dossiers">,
  dossier: Dossier,
  kandidaten: readonly Kandidaat[],
): Promise<ReadonlyMap<DossierId, DossierId>> => {
  const wortels = [await leesWortel(casework, dossier), ...kandidaten.map((kandidaat) => kandidaat.dossier)];
  return leesOnderdelen(casework, [...new Map(wortels.map((een) => [een.dossierId, een])).values()]);
};

/** Who these dossiers are of: the dossier that goes on for each person, with the casus that it came to last. */
export const leesDoorgaanden = async (
  casework: Pick<Casework, "dossiers" | "casussen">,
  dossierIds: readonly DossierId[],
): Promise<readonly Persoon[]> => {
  const wortels = await volgSamenvoeging(casework, await casework.dossiers(dossierIds));
  const personen = [...new Map([...wortels.values()].map((dossier) => [dossier.dossierId, dossier])).values()];
  const casussen = await leesVerdergaande(
    casework,
    personen.flatMap(({ laatsteCasusId }) => laatsteCasusId ?? []),
  );
  return personen.map((dossier) => ({
    dossier,
    laatsteCasus: dossier.laatsteCasusId === null ? null : (casussen.get(dossier.laatsteCasusId) ?? null),
  }));
};

/**
 * The meldingen that came to this casus, to one that ended in it, or to the one that its clients came from, the oldest first: through its
 * dossiers, which hold them. Whoever they name is looked after, and who reported is heard, wherever they came.
 */
export const leesCasusmeldingen = async (
  casework: Pick<Casework, "dossierMeldingen">,
  casus: Pick<Casus, "casusId" | "dossierIds" | "samengevoegd" | "eerdereCasussen">,
): Promise<readonly MeldingId[]> => {
  const koppelingen = await Promise.all(casus.dossierIds.map((dossierId) => casework.dossierMeldingen(dossierId)));
  const uit = meldingenUit(casus);
  const hier = geldendeKoppelingen(koppelingen.flat())
    .filter(({ casusId }) => casusId !== null && uit.has(casusId))
    .toSorted((een, ander) => een.toegevoegdOp.localeCompare(ander.toegevoegdOp));
  return [...new Set(hier.map(({ meldingId }) => meldingId))];
};

/** What is decided on when these clients leave a casus; who is no client of it is left out. */
export const leesSplitsstand = async (
  casework: Pick<Casework, "dossiers" | "dossierMeldingen" | "casussen" | "meldingen">,
  casus: Pick<Casus, "casusId" | "dossierIds" | "samengevoegd" | "eerdereCasussen">,
  gaan: readonly DossierId[],
): Promise<Splitsstand> => {
  const clienten = await casework.dossiers(casus.dossierIds);
  const wortels = await volgSamenvoeging(casework, clienten);
  const wortelVan = (dossier: Dossier): Dossier => wortels.get(dossier.dossierId) ?? dossier;
  const weg = clienten.filter(({ dossierId }) => gaan.includes(dossierId));
  const uit = meldingenUit(casus);
  const [koppelingen, personen] = await Promise.all([
    Promise.all(weg.map(({ dossierId }) => casework.dossierMeldingen(dossierId))),
    leesOnderdelen(casework, [...new Map(weg.map(wortelVan).map((een) => [een.dossierId, een])).values()]),
  ]);
  const hier = geldendeKoppelingen(koppelingen.flat()).filter(({ casusId }) => casusId !== null && uit.has(casusId));
  const [meldingen, verwanten] = await Promise.all([
    casework.meldingen([...new Set(hier.map(({ meldingId }) => meldingId))]),
    casework.dossiers([...personen.keys()]),
  ]);
  const casussen = await leesVerdergaande(
    casework,
    verwanten.flatMap(({ laatsteCasusId }) => laatsteCasusId ?? []),
  );
  const eldersOpen = ({ laatsteCasusId }: Dossier): CasusId | null => {
    const verder = laatsteCasusId === null ? undefined : casussen.get(laatsteCasusId);
    return verder?.status === "open" && verder.casusId !== casus.casusId ? verder.casusId : null;
  };
  return {
    vertrekkers: weg.map((dossier) => {
      const wortel = wortelVan(dossier);
      const vanPersoon = verwanten.filter(({ dossierId }) => personen.get(dossierId) === wortel.dossierId);
      const elders = [wortel, ...vanPersoon].map(eldersOpen).find((casusId) => casusId !== null) ?? null;
      return {
        ...{ dossier, wortel, elders },
        vermeld: hier
          .filter(({ dossierId }) => dossierId === dossier.dossierId)
          .toSorted((een, ander) => een.toegevoegdOp.localeCompare(ander.toegevoegdOp))
          .flatMap((koppeling) => {
            const melding = meldingen.find(({ meldingId }) => meldingId === koppeling.meldingId);
            return melding === undefined ? [] : [{ melding, koppeling }];
          }),
      };
    }),
    blijvers: new Map(
      clienten.filter((een) => !weg.includes(een)).map((een) => [een.dossierId, wortelVan(een).dossierId]),
    ),
  };
};

/** What came to the other dossiers of this person. */
export const leesVerwante = async (
  casework: Pick<Casework, "dossiers" | "dossierMeldingen">,
  dossier: Dossier,
): Promise<readonly DossierMelding[]> => {
  if (dossier.samengevoegdMet === null && dossier.samengevoegd.length === 0) return [];
  const groep = await leesOnderdelen(casework, [await leesWortel(casework, dossier)]);
  const verwant = [...groep.keys()].filter((id) => id !== dossier.dossierId);
  return geldendeKoppelingen((await Promise.all(verwant.map((id) => casework.dossierMeldingen(id)))).flat());
};

/** What is in this dossier and in all that were merged into it, but for `zonder` and what was merged into that. */
export const leesKoppelingen = async (
  casework: Pick<Casework, "dossiers" | "dossierMeldingen">,
  dossier: Dossier,
  zonder: DossierId,
): Promise<readonly DossierMelding[]> => {
  const samengevoegd = dossier.samengevoegd.filter((id) => id !== zonder);
  const groep = await leesOnderdelen(casework, [{ ...dossier, samengevoegd }]);
  return geldendeKoppelingen((await Promise.all([...groep.keys()].map((id) => casework.dossierMeldingen(id)))).flat());
};

/** Who shares a search key, each with the dossier that goes on for them. */
export const zoekKandidaten = async (
  casework: Pick<Casework, "kandidaten" | "dossiers">,
  zoeksleutels: readonly string[],
): Promise<readonly Kandidaat[]> => {
  const gevonden = await casework.kandidaten(zoeksleutels);
  const doelen = await volgSamenvoeging(casework, gevonden);
  return gevonden.map((dossier) => ({
    personalia: dossier.personalia,
    dossier: doelen.get(dossier.dossierId) ?? dossier,
  }));
};

/**
 * What the store knows of these persons: their dossiers, the last casus of each, and of those that are open the head of
 * their history and the task at which they stand. `ook`: casussen that matter besides.
 */
export const zoekBekenden = async (
  casework: Casework,
  personen: readonly TeDossieren[],
  nu: Instant,
  ook: readonly CasusId[] = [],
): Promise<Bekend> => {
  const [opSleutel, gevonden] = await Promise.all([
    casework.dossiersBijSleutels(personen.flatMap(({ sleutels }) => sleutels)),
    zoekKandidaten(
      casework,
      personen.flatMap(({ zoeksleutels }) => zoeksleutels),
    ),
  ]);
  const doelen = await volgSamenvoeging(casework, [...opSleutel.values()]);
  const dossiers = new Map(
    [...opSleutel].map(([sleutel, dossier]) => [sleutel, doelen.get(dossier.dossierId) ?? dossier]),
  );
  const gedeeldeSleutels = new Set(
    [...opSleutel].flatMap(([sleutel, dossier]) => (dossier.gedeeldeSleutels.includes(sleutel) ? [sleutel] : [])),
  );
  const kandidaten = kiesBekenden(personen, gevonden, nu);
  const mogelijk = [...dossiers.values(), ...kandidaten.map(({ dossier }) => dossier)];
  const casussen = await leesVerdergaande(casework, [
    ...ook,
    ...mogelijk.flatMap(({ laatsteCasusId }) => laatsteCasusId ?? []),
  ]);
  const verder = new Map([...casussen.values()].map((casus) => [casus.casusId, casus]));
  const open = [...verder.values()].filter((casus) => casus.status === "open");
  const [koppen, taken] = await Promise.all([
    Promise.all(open.map(async ({ casusId }) => [casusId, await casework.historieKop(casusId, "personalia")] as const)),
    Promise.all(
      open.map(async ({ casusId, lopendeTaakId }) =>
        lopendeTaakId === null ? null : await casework.taak(casusId, lopendeTaakId),
      ),
    ),
  ]);
  return {
    ...{ dossiers, gedeeldeSleutels, kandidaten },
    casussen: new Map([...casussen, ...verder]),
    historieKoppen: new Map(koppen.map(([casusId, kop]) => [casusId, kop === null ? [] : [kop]])),
    taken: new Map(taken.flatMap((taak) => (taak?.status === "open" ? [[taak.casusId, taak] as const] : []))),
  };
};

/** A dossier with its casus and the question that was asked about it; null: it does not exist. */
export const leesMatchdossier = async (
  casework: Pick<Casework, "dossier" | "matchvragen" | "casussen" | "historieKop" | "taak">,
  dossierId: DossierId,
): Promise<Matchdossier | null> => {
  const [dossier, [vraag = null]] = await Promise.all([casework.dossier(dossierId), casework.matchvragen([dossierId])]);
  if (dossier === null) return null;
  const [casus = null] = await alleVerdergaande(
    casework,
    dossier.laatsteCasusId === null ? [] : [dossier.laatsteCasusId],
  );
  const [kop, taak] = await Promise.all([
    casus === null ? null : casework.historieKop(casus.casusId, "personalia"),
    vraag === null || vraag.casusId === null || vraag.taakId === null
      ? null
      : casework.taak(vraag.casusId, vraag.taakId),
  ]);
  return { ...{ dossier, casus, vraag, taak }, historieKoppen: kop === null ? [] : [kop] };
};

/** All that is decided on when a dossier is parted; null: one of the dossiers does not exist. */
export const leesAfsplitsstand = async (
  casework: Casework,
  sleutels: Sleutels,
  dossierId: DossierId,
  naarId: DossierId | null,
): Promise<Afsplitsstand | null> => {
  const [match, koppelingen, naar, daar] = await Promise.all([
    leesMatchdossier(casework, dossierId),
    casework.dossierMeldingen(dossierId),
    naarId === null ? null : casework.dossier(naarId),
    naarId === null ? [] : casework.dossierMeldingen(naarId),
  ]);
  if (match === null || (naarId !== null && naar === null)) return null;
  const wortel = await leesWortel(casework, match.dossier);
  const geldend = geldendeKoppelingen(koppelingen).toSorted((een, ander) =>
    een.toegevoegdOp === ander.toegevoegdOp
      ? een.meldingId < ander.meldingId
        ? -1
        : 1
      : een.toegevoegdOp < ander.toegevoegdOp
        ? -1
        : 1,
  );
  const vermeldingen = await Promise.all(
    geldend.map(async (koppeling): Promise<readonly Vermelding[]> => {
      const melding = await casework.melding(koppeling.meldingId);
      if (melding === null) throw new Error("A link to a melding that is not there");
      const personen = await teDossieren(melding.invoer, sleutels);
      return melding.dossiers.flatMap((deel) => {
        const persoon = personen.find(({ betrokkene }) => betrokkene === deel.betrokkene);
        return deel.dossierId === dossierId && persoon !== undefined ? [{ melding, koppeling, persoon }] : [];
      });
    }),
  );
  const alle = vermeldingen.flat();
  const casusIds = [...geldend.map(({ casusId }) => casusId), match.dossier.laatsteCasusId, wortel.laatsteCasusId];
  const [casussen, persoonsleutels] = await Promise.all([
    leesVerdergaande(
      casework,
      casusIds.filter((casusId) => casusId !== null),
    ),
    casework.persoonsleutels([...new Set(alle.flatMap(({ persoon }) => persoon.sleutels))]),
  ]);
  const standen = await Promise.all(
    [...casussen].map(async ([casusId, casus]) => {
      const kop = await casework.historieKop(casus.casusId, "personalia");
      return [casusId, { casus, historieKoppen: kop === null ? [] : [kop] }] as const;
    }),
  );
  return {
    ...{ match, wortel, vermeldingen: alle, persoonsleutels, casussen: new Map(standen) },
    naar: naar === null ? null : { dossier: naar, koppelingen: geldendeKoppelingen(daar) },
  };
};
