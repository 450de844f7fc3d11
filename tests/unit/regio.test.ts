import { readdir, readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { STAPPEN } from "../../shared/domain/pad.ts";
import {
  eigenaarVan,
  gemeenteOrganisatie,
  KETENREGIETEAM,
  organisatiesVan,
  organisatieVoor,
  regioSchema,
  zetelsVan,
  zoekGemeente,
} from "../../shared/domain/regio.ts";
import { laadRegio } from "../../shared/region/index.ts";
import { nog as nogInvoer } from "../../shared/region/nog/index.ts";
import { voorbeeldRegio, voorbeeldRegioInvoer } from "../fixtures/regio-voorbeeld.ts";

const nog = laadRegio("nog");

describe("laadRegio", () => {
  test("reads NOG: 22 municipalities, sixteen activities, six fixed seats", () => {
    expect(nog.gemeenten).toHaveLength(22);
    expect(nog.ketenmodel.activiteiten.map(({ nummer }) => nummer)).toHaveLength(16);
    expect(zetelsVan(nog, null)).toEqual(["veilig-thuis", "mee-samen", "moviera", "om", "politie", "zvh"]);
  });
  test("checks once and gives the same object again", () => {
    expect(laadRegio("nog")).toBe(nog);
  });
  test.each(["onbekend", "", "toString"])("refuses the region %j, which does not exist", (code) => {
    expect(() => laadRegio(code)).toThrow("bestaat niet");
  });
});

describe("data that do not hold together are refused, with what is wrong", () => {
  const [eerste] = voorbeeldRegioInvoer.partners;
  if (eerste === undefined) throw new Error("de voorbeeldregio heeft geen partners");
  const basis = voorbeeldRegioInvoer;
  test.each([
    ["an owner that does not exist", { rollen: { ...basis.rollen, meldpunt: "niemand" } }, "rollen: niemand"],
    [
      "a signature of a covenant that does not exist",
      { partners: [{ ...eerste, convenant: { versie: "9", getekendOp: "2021-01-01" } }, ...basis.partners.slice(1)] },
      `convenant 9 van ${eerste.code} bestaat niet`,
    ],
    [
      "a signature outside the period of its covenant",
      { partners: [{ ...eerste, convenant: { versie: "1", getekendOp: "2040-01-01" } }, ...basis.partners.slice(1)] },
      `${eerste.code} tekende buiten de looptijd`,
    ],
    ["a partner twice", { partners: [...basis.partners, eerste] }, `partners: ${eerste.code} staat er dubbel`],
    [
      "a missing activity",
      { ketenmodel: { ...basis.ketenmodel, activiteiten: basis.ketenmodel.activiteiten.slice(1) } },
      "activiteit 1.1 ontbreekt",
    ],
    [
      "an activity without states and without a reason",
      {
        ketenmodel: {
          ...basis.ketenmodel,
          activiteiten: basis.ketenmodel.activiteiten.map((activiteit) => ({ ...activiteit, geen: null })),
        },
      },
      "5.3 heeft geen toestand en geen reden",
    ],
    [
      "an activity in another hoofdstap",
      {
        ketenmodel: {
          ...basis.ketenmodel,
          activiteiten: basis.ketenmodel.activiteiten.map((activiteit) => ({ ...activiteit, hoofdstap: 2 as const })),
        },
      },
      "4.1 hoort niet in hoofdstap 2",
    ],
    [
      "a quorum that nobody can reach",
      { quorum: { ...basis.quorum, plan: { ...basis.quorum.plan, veiligheid: 2 } } },
      "plan is met de vaste zetels niet te halen",
    ],
    [
      "an overleg at a distance that needs people in person",
      { casusoverleg: { ...basis.casusoverleg, minimaalFysiek: 1 } },
      "telt niet als gehouden zonder iemand fysiek aanwezig",
    ],
    [
      "a usual way of meeting that is not allowed",
      { casusoverleg: { ...basis.casusoverleg, standaard: "hybride" } },
      "casusoverleg: hybride bestaat niet",
    ],
    ["a free day in another year", { feestdagen: { "2028": ["2027-01-01"] } }, "feestdagen: 2028"],
    ["a day that does not exist", { feestdagen: { "2027": ["2027-02-29"] } }, "bestaande datum"],
    [
      "escalations out of order",
      { bewaking: { ...basis.bewaking, escalaties: [...basis.bewaking.escalaties, ...basis.bewaking.escalaties] } },
      "escalaties lopen niet op",
    ],
    ["fewer than two bewijsmiddelen (H2.3-a9)", { bewijsmiddelen: { ...basis.bewijsmiddelen, minimum: 1 } }, "minimum"],
    [
      "a step that is for the receiver of a handover, without one",
      { taken: { ...basis.taken, nazorg: { ...basis.taken.nazorg, organisatie: "ontvanger" } } },
      "nazorg is niet van de ontvanger",
    ],
    ["a format of the plan that is no instrument", { planformat: "verzonnen" }, "planformat: verzonnen bestaat niet"],
    [
      "a gremium twice",
      { gremia: { ...basis.gremia, lijst: [...basis.gremia.lijst, ...basis.gremia.lijst] } },
      "gremia: duinkring staat er dubbel",
    ],
    ["a field that nobody knows", { kleur: "groen" }, "kleur"],
    ["a step without an owner", { taken: { ...basis.taken, nazorg: undefined } }, "nazorg"],
    ["a term without a value", { termijnen: { ...basis.termijnen, acuut: undefined } }, "acuut"],
  ])("%s", (_naam, wijziging, fout) => {
    expect(regioSchema.safeParse(basis).success).toBe(true);
    const uitslag = regioSchema.safeParse({ ...basis, ...wijziging });
    expect(uitslag.error?.message).toContain(fout);
  });
});

describe("rules of distribution that leave a melding with nobody, or with who does not exist, are refused", () => {
  const meldpunt = { soort: "behandelen", door: { rol: "meldpunt" }, termijn: "acuut" } as const;
  const aan = (rol: "partner" | "aandachtsfunctionaris", organisatie: string) =>
    ({ soort: "behandelen", door: { rol, organisatie }, termijn: "melding-verdelen" }) as const;
  const bijInname = { soort: "afgehandeld-bij-inname" } as const;
  type Regel = (typeof voorbeeldRegioInvoer)["verdeling"]["regels"][number];
  const regel = (voorwaarden: Regel["voorwaarden"], gevolg: Regel["gevolg"] = meldpunt): Regel => ({
    ...{ id: "x", voorwaarden, gevolg, uitleg: "Verzonnen." },
  });
  const rest: Regel = { ...regel({}), id: "rest" };

  test.each<readonly [string, readonly Regel[], string]>([
    ["the last does not fit every melding", [regel({ soort: "signaal" })], "de laatste regel, x, geldt niet voor elke"],
    ["none comes after one that fits every melding", [regel({}), rest], "na x komt geen regel meer aan de beurt"],
    ["one is there twice", [regel({ spoed: true }), regel({ soort: "signaal" }), rest], "x staat er dubbel"],
    ["a partner does not exist", [regel({}, aan("partner", "niemand"))], "niemand bestaat niet"],
    ["a municipality does not exist", [regel({ gemeente: ["elders"] }), rest], "elders bestaat niet"],
    ["a form does not exist", [regel({ verschijningsvormen: ["elders"] }), rest], "elders bestaat niet"],
    ["no age fits", [regel({ leeftijd: { vanaf: 9, totEnMet: 8 } }), rest], "de leeftijden van x bestaan niet"],
    [
      "the municipality of a melding may be unknown",
      [regel({}, aan("aandachtsfunctionaris", "gemeente-van-melding"))],
      "x geeft aan de gemeente van de melding",
    ],
    ["nobody handled what is called handled", [regel({ spoed: true }, bijInname), rest], "die het meldpunt niet zelf"],
  ])("%s", (_wat, regels, fout) => {
    const verdeling = { ...voorbeeldRegioInvoer.verdeling, regels: [...regels] };
    expect(regioSchema.safeParse({ ...voorbeeldRegioInvoer, verdeling }).error?.message).toContain(fout);
  });
});

describe("every step has an owner (design rule 3)", () => {
  test.each(STAPPEN)("%s", (stap) => {
    const bekend = [KETENREGIETEAM, ...organisatiesVan(nog).map(({ code }) => code)];
    expect(bekend).toContain(eigenaarVan(nog, stap).organisatie);
    expect(nog.termijnen[nog.taken[stap].termijn].aantal).toBeGreaterThan(0);
  });
  test("the weging is the team's, whatever the region says of the rest (H2.3-g1)", () => {
    expect(eigenaarVan(nog, "weging-1")).toEqual({ rol: "lid-ketenregieteam", organisatie: "ketenregieteam" });
    expect(eigenaarVan(nog, "weging-2").organisatie).toBe("ketenregieteam");
  });
  test("care coordination: what the casus says, else the form's provider, else the default (NB11)", () => {
    expect(organisatieVoor(nog, "zorgcoordinatie")).toBe("moviera");
    expect(organisatieVoor(nog, "zorgcoordinatie", { verschijningsvormen: ["jeugdprostitutie"] })).toBe("mee-samen");
    const gekozen = { verschijningsvormen: ["jeugdprostitutie"], zorgcoordinatie: "jeugdbescherming-gelderland" };
    expect(organisatieVoor(nog, "zorgcoordinatie", gekozen)).toBe("jeugdbescherming-gelderland");
  });
  test("following a handover is for who it was offered to, else for procesregie", () => {
    const overdracht = { vastleggingId: "x", ontvanger: "ggd" };
    expect(eigenaarVan(nog, "overdracht-volgen", { overdracht })).toEqual({ rol: "partner", organisatie: "ggd" });
    expect(organisatieVoor(nog, "ontvanger", { overdracht: null })).toBe("zvh");
  });
  test("an evaluation is the appointed procesbegeleider's", () => {
    expect(organisatieVoor(nog, "evaluatie")).toBe("riec");
    expect(organisatieVoor(nog, "evaluatie", { procesbegeleiding: "ggd" })).toBe("ggd");
  });
});

describe("municipalities", () => {
  test.each(["Oost Gelre", "oost-gelre", " oost gelre "])("%j is found", (tekst) => {
    expect(zoekGemeente(nog, tekst)?.code).toBe("oost-gelre");
  });
  test("one of another region is not", () => {
    expect(zoekGemeente(nog, "Sint Lamberskerke")).toBeUndefined();
  });
  test("only the casus' own has a seat beside the fixed ones (B6.F1)", () => {
    const zetels = zetelsVan(nog, gemeenteOrganisatie({ code: "doetinchem" }));
    expect(zetels).toHaveLength(7);
    expect(zetels.filter((zetel) => zetel.startsWith("gemeente-"))).toEqual(["gemeente-doetinchem"]);
  });
});

describe("annex N: every value that the report leaves open", () => {
  const nummers = [
    ...Array.from({ length: 26 }, (_, n) => `NA${String(n + 1)}`),
    ...Array.from({ length: 25 }, (_, n) => `NB${String(n + 1)}`),
  ];
  const waarde = (pad: string): unknown =>
    pad
      .split(".")
      .reduce<unknown>((hier, naam) => (typeof hier === "object" && hier ? Reflect.get(hier, naam) : undefined), nog);

  test("is named once, as a setting or as work elsewhere", () => {
    expect(nog.openPunten.map(({ nummer }) => nummer)).toEqual(nummers);
  });
  test.each(nog.openPunten.flatMap(({ nummer, instelling }) => (instelling === null ? [] : [[nummer, instelling]])))(
    "%s is the setting %s, which exists",
    (_nummer, instelling) => {
      expect(waarde(instelling)).toBeDefined();
    },
  );
  test("terms, quorum, retention and the other choices are marked as examples to confirm", () => {
    const keuzes = [
      ...Object.values(nog.termijnen),
      ...[
        nog.bewaking,
        nog.werkdag,
        nog.quorum,
        nog.casusoverleg,
        nog.urgentie,
        nog.bewijsmiddelen,
        nog.doorlaatverbod,
      ],
      ...[nog.wegingUitkomsten, nog.kwalificatie, nog.bewaartermijnen, nog.evaluatie, nog.preventie, nog.signalen],
      nog.uitstel,
      ...[nog.afschalen, nog.bedenktijd, nog.horen, nog.uitnodigingsregels, nog.zorgafstemming, nog.sturing],
    ];
    expect(keuzes.filter(({ voorbeeld }) => !voorbeeld)).toEqual([]);
  });
});

describe("a second region costs a folder, not code", () => {
  test("an invented region with other partners, seats and owners passes and answers with its own", () => {
    expect(eigenaarVan(voorbeeldRegio, "weging-1").organisatie).toBe("gilde-duinmark");
    expect(zetelsVan(voorbeeldRegio, "gemeente-sint-lamberskerke")).toHaveLength(4);
    expect(organisatieVoor(voorbeeldRegio, "meldpunt")).toBe("wachthuis-duinmark");
  });

  test("no code names a partner, municipality, form or instrument of NOG as text", async () => {
    const namen = [
      ...nogInvoer.partners.flatMap(({ code, naam }) => [code, naam]),
      ...nogInvoer.gemeenten.flatMap(({ code, naam }) => [code, naam, `gemeente-${code}`]),
      ...nogInvoer.verschijningsvormen.map(({ code }) => code).filter((code) => code.endsWith("-uitbuiting")),
      ...nogInvoer.instrumenten.map(({ code }) => code),
    ];
    const wortel = new URL("../../", import.meta.url);
    const mappen = ["shared", "functions", "statemachines"];
    // The region's own data, and files whose content is examples for readers.
    const vrijgesteld = /^shared\/(region\/nog|events|api)\//;
    const bestanden = (
      await Promise.all(
        mappen.map(async (map) =>
          (await readdir(new URL(map, wortel), { recursive: true }))
            .filter((bestand) => /\.(ts|json)$/.test(bestand))
            .map((bestand) => `${map}/${bestand}`),
        ),
      )
    )
      .flat()
      .filter((bestand) => !vrijgesteld.test(bestand));
    expect(bestanden.length).toBeGreaterThan(20);
    const genoemd = await Promise.all(
      bestanden.map(async (bestand) => {
        const tekst = await readFile(new URL(bestand, wortel), "utf8");
        return namen.filter((naam) => tekst.includes(`"${naam}"`)).map((naam) => `${bestand}: ${naam}`);
      }),
    );
    // A kind of help of the sociale kaart, which happens to be the code of a partner of NOG too.
    expect(genoemd.flat()).toEqual(["shared/domain/gids.ts: onderwijs"]);
  });
});
