import { describe, expect, it } from "vitest";
import type * as z from "zod";
import { recordCasusoverleg } from "../../../shared/domain/besluiten/casusoverleggen.ts";
import { recordVoortgang } from "../../../shared/domain/besluiten/voortgang.ts";
import { casusoverlegInvoer } from "../../../shared/domain/casusoverleg.ts";
import { plusSeconden } from "../../../shared/domain/tijd.ts";
import { nummerVan, openPuntenVan, rondenVan, voortgangInvoer } from "../../../shared/domain/voortgang.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import type { planInvoer } from "../../../shared/domain/plan.ts";
import { voorbeeldRegio } from "../../fixtures/regio-voorbeeld.ts";
import { neem, weigering, wereldVoor, type Wereld } from "./wereld.ts";

type Invoer = Partial<z.input<typeof voortgangInvoer>>;
type Soort = "voortzetten" | "bijsturen" | "afronden";

const leg = (wereld: Wereld, uitkomst: Soort, anders: Invoer = {}, regio = wereld.context().regio) => {
  const invoer = opdracht.voortgang(uitkomst, { ronde: wereld.open().ronde, ...anders });
  return recordVoortgang(wereld.dossier(), voortgangInvoer.parse(invoer), { ...wereld.context(), regio });
};
const houd = (wereld: Wereld, uitkomst: Soort, anders: Invoer = {}): void => {
  wereld.doe(leg(wereld, uitkomst, anders));
  wereld.verder(86_400);
};
/** At its first round, with everything mandatory done. */
const bijRonde = () => wereldVoor("voortgang:afronden");
const fouten = (besluit: ReturnType<typeof leg>) =>
  besluit.ok || besluit.fout.code !== "ongeldige-invoer" ? [] : besluit.fout.fouten.map(({ veld }) => veld);

describe("a monitoring round (H4.3-a1, b2)", () => {
  it("is kept under its number, in order, with who took part and when the next one is", () => {
    const wereld = bijRonde();
    houd(wereld, "voortzetten", { deelnemers: ["politie", "moviera", "politie"] });
    const tweede = wereld.open().volgendeDatum;
    houd(wereld, "voortzetten", { goedGegaan: "Er is elke week contact." });
    const ronden = rondenVan(wereld.dossier().vastleggingen.toReversed());
    expect(ronden.map(nummerVan)).toEqual([1, 2]);
    expect(ronden.map(({ inhoud }) => inhoud.volgendeRondeOp)).toEqual([tweede, wereld.open().volgendeDatum]);
    const [door] = ronden[0]?.inhoud.deelnemers ?? [];
    expect(ronden[0]?.inhoud.deelnemers).toEqual([...new Set([door, "politie", "moviera"])]);
    expect(wereld.open()).toMatchObject({ ronde: 3, positie: { stap: "voortgang" } });
  });

  it("is recorded once: who names another than the casus is at hears which that is", () => {
    const wereld = bijRonde();
    const dossier = wereld.dossier();
    houd(wereld, "voortzetten");
    for (const ronde of [1, 3])
      expect(leg(wereld, "voortzetten", { ronde })).toEqual({
        ok: false,
        fout: { code: "ronde-niet-aan-de-beurt", ronde, huidig: 2 },
      });
    // Two decided on the same round: the store takes one, the other decides again on what is there now.
    const invoer = voortgangInvoer.parse(opdracht.voortgang("bijsturen", { ronde: 1 }));
    const ander = recordVoortgang(dossier, invoer, wereld.context());
    if (!ander.ok) throw new Error("geweigerd");
    expect(() => {
      wereld.pasToe(ander.waarde.wijziging);
    }).toThrow();
    neem(wereld, "voortgang:bijsturen");
    expect(weigering(recordVoortgang(wereld.dossier(), invoer, wereld.context()))).toBe("stap-niet-aan-de-beurt");
  });

  it("names what was looked at, and only what is there", () => {
    const wereld = wereldVoor("overleg");
    const overleg = opdracht.overleg({ afspraken: [{ omschrijving: "Tolk regelen", organisatie: "moviera" }] });
    wereld.doe(recordCasusoverleg(wereld.dossier(), [], casusoverlegInvoer.parse(overleg), wereld.context()));
    neem(wereld, "weging-2:wel-wel", "plan", "vaststellen", "uitzetten", "actieresultaat");
    const actieId = wereld.dossier().acties[0]?.actieId ?? "";
    const afspraakId = wereld.dossier().taken.find(({ soort }) => soort === "afspraak")?.onderwerp ?? "";
    const stand = "op-schema" as const;
    const vreemd = [
      { actieId: afspraakId, stand },
      { afspraakId: actieId, stand },
      { monitoringsafspraak: 9, stand },
    ];
    expect(fouten(leg(wereld, "voortzetten", { bekeken: vreemd }))).toEqual([
      ...["bekeken[0].actieId", "bekeken[1].afspraakId", "bekeken[2].monitoringsafspraak"],
    ]);
    const bekeken = [
      { actieId, stand },
      { afspraakId, stand },
      { monitoringsafspraak: 0, stand },
    ];
    houd(wereld, "voortzetten", { bekeken });
    expect(rondenVan(wereld.dossier().vastleggingen)[0]?.inhoud.bekeken).toMatchObject(bekeken);
    for (const een of [{ stand }, { actieId, monitoringsafspraak: 0, stand }])
      expect(voortgangInvoer.safeParse(opdracht.voortgang("voortzetten", { bekeken: [een] })).success).toBe(false);
  });

  it("tells all that is wrong at once, and keeps nothing", () => {
    const wereld = bijRonde();
    const voor = structuredClone(wereld.alles());
    const besluit = leg(wereld, "afronden", {
      deelnemers: ["kmar"],
      openPunten: [{ punt: "Nog iets", organisatie: "kmar" }],
      afgehandeldePunten: [{ puntId: "1.1" }],
      terugNaar: "weging-2",
      volgendeRonde: "2026-04-01",
    });
    expect(fouten(besluit)).toEqual([
      ...["deelnemers[0]", "openPunten[0].organisatie", "afgehandeldePunten[0].puntId", "openPunten"],
      ...["terugNaar", "volgendeRonde"],
    ]);
    expect(wereld.alles()).toEqual(voor);
  });
});

