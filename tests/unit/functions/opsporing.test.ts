import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { eersteGebrokenSchakel } from "../../../shared/domain/historie.ts";
import { casusIdSchema, trajectIdSchema } from "../../../shared/domain/ids.ts";
import { beeindigd, maakPartner } from "../../fixtures/records.ts";
import { WEG, wegTot } from "./casusweg.ts";
import { begin, GEHEIM, metTraject, stap, TRAJECTEN, TRAJECTWEG, type Trajectweg } from "./trajectdeur.ts";
import { type Antwoord } from "./voordeur.ts";

const hash = (tekst: string): string => createHash("sha256").update(tekst).digest("hex");
const fouten = (antwoord: Antwoord): readonly string[] =>
  (antwoord.body["fouten"] as readonly { readonly veld: string }[]).map(({ veld }) => veld);
const casusNu = async ({ deur, casusId }: Trajectweg) => {
  const casus = await deur.casework.casus(casusIdSchema.parse(casusId));
  if (casus === null) throw new Error("geen casus");
  return casus;
};

describe("starting a criminal track (H4.2-a1)", () => {
  it("shows on the casus that one runs, and nothing else, in the same transaction", async () => {
    const voor = await wegTot("overleg");
    const kop = await voor.deur.casework.casus(casusIdSchema.parse(voor.casusId));
    const transacties = voor.deur.casework.transacties();
    const gestart = await begin(voor.deur, voor.casusId);
    expect(gestart).toMatchObject({ status: 201, body: { status: "open", stap: "opsporing" } });
    expect(voor.deur.casework.transacties()).toBe(transacties + 1);
    expect(await voor.deur.casework.casus(casusIdSchema.parse(voor.casusId))).toEqual({
      ...kop,
      versie: (kop?.versie ?? 0) + 1,
      strafrechtelijkTrajectLoopt: true,
    });
    const trajectId = String(gestart.body["trajectId"]);
    const buiten = voor.deur.casework.alles().filter((record) => !("trajectId" in record));
    const verwijst = buiten.filter((record) => JSON.stringify(record).includes(trajectId));
    // The pointer, what is told to who investigates and the stored answer; nothing in the partition of the casus.
    expect(verwijst.map(({ type }) => type).toSorted()).toEqual(["gebeurtenis", "idempotentie", "trajectwijzer"]);
  });

  it("is for who investigates and sees the casus: else 403, or there is no such casus", async () => {
    const { deur, casusId } = await wegTot("overleg");
    const start = (wie: string, id = casusId) => deur.vraag(wie, "POST", TRAJECTEN, stap.start(id));
    for (const wie of ["zetel-politie", "procesregisseur", "partner-nla", "systeem-politie", "fg", "beheerder"])
      expect((await start(wie)).status, wie).toBe(403);
    // Investigates, and does not see the casus: no track runs that would show it.
    const [onbekend, onzichtbaar] = [
      await start("opsporing", "8d0a7e9e-0b0c-4f0e-9d5e-1f2a3b4c5d6e"),
      await start("opsporing"),
    ];
    expect(onzichtbaar.status).toBe(404);
    expect({ ...onzichtbaar.body, instance: null }).toEqual({ ...onbekend.body, instance: null });
    expect(deur.casework.vanType("strafrechtelijk-traject")).toEqual([]);
  });

  it("tells all that is wrong at once, and stores nothing", async () => {
    const { deur, casusId } = await wegTot("overleg");
    const voor = deur.casework.transacties();
    const vormfout = await deur.vraag("opsporing-nla", "POST", TRAJECTEN, {
      ...{ casusId: "x", preWeeg: { gewogenOp: "2026-13-01", toelichting: "" }, deelnemers: ["NLA"], extra: 1 },
    });
    expect(vormfout.status).toBe(400);
    expect(fouten(vormfout).length).toBeGreaterThanOrEqual(4);
    const inhoud = await begin(deur, casusId, {
      ...{ preWeeg: { gewogenOp: "2026-04-01" }, deelnemers: ["ggd", "politie", "politie"] },
    });
    expect(fouten(inhoud)).toEqual(["preWeeg.gewogenOp", "deelnemers[0]", "deelnemers[2]"]);
    expect(deur.casework.transacties()).toBe(voor);
  });

  it("refuses a second one while one runs, and takes another when that has ended", async () => {
    const weg = await metTraject();
    expect(await begin(weg.deur, weg.casusId)).toMatchObject({ status: 409, code: "traject-loopt" });
    expect((await weg.zeg("checklists", stap.checklist("geen-vervolg"))).body).toMatchObject({
      status: "afgerond",
      stap: null,
    });
    expect((await casusNu(weg)).strafrechtelijkTrajectLoopt).toBe(false);
    expect((await begin(weg.deur, weg.casusId)).status).toBe(201);
    expect(weg.deur.casework.vanType("trajectwijzer")).toMatchObject([{ eerdere: [weg.trajectId] }]);
  });

  it("races with another start, with itself under one key and with the end of the casus: at most one is there", async () => {
    const { deur, casusId } = await wegTot("overleg");
    const tegelijk = await Promise.all([1, 2, 3, 4].map(() => begin(deur, casusId)));
    expect(tegelijk.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409]);
    const ander = await wegTot("overleg");
    const herhaald = await Promise.all([1, 2, 3].map(() => begin(ander.deur, ander.casusId, {}, "zelfde")));
    expect(new Set(herhaald.map(({ rauw }) => rauw.body)).size).toBe(1);
    expect(ander.deur.casework.vanType("strafrechtelijk-traject")).toHaveLength(1);
    expect((await begin(ander.deur, ander.casusId, { deelnemers: ["politie"] }, "zelfde")).code).toBe(
      "idempotency-key-hergebruikt",
    );
    const laatst = await wegTot("lessen");
    // Without its machine: what ends the casus and what begins a track write the same head.
    const [einde, start] = await Promise.all([WEG.lessen(laatst), begin(laatst.deur, laatst.casusId)]);
    const casus = await laatst.deur.casework.casus(casusIdSchema.parse(laatst.casusId));
    const loopt = laatst.deur.casework.vanType("strafrechtelijk-traject").length === 1;
    expect(einde.status).toBe(201);
    expect(casus?.strafrechtelijkTrajectLoopt).toBe(loopt);
    expect(start.status).toBe(loopt ? 201 : 409);
  });

  it("is refused on a casus that has ended", async () => {
    const weg = await wegTot("overleg");
    const casus = await weg.deur.casework.casus(casusIdSchema.parse(weg.casusId));
    if (casus?.status !== "open") throw new Error("geen open casus");
    // With the glass of its access left open, to see that the state is what refuses.
    weg.deur.casework.zet({
      ...beeindigd(casus, "afgeschaald", weg.deur.nu()),
      ...{ strafrechtelijkTrajectLoopt: true },
    });
    expect(await begin(weg.deur, weg.casusId)).toMatchObject({ status: 409, code: "casus-niet-open" });
  });
});

