import { describe, expect, it } from "vitest";
import { dossierIdSchema } from "../../../shared/domain/ids.ts";
import { maakArbeidsuitbuitingCasus } from "../../fixtures/melding.ts";
import { beantwoord, maakCasusweg, WEG, wegTot, type Casusweg } from "./casusweg.ts";
import { bladzijden, kopVan, nogEenCasus, samengevoegd, tweeCasussen, voegSamen } from "./samenvoegdeur.ts";
import { casusVan } from "./voordeur.ts";

/** Another melding about the persons of the casus with this seed. */
const meldOpnieuw = async ({ deur }: Casusweg, seed: number) => {
  const { body } = await deur.vraag("systeem-nla", "POST", "/v1/meldingen", {
    ...maakArbeidsuitbuitingCasus(seed),
    inhoud: "Dezelfde mannen zijn er weer gezien.",
  });
  return casusVan(deur, body["meldingId"]);
};

describe("at the same moment", () => {
  it("a melding about the other's persons joins the casus that goes on, before its pages and after", async () => {
    const { ver, vers } = await tweeCasussen();
    const andere = (await kopVan(vers)).dossierIds.length;
    await samengevoegd(ver, vers);
    expect(await meldOpnieuw(ver, 9)).toBe(ver.casusId);
    await bladzijden(ver);
    expect(await meldOpnieuw(ver, 9)).toBe(ver.casusId);
    expect(ver.deur.casework.vanType("casus")).toHaveLength(2);
    expect((await kopVan(ver)).dossierIds.length).toBeGreaterThanOrEqual(andere);
  });

  it("a melding and a merge leave no third casus, in either order", async () => {
    for (let keer = 0; keer < 6; keer += 1) {
      const { ver, vers } = await tweeCasussen();
      const [gevoegd, ergens] = await Promise.all([voegSamen(ver, vers), meldOpnieuw(ver, 9)]);
      expect(gevoegd.status).toBe(201);
      expect([ver.casusId, vers.casusId]).toContain(ergens);
      await bladzijden(ver);
      expect(ver.deur.casework.vanType("casus")).toHaveLength(2);
      for (const dossierId of (await kopVan(vers)).dossierIds)
        expect((await kopVan(ver)).dossierIds).toContain(dossierId);
    }
  });

  it("of A with B and B with A one is done, and the other is refused", async () => {
    const { ver, vers } = await tweeCasussen();
    const antwoorden = await Promise.all([voegSamen(ver, vers), voegSamen(vers, ver)]);
    expect(antwoorden.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(antwoorden.find(({ status }) => status === 409)?.code).toBe("casus-niet-open");
    const koppen = [await kopVan(ver), await kopVan(vers)];
    expect(koppen.map(({ status }) => status).toSorted()).toEqual(["open", "samengevoegd"]);
  });

  it("two that would take in one another's casus do not both", async () => {
    const { ver, vers } = await tweeCasussen();
    const derde = await nogEenCasus(ver.deur, 21);
    const antwoorden = await Promise.all([voegSamen(ver, vers), voegSamen(derde, vers)]);
    expect(antwoorden.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(ver.deur.casework.vanType("casus").flatMap(({ samengevoegd: van }) => van)).toEqual([vers.casusId]);
  });

  it("who accepts an invitation to the other, or ends it, is either before the merge or too late", async () => {
    const weg = await wegTot("uitnodigen");
    await WEG.uitnodigen(weg);
    const ander = await nogEenCasus(weg.deur);
    const [gevoegd, aanvaard] = await Promise.all([
      voegSamen(ander, weg),
      beantwoord(weg, "partner-nla", "nla", "geaccepteerd"),
    ]);
    expect(gevoegd.status).toBe(201);
    expect([201, 404, 409]).toContain(aanvaard.status);
    await bladzijden(ander);
    expect(
      weg.deur.casework
        .vanType("uitnodiging")
        .map(({ status }) => status)
        .toSorted(),
    ).toEqual(aanvaard.status === 201 ? ["beeindigd", "vervallen"] : ["vervallen", "vervallen"]);
    expect((await kopVan(weg)).betrokken.every(({ tot }) => tot !== null)).toBe(true);
    expect((await weg.lees("partner-nla")).status).toBe(404);
  });
});

it("keeps every person in exactly one open casus, and a chain finds its way", async () => {
  const { deur, ver, vers } = await tweeCasussen();
  const derde = await maakCasusweg(deur, maakArbeidsuitbuitingCasus(21));
  await samengevoegd(ver, vers);
  // Not while the pages of the one before run.
  expect(await voegSamen(derde, ver)).toMatchObject({ status: 409, code: "samenvoeging-belet" });
  await bladzijden(ver);
  await samengevoegd(derde, ver);
  expect(await meldOpnieuw(ver, 9)).toBe(derde.casusId);
  await bladzijden(derde);
  const open = deur.casework.vanType("casus").filter(({ status }) => status === "open");
  expect(open.map(({ casusId }) => casusId)).toEqual([derde.casusId]);
  const dossiers = deur.casework.vanType("dossier");
  expect(new Set(open.flatMap(({ dossierIds }) => dossierIds))).toEqual(
    new Set(dossiers.map(({ dossierId }) => dossierIdSchema.parse(dossierId))),
  );
});
