import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { plusSeconden } from "../../../shared/domain/tijd.ts";
import { NOG } from "../domain/wereld.ts";
import { maakActor } from "../../fixtures/actoren.ts";
import { maakTaak } from "../../fixtures/records.ts";
import { maakArbeidsuitbuitingCasus } from "../../fixtures/melding.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { beantwoord, maakCasusweg, WEG, wegTot } from "./casusweg.ts";
import { aangeboden, antwoorden, berichten, casusVan, naWeging1, takenVan } from "./overdrachtdeur.ts";
import { maakVoordeur } from "./voordeur.ts";

const DAG = 86_400;

describe("a handover that was offered", () => {
  it("is the receiver's task, with the region's term; the casus is open and is theirs", async () => {
    const { weg, overdrachtId, pad } = await aangeboden();
    const casus = await casusVan(weg);
    expect(casus).toMatchObject({
      status: "open",
      eigenaar: { rol: "partner", organisatie: "ggd" },
      overdracht: { vastleggingId: overdrachtId, ontvanger: "ggd" },
    });
    for (const wie of ["partner-ggd", "systeem-ggd"])
      expect(await takenVan(weg, wie)).toMatchObject([{ soort: "overdracht-volgen", onderwerp: overdrachtId }]);
    expect(await takenVan(weg, "zetel-om")).toEqual([]);
    const gehoord = berichten(weg, "ggd");
    expect(gehoord.map(({ soort }) => soort)).toEqual(["overdracht.voorbereid", "taak.geopend"]);
    for (const { dataref } of gehoord) expect(dataref).toBe(`${weg.pad}/${pad}`);
    expect(gehoord[0]?.data).toMatchObject({
      overdrachtId,
      uiterlijkOp: "volgendeDatum" in casus && casus.volgendeDatum,
    });
  });

  it("is read by its receiver: what it needs, on what basis, with what goes along, and nothing else", async () => {
    const weg = await naWeging1();
    const weging = weg.deur.casework.vanType("vastlegging")[0]?.vastleggingId ?? "";
    await weg.doe("zetel-politie", `vastleggingen/${weging}/instemmingen`, { ontvanger: "ggd", akkoord: true });
    const { lees, overdrachtId } = await aangeboden(weg, { onderdelen: [weging] });
    const voor = weg.deur.gelogd().length;
    const { status, body } = await lees("partner-ggd");
    expect(status).toBe(200);
    expect(body).toMatchObject({
      ...{ overdrachtId, casusId: weg.casusId, status: "aangeboden", ontvanger: "ggd", aangebodenDoor: "moviera" },
      ...{ inhoud: opdracht.overdracht().inhoud, inzageTot: null, grondslag: { code: "toestemming" } },
      onderdelen: [{ id: weging, soort: "weging", kenmerk: { geleverdDoor: "politie", categorieen: [] } }],
    });
    expect(Object.keys(body).toSorted()).toEqual([
      ...["aangebodenDoor", "aangebodenOp", "casusId", "grondslag", "inhoud", "inzageTot", "onderdelen", "ontvanger"],
      ...["overdrachtId", "status", "uiterlijkOp"],
    ]);
    // A line for each client, and one of who looked.
    const regels = weg.deur.gelogd().slice(voor);
    expect(regels.filter(({ soort }) => soort === "verwerking")).toHaveLength((await casusVan(weg)).dossierIds.length);
    expect(regels).toContainEqual(
      expect.objectContaining({ soort: "audit", organisatie: "ggd", handeling: "leesOverdracht", resultaat: "gelukt" }),
    );
    expect((await lees("systeem-ggd")).status).toBe(200);
    // Of the casus nothing: not itself, not its dossiers, not another handover.
    expect((await weg.lees("partner-ggd")).status).toBe(404);
    const [dossierId] = (await casusVan(weg)).dossierIds;
    expect((await weg.deur.vraag("partner-ggd", "GET", `/v1/dossiers/${String(dossierId)}`)).status).toBe(404);
    for (const wie of ["partner-nla", "gemeente-apeldoorn", "meldpunt", "fg"])
      expect((await lees(wie)).status, wie).toBe(404);
  });

  it("gives nothing when the log cannot be written", async () => {
    const { weg, lees } = await aangeboden();
    Object.assign(weg.deur.verwerkingslog, { schrijf: () => Promise.reject(new Error("storing")) });
    const antwoord = await lees("partner-ggd");
    expect(antwoord.status).toBe(500);
    expect(antwoord.rauw.body).not.toContain("Zorgvraag");
  });

  it("tells who does not read the handover neither to whom it went, nor whose the casus is", async () => {
    const weg = await wegTot("uitnodigen");
    await weg.doe("procesregisseur", "uitnodigingen", opdracht.uitnodigingen("nla", "ggd"));
    for (const [wie, organisatie] of [
      ["partner-nla", "nla"],
      ["partner-ggd", "ggd"],
    ] as const)
      await beantwoord(weg, wie, organisatie, "geaccepteerd");
    await WEG.overleg(weg);
    await weg.doe("zetel-moviera", "wegingen", opdracht.tweedeWeging({ mensenhandel: "geen" }));
    const { status } = await weg.doe(
      "procesregisseur",
      "overdrachten",
      opdracht.overdracht("jeugdbescherming-gelderland"),
    );
    expect(status).toBe(201);
    await weg.deur.machine(weg.casusId);
    // Safety reads of it that it is there, care reads the handover itself.
    const veiligheid = await weg.lees("partner-nla");
    expect(veiligheid.body).toMatchObject({ positie: { stap: "zorgoverdracht-volgen" }, eigenaar: null });
    expect(veiligheid.rauw.body).not.toContain("jeugdbescherming");
    expect((await weg.lees("partner-ggd")).body).toMatchObject({
      eigenaar: { rol: "partner", organisatie: "jeugdbescherming-gelderland" },
    });
  });
});

