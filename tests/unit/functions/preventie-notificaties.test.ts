import { describe, expect, it } from "vitest";
import * as z from "zod";
import { berichtIdSchema } from "../../../shared/domain/ids.ts";
import type { Notificatie } from "../../../shared/domain/notificatie.ts";
import { maakActor, maakZetel, VERVANGING } from "../../fixtures/actoren.ts";
import { maakFeedTeller } from "../../fixtures/records.ts";
import { BEGIN, maakVoordeur, type Voordeur } from "./voordeur.ts";

const PAD = "/v1/preventieactiviteiten";
const les = {
  ...{ activiteit: "1.2", titel: "Gastles weerbaarheid", doelgroepen: ["jongeren"], instrument: "gastles" },
  ...{ gemeenten: ["Doetinchem"], van: "2026-03-01", bereik: 25, partners: ["onderwijs"] },
};

describe("preventieactiviteiten (hoofdstap 1)", () => {
  it("one is recorded once and read as it was", async () => {
    const deur = maakVoordeur();
    const leg = (sleutel: string, body: unknown = les) => deur.vraag("procesregisseur", "POST", PAD, body, { sleutel });
    const antwoord = await leg("k");
    expect(antwoord.status).toBe(201);
    expect(antwoord.body).toEqual({
      ...les,
      ...{ preventieId: antwoord.body["preventieId"], omschrijving: null, totEnMet: null },
      ...{ vastgelegdOp: BEGIN, vastgelegdDoor: "zvh" },
    });
    const pad = `${PAD}/${String(antwoord.body["preventieId"])}`;
    expect(antwoord.koppen["Location"]).toBe(pad);
    expect((await leg("k")).rauw.body).toBe(antwoord.rauw.body);
    expect(await leg("k", { ...les, titel: "anders" })).toMatchObject({ code: "idempotency-key-hergebruikt" });
    expect((await deur.vraag("systeem-ggd", "GET", pad)).body).toEqual(antwoord.body);
    expect(deur.casework.vanType("preventieactiviteit")).toHaveLength(1);
    expect(deur.casework.logregels()).toMatchObject([
      { soort: "audit", actorId: "procesregisseur", organisatie: "zvh" },
    ]);
  });

  it.each([
    ["no audience", { doelgroepen: [] }, "doelgroepen"],
    ["a municipality of elsewhere", { gemeenten: ["Utrecht"] }, "gemeenten[0]"],
    ["another hoofdstap", { activiteit: "2.1" }, "activiteit"],
    ["an unknown field", { kosten: 1 }, "kosten"],
  ])("refuses %s, by name", async (_, overrides, veld) => {
    const deur = maakVoordeur();
    const antwoord = await deur.vraag("procesregisseur", "POST", PAD, { ...les, ...overrides });
    expect(antwoord).toMatchObject({ status: 400, body: { fouten: [{ veld }] } });
    expect(deur.casework.alles()).toEqual([]);
  });

  it("are listed the last first, in pages that miss none", async () => {
    const deur = maakVoordeur();
    for (let i = 0; i < 5; i += 1) {
      await deur.vraag("procesregisseur", "POST", PAD, { ...les, titel: `les ${String(i)}` });
      deur.verder(60);
    }
    const titels: string[] = [];
    let query: Record<string, string> = { aantal: "2" };
    for (let meer = true; meer;) {
      const { body } = await deur.vraag("partner-ggd", "GET", PAD, undefined, { query });
      const { resultaten, volgende } = z
        .object({ resultaten: z.array(z.looseObject({ titel: z.string() })), volgende: z.string().nullable() })
        .parse(body);
      titels.push(...resultaten.map(({ titel }) => titel));
      query = { aantal: "2", cursor: volgende ?? "" };
      meer = volgende !== null;
    }
    expect(titels).toEqual(["les 4", "les 3", "les 2", "les 1", "les 0"]);
    expect((await deur.vraag("partner-ggd", "GET", `${PAD}/3f2504e0-4f89-41d3-9a0c-0305e82c3301`)).status).toBe(404);
  });
});

const notificatie = (ontvanger: string, nummer: number): Notificatie => {
  const casusId = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
  return {
    ...{
      type: "notificatie",
      ontvanger,
      nummer,
      versie: 1,
      opgetredenOp: BEGIN,
      bezorging: "feed",
      reden: null,
      pogingen: 0,
      geprobeerdSinds: null,
    },
    ...{ klok: null, verlooptOp: Date.parse(BEGIN) / 1000 + 90 * 86_400 },
    bericht: {
      ...{ berichtId: berichtIdSchema.parse(`3f2504e0-4f89-41d3-9a0c-${String(nummer).padStart(12, "0")}`), ontvanger },
      ...{ soort: "casus.voortgegaan", onderwerp: casusId, dataref: `/v1/casussen/${casusId}` },
      data: { casusId, stap: "weging-1", activiteit: "2.3" },
    },
  };
};
const feedSchema = z.object({
  resultaten: z.array(z.object({ nummer: z.int(), event: z.looseObject({ sequence: z.string() }) })),
  laatste: z.int(),
});

