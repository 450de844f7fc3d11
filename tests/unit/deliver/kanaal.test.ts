import { describe, expect, it } from "vitest";
import { carryHerleveringen } from "../../../functions/outbox/carry-herleveringen.ts";
import { hervatKanaal, type Kanaalstand } from "../../../shared/domain/kanaal.ts";
import { plusSeconden } from "../../../shared/domain/tijd.ts";
import { naarCloudEvent } from "../../../shared/events/index.ts";
import { laadRegio } from "../../../shared/region/index.ts";
import { maakBusDouble } from "../../doubles/bus.ts";
import { webhookNaar } from "../../doubles/webhook.ts";
import { maakFeedTeller } from "../../fixtures/records.ts";
import { bijHerlevering, INSTELLINGEN, maakOpzijDouble, NU } from "../keten-records.ts";
import { actief, opstelling, URL_POLITIE, type Bezorgwereld } from "./opstelling.ts";

const regio = laadRegio("nog");
const EEN_DAG = 86_400;
const later = { soort: "later", reden: "http-503", naSeconden: null } as const;
/** A line of which the next attempt that fails is the last. */
const oud = { pogingen: 9, geprobeerdSinds: plusSeconden(NU, -EEN_DAG) };
const nummers = (aantal: number) => Array.from({ length: aantal }, (_, plaats) => plaats + 1);
const samen = async (o: Bezorgwereld, aantal: number) =>
  Promise.all(nummers(aantal).map(async (nummer) => o.bezorg(nummer)));
const geschorst = (velden: Partial<Kanaalstand> = {}) =>
  actief({ stand: "geschorst", reden: "opgezegd", vanaf: 1, ...velden });
const verteld = (o: Bezorgwereld) => o.gebeurtenissen().flatMap(({ berichten }) => berichten);

describe("a system that was not spoken to before", () => {
  it("shakes hands first, once, and then gets what there is", async () => {
    const o = opstelling();
    for (const nummer of nummers(3)) {
      o.zetRegel(nummer);
      await o.bezorg(nummer);
    }
    expect(o.webhook.handdrukken).toEqual([URL_POLITIE]);
    expect(o.webhook.ontvangen).toHaveLength(3);
    expect(await o.kanaal()).toMatchObject({ stand: "actief", vingerafdruk: URL_POLITIE, versie: 1, sinds: NU });
  });

  it("is confirmed once by ten messages at once", async () => {
    const o = opstelling();
    for (const nummer of nummers(10)) o.zetRegel(nummer);
    await samen(o, 10);
    expect(o.webhook.ontvangen).toHaveLength(10);
    expect(await o.kanaal()).toMatchObject({ stand: "actief", versie: 1 });
    expect(o.regels.filter(({ regel }) => regel === "kanaal-bevestigd")).toHaveLength(1);
  });

  it.each(["geweigerd", "later"] as const)(
    "gets nothing while its answer is '%s', and the line waits",
    async (soort) => {
      const o = opstelling();
      o.webhook.antwoordOpHanddruk({ soort, reden: "niet-toegestaan" });
      o.zetRegel(1);
      await o.bezorg(1);
      expect(o.webhook.ontvangen).toEqual([]);
      expect(await o.lijn(1)).toMatchObject({ bezorging: "mislukt", reden: "niet-toegestaan", pogingen: 1 });
      expect(await o.kanaal()).toBeNull();
      o.webhook.antwoordOpHanddruk({ soort: "toegestaan" });
      await o.biedAan(1);
      await o.bezorg(1);
      expect(await o.lijn(1)).toMatchObject({ bezorging: "bezorgd" });
    },
  );

  it("falters when it never wants any, and still has to shake hands after that", async () => {
    const o = opstelling();
    o.webhook.antwoordOpHanddruk({ soort: "geweigerd", reden: "niet-toegestaan" });
    o.zetRegel(1, oud);
    o.zetRegel(2);
    await o.bezorg(1);
    expect(await o.kanaal()).toMatchObject({ stand: "hapert", reden: "niet-toegestaan", vanaf: 1 });
    await o.bezorg(2);
    expect(o.webhook.ontvangen).toEqual([]);
    o.webhook.antwoordOpHanddruk({ soort: "toegestaan" });
    await o.biedAan(2);
    await o.bezorg(2);
    expect(o.webhook.handdrukken).toHaveLength(3);
    expect(await o.kanaal()).toMatchObject({ stand: "actief", vanaf: null });
  });

  it.each([
    ["delivers", actief()],
    ["falters", actief({ stand: "hapert", reden: "tijd-op", vanaf: 1 })],
    ["is suspended", geschorst()],
  ])("shakes hands again when another address is configured while the channel %s", async (_, kanaal) => {
    const o = opstelling();
    o.casework.zet(kanaal);
    o.configureer(webhookNaar("https://nieuw.politie.example/"));
    o.zetRegel(4);
    await o.bezorg(4);
    expect(o.webhook.handdrukken).toEqual(["https://nieuw.politie.example/"]);
    expect(await o.lijn(4)).toMatchObject({ bezorging: "bezorgd" });
    expect(await o.kanaal()).toMatchObject({ stand: "actief", vanaf: null, reden: null, klok: null });
  });

  it.each(["ervoor", "erna"] as const)("is spoken to anew when keeping the handshake fails %s", async (wanneer) => {
    const o = opstelling();
    o.zetRegel(1);
    o.casework.storing.bij("schrijf", wanneer);
    await expect(o.bezorg(1)).rejects.toThrow();
    expect(o.webhook.ontvangen).toEqual([]);
    await o.bezorg(1);
    expect(o.webhook.handdrukken).toHaveLength(wanneer === "ervoor" ? 2 : 1);
    expect(await o.kanaal()).toMatchObject({ stand: "actief", versie: 1 });
    expect(await o.lijn(1)).toMatchObject({ bezorging: "bezorgd" });
  });

  it("gets nothing when it said 410 to another message while this one shook hands", async () => {
    const o = opstelling();
    o.zetRegel(1);
    o.webhook.antwoordOpHanddruk(() => {
      o.casework.zet(geschorst());
      return { soort: "toegestaan" };
    });
    await o.bezorg(1);
    expect(o.webhook.ontvangen).toEqual([]);
    expect(await o.lijn(1)).toMatchObject({ bezorging: "opgegeven", reden: "kanaal-geschorst" });
  });
});

