import { describe, expect, it } from "vitest";
import { plusSeconden } from "../../../shared/domain/tijd.ts";
import { EICAR, pdf, png, sha256Van } from "../../fixtures/bestanden.ts";
import { maakAfgerondeTaak, maakGeslotenCasus } from "../../fixtures/records.ts";
import { oordeelbericht, opstelling } from "./opstelling.ts";

describe("a clean file", () => {
  it("waits in quarantine for its verdict, and is then released and nowhere else", async () => {
    const o = await opstelling();
    o.leg();
    await o.aangekomen();
    expect(await o.lees()).toMatchObject({
      status: "in-keuring",
      eigenaar: { rol: "meldpunt", organisatie: "veilig-thuis" },
      klok: plusSeconden(o.klok.nu(), 15 * 60),
    });
    expect(await o.leesbaar()).toBe(false);
    await o.oordeel("schoon");
    expect(await o.lees()).toMatchObject({ status: "beschikbaar", klok: null });
    expect(await o.leesbaar()).toBe(true);
    expect(await o.etag()).toBe("weg");
    expect(o.taken()).toEqual([]);
  });

  it("is released also when its verdict comes before the word that it arrived, and once when it comes twice", async () => {
    const o = await opstelling();
    const etag = o.leg();
    await o.oordeel("schoon", etag);
    const eerst = await o.lees();
    expect(eerst.status).toBe("beschikbaar");
    await o.aangekomen();
    await o.oordeel("schoon", etag);
    expect(await o.lees()).toEqual(eerst);
    expect(await o.leesbaar()).toBe(true);
  });

  it("leaves a processing line for whom it may tell of, at each step", async () => {
    const o = await opstelling();
    o.leg();
    await o.aangekomen();
    await o.oordeel("schoon");
    const verwerkt = o.basis.casework.logregels().filter((regel) => regel.soort === "verwerking");
    expect(verwerkt.map(({ activiteit }) => activiteit)).toEqual(["keurBijlage", "keurBijlage"]);
  });

  it.each([
    ["is more than was announced", pdf("wat werd aangekondigd, en nog iets"), "andere-inhoud"],
    ["is as long but other", pdf("wat werd aangekondigt"), "andere-inhoud"],
  ])("that %s is refused", async (_geval, inhoud, reden) => {
    const o = await opstelling();
    o.leg(inhoud);
    await o.oordeel("schoon");
    expect(await o.lees()).toMatchObject({ status: "geweigerd", reden });
    expect(await o.leesbaar()).toBe(false);
    expect(o.taken()).toHaveLength(1);
  });

  it("of another type than was announced is refused, whatever it is called", async () => {
    const o = await opstelling();
    const beeld = png("beeld");
    o.basis.casework.zet({ ...o.bijlage, sha256: sha256Van(beeld), bytes: beeld.length });
    o.leg(beeld);
    await o.oordeel("schoon");
    expect(await o.lees()).toMatchObject({ status: "geweigerd", reden: "ander-type" });
  });

  it("that was replaced after its scan is not released on that verdict", async () => {
    const o = await opstelling();
    const gescand = o.leg();
    o.leg(EICAR);
    await o.oordeel("schoon", gescand);
    expect(await o.lees()).toMatchObject({ status: "verwacht" });
    expect(o.basis.opslag.inOpslag()).toEqual([]);
    await o.oordeel("besmet");
    expect(await o.lees()).toMatchObject({ status: "geweigerd", reden: "besmet" });
  });
});

