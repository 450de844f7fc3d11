import { describe, expect, it } from "vitest";
import { ALLES_IN_GIDS, gidsregelSchema, GIDSSOORTEN, type Gidsfilter } from "../../shared/domain/gids.ts";
import { CursorOngeldig } from "../../shared/ports/cursor.ts";
import { maakGidsinvoer, maakGidsregel, maakGidsversie } from "../fixtures/gids.ts";
import { dag, maakPreventieactiviteit, maakTaak } from "../fixtures/records.ts";
import { bladzijden } from "./casework-lijsten.ts";
import { bewaar, wijziging, type Opstelling } from "./casework-opstelling.ts";

const bijgehoudenDoor = (organisatie: string): Gidsfilter => ({ ...ALLES_IN_GIDS, organisatie });

/** What the port promises of the guide. */
export const gidscontract = (opstelling: Opstelling): void => {
  describe.each(GIDSSOORTEN)("the guide: %s", (soort) => {
    it("gives one by its id, null before it is written, also once it lapsed", async () => {
      const { casework } = opstelling();
      const regel = maakGidsregel(soort);
      expect(await casework.gidsregel(soort, regel.gidsId)).toBeNull();
      await bewaar(casework, [regel]);
      expect(await casework.gidsregel(soort, regel.gidsId)).toEqual(regel);
      const ander = GIDSSOORTEN.find((een) => een !== soort) ?? soort;
      expect(await casework.gidsregel(ander, regel.gidsId)).toBeNull();
      const vervallen = { ...regel, versie: 2, status: "vervallen" as const };
      await casework.schrijf(wijziging({ vervangen: [vervallen] }), []);
      expect(await casework.gidsregel(soort, regel.gidsId)).toEqual(vervallen);
    });

    it.each([1, 3, 50])("lists the longest unchanged first, over pages of %i, none lost or doubled", async (aantal) => {
      const { casework } = opstelling();
      const regels = Array.from({ length: 9 }, (_, plaats) =>
        maakGidsregel(soort, { gewijzigdOp: dag(1 + (plaats % 4)) }),
      );
      const elders = GIDSSOORTEN.filter((een) => een !== soort).map((een) => maakGidsregel(een));
      await bewaar(casework, [...regels, ...elders, maakTaak(), maakPreventieactiviteit()]);
      const paginas = await bladzijden((cursor) => casework.gids(soort, ALLES_IN_GIDS, cursor, aantal));
      const gezien = paginas.flat();
      expect(gezien).toHaveLength(9);
      expect(new Set(gezien.map(({ gidsId }) => gidsId))).toEqual(new Set(regels.map(({ gidsId }) => gidsId)));
      const data = gezien.map(({ gewijzigdOp }) => gewijzigdOp);
      expect(data).toEqual(data.toSorted());
      expect(paginas).toHaveLength(Math.ceil(9 / aantal));
    });

    it("lets go of what lapsed, and moves what changed to the end", async () => {
      const { casework } = opstelling();
      const [weg, later, blijft] = [1, 2, 3].map((nummer) => maakGidsregel(soort, { gewijzigdOp: dag(nummer) }));
      if (weg === undefined || later === undefined || blijft === undefined) throw new Error("drie");
      await bewaar(casework, [weg, later, blijft]);
      const gewijzigd = { ...later, versie: 2, gewijzigdOp: dag(9) };
      await casework.schrijf(
        wijziging({ vervangen: [{ ...weg, versie: 2, status: "vervallen", gewijzigdOp: dag(9) }, gewijzigd] }),
        [],
      );
      expect((await casework.gids(soort, ALLES_IN_GIDS, null, 10)).items).toEqual([blijft, gewijzigd]);
    });

    it("lists what one organisation keeps, over pages that say when they are the last", async () => {
      const { casework } = opstelling();
      const van = (organisatie: string, nummer: number) =>
        maakGidsregel(soort, { organisatie, gewijzigdOp: dag(nummer) });
      const eigen = [2, 4, 6, 8, 10].map((nummer) => van("ggd", nummer));
      await bewaar(casework, [...eigen, ...[1, 3, 5, 7, 9, 11, 12].map((nummer) => van("moviera", nummer))]);
      const paginas = await bladzijden((cursor) => casework.gids(soort, bijgehoudenDoor("ggd"), cursor, 2));
      expect(paginas.map(({ length }) => length)).toEqual([2, 2, 1]);
      expect(paginas.flat()).toEqual(eigen);
      expect((await casework.gids(soort, bijgehoudenDoor("ggd"), null, 5)).volgende).toBeNull();
      expect(await casework.gids(soort, bijgehoudenDoor("niemand"), null, 5)).toEqual({ items: [], volgende: null });
    });

    it("refuses a cursor that no list gave", async () => {
      const { casework } = opstelling();
      for (const filter of [ALLES_IN_GIDS, bijgehoudenDoor("ggd")])
        await expect(casework.gids(soort, filter, "geen cursor", 5)).rejects.toThrow(CursorOngeldig);
    });
  });

  it("the guide finds one of an organisation behind more than a hundred of others", async () => {
    const { casework } = opstelling();
    const elders = Array.from({ length: 120 }, (_, plaats) =>
      maakGidsregel("voorziening", { gewijzigdOp: dag(1 + (plaats % 20)) }),
    );
    const gezocht = maakGidsregel("voorziening", { organisatie: "ggd", gewijzigdOp: dag(25) });
    await bewaar(casework, [...elders, gezocht]);
    expect(await casework.gids("voorziening", bijgehoudenDoor("ggd"), null, 5)).toEqual({
      items: [gezocht],
      volgende: null,
    });
  });

  it("the guide finds interventions by form and by target group; one that names no form is for each", async () => {
    const { casework } = opstelling();
    const regel = (nummer: number, verschijningsvormen: readonly string[], doelgroepen: readonly string[]) =>
      gidsregelSchema.parse({
        ...maakGidsregel("interventie", { gewijzigdOp: dag(nummer) }),
        inhoud: { ...maakGidsinvoer("interventie"), verschijningsvormen, doelgroepen },
      });
    const een = regel(1, ["arbeidsuitbuiting"], ["slachtoffer"]);
    const ander = regel(2, ["seksuele-uitbuiting"], ["slachtoffer", "netwerk"]);
    const elke = regel(3, [], ["verdachte"]);
    await bewaar(casework, [een, ander, elke]);
    const zoek = async (filter: Partial<Gidsfilter>) =>
      (await casework.gids("interventie", { ...ALLES_IN_GIDS, ...filter }, null, 10)).items;
    expect(await zoek({ verschijningsvorm: "arbeidsuitbuiting" })).toEqual([een, elke]);
    expect(await zoek({ doelgroep: "slachtoffer" })).toEqual([een, ander]);
    expect(await zoek({ verschijningsvorm: "arbeidsuitbuiting", doelgroep: "verdachte" })).toEqual([elke]);
    expect(await zoek({ verschijningsvorm: "arbeidsuitbuiting", doelgroep: "netwerk" })).toEqual([]);
  });

  it("an entry's history comes in order, past the ninth version, of that entry only; no version is written over", async () => {
    const { casework } = opstelling();
    const regel = maakGidsregel("contactpersoon");
    const versie = (nummer: number) => maakGidsversie({ ...regel, versie: nummer });
    const ander = maakGidsversie({ ...regel, gidsId: maakGidsregel().gidsId });
    await bewaar(casework, [...[10, 2, 1, 11, 9].map(versie), ander, maakGidsversie(maakGidsregel("expertise"))]);
    const gevonden = await casework.registerversies("contactpersoon", regel.gidsId);
    expect(gevonden.map(({ nummer }) => nummer)).toEqual([1, 2, 9, 10, 11]);
    expect(gevonden).toContainEqual(versie(9));
    const over = wijziging({ nieuw: [{ ...versie(9), wat: "verzonnen" }] });
    expect(await casework.schrijf(over, [])).toEqual({ ok: false, fout: { soort: "conflict" } });
    expect(await casework.registerversies("contactpersoon", regel.gidsId)).toEqual(gevonden);
    expect(await casework.registerversies("sleutelfiguur", regel.gidsId)).toEqual([]);
  });

  it("of those who change a version of an entry at once, one succeeds", async () => {
    const { casework } = opstelling();
    const regel = maakGidsregel("contactpersoon");
    await bewaar(casework, [regel]);
    const wijzig = (organisatie: string) =>
      casework.schrijf(wijziging({ vervangen: [{ ...regel, versie: 2, organisatie }] }), []);
    const uitkomsten = await Promise.all([wijzig("ggd"), wijzig("om"), wijzig("nla")]);
    expect(uitkomsten.filter(({ ok }) => ok)).toHaveLength(1);
  });
};
