import { describe, expect, it } from "vitest";
import * as z from "zod";
import type { OpenTaak } from "../../../shared/domain/taak.ts";
import { plusSeconden } from "../../../shared/domain/tijd.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { opstelling } from "../watchdog/opstelling.ts";
import { maakBeheerdeur, resultatenVan } from "./beheerdeur.ts";
import { beantwoord, metBewijs, WEG } from "./casusweg.ts";
import { PARTNER_BUURTTEAM, sluitBuurtteamAan, teken, treedUit, wegMetRegister } from "./partnerdeur.ts";
import { BEGIN } from "./voordeur.ts";

const DAG = 86_400;
const PROCESREGIE = { rol: "procesregisseur", organisatie: "zvh" };
type Weg = Awaited<ReturnType<typeof wegMetRegister>>;

/** One round of the watchdog on this front door. */
const ronde = ({ register }: Pick<Weg, "register">) => opstelling(register).draai();
const openTaken = ({ register }: Weg): readonly OpenTaak[] =>
  register.casework.vanType("taak").filter((taak) => taak.status === "open");
const van = (weg: Weg, organisatie: string) =>
  openTaken(weg).filter(({ eigenaar }) => eigenaar.organisatie === organisatie);
const uitnodigingVan = ({ register }: Weg, organisatie: string) =>
  register.casework.vanType("uitnodiging").find((een) => een.organisatie === organisatie);
const gehoord = ({ register }: Weg, ontvanger: string, vanaf: number): readonly string[] =>
  register.casework
    .vanType("gebeurtenis")
    .slice(vanaf)
    .flatMap(({ berichten }) => berichten.filter((een) => een.ontvanger === ontvanger).map(({ soort }) => soort));
const aantalGebeurtenissen = ({ register }: Weg): number => register.casework.vanType("gebeurtenis").length;

/** A casus in which the ggd is invited and did not answer, and the nla has an actie. */
const opWeg = async (): Promise<Weg> => {
  const weg = await wegMetRegister("uitnodigen");
  await WEG.uitnodigen(weg);
  await WEG.aanvaarden(weg);
  for (const stap of ["overleg", "weging2", "plan", "vaststellen"] as const)
    if ((await WEG[stap](weg)).status !== 201) throw new Error(stap);
  await weg.deur.machine(weg.casusId);
  return weg;
};

