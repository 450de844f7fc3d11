import { describe, expect, it } from "vitest";
import { bewarenTotVan } from "../../../shared/domain/afsluiten.ts";
import { recordAfsluitformulier } from "../../../shared/domain/besluiten/afsluiten.ts";
import { takeBackNazorg } from "../../../shared/domain/besluiten/nazorgaanbod.ts";
import { recordBehoeften, recordNazorg, reviseBehoefte } from "../../../shared/domain/besluiten/nazorg.ts";
import { afsluitformulierInvoer } from "../../../shared/domain/afsluiten.ts";
import * as nazorg from "../../../shared/domain/nazorg.ts";
import { slotbezwaar } from "../../../shared/domain/besluiten/regels.ts";
import type { CasusDossier } from "../../../shared/domain/casusdossier.ts";
import type { OpenTaak } from "../../../shared/domain/taak.ts";
import { maakInterventie, maakTaak } from "../../fixtures/casusrecords.ts";
import { maakArbeidsuitbuitingCasus, type MeldingBody } from "../../fixtures/melding.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { voorbeeldRegio } from "../../fixtures/regio-voorbeeld.ts";
import { BESLUITEN, neem, NOG, verzorgden, weigering, wereldVoor, type Wereld } from "./wereld.ts";

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

/** What is missing or open at the end of hoofdstap 4, and what is said of it. */
const VOL = (wereld: Wereld): CasusDossier => wereld.dossier();
const PUNTEN: readonly (readonly [string, (dossier: CasusDossier) => CasusDossier, string, readonly string[]])[] = [
  [
    "a mandatory actie",
    (d) => ({ ...d, taken: [...d.taken, maakTaak({ soort: "actie", verplicht: true, casusId: d.casus.casusId })] }),
    "acties-open",
    ["actie"],
  ],
  [
    "an actie that is not mandatory",
    (d) => ({ ...d, taken: [...d.taken, maakTaak({ soort: "actie", verplicht: false, casusId: d.casus.casusId })] }),
    "geen",
    [],
  ],
  [
    "an intervention under a doorlaatverbod",
    (d) => ({ ...d, interventies: [maakInterventie({ casusId: d.casus.casusId })] }),
    "acties-open",
    ["interventie"],
  ],
  [
    "an intervention with its task, told once",
    (d) => {
      const interventie = maakInterventie({ casusId: d.casus.casusId });
      const onderwerp = interventie.interventieId;
      return {
        ...d,
        interventies: [interventie],
        taken: [...d.taken, maakTaak({ soort: "interventie", verplicht: true, onderwerp })],
      };
    },
    "acties-open",
    ["interventie"],
  ],
  [
    "a handover of the casus",
    (d) => ({
      ...d,
      casus: {
        ...d.casus,
        overdracht: { vastleggingId: d.vastleggingen[0]?.vastleggingId ?? ("" as never), ontvanger: "ggd" },
      },
    }),
    "acties-open",
    ["overdracht"],
  ],
  [
    "a need that is offered and not answered",
    (d) => ({
      ...d,
      nazorgbehoeften: d.nazorgbehoeften.map((een, i) =>
        i > 0 || een.status !== "open"
          ? een
          : { ...een, aanbod: { vastleggingId: een.vastleggingId, ontvanger: "ggd", taakId: een.taakId } },
      ),
    }),
    "acties-open",
    [nazorg.AANBODTAAK],
  ],
  ["a client without a need", (d) => ({ ...d, nazorgbehoeften: d.nazorgbehoeften.slice(1) }), "nazorg-onvolledig", []],
  [
    "no form",
    (d) => ({ ...d, vastleggingen: d.vastleggingen.filter(({ soort }) => soort !== "afsluitformulier") }),
    "nazorg-onvolledig",
    [],
  ],
  [
    "all of it at once",
    (d) => ({
      ...d,
      nazorgbehoeften: [],
      vastleggingen: d.vastleggingen.filter(({ soort }) => soort !== "afsluitformulier"),
      taken: [...d.taken, maakTaak({ soort: "actie", verplicht: true, casusId: d.casus.casusId })],
    }),
    "nazorg-onvolledig",
    ["actie"],
  ],
  ["nothing", (d) => d, "geen", []],
];

describe("what keeps a casus from its end is told at once, with whom it lies (Must hold 4)", () => {
  it.each(PUNTEN)("%s", (_, maak, code, wat) => {
    const wereld = wereldVoor("nazorg");
    const dossier = maak(VOL(wereld));
    const bezwaar = slotbezwaar(dossier, verzorgden(wereld));
    expect(bezwaar?.code ?? "geen").toBe(code);
    expect(bezwaar !== null && "open" in bezwaar ? bezwaar.open?.map((punt) => punt.wat) : []).toEqual(wat);
    const invoer = nazorg.nazorgInvoer.parse(opdracht.nazorg());
    expect(weigering(recordNazorg(dossier, invoer, verzorgden(wereld), wereld.context()))).toBe(code);
  });

  it("asks it of who is suspected too, once for who is named twice, and not of who is nobody (X13)", () => {
    const bekend = { ...VERDACHTE, personalia: { ...VERDACHTE.personalia, geboortedatum: "1980-02-03" } };
    const wereld = wereldVoor("behoeften");
    wereld.meld({ ...metVerdachten(bekend, { rol: "verdachte", personalia: {} }), inhoud: "Hij is het." });
    wereld.meld({ ...metVerdachten(bekend), inhoud: "Nog eens." });
    neem(wereld, "behoeften", "formulier");
    const bezwaar = slotbezwaar(wereld.dossier(), verzorgden(wereld));
    if (bezwaar?.code !== "nazorg-onvolledig") throw new Error(bezwaar?.code);
    expect(bezwaar).toMatchObject({ formulier: true, zonder: [{ rol: "verdachte", vermelding: { betrokkene: 3 } }] });
    const laatste = verzorgden(wereld).at(-1)?.zelfde.at(-1);
    if (laatste === undefined) throw new Error("geen verdachte");
    const nietNodig = { soort: "niet-nodig" as const, reden: "Wil geen hulp." };
    wereld.doe(legVast(wereld, { behoeften: [opdracht.behoefte(laatste, { stand: nietNodig })] }));
    neem(wereld, "nazorg");
    expect(wereld.open().positie.stap).toBe("procesbegeleider");
  });

  it("asks it again at the close of somebody who came to the casus since; the form can be filled in anew", () => {
    const wereld = wereldVoor("lessen");
    const melding = maakArbeidsuitbuitingCasus();
    wereld.meld({
      ...melding,
      inhoud: "Er is er nog een.",
      betrokkenen: [...melding.betrokkenen, { rol: "mogelijk-slachtoffer", personalia: { voornamen: "Derde" } }],
    });
    expect(weigering(BESLUITEN.lessen(wereld))).toBe("nazorg-onvolledig");
    neem(wereld, "behoeften", "formulier", "lessen");
    expect(wereld.dossier().casus.status).toBe("gesloten");
  });
});

