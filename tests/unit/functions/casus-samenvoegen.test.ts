import { describe, expect, it } from "vitest";
import { SAMENVOEGINGTAAK } from "../../../shared/domain/casussamenvoeging.ts";
import { maakArbeidsuitbuitingCasus } from "../../fixtures/melding.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { metBewijs, wegTot, type Casusweg } from "./casusweg.ts";
import { schortOp } from "./opschortdeur.ts";
import { aangeboden, berichten, naWeging1, takenVan } from "./overdrachtdeur.ts";
import {
  bladzijden,
  kopVan,
  nogEenCasus,
  openTakenVan,
  REDEN,
  samengevoegd,
  tweeCasussen,
  voegSamen,
} from "./samenvoegdeur.ts";
import { casusVan } from "./voordeur.ts";

const rondAf = (weg: Casusweg, id: string, wie = "procesregisseur") =>
  weg.doe(wie, `samenvoegingen/${id}/afrondingen`, { toelichting: "De partners zijn uitgenodigd." });
describe("merging two casussen", () => {
  it("goes on with one of them, with whom both are about; of the other the path ends", async () => {
    const { ver, vers } = await tweeCasussen("weging2");
    const [a, b] = [await kopVan(ver), await kopVan(vers)];
    const antwoord = await voegSamen(ver, vers);
    expect(antwoord).toMatchObject({ status: 201, body: { casusId: ver.casusId, status: "open", stap: "weging-2" } });
    expect(await kopVan(ver)).toMatchObject({
      ...{ status: "open", positie: { stap: "weging-2" }, samengevoegd: [vers.casusId], samenTeVoegen: vers.casusId },
      dossierIds: [...a.dossierIds, ...b.dossierIds],
    });
    expect(await kopVan(vers)).toMatchObject({
      ...{ status: "samengevoegd", samengevoegdMet: ver.casusId, teDrijven: false, klok: null },
      ...{ dossierIds: b.dossierIds, afsluiting: { uitkomst: "samengevoegd" } },
    });
    expect(openTakenVan(vers)).toEqual([]);
    // Its machine hears that it is overtaken.
    expect(ver.deur.casework.vanType("taak").find(({ casusId }) => casusId === vers.casusId)).toMatchObject({
      ...{ status: "vervallen", teDrijven: true, uitvoering: { taaktoken: "token-van-9" } },
    });
    await bladzijden(ver);
    expect((await ver.deur.casework.dossiers(b.dossierIds)).map(({ laatsteCasusId }) => laatsteCasusId)).toEqual(
      b.dossierIds.map(() => ver.casusId),
    );
    expect(await kopVan(ver)).toMatchObject({ samenTeVoegen: null });
    // A second time carries nothing.
    const voor = ver.deur.casework.alles();
    await bladzijden(ver);
    expect(ver.deur.casework.alles()).toEqual(voor);
  });

  it("leaves who guards every date a mandatory task, once the open work has come along, before which the casus does not end", async () => {
    const { ver, vers } = await tweeCasussen("weging1");
    const id = await samengevoegd(vers, ver);
    expect(await takenVan(vers, "procesregisseur")).toContainEqual(
      expect.objectContaining({ soort: SAMENVOEGINGTAAK, onderwerp: id, casusId: vers.casusId }),
    );
    expect((await vers.doe("zetel-om", "wegingen", opdracht.eersteWeging({ kwalificatie: "geen" }))).status).toBe(201);
    await vers.deur.machine(vers.casusId);
    const weg = await vers.doe("zetel-om", "afschalingen", opdracht.afschaling());
    expect(weg).toMatchObject({ status: 409, code: "acties-open" });
    expect(await rondAf(vers, id)).toMatchObject({ status: 409, code: "samenvoeging-loopt" });
    await bladzijden(vers);
    expect((await rondAf(vers, id, "zetel-politie")).status).toBe(403);
    expect((await rondAf(vers, id)).status).toBe(201);
    expect(await rondAf(vers, id)).toMatchObject({ status: 409, code: "al-afgehandeld" });
    expect((await vers.doe("zetel-om", "afschalingen", opdracht.afschaling())).status).toBe(201);
  });

  it("brings acties and agreements along to who does them there, with their dates, and each is done there", async () => {
    const { ver, vers } = await tweeCasussen("actieZorg");
    const acties = openTakenVan(ver).filter(({ soort }) => soort === "actie");
    expect(acties.map(({ eigenaar }) => eigenaar.organisatie).toSorted()).toEqual(["moviera", "nla"]);
    await samengevoegd(vers, ver);
    await bladzijden(vers);
    const mee = openTakenVan(vers).filter(({ soort }) => soort === "actie");
    expect(mee.map(({ onderwerp, uiterlijkOp }) => ({ onderwerp, uiterlijkOp }))).toEqual(
      expect.arrayContaining(acties.map(({ onderwerp, uiterlijkOp }) => ({ onderwerp, uiterlijkOp }))),
    );
    // Who was a partner on the other casus alone gets no access by it: procesregie has its work.
    expect(mee.map(({ eigenaar }) => eigenaar)).toEqual(
      expect.arrayContaining([
        { rol: "procesregisseur", organisatie: "zvh" },
        { rol: "partner", organisatie: "moviera" },
      ]),
    );
    expect(openTakenVan(ver)).toEqual([]);
    const [van, naar] = [acties[0]?.onderwerp, acties[1]?.onderwerp];
    for (const [wie, onderwerp] of [
      ["zetel-moviera", acties.find(({ eigenaar }) => eigenaar.organisatie === "moviera")?.onderwerp],
      ["procesregisseur", acties.find(({ eigenaar }) => eigenaar.organisatie === "nla")?.onderwerp],
    ] as const)
      expect(
        (await vers.doe(wie, `acties/${String(onderwerp)}/resultaten`, opdracht.actieresultaat())).status,
        wie,
      ).toBe(201);
    expect([van, naar]).not.toContain(undefined);
    // There, not here.
    const hier = await ver.doe("zetel-moviera", `acties/${String(van)}/resultaten`, opdracht.actieresultaat());
    expect(hier).toMatchObject({ status: 409, code: "casus-niet-open" });
    // No plan of this casus drops them.
    expect(vers.deur.casework.vanType("actie").filter(({ casusId }) => casusId === vers.casusId)).toEqual(
      expect.arrayContaining([expect.objectContaining({ overgenomenVan: ver.casusId })]),
    );
  });

  it("takes the haste of the other: who waits for its weging gets the short term", async () => {
    const { ver, vers } = await tweeCasussen("weging1", { acuutVolgensMelder: "ja" });
    const voor = await kopVan(ver);
    await samengevoegd(ver, vers);
    const na = await kopVan(ver);
    if (voor.status !== "open" || na.status !== "open") throw new Error("niet open");
    expect(na).toMatchObject({ acuut: true, acuutVolgensMelder: true });
    expect(na.volgendeDatum < voor.volgendeDatum).toBe(true);
    expect(openTakenVan(ver).find(({ soort }) => soort === "weging-1")?.uiterlijkOp).toBe(na.volgendeDatum);
  });

  it("does it once, however often it is asked with one key", async () => {
    const { ver, vers } = await tweeCasussen();
    const eerste = await voegSamen(ver, vers, "zetel-politie", "een-sleutel");
    const weer = await voegSamen(ver, vers, "zetel-politie", "een-sleutel");
    expect(weer.body).toEqual(eerste.body);
    expect(ver.deur.casework.vanType("vastlegging").filter(({ soort }) => soort === "samenvoeging")).toHaveLength(2);
  });

  it("leaves a line in the log for each person of both", async () => {
    const { ver, vers } = await tweeCasussen();
    const dossiers = [...(await kopVan(ver)).dossierIds, ...(await kopVan(vers)).dossierIds];
    await samengevoegd(ver, vers);
    const regels = ver.deur.casework.logregels();
    const personen = regels.flatMap((regel) =>
      regel.soort === "verwerking" && regel.activiteit === "voegCasussenSamen" ? [regel.betrokkene] : [],
    );
    expect(new Set(personen).size).toBe(dossiers.length);
  });
});

