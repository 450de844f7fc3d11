import { describe, expect, it } from "vitest";
import type { Besluitcontext } from "../../../shared/domain/besluit.ts";
import { recordBewijsmiddel } from "../../../shared/domain/besluiten/bewijsmiddelen.ts";
import { recordOordeel } from "../../../shared/domain/besluiten/oordelen.ts";
import { recordEersteWeging } from "../../../shared/domain/besluiten/wegen.ts";
import { regioSchema, type Regio } from "../../../shared/domain/regio.ts";
import { bewijsmiddelInvoer, eersteWegingInvoer, oordeelInvoer } from "../../../shared/domain/weging.ts";
import { maakArbeidsuitbuitingCasus } from "../../fixtures/melding.ts";
import { deelnemers, opdracht } from "../../fixtures/opdrachten.ts";
import { bewijsIn, weeg1 as weeg } from "./wegers.ts";
import { BESLUITEN, NOG, weigering, wereldVoor, type Wereld } from "./wereld.ts";

const weeg1 = (wereld: Wereld, overrides: Parameters<typeof opdracht.eersteWeging>[0] = {}) =>
  weeg(wereld, opdracht.eersteWeging(overrides));
const ONBEKEND = "3f0c1a52-8d5e-4b7a-9a61-0c2d5e7f9b13";

describe("evidence (H2.3-a9)", () => {
  const bewijs = (wereld: Wereld, overrides: Parameters<typeof opdracht.bewijsmiddel>[0]) =>
    recordBewijsmiddel(wereld.dossier(), bewijsmiddelInvoer.parse(opdracht.bewijsmiddel(overrides)), wereld.context());
  const veldenVan = (besluit: ReturnType<typeof bewijs>) =>
    !besluit.ok && besluit.fout.code === "ongeldige-invoer" ? besluit.fout.fouten.map(({ veld }) => veld) : besluit;

  it.each([
    [{ soort: "gerucht" }, ["soort"]],
    [{ leverancier: "verzonnen" }, ["leverancier"]],
    [{ datum: "2026-03-03" }, ["datum"]],
    [{ vervangt: ONBEKEND, bron: "een ander" }, ["vervangt"]],
    [{}, ["omschrijving"]],
    [{ soort: "gerucht", leverancier: "verzonnen", datum: "2099-01-01" }, ["soort", "leverancier", "datum"]],
  ])("%j is refused by field, all at once", (overrides, velden) => {
    expect(veldenVan(bewijs(wereldVoor("weging-1:wel"), overrides))).toEqual(velden);
  });

  it("tells who supplied it: the organisation that is named, or that of who records it", () => {
    const wereld = wereldVoor("weging-1:wel");
    wereld.doe(bewijs(wereld, { leverancier: "om" }));
    const leveranciers = wereld
      .dossier()
      .vastleggingen.flatMap(({ soort, kenmerk }) => (soort === "bewijsmiddel" ? [kenmerk.geleverdDoor] : []));
    expect(leveranciers.toSorted()).toEqual(["om", "politie", "politie"]);
  });

  it("that was replaced is not cited any more, nor counts, nor is replaced again", () => {
    const wereld = wereldVoor("weging-1:wel");
    const [eerste, tweede] = bewijsIn(wereld);
    const beter = wereld.doe(bewijs(wereld, { vervangt: eerste }));
    expect(bewijsIn(wereld)).toEqual([tweede, beter]);
    const besluit = weeg1(wereld, { bewijsmiddelen: [eerste ?? "", tweede ?? "", tweede ?? "", beter, ONBEKEND] });
    expect(veldenVan(besluit)).toEqual(["bewijsmiddelen[0]", "bewijsmiddelen[2]", "bewijsmiddelen[4]"]);
    expect(veldenVan(bewijs(wereld, { vervangt: eerste, bron: "een ander" }))).toEqual(["vervangt"]);
  });
});

