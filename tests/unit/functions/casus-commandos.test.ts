import { describe, expect, it } from "vitest";
import * as z from "zod";
import { maakActor, maakZetel, VERVANGING } from "../../fixtures/actoren.ts";
import { maakMelding, type MeldingBody } from "../../fixtures/melding.ts";
import { afwijkingen, opdracht } from "../../fixtures/opdrachten.ts";
import { maakCasusweg, WEG, wegTot, type Casusweg, metBewijs } from "./casusweg.ts";
import { maakVoordeur } from "./voordeur.ts";

const ONBEKEND = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
const kaal = ({ status, body, koppen }: Awaited<ReturnType<Casusweg["lees"]>>) => ({
  status,
  koppen,
  body: { ...body, instance: "" },
});

describe("a casus walks its whole path through the front door", () => {
  it("with and without machines that keep up, to the same end", async () => {
    for (const machines of [true, false]) {
      const weg = await wegTot("einde", machines);
      const [casus] = weg.deur.casework.vanType("casus");
      expect(casus).toMatchObject({ status: "gesloten", afsluiting: { uitkomst: "beschermd" } });
      const taken = weg.deur.casework.vanType("taak");
      // Aftercare goes on, of each of the two clients.
      const open = taken.filter(({ status }) => status === "open").map(({ soort }) => soort);
      expect(open).toEqual(["nazorg-herzien", "nazorg-herzien"]);
      expect(taken.filter(({ uitvoering }) => uitvoering !== null)).toHaveLength(machines ? 10 : 0);
      expect(
        weg.deur.casework
          .vanType("vastlegging")
          .map(({ soort }) => soort)
          .toSorted(),
      ).toEqual([
        ...["actieresultaat", "actieresultaat", "afsluitformulier", "casusoverleg"],
        ...[...Array<string>(4).fill("commitment"), "evaluatie", "les"],
        ...["nazorg", "nazorg", "nazorgafspraken", "partnerkeuze"],
        ...["planvaststelling"],
        ...["procesbegeleider", "voortgang", "weging", "weging"],
      ]);
    }
  });

  it("answers where the casus now stands", async () => {
    const weg = await wegTot("weging1");
    const antwoord = await WEG.weging1(weg);
    const [weging] = weg.deur.casework.vanType("vastlegging");
    expect(antwoord).toMatchObject({
      status: 201,
      body: { id: weging?.vastleggingId, casusId: weg.casusId, status: "open", stap: "partners-uitnodigen" },
    });
    expect(antwoord.koppen["Location"]).toBe(weg.pad);
    const laatste = await wegTot("lessen");
    expect((await WEG.lessen(laatste)).body).toMatchObject({ status: "gesloten", stap: null });
  });
});

