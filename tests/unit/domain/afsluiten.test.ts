import { describe, expect, it } from "vitest";
import { bewarenTotVan } from "../../../shared/domain/afsluiten.ts";
import { recordAfsluitformulier } from "../../../shared/domain/besluiten/afsluiten.ts";
import { recordBehoeften, recordNazorg } from "../../../shared/domain/besluiten/nazorg.ts";
import { afsluitformulierInvoer } from "../../../shared/domain/afsluiten.ts";
import * as nazorg from "../../../shared/domain/nazorg.ts";
import { slotbezwaar } from "../../../shared/domain/besluiten/regels.ts";
import type { CasusDossier } from "../../../shared/domain/casusdossier.ts";
import { maakInterventie, maakTaak } from "../../fixtures/casusrecords.ts";
import { maakArbeidsuitbuitingCasus, type MeldingBody } from "../../fixtures/melding.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { voorbeeldRegio } from "../../fixtures/regio-voorbeeld.ts";
import { verzorgden } from "./nazorgers.ts";
import { BESLUITEN, neem, NOG, weigering, wereldVoor, type Wereld } from "./wereld.ts";

const VERDACHTE = { rol: "verdachte", personalia: { voornamen: "Zeno", geslachtsnaam: "Proefman" } } as const;
/** Also names somebody who is suspected: with the company that is, and once more by name and date of birth. */
const metVerdachten = (...erbij: MeldingBody["betrokkenen"]): MeldingBody => {
  const melding = maakArbeidsuitbuitingCasus();
  return { ...melding, betrokkenen: [...melding.betrokkenen, ...erbij] };
};
const legVast = (wereld: Wereld, body: unknown) =>
  recordBehoeften(wereld.dossier(), nazorg.behoeftenInvoer.parse(body), verzorgden(wereld), wereld.context());
const velden = (besluit: ReturnType<typeof recordBehoeften>): readonly string[] =>
  !besluit.ok && besluit.fout.code === "ongeldige-invoer" ? besluit.fout.fouten.map(({ veld }) => veld) : [];
const feiten = (wereld: Wereld) =>
  wereld
    .vanType("gebeurtenis")
    .flatMap(({ berichten }) => berichten.flatMap(({ ontvanger, data }) => (ontvanger === "inzicht" ? [data] : [])));

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
    expect(bezwaar !== null && "open" in bezwaar ? bezwaar.open.map((punt) => punt.wat) : []).toEqual(wat);
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
