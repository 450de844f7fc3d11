import { describe, expect, it } from "vitest";
import * as z from "zod";
import {
  maakBeheerdeur,
  resultatenVan,
  veldenMetFout,
  versiesVan,
  volgendeVan,
  type Beheerdeur,
} from "./beheerdeur.ts";
import { BEGIN, EERSTE_BEHEERDER, maakVoordeur } from "./voordeur.ts";

const BIJ = "partners/nla/medewerkers";
const iemand = (aanmeldnaam: string, meer: Readonly<Record<string, unknown>> = {}) => ({
  ...{ aanmeldnaam, soort: "persoon", rollen: ["partner"], ...meer },
});
const MANDAAT = {
  mandaat: "weging",
  van: "2026-03-01T00:00:00Z",
  tot: "2026-06-01T00:00:00Z",
  verleendDoor: "bestuur",
};
const idVan = (body: unknown): string => z.looseObject({ actorId: z.string() }).parse(body).actorId;
const registreer = async (deur: Beheerdeur, aanmeldnaam: string): Promise<string> =>
  idVan((await deur.doe("beheerder", BIJ, iemand(aanmeldnaam))).body);

describe("registering somebody (S1.5.1)", () => {
  it("gives them a random id, an ETag and their rights at once", async () => {
    const deur = maakBeheerdeur();
    expect((await deur.lees("nieuw", "notificaties")).status).toBe(401);
    const antwoord = await deur.doe("beheerder", BIJ, iemand("nieuw"));
    const actorId = idVan(antwoord.body);
    expect(actorId).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4/);
    expect(antwoord).toMatchObject({ status: 201, koppen: { ETag: '"1"', Location: `/v1/${BIJ}/${actorId}` } });
    expect(antwoord.body).toEqual({
      ...{ actorId, organisatie: "nla", soort: "persoon", aanmeldnaam: "nieuw", rollen: ["partner"] },
      ...{ gemeente: null, zetels: [], mandaten: [], versie: 1 },
    });
    expect((await deur.lees("beheerder", `${BIJ}/${actorId}`)).body).toEqual(antwoord.body);
    expect((await deur.lees("nieuw", "notificaties")).status).toBe(200);
    expect((await deur.lees("beheerder", `partners/ggd/medewerkers/${actorId}`)).status).toBe(404);
  });

  it("is done once per name to sign in with, also of two at once, and repeated under its key", async () => {
    const deur = maakBeheerdeur();
    const doe = (organisatie: string, sleutel: string) =>
      deur.vraag("beheerder", "POST", `/v1/partners/${organisatie}/medewerkers`, iemand("nieuw"), { sleutel });
    const antwoorden = await Promise.all([doe("nla", "a"), doe("ggd", "b"), doe("nla", "c")]);
    expect(antwoorden.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
    expect(antwoorden.filter(({ code }) => code === "aanmeldnaam-bezet")).toHaveLength(2);
    const gelukt = antwoorden.findIndex(({ status }) => status === 201);
    const organisatie = gelukt === 1 ? "ggd" : "nla";
    const herhaald = await doe(organisatie, ["a", "b", "c"][gelukt] ?? "");
    expect(herhaald.body).toEqual(antwoorden[gelukt]?.body);
    expect(herhaald.koppen["ETag"]).toBe('"1"');
    expect(deur.casework.vanType("actor").filter(({ aanmeldnaam }) => aanmeldnaam === "nieuw")).toHaveLength(1);
  });

  it.each([
    ["a system that decides", iemand("x", { soort: "systeem" }), ["rollen"]],
    ["a person that is a system", iemand("x", { rollen: ["partnersysteem"] }), ["rollen"]],
    ["a role twice", iemand("x", { rollen: ["partner", "partner"] }), ["rollen"]],
    ["all that is wrong", { aanmeldnaam: "met spatie", rollen: ["baas"], gemeente: "utrecht", x: 1 }, null],
  ])("refuses %s, by name", async (_, body, velden) => {
    const deur = maakBeheerdeur();
    const antwoord = await deur.doe("beheerder", BIJ, body);
    expect(antwoord.status).toBe(400);
    expect(veldenMetFout(antwoord)).toEqual(
      velden ?? expect.arrayContaining(["aanmeldnaam", "soort", "rollen[0]", "gemeente", "x"]),
    );
  });

  it("lists everybody of the organisation, each once, in pages", async () => {
    const deur = maakBeheerdeur();
    for (let i = 0; i < 5; i += 1) await registreer(deur, `nieuw-${i}`);
    const gezien: unknown[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const query: Record<string, string> = cursor === "" ? { aantal: "3" } : { aantal: "3", cursor };
      const bladzijde = await deur.vraag("fg", "GET", `/v1/${BIJ}`, undefined, { query });
      gezien.push(...resultatenVan(bladzijde).map(({ actorId }) => actorId));
      cursor = volgendeVan(bladzijde);
    }
    const aanwezig = deur.casework.vanType("actor").filter(({ organisatie }) => organisatie === "nla");
    expect(gezien.toSorted()).toEqual(aanwezig.map(({ actorId }) => actorId).toSorted());
    expect(new Set(gezien).size).toBe(8);
    expect(veldenMetFout(await deur.vraag("fg", "GET", `/v1/${BIJ}`, undefined, { query: { cursor: "x" } }))).toEqual([
      "cursor",
    ]);
  });
});

