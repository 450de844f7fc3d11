import { describe, expect, it } from "vitest";
import { recordCasusoverleg } from "../../../shared/domain/besluiten/casusoverleggen.ts";
import { draftPlan, establishPlan } from "../../../shared/domain/besluiten/plannen.ts";
import { casusoverlegInvoer } from "../../../shared/domain/casusoverleg.ts";
import { planInvoer, planVaststellingInvoer } from "../../../shared/domain/plan.ts";
import { uitnodigingenInvoer } from "../../../shared/domain/uitnodiging.ts";
import { dispatchActies } from "../../../shared/domain/besluiten/hoofdstap-4.ts";
import { appointProcesbegeleider, secureLessen } from "../../../shared/domain/besluiten/hoofdstap-5.ts";
import { invitePartners } from "../../../shared/domain/besluiten/uitnodigen.ts";
import { answerUitnodiging } from "../../../shared/domain/besluiten/uitnodiging-beantwoorden.ts";
import type { OpenTaak } from "../../../shared/domain/taak.ts";
import { opdracht, QUORUM } from "../../fixtures/opdrachten.ts";
import { feitenVan } from "./feiten.ts";
import { BESLUITEN, neem, weigering, wereldVoor, zetActiesUit, type Wereld } from "./wereld.ts";

const maakPlan = (wereld: Wereld, overrides: Parameters<typeof opdracht.plan>[0] = {}) => {
  wereld.doe(draftPlan(wereld.dossier(), planInvoer.parse(opdracht.plan(overrides)), wereld.context()));
  const plan = wereld.dossier().plannen.at(-1);
  if (plan === undefined) throw new Error("geen plan");
  return plan;
};
const stelVast = (wereld: Wereld, plan: ReturnType<typeof maakPlan>, ...organisaties: readonly string[]) =>
  establishPlan(
    wereld.dossier(),
    plan,
    planVaststellingInvoer.parse(opdracht.vaststelling(...organisaties)),
    wereld.context(),
  );
const beantwoord = (wereld: Wereld, organisatie: string, antwoord: "geaccepteerd" | "afgewezen") => {
  const uitnodiging = wereld.dossier().uitnodigingen.find((een) => een.organisatie === organisatie);
  if (uitnodiging === undefined) throw new Error("geen uitnodiging");
  return answerUitnodiging(wereld.dossier(), uitnodiging, { antwoord, toelichting: null }, wereld.context());
};
const actie = (organisatie: string) => opdracht.actie({ organisatie });

describe("a plan is established only when it is whole (X10)", () => {
  it.each(["doel", "resultaten", "acties", "rolverdeling", "monitoringsafspraken", "regieafspraken"] as const)(
    "not without %s",
    (onderdeel) => {
      const wereld = wereldVoor("plan");
      const plan = maakPlan(wereld, { [onderdeel]: onderdeel === "doel" ? null : [] });
      const besluit = stelVast(wereld, plan);
      expect(besluit).toEqual({ ok: false, fout: { code: "plan-onvolledig", ontbreekt: [onderdeel] } });
    },
  );

  it.each([
    ["the quorum", [], [...QUORUM], "geen"],
    ["too few", [], ["politie", "moviera"], "quorum-niet-gehaald"],
    ["somebody who is not at the table", [], [...QUORUM, "kmar"], "niet-uitgenodigd"],
    ["an actie for a partner who accepted", [actie("nla")], [...QUORUM], "geen"],
    ["an actie for a partner who did not answer", [actie("ggd")], [...QUORUM], "niet-uitgenodigd"],
    ["an actie for another municipality", [actie("gemeente-apeldoorn")], [...QUORUM], "niet-uitgenodigd"],
  ] as const)("%s", (_, extra, organisaties, code) => {
    const wereld = wereldVoor("plan");
    wereld.doe(beantwoord(wereld, "nla", "geaccepteerd"));
    const plan = maakPlan(wereld, { acties: [opdracht.actie(), ...extra] });
    expect(weigering(stelVast(wereld, plan, ...organisaties))).toBe(code);
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
  });

  it("names every organisation that the chain does not know", () => {
    const wereld = wereldVoor("plan");
    const plan = planInvoer.parse(
      opdracht.plan({ acties: [actie("verzonnen")], regieafspraken: [{ afspraak: "a", organisatie: "ook-niet" }] }),
    );
    const besluit = draftPlan(wereld.dossier(), plan, wereld.context());
    expect(besluit).toMatchObject({
      ok: false,
      fout: { fouten: [{ veld: "acties[0].organisatie" }, { veld: "regieafspraken[0].organisatie" }] },
    });
  });
});

