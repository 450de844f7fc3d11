import { describe, expect, it } from "vitest";
import { takeBackWerk } from "../../../shared/domain/besluiten/beeindigen.ts";
import { planInvoer } from "../../../shared/domain/plan.ts";
import { opdracht, QUORUM } from "../../fixtures/opdrachten.ts";
import { maakArbeidsuitbuitingCasus } from "../../fixtures/melding.ts";
import { beantwoord, maakPlan, probeerPlan, stelVast } from "./planwereld.ts";
import { neem, NOG, weigering, wereldVoor, zetActiesUit } from "./wereld.ts";

const actie = (organisatie: string) => opdracht.actie({ organisatie });

describe("a plan is established only when it is whole (X10)", () => {
  const LEEG = {
    ...{ behoefteSlachtoffer: [], doel: null, resultaten: [], acties: [], rolverdeling: [] },
    ...{ monitoringsafspraken: [], regieafspraken: [] },
  };
  it.each(Object.keys(LEEG) as (keyof typeof LEEG)[])("not without %s", (onderdeel) => {
    const wereld = wereldVoor("plan");
    const plan = maakPlan(wereld, { [onderdeel]: LEEG[onderdeel] });
    expect(stelVast(wereld, plan)).toEqual({ ok: false, fout: { code: "plan-onvolledig", ontbreekt: [onderdeel] } });
  });

  it("names all that lacks at once, the victim's need first", () => {
    const wereld = wereldVoor("plan");
    expect(stelVast(wereld, maakPlan(wereld, LEEG))).toEqual({
      ok: false,
      fout: { code: "plan-onvolledig", ontbreekt: Object.keys(LEEG) },
    });
  });

  it.each([
    ["the quorum", [], [...QUORUM], "geen"],
    ["too few", [], ["politie", "moviera"], "quorum-niet-gehaald"],
    ["somebody without a seat", [], [...QUORUM, "kmar"], "ongeldige-invoer"],
    ["a partner who was at the table, without a seat", [], [...QUORUM, "nla"], "ongeldige-invoer"],
    ["a seat that was not at the casusoverleg", [], [...QUORUM, "om"], "niet-aanwezig"],
    ["a seat twice", [], [...QUORUM, "politie"], "ongeldige-invoer"],
    ["an actie for a partner who accepted", [actie("nla")], [...QUORUM], "geen"],
    ["an actie for a partner who did not answer", [actie("ggd")], [...QUORUM], "niet-uitgenodigd"],
    ["a supporter who did not answer", [opdracht.actie({ ondersteuners: ["ggd"] })], [...QUORUM], "niet-uitgenodigd"],
    ["an actie for another municipality", [actie("gemeente-apeldoorn")], [...QUORUM], "niet-uitgenodigd"],
  ] as const)("%s", (_, extra, organisaties, code) => {
    const wereld = wereldVoor("plan");
    wereld.doe(beantwoord(wereld, "nla", "geaccepteerd"));
    const plan = maakPlan(wereld, { acties: [opdracht.actie(), ...extra] });
    expect(weigering(stelVast(wereld, plan, organisaties))).toBe(code);
  });

  it.each([
    ["a role", { rolverdeling: [{ organisatie: "coa", rol: "opvang" }] }],
    ["the monitoring", { monitoringsafspraken: [{ organisatie: "coa", afspraak: "om de zes weken" }] }],
    ["the direction", { regieafspraken: [{ organisatie: "coa", afspraak: "een aanspreekpunt" }] }],
  ] as readonly [string, Parameters<typeof opdracht.plan>[0]][])(
    "not with %s for whom the casus does not exist; who directs or coordinates is there by their role",
    (_, anders) => {
      const wereld = wereldVoor("plan");
      expect(stelVast(wereld, maakPlan(wereld, anders))).toMatchObject({
        fout: { code: "niet-uitgenodigd", organisaties: ["coa"] },
      });
      const rolverdeling = ["zvh", "moviera"].map((organisatie) => ({ organisatie, rol: "rol" }));
      const voorstellen = { rolverdeling: [{ organisatie: "coa", voorstel: "later erbij vragen" }] };
      wereld.doe(stelVast(wereld, maakPlan(wereld, { rolverdeling, voorstellen })));
    },
  );

  it("not with an actie of which the date went by while it was a concept", () => {
    const wereld = wereldVoor("plan");
    const dag = wereld.context().kalender.dagVan(wereld.nu());
    const plan = maakPlan(wereld, { acties: [opdracht.actie(), opdracht.actie({ uiterlijk: dag })] });
    wereld.verder(86_400);
    expect(stelVast(wereld, plan)).toMatchObject({
      fout: { code: "plan-onvolledig", ontbreekt: ["een datum die nog komt bij actie 2"] },
    });
  });

  it("by who the register knows, and keeps who that was", () => {
    const wereld = wereldVoor("plan");
    wereld.doe(stelVast(wereld, maakPlan(wereld)));
    const vaststelling = wereld.dossier().vastleggingen.findLast(({ soort }) => soort === "planvaststelling");
    expect(vaststelling?.inhoud).toMatchObject({
      deelnemers: QUORUM.map((organisatie) => ({ organisatie, mandaat: "plan-vaststellen", hoedanigheid: "houder" })),
    });
  });

  it("once, and a version that is established stays as it is", () => {
    const wereld = wereldVoor("plan");
    const plan = maakPlan(wereld);
    wereld.doe(stelVast(wereld, plan));
    const [vastgesteld] = wereld.dossier().plannen;
    expect(vastgesteld).toMatchObject({ planVersie: 1, status: "vastgesteld", inhoud: plan.inhoud });
    expect(wereld.open()).toMatchObject({ planVersie: 1, positie: { stap: "acties-uitzetten" } });
    neem(wereld, "uitzetten", "voortgang:bijsturen");
    if (vastgesteld === undefined) throw new Error("geen plan");
    expect(weigering(stelVast(wereld, vastgesteld))).toBe("al-afgehandeld");
    expect(maakPlan(wereld).planVersie).toBe(2);
    expect(wereld.dossier().plannen[0]).toEqual(vastgesteld);
  });

  it("only the last concept, also for who decides while the next is being made", () => {
    const wereld = wereldVoor("plan");
    const eerste = maakPlan(wereld);
    const tegelijk = stelVast(wereld, eerste);
    const tweede = maakPlan(wereld);
    expect(wereld.dossier().plannen.map(({ status }) => status)).toEqual(["vervangen", "concept"]);
    if (!tegelijk.ok) throw new Error("geweigerd");
    expect(() => {
      wereld.pasToe(tegelijk.waarde.wijziging);
    }).toThrow("bestaat al: historie");
    expect(stelVast(wereld, eerste)).toEqual({ ok: false, fout: { code: "plan-achterhaald", laatste: 2 } });
    expect(weigering(stelVast(wereld, tweede))).toBe("geen");
  });

  it("says why an older format will do, when the region has a newer one", () => {
    const wereld = wereldVoor("plan");
    const plan = maakPlan(wereld);
    expect(plan.format).toBe("1");
    const leeg = { activiteiten: [], signalen: [], aspecten: [], scores: [] };
    const nieuwer = { code: "format-plan-van-aanpak", versie: "2", naam: "Format", ...leeg };
    const context = { ...wereld.context(), regio: { ...NOG, instrumenten: [...NOG.instrumenten, nieuwer] } };
    const later = { ...wereld, context: () => context };
    expect(stelVast(later, plan)).toMatchObject({ ok: false, fout: { fouten: [{ veld: "redenOuderFormat" }] } });
    expect(weigering(stelVast(later, plan, [], { redenOuderFormat: "de overgang is over een week" }))).toBe("geen");
    expect(maakPlan(later).format).toBe("2");
  });

  it("rests on the last second weging, also when the concept was made before it", () => {
    const wereld = wereldVoor("weging-2:wel-wel");
    expect(maakPlan(wereld).weging).toBeNull();
    neem(wereld, "weging-2:wel-wel");
    const [plan] = wereld.dossier().plannen;
    if (plan === undefined) throw new Error("geen plan");
    wereld.doe(stelVast(wereld, plan));
    const weging = wereld.dossier().vastleggingen.findLast(({ soort }) => soort === "weging");
    expect(wereld.dossier().plannen[0]?.weging).toBe(weging?.vastleggingId);
  });
});

