import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { plusSeconden } from "../../../shared/domain/tijd.ts";
import { maakFeedTeller } from "../../fixtures/records.ts";
import { BEHEERDER, draagUit, metFeeds, regelVan, schorst } from "./kanaalwereld.ts";
import { BEGIN } from "./voordeur.ts";

describe("having notifications offered again", () => {
  const PAD = "/v1/kanalen/politie/herleveringen";
  it.each([
    ["numbers", { nummers: { van: 2, totEnMet: 7 } }, [2, 3, 6, 7]],
    ["all from a number on", { nummers: { van: 8 } }, [8]],
    ["numbers, those that arrived too", { nummers: { van: 2, totEnMet: 5 }, ookBezorgde: true }, [2, 3, 4, 5]],
    ["a period", { periode: { van: plusSeconden(BEGIN, -60 * 7), tot: plusSeconden(BEGIN, -60 * 2) } }, [3, 6, 7]],
    ["a period until now", { periode: { van: plusSeconden(BEGIN, -60 * 3) } }, [1, 2, 3]],
  ])("by %s", async (_, vraag, verwacht) => {
    const deur = metFeeds();
    const antwoord = await deur.vraag("systeem-politie", "POST", PAD, vraag);
    expect(antwoord).toMatchObject({ status: 202, body: { status: "loopt", aangeboden: 0, reden: null } });
    const adres = String(antwoord.koppen["Location"]);
    expect(adres).toBe(`${PAD}/${String(antwoord.body["herleveringId"])}`);
    expect(await draagUit(deur)).toEqual(verwacht);
    for (const wie of ["systeem-politie", "ops"])
      expect((await deur.vraag(wie, "GET", adres)).body).toMatchObject({
        status: "klaar",
        aangeboden: verwacht.length,
      });
    expect(deur.casework.logregels()).toMatchObject([
      {
        soort: "audit",
        actorId: "systeem-politie",
        handeling: "vraagHerlevering",
        object: "kanaal/politie",
        resultaat: "gelukt",
      },
    ]);
  });

  it("by the id of one event", async () => {
    const deur = metFeeds();
    const berichtId = (await deur.casework.notificatie("politie", 8))?.bericht.berichtId;
    const elders = (await deur.casework.notificatie("nla", 8))?.bericht.berichtId;
    expect(await deur.vraag("ops", "POST", PAD, { berichtId: elders })).toMatchObject({
      ...{ status: 400, body: { fouten: [{ veld: "berichtId" }] } },
    });
    expect((await deur.vraag("ops", "POST", PAD, { berichtId })).status).toBe(202);
    expect(await draagUit(deur)).toEqual([8]);
  });

  it.each([
    ["nothing", {}, "$"],
    ["two at once", { nummers: { van: 1 }, berichtId: randomUUID() }, "$"],
    ["numbers the wrong way round", { nummers: { van: 3, totEnMet: 2 } }, "nummers.totEnMet"],
    ["a period the wrong way round", { periode: { van: BEGIN, tot: BEGIN } }, "periode.tot"],
    ["a time that has still to come", { periode: { van: plusSeconden(BEGIN, 60) } }, "periode.van"],
    ["numbers that were not given yet", { nummers: { van: 11 } }, "nummers.van"],
  ])("refuses %s and keeps nothing", async (_, vraag, veld) => {
    const deur = metFeeds();
    const antwoord = await deur.vraag("systeem-politie", "POST", PAD, vraag);
    expect(antwoord).toMatchObject({ status: 400, code: "ongeldige-invoer", body: { fouten: [{ veld }] } });
    expect(deur.casework.vanType("herlevering")).toEqual([]);
  });

  it("is one at a time for a recipient, of two who ask at once too; a repetition gets the same answer", async () => {
    const deur = metFeeds();
    const vraag = (wie: string, sleutel: string) => deur.vraag(wie, "POST", PAD, { nummers: { van: 1 } }, { sleutel });
    const antwoorden = await Promise.all([vraag("systeem-politie", "a"), vraag(BEHEERDER, "b"), vraag("ops", "c")]);
    expect(antwoorden.map(({ status }) => status).toSorted()).toEqual([202, 409, 409]);
    const [lopend] = deur.casework.vanType("herlevering");
    expect(
      antwoorden.filter(({ status }) => status === 409).map(({ code, body }) => [code, body["herleveringId"]]),
    ).toEqual([
      ["herlevering-loopt", lopend?.herleveringId],
      ["herlevering-loopt", lopend?.herleveringId],
    ]);
    await draagUit(deur);
    const gelukt = antwoorden.findIndex(({ status }) => status === 202);
    const weer = await vraag(["systeem-politie", BEHEERDER, "ops"][gelukt] ?? "", ["a", "b", "c"][gelukt] ?? "");
    expect([weer.status, weer.rauw.body]).toEqual([202, antwoorden[gelukt]?.rauw.body]);
    expect(deur.casework.vanType("herlevering")).toHaveLength(1);
    expect((await vraag("ops", "d")).status).toBe(202);
  });

  it("of a suspended channel waits for its resumption, and without a channel there is none", async () => {
    const deur = metFeeds();
    deur.casework.zet(schorst("politie"));
    expect((await deur.vraag("ops", "POST", PAD, { nummers: { van: 1 } })).code).toBe("kanaal-geschorst");
    for (const [ontvanger, kanaalsoort] of [
      ["ggd", "feed"],
      ["om", "wachtrij"],
    ] as const) {
      const pad = `/v1/kanalen/${ontvanger}`;
      const verwacht = { code: "kanaal-bezorgt-niet", body: { kanaalsoort } };
      expect(await deur.vraag("ops", "POST", `${pad}/herleveringen`, { nummers: { van: 1 } })).toMatchObject(verwacht);
      expect(await deur.vraag("ops", "POST", `${pad}/hervattingen`, {})).toMatchObject(verwacht);
    }
  });

  it("is for its system, who administers it and ops; who only reads the feed may not, and that is found later", async () => {
    const deur = metFeeds();
    const vraag = (wie: string, ontvanger = "politie") =>
      deur.vraag(wie, "POST", `/v1/kanalen/${ontvanger}/herleveringen`, { nummers: { van: 1, totEnMet: 1 } });
    expect(await vraag("zetel-politie")).toMatchObject({ status: 403, code: "geen-recht" });
    expect(deur.gelogd()).toMatchObject([{ soort: "audit", actorId: "zetel-politie", resultaat: "geweigerd" }]);
    expect((await vraag("systeem-nla")).status).toBe(404);
    // Of who is no organisation there is no other.
    expect((await vraag("opsporing", "opsporing-politie")).status).toBe(202);
    expect((await vraag("fg", "fg")).status).toBe(202);
  });
});

