import { describe, expect, it } from "vitest";
import { makeKalender } from "../../../shared/adapters/kalender/kalender.ts";
import type { Actor } from "../../../shared/domain/actor.ts";
import { cancelOverleg, moveOverleg, planOverleg } from "../../../shared/domain/besluiten/overleggen.ts";
import type { Besluitcontext } from "../../../shared/domain/besluit.ts";
import type { Overleg } from "../../../shared/domain/overleg.ts";
import { plusSeconden, type Instant } from "../../../shared/domain/tijd.ts";
import { overlegInvoer } from "../../../shared/domain/overleg.ts";
import { laadRegio } from "../../../shared/region/index.ts";
import { maakActor } from "../../fixtures/actoren.ts";
import { maakUitnodiging } from "../../fixtures/casusrecords.ts";
import { maakPartner, maakZetelrecord } from "../../fixtures/register.ts";
import { openCasus, NU } from "../keten-records.ts";
import { opstelling } from "./opstelling.ts";

const regio = laadRegio("nog");
const kalender = makeKalender(regio);
const DAG = 86_400;
const dagen = (aantal: number): Instant => plusSeconden(NU, aantal * DAG);

type Opstelling = ReturnType<typeof opstelling>;
const verteld = ({ gebeurtenissen }: Opstelling, soort: string) =>
  gebeurtenissen().flatMap(({ berichten }) => berichten.filter((een) => een.soort === soort));
/** Two watchdogs at once, and one that comes after them. */
const rondes = async ({ draai, wijzerVan }: Opstelling): Promise<void> => {
  await Promise.all([draai(), wijzerVan()()]);
  await draai();
};
const zetOp = (o: Opstelling, moment: Instant): void => {
  o.klok.verder((Date.parse(moment) - Date.parse(o.klok.nu())) / 1000);
};