describe("the order of checks: visibility, role, mandate, body, precondition", () => {
  it("a casus that is not visible and one that does not exist are the same, whatever is sent", async () => {
    const weg = await wegTot("weging1");
    for (const wie of ["gemeente-apeldoorn", "partner-nla", "meldpunt", "bestuurder", "it", "systeem-nla"]) {
      for (const body of [opdracht.eersteWeging(), { onzin: 1 }]) {
        const onzichtbaar = await weg.doe(wie, "wegingen", body);
        const onbestaand = await weg.deur.vraag(wie, "POST", `/v1/casussen/${ONBEKEND}/wegingen`, body);
        expect(kaal(onzichtbaar), wie).toEqual(kaal(onbestaand));
        expect(onzichtbaar.status).toBe(404);
      }
      const gelezen = await weg.lees(wie);
      expect(kaal(gelezen)).toEqual(kaal(await weg.deur.vraag(wie, "GET", `/v1/casussen/${ONBEKEND}`)));
    }
  });

  it("the evaluator knows of no casus before it is asked", async () => {
    const weg = await wegTot("procesbegeleider");
    const wie = "procesbegeleider-evaluatie";
    const ervoor = await weg.doe(wie, "evaluaties", opdracht.evaluatie());
    const onbestaand = await weg.deur.vraag(wie, "POST", `/v1/casussen/${ONBEKEND}/evaluaties`, opdracht.evaluatie());
    expect(kaal(ervoor)).toEqual(kaal(onbestaand));
    expect((await WEG.procesbegeleider(weg)).status).toBe(201);
    expect((await weg.lees(wie)).status).toBe(404);
    expect((await WEG.evaluatie(weg)).status).toBe(201);
  });

  it("then role, mandate, body and step, each before the next", async () => {
    const zonder = maakZetel("zonder-mandaat", "politie", { mandaten: [] });
    const deur = maakVoordeur([zonder]);
    const weg = await maakCasusweg(deur);
    const fout = { onzin: 1 };
    expect(await weg.doe("procesregisseur", "wegingen", fout)).toMatchObject({ status: 403, code: "geen-recht" });
    expect(await weg.doe("systeem-politie", "wegingen", fout)).toMatchObject({ status: 403, code: "geen-recht" });
    expect(await weg.doe("zonder-mandaat", "wegingen", fout)).toMatchObject({ status: 403, code: "geen-mandaat" });
    expect(await weg.doe("zetel-politie", "wegingen", fout)).toMatchObject({ status: 400, code: "ongeldige-invoer" });
    const laat = await weg.doe("zetel-politie", "wegingen", opdracht.tweedeWeging());
    expect(laat).toMatchObject({
      status: 409,
      code: "stap-niet-aan-de-beurt",
      body: { stap: "weging-2", huidig: "weging-1" },
    });
    expect(deur.casework.transacties()).toBe(1);
    // A refusal of who may see the casus stands in the audit trail, with what it was about.
    expect(deur.gelogd().map((regel) => (regel.soort === "audit" ? [regel.object, regel.resultaat] : []))).toEqual(
      ["procesregisseur", "systeem-politie", "zonder-mandaat"].map(() => [`casus/${weg.casusId}`, "geweigerd"]),
    );
  });

  it("a deputy acts inside the window only (X16)", async () => {
    const weg = await wegTot("weging1");
    const weeg = () => weg.doe("vervanger-politie", "wegingen", opdracht.eersteWeging());
    expect((await weeg()).status).toBe(404);
    weg.deur.zetKlok(VERVANGING.tot);
    expect((await weeg()).status).toBe(404);
    weg.deur.zetKlok(VERVANGING.van);
    expect((await weeg()).status).toBe(201);
    expect(weg.deur.casework.vanType("vastlegging")[0]?.vastgelegdDoor).toEqual({
      rol: "lid-ketenregieteam",
      organisatie: "politie",
    });
  });

  it("somebody else's actie, another plan, another invitation does not exist or is not theirs", async () => {
    const weg = await wegTot("actieZorg");
    const actie = weg.deur.casework.vanType("actie").find(({ inhoud }) => inhoud.organisatie === "moviera");
    const pad = `acties/${String(actie?.actieId)}/resultaten`;
    expect((await weg.doe("partner-nla", pad, opdracht.actieresultaat())).status).toBe(403);
    expect((await weg.doe("zetel-politie", pad, opdracht.actieresultaat())).status).toBe(403);
    const onbestaand = `acties/${ONBEKEND}/resultaten`;
    expect((await weg.doe("zetel-politie", onbestaand, opdracht.actieresultaat())).status).toBe(404);
    expect((await weg.doe("zetel-om", "plannen/9/vaststellingen", opdracht.vaststelling())).status).toBe(404);
    expect((await WEG.actieZorg(weg)).status).toBe(201);
    expect(await WEG.actieZorg(weg)).toMatchObject({ status: 409, code: "al-afgehandeld" });
  });
});

