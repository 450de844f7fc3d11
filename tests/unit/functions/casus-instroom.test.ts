import { describe, expect, it } from "vitest";
import { instromerVan } from "../../../shared/domain/besluiten/instroom.ts";
import { inhaalsoort, openInhaaltaken } from "../../../shared/domain/inhaaltaak.ts";
import type { Instroomstap } from "../../../shared/domain/instroom.ts";
import { plusSeconden } from "../../../shared/domain/tijd.ts";
import { maakArbeidsuitbuitingCasus } from "../../fixtures/melding.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { voorbeeldRegio } from "../../fixtures/regio-voorbeeld.ts";
import { opstelling } from "../watchdog/opstelling.ts";
import { NOG } from "../domain/wereld.ts";
import { metBewijs, WEG, wegTot, type Casusweg } from "./casusweg.ts";
import { openTaken, schortOp, kalender } from "./opschortdeur.ts";
import { berichten, casusVan, stapVan, takenVan } from "./overdrachtdeur.ts";

const GEHEIM = "De voorman weet nog van niets.";
const stroomIn = (weg: Casusweg, stap: Instroomstap = "voortgang", wie = "zetel-politie", sleutel?: string) =>
  weg.doe(wie, "instromen", opdracht.instroom(stap, { reden: GEHEIM }), sleutel);
/** A casus that entered at monitoring, with its machine there. */
const ingestroomd = async (stap: Instroomstap = "voortgang"): Promise<Casusweg> => {
  const weg = await wegTot("weging1");
  const { status, body } = await stroomIn(weg, stap);
  if (status !== 201) throw new Error(JSON.stringify(body));
  weg.deur.verder(60);
  await weg.deur.machine(weg.casusId, "token-2");
  return weg;
};
const inhaaltaken = (weg: Casusweg) => openInhaaltaken({ taken: openTaken(weg) });
const inhaaltaak = (weg: Casusweg, stap: Parameters<typeof inhaalsoort>[0]) => {
  const taak = inhaaltaken(weg).find(({ soort }) => soort === inhaalsoort(stap));
  if (taak === undefined) throw new Error(`niets in te halen bij ${stap}`);
  return taak;
};
const doeAf = (weg: Casusweg, taakId: string, wie: string, body: object = opdracht.inhaalafdoening()) =>
  weg.doe(wie, `inhaaltaken/${taakId}/afdoeningen`, body);

