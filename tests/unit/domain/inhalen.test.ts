import { describe, expect, it } from "vitest";
import { eersteBreuk } from "../../../shared/domain/historie.ts";
import { recordVoortgang } from "../../../shared/domain/besluiten/voortgang.ts";
import { answerAanGemeente, offerAanGemeente } from "../../../shared/domain/besluiten/gemeente-overdragen.ts";
import { appointProcesbegeleider } from "../../../shared/domain/besluiten/hoofdstap-5.ts";
import { gemeenteOverdrachtenVan, gemeenteOverdrachtInvoer } from "../../../shared/domain/gemeente-overdracht.ts";
import { inhaaltaakVan } from "../../../shared/domain/inhaaltaak.ts";
import { voortgangInvoer } from "../../../shared/domain/voortgang.ts";
import { vormSchema } from "../../../shared/domain/regio-vorm.ts";
import { maakArbeidsuitbuitingCasus } from "../../fixtures/melding.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { voorbeeldRegioInvoer } from "../../fixtures/regio-voorbeeld.ts";
import { doeAf, leidTerug, stroomIn } from "./instromers.ts";
import { ingestroomd, inhalen, soorten } from "./instroomwereld.ts";
import { BESLUITEN, hash, maakWereld, neem, NOG, opendeTaak, weigering, wereldVoor } from "./wereld.ts";

