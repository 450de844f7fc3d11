import { beeindigd } from "../../fixtures/casusrecords.ts";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { plusSeconden } from "../../../shared/domain/tijd.ts";
import { maakMelding, type MeldingBody } from "../../fixtures/melding.ts";
import { koppelingen, meld, plekken, registreer, taken, teDoen } from "./plekdeur.ts";
import { BEGIN, maakVoordeur, type Voordeur } from "./voordeur.ts";

const ADRES = { straat: "Proefstraat", huisnummer: "12 A", postcode: "9999 ZZ", plaats: "Proefdorp" };
const LOCATIE: MeldingBody["locatie"] = { ...ADRES, gemeente: "Lochem", soort: "bedrijf" };
const BEDRIJF = { rol: "verdachte", onderneming: { naam: "Wasserij Proef B.V.", kvkNummer: "12345678" } } as const;

/** A melding about another person each time, at this location. */
const bij = (nummer: number, velden: Partial<MeldingBody> = {}): MeldingBody =>
  maakMelding({ locatie: LOCATIE, ...velden }, nummer);
const metBedrijf = (nummer: number, onderneming: (typeof BEDRIJF)["onderneming"] | object): MeldingBody => {
  const melding = bij(nummer, { locatie: { gemeente: "Lochem", plaats: "Lochem" } });
  return { ...melding, betrokkenen: [...melding.betrokkenen, { ...BEDRIJF, onderneming }] };
};

const beeld = z.looseObject({
  aantalMeldingen: z.number(),
  meldingen: z.array(z.looseObject({ meldingId: z.string(), casusIds: z.array(z.string()) })),
  casussen: z.array(z.looseObject({ casusId: z.string() })),
});
const lees = async (deur: Voordeur, wie: string, plekId = plekken(deur)[0]?.plekId ?? "") => {
  const antwoord = await deur.vraag(wie, "GET", `/v1/plekken/${plekId}`);
  return antwoord.status === 200 ? beeld.parse(antwoord.body) : antwoord.status;
};
const zoek = (deur: Voordeur, wie: string, body: object) => deur.vraag(wie, "POST", "/v1/plekken/zoekopdrachten", body);
/** Two casussen at one location, of two municipalities; the second has a task. */
const tweeCasussen = async () => {
  const deur = maakVoordeur();
  const eerste = await meld(deur, bij(1));
  await registreer(deur);
  deur.verder(3600);
  const tweede = await meld(deur, bij(2, { locatie: { ...ADRES, gemeente: "Apeldoorn", soort: "bedrijf" } }));
  await registreer(deur);
  const [taak] = taken(deur);
  const plekId = String(taak?.onderwerp);
  const beoordeel = (wie: string, velden: object = {}, casusId: string = tweede) =>
    deur.vraag(wie, "POST", `/v1/casussen/${casusId}/plekbeoordelingen`, {
      ...{ plekId, verband: "ja", toelichting: "dezelfde voorman", ...velden },
    });
  return { deur, eerste, tweede, taak, plekId, beoordeel };
};

