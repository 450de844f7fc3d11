import { describe, expect, it } from "vitest";
import { maakBeheerdeur, resultatenVan, veldenMetFout, versiesVan } from "./beheerdeur.ts";
import { BEGIN } from "./voordeur.ts";

const BUURTTEAM = { code: "buurtteam", naam: "Buurtteam", soort: "schil", domein: "zorg" } as const;
const CONVENANT = {
  versie: "2026-1",
  naam: "Convenant",
  vindplaats: "Verzonnen",
  van: "2026-01-01",
  tot: "2027-01-01",
};
const getekend = (convenant: string, getekendOp: string, tot: string | null = null) => ({ convenant, getekendOp, tot });

describe("the organisations of the chain", () => {
  it("are those of the region and those that were added, each with how it takes part now", async () => {
    const deur = maakBeheerdeur();
    const voor = resultatenVan(await deur.lees("beheerder", "partners"));
    expect(voor.map(({ organisatie }) => organisatie)).toEqual(
      expect.arrayContaining(["politie", "ggd", "gemeente-doetinchem"]),
    );
    expect(voor.find(({ organisatie }) => organisatie === "politie")).toMatchObject({
      ...{ naam: "Politie", soort: "kern", domein: "veiligheid", zetel: true, convenantpartij: true },
      deelname: { tot: null, ondertekeningen: [{ convenant: "voorbeeld-1" }] },
    });
    const nieuw = await deur.doe("beheerder", "partners", BUURTTEAM);
    expect(nieuw).toMatchObject({ status: 201, koppen: { Location: "/v1/partners/buurtteam" } });
    expect(resultatenVan(await deur.lees("beheerder", "partners"))).toHaveLength(voor.length + 1);
    expect((await deur.lees("beheerder", "partners/buurtteam")).body).toEqual({
      ...{ organisatie: "buurtteam", naam: "Buurtteam", soort: "schil", domein: "zorg", zetel: false },
      deelname: { van: BEGIN, tot: null, ondertekeningen: [] },
      ...{ convenantpartij: false, wordtDoorgevoerd: false },
    });
  });

  it.each(["politie", "gemeente-doetinchem"])("refuse a code of the region (%s)", async (code) => {
    const antwoord = await maakBeheerdeur().doe("beheerder", "partners", { ...BUURTTEAM, code });
    expect([409, 400]).toContain(antwoord.status);
    expect(["bestaat-al", "ongeldige-invoer"]).toContain(antwoord.code);
  });

  it.each(["ketenregieteam", "fg", "inzicht", "gemeente-elders"])(
    "refuse a code under which the chain itself speaks (%s)",
    async (code) => {
      const antwoord = await maakBeheerdeur().doe("beheerder", "partners", { ...BUURTTEAM, code });
      expect(veldenMetFout(antwoord)).toEqual(["code"]);
    },
  );

  it("are added once: the same request again gets the same answer, another is refused", async () => {
    const deur = maakBeheerdeur();
    const voeg = (sleutel: string) => deur.vraag("beheerder", "POST", "/v1/partners", BUURTTEAM, { sleutel });
    const eerste = await voeg("k");
    expect((await voeg("k")).rauw.body).toBe(eerste.rauw.body);
    expect(await voeg("ander")).toMatchObject({ status: 409, code: "bestaat-al" });
    expect(deur.casework.vanType("partner")).toHaveLength(1);
  });

  it("name every error of the input at once", async () => {
    const antwoord = await maakBeheerdeur().doe("beheerder", "partners", {
      code: "Geen Code",
      naam: "",
      soort: "kern",
    });
    expect(veldenMetFout(antwoord)).toEqual(expect.arrayContaining(["code", "naam", "soort", "domein"]));
  });

  it("do not exist when nobody knows them", async () => {
    const deur = maakBeheerdeur();
    for (const pad of ["partners/niemand", "partners/niemand/versies", "partners/niemand/medewerkers"])
      expect((await deur.lees("beheerder", pad)).status, pad).toBe(404);
    expect((await deur.doe("beheerder", "partners/niemand/uittredingen", { onzin: 1 })).status).toBe(404);
  });
});