describe("open points", () => {
  const punt = (naam: string, organisatie = "politie") => ({ punt: naam, organisatie });
  const open = (wereld: Wereld) => openPuntenVan(rondenVan(wereld.dossier().vastleggingen)).map(({ puntId }) => puntId);

  it("go along to the next rounds with their owner until one says that they are done", () => {
    const wereld = bijRonde();
    houd(wereld, "voortzetten", { openPunten: [punt("Tolk"), punt("Advocaat", "moviera")] });
    houd(wereld, "voortzetten", { openPunten: [punt("Verblijf")] });
    expect(open(wereld)).toEqual(["1.1", "1.2", "2.1"]);
    houd(wereld, "voortzetten", { afgehandeldePunten: [{ puntId: "1.1", hoe: "Gevonden" }] });
    expect(open(wereld)).toEqual(["1.2", "2.1"]);
    // Not a second time, and not twice in one round.
    const nogEens = [{ puntId: "1.1" }, { puntId: "2.1" }, { puntId: "2.1" }];
    expect(fouten(leg(wereld, "voortzetten", { afgehandeldePunten: nogEens }))).toEqual([
      ...["afgehandeldePunten[0].puntId", "afgehandeldePunten[2].puntId"],
    ]);
    neem(wereld, "voortgang:bijsturen", "plan", "vaststellen", "uitzetten");
    expect(open(wereld)).toEqual(["1.2", "2.1"]);
  });

  it("keep hoofdstap 4 from being rounded off, as mandatory work does: the refusal says which", () => {
    const wereld = wereldVoor("actieresultaat");
    houd(wereld, "voortzetten", { openPunten: [punt("Tolk"), punt("Advocaat")] });
    const taak = wereld.dossier().taken.find(({ soort }) => soort === "actie");
    const { onderwerp, eigenaar, uiterlijkOp } = taak ?? {};
    const vanPolitie = (id: string) => ({
      ...{ wat: "open-punt", id, eigenaar: { rol: "partner", organisatie: "politie" }, uiterlijkOp: null },
    });
    expect(leg(wereld, "afronden", { afgehandeldePunten: [{ puntId: "1.1" }] })).toEqual({
      ok: false,
      fout: {
        ...{ code: "acties-open", aantal: 2 },
        open: [{ wat: "actie", id: onderwerp, eigenaar, uiterlijkOp }, vanPolitie("1.2")],
      },
    });
    neem(wereld, "actieresultaat");
    expect(leg(wereld, "afronden")).toMatchObject({
      fout: { aantal: 2, open: [vanPolitie("1.1"), vanPolitie("1.2")] },
    });
    houd(wereld, "afronden", { afgehandeldePunten: [{ puntId: "1.1" }, { puntId: "1.2" }] });
    expect(wereld.open().positie.stap).toBe("nazorg");
  });

  it("are at most so many", () => {
    const wereld = bijRonde();
    const veel = (aantal: number) => Array.from({ length: aantal }, (_, i) => punt(`Punt ${String(i)}`));
    houd(wereld, "voortzetten", { openPunten: veel(50) });
    expect(fouten(leg(wereld, "voortzetten", { openPunten: veel(1) }))).toEqual(["openPunten"]);
    const afgehandeldePunten = [{ puntId: "1.50" }];
    expect(weigering(leg(wereld, "voortzetten", { openPunten: veel(1), afgehandeldePunten }))).toBe("geen");
  });
});

