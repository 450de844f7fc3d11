import { describe, expect, it } from "vitest";
import { maakArbeidsuitbuitingCasus } from "../../fixtures/melding.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { opstelling } from "../watchdog/opstelling.ts";
import { wegTot } from "./casusweg.ts";
import {
  aangeboden,
  antwoorden,
  berichten,
  casusVan,
  naWeging1,
  soorten,
  stapVan,
  takenVan,
} from "./overdrachtdeur.ts";
import { treedUit, wegMetRegister } from "./partnerdeur.ts";

const DAG = 86_400;

describe("withdrawing it", () => {
  it.each(["zetel-om", "procesregisseur"])("by %s: back to where it came from; its receiver is told", async (wie) => {
    const { weg, trekIn, lees, antwoord, overdrachtId } = await aangeboden();
    expect((await trekIn(wie)).status).toBe(201);
    expect(await stapVan(weg)).toBe("overdracht-na-weging-1");
    expect(berichten(weg, "ggd").at(-1)).toMatchObject({
      ...{ soort: "overdracht.ingetrokken", onderwerp: overdrachtId, dataref: null },
    });
    for (const hoort of ["zvh", "ketenregieteam"]) expect(soorten(weg, hoort)).toContain("overdracht.ingetrokken");
    expect((await lees("partner-ggd")).status).toBe(404);
    expect((await antwoord("partner-ggd", opdracht.aanvaarding())).status).toBe(404);
    expect(antwoorden(weg)).toMatchObject([
      { inhoud: { antwoord: "ingetrokken", ...{ toelichting: "Een ander kan eerder helpen." } } },
    ]);
  });

  it("asks a reason, and who may; it does not exist for its receiver to do", async () => {
    const { weg, pad, trekIn } = await aangeboden();
    expect((await weg.doe("procesregisseur", `${pad}/intrekkingen`, { reden: " " })).status).toBe(400);
    const statussen = await Promise.all(["partner-ggd", "zorgcoordinator", "meldpunt"].map((wie) => trekIn(wie)));
    expect(statussen.map(({ status }) => status)).toEqual([404, 403, 404]);
  });

  it("after an answer it is too late; a repetition gets its answer again", async () => {
    const { weg, trekIn, antwoord } = await aangeboden();
    await antwoord("partner-ggd", opdracht.aanvaarding());
    expect(await trekIn("procesregisseur")).toMatchObject({ status: 409, code: "al-afgehandeld" });
    expect(await stapVan(weg)).toBe("afgeschaald");
    const ander = await aangeboden();
    const eerste = await ander.trekIn("procesregisseur", "zelfde");
    expect((await ander.trekIn("procesregisseur", "zelfde")).body).toEqual(eerste.body);
  });

  it("at the moment that its receiver accepts: one of the two happened, whole", async () => {
    for (let i = 0; i < 5; i += 1) {
      const { weg, trekIn, antwoord } = await aangeboden();
      const beide = [antwoord("partner-ggd", opdracht.aanvaarding()), trekIn("procesregisseur")];
      const [aanvaard, ingetrokken] = await Promise.all(i % 2 === 0 ? beide : beide.toReversed());
      expect([aanvaard?.status, ingetrokken?.status].filter((status) => status === 201)).toHaveLength(1);
      const [uitkomst] = antwoorden(weg);
      expect(antwoorden(weg)).toHaveLength(1);
      const gewonnen = uitkomst?.soort === "overdrachtantwoord" ? uitkomst.inhoud.antwoord : "";
      expect(await stapVan(weg)).toBe(gewonnen === "aanvaard" ? "afgeschaald" : "overdracht-na-weging-1");
    }
  });
});

describe("a handover that nobody answers", () => {
  it("reminds its receiver, then escalates to the procesregisseur and goes on; it can still be answered or withdrawn", async () => {
    const { weg, antwoord, trekIn } = await aangeboden();
    const { draai } = opstelling(weg.deur);
    const taak = weg.deur.casework.vanType("taak").find((een) => een.status === "open");
    if (taak?.status !== "open") throw new Error("geen taak");
    weg.deur.zetKlok(taak.herinnerenOp);
    await draai();
    expect(berichten(weg, "ggd").at(-1)).toMatchObject({
      soort: "taak.herinnerd",
      dataref: expect.stringMatching(/overdrachten/) as unknown,
    });
    weg.deur.zetKlok(taak.uiterlijkOp);
    await draai();
    expect(berichten(weg, "zvh").findLast(({ soort }) => soort === "taak.geescaleerd")).toMatchObject({
      dataref: weg.pad,
      data: { trap: 2 },
    });
    for (let i = 0; i < 4; i += 1) {
      weg.deur.verder(3 * DAG);
      await draai();
    }
    expect(soorten(weg, "zvh").filter((soort) => soort === "taak.geescaleerd").length).toBeGreaterThan(3);
    const laat = await aangeboden();
    laat.weg.deur.verder(60 * DAG);
    expect((await laat.antwoord("partner-ggd", opdracht.aanvaarding())).status).toBe(201);
    expect((await trekIn("procesregisseur")).status).toBe(201);
    expect((await antwoord("partner-ggd", opdracht.aanvaarding())).status).toBe(404);
  });

  it("lapses when its receiver has no covenant any more: it goes back, and nothing is told or answered there", async () => {
    const weg = await wegMetRegister("weging1");
    await weg.doe("zetel-politie", "wegingen", opdracht.eersteWeging({ kwalificatie: "geen" }));
    const { antwoord, lees } = await aangeboden(weg);
    await treedUit(weg.register, "ggd", weg.deur.nu());
    expect([
      (await lees("partner-ggd")).status,
      (await antwoord("partner-ggd", opdracht.aanvaarding())).status,
    ]).toEqual([404, 404]);
    const voor = berichten(weg, "ggd").length;
    await opstelling(weg.register).draai();
    expect(await stapVan(weg)).toBe("overdracht-na-weging-1");
    expect(berichten(weg, "ggd")).toHaveLength(voor);
    expect(soorten(weg, "zvh")).toContain("overdracht.ingetrokken");
    expect(antwoorden(weg)).toMatchObject([
      {
        inhoud: { antwoord: "ingetrokken", toelichting: "de organisatie heeft geen geldig convenant" },
        vastgelegdDoor: { rol: "procesregisseur", organisatie: "zvh" },
      },
    ]);
    const [taak] = weg.deur.casework.vanType("taak").filter(({ soort }) => soort === "overdracht-volgen");
    expect(taak).toMatchObject({ status: "afgerond", uitkomst: "ingetrokken" });
    // It is the team's to act on, and can go to another.
    await weg.deur.machine(weg.casusId);
    expect((await weg.doe("zetel-om", "overdrachten", opdracht.overdracht("welzijnswerk"))).status).toBe(201);
  });
});