describe("the way of a track", () => {
  it("goes step by step, each with an owner, a task and a date, to a judgment; the casus then shows none", async () => {
    const weg = await metTraject();
    for (const [onder, body, wie] of TRAJECTWEG) {
      const open = await weg.open();
      const taak = await weg.deur.casework.trajecttaak(open.trajectId, open.lopendeTaakId);
      expect(taak).toMatchObject({ status: "open", soort: open.positie.stap, eigenaar: open.eigenaar });
      expect(open.volgendeDatum > weg.deur.nu()).toBe(true);
      expect((await weg.zeg(onder, body, wie)).status, onder).toBe(201);
      weg.deur.verder(60);
    }
    const { body } = await weg.traject("opsporing-om");
    expect(body).toMatchObject({
      status: "afgerond",
      stap: null,
      taak: null,
      einde: { stap: "zitting", code: "vrijspraak" },
    });
    expect(body["vastleggingen"]).toHaveLength(TRAJECTWEG.length + 1);
    expect((await casusNu(weg)).strafrechtelijkTrajectLoopt).toBe(false);
    const historie = await weg.deur.casework.trajecthistorie(trajectIdSchema.parse(weg.trajectId));
    const schakels = historie.map((regel) => ({ ...regel, bij: [regel.trajectId] }));
    expect(historie).toHaveLength(TRAJECTWEG.length + 1);
    expect(eersteGebrokenSchakel(schakels, hash)).toBeNull();
    expect(weg.deur.casework.vanType("trajecttaak").filter(({ status }) => status === "open")).toEqual([]);
  });

  it("is led back with a reason: another execution from there, and the task of the step lapses", async () => {
    const weg = await metTraject();
    for (const [onder, body, wie] of TRAJECTWEG.slice(1, 3)) await weg.zeg(onder, body, wie);
    const voor = await weg.open();
    expect(fouten(await weg.zeg("terugleidingen", stap.terug("zitting")))).toEqual(["naar"]);
    expect((await weg.zeg("terugleidingen", stap.terug("pre-weeg"))).body).toMatchObject({ stap: "pre-weeg" });
    const na = await weg.open();
    expect(na.uitvoering).toMatchObject({ begin: "pre-weeg", n: voor.uitvoering.n + 1, status: "gevraagd" });
    expect(await weg.deur.casework.trajecttaak(voor.trajectId, voor.lopendeTaakId)).toMatchObject({
      status: "vervallen",
    });
    expect((await weg.zeg("pre-wegingen", stap.preWeeg("niet-oppakken"))).body).toMatchObject({ status: "afgerond" });
  });

  it("ends and starts on the same casus at once: the casus says what is so", async () => {
    const weg = await metTraject();
    await Promise.all([weg.zeg("checklists", stap.checklist("geen-vervolg")), begin(weg.deur, weg.casusId)]);
    const open = weg.deur.casework.vanType("strafrechtelijk-traject").filter(({ status }) => status === "open");
    expect((await casusNu(weg)).strafrechtelijkTrajectLoopt).toBe(open.length === 1);
    expect(weg.deur.casework.vanType("trajectwijzer")[0]?.lopend ?? null).toBe(open[0]?.trajectId ?? null);
  });

  it("outlives the casus, and then sets back what the closed casus shows", async () => {
    const weg = await metTraject();
    const casus = await casusNu(weg);
    if (casus.status !== "open") throw new Error("geen open casus");
    weg.deur.casework.zet({ ...beeindigd(casus, "gesloten", weg.deur.nu()), versie: casus.versie + 1 });
    expect((await weg.zeg("checklists", stap.checklist())).status).toBe(201);
    expect((await casusNu(weg)).strafrechtelijkTrajectLoopt).toBe(true);
    await weg.zeg("terugleidingen", stap.terug("opsporing"));
    expect((await weg.zeg("checklists", stap.checklist("geen-vervolg"))).status).toBe(201);
    expect(await casusNu(weg)).toMatchObject({ status: "gesloten", strafrechtelijkTrajectLoopt: false });
  });
});