describe("a casusoverleg that comes (H3.1-c1)", () => {
  const context = (nu: Instant): Besluitcontext => ({
    ...{ nu, kalender, regio, nieuwId: () => crypto.randomUUID(), hash: (tekst) => tekst },
    ...{ door: null, partners: null, zetels: null, actorId: null },
  });
  const tijden = (van: Instant) => overlegInvoer.parse({ van, tot: plusSeconden(van, 3600), plaats: "Apeldoorn" });
  const begin = (van: Instant) => {
    const o = opstelling();
    const casus = { ...openCasus(), gemeente: "gemeente-doetinchem" };
    const gepland = planOverleg(tijden(van), context(NU));
    if (!gepland.ok) throw new Error("niet gepland");
    const overleg: Overleg = { ...gepland.waarde.overleg, agenda: [{ casusId: casus.casusId, minuten: null }] };
    const genodigd = maakUitnodiging({ casusId: casus.casusId, organisatie: "ggd", status: "open" });
    o.casework.zet(casus, genodigd, overleg);
    return { o, overleg, casus, lees: async () => o.casework.overleg(overleg.overlegId) };
  };

  it("is said once to everybody on its casussen and whom they invited, with the day by which they bring what they know", async () => {
    const van = dagen(20);
    const { o, overleg, casus, lees } = begin(van);
    expect(overleg.klok).toBe(kalender.vooraf(van, { eenheid: "werkdagen", aantal: 5 }));
    zetOp(o, plusSeconden(overleg.klok ?? NU, -1));
    await rondes(o);
    expect(verteld(o, "casusoverleg.herinnerd")).toEqual([]);
    zetOp(o, overleg.klok ?? NU);
    await rondes(o);
    const berichten = verteld(o, "casusoverleg.herinnerd");
    expect(berichten.map(({ ontvanger }) => ontvanger).toSorted()).toEqual([
      ...["gemeente-doetinchem", "ggd", "ketenregieteam"],
    ]);
    expect(berichten[0]?.data).toEqual({
      ...{ overlegId: overleg.overlegId, casusId: casus.casusId, van, tot: plusSeconden(van, 3600) },
      uiterlijkOp: kalender.vooraf(van, regio.termijnen["inbreng-voor-casusoverleg"]),
    });
    expect(await lees()).toMatchObject({ klok: null, planversie: 1 });
    zetOp(o, van);
    await rondes(o);
    expect(verteld(o, "casusoverleg.herinnerd")).toHaveLength(3);
  });

  it.each(["ervoor", "erna"] as const)("is said once when who says it dies %s its write", async (wanneer) => {
    const { o, overleg } = begin(dagen(20));
    zetOp(o, overleg.klok ?? NU);
    o.casework.storing.bij("schrijf", wanneer, 1);
    await rondes(o);
    expect(verteld(o, "casusoverleg.herinnerd")).toHaveLength(3);
  });

  it("is said again of a new date, and of one that is near already not at all", async () => {
    const { o, overleg, lees } = begin(dagen(20));
    zetOp(o, overleg.klok ?? NU);
    await rondes(o);
    for (const [na, verwacht] of [
      [30, 6],
      [1, 6],
    ] as const) {
      const huidig = await lees();
      const nu = o.klok.nu();
      const van = plusSeconden(nu, na * DAG);
      const verzet = moveOverleg(huidig ?? overleg, [], tijden(van), context(nu));
      if (!verzet.ok) throw new Error("niet verzet");
      await o.casework.schrijf(verzet.waarde.wijziging, []);
      zetOp(o, plusSeconden(van, -60));
      await rondes(o);
      expect(verteld(o, "casusoverleg.herinnerd")).toHaveLength(verwacht);
    }
  });

  it("is not said of one that is off, nor of a casus that ended or left its agenda", async () => {
    const { o, overleg, casus } = begin(dagen(20));
    const af = cancelOverleg(overleg, [], { reden: "ziek" }, context(NU));
    if (!af.ok) throw new Error("niet afgezegd");
    expect(af.waarde.overleg.klok).toBeNull();
    const ander = { ...overleg, overlegId: af.waarde.overleg.overlegId };
    o.casework.zet({ ...ander, agenda: [] });
    zetOp(o, overleg.klok ?? NU);
    await rondes(o);
    expect(verteld(o, "casusoverleg.herinnerd")).toEqual([]);
    expect(await o.casework.overleg(overleg.overlegId)).toMatchObject({ klok: null, agenda: [] });
    expect(casus.status).toBe("open");
  });

  it("misses nobody whose casus comes on the agenda while it is said", async () => {
    const { o, overleg } = begin(dagen(20));
    const erbij = openCasus();
    zetOp(o, overleg.klok ?? NU);
    const uitnodigingen: typeof o.casework.uitnodigingen = async (ids) => {
      const gelezen = await o.casework.uitnodigingen(ids);
      o.casework.zet(erbij, {
        ...overleg,
        versie: overleg.versie + 1,
        agenda: [...overleg.agenda, { casusId: erbij.casusId, minuten: null }],
      });
      return gelezen;
    };
    await o.wijzerVan({ casework: { ...o.casework, uitnodigingen } })();
    expect(verteld(o, "casusoverleg.herinnerd")).toEqual([]);
    await rondes(o);
    expect(verteld(o, "casusoverleg.herinnerd").map(({ data }) => data["casusId"])).toContain(erbij.casusId);
  });
});