describe("changing somebody's roles", () => {
  const wijzig = (deur: Beheerdeur, actorId: string, body: unknown, ifMatch?: string) =>
    deur.vraag("beheerder", "PUT", `/v1/${BIJ}/${actorId}`, body, ifMatch === undefined ? {} : { ifMatch });

  it("rests on the version that was read: 428 without, 412 when it is stale, and of two at once one wins", async () => {
    const deur = maakBeheerdeur();
    const actorId = await registreer(deur, "nieuw");
    const rollen = { rollen: ["partner", "aandachtsfunctionaris"] };
    expect(await wijzig(deur, actorId, rollen)).toMatchObject({ status: 428, code: "if-match-nodig" });
    expect(await wijzig(deur, actorId, rollen, '"2"')).toMatchObject({ status: 412, code: "verouderd" });
    const tegelijk = await Promise.all([1, 2, 3].map(() => wijzig(deur, actorId, rollen, '"1"')));
    expect(tegelijk.map(({ status }) => status).toSorted()).toEqual([200, 412, 412]);
    expect(tegelijk.find(({ status }) => status === 200)).toMatchObject({ koppen: { ETag: '"2"' }, body: rollen });
    expect((await wijzig(deur, actorId, { rollen: ["baas"] }, '"2"')).status).toBe(400);
    expect((await wijzig(deur, "niemand", rollen, '"1"')).status).toBe(404);
  });

  it("to none ends all their rights at once", async () => {
    const deur = maakBeheerdeur();
    const actorId = await registreer(deur, "nieuw");
    expect((await wijzig(deur, actorId, { rollen: [] }, '"1"')).status).toBe(200);
    expect((await deur.lees("nieuw", "notificaties")).status).toBe(403);
  });
});

describe("mandates (B1.10, S1.5.1)", () => {
  it("are given with their window and giver, and withdrawn with a reason; the history tells it", async () => {
    const deur = maakBeheerdeur();
    const actorId = await registreer(deur, "nieuw");
    const pad = `${BIJ}/${actorId}/mandaten`;
    const gegeven = await deur.doe("beheerder", pad, MANDAAT);
    const mandaatId = String(gegeven.body["mandaatId"]);
    const mandaat = { ...MANDAAT, mandaatId, van: "2026-03-01T00:00:00.000Z", tot: "2026-06-01T00:00:00.000Z" };
    expect(gegeven).toMatchObject({ status: 201, body: mandaat, koppen: { Location: `/v1/${BIJ}/${actorId}` } });
    const trekIn = (id: string, per: string) =>
      deur.doe("beheerder", `${pad}/${id}/intrekkingen`, { per, reden: "andere functie" });
    expect((await trekIn("onbekend", BEGIN)).status).toBe(404);
    expect(await trekIn(mandaatId, "2026-07-01T00:00:00Z")).toMatchObject({ code: "register-regel" });
    expect(await trekIn(mandaatId, "2020-01-01T00:00:00Z")).toMatchObject({ status: 201, body: { tot: BEGIN } });
    expect(await trekIn(mandaatId, BEGIN)).toMatchObject({ code: "al-afgehandeld" });
    expect(versiesVan(await deur.lees("fg", `${BIJ}/${actorId}/versies`))).toMatchObject([
      { versie: 1, wat: "registreerMedewerker", inhoud: { mandaten: [] } },
      { versie: 2, wat: "verleenMandaat", inhoud: { mandaten: [mandaat] } },
      { versie: 3, wat: "trekMandaatIn", inhoud: { mandaten: [{ tot: BEGIN }], reden: "andere functie" } },
    ]);
  });

  it.each([
    ["a window that has passed", { ...MANDAAT, tot: "2026-03-02T08:00:00Z" }, "tot"],
    ["a window the wrong way round", { ...MANDAAT, tot: MANDAAT.van }, "tot"],
    ["nobody who gave it", { ...MANDAAT, verleendDoor: " " }, "verleendDoor"],
    ["a mandate that the chain does not know", { ...MANDAAT, mandaat: "alles" }, "mandaat"],
  ])("refuses %s, by name", async (_, body, veld) => {
    const deur = maakBeheerdeur();
    const antwoord = await deur.doe("beheerder", "partners/politie/medewerkers/lid-politie/mandaten", body);
    expect(veldenMetFout(antwoord)).toEqual([veld]);
  });

  it("are not for systems", async () => {
    const deur = maakBeheerdeur();
    const antwoord = await deur.doe("beheerder", "partners/nla/medewerkers/systeem-nla/mandaten", MANDAAT);
    expect(antwoord).toMatchObject({ status: 409, code: "register-regel" });
  });

  it("pages a long history", async () => {
    const deur = maakBeheerdeur();
    const actorId = await registreer(deur, "nieuw");
    for (let i = 0; i < 6; i += 1) await deur.doe("beheerder", `${BIJ}/${actorId}/mandaten`, MANDAAT);
    const gezien: number[] = [];
    for (let cursor: string | null = ""; cursor !== null;) {
      const query: Record<string, string> = cursor === "" ? { aantal: "3" } : { aantal: "3", cursor };
      const bladzijde = await deur.vraag("fg", "GET", `/v1/${BIJ}/${actorId}/versies`, undefined, { query });
      gezien.push(...versiesVan(bladzijde).map(({ versie }) => versie));
      cursor = volgendeVan(bladzijde);
    }
    expect(gezien).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });
});