describe("two members at once", () => {
  it("one weging is stored, the others hear that what they had before them is not what it was", async () => {
    const weg = await wegTot("weging1");
    const antwoorden = await Promise.all(
      ["zetel-politie", "zetel-om", "gemeente-doetinchem"].map((wie) =>
        weg.doe(wie, "wegingen", opdracht.eersteWeging()),
      ),
    );
    expect(antwoorden.map(({ status }) => status).toSorted()).toEqual([201, 412, 412]);
    expect(antwoorden.flatMap(({ code }) => code ?? [])).toEqual(["verouderd", "verouderd"]);
    expect(weg.deur.casework.vanType("vastlegging")).toHaveLength(1);
    expect(weg.deur.casework.vanType("taak")).toMatchObject([
      { soort: "weging-1", status: "afgerond", uitkomst: "wel" },
      { soort: "melder-horen", status: "open" },
    ]);
  });

  it("who weighs without the form, or with one that evidence or an oordeel has overtaken, looks again", async () => {
    const weg = await wegTot("weging1");
    const formulier = () => weg.deur.vraag("zetel-politie", "GET", `${weg.pad}/wegingsformulier`);
    const weeg = (ifMatch?: string) =>
      weg.deur.vraag("zetel-politie", "POST", `${weg.pad}/wegingen`, opdracht.eersteWeging(), {
        ...(ifMatch === undefined ? {} : { ifMatch }),
      });
    const oud = String((await formulier()).koppen["ETag"]);
    expect(await weeg()).toMatchObject({ status: 428, code: "if-match-nodig" });
    const [bewijsmiddel] = await metBewijs(weg, "zetel-om");
    await weg.doe("zetel-om", "oordelen", opdracht.oordeel());
    expect(await weeg(oud)).toMatchObject({ status: 412, code: "verouderd" });
    const nieuw = await formulier();
    expect(nieuw.body).toMatchObject({
      ...{ versie: 4, weging: "eerste", interventieLoopt: false, geldendeWeging: null, acuutVolgensMelder: false },
      ...{ definitieVersie: "voorbeeld-1", quorum: { minimumZetels: 3, asynchroon: true } },
      oordelen: [{ organisatie: "om", kwalificatie: "wel" }],
    });
    expect(nieuw.body["bewijsmiddelen"]).toHaveLength(2);
    expect(nieuw.rauw.body).toContain(String(bewijsmiddel));
    expect(nieuw.rauw.body).toContain("Artikel 273f");
    expect((await weeg(String(nieuw.koppen["ETag"]))).status).toBe(201);
    expect((await formulier()).body).toMatchObject({ weging: "herweging" });
  });

  it("a weging repeated under its key gets its answer again, though the form is another by now", async () => {
    const weg = await wegTot("weging1");
    const eerste = await weg.doe("zetel-politie", "wegingen", opdracht.eersteWeging(), "sleutel-1");
    const herhaald = await weg.doe("zetel-politie", "wegingen", opdracht.eersteWeging(), "sleutel-1");
    expect(eerste.status).toBe(201);
    expect(herhaald.body).toEqual(eerste.body);
    expect(weg.deur.casework.vanType("vastlegging")).toHaveLength(1);
  });

  it("a melding and a machine that come in between disturb nobody", async () => {
    const weg = await wegTot("weging1", false);
    const [weging, melding] = await Promise.all([
      WEG.weging1(weg),
      weg.deur.vraag("systeem-nla", "POST", "/v1/meldingen", {
        ...weg.deur.casework.vanType("melding")[0]?.invoer,
        inhoud: "nog eens",
      }),
      weg.deur.taken({
        opdracht: "open-taak",
        casusId: weg.casusId,
        hoofdstap: 2,
        n: 1,
        stap: "weging-1",
        taaktoken: "t",
      }),
    ]);
    expect([weging.status, melding.status]).toEqual([201, 201]);
    expect(weg.deur.casework.vanType("casus")).toHaveLength(1);
    expect(weg.deur.casework.vanType("melding")).toHaveLength(2);
  });

  it("the same command with the same key is done once, also at the same time; another body is refused", async () => {
    const weg = await wegTot("plan");
    const plan = () => weg.doe("zetel-zvh", "plannen", opdracht.plan(), "k");
    const antwoorden = await Promise.all([plan(), plan(), plan()]);
    expect(new Set(antwoorden.map(({ rauw }) => rauw.body)).size).toBe(1);
    expect((await plan()).rauw.body).toBe(antwoorden[0].rauw.body);
    expect(weg.deur.casework.vanType("plan")).toHaveLength(1);
    expect(await weg.doe("zetel-zvh", "plannen", opdracht.plan({ doel: "anders" }), "k")).toMatchObject({
      ...{ status: 409, code: "idempotency-key-hergebruikt" },
    });
  });

  it.each(["voor", "na"] as const)("a fault %s the write: the same key again does it exactly once", async (moment) => {
    const weg = await wegTot("weging1");
    const weeg = () => weg.doe("zetel-politie", "wegingen", opdracht.eersteWeging(), "k");
    weg.deur.casework.faalEenmaal(moment);
    expect((await weeg()).status).toBe(500);
    expect((await weeg()).status).toBe(201);
    expect(weg.deur.casework.vanType("vastlegging")).toHaveLength(1);
  });
});

