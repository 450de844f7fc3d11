import { describe, expect, it } from "vitest";
import { plusSeconden } from "../../../shared/domain/tijd.ts";
import { isKanaalsein } from "../../../shared/events/index.ts";
import { laadRegio } from "../../../shared/region/index.ts";
import { maakKanaalstand } from "../../fixtures/records.ts";
import { bericht, NU } from "../keten-records.ts";
import { opstelling, webhookregel } from "./opstelling.ts";

const regio = laadRegio("nog");
const EEN_DAG = 86_400;
const hapert = maakKanaalstand({ ontvanger: "politie", stand: "hapert", reden: "tijd-op", vanaf: 1, klok: NU });

describe("what nobody delivered", () => {
  it("is offered for a day, and then given up as one that was tried would be: visibly, with its channel and an event", async () => {
    const o = opstelling();
    o.casework.zet(webhookregel());
    for (let kwartier = 0; kwartier < 200; kwartier++) {
      o.klok.verder(900);
      await o.draai();
    }
    const lijn = await o.casework.notificatie("politie", 1);
    expect(lijn).toMatchObject({ bezorging: "opgegeven", reden: "niet-geprobeerd", klok: null });
    expect(o.bus.gepubliceerd.filter(({ event }) => !isKanaalsein(event)).length).toBe((lijn?.pogingen ?? 0) - 1);
    expect(
      o.gebeurtenissen().flatMap(({ berichten }) => berichten.map(({ soort, ontvanger }) => [soort, ontvanger])),
    ).toEqual([["kanaal.hapert", regio.rollen.procesregie]]);
    const kanaal = await o.casework.kanaal("politie");
    // It was never spoken to: a handshake still has to come first.
    expect(kanaal).toMatchObject({ stand: "hapert", reden: "niet-geprobeerd", vanaf: 1, vingerafdruk: "" });
    expect(Date.parse(kanaal?.sinds ?? "") - Date.parse(NU)).toBeGreaterThan(EEN_DAG * 1000);
    for (const telling of ["Opgegeven", "BezorgingOpgegeven"])
      expect(o.geteld.filter((een) => een === telling)).toHaveLength(1);
    expect(o.geteld).toContain("KanaalHapert");
    const gelogd = o.regels.map(({ regel }) => regel);
    expect(gelogd).toContain("bericht-onbestelbaar");
    expect(gelogd).toContain("kanaal-hapert");
  });

  it.each(["opsporing-politie", "fg"])(
    "is given up of %s without a line that says whose or which",
    async (ontvanger) => {
      const o = opstelling();
      const verlopen = { pogingen: 9, geprobeerdSinds: plusSeconden(NU, -EEN_DAG), klok: NU };
      o.casework.zet({ ...webhookregel(verlopen), ontvanger, bericht: bericht(ontvanger) });
      o.klok.verder(1);
      await o.draai();
      expect(await o.casework.notificatie(ontvanger, 1)).toMatchObject({ bezorging: "opgegeven" });
      expect(o.regels.map(({ regel }) => regel)).toContain("bericht-onbestelbaar");
      expect(JSON.stringify(o.regels)).not.toMatch(/opsporing|"fg"|volgnummer/);
    },
  );

  it("keeps why the last attempt failed, and adds nothing to an outage that is known", async () => {
    const o = opstelling();
    const sinds = plusSeconden(NU, -2 * EEN_DAG);
    o.casework.zet({ ...hapert, klok: null, vanaf: 3 });
    o.casework.zet(
      ...[1, 2, 4].map((nummer) =>
        webhookregel({ nummer, pogingen: 9, reden: "http-503", geprobeerdSinds: sinds, klok: NU }),
      ),
    );
    o.klok.verder(1);
    // Two at once, and again: what another was first with is still due.
    await Promise.all([o.draai(), o.draai()]);
    await o.draai();
    for (const nummer of [1, 2, 4])
      expect(await o.casework.notificatie("politie", nummer)).toMatchObject({
        bezorging: "opgegeven",
        reden: "http-503",
      });
    expect(await o.casework.kanaal("politie")).toMatchObject({ stand: "hapert", vanaf: 1, klok: null });
    expect(o.gebeurtenissen()).toEqual([]);
    expect(o.geteld.filter((een) => een === "BezorgingOpgegeven")).toHaveLength(3);
    expect(o.geteld).not.toContain("KanaalHapert");
  });

  it("begins one outage, whoever of two watchdogs and ten lines is first", async () => {
    const o = opstelling();
    const sinds = plusSeconden(NU, -2 * EEN_DAG);
    o.casework.zet(
      ...Array.from({ length: 10 }, (_, plaats) =>
        webhookregel({ nummer: plaats + 1, pogingen: 9, reden: "http-503", geprobeerdSinds: sinds, klok: NU }),
      ),
    );
    o.klok.verder(1);
    // Each round somebody gets through; the others are still due.
    for (let ronde = 0; ronde < 10; ronde++) await Promise.all([o.draai(), o.draai()]);
    expect((await o.casework.feed("politie", 0, 20)).map(({ bezorging }) => bezorging)).toEqual(
      Array.from({ length: 10 }, () => "opgegeven"),
    );
    expect(o.gebeurtenissen()).toHaveLength(1);
  });

  it("is given up once when the run dies over it", async () => {
    for (const wanneer of ["ervoor", "erna"] as const) {
      const o = opstelling();
      o.casework.zet(webhookregel({ pogingen: 9, geprobeerdSinds: plusSeconden(NU, -EEN_DAG), klok: NU }));
      o.klok.verder(1);
      o.casework.storing.bij("schrijf", wanneer);
      await o.draai();
      await o.draai();
      expect(await o.casework.notificatie("politie", 1)).toMatchObject({ bezorging: "opgegeven" });
      expect(o.gebeurtenissen()).toHaveLength(1);
    }
  });
});

