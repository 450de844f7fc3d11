import { describe, expect, it } from "vitest";
import * as z from "zod";
import { regioSchema } from "../../../shared/domain/regio.ts";
import { maakAfhankelijkhedenDouble, maakEchtBeleid } from "../../doubles/afhankelijkheden.ts";
import { maakMelding, type MeldingBody } from "../../fixtures/melding.ts";
import { testBsn } from "../../fixtures/personen.ts";
import { NOG } from "../domain/wereld.ts";
import { koppelingen, meld, plekken as personen, registreer, taken } from "./plekdeur.ts";
import { besluit, dien, drijf } from "./signaaldeur.ts";
import { maakVoordeur, type Voordeur } from "./voordeur.ts";

const [BSN, ANDER_BSN] = [testBsn(8001), testBsn(8002)];
const NAAM = { voornamen: "Quirandor Yolvelis", geslachtsnaam: "Zwarvinsky", geboortedatum: "1979-04-02" };
const IEMAND = { ...NAAM, tussenvoegsel: "de", geslacht: "man", bsn: BSN, adres: "Wolkenhoefkade 7" } as const;
const IEMAND_GEZOCHT = { ...NAAM, bsn: BSN, geslacht: "man" };
type Rol = "verdachte" | "netwerk" | "getuige" | "mogelijk-slachtoffer";

/** A melding about another client each time, in a place that cannot be told from others, that names these persons too. */
const over = (
  nummer: number,
  personen: readonly object[],
  { rol = "verdachte", gemeente = "Lochem" }: { readonly rol?: Rol; readonly gemeente?: string } = {},
): MeldingBody => {
  const melding = maakMelding({ locatie: { gemeente } }, nummer);
  return { ...melding, betrokkenen: [...melding.betrokkenen, ...personen.map((personalia) => ({ rol, personalia }))] };
};
/** One after the other, with the driver after each. */
const meldNaElkaar = async (deur: Voordeur, ...bodies: readonly MeldingBody[]) => {
  const casussen = [];
  for (const body of bodies) {
    casussen.push(await meld(deur, body));
    await registreer(deur);
    deur.verder(3600);
  }
  return casussen;
};
const zoek = (deur: Voordeur, wie: string, wat: object = NAAM) =>
  deur.vraag(wie, "POST", "/v1/plekken/zoekopdrachten", { soort: "persoon", ...wat });
const resultaten = z.object({ resultaten: z.array(z.looseObject({ plekId: z.string() })) });
const gevonden = async (deur: Voordeur, wie: string, wat: object = NAAM) =>
  resultaten.parse((await zoek(deur, wie, wat)).body).resultaten;
const lees = (deur: Voordeur, wie: string, plekId = personen(deur)[0]?.plekId ?? "") =>
  deur.vraag(wie, "GET", `/v1/plekken/${plekId}`);

/** One person named in two casussen, of two municipalities. */
const tweeCasussen = async (deur = maakVoordeur()) => {
  const [eerste, tweede] = await meldNaElkaar(deur, over(1, [IEMAND]), over(2, [NAAM], { gemeente: "Apeldoorn" }));
  if (eerste === undefined || tweede === undefined) throw new Error("twee casussen");
  return { deur, eerste, tweede, plekId: String(personen(deur)[0]?.plekId) };
};

