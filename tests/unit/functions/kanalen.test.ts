import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Notificatie } from "../../../shared/domain/notificatie.ts";
import { plusSeconden } from "../../../shared/domain/tijd.ts";
import { maakHerlevering, maakKanaalstand } from "../../fixtures/records.ts";
import { bericht } from "../keten-records.ts";
import { BEHEERDER, lees, metFeeds, regelVan, resultaten, schorst } from "./kanaalwereld.ts";
import { BEGIN, maakVoordeur } from "./voordeur.ts";

describe("filters of the feed", () => {
  const metSoorten = () => {
    const deur = metFeeds();
    const casusId = randomUUID();
    const over = (soort: Notificatie["bericht"]["soort"], data: Notificatie["bericht"]["data"]) => ({
      ...bericht("nla"),
      soort,
      data,
      onderwerp: randomUUID(),
    });
    const taak = {
      taakId: randomUUID(),
      casusId,
      soort: "weging-1",
      activiteit: "2.3",
      rol: "partner",
      uiterlijkOp: BEGIN,
    };
    deur.casework.zet(
      regelVan("nla", 3, { bericht: over("taak.geopend", taak) }),
      regelVan("nla", 8, { bericht: over("taak.herinnerd", taak) }),
    );
    return { deur, casusId };
  };
  it.each([
    ["taak.geopend", [3]],
    ["taak.herinnerd,taak.geopend", [3, 8]],
    ["nl.ketenregie.taak.geopend.v1,taak.herinnerd", [3, 8]],
    ["sturing.gemeld", []],
  ])("by type %s", async (type, verwacht) => {
    const { deur } = metSoorten();
    const { status, body } = await lees(deur, "systeem-nla", "/notificaties", { type });
    expect(status).toBe(200);
    expect(resultaten(body).map(({ nummer }) => nummer)).toEqual(verwacht);
    expect(body).toMatchObject({ laatste: 10, meer: false, verlopenTotEnMet: null });
  });

  it("by casus, and both; one that is not theirs is as one that is not there", async () => {
    const { deur, casusId } = metSoorten();
    const nummers = async (query: Readonly<Record<string, string>>) =>
      resultaten((await lees(deur, "systeem-nla", "/notificaties", query)).body).map(({ nummer }) => nummer);
    expect(await nummers({ casus: casusId })).toEqual([3, 8]);
    expect(await nummers({ casus: casusId, type: "taak.herinnerd" })).toEqual([8]);
    const elders = await deur.casework.notificatie("politie", 1);
    const vreemd = await lees(deur, "systeem-nla", "/notificaties", { casus: String(elders?.bericht.data["casusId"]) });
    const fantasie = await lees(deur, "systeem-nla", "/notificaties", { casus: randomUUID() });
    // The fixtures share one casus; nla has it under eight numbers.
    expect(resultaten(vreemd.body)).toHaveLength(8);
    expect(fantasie.body).toEqual({ resultaten: [], laatste: 10, meer: false, verlopenTotEnMet: null });
  });

  it.each(["taak.verzonnen", "nl.elders.taak.geopend.v1", "nl.ketenregie.taak.geopend.v9", ""])(
    "refuses the type %j, by name",
    async (type) => {
      const { deur } = metSoorten();
      const antwoord = await lees(deur, "systeem-nla", "/notificaties", { type });
      expect(antwoord).toMatchObject({ status: 400, body: { fouten: [{ veld: "type" }] } });
    },
  );

  it("show how each own line is delivered", async () => {
    const { body } = await lees(metFeeds(), "systeem-politie", "/notificaties", { aantal: "4" });
    expect(resultaten(body)[2]).toMatchObject({
      bezorging: { stand: "opgegeven", pogingen: 2, reden: "http-500", volgendePoging: null },
    });
    expect(body).toMatchObject({ laatste: 4, meer: true });
  });
});

