import { describe, expect, it } from "vitest";
import { recordTweedeWeging } from "../../../shared/domain/besluiten/tweede-weging.ts";
import { regioSchema, type Regio } from "../../../shared/domain/regio.ts";
import { tweedeWegingInvoer } from "../../../shared/domain/weging.ts";
import { deelnemers, opdracht, QUORUM, VERPLICHT } from "../../fixtures/opdrachten.ts";
import { maakArbeidsuitbuitingCasus, maakMelding } from "../../fixtures/melding.ts";
import { naOverlegMet, tweedeIn, velden, weeg2 } from "./tweede.ts";
import { BESLUITEN, maakWereld, neem, NOG, weigering, wereldVoor } from "./wereld.ts";
import { rondomVan } from "./wegers.ts";

const ZETELS = ["politie", "om", "moviera", "veilig-thuis", "gemeente-doetinchem"] as const;

describe("who makes the second weging (H3.2-a2, NB5)", () => {
  // Attendance × who weighs → the refusal, and whom it names.
  it.each([
    ["those present", ZETELS, ["politie", "moviera", "gemeente-doetinchem"], "geen", []],
    ["somebody absent", QUORUM, ["politie", "moviera", "om"], "niet-aanwezig", ["om"]],
    ["two who were absent", QUORUM, ["om", "moviera", "veilig-thuis"], "niet-aanwezig", ["om", "veilig-thuis"]],
    ["a partner who was not there", ZETELS, [...QUORUM, "nla"], "niet-aanwezig", ["nla"]],
    ["a partner who was, along with the seats", [...ZETELS, "nla"], [...QUORUM, "nla"], "geen", []],
    ["a partner makes no quorum", [...ZETELS, "nla"], ["politie", "moviera", "nla"], "quorum-niet-gehaald", []],
    ["a partner who never accepted", [...ZETELS, "ggd"], [...QUORUM, "ggd"], "ongeldige-invoer", []],
    ["two seats", ZETELS, ["politie", "moviera"], "quorum-niet-gehaald", []],
    ["safety alone", ["politie", "om", "moviera"], ["politie", "om"], "quorum-niet-gehaald", []],
    [
      "care alone",
      ["moviera", "veilig-thuis", "mee-samen"],
      ["moviera", "veilig-thuis", "mee-samen"],
      "quorum-niet-gehaald",
      [],
    ],
    ["a seat twice", ZETELS, ["politie", "politie", "moviera"], "ongeldige-invoer", []],
    ["a partner twice", [...ZETELS, "nla"], [...QUORUM, "nla", "nla"], "ongeldige-invoer", []],
  ] as const)("%s", (_, aanwezig, wie, code, genoemd) => {
    const besluit = weeg2(naOverlegMet(...aanwezig), { deelnemers: deelnemers(...wie) });
    expect(weigering(besluit)).toBe(code);
    if (!besluit.ok && besluit.fout.code === "niet-aanwezig") expect(besluit.fout.organisaties).toEqual(genoemd);
  });

  it("counts who was at the last casusoverleg, not at one before", () => {
    const wereld = neem(naOverlegMet(...ZETELS), "weging-2:geen-wel");
    wereld.meld(maakArbeidsuitbuitingCasus());
    expect(wereld.open().positie.stap).toBe("weging-2");
    expect(weigering(weeg2(wereld, { deelnemers: deelnemers("politie", "om", "moviera") }))).toBe("geen");
  });

  it("keeps of a seat who filled it, on a mandate, and of a partner that it weighed along", () => {
    const wereld = naOverlegMet(...ZETELS, "nla");
    const afwijkend = { organisatie: "nla", akkoord: false, toelichting: "Wij zien geen uitbuiting." };
    wereld.doe(weeg2(wereld, { deelnemers: [...deelnemers(...QUORUM), afwijkend] }));
    const overleg = wereld.dossier().vastleggingen.find(({ soort }) => soort === "casusoverleg");
    expect(tweedeIn(wereld).inhoud).toMatchObject({
      overlegId: overleg?.vastleggingId,
      deelnemers: [
        { organisatie: "politie", actorId: "zetel-politie", hoedanigheid: "houder", mandaat: "weging" },
        { organisatie: "moviera", rol: "lid-ketenregieteam" },
        { organisatie: "gemeente-doetinchem" },
        { ...afwijkend, rol: "partner", actorId: null, mandaat: null },
      ],
    });
  });

  it("a seat that disagrees makes no quorum, and says why", () => {
    const oneens = { organisatie: "politie", akkoord: false, toelichting: "Het bewijs is te dun." };
    const wereld = naOverlegMet(...ZETELS);
    const met = (...wie: readonly string[]) =>
      weigering(weeg2(wereld, { deelnemers: [oneens, ...deelnemers(...wie)] }));
    expect(met("moviera", "gemeente-doetinchem")).toBe("quorum-niet-gehaald");
    expect(met("moviera", "gemeente-doetinchem", "om")).toBe("geen");
    expect(
      tweedeWegingInvoer.safeParse(opdracht.tweedeWeging({ deelnemers: [{ ...oneens, toelichting: null }] })).success,
    ).toBe(false);
  });

  it("is refused to who names a person for a partner, and to a seat that nobody fills", () => {
    const wereld = naOverlegMet(...ZETELS, "nla");
    const besluit = weeg2(wereld, {
      deelnemers: [...deelnemers(...QUORUM), { organisatie: "nla", actorId: "iemand" }],
    });
    expect(velden(besluit)).toEqual(["deelnemers[3].actorId"]);
    const leeg = recordTweedeWeging(
      wereld.dossier(),
      tweedeWegingInvoer.parse(opdracht.tweedeWeging()),
      rondomVan(wereld),
      { ...wereld.context(), zetels: [] },
    );
    expect(velden(leeg)).toEqual([0, 1, 2].map((i) => `deelnemers[${i}].organisatie`));
  });
});

