import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rondTaakAf } from "../../../shared/domain/besluit.ts";
import { suspendCasus } from "../../../shared/domain/besluiten/opschorten.ts";
import { sluitKop } from "../../../shared/domain/einde.ts";
import { eersteBreuk } from "../../../shared/domain/historie.ts";
import { meegaandTaakId, SAMENVOEGINGTAAK } from "../../../shared/domain/casussamenvoeging.ts";
import { instantSchema, plusSeconden } from "../../../shared/domain/tijd.ts";
import type { Casework } from "../../../shared/ports/casework.ts";
import { kalender } from "./opschortwereld.ts";
import { BRONSOORTEN, maakSamenvoegwereld, type Bronvorm, type Samenvoegwereld } from "./samenvoegwereld.ts";

/*
 * A merge is one intention that is carried out in pages: whoever is killed between or in them, and however many carry them at once,
 * all open work is there once at the end, nothing was told twice, and nothing ended because its casus did (design rule 1).
 */

const BEGIN = instantSchema.parse("2026-03-02T09:00:00.000Z");
const DAG = 1440;
const ver = (soort: string) => ({ soort, herinneren: 3 * DAG, uiterlijk: DAG, escaleren: DAG });
const vol = (aantal: number): Bronvorm => ({
  taken: Array.from({ length: aantal }, (_, i) => ver(BRONSOORTEN[i % BRONSOORTEN.length] ?? "actie")),
  ...{ uitnodigingen: 9, dossiers: 17 },
});

/** What must hold when all is carried, whatever happened on the way. */
const geheel = async (wereld: Samenvoegwereld): Promise<void> => {
  const { casework, deze, andere, mee, open, context } = wereld;
  expect(await casework.casus(deze.casusId)).toMatchObject({ status: "open", samenTeVoegen: null });
  // Each piece of work is there once, with the date that it had, and nothing is left behind.
  const daar = open(deze.casusId);
  expect(open(andere.casusId).filter(({ soort }) => soort !== "nazorg-herzien")).toEqual([]);
  for (const taak of mee) {
    const id = meegaandTaakId(taak.taakId, deze.casusId, context().hash);
    expect(daar.filter(({ taakId }) => taakId === id)).toMatchObject([
      { soort: taak.soort, onderwerp: taak.onderwerp, uiterlijkOp: taak.uiterlijkOp, verplicht: taak.verplicht },
    ]);
    const begin = wereld
      .verteld()
      .filter(({ taakId, soort }) => taakId === id && ["taak.geopend", "actie.uitgezet"].includes(soort));
    expect(begin).toHaveLength(1);
  }
  expect(daar).toHaveLength(mee.length + 1);
  const acties = casework.vanType("actie").filter(({ casusId }) => casusId === deze.casusId);
  expect(acties.map(({ actieId }) => actieId).toSorted()).toEqual(
    mee.flatMap(({ soort, onderwerp }) => (soort === "actie" && onderwerp !== null ? [onderwerp] : [])).toSorted(),
  );
  expect(new Set(acties.map(({ nummer }) => nummer)).size).toBe(acties.length);
  // Of the persons and the invitations none is forgotten.
  expect(casework.vanType("dossier").every(({ laatsteCasusId }) => laatsteCasusId === deze.casusId)).toBe(true);
  expect(casework.vanType("uitnodiging").every(({ status }) => ["vervallen", "beeindigd"].includes(status))).toBe(true);
  for (const { casusId } of [deze, andere])
    expect(eersteBreuk(await casework.historie(casusId, "veiligheid"), context().hash)).toBeNull();
};

/** The clock offers the head again until its driver has done all of it. */
const totRust = async (wereld: Samenvoegwereld): Promise<void> => {
  for (let ronde = 0; ronde < 40; ronde += 1) {
    wereld.zetKlok(plusSeconden(wereld.nu(), 60));
    await Promise.all([wereld.deur.draai(), wereld.deur.draai()]);
    const casus = await wereld.casework.casus(wereld.deze.casusId);
    if (casus?.status !== "open" || casus.samenTeVoegen === null) return;
    if (casus.teDrijven) await wereld.pagina();
  }
  throw new Error("never at rest");
};

