import { describe, expect, it } from "vitest";
import { eersteBreuk } from "../../../shared/domain/historie.ts";
import { GEMEENTETAAK } from "../../../shared/domain/gemeente-overdracht.ts";
import { plusSeconden } from "../../../shared/domain/tijd.ts";
import { aanTafel, opdracht, QUORUM } from "../../fixtures/opdrachten.ts";
import { hash } from "../domain/wereld.ts";
import { opstelling } from "../watchdog/opstelling.ts";
import { maakBeheerdeur } from "./beheerdeur.ts";
import { WEG, wegTot, type Casusweg } from "./casusweg.ts";
import { openTaken, taakVan } from "./opschortdeur.ts";
import { berichten, casusVan, soorten, takenVan } from "./overdrachtdeur.ts";
import { treedUit, wegMetRegister } from "./partnerdeur.ts";

const biedAan = (weg: Casusweg, wie = "procesregisseur", gemeente = "Apeldoorn") =>
  weg.doe(wie, "gemeente-overdrachten", opdracht.gemeenteOverdracht(gemeente));
const aangebodenOp = async (weg: Casusweg) => {
  const { status, body } = await biedAan(weg);
  if (status !== 201) throw new Error(JSON.stringify(body));
  const onder = `gemeente-overdrachten/${String(body["id"])}`;
  return {
    ...{ weg, id: body["id"] },
    lees: (wie: string) => weg.deur.vraag(wie, "GET", `${weg.pad}/${onder}`),
    antwoord: (wie: string, inhoud: object = opdracht.aanvaarding(), sleutel?: string) =>
      weg.doe(wie, `${onder}/antwoorden`, inhoud, sleutel),
    trekIn: (wie = "procesregisseur") => weg.doe(wie, `${onder}/intrekkingen`, opdracht.intrekking()),
  };
};
const aangeboden = async (tot: Parameters<typeof wegTot>[0] = "weging2") => aangebodenOp(await wegTot(tot));

/** A casus in which the seat of Doetinchem has an actie. */
const metActieVanGemeente = async () => {
  const weg = await wegTot("plan");
  const acties = [opdracht.actie({ organisatie: "gemeente-doetinchem" })];
  await weg.doe("zetel-politie", "plannen", opdracht.plan({ acties }));
  const vaststelling = opdracht.vaststelling();
  const commitments = [...vaststelling.commitments, ...aanTafel("gemeente-doetinchem")];
  const uniek = [...new Map(commitments.map((een) => [een.organisatie, een])).values()];
  const { status, body } = await weg.doe("zetel-om", "plannen/1/vaststellingen", {
    ...vaststelling,
    commitments: uniek,
  });
  if (status !== 201) throw new Error(JSON.stringify(body));
  await weg.deur.machine(weg.casusId);
  await weg.deur.machine(weg.casusId);
  return weg;
};