describe("the form at the end (H4.1-c1, c2, d2)", () => {
  const vul = (wereld: Wereld, over: Partial<Parameters<typeof opdracht.afsluitformulier>[0]>, meer = {}) =>
    recordAfsluitformulier(
      wereld.dossier(),
      afsluitformulierInvoer.parse(opdracht.afsluitformulier({ dossierIds: [], ...over }, meer)),
      wereld.context(),
    );

  it("tells of every victim, every actie that was done, and nothing else", () => {
    const wereld = wereldVoor("formulier");
    const { dossierIds } = wereld.dossier().casus;
    const elders = "00000000-0000-4000-8000-00000000ffff";
    const gedaan = wereld
      .dossier()
      .taken.flatMap(({ soort, onderwerp }) => (soort === "actie" && onderwerp !== null ? [onderwerp] : []));
    const goed = { dossierIds, acties: gedaan };
    expect(velden(vul(wereld, { dossierIds: [elders] }, { uitkomst: "klaar" }))).toEqual([
      ...["uitkomst", "slachtoffers[0]", "slachtoffers", "slachtoffers", "acties"],
    ]);
    expect(velden(vul(wereld, { ...goed, interventies: [elders] }))).toEqual(["interventies[0]"]);
    const later = opdracht.afsluitformulier(goed).slachtoffers.map((een) => ({
      ...een,
      veiligeOmgeving: { sinds: "2031-01-01" },
    }));
    expect(velden(vul(wereld, goed, { slachtoffers: later }))).toHaveLength(2);
    expect(weigering(vul(wereld, goed))).toBe("geen");
    const geenVlag = [{ dossierId: dossierIds[0], slachtofferschapGestopt: {}, veiligeOmgeving: {}, passendeHulp: {} }];
    expect(
      afsluitformulierInvoer.safeParse({ ...opdracht.afsluitformulier(goed), slachtoffers: geenVlag }).success,
    ).toBe(false);
  });

  it("gives the close its outcome, and the figures what was reached (K8, K9)", () => {
    const wereld = neem(wereldVoor("lessen"), "lessen");
    expect(wereld.dossier().casus).toMatchObject({ status: "gesloten", afsluiting: { uitkomst: "beschermd" } });
    const geteld = feiten(wereld).map((data) => {
      const { feit, uitkomst } = data as { readonly feit: string; readonly uitkomst: string };
      return `${feit} ${uitkomst}`;
    });
    expect(geteld).toEqual(
      expect.arrayContaining([
        ...["casus-gesloten beschermd", "opsporing-en-vervolging onbekend", "slachtofferschap-gestopt ja"],
        ...["veilige-omgeving ja", "passende-hulp nee", "interventie-succesvol ja", "interventie-zinvol ja"],
        "nazorg-bij-sluiting-slachtoffer gestart",
      ]),
    );
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

describe("until when a casus is kept (NB13)", () => {
  const nu = "2026-03-02T09:00:00.000Z" as never;
  it.each([
    ["closed: so long after its first processing", "gesloten", "2024-03-02T09:00:00.000Z", "2029-03-02T09:00:00.000Z"],
    ["scaled down: so long after that", "afgeschaald", "2026-02-02T09:00:00.000Z", "2027-03-02T09:00:00.000Z"],
    ["never longer than a closed one", "afgeschaald", "2021-06-02T09:00:00.000Z", "2026-06-02T09:00:00.000Z"],
  ] as const)("%s", (_, einde, geopendOp, tot) => {
    expect(bewarenTotVan(einde, geopendOp as never, { nu, regio: NOG })).toBe(tot);
  });

  it("by the region's own terms", () => {
    const geopendOp = "2026-02-28T09:00:00.000Z" as never;
    expect(bewarenTotVan("afgeschaald", geopendOp, { nu, regio: voorbeeldRegio })).toBe("2026-03-12T09:00:00.000Z");
    expect(bewarenTotVan("gesloten", geopendOp, { nu, regio: voorbeeldRegio })).toBe("2028-02-28T09:00:00.000Z");
  });

  it("is on its head when it ends, on no clock, and gone when it is taken up again", () => {
    const wereld = neem(wereldVoor("weging-1:wel"), "weging-1:geen", "afschalen");
    expect(wereld.dossier().casus).toMatchObject({ status: "afgeschaald", klok: null });
    expect(wereld.dossier().casus).toHaveProperty("bewarenTot");
    neem(wereld, "heropenen");
    expect(wereld.dossier().casus).not.toHaveProperty("bewarenTot");
  });
});
