import { describe, expect, it } from "vitest";
import { recordInzetElders } from "../../../shared/domain/besluiten/stapeling.ts";
import { ZONDER_KENNIS } from "../../../shared/domain/actiedoel.ts";
import { recordUitgevoerd } from "../../../shared/domain/besluiten/uitgevoerd.ts";
import { dossierIdSchema, vastleggingIdSchema } from "../../../shared/domain/ids.ts";
import { geldigUitgevoerd, uitgevoerdInvoer } from "../../../shared/domain/uitgevoerd.ts";
import {
  geldigeInzet,
  inzetEldersInvoer,
  lopendeActies,
  lopendeInzet,
  overlapVan,
  recentUitgevoerd,
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

describe("what another did as well (S1.9.4, K8)", () => {
  const DOSSIER = dossierIdSchema.parse("00000000-0000-4000-8000-0000000000d1");
  const ANDER = dossierIdSchema.parse("00000000-0000-4000-8000-0000000000d2");
  type Deel = Partial<Parameters<typeof overlapVan>[0][number]>;
  const BASIS = {
    soort: "hulpverlening",
    gerichtOp: "slachtoffer",
    dossierId: null,
    plekId: null,
    van: "ggd",
  } as const;
  const actie = (deel: Deel = {}) => ({ ...BASIS, nummer: 0, ...deel });
  const gedaan = (i: number, deel: Deel = {}) => ({ ...BASIS, uitgevoerdId: id(i), ...deel });

  it.each<
    readonly [string, readonly ReturnType<typeof actie>[], readonly ReturnType<typeof gedaan>[], readonly number[]]
  >([
    ["an organisation that did the same twice", [], [gedaan(1), gedaan(2)], []],
    ["two organisations", [], [gedaan(1), gedaan(2, { van: "moviera" })], [2]],
    ["an actie of one and what another did", [actie()], [gedaan(1, { van: "moviera" })], [2]],
    ["an actie of its own", [actie()], [gedaan(1)], []],
    ["each for another client", [actie({ dossierId: DOSSIER })], [gedaan(1, { van: "moviera", dossierId: ANDER })], []],
    [
      "for a client, and for all",
      [actie({ dossierId: DOSSIER })],
      [gedaan(1, { van: "moviera" }), gedaan(2, { van: "om", dossierId: ANDER })],
      [2, 2],
    ],
    ["'anders'", [actie({ soort: "anders" })], [gedaan(1, { van: "moviera", soort: "anders" })], []],
  ])("%s", (_, acties, uitgevoerd, groottes) => {
    const overlap = overlapVan(acties, [], uitgevoerd);
    expect(overlap.map((een) => een.acties.length + een.uitgevoerd.length)).toEqual(groottes);
  });

  const leg = (wereld: Wereld, organisatie: string, overrides: Parameters<typeof opdracht.uitgevoerd>[0] = {}) =>
    recordUitgevoerd(
      wereld.dossier(),
      uitgevoerdInvoer.parse(opdracht.uitgevoerd(overrides)),
      ZONDER_KENNIS,
      () => true,
      { ...wereld.context(), door: { rol: "partner", organisatie } },
    );
  const velden = (besluit: ReturnType<typeof leg>) =>
    besluit.ok || besluit.fout.code !== "ongeldige-invoer" ? [] : besluit.fout.fouten.map(({ veld }) => veld);
  const feiten = (wereld: Wereld, feit: string) =>
    wereld
      .vanType("gebeurtenis")
      .flatMap(({ berichten }) => berichten)
      .flatMap(({ data }) => (data["feit"] === feit ? [data["uitkomst"]] : []));
  const recent = (wereld: Wereld) => {
    const { kalender, nu, regio } = wereld.context();
    return recentUitgevoerd(geldigUitgevoerd(wereld.dossier()), [], kalender.dagVan(nu), regio);
  };

  it("is recorded by each for itself, corrected by a later record, and counts as long as the region says", () => {
    const wereld = wereldVoor("plan");
    const eerste = vastleggingIdSchema.parse(wereld.doe(leg(wereld, "ggd")));
    expect(feiten(wereld, "interventie-overlap")).toEqual([]);
    wereld.doe(leg(wereld, "moviera"));
    expect(feiten(wereld, "interventie-overlap")).toEqual(["hulpverlening"]);
    // Another's is not yours to correct.
    expect(velden(leg(wereld, "moviera", { vervangt: eerste }))).toEqual(["vervangt"]);
    wereld.doe(leg(wereld, "ggd", { tot: "2026-03-01", effectief: "ja", vervangt: eerste }));
    expect(velden(leg(wereld, "ggd", { vervangt: eerste }))).toEqual(["vervangt"]);
    // A correction is no second intervention.
    expect(feiten(wereld, "interventie-door")).toEqual(["ggd", "moviera"]);
    expect(overlapVan([], [], recent(wereld))).toHaveLength(1);
    wereld.verder(91 * 86_400);
    expect(recent(wereld)).toMatchObject([{ van: "moviera" }]);
    expect(overlapVan([], [], recent(wereld))).toEqual([]);
  });

  it("repeats what another gremium has running, or an actie of another; its own actie it does not", () => {
    const wereld = wereldVoor("plan");
    wereld.doe(
      recordInzetElders(
        ...([wereld.dossier(), inzetEldersInvoer.parse(opdracht.inzetElders()), () => true] as const),
        wereld.context(),
      ),
    );
    wereld.doe(leg(wereld, "ggd"));
    expect(feiten(wereld, "interventie-overlap")).toEqual(["hulpverlening"]);
    wereld.doe(stelVast(wereld, maakPlan(wereld)));
    zetActiesUit(wereld);
    const actieId = wereld.dossier().acties[0]?.actieId ?? null;
    const veilig = { soort: "veilige-situatie", actieId } as const;
    wereld.doe(leg(wereld, "moviera", veilig));
    expect(feiten(wereld, "interventie-overlap")).toHaveLength(1);
    wereld.doe(leg(wereld, "ggd", { ...veilig, actieId: null }));
    expect(feiten(wereld, "interventie-overlap")).toHaveLength(2);
    expect(velden(leg(wereld, "moviera", { actieId }))).toEqual(["actieId"]);
  });

  it("is refused with all that is wrong at once", () => {
    const wereld = wereldVoor("plan");
    const fout = { soort: "strafrechtelijk", van: "2027-01-02", tot: "2027-01-01", actieId: DOSSIER as never } as const;
    expect(velden(leg(wereld, "ggd", { ...fout, dossierId: DOSSIER }))).toEqual([
      ...["dossierId", "soort", "van", "tot", "tot", "actieId"],
    ]);
    expect(weigering(leg(wereldVoor("einde"), "ggd"))).toBe("casus-niet-open");
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