describe("nobody gives themselves a right (BIO2)", () => {
  const EIGEN = "partners/zvh/medewerkers/beheerder";
  const wijzigZichzelf = (deur: Beheerdeur, body: unknown) =>
    deur.vraag("beheerder", "PUT", `/v1/${EIGEN}`, body, { ifMatch: '"1"' });

  it("no role, mandate, seat, replacement or second entry; less they may choose", async () => {
    const deur = maakBeheerdeur();
    const ZELF = { organisatie: "zvh", actorId: "beheerder" };
    const venster = { van: BEGIN, tot: "2026-04-01T00:00:00Z" };
    const geweigerd = await Promise.all([
      wijzigZichzelf(deur, { rollen: ["beheerder", "procesregisseur"] }),
      wijzigZichzelf(deur, { rollen: ["beheerder"], gemeente: "gemeente-doetinchem" }),
      deur.doe("beheerder", `${EIGEN}/mandaten`, MANDAAT),
      deur.doe("beheerder", "zetels/zvh/bezettingen", ZELF),
      deur.doe("beheerder", "zetels/zvh/vervangingen", { ...ZELF, ...venster }),
      deur.doe("beheerder", "partners/zvh/medewerkers", iemand("beheerder")),
    ]);
    for (const antwoord of geweigerd) expect(antwoord).toMatchObject({ status: 403, code: "eigen-recht" });
    expect(deur.gelogd().map((regel) => "resultaat" in regel && regel.resultaat)).toEqual(
      geweigerd.map(() => "geweigerd"),
    );
    expect(await deur.actor("beheerder")).toMatchObject({ versie: 1, zetels: [], mandaten: [] });
    expect((await wijzigZichzelf(deur, { rollen: [] })).status).toBe(200);
    expect((await deur.lees("beheerder", "partners")).status).toBe(403);
  });

  it("who administers an empty register registers another, who registers them; from then on their entry rules", async () => {
    const deur = maakVoordeur();
    const doe = (wie: string, aanmeldnaam: string, rollen: readonly string[]) =>
      deur.vraag(wie, "POST", "/v1/partners/zvh/medewerkers", { aanmeldnaam, soort: "persoon", rollen });
    expect((await deur.vraag(EERSTE_BEHEERDER, "GET", "/v1/partners")).status).toBe(200);
    expect(await doe(EERSTE_BEHEERDER, EERSTE_BEHEERDER, ["beheerder"])).toMatchObject({ code: "eigen-recht" });
    expect((await doe(EERSTE_BEHEERDER, "tweede", ["beheerder"])).status).toBe(201);
    expect(deur.casework.logregels()).toMatchObject([{ actorId: "eerste-beheerder", organisatie: "zvh" }]);
    expect((await doe("tweede", EERSTE_BEHEERDER, ["fg"])).status).toBe(201);
    expect((await doe(EERSTE_BEHEERDER, "derde", ["beheerder"])).status).toBe(403);
    expect((await deur.vraag(EERSTE_BEHEERDER, "GET", "/v1/partners")).status).toBe(200);
  });
});
