import { describe, expect, it } from "vitest";
import { dossierIdSchema } from "../../../shared/domain/ids.ts";
import { beantwoord, WEG, type Casusweg } from "./casusweg.ts";
import { bladzijden, nogEenCasus, openTakenVan, samengevoegd } from "./samenvoegdeur.ts";
import { dossierVan, meld, netwerk, nieuweWeg, openCasussenMet, over, splits } from "./splitsdeur.ts";

/*
 * Where a split, a merge and the parting of a dossier meet: nobody sees more by the one because of the other, and everybody is in
 * one casus that is open.
 */

/** A casus that came to its partners: nla is on it. */
const metPartner = async (weg: Casusweg): Promise<Casusweg> => {
  for (const stap of ["weging1", "uitnodigen"] as const) {
    expect((await WEG[stap](weg)).status, stap).toBe(201);
    weg.deur.verder(60);
    if (stap === "weging1") await weg.deur.machine(weg.casusId);
  }
  expect((await beantwoord(weg, "partner-nla", "nla", "geaccepteerd")).status).toBe(201);
  return weg;
};

describe("who left a casus before it ended in another", () => {
  it("is not shown to who is on that other one alone", async () => {
    const b = await netwerk(2);
    const { deur } = b;
    await meld(deur, over([1], "Weer gezien."));
    deur.verder(60);
    const n = nieuweWeg(b, await splits(b, [1]));
    const a = await metPartner(await nogEenCasus(deur, 9));
    const [blijver, vertrekker] = [0, 1].map((i) => dossierVan(deur, i));
    const lees = async (wie: string, id: string | undefined) =>
      (await deur.vraag(wie, "GET", `/v1/dossiers/${String(id)}`)).status;
    expect(await Promise.all([lees("partner-nla", blijver), lees("partner-nla", vertrekker)])).toEqual([404, 404]);
    await samengevoegd(a, b);
    for (const _nu of ["voor de bladzijden", "erna"]) {
      // Who came along is of the casus that goes on; who had left is not.
      expect(await lees("partner-nla", blijver)).toBe(200);
      expect(await lees("partner-nla", vertrekker)).toBe(404);
      expect(await lees("zetel-om", vertrekker)).toBe(200);
      await bladzijden(a);
    }
    expect((await n.lees("partner-nla")).status).toBe(404);
  });
});

describe("a dossier that is parted after its person left a casus", () => {
  it.each(["afgesplitste-apart", "oorspronkelijke-apart", "beide"])(
    "the team decides where they go on, and both are in one open casus: %s",
    async (besluit) => {
      const a = await netwerk(2);
      const { deur } = a;
      const eerste = deur.casework.vanType("melding")[0]?.meldingId;
      await meld(deur, over([1], "Weer gezien."));
      deur.verder(60);
      const n = nieuweWeg(a, await splits(a, [1]));
      const dossierId = dossierVan(deur, 1);
      const gesplitst = await deur.vraag("meldpunt", "POST", `/v1/dossiers/${dossierId}/afsplitsingen`, {
        ...{ meldingen: [{ meldingId: eerste }], toelichting: "het zijn zussen" },
      });
      expect(gesplitst.status).toBe(201);
      const nieuw = dossierIdSchema.parse(gesplitst.body["dossierId"]);
      const taken = openTakenVan(n).filter(({ soort }) => soort === "afsplitsing-beoordelen");
      expect(taken).toMatchObject([{ onderwerp: nieuw }]);
      const antwoord = await deur.vraag(
        "zetel-politie",
        "POST",
        `/v1/dossiers/${nieuw}/casussen/${n.casusId}/afsplitsingsbesluiten`,
        { besluit, toelichting: "besproken aan tafel" },
      );
      expect(antwoord.status).toBe(201);
      for (const id of [dossierId, nieuw]) {
        const open = openCasussenMet(deur, id).map(({ casusId }) => casusId);
        expect(open).toHaveLength(1);
        expect(deur.casework.vanType("dossier").find((een) => een.dossierId === id)?.laatsteCasusId).toBe(open[0]);
      }
      expect(openTakenVan(n).filter(({ soort }) => soort === "afsplitsing-beoordelen")).toEqual([]);
    },
  );
});
