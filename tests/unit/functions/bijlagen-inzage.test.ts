import { describe, expect, it } from "vitest";
import * as z from "zod";
import { judgeBijlage } from "../../../functions/keuring/judge-bijlage.ts";
import { meldingIdSchema } from "../../../shared/domain/ids.ts";
import { aankondiging, EICAR } from "../../fixtures/bestanden.ts";
import { maakMelding } from "../../fixtures/melding.ts";
import { maakLogDouble } from "../keten-records.ts";
import { INHOUD, MELDER, opstelling } from "./bijlagendeur.ts";
import { maakVoordeur, type Antwoord } from "./voordeur.ts";

describe("reading an attachment", () => {
  it("gives an address of a clean file to who may, for minutes, and leaves its line first", async () => {
    const { deur, zetBij, ziein } = await opstelling();
    const bijlageId = await zetBij(MELDER, "melding");
    for (const wie of [MELDER, "meldpunt", "zetel-politie", "procesregisseur", "zorgcoordinator"]) {
      const voor = deur.gelogd().length;
      const { status, body } = await ziein(wie, bijlageId);
      expect([wie, status, body["geldigTot"]]).toEqual([wie, 200, "2026-03-02T09:05:00.000Z"]);
      const { inhoud } = await deur.opslag.haal(z.string().parse(body["url"]));
      expect(Buffer.from(inhoud)).toEqual(INHOUD);
      const regels = deur.gelogd().slice(voor);
      expect(regels.filter(({ soort }) => soort === "verwerking").length).toBeGreaterThan(0);
    }
    deur.breekLog();
    expect((await ziein("meldpunt", bijlageId)).status).toBe(500);
  });

  it("is refused to everybody until it was found clean, and for ever when it was not", async () => {
    const { deur, zetBij, kondigAan, idVan, ziein, lees } = await opstelling();
    const besmet = await zetBij(MELDER, "melding", {}, EICAR);
    const verwacht = idVan(await kondigAan(MELDER, "melding"));
    for (const [id, status] of [
      [besmet, "geweigerd"],
      [verwacht, "verwacht"],
    ] as const)
      for (const wie of [MELDER, "meldpunt", "zetel-politie", "procesregisseur"]) {
        const antwoord = await ziein(wie, id);
        expect([antwoord.status, antwoord.code, antwoord.body["status"]]).toEqual([
          ...[409, "bijlage-niet-beschikbaar", 409],
        ]);
        expect((await lees(wie, id)).body).toMatchObject({ status });
      }
    expect(deur.opslag.inOpslag()).toEqual([]);
  });

  it("follows the sharing matrix: a partner at the table and an investigator have none of it", async () => {
    const { deur, zetBij, lees, lijst } = await opstelling();
    const bijlageId = await zetBij(MELDER, "melding");
    for (const wie of ["systeem-ggd", "partner-ggd", "opsporing", "ketenregisseur", "fg"])
      expect([wie, (await lees(wie, bijlageId)).status]).toEqual([wie, 404]);
    expect((await lijst("zetel-politie", "dossier")).body).toMatchObject({ resultaten: [{ bijlageId }] });
    expect(deur.casework.vanType("bijlage")).toHaveLength(1);
  });

  it("in a list shows those that one may read, and of the others nothing", async () => {
    const { deur, casusId, dossierId, zetBij, lijst } = await opstelling();
    const document = await zetBij("zetel-politie", "dossier");
    const beeld = await zetBij(MELDER, "melding", { soort: "beeld" });
    const ids = (antwoord: Antwoord) =>
      z
        .array(z.looseObject({ bijlageId: z.string() }))
        .parse(antwoord.body["resultaten"])
        .map((een) => een.bijlageId);
    expect(ids(await lijst("procesregisseur", "dossier")).toSorted()).toEqual([document, beeld].toSorted());
    expect(ids(await lijst("meldpunt", "melding"))).toEqual([beeld]);
    expect(ids(await lijst(MELDER, "melding"))).toEqual([beeld]);
    expect((await lijst("zetel-politie", "melding")).status).toBe(404);
    // The partner that accepted sees the dossier, and no file.
    const casus = await deur.casework.casus(casusId);
    if (casus?.status !== "open") throw new Error("geen open casus");
    deur.casework.zet({ ...casus, betrokken: [{ organisatie: "nla", van: deur.nu(), tot: null }] });
    const partner = await lijst("partner-nla", "dossier");
    expect([partner.status, ids(partner), dossierId]).toEqual([200, [], dossierId]);
  });
});

