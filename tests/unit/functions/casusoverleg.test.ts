import { describe, expect, it } from "vitest";
import { RECORDSCHEMAS } from "../../../shared/domain/records.ts";
import { instantSchema } from "../../../shared/domain/tijd.ts";
import { aanwezig, opdracht, QUORUM } from "../../fixtures/opdrachten.ts";
import { maakVastlegging } from "../../fixtures/records.ts";
import { wegTot, type Casusweg } from "./casusweg.ts";
import { elders, lees, plan, PLANNER, verteld, verzet, zegAf, zetOpAgenda } from "./overlegweg.ts";

type Overrides = Parameters<typeof opdracht.overleg>[0];
const houd = (weg: Casusweg, overrides: Overrides = {}, sleutel?: string) =>
  weg.doe(PLANNER, "casusoverleggen", opdracht.overleg(overrides), sleutel);
const fouten = async (weg: Casusweg, overrides: Overrides) => {
  const { code, body } = await houd(weg, overrides);
  return { code, velden: ((body["fouten"] ?? []) as readonly { veld: string }[]).map(({ veld }) => veld) };
};
const overleggenVan = ({ deur }: Casusweg) =>
  deur.casework.vanType("vastlegging").flatMap((een) => (een.soort === "casusoverleg" ? [een.inhoud] : []));
const takenVan = ({ deur }: Casusweg) => deur.casework.vanType("taak").filter(({ soort }) => soort === "afspraak");

/** A casus on the agenda of an overleg that has begun, of which this is the moment. */
const BEGONNEN = instantSchema.parse("2026-03-09T10:30:00.000Z");
const opAgenda = async () => {
  const weg = await wegTot("overleg");
  const overlegId = await plan(weg.deur);
  await zetOpAgenda(weg, overlegId);
  weg.deur.zetKlok(BEGONNEN);
  return { weg, overlegId };
};
const TOEN = { gehoudenOp: "2026-03-09T10:05:00+01:00" };

describe("a casusoverleg counts as held (X12, S1.6.3)", () => {
  it("only with enough people in person, by the region's setting", async () => {
    const weg = await wegTot("overleg");
    const digitaal = [...aanwezig(["politie", "moviera", "om"], "digitaal"), ...aanwezig(["zvh"])];
    const geweigerd = await houd(weg, { aanwezig: digitaal });
    expect(geweigerd).toMatchObject({ status: 409, code: "overleg-telt-niet" });
    expect(geweigerd.body["nodig"]).toEqual(["ten minste 2 organisaties die fysiek aanwezig waren"]);
    const hybride = [...aanwezig(["politie", "moviera"]), ...aanwezig(["om"], "digitaal")];
    expect((await houd(weg, { aanwezig: hybride })).status).toBe(201);
    expect(overleggenVan(weg)).toMatchObject([{ aanwezig: hybride, overlegId: null }]);
  });

  it("with care and safety, or why one of them was not there", async () => {
    const weg = await wegTot("overleg");
    const zonderZorg = { aanwezig: aanwezig(["politie", "om"]) };
    expect((await houd(weg, zonderZorg)).body["nodig"]).toMatchObject([expect.stringContaining("zorgdomein")]);
    const zonderVeiligheid = { aanwezig: aanwezig(["moviera", "veilig-thuis"]) };
    expect((await houd(weg, zonderVeiligheid)).body["nodig"]).toMatchObject([
      expect.stringContaining("veiligheidsdomein"),
    ]);
    // One of both counts for either.
    expect(await fouten(weg, { aanwezig: aanwezig(["zvh", "politie"]) })).toMatchObject({ code: null });
    const ander = await wegTot("overleg");
    const reden = "de zorgaanbieder was door sneeuw verhinderd";
    expect((await houd(ander, { ...zonderZorg, afwezigheidDomein: reden })).status).toBe(201);
    expect(overleggenVan(ander)).toMatchObject([{ afwezigheidDomein: reden }]);
  });

  it("not with somebody who was not invited, or who declined; each is named once", async () => {
    const weg = await wegTot("overleg");
    const vreemd = await houd(weg, { aanwezig: aanwezig([...QUORUM, "kmar", "ggd", "gemeente-apeldoorn"]) });
    expect(vreemd).toMatchObject({ status: 409, code: "niet-uitgenodigd" });
    expect(vreemd.body["organisaties"]).toEqual(["kmar", "ggd", "gemeente-apeldoorn"]);
    expect(await fouten(weg, { aanwezig: aanwezig(["politie", "moviera", "politie"]) })).toEqual({
      ...{ code: "ongeldige-invoer", velden: ["aanwezig[2].organisatie"] },
    });
    expect(weg.deur.casework.vanType("vastlegging").filter(({ soort }) => soort === "casusoverleg")).toEqual([]);
  });

  it("all that is wrong with when, where and what was agreed is said at once", async () => {
    const weg = await wegTot("overleg");
    const afspraken = [
      { omschrijving: "bellen", organisatie: "politie" },
      { omschrijving: "langsgaan", organisatie: "ggd" },
      { omschrijving: "nagaan", organisatie: "nergens" },
    ];
    expect(await fouten(weg, { gehoudenOp: "2027-03-02T08:00:00Z", plaats: null, afspraken })).toEqual({
      code: "ongeldige-invoer",
      velden: ["gehoudenOp", "afspraken[1].organisatie", "afspraken[2].organisatie", "plaats"],
    });
    expect(await fouten(weg, { gehoudenOp: "2026-02-01T08:00:00Z" })).toMatchObject({ velden: ["gehoudenOp"] });
    // A task that is too late when it opens would escalate at once.
    const voorbij = [{ omschrijving: "bellen", organisatie: "politie", uiterlijk: "2026-02-27" }];
    expect(await fouten(weg, { afspraken: voorbij })).toMatchObject({ velden: ["afspraken[0].uiterlijk"] });
    expect(await fouten(weg, { aanwezig: [] })).toMatchObject({ code: "ongeldige-invoer" });
  });

  it("reads what was stored before attendance told how", () => {
    const inhoud = { gehoudenOp: "2026-03-02T08:00:00Z", plaats: "Apeldoorn", aanwezig: ["om"], afspraken: ["bellen"] };
    const oud = RECORDSCHEMAS.vastlegging.parse({ ...maakVastlegging(), soort: "casusoverleg", inhoud });
    expect(oud.inhoud).toMatchObject({
      ...{ overlegId: null, afwezigheidDomein: null, aanwezig: [{ organisatie: "om", wijze: "fysiek" }] },
      afspraken: [{ omschrijving: "bellen", organisatie: null, afspraakId: null }],
    });
  });
});