describe("entry further on, by the API", () => {
  it("answers where the casus stands, and everybody on it reads why and where it came from", async () => {
    const weg = await wegTot("weging1");
    const antwoord = await stroomIn(weg);
    expect(antwoord).toMatchObject({ status: 201, body: { status: "open", stap: "voortgang" } });
    for (const wie of ["zetel-om", "gemeente-doetinchem", "procesregisseur", "zorgcoordinator"]) {
      const { body } = await weg.lees(wie);
      expect(body, wie).toMatchObject({ positie: { stap: "voortgang" } });
      expect(body["vastleggingen"], wie).toContainEqual(
        expect.objectContaining({ id: antwoord.body["id"], soort: "instroom" }),
      );
    }
    // Who is said to work on it, sees it once they are invited and accept.
    expect((await weg.lees("partner-nla")).status).toBe(404);
    expect(JSON.stringify(weg.deur.casework.vanType("gebeurtenis"))).not.toContain(GEHEIM);
    expect(berichten(weg, "nla").filter(({ dataref }) => dataref?.includes(weg.casusId))).toEqual([]);
  });

  it("is the team's, on a mandate to weigh; who may not see the casus learns nothing", async () => {
    const weg = await wegTot("weging1");
    const transacties = weg.deur.casework.transacties();
    const wie = [
      "procesregisseur",
      "zorgcoordinator",
      "systeem-politie",
      "gemeente-apeldoorn",
      "partner-nla",
      "meldpunt",
    ];
    const statussen = [];
    for (const een of wie) statussen.push((await stroomIn(weg, "voortgang", een)).status);
    expect(statussen).toEqual([403, 403, 403, 404, 404, 404]);
    const fout = await weg.doe("zetel-politie", "instromen", {
      stap: "weging-1",
      herkomst: { soort: "x", sinds: "gisteren" },
    });
    expect(fout.status).toBe(400);
    expect((fout.body["fouten"] as { veld: string }[]).map(({ veld }) => veld).toSorted()).toEqual([
      ...["herkomst.organisatie", "herkomst.sinds", "reden", "stap"],
    ]);
    const onbekend = await weg.doe("zetel-politie", "instromen", {
      ...opdracht.instroom("voortgang"),
      herkomst: { soort: "gehoord", organisatie: "nergens", sinds: "2026-02-02" },
    });
    expect(onbekend).toMatchObject({
      status: 400,
      body: { fouten: [{ veld: "herkomst.soort" }, { veld: "herkomst.organisatie" }] },
    });
    expect(weg.deur.casework.transacties()).toBe(transacties);
  });

  it("is the region's to give to somebody else", () => {
    expect([NOG, voorbeeldRegio].map(instromerVan)).toEqual([
      { rol: "lid-ketenregieteam", organisatie: "ketenregieteam" },
      { rol: "procesregisseur", organisatie: voorbeeldRegio.rollen.procesregie },
    ]);
  });

  it("of two at the same moment one does it, and a repetition gets its answer", async () => {
    const weg = await wegTot("weging1");
    const beide = await Promise.all([stroomIn(weg), stroomIn(weg, "voortgang", "zetel-om")]);
    expect(beide.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    expect(inhaaltaken(weg)).toHaveLength(5);
    const ander = await wegTot("weging1");
    const eerste = await stroomIn(ander, "weging-2", "zetel-politie", "zelfde");
    expect((await stroomIn(ander, "weging-2", "zetel-politie", "zelfde")).body).toEqual(eerste.body);
    expect(inhaaltaken(ander)).toHaveLength(3);
  });

  it("beside a weging at the same moment: weighed is weighed, and is not caught up as well", async () => {
    for (const eerst of ["wegen", "instromen"]) {
      const weg = await wegTot("weging1");
      const zetten = [() => WEG.weging1(weg), () => stroomIn(weg)];
      const antwoorden = await Promise.all((eerst === "wegen" ? zetten : zetten.toReversed()).map((zet) => zet()));
      expect(antwoorden.map(({ status }) => status)).toEqual([201, 201]);
      const wegingen = weg.deur.casework.vanType("vastlegging").filter(({ soort }) => soort === "weging");
      expect(wegingen).toHaveLength(1);
      expect(inhaaltaken(weg).map(({ soort }) => soort)).not.toContain("inhalen-weging-1");
      expect(await stapVan(weg)).toBe("voortgang");
    }
  });

  it("a melding that comes meanwhile joins the casus where it stands", async () => {
    const weg = await ingestroomd();
    const melding = maakArbeidsuitbuitingCasus(1, {
      inhoud: "Opnieuw gezien, nu met letsel.",
      acuutVolgensMelder: "ja",
    });
    const { status } = await weg.deur.vraag("systeem-nla", "POST", "/v1/meldingen", melding);
    expect(status).toBe(201);
    expect(weg.deur.casework.vanType("casus")).toHaveLength(1);
    expect(await casusVan(weg)).toMatchObject({ acuut: true, positie: { stap: "voortgang" } });
    expect(inhaaltaak(weg, "weging-1")).toMatchObject({ verplicht: true });
  });

  it("the machine of the step that it left ends, and that of the new one waits there", async () => {
    const weg = await wegTot("weging1");
    const oud = await casusVan(weg);
    await stroomIn(weg);
    await weg.deur.machine(weg.casusId, "token-2");
    const lopend = openTaken(weg).find(({ soort }) => soort === "voortgang");
    expect(lopend?.uitvoering).toEqual({ naam: `${weg.casusId}.4.1`, taaktoken: "token-2" });
    const { hoofdstap, n } = oud.uitvoering;
    const gevraagd = {
      opdracht: "open-taak",
      casusId: weg.casusId,
      hoofdstap,
      n,
      stap: "weging-1",
      taaktoken: "oud",
    } as const;
    await weg.deur.taken(gevraagd);
    expect(weg.deur.meldUitkomst.at(-1)).toEqual({ taaktoken: "oud", uitkomst: "ingehaald" });
  });

  it("leaves a suspended casus at rest: what is to be caught up counts from its end", async () => {
    const weg = await wegTot("weging1");
    await schortOp(weg, 30);
    const tot = kalender.verschuif(weg.deur.nu(), 30);
    expect((await stroomIn(weg)).status).toBe(201);
    for (const { uiterlijkOp, klok } of inhaaltaken(weg)) expect(uiterlijkOp > tot && klok > tot).toBe(true);
  });
});

describe("back, by the API", () => {
  it("beside a suspension at the same moment both are carried out; of two who lead it back the second looks again", async () => {
    const weg = await ingestroomd();
    const terug = (naar: "weging-2" | "casusoverleg", wie = "zetel-politie") =>
      weg.doe(wie, "terugleidingen", opdracht.terugleiding(naar));
    const [een, rust] = await Promise.all([terug("weging-2"), schortOp(weg, 30)]);
    expect([een.status, rust.status]).toEqual([201, 201]);
    const tot = kalender.verschuif(weg.deur.nu(), 30);
    const casus = await casusVan(weg);
    expect(casus).toMatchObject({ positie: { stap: "weging-2" }, verschuivingen: [{ dagen: 30 }] });
    expect("volgendeDatum" in casus && casus.volgendeDatum > tot).toBe(true);
    const beide = await Promise.all([terug("casusoverleg"), terug("casusoverleg", "zetel-om")]);
    expect(beide.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  });
});

describe("what is to be caught up", () => {
  it("is in the worklist of who does the step, is reminded, and escalates", async () => {
    const weg = await ingestroomd();
    const van = async (wie: string) => (await takenVan(weg, wie)).map(({ soort }) => soort);
    expect(await van("zetel-om")).toEqual(
      expect.arrayContaining(["inhalen-weging-1", "inhalen-weging-2", "inhalen-plan-van-aanpak"]),
    );
    expect(await van("procesregisseur")).toEqual(
      expect.arrayContaining(["inhalen-partners-uitnodigen", "inhalen-casusoverleg"]),
    );
    const { taakId, herinnerenOp, uiterlijkOp } = inhaaltaak(weg, "weging-1");
    const klok = opstelling({ casework: weg.deur.casework, nu: weg.deur.nu });
    const gezegd = (wie: string, soort: string) =>
      berichten(weg, wie).filter((een) => een.onderwerp === taakId && een.soort === soort).length;
    weg.deur.zetKlok(herinnerenOp);
    await Promise.all([klok.draai(), klok.draai()]);
    expect(gezegd("ketenregieteam", "taak.herinnerd")).toBe(1);
    weg.deur.zetKlok(plusSeconden(uiterlijkOp, 1));
    await klok.draai();
    expect(gezegd("zvh", "taak.geescaleerd")).toBe(1);
  });

  it("the form for the weging says which one is first, and the weging is recorded by its own command", async () => {
    const weg = await ingestroomd();
    const formulier = async () => (await weg.deur.vraag("zetel-politie", "GET", `${weg.pad}/wegingsformulier`)).body;
    expect(await formulier()).toMatchObject({ weging: "eerste" });
    const bewijs = await metBewijs(weg);
    expect((await weg.doe("zetel-politie", "wegingen", opdracht.doorlaatverbod(bewijs))).body).toMatchObject({
      stap: "voortgang",
    });
    expect(weg.deur.casework.vanType("interventie")).toMatchObject([{ status: "open" }]);
    expect(await formulier()).toMatchObject({ weging: "tweede" });
    // Once: caught up is caught up.
    expect(await WEG.weging1(weg)).toMatchObject({ status: 409, code: "stap-niet-aan-de-beurt" });
  });

  it("each seat may judge it apart", async () => {
    const weg = await ingestroomd();
    expect((await weg.doe("zetel-politie", "oordelen", opdracht.oordeel())).status).toBe(201);
  });

  it("of two who weigh at once the second looks again", async () => {
    const weg = await ingestroomd();
    const beide = await Promise.all([WEG.weging1(weg), WEG.weging1(weg)]);
    expect(beide.map(({ status }) => status).toSorted()).toEqual([201, 412]);
    expect(weg.deur.casework.vanType("vastlegging").filter(({ soort }) => soort === "weging")).toHaveLength(1);
  });

  it("may be told to be done elsewhere by who does the step and who guards every date, where the region lets it", async () => {
    const weg = await ingestroomd();
    const { taakId } = inhaaltaak(weg, "casusoverleg");
    for (const [wie, status] of [
      ["zetel-om", 403],
      ["zorgcoordinator", 403],
      ["partner-nla", 404],
    ] as const)
      expect((await doeAf(weg, taakId, wie)).status, wie).toBe(status);
    expect(await doeAf(weg, taakId, "procesregisseur", { wijze: "elders-gedaan", toelichting: " " })).toMatchObject({
      status: 400,
    });
    expect(await doeAf(weg, taakId, "procesregisseur", opdracht.inhaalafdoening({ op: "2026-03-20" }))).toMatchObject({
      ...{ status: 400, body: { fouten: [{ veld: "op" }] } },
    });
    expect((await doeAf(weg, taakId, "procesregisseur")).status).toBe(201);
    expect(await doeAf(weg, taakId, "procesregisseur")).toMatchObject({ status: 409, code: "al-afgehandeld" });
    const weging = inhaaltaak(weg, "weging-1").taakId;
    expect(await doeAf(weg, weging, "zetel-politie")).toMatchObject({ status: 409, code: "inhalen-door-zelf" });
    const stap = (await casusVan(weg)) as { readonly lopendeTaakId?: string | null };
    // The task of the step itself is none to catch up.
    expect((await doeAf(weg, String(stap.lopendeTaakId), "zetel-politie")).status).toBe(404);
    expect(
      (
        await doeAf(weg, inhaaltaak(weg, "partners-uitnodigen").taakId, "procesregisseur", {
          wijze: "niet-nodig",
          toelichting: "Iedereen is er al.",
        })
      ).status,
    ).toBe(201);
  });

  it("its own command and telling it done at the same moment: one of them counts", async () => {
    const weg = await ingestroomd();
    const { taakId } = inhaaltaak(weg, "casusoverleg");
    const beide = await Promise.all([WEG.overleg(weg), doeAf(weg, taakId, "procesregisseur")]);
    expect(beide.map(({ status }) => status).toSorted()).toEqual([201, 409]);
  });

  it("goes with the municipality of the casus, and with who coordinates its care", async () => {
    const weg = await ingestroomd("procesbegeleider");
    const was = inhaaltaak(weg, "nazorg");
    expect(
      (await weg.doe("zetel-moviera", "zorgcoordinaties", { organisatie: "mee-samen", reden: "Kent het gezin." }))
        .status,
    ).toBe(201);
    expect(was.eigenaar.organisatie).toBe("moviera");
    expect(inhaaltaak(weg, "nazorg").eigenaar.organisatie).toBe("mee-samen");
  });
});
