import { describe, expect, it } from "vitest";
import { AFSPLITSING_BEOORDELEN } from "../../../shared/domain/besluiten/afsplitsing-beoordelen.ts";
import { casusIdSchema } from "../../../shared/domain/ids.ts";
import { openInhaaltaken } from "../../../shared/domain/inhaaltaak.ts";
import { leesCasusmeldingen } from "../../../shared/runtime/dossiering.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { maakInterventie, maakTaak } from "../../fixtures/casusrecords.ts";
import { casusVan, soorten, stapVan } from "./overdrachtdeur.ts";
import {
  breuken,
  dossierVan,
  meld,
  naAanvaarden,
  netwerk,
  nieuweWeg,
  openCasussenMet,
  over,
  REDEN,
  splits,
} from "./splitsdeur.ts";

const IEDEREEN = ["zetel-om", "procesregisseur", "gemeente-doetinchem", "zorgcoordinator", "partner-nla"] as const;

describe("splitting a casus, by the API", () => {
  it("opens a casus of who leaves, as what was reported of them would have; the rest goes on where it was", async () => {
    const weg = await netwerk(3);
    const voor = await casusVan(weg);
    const antwoord = await splits(weg, [1]);
    const nieuw = nieuweWeg(weg, antwoord);
    expect(antwoord.body).toMatchObject({ casusId: weg.casusId, status: "open", stap: "weging-1" });
    const [oud, eigen] = [await casusVan(weg), await casusVan(nieuw)];
    const { deur } = weg;
    expect(oud.dossierIds).toEqual([dossierVan(deur, 0), dossierVan(deur, 2)]);
    expect(oud).toMatchObject({ positie: { stap: "weging-1" }, vertrokken: [dossierVan(deur, 1)] });
    expect({ ...oud, versie: 0, dossierIds: [], vertrokken: [] }).toEqual({ ...voor, versie: 0, dossierIds: [] });
    expect(eigen).toMatchObject({
      ...{ status: "open", dossierIds: [dossierVan(deur, 1)], gemeente: voor.gemeente, betrokken: [] },
      ...{ positie: { stap: "weging-1" }, uitvoering: { hoofdstap: 2, n: 1 }, teDrijven: true, noodtoegangen: [] },
      verschijningsvormen: voor.verschijningsvormen,
    });
    if (eigen.status !== "open") throw new Error(eigen.status);
    expect([eigen.eigenaar.organisatie, eigen.volgendeDatum > deur.nu(), eigen.klok > deur.nu()]).toEqual([
      ...["ketenregieteam", true, true],
    ]);
    expect(breuken(deur)).toEqual([]);
  });

  it("names the other casus to who sees every one, and to nobody else", async () => {
    const weg = await netwerk(2);
    const nieuw = nieuweWeg(weg, await splits(weg, [1], "gemeente-doetinchem"));
    for (const [bij, ander] of [
      [weg, nieuw],
      [nieuw, weg],
    ] as const)
      for (const wie of ["zetel-om", "systeem-politie", "procesregisseur", "gemeente-doetinchem", "zorgcoordinator"]) {
        const { status, rauw } = await bij.lees(wie);
        const leest = ["zetel-om", "systeem-politie", "procesregisseur"].includes(wie);
        expect([wie, status, rauw.body.includes(ander.casusId), rauw.body.includes(REDEN)]).toEqual([
          ...[wie, 200, leest, leest],
        ]);
      }
    const gebeurtenissen = JSON.stringify(weg.deur.casework.vanType("gebeurtenis"));
    expect(gebeurtenissen).not.toContain(REDEN);
  });

  it("is the team's, on a mandate to weigh; for who does not see the casus it is not there", async () => {
    const weg = await naAanvaarden();
    const transacties = weg.deur.casework.transacties();
    const wie = ["procesregisseur", "zorgcoordinator", "systeem-politie", "partner-nla", "gemeente-apeldoorn"] as const;
    const statussen = [];
    for (const een of [...wie, "meldpunt"]) statussen.push((await splits(weg, [1], een)).status);
    expect(statussen).toEqual([403, 403, 403, 403, 404, 404]);
    expect(await weg.doe("zetel-politie", "splitsingen", {})).toMatchObject({ status: 400 });
    expect(weg.deur.casework.transacties()).toBe(transacties);
  });

  it("tells who was on it that somebody left and not where to; of the new casus only its own team hears", async () => {
    const weg = await naAanvaarden();
    const { deur } = weg;
    const voor = deur.casework.vanType("gebeurtenis").length;
    const nieuw = nieuweWeg(weg, await splits(weg, [1]));
    const verteld = deur.casework
      .vanType("gebeurtenis")
      .slice(voor)
      .flatMap((een) => een.berichten);
    const wie = (casusId: string, soort: string) =>
      verteld
        .flatMap((een) => (een.data["casusId"] === casusId && een.soort === soort ? [een.ontvanger] : []))
        .toSorted();
    expect(wie(weg.casusId, "casus.dossiers-vertrokken")).toEqual(["gemeente-doetinchem", "ketenregieteam", "nla"]);
    expect(wie(nieuw.casusId, "casus.geopend")).toEqual(["gemeente-doetinchem", "ketenregieteam", "veilig-thuis"]);
    expect(verteld.filter(({ ontvanger }) => ontvanger === "nla").map(({ data }) => data)).toEqual([
      { casusId: weg.casusId, dossiers: [dossierVan(deur, 1)] },
    ]);
    expect(JSON.stringify(verteld.filter(({ ontvanger }) => ontvanger === "nla"))).not.toContain(nieuw.casusId);
  });

  it("gives nobody more: a partner keeps the old casus and gets none of the new one, nor does a broken glass", async () => {
    const weg = await naAanvaarden();
    const { deur } = weg;
    await deur.vraag("partner-ggd", "POST", `${weg.pad}/noodtoegangen`, { reden: "Er is nu gevaar voor iemand." });
    const ziet = async (bij: typeof weg) =>
      Object.fromEntries(
        await Promise.all(
          [...IEDEREEN, "partner-ggd"].map(async (wie) => [wie, (await bij.lees(wie)).status] as const),
        ),
      );
    const voor = await ziet(weg);
    expect(voor).toMatchObject({ "partner-nla": 200, "partner-ggd": 200 });
    const nieuw = nieuweWeg(weg, await splits(weg, [1]));
    expect(await ziet(weg)).toEqual(voor);
    expect(await ziet(nieuw)).toEqual({ ...voor, "partner-nla": 404, "partner-ggd": 404 });
    const lijst = await deur.vraag("partner-nla", "GET", "/v1/casussen");
    expect(lijst.rauw.body).not.toContain(nieuw.casusId);
    // Of who left they read what came to the casus while they were in it: here one melding, which went along.
    expect((await deur.vraag("partner-nla", "GET", `/v1/dossiers/${dossierVan(deur, 1)}`)).status).toBe(404);
    expect((await deur.vraag("partner-nla", "GET", `/v1/dossiers/${dossierVan(deur, 0)}`)).status).toBe(200);
    const gezien = await deur.vraag("zetel-om", "GET", `/v1/dossiers/${dossierVan(deur, 1)}`);
    expect(gezien.body["casussen"]).toEqual([{ casusId: nieuw.casusId, status: "open" }]);
  });

  it("weighs in the new casus all that was reported of who left, and no more of them in the old one", async () => {
    const weg = await netwerk(2);
    const { deur } = weg;
    const eerste = deur.casework.vanType("melding")[0]?.meldingId;
    const beide = await meld(deur, over([0, 1], "Samen gezien.", { verschijningsvormen: ["criminele-uitbuiting"] }));
    const alleen = await meld(deur, over([1], "Alleen gezien."));
    const nieuw = nieuweWeg(weg, await splits(weg, [1]));
    const meldingenVan = async (bij: typeof weg) => leesCasusmeldingen(deur.casework, await casusVan(bij));
    expect(new Set(await meldingenVan(weg))).toEqual(new Set([eerste, beide]));
    expect(new Set(await meldingenVan(nieuw))).toEqual(new Set([eerste, beide, alleen]));
    expect((await casusVan(nieuw)).verschijningsvormen).toContain("criminele-uitbuiting");
    // Again, further on: what came to the first casus is still of who left.
    const derde = await meld(deur, over([1, 2], "Met nog iemand."));
    const verder = nieuweWeg(nieuw, await splits(nieuw, [1]));
    expect(new Set(await meldingenVan(verder))).toEqual(new Set([eerste, beide, alleen, derde]));
    expect(await meldingenVan(nieuw)).toEqual([derde]);
  });

  it("leaves a line in the processing log of both: who left too, whose data the old casus still holds", async () => {
    const weg = await netwerk(2);
    const { deur } = weg;
    const alle = () => [...deur.casework.logregels(), ...deur.gelogd()];
    const regels = async (doe: () => Promise<unknown>) => {
      const voor = new Set(alle().map((een) => JSON.stringify(een)));
      await doe();
      return JSON.stringify(alle().filter((een) => !voor.has(JSON.stringify(een))));
    };
    const wie = await Promise.all([0, 1].map((n) => deur.sleutels.hash(`dossier|${dossierVan(deur, n)}`)));
    const logs = [await regels(() => splits(weg, [1])), await regels(() => weg.lees("zetel-om"))];
    for (const log of logs) for (const een of wie) expect(log).toContain(een);
  });
});

