import { describe, expect, it } from "vitest";
import { recordActieresultaat } from "../../../shared/domain/besluiten/actieresultaten.ts";
import { dispatchActies } from "../../../shared/domain/besluiten/uitzetten.ts";
import { planInvoer, volgendeMonitoring } from "../../../shared/domain/plan.ts";
import { actieResultaatInvoer } from "../../../shared/domain/actieresultaat.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { maakPlan, probeerPlan, stelVast } from "./planwereld.ts";
import { BESLUITEN, neem, weigering, wereldVoor, zetActiesUit, type Wereld } from "./wereld.ts";

const actie = (organisatie: string) => opdracht.actie({ organisatie });
/** All events of this kind so far: who was told of which actie. */
const verteld = (wereld: Wereld, soort: string) =>
  wereld
    .vanType("gebeurtenis")
    .flatMap(({ berichten }) => berichten)
    .filter((bericht) => bericht.soort === soort)
    .map(({ ontvanger, onderwerp }) => ({ ontvanger, onderwerp }));
const taakVan = (wereld: Wereld, actieId: string) =>
  wereld.dossier().taken.find(({ soort, onderwerp }) => soort === "actie" && onderwerp === actieId);

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
    neem(wereld, "uitzetten", "voortgang:afronden", "behoeften", "formulier", "nazorg");
    neem(wereld, "procesbegeleider", "evaluatie", "lessen");
    expect(wereld.dossier().casus).toMatchObject({ status: "gesloten", afsluiting: { uitkomst: "beschermd" } });
    expect(wereld.dossier().taken.filter(({ soort }) => soort !== "melder-horen")).toMatchObject([
      { soort: "uitnodiging-beantwoorden", status: "vervallen" },
      { soort: "uitnodiging-beantwoorden", status: "vervallen" },
      { soort: "actie", status: "vervallen", reden: "gesloten" },
      // Aftercare goes on.
      { soort: "nazorg-voorbereiden", status: "afgerond" },
      { soort: "nazorg-herzien", status: "open" },
      { soort: "nazorg-herzien", status: "open" },
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
    expect(probeerPlan(wereld, { acties: [door, door] })).toMatchObject({
      ok: false,
      fout: { fouten: [{ veld: "acties[1].voortzettingVan" }] },
    });
    herzie(wereld, [actie("om")]);
    neem(wereld, "voortgang:bijsturen");
    expect(probeerPlan(wereld, { acties: [door] })).toMatchObject({
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
    expect(volgendeMonitoring(plan, wereldVoor("plan").context(), (datum) => datum)).toBe(op);
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
