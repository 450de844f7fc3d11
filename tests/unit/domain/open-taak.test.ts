import { describe, expect, it } from "vitest";
import { EERSTE_CONTROLE_SECONDEN } from "../../../shared/domain/besluit.ts";
import { INGEHAALD, openTaak, type Taakverzoek } from "../../../shared/domain/besluiten/taken.ts";
import { hervatUitvoering } from "../../../shared/domain/bewaking.ts";
import { neem, verzoekVan, wereldVoor, type Wereld } from "./wereld.ts";

const vraag = (wereld: Wereld, verzoek: Partial<Taakverzoek> = {}) =>
  openTaak(wereld.dossier(), { ...verzoekVan(wereld.open()), ...verzoek }, { ...wereld.context(), door: null });
const opent = (wereld: Wereld, taaktoken = "token-1"): void => {
  const besluit = vraag(wereld, { taaktoken });
  if (besluit.soort !== "wacht") throw new Error("wacht niet");
  wereld.pasToe(besluit.wijziging);
};

describe("a machine that asks for the task of a step", () => {
  it("gets one, owned and dated by the step, and the team hears of it", () => {
    const wereld = wereldVoor("weging-1:wel");
    const { volgendeDatum } = wereld.open();
    opent(wereld);
    const [taak] = wereld.dossier().taken;
    expect(taak).toMatchObject({
      status: "open",
      soort: "weging-1",
      activiteit: "2.3",
      eigenaar: { rol: "lid-ketenregieteam", organisatie: "ketenregieteam" },
      uiterlijkOp: volgendeDatum,
      uitvoering: { naam: `${wereld.open().casusId}.2.1`, taaktoken: "token-1" },
    });
    expect(wereld.open().lopendeTaakId).toBe(taak?.taakId);
    const berichten = wereld.vanType("gebeurtenis").flatMap((gebeurtenis) => gebeurtenis.berichten);
    const gemeld = berichten.filter(({ soort }) => soort === "taak.geopend").map(({ ontvanger }) => ontvanger);
    expect(gemeld).toEqual(["ketenregieteam", "gemeente-doetinchem"]);
  });

  it("again gets the same task with its new token; the one that answers is the last", () => {
    const wereld = wereldVoor("weging-1:wel");
    opent(wereld, "token-1");
    opent(wereld, "token-2");
    expect(wereld.dossier().taken).toHaveLength(1);
    expect(wereld.dossier().taken[0]).toMatchObject({ versie: 2, uitvoering: { taaktoken: "token-2" } });
    neem(wereld, "weging-1:wel");
    expect(wereld.dossier().taken[0]).toMatchObject({
      status: "afgerond",
      uitkomst: "wel",
      teDrijven: true,
      uitvoering: { taaktoken: "token-2" },
    });
    expect(wereld.open().lopendeTaakId).toBeNull();
  });

  it("late hears the outcome that the record already has", () => {
    const wereld = wereldVoor("overleg");
    expect(vraag(wereld, { stap: "partners-uitnodigen" })).toEqual({ soort: "verder", uitkomst: "uitgenodigd" });
    expect(vraag(wereld, { stap: "weging-2" })).toEqual({ soort: "verder", uitkomst: INGEHAALD });
  });

  it("of another execution than the record asks for hears that it was overtaken", () => {
    const wereld = wereldVoor("overleg");
    const ingehaald = { soort: "verder", uitkomst: INGEHAALD };
    expect(vraag(wereld, { hoofdstap: 2, n: 1, stap: "weging-1" })).toEqual(ingehaald);
    expect(vraag(wereld, { n: 2 })).toEqual(ingehaald);
    const hervat = hervatUitvoering(wereld.open(), wereld.nu());
    wereld.pasToe({ nieuw: [], vervangen: [hervat], mitsOpen: [] });
    expect(vraag(wereld, { n: 1 })).toEqual(ingehaald);
    expect(vraag(wereld).soort).toBe("wacht");
  });

  it("of a resumed execution takes over the open task", () => {
    const wereld = wereldVoor("overleg");
    opent(wereld, "oud");
    const { lopendeTaakId } = wereld.open();
    wereld.pasToe({ nieuw: [], vervangen: [hervatUitvoering(wereld.open(), wereld.nu())], mitsOpen: [] });
    opent(wereld, "nieuw");
    expect(wereld.dossier().taken.filter(({ taakId }) => taakId === lopendeTaakId)).toMatchObject([
      { status: "open", uitvoering: { naam: `${wereld.open().casusId}.3.2`, taaktoken: "nieuw" } },
    ]);
  });

  it("that comes after the last step hears its outcome, and a round that is over that it was overtaken", () => {
    const wereld = wereldVoor("lessen");
    const verzoek = verzoekVan(wereld.open());
    neem(wereld, "lessen");
    const besluit = openTaak(wereld.dossier(), verzoek, wereld.context());
    expect(besluit).toEqual({ soort: "verder", uitkomst: "geborgd" });

    const ronde = wereldVoor("voortgang:afronden");
    const eerste = verzoekVan(ronde.open());
    neem(ronde, "voortgang:voortzetten");
    expect(openTaak(ronde.dossier(), eerste, ronde.context())).toEqual({ soort: "verder", uitkomst: INGEHAALD });
  });

  it("that comes after the date gets a task that is due at once, not in the past", () => {
    const wereld = wereldVoor("weging-1:wel");
    wereld.verder(60 * 86_400);
    opent(wereld);
    const [taak] = wereld.dossier().taken;
    expect((taak?.uiterlijkOp ?? "") > wereld.nu()).toBe(true);
    expect(Date.parse(taak?.uiterlijkOp ?? "") - Date.parse(wereld.nu())).toBe(EERSTE_CONTROLE_SECONDEN * 1000);
  });
});