describe("the feed", () => {
  const metFeeds = (): Voordeur => {
    const deur = maakVoordeur();
    for (let nummer = 1; nummer <= 7; nummer += 1) {
      for (const ontvanger of ["nla", "ketenregieteam", "zvh", "gemeente-doetinchem", "regio-it"]) {
        deur.casework.zet(notificatie(ontvanger, nummer));
      }
    }
    for (const ontvanger of ["nla", "ketenregieteam", "zvh", "gemeente-doetinchem", "regio-it", "fg"])
      deur.casework.zet(maakFeedTeller({ ontvanger, laatste: ontvanger === "fg" ? 1 : 7 }));
    return deur;
  };
  const lees = (deur: Voordeur, wie: string, query: Readonly<Record<string, string>> = {}) =>
    deur.vraag(wie, "GET", "/v1/notificaties", undefined, { query });

  it("is read on from a number, in order, and ends where it ends", async () => {
    const deur = metFeeds();
    const nummers: number[] = [];
    let na = 0;
    for (let i = 0; i < 4; i += 1) {
      const { resultaten, laatste } = feedSchema.parse(
        (await lees(deur, "systeem-nla", { na: String(na), aantal: "3" })).body,
      );
      nummers.push(...resultaten.map(({ nummer }) => nummer));
      expect(resultaten.every(({ nummer, event }) => event.sequence === String(nummer))).toBe(true);
      na = laatste;
    }
    expect(nummers).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(na).toBe(7);
  });

  it("is of the own organisation; of the team for who has a fixed seat now", async () => {
    const deur = metFeeds();
    const aantal = async (wie: string) => feedSchema.parse((await lees(deur, wie)).body).resultaten.length;
    expect(await Promise.all(["systeem-nla", "partner-nla", "procesregisseur", "zetel-om"].map(aantal))).toEqual([
      7, 7, 7, 0,
    ]);
    const team = async (wie: string) => (await lees(deur, wie, { ontvanger: "ketenregieteam" })).status;
    expect(await team("zetel-om")).toBe(200);
    for (const wie of ["gemeente-doetinchem", "procesregisseur", "systeem-politie", "vervanger-politie", "meldpunt"]) {
      expect(await team(wie), wie).toBe(403);
    }
  });

  it("is not for who works on no case", async () => {
    const deur = metFeeds();
    for (const wie of ["bestuurder", "ketenregisseur", "it", "ops"]) {
      expect((await lees(deur, wie)).status, wie).toBe(403);
    }
  });

  it("of who only investigates is one of their own, and not that of their organisation (X8)", async () => {
    const deur = metFeeds();
    expect((await lees(deur, "opsporing")).status).toBe(200);
    expect((await lees(deur, "opsporing", { ontvanger: "opsporing-politie" })).status).toBe(200);
    for (const ontvanger of ["politie", "opsporing-om", "opsporing-ggd", "ketenregieteam", "inzicht-opsporing"])
      expect((await lees(deur, "opsporing", { ontvanger })).status, ontvanger).toBe(403);
  });

  it("of the FG is the FG's own, and no other is", async () => {
    const deur = metFeeds();
    deur.casework.zet(notificatie("fg", 1));
    expect(feedSchema.parse((await lees(deur, "fg")).body).resultaten).toHaveLength(1);
    expect((await lees(deur, "fg", { ontvanger: "zvh" })).status).toBe(403);
    expect((await lees(deur, "procesregisseur", { ontvanger: "fg" })).status).toBe(403);
  });

  it("of an organisation with a seat is for who fills it, a deputy inside the window too", async () => {
    const deur = maakVoordeur([
      maakActor("medewerker-politie", "politie", "partner"),
      maakActor("zonder-zetel", "politie", "lid-ketenregieteam"),
      maakZetel("buurgemeente", "gemeente-aalten", {
        zetels: [{ zetel: "gemeente-doetinchem", hoedanigheid: "vervanger", ...VERVANGING }],
      }),
    ]);
    const stand = async (wie: string, ontvanger: string) => (await lees(deur, wie, { ontvanger })).status;
    deur.zetKlok(VERVANGING.van);
    expect(await stand("zetel-politie", "politie")).toBe(200);
    expect(await stand("vervanger-politie", "politie")).toBe(200);
    expect(await stand("buurgemeente", "gemeente-doetinchem")).toBe(200);
    for (const wie of ["medewerker-politie", "zonder-zetel", "systeem-om"]) {
      expect(await stand(wie, "politie"), wie).toBe(403);
    }
    deur.zetKlok(VERVANGING.tot);
    expect(await stand("vervanger-politie", "politie")).toBe(403);
    expect(await stand("buurgemeente", "gemeente-doetinchem")).toBe(403);
  });

  it("refuses what it does not know", async () => {
    const deur = metFeeds();
    for (const query of [{ na: "-1" }, { aantal: "0" }, { aantal: "501" }, { ontvanger: "Po litie" }, { x: "1" }]) {
      expect((await lees(deur, "systeem-nla", query)).status).toBe(400);
    }
  });
});