describe("catching up", () => {
  it("weging 1: recorded as it should have been, and the casus stays where it is", () => {
    const w = ingestroomd("weging-2");
    const voor = w.open();
    w.doe(BESLUITEN["weging-1:wel"](w));
    expect(w.open()).toMatchObject({
      ...{ positie: voor.positie, uitvoering: voor.uitvoering, versie: voor.versie + 1 },
      uitkomsten: { "weging-1": "wel" },
    });
    expect(inhaaltaakVan(w.dossier(), "weging-1")).toBeNull();
    expect(w.dossier().taken.find(({ soort }) => soort === "inhalen-weging-1")).toMatchObject({
      ...{ status: "afgerond", uitkomst: "wel", klok: null },
    });
    // Its reporters are heard before the second weging, which is to come.
    expect(w.dossier().taken.filter(({ soort }) => soort === "melder-horen")).toHaveLength(1);
    const historie = w.vanType("historie").filter(({ compartiment }) => compartiment === "veiligheid");
    expect(historie.map(({ wat }) => wat)).toContain("ingehaald:weging-1:wel");
    expect(
      eersteBreuk(
        historie.toSorted((a, b) => a.nummer - b.nummer),
        hash,
      ),
    ).toBeNull();
  });

  it("weging 1 geen: the casus should never have come there, so it is handed over, and nothing else is caught up", () => {
    const w = ingestroomd("voortgang");
    w.doe(BESLUITEN["weging-1:geen"](w));
    expect(w.open()).toMatchObject({
      ...{ positie: { stap: "overdracht-na-weging-1" }, uitvoering: { hoofdstap: 2, begin: "overdracht-na-weging-1" } },
    });
    expect(soorten(w)).toEqual([]);
    neem(w, "afschalen");
    expect(w.dossier().casus.status).toBe("afgeschaald");
  });

  it("weging 1 applies a doorlaatverbod, which obliges at once", () => {
    const w = ingestroomd("voortgang");
    w.doe(BESLUITEN["weging-1:doorlaatverbod"](w));
    expect(w.dossier().interventies).toMatchObject([{ status: "open" }]);
    expect(w.open().positie.stap).toBe("voortgang");
  });

  it("weging 1 again, of a casus that came back and entered past it: not by weighing the earlier one anew", () => {
    const w = wereldVoor("weging-1:wel");
    neem(w, "weging-1:geen", "afschalen", "heropenen");
    w.doe(stroomIn(w, "casusoverleg"));
    expect(weigering(BESLUITEN["herweging:geen"](w))).toBe("stap-niet-aan-de-beurt");
    w.doe(BESLUITEN["weging-1:wel"](w));
    expect(w.open().positie.stap).toBe("casusoverleg");
    expect(weigering(BESLUITEN["herweging:geen"](w))).toBe("geen");
  });

  it("a doorlaatverbod does not wait for it either", () => {
    const w = ingestroomd("nazorg");
    w.doe(BESLUITEN.doorlaatverbod(w));
    expect(w.dossier().interventies).toMatchObject([{ status: "open" }]);
  });

  it("weging 1 waits for who knows the client, unless it is acute (X6)", () => {
    const bij = (acuutVolgensMelder: "ja" | "nee") => {
      const w = maakWereld();
      w.meld(maakArbeidsuitbuitingCasus(1, { zorgcoordinatorBetrokken: "ja" }));
      w.doe(stroomIn(w, "voortgang"));
      if (acuutVolgensMelder === "ja")
        w.meld(maakArbeidsuitbuitingCasus(1, { acuutVolgensMelder, inhoud: "Er is nu gevaar." }));
      return w;
    };
    const w = bij("nee");
    expect(soorten(w)[0]).toBe("inhalen-verrijken");
    expect(BESLUITEN["weging-1:wel"](w)).toEqual({ ok: false, fout: { code: "eerst-inhalen", stap: "verrijken" } });
    w.doe(BESLUITEN.verrijken(w));
    w.doe(BESLUITEN["weging-1:wel"](w));
    expect(w.open().positie.stap).toBe("voortgang");
    expect(weigering(BESLUITEN["weging-1:wel"](bij("ja")))).toBe("geen");
  });

  it.each([
    ["wel-wel", "voortgang"],
    ["geen-wel", "overdracht-naar-zorg"],
    ["geen-geen", "overdracht-naar-zorg"],
  ] as const)("weging 2 %s: the casus is at %s, and does not end by itself", (uitkomst, stap) => {
    const w = ingestroomd("voortgang");
    w.doe(BESLUITEN["weging-1:wel"](w));
    neem(w, "overleg");
    w.doe(BESLUITEN[`weging-2:${uitkomst}`](w));
    expect(w.open().positie.stap).toBe(stap);
    expect(w.open().urgentie).not.toBeNull();
    expect(soorten(w)).toEqual(
      inhalen("partners-uitnodigen", ...(stap === "voortgang" ? (["plan-van-aanpak"] as const) : [])),
    );
    if (stap === "voortgang") return;
    neem(w, "afschalen");
    expect(w.dossier().casus).toMatchObject({ status: "afgeschaald", overdrachtbesluit: { besluit: "geen" } });
  });

  it("partners and a casusoverleg, without leaving the step", () => {
    const w = ingestroomd("voortgang");
    neem(w, "uitnodigen", "overleg");
    expect(w.open().positie.stap).toBe("voortgang");
    expect(soorten(w)).toEqual(inhalen("weging-1", "weging-2", "plan-van-aanpak"));
    expect(w.dossier().uitnodigingen).toHaveLength(2);
  });

  it("a plan: its acties are put out, and a round follows", () => {
    const w = ingestroomd("nazorg");
    neem(w, "overleg", "plan", "vaststellen");
    expect(w.open()).toMatchObject({ positie: { stap: "acties-uitzetten" }, planVersie: 1 });
    neem(w, "uitzetten");
    expect(w.open().positie.stap).toBe("voortgang");
    expect(w.dossier().acties.length).toBeGreaterThan(0);
    expect(soorten(w)).toEqual(inhalen("weging-1", "partners-uitnodigen", "weging-2"));
  });

  it("nothing while a handover waits for its receiver", () => {
    const w = ingestroomd("weging-2");
    neem(w, "weging-1:wel", "overleg", "weging-2:geen-wel", "overdracht");
    expect(soorten(w)).toEqual(inhalen("partners-uitnodigen"));
    expect(weigering(BESLUITEN.uitnodigen(w))).toBe("stap-niet-aan-de-beurt");
    neem(w, "overdracht:geweigerd");
    expect(w.open().positie.stap).toBe("overdracht-naar-zorg");
  });

  it("what is walked after all needs no catching up", () => {
    const w = ingestroomd("voortgang");
    neem(w, "weging-1:wel");
    const { casus } = w.dossier();
    w.pasToe({ nieuw: [], vervangen: [{ ...casus, versie: casus.versie + 1 }], mitsOpen: [] });
    const terug = BESLUITEN["voortgang:bijsturen"](w);
    w.doe(terug);
    expect(w.open().positie.stap).toBe("plan-van-aanpak");
    neem(w, "overleg", "plan", "vaststellen");
    expect(w.open().positie.stap).toBe("acties-uitzetten");
    expect(soorten(w)).toEqual(inhalen("partners-uitnodigen", "weging-2"));
  });

  it("the evaluation is of who appoints until somebody is appointed, and of them from then on", () => {
    const w = ingestroomd("lessen");
    const taak = () => inhaaltaakVan(w.dossier(), "evaluatie");
    expect(taak()?.eigenaar).toEqual({ rol: "procesregisseur", organisatie: "zvh" });
    neem(w, "procesbegeleider");
    expect(taak()?.eigenaar).toEqual({ rol: "procesbegeleider-evaluatie", organisatie: "riec" });
    expect(w.open().positie.stap).toBe("lessen");
    neem(w, "evaluatie");
    expect(taak()).toBeNull();
  });

  it("at the evaluation, an appointment gives the step to who was appointed", () => {
    const w = ingestroomd("evaluatie");
    opendeTaak(w);
    w.doe(BESLUITEN.procesbegeleider(w));
    expect(w.open()).toMatchObject({
      positie: { stap: "evaluatie" },
      ...{ eigenaar: { organisatie: "riec" }, uitvoering: { hoofdstap: 5, n: 2 }, lopendeTaakId: null },
    });
  });

  it("keeps the casus from its end until all that must be is caught up", () => {
    const w = ingestroomd("lessen");
    neem(w, "behoeften", "formulier");
    const belet = () => {
      const uitkomst = BESLUITEN.lessen(w);
      return uitkomst.ok || uitkomst.fout.code !== "acties-open" ? [] : uitkomst.fout.open?.map(({ wat }) => wat);
    };
    expect(belet()).toEqual(
      inhalen("weging-1", "casusoverleg", "weging-2", "plan-van-aanpak", "nazorg", "procesbegeleider", "evaluatie"),
    );
    neem(w, "weging-1:wel", "overleg", "weging-2:wel-wel", "nazorg", "procesbegeleider", "evaluatie");
    expect(belet()).toEqual(inhalen("plan-van-aanpak"));
    w.doe(doeAf(w, "inhalen-plan-van-aanpak"));
    expect(w.dossier().vastleggingen.at(-1)).toMatchObject({
      soort: "inhaalafdoening",
      inhoud: { wijze: "elders-gedaan" },
    });
    neem(w, "lessen");
    expect(w.dossier().casus.status).toBe("gesloten");
    // What need not be, ends with it.
    expect(w.dossier().taken.find(({ soort }) => soort === "inhalen-partners-uitnodigen")?.status).toBe("vervallen");
  });

  it("a round: rounded off under its number, and the casus stays where it is", () => {
    const w = ingestroomd("nazorg", "voortgang:afronden");
    const voor = w.open();
    expect(soorten(w)).toEqual(inhalen("voortgang"));
    expect(inhaaltaakVan(w.dossier(), "voortgang")).toMatchObject({ verplicht: false });
    const ronde = (nummer: number, uitkomst: "voortzetten" | "afronden" = "afronden") =>
      recordVoortgang(w.dossier(), voortgangInvoer.parse(opdracht.voortgang(uitkomst, { ronde: nummer })), w.context());
    expect(ronde(2)).toMatchObject({ fout: { code: "ronde-niet-aan-de-beurt", huidig: 1 } });
    expect(ronde(1, "voortzetten")).toMatchObject({ fout: { fouten: [{ veld: "uitkomst" }] } });
    w.doe(ronde(1));
    expect(w.open()).toMatchObject({ positie: voor.positie, ronde: 1, uitkomsten: { voortgang: "afronden" } });
    expect(soorten(w)).toEqual([]);
    // Led back, the next round has the next number.
    w.doe(leidTerug(w, "voortgang"));
    expect(w.open().ronde).toBe(2);
  });

  it("a round with points that nobody finished is never told to be unneeded: somebody says what became of them", () => {
    const w = wereldVoor("voortgang:afronden");
    neem(w, "voortgang:punt");
    w.doe(stroomIn(w, "nazorg"));
    expect(inhaaltaakVan(w.dossier(), "voortgang")).toMatchObject({ verplicht: true });
    expect(weigering(doeAf(w, "inhalen-voortgang"))).toBe("inhalen-door-zelf");
    const zonder = recordVoortgang(
      w.dossier(),
      voortgangInvoer.parse(opdracht.voortgang("afronden", { ronde: 2 })),
      w.context(),
    );
    expect(zonder).toMatchObject({ fout: { code: "acties-open", open: [{ wat: "open-punt", id: "1.1" }] } });
    neem(w, "voortgang:afronden");
    expect(w.open().positie.stap).toBe("nazorg");
    expect(soorten(w)).toEqual([]);
  });

  it("who evaluates and is out is replaced: the casus goes back to the appointment", () => {
    const w = wereldVoor("evaluatie");
    opendeTaak(w);
    w.doe(leidTerug(w, "procesbegeleider"));
    expect(w.open()).toMatchObject({ positie: { stap: "procesbegeleider" }, procesbegeleiding: "riec" });
    neem(w, "procesbegeleider", "evaluatie");
    expect(w.open().positie.stap).toBe("lessen");
  });

  it("the gemeente of which the casus was evaluates it no more than any other that took part (X14)", () => {
    const w = wereldVoor("procesbegeleider");
    w.doe(
      offerAanGemeente(
        w.dossier(),
        gemeenteOverdrachtInvoer.parse(opdracht.gemeenteOverdracht("Apeldoorn")),
        w.context(),
      ),
    );
    const [overdracht] = gemeenteOverdrachtenVan(w.dossier());
    if (overdracht === undefined) throw new Error("geen overdracht");
    w.doe(answerAanGemeente(w.dossier(), overdracht, { antwoord: "aanvaard", toelichting: null }, w.context()));
    for (const organisatie of ["gemeente-doetinchem", "gemeente-apeldoorn"])
      expect(
        weigering(appointProcesbegeleider(w.dossier(), { ...opdracht.procesbegeleider(), organisatie }, w.context())),
      ).toBe("procesbegeleider-betrokken");
  });

  it.each(["inhalen-weging-1", "inhalen-weging-2", "inhalen-evaluatie"])(
    "%s is caught up by its own command alone",
    (soort) => {
      const w = ingestroomd("lessen");
      expect(weigering(doeAf(w, soort))).toBe("inhalen-door-zelf");
    },
  );

  it("in no region can the first weging be left out", () => {
    const { instroom } = NOG;
    for (const anders of [
      { verplicht: false, afdoen: false },
      { verplicht: true, afdoen: true },
    ])
      expect(
        vormSchema.shape.instroom.safeParse({ ...instroom, inhalen: { ...instroom.inhalen, "weging-1": anders } })
          .success,
      ).toBe(false);
    expect(vormSchema.shape.instroom.safeParse(voorbeeldRegioInvoer.instroom).success).toBe(true);
  });
});
