import { describe, expect, it } from "vitest";
import { recordInzetElders } from "../../../shared/domain/besluiten/stapeling.ts";
import { vastleggingIdSchema } from "../../../shared/domain/ids.ts";
import {
  geldigeInzet,
  inzetEldersInvoer,
  lopendeActies,
  lopendeInzet,
  overlapVan,
} from "../../../shared/domain/stapeling.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { maakPlan, stelVast } from "./planwereld.ts";
import { neem, weigering, wereldVoor, zetActiesUit, type Wereld } from "./wereld.ts";

type Inzet = readonly [soort: "hulpverlening" | "veilige-situatie" | "anders", gerichtOp: "slachtoffer" | "verdachte"];
const id = (i: number) => vastleggingIdSchema.parse(`00000000-0000-4000-8000-00000000000${String(i)}`);
const HULP: Inzet = ["hulpverlening", "slachtoffer"];

describe("stacking is shown (S1.3.4)", () => {
  it.each<
    readonly [string, readonly Inzet[], readonly Inzet[], readonly (readonly [readonly number[], readonly number[]])[]]
  >([
    ["an actie alone is no pile", [HULP], [], []],
    ["nor is one elsewhere alone", [], [HULP], []],
    ["an actie of the kind that runs elsewhere, on the same", [HULP], [HULP], [[[0], [0]]]],
    ["of the same kind on another: none", [HULP], [["hulpverlening", "verdachte"]], []],
    ["of another kind on the same: none", [HULP], [["veilige-situatie", "slachtoffer"]], []],
    ["two acties alike", [HULP, HULP], [], [[[0, 1], []]]],
    ["two gremia alike, and no actie", [], [HULP, HULP], [[[], [0, 1]]]],
    [
      "all of them in one pile",
      [HULP, HULP],
      [HULP, HULP],
      [
        [
          [0, 1],
          [0, 1],
        ],
      ],
    ],
    ["'anders' says nothing", [["anders", "slachtoffer"]], [["anders", "slachtoffer"]], []],
    [
      "two piles, each by itself",
      [HULP, ["veilige-situatie", "slachtoffer"]],
      [["veilige-situatie", "slachtoffer"], HULP],
      [
        [[0], [1]],
        [[1], [0]],
      ],
    ],
  ])("%s", (_, acties, elders, piles) => {
    const als = ([soort, gerichtOp]: Inzet) => ({ soort, gerichtOp, dossierId: null, plekId: null, van: "ggd" });
    const overlap = overlapVan(
      acties.map((een, nummer) => ({ ...als(een), nummer })),
      elders.map((een, i) => ({ ...als(een), id: id(i) })),
    );
    expect(overlap.map((groep) => [groep.acties, groep.elders])).toEqual(
      piles.map(([van, daar]) => [van, daar.map(id)]),
    );
  });

  it("counts what still is to be done: an actie that was done, or that lapsed, is in no pile", () => {
    const wereld = wereldVoor("plan");
    const lopend = () => {
      const plan = wereld.dossier().plannen.at(-1);
      if (plan === undefined) throw new Error("geen plan");
      return lopendeActies(wereld.dossier(), plan).map(({ nummer }) => nummer);
    };
    const concept = maakPlan(wereld, { acties: [opdracht.actie(), opdracht.actie()] });
    expect(lopend()).toEqual([0, 1]);
    wereld.doe(stelVast(wereld, concept));
    zetActiesUit(wereld);
    neem(wereld, "actieresultaat");
    expect(lopend()).toHaveLength(1);
    neem(wereld, "voortgang:bijsturen");
    const acties = wereld.dossier().acties.map(({ actieId }) => ({ ...opdracht.actie(), voortzettingVan: actieId }));
    maakPlan(wereld, { acties });
    expect(lopend()).toHaveLength(1);
  });
});

describe("what runs in another gremium", () => {
  const leg = (
    wereld: Wereld,
    overrides: Parameters<typeof opdracht.inzetElders>[0] = {},
    leesbaar: () => boolean = () => true,
  ) =>
    recordInzetElders(
      wereld.dossier(),
      inzetEldersInvoer.parse(opdracht.inzetElders(overrides)),
      leesbaar,
      wereld.context(),
    );
  const vandaag = (wereld: Wereld) => wereld.context().kalender.dagVan(wereld.nu());
  const loopt = (wereld: Wereld) => lopendeInzet(geldigeInzet(wereld.dossier()), vandaag(wereld));

  it("is recorded, corrected by a later one, and ended by one with its last day", () => {
    const wereld = wereldVoor("plan");
    wereld.doe(leg(wereld));
    const [eerste] = loopt(wereld);
    if (eerste === undefined) throw new Error("niets");
    wereld.doe(leg(wereld, { gremium: "riec", vervangt: eerste.id }));
    const [tweede, ...rest] = loopt(wereld);
    expect(rest).toEqual([]);
    expect(tweede?.id).not.toBe(eerste.id);
    wereld.doe(leg(wereld, { gremium: "riec", tot: "2026-03-02", vervangt: tweede?.id ?? null }));
    expect(loopt(wereld)).toHaveLength(1);
    wereld.verder(86_400);
    expect(loopt(wereld)).toEqual([]);
  });

  it.each([
    ["a gremium that the region does not know", { gremium: "verzonnen" }, "gremium"],
    ["something of an investigation", { soort: "strafrechtelijk" }, "soort"],
    ["what is to begin", { sinds: "2026-04-01" }, "sinds"],
    ["an end before its beginning", { tot: "2026-01-01" }, "tot"],
    ["an organisation that the chain does not know", { organisatie: "verzonnen" }, "organisatie"],
    ["in place of what is not there", { vervangt: "00000000-0000-4000-8000-0000000000ff" }, "vervangt"],
  ] as readonly [string, Parameters<typeof opdracht.inzetElders>[0], string][])("refuses %s", (_, anders, veld) => {
    expect(leg(wereldVoor("plan"), anders)).toMatchObject({
      ok: false,
      fout: { code: "ongeldige-invoer", fouten: [{ veld }] },
    });
  });

  it("says all that is wrong at once", () => {
    expect(
      leg(wereldVoor("plan"), { organisatie: "verzonnen", gremium: "verzonnen", sinds: "2026-04-01" }),
    ).toMatchObject({
      fout: { fouten: [{ veld: "organisatie" }, { veld: "gremium" }, { veld: "sinds" }] },
    });
  });

  it("is not replaced twice, nor by who does not read it; nor recorded on a casus that is over", () => {
    const wereld = wereldVoor("plan");
    wereld.doe(leg(wereld));
    const vervangt = loopt(wereld)[0]?.id ?? null;
    expect(weigering(leg(wereld, { vervangt }, () => false))).toBe("ongeldige-invoer");
    wereld.doe(leg(wereld, { vervangt }));
    expect(weigering(leg(wereld, { vervangt }))).toBe("ongeldige-invoer");
    expect(weigering(leg(wereldVoor("einde")))).toBe("casus-niet-open");
  });
});