describe("dossiers that are joined and split", () => {
  const BEKEND = { geslachtsnaam: "Tolmansk", geboortedatum: "2001-03-14", geslacht: "vrouw" };
  const over = (voornamen: string, gemeente: string) => {
    const { locatie, ...melding } = maakMelding();
    const personalia = { ...BEKEND, voornamen };
    return {
      ...{ ...melding, inhoud: `Gezien in ${gemeente}.`, locatie: { ...locatie, gemeente } },
      betrokkenen: [{ rol: "mogelijk-slachtoffer", personalia }],
    };
  };

  it("keep each their files: a list of one shows those of the other as far as one sees its casus", async () => {
    const deur = maakVoordeur();
    const dossiers: string[] = [];
    for (const melding of [over("Rafalina", "Doetinchem"), over("Rafalima", "Apeldoorn")]) {
      const { body } = await deur.vraag("systeem-politie", "POST", "/v1/meldingen", melding);
      const gelezen = await deur.casework.melding(meldingIdSchema.parse(body["meldingId"]));
      dossiers.push(gelezen?.dossiers[0]?.dossierId ?? "");
      deur.verder(1);
    }
    for (const { dossierId } of deur.casework.vanType("dossier")) await deur.rematchDossier(dossierId);
    const [een = "", ander = ""] = dossiers;
    expect(een).not.toBe(ander);
    const kondigAan = async (dossierId: string) =>
      (await deur.vraag("zetel-politie", "POST", `/v1/dossiers/${dossierId}/bijlagen`, aankondiging(INHOUD))).body[
        "bijlageId"
      ];
    const [vanEen, vanAnder] = [await kondigAan(een), await kondigAan(ander)];
    const ids = async (wie: string, dossierId: string) => {
      const { status, body } = await deur.vraag(wie, "GET", `/v1/dossiers/${dossierId}/bijlagen`);
      return status === 200
        ? z
            .array(z.looseObject({ bijlageId: z.string() }))
            .parse(body["resultaten"])
            .map((een_) => een_.bijlageId)
            .toSorted()
        : status;
    };
    const beide = [String(vanEen), String(vanAnder)].toSorted();
    expect(await ids("zetel-politie", een)).toEqual([vanEen]);

    const [vraag] = deur.casework.vanType("matchvraag");
    const kandidaat = vraag?.kandidaten[0]?.dossierId;
    const besluit = { kandidaat, besluit: "zelfde", toelichting: "nagevraagd" };
    const besloten = await deur.vraag(
      "meldpunt",
      "POST",
      `/v1/dossiers/${vraag?.dossierId ?? ""}/matchbesluiten`,
      besluit,
    );
    expect(besloten.status).toBe(201);
    for (const dossierId of dossiers) expect(await ids("zetel-politie", dossierId)).toEqual(beide);
    // The seat of one municipality sees that of its own casus alone, by whichever dossier it comes.
    for (const dossierId of dossiers) expect(await ids("gemeente-doetinchem", dossierId)).toEqual([vanEen]);
    expect((await deur.vraag("gemeente-doetinchem", "GET", `/v1/bijlagen/${String(vanAnder)}`)).status).toBe(404);

    const opgegaan = deur.casework.vanType("dossier").find(({ samengevoegdMet }) => samengevoegdMet !== null);
    const gesplitst = await deur.vraag("meldpunt", "POST", `/v1/dossiers/${opgegaan?.dossierId ?? ""}/splitsingen`, {
      toelichting: "toch niet",
    });
    expect(gesplitst.status).toBe(201);
    expect(await ids("zetel-politie", een)).toEqual([vanEen]);
    expect(await ids("zetel-politie", ander)).toEqual([vanAnder]);
    expect(await ids("gemeente-doetinchem", ander)).toBe(404);
  });
});