describe("the pages of a merge", () => {
  it("are carried once, whoever is killed before or after whichever write, by two at once", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({
            soort: fc.constantFrom(...BRONSOORTEN),
            herinneren: fc.integer({ min: 60, max: 9 * DAG }),
            uiterlijk: fc.integer({ min: 1, max: 3 * DAG }),
            escaleren: fc.integer({ min: 1, max: 3 * DAG }),
          }),
          { maxLength: 45 },
        ),
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: 0, max: 20 }),
        fc.array(fc.record({ wanneer: fc.constantFrom("ervoor", "erna"), nummer: fc.integer({ min: 1, max: 6 }) }), {
          maxLength: 6,
        }),
        async (taken, uitnodigingen, dossiers, doden) => {
          const wereld = maakSamenvoegwereld(BEGIN, { taken, uitnodigingen, dossiers });
          await wereld.voegSamen();
          for (const { wanneer, nummer } of doden) {
            wereld.casework.storing.bij("schrijf", wanneer, nummer);
            await Promise.all([wereld.pagina(), wereld.pagina()]);
          }
          await totRust(wereld);
          await geheel(wereld);
        },
      ),
      { numRuns: 25 },
    );
  });

  it("end at rest, killed at each write in turn", async () => {
    for (let nummer = 1; nummer <= 7; nummer += 1)
      for (const wanneer of ["ervoor", "erna"] as const) {
        const wereld = maakSamenvoegwereld(BEGIN, vol(50));
        await wereld.voegSamen();
        wereld.casework.storing.bij("schrijf", wanneer, nummer);
        await wereld.pagina();
        await totRust(wereld);
        await geheel(wereld);
      }
  });

  it("stay below the limit of a command, however much there is", async () => {
    const wereld = maakSamenvoegwereld(BEGIN, { ...vol(120), taken: Array.from({ length: 120 }, () => ver("actie")) });
    const groottes: number[] = [];
    const { schrijf } = wereld.casework;
    const telMee: Casework["schrijf"] = (wijziging, log) => {
      groottes.push(wijziging.nieuw.length + wijziging.vervangen.length + wijziging.mitsOpen.length + log.length);
      return schrijf(wijziging, log);
    };
    Object.assign(wereld.casework, { schrijf: telMee });
    await wereld.voegSamen();
    expect(await wereld.pagina()).toBe("klaar");
    await geheel(wereld);
    expect(Math.max(...groottes)).toBeLessThanOrEqual(60);
    expect(groottes.length).toBeGreaterThan(8);
  });

  it("nothing of the casus that ended is ended, or said, by the clock before they come by", async () => {
    const wereld = maakSamenvoegwereld(BEGIN, vol(40));
    await wereld.voegSamen();
    const voor = wereld.open(wereld.andere.casusId).length;
    // Days on which nobody carries a page, and everything becomes due.
    for (let dag = 1; dag <= 6; dag += 1) {
      wereld.zetKlok(plusSeconden(BEGIN, dag * 86_400));
      await Promise.all([wereld.deur.draai(), wereld.deur.draai()]);
    }
    expect(wereld.open(wereld.andere.casusId)).toHaveLength(voor);
    // Aftercare alone goes on there.
    const daar = wereld.verteld().filter(({ data }) => data["casusId"] === wereld.andere.casusId);
    expect(new Set(daar.map(({ data }) => data["soort"]))).toEqual(new Set(["nazorg-herzien"]));
    await totRust(wereld);
    const eens = wereld.verteld().filter(({ soort }) => soort === "taak.geescaleerd");
    wereld.zetKlok(plusSeconden(wereld.nu(), 3600));
    await Promise.all([wereld.deur.draai(), wereld.deur.draai()]);
    const erna = wereld
      .verteld()
      .filter(({ soort }) => soort === "taak.geescaleerd")
      .slice(eens.length);
    // What was late already is escalated in the casus that goes on, each once.
    const meegegaan = erna.filter(({ data }) => data["casusId"] === wereld.deze.casusId).map(({ taakId }) => taakId);
    expect(meegegaan).toHaveLength(new Set(meegegaan).size);
    expect(meegegaan.length).toBeGreaterThan(0);
  });

  it("what is done there between two pages stays done, and what is suspended there moves", async () => {
    const wereld = maakSamenvoegwereld(BEGIN, vol(60));
    await wereld.voegSamen();
    wereld.casework.storing.bij("schrijf", "erna");
    expect(await wereld.pagina()).toBe("gedood");
    const [eerste] = wereld.open(wereld.deze.casusId).filter(({ soort }) => soort !== SAMENVOEGINGTAAK);
    if (eerste === undefined) throw new Error("niets meegekomen");
    const klaar = rondTaakAf(eerste, "gedaan", eerste.eigenaar, wereld.nu());
    await wereld.casework.schrijf({ nieuw: [], vervangen: [klaar], mitsOpen: [] }, []);
    wereld.zetKlok(plusSeconden(BEGIN, 600));
    const opschorting = suspendCasus(
      await wereld.dossierVan(wereld.deze.casusId),
      { dagen: 30, reden: "Opgenomen.", toelichting: null },
      wereld.context(),
    );
    if (!opschorting.ok) throw new Error(opschorting.fout.code);
    await wereld.casework.schrijf(opschorting.waarde.wijziging, []);
    await wereld.pagina();
    const { taken } = await wereld.dossierVan(wereld.deze.casusId);
    expect(taken.find(({ taakId }) => taakId === eerste.taakId)?.status).toBe("afgerond");
    for (const was of wereld.mee.filter(({ soort }) => soort === "actie")) {
      const id = meegaandTaakId(was.taakId, wereld.deze.casusId, wereld.context().hash);
      const nu = taken.find(({ taakId }) => taakId === id);
      if (nu?.taakId !== eerste.taakId) expect(nu?.uiterlijkOp).toBe(kalender.verschuif(was.uiterlijkOp, 30));
    }
  });
});