describe("the date of the next round", () => {
  it("is what the round agrees, within the region's bound and not in the past", () => {
    const wereld = bijRonde();
    const { kalender, regio } = wereld.context();
    const dag = (dagen: number) => kalender.dagVan(plusSeconden(wereld.nu(), dagen * 86_400));
    for (const [dagen, mag] of [
      [0, false],
      [1, true],
      [92, true],
      [93, false],
    ] as const)
      expect([dagen, fouten(leg(wereld, "voortzetten", { volgendeRonde: dag(dagen) })).length === 0]).toEqual([
        dagen,
        mag,
      ]);
    // Another region, another bound.
    const elders = { ...regio, monitoring: voorbeeldRegio.monitoring };
    expect(fouten(leg(wereld, "voortzetten", { volgendeRonde: dag(41) }, elders))).toEqual(["volgendeRonde"]);
    houd(wereld, "voortzetten", { volgendeRonde: dag(10) });
    expect(wereld.open().volgendeDatum).toBe(kalender.eindeVan(dag(9)));
  });

  it("else the plan's, else the region's term", () => {
    const volgens = (afspraken: z.input<typeof planInvoer>["monitoringsafspraken"]) => {
      const wereld = bijRonde();
      const dossier = wereld.dossier();
      const plannen = dossier.plannen.map((plan) => ({
        ...plan,
        inhoud: { ...plan.inhoud, monitoringsafspraken: (afspraken ?? []) as typeof plan.inhoud.monitoringsafspraken },
      }));
      const invoer = voortgangInvoer.parse(opdracht.voortgang("voortzetten"));
      const besluit = recordVoortgang({ ...dossier, plannen }, invoer, wereld.context());
      if (!besluit.ok) throw new Error("geweigerd");
      wereld.pasToe(besluit.waarde.wijziging);
      const { kalender, nu } = wereld.context();
      return {
        datum: wereld.open().volgendeDatum,
        na: (aantal: number) => kalender.deadline(nu, { eenheid: "dagen", aantal }),
      };
    };
    const plan = volgens([{ afspraak: "Elke twee weken", organisatie: "zvh", eersteRonde: null, elkeDagen: 14 }]);
    expect(plan.datum).toBe(plan.na(14));
    const termijn = volgens([{ afspraak: "Wie belt wie", organisatie: "zvh", eersteRonde: null, elkeDagen: null }]);
    expect(termijn.datum > plan.datum).toBe(true);
  });
});

describe("adjusting (H4.3-c1)", () => {
  it.each([
    [null, "plan-van-aanpak"],
    ["weging-2", "weging-2"],
    ["casusoverleg", "casusoverleg"],
    ["partners-uitnodigen", "partners-uitnodigen"],
  ] as const)("to %s: a new execution of hoofdstap 3 at %s, and what runs goes on", (terugNaar, stap) => {
    const wereld = wereldVoor("actieresultaat");
    if (terugNaar !== null) expect(fouten(leg(wereld, "bijsturen", { terugNaar }))).toEqual(["reden"]);
    houd(wereld, "bijsturen", { terugNaar, reden: "Er is een nieuw slachtoffer in beeld." });
    expect(wereld.open()).toMatchObject({
      ...{ positie: { stap }, ronde: 1, uitvoering: { hoofdstap: 3, n: 2, begin: stap, status: "gevraagd" } },
    });
    expect(wereld.dossier().taken.filter(({ soort, status }) => soort === "actie" && status === "open")).toHaveLength(
      1,
    );
  });

  it("from weging to weging and back: no round is skipped or doubled", () => {
    const wereld = bijRonde();
    houd(wereld, "bijsturen", { terugNaar: "weging-2", reden: "Het beeld is anders." });
    neem(wereld, "weging-2:wel-wel", "plan", "vaststellen", "uitzetten");
    houd(wereld, "bijsturen");
    neem(wereld, "plan", "vaststellen", "uitzetten");
    houd(wereld, "voortzetten");
    expect(rondenVan(wereld.dossier().vastleggingen).map(nummerVan)).toEqual([1, 2, 3]);
    expect(wereld.open().ronde).toBe(4);
  });
});
