import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { identiteitssleutels } from "../../../shared/domain/identiteit.ts";
import { blokkeersleutels, HOOGSTENS_SLEUTELS } from "../../../shared/domain/matching/blokkeersleutels.ts";
import { vergelijk } from "../../../shared/domain/matching/vergelijk.ts";
import { personaliaSchema, type Personalia } from "../../../shared/domain/melding.ts";
import { isBeslisbaar, maakVerslagen, MELDDAG } from "../../fixtures/dubbelgangers.ts";
import { koppel } from "../../bench/koppeling.ts";
import { testBsn } from "../../fixtures/personen.ts";

const naam = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom("Anna", "Hanna", "Ana Maria", "Anamaria", "A.", "Kees", "Cornelis", "Khalou"),
  },
  { weight: 4, arbitrary: fc.constantFrom("van der Berg", "Vanderberg", "Berg", "Berg-ter Horst", "Terhorst", "Anna") },
  {
    weight: 1,
    arbitrary: fc
      .string({ unit: "grapheme", minLength: 1, maxLength: 10 })
      .filter((t) => /^[^\p{C}]*\S[^\p{C}]*$/u.test(t)),
  },
);
const datum = fc.constantFrom("1990-01-01", "1990-05-06", "1990-06-05", "1990-05-07", "1971-11-30");
const ofNiets = <T>(waarde: fc.Arbitrary<T>) => fc.option(waarde, { freq: 4, nil: null });
const personalia: fc.Arbitrary<Personalia> = fc
  .record({
    voornamen: ofNiets(naam),
    tussenvoegsel: ofNiets(fc.constantFrom("van der", "de")),
    geslachtsnaam: ofNiets(naam),
    aliassen: fc.array(naam, { maxLength: 3 }),
    geboortedatum: ofNiets(datum),
    leeftijdGeschat: ofNiets(fc.integer({ min: 0, max: 120 })),
    geslacht: fc.constantFrom("man", "vrouw", "anders", "onbekend"),
    nationaliteiten: fc.array(fc.constantFrom("NL", "RO"), { maxLength: 2 }),
    bsn: ofNiets(fc.constantFrom(testBsn(1), testBsn(2))),
    telefoon: ofNiets(fc.constantFrom("0612345678", "+31612345678", "x")),
    email: ofNiets(fc.constantFrom("a@example.org", "b@example.org")),
    adres: ofNiets(fc.constantFrom("Wolkenhoefpad 12, 7001 SS Zilverdam", "Zilverdam", "7001 SS 12", "--")),
  })
  .map((velden) => personaliaSchema.parse(velden));

const RUNS = { numRuns: 3_000 };
const delen = (een: Personalia, ander: Personalia): boolean => {
  const sleutels = blokkeersleutels(ander);
  return blokkeersleutels(een).some((sleutel) => sleutels.includes(sleutel));
};
const omgekeerd = (tekst: string): string => tekst.slice(0, 5) + tekst.slice(8) + tekst.slice(4, 7);
const alleenVoorletters = (voornamen: string | null): boolean =>
  (voornamen ?? "")
    .split(/[^\p{L}\p{M}]+/u)
    .every((deel) => Array.from(deel.normalize("NFKD").replaceAll(/\P{L}/gu, "")).length <= 1);