describe("shielding what ended in a casus that closed", () => {
  it.each(["ervoor", "erna"] as const)("is done by the clock when its driver is killed %s it", async (wanneer) => {
    const wereld = maakSamenvoegwereld(BEGIN, vol(5));
    await wereld.voegSamen();
    await wereld.pagina();
    const { casus } = await wereld.dossierVan(wereld.deze.casusId);
    if (casus.status !== "open") throw new Error("niet open");
    const dicht = { ...sluitKop(casus, "gesloten", wereld.context()), versie: casus.versie + 1 };
    await wereld.casework.schrijf({ nieuw: [], vervangen: [dicht], mitsOpen: [] }, []);
    wereld.casework.storing.bij("schrijf", wanneer);
    expect(await wereld.pagina()).toBe("gedood");
    wereld.zetKlok(plusSeconden(BEGIN, 60));
    await Promise.all([wereld.deur.draai(), wereld.deur.draai()]);
    const kop = await wereld.casework.casus(wereld.deze.casusId);
    if (wanneer === "ervoor") expect(kop).toMatchObject({ teDrijven: true });
    await Promise.all([wereld.pagina(), wereld.pagina()]);
    expect(await wereld.casework.casus(wereld.andere.casusId)).toMatchObject({ status: "gesloten" });
    expect(await wereld.casework.casus(wereld.deze.casusId)).toMatchObject({ klok: null, teDrijven: false });
    const stil = wereld.casework.alles();
    wereld.zetKlok(plusSeconden(BEGIN, 600));
    expect(await wereld.pagina()).toBe("klaar");
    expect(wereld.casework.vanType("casus")).toEqual(stil.filter(({ type }) => type === "casus"));
  });
});