describe("the need of the victim stands at its head", () => {
  it("of everybody at once, or of each: nobody is forgotten", () => {
    const wereld = wereldVoor("plan", maakArbeidsuitbuitingCasus(1, {}));
    const [een] = wereld.open().dossierIds;
    if (een === undefined) throw new Error("geen dossier");
    const ander = "00000000-0000-4000-8000-0000000000ff";
    const casus = { ...wereld.open(), dossierIds: [een, ander as typeof een] };
    const voorTwee = { ...wereld, dossier: () => ({ ...wereld.dossier(), casus }) };
    const ontbreekt = (
      ...behoefteSlachtoffer: NonNullable<Parameters<typeof opdracht.plan>[0]>["behoefteSlachtoffer"] & object
    ) => {
      const besluit = stelVast(voorTwee, maakPlan(wereld, { behoefteSlachtoffer }));
      return besluit.ok ? [] : besluit.fout;
    };
    const weg = { code: "plan-onvolledig", ontbreekt: ["behoefteSlachtoffer"] };
    expect(ontbreekt({ dossierId: een, behoefte: "Slapen." })).toEqual(weg);
    expect(ontbreekt({ waaromOnbekend: "nog niet gesproken" })).toEqual([]);
    expect(probeerPlan(wereld, { behoefteSlachtoffer: [{ dossierId: ander, behoefte: "Slapen." }] })).toMatchObject({
      ok: false,
      fout: { fouten: [{ veld: "behoefteSlachtoffer[0].dossierId" }] },
    });
  });

  it.each([[{}], [{ behoefte: "Slapen.", waaromOnbekend: "niet gesproken" }]])(
    "is known, or why it is not: not %j",
    (een) => {
      expect(planInvoer.safeParse(opdracht.plan({ behoefteSlachtoffer: [een] })).success).toBe(false);
    },
  );
});

