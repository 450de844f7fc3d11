import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { recordInterventiebericht } from "../../shared/domain/besluiten/interventie.ts";
import { casusIdSchema } from "../../shared/domain/ids.ts";
import { nummerVan, rondenVan } from "../../shared/domain/voortgang.ts";
import { besluitcontext } from "../../shared/runtime/afhankelijkheden.ts";
import { opdracht } from "../fixtures/opdrachten.ts";
import { metBewijs, wegTot, type Casusweg } from "../unit/functions/casusweg.ts";
import { maakLevensloop, type Levensloop } from "./levensloop.ts";

/*
 * A casus of years, on a fake clock: the real machines, driver, taken and watchdog over a store in memory. Every round is there once,
 * and no execution comes near what Step Functions takes: a year, and 5,000 events (it takes 25,000).
 */

const UUR = 3_600_000;
const DAG = 24 * UUR;
const JAAR_DAGEN = 365;
const ELKE_MAAND = [{ afspraak: "Elke maand", organisatie: "zvh", elkeDagen: 30 }];

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
});
afterEach(() => {
  vi.useRealTimers();
});

const moet = async (antwoord: ReturnType<Casusweg["doe"]>): Promise<void> => {
  const { status, rauw } = await antwoord;
  if (status !== 201) throw new Error(rauw.body);
};

const maakPlan = async (weg: Casusweg, versie: number): Promise<void> => {
  const plan = opdracht.plan({ monitoringsafspraken: ELKE_MAAND, acties: [opdracht.actie({ verplicht: false })] });
  const ifMatch = versie === 1 ? {} : { ifMatch: `"${String(versie - 1)}"` };
  await moet(weg.deur.vraag("gemeente-doetinchem", "POST", `${weg.pad}/plannen`, plan, ifMatch));
  await moet(weg.doe("zetel-om", `plannen/${String(versie)}/vaststellingen`, opdracht.vaststelling()));
};

/** A casus whose plan has just been established, with the chain running. */
const begin = async () => {
  const weg = await wegTot("plan", false);
  vi.setSystemTime(new Date(weg.deur.nu()));
  const loop = maakLevensloop(weg.deur, weg.casusId);
  await maakPlan(weg, 1);
  await loop.bezink();
  return { weg, loop };
};

const ronden = ({ deur }: Casusweg) => rondenVan(deur.casework.vanType("vastlegging"));

/** For so many days, one or a few at a time: a round on its date, unless `doet` says otherwise. */
const leef = async (
  weg: Casusweg,
  loop: Levensloop,
  dagen: number,
  doet: (ronde: number) => "voortzetten" | "bijsturen" | "niets" = () => "voortzetten",
  { stap = 1, opDag = () => undefined }: { readonly stap?: number; readonly opDag?: (dag: number) => void } = {},
): Promise<void> => {
  for (let dag = 0; dag < dagen; dag += stap) {
    opDag(dag);
    await loop.verder(stap * DAG);
    const { positie, ronde, volgendeDatum, lopendeTaakId } = await loop.casus();
    // There is always somebody who has to do something, and by when (design rule 3).
    if (positie.stap !== "voortgang") throw new Error(`op dag ${String(dag)} bij ${positie.stap}`);
    const taak =
      lopendeTaakId === null ? null : await weg.deur.casework.taak(casusIdSchema.parse(weg.casusId), lopendeTaakId);
    expect([dag, taak?.status]).toEqual([dag, "open"]);
    const uitkomst = doet(ronde);
    if (loop.nu() < volgendeDatum || uitkomst === "niets") continue;
    await moet(weg.doe("zetel-zvh", "voortgangsronden", opdracht.voortgang(uitkomst, { ronde })));
    await loop.bezink();
    if (uitkomst === "bijsturen") {
      const { planVersie } = await loop.casus();
      await maakPlan(weg, (planVersie ?? 0) + 1);
      await loop.bezink();
    }
  }
};