describe("when retries run out", () => {
  it.each([
    ["it did not answer for a day", later, oud, "http-503"],
    ["it refuses this one for good", { soort: "geweigerd", status: 415 }, {}, "http-415"],
  ] as const)("as %s, the line, its channel and the event are one transaction", async (_, antwoord, velden, reden) => {
    const o = opstelling();
    o.casework.zet(actief());
    o.zetRegel(3, velden);
    o.webhook.antwoord(antwoord);
    const ervoor = o.casework.transacties();
    await o.bezorg(3);
    expect(o.casework.transacties() - ervoor).toBe(1);
    expect(await o.lijn(3)).toMatchObject({ bezorging: "opgegeven", reden, klok: null });
    expect(await o.kanaal()).toMatchObject({ stand: "hapert", reden, vanaf: 3, sinds: NU, klok: NU });
    const [bericht, ...rest] = verteld(o);
    if (bericht === undefined) throw new Error("niets verteld");
    expect(rest).toEqual([]);
    expect(bericht).toMatchObject({
      ...{ ontvanger: regio.rollen.procesregie, soort: "kanaal.hapert", onderwerp: "politie", dataref: null },
    });
    // Whom to call and since when: nothing of what did not arrive.
    expect(naarCloudEvent(bericht, { nummer: 1, opgetredenOp: NU }, INSTELLINGEN).data).toEqual({
      ...{ ontvanger: "politie", reden, sinds: NU },
    });
    expect(o.geteld).toEqual(["BezorgingOpgegeven"]);
    expect(o.regels.map(({ regel }) => regel)).toEqual(["bericht-onbestelbaar", "kanaal-hapert"]);
  });

  it("begins one outage with one event, however many messages give up at once, and keeps the first number", async () => {
    const o = opstelling();
    o.casework.zet(actief());
    for (const nummer of nummers(10)) o.zetRegel(nummer, oud);
    o.webhook.antwoord(later);
    await samen(o, 10);
    for (const nummer of nummers(10)) expect(await o.lijn(nummer)).toMatchObject({ bezorging: "opgegeven" });
    expect(await o.kanaal()).toMatchObject({ stand: "hapert", vanaf: 1 });
    expect(verteld(o)).toHaveLength(1);
    expect(o.geteld.filter((telling) => telling === "BezorgingOpgegeven")).toHaveLength(10);
  });

  it("ends an outage once, when ten messages arrive at once; the next outage is told anew", async () => {
    const o = opstelling();
    o.casework.zet(actief({ stand: "hapert", reden: "tijd-op", vanaf: 1, klok: NU }));
    for (const nummer of nummers(10)) o.zetRegel(nummer);
    await samen(o, 10);
    for (const nummer of nummers(10)) expect(await o.lijn(nummer)).toMatchObject({ bezorging: "bezorgd" });
    expect(await o.kanaal()).toMatchObject({ stand: "actief", vanaf: null, reden: null, klok: null, versie: 2 });
    expect(o.regels.filter(({ regel }) => regel === "kanaal-hersteld")).toHaveLength(1);
    o.zetRegel(11, oud);
    o.webhook.antwoord(later);
    await o.bezorg(11);
    expect(verteld(o)).toHaveLength(1);
    expect(await o.kanaal()).toMatchObject({ stand: "hapert", vanaf: 11 });
  });

  it.each([
    ["politie", regio.rollen.procesregie],
    [regio.rollen.procesregie, "veilig-thuis"],
    ["veilig-thuis", regio.rollen.procesregie],
    ["ketenregieteam", regio.rollen.procesregie],
    // That these are told something may not show.
    ["fg", null],
    ["opsporing-om", null],
  ])("of %s, who hears of it is %s", async (ontvanger, naar) => {
    const o = opstelling(ontvanger);
    o.casework.zet(actief({ ontvanger }));
    o.zetRegel(1, oud);
    o.webhook.antwoord(later);
    // A region where another organisation than procesregie has the ketenregisseur.
    await o.bezorg(1, { regio: { ...regio, rollen: { ...regio.rollen, ketenregisseur: "veilig-thuis" } } });
    expect(verteld(o).map((bericht) => bericht.ontvanger)).toEqual(naar === null ? [] : [naar]);
    expect(await o.kanaal()).toMatchObject({ stand: "hapert", klok: NU });
  });

  it("of who has all escalations of the region, only ops hears", async () => {
    const o = opstelling(regio.rollen.procesregie);
    o.casework.zet(actief({ ontvanger: regio.rollen.procesregie }));
    o.zetRegel(1, oud);
    o.webhook.antwoord(later);
    await o.bezorg(1);
    expect(regio.rollen.ketenregisseur).toBe(regio.rollen.procesregie);
    expect(verteld(o)).toEqual([]);
    expect(o.geteld).toEqual(["BezorgingOpgegeven"]);
  });

  it.each(["ervoor", "erna"] as const)(
    "loses and doubles nothing when the process dies %s the write and the message comes again",
    async (wanneer) => {
      const o = opstelling();
      o.casework.zet(actief());
      o.zetRegel(1, oud);
      o.webhook.antwoord(later);
      o.casework.storing.bij("schrijf", wanneer);
      await expect(o.bezorg(1)).rejects.toThrow();
      await Promise.all([o.bezorg(1), o.bezorg(1)]);
      expect(await o.lijn(1)).toMatchObject({ bezorging: "opgegeven", reden: "http-503" });
      expect(await o.kanaal()).toMatchObject({ stand: "hapert", vanaf: 1 });
      expect(verteld(o)).toHaveLength(1);
    },
  );

  it.each(["ervoor", "erna"] as const)("restores the channel though the process dies %s the write", async (wanneer) => {
    const o = opstelling();
    o.casework.zet(actief({ stand: "hapert", reden: "tijd-op", vanaf: 1 }));
    o.zetRegel(2);
    o.casework.storing.bij("schrijf", wanneer);
    await expect(o.bezorg(2)).rejects.toThrow();
    await o.bezorg(2);
    expect(await o.lijn(2)).toMatchObject({ bezorging: "bezorgd" });
    expect(await o.kanaal()).toMatchObject({ stand: "actief" });
  });
});