describe("of the casus on an agenda", () => {
  it("it was that overleg: on its day, at its place; the item is done and the overleg was held", async () => {
    const { weg, overlegId } = await opAgenda();
    expect(await fouten(weg, { gehoudenOp: "2026-03-08T10:00:00+01:00" })).toMatchObject({ velden: ["gehoudenOp"] });
    expect((await houd(weg, { ...TOEN, plaats: null })).status).toBe(201);
    expect(overleggenVan(weg)).toMatchObject([{ overlegId, plaats: "Zorg- en Veiligheidshuis" }]);
    expect((await lees(weg.deur, PLANNER, overlegId)).body["status"]).toBe("gehouden");
    expect((await weg.lees(PLANNER)).body).toMatchObject({ agendapunten: [], positie: { stap: "weging-2" } });
    // What was held does not move and is not called off.
    expect(await verzet(weg.deur, overlegId, { plaats: "elders" })).toMatchObject({ code: "overleg-niet-gepland" });
    expect(await zegAf(weg.deur, overlegId)).toMatchObject({ code: "overleg-niet-gepland" });
  });

  it("each casus of one overleg is recorded by itself, and does not hold up the others", async () => {
    const weg = await wegTot("overleg");
    const ander = await elders(weg.deur);
    const overlegId = await plan(weg.deur);
    await zetOpAgenda(weg, overlegId);
    await zetOpAgenda(ander, overlegId);
    weg.deur.zetKlok(BEGONNEN);
    const antwoorden = await Promise.all([
      houd(weg, TOEN),
      houd(ander, { ...TOEN, aanwezig: aanwezig(["politie", "moviera", "gemeente-apeldoorn"]) }),
    ]);
    expect(antwoorden.map(({ status }) => status)).toEqual([201, 201]);
    expect(overleggenVan(weg).map((een) => een.overlegId)).toEqual([overlegId, overlegId]);
  });

  it("it is held once, though two record it at once or one repeats it", async () => {
    const { weg, overlegId } = await opAgenda();
    const antwoorden = await Promise.all([houd(weg, { ...TOEN, overlegId }), houd(weg, { ...TOEN, overlegId })]);
    expect(antwoorden.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(await houd(weg, { ...TOEN, overlegId })).toMatchObject({ code: "al-afgehandeld" });
    expect(await houd(weg, TOEN)).toMatchObject({ code: "stap-niet-aan-de-beurt" });
    expect(overleggenVan(weg)).toHaveLength(1);
    const ander = await opAgenda();
    const herhaald = await Promise.all([houd(ander.weg, TOEN, "een"), houd(ander.weg, TOEN, "een")]);
    expect(herhaald.map(({ status }) => status)).toEqual([201, 201]);
    expect(herhaald[1].body).toEqual(herhaald[0].body);
    expect(overleggenVan(ander.weg)).toHaveLength(1);
  });

  it("while it is called off: either it was held, or the casus is still to be discussed", async () => {
    for (const eerst of ["houden", "afzeggen"]) {
      const { weg, overlegId } = await opAgenda();
      const doe = [() => houd(weg, { ...TOEN, overlegId }), () => zegAf(weg.deur, overlegId)];
      const antwoorden = await Promise.all((eerst === "houden" ? doe : doe.toReversed()).map((een) => een()));
      expect(antwoorden.map(({ status }) => status).toSorted()).toEqual([201, 409]);
      const gehouden = overleggenVan(weg).length === 1;
      expect((await lees(weg.deur, PLANNER, overlegId)).body["status"]).toBe(gehouden ? "gehouden" : "afgezegd");
      expect((await weg.lees(PLANNER)).body).toMatchObject({
        positie: { stap: gehouden ? "weging-2" : "casusoverleg" },
      });
    }
  });

  it("one that is called off was not it; another overleg, unplanned, can be recorded", async () => {
    const { weg, overlegId } = await opAgenda();
    await zegAf(weg.deur, overlegId);
    expect(await houd(weg, { ...TOEN, overlegId })).toMatchObject({ code: "overleg-niet-gepland" });
    expect(await houd(weg, { ...TOEN, plaats: null })).toMatchObject({ code: "ongeldige-invoer" });
    expect((await houd(weg, TOEN)).status).toBe(201);
    expect(overleggenVan(weg)).toMatchObject([{ overlegId: null }]);
  });

  it("it is discussed again later when it stands on an agenda, and stays at its step", async () => {
    const weg = await wegTot("actieZorg");
    const voor = (await weg.lees(PLANNER)).body["positie"];
    expect(await houd(weg)).toMatchObject({ code: "stap-niet-aan-de-beurt" });
    const overlegId = await plan(weg.deur);
    await zetOpAgenda(weg, overlegId);
    weg.deur.zetKlok(BEGONNEN);
    const afspraken = [{ omschrijving: "de huisarts bellen", organisatie: "moviera" }];
    expect((await houd(weg, { ...TOEN, afspraken })).status).toBe(201);
    expect(overleggenVan(weg)).toMatchObject([{ overlegId: null }, { overlegId }]);
    expect((await weg.lees(PLANNER)).body).toMatchObject({ positie: voor, agendapunten: [] });
    expect(takenVan(weg)).toHaveLength(1);
    expect(await houd(weg, { ...TOEN, overlegId })).toMatchObject({ code: "al-afgehandeld" });
  });

  it("tells the figures of those it invited who came, and not who", async () => {
    const weg = await wegTot("overleg");
    await houd(weg, { aanwezig: aanwezig([...QUORUM, "nla"]) });
    const feiten = weg.deur.casework
      .vanType("gebeurtenis")
      .flatMap(({ berichten }) => berichten.filter(({ data }) => data["feit"] === "opkomst-genodigde"));
    expect(feiten.map(({ data }) => data)).toEqual([
      {
        ...{ feit: "opkomst-genodigde", maand: "2026-03", gemeente: "gemeente-doetinchem", uitkomst: "aanwezig" },
        verschijningsvormen: ["arbeidsuitbuiting"],
      },
    ]);
    expect(JSON.stringify(feiten)).not.toContain("nla");
  });
});

describe("what was agreed", () => {
  const AFSPRAKEN = [
    { omschrijving: "samen optrekken bij het eerste contact" },
    { omschrijving: "de werkgever natrekken", organisatie: "nla", uiterlijk: "2026-03-20" },
    { omschrijving: "een opvangplek zoeken", organisatie: "moviera" },
  ];
  const agreed = async () => {
    const weg = await wegTot("overleg");
    const na = weg.deur.casework.vanType("gebeurtenis").length;
    expect((await houd(weg, { afspraken: AFSPRAKEN })).status).toBe(201);
    return { weg, berichten: verteld(weg.deur, na) };
  };
  const afspraakVan = (weg: Casusweg, organisatie: string) =>
    String(takenVan(weg).find(({ eigenaar }) => eigenaar.organisatie === organisatie)?.onderwerp);
  const rondAf = (weg: Casusweg, wie: string, organisatie: string, status = "gedaan") =>
    weg.doe(wie, `afspraken/${afspraakVan(weg, organisatie)}/afrondingen`, { status, resultaat: "Nagetrokken." });

  it("is the task of who carries it out, with its date, and each hears of its own", async () => {
    const { weg, berichten } = await agreed();
    expect(takenVan(weg)).toMatchObject([
      { eigenaar: { rol: "partner", organisatie: "nla" }, verplicht: false, uiterlijkOp: "2026-03-20T16:00:00.000Z" },
      { eigenaar: { rol: "partner", organisatie: "moviera" }, verplicht: false },
    ]);
    expect(berichten.filter((een) => een.endsWith("taak.geopend"))).toEqual([
      "moviera taak.geopend",
      "nla taak.geopend",
    ]);
    const [inhoud] = overleggenVan(weg);
    expect(inhoud?.afspraken.map(({ afspraakId }) => afspraakId)).toEqual([
      null,
      afspraakVan(weg, "nla"),
      afspraakVan(weg, "moviera"),
    ]);
    const { body } = await weg.deur.vraag("partner-nla", "GET", "/v1/taken");
    expect(body["resultaten"]).toMatchObject([{ soort: "afspraak", onderwerp: afspraakVan(weg, "nla") }]);
  });

  it("is done by who it is of, once, with what came of it", async () => {
    const { weg } = await agreed();
    expect((await rondAf(weg, "partner-ggd", "nla")).status).toBe(404);
    expect((await rondAf(weg, "zetel-politie", "nla")).status).toBe(403);
    const antwoorden = await Promise.all([rondAf(weg, "partner-nla", "nla"), rondAf(weg, "partner-nla", "nla")]);
    expect(antwoorden.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(await rondAf(weg, "partner-nla", "nla")).toMatchObject({ code: "al-afgehandeld" });
    weg.deur.verder(1);
    expect((await rondAf(weg, "zetel-moviera", "moviera", "niet-gedaan")).status).toBe(201);
    expect(takenVan(weg).map(({ status }) => status)).toEqual(["afgerond", "afgerond"]);
    const { body } = await weg.lees("zetel-om");
    expect(
      (body["vastleggingen"] as readonly { soort: string; bij: string }[]).filter(
        ({ soort }) => soort === "afspraakresultaat",
      ),
    ).toMatchObject([
      { bij: afspraakVan(weg, "nla"), inhoud: { status: "gedaan" } },
      { bij: afspraakVan(weg, "moviera"), inhoud: { status: "niet-gedaan" } },
    ]);
  });

  it("goes to procesregie when its organisation leaves, and keeps no casus open", async () => {
    const { weg } = await agreed();
    const uitnodiging = weg.deur.casework.vanType("uitnodiging").find(({ organisatie }) => organisatie === "nla");
    await weg.doe(PLANNER, `uitnodigingen/${String(uitnodiging?.uitnodigingId)}/beeindigingen`, { reden: "klaar" });
    expect(takenVan(weg)[0]?.eigenaar).toEqual({ rol: "procesregisseur", organisatie: "zvh" });
    expect((await rondAf(weg, PLANNER, "zvh")).status).toBe(201);
    weg.deur.verder(60);
    expect(
      (await weg.doe("zetel-moviera", "wegingen", opdracht.tweedeWeging({ mensenhandel: "geen", zorg: "geen" }))).body,
    ).toMatchObject({ status: "afgeschaald" });
    expect(takenVan(weg).map(({ status }) => status)).toEqual(["afgerond", "vervallen"]);
  });

  it("has at most fifteen, so that all is written in one transaction", async () => {
    const weg = await wegTot("overleg");
    const afspraken = Array.from({ length: 15 }, () => ({ omschrijving: "bellen", organisatie: "politie" }));
    expect(await fouten(weg, { afspraken: [...afspraken, ...afspraken.slice(0, 1)] })).toMatchObject({
      velden: ["afspraken"],
    });
    const transacties = weg.deur.casework.transacties();
    expect((await houd(weg, { afspraken })).status).toBe(201);
    expect(weg.deur.casework.transacties()).toBe(transacties + 1);
    expect(takenVan(weg)).toHaveLength(15);
  });
});
