import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeKalender } from "../../../shared/adapters/kalender/kalender.ts";
import { dismissExpertise, rondExpertiseverzoekAf } from "../../../shared/domain/besluiten/expertise.ts";
import { dispatchActies } from "../../../shared/domain/besluiten/uitzetten.ts";
import { endBedenktijd, gevolgdeBedenktijd } from "../../../shared/domain/besluiten/bedenktijd.ts";
import { kaderFouten, kaderInhoud } from "../../../shared/domain/besluiten/instrumenten.ts";
import { regioSchema, type Regio } from "../../../shared/domain/regio.ts";
import { datumSchema, plusSeconden } from "../../../shared/domain/tijd.ts";
import { tweedeWegingInvoer } from "../../../shared/domain/weging.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { maakUitnodiging } from "../../fixtures/casusrecords.ts";
import { voorbeeldRegio } from "../../fixtures/regio-voorbeeld.ts";
import { tweedeIn, velden, weeg2 } from "./tweede.ts";
import { BEGIN, neem, NOG, opendeTaak, weigering, wereldVoor, type Wereld } from "./wereld.ts";

describe("what is filled in", () => {
  it("all that is wrong is told at once", () => {
    const onbekend = "3f0c1a52-8d5e-4b7a-9a61-0c2d5e7f9b13";
    const besluit = weeg2(wereldVoor("weging-2:wel-wel"), {
      bewijsmiddelen: [onbekend],
      kader: null,
      risico: { instrument: "verzonnen", versie: "1", score: 1 },
      bedenktijd: { overwogen: true, toegepast: true, van: "2026-03-02", tot: "2027-03-02" },
      expertise: [{ organisatie: "verzonnen", waarom: "kent de taal" }],
    });
    expect(velden(besluit)).toEqual([
      ...["bewijsmiddelen[0]", "kader", "risico.instrument", "bedenktijd.tot", "expertise[0].organisatie"],
    ]);
  });

  it("an urgency is one of the region's", () => {
    expect(weigering(weeg2(wereldVoor("weging-2:wel-wel"), { urgentie: "morgen" }))).toBe("urgentie-onbekend");
  });

  const kader = opdracht.kader();
  const [eerste, ...rest] = kader.aspecten;
  it.each([
    ["another instrument", { ...kader, instrument: "weegformulier" }, ["kader.instrument"]],
    ["another version", { ...kader, versie: "2" }, ["kader.versie"]],
    ["an aspect left out", { ...kader, aspecten: rest }, ["kader.aspecten"]],
    ["an aspect twice", { ...kader, aspecten: [...kader.aspecten, eerste] }, ["kader.aspecten[5].code"]],
    [
      "an unknown aspect",
      { ...kader, aspecten: [...kader.aspecten, { ...eerste, code: "geluk" }] },
      ["kader.aspecten[5].code"],
    ],
    [
      "a score that there is not",
      { ...kader, aspecten: [{ ...eerste, score: 3 }, ...rest] },
      ["kader.aspecten[0].score"],
    ],
  ])("the framework: %s", (_, antwoord, fouten) => {
    const besluit = weeg2(wereldVoor("weging-2:wel-wel"), { kader: antwoord as typeof kader });
    expect(velden(besluit)).toEqual(fouten);
  });

  it("an answer keeps what was asked, so that it is read when the region asks something else (V7)", () => {
    const wereld = neem(wereldVoor("weging-2:wel-wel"), "weging-2:wel-wel");
    expect(tweedeIn(wereld).inhoud.kader?.aspecten[0]).toEqual({
      ...{ code: "kwetsbaarheid", vraag: "Hoe kwetsbaar is het slachtoffer", score: 1, betekenis: "Enigszins" },
      toelichting: null,
    });
  });

  it("another region asks its own framework, of both its versions; one without asks none", () => {
    const met = (versie: string, ...codes: readonly string[]) => ({
      ...{ instrument: "weegkaart", versie },
      aspecten: codes.map((code) => ({ code, score: versie === "a" ? 0 : 5, toelichting: null })),
    });
    expect(kaderFouten(met("a", "druk"), voorbeeldRegio)).toEqual([]);
    expect(kaderFouten(met("b", "druk", "uitweg"), voorbeeldRegio)).toEqual([]);
    expect(kaderFouten(met("b", "druk"), voorbeeldRegio).map(({ veld }) => veld)).toEqual(["kader.aspecten"]);
    expect(kaderInhoud(met("b", "druk"), voorbeeldRegio)?.aspecten[0]?.vraag).toBe("Hoeveel druk is er");
    expect(kaderFouten(null, voorbeeldRegio).map(({ veld }) => veld)).toEqual(["kader"]);
    expect(kaderFouten(null, { ...voorbeeldRegio, instrumenten: [] })).toEqual([]);
    const verzonnen = { instrument: "verzonnen", versie: "1", aspecten: [] };
    expect(kaderFouten(verzonnen, voorbeeldRegio)).toMatchObject([
      { veld: "kader.instrument", melding: expect.stringContaining("kies uit weegkaart") as string },
    ]);
    expect(kaderFouten(verzonnen, { ...voorbeeldRegio, instrumenten: [] })).toMatchObject([
      { veld: "kader.instrument", melding: expect.stringContaining("laat dit weg") as string },
    ]);
    expect(kaderInhoud(null, voorbeeldRegio)).toBeNull();
  });
});

