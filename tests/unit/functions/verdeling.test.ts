import { describe, expect, it } from "vitest";
import { maakActor } from "../../fixtures/actoren.ts";
import { maakMelding } from "../../fixtures/melding.ts";
import { veldenMetFout, type maakBeheerdeur } from "./beheerdeur.ts";
import { PARTNER_BUURTTEAM, sluitBuurtteamAan, teken, treedUit } from "./partnerdeur.ts";
import {
  VOLWASSEN,
  SIGNAAL,
  OFFICIER,
  AAN_OFFICIER,
  AAN_MELDPUNT,
  AAN_GGD,
  REDEN,
  KLAAR,
  meld,
} from "./verdeeldeur.ts";
import { casusVan, maakVoordeur } from "./voordeur.ts";

describe("who handles a melding", () => {
  it("has it in their worklist, without a word of the casus, and is told", async () => {
    const m = await meld();
    const casusId = await casusVan(m.deur, m.meldingId);
    const [taak] = await m.taken(OFFICIER);
    expect(taak).toMatchObject({
      ...{ meldingId: m.meldingId, soort: "melding-behandelen", activiteit: "2.1", eigenaar: AAN_OFFICIER },
      ...{ status: "open", uiterlijkOp: "2026-03-03T16:00:00.000Z" },
    });
    const berichten = m.berichten();
    expect(berichten).toMatchObject([
      { ontvanger: "gemeente-doetinchem", soort: "melding.verdeeld", dataref: m.pad, onderwerp: m.meldingId },
    ]);
    expect(JSON.stringify([taak, berichten])).not.toContain(casusId);
    expect(await m.taken("meldpunt")).toEqual([]);
  });

  it("reads it with why it lies there; the casus stays closed to them", async () => {
    const m = await meld();
    const { status, body } = await m.lees(OFFICIER);
    expect([status, body["melding"]]).toMatchObject([200, { soort: "signaal", inhoud: SIGNAAL.inhoud }]);
    expect(body["verdeling"]).toMatchObject({
      ...{ regel: "signaal-in-gemeente", uitleg: expect.stringContaining("aandachtsfunctionaris") as string },
      ...{ eigenaar: AAN_OFFICIER, terugval: null, ketenmodelVersie: m.deur.regio.ketenmodel.versie },
    });
    expect(body["behandeling"]).toMatchObject({ status: "open" });
    for (const veld of ["dossiers", "casusId", "mogelijkDubbelVan", "eerdereVerdelingen"])
      expect(body).not.toHaveProperty(veld);
    const casusId = await casusVan(m.deur, m.meldingId);
    expect((await m.deur.vraag(OFFICIER, "GET", `/v1/casussen/${casusId}`)).status).toBe(404);
    const regels = m.deur
      .gelogd()
      .filter((regel) => regel.soort === "verwerking" && regel.activiteit === "leesMelding");
    // The client, and the named reporter.
    expect(regels).toHaveLength(2);
  });

  it("is nobody else: not the seat or the system there, another municipality's officer, or a partner", async () => {
    const deur = maakVoordeur([maakActor("officier-elders", "gemeente-apeldoorn", OFFICIER)]);
    const m = await meld(SIGNAAL, deur);
    for (const wie of ["gemeente-doetinchem", "systeem-gemeente-doetinchem", "officier-elders", "partner-ggd", "fg"]) {
      expect([wie, (await m.lees(wie)).status, (await m.behandel(wie)).status]).toEqual([wie, 404, 404]);
      expect((await m.verdeel(wie, AAN_MELDPUNT)).status).toBe(404);
      expect(await m.taken(wie)).toEqual([]);
    }
    expect(m.openTaken()).toHaveLength(1);
  });

  it("is not told to who reported it: they follow the status and nothing more", async () => {
    const m = await meld();
    const { body } = await m.lees("systeem-politie");
    for (const veld of ["verdeling", "behandeling", "eerdereVerdelingen"]) expect(body).not.toHaveProperty(veld);
    expect((await m.behandel("systeem-politie")).status).toBe(403);
    expect((await m.verdeel("systeem-politie", AAN_MELDPUNT)).status).toBe(403);
  });

  it("loses it with the covenant of the organisation", async () => {
    const m = await meld();
    const deur = m.deur as ReturnType<typeof maakBeheerdeur>;
    await treedUit(deur, "gemeente-doetinchem", deur.nu());
    expect((await m.lees(OFFICIER)).status).toBe(404);
    expect((await m.behandel(OFFICIER)).status).toBe(404);
    expect(await m.taken(OFFICIER)).toEqual([]);
  });
});