describe("the acties of a plan", () => {
  it("all hundred are put out in pages, each exactly once with one task for its owner (X11)", () => {
    const wereld = wereldVoor("plan");
    const acties = Array.from({ length: 100 }, (_, i) => opdracht.actie({ omschrijving: `actie ${String(i)}` }));
    wereld.doe(stelVast(wereld, maakPlan(wereld, { acties })));
    // A page that is carried out twice at the same time: the second finds its acties there.
    const pagina = dispatchActies(wereld.dossier(), wereld.context());
    const zelfde = dispatchActies(wereld.dossier(), wereld.context());
    if (!pagina.ok || !zelfde.ok) throw new Error("geweigerd");
    wereld.pasToe(pagina.waarde.wijziging);
    expect(() => {
      wereld.pasToe(zelfde.waarde.wijziging);
    }).toThrow("bestaat al: actie");

    expect(zetActiesUit(wereld)).toBe(7);
    const uitgezet = wereld.dossier().acties;
    expect(uitgezet.map(({ nummer }) => nummer).toSorted((a, b) => a - b)).toEqual(acties.map((_, i) => i));
    expect(uitgezet.every(({ inhoud, nummer }) => inhoud.omschrijving === `actie ${String(nummer)}`)).toBe(true);
    const taken = wereld.dossier().taken.filter(({ soort }) => soort === "actie");
    expect(new Set(taken.map(({ onderwerp }) => onderwerp)).size).toBe(100);
    const gemeld = wereld
      .vanType("gebeurtenis")
      .flatMap(({ berichten }) => berichten)
      .filter(({ soort }) => soort === "actie.uitgezet");
    expect(gemeld).toHaveLength(100);
    expect(wereld.open()).toMatchObject({ positie: { stap: "voortgang" }, ronde: 1 });
  });

  it("keeps the date that the plan agreed, else the region's term", () => {
    const wereld = wereldVoor("plan");
    const acties = [opdracht.actie({ uiterlijk: "2026-04-01" }), opdracht.actie()];
    wereld.doe(stelVast(wereld, maakPlan(wereld, { acties })));
    zetActiesUit(wereld);
    const opDatum = wereld
      .dossier()
      .taken.filter(({ soort }) => soort === "actie")
      .map(({ uiterlijkOp }) => uiterlijkOp);
    expect(opDatum).toContain("2026-04-01T15:00:00.000Z");
    expect(new Set(opDatum).size).toBe(2);
  });

  it("of the second version come beside those of the first when the plan is changed (bijsturen)", () => {
    const wereld = wereldVoor("voortgang:afronden");
    neem(wereld, "voortgang:bijsturen");
    const plan = maakPlan(wereld, { acties: [actie("politie"), actie("om")] });
    expect(plan.planVersie).toBe(2);
    wereld.doe(stelVast(wereld, plan));
    zetActiesUit(wereld);
    expect(wereld.dossier().acties.map(({ planVersie, nummer }) => `${planVersie}.${nummer}`)).toEqual([
      ...["1.0", "2.0", "2.1"],
    ]);
    expect(wereld.open()).toMatchObject({ planVersie: 2, uitvoering: { hoofdstap: 4, n: 2 } });
    expect(weigering(BESLUITEN["voortgang:afronden"](wereld))).toBe("acties-open");
    neem(wereld, "actieresultaat", "actieresultaat", "voortgang:afronden");
    expect(wereld.open().positie.stap).toBe("nazorg");
  });

  it("that are not mandatory do not keep hoofdstap 4 open, and lapse with the casus", () => {
    const wereld = wereldVoor("plan");
    wereld.doe(stelVast(wereld, maakPlan(wereld, { acties: [opdracht.actie({ verplicht: false })] })));
    neem(wereld, "uitzetten", "voortgang:afronden", "nazorg", "procesbegeleider", "evaluatie", "lessen");
    expect(wereld.dossier().casus).toMatchObject({ status: "gesloten", afsluiting: { uitkomst: "beschermd" } });
    expect(wereld.dossier().taken).toMatchObject([
      { soort: "uitnodiging-beantwoorden", status: "vervallen" },
      { soort: "uitnodiging-beantwoorden", status: "vervallen" },
      { soort: "actie", status: "vervallen", reden: "gesloten" },
    ]);
  });
});

