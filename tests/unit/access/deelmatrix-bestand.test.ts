import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { deelmatrixBestand, leesBeleidstekst } from "../../../shared/access/maak-deelmatrix.ts";
import { HOEDANIGHEDEN } from "../../../shared/domain/hoedanigheid.ts";
import { INFORMATIESOORTEN } from "../../../shared/domain/kenmerk.ts";
import { laadRegio, REGIOCODES } from "../../../shared/region/index.ts";
import { voorbeeldRegio } from "../../fixtures/regio-voorbeeld.ts";
import { NOG } from "../domain/wereld.ts";

const beleid = leesBeleidstekst();
const bestand = readFileSync(new URL("../../../shared/access/DEELMATRIX.md", import.meta.url), "utf8");

test("DEELMATRIX.md is what the generator makes (else: node shared/access/maak-deelmatrix.ts)", () => {
  expect(deelmatrixBestand(REGIOCODES.map(laadRegio), beleid)).toBe(bestand);
});

test("it knows every policy, capacity and kind of information, and the rules of every region", () => {
  const namen = [...beleid.matchAll(/@id\("([^"]+)"\)/g)].map(([, id = ""]) => id);
  expect(namen.length).toBeGreaterThan(40);
  for (const naam of namen) expect(bestand, naam).toContain(`| ${naam} `);
  for (const wie of HOEDANIGHEDEN) expect(bestand, wie).toContain(`\n| ${wie} `);
  for (const soort of Object.keys(INFORMATIESOORTEN)) expect(bestand, soort).toMatch(new RegExp(`[|,] ${soort}[ ,]`));
  expect(deelmatrixBestand([NOG, voorbeeldRegio], beleid)).toContain(`## Regio ${voorbeeldRegio.naam}`);
});

test("it changes with a rule, a category and a policy, and refuses a policy that it would leave out", () => {
  const [eerste, ...rest] = NOG.deelmatrix.regels;
  const { samenwerkingsverbanden } = NOG;
  const anders = [
    { ...NOG, deelmatrix: { ...NOG.deelmatrix, regels: rest } },
    {
      ...NOG,
      samenwerkingsverbanden: { ...samenwerkingsverbanden, verbanden: samenwerkingsverbanden.verbanden.slice(1) },
    },
    { ...NOG, noodtoegang: { ...NOG.noodtoegang, uren: 5 } },
  ];
  expect(eerste).toBeDefined();
  for (const regio of anders) expect(deelmatrixBestand([regio], beleid)).not.toBe(bestand);
  expect(deelmatrixBestand([NOG], beleid.replace("nooit een gesloten casus", "ook daarna"))).not.toBe(bestand);
  expect(() => deelmatrixBestand([NOG], `${beleid}\npermit (principal, action, resource);`)).toThrow("in the form");
});
