import { describe, expect, it } from "vitest";
import { regioSchema, type Regio } from "../../../shared/domain/regio.ts";
import { deelnemers, opdracht } from "../../fixtures/opdrachten.ts";
import { maakArbeidsuitbuitingCasus, maakMelding } from "../../fixtures/melding.ts";
import { bewijsIn, weeg1 as weeg } from "./wegers.ts";
import { BESLUITEN, maakWereld, neem, NOG, weigering, wereldVoor, type Wereld } from "./wereld.ts";

const weeg1 = (wereld: Wereld, overrides: Parameters<typeof opdracht.eersteWeging>[0] = {}) =>
  weeg(wereld, opdracht.eersteWeging(overrides));

describe("quorum of the first weging (NB5)", () => {
  it.each([
    [["politie", "moviera", "gemeente-doetinchem"], "geen", 0],
    [["politie", "moviera"], "quorum-niet-gehaald", 1],
    [["politie", "politie", "moviera"], "ongeldige-invoer", 0],
    [["politie"], "quorum-niet-gehaald", 2],
    [["veilig-thuis", "mee-samen", "moviera"], "quorum-niet-gehaald", 1],
    // A seat of both domains counts for either.
    [["politie", "om", "zvh"], "geen", 0],
    [["politie", "om", "gemeente-doetinchem"], "geen", 0],
    [["politie", "moviera", "gemeente-apeldoorn"], "ongeldige-invoer", 0],
    [["politie", "moviera", "om", "nla"], "ongeldige-invoer", 0],
    [["politie", "moviera", "om", "verzonnen"], "ongeldige-invoer", 0],
  ] as const)("%j: %s", (organisaties, code, tekorten) => {
    const besluit = weeg1(wereldVoor("weging-1:wel"), { deelnemers: deelnemers(...organisaties) });
    expect(weigering(besluit)).toBe(code);
    if (!besluit.ok && besluit.fout.code === "quorum-niet-gehaald") {
      expect(besluit.fout.nodig).toHaveLength(tekorten);
    }
  });

  it("has no seat for a municipality when the casus has none", () => {
    const wereld = maakWereld();
    wereld.meld(maakMelding({ locatie: null }));
    const deel = deelnemers("politie", "moviera", "gemeente-doetinchem");
    expect(weigering(weeg1(wereld, { deelnemers: deel }))).toBe("ongeldige-invoer");
  });
});