describe("for any two people", () => {
  it("the comparison is the same from both sides", () => {
    fc.assert(
      fc.property(personalia, personalia, (een, ander) => {
        expect(vergelijk(een, ander, "2026-01-01", "2020-01-01")).toEqual(
          vergelijk(ander, een, "2020-01-01", "2026-01-01"),
        );
      }),
      RUNS,
    );
  });

  it("zelfde breaks no rule", () => {
    fc.assert(
      fc.property(personalia, personalia, (een, ander) => {
        if (vergelijk(een, ander, MELDDAG).uitkomst !== "zelfde") return;
        const [a, b] = [een, ander];
        expect([b.geslacht, "onbekend"].includes(a.geslacht) || b.geslacht === "onbekend").toBe(true);
        expect(a.bsn === null || b.bsn === null || a.bsn === b.bsn).toBe(true);
        const nummer = a.bsn !== null && a.bsn === b.bsn;
        if (a.geboortedatum === null || b.geboortedatum === null) expect(nummer).toBe(true);
        else expect([a.geboortedatum, omgekeerd(a.geboortedatum)]).toContain(b.geboortedatum);
        if (!nummer) expect([a.voornamen, a.geslachtsnaam, b.voornamen, b.geslachtsnaam]).not.toContain(null);
      }),
      RUNS,
    );
  });

  it("twins are never one without a number", () => {
    fc.assert(
      fc.property(
        personalia,
        fc.constantFrom("Hanna", "Tesk", "Ann", "Anna Maria", "A.", "Annie"),
        (een, voornamen) => {
          const anna = { ...een, voornamen: "Anna", geslachtsnaam: "Quinzema", bsn: null };
          expect(vergelijk(anna, { ...anna, voornamen }, MELDDAG).uitkomst).not.toBe("zelfde");
        },
      ),
      RUNS,
    );
  });

  it("who is known in full is their own, and found by their own keys", () => {
    fc.assert(
      fc.property(personalia, (een) => {
        const compleet = een.geboortedatum !== null && een.geslachtsnaam !== null && /\p{L}/u.test(een.geslachtsnaam);
        if (!compleet || alleenVoorletters(een.voornamen)) return;
        expect(vergelijk(een, een, MELDDAG).uitkomst).toBe("zelfde");
        expect(blokkeersleutels(een).length).toBeGreaterThan(0);
      }),
      RUNS,
    );
  });

  it("has a bounded number of different keys", () => {
    fc.assert(
      fc.property(personalia, (een) => {
        const sleutels = blokkeersleutels(een);
        expect(sleutels.length).toBeLessThanOrEqual(HOOGSTENS_SLEUTELS);
        expect(new Set(sleutels).size).toBe(sleutels.length);
      }),
      RUNS,
    );
  });

  it("whom the exact keys joined are joined still, but for mere initials and an estimate that contradicts", () => {
    fc.assert(
      fc.property(personalia, personalia, fc.boolean(), (een, vreemd, zelfdeNaam) => {
        const ander = zelfdeNaam ? { ...vreemd, voornamen: een.voornamen, geslachtsnaam: een.geslachtsnaam } : vreemd;
        const bekend = identiteitssleutels(ander);
        const gedeeld = identiteitssleutels(een).filter((sleutel) => bekend.includes(sleutel));
        const redenen = vergelijk(een, ander, MELDDAG).redenen;
        const verschil = ["geslacht", "bsn"].some((veld) =>
          redenen.some((reden) => reden.veld === veld && reden.oordeel === "verschilt"),
        );
        const datums = [een.geboortedatum, ander.geboortedatum];
        const datumVerschilt = !datums.includes(null) && datums[0] !== datums[1];
        const schatting = redenen.some(({ oordeel }) => oordeel === "buiten-schatting");
        const opNaam = gedeeld.every((sleutel) => sleutel.startsWith("naam"));
        if (gedeeld.length === 0 || verschil || datumVerschilt || schatting) return;
        if (opNaam && (alleenVoorletters(een.voornamen) || alleenVoorletters(ander.voornamen))) return;
        expect(vergelijk(een, ander, MELDDAG).uitkomst).toBe("zelfde");
        expect(delen(een, ander)).toBe(true);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe("on generated Dutch reports, with candidates from the keys alone", () => {
  const koppeling = koppel(maakVerslagen(1_000, 11), MELDDAG, isBeslisbaar);

  it("zelfde is never somebody else, and is found often", () => {
    expect(koppeling.precisieZelfde).toBe(1);
    expect(koppeling.recallZelfde).toBeGreaterThan(0.4);
  });

  it("who can be seen to be one is found", () => {
    expect(koppeling.paren).toBeGreaterThan(1_000);
    expect(koppeling.recall).toBeGreaterThanOrEqual(0.97);
  });

  it("few are compared", () => {
    expect(koppeling.kandidatenGemiddeld).toBeLessThan(3);
  });
});
