import { describe, expect, it } from "vitest";
import * as z from "zod";
import { aanwezig, deelnemers, opdracht, QUORUM } from "../../fixtures/opdrachten.ts";
import { maakTaak } from "../../fixtures/records.ts";
import { weegAls, WEG, type Casusweg } from "./casusweg.ts";
import {
  antwoord,
  DAG,
  gebeurtenissen,
  gehoord,
  nodig,
  openWerk,
  ronde,
  uitnodigingVan,
  wegMet,
} from "./genodigden.ts";
import { lees, plan, verzet, zegAf, zetOpAgenda } from "./overlegweg.ts";

describe("an eventueel andere partij (R19)", () => {
  const ziet = async (weg: Casusweg, organisatie: string): Promise<boolean> =>
    (await weg.lees(`partner-${organisatie}`)).status === 200;
  /** Invited before the casusoverleg, and accepted at once. */
  const opWeg = async (organisatie: string, velden: object = {}): Promise<Casusweg> => {
    const weg = await wegMet("overleg");
    expect((await nodig(weg, organisatie, velden)).status).toBe(201);
    expect((await antwoord(weg, organisatie, { antwoord: "geaccepteerd" })).status).toBe(201);
    return weg;
  };

  it.each([
    ["wegingstafel", {}, "always"],
    ["wegingstafel", { als: "partner" }, "whatever is asked"],
    ["riec", { als: "eventueel" }, "when invited as such"],
  ])("%s %j (%s): sees the casus at the second weging and the plan only", async (organisatie, velden, _) => {
    const weg = await opWeg(organisatie, velden);
    expect(uitnodigingVan(weg, organisatie)).toMatchObject({ als: "eventueel", status: "geaccepteerd" });
    const gezien = [await ziet(weg, organisatie)];
    let na = gebeurtenissen(weg);
    for (const stap of ["overleg", "weging2", "plan"] as const) {
      expect((await WEG[stap](weg)).status).toBe(201);
      gezien.push(await ziet(weg, organisatie));
      if (stap === "overleg") expect(gehoord(weg, organisatie, na)).toEqual(["casus.voortgegaan"]);
    }
    expect(gezien).toEqual([false, true, true, true]);
    na = gebeurtenissen(weg);
    expect((await WEG.vaststellen(weg)).status).toBe(201);
    expect(await ziet(weg, organisatie)).toBe(false);
    expect(uitnodigingVan(weg, organisatie).status).toBe("beeindigd");
    // It is told that its part ended, and not where the casus went.
    expect(gehoord(weg, organisatie, na)).toEqual(["uitnodiging.beeindigd"]);
    await weg.deur.machine(weg.casusId);
    expect(gehoord(weg, organisatie, na)).toEqual(["uitnodiging.beeindigd"]);
  });

  it("the RIEC as any other partner stays, and hears on", async () => {
    const weg = await opWeg("riec");
    expect(await ziet(weg, "riec")).toBe(true);
    for (const stap of ["overleg", "weging2", "plan", "vaststellen"] as const) await WEG[stap](weg);
    expect(await ziet(weg, "riec")).toBe(true);
  });

  it("is asked to the table: it sees when is met and hears that it moved, and weighs along without making a quorum", async () => {
    const weg = await opWeg("wegingstafel");
    const { deur, casusId } = weg;
    const overlegId = await plan(deur);
    expect((await zetOpAgenda(weg, overlegId)).status).toBe(201);
    expect((await lees(deur, "partner-wegingstafel", overlegId)).body["agenda"]).toEqual([
      { casusId, minuten: null, naTermijn: null },
    ]);
    expect(await ziet(weg, "wegingstafel")).toBe(false);
    const na = gebeurtenissen(weg);
    expect((await verzet(deur, overlegId, { plaats: "elders" })).status).toBe(200);
    expect(gehoord(weg, "wegingstafel", na)).toEqual(["casusoverleg.gewijzigd"]);
    expect((await zegAf(deur, overlegId, { versie: 2 })).status).toBe(201);
    const tafel = [...QUORUM, "wegingstafel"];
    const gehouden = await weg.doe(
      "procesregisseur",
      "casusoverleggen",
      opdracht.overleg({ aanwezig: aanwezig(tafel) }),
    );
    expect(gehouden.status).toBe(201);
    const weging = (...organisaties: readonly string[]) =>
      weegAls(deur, casusId, "zetel-moviera", opdracht.tweedeWeging({ deelnemers: deelnemers(...organisaties) }));
    expect((await weging("moviera", "wegingstafel")).body["type"]).toContain("quorum-niet-gehaald");
    expect((await weging(...tafel)).status).toBe(201);
  });

  it("reads what belongs to those steps, and nothing of who it is about, who else was asked or what was weighed before", async () => {
    const weg = await opWeg("wegingstafel");
    for (const stap of ["overleg", "weging2", "plan"] as const) await WEG[stap](weg);
    const { body, rauw } = await weg.lees("partner-wegingstafel");
    const soorten = z.array(z.looseObject({ soort: z.string() })).parse(body["vastleggingen"]);
    expect(soorten.map(({ soort }) => soort)).toEqual(["weging"]);
    expect(rauw.body).toContain('"soort":"tweede"');
    expect(rauw.body).not.toContain('"soort":"eerste"');
    expect(body).toMatchObject({ uitnodigingen: [], taken: [], acties: [], interventies: [] });
    expect(z.array(z.unknown()).parse(body["plannen"])).toHaveLength(1);
    const [dossierId = ""] = z.array(z.string()).parse(body["dossiers"]);
    const dossier = await weg.deur.vraag("partner-wegingstafel", "GET", `/v1/dossiers/${dossierId}`);
    expect(dossier.body["personalia"]).toBeNull();
  });

  it("is not asked later, nor is it given an actie", async () => {
    const weg = await wegMet("afronden");
    for (const [organisatie, velden] of [
      ["wegingstafel", {}],
      ["riec", { als: "eventueel" }],
    ] as const) {
      const geweigerd = await nodig(weg, organisatie, velden);
      expect(geweigerd).toMatchObject({ status: 400, code: "ongeldige-invoer" });
    }
    const met = await opWeg("wegingstafel");
    for (const stap of ["overleg", "weging2"] as const) await WEG[stap](met);
    const acties = [opdracht.actie({ organisatie: "wegingstafel" })];
    await met.doe("gemeente-doetinchem", "plannen", opdracht.plan({ acties }));
    const vaststelling = await met.doe("zetel-om", "plannen/1/vaststellingen", opdracht.vaststelling());
    expect(vaststelling).toMatchObject({ status: 409, code: "niet-uitgenodigd" });
    // Nor does anybody promise on its behalf what it is not there for.
    expect(await WEG.vaststellen(met)).toMatchObject({ status: 400, code: "ongeldige-invoer" });
  });

  it("what nobody answered lapses with those steps, its task too; work that it has goes to procesregie", async () => {
    const weg = await wegMet("overleg");
    await nodig(weg, "riec", { als: "eventueel" });
    await nodig(weg, "wegingstafel");
    await antwoord(weg, "wegingstafel", { antwoord: "geaccepteerd" });
    for (const stap of ["overleg", "weging2", "plan"] as const) await WEG[stap](weg);
    const [casus] = weg.deur.casework.vanType("casus");
    const eigenaar = { rol: "partner" as const, organisatie: "wegingstafel" };
    const velden = { casusId: weg.casusId, soort: "inbreng", activiteit: "3.2", gemeente: casus?.gemeente ?? null };
    // More than goes back with the step itself: the clock does the rest.
    weg.deur.casework.zet(...Array.from({ length: 14 }, () => maakTaak({ ...velden, eigenaar })));
    const na = gebeurtenissen(weg);
    expect((await WEG.vaststellen(weg)).status).toBe(201);
    expect(uitnodigingVan(weg, "riec").status).toBe("vervallen");
    expect(openWerk(weg, "riec")).toEqual([]);
    expect(gehoord(weg, "riec", na)).toEqual(["uitnodiging.beeindigd"]);
    expect((await antwoord(weg, "riec", { antwoord: "geaccepteerd" })).status).toBe(404);
    weg.deur.verder(400 * DAG);
    for (let i = 0; i < 3; i += 1) await ronde(weg);
    expect(openWerk(weg, "wegingstafel")).toEqual([]);
    expect(openWerk(weg, "zvh").filter(({ soort }) => soort === "inbreng")).toHaveLength(14);
  });

  it("its part ends when the casus leaves for a handover, or ends, as well", async () => {
    for (const [zorg, status] of [
      ["wel", "open"],
      ["geen", "afgeschaald"],
    ] as const) {
      const weg = await opWeg("wegingstafel");
      await WEG.overleg(weg);
      expect(await ziet(weg, "wegingstafel")).toBe(true);
      const na = gebeurtenissen(weg);
      const weging = opdracht.tweedeWeging({ mensenhandel: "geen", zorg });
      expect(await weg.doe("zetel-moviera", "wegingen", weging)).toMatchObject({ status: 201, body: { status } });
      expect(await ziet(weg, "wegingstafel")).toBe(false);
      expect(uitnodigingVan(weg, "wegingstafel").status).toBe("beeindigd");
      expect(gehoord(weg, "wegingstafel", na)).toEqual([
        status === "open" ? "uitnodiging.beeindigd" : "casus.afgeschaald",
      ]);
    }
  });

  it("five at once at most", async () => {
    const weg = await wegMet("uitnodigen");
    const namen = ["aalten", "apeldoorn", "berkelland", "bronckhorst", "brummen", "elburg"].map(
      (een) => `gemeente-${een}`,
    );
    const body = (tot: number) => ({
      ...opdracht.uitnodigingen(...namen.slice(0, tot)),
      uitnodigingen: namen.slice(0, tot).map((organisatie) => ({
        ...{ organisatie, rol: "r", toegevoegdeWaarde: "w", als: "eventueel" },
      })),
    });
    expect((await weg.doe("procesregisseur", "uitnodigingen", body(6))).status).toBe(400);
    expect((await weg.doe("procesregisseur", "uitnodigingen", body(5))).status).toBe(201);
  });
});