describe("the absolute doorlaatverbod (H2.3-a5 … a9, X4)", () => {
  const toegepast = { besluit: "toegepast" as const, groteZekerheid: true, motivering: "m" };
  it.each([
    ["declared, two pieces of evidence", toegepast, 2, "wel", "geen"],
    ["one piece of evidence", toegepast, 1, "wel", "bewijs-onvoldoende"],
    ["no evidence", toegepast, 0, "wel", "bewijs-onvoldoende"],
    ["no great certainty", { ...toegepast, groteZekerheid: false }, 2, "wel", "tegenstrijdige-weging"],
    ["no trafficking", toegepast, 2, "geen", "tegenstrijdige-weging"],
    [
      "certainty and evidence, and yet not applied",
      { ...toegepast, besluit: "niet-nodig" as const },
      2,
      "wel",
      "tegenstrijdige-weging",
    ],
    // What it rests on cannot be left out to avoid the obligation.
    [
      "certainty, not applied, its evidence not cited",
      { ...toegepast, besluit: "niet-toegepast" as const },
      0,
      "wel",
      "tegenstrijdige-weging",
    ],
    [
      "certainty, and no trafficking",
      { ...toegepast, besluit: "niet-toegepast" as const },
      0,
      "geen",
      "tegenstrijdige-weging",
    ],
  ] as const)("%s", (_, doorlaatverbod, aantal, kwalificatie, code) => {
    const wereld = wereldVoor("weging-1:wel");
    const bewijsmiddelen = bewijsIn(wereld).slice(0, aantal);
    const besluit = weeg1(wereld, { doorlaatverbod, bewijsmiddelen, kwalificatie });
    expect(weigering(besluit)).toBe(code);
  });

  it.each([
    ["niet-toegepast", "geen"],
    ["niet-nodig", "tegenstrijdige-weging"],
  ] as const)("certainty without evidence can only be not applied, with the reason: %s", (besluit, code) => {
    const wereld = maakWereld();
    wereld.meld(maakArbeidsuitbuitingCasus());
    expect(weigering(weeg1(wereld, { doorlaatverbod: { ...toegepast, besluit } }))).toBe(code);
  });

  it("is applied by who takes part and agrees", () => {
    const wereld = wereldVoor("weging-1:wel");
    const met = (...wie: { organisatie: string; akkoord?: boolean; toelichting?: string }[]) =>
      weigering(weeg1(wereld, { doorlaatverbod: toegepast, bewijsmiddelen: [...bewijsIn(wereld)], deelnemers: wie }));
    const anderen = deelnemers("om", "moviera", "gemeente-doetinchem");
    expect(met(...anderen)).toBe("tegenstrijdige-weging");
    expect(met(...anderen, { organisatie: "politie", akkoord: false, toelichting: "nee" })).toBe(
      "tegenstrijdige-weging",
    );
    expect(met(...anderen, { organisatie: "politie" })).toBe("geen");
  });

  it("counts kinds, not pieces, where the region says so", () => {
    const regio: Regio = regioSchema.parse({
      ...NOG,
      bewijsmiddelen: { ...NOG.bewijsmiddelen, verschillendeSoorten: true },
    });
    const wereld = neem(wereldVoor("weging-1:wel", maakArbeidsuitbuitingCasus(), regio), "bewijsmiddel");
    const [digitaal, verklaring, nogDigitaal] = bewijsIn(wereld);
    const aangehaald = (...ids: readonly (string | undefined)[]) =>
      weeg1(wereld, { doorlaatverbod: toegepast, bewijsmiddelen: ids.map(String) });
    expect(weigering(aangehaald(digitaal, nogDigitaal))).toBe("bewijs-onvoldoende");
    expect(weigering(aangehaald(digitaal, verklaring))).toBe("geen");
  });

  it("opens a mandatory intervention in hours beside the path, and informs who must know", () => {
    const wereld = neem(wereldVoor("weging-1:wel"), "weging-1:doorlaatverbod");
    const [taak, ...andere] = wereld.dossier().taken.filter(({ soort }) => soort !== "melder-horen");
    expect(andere).toEqual([]);
    expect(taak).toMatchObject({
      soort: "interventie",
      status: "open",
      verplicht: true,
      eigenaar: { rol: "lid-ketenregieteam", organisatie: "politie" },
    });
    expect(Date.parse(taak?.uiterlijkOp ?? "") - Date.parse(taak?.geopendOp ?? "")).toBe(2 * 3_600_000);
    expect(wereld.open().positie.stap).toBe("partners-uitnodigen");
    const gemeld = wereld
      .vanType("gebeurtenis")
      .flatMap(({ berichten }) => berichten)
      .filter(({ soort }) => soort === "casus.doorlaatverbod-toegepast")
      .map(({ ontvanger }) => ontvanger);
    expect(gemeld).toEqual(["om", "zvh", "veilig-thuis"]);
  });

  it("is never dropped: the casus cannot end before the intervention has a result (H2.3-a7)", () => {
    const wereld = neem(wereldVoor("weging-1:wel"), "weging-1:doorlaatverbod", "uitnodigen", "overleg");
    expect(weigering(BESLUITEN["weging-2:geen-geen"](wereld))).toBe("tegenstrijdige-weging");
    expect(weigering(BESLUITEN["weging-2:geen-wel"](wereld))).toBe("tegenstrijdige-weging");
    neem(wereld, "interventie", "weging-2:geen-wel", "bewijsmiddel", "doorlaatverbod");
    expect(weigering(BESLUITEN.overdracht(wereld))).toBe("acties-open");
    expect(weigering(BESLUITEN.afschalen(wereld))).toBe("acties-open");
    neem(wereld, "interventie", "overdracht", "overdracht:aanvaard");
    expect(wereld.dossier().casus.status).toBe("afgeschaald");
    expect(wereld.dossier().taken.map(({ status }) => status)).not.toContain("open");
  });
});
