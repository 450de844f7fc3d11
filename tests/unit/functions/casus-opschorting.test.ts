import { describe, expect, it } from "vitest";
import * as z from "zod";
import { carryVerschuivingenUseCase } from "../../../functions/driver/carry-verschuivingen.ts";
import { eersteBreuk } from "../../../shared/domain/historie.ts";
import { casusIdSchema } from "../../../shared/domain/ids.ts";
import { NAZORG_VOORBEREIDEN } from "../../../shared/domain/nazorg.ts";
import { plusSeconden } from "../../../shared/domain/tijd.ts";
import { hash } from "../domain/wereld.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { metBewijs, WEG, wegTot, type Casusweg } from "./casusweg.ts";
import { hervat, kalender, openTaken, REDEN, schortOp, taakVan } from "./opschortdeur.ts";
import { aangeboden, berichten, casusVan, soorten, takenVan } from "./overdrachtdeur.ts";
import { velden } from "./uitnodigweg.ts";

const DAG = 86_400;
const rustTot = async (weg: Casusweg, wie = "zetel-politie") => (await weg.lees(wie)).body["opschorting"];

describe("suspending a casus", () => {
  it("shows everybody on it until when and why, with the dates as they are now, before any page has come by", async () => {
    const weg = await wegTot("actieZorg");
    const voor = openTaken(weg);
    const kop = await casusVan(weg);
    const { status, body } = await schortOp(weg);
    expect(status).toBe(201);
    const tot = kalender.verschuif(weg.deur.nu(), 30);
    const verschuiving = { id: body["id"], soort: "opschorting", dagen: 30, op: weg.deur.nu(), tot };
    for (const wie of ["zetel-om", "gemeente-doetinchem", "partner-nla", "procesregisseur"]) {
      const beeld = (await weg.lees(wie)).body;
      expect(beeld["opschorting"], wie).toEqual({ opschortingId: body["id"], tot, reden: REDEN });
      expect(beeld["verschuivingen"], wie).toEqual([{ ...verschuiving, taakId: null, reden: REDEN }]);
      expect(beeld["vastleggingen"], wie).toContainEqual(
        expect.objectContaining({ id: body["id"], soort: "opschorting" }),
      );
      expect("volgendeDatum" in kop && beeld["volgendeDatum"], wie).toBe(
        "volgendeDatum" in kop && kalender.verschuif(kop.volgendeDatum, 30),
      );
      // Whether aftercare is prepared is for who reads that: a partner in safety does not, resting or not.
      const ziet = voor.filter(({ soort }) => wie !== "partner-nla" || soort !== NAZORG_VOORBEREIDEN);
      const getoond = z.array(z.looseObject({ status: z.string() })).parse(beeld["taken"]);
      expect(
        getoond.filter(({ status }) => status === "open"),
        wie,
      ).toHaveLength(ziet.length);
      for (const { taakId, uiterlijkOp } of ziet)
        expect(beeld["taken"], wie).toContainEqual(
          expect.objectContaining({ taakId, uiterlijkOp: kalender.verschuif(uiterlijkOp, 30) }),
        );
    }
    expect(openTaken(weg)).toEqual(voor);
    const eigen = taakVan(weg, "actie", "nla");
    expect(await takenVan(weg, "partner-nla")).toContainEqual(
      expect.objectContaining({ taakId: eigen.taakId, uiterlijkOp: kalender.verschuif(eigen.uiterlijkOp, 30) }),
    );
    await carryVerschuivingenUseCase(weg.deur.casework)(casusIdSchema.parse(weg.casusId));
    expect(new Set(openTaken(weg).map(({ verschoven }) => verschoven))).toEqual(new Set([1]));
  });

  it("is told to everybody on it and who guards every date, with dates and ids alone, and stands in the history", async () => {
    const weg = await wegTot("actieZorg");
    const { body } = await schortOp(weg);
    const tot = kalender.verschuif(weg.deur.nu(), 30);
    for (const wie of ["ketenregieteam", "gemeente-doetinchem", "nla", "zvh"])
      expect(berichten(weg, wie).at(-1), wie).toMatchObject({
        ...{ soort: "casus.opgeschort", dataref: weg.pad },
        data: { casusId: weg.casusId, opschortingId: body["id"], tot },
      });
    expect(soorten(weg, "ggd")).not.toContain("casus.opgeschort");
    expect(JSON.stringify(weg.deur.casework.vanType("gebeurtenis"))).not.toContain(REDEN);
    const historie = weg.deur.casework
      .vanType("historie")
      .filter(({ compartiment }) => compartiment === "veiligheid")
      .toSorted((a, b) => a.nummer - b.nummer);
    expect(historie.at(-1)).toMatchObject({ wat: "opgeschort", door: { rol: "lid-ketenregieteam" } });
    expect(eersteBreuk(historie, hash)).toBeNull();
  });

  it("leaves work that is done meanwhile to whoever does it, up to date", async () => {
    const weg = await wegTot("actieZorg");
    await schortOp(weg);
    expect((await WEG.actieZorg(weg)).status).toBe(201);
    const gedaan = weg.deur.casework
      .vanType("taak")
      .find(({ soort, status }) => soort === "actie" && status !== "open");
    expect(gedaan).toMatchObject({ status: "afgerond", verschoven: 1 });
  });

  it("counts what begins meanwhile from its end: the step, its task and its reminder", async () => {
    const weg = await wegTot("weging1");
    await schortOp(weg, 30);
    const tot = kalender.verschuif(weg.deur.nu(), 30);
    weg.deur.verder(DAG);
    expect((await WEG.weging1(weg)).status).toBe(201);
    await weg.deur.machine(weg.casusId);
    const taak = taakVan(weg, "partners-uitnodigen");
    expect(taak.uiterlijkOp).toBe(kalender.deadline(tot, weg.deur.regio.termijnen["partners-uitnodigen"]));
    expect(taak.herinnerenOp).toBe(kalender.deel(tot, taak.uiterlijkOp, weg.deur.regio.bewaking.herinneringPct));
    expect(await casusVan(weg)).toMatchObject({ volgendeDatum: taak.uiterlijkOp });
    const getoond = async () => {
      const { taken } = (await weg.lees("zetel-om")).body;
      return z
        .array(z.looseObject({ taakId: z.string() }))
        .parse(taken)
        .find(({ taakId }) => taakId === taak.taakId);
    };
    expect(await getoond()).toMatchObject({ uiterlijkOp: taak.uiterlijkOp });
    // And goes back with it when the casus goes on.
    const { id } = (await casusVan(weg)).verschuivingen[0] ?? {};
    expect((await hervat(weg, id)).status).toBe(201);
    const beeld = (await weg.lees("zetel-om")).body;
    expect(beeld["volgendeDatum"]).toBe(kalender.verschuif(taak.uiterlijkOp, -29));
    expect(await getoond()).toMatchObject({ uiterlijkOp: kalender.verschuif(taak.uiterlijkOp, -29) });
  });

  it("begins at the end of the one that runs, and ends as a whole", async () => {
    const weg = await wegTot("weging1");
    const van = weg.deur.nu();
    const eerste = (await schortOp(weg, 10)).body["id"];
    weg.deur.verder(2 * DAG);
    const tweede = (await schortOp(weg, 20)).body["id"];
    expect(await rustTot(weg)).toMatchObject({ opschortingId: tweede, tot: kalender.verschuif(van, 30) });
    expect((await hervat(weg, eerste)).code).toBe("al-afgehandeld");
    expect((await hervat(weg, tweede)).status).toBe(201);
    expect((await casusVan(weg)).verschuivingen.map(({ dagen }) => dagen)).toEqual([10, 20, -28]);
    expect(await rustTot(weg)).toBeNull();
    expect((await hervat(weg, tweede)).code).toBe("al-afgehandeld");
  });

  it("ends by itself at its date", async () => {
    const weg = await wegTot("weging1");
    const { body } = await schortOp(weg, 3);
    weg.deur.zetKlok(plusSeconden(kalender.verschuif(weg.deur.nu(), 3), 0));
    expect(await rustTot(weg)).toBeNull();
    expect((await hervat(weg, body["id"])).code).toBe("al-afgehandeld");
    expect((await weg.lees("zetel-om")).body["verschuivingen"]).toHaveLength(1);
  });
});

