import {
  kiesBekenden,
  personenVan,
  type Bekend,
  type Kandidaat,
  type TeDossieren,
} from "../domain/besluiten/dossieren.ts";
import { identiteitssleutels } from "../domain/identiteit.ts";
import type { Dossier, DossierMelding } from "../domain/dossier.ts";
import type { CasusId, DossierId } from "../domain/ids.ts";
import { blokkeersleutels } from "../domain/matching/blokkeersleutels.ts";
import type { MeldingInvoer } from "../domain/melding.ts";
import type { Matchdossier } from "../domain/besluiten/matching.ts";
import type { Persoon } from "../domain/besluiten/heropenen.ts";
import type { Instant } from "../domain/tijd.ts";
import type { Casework } from "../ports/casework.ts";
import type { Sleutels } from "../ports/sleutels.ts";

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

/** Who these dossiers are of: the dossier that goes on for each person, with the casus that it came to last. */
export const leesPersonen = async (
  casework: Pick<Casework, "dossiers" | "casussen">,
  dossierIds: readonly DossierId[],
): Promise<readonly Persoon[]> => {
  const wortels = await volgSamenvoeging(casework, await casework.dossiers(dossierIds));
  const personen = [...new Map([...wortels.values()].map((dossier) => [dossier.dossierId, dossier])).values()];
  const casussen = await casework.casussen([...new Set(personen.map(({ laatsteCasusId }) => laatsteCasusId))]);
  return personen.map((dossier) => ({
    dossier,
    laatsteCasus: casussen.find(({ casusId }) => casusId === dossier.laatsteCasusId) ?? null,
  }));
};

/** What came to the other dossiers of this person. */
export const leesVerwante = async (
  casework: Pick<Casework, "dossiers" | "dossierMeldingen">,
  dossier: Dossier,
): Promise<readonly DossierMelding[]> => {
  if (dossier.samengevoegdMet === null && dossier.samengevoegd.length === 0) return [];
  const wortel = await leesWortel(casework, dossier);
  const groep = new Set([wortel.dossierId]);
  let nieuw: readonly Dossier[] = [wortel];
  for (let schakel = 0; schakel < SCHAKELS && nieuw.length > 0; schakel += 1) {
    const nodig = nieuw.flatMap(({ samengevoegd }) => samengevoegd).filter((id) => !groep.has(id));
    for (const id of nodig) groep.add(id);
    nieuw = await casework.dossiers(nodig);
  }
  groep.delete(dossier.dossierId);
  return (await Promise.all([...groep].map((id) => casework.dossierMeldingen(id)))).flat();
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
  const kandidaten = kiesBekenden(personen, gevonden, nu);
  const mogelijk = [...dossiers.values(), ...kandidaten.map(({ dossier }) => dossier)];
  const casussen = await casework.casussen([
    ...new Set([...ook, ...mogelijk.map(({ laatsteCasusId }) => laatsteCasusId)]),
  ]);
  const open = casussen.filter((casus) => casus.status === "open");
  const [koppen, taken] = await Promise.all([
    Promise.all(open.map(async ({ casusId }) => [casusId, await casework.historieKop(casusId, "personalia")] as const)),
    Promise.all(
      open.map(async ({ casusId, lopendeTaakId }) =>
        lopendeTaakId === null ? null : await casework.taak(casusId, lopendeTaakId),
      ),
    ),
  ]);
  return {
    ...{ dossiers, kandidaten },
    casussen: new Map(casussen.map((casus) => [casus.casusId, casus])),
    historieKoppen: new Map(koppen.map(([casusId, kop]) => [casusId, kop === null ? [] : [kop]])),
    taken: new Map(taken.flatMap((taak) => (taak?.status === "open" ? [[taak.casusId, taak] as const] : []))),
  };
};

/** A dossier with its casus and the question that was asked about it; null: it does not exist. */
export const leesMatchdossier = async (
  casework: Pick<Casework, "dossier" | "matchvragen" | "casus" | "historieKop" | "taak">,
  dossierId: DossierId,
): Promise<Matchdossier | null> => {
  const [dossier, [vraag = null]] = await Promise.all([casework.dossier(dossierId), casework.matchvragen([dossierId])]);
  if (dossier === null) return null;
  const [casus, kop, taak] = await Promise.all([
    casework.casus(dossier.laatsteCasusId),
    casework.historieKop(dossier.laatsteCasusId, "personalia"),
    vraag === null ? null : casework.taak(vraag.casusId, vraag.taakId),
  ]);
  return { ...{ dossier, casus, vraag, taak }, historieKoppen: kop === null ? [] : [kop] };
};
