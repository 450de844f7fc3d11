import { describe, expect, it } from "vitest";
import { enterFurther } from "../../../shared/domain/besluiten/instroom.ts";
import { inhaaltaakVan, openInhaaltaken, type Inhaalstap } from "../../../shared/domain/inhaaltaak.ts";
import { HOOFDLIJN, INSTROOMSTAPPEN, instroomInvoer } from "../../../shared/domain/instroom.ts";
import { PAD } from "../../../shared/domain/pad.ts";
import { termijnVan } from "../../../shared/domain/stapstand.ts";
import { makeKalender } from "../../../shared/adapters/kalender/kalender.ts";
import { maakArbeidsuitbuitingCasus } from "../../fixtures/melding.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { leidTerug, stroomIn } from "./instromers.ts";
import { ingestroomd, inhalen, soorten } from "./instroomwereld.ts";
import { BESLUITEN, maakWereld, neem, NOG, opendeTaak, weigering, wereldVoor, type Wereld } from "./wereld.ts";

const kalender = makeKalender(NOG);
const berichten = (w: Wereld) => w.vanType("gebeurtenis").flatMap((een) => een.berichten);

describe("entry further on", () => {
  it.each(INSTROOMSTAPPEN)(
    "at %s: the casus stands there with owner, date and an execution that begins there",
    (stap) => {
      const w = ingestroomd(stap);
      const { hoofdstap } = PAD[stap];
      expect(w.open()).toMatchObject({
        positie: { stap },
        uitvoering: { hoofdstap, begin: stap, n: 1, status: "gevraagd" },
        ...{ teDrijven: true, lopendeTaakId: null, ronde: stap === "voortgang" ? 1 : 0 },
      });
      expect(w.open().volgendeDatum > w.nu()).toBe(true);
      // What was passed over, in the order of the chain; of what the machine does by itself nothing.
      const plaats = HOOFDLIJN.indexOf(stap);
      const over = HOOFDLIJN.slice(1, plaats).filter((een) => een !== "acties-uitzetten");
      expect(soorten(w)).toEqual(over.map((een) => `inhalen-${een}`));
      expect(w.dossier().vastleggingen.at(-1)).toMatchObject({
        soort: "instroom",
        inhoud: { stap, van: "weging-1", inhalen: over, herkomst: { organisatie: "nla", naam: null } },
      });
      // The task of the step that it left tells its machine.
      expect(w.dossier().taken.find(({ soort }) => soort === "weging-1")).toMatchObject({
        ...{ status: "vervallen", reden: "verplaatst", teDrijven: true },
      });
    },
  );

  it("gives what was passed over to who does the step, with as long as the step has, and tells them", () => {
    const w = ingestroomd("voortgang");
    const sinds = w.open().positie.sinds;
    for (const taak of openInhaaltaken(w.dossier())) {
      const stap = HOOFDLIJN.find((een) => `inhalen-${een}` === taak.soort) ?? "weging-1";
      expect(taak, stap).toMatchObject({
        eigenaar: { rol: NOG.taken[stap].rol },
        activiteit: PAD[stap].activiteit,
        verplicht: NOG.instroom.inhalen[stap as Inhaalstap].verplicht,
        uiterlijkOp: kalender.deadline(sinds, NOG.termijnen[termijnVan(stap, false, NOG)]),
        ...{ onderwerp: null, uitvoering: null, trap: 0 },
      });
      expect(taak.klok).toBe(taak.herinnerenOp);
      expect(berichten(w)).toContainEqual(
        expect.objectContaining({
          soort: "taak.geopend",
          onderwerp: taak.taakId,
          ontvanger: expect.any(String) as string,
        }),
      );
    }
    expect(
      berichten(w)
        .filter(({ soort }) => soort === "casus.voortgegaan")
        .at(-1),
    ).toMatchObject({
      data: { stap: "voortgang", activiteit: "4.3" },
    });
    expect(berichten(w).flatMap(({ data }) => (String(data["feit"]).startsWith("instroom") ? [data] : []))).toEqual([
      expect.objectContaining({ feit: "instroom", uitkomst: "voortgang" }),
      expect.objectContaining({ feit: "instroom-herkomst", uitkomst: "partner-werkt-eraan" }),
    ]);
  });

  it("has an acute first weging caught up within hours", () => {
    const w = maakWereld();
    w.meld(maakArbeidsuitbuitingCasus(1, { acuutVolgensMelder: "ja" }));
    w.doe(stroomIn(w, "voortgang"));
    expect(inhaaltaakVan(w.dossier(), "weging-1")?.uiterlijkOp).toBe(kalender.deadline(w.nu(), NOG.termijnen.acuut));
  });

  it("goes forward only, from the main way, and not past acties that are being put out", () => {
    const w = ingestroomd("plan-van-aanpak");
    for (const stap of ["plan-van-aanpak", "weging-2", "partners-uitnodigen"] as const)
      expect(stroomIn(w, stap), stap).toEqual({
        ok: false,
        fout: { code: "stap-niet-aan-de-beurt", stap, huidig: "plan-van-aanpak" },
      });
    expect(weigering(stroomIn(neem(wereldVoor("weging-1:wel"), "weging-1:geen"), "voortgang"))).toBe(
      "stap-niet-aan-de-beurt",
    );
    expect(weigering(stroomIn(wereldVoor("uitzetten"), "voortgang"))).toBe("stap-niet-aan-de-beurt");
    expect(weigering(stroomIn(wereldVoor("einde"), "lessen"))).toBe("casus-niet-open");
  });

  it("twice, catches nothing up twice", () => {
    const w = ingestroomd("weging-2");
    w.doe(stroomIn(w, "voortgang"));
    expect(soorten(w)).toEqual(
      inhalen("weging-1", "partners-uitnodigen", "casusoverleg", "weging-2", "plan-van-aanpak"),
    );
  });

  it("keeps invitations that nobody answered, and who is on the casus", () => {
    const w = wereldVoor("overleg");
    const voor = w.dossier();
    w.doe(stroomIn(w, "voortgang"));
    expect(w.dossier().uitnodigingen).toEqual(voor.uitnodigingen);
    expect(w.open().betrokken).toEqual(voor.casus.betrokken);
    expect(soorten(w)).toEqual(inhalen("casusoverleg", "weging-2", "plan-van-aanpak"));
  });

  it("does not leave hoofdstap 4 while an intervention runs, and enters anywhere before that", () => {
    const w = wereldVoor("weging-1:wel");
    w.doe(BESLUITEN.doorlaatverbod(w));
    for (const stap of ["procesbegeleider", "evaluatie", "lessen"] as const)
      expect(weigering(stroomIn(w, stap)), stap).toBe("acties-open");
    w.doe(stroomIn(w, "nazorg"));
    expect(w.dossier().interventies).toMatchObject([{ status: "open" }]);
  });

  it("says all that is wrong with the origin at once", () => {
    const w = wereldVoor("weging-1:wel");
    const fouten = (herkomst: object) => {
      const uitkomst = enterFurther(
        w.dossier(),
        instroomInvoer.parse({ ...opdracht.instroom("voortgang"), herkomst }),
        w.context(),
      );
      return uitkomst.ok || uitkomst.fout.code !== "ongeldige-invoer"
        ? []
        : uitkomst.fout.fouten.map(({ veld }) => veld);
    };
    expect(fouten({ soort: "gehoord", organisatie: "bestaat-niet", sinds: "2026-03-03" })).toEqual([
      ...["herkomst.soort", "herkomst.organisatie", "herkomst.sinds"],
    ]);
    expect(fouten({ soort: "andere-regio", naam: "Regio aan de overkant", sinds: "2026-03-02" })).toEqual([]);
    expect(
      instroomInvoer.safeParse({ ...opdracht.instroom("voortgang"), herkomst: { soort: "acuut", sinds: "2026-03-02" } })
        .success,
    ).toBe(false);
    expect(instroomInvoer.safeParse({ ...opdracht.instroom("voortgang"), stap: "weging-1" }).success).toBe(false);
  });
});

