import { describe, expect, it } from "vitest";
import * as z from "zod";
import { zetelsNu } from "../../../shared/domain/actor.ts";
import { plusSeconden } from "../../../shared/domain/tijd.ts";
import { eersteVersies, kopieenKloppen } from "../../fixtures/records.ts";
import { maakBeheerdeur, resultatenVan, veldenMetFout, versiesVan, type Beheerdeur } from "./beheerdeur.ts";
import { BEGIN } from "./voordeur.ts";

const DAG = 86_400;
const vanPolitie = (actorId: string) => ({ organisatie: "politie", actorId });
const venster = (van: number, tot: number) => ({
  van: plusSeconden(BEGIN, van * DAG),
  tot: plusSeconden(BEGIN, tot * DAG),
});
const MANDAAT = { van: BEGIN, tot: null, verleendDoor: "bestuur" };

const zetelSchema = z.looseObject({
  zetel: z.string(),
  houder: z.looseObject({ actorId: z.string() }).nullable(),
  vervangingen: z.array(z.looseObject({ vervangingId: z.string(), actorId: z.string().nullable() })),
  waarschuwingen: z.array(z.object({ code: z.string(), melding: z.string(), actorId: z.string().nullable() })),
});
const zetel = async (deur: Beheerdeur, code = "politie") =>
  zetelSchema.parse((await deur.lees("procesregisseur", `zetels/${code}`)).body);
const codes = async (deur: Beheerdeur, code = "politie") =>
  (await zetel(deur, code)).waarschuwingen.map((een) => een.code);
const klopt = (deur: Beheerdeur) => kopieenKloppen(deur.casework.vanType("actor"), deur.casework.vanType("zetel"));