/** Every round once, in order, and no execution too old or too full. */
const controleer = (weg: Casusweg, loop: Levensloop): number => {
  const nummers = ronden(weg).map(nummerVan);
  expect(nummers).toEqual(nummers.map((_, i) => i + 1));
  const { gebeurtenissen, dagen } = loop.cijfers();
  expect(gebeurtenissen).toBeLessThan(5000);
  expect(dagen).toBeLessThan(JAAR_DAGEN);
  return nummers.length;
};

/** What was said of each task: a reminder at most once, each step of its escalation once, in order, and none before its date. */
const gezegd = ({ deur }: Casusweg) => {
  const perTaak = new Map<string, { readonly op: string; readonly trap: number; readonly uiterlijkOp: string }[]>();
  for (const { opgetredenOp: op, berichten } of deur.casework.vanType("gebeurtenis"))
    for (const { soort, data } of berichten.filter(({ soort }) => /^taak\.(herinnerd|geescaleerd)$/.test(soort))) {
      const trap = soort === "taak.herinnerd" ? 1 : Number(data["trap"]);
      const taakId = String(data["taakId"]);
      const regels = perTaak.get(taakId) ?? [];
      // To the team and to its municipality, in one transaction.
      if (regels.some((een) => een.trap === trap && een.op === op)) continue;
      perTaak.set(taakId, [...regels, { op, trap, uiterlijkOp: String(data["uiterlijkOp"]) }]);
    }
  return [...perTaak.values()].map((regels) => regels.toSorted((a, b) => (a.op < b.op ? -1 : 1)));
};

describe("a casus that runs for years with monthly rounds", () => {
  it("of six years has every round, each by an execution of its own, on the agreed hour through leap days and all changes of the clock", async () => {
    const { weg, loop } = await begin();
    // Two of the rounds are left undone for weeks: then somebody was told until they were held.
    const gewacht = new Map<number, number>();
    await leef(
      ...([weg, loop, 6 * JAAR_DAGEN + 2] as const),
      (ronde) => {
        gewacht.set(ronde, (gewacht.get(ronde) ?? 0) + 1);
        return [12, 40].includes(ronde) && (gewacht.get(ronde) ?? 0) < 8 ? "niets" : "voortzetten";
      },
      { stap: 4 },
    );
    const aantal = controleer(weg, loop);
    expect(aantal).toBeGreaterThanOrEqual(60);
    const lijnen = gezegd(weg);
    for (const regels of lijnen) {
      expect(regels.map(({ trap }) => trap)).toEqual(
        [...new Set(regels.map(({ trap }) => trap))].toSorted((a, b) => a - b),
      );
      for (const { op, trap, uiterlijkOp } of regels) expect(trap === 1 || op >= uiterlijkOp).toBe(true);
    }
    // Those two, up to the ketenregisseur and again.
    expect(lijnen.filter((regels) => regels.some(({ trap }) => trap > 3))).toHaveLength(2);
    const vierde = loop.uitvoeringen().filter(({ machine }) => machine === 4);
    expect(vierde).toHaveLength(aantal + 1);
    expect(
      new Set(vierde.map(({ calls }) => calls.filter(({ taaktoken }) => taaktoken !== undefined).length)).size,
    ).toBeLessThan(3);
    const { kalender } = weg.deur;
    const uur = new Intl.DateTimeFormat("nl", { timeZone: "Europe/Amsterdam", hour: "2-digit", minute: "2-digit" });
    const eindes = ronden(weg).map(({ inhoud: { volgendeRondeOp } }) => volgendeRondeOp ?? "");
    expect([...new Set(eindes.map((een) => uur.format(new Date(een))))]).toHaveLength(1);
    for (const { vastgelegdOp, inhoud } of ronden(weg))
      expect(inhoud.volgendeRondeOp).toBe(kalender.deadline(vastgelegdOp, { eenheid: "dagen", aantal: 30 }));
    expect(eindes.some((een) => een.startsWith("2028-02") || een.startsWith("2028-03"))).toBe(true);
    expect(eindes.some((een) => een.startsWith("2032"))).toBe(true);
  });

  it("of which a round is left undone for fourteen months: its execution is relieved, and the round is held after all", async () => {
    const { weg, loop } = await begin();
    await leef(weg, loop, 100);
    const hoogste = (await loop.casus()).ronde;
    const ervoor = loop.uitvoeringen().length;
    await leef(weg, loop, 426, () => "niets", { stap: 3 });
    expect((await loop.casus()).ronde).toBe(hoogste);
    expect(loop.geteld.filter((een) => een === "Vernieuwd")).toHaveLength(1);
    // Who was relieved has ended, in peace.
    const erbij = loop.uitvoeringen().slice(ervoor - 1);
    expect(erbij.map(({ eindigde }) => eindigde === null)).toEqual([false, true]);
    expect(erbij[0]?.gelopen?.states.at(-1)).toBe("Ingehaald door het dossier");
    expect(loop.geteld.filter((een) => een === "Geescaleerd").length).toBeGreaterThan(10);
    await leef(weg, loop, 60);
    expect(controleer(weg, loop)).toBeGreaterThan(hoogste);
  });

  it("that is adjusted now and then goes back to the plan and on, with no round skipped or doubled", async () => {
    const { weg, loop } = await begin();
    await leef(weg, loop, 2 * JAAR_DAGEN, (ronde) => (ronde % 8 === 0 ? "bijsturen" : "voortzetten"), { stap: 4 });
    expect(controleer(weg, loop)).toBeGreaterThanOrEqual(18);
    expect(ronden(weg).filter(({ inhoud }) => inhoud.uitkomst === "bijsturen").length).toBeGreaterThanOrEqual(2);
    expect((await loop.casus()).planVersie).toBeGreaterThanOrEqual(3);
  });

  it("whose machines are killed again and again loses nothing", async () => {
    const { weg, loop } = await begin();
    let gedood = 0;
    await leef(weg, loop, JAAR_DAGEN, () => "voortzetten", {
      opDag: (dag) => {
        if (dag % 13 === 5) gedood += loop.stop();
      },
    });
    expect(gedood).toBeGreaterThan(20);
    expect(controleer(weg, loop)).toBeGreaterThanOrEqual(10);
  });
});