describe("its outcomes (H3.2-c5, NB7)", () => {
  it.each([
    ["wel", "wel", "open", "plan-van-aanpak"],
    ["wel", "geen", "open", "plan-van-aanpak"],
    ["geen", "wel", "open", "overdracht-naar-zorg"],
    ["geen", "geen", "afgeschaald", null],
  ] as const)("%s mensenhandel, %s zorg", (mensenhandel, zorg, status, stap) => {
    const wereld = wereldVoor("weging-2:wel-wel");
    const id = wereld.doe(weeg2(wereld, { mensenhandel, zorg }));
    const { casus } = wereld.dossier();
    expect([casus.status, casus.status === "open" ? casus.positie.stap : null]).toEqual([status, stap]);
    if (casus.status === "afgeschaald") expect(casus.overdrachtbesluit).toEqual({ besluit: "geen", vastleggingId: id });
  });

  it("keeps to those that the region allows", () => {
    const regio: Regio = regioSchema.parse({
      ...NOG,
      wegingUitkomsten: { ...NOG.wegingUitkomsten, weging2: ["wel-wel", "geen-wel", "geen-geen"] },
    });
    const wereld = maakWereld(regio);
    wereld.meld(maakArbeidsuitbuitingCasus());
    neem(wereld, "weging-1:wel", "uitnodigen", "overleg");
    expect(weigering(BESLUITEN["weging-2:wel-geen"](wereld))).toBe("uitkomst-niet-ingesteld");
    expect(weigering(BESLUITEN["weging-2:wel-wel"](wereld))).toBe("geen");
  });

  it("leaves the first weging as it was, and one that comes after it says what it weighs anew (X3)", () => {
    const wereld = wereldVoor("weging-2:wel-wel");
    const eerste = wereld.dossier().vastleggingen.filter(({ soort }) => soort === "weging");
    neem(wereld, "weging-2:geen-wel");
    const vorige = tweedeIn(wereld);
    expect(vorige.inhoud.herziet).toBeNull();
    wereld.meld(maakArbeidsuitbuitingCasus());
    wereld.doe(weeg2(wereld, { urgentie: "acuut" }));
    const wegingen = wereld.dossier().vastleggingen.filter(({ soort }) => soort === "weging");
    expect(wegingen).toHaveLength(3);
    expect(wegingen).toEqual(expect.arrayContaining(eerste));
    expect(tweedeIn(wereld).inhoud.herziet).toEqual({ wegingId: vorige.id, gewijzigd: ["mensenhandel", "urgentie"] });
  });
});

it("a casus without a casusoverleg is weighed by its seats", () => {
  const wereld = maakWereld();
  wereld.meld(maakMelding());
  wereld.pasToe({
    nieuw: [],
    vervangen: [
      { ...wereld.open(), versie: wereld.open().versie + 1, positie: { stap: "weging-2", sinds: wereld.nu() } },
    ],
    mitsOpen: [],
  });
  const zonder = weeg2(wereld, { deelnemers: deelnemers("politie", "moviera", "om") });
  // That there was none is a part of the picture that is missing.
  expect(velden(zonder)).toEqual(["ontbreekt"]);
  const ontbreekt = [...VERPLICHT, "casusoverleg-gehouden"].map((onderdeel) => ({ onderdeel, reden: "Te laat." }));
  expect(weigering(weeg2(wereld, { deelnemers: deelnemers("politie", "moviera", "om"), ontbreekt }))).toBe("geen");
});