describe("a casus that is offered to another gemeente", () => {
  it("is of the gemeente that has it until then; the other reads the offer and nothing else", async () => {
    const { weg, lees, id } = await aangeboden();
    expect(await casusVan(weg)).toMatchObject({ gemeente: "gemeente-doetinchem", status: "open" });
    expect(await lees("gemeente-apeldoorn")).toMatchObject({
      status: 200,
      body: {
        ...{ overdrachtId: id, status: "aangeboden", ontvanger: "gemeente-apeldoorn", aangebodenDoor: "zvh" },
        ...{ inhoud: opdracht.gemeenteOverdracht().inhoud, uiterlijkOp: taakVan(weg, GEMEENTETAAK).uiterlijkOp },
      },
    });
    expect((await weg.lees("gemeente-apeldoorn")).status).toBe(404);
    expect((await weg.lees("gemeente-doetinchem")).status).toBe(200);
    // Who reads handovers on the casus reads it; a partner there does not, nor does any other gemeente.
    for (const [wie, status] of [
      ...([
        ["procesregisseur", 200],
        ["zetel-om", 200],
        ["gemeente-doetinchem", 200],
      ] as const),
      ...([
        ["partner-nla", 404],
        ["partner-ggd", 404],
      ] as const),
    ])
      expect((await lees(wie)).status, wie).toBe(status);
    expect((await takenVan(weg, "gemeente-apeldoorn")).map(({ soort }) => soort)).toEqual([GEMEENTETAAK]);
    expect(soorten(weg, "gemeente-apeldoorn")).toEqual(["overdracht.voorbereid", "taak.geopend"]);
    for (const { dataref } of berichten(weg, "gemeente-apeldoorn"))
      expect(dataref).toBe(`${weg.pad}/gemeente-overdrachten/${String(id)}`);
    const { inhoud, reden } = opdracht.gemeenteOverdracht();
    for (const tekst of [inhoud, reden])
      expect(JSON.stringify(weg.deur.casework.vanType("gebeurtenis"))).not.toContain(tekst);
  });

  it("is procesregie's to offer, to a gemeente of the region that has it not, one at a time", async () => {
    const weg = await wegTot("weging2");
    for (const [wie, status] of [
      ["zetel-politie", 403],
      ["gemeente-doetinchem", 403],
      ["gemeente-apeldoorn", 404],
    ] as const)
      expect((await biedAan(weg, wie)).status, wie).toBe(status);
    for (const gemeente of ["Rotterdam", "Doetinchem"])
      expect(await biedAan(weg, "procesregisseur", gemeente)).toMatchObject({
        status: 400,
        body: { fouten: [{ veld: "gemeente" }] },
      });
    const beide = await Promise.all([biedAan(weg), biedAan(weg, "procesregisseur", "Zutphen")]);
    expect(beide.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(await weg.doe("zetel-politie", "regio-overdrachten", opdracht.regioOverdracht())).toMatchObject({
      ...{ status: 409, code: "overdracht-loopt" },
    });
  });

  it("accepted: its seat is on the casus, the other's is not, and everybody who must know hears", async () => {
    const { weg, antwoord, lees } = await aangeboden();
    expect(await antwoord("gemeente-apeldoorn")).toMatchObject({
      status: 201,
      body: { status: "open", stap: "weging-2" },
    });
    expect(await casusVan(weg)).toMatchObject({ gemeente: "gemeente-apeldoorn", positie: { stap: "weging-2" } });
    for (const [wie, status] of [
      ["gemeente-apeldoorn", 200],
      ["gemeente-doetinchem", 404],
      ["partner-nla", 200],
    ] as const)
      expect((await weg.lees(wie)).status, wie).toBe(status);
    // With what the team has to do; for who leaves it is over.
    expect(soorten(weg, "gemeente-apeldoorn").slice(2)).toEqual(["casus.geopend", "taak.geopend"]);
    expect(soorten(weg, "gemeente-doetinchem").at(-1)).toBe("toegang.beeindigd");
    expect(berichten(weg, "gemeente-doetinchem").at(-1)?.dataref).toBeNull();
    for (const wie of ["zvh", "ketenregieteam"]) expect(soorten(weg, wie), wie).toContain("overdracht.beantwoord");
    expect(soorten(weg, "gemeente-doetinchem")).not.toContain("overdracht.beantwoord");
    // The work of the team is in the worklist of its gemeente.
    expect((await takenVan(weg, "gemeente-apeldoorn")).map(({ soort }) => soort)).toContain("weging-2");
    expect((await takenVan(weg, "gemeente-doetinchem")).map(({ soort }) => soort)).not.toContain("weging-2");
    expect((await lees("gemeente-doetinchem")).status).toBe(404);
    expect((await weg.lees("gemeente-apeldoorn")).rauw.body).toContain("gemeente-overdrachtantwoord");
    const historie = weg.deur.casework
      .vanType("historie")
      .filter(({ compartiment }) => compartiment === "zorg")
      .toSorted((a, b) => a.nummer - b.nummer);
    expect(historie.at(-1)).toMatchObject({
      wat: "gemeente-overdracht:aanvaard",
      door: { organisatie: "gemeente-apeldoorn" },
    });
    expect(eersteBreuk(historie, hash)).toBeNull();
  });

  it("accepted: the work of the seat that leaves goes along, and lies with nobody who does not see the casus", async () => {
    const weg = await metActieVanGemeente();
    const actie = taakVan(weg, "actie", "gemeente-doetinchem");
    const { antwoord } = await aangebodenOp(weg);
    expect((await antwoord("gemeente-apeldoorn")).status).toBe(201);
    expect(openTaken(weg).filter(({ eigenaar }) => eigenaar.organisatie === "gemeente-doetinchem")).toEqual([]);
    expect(taakVan(weg, "actie", "gemeente-apeldoorn")).toMatchObject({
      taakId: actie.taakId,
      uiterlijkOp: actie.uiterlijkOp,
    });
    expect(soorten(weg, "gemeente-doetinchem")).toContain("actie.vervallen");
    expect(soorten(weg, "gemeente-apeldoorn")).toContain("actie.uitgezet");
    const pad = `acties/${String(actie.onderwerp)}/resultaten`;
    expect((await weg.doe("gemeente-doetinchem", pad, opdracht.actieresultaat())).status).toBe(404);
    expect((await weg.doe("gemeente-apeldoorn", pad, opdracht.actieresultaat())).status).toBe(201);
  });

  it("declined, with why: nothing changed, and the other reads nothing any more", async () => {
    const { weg, antwoord, lees } = await aangeboden();
    const voor = await casusVan(weg);
    expect(await antwoord("gemeente-apeldoorn", { antwoord: "geweigerd" })).toMatchObject({ status: 400 });
    expect((await antwoord("gemeente-apeldoorn", opdracht.weigering())).body).toMatchObject({
      status: "open",
      stap: null,
    });
    expect(await casusVan(weg)).toEqual(voor);
    expect((await lees("gemeente-apeldoorn")).status).toBe(404);
    expect((await antwoord("gemeente-apeldoorn")).status).toBe(404);
    expect((await biedAan(weg, "procesregisseur", "Zutphen")).status).toBe(201);
  });

  it("withdrawn by procesregie alone, also when it is late; the other hears, and reads nothing", async () => {
    const { weg, trekIn, lees, antwoord } = await aangeboden();
    const { taakId, uiterlijkOp } = taakVan(weg, GEMEENTETAAK);
    const klok = opstelling({ casework: weg.deur.casework, nu: weg.deur.nu });
    weg.deur.zetKlok(plusSeconden(uiterlijkOp, 1));
    await Promise.all([klok.draai(), klok.draai()]);
    expect(
      berichten(weg, "zvh").filter((een) => een.onderwerp === taakId && een.soort === "taak.geescaleerd"),
    ).toHaveLength(1);
    expect([(await trekIn("zetel-om")).status, (await trekIn("gemeente-apeldoorn")).status]).toEqual([403, 404]);
    expect((await trekIn()).status).toBe(201);
    expect(berichten(weg, "gemeente-apeldoorn").at(-1)).toMatchObject({
      soort: "overdracht.ingetrokken",
      dataref: null,
    });
    expect((await lees("gemeente-apeldoorn")).status).toBe(404);
    expect((await trekIn()).code).toBe("al-afgehandeld");
    expect((await antwoord("gemeente-apeldoorn")).status).toBe(404);
  });

  it("of an answer and a withdrawal at the same moment one counts, and a repetition gets its answer", async () => {
    const { weg, antwoord, trekIn } = await aangeboden();
    const beide = await Promise.all([antwoord("gemeente-apeldoorn"), trekIn()]);
    expect(beide.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(
      weg.deur.casework.vanType("vastlegging").filter(({ soort }) => soort === "gemeente-overdrachtantwoord"),
    ).toHaveLength(1);
    const ander = await aangeboden();
    const eerste = await ander.antwoord("gemeente-apeldoorn", opdracht.aanvaarding(), "zelfde");
    expect(await ander.antwoord("gemeente-apeldoorn", opdracht.aanvaarding(), "zelfde")).toMatchObject({
      status: 201,
      body: eerste.body,
    });
  });

  it("beside a weging of the team at the same moment: the seat that leaves weighed before it left, or does not weigh", async () => {
    const { weg, antwoord } = await aangeboden();
    expect(QUORUM).toContain("gemeente-doetinchem");
    const [stap, over] = await Promise.all([WEG.weging2(weg), antwoord("gemeente-apeldoorn")]);
    expect(over.status).toBe(201);
    expect([201, 400]).toContain(stap.status);
    expect(await casusVan(weg)).toMatchObject({
      gemeente: "gemeente-apeldoorn",
      positie: { stap: stap.status === 201 ? "plan-van-aanpak" : "weging-2" },
    });
  });

  it("ends with the casus: what nobody answered lapses, and can be answered no more", async () => {
    const { weg, lees, antwoord } = await aangeboden();
    await weg.doe("zetel-moviera", "wegingen", opdracht.tweedeWeging({ mensenhandel: "geen", zorg: "geen" }));
    expect((await casusVan(weg)).status).toBe("afgeschaald");
    expect(openTaken(weg).filter(({ soort }) => soort === GEMEENTETAAK)).toEqual([]);
    expect((await lees("gemeente-apeldoorn")).status).toBe(404);
    expect((await antwoord("gemeente-apeldoorn")).status).toBe(404);
    expect((await lees("procesregisseur")).body).toMatchObject({ status: "ingetrokken" });
  });

  it("lapses when the gemeente that was asked leaves the chain", async () => {
    const weg = await wegMetRegister("weging2", maakBeheerdeur());
    await aangebodenOp(weg);
    await treedUit(weg.register, "gemeente-apeldoorn", weg.deur.nu());
    await opstelling(weg.register).draai();
    expect(openTaken(weg).filter(({ soort }) => soort === GEMEENTETAAK)).toEqual([]);
    expect(weg.deur.casework.vanType("vastlegging").at(-1)).toMatchObject({
      ...{ soort: "gemeente-overdrachtantwoord", inhoud: { antwoord: "ingetrokken" } },
      vastgelegdDoor: { rol: "procesregisseur", organisatie: "zvh" },
    });
  });
});