describe("who may, and what is refused", () => {
  it("the team on a mandate, and to go on whoever guards every date as well", async () => {
    const weg = await wegTot("actieZorg");
    for (const wie of ["procesregisseur", "partner-nla", "zorgcoordinator"])
      expect([wie, (await schortOp(weg, 30, wie)).status]).toEqual([wie, 403]);
    expect((await schortOp(weg, 30, "partner-ggd")).status).toBe(404);
    const { body } = await schortOp(weg);
    expect((await hervat(weg, body["id"], "partner-nla")).status).toBe(403);
    expect((await hervat(weg, body["id"], "partner-ggd")).status).toBe(404);
    expect((await hervat(weg, weg.casusId)).status).toBe(404);
    expect((await hervat(weg, body["id"], "procesregisseur")).status).toBe(201);
    expect(berichten(weg, "nla").at(-1)).toMatchObject({
      soort: "casus.hervat",
      data: { casusId: weg.casusId, opschortingId: body["id"] },
    });
  });

  it("names all that is wrong at once, and asks more of who does it a third time", async () => {
    const weg = await wegTot("weging1");
    expect(velden(await weg.doe("zetel-politie", "opschortingen", { dagen: 0, extra: 1 }))).toEqual(
      expect.arrayContaining(["dagen", "reden"]),
    );
    expect(velden(await schortOp(weg, 91))).toEqual(["dagen"]);
    for (let keer = 0; keer < 2; keer += 1) expect((await schortOp(weg, 1)).status).toBe(201);
    expect(velden(await schortOp(weg, 91))).toEqual(["dagen", "toelichting"]);
    expect((await schortOp(weg, 1, "zetel-politie", { toelichting: "Nog altijd opgenomen." })).status).toBe(201);
  });

  it("not while somebody intervenes under a doorlaatverbod, whose terms never move", async () => {
    const weg = await wegTot("weging1");
    const bewijs = await metBewijs(weg);
    await weg.doe("zetel-politie", "wegingen", opdracht.doorlaatverbod(bewijs));
    expect((await schortOp(weg)).code).toBe("interventie-loopt");
    expect((await casusVan(weg)).verschuivingen).toEqual([]);
  });

  it("a closed casus has nothing to suspend, and one that rests does not end by accident, nor is it held for ever", async () => {
    const weg = await wegTot("lessen");
    const { body } = await schortOp(weg, 5);
    const antwoord = await WEG.lessen(weg);
    expect(antwoord).toMatchObject({
      status: 409,
      code: "casus-opgeschort",
      body: { tot: kalender.verschuif(weg.deur.nu(), 5) },
    });
    expect((await casusVan(weg)).status).toBe("open");
    await hervat(weg, body["id"]);
    expect((await WEG.lessen(weg)).status).toBe(201);
    // For who was on it a closed casus is not there; who still sees it never suspended one.
    expect((await schortOp(weg, 30, "procesregisseur")).code).toBe("geen-recht");
    expect((await schortOp(weg)).code).toBe("niet-gevonden");
    const ander = await wegTot("lessen");
    await schortOp(ander, 5);
    ander.deur.zetKlok(kalender.verschuif(ander.deur.nu(), 5));
    expect((await WEG.lessen(ander)).status).toBe(201);
  });

  it("who only answers a handover is not held up, and who takes the casus up again finds it awake", async () => {
    const { weg, antwoord } = await aangeboden();
    await schortOp(weg, 60);
    expect((await antwoord("partner-ggd", opdracht.aanvaarding())).status).toBe(201);
    expect((await casusVan(weg)).status).toBe("afgeschaald");
    expect((await schortOp(weg)).code).toBe("casus-niet-open");
    expect((await weg.doe("procesregisseur", "heropeningen", opdracht.heropening())).status).toBe(201);
    expect(await rustTot(weg)).toBeNull();
    const casus = await casusVan(weg);
    expect("volgendeDatum" in casus && casus.volgendeDatum < kalender.verschuif(weg.deur.nu(), 30)).toBe(true);
  });
});

