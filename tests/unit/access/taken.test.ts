import { describe, expect, it } from "vitest";
import { BELEIDSTEKST, maakEchtBeleid } from "../../doubles/afhankelijkheden.ts";
import { TAAKVOORBEELDEN } from "./taakvoorbeelden.ts";

const beleid = maakEchtBeleid();
const REGELS = [...BELEIDSTEKST.matchAll(/@id\("([^"]+)"\)[^]*?;\n/g)].flatMap(([tekst, id = ""]) =>
  tekst.includes('"taakInzien"') ? [[id, tekst] as const] : [],
);

describe("who has which task in their worklist", () => {
  it.each(TAAKVOORBEELDEN.map((een) => [een.wat, een] as const))("%s", (_, { klopt }) => {
    expect(klopt(beleid)).toBe(true);
  });
});

describe("the examples miss each policy on the worklist that is taken away", () => {
  it("of which none is overlooked", () => {
    expect(REGELS.length).toBeGreaterThan(0);
    expect(REGELS).toHaveLength([...BELEIDSTEKST.matchAll(/"taakInzien"/g)].length);
  });

  it.each(REGELS)("%s", (_, tekst) => {
    const zonder = maakEchtBeleid(BELEIDSTEKST.replace(tekst, ""));
    expect(TAAKVOORBEELDEN.filter(({ klopt }) => !klopt(zonder)).map(({ wat }) => wat)).not.toEqual([]);
  });
});