describe("the seats (B6.F1)", () => {
  it("are the six fixed ones and that of each municipality, with who fills them", async () => {
    const deur = maakBeheerdeur();
    const zetels = z.array(zetelSchema).parse(resultatenVan(await deur.lees("procesregisseur", "zetels")));
    expect(zetels).toHaveLength(6 + deur.regio.gemeenten.length);
    const politie = zetels.find((een) => een.zetel === "politie");
    expect(politie).toMatchObject({
      houder: { actorId: "zetel-politie", organisatie: "politie", van: null, tot: null },
      vervangingen: [{ actorId: "vervanger-politie" }],
      waarschuwingen: [],
    });
    expect(zetels.find((een) => een.zetel === "gemeente-zutphen")).toMatchObject({
      houder: null,
      waarschuwingen: [{ code: "zetel-zonder-houder", actorId: null }],
    });
    expect((await deur.lees("procesregisseur", "zetels/ggd")).status).toBe(404);
    expect((await deur.lees("procesregisseur", "zetels/niemand/versies")).status).toBe(404);
  });

  it("go to somebody else in one transaction: who had it loses it, the history tells both", async () => {
    const deur = maakBeheerdeur();
    const voor = deur.casework.transacties();
    const antwoord = await deur.doe("beheerder-politie", "zetels/politie/bezettingen", vanPolitie("lid-politie"));
    expect(antwoord).toMatchObject({ status: 201, koppen: { Location: "/v1/zetels/politie" } });
    expect(deur.casework.transacties()).toBe(voor + 1);
    expect(zetelsNu(await deur.actor("lid-politie"), BEGIN)).toEqual(["politie"]);
    expect(zetelsNu(await deur.actor("zetel-politie"), BEGIN)).toEqual([]);
    expect(klopt(deur)).toBe(true);
    expect(versiesVan(await deur.lees("fg", "zetels/politie/versies"))).toMatchObject([
      {
        wat: "bezetZetel",
        door: { actorId: "beheerder-politie" },
        inhoud: { bezettingen: [{ actorId: "lid-politie" }] },
      },
    ]);
    const vanIemand = await deur.lees("fg", "partners/politie/medewerkers/zetel-politie/versies");
    expect(versiesVan(vanIemand)).toMatchObject([{ wat: "bezetZetel", inhoud: { zetels: [] } }]);
  });

  it("and the people of the demo begin their history with how they were put in", async () => {
    const deur = maakBeheerdeur();
    deur.casework.zet(...eersteVersies(deur.casework.alles(), BEGIN));
    await deur.doe("beheerder-politie", "zetels/politie/bezettingen", vanPolitie("lid-politie"));
    for (const [pad, eerste] of [
      ["zetels/politie", { bezettingen: [{ actorId: "zetel-politie" }] }],
      ["partners/politie/medewerkers/zetel-politie", { zetels: [{ zetel: "politie", hoedanigheid: "houder" }] }],
    ] as const)
      expect(versiesVan(await deur.lees("fg", `${pad}/versies`))).toMatchObject([
        { versie: 1, wat: "inrichting", op: BEGIN, inhoud: eerste },
        { versie: 2, wat: "bezetZetel" },
      ]);
  });

  it("change hands at a later moment, without a gap or two at once", async () => {
    const deur = maakBeheerdeur();
    const van = plusSeconden(BEGIN, 7 * DAG);
    await deur.doe("beheerder", "zetels/politie/bezettingen", { ...vanPolitie("lid-politie"), van });
    const houders = (moment: string) =>
      deur.casework
        .vanType("actor")
        .filter((actor) => zetelsNu(actor, plusSeconden(van, moment === "erna" ? 0 : -1)).includes("politie"))
        .filter(({ actorId }) => actorId !== "vervanger-politie")
        .map(({ actorId }) => actorId);
    expect(houders("ervoor")).toEqual(["zetel-politie"]);
    expect(houders("erna")).toEqual(["lid-politie"]);
    expect(klopt(deur)).toBe(true);
  });

  it.each([
    ["somebody without the role", { organisatie: "politie", actorId: "opsporing" }, 409],
    ["a system", { organisatie: "politie", actorId: "systeem-politie" }, 409],
    ["who has it already", vanPolitie("zetel-politie"), 409],
    ["who is its deputy then", vanPolitie("vervanger-politie"), 409],
    ["nobody", vanPolitie("niemand"), 400],
    ["somebody of elsewhere", { organisatie: "ggd", actorId: "lid-politie" }, 400],
    ["half an answer", { organisatie: "politie" }, 400],
  ])("do not go to %s", async (_, body, status) => {
    const deur = maakBeheerdeur();
    expect((await deur.doe("beheerder", "zetels/politie/bezettingen", body)).status).toBe(status);
    expect(deur.casework.vanType("registerversie")).toEqual([]);
  });

  it("given to two people at once, and to many: each time one holds it, and all copies follow", async () => {
    const deur = maakBeheerdeur();
    const antwoorden = await Promise.all(
      ["lid-politie", "ander-lid-politie", "lid-politie", "ander-lid-politie"].map((actorId, plaats) =>
        deur.doe(
          plaats % 2 === 0 ? "beheerder" : "beheerder-politie",
          "zetels/politie/bezettingen",
          vanPolitie(actorId),
        ),
      ),
    );
    const gelukt = antwoorden.filter(({ status }) => status === 201).length;
    expect(gelukt).toBeGreaterThanOrEqual(2);
    for (const { status, code } of antwoorden) if (status !== 201) expect(code).toBe("register-regel");
    const met = deur.casework.vanType("actor").filter((actor) => zetelsNu(actor, BEGIN).includes("politie"));
    expect(met).toHaveLength(1);
    expect((await zetel(deur)).houder?.actorId).toBe(met[0]?.actorId);
    expect(klopt(deur)).toBe(true);
    expect(versiesVan(await deur.lees("fg", "zetels/politie/versies"))).toHaveLength(gelukt);
  });

  it("change or not: a crash before the write leaves all as it was, one after it is repeated under its key", async () => {
    const deur = maakBeheerdeur();
    const doe = () =>
      deur.vraag("beheerder", "POST", "/v1/zetels/politie/bezettingen", vanPolitie("lid-politie"), { sleutel: "k" });
    deur.casework.faalEenmaal("voor");
    expect((await doe()).status).toBe(500);
    expect((await zetel(deur)).houder?.actorId).toBe("zetel-politie");
    deur.casework.faalEenmaal("na");
    expect((await doe()).status).toBe(500);
    expect((await doe()).status).toBe(201);
    expect(versiesVan(await deur.lees("fg", "zetels/politie/versies"))).toHaveLength(1);
    expect(klopt(deur)).toBe(true);
  });
});

