import { describe, expect, it } from "vitest";
import * as z from "zod";
import { maakAfhankelijkhedenDouble } from "../../doubles/afhankelijkheden.ts";
import { maakActor } from "../../fixtures/actoren.ts";
import { maakSturingspunt } from "../../fixtures/records.ts";
import { voorbeeldRegio } from "../../fixtures/regio-voorbeeld.ts";
import { etagVan } from "../../../shared/runtime/etag.ts";
import { opstelling } from "../watchdog/opstelling.ts";
import { maakBeheerdeur } from "./beheerdeur.ts";
import { treedUit } from "./partnerdeur.ts";
import { maakVoordeur, type Voordeur } from "./voordeur.ts";

const KNELPUNT = {
  ...{ niveau: "operationeel", thema: "wachttijd", casusId: null },
  omschrijving: "Er is te weinig plaats voor wie snel weg moet.",
};
const TREND = {
  ...{ thema: "slachtofferschap", kenmerken: ["minderjarige-vluchteling"], verschijningsvorm: "criminele-uitbuiting" },
  ...{ beleidswens: "Vertel het bij aankomst in de opvang.", informeren: ["coa"] },
};
const ERBIJ = [
  maakActor("medewerker-coa", "coa", "partner"),
  maakActor("medewerker-wijkteam", "wijkteam", "partner"),
  maakActor("bestuurder-om", "om", "bestuurder"),
];
const meld = (deur: Voordeur, wie: string, velden: object = {}) =>
  deur.vraag(wie, "POST", "/v1/knelpunten", { ...KNELPUNT, ...velden });
const meldTrend = (deur: Voordeur, wie: string, velden: object = {}) =>
  deur.vraag(wie, "POST", "/v1/trendsignalen", { ...TREND, ...velden });
const lijst = async (deur: Voordeur, wie: string, pad = "/v1/knelpunten", query = {}) =>
  z
    .object({
      resultaten: z.array(z.looseObject({ sturingId: z.string(), eigen: z.boolean() })),
      volgende: z.unknown(),
    })
    .parse((await deur.vraag(wie, "GET", pad, undefined, { query })).body);
const zet = (deur: Voordeur, wie: string, pad: string, body: unknown, versie = 1) =>
  deur.vraag(wie, "PUT", pad, body, { ifMatch: etagVan(versie) });
const berichten = (deur: Voordeur, soort: string) =>
  deur.casework
    .vanType("gebeurtenis")
    .flatMap((een) => een.berichten.filter((bericht) => bericht.soort === soort))
    .map(({ ontvanger, data }): Readonly<Record<string, unknown>> => ({ ontvanger, ...data }));
const fouten = (body: Readonly<Record<string, unknown>>) =>
  z
    .array(z.object({ veld: z.string() }))
    .parse(body["fouten"])
    .map(({ veld }) => veld);

