import { describe, expect, it } from "vitest";
import { takeBackNazorg } from "../../../shared/domain/besluiten/nazorgaanbod.ts";
import { recordBehoeften, reviseBehoefte } from "../../../shared/domain/besluiten/nazorg.ts";
import * as nazorg from "../../../shared/domain/nazorg.ts";
import { slotbezwaar } from "../../../shared/domain/besluiten/regels.ts";
import type { OpenTaak } from "../../../shared/domain/taak.ts";
import { maakArbeidsuitbuitingCasus, type MeldingBody } from "../../fixtures/melding.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { verzorgden } from "./nazorgers.ts";
import { BESLUITEN, neem, weigering, wereldVoor, type Wereld } from "./wereld.ts";

const VERDACHTE = { rol: "verdachte", personalia: { voornamen: "Zeno", geslachtsnaam: "Proefman" } } as const;
/** Also names somebody who is suspected: with the company that is, and once more by name and date of birth. */
const metVerdachten = (...erbij: MeldingBody["betrokkenen"]): MeldingBody => {
  const melding = maakArbeidsuitbuitingCasus();
  return { ...melding, betrokkenen: [...melding.betrokkenen, ...erbij] };
};
const herzieningen = (wereld: Wereld): readonly OpenTaak[] =>
  wereld.dossier().taken.filter((taak): taak is OpenTaak => taak.status === "open" && taak.soort === nazorg.NAZORGTAAK);
const behoefte = (wereld: Wereld) => {
  const [eerste] = wereld.dossier().nazorgbehoeften;
  if (eerste === undefined) throw new Error("geen behoefte");
  return eerste;
};
const legVast = (wereld: Wereld, body: unknown) =>
  recordBehoeften(wereld.dossier(), nazorg.behoeftenInvoer.parse(body), verzorgden(wereld), wereld.context());
const velden = (besluit: ReturnType<typeof recordBehoeften>): readonly string[] =>
  !besluit.ok && besluit.fout.code === "ongeldige-invoer" ? besluit.fout.fouten.map(({ veld }) => veld) : [];
const feiten = (wereld: Wereld) =>
  wereld
    .vanType("gebeurtenis")
    .flatMap(({ berichten }) => berichten.flatMap(({ ontvanger, data }) => (ontvanger === "inzicht" ? [data] : [])));

describe("aftercare is prepared from the start (H4.1-b1)", () => {
  it("by the zorgcoördinator, once, and is done when something is recorded", () => {
    const wereld = neem(wereldVoor("uitzetten"), "uitzetten");
    const taken = () => wereld.dossier().taken.filter(({ soort }) => soort === nazorg.NAZORG_VOORBEREIDEN);
    expect(taken()).toMatchObject([{ status: "open", eigenaar: { rol: "zorgcoordinator", organisatie: "moviera" } }]);
    neem(wereld, "voortgang:bijsturen", "plan", "vaststellen", "uitzetten");
    expect(taken()).toHaveLength(1);
    neem(wereld, "behoeften");
    expect(taken()).toMatchObject([{ status: "afgerond", uitkomst: "voorbereid" }]);
  });

  it("not before the acties are put out", () => {
    expect(weigering(BESLUITEN.behoeften(wereldVoor("plan")))).toBe("stap-niet-aan-de-beurt");
  });
});

