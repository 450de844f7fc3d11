import { describe, expect, it } from "vitest";
import { eersteBreuk } from "../../../shared/domain/historie.ts";
import { VRAAGTAAK } from "../../../shared/domain/informatievraag.ts";
import { plusSeconden } from "../../../shared/domain/tijd.ts";
import { hash } from "../domain/wereld.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { opstelling } from "../watchdog/opstelling.ts";
import { maakCasusweg, metBewijs, wegTot } from "./casusweg.ts";
import { kalender, openTaken, schortOp, taakVan, verleng } from "./opschortdeur.ts";
import { berichten, casusVan, soorten } from "./overdrachtdeur.ts";
import { velden } from "./uitnodigweg.ts";

const DAG = 86_400;

describe("giving a term more time", () => {
  it("moves the step: its task with reminder and escalation, and the date of the casus; everybody on it hears", async () => {
    const weg = await wegTot("overleg");
    const was = taakVan(weg, "casusoverleg");
    const anders = openTaken(weg).filter(({ taakId }) => taakId !== was.taakId);
    const { status, body } = await verleng(weg, { taakId: null });
    expect(status).toBe(201);
    const wordt = kalender.verschuif(was.uiterlijkOp, 7);
    expect(taakVan(weg, "casusoverleg")).toEqual({
      ...was,
      ...{ versie: was.versie + 1, uiterlijkOp: wordt, klok: kalender.verschuif(was.herinnerenOp, 7) },
      herinnerenOp: kalender.verschuif(was.herinnerenOp, 7),
      escalerenOp: kalender.verschuif(was.escalerenOp, 7),
    });
    expect(await casusVan(weg)).toMatchObject({ volgendeDatum: wordt });
    expect(openTaken(weg).filter(({ taakId }) => taakId !== was.taakId)).toEqual(anders);
    for (const wie of ["ketenregieteam", "gemeente-doetinchem", "nla", "zvh"])
      expect(berichten(weg, wie).at(-1), wie).toMatchObject({
        soort: "termijn.verlengd",
        data: { casusId: weg.casusId, taakId: was.taakId, soort: "casusoverleg", uiterlijkOp: wordt },
      });
    const { verschuivingen } = (await weg.lees("zetel-om")).body;
    expect(verschuivingen).toEqual([
      expect.objectContaining({ id: body["id"], soort: "verlenging", dagen: 7, tot: wordt, taakId: null }),
    ]);
    const historie = weg.deur.casework
      .vanType("historie")
      .filter(({ compartiment }) => compartiment === "veiligheid")
      .toSorted((a, b) => a.nummer - b.nummer);
    expect(historie.at(-1)).toMatchObject({ wat: "verlengd:casusoverleg", door: { rol: "procesregisseur" } });
    expect(eersteBreuk(historie, hash)).toBeNull();
  });

  it("moves the step when no machine has opened its task yet", async () => {
    const weg = await maakCasusweg();
    const voor = await casusVan(weg);
    expect((await verleng(weg, {})).status).toBe(201);
    const na = await casusVan(weg);
    expect("volgendeDatum" in voor && "volgendeDatum" in na && na.volgendeDatum).toBe(
      "volgendeDatum" in voor && kalender.verschuif(voor.volgendeDatum, 7),
    );
    await weg.deur.machine(weg.casusId);
    expect(taakVan(weg, "weging-1").uiterlijkOp).toBe("volgendeDatum" in na && na.volgendeDatum);
  });

  it("moves an invitation with the task to answer it, and tells nobody else on the casus who is invited", async () => {
    const weg = await wegTot("aanvaarden");
    const taak = taakVan(weg, "uitnodiging-beantwoorden", "ggd");
    const gehoord = soorten(weg, "gemeente-doetinchem").length;
    expect((await verleng(weg, { taakId: taak.taakId })).status).toBe(201);
    const wordt = kalender.verschuif(taak.uiterlijkOp, 7);
    expect(weg.deur.casework.vanType("uitnodiging").find(({ organisatie }) => organisatie === "ggd")).toMatchObject({
      ...{ uiterlijkOp: wordt, toegangTot: null },
    });
    expect(berichten(weg, "ggd").at(-1)).toMatchObject({
      ...{ soort: "termijn.verlengd", dataref: `${weg.pad}/uitnodigingen/${String(taak.onderwerp)}` },
      data: { uiterlijkOp: wordt },
    });
    expect(soorten(weg, "gemeente-doetinchem")).toHaveLength(gehoord);
  });

  it("is not shown to who does not see the task", async () => {
    const weg = await wegTot("actieZorg");
    const { dossierIds } = await casusVan(weg);
    const vraag = opdracht.informatievraag({ dossiers: [...dossierIds] });
    const { status } = await weg.doe("zetel-politie", "informatievragen", {
      ...vraag,
      organisatie: "jeugdbescherming-gelderland",
    });
    expect(status).toBe(201);
    const taak = taakVan(weg, VRAAGTAAK);
    const { body } = await verleng(weg, { taakId: taak.taakId });
    const ziet = async (wie: string) => (await weg.lees(wie)).rauw.body.includes(String(body["id"]));
    expect([await ziet("procesregisseur"), await ziet("partner-nla")]).toEqual([true, false]);
  });

  it("reminds again of what was reminded or escalated already, at the new date and once", async () => {
    const weg = await wegTot("actieZorg");
    const { taakId, uiterlijkOp } = taakVan(weg, "actie", "nla");
    const klok = opstelling({ casework: weg.deur.casework, nu: weg.deur.nu });
    const gezegd = () => soorten(weg, "nla").filter((soort) => soort === "taak.herinnerd").length;
    const stand = () => openTaken(weg).find((taak) => taak.taakId === taakId);
    weg.deur.zetKlok(uiterlijkOp);
    await klok.draai();
    expect(stand()).toMatchObject({ trap: 2 });
    const voor = gezegd();
    expect((await verleng(weg, { taakId, dagen: 20 })).status).toBe(201);
    expect(stand()).toMatchObject({ trap: 0, klok: stand()?.herinnerenOp });
    weg.deur.zetKlok(stand()?.herinnerenOp ?? uiterlijkOp);
    await Promise.all([klok.draai(), klok.draai()]);
    expect([stand()?.trap, gezegd()]).toEqual([1, voor + 1]);
  });

  it("on a casus that rests: from the moved date on, and silent until the end", async () => {
    const weg = await wegTot("overleg");
    const was = taakVan(weg, "casusoverleg");
    await schortOp(weg, 30);
    const tot = kalender.verschuif(weg.deur.nu(), 30);
    expect((await verleng(weg, { taakId: was.taakId })).status).toBe(201);
    const na = taakVan(weg, "casusoverleg");
    expect(na).toMatchObject({
      verschoven: 1,
      uiterlijkOp: kalender.verschuif(kalender.verschuif(was.uiterlijkOp, 30), 7),
    });
    expect(na.klok >= tot).toBe(true);
  });

  it("is for who guards every date, within what the region says, of what is open and is the chain's to move", async () => {
    const weg = await wegTot("weging1");
    for (const wie of ["zetel-politie", "zorgcoordinator"]) expect((await verleng(weg, {}, wie)).status).toBe(403);
    expect((await verleng(weg, {}, "partner-ggd")).status).toBe(404);
    const taak = taakVan(weg, "weging-1");
    expect(velden(await verleng(weg, { dagen: 31 }))).toEqual(["dagen"]);
    expect(velden(await verleng(weg, { taakId: weg.casusId }))).toEqual(["taakId"]);
    weg.deur.zetKlok(plusSeconden(taak.uiterlijkOp, 8 * DAG));
    expect(velden(await verleng(weg, { taakId: taak.taakId }))).toEqual(["dagen"]);
    for (let keer = 0; keer < 2; keer += 1)
      expect((await verleng(weg, { taakId: taak.taakId, dagen: 10 })).status).toBe(201);
    expect(velden(await verleng(weg, { taakId: taak.taakId, dagen: 10 }))).toEqual(["toelichting"]);
    const bewijs = await metBewijs(weg);
    await weg.doe("zetel-politie", "wegingen", opdracht.doorlaatverbod(bewijs));
    const interventie = taakVan(weg, "interventie");
    expect((await verleng(weg, { taakId: interventie.taakId })).code).toBe("termijn-ligt-vast");
  });
});
