import { describe, expect, it } from "vitest";
import { draftPlan } from "../../../shared/domain/besluiten/plannen.ts";
import { recordActieresultaat } from "../../../shared/domain/besluiten/hoofdstap-4.ts";
import { takeBackWerk } from "../../../shared/domain/besluiten/beeindigen.ts";
import { dispatchActies } from "../../../shared/domain/besluiten/uitzetten.ts";
import { planInvoer, volgendeMonitoring } from "../../../shared/domain/plan.ts";
import { actieResultaatInvoer } from "../../../shared/domain/vastlegging.ts";
import { opdracht, QUORUM } from "../../fixtures/opdrachten.ts";
import { maakArbeidsuitbuitingCasus } from "../../fixtures/melding.ts";
import { beantwoord, maakPlan, stelVast } from "./planwereld.ts";
import { BESLUITEN, neem, NOG, weigering, wereldVoor, zetActiesUit, type Wereld } from "./wereld.ts";

const actie = (organisatie: string) => opdracht.actie({ organisatie });
const fouten = (wereld: Wereld, overrides: Parameters<typeof opdracht.plan>[0]) =>
  draftPlan(wereld.dossier(), planInvoer.parse(opdracht.plan(overrides)), wereld.context());
/** All events of this kind so far: who was told of which actie. */
const verteld = (wereld: Wereld, soort: string) =>
  wereld
    .vanType("gebeurtenis")
    .flatMap(({ berichten }) => berichten)
    .filter((bericht) => bericht.soort === soort)
    .map(({ ontvanger, onderwerp }) => ({ ontvanger, onderwerp }));
