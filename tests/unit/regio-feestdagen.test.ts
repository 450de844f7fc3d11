import { readdir, readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { laadRegio } from "../../shared/region/index.ts";
import { alleFeestdagen, feestdagenVan } from "../../shared/region/maak-feestdagen.ts";

const { feestdagen } = laadRegio("nog");

describe("the free days of NOG", () => {
  test("are those of the maintained library", () => {
    expect(feestdagen).toEqual(alleFeestdagen());
  });
  test("reach ten years ahead: generate more when this fails", () => {
    const vanaf = new Date().getFullYear();
    const ontbrekend = Array.from({ length: 11 }, (_, n) => String(vanaf + n)).filter((jaar) => !(jaar in feestdagen));
    expect(ontbrekend).toEqual([]);
  });
  test("hold what art. 3 Algemene termijnenwet names, Good Friday and 5 May included", () => {
    expect(feestdagenVan(2027)).toEqual([
      ...["2027-01-01", "2027-03-26", "2027-03-28", "2027-03-29", "2027-04-27", "2027-05-05", "2027-05-06"],
      ...["2027-05-16", "2027-05-17", "2027-12-25", "2027-12-26"],
    ]);
  });
  test("come without the library: only the script that generates them knows it, and nothing that runs knows the script", async () => {
    const wortel = new URL("../../", import.meta.url);
    const perMap = await Promise.all(
      ["shared", "functions"].map(async (map) =>
        (await readdir(new URL(map, wortel), { recursive: true }))
          .filter((bestand) => bestand.endsWith(".ts"))
          .map((bestand) => `${map}/${bestand}`),
      ),
    );
    const bestanden = await Promise.all(
      perMap.flat().map(async (pad) => ({ pad, bron: await readFile(new URL(pad, wortel), "utf8") })),
    );
    const die = (patroon: RegExp): readonly string[] =>
      bestanden.filter(({ bron }) => patroon.test(bron)).map(({ pad }) => pad);
    expect(die(/from "date-holidays"/)).toEqual(["shared/region/maak-feestdagen.ts"]);
    expect(die(/from "[^"]*maak-feestdagen/)).toEqual([]);
  });
});