describe("no handover", () => {
  it("is decided with a reason, and then the casus is scaled down", async () => {
    const weg = await naWeging1();
    expect(await weg.doe("zetel-om", "afschalingen", { reden: " " })).toMatchObject({ status: 400 });
    expect((await weg.doe("procesregisseur", "afschalingen", opdracht.afschaling())).status).toBe(403);
    const { body } = await weg.doe("zetel-om", "afschalingen", opdracht.afschaling());
    expect(body).toMatchObject({ status: "afgeschaald", stap: null });
    expect(await casusVan(weg)).toMatchObject({ overdrachtbesluit: { besluit: "geen", vastleggingId: body["id"] } });
    expect((await weg.lees("zetel-om")).rauw.body).toContain(opdracht.afschaling().reden);
  });

  it("after the second weging as well: who needs care may have it, or not want it", async () => {
    const weg = await wegTot("weging2");
    await weg.doe("zetel-moviera", "wegingen", opdracht.tweedeWeging({ mensenhandel: "geen" }));
    expect((await weg.doe("procesregisseur", "afschalingen", opdracht.afschaling())).body["status"]).toBe(
      "afgeschaald",
    );
  });
});

describe("a melding about somebody who is being handed over", () => {
  it.each([
    ["offered", true],
    ["to be offered", false],
  ] as const)("%s: the team weighs again before the casus can end", async (_, aan) => {
    const weg = await naWeging1();
    const offer = aan ? await aangeboden(weg) : null;
    weg.deur.verder(60);
    await weg.deur.vraag("systeem-moviera", "POST", "/v1/meldingen", {
      ...maakArbeidsuitbuitingCasus(),
      inhoud: "Is weer gezien op de werkplek.",
    });
    expect(weg.deur.casework.vanType("casus")).toHaveLength(1);
    expect(await casusVan(weg)).toMatchObject({
      ...{ status: "open", positie: { stap: "weging-1" }, overdracht: null, lopendeTaakId: null },
      eigenaar: { rol: "lid-ketenregieteam", organisatie: "ketenregieteam" },
      uitvoering: { hoofdstap: 2, n: 2, begin: "weging-1", status: "gevraagd" },
    });
    // The machine that waited is told that the record is elsewhere.
    expect(weg.deur.casework.vanType("taak").filter((taak) => taak.status === "open")).toEqual([]);
    if (offer !== null) {
      expect((await offer.antwoord("partner-ggd", opdracht.aanvaarding())).status).toBe(404);
      expect((await offer.lees("partner-ggd")).status).toBe(404);
      expect(soorten(weg, "ggd").at(-1)).toBe("overdracht.ingetrokken");
      expect(await offer.trekIn("procesregisseur")).toMatchObject({ status: 409, code: "al-afgehandeld" });
    }
    expect(soorten(weg, "ketenregieteam").slice(-2)).toEqual(["casus.melding-toegevoegd", "casus.voortgegaan"]);
    await weg.deur.machine(weg.casusId);
    expect(await takenVan(weg, "zetel-om")).toMatchObject([{ soort: "weging-1" }]);
    await weg.doe("zetel-politie", "wegingen", opdracht.eersteWeging());
    expect(await stapVan(weg)).toBe("partners-uitnodigen");
  });

  it("at the moment that its receiver accepts: no melding ends with a casus that nobody weighed", async () => {
    const aantallen = new Set<number>();
    for (let i = 0; i < 10; i += 1) {
      const { weg, antwoord } = await aangeboden();
      weg.deur.verder(60);
      const melding = weg.deur.vraag("systeem-moviera", "POST", "/v1/meldingen", {
        ...maakArbeidsuitbuitingCasus(),
        inhoud: "Nieuw.",
      });
      // Each time later in the work of the other.
      for (let beurt = 0; beurt < i * 12; beurt += 1) await Promise.resolve();
      const [aanvaard, gemeld] = await Promise.all([antwoord("partner-ggd", opdracht.aanvaarding()), melding]);
      expect(gemeld.status).toBe(201);
      const casussen = weg.deur.casework.vanType("casus");
      expect(casussen.filter(({ status }) => status === "open")).toMatchObject([{ positie: { stap: "weging-1" } }]);
      expect(casussen).toHaveLength(aanvaard.status === 201 ? 2 : 1);
      aantallen.add(casussen.length);
    }
    expect([...aantallen].toSorted()).toEqual([1, 2]);
  });
});
