import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CasusDossier } from "../../../shared/domain/casusdossier.ts";
import { deelafspraakVoor } from "../../../shared/domain/deelafspraak.ts";
import type { PartnerInRegister } from "../../../shared/domain/partner.ts";
import {
  casusfeitenVan,
  regelsBij,
  stelPartnersVoor,
  type Casusfeiten,
} from "../../../shared/domain/partnervoorstel.ts";
import { AARDEN } from "../../../shared/domain/regio-uitnodigen.ts";
import { regioSchema, zetelsVan, type Regio } from "../../../shared/domain/regio.ts";
import { LOCATIESOORTEN } from "../../../shared/domain/melding.ts";
import { datumSchema, instantSchema, plusSeconden } from "../../../shared/domain/tijd.ts";
import { maakUitnodiging } from "../../fixtures/casusrecords.ts";
import { maakDossier, maakMeldingRecord } from "../../fixtures/meldingrecords.ts";
import { voorbeeldRegio, voorbeeldRegioInvoer } from "../../fixtures/regio-voorbeeld.ts";
import { openCasus } from "../keten-records.ts";
import { NOG } from "./wereld.ts";

const NU = instantSchema.parse("2026-03-02T09:00:00.000Z");
const NIETS: Casusfeiten = { verschijningsvormen: [], aard: [], gemeente: null, leeftijden: [], locatiesoorten: [] };
const zaak = (velden: Partial<CasusDossier["casus"]> = {}): Pick<CasusDossier, "casus" | "uitnodigingen"> => ({
  casus: { ...openCasus(), ...velden } as CasusDossier["casus"],
  uitnodigingen: [],
});
const voorstel = (
  regio: Regio,
  feiten: Partial<Casusfeiten>,
  dossier = zaak({ gemeente: feiten.gemeente ?? null }),
  partners: readonly PartnerInRegister[] = [],
) => stelPartnersVoor(dossier, { ...NIETS, ...feiten }, { regio, nu: NU, partners });
const codes = (...invoer: Parameters<typeof voorstel>): readonly string[] =>
  voorstel(...invoer).voorstellen.map(({ organisatie }) => organisatie);

describe("whom the rules of NOG suggest (S1.2.2, H3.1-a4)", () => {
  it.each([
    ["arbeidsuitbuiting", { verschijningsvormen: ["arbeidsuitbuiting"] }, "nla ggd"],
    ["seksuele uitbuiting", { verschijningsvormen: ["seksuele-uitbuiting"] }, "ggd riec"],
    [
      "a sub-form has the partners of its form too",
      { verschijningsvormen: ["jeugdprostitutie"] },
      "ggd riec jeugdbescherming-gelderland onderwijs",
    ],
    ["criminele uitbuiting", { verschijningsvormen: ["criminele-uitbuiting"] }, "wijkteam riec"],
    ["gedwongen orgaanverwijdering", { verschijningsvormen: ["gedwongen-orgaanverwijdering"] }, "ggd kmar"],
    ["anders", { verschijningsvormen: ["anders"] }, "wijkteam riec"],
    ["onbekend", { verschijningsvormen: ["onbekend"] }, "wijkteam riec"],
    ["no form at all is as one that is not known", {}, "wijkteam riec"],
    [
      "two forms, each partner once",
      { verschijningsvormen: ["arbeidsuitbuiting", "seksuele-uitbuiting"] },
      "nla ggd riec",
    ],
    [
      "a minor",
      { verschijningsvormen: ["arbeidsuitbuiting"], aard: ["minderjarig"] },
      "nla ggd jeugdbescherming-gelderland onderwijs",
    ],
    [
      "an age of sexual exploitation",
      { verschijningsvormen: ["seksuele-uitbuiting"], leeftijden: [41, 23] },
      "ggd riec welzijnswerk",
    ],
    ["another age", { verschijningsvormen: ["seksuele-uitbuiting"], leeftijden: [24, 17] }, "ggd riec"],
    ["that age with another form", { verschijningsvormen: ["arbeidsuitbuiting"], leeftijden: [20] }, "nla ggd"],
    ["a network", { verschijningsvormen: ["arbeidsuitbuiting"], aard: ["netwerk"] }, "nla ggd riec wegingstafel"],
    [
      "more victims",
      { verschijningsvormen: ["arbeidsuitbuiting"], aard: ["meerdere-slachtoffers"] },
      "nla ggd welzijnswerk",
    ],
    ["a trial", { aard: ["strafrechtelijk-traject"] }, "wijkteam riec advocatuur"],
    ["acute alone changes nothing", { aard: ["acuut"] }, "wijkteam riec"],
    ["a place of asylum", { locatiesoorten: ["azc", "onbekend"] }, "wijkteam riec coa"],
    ["a house", { locatiesoorten: ["woning"] }, "wijkteam riec woningcorporatie"],
    ["a municipality at the border", { gemeente: "gemeente-winterswijk" }, "wijkteam riec kmar"],
    ["another municipality", { gemeente: "gemeente-epe" }, "wijkteam riec"],
    ["its municipality not known", { gemeente: null }, "wijkteam riec"],
  ] as const)("%s", (_, feiten, verwacht) => {
    expect(codes(NOG, feiten as Partial<Casusfeiten>).join(" ")).toBe(verwacht);
  });

  it("with all reasons that led to one", () => {
    const { voorstellen } = voorstel(NOG, { verschijningsvormen: ["jeugdprostitutie"], aard: ["minderjarig"] });
    const jeugd = voorstellen.find(({ organisatie }) => organisatie === "jeugdbescherming-gelderland");
    expect(jeugd).toMatchObject({ domein: "zorg", soort: "schil" });
    expect(jeugd?.redenen.map(({ regel }) => regel)).toEqual(["jeugdprostitutie", "minderjarig"]);
    expect(jeugd?.redenen.map(({ reden }) => reden)).toContain("Een mogelijk slachtoffer is minderjarig.");
  });
});