describe("what holds up a split", () => {
  it("is wrong in who is named: told all at once, and nothing is written", async () => {
    const weg = await netwerk(2);
    const { deur, pad } = weg;
    const ander = await meld(deur, over([7], "Ergens anders."));
    const elders = (await deur.casework.melding(ander))?.dossiers[0]?.dossierId;
    const transacties = deur.casework.transacties();
    const doe = (dossiers: readonly unknown[]) =>
      deur.vraag("zetel-politie", "POST", `${pad}/splitsingen`, { dossiers, reden: REDEN });
    const [een, twee] = [dossierVan(deur, 0), dossierVan(deur, 1)];
    const velden = async (dossiers: readonly unknown[]) => {
      const { status, body } = await doe(dossiers);
      return { status, velden: (body["fouten"] as { veld: string }[]).map(({ veld }) => veld) };
    };
    expect(await velden([een, twee, elders, een])).toEqual({
      ...{ status: 400, velden: ["dossiers[2]", "dossiers[3]", "dossiers"] },
    });
    expect(await velden([])).toEqual({ status: 400, velden: ["dossiers"] });
    expect(await velden(Array.from({ length: 9 }, () => crypto.randomUUID()))).toMatchObject({ status: 400 });
    expect(deur.casework.transacties()).toBe(transacties);
  });

  it("is two dossiers of one person: they leave together, or not", async () => {
    const weg = await netwerk(3);
    const { deur } = weg;
    const samen = { met: dossierVan(deur, 0), toelichting: "het is dezelfde" };
    const { status } = await deur.vraag(
      "meldpunt",
      "POST",
      `/v1/dossiers/${dossierVan(deur, 1)}/samenvoegingen`,
      samen,
    );
    expect(status).toBe(201);
    for (const n of [0, 1])
      expect(await splits(weg, [n])).toMatchObject({ status: 400, body: { fouten: [{ veld: "dossiers[0]" }] } });
    const nieuw = nieuweWeg(weg, await splits(weg, [0, 1]));
    expect((await casusVan(nieuw)).dossierIds).toHaveLength(2);
    // What is reported of either next comes to where they are.
    await meld(deur, over([1], "Weer gezien."));
    expect(soorten(nieuw, "ketenregieteam").at(-1)).toBe("casus.melding-toegevoegd");
    expect(deur.casework.vanType("casus")).toHaveLength(2);
  });

  it("is an intervention, a handover, or a question of who leaves: all at once, as far as who asks may see them", async () => {
    const weg = await netwerk(2);
    const { deur, casusId } = weg;
    const vertrekt = dossierVan(deur, 1);
    const casus = { casusId: casusIdSchema.parse(casusId), gemeente: "gemeente-doetinchem", uitvoering: null };
    const blijft = dossierVan(deur, 0);
    const taken = [
      maakTaak({ ...casus, soort: AFSPLITSING_BEOORDELEN, onderwerp: vertrekt, verplicht: true }),
      maakTaak({ ...casus, soort: "match-beoordelen", onderwerp: vertrekt, verplicht: true }),
      maakTaak({ ...casus, soort: "match-beoordelen", onderwerp: blijft, verplicht: true }),
      maakTaak({ ...casus, soort: "actie", onderwerp: crypto.randomUUID(), verplicht: true }),
    ];
    deur.casework.zet(...taken, maakInterventie({ casusId: casus.casusId }));
    const vraag = await weg.doe("zetel-politie", "informatievragen", {
      ...{ organisatie: "ggd", soort: "bekend", tekst: "Kent u deze persoon?", doel: "zorg", grondslag: "wgs-zvh" },
      dossiers: [vertrekt, blijft],
    });
    expect(vraag.status).toBe(201);
    const aanbod = await weg.doe("procesregisseur", "gemeente-overdrachten", opdracht.gemeenteOverdracht());
    expect(aanbod.status).toBe(201);
    const transacties = deur.casework.transacties();
    const { status, code, body } = await splits(weg, [1]);
    expect([status, code]).toEqual([409, "acties-open"]);
    expect((body["open"] as { wat: string }[]).map(({ wat }) => wat).toSorted()).toEqual([
      ...["afsplitsing-beoordelen", "gemeente-overdracht-beantwoorden", "interventie", "vraag-beantwoorden"],
    ]);
    // That a person looks like somebody of another casus is for who reads that.
    expect(body["verborgen"]).toBe(1);
    expect(deur.casework.transacties()).toBe(transacties);
  });

  it("is a casus that has ended", async () => {
    const weg = await netwerk(2);
    await weg.doe("zetel-politie", "wegingen", opdracht.eersteWeging({ kwalificatie: "geen" }));
    await weg.deur.machine(weg.casusId);
    await weg.doe("zetel-politie", "afschalingen", opdracht.afschaling());
    expect(await stapVan(weg)).toBe("afgeschaald");
    expect(await splits(weg, [1])).toMatchObject({ status: 409, code: "casus-niet-open" });
  });
});