describe("what the meldpunt decides of an attachment that was not released", () => {
  const besluit = (besluitVan: string) => ({ besluit: besluitVan, toelichting: "bekeken" });

  it("to remove it: the task is done, the file goes, what it was stays known", async () => {
    const { deur, zetBij, controle, ziein } = await opstelling();
    const bijlageId = await zetBij(MELDER, "melding", {}, EICAR);
    const antwoord = await deur.vraag(
      "meldpunt",
      "POST",
      `/v1/bijlagen/${bijlageId}/besluiten`,
      besluit("verwijderen"),
    );
    expect([antwoord.status, antwoord.body["status"]]).toEqual([201, "te-verwijderen"]);
    const taak = deur.casework.vanType("taak").find(({ soort }) => soort === "bijlage-beoordelen");
    expect(taak).toMatchObject({ status: "afgerond", uitkomst: "verwijderen" });
    await controle(bijlageId);
    expect(await deur.casework.bijlage(bijlageId)).toMatchObject({
      ...{ status: "verwijderd", klok: null, besluit: { besluit: "verwijderen", door: { rol: "meldpunt" } } },
    });
    expect(await deur.opslag.inQuarantaine(bijlageId)).toBeNull();
    expect((await ziein("meldpunt", bijlageId)).code).toBe("bijlage-niet-beschikbaar");
    const nogEens = await deur.vraag("meldpunt", "POST", `/v1/bijlagen/${bijlageId}/besluiten`, besluit("verwijderen"));
    expect(nogEens.code).toBe("al-afgehandeld");
  });

  it("to scan it again, where that can say something else", async () => {
    const { deur, zetBij, kondigAan, idVan, controle } = await opstelling();
    const besmet = await zetBij(MELDER, "melding", {}, EICAR);
    const geweigerd = await deur.vraag(
      "meldpunt",
      "POST",
      `/v1/bijlagen/${besmet}/besluiten`,
      besluit("opnieuw-keuren"),
    );
    expect(geweigerd.code).toBe("ongeldige-invoer");
    const bijlageId = idVan(await kondigAan(MELDER, "melding"));
    const etag = deur.opslag.leg(bijlageId, INHOUD);
    const afhankelijkheden = { ...deur, scanner: deur.opslag, log: maakLogDouble().log };
    await judgeBijlage({ bijlageId, etag, oordeel: "niet-te-keuren" }, afhankelijkheden);
    expect(await deur.casework.bijlage(bijlageId)).toMatchObject({ status: "geweigerd", reden: "niet-te-keuren" });
    const antwoord = await deur.vraag(
      "meldpunt",
      "POST",
      `/v1/bijlagen/${bijlageId}/besluiten`,
      besluit("opnieuw-keuren"),
    );
    expect([antwoord.status, antwoord.body["status"]]).toEqual([201, "in-keuring"]);
    await controle(bijlageId);
    expect(deur.opslag.gevraagd()).toEqual([bijlageId]);
    const nieuw = (await deur.opslag.inQuarantaine(bijlageId)) ?? "";
    await judgeBijlage({ bijlageId, etag: nieuw, oordeel: "schoon" }, afhankelijkheden);
    expect(await deur.casework.bijlage(bijlageId)).toMatchObject({ status: "beschikbaar" });
  });

  it("is not somebody else's, and not of one that was released", async () => {
    const { deur, zetBij } = await opstelling();
    const besmet = await zetBij(MELDER, "melding", {}, EICAR);
    for (const [wie, status] of [
      ["zetel-politie", 403],
      [MELDER, 403],
      ["systeem-ggd", 404],
    ] as const)
      expect((await deur.vraag(wie, "POST", `/v1/bijlagen/${besmet}/besluiten`, besluit("verwijderen"))).status).toBe(
        status,
      );
    const schoon = await zetBij(MELDER, "melding");
    const antwoord = await deur.vraag("meldpunt", "POST", `/v1/bijlagen/${schoon}/besluiten`, besluit("verwijderen"));
    expect(antwoord.code).toBe("al-afgehandeld");
  });
});

it("nothing of a title leaves casework: not in events, log lines or keys of files", async () => {
  const { deur, zetBij } = await opstelling();
  const titel = "Brief aan de buurvrouw";
  await zetBij(MELDER, "melding", { titel }, EICAR);
  await zetBij(MELDER, "melding", { titel });
  const elders = [
    ...deur.casework.vanType("gebeurtenis"),
    ...deur.casework.vanType("taak"),
    ...deur.casework.vanType("historie"),
    ...[deur.casework.logregels(), deur.gelogd(), deur.functieregels, deur.opslag.inOpslag()],
  ];
  expect(JSON.stringify(elders)).not.toContain("buurvrouw");
  expect(JSON.stringify(deur.casework.vanType("bijlage"))).toContain("buurvrouw");
});