describe("a seat that is not, or soon will not be, in order (S1.5.2, S2.5.6)", () => {
  const mandaat = (soort: "weging" | "plan-vaststellen" | "doorlaatverbod", tot: Instant | null = null) => ({
    ...{ mandaatId: crypto.randomUUID(), mandaat: soort, van: plusSeconden(NU, -DAG), tot, verleendDoor: "korpschef" },
  });
  const iemand = (tot: Instant | null): Actor => ({
    ...maakActor("lid-politie", "politie", "lid-ketenregieteam"),
    mandaten: [mandaat("weging", tot), mandaat("plan-vaststellen"), mandaat("doorlaatverbod")],
  });
  const begin = (tot: Instant | null, vervangingen: object[] = []) => {
    const o = opstelling();
    const lid = iemand(tot);
    const zetel = maakZetelrecord({
      ...({ zetel: "politie", klok: NU, vervangingen } as object),
      bezettingen: [{ organisatie: "politie", actorId: lid.actorId, van: plusSeconden(NU, -DAG), tot: null }],
    });
    const { organisatie, actorId, aanmeldnaam } = lid;
    o.casework.zet(lid, { type: "medewerker", organisatie, actorId, aanmeldnaam }, zetel);
    return { o, lid };
  };
  const leef = async (o: Opstelling, aantal: number): Promise<void> => {
    for (let dag = 0; dag < aantal; dag += 1) {
      o.klok.verder(DAG);
      await rondes(o);
    }
  };
  const redenen = (o: Opstelling, ontvanger: string) =>
    verteld(o, "zetel.waarschuwing")
      .filter((een) => een.ontvanger === ontvanger)
      .map(({ data }) => [data["redenen"], data["trap"]]);

  it("is silent while all is in order, and looks every working day", async () => {
    const { o } = begin(null);
    await rondes(o);
    await leef(o, 3);
    expect(verteld(o, "zetel.waarschuwing")).toEqual([]);
    const zetel = await o.casework.zetel("politie");
    const morgen = kalender.deadline(o.klok.nu(), { eenheid: "werkdagen", aantal: 1 });
    expect([(zetel?.klok ?? "") > o.klok.nu(), (zetel?.klok ?? "") <= morgen]).toEqual([true, true]);
  });

  it("tells who arranges it that a mandate ends, once; when it ended again, and then further up until it is arranged", async () => {
    const { o, lid } = begin(dagen(40));
    await leef(o, 35);
    expect(redenen(o, "politie")).toEqual([[["mandaat-loopt-af"], 1]]);
    expect(redenen(o, "zvh")).toEqual([[["mandaat-loopt-af"], 1]]);
    await leef(o, 8);
    expect(redenen(o, "politie")).toEqual([
      [["mandaat-loopt-af"], 1],
      [["houder-zonder-mandaat"], 1],
    ]);
    const steeds = regio.rollen.ketenregisseur;
    await leef(o, 7);
    expect(redenen(o, "politie").at(-1)).toEqual([["houder-zonder-mandaat"], 2]);
    expect(redenen(o, steeds).at(-1)).toEqual([["houder-zonder-mandaat"], 2]);
    o.casework.zet({ ...lid, versie: lid.versie + 1, mandaten: [...lid.mandaten, mandaat("weging")] });
    const stand = verteld(o, "zetel.waarschuwing").length;
    await leef(o, 30);
    expect(verteld(o, "zetel.waarschuwing")).toHaveLength(stand);
    expect(await o.casework.zetel("politie")).toMatchObject({ gemeld: [] });
  });

  it("tells of an absence without a deputy when it is known, and again when it begins", async () => {
    const venster = { vervangingId: "v1", van: dagen(20), tot: dagen(25), organisatie: null, actorId: null };
    const { o } = begin(null, [venster]);
    await rondes(o);
    await leef(o, 19);
    expect(redenen(o, "politie")).toEqual([[["afwezig-zonder-vervanger"], 1]]);
    await leef(o, 1);
    expect(redenen(o, "politie")).toHaveLength(2);
    await leef(o, 10);
    expect(await o.casework.zetel("politie")).toMatchObject({ gemeld: [] });
  });

  it("says nothing to an organisation that is out: to procesregie alone", async () => {
    const { o } = begin(null);
    const uit = { versie: 1, van: plusSeconden(NU, -DAG), tot: NU, ondertekeningen: [] };
    o.casework.zet(maakPartner({ organisatie: "politie", omschrijving: null, deelname: uit }));
    await rondes(o);
    expect(verteld(o, "zetel.waarschuwing").map(({ ontvanger }) => ontvanger)).toEqual(["zvh"]);
  });
});

describe("a part in the chain that ends (X7)", () => {
  const begin = (tot: Instant, klok: Instant) => {
    const o = opstelling();
    const van = plusSeconden(NU, -DAG);
    o.casework.zet(
      maakPartner({
        ...{ organisatie: "ggd", omschrijving: null, klok },
        deelname: { versie: 1, van, tot, ondertekeningen: [{ convenant: "voorbeeld-1", van, tot: null }] },
      }),
    );
    return o;
  };
  const gehoord = (o: Opstelling) =>
    verteld(o, "deelname.loopt-af").map(({ ontvanger, data }) => [ontvanger, data["trap"]]);
  const VOORAF = [
    ["ggd", 1],
    ["zvh", 1],
  ];

  it("is told once beforehand, and once when it ended; then the driver sees what follows", async () => {
    const tot = dagen(60);
    const o = begin(tot, dagen(30));
    zetOp(o, dagen(29));
    await rondes(o);
    expect(gehoord(o)).toEqual([]);
    zetOp(o, dagen(31));
    await rondes(o);
    expect(gehoord(o)).toEqual(VOORAF);
    expect(await o.casework.partner("ggd")).toMatchObject({ gemeldEinde: tot, klok: tot, teDrijven: false });
    zetOp(o, tot);
    await rondes(o);
    o.klok.verder(DAG);
    await rondes(o);
    expect(gehoord(o)).toEqual([...VOORAF, ["zvh", 2]]);
    expect(await o.casework.partner("ggd")).toMatchObject({ gemeldEinde: null, teDrijven: true });
  });
});