describe("the meldpunt", () => {
  it("keeps oversight of all meldingen: how they were distributed, before too, and what came of them", async () => {
    const m = await meld();
    expect((await m.verdeel("meldpunt", AAN_GGD)).status).toBe(201);
    expect((await m.behandel("partner-ggd", { resultaat: "doorgeleid", toelichting: "Naar de wijk." })).status).toBe(
      201,
    );
    const { body } = await m.lees("meldpunt");
    expect(body["verdeling"]).toMatchObject({
      ...{ eigenaar: AAN_GGD, regel: null, uitleg: REDEN, door: AAN_MELDPUNT },
    });
    expect(body["eerdereVerdelingen"]).toMatchObject([{ eigenaar: AAN_OFFICIER, regel: "signaal-in-gemeente" }]);
    expect(body["behandeling"]).toMatchObject({
      ...{ status: "afgerond", resultaat: "doorgeleid", toelichting: "Naar de wijk.", door: AAN_GGD },
    });
  });

  it("does not finish what lies with somebody else, and has nothing to do for what it took in by telephone", async () => {
    const m = await meld();
    expect((await m.behandel("meldpunt")).code).toBe("geen-recht");
    const eigen = await meld(maakMelding({ ...VOLWASSEN, kanaal: "telefoon" }), m.deur, "meldpunt");
    expect(eigen.record()).toMatchObject({
      verdeling: { eigenaar: AAN_MELDPUNT, regel: "ingevoerd-door-meldpunt" },
      behandeling: { status: "afgerond", resultaat: "bij-inname", door: AAN_MELDPUNT },
    });
    expect([eigen.openTaken(), eigen.berichten()]).toEqual([[], []]);
    expect((await eigen.behandel("meldpunt")).code).toBe("al-afgehandeld");
    expect((await eigen.verdeel("meldpunt", AAN_GGD)).code).toBe("al-afgehandeld");
  });
});

