import { describe, expect, it } from "vitest";
import { geldendeKoppelingen } from "../../../shared/domain/dossier.ts";
import type { Voordeur } from "./voordeur.ts";
import { bladzijden, kopVan, samengevoegd, voegSamen } from "./samenvoegdeur.ts";
import {
  beide,
  breuken,
  dossierVan,
  meld,
  netwerk,
  nieuweWeg,
  openCasussenMet,
  over,
  splits,
  VERSCHOVEN,
} from "./splitsdeur.ts";
import { maakCasusweg, type Casusweg } from "./casusweg.ts";
import { leesCasusmeldingen } from "../../../shared/runtime/dossiering.ts";

/** A casus of these people. */
const casusVanMensen = async (deur: Voordeur, mensen: readonly number[]): Promise<Casusweg> => {
  const weg = await maakCasusweg(deur, over(mensen, `Samen: ${String(mensen)}.`));
  deur.verder(60);
  return weg;
};

/** Everybody is in one casus that is open, at which their dossier points, and in which all that was reported of them is weighed. */
const klopt = async (deur: Voordeur, mensen: readonly number[]): Promise<void> => {
  expect(breuken(deur)).toEqual([]);
  for (const n of mensen) {
    const dossierId = dossierVan(deur, n);
    const [casus, ...meer] = openCasussenMet(deur, dossierId);
    expect(meer).toEqual([]);
    if (casus === undefined) throw new Error(`mens ${String(n)} is in geen casus`);
    expect(deur.casework.vanType("dossier").find((een) => een.dossierId === dossierId)?.laatsteCasusId).toBe(
      casus.casusId,
    );
    const hier = await leesCasusmeldingen(deur.casework, casus);
    for (const { meldingId } of geldendeKoppelingen(deur.casework.vanType("dossier-melding")).filter(
      (een) => een.dossierId === dossierId,
    ))
      expect(hier).toContain(meldingId);
  }
};
const naPaginas = async (deur: Voordeur) => {
  for (const { casusId } of deur.casework.vanType("casus")) await deur.voegSamen(casusId);
};

describe("a split beside a merge, whichever is first", () => {
  it.each([
    ["of the casus that goes on", [201, 201], [409, 201]],
    ["of the casus that ends", [201, 201], [409, 201]],
  ] as const)("%s", async (welke, eerst, daarna) => {
    const gezien = new Set<string>();
    for (const na of VERSCHOVEN) {
      const a = await netwerk(2);
      const { deur } = a;
      const b = await casusVanMensen(deur, [2, 3]);
      const [bij, wie] = welke === "of the casus that ends" ? ([b, 3] as const) : ([a, 1] as const);
      const [gesplitst, gevoegd] = await beide(
        na,
        () => splits(bij, [wie], "zetel-om"),
        () => voegSamen(a, b),
      );
      gezien.add(JSON.stringify([gesplitst.status, gevoegd.status]));
      await naPaginas(deur);
      await klopt(deur, [0, 1, 2, 3]);
      if (gesplitst.status !== 201) expect(["casus-niet-open", "samenvoeging-loopt"]).toContain(gesplitst.code);
    }
    expect([...gezien].toSorted()).toEqual([JSON.stringify(eerst), JSON.stringify(daarna)].toSorted());
  });

  it("of who has the other casus as well, that ends at this moment in this one or in a third", async () => {
    const gezien = new Set<string>();
    for (const naar of ["deze", "derde"])
      for (const na of VERSCHOVEN) {
        const a = await netwerk(2);
        const { deur } = a;
        // Reported under another number elsewhere; then known to be one.
        const b = await casusVanMensen(deur, [5, 6]);
        const c = await casusVanMensen(deur, [8]);
        const samen = { met: dossierVan(deur, 1), toelichting: "het is dezelfde" };
        const een = await deur.vraag("meldpunt", "POST", `/v1/dossiers/${dossierVan(deur, 5)}/samenvoegingen`, samen);
        expect(een.status).toBe(201);
        const [gesplitst, gevoegd] = await beide(
          na,
          () => splits(b, [5], "zetel-om"),
          () => voegSamen(naar === "deze" ? b : c, a),
        );
        expect(gevoegd.status).toBe(201);
        gezien.add(`${naar} ${String(gesplitst.status)} ${gesplitst.code ?? ""}`);
        await naPaginas(deur);
        expect(breuken(deur)).toEqual([]);
        // The person, by either number, is in exactly one open casus.
        const open = new Set([1, 5].flatMap((n) => openCasussenMet(deur, dossierVan(deur, n)).map((x) => x.casusId)));
        expect([naar, na, open.size]).toEqual([naar, na, 1]);
        const voor = deur.casework.vanType("casus").length;
        for (const n of [1, 5]) {
          const { casusIds } = (await deur.casework.melding(await meld(deur, over([n], `Weer ${String(n)}.`)))) ?? {};
          expect(casusIds).toEqual([...open]);
        }
        expect(deur.casework.vanType("casus")).toHaveLength(voor);
      }
    // Known to be one person, who is in the casus twice by then: both leave, or nobody.
    expect([...gezien].toSorted()).toEqual(["derde 201 ", "deze 201 ", "deze 400 ongeldige-invoer"]);
  });
});

describe("a merge after a split", () => {
  it.each(["back", "the other way round"] as const)(
    "of the same two, %s: all are together again, once",
    async (hoe) => {
      const a = await netwerk(3);
      const { deur } = a;
      await meld(deur, over([1], "Alleen gezien."));
      deur.verder(60);
      const n = nieuweWeg(a, await splits(a, [1]));
      await deur.machine(n.casusId, "token-n");
      await meld(deur, over([1], "Daarna gezien."));
      deur.verder(60);
      const [deze, andere] = hoe === "back" ? [a, n] : [n, a];
      await samengevoegd(deze, andere);
      await bladzijden(deze);
      await klopt(deur, [0, 1, 2]);
      const kop = await kopVan(deze);
      expect(kop.dossierIds.toSorted()).toEqual([0, 1, 2].map((i) => dossierVan(deur, i)).toSorted());
      const weer = await deur.casework.melding(await meld(deur, over([1], "En weer.")));
      expect(weer?.casusIds).toEqual([deze.casusId]);
      deur.verder(60);
      // And apart again, with all that was reported of them.
      const verder = nieuweWeg(deze, await splits(deze, [1]));
      await klopt(deur, [0, 1, 2]);
      expect((await kopVan(verder)).dossierIds).toEqual([dossierVan(deur, 1)]);
    },
  );
});

describe("a split after a merge", () => {
  it("weighs what came to the casus that ended, of who leaves alone", async () => {
    const a = await netwerk(2);
    const { deur } = a;
    const b = await casusVanMensen(deur, [2, 3]);
    const apart = await meld(deur, over([3], "Alleen gezien."));
    deur.verder(60);
    await samengevoegd(a, b);
    await bladzijden(a);
    const n = nieuweWeg(a, await splits(a, [3]));
    await klopt(deur, [0, 1, 2, 3]);
    expect(await leesCasusmeldingen(deur.casework, await kopVan(n))).toContain(apart);
    expect(await leesCasusmeldingen(deur.casework, await kopVan(a))).not.toContain(apart);
  });
});
