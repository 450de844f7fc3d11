import { describe, expect, it } from "vitest";
import { casusIdSchema } from "../../../shared/domain/ids.ts";
import { maakMelding } from "../../fixtures/melding.ts";
import { WEG, wegTot, type Casusweg } from "./casusweg.ts";
import { meld, registreer, taken } from "./plekdeur.ts";
import { bladzijden, nogEenCasus, openTakenVan, REDEN, samengevoegd } from "./samenvoegdeur.ts";
import { maakVoordeur } from "./voordeur.ts";

const hoorverzoeken = (weg: Casusweg) => openTakenVan(weg).filter(({ soort }) => soort === "melder-horen");

describe("a question that was open in both casussen of a merge", () => {
  it.each(["earlier", "later"] as const)(
    "is asked once in the one that goes on, by the earliest date: there it was asked %s",
    async (hier) => {
      const eerste = await wegTot("uitnodigen");
      const tweede = await nogEenCasus(eerste.deur);
      tweede.deur.verder(86_400);
      expect((await WEG.weging1(tweede)).status).toBe(201);
      const [vroeg] = hoorverzoeken(eerste);
      const [laat] = hoorverzoeken(tweede);
      expect([vroeg?.onderwerp, laat?.onderwerp]).toEqual([null, null]);
      expect(String(vroeg?.uiterlijkOp) < String(laat?.uiterlijkOp)).toBe(true);
      const [deze, andere] = hier === "earlier" ? [eerste, tweede] : [tweede, eerste];
      await samengevoegd(deze, andere);
      await bladzijden(deze);
      expect(hoorverzoeken(deze).map(({ uiterlijkOp }) => uiterlijkOp)).toEqual([vroeg?.uiterlijkOp]);
      expect(hoorverzoeken(andere)).toEqual([]);
    },
  );

  it("is answered there, also when it had been answered before in the one that goes on", async () => {
    const deur = maakVoordeur();
    const locatie = { straat: "Proefstraat", huisnummer: "12 A", plaats: "Proefdorp", gemeente: "Lochem" };
    const casussen: string[] = [];
    for (const nummer of [1, 2, 3]) {
      casussen.push(await meld(deur, maakMelding({ locatie: { ...locatie, soort: "bedrijf" } }, nummer)));
      await registreer(deur);
      deur.verder(3600);
    }
    const [, deze = "", andere = ""] = casussen;
    const [taak] = taken(deur);
    const beoordeel = () =>
      deur.vraag("procesregisseur", "POST", `/v1/casussen/${deze}/plekbeoordelingen`, {
        ...{ plekId: taak?.onderwerp, verband: "ja", toelichting: "dezelfde voorman" },
      });
    expect((await beoordeel()).status).toBe(201);
    const body = { casusId: andere, reden: REDEN };
    expect((await deur.vraag("zetel-politie", "POST", `/v1/casussen/${deze}/samenvoegingen`, body)).status).toBe(201);
    await deur.voegSamen(casusIdSchema.parse(deze));
    const open = () => taken(deur).filter(({ casusId, status }) => casusId === deze && status === "open");
    expect(open()).toHaveLength(1);
    expect((await beoordeel()).status).toBe(201);
    expect(open()).toEqual([]);
    expect(await beoordeel()).toMatchObject({ status: 409, code: "al-afgehandeld" });
  });
});