describe("the casus of who left", () => {
  it("enters where its persons are, with what is caught up; the old one is not touched by it", async () => {
    const weg = await naAanvaarden();
    const nieuw = nieuweWeg(weg, await splits(weg, [1]));
    const voor = await casusVan(weg);
    const instroom = opdracht.instroom("voortgang", {
      herkomst: { soort: "anders", organisatie: "zvh", sinds: "2026-02-02" },
    });
    expect(await nieuw.doe("zetel-politie", "instromen", instroom)).toMatchObject({
      ...{ status: 201, body: { status: "open", stap: "voortgang" } },
    });
    const taken = weg.deur.casework.vanType("taak");
    expect(openInhaaltaken({ taken: taken.filter(({ casusId }) => casusId === nieuw.casusId) }).length).toBeGreaterThan(
      2,
    );
    expect(openInhaaltaken({ taken: taken.filter(({ casusId }) => casusId === weg.casusId) })).toEqual([]);
    expect(await casusVan(weg)).toEqual(voor);
  });

  it("is joined by what is reported of them next; what is reported of who stayed joins the old one", async () => {
    const weg = await netwerk(3);
    const { deur } = weg;
    const nieuw = nieuweWeg(weg, await splits(weg, [1, 2]));
    const van = async (mensen: readonly number[]) =>
      (await deur.casework.melding(await meld(deur, over(mensen, `Gezien: ${String(mensen)}.`))))?.dossiers.map(
        ({ casusId }) => casusId,
      );
    expect(await van([1])).toEqual([nieuw.casusId]);
    expect(await van([0])).toEqual([weg.casusId]);
    expect(await van([0, 2])).toEqual([weg.casusId, nieuw.casusId]);
    expect(deur.casework.vanType("casus")).toHaveLength(2);
  });

  it.each([
    ["the dossier that goes on is there", 60],
    ["the dossier that goes on is the one that leaves", -60],
  ])("is none for who has another casus open, and nobody is told which: %s", async (_welk, seconden) => {
    const { deur } = await netwerk(1);
    deur.verder(seconden);
    const eerste = deur.casework.vanType("casus")[0]?.casusId;
    // Reported under another number, in another casus; then known to be one.
    await meld(deur, over([5, 6], "Twee onbekenden."));
    const casusId = deur.casework.vanType("casus").find((een) => een.casusId !== eerste)?.casusId ?? "";
    const samen = { met: dossierVan(deur, 0), toelichting: "het is dezelfde" };
    expect(
      (await deur.vraag("meldpunt", "POST", `/v1/dossiers/${dossierVan(deur, 5)}/samenvoegingen`, samen)).status,
    ).toBe(201);
    const weg = { deur, pad: `/v1/casussen/${casusId}` };
    const antwoord = await splits(weg, [5]);
    expect(antwoord).toMatchObject({ status: 201, body: { nieuweCasusId: null } });
    expect(deur.casework.vanType("casus")).toHaveLength(2);
    expect(openCasussenMet(deur, dossierVan(deur, 5))).toEqual([]);
    // By whichever name they are reported next, they are in the one casus that they have.
    for (const n of [0, 5]) await meld(deur, over([n], `Weer gezien, als ${String(n)}.`));
    expect(deur.casework.vanType("casus")).toHaveLength(2);
    expect((await deur.casework.casus(casusIdSchema.parse(casusId)))?.dossierIds).toEqual([dossierVan(deur, 6)]);
    const [pointer] = deur.casework.vanType("vastlegging").filter(({ soort }) => soort === "splitsing");
    expect(pointer?.inhoud).toMatchObject({ andereCasusId: null, dossiers: [], elders: [dossierVan(deur, 5)] });
    expect(JSON.stringify(deur.casework.vanType("vastlegging"))).not.toContain(String(eerste));
    expect(breuken(deur)).toEqual([]);
  });

  it("fits in one command, however many leave at once and however many stay", async () => {
    const weg = await netwerk(20);
    const { deur } = weg;
    // Each was last reported apart, so that each has a link and a melding of their own.
    for (let n = 0; n < 8; n += 1) await meld(deur, over([n], `Apart gezien: ${String(n)}.`));
    const nieuw = nieuweWeg(weg, await splits(weg, [0, 1, 2, 3, 4, 5, 6, 7]));
    expect((await casusVan(nieuw)).dossierIds).toHaveLength(8);
    expect((await casusVan(weg)).dossierIds).toHaveLength(12);
    expect(breuken(deur)).toEqual([]);
  });
});