describe("whom another region's rules suggest", () => {
  const oud = { gemeente: "gemeente-sint-lamberskerke", leeftijden: [65], verschijningsvormen: ["schuldslavernij"] };
  it.each([
    ["a form", { verschijningsvormen: ["dienstbaarheid"] }, "havenmeester-duinmark kliniek-duinmark"],
    ["a sub-form", { verschijningsvormen: ["inwonend"] }, "havenmeester-duinmark kliniek-duinmark"],
    ["one partner for both views", { verschijningsvormen: ["schuldslavernij"] }, "buurthuis-duinmark"],
    ["no form", {}, "buurthuis-duinmark"],
    ["all conditions of a rule", { ...oud, aard: ["netwerk"] }, "buurthuis-duinmark kring-duinmark"],
    ["another of its list", { ...oud, aard: ["acuut"] }, "buurthuis-duinmark kring-duinmark"],
    ["all but one", { ...oud, aard: [] }, "buurthuis-duinmark"],
    ["all but the age", { ...oud, aard: ["acuut"], leeftijden: [64] }, "buurthuis-duinmark"],
    ["all but the municipality", { ...oud, aard: ["acuut"], gemeente: null }, "buurthuis-duinmark"],
  ] as const)("%s", (_, feiten, verwacht) => {
    expect(codes(voorbeeldRegio, feiten as unknown as Partial<Casusfeiten>).join(" ")).toBe(verwacht);
  });
});

describe.each([
  ["nog", NOG],
  ["duinmark", voorbeeldRegio],
] as const)("the rules of %s", (_, regio) => {
  it("give every form a partner of care and one of safety without a seat, whatever else is so", () => {
    for (const { code } of regio.verschijningsvormen) {
      const domeinen = voorstel(regio, { verschijningsvormen: [code] }).voorstellen.map(({ domein }) => domein);
      for (const nodig of ["zorg", "veiligheid"] as const)
        expect(
          domeinen.some((een) => een === nodig || een === "beide"),
          `${code} ${nodig}`,
        ).toBe(true);
    }
  });

  const feiten: fc.Arbitrary<Casusfeiten> = fc.record({
    verschijningsvormen: fc.subarray(regio.verschijningsvormen.map(({ code }) => code)),
    aard: fc.subarray([...AARDEN]),
    gemeente: fc.option(fc.constantFrom(...regio.gemeenten.map(({ code }) => `gemeente-${code}`))),
    leeftijden: fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 3 }),
    locatiesoorten: fc.subarray([...LOCATIESOORTEN]),
  });
  const register = fc.subarray(regio.partners.map(({ code }) => code)).map((uit) =>
    uit.map((organisatie): PartnerInRegister => ({
      ...{ type: "partner", organisatie, versie: 1, omschrijving: null, teDrijven: false, klok: null },
      gemeldEinde: null,
      deelname: { versie: 1, van: plusSeconden(NU, -60), tot: NU, ondertekeningen: [] },
    })),
  );

  it("suggest nobody twice, nobody without covenant or with a seat, in one order, for any casus", () => {
    fc.assert(
      fc.property(feiten, register, (een, partners) => {
        const dossier = zaak({ gemeente: een.gemeente });
        const { voorstellen, weggelaten } = voorstel(regio, een, dossier, partners);
        const namen = voorstellen.map(({ organisatie }) => organisatie);
        expect(new Set(namen).size).toBe(namen.length);
        const zonder = partners.map(({ organisatie }) => organisatie);
        expect(namen.filter((naam) => zonder.includes(naam))).toEqual([]);
        expect(namen.filter((naam) => zetelsVan(regio, een.gemeente).includes(naam))).toEqual([]);
        // Everybody whom a rule names is suggested or left out with the reason, and nobody else.
        const genoemd = regelsBij(een, regio).flatMap((regel) => regel.partners);
        expect([...namen, ...weggelaten.map(({ organisatie }) => organisatie)].toSorted()).toEqual(
          [...new Set(genoemd)].toSorted(),
        );
        expect(voorstellen.every(({ redenen }) => redenen.length > 0)).toBe(true);
        // The order of what is known of a casus is chance; the suggestion's is not.
        const omgekeerd = {
          ...een,
          verschijningsvormen: een.verschijningsvormen.toReversed(),
          leeftijden: een.leeftijden.toReversed(),
          locatiesoorten: een.locatiesoorten.toReversed(),
        };
        expect(voorstel(regio, omgekeerd, dossier, partners)).toEqual({ voorstellen, weggelaten });
      }),
      { numRuns: 300 },
    );
  });

  it("tell of each partner what the sharing matrix gives in the capacity that it gets, and no more", () => {
    for (const { code, domein } of regio.partners)
      for (const als of ["partner", "eventueel"] as const) {
        const { hoedanigheden, regels } = deelafspraakVoor(regio, { organisatie: code, domein }, als);
        const bedoeld = regio.deelmatrix.regels.filter((regel) =>
          regel.hoedanigheden.some((wie) => hoedanigheden.includes(wie)),
        );
        expect(regels).toHaveLength(bedoeld.length);
        const buiten = regels
          .flatMap(({ activiteiten }) => activiteiten)
          .filter((een) => een !== "3.2" && een !== "3.3");
        if (als === "eventueel") expect(buiten).toEqual([]);
      }
  });
});

