import { walkJourney } from "../../infra/local/journey.ts";
import { startOmgeving } from "../../infra/local/omgeving.ts";
import { uitvoeringenVan } from "../../infra/local/verslag.ts";
import { mediaan, type Benchmark } from "./cijfer.ts";

const CASUSSEN = 10;

/** Ten cases at once through the chain on the local cloud: that all close, and what each costs. */
export const journeys: Benchmark = async () => {
  const omgeving = await startOmgeving("bench");
  try {
    const begin = performance.now();
    const reizen = await Promise.all(
      Array.from({ length: CASUSSEN }, (_, n) => walkJourney(omgeving, { seed: 100 + n, meld: () => undefined })),
    );
    const seconden = (performance.now() - begin) / 1000;
    const overgangen = await Promise.all(
      reizen.map(async ({ casusId }) =>
        (await uitvoeringenVan(omgeving, casusId)).reduce((som, een) => som + een.overgangen, 0),
      ),
    );
    return [
      {
        naam: `journeys closed of ${CASUSSEN} at once`,
        waarde: reizen.length,
        eenheid: "casussen",
        belofte: { tekst: "all of them", gehouden: reizen.length === CASUSSEN },
      },
      { naam: "time of all, through the emulator", waarde: seconden, eenheid: "s" },
      {
        naam: "requests per casus, median",
        waarde: mediaan(reizen.map(({ verzoeken }) => verzoeken)),
        eenheid: "requests",
      },
      { naam: "state transitions per casus, median", waarde: mediaan(overgangen), eenheid: "transitions" },
    ];
  } finally {
    await omgeving.stop();
  }
};
