import type { Instrument, Regio } from "../regio.ts";
import type { EersteWeging, Kaderantwoord, TweedeWegingInhoud } from "../weging.ts";
import type { Veldfout } from "../weigering.ts";

type Risico = NonNullable<EersteWeging["risico"]>;

/** What is wrong with the instrument and version that an answer names: one of the region's for this activity (V7). */
const versieFouten = (
  veld: string,
  { instrument, versie }: Pick<Risico, "instrument" | "versie">,
  van: readonly Instrument[],
  activiteit: string,
): readonly Veldfout[] => {
  const versies = van.filter(({ code }) => code === instrument).map((een) => een.versie);
  if (versies.length === 0) {
    const codes = [...new Set(van.map(({ code }) => code))].join(", ");
    const wat = codes === "" ? "die heeft er geen; laat dit weg" : `kies uit ${codes}`;
    const melding = `is geen instrument van deze regio voor activiteit ${activiteit}; ${wat}`;
    return [{ veld: `${veld}.instrument`, melding }];
  }
  return versies.includes(versie)
    ? []
    : [{ veld: `${veld}.versie`, melding: `kies een versie van dit instrument: ${versies.join(", ")}` }];
};

/** Errors in the score of a risk inventory (H2.3-e1, H3.2-e1). */
export const risicoFouten = (
  risico: Risico | null,
  activiteit: "2.3" | "3.2",
  { instrumenten }: Regio,
): readonly Veldfout[] =>
  risico === null
    ? []
    : versieFouten(
        "risico",
        risico,
        instrumenten.filter(({ activiteiten }) => activiteiten.includes(activiteit)),
        activiteit,
      );

/** The frameworks of the second weging, every version: those instruments of 3.2 that ask aspects. */
const kaders = ({ instrumenten }: Regio): readonly Instrument[] =>
  instrumenten.filter(({ activiteiten, aspecten }) => activiteiten.includes("3.2") && aspecten.length > 0);

const kaderVan = ({ instrument, versie }: Kaderantwoord, regio: Regio): Instrument | undefined =>
  kaders(regio).find((een) => een.code === instrument && een.versie === versie);

/** Errors in the answer to the framework: where the region has one, every aspect gets one of its scores (H3.2-e1). */
export const kaderFouten = (kader: Kaderantwoord | null, regio: Regio): readonly Veldfout[] => {
  if (kader === null) {
    const keuze = [...new Set(kaders(regio).map(({ code }) => code))];
    return keuze.length === 0 ? [] : [{ veld: "kader", melding: `vul het kader in: ${keuze.join(", ")}` }];
  }
  const instrument = kaderVan(kader, regio);
  if (instrument === undefined) return versieFouten("kader", kader, kaders(regio), "3.2");
  const codes = instrument.aspecten.map(({ code }) => code);
  const scores = instrument.scores.map(({ score }) => score);
  const gegeven = kader.aspecten.map(({ code }) => code);
  return [
    ...kader.aspecten.flatMap(({ code, score }, i) => {
      const veld = `kader.aspecten[${i}]`;
      if (!codes.includes(code)) return [{ veld: `${veld}.code`, melding: `kies uit ${codes.join(", ")}` }];
      if (gegeven.indexOf(code) !== i) return [{ veld: `${veld}.code`, melding: "staat er twee keer" }];
      return scores.includes(score) ? [] : [{ veld: `${veld}.score`, melding: `kies uit ${scores.join(", ")}` }];
    }),
    ...codes
      .filter((code) => !gegeven.includes(code))
      .map((code) => ({ veld: "kader.aspecten", melding: `het aspect ${code} ontbreekt` })),
  ];
};

/** The answer with what was asked: it stays readable when the region asks something else later. */
export const kaderInhoud = (kader: Kaderantwoord | null, regio: Regio): TweedeWegingInhoud["kader"] => {
  if (kader === null) return null;
  const { aspecten, scores } = kaderVan(kader, regio) ?? { aspecten: [], scores: [] };
  return {
    ...kader,
    aspecten: kader.aspecten.map((antwoord) => ({
      ...antwoord,
      vraag: aspecten.find(({ code }) => code === antwoord.code)?.vraag ?? antwoord.code,
      betekenis: scores.find(({ score }) => score === antwoord.score)?.betekenis ?? String(antwoord.score),
    })),
  };
};