describe("what a command on a track refuses", () => {
  it("a step that is not due, that is another's, or after the end", async () => {
    const weg = await metTraject();
    const teVroeg = await weg.zeg("strategieen", stap.strategie());
    expect(teVroeg).toMatchObject({ status: 409, code: "stap-niet-aan-de-beurt", body: { huidig: "opsporing" } });
    // It is the track that is at another step, not the casus.
    expect(teVroeg.body["detail"]).not.toContain("casus");
    expect(await weg.zeg("checklists", stap.checklist(), "opsporing-om")).toMatchObject({ status: 403 });
    await weg.zeg("checklists", stap.checklist("geen-vervolg"));
    for (const [onder, body] of [
      ["checklists", stap.checklist()],
      ["terugleidingen", stap.terug("pre-weeg")],
      ["deelnemers", stap.deelnemer("politie")],
    ] as const)
      expect(await weg.zeg(onder, body), onder).toMatchObject({ status: 409, code: "al-afgehandeld" });
  });

  it.each([
    [
      "checklists",
      stap.checklist("voldoende", {
        procesVerbaalVerdenking: false,
        opsporingsinformatie: false,
        peildatum: "2027-01-01",
      }),
      ["peildatum", "procesVerbaalVerdenking", "opsporingsinformatie"],
    ],
    [
      "checklists",
      { uitkomst: "ja", aangifte: "nee" },
      ["uitkomst", "aangifte", "procesVerbaalVerdenking", "opsporingsinformatie", "peildatum"],
    ],
    ["middelen", stap.middelen("ingezonden", ["doorzoeking", "doorzoeking", "tap"]), ["middelen[1]", "middelen[2]"]],
    ["om-beslissingen", stap.beslissing("sepot", null), ["grond"]],
    ["om-beslissingen", stap.beslissing("dagvaarding", "anders"), ["grond"]],
    [
      "om-beslissingen",
      { ...stap.beslissing("gratie", "x"), beslistOp: "2027-01-01" },
      ["beslissing", "beslistOp", "grond"],
    ],
    ["zittingen", stap.zitting("gratie"), ["uitspraak"]],
    ["zittingen", { ...stap.zitting("vrijspraak"), uitkomst: "aangehouden" }, ["uitspraak"]],
  ] as const)("%s with wrong input: all of it at once", async (onder, body, velden) => {
    const weg = await metTraject();
    const wie = ["om-beslissingen", "zittingen"].includes(onder) ? "opsporing-om" : "opsporing-nla";
    const tot = { checklists: 0, middelen: 3, "om-beslissingen": 5, zittingen: 10 }[onder];
    for (const [vooraf, inhoud, door] of TRAJECTWEG.slice(0, tot)) await weg.zeg(vooraf, inhoud, door);
    const antwoord = await weg.zeg(onder, body, wie);
    expect(antwoord.status).toBe(400);
    expect(fouten(antwoord).toSorted()).toEqual([...velden].toSorted());
  });

  it("an organisation outside the investigation, without covenant, or that takes part already", async () => {
    const weg = await metTraject();
    expect(fouten(await weg.zeg("deelnemers", stap.deelnemer("ggd")))).toEqual(["organisatie"]);
    expect(await weg.zeg("deelnemers", stap.deelnemer("om"))).toMatchObject({ status: 409, code: "bestaat-al" });
    weg.deur.casework.zet(
      maakPartner({
        organisatie: "politie",
        deelname: { versie: 1, van: weg.deur.nu(), tot: null, ondertekeningen: [] },
      }),
    );
    expect(fouten(await weg.zeg("deelnemers", stap.deelnemer("politie")))).toEqual(["organisatie"]);
  });
});