const taakVan = (wereld: Wereld, actieId: string) =>
  wereld.dossier().taken.find(({ soort, onderwerp }) => soort === "actie" && onderwerp === actieId);

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
    const nieuwer = { code: "format-plan-van-aanpak", versie: "2", naam: "Format", activiteiten: [], signalen: [] };
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
    expect(fouten(wereld, { behoefteSlachtoffer: [{ dossierId: ander, behoefte: "Slapen." }] })).toMatchObject({
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
    const besluit = fouten(wereldVoor("plan"), {
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
      expect(fouten(wereldVoor("plan"), { acties })).toMatchObject({
        ok: false,
        fout: { code: "ongeldige-invoer", fouten: [{ veld: `acties[0].${veld}` }] },
      });
    },
  );

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
    expect(fouten(wereldVoor("plan"), { monitoringsafspraken })).toMatchObject({
      ok: false,
      fout: { fouten: [{ veld: "monitoringsafspraken[0].eersteRonde" }] },
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
    expect(verteld(wereld, "actie.uitgezet")).toHaveLength(100);
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

describe("a later version supersedes, and acties carry over", () => {
  /** At bijsturen after a plan with acties of these organisations; their ids in that order. */
  const bijgestuurd = (...organisaties: readonly string[]) => {
    const wereld = wereldVoor("plan");
    wereld.doe(stelVast(wereld, maakPlan(wereld, { acties: organisaties.map((een) => actie(een)) })));
    neem(wereld, "uitzetten", "voortgang:bijsturen");
    return { wereld, ids: wereld.dossier().acties.map(({ actieId }) => actieId) };
  };
  const herzie = (wereld: Wereld, acties: readonly ReturnType<typeof opdracht.actie>[]) => {
    wereld.doe(stelVast(wereld, maakPlan(wereld, { acties: [...acties] })));
    zetActiesUit(wereld);
  };

  it("keeps the Taak of what goes on, ends what does not, and puts out what is new; each told once", () => {
    const { wereld, ids } = bijgestuurd("politie", "om");
    const [gaatDoor = "", vervalt = ""] = ids;
    const was = taakVan(wereld, gaatDoor);
    herzie(wereld, [{ ...actie("politie"), voortzettingVan: gaatDoor }, actie("moviera")]);
    expect(taakVan(wereld, gaatDoor)).toEqual(was);
    expect(taakVan(wereld, vervalt)).toMatchObject({ status: "vervallen", reden: "niet-voortgezet" });
    expect(verteld(wereld, "actie.vervallen")).toEqual([{ ontvanger: "om", onderwerp: vervalt }]);
    expect(verteld(wereld, "actie.gewijzigd")).toEqual([]);
    expect(verteld(wereld, "actie.uitgezet").map(({ ontvanger }) => ontvanger)).toEqual(["politie", "om", "moviera"]);
    const van2 = wereld.dossier().acties.filter(({ planVersie }) => planVersie === 2);
    expect(van2.map(({ actieId, nummer }) => [actieId === gaatDoor, nummer])).toEqual([
      [true, 0],
      [false, 1],
    ]);
    expect(wereld.open()).toMatchObject({ planVersie: 2, uitvoering: { hoofdstap: 4, n: 2 } });
    expect(weigering(BESLUITEN["voortgang:afronden"](wereld))).toBe("acties-open");
    neem(wereld, "actieresultaat", "actieresultaat", "voortgang:afronden");
    expect(wereld.open().positie.stap).toBe("nazorg");
  });

  it("moves date and duty, and tells its owner", () => {
    const { wereld, ids } = bijgestuurd("politie");
    const [id = ""] = ids;
    const { taakId } = taakVan(wereld, id) ?? { taakId: "" };
    herzie(wereld, [{ ...actie("politie"), voortzettingVan: id, uiterlijk: "2026-06-01", verplicht: false }]);
    expect(taakVan(wereld, id)).toMatchObject({
      ...{ taakId, status: "open", verplicht: false, uiterlijkOp: "2026-06-01T15:00:00.000Z", trap: 0 },
    });
    expect(verteld(wereld, "actie.gewijzigd")).toEqual([{ ontvanger: "politie", onderwerp: id }]);
  });

  it("goes to another owner, who is told, as is who had it; an overdue one starts its term anew", () => {
    const { wereld, ids } = bijgestuurd("politie");
    const [id = ""] = ids;
    const { taakId } = taakVan(wereld, id) ?? { taakId: "" };
    wereld.verder(60 * 86_400);
    herzie(wereld, [{ ...actie("om"), voortzettingVan: id }]);
    const taak = taakVan(wereld, id);
    expect(taak).toMatchObject({ taakId, status: "open", eigenaar: { rol: "partner", organisatie: "om" } });
    expect(taak === undefined ? "" : taak.uiterlijkOp > wereld.nu()).toBe(true);
    expect(verteld(wereld, "actie.vervallen")).toEqual([{ ontvanger: "politie", onderwerp: id }]);
    expect(verteld(wereld, "actie.uitgezet").map(({ ontvanger }) => ontvanger)).toEqual(["politie", "om"]);
  });

  it("leaves done what was done, also when that comes between concept and page", () => {
    const { wereld, ids } = bijgestuurd("politie", "om");
    const [een = "", ander = ""] = ids;
    neem(wereld, "actieresultaat");
    wereld.doe(
      stelVast(
        wereld,
        maakPlan(wereld, {
          acties: [een, ander].map((id) => ({ ...actie("om"), voortzettingVan: id, verplicht: false })),
        }),
      ),
    );
    const pagina = dispatchActies(wereld.dossier(), wereld.context());
    const open = wereld.dossier().taken.find((taak) => taak.soort === "actie" && taak.status === "open");
    if (open === undefined || !pagina.ok) throw new Error("geen taak");
    wereld.doe(
      recordActieresultaat(
        wereld.dossier(),
        open,
        actieResultaatInvoer.parse(opdracht.actieresultaat()),
        wereld.context(),
      ),
    );
    expect(() => {
      wereld.pasToe(pagina.waarde.wijziging);
    }).toThrow("niet de volgende versie");
    zetActiesUit(wereld);
    for (const id of [een, ander]) expect(taakVan(wereld, id)).toMatchObject({ status: "afgerond" });
    expect(wereld.dossier().acties).toHaveLength(4);
    expect(verteld(wereld, "actie.vervallen")).toEqual([]);
  });

  it("refuses that two go on with the same, or one with an actie of a version before", () => {
    const { wereld, ids } = bijgestuurd("politie");
    const [id = ""] = ids;
    const door = { ...actie("politie"), voortzettingVan: id };
    expect(fouten(wereld, { acties: [door, door] })).toMatchObject({
      ok: false,
      fout: { fouten: [{ veld: "acties[1].voortzettingVan" }] },
    });
    herzie(wereld, [actie("om")]);
    neem(wereld, "voortgang:bijsturen");
    expect(fouten(wereld, { acties: [door] })).toMatchObject({
      ok: false,
      fout: { fouten: [{ veld: "acties[0].voortzettingVan" }] },
    });
  });
});

describe("monitoring is when the plan agreed (H3.3-c6)", () => {
  const afspraak = (eersteRonde: string | null, elkeDagen: number | null) => ({
    ...{ afspraak: "bespreken", organisatie: "zvh", eersteRonde, elkeDagen },
  });

  it.each([
    ["the first date", [afspraak("2026-03-25", 14)], "2026-03-25T16:00:00.000Z"],
    ["the earliest of several", [afspraak("2026-04-20", null), afspraak(null, 7)], "2026-03-09T16:00:00.000Z"],
    ["so many days from now, once the first date has been", [afspraak("2026-02-20", 14)], "2026-03-16T16:00:00.000Z"],
    ["the region's term, when nothing was agreed", [afspraak(null, null)], null],
  ] as const)("%s", (_, monitoringsafspraken, op) => {
    const plan = planInvoer.parse(opdracht.plan({ monitoringsafspraken: [...monitoringsafspraken] }));
    expect(volgendeMonitoring(plan, wereldVoor("plan").context())).toBe(op);
  });

  it("is the date of the step, and of each round after it", () => {
    const wereld = wereldVoor("plan");
    wereld.doe(stelVast(wereld, maakPlan(wereld, { monitoringsafspraken: [afspraak("2026-03-25", 14)] })));
    zetActiesUit(wereld);
    expect(wereld.open()).toMatchObject({ positie: { stap: "voortgang" }, volgendeDatum: "2026-03-25T16:00:00.000Z" });
    wereld.verder(24 * 86_400);
    neem(wereld, "voortgang:voortzetten");
    expect(wereld.open().volgendeDatum).toBe("2026-04-09T15:00:00.000Z");
    neem(wereld, "voortgang:bijsturen");
    expect(wereld.open().volgendeDatum).not.toBe("2026-04-09T15:00:00.000Z");
  });
});
