import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { leesAdres, vergelijkAdres } from "../../../shared/domain/matching/adres.ts";
import { vergelijkGeboorte } from "../../../shared/domain/matching/geboorte.ts";
import { jaroWinkler, scheeltEenTeken } from "../../../shared/domain/matching/gelijkenis.ts";
import { normaliseer } from "../../../shared/domain/matching/normaliseer.ts";
import { naamfamilies } from "../../../shared/domain/matching/roepnamen.ts";
import { normaliseerGeslachtsnaam, normaliseerNaam, skelet } from "../../../shared/domain/matching/schrijfwijze.ts";
import { personaliaSchema } from "../../../shared/domain/melding.ts";

describe("one spelling of a given name", () => {
  it.each([
    ["accents and letters without one", ["Łucja", "Lucja"]],
    ["ij, y, j and i", ["Wijnie", "Wynie", "Wijnje"]],
    ["Arabic in English, French and Dutch", ["Khaloud", "Chaloed", "Khalud"]],
    ["Slavic in many hands", ["Dzhamil", "Djamil", "Dsjamil", "Jamil"]],
    ["sj, sh and sch", ["Sjirin", "Shirin", "Schirin"]],
    ["v and w, f and ph, k and c", ["Wiktor", "Victor", "Viktor"]],
    ["double letters", ["Mohamed", "Mohammed"]],
    ["a last h that nobody hears", ["Fatimah", "Fatima"]],
    ["Cyrillic", ["Шишко", "Shishko"]],
  ])("for %s", (_, namen) => {
    expect(new Set(namen.map(normaliseerNaam)).size).toBe(1);
  });

  it.each([
    ["Anna", "Hanna"],
    ["Mohamed", "Mahmoud"],
    ["Marie", "Maria"],
    ["Lisa", "Liza"],
    ["Tim", "Kim"],
    ["Jan", "Johan"],
    ["Михаил", "Михаела"],
    ["王", "李"],
  ])("is another for %s and %s", (een, ander) => {
    expect(normaliseerNaam(een)).not.toBe(normaliseerNaam(ander));
  });

  it("evens out the endings of surnames", () => {
    expect(new Set(["Brankov", "Brankoff", "Brankow", "Brankova"].map(normaliseerGeslachtsnaam)).size).toBe(1);
    expect(new Set(["Brankovic", "Brankovich", "Brankovitsj"].map(normaliseerGeslachtsnaam)).size).toBe(1);
    expect(normaliseerGeslachtsnaam("Branksky")).toBe(normaliseerGeslachtsnaam("Brankska"));
  });

  it("stays as it is once it is made, for any text; a text with letters keeps some", () => {
    const letters = fc
      .array(fc.constantFrom(...Array.from("abcdehijkloqsuwxyzé'- ж")), { maxLength: 12 })
      .map((delen) => delen.join(""));
    fc.assert(
      fc.property(fc.oneof(letters, fc.string({ unit: "grapheme", maxLength: 12 })), (naam) => {
        for (const vorm of [normaliseerNaam, normaliseerGeslachtsnaam]) expect(vorm(vorm(naam))).toBe(vorm(naam));
        expect(normaliseerNaam(naam) === "").toBe(!/\p{L}/u.test(naam.normalize("NFKD").replaceAll(/\p{M}/gu, "")));
      }),
      { numRuns: 2_000 },
    );
  });

  it("sounds alike where it may find, not prove", () => {
    expect(skelet(normaliseerNaam("Anna"))).toBe(skelet(normaliseerNaam("Hanna")));
    expect(skelet(normaliseerNaam("Yelena"))).toBe(skelet(normaliseerNaam("Elena")));
    expect(skelet(normaliseerNaam("Mehmed"))).toBe(skelet(normaliseerNaam("Mehmet")));
  });
});

describe("names of a person", () => {
  const van = (velden: Readonly<Record<string, unknown>>) => normaliseer(personaliaSchema.parse(velden), "2026-11-24");

  it("lose their tussenvoegsels, unless there is nothing else", () => {
    for (const geslachtsnaam of [
      "van der Berg",
      "v.d. Berg",
      "Van Den Berg",
      "Vandenberg",
      "'t Berg",
      "El Berg",
      "Berg",
    ])
      expect(van({ geslachtsnaam }).geslachtsnaam.vorm).toBe("berg");
    expect(van({ geslachtsnaam: "De" }).geslachtsnaam.vorm).toBe("de");
  });

  it("are taken apart at hyphens, spaces and points, not at an apostrophe", () => {
    expect(van({ geslachtsnaam: "Holtk-de Vlecht" }).geslachtsnaam.delen).toEqual(["holtk", "vlecht"]);
    expect(van({ voornamen: "A.B. D'Or" }).voornaam.delen).toEqual(["a", "b", "dor"]);
  });

  it("have families: of roepnamen and of one name in many languages", () => {
    const familie = (naam: string) => naamfamilies(normaliseerNaam(naam));
    expect(familie("Kees")).toEqual(familie("Cornelis"));
    expect(familie("Yusuf")).toEqual(familie("Joesoef"));
    expect(familie("Jo").length).toBeGreaterThan(1);
    expect(familie("Velekka")).toEqual([]);
  });

  it("and numbers lose what does not count", () => {
    const nummer = (telefoon: string) => van({ telefoon }).telefoon;
    expect(nummer("+31 6 1234 5678")).toBe(nummer("06-12345678"));
    expect(nummer("112")).toBeNull();
    expect(van({ email: "Tesk+Werk@Example.org" }).email).toBe("tesk@example.org");
  });
});