describe("who is left out, and why", () => {
  const vorm = { verschijningsvormen: ["arbeidsuitbuiting"] };
  const anders = (velden: object): Regio => ({
    ...NOG,
    partners: NOG.partners.map((partner) => (partner.code === "ggd" ? { ...partner, ...velden } : partner)),
  });
  it.each([
    ["has no covenant", anders({ convenant: null }), zaak(), "geen-convenant"],
    ["does not take part", anders({ aangesloten: false }), zaak(), "geen-convenant"],
    ["has a seat", anders({ zetel: true }), zaak(), "zetel"],
    ["is on the casus", NOG, zaak({ betrokken: [{ organisatie: "ggd", van: NU, tot: null }] }), "neemt-deel"],
    [
      "is on it until a date",
      NOG,
      zaak({ betrokken: [{ organisatie: "ggd", van: NU, tot: plusSeconden(NU, 1) }] }),
      "neemt-deel",
    ],
    ["was on it", NOG, zaak({ betrokken: [{ organisatie: "ggd", van: NU, tot: NU }] }), null],
    ["was invited", NOG, { ...zaak(), uitnodigingen: [maakUitnodiging({ organisatie: "ggd" })] }, "uitgenodigd"],
    [
      "declined",
      NOG,
      { ...zaak(), uitnodigingen: [maakUitnodiging({ organisatie: "ggd", status: "afgewezen" })] },
      null,
    ],
  ] as const)("who %s", (_, regio, dossier, waarom) => {
    const { voorstellen, weggelaten } = voorstel(regio, vorm, dossier);
    expect(voorstellen.map(({ organisatie }) => organisatie)).toEqual(waarom === null ? ["nla", "ggd"] : ["nla"]);
    expect(weggelaten.map((een) => [een.organisatie, een.waarom])).toEqual(waarom === null ? [] : [["ggd", waarom]]);
  });
});

describe("what is known of a casus (derived, never filled in)", () => {
  const dag = datumSchema.parse("2026-03-02");
  const casus = { ...openCasus(), dossierIds: [] };
  const feitenMet = (invoer: object) => {
    const melding = maakMeldingRecord();
    return casusfeitenVan(casus, [], [{ ...melding, invoer: { ...melding.invoer, ...invoer } }], dag);
  };
  const onbekend = maakMeldingRecord().invoer.betrokkenen.slice(0, 0);
  it.each([
    ["nothing", { betrokkenen: onbekend, aantalSlachtoffers: null, aantalDaders: null }, []],
    [
      "a company",
      {
        betrokkenen: [{ rol: "verdachte", onderneming: { naam: null, kvkNummer: null } }],
        ...{ aantalSlachtoffers: null, aantalDaders: null },
      },
      ["onderneming"],
    ],
    [
      "two suspects",
      { betrokkenen: [{ rol: "verdachte" }, { rol: "verdachte" }], aantalSlachtoffers: null, aantalDaders: null },
      ["netwerk"],
    ],
    [
      "counted",
      {
        betrokkenen: onbekend,
        aantalSlachtoffers: { minimaal: 2, maximaal: null },
        aantalDaders: { minimaal: 2, maximaal: 3 },
      },
      ["meerdere-slachtoffers", "netwerk"],
    ],
    [
      "perhaps more",
      {
        betrokkenen: onbekend,
        aantalSlachtoffers: { minimaal: 1, maximaal: 9 },
        aantalDaders: { minimaal: null, maximaal: 9 },
      },
      [],
    ],
  ] as const)("%s", (_, invoer, aard) => {
    expect(feitenMet(invoer).aard).toEqual(aard);
  });

  it.each([
    ["2008-03-03", null, true],
    ["2008-03-02", null, false],
    [null, 17, true],
    [null, 18, false],
    [null, null, false],
  ] as const)("born %s, estimated %s: a minor on that day is %s", (geboren, leeftijdGeschat, minderjarig) => {
    const dossier = maakDossier();
    const geboortedatum = geboren === null ? null : datumSchema.parse(geboren);
    const client = { ...dossier, personalia: { ...dossier.personalia, geboortedatum, leeftijdGeschat } };
    expect(casusfeitenVan(casus, [client], [], dag).aard.includes("minderjarig")).toBe(minderjarig);
  });
});

