import type { RegioInvoer } from "../../domain/regio.ts";

type Gemeenten = RegioInvoer["gemeenten"];

const slug = (naam: string): string => naam.toLowerCase().replaceAll(" ", "-");
const vanSubregio = (subregio: string, ...namen: readonly string[]): Gemeenten =>
  namen.map((naam) => ({ code: slug(naam), naam, subregio }));

/** The 22 municipalities: public knowledge, the report does not list them (G5). */
export const gemeenten: Gemeenten = [
  ...vanSubregio("Achterhoek", "Aalten", "Berkelland", "Bronckhorst", "Doetinchem", "Montferland", "Oost Gelre"),
  ...vanSubregio("Achterhoek", "Oude IJsselstreek", "Winterswijk"),
  ...vanSubregio(
    "Midden-IJssel/Oost-Veluwe",
    "Apeldoorn",
    "Brummen",
    "Epe",
    "Heerde",
    "Lochem",
    "Hattem",
    "Voorst",
    "Zutphen",
  ),
  ...vanSubregio("Noord-Veluwe", "Elburg", "Ermelo", "Harderwijk", "Nunspeet", "Oldebroek", "Putten"),
];