describe("knelpunten (H4.1-d1, K10)", () => {
  it.each([
    ["strategisch", "ketenregisseur", "zvh"],
    ["beleidsmatig", "bestuurder", "gemeente-doetinchem"],
    ["operationeel", "procesregisseur", "zvh"],
  ])("one on %s level is the %s's of %s, with a date, and they hear of it", async (niveau, rol, organisatie) => {
    const deur = maakVoordeur(ERBIJ);
    const { status, body, koppen } = await meld(deur, "medewerker-wijkteam", { niveau });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      ...{ soort: "knelpunt", niveau, status: "open", eigen: true, eigenaar: { rol, organisatie } },
      ...{ gemeldOp: "2026-03-02", volgendeDatum: "2026-03-16", antwoord: null },
    });
    expect(String(koppen["Location"])).toMatch(/\/knelpunten\/[0-9a-f-]{36}$/);
    expect(berichten(deur, "sturing.gemeld")).toEqual([
      { ontvanger: organisatie, sturingId: body["sturingId"], soort: "knelpunt", thema: "wachttijd", rol },
    ]);
    expect(berichten(deur, "stuurfeit.vastgelegd")).toMatchObject([
      { feit: "knelpunt", uitkomst: `${niveau}:wachttijd`, gemeente: null, verschijningsvormen: [], maand: "2026-03" },
    ]);
  });

  it("is read by who steers and by its owner; of who reported it, only by that organisation", async () => {
    const deur = maakVoordeur(ERBIJ);
    const { body } = await meld(deur, "medewerker-wijkteam");
    const pad = `/v1/knelpunten/${String(body["sturingId"])}`;
    for (const wie of ["ketenregisseur", "procesregisseur", "bestuurder", "bestuurder-om"]) {
      const gelezen = await deur.vraag(wie, "GET", pad);
      expect(gelezen.body, wie).toMatchObject({ eigen: false, omschrijving: KNELPUNT.omschrijving });
      expect(gelezen.rauw.body, wie).not.toContain("wijkteam");
      expect((await lijst(deur, wie)).resultaten, wie).toHaveLength(1);
    }
    expect((await lijst(deur, "medewerker-wijkteam")).resultaten).toMatchObject([{ eigen: true }]);
    for (const wie of ["zetel-politie", "partner-ggd", "medewerker-coa", "meldpunt", "beheerder"]) {
      expect((await deur.vraag(wie, "GET", pad)).status, wie).toBe(404);
      expect(await lijst(deur, wie), wie).toEqual({ resultaten: [], volgende: null });
    }
    // One kind is not read by the path of the other.
    expect((await deur.vraag("ketenregisseur", "GET", pad.replace("knelpunten", "trendsignalen"))).status).toBe(404);
    for (const wie of ["fg", "it", "beheerder"]) expect((await meld(deur, wie)).status, wie).toBe(403);
  });

  it("the list has the last first, over pages; what is not there for somebody leaves no trace in it", async () => {
    const deur = maakVoordeur(ERBIJ);
    deur.casework.zet(
      ...Array.from({ length: 7 }, (_, i) =>
        maakSturingspunt({ gemeldOp: `2026-03-0${String(i + 1)}`, gemeldDoor: i % 2 === 0 ? "wijkteam" : "coa" }),
      ),
    );
    const eerste = await lijst(deur, "medewerker-wijkteam", "/v1/knelpunten", { aantal: "3" });
    const tweede = await lijst(deur, "medewerker-wijkteam", "/v1/knelpunten", {
      ...{ aantal: "3", cursor: String(eerste.volgende) },
    });
    expect([...eerste.resultaten, ...tweede.resultaten].map((een) => een["gemeldOp"])).toEqual([
      ...["2026-03-07", "2026-03-05", "2026-03-03", "2026-03-01"],
    ]);
    expect(tweede.volgende).toBeNull();
    expect((await lijst(deur, "ketenregisseur")).resultaten).toHaveLength(7);
  });

  it("goes from open by who takes it up to an answer, which who reported it reads", async () => {
    const deur = maakVoordeur(ERBIJ);
    const { body } = await meld(deur, "medewerker-wijkteam");
    const pad = `/v1/knelpunten/${String(body["sturingId"])}`;
    const aan = { eigenaar: { rol: "partner", organisatie: "coa" }, volgendeDatum: "2026-04-01" };
    expect((await zet(deur, "medewerker-wijkteam", `${pad}/eigenaar`, aan)).status).toBe(403);
    expect((await zet(deur, "bestuurder", `${pad}/eigenaar`, aan)).status).toBe(403);
    expect((await zet(deur, "medewerker-coa", `${pad}/eigenaar`, aan)).status).toBe(404);
    expect((await deur.vraag("procesregisseur", "PUT", `${pad}/eigenaar`, aan)).status).toBe(428);
    const opgepakt = await zet(deur, "procesregisseur", `${pad}/eigenaar`, aan);
    expect(opgepakt.body).toMatchObject({ status: "opgepakt", versie: 2, volgendeDatum: "2026-04-01", eigen: false });
    expect(berichten(deur, "sturing.opgepakt").map((een) => een["ontvanger"])).toEqual(["coa", "wijkteam"]);
    expect((await zet(deur, "procesregisseur", `${pad}/eigenaar`, aan, 2)).status).toBe(403);
    expect((await zet(deur, "medewerker-coa", `${pad}/eigenaar`, aan, 1)).status).toBe(412);
    const uitkomst = { uitkomst: "opgelost", antwoord: "Er zijn tien plaatsen bij gekomen." };
    const afgerond = await zet(deur, "medewerker-coa", `${pad}/uitkomst`, uitkomst, 2);
    expect(afgerond.body).toMatchObject({ status: "opgelost", volgendeDatum: null, afgerondOp: "2026-03-02" });
    expect(berichten(deur, "sturing.afgerond").map((een) => een["ontvanger"])).toEqual(["wijkteam"]);
    expect((await deur.vraag("medewerker-wijkteam", "GET", pad)).body).toMatchObject({
      ...{ status: "opgelost", antwoord: uitkomst.antwoord, eigen: true },
    });
    expect(await zet(deur, "ketenregisseur", `${pad}/uitkomst`, uitkomst, 3)).toMatchObject({ code: "al-afgehandeld" });
    expect(await zet(deur, "ketenregisseur", `${pad}/eigenaar`, aan, 3)).toMatchObject({ code: "al-afgehandeld" });
  });

  it("of two who take it up at once one succeeds, and the other reads it again", async () => {
    const deur = maakVoordeur(ERBIJ);
    const { body } = await meld(deur, "medewerker-wijkteam");
    const pad = `/v1/knelpunten/${String(body["sturingId"])}/eigenaar`;
    const naar = (organisatie: string) => ({
      ...{ eigenaar: { rol: "partner", organisatie }, volgendeDatum: "2026-04-01" },
    });
    const antwoorden = await Promise.all(
      ["coa", "ggd"].map((organisatie) => zet(deur, "ketenregisseur", pad, naar(organisatie))),
    );
    expect(antwoorden.map(({ status }) => status).toSorted()).toEqual([200, 412]);
  });

  it("reminds its owner, then tells the ketenregisseur, and again until somebody does something with it", async () => {
    const deur = maakVoordeur(ERBIJ);
    const { draai } = opstelling({ casework: deur.casework, nu: deur.nu });
    const { body } = await meld(deur, "medewerker-wijkteam", { niveau: "beleidsmatig" });
    await draai();
    expect(berichten(deur, "sturing.herinnerd")).toEqual([]);
    for (let dag = 0; dag < 35; dag += 1) {
      deur.verder(86_400);
      await draai();
    }
    const gezegd = berichten(deur, "sturing.herinnerd").map((een) => [een["ontvanger"], een["rol"], een["trap"]]);
    expect(gezegd.slice(0, 4)).toEqual([
      ["gemeente-doetinchem", "bestuurder", 1],
      ["zvh", "ketenregisseur", 2],
      ["zvh", "ketenregisseur", 3],
      ["zvh", "ketenregisseur", 4],
    ]);
    const pad = `/v1/knelpunten/${String(body["sturingId"])}`;
    const { versie } = z.object({ versie: z.int() }).parse((await deur.vraag("bestuurder", "GET", pad)).body);
    const aan = { eigenaar: { rol: "bestuurder", organisatie: "gemeente-doetinchem" }, volgendeDatum: "2026-06-01" };
    expect((await zet(deur, "bestuurder", `${pad}/eigenaar`, aan, versie)).status).toBe(200);
    const aantal = berichten(deur, "sturing.herinnerd").length;
    for (let dag = 0; dag < 10; dag += 1) {
      deur.verder(86_400);
      await draai();
    }
    expect(berichten(deur, "sturing.herinnerd")).toHaveLength(aantal);
  });

  it("of an owner that left the chain the ketenregisseur hears at its date at once", async () => {
    const deur = maakBeheerdeur();
    const punt = maakSturingspunt({ eigenaar: { rol: "partner", organisatie: "coa" }, klok: deur.nu() });
    deur.casework.zet(punt);
    await treedUit(deur, "coa", deur.nu());
    await opstelling({ casework: deur.casework, nu: deur.nu }).draai();
    expect(berichten(deur, "sturing.herinnerd")).toMatchObject([{ ontvanger: "zvh", rol: "ketenregisseur", trap: 2 }]);
  });

  it("bad input: all errors at once, and nothing stored", async () => {
    const deur = maakVoordeur(ERBIJ);
    const vooraf = deur.casework.alles();
    const slecht = await meld(deur, "zetel-politie", {
      ...{ niveau: "hoog", thema: "zomaar", omschrijving: "Bel 111222333 of jan@voorbeeld.nl", casusId: "x" },
    });
    expect(fouten(slecht.body).toSorted()).toEqual(["casusId", "niveau", "omschrijving", "omschrijving", "thema"]);
    expect(fouten((await meld(deur, "zetel-politie", { omschrijving: " " })).body)).toEqual(["omschrijving"]);
    // An id in the text would lead to the casus, which a knelpunt may not.
    const metId = { omschrijving: `Zie casus ${crypto.randomUUID()}.` };
    expect(fouten((await meld(deur, "zetel-politie", metId)).body)).toEqual(["omschrijving"]);
    expect(fouten((await meld(deur, "zetel-politie", { dossierId: "x" })).body)).toEqual(["dossierId"]);
    expect(deur.casework.alles()).toEqual(vooraf);
    const { body } = await meld(deur, "zetel-politie");
    const pad = `/v1/knelpunten/${String(body["sturingId"])}`;
    const aan = (eigenaar: object, volgendeDatum = "2026-04-01") => ({ eigenaar, volgendeDatum });
    for (const [invoer, velden] of [
      [aan({ rol: "ketenregisseur", organisatie: "coa" }), ["eigenaar.rol"]],
      [aan({ rol: "partner", organisatie: "woonbond" }, "2026-03-02"), ["eigenaar.organisatie", "volgendeDatum"]],
      [aan({ rol: "partner", organisatie: "coa" }, "2027-03-03"), ["volgendeDatum"]],
      [aan({ rol: "fg", organisatie: "zvh" }), ["eigenaar.rol"]],
    ] as const)
      expect(fouten((await zet(deur, "procesregisseur", `${pad}/eigenaar`, invoer)).body)).toEqual(velden);
    const antwoord = { uitkomst: "klaar", antwoord: "Vraag jan@voorbeeld.nl" };
    expect(fouten((await zet(deur, "procesregisseur", `${pad}/uitkomst`, antwoord)).body)).toEqual([
      ...["uitkomst", "antwoord"],
    ]);
  });
});

