import { describe, expect, it } from "vitest";
import * as z from "zod";
import { aankondiging } from "../../fixtures/bestanden.ts";
import { maakBijlage, maakBijlageKoppeling, maakGeslotenCasus } from "../../fixtures/records.ts";
import { formulierSchema, INHOUD, MELDER, opstelling } from "./bijlagendeur.ts";

describe("announcing an attachment", () => {
  it("is answered with a form for exactly that file, and is guarded from then on", async () => {
    const { deur, meldingId, kondigAan, idVan } = await opstelling();
    const antwoord = await kondigAan(MELDER, "melding");
    expect(antwoord.status).toBe(201);
    const bijlageId = idVan(antwoord);
    expect(antwoord.koppen["Location"]).toBe(`/v1/bijlagen/${bijlageId}`);
    expect(await deur.casework.bijlage(bijlageId)).toMatchObject({
      ...{ status: "verwacht", bij: { soort: "melding", meldingId }, klok: "2026-03-02T09:20:00.000Z" },
      eigenaar: { rol: "partnersysteem", organisatie: "nla" },
      kenmerk: { compartiment: "veiligheid", geleverdDoor: "nla", doel: "melding" },
    });
    // The file is named by its id and by nothing that it is.
    const { velden } = formulierSchema.parse(antwoord.body["upload"]);
    expect(velden["key"]).toBe(bijlageId);
    expect(JSON.stringify(antwoord.body)).not.toContain("Loonstrook");
  });

  it("and repeating that makes one, with the form as long as there is a file to send", async () => {
    const { deur, kondigAan, idVan } = await opstelling();
    const eerste = await kondigAan(MELDER, "melding", undefined, "zelfde");
    deur.verder(60);
    const tweede = await kondigAan(MELDER, "melding", undefined, "zelfde");
    expect([tweede.status, idVan(tweede)]).toEqual([201, idVan(eerste)]);
    expect(JSON.parse(formulierSchema.parse(tweede.body["upload"]).velden["voorwaarden"] ?? "")).toMatchObject({
      seconden: 14 * 60,
    });
    deur.verder(14 * 60);
    const derde = await kondigAan(MELDER, "melding", undefined, "zelfde");
    expect([derde.status, derde.body["upload"]]).toEqual([201, null]);
    expect(deur.casework.vanType("bijlage")).toHaveLength(1);
    // Who reads the table finds no form to send a file by.
    expect(JSON.stringify(deur.casework.vanType("idempotentie"))).not.toContain("velden");
    const anders = await kondigAan(MELDER, "melding", aankondiging(INHOUD, { titel: "Anders" }), "zelfde");
    expect(anders.code).toBe("idempotency-key-hergebruikt");
  });

  it.each([
    [{ soort: "onbekend" }, "soort"],
    [{ mediatype: "text/html" }, "mediatype"],
    [{ mediatype: "application/zip" }, "mediatype"],
    [{ bytes: 0 }, "bytes"],
    [{ bytes: 25 * 1024 * 1024 + 1 }, "bytes"],
    [{ bytes: 1.5 }, "bytes"],
    [{ sha256: "A".repeat(64) }, "sha256"],
    [{ sha256: "ab" }, "sha256"],
    [{ titel: "" }, "titel"],
    [{ titel: "Verklaring van 999990019" }, "titel"],
    [{ titel: "Bericht van iemand@voorbeeld.example" }, "titel"],
    [{ bestandsnaam: "naam.pdf" }, "bestandsnaam"],
  ])("refuses %j and stores nothing", async (anders, veld) => {
    const { deur, kondigAan } = await opstelling();
    const antwoord = await kondigAan(MELDER, "melding", { ...aankondiging(INHOUD), ...anders });
    expect(antwoord.code).toBe("ongeldige-invoer");
    expect(antwoord.body["fouten"]).toEqual([expect.objectContaining({ veld })]);
    expect(deur.casework.vanType("bijlage")).toEqual([]);
  });

  it("tells all that is wrong at once", async () => {
    const { kondigAan } = await opstelling();
    const { body } = await kondigAan(MELDER, "melding", {});
    expect(
      z
        .array(z.object({ veld: z.string() }))
        .parse(body["fouten"])
        .map(({ veld }) => veld)
        .toSorted(),
    ).toEqual([...["bytes", "mediatype", "sha256", "soort", "titel"]]);
  });

  it("is for who handed in the melding: for others it does not exist, and the meldpunt is told where to go", async () => {
    const { deur, kondigAan } = await opstelling();
    for (const wie of ["systeem-politie", "zetel-politie", "procesregisseur"])
      expect((await kondigAan(wie, "melding")).status).toBe(404);
    const meldpunt = await kondigAan("meldpunt", "melding");
    expect([meldpunt.status, meldpunt.code]).toEqual([403, "geen-recht"]);
    expect(deur.casework.vanType("bijlage")).toEqual([]);
  });

  it("at a dossier is for people who add that kind, while a casus of it is open", async () => {
    const { deur, casusId, kondigAan } = await opstelling();
    expect((await kondigAan("zetel-politie", "dossier")).status).toBe(201);
    expect((await kondigAan("meldpunt", "dossier")).status).toBe(201);
    const zorg = aankondiging(INHOUD, { soort: "zorgverslag" });
    expect((await kondigAan("zetel-politie", "dossier", zorg)).code).toBe("geen-recht");
    expect((await kondigAan("zorgcoordinator", "dossier", zorg)).status).toBe(201);
    expect((await kondigAan("systeem-politie", "dossier")).code).toBe("geen-recht");
    expect((await kondigAan("systeem-ggd", "dossier")).status).toBe(404);
    deur.casework.zet(maakGeslotenCasus({ casusId }));
    expect((await kondigAan("procesregisseur", "dossier")).code).toBe("casus-niet-open");
    expect((await kondigAan("zetel-politie", "dossier")).status).toBe(404);
  });

  it("ends when the reporter can know that the melding was dealt with", async () => {
    const { deur, casusId, kondigAan } = await opstelling();
    deur.casework.zet(maakGeslotenCasus({ casusId, geopendOp: deur.nu() }));
    expect((await kondigAan(MELDER, "melding")).code).toBe("al-afgehandeld");
  });

  it("ends at the number that a list may hold", async () => {
    const { deur, meldingId, kondigAan } = await opstelling();
    for (let nummer = 0; nummer < 100; nummer += 1) {
      const bijlage = maakBijlage({ bij: { soort: "melding", meldingId }, status: "verlopen", klok: null });
      deur.casework.zet(bijlage, maakBijlageKoppeling({ houder: meldingId, bijlageId: bijlage.bijlageId }));
    }
    const antwoord = await kondigAan(MELDER, "melding");
    expect([antwoord.code, antwoord.body["maximaal"]]).toEqual(["te-veel-bijlagen", 100]);
  });

  it("leaves a line for each of whom it may tell, and nothing when that cannot be written", async () => {
    const { deur, kondigAan } = await opstelling();
    const voor = deur.casework.logregels().length;
    await kondigAan("zetel-politie", "dossier");
    const regels = deur.casework.logregels().slice(voor);
    expect(regels.map((regel) => (regel.soort === "audit" ? regel.handeling : regel.activiteit))).toEqual([
      ...["voegBijlageToeAanDossier", "voegBijlageToeAanDossier"],
    ]);
  });
});