describe("a concept", () => {
  it("names every organisation that the chain does not know, wherever it stands", () => {
    const vreemd = "verzonnen";
    const besluit = probeerPlan(wereldVoor("plan"), {
      acties: [actie(vreemd), opdracht.actie({ ondersteuners: ["politie", vreemd] })],
      rolverdeling: [{ organisatie: vreemd, rol: "r" }],
      monitoringsafspraken: [{ organisatie: vreemd, afspraak: "a" }],
      regieafspraken: [{ organisatie: vreemd, afspraak: "a" }],
      voorstellen: { rolverdeling: [{ organisatie: vreemd, voorstel: "v" }] },
    });
    expect(besluit.ok ? [] : besluit.fout).toMatchObject({
      fouten: [
        ...["acties[0].organisatie", "acties[1].ondersteuners[1]", "rolverdeling[0].organisatie"],
        ...["monitoringsafspraken[0].organisatie", "regieafspraken[0].organisatie"],
        "voorstellen.rolverdeling[0].organisatie",
      ].map((veld) => ({ veld })),
    });
  });

  it.each([
    ["something of an investigation", { soort: "strafrechtelijk" }, "soort"],
    ["a seat that is none", { rol: "lid-ketenregieteam", organisatie: "nla" }, "rol"],
    ["a zorgcoördinator who is another", { rol: "zorgcoordinator", organisatie: "politie" }, "rol"],
    ["a procesregisseur who is another", { rol: "procesregisseur", organisatie: "politie" }, "rol"],
    ["the owner as supporter", { ondersteuners: ["moviera"] }, "ondersteuners[0]"],
    ["a supporter twice", { ondersteuners: ["om", "om"] }, "ondersteuners[1]"],
    ["a day that was", { uiterlijk: "2026-03-01" }, "uiterlijk"],
    ["what is no actie of the plan", { voortzettingVan: "00000000-0000-4000-8000-0000000000ff" }, "voortzettingVan"],
  ] as readonly [string, Parameters<typeof opdracht.actie>[0], string][])(
    "refuses an actie with %s",
    (_, anders, veld) => {
      const acties = [opdracht.actie(anders)];
      expect(probeerPlan(wereldVoor("plan"), { acties })).toMatchObject({
        ok: false,
        fout: { code: "ongeldige-invoer", fouten: [{ veld: `acties[0].${veld}` }] },
      });
    },
  );

  it("says what is wrong with an organisation and with the rest at once", () => {
    const acties = [opdracht.actie({ organisatie: "verzonnen", uiterlijk: "2026-03-01" })];
    expect(probeerPlan(wereldVoor("plan"), { acties })).toMatchObject({
      fout: { fouten: [{ veld: "acties[0].organisatie" }, { veld: "acties[0].uiterlijk" }] },
    });
  });

  it("takes roles that are theirs", () => {
    const acties = [
      opdracht.actie({ rol: "zorgcoordinator", organisatie: "moviera" }),
      opdracht.actie({ rol: "procesregisseur", organisatie: "zvh" }),
      opdracht.actie({ rol: "lid-ketenregieteam", organisatie: "gemeente-doetinchem" }),
    ];
    const wereld = wereldVoor("plan");
    wereld.doe(stelVast(wereld, maakPlan(wereld, { acties })));
    zetActiesUit(wereld);
    const taken = wereld.dossier().taken.filter(({ soort }) => soort === "actie");
    expect(taken.map(({ eigenaar }) => eigenaar)).toEqual(acties.map(({ rol, organisatie }) => ({ rol, organisatie })));
    // Whose organisation is out can do it in no role; what is with procesregie stays there.
    const terug = takeBackWerk(wereld.dossier(), "moviera", wereld.context());
    if (terug === null) throw new Error("niets terug");
    wereld.pasToe(terug);
    const eigenaren = wereld.dossier().taken.flatMap(({ soort, eigenaar }) => (soort === "actie" ? [eigenaar] : []));
    expect(eigenaren.filter(({ organisatie }) => organisatie === "zvh")).toHaveLength(2);
    expect(takeBackWerk(wereld.dossier(), "zvh", wereld.context())).toBeNull();
  });

  it("refuses a first round that has been", () => {
    const monitoringsafspraken = [{ afspraak: "a", organisatie: "zvh", eersteRonde: "2026-03-01" }];
    expect(probeerPlan(wereldVoor("plan"), { monitoringsafspraken })).toMatchObject({
      ok: false,
      fout: { fouten: [{ veld: "monitoringsafspraken[0].eersteRonde" }] },
    });
  });
});