describe("what a merge shows to whom", () => {
  it("lets who read the other go on reading it, and who sees every casus alone which one it went to", async () => {
    const { ver, vers } = await tweeCasussen("actieZorg");
    await samengevoegd(vers, ver);
    await bladzijden(vers);
    for (const [wie, status, wijst] of [
      ["zetel-om", "samengevoegd", true],
      ["procesregisseur", "samengevoegd", true],
      ["gemeente-doetinchem", "gesloten", false],
      ["zorgcoordinator", "gesloten", false],
    ] as const) {
      const [oud, nieuw] = [await ver.lees(wie), await vers.lees(wie)];
      expect([oud.status, oud.body["status"]], wie).toEqual([200, status]);
      expect(oud.rauw.body.includes(vers.casusId), wie).toBe(wijst);
      expect(nieuw.rauw.body.includes(ver.casusId), wie).toBe(wijst);
      expect(oud.rauw.body.includes(REDEN), wie).toBe(wijst);
      if (!wijst) expect(oud.rauw.body.includes("samengevoegd"), wie).toBe(false);
    }
    // A partner of the other sees neither.
    for (const weg of [ver, vers]) expect((await weg.lees("partner-nla")).status).toBe(404);
    // A partner of the one that goes on reads who came to it, and nothing of the other casus.
    const [gekomen] = (await kopVan(ver)).dossierIds;
    expect((await ver.deur.vraag("zetel-om", "GET", `/v1/dossiers/${String(gekomen)}`)).body["casussen"]).toEqual(
      expect.arrayContaining([
        { casusId: ver.casusId, status: "samengevoegd" },
        { casusId: vers.casusId, status: "open" },
      ]),
    );
  });

  it("shows a gemeente the persons that came to its casus, and not what was reported of them elsewhere", async () => {
    const ver = await wegTot("weging1");
    const elders = maakArbeidsuitbuitingCasus(9).locatie;
    const ander = await nogEenCasus(ver.deur, 9, {
      locatie: elders == null ? elders : { ...elders, gemeente: "Apeldoorn", plaats: "Apeldoorn" },
    });
    expect(await kopVan(ander)).toMatchObject({ gemeente: "gemeente-apeldoorn" });
    const [gekomen] = (await kopVan(ander)).dossierIds;
    const pad = `/v1/dossiers/${String(gekomen)}`;
    expect((await ver.deur.vraag("gemeente-doetinchem", "GET", pad)).status).toBe(404);
    await samengevoegd(ver, ander);
    for (const _nu of ["voor de bladzijden", "erna"]) {
      const gelezen = await ver.deur.vraag("gemeente-doetinchem", "GET", pad);
      expect(gelezen).toMatchObject({
        status: 200,
        body: { casussen: [{ casusId: ver.casusId, status: "open" }], meldingen: [] },
      });
      expect(gelezen.body["personalia"]).not.toBeNull();
      // The gemeente of the other reads what it read, and nothing of this one.
      const oud = await ver.deur.vraag("gemeente-apeldoorn", "GET", pad);
      expect(oud.body).toMatchObject({ casussen: [{ casusId: ander.casusId, status: "gesloten" }] });
      expect((await ver.lees("gemeente-apeldoorn")).status).toBe(404);
      expect((await ander.lees("gemeente-apeldoorn")).status).toBe(200);
      await bladzijden(ver);
    }
  });

  it("shields the other when the one that went on closes, also through a chain of merges", async () => {
    const laatste = await wegTot("lessen");
    const midden = await nogEenCasus(laatste.deur, 9);
    const eerste = await nogEenCasus(laatste.deur, 17);
    const een = await samengevoegd(midden, eerste);
    await bladzijden(midden);
    expect((await rondAf(midden, een)).status).toBe(201);
    const id = await samengevoegd(laatste, midden);
    await bladzijden(laatste);
    expect((await rondAf(laatste, id)).status).toBe(201);
    expect(await kopVan(laatste)).toMatchObject({ samengevoegd: [midden.casusId, eerste.casusId] });
    const kop = await kopVan(laatste);
    if (kop.status !== "open") throw new Error("niet open");
    // It closes by whatever way; the region's own way asks aftercare of who came as well.
    const regio = await laatste.doe("zetel-politie", "regio-overdrachten", opdracht.regioOverdracht());
    expect(regio.status).toBe(201);
    const antwoord = await laatste.doe(
      "procesregisseur",
      `regio-overdrachten/${String(regio.body["id"])}/antwoorden`,
      opdracht.regioantwoord("aanvaard"),
    );
    expect(antwoord).toMatchObject({ status: 201, body: { status: "gesloten" } });
    expect(await kopVan(laatste)).toMatchObject({ teDrijven: true });
    await laatste.deur.voegSamen(kop.casusId);
    expect(await kopVan(laatste)).toMatchObject({ status: "gesloten", klok: null, teDrijven: false });
    for (const weg of [laatste, midden, eerste]) {
      expect((await kopVan(weg)).status).toBe("gesloten");
      expect((await weg.lees("zetel-om")).status).toBe(404);
      expect((await weg.lees("procesregisseur")).status).toBe(200);
    }
  });

  it("tells everybody on the casus that goes on, and of the other no more than that it closed", async () => {
    const { ver, vers } = await tweeCasussen("actieZorg");
    const vanaf = berichten(ver, "nla").length;
    await samengevoegd(vers, ver);
    const over = (ontvanger: string, soort: string) =>
      berichten(ver, ontvanger).flatMap((een) =>
        een.soort === soort ? [{ onderwerp: een.onderwerp, dataref: een.dataref }] : [],
      );
    for (const ontvanger of ["ketenregieteam", "gemeente-doetinchem", "zvh"])
      expect(over(ontvanger, "casus.samengevoegd"), ontvanger).toEqual([
        { onderwerp: vers.casusId, dataref: vers.pad },
      ]);
    expect(over("ketenregieteam", "casus.gesloten")).toEqual([{ onderwerp: ver.casusId, dataref: ver.pad }]);
    expect(over("nla", "casus.gesloten")).toEqual([{ onderwerp: ver.casusId, dataref: null }]);
    await bladzijden(vers);
    const gehoord = berichten(ver, "nla").slice(vanaf);
    expect(gehoord.map(({ soort }) => soort).toSorted()).toEqual(["actie.vervallen", "casus.gesloten"]);
    expect(JSON.stringify(gehoord)).not.toContain(vers.casusId);
  });

  it("tells a reporter nothing of it", async () => {
    const ver = await wegTot("uitnodigen");
    const { body } = await ver.deur.vraag("systeem-nla", "POST", "/v1/meldingen", maakArbeidsuitbuitingCasus(9));
    const ander = await casusVan(ver.deur, body["meldingId"]);
    const status = async () =>
      (await ver.deur.vraag("systeem-nla", "GET", `/v1/meldingen/${String(body["meldingId"])}`)).body["status"];
    expect(await status()).toBe("ontvangen");
    expect((await voegSamen(ver, { casusId: ander })).status).toBe(201);
    expect(await status()).toBe("in-behandeling");
    await bladzijden(ver);
    expect(await status()).toBe("in-behandeling");
  });
});

