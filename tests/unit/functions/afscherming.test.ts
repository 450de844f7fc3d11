import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { kenmerkVan } from "../../../shared/domain/besluit.ts";
import type { Actor, Rol } from "../../../shared/domain/actor.ts";
import { casusIdSchema } from "../../../shared/domain/ids.ts";
import { instantSchema } from "../../../shared/domain/tijd.ts";
import { maakActor, maakMandaat, maakZetel } from "../../fixtures/actoren.ts";
import { maakArbeidsuitbuitingCasus } from "../../fixtures/melding.ts";
import { maakVastlegging } from "../../fixtures/records.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { beantwoord, maakCasusweg, WEG, wegTot, type Casusweg } from "./casusweg.ts";
import { maakVoordeur } from "./voordeur.ts";

const uitnodigingVan = ({ deur }: Casusweg, organisatie: string): string =>
  deur.casework.vanType("uitnodiging").find((een) => een.organisatie === organisatie)?.uitnodigingId ?? "";
const berichtenAan = ({ deur }: Casusweg, ontvanger: string) =>
  deur.casework
    .vanType("gebeurtenis")
    .flatMap(({ berichten }) => berichten)
    .filter((bericht) => bericht.ontvanger === ontvanger);

describe("an investigation does not leave its compartment by consent or handover", () => {
  const rechercheur = maakZetel("rechercheur-met-zetel", "politie", { rollen: ["opsporing", "lid-ketenregieteam"] });
  const metOnderzoek = async () => {
    const weg = await wegTot("uitnodigen", true, maakVoordeur([rechercheur]));
    const id = casusIdSchema.parse(weg.casusId);
    const casus = await weg.deur.casework.casus(id);
    if (casus?.status !== "open") throw new Error("dicht");
    const geheim = maakVastlegging({
      vastleggingId: randomUUID(),
      casusId: weg.casusId,
      kenmerk: {
        ...kenmerkVan({ rol: "opsporing", organisatie: "politie" }, "actieresultaat"),
        ...{ compartiment: "strafrecht", activiteit: "4.2" },
      },
    });
    weg.deur.casework.zet({ ...casus, strafrechtelijkTrajectLoopt: true }, geheim);
    return { weg, geheim };
  };
  it("consent about a part of the investigation is not told to the table", async () => {
    const { weg, geheim } = await metOnderzoek();
    const antwoord = await weg.doe("rechercheur-met-zetel", `vastleggingen/${geheim.vastleggingId}/instemmingen`, {
      ontvanger: "kmar",
      akkoord: true,
      toelichting: "tap loopt mee",
    });
    const care = await weg.lees("zorgcoordinator");
    expect(care.rauw.body).not.toContain(geheim.vastleggingId);
    expect(care.rauw.body).not.toContain("tap loopt mee");
    expect(antwoord.status).toBe(404);
  });
  it("a handover does not carry a part of the investigation", async () => {
    const { weg, geheim } = await metOnderzoek();
    const casus = await weg.deur.casework.casus(casusIdSchema.parse(weg.casusId));
    if (casus?.status !== "open") throw new Error("dicht");
    weg.deur.casework.zet({
      ...casus,
      positie: { ...casus.positie, stap: "overdracht-na-weging-1" },
      lopendeTaakId: null,
    });
    const antwoord = await weg.doe("rechercheur-met-zetel", "overdrachten", {
      ...opdracht.overdracht("kmar"),
      onderdelen: [geheim.vastleggingId],
    });
    expect((await weg.lees("zorgcoordinator")).rauw.body).not.toContain(geheim.vastleggingId);
    expect(antwoord.status).toBe(400);
  });
});

describe("a broken glass does not outlive the role", () => {
  it("who lost the role that may, reads no more", async () => {
    const weg = await maakCasusweg();
    const deur = weg.deur;
    deur.casework.zet(maakActor("partner-ggd", "ggd", "partner"));
    expect((await weg.doe("partner-ggd", "noodtoegangen", { reden: "acuut gevaar" })).status).toBe(201);
    expect((await weg.lees("partner-ggd")).status).toBe(200);
    deur.casework.zet(maakActor("partner-ggd", "ggd", "it", { versie: 2 }));
    expect((await weg.lees("partner-ggd")).status).toBe(404);
  });
  it("taking it again and again does not grow the head of the casus", async () => {
    const weg = await maakCasusweg();
    for (let i = 0; i < 5; i += 1) await weg.doe("partner-ggd", "noodtoegangen", { reden: "acuut gevaar" });
    expect(weg.deur.casework.vanType("casus")[0]?.noodtoegangen.length).toBe(1);
  });
});

const SINDS = instantSchema.parse("2020-01-01T00:00:00.000Z");
const UITGETREDEN: Actor["deelname"] = {
  ...{ versie: 1, van: SINDS, tot: instantSchema.parse("2026-01-01T00:00:00.000Z") },
  ondertekeningen: [{ convenant: "voorbeeld-1", van: SINDS, tot: null }],
};