describe("a file that is not clean", () => {
  it("is read by nobody, and put before the meldpunt with a date, once", async () => {
    const o = await opstelling();
    o.leg(EICAR);
    for (let keer = 0; keer < 3; keer += 1) await o.oordeel("besmet");
    expect(await o.lees()).toMatchObject({ status: "geweigerd", reden: "besmet", klok: null });
    const [taak, ...meer] = o.taken();
    expect(meer).toEqual([]);
    expect(taak).toMatchObject({
      ...{ casusId: o.casus.casusId, onderwerp: o.bijlageId, status: "open", verplicht: false },
      eigenaar: { rol: "meldpunt", organisatie: "veilig-thuis" },
    });
    const berichten = o.basis.casework.vanType("gebeurtenis").flatMap((een) => een.berichten);
    expect(berichten.map(({ soort, ontvanger }) => [soort, ontvanger])).toEqual([["taak.geopend", "veilig-thuis"]]);
    expect(await o.leesbaar()).toBe(false);
  });

  it("is withdrawn when it was released before", async () => {
    const o = await opstelling();
    o.leg();
    await o.oordeel("schoon");
    await o.oordeel("besmet", "van-later");
    expect(await o.lees()).toMatchObject({ status: "geweigerd", reden: "besmet" });
    expect(await o.leesbaar()).toBe(false);
    await o.oordeel("schoon", "van-eerder");
    expect(await o.lees()).toMatchObject({ status: "geweigerd" });
  });

  it("or could not be scanned does not withdraw what was released", async () => {
    const o = await opstelling();
    o.leg();
    await o.oordeel("schoon");
    await o.oordeel("niet-te-keuren");
    expect(await o.lees()).toMatchObject({ status: "beschikbaar" });
    expect(await o.leesbaar()).toBe(true);
  });

  it("of a casus that has ended stands in the record alone", async () => {
    const o = await opstelling();
    o.basis.casework.zet(maakGeslotenCasus({ casusId: o.casus.casusId }));
    o.leg(EICAR);
    await o.oordeel("besmet");
    expect(await o.lees()).toMatchObject({ status: "geweigerd", taak: null });
    expect(o.taken()).toEqual([]);
  });
});

describe("when the date of an attachment comes", () => {
  it("an upload that may still end is waited for, one that never came has expired", async () => {
    const o = await opstelling();
    o.klok.verder(15 * 60 + 1);
    await o.controle();
    expect(await o.lees()).toMatchObject({ status: "verwacht" });
    o.klok.verder(300);
    await o.controle();
    expect(await o.lees()).toMatchObject({ status: "verlopen", klok: null });
    await o.controle();
    o.leg();
    await o.oordeel("schoon");
    expect(await o.lees()).toMatchObject({ status: "verlopen" });
    expect(await o.leesbaar()).toBe(false);
  });

  it("a file of which no word came is found, and scanned", async () => {
    const o = await opstelling();
    const etag = o.leg();
    o.klok.verder(3600);
    await o.controle();
    expect(await o.lees()).toMatchObject({ status: "in-keuring", keuringen: 1 });
    expect(o.basis.opslag.gevraagd()).toEqual([o.bijlageId]);
    expect(await o.etag()).not.toBe(etag);
    await o.oordeel("schoon");
    expect(await o.lees()).toMatchObject({ status: "beschikbaar" });
  });

  it("a verdict that stays away is asked again, ever later, and the third time the meldpunt hears", async () => {
    const o = await opstelling();
    o.leg();
    await o.aangekomen();
    const wachttijden: number[] = [];
    for (let keer = 1; keer <= 12; keer += 1) {
      await o.controle();
      const bijlage = await o.lees();
      wachttijden.push((Date.parse(bijlage.klok ?? "") - Date.parse(o.klok.nu())) / 60_000);
      expect(o.taken()).toHaveLength(keer < 3 ? 0 : 1);
    }
    expect(wachttijden.slice(0, 4)).toEqual([30, 60, 120, 240]);
    expect(Math.max(...wachttijden)).toBe(24 * 60);
    expect(o.basis.opslag.gevraagd()).toHaveLength(12);
    await o.oordeel("schoon");
    expect(o.taken()).toMatchObject([{ status: "vervallen", reden: "beschikbaar" }]);
  });

  it("asks the meldpunt once more when it dealt with its task and the file is then found infected", async () => {
    const o = await opstelling();
    const taak = maakAfgerondeTaak({ casusId: o.casus.casusId, soort: "bijlage-beoordelen" });
    o.basis.casework.zet(taak, { ...o.bijlage, taak: { casusId: taak.casusId, taakId: taak.taakId } });
    o.leg(EICAR);
    await o.oordeel("besmet");
    expect(o.taken().filter(({ status }) => status === "open")).toHaveLength(1);
  });

  it("a file that is gone from quarantine without a verdict is refused as gone", async () => {
    const o = await opstelling();
    o.leg();
    await o.aangekomen();
    await o.opslag.ruimQuarantaineOp(o.bijlageId);
    await o.controle();
    expect(await o.lees()).toMatchObject({ status: "geweigerd", reden: "verdwenen" });
    expect(o.taken()).toHaveLength(1);
  });
});

