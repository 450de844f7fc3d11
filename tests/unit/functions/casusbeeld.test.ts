import { describe, expect, it } from "vitest";
import type { BijdrageId } from "../../../shared/domain/ids.ts";
import type { CaseworkDouble } from "../../doubles/casework.ts";
import { maakAfhankelijkhedenDouble } from "../../doubles/afhankelijkheden.ts";
import { langsteTekst, leest, LEZERS, maakVolleCasus, type Lezer } from "../../fixtures/volle-casus.ts";
import { NU } from "../access/matrix/relaties.ts";
import { maakVoordeur } from "./voordeur.ts";

/*
 * What a casus costs to read and what it tells (issue on the casustafel, "must hold"): eight partners, three dossiers, sixty
 * contributions of the largest size. What the service itself is asked is measured in tests/local-cloud/casusbeeld.test.ts.
 */

/** A function answers at most so much, its body as text within JSON. */
const MEESTE_ANTWOORD = 6 * 1024 * 1024;

/** The store, which tells what was asked of it. */
const geteld = (casework: CaseworkDouble) => {
  const vragen: { readonly naam: string; readonly invoer: readonly unknown[] }[] = [];
  const bekeken = new Proxy(casework, {
    get: (doel, naam) => {
      const lid: unknown = Reflect.get(doel, naam);
      if (typeof lid !== "function") return lid;
      return (...invoer: readonly unknown[]): unknown => {
        vragen.push({ naam: String(naam), invoer });
        return Reflect.apply(lid, doel, invoer);
      };
    },
  });
  return { bekeken, vragen };
};

const leesAls = async ({ actor }: Lezer, { casusId, records, inbreng }: ReturnType<typeof maakVolleCasus>) => {
  const basis = maakAfhankelijkhedenDouble();
  basis.casework.zet(...records, ...inbreng.flat());
  const { bekeken, vragen } = geteld(basis.casework);
  const deur = maakVoordeur([actor], { ...basis, casework: bekeken });
  deur.zetKlok(NU);
  const antwoord = await deur.vraag(actor.aanmeldnaam, "GET", `/v1/casussen/${casusId}`);
  // Who asks is one key read (leeskosten.test.ts); here the token asks it as well.
  return { antwoord, vragen: vragen.filter(({ naam }) => naam !== "actor") };
};

const vol = maakVolleCasus();

describe("the casusbeeld of a full casus", () => {
  it.each(LEZERS.map((lezer) => [lezer.naam, lezer] as const))(
    "%s: with who asks three reads at most, and of what they may not see nothing is asked nor told",
    async (_, lezer) => {
      const eigen = vol.inbreng.filter(([bijdrage]) => leest(lezer, bijdrage));
      const ids = eigen.map(([{ bijdrageId }]) => bijdrageId);
      const { antwoord, vragen } = await leesAls(lezer, vol);
      expect(antwoord.status).toBe(200);
      expect(vragen.map(({ naam }) => naam)).toEqual(["casusDossier", ...(ids.length > 0 ? ["bijdrageInhouden"] : [])]);
      const gevraagd = vragen.flatMap(({ naam, invoer }) =>
        naam === "bijdrageInhouden" ? invoer[0] : [],
      ) as BijdrageId[];
      expect(gevraagd.toSorted()).toEqual(ids.toSorted());
      const { body } = antwoord.rauw;
      const verteld = vol.inbreng.filter(
        ([{ bijdrageId }, { tekst }]) => body.includes(bijdrageId) || body.includes(tekst),
      );
      expect(verteld).toEqual(eigen);
      for (const [, { tekst }] of eigen) expect(body).toContain(tekst);
    },
  );

  it.each(LEZERS.map((lezer) => [lezer.naam, lezer] as const))(
    "%s: is the same to the byte as of a casus without what they may not see",
    async (_, lezer) => {
      const { antwoord: met } = await leesAls(lezer, vol);
      const zichtbaar = vol.inbreng.filter(([bijdrage]) => leest(lezer, bijdrage));
      const { antwoord: zonder } = await leesAls(lezer, { ...vol, inbreng: zichtbaar });
      expect(met.rauw.body).toBe(zonder.rauw.body);
      expect({ ...met.koppen, traceparent: null }).toEqual({ ...zonder.koppen, traceparent: null });
    },
  );

  it("some of it is hidden from every reader but the team, and some shown to every partner", () => {
    const aantallen = LEZERS.map((lezer) => vol.inbreng.filter(([bijdrage]) => leest(lezer, bijdrage)).length);
    expect(Math.max(...aantallen)).toBe(60);
    expect(new Set(aantallen).size).toBeGreaterThan(5);
  });

  it.each([
    ["characters of three bytes", "€"],
    ["quotes, which are escaped twice", '"'],
  ] as const)("fits in an answer with sixty of the largest of %s", async (_, teken) => {
    const [zetel] = LEZERS;
    if (zetel === undefined) throw new Error("geen lezers");
    const casus = maakVolleCasus({ teken });
    const { antwoord } = await leesAls(zetel, casus);
    for (const [, { tekst }] of casus.inbreng) expect(antwoord.rauw.body).toContain(JSON.stringify(tekst));
    expect(Buffer.byteLength(JSON.stringify(antwoord.rauw))).toBeLessThan(MEESTE_ANTWOORD);
  });

  it("leaves out the oldest when there is more than fits, and says where it is read: by itself", async () => {
    const [zetel] = LEZERS;
    if (zetel === undefined) throw new Error("geen lezers");
    const casus = maakVolleCasus({ aantal: 120 });
    const { antwoord, vragen } = await leesAls(zetel, casus);
    expect(vragen.map(({ naam }) => naam)).toEqual(["casusDossier", "bijdrageInhouden"]);
    expect(Buffer.byteLength(JSON.stringify(antwoord.rauw))).toBeLessThan(MEESTE_ANTWOORD);
    expect(antwoord.rauw.body).toContain(langsteTekst(119));
    expect(antwoord.rauw.body).not.toContain(langsteTekst(0));
    for (const [{ bijdrageId }] of casus.inbreng) expect(antwoord.rauw.body).toContain(bijdrageId);
  });
});