describe("back, with a reason", () => {
  it.each([
    ["plan", "weging-1"],
    ["plan", "casusoverleg"],
    ["voortgang:afronden", "partners-uitnodigen"],
    ["voortgang:afronden", "plan-van-aanpak"],
    ["behoeften", "voortgang"],
    ["evaluatie", "nazorg"],
  ] as const)("from before %s to %s: the casus stands there, and all that was recorded stays", (tot, naar) => {
    const w = wereldVoor(tot);
    opendeTaak(w);
    const voor = w.dossier();
    w.doe(leidTerug(w, naar));
    const na = w.dossier();
    expect(w.open()).toMatchObject({
      positie: { stap: naar },
      uitvoering: { hoofdstap: PAD[naar].hoofdstap, begin: naar, status: "gevraagd" },
      ...{ planVersie: voor.casus.planVersie, betrokken: voor.casus.betrokken, lopendeTaakId: null },
    });
    expect(w.open().volgendeDatum > w.nu()).toBe(true);
    expect(na.vastleggingen.slice(0, -1)).toEqual(voor.vastleggingen);
    expect(na.vastleggingen.at(-1)).toMatchObject({
      soort: "terugleiding",
      inhoud: { naar, van: voor.casus.status === "open" ? voor.casus.positie.stap : "" },
    });
    expect(na.uitnodigingen).toEqual(voor.uitnodigingen);
    expect(na.acties).toEqual(voor.acties);
  });

  it("to the first weging, which is then weighed for the second time (X3)", () => {
    const w = wereldVoor("plan");
    w.doe(leidTerug(w, "weging-1"));
    neem(w, "weging-1:geen");
    expect(w.dossier().vastleggingen.at(-1)).toMatchObject({
      inhoud: { kwalificatie: "geen", herziet: { gewijzigd: ["kwalificatie"] } },
    });
    expect(w.open().positie.stap).toBe("overdracht-na-weging-1");
  });

  it("is no way forward, nor out of a handover", () => {
    const w = wereldVoor("weging-2:wel-wel");
    for (const naar of ["weging-2", "plan-van-aanpak", "nazorg"] as const)
      expect(weigering(leidTerug(w, naar)), naar).toBe("stap-niet-aan-de-beurt");
    neem(w, "weging-2:geen-wel", "overdracht");
    expect(weigering(leidTerug(w, "casusoverleg"))).toBe("stap-niet-aan-de-beurt");
    expect(weigering(leidTerug(wereldVoor("uitzetten"), "weging-2"))).toBe("stap-niet-aan-de-beurt");
    expect(weigering(leidTerug(wereldVoor("einde"), "weging-2"))).toBe("casus-niet-open");
  });
});