describe("an own melding is not read any more", () => {
  const lees = async ({ rollen, ...daarna }: { readonly rollen?: readonly Rol[] } & Partial<Omit<Actor, "rollen">>) => {
    const deur = maakVoordeur();
    deur.casework.zet(maakActor("melder", "ggd", "partner"));
    const { body } = await deur.vraag("melder", "POST", "/v1/meldingen", maakArbeidsuitbuitingCasus());
    deur.casework.zet(
      maakActor("melder", "ggd", "partner", { versie: 2, rollen: [...(rollen ?? (["partner"] as const))], ...daarna }),
    );
    return deur.vraag("melder", "GET", `/v1/meldingen/${String(body["meldingId"])}`);
  };
  it.each([
    ["without a role", { rollen: [] }, 403],
    ["in a role that does not report", { rollen: ["it"] }, 404],
    ["when the organisation has left the chain", { deelname: UITGETREDEN }, 404],
    ["at another organisation", { organisatie: "coa" }, 404],
  ] as const)("%s", async (_, daarna, status) => {
    expect((await lees(daarna)).status).toBe(status);
  });
});

describe("the feed of an organisation with a seat is not for who has none", () => {
  it.each([
    ["partner", "gemeente-doetinchem"],
    ["zorgcoordinator", "gemeente-doetinchem"],
    ["zorgcoordinator", "politie"],
    ["procesbegeleider-evaluatie", "politie"],
  ] as const)("%s of %s", async (rol, organisatie) => {
    const weg = await maakCasusweg(maakVoordeur([maakActor("nieuwsgierig", organisatie, rol)]));
    expect((await weg.lees("nieuwsgierig")).status).toBe(404);
    expect((await weg.deur.vraag("nieuwsgierig", "GET", "/v1/notificaties")).status).toBe(403);
  });
});

describe("a partner whose access ended gets no work", () => {
  const beeindig = (weg: Casusweg) =>
    weg.doe("procesregisseur", `uitnodigingen/${uitnodigingVan(weg, "nla")}/beeindigingen`, { reden: "niet nodig" });
  it("a plan with an actie for it is not established", async () => {
    const weg = await wegTot("plan");
    expect((await beeindig(weg)).status).toBe(201);
    expect((await WEG.plan(weg)).status).toBe(201);
    expect(await WEG.vaststellen(weg)).toMatchObject({ status: 409, code: "niet-uitgenodigd" });
  });
  it("an actie that is put out after the end is not its own", async () => {
    const weg = await wegTot("vaststellen");
    expect((await WEG.vaststellen(weg)).status).toBe(201);
    expect((await beeindig(weg)).status).toBe(201);
    const voor = berichtenAan(weg, "nla").length;
    await weg.deur.machine(weg.casusId);
    expect((await weg.lees("partner-nla")).status).toBe(404);
    const taken = await weg.deur.vraag("partner-nla", "GET", "/v1/taken");
    expect(taken.rauw.body).not.toContain(weg.casusId);
    expect(berichtenAan(weg, "nla").length).toBe(voor);
  });
});

describe("head and tasks keep what the matrix keeps", () => {
  it("a partner outside care and safety does not hear the urgentie of the second weging nor of an intervention", async () => {
    const deur = maakVoordeur([maakActor("partner-coa", "coa", "partner")]);
    const weg = await maakCasusweg(deur);
    const verboden = await weg.doe("zetel-politie", "wegingen", opdracht.eersteWeging());
    expect(verboden.status).toBe(201);
    await weg.doe("procesregisseur", "uitnodigingen", opdracht.uitnodigingen("coa"));
    await beantwoord(weg, "partner-coa", "coa", "geaccepteerd");
    await WEG.overleg(weg);
    expect((await WEG.weging2(weg)).status).toBe(201);
    const beeld = await weg.lees("partner-coa");
    expect(beeld.status).toBe(200);
    expect(beeld.rauw.body).not.toContain('"soort":"weging"');
    expect(beeld.body["urgentie"]).toBeNull();
  });
  it("the doorlaatverbod", async () => {
    const zetel = maakZetel("zetel-met-doorlaat", "politie");
    const deur = maakVoordeur([
      maakActor("partner-coa", "coa", "partner"),
      { ...zetel, mandaten: [...zetel.mandaten, maakMandaat("doorlaatverbod")] },
    ]);
    const weg = await maakCasusweg(deur);
    expect((await weg.doe("zetel-met-doorlaat", "wegingen", opdracht.doorlaatverbod())).status).toBe(201);
    await weg.doe("procesregisseur", "uitnodigingen", opdracht.uitnodigingen("coa"));
    await beantwoord(weg, "partner-coa", "coa", "geaccepteerd");
    const beeld = await weg.lees("partner-coa");
    expect(beeld.status).toBe(200);
    expect(beeld.body["interventies"]).toEqual([]);
    expect(beeld.rauw.body).not.toMatch(/"soort":"(interventie|weging)"/);
  });
});

