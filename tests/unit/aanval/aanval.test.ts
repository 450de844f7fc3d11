import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { spreadDeelnameUseCase } from "../../../functions/driver/spread-deelname.ts";
import { kenmerkVan } from "../../../shared/domain/besluit.ts";
import { casusIdSchema } from "../../../shared/domain/ids.ts";
import { ACTOREN, maakActor, maakZetel, VERVANGING } from "../../fixtures/actoren.ts";
import { maakArbeidsuitbuitingCasus } from "../../fixtures/melding.ts";
import { maakVastlegging, registerVan } from "../../fixtures/records.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { maakBeheerdeur } from "../functions/beheerdeur.ts";
import { beantwoord, maakCasusweg, WEG, wegTot, type Casusweg } from "../functions/casusweg.ts";
import { maakVoordeur } from "../functions/voordeur.ts";

const uitnodigingVan = ({ deur }: Casusweg, organisatie: string): string =>
  deur.casework.vanType("uitnodiging").find((een) => een.organisatie === organisatie)?.uitnodigingId ?? "";
const berichtenAan = ({ deur }: Casusweg, ontvanger: string) =>
  deur.casework
    .vanType("gebeurtenis")
    .flatMap(({ berichten }) => berichten)
    .filter((bericht) => bericht.ontvanger === ontvanger);

