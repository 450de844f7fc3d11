import { DateTime } from "luxon";
import type { Kalender } from "../../domain/kalender.ts";
import type { Regio } from "../../domain/regio.ts";
import { instantVan, plusSeconden, type Datum, type Instant } from "../../domain/tijd.ts";

const SECONDEN_PER_UUR = 3600;

const isoDatum = (dag: DateTime): string => dag.toFormat("yyyy-MM-dd");

/**
 * The Kalender of a region. A year outside its free days counts as a year without any: a deadline is then a day early
 * rather than casework refused. A test keeps the data ten years ahead.
 */
export const makeKalender = ({ werkdag, feestdagen }: Pick<Regio, "werkdag" | "feestdagen">): Kalender => {
  const vrij = new Set<string>(Object.values(feestdagen).flat());
  const [uur, minuut] = werkdag.einde.split(":").map(Number);
  const werktOp = (dag: DateTime): boolean => dag.weekday <= 5 && !vrij.has(isoDatum(dag));

  // Days are counted from noon: no change of the clock can move a noon to another day.
  const lokaleDag = (moment: Instant | Datum): DateTime =>
    DateTime.fromISO(moment, { zone: werkdag.tijdzone }).startOf("day").set({ hour: 12 });

  const volgendeWerkdag = (na: DateTime): DateTime => {
    let dag = na.plus({ days: 1 });
    while (!werktOp(dag)) dag = dag.plus({ days: 1 });
    return dag;
  };
  const naWerkdagen = (van: DateTime, aantal: number): DateTime => {
    let dag = van;
    for (let geteld = 0; geteld < aantal; geteld += 1) dag = volgendeWerkdag(dag);
    return dag;
  };
  const vorigeWerkdag = (voor: DateTime): DateTime => {
    let dag = voor.minus({ days: 1 });
    while (!werktOp(dag)) dag = dag.minus({ days: 1 });
    return dag;
  };
  const voorWerkdagen = (tot: DateTime, aantal: number): DateTime => {
    let dag = tot;
    for (let geteld = 0; geteld < aantal; geteld += 1) dag = vorigeWerkdag(dag);
    return dag;
  };
  const opWerkdag = (dag: DateTime): DateTime => (werktOp(dag) ? dag : volgendeWerkdag(dag));
  const einde = (dag: DateTime): Instant => instantVan(dag.set({ hour: uur ?? 0, minute: minuut ?? 0 }).toJSDate());

  return {
    deadline: (van, { eenheid, aantal }) => {
      if (eenheid === "uren") return plusSeconden(van, aantal * SECONDEN_PER_UUR);
      const begin = lokaleDag(van);
      return einde(eenheid === "werkdagen" ? naWerkdagen(begin, aantal) : opWerkdag(begin.plus({ days: aantal })));
    },
    vooraf: (tot, { eenheid, aantal }) => {
      if (eenheid === "uren") return plusSeconden(tot, -aantal * SECONDEN_PER_UUR);
      const dag = lokaleDag(tot);
      if (eenheid === "werkdagen") return einde(voorWerkdagen(dag, aantal));
      const eerder = dag.minus({ days: aantal });
      return einde(werktOp(eerder) ? eerder : vorigeWerkdag(eerder));
    },
    deel: (van, tot, pct) => {
      const begin = Date.parse(van);
      return instantVan(new Date(Math.round(begin + (Date.parse(tot) - begin) * (pct / 100))));
    },
    verschuif: (moment, dagen) =>
      instantVan(DateTime.fromISO(moment, { zone: werkdag.tijdzone }).plus({ days: dagen }).toJSDate()),
    eindeVan: (datum) => einde(opWerkdag(lokaleDag(datum))),
    dagVan: (moment) => isoDatum(lokaleDag(moment)) as Datum,
    moment: (datum, tijd) => {
      const [h, m] = tijd.split(":").map(Number);
      // From the beginning of the day: of an hour that comes twice that is the first, whatever the season is now.
      return instantVan(
        lokaleDag(datum)
          .startOf("day")
          .set({ hour: h ?? 0, minute: m ?? 0 })
          .toJSDate(),
      );
    },
    isWerkdag: (datum) => werktOp(lokaleDag(datum)),
  };
};