describe("the register of locations and companies (H3.2-b3)", () => {
  it("makes sixteen simultaneous meldingen at a new location one entry with sixteen links", async () => {
    const deur = maakVoordeur();
    await Promise.all(Array.from({ length: 16 }, (_, n) => meld(deur, bij(n + 1))));
    await registreer(deur);
    expect(plekken(deur)).toHaveLength(1);
    expect(koppelingen(deur)).toHaveLength(16);
    expect(new Set(koppelingen(deur).map(({ meldingId }) => meldingId)).size).toBe(16);
    // Whoever looked last saw the others: at most the first was alone.
    expect(taken(deur).length).toBeGreaterThanOrEqual(15);
    expect(new Set(taken(deur).map(({ casusId }) => casusId)).size).toBe(taken(deur).length);
  });

  it("shows no address and no name outside what was reported, and none in a key or event", async () => {
    const { deur } = await tweeCasussen();
    const overig = deur.casework.alles().filter(({ type }) => !["melding", "plek-melding", "dossier"].includes(type));
    expect(JSON.stringify(overig)).not.toMatch(/proefstraat|9999 ?zz|proefdorp|wasserij/i);
    expect(JSON.stringify(deur.functieregels)).not.toMatch(/proefstraat|9999 ?zz/i);
  });

  it("knows a company by its number or its name, and one with another number as another", async () => {
    const deur = maakVoordeur();
    for (const [n, onderneming] of [
      ...[
        { naam: "Wasserij Proef", kvkNummer: null },
        BEDRIJF.onderneming,
        { naam: "Iets anders", kvkNummer: "12345678" },
      ],
      ...[{ naam: "Wasserij Proef bv", kvkNummer: "87654321" }],
    ].entries()) {
      await meld(deur, metBedrijf(n + 1, onderneming));
      await registreer(deur);
    }
    expect(plekken(deur).map(({ kvkNummer }) => kvkNummer)).toEqual(["12345678", "87654321"]);
    const [een] = plekken(deur);
    expect(koppelingen(deur).filter(({ plekId }) => plekId === een?.plekId)).toHaveLength(3);
  });

  it("takes a melding with its location and all its companies, each once", async () => {
    const deur = maakVoordeur();
    const bedrijven = Array.from({ length: 20 }, (_, n) => ({
      ...BEDRIJF,
      onderneming: { naam: `Proef ${String(n % 10)}`, kvkNummer: null },
    }));
    const melding = bij(1);
    await meld(deur, { ...melding, betrokkenen: [...melding.betrokkenen, ...bedrijven] });
    await registreer(deur);
    expect(plekken(deur)).toHaveLength(11);
    expect(koppelingen(deur)).toHaveLength(11);
    expect(taken(deur)).toEqual([]);
  });

  it("leaves a melding without a place alone", async () => {
    const deur = maakVoordeur();
    await meld(deur, bij(1, { locatie: { gemeente: "Lochem" } }));
    expect(deur.casework.vanType("melding")[0]).toMatchObject({ teRegistreren: false, klok: null, teDrijven: false });
  });

  it.each(["voor", "na"] as const)("loses nothing in a crash %s any write, and does nothing twice", async (moment) => {
    let gevallen = 0;
    for (let beurt = 1; beurt <= 6; beurt += 1) {
      const deur = maakVoordeur();
      await meld(deur, bij(1));
      await registreer(deur);
      const melding = bij(2);
      await meld(deur, { ...melding, betrokkenen: [...melding.betrokkenen, BEDRIJF] });
      const [open] = teDoen(deur);
      if (open === undefined) throw new Error("niets te doen");
      const vanaf = deur.casework.transacties();
      let gevraagd = false;
      // The write after this one fails, or this one after it was written.
      const valUit = () => {
        if (gevraagd || deur.casework.transacties() - vanaf !== beurt - (moment === "voor" ? 1 : 0)) return;
        gevraagd = true;
        deur.casework.faalEenmaal(moment);
      };
      if (moment === "voor" && beurt === 1) valUit();
      deur.casework.volg(valUit);
      await deur.registreerPlekken(open.meldingId).catch(() => (gevallen += 1));
      // The intention stands until all is done: the watchdog offers it again.
      await registreer(deur).catch(() => registreer(deur));
      await registreer(deur);
      expect([plekken(deur).length, koppelingen(deur).length, taken(deur).length]).toEqual([2, 3, 1]);
    }
    // Two plekken, one task and the end: each write fell once.
    expect(gevallen).toBe(4);
  });
});

