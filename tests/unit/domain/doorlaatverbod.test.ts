import { describe, expect, it } from "vitest";
import type { Besluitcontext } from "../../../shared/domain/besluit.ts";
import { takeOverInterventie } from "../../../shared/domain/besluiten/interventie.ts";
import { bewaakTaak } from "../../../shared/domain/bewaking.ts";
import { decideDoorlaatverbod } from "../../../shared/domain/besluiten/oordelen.ts";
import { doorlaatverbodInvoer } from "../../../shared/domain/weging.ts";
import { maakArbeidsuitbuitingCasus } from "../../fixtures/melding.ts";
import { maakPartner } from "../../fixtures/register.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { bewijsIn, herweeg, weeg1 as weeg } from "./wegers.ts";
import { BESLUITEN, neem, opendeTaak, weigering, wereldVoor, type Wereld, BEGIN } from "./wereld.ts";

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
    const wereld = neem(wereldVoor("weging-1:wel"), "weging-1:doorlaatverbod", "interventie");
    // On the evidence that was acted on nothing is decided anew; with new evidence it is.
    expect(weigering(BESLUITEN.doorlaatverbod(wereld))).toBe("tegenstrijdige-weging");
    neem(wereld, "bewijsmiddel", "doorlaatverbod");
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
    expect(weigering(besluit(wereld, {}))).toBe("interventie-loopt");
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

describe("a casus does not end with an intervention that runs, whoever was first", () => {
  /** Decisions taken on the same record, written one after the other: the second must find that it was not as it read it. */
  it.each([
    ["afschalen", ["weging-1:geen"]],
    ["overdracht:aanvaard", ["weging-1:geen", "overdracht"]],
    ["lessen", null],
  ] as const)("%s", (einde, weg) => {
    for (const eerst of ["doorlaatverbod", "einde"] as const) {
      const wereld = weg === null ? wereldVoor("lessen") : neem(wereldVoor("weging-1:wel"), ...weg);
      const besluiten = { doorlaatverbod: BESLUITEN.doorlaatverbod(wereld), einde: BESLUITEN[einde](wereld) };
      const tweede = eerst === "einde" ? besluiten.doorlaatverbod : besluiten.einde;
      wereld.doe(besluiten[eerst]);
      expect(() => wereld.doe(tweede)).toThrow(/niet de volgende versie|niet open/);
      const loopt = wereld.dossier().interventies.some(({ status }) => status === "open");
      expect(loopt && wereld.dossier().casus.status !== "open").toBe(false);
    }
  });
});

describe("who has to act at a doorlaatverbod", () => {
  const begin = (wereld: Wereld, anders: Partial<Besluitcontext>) => {
    wereld.doe(
      decideDoorlaatverbod(
        wereld.dossier(),
        doorlaatverbodInvoer.parse(opdracht.buitenOverleg({ bewijsmiddelen: bewijsIn(wereld) })),
        {
          ...wereld.context(),
          ...{ door: { rol: "lid-ketenregieteam", organisatie: "om" }, actorId: "zetel-om" },
          ...anders,
        },
      ),
    );
    return wereld.dossier().interventies[0]?.eigenaar.organisatie;
  };
  const zonderPolitie = (wereld: Wereld) => (wereld.context().zetels ?? []).filter(({ zetel }) => zetel !== "politie");

  it("is the seat that the region names, and the team when nobody fills it or its organisation is out", () => {
    expect(begin(wereldVoor("weging-1:wel"), {})).toBe("politie");
    const leeg = wereldVoor("weging-1:wel");
    expect(begin(leeg, { zetels: zonderPolitie(leeg) })).toBe("ketenregieteam");
    const uitgetreden = maakPartner({
      organisatie: "politie",
      omschrijving: null,
      deelname: { versie: 1, van: BEGIN, tot: BEGIN, ondertekeningen: [] },
    });
    expect(begin(wereldVoor("weging-1:wel"), { partners: [uitgetreden] })).toBe("ketenregieteam");
  });

  it("its deputy of another organisation hears by that organisation, when it has a seat of its own", () => {
    const gehoord = (organisatie: string) => {
      const wereld = wereldVoor("weging-1:wel");
      const vervanger = { zetel: "politie", actorId: "iemand", organisatie, hoedanigheid: "vervanger" as const };
      begin(wereld, { zetels: [...(wereld.context().zetels ?? []), { ...vervanger, mandaten: [] }] });
      return wereld
        .vanType("gebeurtenis")
        .flatMap(({ berichten }) => berichten)
        .filter(({ soort, data }) => soort === "taak.geopend" && data["soort"] === "interventie")
        .map(({ ontvanger }) => ontvanger);
    };
    expect(gehoord("moviera")).toEqual(["politie", "moviera"]);
    expect(gehoord("ggd")).toEqual(["politie"]);
    expect(gehoord("politie")).toEqual(["politie"]);
  });

  it("hands it to the team with the date that it had, once", () => {
    const wereld = neem(wereldVoor("weging-1:wel"), "doorlaatverbod");
    const taak = () => {
      const open = wereld.dossier().taken.find((een) => een.status === "open" && een.soort === "interventie");
      if (open?.status !== "open") throw new Error("geen taak");
      return open;
    };
    const was = taak();
    const over = takeOverInterventie(wereld.dossier(), was, { ...wereld.context(), door: null });
    if (over === null) throw new Error("niet overgenomen");
    wereld.pasToe(over);
    expect(taak()).toMatchObject({
      ...{ taakId: was.taakId, uiterlijkOp: was.uiterlijkOp, eigenaar: { organisatie: "ketenregieteam" } },
    });
    expect(takeOverInterventie(wereld.dossier(), taak(), wereld.context())).toBeNull();
    neem(wereld, "interventie:loopt");
    expect(taak().eigenaar.organisatie).toBe("ketenregieteam");
  });

  it("is said again within hours while nobody reports, on a Sunday too", () => {
    const wereld = neem(wereldVoor("weging-1:wel"), "doorlaatverbod");
    const taak = wereld.dossier().taken.find((een) => een.status === "open" && een.soort === "interventie");
    if (taak?.status !== "open") throw new Error("geen taak");
    wereld.verder(5 * 86_400);
    const bewaakt = bewaakTaak({ ...taak, trap: 3, klok: wereld.nu() }, { ...wereld.context(), door: null });
    expect(bewaakt.berichten).toHaveLength(1);
    expect(Date.parse(bewaakt.taak.klok) - Date.parse(wereld.nu())).toBe(2 * 3_600_000);
  });

  it("who fills another seat as well decides from the one that may", () => {
    const wereld = wereldVoor("weging-1:wel");
    const zetels = (wereld.context().zetels ?? []).map((een) =>
      een.zetel === "politie" ? { ...een, actorId: "zetel-zvh" } : een,
    );
    begin(wereld, { zetels, actorId: "zetel-zvh", door: { rol: "lid-ketenregieteam", organisatie: "zvh" } });
    expect(wereld.dossier().vastleggingen.findLast(({ soort }) => soort === "doorlaatverbod")?.inhoud).toMatchObject({
      beslisser: { actorId: "zetel-zvh", organisatie: "politie" },
    });
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
    // Who reported is heard at the casustafel only.
    expect(open.map(({ soort }) => soort)).toEqual(kwalificatie === "wel" ? ["melder-horen"] : []);
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