describe("births", () => {
  const op = "2026-11-24";
  const datum = (tekst: string | null, leeftijdGeschat: number | null = null) => ({
    datum: tekst,
    leeftijdGeschat,
    geschatOp: op,
  });
  it.each([
    ["gelijk", datum("1990-05-06"), datum("1990-05-06")],
    ["gelijk-verlegenheidsdatum", datum("1990-01-01"), datum("1990-01-01")],
    ["omgewisseld", datum("1990-05-06"), datum("1990-06-05")],
    ["gelijkend", datum("1990-05-06"), datum("1990-05-08")],
    ["gelijkend", datum("1990-05-06"), datum("1909-05-06")],
    ["deels-gelijk", datum("1990-05-06"), datum("1990-05-27")],
    ["verschilt", datum("1990-05-06"), datum("1983-11-27")],
    ["binnen-schatting", datum("1990-05-06"), datum(null, 31)],
    ["buiten-schatting", datum("1990-05-06"), datum(null, 20)],
    ["binnen-schatting", datum(null, 20), datum(null, 23)],
    ["buiten-schatting", datum(null, 20), datum(null, 30)],
    ["onbekend", datum("1990-05-06"), datum(null)],
    ["onbekend", datum("1990-02-31"), datum("1990-02-31")],
    ["gelijk", datum("1990-05-06", 80), datum("1990-05-06", 12)],
  ])("are %s", (oordeel, een, ander) => {
    expect(vergelijkGeboorte(een, ander)).toBe(oordeel);
    expect(vergelijkGeboorte(ander, een)).toBe(oordeel);
  });
});

describe("addresses in one line", () => {
  const thuis = "Wolkenhoefpad 12a, 7001 SS Zilverdam";
  it.each([
    ["gelijk", thuis, "wolkenhoefpad 12-A, 7001SS ZILVERDAM"],
    ["gelijk", thuis, "Wolkenhofpad 12, Zilverdam"],
    ["gelijk", thuis, "7001 ss 12"],
    ["gelijkend", thuis, "Wolkenhoefpad 14, 7001 SS Zilverdam"],
    ["gelijkend", thuis, "Wolkenhoefpad, Zilverdam"],
    ["deels-gelijk", thuis, "Zilverdam"],
    ["deels-gelijk", thuis, "Kraaienklokgaarde 340, 7001 SS Zilverdam"],
    ["verschilt", thuis, "Kraaienklokgaarde 12, 7433 SS Oostkwel"],
    [null, thuis, "12"],
  ])("are %s", (oordeel, een, ander) => {
    expect(vergelijkAdres(leesAdres(een), leesAdres(ander))).toBe(oordeel);
    expect(vergelijkAdres(leesAdres(ander), leesAdres(een))).toBe(oordeel);
  });
});

describe("letters", () => {
  it("are alike by known examples of Jaro and Winkler", () => {
    expect(jaroWinkler("martha", "marhta")).toBeCloseTo(0.961, 3);
    expect(jaroWinkler("dwayne", "duane")).toBeCloseTo(0.84, 3);
    expect(jaroWinkler("dixon", "dicksonx")).toBeCloseTo(0.813, 3);
    expect(jaroWinkler("abc", "xyz")).toBe(0);
    expect(jaroWinkler("", "")).toBe(1);
    expect(jaroWinkler("", "a")).toBe(0);
  });

  it("are measured the same from both sides, between 0 and 1", () => {
    const woord = fc.string({ unit: fc.constantFrom("a", "b", "c", "d"), maxLength: 9 });
    fc.assert(
      fc.property(woord, woord, (een, ander) => {
        const gelijkenis = jaroWinkler(een, ander);
        expect(gelijkenis).toBe(jaroWinkler(ander, een));
        expect(gelijkenis >= 0 && gelijkenis <= 1).toBe(true);
        expect(scheeltEenTeken(een, ander)).toBe(scheeltEenTeken(ander, een));
      }),
      { numRuns: 1_000 },
    );
  });

  it("differ by one sign", () => {
    for (const ander of ["abc", "abce", "abcde", "bacd", "abdc", "abxd"])
      expect(scheeltEenTeken("abcd", ander)).toBe(true);
    for (const ander of ["ab", "abcdef", "badc", "xbxd"]) expect(scheeltEenTeken("abcd", ander)).toBe(false);
  });
});