describe("resuming a suspended channel", () => {
  const PAD = "/v1/kanalen/politie/hervattingen";
  it("makes it unconfirmed again and offers what was given up since", async () => {
    const deur = metFeeds();
    deur.casework.zet(schorst("politie"));
    const antwoord = await deur.vraag("systeem-politie", "POST", PAD, {});
    expect(antwoord).toMatchObject({
      ...{
        status: 202,
        body: { kanaal: { stand: "onbevestigd", sinds: BEGIN, reden: null, vanaf: null, laatste: 10 } },
      },
    });
    expect(antwoord.koppen["Location"]).toBe("/v1/kanalen/politie");
    expect(await deur.casework.kanaal("politie")).toMatchObject({ stand: "onbevestigd", versie: 4, klok: null });
    expect(await draagUit(deur)).toEqual([6, 7, 8]);
    const [herlevering] = deur.casework.vanType("herlevering");
    expect(herlevering).toMatchObject({
      herleveringId: antwoord.body["herleveringId"],
      van: 4,
      totEnMet: 10,
      status: "klaar",
    });
  });

  it("offers also what was numbered and given up while it was decided: whoever gave that up still saw a suspended channel", async () => {
    const deur = metFeeds();
    deur.casework.zet(schorst("politie"));
    const { schrijf } = deur.casework;
    let eerst = true;
    Object.assign(deur.casework, {
      schrijf: async (...delen: Parameters<typeof schrijf>) => {
        if (eerst) {
          eerst = false;
          const teller = await deur.casework.feedStand("politie");
          deur.casework.zet(maakFeedTeller({ ontvanger: "politie", laatste: 11, versie: (teller?.versie ?? 0) + 1 }));
          deur.casework.zet(regelVan("politie", 11, { bezorging: "opgegeven", reden: "kanaal-geschorst" }));
        }
        return schrijf(...delen);
      },
    });
    expect((await deur.vraag("systeem-politie", "POST", PAD, {})).status).toBe(202);
    expect(await draagUit(deur)).toEqual([6, 7, 8, 11]);
  });

  it.each([
    ["nothing was given up", null, {}],
    ["it need not be", 4, { herleveren: false }],
  ])("offers nothing when %s", async (_, vanaf, body) => {
    const deur = metFeeds();
    deur.casework.zet(schorst("politie", vanaf));
    expect(await deur.vraag(BEHEERDER, "POST", PAD, body)).toMatchObject({
      status: 202,
      body: { herleveringId: null },
    });
    expect(deur.casework.vanType("herlevering")).toEqual([]);
  });

  it("is done once, and only when it was suspended", async () => {
    const deur = metFeeds();
    expect((await deur.vraag("ops", "POST", PAD, {})).code).toBe("kanaal-niet-geschorst");
    deur.casework.zet(schorst("politie"));
    const antwoorden = await Promise.all(
      ["systeem-politie", BEHEERDER, "ops", "collega-ops"].map((wie) => deur.vraag(wie, "POST", PAD, {})),
    );
    expect(antwoorden.map(({ status, code }) => code ?? status).toSorted()).toEqual([
      ...[202, "kanaal-niet-geschorst", "kanaal-niet-geschorst", "kanaal-niet-geschorst"],
    ]);
    expect(deur.casework.vanType("herlevering")).toHaveLength(1);
  });

  it("also while one is carried out: that one stops by itself, and what it left is in the new one", async () => {
    const deur = metFeeds();
    await deur.vraag("ops", "POST", "/v1/kanalen/politie/herleveringen", { nummers: { van: 1 } });
    deur.casework.zet(schorst("politie", 1));
    expect((await deur.vraag("ops", "POST", PAD, {})).status).toBe(202);
    const aangeboden = await draagUit(deur);
    expect([...new Set(aangeboden)].toSorted((a, b) => a - b)).toEqual([1, 2, 3, 6, 7, 8]);
    expect(deur.casework.vanType("herlevering").map(({ status }) => status)).toEqual(["klaar", "klaar"]);
  });
});
