import { maakMelding } from "../fixtures/melding.ts";
import { maakVoordeur } from "../unit/functions/voordeur.ts";
import { mediaan, type Benchmark } from "./cijfer.ts";

const AANTAL = 1_000;
const TEGELIJK = 16;

/**
 * Meldingen through the real frame and use case, over the store in memory: how long one takes of our own code, and that
 * simultaneous reports on a new person make one dossier and one open casus.
 */
export const intake: Benchmark = async () => {
  const deur = maakVoordeur();
  const tijden: number[] = [];
  for (let seed = 1; seed <= AANTAL; seed += 1) {
    const begin = performance.now();
    await deur.vraag("systeem-veilig-thuis", "POST", "/v1/meldingen", maakMelding({}, seed));
    tijden.push(performance.now() - begin);
  }
  const voor = deur.casework.vanType("dossier").length;
  const personen = 20;
  const antwoorden = await Promise.all(
    Array.from({ length: personen * TEGELIJK }, (_, n) =>
      deur.vraag("systeem-politie", "POST", "/v1/meldingen", maakMelding({}, AANTAL + 1 + (n % personen))),
    ),
  );
  const erbij = deur.casework.vanType("dossier").length - voor;
  const mislukt = antwoorden.filter(({ status }) => status >= 500).length;
  return [
    { naam: "melding, own code, median", waarde: mediaan(tijden), eenheid: "ms" },
    {
      naam: "melding, own code, 99th percentile",
      waarde: tijden.toSorted((a, b) => a - b)[Math.floor(AANTAL * 0.99)] ?? 0,
      eenheid: "ms",
    },
    {
      naam: `dossiers of ${personen} new persons, ${TEGELIJK} simultaneous meldingen each`,
      waarde: erbij,
      eenheid: "dossiers",
      belofte: { tekst: "one dossier per person", gehouden: erbij === personen },
    },
    { naam: "answers 5xx", waarde: mislukt, eenheid: "answers", belofte: { tekst: "none", gehouden: mislukt === 0 } },
  ];
};