describe("a recipient that says 410", () => {
  it("is suspended with the line, once by ten messages at once, and told of as an outage", async () => {
    const o = opstelling();
    o.casework.zet(actief());
    for (const nummer of nummers(10)) o.zetRegel(nummer);
    o.webhook.antwoord({ soort: "opgezegd" });
    await samen(o, 10);
    for (const nummer of nummers(10))
      expect(await o.lijn(nummer)).toMatchObject({ bezorging: "opgegeven", klok: null });
    expect(await o.kanaal()).toMatchObject({ stand: "geschorst", reden: "opgezegd", vanaf: 1, klok: NU });
    expect(verteld(o)).toHaveLength(1);
  });

  it("gets nothing from then on, not even a handshake; what there is stays in its feed", async () => {
    const o = opstelling();
    o.casework.zet(geschorst({ vanaf: 7 }));
    for (const nummer of [8, 6]) {
      o.zetRegel(nummer);
      await o.bezorg(nummer);
      expect(await o.lijn(nummer)).toMatchObject({ bezorging: "opgegeven", reden: "kanaal-geschorst", pogingen: 0 });
    }
    expect([o.webhook.ontvangen, o.webhook.handdrukken]).toEqual([[], []]);
    expect(await o.kanaal()).toMatchObject({ stand: "geschorst", vanaf: 6 });
    // No new fault: nobody is told again, and no alarm goes off for each.
    expect([verteld(o), o.geteld]).toEqual([[], []]);
  });

  it("stays suspended though another message arrived at the same moment", async () => {
    const o = opstelling();
    o.casework.zet(actief());
    o.zetRegel(1);
    o.webhook.antwoord(() => {
      o.casework.zet(geschorst({ versie: 2 }));
      return { soort: "bezorgd" };
    });
    await o.bezorg(1);
    expect(await o.lijn(1)).toMatchObject({ bezorging: "bezorgd" });
    expect(await o.kanaal()).toMatchObject({ stand: "geschorst" });
  });

  it("is suspended by a message that another copy of it delivered", async () => {
    const o = opstelling();
    o.casework.zet(actief());
    const { lijn } = o.zetRegel(1);
    o.webhook.antwoord(() => {
      o.casework.zet({ ...lijn, versie: 2, bezorging: "bezorgd", klok: null });
      return { soort: "opgezegd" };
    });
    await o.bezorg(1);
    expect(await o.lijn(1)).toMatchObject({ bezorging: "bezorgd", versie: 2 });
    expect(await o.kanaal()).toMatchObject({ stand: "geschorst", vanaf: null });
  });

  it("makes of an outage no second one", async () => {
    const o = opstelling();
    o.casework.zet(actief({ stand: "hapert", reden: "tijd-op", vanaf: 2 }));
    o.zetRegel(5);
    o.webhook.antwoord({ soort: "opgezegd" });
    await o.bezorg(5);
    // But it is news for who keeps the system running.
    expect(await o.kanaal()).toMatchObject({ stand: "geschorst", vanaf: 2, klok: NU });
    expect(verteld(o)).toEqual([]);
  });

  it("gets what was given up while somebody resumed it", async () => {
    const o = opstelling();
    const kanaal = geschorst();
    o.casework.zet(kanaal);
    o.zetRegel(9);
    const schrijf: typeof o.casework.schrijf = async (...delen) => {
      const uitkomst = await o.casework.schrijf(...delen);
      const nu = await o.casework.kanaal("politie");
      if (nu?.stand === "geschorst") o.casework.zet(hervatKanaal(nu, NU));
      return uitkomst;
    };
    await o.bezorg(9, { casework: { ...o.casework, schrijf } });
    expect(o.webhook.handdrukken).toHaveLength(1);
    expect(await o.lijn(9)).toMatchObject({ bezorging: "bezorgd" });
    expect(await o.kanaal()).toMatchObject({ stand: "actief" });
  });

  it("begins another day of attempts for what was given up for its suspension", async () => {
    const o = opstelling();
    o.casework.zet(actief());
    o.zetRegel(9, { ...oud, bezorging: "opgegeven", reden: "kanaal-geschorst", klok: null });
    o.webhook.antwoord(later);
    await o.bezorg(9);
    expect(await o.lijn(9)).toMatchObject({ bezorging: "mislukt", geprobeerdSinds: NU });
  });

  it("is over when another address shakes hands: what was given up for it is offered again, once", async () => {
    const o = opstelling();
    o.casework.zet(geschorst({ vanaf: 2 }), maakFeedTeller({ ontvanger: "politie", laatste: 5 }));
    o.configureer(webhookNaar("https://politie.example/nieuw"));
    for (const nummer of [2, 3]) o.zetRegel(nummer, { bezorging: "opgegeven", reden: "kanaal-geschorst", klok: null });
    for (const nummer of [4, 5]) o.zetRegel(nummer);
    await Promise.all([4, 5].map(async (nummer) => o.bezorg(nummer)));
    expect(await o.kanaal()).toMatchObject({ stand: "actief", reden: null, vanaf: null });
    expect(o.casework.vanType("herlevering")).toMatchObject([{ van: 2, totEnMet: 5, status: "loopt" }]);
    const bus = maakBusDouble();
    await carryHerleveringen(o.casework.vanType("herlevering").map(bijHerlevering), {
      ...{ ...o.afhankelijkheden, casework: o.casework, bus, opzij: maakOpzijDouble(), instellingen: INSTELLINGEN },
      kanalen: new Set(["politie"]),
    });
    expect(bus.gepubliceerd.map(({ event }) => event["sequence"])).toEqual(["2", "3"]);
    for (const nummer of [2, 3]) await o.bezorg(nummer);
    expect(o.webhook.ontvangen).toHaveLength(4);
  });
});