describe("who sees a channel", () => {
  it("is its recipient: its system, who administers it and who reads its feed", async () => {
    const deur = metFeeds();
    deur.casework.zet(maakKanaalstand({ ontvanger: "politie", stand: "hapert", reden: "http-500", vanaf: 3 }));
    for (const wie of ["systeem-politie", BEHEERDER, "zetel-politie", "ops"]) {
      const { status, body } = await lees(deur, wie, "/kanalen/politie");
      expect(status, wie).toBe(200);
      expect(body).toMatchObject({
        ...{ soort: "webhook", stand: "hapert", reden: "http-500", vanaf: 3, laatste: 10 },
      });
    }
    for (const wie of ["systeem-nla", "partner-ggd", "beheerder", "procesregisseur", "it", "opsporing"]) {
      for (const pad of ["/kanalen/politie", "/kanalen/politie/bezorgingen", "/kanalen/verzonnen"])
        expect((await lees(deur, wie, pad)).status, wie).toBe(404);
    }
    expect((await lees(deur, "ops", "/kanalen/verzonnen")).status).toBe(404);
    expect((await lees(deur, "ops", "/kanalen/inzicht")).status).toBe(404);
  });

  it("in a list finds the own ones, and ops all", async () => {
    const deur = metFeeds();
    const codes = async (wie: string) =>
      resultaten((await lees(deur, wie, "/kanalen")).body).map(({ ontvanger }) => ontvanger);
    expect(await codes("systeem-nla")).toEqual(["nla"]);
    expect(await codes("zetel-politie")).toEqual(["ketenregieteam", "politie"]);
    const alle = await codes("ops");
    expect(alle).toEqual(
      expect.arrayContaining(["politie", "mee-samen", "fg", "opsporing-nla", "gemeente-doetinchem"]),
    );
    expect(alle).not.toEqual(expect.arrayContaining(["inzicht"]));
    expect((await lees(deur, "it", "/kanalen")).code).toBe("geen-recht");
  });

  it("as ops learns nothing of what was told: no kind, no casus, no subject, no data", async () => {
    const deur = metFeeds();
    const inhoud = deur.casework
      .vanType("notificatie")
      .flatMap(({ bericht: { onderwerp, data } }) => [onderwerp, ...Object.values(data)]);
    const antwoorden = await Promise.all(
      ["/kanalen", "/kanalen/politie", "/kanalen/politie/bezorgingen", "/kanalen/ggd/bezorgingen"].map((pad) =>
        lees(deur, "ops", pad),
      ),
    );
    for (const { rauw } of antwoorden) {
      expect(rauw.statusCode).toBe(200);
      for (const deel of [...inhoud, "casus.voortgegaan", "/v1/casussen"])
        if (typeof deel === "string" && deel.length > 5) expect(rauw.body).not.toContain(deel);
    }
    expect(resultaten(antwoorden[2]?.body ?? {})[0]).toEqual({
      ...{ nummer: 1, id: (await deur.casework.notificatie("politie", 1))?.bericht.berichtId },
      ...{ opgetredenOp: plusSeconden(BEGIN, -60), stand: "wacht", pogingen: 2, reden: null, volgendePoging: null },
    });
  });

  it.each(["opsporing-politie", "fg"])(
    "as ops sees of %s only that it does not deliver, and nothing that moves (X8)",
    async (ontvanger) => {
      const deur = metFeeds();
      const leeg = { stand: null, sinds: null, reden: null, vanaf: null, laatste: null };
      const pad = `/kanalen/${ontvanger}`;
      // Never told, told, handshake done: all the same.
      const nooit = await lees(maakVoordeur(), "ops", pad);
      expect(nooit.body).toEqual({ ontvanger, soort: "webhook", ...leeg });
      expect((await lees(deur, "ops", pad)).body).toEqual(nooit.body);
      deur.casework.zet(maakKanaalstand({ ontvanger, stand: "actief" }));
      expect((await lees(deur, "ops", pad)).body).toEqual(nooit.body);
      deur.casework.zet(schorst(ontvanger));
      expect((await lees(deur, "ops", pad)).body).toEqual({
        ...{ ontvanger, soort: "webhook", ...leeg, stand: "geschorst", reden: "http-410" },
      });
      const herlevering = maakHerlevering({ ontvanger });
      deur.casework.zet(herlevering);
      expect((await lees(deur, "ops", `${pad}/bezorgingen`)).status).toBe(404);
      expect((await lees(deur, "ops", `${pad}/herleveringen/${herlevering.herleveringId}`)).status).toBe(404);
      const vraag = await deur.vraag("ops", "POST", `/v1${pad}/herleveringen`, { nummers: { van: 1 } });
      expect(vraag.status).toBe(404);
      // They may set it going again, and are not told whether there was anything to tell.
      const hervat = await deur.vraag("ops", "POST", `/v1${pad}/hervattingen`, {});
      expect(hervat).toMatchObject({ status: 202, body: { kanaal: { ontvanger, ...leeg }, herleveringId: null } });
      expect(deur.casework.vanType("herlevering")).toHaveLength(2);
    },
  );

  it("says of a state that does not exist which do, beside what else is wrong", async () => {
    const pad = "/kanalen/politie/bezorgingen";
    const { status, body } = await lees(metFeeds(), "systeem-politie", pad, { stand: "wacht,zoek", aantal: "0" });
    expect(status).toBe(400);
    expect(body["fouten"]).toEqual([
      { veld: "stand[1]", melding: "moet een zijn van: feed, wacht, bezorgd, mislukt, opgegeven, gebundeld" },
      { veld: "aantal", melding: "moet een geheel getal van 1 tot en met 500 zijn" },
    ]);
  });

  it("reads how each number stands, filtered, in parts", async () => {
    const deur = metFeeds();
    const pad = "/kanalen/politie/bezorgingen";
    const { body } = await lees(deur, "systeem-politie", pad, { stand: "opgegeven,mislukt", aantal: "3" });
    expect(resultaten(body).map(({ nummer, stand }) => [nummer, stand])).toEqual([
      [2, "mislukt"],
      [3, "opgegeven"],
      [7, "mislukt"],
    ]);
    expect(body).toMatchObject({ laatste: 7, meer: true });
    const verder = await lees(deur, "systeem-politie", pad, { stand: "opgegeven,mislukt", na: "7" });
    expect(resultaten(verder.body).map(({ nummer }) => nummer)).toEqual([8]);
    expect(verder.body).toMatchObject({ laatste: 10, meer: false });
    expect((await lees(deur, "systeem-politie", pad, { stand: "verzonnen" })).status).toBe(400);
  });
});
