import { describe, expect, it } from "vitest";
import { casusIdSchema } from "../../../shared/domain/ids.ts";
import { plusSeconden } from "../../../shared/domain/tijd.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { wegTot } from "./casusweg.ts";
import { agendaVoor, elders, lees, plan, PLANNER, verteld, verzet, zegAf, zetOpAgenda } from "./overlegweg.ts";
import { BEGIN, maakVoordeur } from "./voordeur.ts";

const ADRES = "/v1/casusoverleggen";

describe("planning an overleg (R1, H3.1-c1)", () => {
  it("is the procesregie's; the region's way when nobody says; all that is wrong at once", async () => {
    const deur = maakVoordeur();
    const gepland = await deur.vraag(PLANNER, "POST", ADRES, opdracht.planning());
    expect(gepland).toMatchObject({ status: 201, koppen: { ETag: '"1"' } });
    expect(gepland.body).toMatchObject({ versie: 1, wijze: "fysiek", status: "gepland", agenda: [], reden: null });
    expect(gepland.koppen["Location"]).toBe(`/v1/casusoverleggen/${String(gepland.body["overlegId"])}`);
    for (const wie of ["zetel-zvh", "zetel-politie", "systeem-zvh", "partner-nla", "meldpunt"])
      expect(await deur.vraag(wie, "POST", ADRES, opdracht.planning())).toMatchObject({ status: 403 });
    const fout = { van: "2026-03-01T10:00:00Z", tot: "2026-02-28T10:00:00Z", wijze: "digitaal" as const };
    const geweigerd = await deur.vraag(PLANNER, "POST", ADRES, opdracht.planning(fout));
    expect(geweigerd.code).toBe("ongeldige-invoer");
    expect(geweigerd.body["fouten"]).toMatchObject([{ veld: "van" }, { veld: "tot" }, { veld: "wijze" }]);
    expect(deur.casework.vanType("overleg")).toHaveLength(1);
  });

  it.each([
    ["a year too far", { van: "2027-04-09T10:00:00Z", tot: "2027-04-09T12:00:00Z" }],
    ["two days long", { tot: "2026-03-11T12:00:00+01:00" }],
    ["the year 9999", { van: "9999-12-31T23:59:59-14:00", tot: "9999-12-31T23:59:59-14:00" }],
    ["the year 0", { van: "0000-01-01T00:00:00+14:00" }],
  ])("refuses one that is %s", async (_wat, overrides) => {
    const deur = maakVoordeur();
    expect(await deur.vraag(PLANNER, "POST", ADRES, opdracht.planning(overrides))).toMatchObject({
      code: "ongeldige-invoer",
    });
  });

  it("happens once, however often it is asked", async () => {
    const deur = maakVoordeur();
    const vraag = () => deur.vraag(PLANNER, "POST", ADRES, opdracht.planning(), { sleutel: "een-keer" });
    const antwoorden = await Promise.all([vraag(), vraag(), vraag()]);
    expect(new Set(antwoorden.map(({ body }) => body["overlegId"])).size).toBe(1);
    expect(deur.casework.vanType("overleg")).toHaveLength(1);
  });
});