describe("an organisation that leaves the chain (X7, design rule 3)", () => {
  it("loses its open invitation, which lapses, and its acties, which procesregie gets with their dates", async () => {
    const weg = await opWeg();
    const [actie] = van(weg, "nla");
    const vanaf = aantalGebeurtenissen(weg);
    for (const organisatie of ["ggd", "nla"]) await treedUit(weg.register, organisatie, weg.deur.nu());
    await ronde(weg);
    // What two organisations lose in one casus at once may take a round more: the second was not first.
    await ronde(weg);
    expect(uitnodigingVan(weg, "ggd")).toMatchObject({ status: "vervallen" });
    expect(van(weg, "ggd")).toEqual([]);
    expect(van(weg, "nla")).toEqual([]);
    const terug = openTaken(weg).find(({ taakId }) => taakId === actie?.taakId);
    expect(terug).toMatchObject({ eigenaar: PROCESREGIE, uiterlijkOp: actie?.uiterlijkOp });
    expect(gehoord(weg, "zvh", vanaf).toSorted()).toEqual(["taak.geopend", "uitnodiging.beeindigd"]);
    expect([...gehoord(weg, "ggd", vanaf), ...gehoord(weg, "nla", vanaf)]).toEqual([]);
    expect(weg.register.casework.vanType("historie").map(({ wat }) => wat)).toContain("werk:teruggenomen");
    // It is in the worklist of the procesregisseur, who completes it.
    const lijst = resultatenVan(await weg.register.lees("procesregisseur", "taken"));
    expect(lijst.map(({ taakId }) => taakId)).toContain(actie?.taakId);
    const resultaat = opdracht.actieresultaat();
    const pad = `acties/${String(actie?.onderwerp)}/resultaten`;
    expect((await weg.doe("partner-nla", pad, resultaat)).status).toBe(404);
    expect((await weg.doe("procesregisseur", pad, resultaat)).status).toBe(201);
  });

  it("has them to the day that it leaves, and no longer: nobody needs to do anything then", async () => {
    const weg = await opWeg();
    const per = plusSeconden(weg.deur.nu(), 2 * DAG);
    await treedUit(weg.register, "nla", per);
    await ronde(weg);
    expect(van(weg, "nla")).toHaveLength(1);
    weg.deur.zetKlok(per);
    // The clock shows the entry to the driver, and the driver shows the tasks to the clock.
    await ronde(weg);
    expect(await weg.register.casework.partner("nla")).toMatchObject({ teDrijven: true });
    await weg.register.drijf("nla");
    await ronde(weg);
    expect(van(weg, "nla")).toEqual([]);
    expect(await weg.register.casework.partner("nla")).toMatchObject({ teDrijven: false, klok: null });
  });

  it("keeps what it had when it signs again before anything was taken back", async () => {
    const weg = await opWeg();
    await treedUit(weg.register, "nla", weg.deur.nu());
    await teken(weg.register, "nla");
    await weg.register.drijf("nla");
    await ronde(weg);
    expect(van(weg, "nla")).toHaveLength(1);
    expect((await weg.lees("partner-nla")).status).toBe(200);
  });

  it("is taken back by the dates of its tasks alone, when nothing tells that it is out", async () => {
    const weg = await opWeg();
    // The driver is dead: the entry stays as it was written.
    await weg.register.doe("beheerder", "partners/nla/uittredingen", { per: weg.deur.nu(), reden: "opgeheven" });
    const [actie] = van(weg, "nla");
    if (actie === undefined) throw new Error("geen actie");
    weg.deur.zetKlok(plusSeconden(actie.klok, -1));
    await ronde(weg);
    expect(van(weg, "nla")).toHaveLength(1);
    weg.deur.zetKlok(actie.klok);
    await ronde(weg);
    expect(openTaken(weg).find(({ taakId }) => taakId === actie.taakId)?.eigenaar).toEqual(PROCESREGIE);
    const vanaf = aantalGebeurtenissen(weg);
    await ronde(weg);
    // It just heard of the task with its date, so it is not reminded of it as well; from then on its dates are procesregie's.
    expect(gehoord(weg, "zvh", vanaf)).toEqual([]);
    weg.deur.zetKlok(actie.uiterlijkOp);
    await ronde(weg);
    expect(gehoord(weg, "zvh", vanaf)).toContain("taak.geescaleerd");
    expect(gehoord(weg, "nla", vanaf)).toEqual([]);
  });

  it("is taken back once, however many watchdogs and drivers there are", async () => {
    const weg = await opWeg();
    await treedUit(weg.register, "nla", weg.deur.nu());
    const vanaf = aantalGebeurtenissen(weg);
    await Promise.all([1, 2, 3].flatMap(() => [ronde(weg), weg.register.drijf("nla")]));
    await ronde(weg);
    expect(gehoord(weg, "zvh", vanaf).filter((soort) => soort === "taak.geopend")).toHaveLength(1);
  });
});

describe("what lies with an organisation in a role that the region gave it", () => {
  it("an intervention under a doorlaatverbod is the team's at once, and does not wait for its next report (X4)", async () => {
    const weg = await wegMetRegister("weging1");
    const bewijs = await metBewijs(weg, "zetel-om");
    expect((await weg.doe("zetel-politie", "wegingen", opdracht.doorlaatverbod(bewijs))).status).toBe(201);
    const [taak] = openTaken(weg).filter(({ soort }) => soort === "interventie");
    expect(taak?.eigenaar.organisatie).toBe("politie");
    await treedUit(weg.register, "politie", weg.deur.nu());
    await ronde(weg);
    const nu = openTaken(weg).filter(({ soort }) => soort === "interventie");
    expect(nu).toMatchObject([
      { taakId: taak?.taakId, eigenaar: { organisatie: "ketenregieteam" }, uiterlijkOp: taak?.uiterlijkOp },
    ]);
  });

  it("what is to be caught up by who coordinates care is told to procesregie at once, and the team gives it to another", async () => {
    const weg = await wegMetRegister("weging1");
    expect((await weg.doe("zetel-politie", "instromen", opdracht.instroom("procesbegeleider"))).status).toBe(201);
    const [taak] = openTaken(weg).filter(({ soort }) => soort === "inhalen-nazorg");
    await treedUit(weg.register, "moviera", weg.deur.nu());
    const vanaf = aantalGebeurtenissen(weg);
    await ronde(weg);
    expect(gehoord(weg, "moviera", vanaf)).toEqual([]);
    expect(gehoord(weg, "zvh", vanaf)).toContain("taak.geescaleerd");
    const invoer = { organisatie: "mee-samen", reden: "Moviera doet niet meer mee." };
    expect((await weg.doe("zetel-politie", "zorgcoordinaties", invoer)).status).toBe(201);
    expect(openTaken(weg).find(({ taakId }) => taakId === taak?.taakId)?.eigenaar.organisatie).toBe("mee-samen");
  });
});