describe("replacement during absence (S2.5.6)", () => {
  const PAD = "zetels/politie/vervangingen";

  it("lets the deputy act inside the window only, and ends when it is withdrawn", async () => {
    const deur = maakBeheerdeur();
    const antwoord = await deur.doe("zetel-politie", PAD, { ...vanPolitie("lid-politie"), ...venster(1, 8) });
    const id = String(antwoord.body["vervangingId"]);
    const zit = async (dagen: number) =>
      zetelsNu(await deur.actor("lid-politie"), plusSeconden(BEGIN, dagen * DAG)).length;
    expect([await zit(0), await zit(1), await zit(7), await zit(8)]).toEqual([0, 1, 1, 0]);
    deur.verder(2 * DAG);
    const per = plusSeconden(BEGIN, 3 * DAG);
    const trekIn = (vervangingId: string) =>
      deur.doe("procesregisseur", `${PAD}/${vervangingId}/intrekkingen`, { per, reden: "eerder terug" });
    expect((await trekIn("onbekend")).status).toBe(404);
    expect((await trekIn(id)).status).toBe(201);
    expect([await zit(2), await zit(3)]).toEqual([1, 0]);
    expect(await trekIn(id)).toMatchObject({ status: 409, code: "register-regel" });
    deur.verder(2 * DAG);
    expect(await trekIn(id)).toMatchObject({ status: 409, code: "al-afgehandeld" });
    expect(klopt(deur)).toBe(true);
    expect(versiesVan(await deur.lees("fg", "zetels/politie/versies"))).toMatchObject([
      { wat: "vervangZetel", door: { rol: "lid-ketenregieteam" } },
      { wat: "trekVervangingIn", door: { rol: "procesregisseur" }, inhoud: { reden: "eerder terug" } },
    ]);
  });

  it.each([
    ["a window the wrong way round", venster(8, 1)],
    ["an empty window", venster(1, 1)],
    ["a window of more than a year", venster(1, 400)],
    ["a window that has passed", venster(-8, -1)],
  ])("refuses %s, by name", async (_, wanneer) => {
    const antwoord = await maakBeheerdeur().doe("beheerder", PAD, { ...vanPolitie("lid-politie"), ...wanneer });
    expect(veldenMetFout(antwoord)).toEqual(["tot"]);
  });

  it("is of one person once at a time, of several people as it must be", async () => {
    const deur = maakBeheerdeur();
    const doe = (actorId: string, van: number, tot: number, code = "politie") =>
      deur.doe("beheerder", `zetels/${code}/vervangingen`, { ...vanPolitie(actorId), ...venster(van, tot) });
    expect((await doe("lid-politie", 1, 8)).status).toBe(201);
    expect(await doe("lid-politie", 7, 9)).toMatchObject({ code: "register-regel" });
    expect(await doe("lid-politie", 7, 9, "om")).toMatchObject({ code: "register-regel" });
    expect((await doe("ander-lid-politie", 7, 9)).status).toBe(201);
    expect((await doe("lid-politie", 8, 9)).status).toBe(201);
    expect(await doe("zetel-politie", 1, 2)).toMatchObject({ code: "register-regel" });
    expect(await doe("opsporing", 1, 2)).toMatchObject({ code: "register-regel" });
    expect(klopt(deur)).toBe(true);
  });
});