describe("a melding at a known location", () => {
  it("opens one task for the procesregisseur on its own casus, once per casus and plek", async () => {
    const { deur, tweede, taak, plekId } = await tweeCasussen();
    expect(taken(deur)).toHaveLength(1);
    expect(taak).toMatchObject({
      ...{ casusId: tweede, onderwerp: plekId, verplicht: false, status: "open", activiteit: "2.2" },
      eigenaar: { rol: "procesregisseur", organisatie: "zvh" },
    });
    // A second report on the same person there is no new history.
    await meld(deur, bij(2, { inhoud: "Nog eens gezien." }));
    await registreer(deur);
    expect(koppelingen(deur)).toHaveLength(3);
    expect(taken(deur)).toHaveLength(1);
    const lijst = await deur.vraag("procesregisseur", "GET", "/v1/taken");
    expect(lijst.rauw.body).toContain(plekId);
  });

  it("opens one on each casus that the melding came to, and tells of all of them in one link", async () => {
    const deur = maakVoordeur();
    const elders = { locatie: { gemeente: "Lochem" } };
    const casussen = [await meld(deur, bij(2, elders)), await meld(deur, bij(3, elders))];
    const eerste = await meld(deur, bij(1));
    await registreer(deur);
    // Both persons, each with an open casus of their own, are seen at the known location.
    await meld(deur, bij(4, { betrokkenen: [2, 3].flatMap((nummer) => bij(nummer).betrokkenen) }));
    await registreer(deur);
    expect(koppelingen(deur).at(-1)?.casusIds.toSorted()).toEqual(casussen.toSorted());
    expect(
      taken(deur)
        .map(({ casusId }) => String(casusId))
        .toSorted(),
    ).toEqual(casussen.map(String).toSorted());
    expect(casussen).not.toContain(eerste);
  });

  it("opens none past the region's window, and none for a casus that is closed", async () => {
    const deur = maakVoordeur();
    await meld(deur, bij(1));
    await registreer(deur);
    deur.zetKlok(plusSeconden(BEGIN, (deur.regio.plekken.maanden + 1) * 31 * 86_400));
    await meld(deur, bij(2));
    await registreer(deur);
    expect(koppelingen(deur)).toHaveLength(2);
    expect(taken(deur)).toEqual([]);
    const derde = await meld(deur, bij(3));
    const casus = await deur.casework.casus(derde);
    if (casus?.status !== "open") throw new Error("niet open");
    deur.casework.zet(beeindigd(casus, "gesloten", deur.nu()));
    await registreer(deur);
    expect(taken(deur)).toEqual([]);
  });

  it("is judged by the procesregisseur, once; the team reads the judgement, who sees one casus nothing of the other", async () => {
    const { deur, eerste, tweede, plekId, beoordeel } = await tweeCasussen();
    const bekeken = async (wie: string) => (await deur.vraag(wie, "GET", `/v1/casussen/${tweede}`)).rauw.body;
    for (const wie of ["gemeente-apeldoorn", "zetel-politie"]) {
      expect(await bekeken(wie)).not.toContain(plekId);
      expect((await beoordeel(wie)).status).toBe(403);
    }
    expect(await bekeken("procesregisseur")).toContain(plekId);
    expect((await beoordeel("partner-ggd")).status).toBe(404);
    expect(await beoordeel("procesregisseur", { verband: "misschien", toelichting: " " })).toMatchObject({
      ...{ status: 400, body: { fouten: [{ veld: "verband" }, { veld: "toelichting" }] } },
    });
    expect(await beoordeel("procesregisseur", {}, eerste)).toMatchObject({ status: 400, code: "ongeldige-invoer" });
    const tegelijk = await Promise.all([beoordeel("procesregisseur"), beoordeel("procesregisseur")]);
    expect(tegelijk.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(taken(deur)[0]).toMatchObject({ status: "afgerond", uitkomst: "verband-ja" });
    expect(await bekeken("zetel-politie")).toContain("dezelfde voorman");
  });
});

describe("who reads the history of a location", () => {
  it("sees each melding as it was reported, through the casussen that exist for them", async () => {
    const { deur, eerste, tweede } = await tweeCasussen();
    for (const wie of ["procesregisseur", "zetel-politie"])
      expect(await lees(deur, wie)).toMatchObject({
        ...{ aantalMeldingen: 2, soort: "locatie", meldingen: [{ casusIds: [tweede] }, { casusIds: [eerste] }] },
      });
    expect(await lees(deur, "gemeente-apeldoorn")).toMatchObject({
      ...{
        aantalMeldingen: 1,
        meldingen: [{ omschrijving: ADRES, geleverdDoor: "nla" }],
        casussen: [{ casusId: tweede }],
      },
    });
    for (const wie of ["meldpunt", "partner-ggd", "bestuurder", "fg"]) expect(await lees(deur, wie)).toBe(404);
    expect(await lees(deur, "procesregisseur", "00000000-0000-4000-8000-000000000000")).toBe(404);
  });

  it("leaves a line for each client that is shown, and an audit line", async () => {
    const { deur } = await tweeCasussen();
    const voor = deur.gelogd().length;
    await lees(deur, "procesregisseur");
    const regels = deur.gelogd().slice(voor);
    expect(regels.map(({ soort }) => soort).toSorted()).toEqual(["audit", "verwerking", "verwerking"]);
    expect(JSON.stringify(regels)).not.toMatch(/proefstraat/i);
  });

  it("finds it however it is written, and nothing where they see no casus", async () => {
    const { deur, plekId } = await tweeCasussen();
    const vraag = { soort: "locatie", postcode: "9999zz", huisnummer: "12-a" };
    expect((await zoek(deur, "procesregisseur", vraag)).body).toEqual({
      resultaten: [{ plekId, soort: "locatie", aantalMeldingen: 2 }],
    });
    expect((await zoek(deur, "gemeente-apeldoorn", vraag)).body).toMatchObject({
      resultaten: [{ aantalMeldingen: 1 }],
    });
    expect((await zoek(deur, "partner-ggd", vraag)).body).toEqual({ resultaten: [] });
    expect((await zoek(deur, "procesregisseur", { ...vraag, huisnummer: "13" })).body).toEqual({ resultaten: [] });
    // A number that only another municipality's report told is no way to find it.
    for (const [n, gemeente, kvkNummer] of [
      [5, "Apeldoorn", null],
      [6, "Lochem", "12345678"],
    ] as const) {
      const melding = bij(n, { locatie: { gemeente, plaats: "Proefdorp" } });
      const bedrijf = { ...BEDRIJF, onderneming: { naam: "Wasserij Proef", kvkNummer } };
      await meld(deur, { ...melding, betrokkenen: [...melding.betrokkenen, bedrijf] });
      await registreer(deur);
    }
    const gevonden = async (wie: string, velden: object) =>
      z.array(z.unknown()).parse((await zoek(deur, wie, { soort: "onderneming", ...velden })).body["resultaten"])
        .length;
    expect(await gevonden("procesregisseur", { kvkNummer: "12345678" })).toBe(1);
    expect(await gevonden("gemeente-apeldoorn", { kvkNummer: "12345678" })).toBe(0);
    expect(await gevonden("gemeente-apeldoorn", { naam: "Wasserij Proef BV", plaats: "Proefdorp" })).toBe(1);
    const ruim = await zoek(deur, "procesregisseur", { soort: "locatie", plaats: "Proefdorp" });
    expect(ruim).toMatchObject({ status: 400, code: "ongeldige-invoer" });
    expect(ruim.rauw.body).toContain("postcode en huisnummer");
    expect(await zoek(deur, "procesregisseur", { soort: "onderneming", kvkNummer: "12", adres: "x" })).toMatchObject({
      ...{ status: 400, body: { fouten: [{ veld: "kvkNummer" }, { veld: "adres" }] } },
    });
  });
});