describe("what keeps two casussen apart", () => {
  it("a casus that is not there for who asks, is not open, or is the same", async () => {
    const { ver, vers } = await tweeCasussen();
    const anders = await nogEenCasus(ver.deur, 21, {
      locatie: { ...maakArbeidsuitbuitingCasus(21).locatie, gemeente: "Apeldoorn", plaats: "Apeldoorn" },
    });
    const fout = async (wie: string, casusId: string) =>
      (await voegSamen(ver, { casusId }, wie)).body["fouten"] as readonly { readonly melding: string }[];
    const onbekend = await fout("gemeente-doetinchem", "3f0c1a52-8d5e-4b7a-9a61-0c2d5e7f9b13");
    expect(onbekend).toMatchObject([{ veld: "casusId" }]);
    expect(await fout("gemeente-doetinchem", anders.casusId)).toEqual(onbekend);
    expect(await fout("gemeente-doetinchem", ver.casusId)).not.toEqual(onbekend);
    expect((await voegSamen(ver, vers, "procesregisseur")).status).toBe(403);
    expect((await voegSamen(ver, vers, "gemeente-apeldoorn")).status).toBe(404);
    expect((await voegSamen(ver, vers, "systeem-politie")).status).toBe(403);
    await samengevoegd(ver, vers);
    await bladzijden(ver);
    expect(await fout("zetel-om", vers.casusId)).toMatchObject([{ veld: "casusId" }]);
    expect(await voegSamen(vers, ver)).toMatchObject({ status: 409, code: "casus-niet-open" });
  });

  it("says all of it at once, of either", async () => {
    const { ver, vers } = await tweeCasussen();
    await schortOp(ver);
    await schortOp(vers);
    await vers.doe("zetel-politie", "regio-overdrachten", opdracht.regioOverdracht());
    const voor = ver.deur.casework.alles();
    const { status, code, rauw } = await voegSamen(ver, vers);
    expect([status, code]).toEqual([409, "samenvoeging-belet"]);
    expect(rauw.body).toMatch(
      /Deze casus is opgeschort.*De andere casus is opgeschort.*De andere casus is aan een ander/,
    );
    expect(ver.deur.casework.alles()).toEqual(voor);
  });

  it("an intervention, or a track, that would be left behind: then it is named the other way round", async () => {
    const { ver, vers } = await tweeCasussen();
    expect((await ver.doe("zetel-politie", "wegingen", opdracht.doorlaatverbod(await metBewijs(ver)))).status).toBe(
      201,
    );
    expect(await voegSamen(vers, ver)).toMatchObject({ status: 409, code: "samenvoeging-belet" });
    expect((await voegSamen(ver, vers)).status).toBe(201);
    const anders = await nogEenCasus(ver.deur, 33);
    const kop = await kopVan(anders);
    ver.deur.casework.zet({ ...kop, versie: kop.versie + 1, strafrechtelijkTrajectLoopt: true });
    await bladzijden(ver);
    expect(await voegSamen(ver, anders)).toMatchObject({ status: 409, code: "samenvoeging-belet" });
    expect((await voegSamen(anders, await nogEenCasus(ver.deur, 41))).status).toBe(201);
  });

  it("a casus that is being scaled down takes in none, and goes on in another", async () => {
    const weg = await naWeging1();
    const ander = await nogEenCasus(weg.deur);
    expect(await voegSamen(weg, ander)).toMatchObject({ status: 409, code: "samenvoeging-belet" });
    const { trekIn } = await aangeboden(weg);
    expect(await voegSamen(ander, weg)).toMatchObject({ status: 409, code: "samenvoeging-belet" });
    expect((await trekIn("procesregisseur")).status).toBe(201);
    expect((await voegSamen(ander, weg)).status).toBe(201);
  });
});
