import { describe, expect, it } from "vitest";
import { regioaanbiederVan } from "../../../shared/domain/besluiten/regio-overdragen.ts";
import { REGIOTAAK } from "../../../shared/domain/regio-overdracht.ts";
import { plusSeconden } from "../../../shared/domain/tijd.ts";
import { maakArbeidsuitbuitingCasus } from "../../fixtures/melding.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { voorbeeldRegio } from "../../fixtures/regio-voorbeeld.ts";
import { NOG } from "../domain/wereld.ts";
import { opstelling } from "../watchdog/opstelling.ts";
import { WEG, wegTot, type Casusweg } from "./casusweg.ts";
import { openTaken, schortOp, taakVan } from "./opschortdeur.ts";
import { berichten, casusVan, soorten, stapVan } from "./overdrachtdeur.ts";

const biedAan = (weg: Casusweg, wie = "zetel-politie", sleutel?: string) =>
  weg.doe(wie, "regio-overdrachten", opdracht.regioOverdracht(), sleutel);
const antwoord = (
  weg: Casusweg,
  id: unknown,
  body: object = opdracht.regioantwoord("aanvaard"),
  wie = "procesregisseur",
) => weg.doe(wie, `regio-overdrachten/${String(id)}/antwoorden`, body);
/** Offered while its partners are on it, before a plan. */
const aangeboden = async () => {
  const weg = await wegTot("weging2");
  const { status, body } = await biedAan(weg);
  if (status !== 201) throw new Error(JSON.stringify(body));
  return { weg, id: body["id"] };
};