describe("danger ends a suspension", () => {
  it("an acute melding: the weging is due within hours, and everybody hears that the casus goes on", async () => {
    const weg = await wegTot("weging1");
    const taak = taakVan(weg, "weging-1");
    await schortOp(weg, 30);
    weg.deur.verder(2 * DAG);
    const [melding] = weg.deur.casework.vanType("melding");
    const acuut = { ...melding?.invoer, inhoud: "Het is nu acuut.", acuutVolgensMelder: "ja" };
    expect((await weg.deur.vraag("systeem-politie", "POST", "/v1/meldingen", acuut)).status).toBe(201);
    const spoedig = plusSeconden(weg.deur.nu(), 4 * 3600);
    expect(await rustTot(weg)).toBeNull();
    expect(await casusVan(weg)).toMatchObject({ volgendeDatum: spoedig, teDrijven: true });
    expect(taakVan(weg, "weging-1")).toMatchObject({
      taakId: taak.taakId,
      uiterlijkOp: spoedig,
      trap: 0,
      verschoven: 2,
    });
    expect(soorten(weg, "ketenregieteam")).toContain("casus.hervat");
  });

  it("a doorlaatverbod: the intervention has its hours, and the rest has its dates back", async () => {
    const weg = await wegTot("weging1");
    const bewijs = await metBewijs(weg);
    await schortOp(weg, 30);
    weg.deur.verder(DAG);
    const { status } = await weg.doe("zetel-politie", "wegingen", opdracht.doorlaatverbod(bewijs));
    expect(status).toBe(201);
    expect(await rustTot(weg)).toBeNull();
    expect(taakVan(weg, "interventie").uiterlijkOp).toBe(
      kalender.deadline(weg.deur.nu(), weg.deur.regio.termijnen["interventie-eerste-bericht"]),
    );
    await carryVerschuivingenUseCase(weg.deur.casework)(casusIdSchema.parse(weg.casusId));
    expect(await casusVan(weg)).toMatchObject({ verschoven: 2 });
    expect(soorten(weg, "gemeente-doetinchem")).toContain("casus.hervat");
    const casus = await casusVan(weg);
    const zonder = kalender.deadline(weg.deur.nu(), weg.deur.regio.termijnen["partners-uitnodigen"]);
    expect("volgendeDatum" in casus && casus.volgendeDatum <= plusSeconden(zonder, 4 * DAG)).toBe(true);
  });
});