describe("offering one", () => {
  it("names all that is wrong at once: receiver, basis and parts", async () => {
    const weg = await naWeging1();
    const transacties = weg.deur.casework.transacties();
    const onderdelen = [randomUUID()];
    const fout = await weg.doe("zetel-om", "overdrachten", {
      ...{ ontvanger: "niemand", grondslag: "zomaar", inhoud: "zorgvraag", onderdelen },
    });
    expect(fout).toMatchObject({
      status: 400,
      body: { fouten: [{ veld: "ontvanger" }, { veld: "grondslag" }, { veld: "onderdelen[0]" }] },
    });
    expect(JSON.stringify(fout.body["fouten"])).toContain("toestemming");
    expect(weg.deur.casework.transacties()).toBe(transacties);
  });

  it("to care goes to who works in care", async () => {
    const weg = await wegTot("weging2");
    await weg.doe("zetel-moviera", "wegingen", opdracht.tweedeWeging({ mensenhandel: "geen" }));
    for (const ontvanger of ["kmar", "coa"])
      expect(await weg.doe("procesregisseur", "overdrachten", opdracht.overdracht(ontvanger))).toMatchObject({
        ...{ status: 400, body: { fouten: [{ veld: "ontvanger" }] } },
      });
    // Both domains count as care.
    expect((await weg.doe("procesregisseur", "overdrachten", opdracht.overdracht("zvh"))).status).toBe(201);
  });

  it("after the first weging it may go to safety as well", async () => {
    const weg = await naWeging1();
    expect((await weg.doe("zetel-om", "overdrachten", opdracht.overdracht("kmar"))).status).toBe(201);
  });

  it("does not carry a special category that no cooperation of its receiver may process, whoever agrees (WGS)", async () => {
    const melding = maakArbeidsuitbuitingCasus(1, { zorgcoordinatorBetrokken: "ja" });
    const weg = await maakCasusweg(maakVoordeur(), melding);
    await weg.doe("zorgcoordinator", "verrijkingen", opdracht.verrijking());
    await weg.doe("zetel-politie", "wegingen", opdracht.eersteWeging({ kwalificatie: "geen" }));
    const verrijking = weg.deur.casework.vanType("vastlegging").find(({ soort }) => soort === "verrijking");
    const id = verrijking?.vastleggingId ?? "";
    for (const ontvanger of ["riec", "ggd"])
      await weg.doe("zetel-moviera", `vastleggingen/${id}/instemmingen`, { ontvanger, akkoord: true });
    const naar = (ontvanger: string, onderdelen: readonly string[]) =>
      weg.doe("zetel-om", "overdrachten", { ...opdracht.overdracht(ontvanger), onderdelen });
    expect(await naar("riec", [id])).toMatchObject({
      status: 400,
      body: { fouten: [{ veld: "onderdelen[0]", melding: "bevat gezondheid; dat mag de ontvanger niet verwerken" }] },
    });
    expect(await naar("ggd", [id, id])).toMatchObject({ status: 400, body: { fouten: [{ veld: "onderdelen[1]" }] } });
    expect((await naar("ggd", [id])).status).toBe(201);
  });

  it("is for who weighed, and only when there is one to make", async () => {
    const weg = await wegTot("weging1");
    expect(await weg.doe("zetel-om", "overdrachten", opdracht.overdracht())).toMatchObject({
      ...{ status: 409, code: "stap-niet-aan-de-beurt" },
    });
    const { weg: bezig } = await aangeboden();
    for (const [pad, body] of [
      ["overdrachten", opdracht.overdracht()],
      ["afschalingen", opdracht.afschaling()],
    ] as const)
      expect(await bezig.doe("zetel-om", pad, body)).toMatchObject({ status: 409, code: "stap-niet-aan-de-beurt" });
    expect(await bezig.doe("procesregisseur", "overdrachten", opdracht.overdracht())).toMatchObject({ status: 403 });
  });
});

