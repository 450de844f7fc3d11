import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { identiteitssleutels, kanDezelfdeZijn } from "../../../shared/domain/identiteit.ts";
import { personaliaSchema, type Personalia } from "../../../shared/domain/melding.ts";
import type { Dossier } from "../../../shared/domain/dossier.ts";
import { maakMelding } from "../../fixtures/melding.ts";
import { testBsn } from "../../fixtures/personen.ts";
import { maakWereld, wereldVoor } from "./wereld.ts";

const persoon = (velden: Readonly<Record<string, unknown>>): Personalia => personaliaSchema.parse(velden);
const naamsleutel = (...[voornamen, geslachtsnaam]: readonly string[]) =>
  identiteitssleutels(persoon({ voornamen, geslachtsnaam, geboortedatum: "2001-02-03" }));

describe("the keys of an identity", () => {
  it.each([
    ["case, spaces and hyphens", ["Ana Maria", "Van der Berg-Ó"], ["ana-maria", "vander bergo"]],
    ["accents", ["Noëmi", "Öztürk"], ["Noemi", "Ozturk"]],
    ["accents written as two characters", ["Noe\u0308mi", "x"], ["Noëmi", "x"]],
    ["letters that have no accent", ["Łucja", "Đorđević"], ["Lucja", "Dordevic"]],
    ["joined letters", ["Bærg", "Groß"], ["baerg", "gross"]],
    ["dotted and dotless i", ["İlknur", "Yıldız"], ["Ilknur", "Yildiz"]],
    ["apostrophes and points", ["D'Arcy", "St. Jan"], ["Darcy", "st jan"]],
  ] as const)("are the same with other %s", (_, een, ander) => {
    expect(naamsleutel(...een)).toEqual(naamsleutel(...ander));
    expect(naamsleutel(...een)).toHaveLength(1);
  });

  it("differ for names that differ, also when the letters move between the names", () => {
    expect(naamsleutel("Ana", "Maria")).not.toEqual(naamsleutel("Anama", "ria"));
    expect(naamsleutel("Ana", "Maria")).not.toEqual(naamsleutel("Maria", "Ana"));
  });

  it("the number comes first; without names or birth date there is no second; unknown persons have none", () => {
    const bsn = testBsn(7);
    const alles = persoon({ bsn, voornamen: "Ab", geslachtsnaam: "B", geboortedatum: "2001-02-03" });
    expect(identiteitssleutels(alles)).toEqual([`bsn|${bsn}`, "naam|ab|b|2001-02-03"]);
    expect(identiteitssleutels(persoon({ voornamen: "Ab", geslachtsnaam: "B" }))).toEqual([]);
    expect(identiteitssleutels(persoon({ voornamen: "--", geslachtsnaam: "B", geboortedatum: "2001-02-03" }))).toEqual(
      [],
    );
    expect(identiteitssleutels(persoon({}))).toEqual([]);
  });
});

const personalia = fc.record({
  geslacht: fc.constantFrom("man", "vrouw", "anders", "onbekend"),
  geboortedatum: fc.constantFrom(null, "2001-02-03", "2001-02-04"),
  bsn: fc.constantFrom(null, testBsn(1), testBsn(2)),
  voornamen: fc.constant("Ana"),
  geslachtsnaam: fc.constant("Maria"),
});
const verschillen = (a: Personalia, b: Personalia): boolean =>
  (["geslacht", "geboortedatum", "bsn"] as const).some((veld) => {
    const bekend = (waarde: string | null) => waarde !== null && waarde !== "onbekend";
    return bekend(a[veld]) && bekend(b[veld]) && a[veld] !== b[veld];
  });

describe("who may be the same person", () => {
  it("never two whose sex, birth date or number is known and differs, and anybody else may be", () => {
    const leeg = wereldVoor("weging-1:wel").vanType("dossier")[0] as Dossier;
    fc.assert(
      fc.property(personalia, personalia, (een, ander) => {
        const [a, b] = [persoon(een), persoon(ander)];
        const kan = kanDezelfdeZijn(a, { ...leeg, personalia: b });
        expect(kan).toBe(!verschillen(a, b));
        expect(kan).toBe(kanDezelfdeZijn(b, { ...leeg, personalia: a }));
      }),
      { numRuns: 300 },
    );
  });

  it("no order of meldingen brings two different people into one dossier", () => {
    fc.assert(
      fc.property(fc.array(fc.array(personalia, { minLength: 1, maxLength: 3 }), { maxLength: 6 }), (meldingen) => {
        const wereld = maakWereld();
        const inDossier = new Map<string, Personalia[]>();
        for (const personen of meldingen) {
          const melding = wereld.meld(
            maakMelding({ betrokkenen: personen.map((p) => ({ rol: "mogelijk-slachtoffer", personalia: p })) }),
          );
          for (const { dossierId, betrokkene } of melding.dossiers) {
            const gemeld = persoon(personen[betrokkene ?? 0] ?? {});
            const anderen = inDossier.get(dossierId) ?? [];
            expect(anderen.some((ander) => verschillen(ander, gemeld))).toBe(false);
            inDossier.set(dossierId, [...anderen, gemeld]);
          }
        }
        // Every dossier that a melding names exists.
        expect(
          wereld
            .vanType("dossier")
            .map(({ dossierId }) => dossierId as string)
            .toSorted(),
        ).toEqual([...inDossier.keys()].toSorted());
      }),
      { numRuns: 100 },
    );
  });
});