describe("the register of persons (H3.2-b3)", () => {
  it.each(["verdachte", "netwerk"] as const)("takes a %s who is known by number, or by name and date", async (rol) => {
    const deur = maakVoordeur();
    await meldNaElkaar(deur, over(1, [{ bsn: BSN }], { rol }), over(2, [IEMAND], { rol }), over(3, [NAAM], { rol }));
    expect(personen(deur)).toMatchObject([{ soort: "persoon", kvkNummer: null }]);
    expect(koppelingen(deur)).toHaveLength(3);
    // Where they live is no history of them, and as what they were named is no finding.
    expect(JSON.stringify(koppelingen(deur))).not.toMatch(/wolkenhoef|verdacht|netwerk|telefoon/i);
  });

  it.each(["getuige", "mogelijk-slachtoffer"] as const)("never takes a %s", async (rol) => {
    const deur = maakVoordeur();
    await meldNaElkaar(deur, over(1, [IEMAND], { rol }), over(2, [IEMAND], { rol }));
    expect([personen(deur), taken(deur)]).toEqual([[], []]);
    expect(await gevonden(deur, "procesregisseur")).toEqual([]);
  });

  it.each([
    ["a name", { voornamen: NAAM.voornamen, geslachtsnaam: NAAM.geslachtsnaam }],
    ["initials and a date", { ...NAAM, voornamen: "Q." }],
    ["an alias", { aliassen: ["Qui"], geboortedatum: NAAM.geboortedatum }],
    ["nothing", {}],
  ])("never takes who is known by %s", async (_wat, wie) => {
    const deur = maakVoordeur();
    await meldNaElkaar(deur, over(1, [wie]), over(2, [wie]));
    expect([personen(deur), koppelingen(deur), taken(deur)]).toEqual([[], [], []]);
  });

  it.each([
    ["another birth date", { ...NAAM, geboortedatum: "1979-04-03" }],
    ["another number", { ...NAAM, bsn: ANDER_BSN }],
    ["another sex", { ...NAAM, geslacht: "vrouw" }],
    ["the same number, and another birth date", { bsn: BSN, geboortedatum: "1990-01-01" }],
  ])("makes who has the same name and %s another one, and finds nobody under it", async (_wat, ander) => {
    const deur = maakVoordeur();
    await meldNaElkaar(deur, over(1, [IEMAND]), over(2, [ander]));
    expect(new Set(koppelingen(deur).map(({ plekId }) => plekId)).size).toBe(2);
    expect(taken(deur)).toEqual([]);
    const [eerste] = personen(deur);
    for (const { plekId } of await gevonden(deur, "procesregisseur", ander)) expect(plekId).not.toBe(eerste?.plekId);
    expect(await gevonden(deur, "procesregisseur", IEMAND_GEZOCHT)).toEqual([
      { plekId: eerste?.plekId, soort: "persoon", aantalMeldingen: 1 },
    ]);
  });

  it("finds nobody whom one of the meldingen tells apart from who is looked for", async () => {
    const { deur } = await tweeCasussen();
    expect(await gevonden(deur, "procesregisseur", { ...NAAM, bsn: ANDER_BSN })).toEqual([]);
    // Who sees only the melding without a number sees nothing that tells them apart.
    expect(await gevonden(deur, "gemeente-apeldoorn", { ...NAAM, bsn: ANDER_BSN })).toHaveLength(1);
  });

  it("makes sixteen simultaneous meldingen one entry, and two numbers on one known name two", async () => {
    const deur = maakVoordeur();
    await Promise.all(Array.from({ length: 16 }, (_, n) => meld(deur, over(n + 1, [NAAM]))));
    await registreer(deur);
    expect(personen(deur)).toHaveLength(1);
    expect(koppelingen(deur)).toHaveLength(16);
    await meld(deur, over(21, [IEMAND]));
    await meld(deur, over(22, [{ ...NAAM, bsn: ANDER_BSN }]));
    await registreer(deur);
    expect(personen(deur)).toHaveLength(2);
    const met = (bsn: string) =>
      koppelingen(deur).find(({ omschrijving }) => omschrijving.soort === "persoon" && omschrijving.bsn === bsn);
    expect(met(BSN)?.plekId).not.toBe(met(ANDER_BSN)?.plekId);
  });

  it("keeps the best description of who is named twice in one melding", async () => {
    const deur = maakVoordeur();
    await meldNaElkaar(deur, over(1, [NAAM, IEMAND]));
    expect(koppelingen(deur)).toMatchObject([{ omschrijving: { bsn: BSN } }]);
    expect(await gevonden(deur, "procesregisseur", { bsn: BSN })).toHaveLength(1);
  });

  it("shows no name, number or date outside what was reported, and none in a key, event or log", async () => {
    const { deur } = await tweeCasussen();
    await zoek(deur, "procesregisseur");
    await lees(deur, "procesregisseur");
    const overig = deur.casework.alles().filter(({ type }) => !["melding", "plek-melding", "dossier"].includes(type));
    const prive = new RegExp(`zwarvinsky|quirandor|1979-04-02|${BSN}`, "i");
    for (const iets of [overig, deur.functieregels, deur.gelogd(), deur.casework.logregels()])
      expect(JSON.stringify(iets)).not.toMatch(prive);
  });

  it.each(["voor", "na"] as const)("loses nothing in a crash %s any write, and does nothing twice", async (moment) => {
    for (let beurt = 1; beurt <= 3; beurt += 1) {
      const deur = maakVoordeur();
      await meldNaElkaar(deur, over(1, [NAAM]));
      // It tells the person apart better, and asks about them: the link, the task, the end.
      await meld(deur, over(2, [IEMAND]));
      const vanaf = deur.casework.transacties();
      let gevallen = 0;
      const valUit = () => {
        if (gevallen > 0 || deur.casework.transacties() - vanaf !== beurt - (moment === "voor" ? 1 : 0)) return;
        gevallen += 1;
        deur.casework.faalEenmaal(moment);
      };
      if (moment === "voor" && beurt === 1) valUit();
      deur.casework.volg(valUit);
      await registreer(deur).catch(() => registreer(deur));
      expect([gevallen, personen(deur).length, koppelingen(deur).length, taken(deur).length]).toEqual([1, 1, 2, 1]);
      expect(personen(deur)[0]?.versie).toBe(2);
    }
  });

  it("takes the persons of a kept signal with its casus", async () => {
    const deur = maakVoordeur();
    const id = await dien(deur, { ...over(1, [IEMAND]), soort: "signaal" });
    await drijf(deur);
    expect(personen(deur)).toEqual([]);
    await besluit(deur, id, { besluit: "ophogen" });
    await drijf(deur);
    expect(koppelingen(deur)).toMatchObject([{ casusIds: [deur.casework.vanType("casus")[0]?.casusId] }]);
  });
});