describe("trendsignalen (H4.4-a3, K14)", () => {
  it("tell the partners that are named and who owns the policy, and count by group and form", async () => {
    const deur = maakVoordeur(ERBIJ);
    const { status, body } = await meldTrend(deur, "partner-ggd", {
      kenmerken: ["minderjarige-vluchteling", "jongere"],
    });
    expect(status).toBe(201);
    expect(berichten(deur, "sturing.gemeld").map((een) => een["ontvanger"])).toEqual(["gemeente-doetinchem", "coa"]);
    expect(
      berichten(deur, "stuurfeit.vastgelegd").map((een) => [een["feit"], een["uitkomst"], een["verschijningsvormen"]]),
    ).toEqual([
      ["trendsignaal", "slachtofferschap:minderjarige-vluchteling", ["criminele-uitbuiting"]],
      ["trendsignaal", "slachtofferschap:jongere", ["criminele-uitbuiting"]],
    ]);
    const pad = `/v1/trendsignalen/${String(body["sturingId"])}`;
    for (const wie of ["bestuurder", "ketenregisseur", "procesregisseur", "medewerker-coa", "partner-ggd"])
      expect((await deur.vraag(wie, "GET", pad)).body, wie).toMatchObject({
        ...{ omschrijving: TREND.beleidswens, informeren: ["coa"], niveau: null, eigen: wie === "partner-ggd" },
      });
    expect((await lijst(deur, "medewerker-coa", "/v1/trendsignalen")).resultaten).toHaveLength(1);
    expect((await deur.vraag("medewerker-wijkteam", "GET", pad)).status).toBe(404);
    // Who is told does not own it.
    const antwoord = { uitkomst: "opgelost", antwoord: "Staat in het beleid." };
    expect((await zet(deur, "medewerker-coa", `${pad}/uitkomst`, antwoord)).status).toBe(403);
    expect((await zet(deur, "bestuurder", `${pad}/uitkomst`, antwoord)).status).toBe(200);
    expect(berichten(deur, "sturing.afgerond").map((een) => een["ontvanger"])).toEqual(["ggd", "coa"]);
  });

  it("name no casus and nobody, and only partners of the chain", async () => {
    const deur = maakVoordeur(ERBIJ);
    expect(fouten((await meldTrend(deur, "partner-ggd", { casusId: null })).body)).toEqual(["casusId"]);
    const slecht = await meldTrend(deur, "partner-ggd", {
      ...{ informeren: ["woonbond"], kenmerken: ["jongere", "jongere"] },
    });
    expect(fouten(slecht.body)).toEqual(["informeren[0]", "kenmerken"]);
    const persoon = await meldTrend(deur, "partner-ggd", { kenmerken: [], beleidswens: "Vraag jan@voorbeeld.nl" });
    expect(fouten(persoon.body)).toEqual(["kenmerken", "beleidswens"]);
    expect(deur.casework.vanType("sturingspunt")).toEqual([]);
  });

  it("work by the data of another region", async () => {
    const deur = maakVoordeur(
      [
        maakActor("werker", "zorgpunt-duinmark", "partner"),
        maakActor("kring", "kring-duinmark", "partner"),
        maakActor("bestuurder-daar", "gemeente-sint-lamberskerke", "bestuurder"),
      ],
      maakAfhankelijkhedenDouble(undefined, voorbeeldRegio),
    );
    expect((await meld(deur, "werker", { thema: "wachttijd" })).status).toBe(400);
    const { body } = await meld(deur, "werker", { thema: "geld" });
    expect(body).toMatchObject({
      eigenaar: { rol: "partner", organisatie: "kring-duinmark" },
      volgendeDatum: "2026-03-04",
    });
    const pad = `/v1/knelpunten/${String(body["sturingId"])}/uitkomst`;
    expect((await zet(deur, "kring", pad, { uitkomst: "afgewezen", antwoord: "Geen geld." })).status).toBe(200);
    const trend = { thema: "haven", kenmerken: ["zeelieden"], verschijningsvorm: null, informeren: ["kring-duinmark"] };
    expect((await meldTrend(deur, "werker", trend)).status).toBe(201);
    expect((await lijst(deur, "bestuurder-daar", "/v1/trendsignalen")).resultaten).toHaveLength(1);
  });
});