describe("two planners at once", () => {
  it("of two who move the same version one succeeds, the other is told; an agenda that grows disturbs neither", async () => {
    const weg = await wegTot("overleg");
    const { deur } = weg;
    const overlegId = await plan(deur);
    expect((await zetOpAgenda(weg, overlegId)).status).toBe(201);
    const antwoorden = await Promise.all([
      verzet(deur, overlegId, { plaats: "Apeldoorn" }),
      verzet(deur, overlegId, { plaats: "Zutphen" }),
    ]);
    expect(antwoorden.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    const gelukt = antwoorden.find(({ status }) => status === 200);
    expect(gelukt?.koppen["ETag"]).toBe('"2"');
    expect((await lees(deur, PLANNER, overlegId)).body["plaats"]).toBe(gelukt?.body["plaats"]);
    const zonder = await deur.vraag(PLANNER, "PUT", `${ADRES}/${overlegId}`, opdracht.planning());
    expect(zonder).toMatchObject({ status: 428 });
  });

  it("two who put a casus on it at once both succeed", async () => {
    const weg = await wegTot("overleg");
    const ander = await elders(weg.deur);
    const overlegId = await plan(weg.deur);
    const antwoorden = await Promise.all([zetOpAgenda(weg, overlegId), zetOpAgenda(ander, overlegId)]);
    expect(antwoorden.map(({ status }) => status)).toEqual([201, 201]);
    expect((await agendaVoor(weg.deur, PLANNER, overlegId))?.toSorted()).toEqual(
      [weg.casusId, ander.casusId].toSorted(),
    );
  });

  it("one who calls it off while another puts a casus on it: either is refused, or everybody of the casus is told", async () => {
    for (const eerst of ["afzeggen", "toevoegen"]) {
      const weg = await wegTot("overleg");
      const overlegId = await plan(weg.deur);
      const doe = [() => zegAf(weg.deur, overlegId), () => zetOpAgenda(weg, overlegId)];
      const [een, ander] = eerst === "afzeggen" ? doe : doe.toReversed();
      const na = weg.deur.casework.vanType("gebeurtenis").length;
      const antwoorden = await Promise.all([een?.(), ander?.()]);
      const statussen = antwoorden.map((antwoord) => antwoord?.status);
      expect(statussen).toContain(201);
      expect((await lees(weg.deur, PLANNER, overlegId)).body["status"]).toBe("afgezegd");
      const berichten = verteld(weg.deur, na);
      expect(berichten.includes("nla casusoverleg.gepland")).toBe(berichten.includes("nla casusoverleg.afgezegd"));
      expect(statussen.includes(409)).toBe(!berichten.includes("nla casusoverleg.gepland"));
    }
  });

  it("a casus is on one agenda, though two put it on two at once", async () => {
    const weg = await wegTot("overleg");
    const [een, ander] = [await plan(weg.deur), await plan(weg.deur)];
    const antwoorden = await Promise.all([zetOpAgenda(weg, een), zetOpAgenda(weg, ander)]);
    expect(antwoorden.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(antwoorden.find(({ status }) => status === 409)?.code).toBe("al-op-agenda");
    const agendas = weg.deur.casework.vanType("overleg").flatMap(({ agenda }) => agenda);
    expect(agendas).toHaveLength(1);
  });
});

describe("the agenda", () => {
  it("takes a casus in hoofdstap 3 and 4, in the order that is asked", async () => {
    const weg = await wegTot("uitnodigen");
    const ander = await elders(weg.deur);
    const vroeg = await elders(weg.deur, "weging-1");
    const laat = await elders(weg.deur, "evaluatie");
    const overlegId = await plan(weg.deur);
    expect((await zetOpAgenda(weg, overlegId, { minuten: 30 })).status).toBe(201);
    expect((await zetOpAgenda(ander, overlegId, { plaats: 1 })).status).toBe(201);
    expect(await agendaVoor(weg.deur, PLANNER, overlegId)).toEqual([ander.casusId, weg.casusId]);
    for (const een of [vroeg, laat])
      expect(await zetOpAgenda(een, overlegId)).toMatchObject({ code: "stap-niet-aan-de-beurt" });
    const { body } = await weg.lees("zetel-om");
    expect(body["agendapunten"]).toMatchObject([{ overlegId }]);
  });

  it("is refused where it cannot be: unknown, called off, past, full", async () => {
    const weg = await wegTot("overleg");
    const { deur } = weg;
    const onbekend = await zetOpAgenda(weg, "8c6d5e4f-1a2b-4c3d-8e9f-0a1b2c3d4e5f");
    expect(onbekend.body["fouten"]).toMatchObject([{ veld: "overlegId" }]);
    const af = await plan(deur);
    await zegAf(deur, af);
    expect(await zetOpAgenda(weg, af)).toMatchObject({ code: "overleg-niet-gepland", body: { status: 409 } });
    const vol = await plan(deur);
    const record = deur.casework.vanType("overleg").find(({ overlegId }) => overlegId === vol);
    if (record === undefined) throw new Error("geen overleg");
    const agenda = Array.from({ length: 20 }, () => ({ casusId: casusIdSchema.parse(deur.nieuwId()), minuten: null }));
    deur.casework.zet({ ...record, agenda });
    expect(await zetOpAgenda(weg, vol)).toMatchObject({ code: "agenda-vol" });
    const voorbij = await plan(deur);
    deur.zetKlok(plusSeconden(record.tot, 1));
    expect(await zetOpAgenda(weg, voorbij)).toMatchObject({ code: "overleg-niet-gepland" });
  });

  it("lets a casus go, with the reason; then it can be on another one, or on the same again", async () => {
    const weg = await wegTot("overleg");
    const { deur } = weg;
    const overlegId = await plan(deur);
    await zetOpAgenda(weg, overlegId);
    expect(await zetOpAgenda(weg, overlegId)).toMatchObject({ code: "al-op-agenda" });
    const na = deur.casework.vanType("gebeurtenis").length;
    const haal = () => weg.doe(PLANNER, `agendapunten/${overlegId}/verwijderingen`, { reden: "nog niet rijp" });
    expect((await haal()).status).toBe(201);
    expect(verteld(deur, na)).toEqual(
      ["gemeente-doetinchem", "ketenregieteam", "nla"].map((wie) => `${wie} casusoverleg.afgezegd`),
    );
    expect(await haal()).toMatchObject({ code: "al-afgehandeld" });
    expect(await agendaVoor(deur, PLANNER, overlegId)).toEqual([]);
    expect((await zetOpAgenda(weg, overlegId)).status).toBe(201);
    expect(await agendaVoor(deur, PLANNER, overlegId)).toEqual([weg.casusId]);
  });

  it("leaves one that went by unheld, so that nobody hears of it when that gets a new date", async () => {
    const weg = await wegTot("overleg");
    const { deur } = weg;
    const gemist = await plan(deur);
    await zetOpAgenda(weg, gemist);
    deur.zetKlok(plusSeconden(BEGIN, 10 * 86_400));
    const later = await plan(deur, { van: "2026-03-20T10:00:00+01:00", tot: "2026-03-20T12:00:00+01:00" });
    expect((await zetOpAgenda(weg, later)).status).toBe(201);
    expect(await agendaVoor(deur, PLANNER, gemist)).toEqual([]);
    const na = deur.casework.vanType("gebeurtenis").length;
    const verschoven = { van: "2026-03-25T10:00:00+01:00", tot: "2026-03-25T12:00:00+01:00" };
    expect((await verzet(deur, gemist, verschoven)).status).toBe(200);
    expect(verteld(deur, na)).toEqual([]);
  });
});

describe("who is told", () => {
  it("everybody on the casus and whom it invited: when, and of no other casus or recipient", async () => {
    const weg = await wegTot("aanvaarden");
    const { deur } = weg;
    const overlegId = await plan(deur);
    const na = deur.casework.vanType("gebeurtenis").length;
    await zetOpAgenda(weg, overlegId);
    // nla and ggd can still answer.
    const ontvangers = ["gemeente-doetinchem", "ggd", "ketenregieteam", "nla"];
    expect(verteld(deur, na)).toEqual(ontvangers.map((wie) => `${wie} casusoverleg.gepland`));
    const ander = await elders(deur);
    await zetOpAgenda(ander, overlegId);
    const voor = deur.casework.vanType("gebeurtenis").length;
    await verzet(deur, overlegId, { van: "2026-03-10T10:00:00+01:00", tot: "2026-03-10T12:00:00+01:00" });
    const [gebeurtenis] = deur.casework.vanType("gebeurtenis").slice(voor);
    expect(gebeurtenis?.bij).toEqual({ soort: "overleg", id: overlegId });
    const perOntvanger = Map.groupBy(gebeurtenis?.berichten ?? [], ({ ontvanger }) => ontvanger);
    expect([...perOntvanger.keys()].toSorted()).toEqual(["gemeente-apeldoorn", ...ontvangers].toSorted());
    expect(perOntvanger.get("ggd")).toMatchObject([
      {
        soort: "casusoverleg.gewijzigd",
        dataref: `/v1/casusoverleggen/${overlegId}`,
        data: { overlegId, casusId: weg.casusId, van: "2026-03-10T09:00:00.000Z", tot: "2026-03-10T11:00:00.000Z" },
      },
    ]);
    expect(perOntvanger.get("gemeente-apeldoorn")?.map(({ data }) => data["casusId"])).toEqual([ander.casusId]);
    expect(perOntvanger.get("ketenregieteam")).toHaveLength(2);
  });

  it("whom the casus invites later, at once", async () => {
    const weg = await wegTot("uitnodigen");
    const overlegId = await plan(weg.deur);
    await zetOpAgenda(weg, overlegId);
    const na = weg.deur.casework.vanType("gebeurtenis").length;
    await weg.doe(PLANNER, "uitnodigingen", opdracht.uitnodigingen("nla", "ggd"));
    expect(verteld(weg.deur, na).filter((een) => een.endsWith("casusoverleg.gepland"))).toEqual([
      "ggd casusoverleg.gepland",
      "nla casusoverleg.gepland",
    ]);
    expect(await agendaVoor(weg.deur, "partner-ggd", overlegId)).toEqual([weg.casusId]);
  });

  it("in their feed, from where the overleg can be read", async () => {
    const weg = await wegTot("overleg");
    const { deur } = weg;
    const overlegId = await plan(deur);
    await zetOpAgenda(weg, overlegId);
    await verzet(deur, overlegId, { van: "2026-03-10T10:00:00+01:00", tot: "2026-03-10T12:00:00+01:00" });
    await zegAf(deur, overlegId, { versie: 2 });
    await deur.publiceer();
    const { body } = await deur.vraag("systeem-nla", "GET", "/v1/notificaties", undefined, { query: { na: "0" } });
    const regels = body["resultaten"] as readonly {
      readonly event: { readonly type: string; readonly dataref: string };
    }[];
    const gemeld = regels.filter(({ event }) => event.type.includes("casusoverleg"));
    expect(gemeld.map(({ event }) => event.type.split(".").slice(-3).join("."))).toEqual([
      "casusoverleg.gepland.v1",
      "casusoverleg.gewijzigd.v1",
      "casusoverleg.afgezegd.v1",
    ]);
    for (const { event } of gemeld) expect(event.dataref.endsWith(`/casusoverleggen/${overlegId}`)).toBe(true);
  });

  it("an overleg past the term of a casus is said to be, and the casus keeps its task with its date", async () => {
    const weg = await wegTot("overleg");
    const { deur } = weg;
    const overlegId = await plan(deur);
    await zetOpAgenda(weg, overlegId);
    const taak = () => deur.casework.vanType("taak").find(({ soort }) => soort === "casusoverleg");
    const voor = taak();
    expect((await lees(deur, PLANNER, overlegId)).body["agenda"]).toMatchObject([{ naTermijn: false }]);
    const laat = { van: "2026-04-20T10:00:00+02:00", tot: "2026-04-20T12:00:00+02:00" };
    expect((await verzet(deur, overlegId, laat)).body["agenda"]).toMatchObject([{ naTermijn: true }]);
    expect((await zegAf(deur, overlegId, { versie: 2 })).body).toMatchObject({ status: "afgezegd", versie: 3 });
    expect(taak()).toEqual(voor);
    expect(voor?.status).toBe("open");
  });

  it("a repeated cancellation gets its answer again; another is refused; nothing moves any more", async () => {
    const weg = await wegTot("overleg");
    const overlegId = await plan(weg.deur);
    await zetOpAgenda(weg, overlegId);
    const eerst = await zegAf(weg.deur, overlegId, { sleutel: "af" });
    expect(eerst.status).toBe(201);
    const na = weg.deur.casework.vanType("gebeurtenis").length;
    expect((await zegAf(weg.deur, overlegId, { sleutel: "af" })).body).toEqual(eerst.body);
    expect(await zegAf(weg.deur, overlegId)).toMatchObject({ status: 412 });
    expect(await zegAf(weg.deur, overlegId, { versie: 2 })).toMatchObject({ code: "overleg-niet-gepland" });
    expect(await verzet(weg.deur, overlegId, {}, { versie: 2 })).toMatchObject({ code: "overleg-niet-gepland" });
    expect(verteld(weg.deur, na)).toEqual([]);
    // Why is the procesregie's: it may tell of another casus.
    expect((await lees(weg.deur, PLANNER, overlegId)).body["reden"]).toBe("niet genoeg mensen");
    expect((await lees(weg.deur, "zetel-politie", overlegId)).body["reden"]).toBeNull();
    // The casus can go on another agenda at once.
    expect((await zetOpAgenda(weg, await plan(weg.deur))).status).toBe(201);
  });
});