describe("a need", () => {
  it("has an owner and a date, versions over time, and is over when it is met (H4.4-a2, c1)", () => {
    const wereld = wereldVoor("formulier");
    expect(wereld.dossier().nazorgbehoeften).toHaveLength(2);
    expect(herzieningen(wereld)).toHaveLength(2);
    const was = behoefte(wereld);
    neem(wereld, "herziening");
    const nu = behoefte(wereld);
    expect(nu).toMatchObject({ status: "open", stand: { soort: "wachtlijst", sinds: "2026-03-02" }, versie: 2 });
    expect(nu.taakId).not.toBe(was.taakId);
    expect(wereld.dossier().taken.find(({ taakId }) => taakId === was.taakId)).toMatchObject({
      uitkomst: "wachtlijst",
    });
    const versies = wereld.dossier().vastleggingen.filter(({ bij }) => bij === nu.behoefteId);
    expect(versies.map(({ kenmerk }) => kenmerk.bewaartermijn)).toEqual(["nazorg", "nazorg"]);
    const klaar = opdracht.herziening({ stand: { soort: "afgerond", toelichting: "Woont zelfstandig." } });
    wereld.doe(reviseBehoefte(wereld.dossier(), nu, nazorg.herzieningInvoer.parse(klaar), wereld.context()));
    expect(behoefte(wereld)).toMatchObject({ status: "afgelopen", taakId: null });
    expect(herzieningen(wereld)).toHaveLength(1);
  });

  it("names somebody of the casus, a kind of the region for them, no later day, and who is on the casus", () => {
    const wereld = wereldVoor("behoeften");
    const { meldingId } = wereld.meld({ ...metVerdachten(VERDACHTE), inhoud: "Hij is het." });
    const body = (...behoeften: readonly unknown[]) => ({ behoeften });
    const fout = legVast(
      wereld,
      body(
        opdracht.behoefte({ rol: "slachtoffer", dossierId: "00000000-0000-4000-8000-00000000ffff" }),
        opdracht.behoefte({ rol: "verdachte", vermelding: { meldingId, betrokkene: 0 } }, { soort: "veilige-plek" }),
        opdracht.behoefte(
          { rol: "verdachte", aanduiding: "de voorman" },
          { organisatie: "coa", stand: { soort: "gestart", sinds: "2031-01-01" } },
        ),
      ),
    );
    expect(velden(fout)).toEqual([
      ...["behoeften[0].persoon", "behoeften[1].persoon", "behoeften[1].soort"],
      ...["behoeften[2].stand.sinds", "behoeften[2].organisatie"],
    ]);
    const genoemd = opdracht.behoefte({ rol: "verdachte", vermelding: { meldingId, betrokkene: 3 } });
    wereld.doe(legVast(wereld, body({ ...genoemd, soort: "begeleiding-dader", organisatie: "politie" })));
    expect(behoefte(wereld).gever).toEqual({ rol: "partner", organisatie: "politie" });
  });

  it("is told to the figures without whose it is", () => {
    const wereld = wereldVoor("formulier");
    expect(feiten(wereld)).toContainEqual(expect.objectContaining({ feit: "nazorg-slachtoffer", uitkomst: "gestart" }));
    const tekst = JSON.stringify(feiten(wereld));
    for (const id of wereld.dossier().casus.dossierIds) expect(tekst).not.toContain(id);
  });
});

describe("a need is handed over (H4.4-b1, d1)", () => {
  it("is its receiver's once that accepts, and looked at again by it", () => {
    const wereld = neem(wereldVoor("formulier"), "aanbod");
    expect(behoefte(wereld)).toMatchObject({
      gever: { organisatie: "moviera" },
      aanbod: { ontvanger: "welzijnswerk" },
    });
    expect(weigering(BESLUITEN.aanbod(wereld))).toBe("ongeldige-invoer");
    const klaar = opdracht.herziening({ stand: { soort: "afgerond", toelichting: "klaar" } });
    const afronden = reviseBehoefte(
      ...([wereld.dossier(), behoefte(wereld), nazorg.herzieningInvoer.parse(klaar)] as const),
      wereld.context(),
    );
    expect(velden(afronden)).toEqual(["stand"]);
    neem(wereld, "aanbod:aanvaard");
    expect(behoefte(wereld)).toMatchObject({
      ...{ gever: { rol: "partner", organisatie: "welzijnswerk" }, aanbod: null },
      stand: { soort: "overgedragen", aan: "welzijnswerk" },
    });
    expect(herzieningen(wereld).map(({ eigenaar }) => eigenaar.organisatie)).toContain("welzijnswerk");
    expect(weigering(BESLUITEN["aanbod:geweigerd"](wereld))).toBe("al-afgehandeld");
  });

  it("comes back at once when that declines, and stays as it was when it is withdrawn", () => {
    const wereld = neem(wereldVoor("formulier"), "aanbod");
    const was = herzieningen(wereld).find(({ onderwerp }) => onderwerp === behoefte(wereld).behoefteId);
    neem(wereld, "aanbod:geweigerd");
    const nu = herzieningen(wereld).find(({ onderwerp }) => onderwerp === behoefte(wereld).behoefteId);
    expect(nu?.eigenaar).toEqual(was?.eigenaar);
    expect((nu?.uiterlijkOp ?? "") < (was?.uiterlijkOp ?? "")).toBe(true);
    neem(wereld, "aanbod", "aanbod:ingetrokken");
    expect(behoefte(wereld)).toMatchObject({ aanbod: null, taakId: nu?.taakId });
    const overnemen = wereld.dossier().taken.filter(({ soort }) => soort === nazorg.AANBODTAAK);
    expect(overnemen.map(({ status }) => status)).toEqual(["afgerond", "vervallen"]);
  });

  it("falls back to the zorgcoördinator when who has it is out, and an offer to them lapses (design rule 3)", () => {
    const wereld = neem(wereldVoor("formulier"), "aanbod", "aanbod:aanvaard");
    const klok = () => ({ ...wereld.context(), door: null });
    const vanDerde = herzieningen(wereld).find(({ eigenaar }) => eigenaar.organisatie === "welzijnswerk");
    if (vanDerde === undefined) throw new Error("geen taak");
    wereld.pasToe(takeBackNazorg(wereld.dossier(), vanDerde, klok()) ?? { nieuw: [], vervangen: [], mitsOpen: [] });
    expect(behoefte(wereld).gever).toEqual({ rol: "zorgcoordinator", organisatie: "moviera" });
    expect(herzieningen(wereld).every(({ eigenaar }) => eigenaar.organisatie === "moviera")).toBe(true);
    const [eigen] = herzieningen(wereld);
    expect(eigen && takeBackNazorg(wereld.dossier(), eigen, klok())).toBeNull();
    neem(wereld, "aanbod");
    const aanbod = wereld
      .dossier()
      .taken.find((taak): taak is OpenTaak => taak.status === "open" && taak.soort === nazorg.AANBODTAAK);
    if (aanbod === undefined) throw new Error("geen aanbod");
    wereld.pasToe(takeBackNazorg(wereld.dossier(), aanbod, klok()) ?? { nieuw: [], vervangen: [], mitsOpen: [] });
    expect(behoefte(wereld).aanbod).toBeNull();
    expect(takeBackNazorg(wereld.dossier(), aanbod, klok())).toBeNull();
  });
});