describe("a casus with many clients", () => {
  it("takes commands too: a line for each, and one transaction within its limit", async () => {
    const deur = maakVoordeur();
    const personen = Array.from(
      { length: 25 },
      (_, i) => maakMelding({}, i + 1).betrokkenen[0],
    ) as MeldingBody["betrokkenen"];
    const basis = maakMelding({ betrokkenen: personen });
    const weg = await maakCasusweg(deur, { ...basis, locatie: { gemeente: "Doetinchem" } });
    for (const meer of [1, 2]) {
      const nieuwe = personen.map((_, i) => maakMelding({}, 100 * meer + i).betrokkenen[0]);
      const samen = [personen[0], ...nieuwe.slice(0, 24)] as MeldingBody["betrokkenen"];
      await deur.vraag("systeem-nla", "POST", "/v1/meldingen", { ...basis, betrokkenen: samen });
    }
    for (const { meldingId } of deur.casework.vanType("melding")) {
      for (let i = 0; i < 30; i += 1) await deur.vervolgMelding(meldingId);
    }
    const aantal = deur.casework.vanType("casus")[0]?.dossierIds.length ?? 0;
    expect(aantal).toBe(73);
    const begin = deur.gelogd().length;
    expect((await WEG.weging1(weg)).status).toBe(201);
    const verwerkingen = deur
      .gelogd()
      .slice(begin)
      .filter(({ soort }) => soort === "verwerking");
    expect(new Set(verwerkingen.map((regel) => (regel.soort === "verwerking" ? regel.betrokkene : ""))).size).toBe(73);
    expect(verwerkingen).toHaveLength(73);
    const { body } = await weg.deur.vraag("procesregisseur", "GET", `${weg.pad}/partnervoorstel`);
    const voorgesteld = z.array(z.looseObject({ organisatie: z.string() })).parse(body["voorstellen"]);
    const bodyVan = {
      ...opdracht.uitnodigingen("nla"),
      ...afwijkingen(
        ["nla"],
        voorgesteld.map(({ organisatie }) => organisatie),
      ),
    };
    deur.breekLog();
    expect((await weg.doe("procesregisseur", "uitnodigingen", bodyVan)).status).toBe(500);
    expect(deur.casework.vanType("uitnodiging")).toEqual([]);
  });
});

describe("who is only near the casus", () => {
  it("another role at an involved organisation does nothing", async () => {
    const ambtenaar = maakActor("ander", "nla", "bestuurder");
    const weg = await maakCasusweg(maakVoordeur([ambtenaar]));
    await WEG.weging1(weg);
    await WEG.uitnodigen(weg);
    await WEG.aanvaarden(weg);
    expect((await weg.lees("ander")).status).toBe(404);
    expect((await weg.lees("partner-nla")).status).toBe(200);
  });
});