describe("F1 an investigation leaves its compartment by consent and handover", () => {
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

describe("F2 breaking the glass: an oracle without a trace", () => {
  it.each([
    ["a body that cannot be", {}],
    ["more hours than the region allows", { reden: "acuut gevaar", uren: 72 }],
  ])("%s answers the same for a casus that is there and one that is not", async (_, body) => {
    const weg = await maakCasusweg();
    const bestaat = await weg.doe("partner-ggd", "noodtoegangen", body);
    const niet = await weg.deur.vraag("partner-ggd", "POST", `/v1/casussen/${randomUUID()}/noodtoegangen`, body);
    expect(bestaat.status).toBe(niet.status);
  });
  it("a bad key as well", async () => {
    const weg = await maakCasusweg();
    const body = { reden: "acuut gevaar" };
    const bestaat = await weg.doe("partner-ggd", "noodtoegangen", body, "met spatie");
    const niet = await weg.deur.vraag("partner-ggd", "POST", `/v1/casussen/${randomUUID()}/noodtoegangen`, body, {
      sleutel: "met spatie",
    });
    expect(bestaat.status).toBe(niet.status);
  });
});

describe("F3 a broken glass outlives the role", () => {
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

describe("F4 an own melding outlives the right to report", () => {
  const lees = async (daarna: Parameters<typeof maakActor>[3]) => {
    const deur = maakVoordeur();
    deur.casework.zet(maakActor("melder", "ggd", "partner"));
    const { body } = await deur.vraag("melder", "POST", "/v1/meldingen", maakArbeidsuitbuitingCasus());
    deur.casework.zet(maakActor("melder", "ggd", "partner", { versie: 2, ...daarna }));
    return deur.vraag("melder", "GET", `/v1/meldingen/${String(body["meldingId"])}`);
  };
  it("without roles all rights end", async () => expect((await lees({ rollen: [] })).status).not.toBe(200));
  it("IT has nothing", async () => expect((await lees({ rollen: ["it"] })).status).toBe(404));
  it("nor an organisation that left the chain", async () =>
    expect(
      (
        await lees({
          deelname: {
            ...{ versie: 1, van: "2020-01-01T00:00:00.000Z", tot: "2026-01-01T00:00:00.000Z" },
            ondertekeningen: [],
          } as never,
        })
      ).status,
    ).toBe(404));
});

describe("F5 the feed of a seat tells who has no seat which casussen there are", () => {
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

describe("F6 work for a partner whose access ended", () => {
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

describe("F7 head and tasks tell what the matrix keeps", () => {
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
    const beeindigd = maakActor("partner-coa", "coa", "partner");
    const mandaat = { mandaatId: "m", mandaat: "doorlaatverbod", van: "2020-01-01T00:00:00.000Z", tot: null } as const;
    const zetel = maakZetel("zetel-met-doorlaat", "politie");
    const deur = maakVoordeur([
      beeindigd,
      { ...zetel, mandaten: [...zetel.mandaten, { ...mandaat, verleendDoor: "bestuur" } as never] },
    ]);
    const weg = await maakCasusweg(deur);
    expect((await weg.doe("zetel-met-doorlaat", "wegingen", opdracht.doorlaatverbod())).status).toBe(201);
    await weg.doe("procesregisseur", "uitnodigingen", opdracht.uitnodigingen("coa"));
    await beantwoord(weg, "partner-coa", "coa", "geaccepteerd");
    const beeld = await weg.lees("partner-coa");
    expect(beeld.status).toBe(200);
    expect(beeld.rauw.body).not.toContain("interventie");
  });
});

describe("F8 inviting a seat undoes the seat", () => {
  it("a deputy outside the window, or anybody of the organisation, sees it then", async () => {
    const weg = await wegTot("uitnodigen", true, maakVoordeur([maakActor("agent", "politie", "partner")]));
    expect(weg.deur && VERVANGING.van > "2026-03-03").toBe(true);
    expect((await weg.lees("vervanger-politie")).status).toBe(404);
    await weg.doe("procesregisseur", "uitnodigingen", opdracht.uitnodigingen("politie"));
    await beantwoord(weg, "vervanger-politie", "politie", "geaccepteerd");
    expect((await weg.lees("vervanger-politie")).status).toBe(404);
    expect((await weg.lees("agent")).status).toBe(404);
  });
});

describe("F9 a melding gives its reporter's municipality somebody else's casus", () => {
  it("a municipality does not let itself into a casus without gemeente", async () => {
    const { locatie: _weg, ...zonder } = maakArbeidsuitbuitingCasus();
    const weg = await maakCasusweg(maakVoordeur(), zonder as never);
    expect(weg.deur.casework.vanType("casus")[0]?.gemeente).toBeNull();
    expect((await weg.lees("gemeente-apeldoorn")).status).toBe(404);
    const eigen = { ...zonder, locatie: { gemeente: "Apeldoorn" } };
    expect((await weg.deur.vraag("gemeente-apeldoorn", "POST", "/v1/meldingen", eigen)).status).toBe(201);
    expect((await weg.lees("gemeente-apeldoorn")).status).toBe(404);
  });
  it("a municipality cannot tell from its feed that somebody is known elsewhere", async () => {
    const hoort = async (bekend: boolean) => {
      const deur = maakVoordeur();
      const melding = maakArbeidsuitbuitingCasus();
      if (bekend) await deur.vraag("systeem-nla", "POST", "/v1/meldingen", melding);
      const eigen = { ...melding, locatie: { gemeente: "Apeldoorn" } };
      await deur.vraag("gemeente-apeldoorn", "POST", "/v1/meldingen", eigen);
      return deur.casework
        .vanType("gebeurtenis")
        .flatMap(({ berichten }) => berichten)
        .filter(({ ontvanger }) => ontvanger === "gemeente-apeldoorn").length;
    };
    expect(await hoort(true)).toBe(await hoort(false));
  });
  it("a reporter cannot take the casus from its zorgcoördinator", async () => {
    const weg = await maakCasusweg();
    expect((await weg.lees("zorgcoordinator")).status).toBe(200);
    const extra = { ...maakArbeidsuitbuitingCasus(), verschijningsvormen: ["seksuele-uitbuiting", "jeugdprostitutie"] };
    const gemeld = await weg.deur.vraag("systeem-ggd", "POST", "/v1/meldingen", extra);
    expect(gemeld.status).toBe(201);
    expect((await weg.lees("zorgcoordinator")).status).toBe(200);
  });
});

describe("F11 a deputy outlives the window by a colleague", () => {
  it("a deputy arranges no replacement", async () => {
    const deur = maakBeheerdeur();
    deur.zetKlok(VERVANGING.van);
    const antwoord = await deur.doe("vervanger-politie", "zetels/politie/vervangingen", {
      ...{ organisatie: "politie", actorId: "lid-politie" },
      ...{ van: VERVANGING.van, tot: "2027-03-01T00:00:00.000Z" },
    });
    expect(antwoord.status).toBe(403);
  });
});

describe("F12 the evaluation", () => {
  it("does not take the name of a client", async () => {
    const weg = await wegTot("evaluatie");
    const persoon = weg.deur.casework.vanType("dossier")[0]?.personalia;
    expect(persoon?.geslachtsnaam).toBeTruthy();
    const antwoord = await weg.doe("procesbegeleider-evaluatie", "evaluaties", {
      ...opdracht.evaluatie(),
      beschrijvingAnoniem: `${String(persoon?.voornamen)} ${String(persoon?.geslachtsnaam)}, ${String(persoon?.bsn)}, werkte in een loods.`,
    });
    expect(antwoord.status).toBe(400);
  });
  it("a refusal tells who evaluates nothing of the casus that it does not see", async () => {
    const weg = await wegTot("lessen");
    const na = await weg.doe("procesbegeleider-evaluatie", "evaluaties", opdracht.evaluatie());
    expect(JSON.stringify(na.body)).not.toContain("lessen");
  });
});

describe("F13 traces", () => {
  it("a refused attempt to break the glass leaves an audit line", async () => {
    const weg = await maakCasusweg();
    const voor = weg.deur.gelogd().length;
    expect((await weg.doe("procesregisseur", "noodtoegangen", { reden: "wil ik" })).status).toBe(403);
    expect(weg.deur.gelogd().length).toBe(voor + 1);
  });
  it("so does asking for a casus that is somebody else's", async () => {
    const weg = await maakCasusweg();
    const voor = weg.deur.gelogd().length;
    expect((await weg.lees("gemeente-apeldoorn")).status).toBe(404);
    expect(weg.deur.gelogd().length).toBe(voor + 1);
  });
});

describe("F14 consent about what the reader may not see", () => {
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

describe("F15 a repeat after the rights ended", () => {
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

describe("F16 an organisation that left the chain", () => {
  it("is told nothing of the casussen that it was on", async () => {
    const weg = await wegTot("overleg");
    weg.deur.casework.zet(...registerVan(ACTOREN));
    const uit = await weg.deur.vraag("beheerder", "POST", "/v1/partners/nla/uittredingen", {
      ...{ per: "2026-03-02T09:00:00.000Z", reden: "stopt" },
    });
    expect(uit.status).toBe(201);
    await spreadDeelnameUseCase(weg.deur.casework)("nla");
    expect((await weg.lees("partner-nla")).status).toBe(404);
    const voor = berichtenAan(weg, "nla").length;
    expect((await WEG.overleg(weg)).status).toBe(201);
    expect(berichtenAan(weg, "nla").length).toBe(voor);
  });
});