describe("signing and leaving (H2.3-e2, I6, X7)", () => {
  it("a new partner shares from the day that it signs, within the covenant", async () => {
    const deur = maakBeheerdeur();
    await deur.doe("beheerder", "partners", BUURTTEAM);
    const onderteken = (body: unknown) => deur.doe("beheerder", "partners/buurtteam/ondertekeningen", body);
    expect(await onderteken(getekend("2026-1", "2026-02-01"))).toMatchObject({ status: 409, code: "register-regel" });
    expect(await deur.doe("beheerder", "convenanten", CONVENANT)).toMatchObject({ status: 201 });
    for (const [body, fout] of [
      [getekend("2026-1", "2025-12-31"), 409],
      [getekend("2026-1", "2026-02-01", "2027-01-02"), 409],
      [getekend("2026-1", "2026-03-04"), 400],
      [getekend("2026-1", "2026-02-01", "2026-02-01"), 400],
    ] as const)
      expect((await onderteken(body)).status).toBe(fout);
    expect(await onderteken(getekend("2026-1", "2026-02-01"))).toMatchObject({
      status: 201,
      body: {
        convenantpartij: true,
        deelname: {
          ondertekeningen: [{ convenant: "2026-1", van: "2026-02-01T00:00:00.000Z", tot: "2027-01-01T00:00:00.000Z" }],
        },
      },
    });
    expect(await onderteken(getekend("2026-1", "2026-02-01"))).toMatchObject({ status: 409, code: "register-regel" });
    deur.verder(366 * 86_400);
    expect((await deur.lees("beheerder", "partners/buurtteam")).body).toMatchObject({ convenantpartij: false });
  });

  it("reaches everybody who works there: who left does nothing more, and takes part again when it signs again", async () => {
    const deur = maakBeheerdeur();
    const mag = async () => (await deur.lees("partner-ggd", "notificaties")).status;
    expect(await mag()).toBe(200);
    const weg = await deur.doe("beheerder", "partners/ggd/uittredingen", { per: BEGIN, reden: "opgeheven" });
    expect(weg).toMatchObject({ status: 201, body: { convenantpartij: false, wordtDoorgevoerd: true } });
    await deur.drijf("ggd");
    expect(await mag()).toBe(403);
    expect((await deur.lees("beheerder", "partners/ggd")).body).toMatchObject({ wordtDoorgevoerd: false });
    expect(await deur.doe("beheerder", "partners/ggd/uittredingen", { per: BEGIN, reden: "nog eens" })).toMatchObject({
      code: "register-regel",
    });
    deur.verder(60);
    await deur.doe("beheerder", "partners/ggd/ondertekeningen", getekend("voorbeeld-1", "2026-03-02"));
    await deur.drijf("ggd");
    expect(await mag()).toBe(200);
    expect((await deur.actor("partner-nla")).deelname).toBeNull();
  });

  it("who is registered while the change is carried out has it too", async () => {
    const deur = maakBeheerdeur();
    await deur.doe("beheerder", "partners/ggd/uittredingen", { per: BEGIN, reden: "opgeheven" });
    const nieuw = { aanmeldnaam: "nieuw-ggd", soort: "persoon", rollen: ["partner"] };
    const [, antwoord] = await Promise.all([
      deur.drijf("ggd"),
      deur.doe("beheerder", "partners/ggd/medewerkers", nieuw),
    ]);
    expect(antwoord.status).toBe(201);
    await deur.drijf("ggd");
    expect((await deur.lees("nieuw-ggd", "notificaties")).status).toBe(403);
    const versies = deur.casework.vanType("actor").filter(({ organisatie }) => organisatie === "ggd");
    expect(new Set(versies.map(({ deelname }) => deelname?.versie))).toEqual(new Set([1]));
  });

  it("keeps who did what, when and why, and only codes in the audit trail", async () => {
    const deur = maakBeheerdeur();
    await deur.doe("beheerder", "partners/ggd/uittredingen", { per: BEGIN, reden: "opgeheven" });
    deur.verder(60);
    await deur.doe("beheerder", "partners/ggd/ondertekeningen", getekend("voorbeeld-1", "2026-03-02"));
    const versies = versiesVan(await deur.lees("fg", "partners/ggd/versies"));
    const door = { actorId: "beheerder", rol: "beheerder", organisatie: "zvh" };
    expect(versies).toMatchObject([
      { versie: 1, wat: "legUittredingVast", door, op: BEGIN, inhoud: { convenantpartij: false, reden: "opgeheven" } },
      { versie: 2, wat: "legOndertekeningVast", door, inhoud: { convenantpartij: true } },
    ]);
    expect(deur.casework.logregels()).toMatchObject([
      { soort: "audit", actorId: "beheerder", handeling: "legUittredingVast", object: "partner/ggd" },
      { soort: "audit", handeling: "legOndertekeningVast", resultaat: "gelukt" },
    ]);
  });
});

describe("covenants", () => {
  it("are the region's and those that were added; none is ever changed", async () => {
    const deur = maakBeheerdeur();
    const voeg = () => deur.doe("beheerder", "convenanten", CONVENANT);
    expect(await voeg()).toMatchObject({ status: 201, body: CONVENANT });
    expect(await voeg()).toMatchObject({ status: 409, code: "bestaat-al" });
    expect(resultatenVan(await deur.lees("bestuurder", "convenanten"))).toMatchObject([
      { versie: "voorbeeld-1" },
      CONVENANT,
    ]);
    expect(versiesVan(await deur.lees("fg", "convenanten/2026-1/versies"))).toMatchObject([
      { versie: 1, wat: "voegConvenantToe", inhoud: CONVENANT },
    ]);
    expect(versiesVan(await deur.lees("fg", "convenanten/voorbeeld-1/versies"))).toEqual([]);
    expect((await deur.lees("fg", "convenanten/9/versies")).status).toBe(404);
    const omgekeerd = await deur.doe("beheerder", "convenanten", { ...CONVENANT, versie: "x", tot: CONVENANT.van });
    expect(veldenMetFout(omgekeerd)).toEqual(["tot"]);
  });
});
