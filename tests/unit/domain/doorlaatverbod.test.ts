import { describe, expect, it } from "vitest";
import { decideDoorlaatverbod } from "../../../shared/domain/besluiten/oordelen.ts";
import { doorlaatverbodInvoer } from "../../../shared/domain/weging.ts";
import { maakArbeidsuitbuitingCasus } from "../../fixtures/melding.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { bewijsIn, herweeg, weeg1 as weeg } from "./wegers.ts";
import { BESLUITEN, neem, opendeTaak, weigering, wereldVoor, type Wereld } from "./wereld.ts";

const weeg1 = (wereld: Wereld, overrides: Parameters<typeof opdracht.eersteWeging>[0] = {}) =>
  weeg(wereld, opdracht.eersteWeging(overrides));

describe("a weging that contradicts what runs", () => {
  it("cannot undo a doorlaatverbod that was applied, nor weigh 'geen' while the intervention runs", () => {
    const wereld = neem(wereldVoor("weging-1:wel"), "doorlaatverbod");
    expect(weigering(BESLUITEN["weging-1:geen"](wereld))).toBe("tegenstrijdige-weging");
    expect(weigering(BESLUITEN["weging-1:wel"](wereld))).toBe("tegenstrijdige-weging");
    neem(wereld, "weging-1:doorlaatverbod");
    expect(wereld.dossier().interventies).toHaveLength(1);
  });

  it("may weigh 'geen' once the intervention has a result", () => {
    const wereld = neem(wereldVoor("weging-1:wel"), "doorlaatverbod", "interventie", "weging-1:geen");
    expect(wereld.open().positie.stap).toBe("overdracht-na-weging-1");
  });

  it("a victim who fell back is taken out again: a new intervention", () => {
    const wereld = neem(wereldVoor("weging-1:wel"), "weging-1:doorlaatverbod", "interventie", "doorlaatverbod");
    expect(
      wereld
        .dossier()
        .interventies.map(({ status }) => status)
        .toSorted(),
    ).toEqual(["afgerond", "open"]);
  });
});

describe("the doorlaatverbod when the team cannot meet (NB2)", () => {
  const besluit = (wereld: Wereld, overrides: Parameters<typeof opdracht.buitenOverleg>[0], zetel = "politie") =>
    decideDoorlaatverbod(
      wereld.dossier(),
      doorlaatverbodInvoer.parse({ ...opdracht.buitenOverleg({ bewijsmiddelen: bewijsIn(wereld) }), ...overrides }),
      { ...wereld.context(), door: { rol: "lid-ketenregieteam", organisatie: zetel }, actorId: `zetel-${zetel}` },
    );

  it.each([
    ["applied", {}, "politie", "geen"],
    ["by another seat that may decide alone", {}, "om", "geen"],
    ["by a seat that may not", {}, "moviera", "geen-recht"],
    ["without evidence", { bewijsmiddelen: [] }, "politie", "bewijs-onvoldoende"],
    ["without the declaration", { groteZekerheid: false }, "politie", "tegenstrijdige-weging"],
    ["not applied, with certainty and evidence", { besluit: "niet-toegepast" }, "politie", "tegenstrijdige-weging"],
    ["not applied, for want of certainty", { besluit: "niet-toegepast", groteZekerheid: false }, "politie", "geen"],
  ] as const)("%s", (_, overrides, zetel, code) => {
    expect(weigering(besluit(wereldVoor("weging-1:wel"), overrides, zetel))).toBe(code);
  });

  it("obliges at once, at whatever step, and keeps who decided and why it could not wait", () => {
    const wereld = wereldVoor("voortgang:afronden");
    wereld.doe(besluit(wereld, {}, "om"));
    expect(wereld.dossier().interventies).toMatchObject([{ status: "open" }]);
    expect(wereld.dossier().vastleggingen.findLast(({ soort }) => soort === "doorlaatverbod")?.inhoud).toMatchObject({
      ...{
        beslisser: { actorId: "zetel-om", organisatie: "om" },
        waaromBuitenOverleg: "Het is nacht en er is gevaar.",
      },
    });
    expect(weigering(besluit(wereld, {}))).toBe("al-afgehandeld");
    expect(weigering(BESLUITEN["voortgang:afronden"](wereld))).toBe("acties-open");
  });

  it("not applied is kept with its reason, and counted", () => {
    const wereld = wereldVoor("weging-1:wel");
    wereld.doe(besluit(wereld, { besluit: "niet-toegepast", groteZekerheid: false }));
    expect(wereld.dossier().interventies).toEqual([]);
    const feiten = wereld
      .vanType("gebeurtenis")
      .flatMap(({ berichten }) => berichten.map(({ data }) => [data["feit"], data["uitkomst"]]));
    expect(feiten).toContainEqual(["doorlaatverbod", "niet-toegepast"]);
  });
});