describe("what must be arranged in time (S1.5.2, X16)", () => {
  it("is a mandate that lacks or ends, of the holder and of a deputy for the window", async () => {
    const deur = maakBeheerdeur();
    await deur.doe("beheerder", "zetels/politie/bezettingen", vanPolitie("lid-politie"));
    expect(await codes(deur)).toEqual(Array(3).fill("houder-zonder-mandaat"));
    const geef = (wie: string, mandaat: string, tot: string | null) =>
      deur.doe("beheerder-politie", `partners/politie/medewerkers/${wie}/mandaten`, { ...MANDAAT, mandaat, tot });
    for (const wie of ["lid-politie", "ander-lid-politie"]) await geef(wie, "doorlaatverbod", null);
    await geef("lid-politie", "weging", null);
    await geef("lid-politie", "plan-vaststellen", plusSeconden(BEGIN, 40 * DAG));
    expect(await codes(deur)).toEqual([]);
    deur.verder(11 * DAG);
    expect((await zetel(deur)).waarschuwingen).toEqual([
      {
        code: "mandaat-loopt-af",
        melding: "Het mandaat plan-vaststellen van de houder loopt af op 2026-04-11.",
        actorId: "lid-politie",
      },
    ]);
    await deur.doe("beheerder", "zetels/politie/vervangingen", {
      ...vanPolitie("ander-lid-politie"),
      ...venster(20, 30),
    });
    await geef("ander-lid-politie", "weging", plusSeconden(BEGIN, 25 * DAG));
    await geef("ander-lid-politie", "plan-vaststellen", plusSeconden(BEGIN, 30 * DAG));
    expect((await zetel(deur)).waarschuwingen.filter(({ actorId }) => actorId === "ander-lid-politie")).toMatchObject([
      { code: "vervanger-zonder-mandaat" },
    ]);
  });

  it("is an absence without a deputy, coming or begun, until deputies cover all of it", async () => {
    const deur = maakBeheerdeur();
    const meld = (wie: object, van: number, tot: number) =>
      deur.doe("zetel-politie", "zetels/politie/vervangingen", { ...wie, ...venster(van, tot) });
    const niemand = { organisatie: null, actorId: null };
    const afwezig = async () =>
      (await zetel(deur)).waarschuwingen.filter(({ code }) => code === "afwezig-zonder-vervanger");
    const antwoord = await meld(niemand, 20, 30);
    expect(antwoord).toMatchObject({ status: 201, body: { vervangingen: [{}, { actorId: null, organisatie: null }] } });
    const melding = "De houder is afwezig van 2026-03-22 tot 2026-04-01 en wordt niet het hele venster vervangen.";
    expect(await afwezig()).toEqual([{ code: "afwezig-zonder-vervanger", melding, actorId: null }]);
    await meld(vanPolitie("lid-politie"), 20, 25);
    expect(await afwezig()).toHaveLength(1);
    await meld(vanPolitie("ander-lid-politie"), 25, 30);
    expect(await afwezig()).toEqual([]);
    // The second deputy falls away: nobody has the seat for some days.
    const { vervangingen } = await zetel(deur);
    const pad = `zetels/politie/vervangingen/${String(vervangingen.at(-1)?.vervangingId)}/intrekkingen`;
    await deur.doe("zetel-politie", pad, { per: plusSeconden(BEGIN, 27 * DAG), reden: "ziek" });
    deur.verder(24 * DAG);
    expect(await afwezig()).toHaveLength(1);
    const eerder = `zetels/politie/vervangingen/${String(antwoord.body["vervangingId"])}/intrekkingen`;
    expect((await deur.doe("procesregisseur", eerder, { per: BEGIN, reden: "eerder terug" })).status).toBe(201);
    expect(await afwezig()).toEqual([]);
    expect(klopt(deur)).toBe(true);
  });

  it("does not warn of an absence that is over, and of half a deputy tells what to give", async () => {
    const deur = maakBeheerdeur();
    const pad = "zetels/politie/vervangingen";
    await deur.doe("zetel-politie", pad, { organisatie: null, actorId: null, ...venster(1, 2) });
    expect(await codes(deur)).toEqual(["afwezig-zonder-vervanger"]);
    deur.verder(2 * DAG);
    expect(await codes(deur)).toEqual([]);
    for (const half of [
      { organisatie: null, actorId: "lid-politie" },
      { organisatie: "politie", actorId: null },
    ])
      expect(veldenMetFout(await deur.doe("zetel-politie", pad, { ...half, ...venster(3, 4) }))).toEqual(["actorId"]);
    expect(veldenMetFout(await deur.doe("zetel-politie", pad, venster(3, 4)))).toEqual(["organisatie", "actorId"]);
  });

  it("is the mandate to apply a doorlaatverbod, where the region lets a seat decide alone, and wherever it ends", async () => {
    const deur = maakBeheerdeur();
    const geef = (code: string, wie: string, mandaat: string, tot: string | null) =>
      deur.doe("beheerder", `partners/${code}/medewerkers/${wie}/mandaten`, { ...MANDAAT, mandaat, tot });
    for (const wie of ["lid-politie", "lid-moviera"]) {
      const code = wie.replace("lid-", "");
      await deur.doe("beheerder", `zetels/${code}/bezettingen`, { organisatie: code, actorId: wie });
      for (const mandaat of ["weging", "plan-vaststellen"]) await geef(code, wie, mandaat, null);
    }
    expect(deur.regio.doorlaatverbod.beslistBuitenOverleg).toContain("politie");
    const bijPolitie = (await zetel(deur)).waarschuwingen.filter(({ actorId }) => actorId === "lid-politie");
    expect(bijPolitie).toEqual([
      {
        code: "houder-zonder-mandaat",
        melding: "De houder heeft geen geldig mandaat doorlaatverbod.",
        actorId: "lid-politie",
      },
    ]);
    expect(await codes(deur, "moviera")).toEqual([]);
    await geef("politie", "lid-politie", "doorlaatverbod", null);
    await geef("moviera", "lid-moviera", "doorlaatverbod", plusSeconden(BEGIN, 10 * DAG));
    expect(await codes(deur)).toEqual([]);
    expect(await codes(deur, "moviera")).toEqual(["mandaat-loopt-af"]);
    deur.verder(10 * DAG);
    expect(await codes(deur, "moviera")).toEqual([]);
    await deur.doe("beheerder", "zetels/politie/vervangingen", {
      ...vanPolitie("ander-lid-politie"),
      ...venster(20, 30),
    });
    for (const mandaat of ["weging", "plan-vaststellen"]) await geef("politie", "ander-lid-politie", mandaat, null);
    expect((await zetel(deur)).waarschuwingen).toMatchObject([
      { code: "vervanger-zonder-mandaat", actorId: "ander-lid-politie" },
    ]);
  });

  it("is a role that was taken away, and an organisation without a covenant", async () => {
    const deur = maakBeheerdeur();
    const pad = "/v1/partners/politie/medewerkers/zetel-politie";
    await deur.vraag("beheerder", "PUT", pad, { rollen: [] }, { ifMatch: '"1"' });
    await deur.doe("beheerder", "partners/politie/uittredingen", { per: BEGIN, reden: "geen convenant" });
    expect(await codes(deur)).toEqual(["houder-zonder-rol", "geen-convenantpartij"]);
  });

  it("is a covenant that ends within the days of the region, of the seat or of a deputy's organisation", async () => {
    const deur = maakBeheerdeur();
    const weg = (organisatie: string, dagen: number) =>
      deur.doe("beheerder", `partners/${organisatie}/uittredingen`, {
        per: plusSeconden(BEGIN, dagen * DAG),
        reden: "fusie",
      });
    await weg("politie", 31);
    expect(await codes(deur)).toEqual([]);
    deur.verder(2 * DAG);
    expect((await zetel(deur)).waarschuwingen).toEqual([
      {
        code: "convenant-loopt-af",
        melding: "De organisatie politie heeft vanaf 2026-04-02 geen geldig convenant meer.",
        actorId: null,
      },
    ]);
    const wie = { organisatie: "moviera", actorId: "lid-moviera" };
    await deur.doe("beheerder", "zetels/om/vervangingen", { ...wie, ...venster(5, 6) });
    await weg("moviera", 2);
    expect((await codes(deur, "om")).filter((code) => code.includes("convenant"))).toEqual(["geen-convenantpartij"]);
  });
});