describe("a region's rules that do not hold together are refused", () => {
  const { uitnodigingsregels: basis } = voorbeeldRegioInvoer;
  const [eerste] = basis.regels;
  if (eerste === undefined) throw new Error("geen regels");
  const met = (velden: object) => [{ ...eerste, ...velden }, ...basis.regels.slice(1)];
  it.each([
    [
      met({ partners: ["kliniek-duinmark"] }),
      "bij dienstbaarheid wordt niemand zonder zetel uit het domein veiligheid",
    ],
    [met({ partners: ["kliniek-duinmark"] }), "bij inwonend wordt niemand zonder zetel uit het domein veiligheid"],
    [met({ partners: ["havenmeester-duinmark"] }), "uit het domein zorg voorgesteld"],
    // A rule that asks more than the form does not hold for every casus of it.
    [met({ voorwaarden: { ...eerste.voorwaarden, aard: ["acuut"] } }), "bij dienstbaarheid wordt niemand"],
    [met({ partners: [...eerste.partners, "niemand"] }), "niemand bestaat niet"],
    [met({ partners: [...eerste.partners, "zorgpunt-duinmark"] }), "zorgpunt-duinmark voor, die al een zetel heeft"],
    [met({ partners: [...eerste.partners, ...eerste.partners] }), "dubbel voor"],
    [[...basis.regels, eerste], "dienst staat er dubbel"],
    [met({ code: "vervanger" }), "de code vervanger is van het systeem"],
    [[...basis.regels, { ...eerste, code: "x", voorwaarden: { verschijningsvormen: ["y"] } }], "y bestaat niet"],
    [[...basis.regels, { ...eerste, code: "x", voorwaarden: { gemeenten: ["elders"] } }], "elders bestaat niet"],
    [
      [...basis.regels, { ...eerste, code: "x", voorwaarden: { leeftijd: { vanaf: 9, totEnMet: 3 } } }],
      "leeftijden van x",
    ],
    [[...basis.regels, { ...eerste, code: "x", voorwaarden: { aard: ["zielig"] } }], "aard"],
  ])("%#: %s", (regels, fout) => {
    const regio = { ...voorbeeldRegioInvoer, uitnodigingsregels: { ...basis, regels } };
    expect(regioSchema.safeParse(regio).error?.message).toContain(fout);
  });

  it("also when a partner that the rules rest on leaves, or nobody said what holds without a form", () => {
    const partners = voorbeeldRegioInvoer.partners.map((partner) =>
      partner.code === "kliniek-duinmark" ? { ...partner, convenant: null } : partner,
    );
    expect(regioSchema.safeParse({ ...voorbeeldRegioInvoer, partners }).error?.message).toContain("domein zorg");
    const zonderVorm = { ...basis, zonderVorm: "niets" };
    expect(regioSchema.safeParse({ ...voorbeeldRegioInvoer, uitnodigingsregels: zonderVorm }).error?.message).toContain(
      "niets bestaat niet",
    );
  });

  it("and a matrix that shows an eventueel andere partij more than 3.2 and 3.3 is, too", () => {
    const [regel] = voorbeeldRegioInvoer.deelmatrix.regels;
    if (regel === undefined) throw new Error("geen regel");
    const regels = [{ ...regel, hoedanigheden: ["partner-eventueel" as const] }];
    const deelmatrix = { ...voorbeeldRegioInvoer.deelmatrix, regels };
    expect(regioSchema.safeParse({ ...voorbeeldRegioInvoer, deelmatrix }).error?.message).toContain(
      "partner-eventueel ziet alleen onderdelen van 3.2 en 3.3",
    );
  });
});
