import { describe, expect, it } from "vitest";
import { VOORGESTELD } from "../../fixtures/opdrachten.ts";
import { maakArbeidsuitbuitingCasus } from "../../fixtures/melding.ts";
import { beantwoord, wegTot } from "./casusweg.ts";
import { leesVoorstel, nodig, uitnodiging, voorstelVan } from "./uitnodigweg.ts";

describe("the suggestion, read (S1.2.2, H3.1-a4)", () => {
  it("names each partner with the reasons, where the guide tells of it, and no personal data", async () => {
    const weg = await wegTot("uitnodigen");
    const begin = weg.deur.gelogd().length;
    const antwoord = await leesVoorstel(weg);
    expect(antwoord.status).toBe(200);
    const { voorstellen, weggelaten, ontbrekendeDomeinen, gids } = await voorstelVan(weg);
    expect(voorstellen.map(({ organisatie }) => organisatie)).toEqual(VOORGESTELD);
    expect(voorstellen[0]?.redenen.map(({ regel }) => regel)).toEqual(["arbeidsuitbuiting"]);
    expect(voorstellen[0]?.gids).toEqual({
      contactpersonen: "/v1/contactpersonen?organisatie=nla",
      voorzieningen: "/v1/voorzieningen?organisatie=nla",
      sleutelfiguren: "/v1/sleutelfiguren?organisatie=nla",
      expertises: "/v1/expertises?organisatie=nla",
    });
    expect(gids["voorzieningen"]).toBe("/v1/voorzieningen");
    expect([weggelaten, ontbrekendeDomeinen]).toEqual([[], []]);
    // The addresses are those of the guide.
    for (const adres of Object.values(voorstellen[0]?.gids ?? {})) {
      const [pad = "", vraag = ""] = adres.split("?");
      const query = Object.fromEntries(new URLSearchParams(vraag));
      expect((await weg.deur.vraag("procesregisseur", "GET", pad, undefined, { query })).status, adres).toBe(200);
    }
    const { betrokkenen } = maakArbeidsuitbuitingCasus();
    for (const persoon of betrokkenen)
      if ("personalia" in persoon && persoon.personalia !== undefined)
        for (const naam of [persoon.personalia.voornamen, persoon.personalia.geslachtsnaam])
          expect(antwoord.rauw.body).not.toContain(naam);
    // That the rules apply is derived from who it is about: a line for each of them.
    const regels = weg.deur.gelogd().slice(begin, begin + 3);
    expect(regels.filter(({ soort }) => soort === "verwerking")).toHaveLength(2);
  });

  it("reads the register, the clients and what was reported of them once, whatever the casus holds", async () => {
    const weg = await wegTot("afronden");
    const geteld: string[] = [];
    const { casework } = weg.deur;
    const oud = { ...casework };
    for (const naam of ["casusDossier", "partners", "dossiers", "dossierMeldingen", "meldingen", "melding"] as const)
      Object.assign(casework, {
        [naam]: (...invoer: readonly unknown[]): unknown => {
          geteld.push(naam);
          return Reflect.apply(oud[naam] as (...alle: readonly unknown[]) => unknown, casework, invoer);
        },
      });
    expect((await leesVoorstel(weg)).status).toBe(200);
    const perClient = (weg.deur.casework.vanType("casus")[0]?.dossierIds ?? []).map(() => "dossierMeldingen");
    expect(geteld.toSorted()).toEqual(["casusDossier", ...perClient, "dossiers", "meldingen", "partners"].toSorted());
  });

  it("is for the team and who carries the casus: for a partner, also one that takes part, it does not exist", async () => {
    const weg = await wegTot("overleg");
    for (const wie of ["zetel-om", "gemeente-doetinchem", "zorgcoordinator", "systeem-politie"])
      expect((await leesVoorstel(weg, wie)).status, wie).toBe(200);
    for (const wie of ["partner-nla", "systeem-nla", "partner-ggd", "gemeente-apeldoorn", "meldpunt", "it"])
      expect((await leesVoorstel(weg, wie)).status, wie).toBe(404);
  });

  it("shows apart who was asked, who takes part, and how an earlier invitation ended", async () => {
    const weg = await wegTot("uitnodigen");
    await nodig(weg, uitnodiging(["nla", "ggd", "welzijnswerk"], { afwijkingen: [] }));
    await beantwoord(weg, "partner-nla", "nla", "geaccepteerd");
    await beantwoord(weg, "partner-ggd", "ggd", "afgewezen");
    const { voorstellen, weggelaten } = await voorstelVan(weg);
    expect(voorstellen.map(({ organisatie, eerder }) => [organisatie, eerder])).toEqual([["ggd", "afgewezen"]]);
    expect(weggelaten.map(({ organisatie, waarom }) => [organisatie, waarom])).toEqual([
      ["nla", "neemt-deel"],
      ["welzijnswerk", "uitgenodigd"],
    ]);
  });
});