describe("a casus that goes to another region, by the API", () => {
  it("is the team's to offer, on a mandate; what came of it records who guards every date", async () => {
    const weg = await wegTot("weging2");
    const transacties = weg.deur.casework.transacties();
    const wie = [
      "procesregisseur",
      "zorgcoordinator",
      "systeem-politie",
      "partner-nla",
      "gemeente-apeldoorn",
      "meldpunt",
    ];
    const statussen = [];
    for (const een of wie) statussen.push((await biedAan(weg, een)).status);
    expect(statussen).toEqual([403, 403, 403, 403, 404, 404]);
    expect(await weg.doe("zetel-politie", "regio-overdrachten", {})).toMatchObject({ status: 400 });
    expect(weg.deur.casework.transacties()).toBe(transacties);
    const { status, body } = await biedAan(weg);
    expect({ status, body }).toMatchObject({ status: 201, body: { status: "open", stap: "weging-2" } });
    // A partner reads no handover; who works on the whole casus does.
    const leest = async (een: string) => (await weg.lees(een)).rauw.body.includes(String(body["id"]));
    expect([await leest("zetel-om"), await leest("procesregisseur"), await leest("partner-nla")]).toEqual([
      true,
      true,
      false,
    ]);
    expect(await antwoord(weg, body["id"], undefined, "partner-nla")).toMatchObject({ status: 404 });
    expect(await antwoord(weg, body["id"], undefined, "zetel-politie")).toMatchObject({ status: 403 });
    expect(await antwoord(weg, crypto.randomUUID())).toMatchObject({ status: 404 });
  });

  it("is the region's to give to somebody else", () => {
    expect([NOG, voorbeeldRegio].map(regioaanbiederVan)).toEqual([
      { rol: "lid-ketenregieteam", organisatie: "ketenregieteam" },
      { rol: "procesregisseur", organisatie: voorbeeldRegio.rollen.procesregie },
    ]);
  });

  it("until there is an answer it is worked on here, and the answer is reminded and escalated", async () => {
    const { weg } = await aangeboden();
    expect((await WEG.weging2(weg)).status).toBe(201);
    expect(await stapVan(weg)).toBe("plan-van-aanpak");
    const { taakId, uiterlijkOp } = taakVan(weg, REGIOTAAK);
    const klok = opstelling({ casework: weg.deur.casework, nu: weg.deur.nu });
    weg.deur.zetKlok(plusSeconden(uiterlijkOp, 1));
    await Promise.all([klok.draai(), klok.draai()]);
    expect(
      berichten(weg, "zvh").filter((een) => een.onderwerp === taakId && een.soort === "taak.geescaleerd"),
    ).toHaveLength(1);
  });

  it("accepted: it closes, who was on it hears, and it exists for its direction alone", async () => {
    const { weg, id } = await aangeboden();
    expect((await weg.lees("partner-nla")).status).toBe(200);
    const { status, body } = await antwoord(weg, id);
    expect({ status, body }).toMatchObject({ status: 201, body: { status: "gesloten", stap: null } });
    expect(await casusVan(weg)).toMatchObject({
      status: "gesloten",
      afsluiting: { uitkomst: "overgedragen-andere-regio" },
    });
    expect(openTaken(weg)).toEqual([]);
    for (const wie of ["ketenregieteam", "gemeente-doetinchem", "nla"])
      expect(soorten(weg, wie).at(-1), wie).toBe("casus.gesloten");
    for (const [wie, verwacht] of [
      ["procesregisseur", 200],
      ["zetel-om", 404],
      ["partner-nla", 404],
    ] as const)
      expect((await weg.lees(wie)).status, wie).toBe(verwacht);
    expect((await weg.lees("procesregisseur")).rauw.body).toContain("OVK-2026-17");
    // The machine that still waits is told, and a late one ends.
    expect(
      weg.deur.casework
        .vanType("taak")
        .filter((taak) => taak.uitvoering !== null)
        .every(({ teDrijven }) => teDrijven),
    ).toBe(true);
  });

  it("of two offers, and of two answers, at the same moment one counts; a repetition gets its answer", async () => {
    const weg = await wegTot("weging2");
    const beide = await Promise.all([biedAan(weg), biedAan(weg, "zetel-om")]);
    expect(beide.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const id = beide.find(({ status }) => status === 201)?.body["id"];
    const antwoorden = await Promise.all([antwoord(weg, id), antwoord(weg, id, opdracht.regioantwoord("geweigerd"))]);
    expect(antwoorden.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const ander = await wegTot("weging2");
    const eerste = await biedAan(ander, "zetel-politie", "zelfde");
    expect((await biedAan(ander, "zetel-politie", "zelfde")).body).toEqual(eerste.body);
  });

  it("beside a command of the step at the same moment: both, or the step is not there any more", async () => {
    const { weg, id } = await aangeboden();
    const [stap, einde] = await Promise.all([WEG.weging2(weg), antwoord(weg, id)]);
    expect(einde.status).toBe(201);
    // Once it closed it does not exist for a seat.
    expect([201, 404]).toContain(stap.status);
    expect((await casusVan(weg)).status).toBe("gesloten");
  });

  it("a melding that comes since joins it here, and is handed over too; after the close it opens a new casus", async () => {
    const { weg, id } = await aangeboden();
    const meld = (inhoud: string) =>
      weg.deur.vraag("systeem-nla", "POST", "/v1/meldingen", maakArbeidsuitbuitingCasus(1, { inhoud }));
    expect((await meld("Opnieuw gezien.")).status).toBe(201);
    expect(weg.deur.casework.vanType("casus")).toHaveLength(1);
    expect(await antwoord(weg, id)).toMatchObject({
      status: 400,
      body: { fouten: [{ veld: "nagekomenDoorgegeven" }] },
    });
    const bevestigd = opdracht.regioantwoord("aanvaard", { nagekomenDoorgegeven: true });
    expect((await antwoord(weg, id, bevestigd)).status).toBe(201);
    expect((await meld("Toch weer hier gezien.")).status).toBe(201);
    expect(
      weg.deur.casework
        .vanType("casus")
        .map(({ status }) => status)
        .toSorted(),
    ).toEqual(["gesloten", "open"]);
  });

  it("a casus that rests first goes on", async () => {
    const { weg, id } = await aangeboden();
    await schortOp(weg);
    expect(await antwoord(weg, id)).toMatchObject({ status: 409, code: "casus-opgeschort" });
  });
});