describe("who weighs (X3, B1.10, X16)", () => {
  const inhoudVan = (wereld: Wereld) => {
    const weging = wereld.dossier().vastleggingen.findLast(({ soort }) => soort === "weging");
    if (weging?.soort !== "weging" || weging.inhoud.soort === "tweede") throw new Error("geen eerste weging");
    return weging.inhoud;
  };
  it("is recorded as the register knows them: who, in which capacity, on which mandate; and who disagreed, and why", () => {
    const wereld = wereldVoor("weging-1:wel");
    wereld.doe(
      weeg1(wereld, {
        deelnemers: [
          ...deelnemers("politie", "moviera", "gemeente-doetinchem"),
          { organisatie: "om", akkoord: false, toelichting: "te weinig feiten" },
        ],
      }),
    );
    const { deelnemers: wie, acuutVolgensMelder, beslisser } = inhoudVan(wereld);
    expect(wie.map(({ actorId, hoedanigheid, mandaat, akkoord }) => [actorId, hoedanigheid, mandaat, akkoord])).toEqual(
      [
        ["zetel-politie", "houder", "weging", true],
        ["zetel-moviera", "houder", "weging", true],
        ["gemeente-doetinchem", "houder", "weging", true],
        ["zetel-om", "houder", "weging", false],
      ],
    );
    expect(wie.at(-1)?.toelichting).toBe("te weinig feiten");
    expect({ acuutVolgensMelder, beslisser }).toEqual({ acuutVolgensMelder: false, beslisser: null });
  });

  it("who disagrees says why", () => {
    const gelezen = eersteWegingInvoer.safeParse(
      opdracht.eersteWeging({ deelnemers: [{ organisatie: "om", akkoord: false }] }),
    );
    expect(gelezen.error?.issues.map(({ path }) => path.join("."))).toEqual(["deelnemers.0.toelichting"]);
  });

  it("a deputy inside the window may be named, and takes part on a mandate of their own; outside it not", () => {
    const wereld = wereldVoor("weging-1:wel");
    const met = () =>
      weeg1(wereld, {
        deelnemers: [
          { organisatie: "politie", actorId: "vervanger-politie" },
          ...deelnemers("moviera", "gemeente-doetinchem"),
        ],
      });
    expect(weigering(met())).toBe("ongeldige-invoer");
    wereld.verder(8 * 86_400);
    wereld.doe(met());
    expect(inhoudVan(wereld).deelnemers[0]).toMatchObject({ actorId: "vervanger-politie", hoedanigheid: "vervanger" });
  });

  it("one person who fills two seats weighs once", () => {
    const wereld = wereldVoor("weging-1:wel");
    const zetels = (wereld.context().zetels ?? []).map((een) =>
      een.zetel === "politie" ? { ...een, actorId: "zetel-moviera" } : een,
    );
    const weging = eersteWegingInvoer.parse(opdracht.eersteWeging());
    const besluit = recordEersteWeging(wereld.dossier(), weging, { ...wereld.context(), zetels });
    expect(weigering(besluit)).toBe("ongeldige-invoer");
  });

  it("a seat without a mandate that holds, or with nobody on it, does not weigh", () => {
    const wereld = wereldVoor("weging-1:wel");
    const zonder = (zetels: Besluitcontext["zetels"]) =>
      recordEersteWeging(wereld.dossier(), eersteWegingInvoer.parse(opdracht.eersteWeging()), {
        ...wereld.context(),
        zetels,
      });
    const alle = wereld.context().zetels ?? [];
    const zonderMandaat = alle.map((een) => (een.zetel === "moviera" ? { ...een, mandaten: [] } : een));
    const leeg = alle.filter(({ zetel }) => zetel !== "moviera");
    for (const [zetels, tekst] of [
      [zonderMandaat, "geldig mandaat"],
      [leeg, "niemand op de zetel"],
    ] as const) {
      const besluit = zonder(zetels);
      if (besluit.ok || besluit.fout.code !== "ongeldige-invoer") throw new Error("niet geweigerd");
      expect(besluit.fout.fouten).toEqual([
        { veld: "deelnemers[1].organisatie", melding: expect.stringContaining(tekst) as string },
      ]);
    }
  });
});