describe("casusoverleg and invitations", () => {
  const overleg = (wereld: Wereld, overrides: Parameters<typeof opdracht.overleg>[0]) =>
    recordCasusoverleg(wereld.dossier(), casusoverlegInvoer.parse(opdracht.overleg(overrides)), wereld.context());

  it("counts as held only with attendance of people who may be there (X12)", () => {
    const wereld = wereldVoor("overleg");
    expect(casusoverlegInvoer.safeParse(opdracht.overleg({ aanwezig: [] })).success).toBe(false);
    expect(weigering(overleg(wereld, { aanwezig: ["politie", "nla"] }))).toBe("geen");
    expect(weigering(overleg(wereld, { aanwezig: ["politie", "kmar"] }))).toBe("niet-uitgenodigd");
    expect(weigering(overleg(wereld, { gehoudenOp: "2026-03-02T12:00:00+01:00" }))).toBe("ongeldige-invoer");
    wereld.doe(beantwoord(wereld, "nla", "afgewezen"));
    expect(weigering(overleg(wereld, { aanwezig: ["politie", "nla"] }))).toBe("niet-uitgenodigd");
  });

  it("an invitation is answered once; acceptance gives a place on the casus, refusal does not (X7)", () => {
    const wereld = wereldVoor("overleg");
    wereld.doe(beantwoord(wereld, "nla", "geaccepteerd"));
    wereld.doe(beantwoord(wereld, "ggd", "afgewezen"));
    expect(wereld.open().betrokken).toEqual([{ organisatie: "nla", van: wereld.nu(), tot: null }]);
    expect(wereld.dossier().taken.map(({ status }) => status)).toEqual(["afgerond", "afgerond"]);
    expect(weigering(beantwoord(wereld, "nla", "afgewezen"))).toBe("al-afgehandeld");
  });

  it("an unanswered one lapses with the casus, and access ends", () => {
    const wereld = wereldVoor("overleg");
    wereld.doe(beantwoord(wereld, "nla", "geaccepteerd"));
    neem(wereld, "overleg", "weging-2:geen-geen");
    const { casus, uitnodigingen } = wereld.dossier();
    expect(uitnodigingen.map(({ status }) => status)).toEqual(["beeindigd", "vervallen"]);
    expect(casus.betrokken).toMatchObject([{ organisatie: "nla", tot: expect.any(String) as string }]);
    expect(weigering(beantwoord(wereld, "ggd", "geaccepteerd"))).toBe("casus-niet-open");
  });

  it("refuses a partner twice and one that does not exist", () => {
    const wereld = wereldVoor("uitnodigen");
    const nodig = (...organisaties: readonly string[]) =>
      invitePartners(
        wereld.dossier(),
        feitenVan(wereld),
        uitnodigingenInvoer.parse(opdracht.uitnodigingen(...organisaties)),
        wereld.context(),
      );
    expect(nodig("nla", "nla")).toMatchObject({
      ok: false,
      fout: { fouten: [{ veld: "uitnodigingen[1].organisatie" }] },
    });
    expect(nodig("nla", "x")).toMatchObject({
      ok: false,
      fout: { fouten: [{ veld: "uitnodigingen[1].organisatie" }] },
    });
    expect(weigering(nodig())).toBe("geen");
  });
});

describe("evaluation and closing", () => {
  const stelAan = (wereld: Wereld, overrides: Parameters<typeof opdracht.procesbegeleider>[0]) =>
    appointProcesbegeleider(wereld.dossier(), opdracht.procesbegeleider(overrides), wereld.context());

  it.each([
    ["riec", [...QUORUM], "geen"],
    ["politie", [...QUORUM], "procesbegeleider-betrokken"],
    ["gemeente-doetinchem", [...QUORUM], "procesbegeleider-betrokken"],
    // Invited, never answered: its task is on the casus.
    ["ggd", [...QUORUM], "procesbegeleider-betrokken"],
    ["riec", QUORUM.slice(1), "geen-overeenstemming"],
    ["verzonnen", [...QUORUM], "ongeldige-invoer"],
  ] as const)("procesbegeleider %s, agreed by %j: %s (X14)", (organisatie, overeenstemming, code) => {
    const wereld = wereldVoor("procesbegeleider");
    expect(weigering(stelAan(wereld, { organisatie, overeenstemming: [...overeenstemming] }))).toBe(code);
  });

  it("asks the agreement of an accepted partner too, and makes the procesbegeleider's organisation the owner", () => {
    const wereld = wereldVoor("procesbegeleider");
    wereld.doe(beantwoord(wereld, "nla", "geaccepteerd"));
    expect(stelAan(wereld, {})).toMatchObject({ ok: false, fout: { ontbreekt: ["nla"] } });
    wereld.doe(stelAan(wereld, { organisatie: "kmar", overeenstemming: [...QUORUM, "nla"] }));
    expect(wereld.open().eigenaar).toEqual({ rol: "procesbegeleider-evaluatie", organisatie: "kmar" });
  });

  it("closes with the outcome of the lessons, not while something mandatory is open", () => {
    const wereld = wereldVoor("lessen");
    const taak = wereld.dossier().taken.find(({ soort }) => soort === "actie");
    if (taak?.status !== "afgerond") throw new Error("geen actie");
    const { uitkomst: _u, afgerondOp: _o, afgerondDoor: _d, ...rest } = taak;
    const heropend: OpenTaak = { ...rest, status: "open", klok: taak.uiterlijkOp };
    const dossier = { ...wereld.dossier(), taken: [heropend] };
    expect(weigering(secureLessen(dossier, opdracht.les(), wereld.context()))).toBe("acties-open");
    neem(wereld, "lessen");
    expect(wereld.dossier().casus).toMatchObject({
      status: "gesloten",
      afsluiting: { uitkomst: "beschermd" },
      teDrijven: false,
      klok: null,
    });
  });
});