describe("who sees a person", () => {
  it("counts a melding where its casus exists for who asks", async () => {
    const { deur, eerste, tweede, plekId } = await tweeCasussen();
    for (const wie of ["procesregisseur", "zetel-politie"]) {
      expect(await gevonden(deur, wie)).toEqual([{ plekId, soort: "persoon", aantalMeldingen: 2 }]);
      expect((await lees(deur, wie)).body).toMatchObject({
        ...{
          soort: "persoon",
          meldingen: [{ casusIds: [tweede] }, { casusIds: [eerste], omschrijving: { bsn: BSN } }],
        },
      });
    }
    const eigen = await lees(deur, "gemeente-apeldoorn");
    expect(eigen.body).toMatchObject({ aantalMeldingen: 1, casussen: [{ casusId: tweede }] });
    // The number stands with a melding of a casus that they do not see.
    expect(eigen.rauw.body).not.toContain(BSN);
    expect(await gevonden(deur, "gemeente-apeldoorn", { bsn: BSN })).toEqual([]);
    expect(await gevonden(deur, "gemeente-apeldoorn")).toHaveLength(1);
  });

  it.each([
    "zorgcoordinator",
    "meldpunt",
    "partner-nla",
    "systeem-nla",
    "partner-ggd",
    "bestuurder",
    "fg",
    "opsporing",
  ])("is for %s nobody, with the answer of somebody who is not known", async (wie) => {
    const { deur, tweede } = await tweeCasussen();
    if (wie === "partner-ggd") {
      const gebroken = await deur.vraag(wie, "POST", `/v1/casussen/${tweede}/noodtoegangen`, { reden: "gevaar" });
      expect(gebroken.status).toBe(201);
    }
    for (const casus of deur.casework.vanType("casus"))
      deur.casework.zet({ ...casus, strafrechtelijkTrajectLoopt: true });
    const vanaf = deur.gelogd().length;
    const [bekend, onbekend] = [await zoek(deur, wie), await zoek(deur, wie, { ...NAAM, geboortedatum: "1950-01-01" })];
    expect([bekend.status, bekend.rauw.body]).toEqual([onbekend.status, onbekend.rauw.body]);
    // No line of anybody either: nobody was shown.
    expect(
      deur
        .gelogd()
        .slice(vanaf)
        .map(({ soort }) => soort),
    ).not.toContain("verwerking");
    const [niet, nooit] = [await lees(deur, wie), await lees(deur, wie, "00000000-0000-4000-8000-000000000000")];
    expect([niet.status, niet.code]).toEqual([404, nooit.code]);
  });

  it("is nobody where no cooperation may process criminal data, while the location is still there (WGS)", async () => {
    const { samenwerkingsverbanden } = NOG;
    const verbanden = samenwerkingsverbanden.verbanden.map((een) => ({
      ...een,
      categorieen: een.categorieen.filter((categorie) => categorie !== "strafrechtelijk"),
    }));
    const regio = regioSchema.parse({ ...NOG, samenwerkingsverbanden: { ...samenwerkingsverbanden, verbanden } });
    const deur = maakVoordeur([], maakAfhankelijkhedenDouble(maakEchtBeleid(), regio));
    const straat = { straat: "Proefstraat", huisnummer: "12", postcode: "9999 ZZ", plaats: "Proefdorp" };
    await meldNaElkaar(deur, { ...over(1, [IEMAND]), locatie: { ...straat, gemeente: "Lochem" } });
    expect(personen(deur).map(({ soort }) => soort)).toEqual(["locatie", "persoon"]);
    const vraag = { soort: "locatie", postcode: "9999ZZ", huisnummer: "12" };
    for (const wie of ["procesregisseur", "zetel-politie"]) {
      expect(await gevonden(deur, wie)).toEqual([]);
      expect((await lees(deur, wie, personen(deur)[1]?.plekId)).status).toBe(404);
      expect(await gevonden(deur, wie, vraag)).toHaveLength(1);
    }
  });

  it("learns nothing of a dossier of the same person, nor does the register share a key with it", async () => {
    const deur = maakVoordeur();
    const [alsClient, genoemd] = await meldNaElkaar(
      deur,
      maakMelding(
        { locatie: { gemeente: "Lochem" }, betrokkenen: [{ rol: "mogelijk-slachtoffer", personalia: IEMAND }] },
        1,
      ),
      over(2, [IEMAND], { gemeente: "Apeldoorn" }),
    );
    const dossier = deur.casework.vanType("dossier").find(({ personalia }) => personalia.bsn === BSN);
    for (const wie of ["gemeente-apeldoorn", "procesregisseur"]) {
      const antwoord = await lees(deur, wie);
      expect(antwoord.body).toMatchObject({ aantalMeldingen: 1, casussen: [{ casusId: genoemd }] });
      expect(antwoord.rauw.body).not.toContain(String(dossier?.dossierId));
      expect(antwoord.rauw.body).not.toContain(alsClient);
    }
    expect(taken(deur)).toEqual([]);
    const register = deur.casework.vanType("pleksleutel").map(({ sleutel }) => sleutel);
    expect(register).toHaveLength(2);
    const elders = JSON.stringify(deur.casework.alles().filter(({ type }) => !["plek", "pleksleutel"].includes(type)));
    for (const sleutel of register) expect(elders).not.toContain(sleutel);
  });

  it("reads meldingen and never a verdict", async () => {
    const { deur } = await tweeCasussen();
    for (const { rauw } of [await lees(deur, "procesregisseur"), await zoek(deur, "procesregisseur")])
      expect(rauw.body).not.toMatch(/verdacht|dader|schuld|netwerk/i);
  });

  it("leaves a line of the person and of each client that is shown, by one pseudonym from the first", async () => {
    const { deur } = await tweeCasussen();
    const van = (soort: string) =>
      [...deur.casework.logregels(), ...deur.gelogd()].flatMap((regel) =>
        regel.soort === "verwerking" && regel.betrokkeneSoort === soort ? [regel] : [],
      );
    // Both meldingen, and the task that tells of the person.
    expect(van("persoon").map(({ activiteit }) => activiteit)).toEqual(Array(3).fill("registreerPlek"));
    const clienten = van("client").length;
    await zoek(deur, "procesregisseur");
    await lees(deur, "procesregisseur");
    expect(
      van("persoon")
        .map(({ activiteit }) => activiteit)
        .slice(3),
    ).toEqual(["zoekPlekken", "leesPlek"]);
    expect(new Set(van("persoon").map(({ betrokkene }) => betrokkene)).size).toBe(1);
    expect(van("client").length - clienten).toBe(4);
  });

  it("is asked for by what tells them from others, and with no other field", async () => {
    const { deur } = await tweeCasussen();
    const ruim = await zoek(deur, "procesregisseur", { geslachtsnaam: NAAM.geslachtsnaam });
    expect(ruim).toMatchObject({ status: 400, code: "ongeldige-invoer" });
    expect(ruim.rauw.body).toContain("voornamen (geen voorletters), geslachtsnaam en geboortedatum");
    expect(await zoek(deur, "procesregisseur", { bsn: "9999", adres: "x", rol: "verdachte" })).toMatchObject({
      ...{ status: 400, body: { fouten: [{ veld: "bsn" }, { veld: "bsn" }, { veld: "adres" }, { veld: "rol" }] } },
    });
  });
});

