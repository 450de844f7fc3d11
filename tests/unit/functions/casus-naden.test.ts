import { describe, expect, it } from "vitest";
import { dossierIdSchema, type DossierId } from "../../../shared/domain/ids.ts";
import { leesVerdergaande } from "../../../shared/runtime/samenvoeging.ts";
import { beantwoord, WEG, type Casusweg } from "./casusweg.ts";
import { bladzijden, nogEenCasus, openTakenVan, samengevoegd } from "./samenvoegdeur.ts";
import { dossierVan, meld, netwerk, nieuweWeg, openCasussenMet, over, splits } from "./splitsdeur.ts";
import { maakVoordeur, type Voordeur } from "./voordeur.ts";
import { maakArbeidsuitbuitingCasus } from "../../fixtures/melding.ts";
import { maakMeldervraag } from "../../fixtures/meldingrecords.ts";

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

/** What was reported in this melding goes to a dossier of its own. */
const splitsAf = async (deur: Voordeur, dossierId: string, meldingId: string) => {
  const { status, body } = await deur.vraag("meldpunt", "POST", `/v1/dossiers/${dossierId}/afsplitsingen`, {
    ...{ meldingen: [{ meldingId }], toelichting: "het zijn zussen" },
  });
  expect(status).toBe(201);
  const nieuw = dossierIdSchema.parse(body["dossierId"]);
  const beoordeel = ({ casusId }: Casusweg, besluit: string) =>
    deur.vraag("zetel-politie", "POST", `/v1/dossiers/${nieuw}/casussen/${casusId}/afsplitsingsbesluiten`, {
      ...{ besluit, toelichting: "besproken aan tafel" },
    });
  return { nieuw, beoordeel };
};
/** Each of these is in one open casus, at which their dossier points. */
const iederInEenCasus = async (deur: Voordeur, dossierIds: readonly DossierId[]): Promise<void> => {
  for (const id of dossierIds) {
    const open = openCasussenMet(deur, id).map(({ casusId }) => casusId);
    expect(open).toHaveLength(1);
    const laatste = deur.casework.vanType("dossier").find(({ dossierId }) => dossierId === id)?.laatsteCasusId;
    const verder = await leesVerdergaande(deur.casework, laatste == null ? [] : [laatste]);
    expect([...verder.values()].map(({ casusId }) => casusId)).toEqual(open);
  }
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
      const { nieuw, beoordeel } = await splitsAf(deur, dossierId, String(eerste));
      const taken = openTakenVan(n).filter(({ soort }) => soort === "afsplitsing-beoordelen");
      expect(taken).toMatchObject([{ onderwerp: nieuw }]);
      expect((await beoordeel(n, besluit)).status).toBe(201);
      await iederInEenCasus(deur, [dossierId, nieuw]);
      expect(openTakenVan(n).filter(({ soort }) => soort === "afsplitsing-beoordelen")).toEqual([]);
    },
  );
});

describe("a dossier that is parted after its casus ended in another", () => {
  it.each(["afgesplitste-apart", "oorspronkelijke-apart", "beide"])(
    "is decided on in the one that goes on, before the pages of the merge and after: %s",
    async (besluit) => {
      for (const eerst of ["bladzijden", "afsplitsing"]) {
        const b = await netwerk(2);
        const { deur } = b;
        const later = await meld(deur, over([1], "Weer gezien."));
        deur.verder(60);
        const a = await nogEenCasus(deur, 9);
        await samengevoegd(a, b);
        if (eerst === "bladzijden") await bladzijden(a);
        const dossierId = dossierVan(deur, 1);
        const { nieuw, beoordeel } = await splitsAf(deur, dossierId, later);
        if (eerst === "afsplitsing") await bladzijden(a);
        expect((await beoordeel(a, besluit)).status).toBe(201);
        await iederInEenCasus(deur, [dossierId, nieuw, dossierVan(deur, 0)]);
        const weg = besluit === "beide" ? null : besluit === "afgesplitste-apart" ? nieuw : dossierId;
        for (const id of [dossierId, nieuw])
          expect(openCasussenMet(deur, id)[0]?.casusId === a.casusId).toBe(id !== weg);
      }
    },
  );
});

describe("who went on in a casus of their own after their dossier was parted", () => {
  it("has a line in the log of the casus that they left, which holds what was recorded of them", async () => {
    const a = await netwerk(2);
    const { deur } = a;
    const later = await meld(deur, over([1], "Weer gezien."));
    deur.verder(60);
    const { nieuw, beoordeel } = await splitsAf(deur, dossierVan(deur, 1), later);
    expect((await beoordeel(a, "afgesplitste-apart")).status).toBe(201);
    const voor = deur.gelogd().length;
    expect((await a.lees("zetel-om")).status).toBe(200);
    expect(JSON.stringify(deur.gelogd().slice(voor))).toContain(await deur.sleutels.hash(`dossier|${nieuw}`));
  });
});

describe("what a reporter answered about the casus that ended", () => {
  it("is read in the one that goes on by who read it there, and by who hears", async () => {
    const a = await nogEenCasus(maakVoordeur(), 9);
    const { deur } = a;
    const elders = maakArbeidsuitbuitingCasus(17).locatie;
    if (elders == null) throw new Error("geen locatie");
    const b = await nogEenCasus(deur, 17, { locatie: { ...elders, gemeente: "Apeldoorn", plaats: "Apeldoorn" } });
    const melding = deur.casework.vanType("melding").find(({ casusIds }) => casusIds.some((id) => id === b.casusId));
    const vraag = maakMeldervraag(melding === undefined ? {} : { meldingId: melding.meldingId });
    deur.casework.zet(vraag);
    const tekst = JSON.stringify(vraag.vragen[0]?.tekst);
    const leest = async (weg: Casusweg, wie: string) => {
      const { status, rauw } = await deur.vraag(wie, "GET", `${weg.pad}/melders`);
      return [status, rauw.body.includes(tekst)];
    };
    expect(await leest(b, "gemeente-apeldoorn")).toEqual([200, true]);
    await samengevoegd(a, b);
    await bladzijden(a);
    // That somebody is to be heard is known; what they wrote stays with the casus that they wrote it to.
    expect(await leest(a, "gemeente-doetinchem")).toEqual([200, false]);
    for (const wie of ["meldpunt", "procesregisseur", "zetel-om"]) expect(await leest(a, wie)).toEqual([200, true]);
  });
});
