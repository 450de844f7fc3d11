import { describe, expect, it } from "vitest";
import { endInterventie, recordInterventiebericht } from "../../../shared/domain/besluiten/interventie.ts";
import { INGEHAALD, wachtOpInterventie } from "../../../shared/domain/besluiten/taken.ts";
import { bewaakTaak, hervatUitvoering } from "../../../shared/domain/bewaking.ts";
import type { Interventie, OpenInterventie } from "../../../shared/domain/interventie.ts";
import { BEURTEN_PER_UITVOERING } from "../../../shared/domain/loopstand.ts";
import { loopVanInterventie } from "../../../shared/domain/loop.ts";
import { plusSeconden } from "../../../shared/domain/tijd.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { BESLUITEN, neem, weigering, wereldVoor, type Wereld } from "./wereld.ts";

const UUR = 3600;
const met = (): Wereld => neem(wereldVoor("weging-1:wel"), "weging-1:doorlaatverbod");
const interventieIn = (wereld: Wereld): Interventie => {
  const [interventie] = wereld.dossier().interventies;
  if (interventie === undefined) throw new Error("geen interventie");
  return interventie;
};
const openIn = (wereld: Wereld): OpenInterventie => {
  const interventie = interventieIn(wereld);
  if (interventie.status !== "open") throw new Error("niet open");
  return interventie;
};
const takenVan = (wereld: Wereld) =>
  wereld
    .dossier()
    .taken.filter(({ soort }) => soort === "interventie")
    .toSorted((a, b) => a.geopendOp.localeCompare(b.geopendOp));
const berichten = (wereld: Wereld, soort: string) =>
  wereld
    .vanType("gebeurtenis")
    .flatMap((gebeurtenis) => gebeurtenis.berichten)
    .filter((bericht) => bericht.soort === soort);