describe("the answer of its receiver", () => {
  it("accepted: the casus is scaled down, with that handover as the decision, and counts in the figures", async () => {
    const { weg, overdrachtId, antwoord, lees } = await aangeboden();
    const { status, body } = await antwoord("partner-ggd", opdracht.aanvaarding());
    expect(status).toBe(201);
    // What became of the casus they do not see.
    expect(body).toMatchObject({ stap: null });
    expect(await casusVan(weg)).toMatchObject({
      status: "afgeschaald",
      overdrachtbesluit: { besluit: "aanvaard", vastleggingId: overdrachtId },
      overdracht: null,
    });
    expect(weg.deur.casework.vanType("taak").filter((taak) => taak.status === "open")).toEqual([]);
    for (const wie of ["zvh", "ketenregieteam", "gemeente-doetinchem"])
      expect(berichten(weg, wie).filter(({ soort }) => soort === "overdracht.beantwoord")).toMatchObject([
        { data: { overdrachtId, antwoord: "aanvaard" }, dataref: weg.pad },
      ]);
    const feiten = berichten(weg, "inzicht").map(({ data }) => `${String(data["feit"])} ${String(data["uitkomst"])}`);
    expect(feiten.slice(-2)).toEqual(["overdracht-volgen aanvaard", "casus-afgeschaald aanvaard"]);
    // Not deleted, and the answer stands in the casusbeeld.
    expect((await weg.lees("zetel-om")).rauw.body).toContain("overdrachtantwoord");
    const { body: gelezen } = await lees("partner-ggd");
    expect(gelezen).toMatchObject({ status: "aanvaard", uiterlijkOp: null });
  });

  it("is read for the region's days after it accepted, and then no more", async () => {
    const { weg, antwoord, lees } = await aangeboden();
    await antwoord("partner-ggd", opdracht.aanvaarding());
    const tot = plusSeconden(weg.deur.nu(), NOG.afschalen.inzageDagen * DAG);
    expect((await lees("partner-ggd")).body["inzageTot"]).toBe(tot);
    weg.deur.zetKlok(plusSeconden(tot, -1));
    expect((await lees("systeem-ggd")).status).toBe(200);
    weg.deur.zetKlok(tot);
    expect([(await lees("partner-ggd")).status, (await lees("zetel-om")).status]).toEqual([404, 200]);
  });

  it("declined, with the reason: the casus is the team's again, and for its receiver the handover is gone", async () => {
    const { weg, antwoord, lees, overdrachtId } = await aangeboden();
    for (const body of [{ antwoord: "geweigerd" }, { antwoord: "geweigerd", toelichting: " " }])
      expect(await antwoord("partner-ggd", body)).toMatchObject({
        status: 400,
        body: { fouten: [{ veld: "toelichting" }] },
      });
    expect(await antwoord("partner-ggd", { antwoord: "misschien" })).toMatchObject({ status: 400 });
    expect((await antwoord("partner-ggd", opdracht.weigering())).status).toBe(201);
    expect(await casusVan(weg)).toMatchObject({
      ...{ status: "open", positie: { stap: "overdracht-na-weging-1" }, overdracht: null },
      eigenaar: { rol: "lid-ketenregieteam", organisatie: "ketenregieteam" },
    });
    expect((await lees("partner-ggd")).status).toBe(404);
    expect((await antwoord("partner-ggd", opdracht.aanvaarding())).status).toBe(404);
    expect(await takenVan(weg, "partner-ggd")).toEqual([]);
    expect((await lees("zetel-om")).body["status"]).toBe("geweigerd");
    // The machine goes back with the record.
    await weg.deur.machine(weg.casusId);
    expect(await takenVan(weg, "zetel-om")).toMatchObject([{ soort: "overdracht-na-weging-1", onderwerp: null }]);
    // To the next one.
    const volgende = await weg.doe("zetel-om", "overdrachten", opdracht.overdracht("welzijnswerk"));
    expect(volgende.status).toBe(201);
    expect(volgende.body["id"]).not.toBe(overdrachtId);
  });

  it("is for who carries out work there, and for people", async () => {
    const { weg, antwoord } = await aangeboden();
    expect((await antwoord("systeem-ggd", opdracht.aanvaarding())).status).toBe(403);
    for (const wie of ["partner-nla", "gemeente-apeldoorn", "meldpunt"])
      expect((await antwoord(wie, opdracht.aanvaarding())).status, wie).toBe(404);
    expect((await antwoord("zetel-om", opdracht.aanvaarding())).status).toBe(403);
    expect(
      await weg.doe("partner-ggd", `overdrachten/${randomUUID()}/antwoorden`, opdracht.aanvaarding()),
    ).toMatchObject({ status: 404 });
    expect(antwoorden(weg)).toEqual([]);
  });

  it("given twice: the same key gets the same answer, another key is refused", async () => {
    const { weg, antwoord } = await aangeboden();
    const eerste = await antwoord("partner-ggd", opdracht.aanvaarding(), "zelfde");
    const weer = await antwoord("partner-ggd", opdracht.aanvaarding(), "zelfde");
    expect([eerste.status, weer.status]).toEqual([201, 201]);
    expect(weer.body).toEqual(eerste.body);
    expect(await antwoord("partner-ggd", opdracht.weigering(), "zelfde")).toMatchObject({
      code: "idempotency-key-hergebruikt",
    });
    expect(await antwoord("partner-ggd", opdracht.aanvaarding())).toMatchObject({
      status: 409,
      code: "al-afgehandeld",
    });
    expect(antwoorden(weg)).toHaveLength(1);
    // Also of a refusal, after which it does not exist for them any more.
    const ander = await aangeboden();
    const nee = await ander.antwoord("partner-ggd", opdracht.weigering(), "nee");
    expect((await ander.antwoord("partner-ggd", opdracht.weigering(), "nee")).body).toEqual(nee.body);
  });

  it("given by two at once: one counts, the other hears so, and nothing is stored of it", async () => {
    for (const ander of [opdracht.weigering(), opdracht.aanvaarding()]) {
      const weg = await naWeging1(maakVoordeur([maakActor("collega-ggd", "ggd", "partner")]));
      const { antwoord } = await aangeboden(weg);
      const uitkomsten = await Promise.all([
        antwoord("partner-ggd", opdracht.aanvaarding()),
        antwoord("collega-ggd", ander),
      ]);
      const statussen = uitkomsten.map(({ status }) => status).toSorted();
      expect(statussen[0]).toBe(201);
      expect([404, 409]).toContain(statussen[1]);
      expect(antwoorden(weg)).toHaveLength(1);
    }
  });

  it("waits for work that must have a result first, of which its receiver hears no more", async () => {
    const { weg, antwoord } = await aangeboden();
    weg.deur.casework.zet(
      maakTaak({ casusId: weg.casusId, soort: "match-beoordelen", verplicht: true, uitvoering: null }),
    );
    const wacht = await antwoord("partner-ggd", opdracht.aanvaarding());
    expect(wacht).toMatchObject({ status: 409, code: "overdracht-wacht" });
    expect(wacht.rauw.body).not.toMatch(/match|aantal|acties/);
    expect(antwoorden(weg)).toEqual([]);
    expect((await antwoord("partner-ggd", opdracht.weigering())).status).toBe(201);
  });
});