describe("an invitation that is written while the organisation leaves", () => {
  it("ends by its own date: it has an owner and a next date at every moment", async () => {
    const weg = await wegMetRegister("uitnodigen");
    const { casework } = weg.register;
    const { partners } = casework;
    // Between the command's reading and its writing the organisation leaves, and all of that is carried through.
    let eenmaal = true;
    Object.assign(casework, {
      partners: async () => {
        const gelezen = await partners();
        if (eenmaal) {
          eenmaal = false;
          await treedUit(weg.register, "ggd");
        }
        return gelezen;
      },
    });
    expect((await weg.doe("procesregisseur", "uitnodigingen", opdracht.uitnodigingen("ggd"))).status).toBe(201);
    expect(uitnodigingVan(weg, "ggd")).toMatchObject({ status: "open", eigenaar: { organisatie: "ggd" } });
    const [taak] = van(weg, "ggd");
    if (taak === undefined) throw new Error("geen taak");
    expect((await weg.register.lees("partner-ggd", "taken")).rauw.body).not.toContain(taak.taakId);
    weg.deur.zetKlok(taak.klok);
    await ronde(weg);
    expect(uitnodigingVan(weg, "ggd")).toMatchObject({ status: "vervallen" });
    expect(van(weg, "ggd")).toEqual([]);
  });
});

describe("a covenant that ends by its date", () => {
  it("takes work and invitation back, and gives access again with the next covenant", async () => {
    const deur = maakBeheerdeur();
    const weg = await wegMetRegister("uitnodigen", deur);
    await sluitBuurtteamAan(deur, { tot: "2026-03-09" });
    await weg.doe("procesregisseur", "uitnodigingen", opdracht.uitnodigingen("buurtteam"));
    await beantwoord(weg, PARTNER_BUURTTEAM, "buurtteam", "geaccepteerd");
    for (const stap of ["overleg", "weging2"] as const) await WEG[stap](weg);
    const acties = [opdracht.actie({ organisatie: "buurtteam" })];
    await weg.doe("gemeente-doetinchem", "plannen", opdracht.plan({ acties }));
    await WEG.vaststellen(weg);
    await deur.machine(weg.casusId);
    expect(van(weg, "buurtteam")).toHaveLength(1);
    // It is told that its part ends; then the clock looks when it does.
    deur.verder(3600);
    await ronde(weg);
    expect(await deur.casework.partner("buurtteam")).toMatchObject({ klok: "2026-03-09T00:00:00.000Z" });
    deur.verder(8 * DAG);
    await ronde(weg);
    await deur.drijf("buurtteam");
    await ronde(weg);
    expect(van(weg, "buurtteam")).toEqual([]);
    expect((await weg.lees(PARTNER_BUURTTEAM)).status).toBe(404);
    expect((await deur.lees(PARTNER_BUURTTEAM, "notificaties")).status).toBe(403);
    expect((await deur.lees(PARTNER_BUURTTEAM, "taken")).body).toMatchObject({ resultaten: [] });
    expect(uitnodigingVan(weg, "buurtteam")).toMatchObject({ status: "geaccepteerd" });
    await teken(deur, "buurtteam");
    await deur.drijf("buurtteam");
    expect((await weg.lees(PARTNER_BUURTTEAM)).status).toBe(200);
    expect((await deur.lees(PARTNER_BUURTTEAM, "notificaties")).status).toBe(200);
  });

  it("of who owns a step of the path is told to procesregie at once, not to them", async () => {
    const weg = await wegMetRegister("nazorg");
    const [nazorg] = openTaken(weg).filter(({ soort }) => soort === "nazorg");
    if (nazorg === undefined) throw new Error("geen taak");
    expect(nazorg.klok > weg.deur.nu()).toBe(true);
    await treedUit(weg.register, "moviera", BEGIN);
    const vanaf = aantalGebeurtenissen(weg);
    await ronde(weg);
    expect(gehoord(weg, "moviera", vanaf)).toEqual([]);
    const eigen = weg.register.casework
      .vanType("gebeurtenis")
      .slice(vanaf)
      .flatMap(({ berichten }) => berichten.filter(({ onderwerp }) => onderwerp === nazorg.taakId));
    expect(z.array(z.looseObject({ soort: z.string(), ontvanger: z.string() })).parse(eigen)).toMatchObject([
      { soort: "taak.geescaleerd", ontvanger: "zvh" },
    ]);
  });
});