describe("a crash", () => {
  const STAPPEN = [
    ["opslag", "onderzoek"],
    ["opslag", "geefVrij"],
    ["casework", "schrijf"],
    ["opslag", "ruimQuarantaineOp"],
  ] as const;
  it.each(
    STAPPEN.flatMap(([bron, stap]) => (["ervoor", "erna"] as const).map((moment) => [bron, stap, moment] as const)),
  )("in %s.%s, %s: the queue offers the verdict again, and the file is released once", async (bron, stap, moment) => {
    const o = await opstelling();
    const etag = o.leg();
    await o.aangekomen();
    o[bron].storing.bij(stap, moment);
    const bericht = oordeelbericht(o, "NO_THREATS_FOUND", etag);
    expect(await o.berichten(bericht)).toEqual(["0"]);
    expect(await o.berichten(bericht)).toEqual([]);
    expect(await o.lees()).toMatchObject({ status: "beschikbaar" });
    expect([await o.leesbaar(), await o.etag()]).toEqual([true, "weg"]);
  });

  it("after the copy with the verdict lost for ever: the clock asks for another", async () => {
    const o = await opstelling();
    o.leg();
    await o.aangekomen();
    o.casework.storing.bij("schrijf", "ervoor");
    await expect(o.oordeel("schoon")).rejects.toThrow();
    expect(await o.lees()).toMatchObject({ status: "in-keuring" });
    await o.controle();
    await o.oordeel("besmet");
    // What was copied and never released does not stay.
    expect(o.basis.opslag.inOpslag()).toEqual([]);
    expect(await o.lees()).toMatchObject({ status: "geweigerd" });
  });

  it.each([
    ["casework", "schrijf", "ervoor"],
    ["casework", "schrijf", "erna"],
    ["opslag", "trekIn", "ervoor"],
  ] as const)(
    "in %s.%s, %s, of a refusal: nothing of it can be read when it was repeated",
    async (bron, stap, moment) => {
      const o = await opstelling();
      const etag = o.leg();
      await o.oordeel("schoon");
      o[bron].storing.bij(stap, moment);
      const bericht = oordeelbericht(o, "THREATS_FOUND", etag);
      expect(await o.berichten(bericht)).toEqual(["0"]);
      expect(await o.berichten(bericht)).toEqual([]);
      expect(await o.lees()).toMatchObject({ status: "geweigerd" });
      expect(await o.leesbaar()).toBe(false);
      expect(o.taken()).toHaveLength(1);
    },
  );

  it("between the record and the scanner: the next round asks it", async () => {
    const o = await opstelling();
    o.leg();
    await o.aangekomen();
    o.opslag.storing.bij("vraagOpnieuw", "ervoor");
    await expect(o.controle()).rejects.toThrow();
    expect(o.basis.opslag.gevraagd()).toEqual([]);
    await o.controle();
    expect(o.basis.opslag.gevraagd()).toHaveLength(1);
  });
});