describe("handling a melding", () => {
  it.each(["contact-met-melder", "doorgeleid", "niets-nodig"])(
    "%s ends the task, and with it the access",
    async (resultaat) => {
      const m = await meld();
      const antwoord = await m.behandel(OFFICIER, { resultaat, toelichting: "Nagegaan." });
      expect([antwoord.status, antwoord.body]).toEqual([201, { meldingId: m.meldingId, resultaat }]);
      expect(m.openTaken()).toEqual([]);
      expect(m.record().behandeling).toMatchObject({ status: "afgerond", resultaat, door: AAN_OFFICIER });
      expect((await m.lees(OFFICIER)).status).toBe(404);
      expect(await m.taken(OFFICIER)).toEqual([]);
      // A line per data subject, and who did it, in the same transaction.
      const regels = m.deur.casework.logregels();
      expect(
        regels.filter((regel) => regel.soort === "verwerking" && regel.activiteit === "behandelMelding"),
      ).toHaveLength(2);
      expect(regels).toContainEqual(
        expect.objectContaining({ soort: "audit", handeling: "behandelMelding", rol: OFFICIER, resultaat: "gelukt" }),
      );
    },
  );

  it("asks what came of it and why, and stores nothing half", async () => {
    const m = await meld();
    for (const [inhoud, velden] of [
      [{}, ["resultaat", "toelichting"]],
      [{ resultaat: "bij-inname", toelichting: "x" }, ["resultaat"]],
      [{ resultaat: "niets-nodig", toelichting: " " }, ["toelichting"]],
      [{ ...KLAAR, naar: "x" }, ["naar"]],
    ] as const) {
      const antwoord = await m.behandel(OFFICIER, inhoud);
      expect([antwoord.status, veldenMetFout(antwoord)]).toEqual([400, velden]);
    }
    expect(m.openTaken()).toHaveLength(1);
  });

  it("answers a repetition the same, though the right to it is gone; another body under the key is refused", async () => {
    const m = await meld();
    const eerste = await m.behandel(OFFICIER, KLAAR, "sleutel");
    const weer = await m.behandel(OFFICIER, KLAAR, "sleutel");
    expect([weer.status, weer.body]).toEqual([201, eerste.body]);
    expect((await m.behandel(OFFICIER, { ...KLAAR, resultaat: "doorgeleid" }, "sleutel")).status).toBe(409);
    expect((await m.behandel(OFFICIER)).status).toBe(404);
  });

  it("of two at the same time one is done; whoever comes second is not there any more", async () => {
    const deur = maakVoordeur([maakActor("collega", "gemeente-doetinchem", OFFICIER)]);
    const m = await meld(SIGNAAL, deur);
    const antwoorden = await Promise.all([m.behandel(OFFICIER), m.behandel("collega"), m.verdeel("meldpunt", AAN_GGD)]);
    expect(antwoorden.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(m.openTaken()).toHaveLength(m.record().behandeling.status === "open" ? 1 : 0);
  });
});

describe("giving a melding to somebody else", () => {
  it("gives the new one a term, and takes it from the old one", async () => {
    const m = await meld();
    m.deur.verder(86_400);
    const antwoord = await m.verdeel("meldpunt", AAN_GGD);
    expect([antwoord.status, antwoord.body]).toEqual([
      201,
      { meldingId: m.meldingId, eigenaar: AAN_GGD, uiterlijkOp: "2026-03-04T16:00:00.000Z" },
    ]);
    expect((await m.lees(OFFICIER)).status).toBe(404);
    expect((await m.lees("partner-ggd")).status).toBe(200);
    expect((await m.lees("systeem-ggd")).status).toBe(200);
    // Systems read, people act.
    expect((await m.behandel("systeem-ggd")).status).toBe(403);
    expect(await m.taken("systeem-ggd")).toHaveLength(1);
    expect(m.openTaken()).toMatchObject([{ eigenaar: AAN_GGD }]);
    expect(m.berichten().map(({ ontvanger }) => ontvanger)).toEqual(["gemeente-doetinchem", "ggd"]);
  });

  it("is also for the procesregisseur, to whom it escalates, and who does not read it", async () => {
    const m = await meld();
    expect((await m.lees("procesregisseur")).status).toBe(404);
    expect((await m.behandel("procesregisseur")).status).toBe(404);
    expect((await m.verdeel("procesregisseur", AAN_MELDPUNT)).status).toBe(201);
    expect(m.record().verdeling).toMatchObject({ door: { rol: "procesregisseur", organisatie: "zvh" } });
    expect((await m.behandel("meldpunt")).status).toBe(201);
  });

  it("goes back to the meldpunt by who handles it, and no further", async () => {
    const m = await meld();
    expect(veldenMetFout(await m.verdeel(OFFICIER, AAN_GGD))).toEqual(["aan.rol"]);
    const terug = await m.verdeel(OFFICIER, AAN_MELDPUNT, REDEN, "sleutel");
    expect(terug.status).toBe(201);
    expect((await m.lees(OFFICIER)).status).toBe(404);
    expect((await m.verdeel(OFFICIER, AAN_MELDPUNT, REDEN, "sleutel")).body).toEqual(terug.body);
    expect(await m.taken("meldpunt")).toHaveLength(1);
  });

  it("names a role that is there, at an organisation that the register knows and that signed", async () => {
    const m = await meld();
    const deur = m.deur as ReturnType<typeof maakBeheerdeur>;
    await sluitBuurtteamAan(deur, { tekent: false });
    for (const [aan, veld] of [
      [{ rol: "partner", organisatie: "niemand" }, "aan.organisatie"],
      [{ rol: "partner", organisatie: "buurtteam" }, "aan.organisatie"],
      [{ rol: "meldpunt", organisatie: "ggd" }, "aan.organisatie"],
      [{ rol: "procesregisseur", organisatie: "ggd" }, "aan.organisatie"],
      [{ rol: "zorgcoordinator", organisatie: "ggd" }, "aan.organisatie"],
      [{ rol: "fg", organisatie: "zvh" }, "aan.rol"],
      [AAN_OFFICIER, "aan"],
    ] as const)
      expect([aan, veldenMetFout(await m.verdeel("meldpunt", aan))]).toEqual([aan, [veld]]);
    expect(m.record().eerdereVerdelingen).toEqual([]);
    // Once it signed, it can be given something.
    await teken(deur, "buurtteam");
    await deur.drijf("buurtteam");
    expect((await m.verdeel("meldpunt", { rol: "partner", organisatie: "buurtteam" })).status).toBe(201);
    expect((await m.lees(PARTNER_BUURTTEAM)).status).toBe(200);
  });

  it("ends somewhere: after fifty times it only goes to the meldpunt", async () => {
    const m = await meld();
    for (let keer = 0; keer < 50; keer += 1)
      expect((await m.verdeel("meldpunt", keer % 2 === 0 ? AAN_GGD : AAN_OFFICIER)).status).toBe(201);
    expect((await m.verdeel("meldpunt", AAN_GGD)).code).toBe("register-regel");
    expect((await m.verdeel("meldpunt", AAN_MELDPUNT)).status).toBe(201);
  });
});