describe("an intervention under a doorlaatverbod (H2.3-a5 … a8, X4)", () => {
  it("begins in the transaction of the weging, with a task in hours and an execution to come", () => {
    const wereld = met();
    const interventie = openIn(wereld);
    const [taak, ...andere] = takenVan(wereld);
    expect(andere).toEqual([]);
    expect(interventie).toMatchObject({
      eigenaar: { rol: "lid-ketenregieteam", organisatie: "politie" },
      uitvoering: { n: 1, status: "gevraagd" },
      ...{ teDrijven: true, berichten: 0, lopendeTaakId: taak?.taakId },
      besluitId: wereld.dossier().vastleggingen.find(({ soort }) => soort === "weging")?.vastleggingId,
    });
    expect(taak).toMatchObject({ status: "open", verplicht: true, onderwerp: interventie.interventieId });
  });

  it("begins just so while an investigation runs: no interest of it is asked (H2.3-a8)", () => {
    const wereld = wereldVoor("weging-1:wel");
    const casus = wereld.open();
    wereld.pasToe({
      nieuw: [],
      vervangen: [{ ...casus, versie: casus.versie + 1, strafrechtelijkTrajectLoopt: true }],
      mitsOpen: [],
    });
    neem(wereld, "weging-1:doorlaatverbod");
    expect(interventieIn(wereld).status).toBe("open");
  });

  it("goes on at a report that it goes on: a next task, at any moment exactly one open", () => {
    const wereld = met();
    const eerste = openIn(wereld);
    wereld.verder(UUR);
    for (let bericht = 1; bericht <= 3; bericht += 1) {
      neem(wereld, "interventie:loopt");
      const open = takenVan(wereld).filter(({ status }) => status === "open");
      expect(open.map(({ taakId }) => taakId)).toEqual([openIn(wereld).lopendeTaakId]);
      expect(openIn(wereld)).toMatchObject({ berichten: bericht, interventieId: eerste.interventieId });
    }
    const [vorige] = takenVan(wereld);
    expect(vorige).toMatchObject({ status: "afgerond", uitkomst: "loopt" });
  });

  it("the next report is due hours after the last, on a Sunday night too", () => {
    const wereld = met();
    // Monday 9:00 → Sunday 3:00.
    wereld.verder(5 * 86_400 + 18 * UUR - 60);
    neem(wereld, "interventie:loopt");
    const taak = takenVan(wereld).at(-1);
    expect(Date.parse(taak?.uiterlijkOp ?? "") - Date.parse(taak?.geopendOp ?? "")).toBe(2 * UUR * 1000);
  });

  it.each([
    ["interventie", "uit-situatie"],
    ["interventie:beeindigd", "al-uit-situatie"],
  ] as const)("ends by %s, with a result that stays", (besluit, uitkomst) => {
    const wereld = neem(met(), "interventie:loopt", besluit);
    expect(interventieIn(wereld)).toMatchObject({ status: "afgerond", uitkomst, klok: null, teDrijven: false });
    expect(takenVan(wereld).map(({ status }) => status)).toEqual(["afgerond", "afgerond"]);
    const vastgelegd = wereld.dossier().vastleggingen.flatMap((een) => (een.soort === "interventie" ? [een] : []));
    expect(vastgelegd.map(({ inhoud }) => inhoud.uitkomst)).toEqual(["loopt", uitkomst]);
    expect(weigering(BESLUITEN[besluit](wereld))).toBe("al-afgehandeld");
    expect(weigering(BESLUITEN["interventie:loopt"](wereld))).toBe("al-afgehandeld");
  });

  it("tells who was informed and procesregie that there is something to read, and the team at the end; never what", () => {
    const wereld = neem(met(), "interventie:loopt");
    expect(berichten(wereld, "interventie.bericht").map(({ ontvanger }) => ontvanger)).toEqual([
      ...["om", "zvh", "veilig-thuis"],
    ]);
    neem(wereld, "interventie");
    const alle = berichten(wereld, "interventie.bericht");
    expect(alle.slice(3).map(({ ontvanger }) => ontvanger)).toEqual([
      ...["om", "zvh", "veilig-thuis", "ketenregieteam", "gemeente-doetinchem", "politie"],
    ]);
    for (const { data } of alle) expect(Object.keys(data).toSorted()).toEqual(["casusId", "interventieId"]);
  });

  it("is put before the ketenregisseur at every report, once it lasts longer than the region accepts", () => {
    const wereld = neem(met(), "interventie:loopt");
    expect(berichten(wereld, "taak.geescaleerd")).toEqual([]);
    wereld.verder(12 * UUR);
    neem(wereld, "interventie:loopt", "interventie:loopt");
    expect(berichten(wereld, "taak.geescaleerd").map(({ data }) => [data["rol"], data["trap"]])).toEqual([
      ["ketenregisseur", 3],
      ["ketenregisseur", 3],
    ]);
  });

  it("says of it the date that it is past, so that it is not taken for a report that stays away, which is said as well", () => {
    const wereld = met();
    const { begonnenOp } = openIn(wereld);
    wereld.verder(12 * UUR);
    neem(wereld, "interventie:loopt");
    wereld.verder(20 * UUR);
    const taak = takenVan(wereld).at(-1);
    if (taak?.status !== "open") throw new Error("geen taak");
    const { berichten: daarna } = bewaakTaak(taak, { ...wereld.context(), door: null });
    const gezegd = [...berichten(wereld, "taak.geescaleerd"), ...daarna].map(({ ontvanger, data }) => [
      ...[ontvanger, data["taakId"], data["trap"], data["uiterlijkOp"]],
    ]);
    expect(gezegd).toEqual([
      ["zvh", taak.taakId, 3, plusSeconden(begonnenOp, 12 * UUR)],
      ["zvh", taak.taakId, 3, taak.uiterlijkOp],
    ]);
  });

  it.each([
    [3 * UUR, "binnen-4-uur"],
    [5 * UUR, "binnen-24-uur"],
    [30 * UUR, "binnen-72-uur"],
    [100 * UUR, "later"],
  ])("counts how long after the melding the victim was out, in classes (K4): %i s is %s", (seconden, klasse) => {
    const wereld = met();
    wereld.verder(seconden);
    neem(wereld, "interventie");
    const feiten = berichten(wereld, "stuurfeit.vastgelegd").map(({ data }) => [data["feit"], data["uitkomst"]]);
    expect(feiten).toContainEqual(["melding-tot-interventie", klasse]);
    expect(feiten).toContainEqual(["interventie", "uit-situatie"]);
  });

  it("outlives every step of the path, and keeps the casus from ending", () => {
    const wereld = neem(met(), "uitnodigen", "overleg", "weging-2:wel-wel", "plan", "vaststellen", "uitzetten");
    expect(interventieIn(wereld).status).toBe("open");
    neem(wereld, "actieresultaat");
    expect(weigering(BESLUITEN["voortgang:afronden"](wereld))).toBe("acties-open");
    neem(wereld, "interventie", "voortgang:afronden");
  });

  it("cannot be reported on once the casus is closed", () => {
    const wereld = wereldVoor("einde");
    const anders = interventieIn(met());
    const gesloten = { ...wereld.dossier(), interventies: [anders] };
    for (const besluit of [
      recordInterventiebericht(gesloten, anders, opdracht.interventie("loopt"), wereld.context()),
      endInterventie(gesloten, anders, { reden: "reden" }, wereld.context()),
    ])
      expect(weigering(besluit)).toBe("casus-niet-open");
  });
});