describe("a recipient whose channel was taken out of use", () => {
  it.each(["wacht", "mislukt"] as const)(
    "has in its feed what was %s, offered once more and never given up; nobody is told that it falters",
    async (bezorging) => {
      const o = opstelling();
      const draai = o.wijzerVan({ kanalen: new Set(["nla"]) });
      o.casework.zet(webhookregel({ bezorging, pogingen: 3, geprobeerdSinds: plusSeconden(NU, -EEN_DAG), klok: NU }));
      o.casework.zet({ ...hapert, stand: "geschorst" });
      for (let uur = 0; uur < 50; uur++) {
        o.klok.verder(3600);
        await Promise.all([draai(), draai()]);
      }
      expect(await o.casework.notificatie("politie", 1)).toMatchObject({ bezorging: "feed", reden: null, klok: null });
      // A rule to a queue of its own may have come in the channel's place.
      expect(o.bus.gepubliceerd.map(({ ontvanger, event }) => [ontvanger, event["sequence"]])).toEqual([
        ["politie", "1"],
      ]);
      // It stays suspended: should the channel come back, somebody resumes it first.
      expect(await o.casework.kanaal("politie")).toMatchObject({ stand: "geschorst", klok: null });
      expect(o.gebeurtenissen()).toEqual([]);
      for (const telling of ["KanaalHapert", "BezorgingOpgegeven", "Opgegeven"])
        expect(o.geteld).not.toContain(telling);
    },
  );

  it("is as every line of a feed until the channel comes back: then it is delivered when that is asked", async () => {
    const o = opstelling();
    o.casework.zet(webhookregel({ klok: NU }));
    o.klok.verder(1);
    await o.wijzerVan({ kanalen: new Set() })();
    for (let uur = 0; uur < 50; uur++) {
      o.klok.verder(3600);
      await o.draai();
    }
    expect(await o.casework.notificatie("politie", 1)).toMatchObject({ bezorging: "feed", klok: null });
    expect(o.geteld).not.toContain("KanaalHapert");
  });
});

describe("a channel that falters", () => {
  const seinen = (o: ReturnType<typeof opstelling>) => o.bus.gepubliceerd.filter(({ event }) => isKanaalsein(event));

  it("is put before who can mail its recipient by one of two watchdogs, and again within the hour when nothing comes of it", async () => {
    const o = opstelling();
    o.casework.zet(hapert);
    o.klok.verder(1);
    await Promise.all([o.draai(), o.draai()]);
    // It names nobody but whose queue it goes to.
    expect(seinen(o)).toEqual([{ ontvanger: "politie", soort: "kanaalsein", event: { sein: "kanaal-hapert" } }]);
    o.klok.verder(3500);
    await o.draai();
    expect(seinen(o)).toHaveLength(1);
    o.klok.verder(200);
    await o.draai();
    expect(seinen(o)).toHaveLength(2);
    // For who keeps the system running it counts each time, as long as nobody did anything with it.
    expect(o.geteld.filter((een) => een === "KanaalHapert")).toHaveLength(2);
  });

  it.each(["suspended", "restored"])("that is %s is told of as long as it lasts", async (hoe) => {
    const o = opstelling();
    o.casework.zet({ ...hapert, stand: hoe === "restored" ? "actief" : "geschorst" });
    o.klok.verder(1);
    await o.draai();
    expect(seinen(o)).toHaveLength(hoe === "restored" ? 0 : 1);
    if (hoe === "restored") expect(await o.casework.kanaal("politie")).toMatchObject({ klok: null });
  });

  it("is put before them later when the bus refused or the run died", async () => {
    for (const wanneer of ["weigert", "valt uit"]) {
      const o = opstelling();
      o.casework.zet(hapert);
      o.klok.verder(1);
      if (wanneer === "weigert") o.bus.weiger(() => true);
      else o.bus.valUit("ervoor");
      await o.draai();
      expect(seinen(o)).toEqual([]);
      o.bus.weiger(() => false);
      o.klok.verder(3600);
      await o.draai();
      expect(seinen(o)).toHaveLength(1);
    }
  });
});