describe("the urgency gives the casus its terms (H3.2-c6, NB8)", () => {
  const kalender = makeKalender(NOG);
  const metUrgentie = (urgentie: string): Wereld => {
    const wereld = wereldVoor("weging-2:wel-wel");
    wereld.doe(weeg2(wereld, { urgentie }));
    return wereld;
  };
  const DUUR = {
    acuut: { plan: [2, "werkdagen"], actie: [3, "dagen"], ronde: [7, "dagen"] },
    hoog: { plan: [5, "werkdagen"], actie: [7, "dagen"], ronde: [21, "dagen"] },
    normaal: { plan: [10, "werkdagen"], actie: [14, "dagen"], ronde: [42, "dagen"] },
  } as const;

  it.each(["acuut", "hoog", "normaal"] as const)("%s: plan, acties and monitoring", (urgentie) => {
    const over = (wereld: Wereld, [aantal, eenheid]: readonly [number, "werkdagen" | "dagen"]) =>
      kalender.deadline(wereld.nu(), { aantal, eenheid });
    const wereld = metUrgentie(urgentie);
    expect(wereld.open()).toMatchObject({ urgentie, volgendeDatum: over(wereld, DUUR[urgentie].plan) });
    opendeTaak(wereld);
    expect(wereld.dossier().taken.find(({ soort }) => soort === "plan-van-aanpak")?.uiterlijkOp).toBe(
      over(wereld, DUUR[urgentie].plan),
    );
    neem(wereld, "plan", "vaststellen");
    const uitgezet = over(wereld, DUUR[urgentie].actie);
    neem(wereld, "uitzetten");
    expect(wereld.dossier().taken.find(({ soort }) => soort === "actie")?.uiterlijkOp).toBe(uitgezet);
    const ronde = over(wereld, DUUR[urgentie].ronde);
    neem(wereld, "actieresultaat", "voortgang:voortzetten");
    expect(wereld.open().volgendeDatum >= ronde).toBe(true);
    expect(wereld.open().volgendeDatum).toBe(
      kalender.deadline(plusSeconden(wereld.nu(), -60), { aantal: DUUR[urgentie].ronde[0], eenheid: "dagen" }),
    );
  });

  it("a casus keeps what it was given when the region changes its scale", () => {
    const anders: Regio = regioSchema.parse({
      ...NOG,
      urgentie: { ...NOG.urgentie, schaal: [{ code: "acuut", naam: "Acuut" }] },
    });
    const wereld = neem(metUrgentie("acuut"), "plan", "vaststellen");
    const besluit = dispatchActies(wereld.dossier(), { ...wereld.context(), regio: anders });
    if (!besluit.ok) throw new Error(besluit.fout.code);
    wereld.pasToe(besluit.waarde.wijziging);
    expect(wereld.dossier().taken.find(({ soort }) => soort === "actie")?.uiterlijkOp).toBe(
      kalender.deadline(wereld.nu(), { eenheid: "dagen", aantal: 3 }),
    );
  });

  it("no urgency of NOG gives more time than the region does", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...NOG.urgentie.schaal),
        fc.integer({ min: 0, max: 400 * 86_400 }),
        ({ termijnen }, seconden) => {
          const van = plusSeconden(BEGIN, seconden);
          for (const [naam, duur] of Object.entries(termijnen)) {
            const gewoon = NOG.termijnen[naam as keyof typeof NOG.termijnen];
            expect(kalender.deadline(van, duur) <= kalender.deadline(van, gewoon)).toBe(true);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe("a reflection period (B8, H3.2-c6)", () => {
  it.each([
    ["applied without being considered", { overwogen: false, toegepast: true, van: "2026-03-02" }],
    ["applied without a first day", { overwogen: true, toegepast: true }],
    ["not applied, with days", { overwogen: true, toegepast: false, van: "2026-03-02", toelichting: "t" }],
    ["not applied, with an end", { overwogen: true, toegepast: false, tot: "2026-03-02", toelichting: "t" }],
    ["an end before its begin", { overwogen: true, toegepast: true, van: "2026-03-10", tot: "2026-03-02" }],
    ["considered and not applied, without why", { overwogen: true, toegepast: false }],
  ])("cannot be %s", (_, bedenktijd) => {
    expect(tweedeWegingInvoer.safeParse(opdracht.tweedeWeging({ bedenktijd })).success).toBe(false);
  });

  const toegepast = (deel: object = {}) => ({ overwogen: true, toegepast: true, van: "2026-03-02", ...deel });
  it.each([
    ["longer than it may last", toegepast({ tot: "2026-09-01" }), "wel", ["bedenktijd.tot"]],
    ["already over", toegepast({ van: "2026-01-02", tot: "2026-02-02" }), "wel", ["bedenktijd.tot"]],
    ["without a victim", toegepast(), "geen", ["bedenktijd.toegepast"]],
    ["within its term", toegepast({ tot: "2026-05-01" }), "wel", []],
  ] as const)("%s", (_, bedenktijd, mensenhandel, fouten) => {
    expect(velden(weeg2(wereldVoor("weging-2:wel-wel"), { bedenktijd, mensenhandel }))).toEqual(fouten);
  });

  it.each([
    ["at its end", { tot: "2026-05-01" }, "2026-05-01"],
    ["or, without one, on the last day that it may have", {}, "2026-06-01"],
  ])("is followed by who coordinates care %s", (_, deel, dag) => {
    const wereld = wereldVoor("weging-2:wel-wel");
    wereld.doe(weeg2(wereld, { bedenktijd: toegepast(deel) }));
    const taak = gevolgdeBedenktijd(wereld.dossier());
    expect(taak).toMatchObject({
      ...{ verplicht: false, onderwerp: tweedeIn(wereld).id },
      eigenaar: { rol: "zorgcoordinator", organisatie: "moviera" },
      uiterlijkOp: makeKalender(NOG).eindeVan(datumSchema.parse(dag)),
    });
    const door = { rol: "zorgcoordinator" as const, organisatie: "moviera" };
    const invoer = { uitkomst: "aangifte" as const, toelichting: "Doet aangifte." };
    wereld.doe(endBedenktijd(wereld.dossier(), taak, invoer, { ...wereld.context(), door }));
    expect(gevolgdeBedenktijd(wereld.dossier())).toBeNull();
    expect(weigering(endBedenktijd(wereld.dossier(), null, invoer, wereld.context()))).toBe("al-afgehandeld");
  });
});

describe("expertise that is lacking (H3.2-c7)", () => {
  const gevraagd = ["kmar", "coa"].map((organisatie) => ({ organisatie, waarom: "kent de taal" }));
  const metVraag = (): Wereld => {
    const wereld = wereldVoor("weging-2:wel-wel");
    wereld.doe(weeg2(wereld, { expertise: gevraagd }));
    wereld.verder(60);
    return wereld;
  };
  const taak = (wereld: Wereld) => wereld.dossier().taken.find(({ soort }) => soort === "expertise-uitnodigen");
  const wijsAf = (wereld: Wereld, organisatie: string) =>
    dismissExpertise(wereld.dossier(), { organisatie, reden: "Er is al een tolk." }, wereld.context());

  it("is a task for procesregie, in the term of the urgency, that holds nothing up", () => {
    expect(taak(metVraag())).toMatchObject({
      ...{ status: "open", verplicht: false, activiteit: "3.2" },
      eigenaar: { rol: "procesregisseur", organisatie: "zvh" },
    });
    expect(taak(wereldVoor("plan"))).toBeUndefined();
  });

  it.each([
    ["who is on the casus", [{ organisatie: "politie", waarom: "w" }], "wel", ["expertise[0].organisatie"]],
    ["who is invited already", [{ organisatie: "ggd", waarom: "w" }], "wel", ["expertise[0].organisatie"]],
    ["twice the same", [...gevraagd, ...gevraagd.slice(0, 1)], "wel", ["expertise[2].organisatie"]],
    ["where no plan follows", gevraagd, "geen", ["expertise"]],
  ] as const)("is not asked for %s", (_, expertise, mensenhandel, fouten) => {
    expect(velden(weeg2(wereldVoor("weging-2:wel-wel"), { expertise: [...expertise], mensenhandel }))).toEqual(fouten);
  });

  it("ends when all are invited or found not to be needed", () => {
    const wereld = metVraag();
    expect(rondExpertiseverzoekAf(wereld.dossier(), ["ggd"], wereld.context()).vervangen).toEqual([]);
    expect(weigering(wijsAf(wereld, "ggd"))).toBe("ongeldige-invoer");
    wereld.doe(wijsAf(wereld, "coa"));
    expect(taak(wereld)?.status).toBe("open");
    expect(weigering(wijsAf(wereld, "coa"))).toBe("ongeldige-invoer");
    wereld.pasToe(rondExpertiseverzoekAf(wereld.dossier(), ["kmar"], wereld.context()));
    expect(taak(wereld)).toMatchObject({ status: "afgerond", uitkomst: "uitgenodigd" });
    expect(weigering(wijsAf(wereld, "kmar"))).toBe("al-afgehandeld");
    expect(rondExpertiseverzoekAf(wereld.dossier(), ["kmar"], wereld.context()).vervangen).toEqual([]);
  });

  it("of one that is invited and the other dismissed at once, the second decides again: it does not stay open for nobody", () => {
    const wereld = metVraag();
    const [uitgenodigd, afgewezen] = [
      rondExpertiseverzoekAf(wereld.dossier(), ["kmar"], wereld.context()),
      wijsAf(wereld, "coa"),
    ];
    const { casusId } = wereld.dossier().casus;
    const nieuw = [maakUitnodiging({ casusId, organisatie: "kmar", verstuurdOp: wereld.nu(), versie: 1 })];
    wereld.pasToe({ ...uitgenodigd, nieuw });
    expect(taak(wereld)?.status).toBe("open");
    expect(() => wereld.doe(afgewezen)).toThrow("niet de volgende versie: taak");
    wereld.doe(wijsAf(wereld, "coa"));
    expect(taak(wereld)).toMatchObject({ status: "afgerond", uitkomst: "afgehandeld" });
  });

  it("counts an invitation that went out since, and is dismissed as a whole", () => {
    const wereld = metVraag();
    const { casusId } = wereld.dossier().casus;
    wereld.pasToe({
      nieuw: [maakUitnodiging({ casusId, organisatie: "kmar", verstuurdOp: wereld.nu(), versie: 1 })],
      ...{ vervangen: [], mitsOpen: [] },
    });
    wereld.doe(wijsAf(wereld, "coa"));
    expect(taak(wereld)).toMatchObject({ status: "afgerond", uitkomst: "afgehandeld" });
  });

  it("lapses with the casus, and when it is weighed anew", () => {
    const wereld = metVraag();
    wereld.pasToe({
      nieuw: [],
      vervangen: [
        { ...wereld.open(), versie: wereld.open().versie + 1, positie: { stap: "weging-2", sinds: wereld.nu() } },
      ],
      mitsOpen: [],
    });
    wereld.doe(weeg2(wereld, { expertise: gevraagd.slice(0, 1) }));
    const taken = wereld.dossier().taken.filter(({ soort }) => soort === "expertise-uitnodigen");
    expect(taken.map(({ status }) => status).toSorted()).toEqual(["open", "vervallen"]);
  });
});
