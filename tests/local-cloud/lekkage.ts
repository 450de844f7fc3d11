import type { Uiting } from "./uitingen.ts";

const alsEntiteiten = (tekst: string): string =>
  tekst.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
/** JSON in JSON hides a text behind escapes, a URL behind percent signs, a template behind entities: all forms are looked for. */
const vormen = (tekst: string): readonly string[] => [
  ...new Set([
    tekst,
    JSON.stringify(tekst).slice(1, -1),
    JSON.stringify(JSON.stringify(tekst)).slice(3, -3),
    encodeURIComponent(tekst),
    encodeURIComponent(tekst).replaceAll("%20", "+"),
    alsEntiteiten(tekst),
    alsEntiteiten(JSON.stringify(tekst).slice(1, -1)),
    Buffer.from(tekst).toString("base64"),
  ]),
];

/** Where any of these texts was found: the place and the number of the text, never the text itself. */
export const lekken = (uitingen: readonly Uiting[], gevoelig: readonly string[]): readonly string[] => {
  const gezocht = gevoelig.map((tekst, nummer) => ({ nummer, vormen: vormen(tekst) }));
  const gevonden = uitingen.flatMap(({ waar, tekst }) =>
    gezocht
      .filter((een) => een.vormen.some((vorm) => tekst.includes(vorm)))
      .map(({ nummer }) => `${waar}: text ${nummer}`),
  );
  return [...new Set(gevonden)];
};