describe("an organisation with a seat is not invited besides", () => {
  it("so that a deputy outside the window, or anybody there, does not see the casus", async () => {
    const weg = await wegTot("uitnodigen", true, maakVoordeur([maakActor("agent", "politie", "partner")]));
    expect((await weg.lees("vervanger-politie")).status).toBe(404);
    expect(await weg.doe("procesregisseur", "uitnodigingen", opdracht.uitnodigingen("politie"))).toMatchObject({
      ...{ status: 400, code: "ongeldige-invoer" },
    });
    await beantwoord(weg, "vervanger-politie", "politie", "geaccepteerd");
    expect((await weg.lees("vervanger-politie")).status).toBe(404);
    expect((await weg.lees("agent")).status).toBe(404);
  });
});

describe("consent about what the reader may not see", () => {
  it("is not there for them", async () => {
    const deur = maakVoordeur([maakActor("partner-coa", "coa", "partner")]);
    const weg = await maakCasusweg(deur);
    await WEG.weging1(weg);
    await weg.doe("procesregisseur", "uitnodigingen", opdracht.uitnodigingen("coa"));
    await beantwoord(weg, "partner-coa", "coa", "geaccepteerd");
    const weging = deur.casework.vanType("vastlegging")[0];
    const { status } = await weg.doe("zetel-politie", `vastleggingen/${String(weging?.vastleggingId)}/instemmingen`, {
      ...{ ontvanger: "ggd", akkoord: true, toelichting: "het doorlaatverbod mag mee" },
    });
    expect(status).toBe(201);
    const beeld = (await weg.lees("partner-coa")).rauw.body;
    expect(beeld).not.toContain(String(weging?.vastleggingId));
    expect(beeld).not.toContain("het doorlaatverbod mag mee");
  });
});

describe("a repeat after the rights ended", () => {
  it("gives nothing to who has no roles any more", async () => {
    const weg = await maakCasusweg();
    weg.deur.casework.zet(maakZetel("zetel-politie", "politie"));
    const eerste = await weg.doe("zetel-politie", "wegingen", opdracht.eersteWeging(), "zelfde");
    expect(eerste.status).toBe(201);
    weg.deur.casework.zet(maakZetel("zetel-politie", "politie", { versie: 2, rollen: [], zetels: [] }));
    const weer = await weg.doe("zetel-politie", "wegingen", opdracht.eersteWeging(), "zelfde");
    expect(weer.status).not.toBe(201);
  });
});

describe("a handover does not pass by the sharing matrix", () => {
  it("of health data to a partner that may not read them asks the supplier", async () => {
    const deur = maakVoordeur([maakActor("partner-coa", "coa", "partner")]);
    const weg = await maakCasusweg(deur);
    await WEG.weging1(weg);
    await weg.doe("procesregisseur", "uitnodigingen", opdracht.uitnodigingen("coa"));
    await beantwoord(weg, "partner-coa", "coa", "geaccepteerd");
    await WEG.overleg(weg);
    const verrijking = maakVastlegging({
      ...{ vastleggingId: randomUUID(), casusId: weg.casusId },
      kenmerk: kenmerkVan({ rol: "zorgcoordinator", organisatie: "moviera" }, "verrijking"),
    });
    deur.casework.zet(verrijking);
    await weg.doe("zetel-moviera", "wegingen", opdracht.tweedeWeging({ mensenhandel: "geen", zorg: "wel" }));
    const beeld = await weg.lees("partner-coa");
    expect(beeld.status).toBe(200);
    expect(beeld.rauw.body).not.toContain(verrijking.vastleggingId);
    const antwoord = await weg.doe("procesregisseur", "overdrachten", {
      ...opdracht.overdracht("coa"),
      onderdelen: [verrijking.vastleggingId],
    });
    expect(antwoord).toMatchObject({ status: 409, code: "instemming-ontbreekt" });
  });
});

describe("the evaluation", () => {
  it("a refusal tells who evaluates nothing of the casus that it does not see", async () => {
    const weg = await wegTot("lessen");
    const na = await weg.doe("procesbegeleider-evaluatie", "evaluaties", opdracht.evaluatie());
    expect(JSON.stringify(na.body)).not.toContain("lessen");
  });
});

describe("traces", () => {
  it("a refused attempt to break the glass leaves an audit line", async () => {
    const weg = await maakCasusweg();
    const voor = weg.deur.gelogd().length;
    expect((await weg.doe("procesregisseur", "noodtoegangen", { reden: "wil ik" })).status).toBe(403);
    expect(weg.deur.gelogd().length).toBe(voor + 1);
  });
});