describe("a weging asynchronously (NB5)", () => {
  /** Seats that judge, each by its own holder. */
  const oordeel = (wereld: Wereld, zetel: string, overrides: Parameters<typeof opdracht.oordeel>[0] = {}) => {
    const door = { rol: "lid-ketenregieteam" as const, organisatie: zetel };
    const actorId = zetel.startsWith("gemeente-") ? zetel : `zetel-${zetel}`;
    wereld.doe(
      recordOordeel(wereld.dossier(), oordeelInvoer.parse(opdracht.oordeel(overrides)), {
        ...wereld.context(),
        door,
        actorId,
      }),
    );
    wereld.verder(60);
  };
  const asynchroon = { wijze: "asynchroon" as const, deelnemers: [] };

  it("rests on what each seat judged itself, the last of each; who judged otherwise disagrees", () => {
    const wereld = wereldVoor("weging-1:wel");
    expect(weigering(weeg1(wereld, asynchroon))).toBe("quorum-niet-gehaald");
    for (const zetel of ["politie", "moviera", "om"]) oordeel(wereld, zetel, { kwalificatie: "geen" });
    expect(weigering(weeg1(wereld, asynchroon))).toBe("quorum-niet-gehaald");
    for (const zetel of ["politie", "moviera", "gemeente-doetinchem"]) oordeel(wereld, zetel);
    wereld.doe(weeg1(wereld, asynchroon));
    const weging = wereld.dossier().vastleggingen.findLast(({ soort }) => soort === "weging");
    if (weging?.soort !== "weging" || weging.inhoud.soort === "tweede") throw new Error("geen eerste weging");
    expect(weging.inhoud.deelnemers.map(({ organisatie, akkoord }) => [organisatie, akkoord]).toSorted()).toEqual([
      ["gemeente-doetinchem", true],
      ["moviera", true],
      ["om", false],
      ["politie", true],
    ]);
  });

  it("rests on what was judged since the last evidence, by who still fills the seat", () => {
    const wereld = wereldVoor("weging-1:wel");
    for (const zetel of ["politie", "moviera", "gemeente-doetinchem"]) oordeel(wereld, zetel);
    wereld.doe(BESLUITEN.bewijsmiddel(wereld));
    wereld.verder(60);
    expect(weigering(weeg1(wereld, asynchroon))).toBe("quorum-niet-gehaald");
    for (const zetel of ["politie", "moviera", "gemeente-doetinchem"]) oordeel(wereld, zetel);
    const zonder = (wereld.context().zetels ?? []).filter(({ zetel }) => zetel !== "moviera");
    const weging = eersteWegingInvoer.parse(opdracht.eersteWeging(asynchroon));
    expect(weigering(recordEersteWeging(wereld.dossier(), weging, { ...wereld.context(), zetels: zonder }))).toBe(
      "quorum-niet-gehaald",
    );
    expect(weigering(weeg1(wereld, asynchroon))).toBe("geen");
  });

  it("is refused, the oordeel as well, where the region does not allow it", () => {
    const regio: Regio = regioSchema.parse({
      ...NOG,
      quorum: { ...NOG.quorum, weging1: { ...NOG.quorum.weging1, asynchroon: false } },
    });
    const wereld = wereldVoor("weging-1:wel", maakArbeidsuitbuitingCasus(), regio);
    expect(weigering(weeg1(wereld, asynchroon))).toBe("ongeldige-invoer");
    expect(weigering(BESLUITEN.oordeel(wereld))).toBe("ongeldige-invoer");
  });

  it.each([
    [{ wijze: "overleg", deelnemers: [] }, "noem er ten minste één"],
    [{ wijze: "asynchroon" }, "laat leeg"],
  ] as const)("%j is refused by field", (overrides, tekst) => {
    const invoer = { ...opdracht.eersteWeging(), ...overrides };
    const gelezen = eersteWegingInvoer.safeParse(invoer);
    expect(gelezen.error?.issues).toMatchObject([
      { path: ["deelnemers"], message: expect.stringContaining(tekst) as string },
    ]);
  });
});