describe("a relapse on a casus that is open (H4.4-c2)", () => {
  it("puts the need before who gives it, and a decision before the procesregisseur, before which the casus does not end", () => {
    const wereld = neem(wereldVoor("lessen"), "terugval");
    expect(behoefte(wereld)).toMatchObject({ status: "open", stand: { soort: "terugval" } });
    const besluit = wereld.dossier().taken.find(({ soort }) => soort === nazorg.TERUGVALTAAK);
    expect(besluit).toMatchObject({ eigenaar: { rol: "procesregisseur", organisatie: "zvh" }, verplicht: true });
    const bezwaar = slotbezwaar(wereld.dossier(), verzorgden(wereld));
    expect(bezwaar).toMatchObject({ code: "acties-open", open: [{ wat: "terugval-beslissen" }] });
    neem(wereld, "terugval:geen", "lessen");
    expect(wereld.dossier().casus.status).toBe("gesloten");
  });

  it.each([
    ["terugval:plan", "plan-van-aanpak", 3, 1],
    ["terugval:voortgang", "voortgang", 4, 2],
  ] as const)("%s takes the casus back, and the form no longer holds", (naam, stap, hoofdstap, ronde) => {
    const wereld = neem(wereldVoor("evaluatie"), "terugval", naam);
    expect(wereld.open()).toMatchObject({ positie: { stap }, uitvoering: { hoofdstap, status: "gevraagd" }, ronde });
    if (stap === "voortgang") {
      neem(wereld, "voortgang:afronden");
      expect(weigering(BESLUITEN.nazorg(wereld))).toBe("nazorg-onvolledig");
      neem(wereld, "formulier", "nazorg");
    }
  });

  it("is taken up where the casus stands, when that has not come to its aftercare", () => {
    const wereld = neem(wereldVoor("voortgang:afronden"), "behoeften", "terugval");
    expect(weigering(BESLUITEN["terugval:plan"](wereld))).toBe("ongeldige-invoer");
    neem(wereld, "terugval:geen");
  });

  it("opens a need again that was over", () => {
    const wereld = wereldVoor("formulier");
    const klaar = opdracht.herziening({ stand: { soort: "afgerond", toelichting: "klaar" } });
    const invoer = nazorg.herzieningInvoer.parse(klaar);
    wereld.doe(reviseBehoefte(wereld.dossier(), behoefte(wereld), invoer, wereld.context()));
    neem(wereld, "terugval");
    expect(behoefte(wereld)).toMatchObject({ status: "open", stand: { soort: "terugval" } });
    expect(herzieningen(wereld)).toHaveLength(2);
  });
});