describe("a herweging (X3)", () => {
  it("leaves the earlier weging as it was, names it, why, and what is different", () => {
    const wereld = wereldVoor("uitnodigen");
    const eerder = wereld.dossier().vastleggingen.find(({ soort }) => soort === "weging");
    wereld.doe(herweeg(wereld, "wel", { veiligheid: "veilig", samenwerking: "geintegreerd" }));
    const wegingen = wereld.dossier().vastleggingen.filter(({ soort }) => soort === "weging");
    expect(wegingen).toContainEqual(eerder);
    expect(wegingen.at(-1)).toMatchObject({
      bij: eerder?.vastleggingId,
      inhoud: {
        herziet: {
          ...{ wegingId: eerder?.vastleggingId, aanleiding: "Er is een nieuwe verklaring." },
          gewijzigd: ["veiligheid", "samenwerking"],
        },
      },
    });
    expect(wereld.open()).toMatchObject({ positie: { stap: "partners-uitnodigen" }, samenwerking: "geintegreerd" });
  });

  it.each([
    ["partners-uitnodigen", ["weging-1:wel"], "geen", "overdracht-na-weging-1", 2],
    ["casusoverleg", ["weging-1:wel", "uitnodigen"], "geen", "overdracht-na-weging-1", 2],
    ["overdracht-na-weging-1", ["weging-1:geen"], "wel", "partners-uitnodigen", 3],
    ["overdracht-na-weging-1", ["weging-1:geen"], "geen", "overdracht-na-weging-1", null],
  ] as const)("from %s, after %j, to %s puts the casus at %s", (van, weg, kwalificatie, naar, hoofdstap) => {
    const wereld = neem(wereldVoor("weging-1:wel"), ...weg);
    opendeTaak(wereld);
    const { lopendeTaakId, uitvoering } = wereld.open();
    expect(wereld.open().positie.stap).toBe(van);
    wereld.doe(herweeg(wereld, kwalificatie));
    const casus = wereld.open();
    expect(casus.positie.stap).toBe(naar);
    if (hoofdstap === null) {
      expect(casus.uitvoering).toEqual(uitvoering);
      return;
    }
    expect(casus).toMatchObject({ teDrijven: true, uitvoering: { hoofdstap, begin: naar, status: "gevraagd" } });
    expect(wereld.dossier().taken.find(({ taakId }) => taakId === lopendeTaakId)).toMatchObject({
      ...{ status: "vervallen", reden: "verplaatst", teDrijven: true },
    });
    expect(wereld.dossier().uitnodigingen.filter(({ status }) => status === "open")).toEqual([]);
    const open = wereld.dossier().taken.filter(({ status }) => status === "open");
    expect(open.map(({ soort }) => soort)).toEqual([]);
  });

  it("is counted, and so is a weging that comes again after new facts, which names the one before", () => {
    const wereld = neem(wereldVoor("weging-1:wel"), "weging-1:geen");
    wereld.doe(herweeg(wereld, "geen", { actueel: "nee" }));
    const feiten = wereld
      .vanType("gebeurtenis")
      .flatMap(({ berichten }) => berichten.map(({ data }) => [data["feit"], data["uitkomst"]]));
    expect(feiten).toContainEqual(["herweging", "geen"]);
    // Reported anew while it is scaled down: the casus comes back to its weging.
    wereld.meld(maakArbeidsuitbuitingCasus());
    expect(wereld.open().positie.stap).toBe("weging-1");
    const eerder = wereld.dossier().vastleggingen.findLast(({ soort }) => soort === "weging")?.vastleggingId;
    neem(wereld, "weging-1:wel");
    expect(wereld.dossier().vastleggingen.findLast(({ soort }) => soort === "weging")?.inhoud).toMatchObject({
      herziet: { wegingId: eerder, gewijzigd: ["actueel", "kwalificatie"] },
    });
  });

  it("can apply the doorlaatverbod", () => {
    const wereld = wereldVoor("uitnodigen");
    const { doorlaatverbod } = opdracht.doorlaatverbod([]);
    wereld.doe(herweeg(wereld, "wel", { doorlaatverbod, bewijsmiddelen: [...bewijsIn(wereld)] }));
    expect(wereld.dossier().interventies).toHaveLength(1);
  });

  it.each(["weging-1:wel", "weging-2:wel-wel", "nazorg"] as const)("is not for before %s", (tot) => {
    expect(weigering(herweeg(wereldVoor(tot), "geen"))).toBe("stap-niet-aan-de-beurt");
  });
});

describe("the risk inventory (H2.3-e1)", () => {
  it.each([
    [{ instrument: "risico-inventarisatie", versie: "1", score: 7 }, "geen"],
    [{ instrument: "risico-inventarisatie", versie: "9", score: 7 }, "ongeldige-invoer"],
    [{ instrument: "wegingskader", versie: "1", score: 7 }, "ongeldige-invoer"],
  ])("%j: %s", (risico, code) => {
    expect(weigering(weeg1(wereldVoor("weging-1:wel"), { risico }))).toBe(code);
  });
});