describe("an intervention of three weeks", () => {
  it("reports twelve times a day, is relieved in time, and ends with its result", async () => {
    const { weg, loop } = await begin();
    const { deur } = weg;
    const bewijs = await metBewijs(weg, "zetel-politie");
    await moet(weg.doe("zetel-politie", "doorlaatverboden", opdracht.buitenOverleg({ bewijsmiddelen: bewijs })));
    await loop.bezink();
    const eigenaar = { rol: "lid-ketenregieteam", organisatie: "politie" } as const;
    const meld = async (uitkomst: "loopt" | "uit-situatie"): Promise<void> => {
      const dossier = await deur.casework.casusDossier(casusIdSchema.parse(weg.casusId));
      const [interventie] = dossier?.interventies ?? [];
      if (dossier === null || interventie === undefined) throw new Error("geen interventie");
      const context = besluitcontext(deur, loop.nu(), eigenaar);
      const besluit = recordInterventiebericht(dossier, interventie, opdracht.interventie(uitkomst), context);
      if (!besluit.ok || !(await deur.casework.schrijf(besluit.waarde.wijziging, [])).ok)
        throw new Error("geen bericht");
      await loop.bezink();
    };
    for (let bericht = 0; bericht < 21 * 12; bericht += 1) {
      await (bericht % 12 === 0 ? loop.verder(2 * UUR) : vi.advanceTimersByTimeAsync(2 * UUR));
      await meld("loopt");
    }
    const open = deur.casework.vanType("interventie")[0];
    expect(open).toMatchObject({ status: "open", berichten: 252, uitvoering: { n: 2, status: "loopt" } });
    expect(
      deur.casework.vanType("taak").filter(({ soort, status }) => soort === "interventie" && status === "open"),
    ).toHaveLength(1);
    await meld("uit-situatie");
    const lopen = loop.uitvoeringen().filter(({ machine }) => machine === "interventie");
    expect(lopen.map(({ gelopen }) => gelopen?.states.at(-1))).toEqual([
      "Ingehaald door het dossier",
      "Slachtoffer uit de situatie",
    ]);
    controleer(weg, loop);
  });
});