describe("who it exists for (X8)", () => {
  it("who investigates where it takes part: nobody else, of the same organisation neither", async () => {
    const weg = await metTraject();
    for (const wie of ["opsporing-nla", "opsporing-om"]) expect((await weg.traject(wie)).status, wie).toBe(200);
    for (const { aanmeldnaam, soort } of weg.deur.actoren.filter(
      ({ aanmeldnaam: wie }) => !["opsporing-nla", "opsporing-om"].includes(wie),
    ))
      expect((await weg.traject(aanmeldnaam)).status, aanmeldnaam).toBe(soort === "systeem" ? 403 : 404);
    expect((await weg.traject("opsporing")).status).toBe(404);
    expect((await weg.zeg("deelnemers", stap.deelnemer("politie"))).status).toBe(201);
    expect((await weg.traject("opsporing")).status).toBe(200);
    expect((await weg.traject("zetel-politie")).status).toBe(404);
  });

  it("breaking the glass of the casus opens nothing of it", async () => {
    const weg = await metTraject();
    const gebroken = await weg.doe("meldpunt", "noodtoegangen", {
      reden: "Iemand loopt gevaar, en ik moet weten waar.",
    });
    expect(gebroken.status).toBe(201);
    expect((await weg.traject("meldpunt")).status).toBe(404);
    expect((await weg.lees("meldpunt")).rauw.body).not.toContain(GEHEIM);
  });

  it("is listed, is work and is told for who investigates there alone", async () => {
    const weg = await metTraject();
    await weg.deur.publiceer();
    const lijst = async (wie: string) => weg.deur.vraag(wie, "GET", TRAJECTEN);
    const taken = async (wie: string) => (await weg.deur.vraag(wie, "GET", "/v1/taken")).rauw.body;
    const feed = async (wie: string, ontvanger?: string) =>
      weg.deur.vraag(wie, "GET", "/v1/notificaties", undefined, {
        query: ontvanger === undefined ? {} : { ontvanger },
      });
    expect((await lijst("opsporing-nla")).body).toMatchObject({
      resultaten: [{ trajectId: weg.trajectId }],
      volgende: null,
    });
    expect((await lijst("opsporing")).body).toEqual({ resultaten: [], volgende: null });
    expect((await lijst("zetel-politie")).status).toBe(403);
    expect(await taken("opsporing-nla")).toContain(weg.trajectId);
    for (const wie of ["opsporing", "opsporing-om", "partner-nla", "zetel-om", "systeem-nla"])
      expect(await taken(wie), wie).not.toContain(weg.trajectId);
    const soorten = (antwoord: Antwoord) =>
      (antwoord.body["resultaten"] as readonly { readonly event: { readonly type: string } }[]).map(
        ({ event }) => event.type,
      );
    expect(soorten(await feed("opsporing-nla", "opsporing-nla"))).toEqual([
      "nl.ketenregie.traject.gestart.v1",
      "nl.ketenregie.traject.taak-geopend.v1",
    ]);
    // Who has that role alone is shown that feed when they ask for their own.
    expect(soorten(await feed("opsporing-om"))).toEqual(["nl.ketenregie.traject.gestart.v1"]);
    for (const wie of ["systeem-nla", "partner-nla", "opsporing", "fg", "procesregisseur"])
      expect((await feed(wie, "opsporing-nla")).status, wie).toBe(403);
    expect((await feed("systeem-nla")).rauw.body).not.toContain("traject");
  });

  it("each read and write leaves a line for each client, and none names the casus", async () => {
    const weg = await metTraject();
    const { dossierIds } = await casusNu(weg);
    const lezen = weg.deur.gelogd().length;
    await weg.traject();
    const gelezen = weg.deur.gelogd().slice(lezen);
    expect(gelezen.filter(({ soort }) => soort === "verwerking")).toHaveLength(dossierIds.length);
    await weg.zeg("checklists", stap.checklist());
    const geschreven = weg.deur.casework
      .logregels()
      .filter((regel) => (regel.soort === "audit" ? regel.handeling : regel.activiteit) === "legTrajectchecklistVast");
    expect(geschreven.filter(({ soort }) => soort === "verwerking")).toHaveLength(dossierIds.length);
    const regels = [...gelezen, ...geschreven];
    expect(regels.flatMap((regel) => (regel.soort === "audit" ? [regel.object] : []))).toEqual([
      ...[`traject/${weg.trajectId}`, `traject/${weg.trajectId}`],
    ]);
    weg.deur.breekLog();
    expect((await weg.traject()).status).toBe(500);
  });
});
