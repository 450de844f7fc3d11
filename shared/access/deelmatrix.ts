import type { Hoedanigheid } from "../domain/hoedanigheid.ts";
import type { Kenmerk } from "../domain/kenmerk.ts";
import type { Regio } from "../domain/regio.ts";
import type { Deelrecht, Deelregel } from "../domain/regio-delen.ts";

/** Where in the matrix a part lies. */
type Cel = Pick<Kenmerk, "activiteit" | "compartiment" | "dataklasse">;

const regelsVoor = (regio: Regio, { activiteit, compartiment, dataklasse }: Cel, recht: Deelrecht) =>
  regio.deelmatrix.regels.filter(
    (regel) =>
      regel.recht === recht &&
      regel.compartiment === compartiment &&
      regel.dataklassen.includes(dataklasse) &&
      regel.activiteiten.includes(activiteit),
  );

const wie = (regels: readonly Deelregel[]): readonly Hoedanigheid[] => [
  ...new Set(regels.flatMap(({ hoedanigheden }) => hoedanigheden)),
];

/** The capacities that read such a part, by the region's sharing matrix. */
export const lezersVan = (regio: Regio, cel: Cel): readonly Hoedanigheid[] => wie(regelsVoor(regio, cel, "lezen"));

/** The capacities that add such a part. */
export const schrijversVan = (regio: Regio, cel: Cel): readonly Hoedanigheid[] =>
  wie(regelsVoor(regio, cel, "schrijven"));

/** The legal bases on which somebody in these capacities reads or adds such a part; none: they may not. */
export const grondslagenVan = (
  regio: Regio,
  cel: Cel,
  recht: Deelrecht,
  hoedanigheden: Iterable<string>,
): readonly string[] => {
  const gespeeld = new Set(hoedanigheden);
  const regels = regelsVoor(regio, cel, recht).filter((regel) => regel.hoedanigheden.some((een) => gespeeld.has(een)));
  return [...new Set(regels.map(({ grondslag }) => grondslag))];
};
