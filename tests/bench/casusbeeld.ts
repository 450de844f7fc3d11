import { meetCasusbeeld } from "../local-cloud/casusbeeldmeting.ts";
import { startKaleCloud } from "../local-cloud/kale-tabellen.ts";
import type { Benchmark } from "./cijfer.ts";

/** What the service is asked for one casusbeeld of a full casus, for every kind of reader; the promise is at most three reads. */
export const casusbeeld: Benchmark = async () => {
  const cloud = await startKaleCloud("bench-casusbeeld");
  try {
    const metingen = await meetCasusbeeld(cloud);
    return metingen.flatMap(({ naam, vragen, eenheden, antwoordBytes }) => [
      {
        ...{ naam: `${naam}: reads of the store`, waarde: vragen.length, eenheid: "calls" },
        belofte: { tekst: "at most three", gehouden: vragen.length <= 3 },
      },
      { naam: `${naam}: read capacity, strongly consistent`, waarde: eenheden, eenheid: "units" },
      {
        naam: `${naam}: of which the query of the casus`,
        waarde: Math.ceil(
          vragen
            .filter(({ opdracht }) => opdracht === "QueryCommand")
            .flatMap(({ items }) => items)
            .reduce((som, een) => som + een, 0) / 1024,
        ),
        eenheid: "KB",
      },
      { naam: `${naam}: answer`, waarde: Math.round(antwoordBytes / 1024), eenheid: "KB" },
    ]);
  } finally {
    await cloud.stop();
  }
};