describe("a melding that names a person who is known from another casus", () => {
  it("opens one task for the procesregisseur; the team reads what they make of it as criminal data", async () => {
    const { deur, eerste, tweede, plekId } = await tweeCasussen();
    expect(taken(deur)).toMatchObject([
      {
        ...{ casusId: tweede, onderwerp: plekId, verplicht: false, status: "open" },
        eigenaar: { rol: "procesregisseur", organisatie: "zvh" },
      },
    ]);
    for (const wie of ["gemeente-apeldoorn", "zetel-politie"])
      expect((await deur.vraag(wie, "GET", `/v1/casussen/${tweede}`)).rauw.body).not.toContain(plekId);
    const beoordeel = (casusId: string) =>
      deur.vraag("procesregisseur", "POST", `/v1/casussen/${casusId}/plekbeoordelingen`, {
        ...{ plekId, verband: "onduidelijk", toelichting: "zelfde naam, ander verhaal" },
      });
    expect((await beoordeel(eerste)).status).toBe(400);
    expect((await beoordeel(tweede)).status).toBe(201);
    expect(deur.casework.vanType("vastlegging")).toMatchObject([
      { soort: "plekbeoordeling", kenmerk: { categorieen: ["strafrechtelijk"] } },
    ]);
    expect((await deur.vraag("zetel-politie", "GET", `/v1/casussen/${tweede}`)).rauw.body).toContain("ander verhaal");
  });
});
