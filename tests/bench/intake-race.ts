import { makeToeval, type Toeval } from "../fixtures/toeval.ts";
import { maakMelding, type MeldingBody } from "../fixtures/melding.ts";
import { maakVoordeur, type Voordeur } from "../unit/functions/voordeur.ts";
import type { Benchmark } from "./cijfer.ts";

const PERSONEN = 300;
const TEGELIJK = 16;
/** Reports that are under way together: what a busy morning is to one region. */
const ONDERWEG = 320;
/** Persons of whom each variant comes at the same moment as the others. */
const MET_VARIANTEN = 100;

type Personalia = Record<string, unknown>;
const personaliaVan = (body: MeldingBody): Personalia => {
  const [eerste] = body.betrokkenen;
  if (eerste === undefined || !("personalia" in eerste)) throw new Error("geen persoon");
  return eerste.personalia as Personalia;
};

/** The same person with a slip in the given name, without an address, or known by an initial only. */
const varianten = (seed: number): readonly MeldingBody[] => {
  const basis = maakMelding({}, seed);
  const personalia: Personalia = { ...personaliaVan(basis), bsn: null };
  const naam = String(personalia["voornamen"]);
  const anders: readonly Personalia[] = [
    personalia,
    { ...personalia, voornamen: `${naam.slice(0, -1)}x` },
    { ...personalia, voornamen: naam.slice(0, 1), adres: null },
    { ...personalia, geboortedatum: null },
  ];
  return anders.map((deel, n) => ({
    ...basis,
    inhoud: `Melding ${String(n)} over persoon ${String(seed)}.`,
    betrokkenen: [{ rol: "mogelijk-slachtoffer", personalia: deel }] as unknown as MeldingBody["betrokkenen"],
  }));
};

/** In another order, the same for the same seed. */
const geschud = <T>(lijst: readonly T[], toeval: Toeval): readonly T[] =>
  lijst
    .map((een) => [toeval.geheel(1_000_000), een] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([, een]) => een);

const meld = async (deur: Voordeur, verzoeken: readonly (readonly [MeldingBody, string])[]): Promise<number> => {
  let mislukt = 0;
  for (let van = 0; van < verzoeken.length; van += ONDERWEG) {
    const antwoorden = await Promise.all(
      verzoeken
        .slice(van, van + ONDERWEG)
        .map(([body, sleutel]) => deur.vraag("systeem-veilig-thuis", "POST", "/v1/meldingen", body, { sleutel })),
    );
    mislukt += antwoorden.filter(({ status }) => status !== 201).length;
  }
  return mislukt;
};

/** The driver, until nothing is to be matched any more. */
const match = async (deur: Voordeur): Promise<void> => {
  const teDoen = deur.casework.vanType("dossier").filter(({ teMatchen }) => teMatchen);
  for (let van = 0; van < teDoen.length; van += TEGELIJK)
    await Promise.all(teDoen.slice(van, van + TEGELIJK).map(({ dossierId }) => deur.rematchDossier(dossierId)));
};

/**
 * Simultaneous reports on new persons, each sent twice under its key and all in random order: one dossier and one open casus a
 * person. And variants of a person that race: each joined, or put before somebody (issue on the meldpunt).
 */
export const intakeRace: Benchmark = async () => {
  const toeval = makeToeval(1);
  const deur = maakVoordeur();
  const verzoeken = Array.from({ length: PERSONEN * TEGELIJK * 2 }, (_, n): readonly [MeldingBody, string] => {
    const nummer = n % (PERSONEN * TEGELIJK);
    return [maakMelding({}, 1 + (nummer % PERSONEN)), `race-${String(nummer)}`];
  });
  const begin = performance.now();
  const mislukt = await meld(deur, geschud(verzoeken, toeval));
  await match(deur);
  const duur = (performance.now() - begin) / 1000;
  const dossiers = deur.casework.vanType("dossier").length;
  const meldingen = deur.casework.vanType("melding").length;
  const open = deur.casework.vanType("casus").filter(({ status }) => status === "open").length;

  const ander = maakVoordeur();
  const groepen = Array.from({ length: MET_VARIANTEN }, (_, n) => varianten(10_000 + n));
  const variantMislukt = await meld(
    ander,
    geschud(
      groepen.flatMap((groep, g) => groep.map((body, n) => [body, `v-${String(g)}-${String(n)}`] as const)),
      toeval,
    ),
  );
  await match(ander);
  const gevraagd = new Set<string>(
    ander.casework
      .vanType("matchvraag")
      .flatMap(({ dossierId, kandidaten }) => [dossierId, ...kandidaten.map((kandidaat) => kandidaat.dossierId)]),
  );
  const perPersoon = new Map<string, string[]>();
  for (const melding of ander.casework.vanType("melding")) {
    const persoon = / persoon (\d+)/.exec(melding.invoer.inhoud)?.[1] ?? "";
    perPersoon.set(persoon, [...(perPersoon.get(persoon) ?? []), melding.dossiers[0]?.dossierId ?? ""]);
  }
  const gemist = [...perPersoon.values()].flatMap((ids) => {
    const eigen = [...new Set(ids)];
    return eigen.length === 1 ? [] : eigen.filter((id) => !gevraagd.has(id));
  }).length;
  return [
    { naam: `${String(PERSONEN)} persons × ${String(TEGELIJK)} meldingen, each twice`, waarde: duur, eenheid: "s" },
    {
      ...{ naam: "dossiers", waarde: dossiers, eenheid: "dossiers" },
      belofte: { tekst: "one a person", gehouden: dossiers === PERSONEN },
    },
    {
      ...{ naam: "meldingen", waarde: meldingen, eenheid: "meldingen" },
      belofte: { tekst: "none lost, none twice", gehouden: meldingen === PERSONEN * TEGELIJK },
    },
    {
      ...{ naam: "open casussen", waarde: open, eenheid: "casussen" },
      belofte: { tekst: "one a person", gehouden: open === PERSONEN },
    },
    {
      ...{ naam: "answers other than 201", waarde: mislukt + variantMislukt, eenheid: "answers" },
      belofte: { tekst: "none", gehouden: mislukt + variantMislukt === 0 },
    },
    {
      ...{ naam: "racing variants neither joined nor asked about", waarde: gemist, eenheid: "dossiers" },
      belofte: { tekst: "none", gehouden: gemist === 0 },
    },
  ];
};