describe("the machine of an intervention", () => {
  const vraag = (wereld: Wereld, n = 1, taaktoken = "token") =>
    wachtOpInterventie(wereld.dossier(), { interventieId: interventieIn(wereld).interventieId, n, taaktoken });

  it("waits on the task that is open, with each new token", () => {
    const wereld = met();
    for (const taaktoken of ["token-1", "token-2"]) {
      const besluit = vraag(wereld, 1, taaktoken);
      if (besluit.soort !== "wacht") throw new Error("wacht niet");
      wereld.pasToe(besluit.wijziging);
      const { naam } = loopVanInterventie(openIn(wereld));
      expect(takenVan(wereld).at(-1)).toMatchObject({ uitvoering: { naam, taaktoken } });
    }
    neem(wereld, "interventie:loopt");
    const [eerste, tweede] = takenVan(wereld);
    expect(eerste).toMatchObject({ uitkomst: "loopt", teDrijven: true, uitvoering: { taaktoken: "token-2" } });
    expect(tweede).toMatchObject({ status: "open", uitvoering: null });
  });

  it("is relieved after so many reports, well before its history is full, and each report still has its task", () => {
    const wereld = met();
    for (let bericht = 1; bericht <= BEURTEN_PER_UITVOERING; bericht += 1) {
      expect(openIn(wereld).uitvoering).toMatchObject({ n: 1, beurten: bericht - 1 });
      neem(wereld, "interventie:loopt");
    }
    expect(openIn(wereld)).toMatchObject({
      ...{ teDrijven: true, berichten: BEURTEN_PER_UITVOERING },
      uitvoering: { n: 2, status: "gevraagd", beurten: 0 },
    });
    expect(takenVan(wereld).filter(({ status }) => status === "open")).toHaveLength(1);
  });

  it("that takes over tells the one before it so, and never itself", () => {
    const wereld = met();
    const neemt = (n: number, taaktoken: string) => {
      const besluit = vraag(wereld, n, taaktoken);
      if (besluit.soort !== "wacht") throw new Error("wacht niet");
      wereld.pasToe(besluit.wijziging);
      return besluit.afgelost;
    };
    expect([neemt(1, "token-1"), neemt(1, "token-2")]).toEqual([null, null]);
    wereld.pasToe({ nieuw: [], vervangen: [hervatUitvoering(openIn(wereld), wereld.nu())], mitsOpen: [] });
    expect([neemt(2, "token-3"), neemt(2, "token-4")]).toEqual(["token-2", null]);
  });

  it("that comes late hears the result, one of another number that it was overtaken", () => {
    const wereld = met();
    expect(vraag(wereld, 2)).toEqual({ soort: "verder", uitkomst: INGEHAALD });
    wereld.pasToe({ nieuw: [], vervangen: [hervatUitvoering(openIn(wereld), wereld.nu())], mitsOpen: [] });
    expect(vraag(wereld, 1)).toEqual({ soort: "verder", uitkomst: INGEHAALD });
    expect(vraag(wereld, 2).soort).toBe("wacht");
    neem(wereld, "interventie");
    expect(vraag(wereld, 2)).toEqual({ soort: "verder", uitkomst: "uit-situatie" });
    const vreemd = wachtOpInterventie(
      { ...wereld.dossier(), interventies: [] },
      { interventieId: interventieIn(wereld).interventieId, n: 1, taaktoken: "token" },
    );
    expect(vreemd).toEqual({ soort: "verder", uitkomst: INGEHAALD });
  });
});
