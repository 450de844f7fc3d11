import { describe, expect, it } from "vitest";
import { casusIdSchema } from "../../../shared/domain/ids.ts";
import type { OpenTaak } from "../../../shared/domain/taak.ts";
import { etagVan } from "../../../shared/runtime/etag.ts";
import { maakArbeidsuitbuitingCasus } from "../../fixtures/melding.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { opstelling } from "../watchdog/opstelling.ts";
import { wegTot, WEG, type Casusweg } from "./casusweg.ts";
import { treedUit, wegMetRegister } from "./partnerdeur.ts";
import { resultatenVan } from "./beheerdeur.ts";

const DAG = 86_400;
const behoeftenVan = ({ deur, casusId }: Casusweg) =>
  deur.casework.vanType("nazorgbehoefte").filter((een) => een.casusId === casusId);
const eerste = (weg: Casusweg) => {
  const [behoefte] = behoeftenVan(weg);
  if (behoefte === undefined) throw new Error("geen behoefte");
  return behoefte;
};
const onder = (weg: Casusweg, wat = "") => `nazorgbehoeften/${eerste(weg).behoefteId}${wat === "" ? "" : `/${wat}`}`;
const lees = (weg: Casusweg, wie: string, pad = onder(weg)) => weg.deur.vraag(wie, "GET", `${weg.pad}/${pad}`);
const herzie = (weg: Casusweg, wie: string, ifMatch = etagVan(eerste(weg).versie)) =>
  weg.deur.vraag(wie, "POST", `${weg.pad}/${onder(weg, "versies")}`, opdracht.herziening(), { ifMatch });
const taken = async ({ deur }: Casusweg, wie: string) =>
  resultatenVan(await deur.vraag(wie, "GET", "/v1/taken")).map(({ soort }) => soort);
const casusVan = ({ deur, casusId }: Casusweg) => deur.casework.casus(casusIdSchema.parse(casusId));
/** The ggd, which declined to take part, was offered the first need and took it over. */
const bijGgd = async (weg: Casusweg): Promise<void> => {
  expect((await weg.doe("zorgcoordinator", onder(weg, "aanbiedingen"), opdracht.nazorgaanbod("ggd"))).status).toBe(201);
  expect((await weg.doe("partner-ggd", onder(weg, "antwoorden"), opdracht.aanvaarding())).status).toBe(201);
};
const naEinde = async (): Promise<Casusweg> => {
  const weg = await wegTot("formulier");
  await bijGgd(weg);
  for (const stap of ["formulier", "nazorg", "procesbegeleider", "evaluatie", "lessen"] as const) {
    const antwoord = await WEG[stap](weg);
    if (antwoord.status !== 201) throw new Error(`${stap}: ${antwoord.rauw.body}`);
  }
  return weg;
};

describe("the end of hoofdstap 4", () => {
  it("tells at once who has no aftercare, that the form lacks and what is open, with whom (Must hold 4)", async () => {
    const weg = await wegTot("behoeften");
    const { dossierIds } = (await casusVan(weg)) ?? { dossierIds: [] };
    const actie = weg.deur.casework.vanType("taak").find(({ soort }) => soort === "actie");
    if (actie?.status !== "afgerond") throw new Error("geen actie");
    const { uitkomst: _u, afgerondOp: _o, afgerondDoor: _d, ...rest } = actie;
    weg.deur.casework.zet({ ...rest, status: "open", klok: actie.uiterlijkOp } satisfies OpenTaak);
    const { status, code, body } = await WEG.nazorg(weg);
    expect({ status, code }).toEqual({ status: 409, code: "nazorg-onvolledig" });
    expect(body).toMatchObject({
      zonder: dossierIds.map((dossierId) => ({ rol: "slachtoffer", dossierId })),
      formulier: false,
      open: [{ wat: "actie", id: actie.onderwerp, eigenaar: actie.eigenaar, uiterlijkOp: actie.uiterlijkOp }],
    });
    expect(body["detail"]).toContain(`actie ${String(actie.onderwerp)} bij ${actie.eigenaar.organisatie}`);
  });

  it("waits for who was offered a need, and of an offer and the close at once the second sees the first", async () => {
    const weg = await wegTot("lessen");
    expect((await weg.doe("zorgcoordinator", onder(weg, "aanbiedingen"), opdracht.nazorgaanbod("ggd"))).status).toBe(
      201,
    );
    expect(await WEG.lessen(weg)).toMatchObject({
      ...{ status: 409, code: "acties-open" },
      body: { open: [{ wat: "nazorg-overnemen", eigenaar: { organisatie: "ggd" } }] },
    });
    expect((await weg.doe("zorgcoordinator", onder(weg, "intrekkingen"), opdracht.intrekking())).status).toBe(201);
    const [aanbod, sluiting] = await Promise.all([
      weg.doe("zorgcoordinator", onder(weg, "aanbiedingen"), opdracht.nazorgaanbod("ggd")),
      WEG.lessen(weg),
    ]);
    expect(aanbod.status).toBe(201);
    const gesloten = (await casusVan(weg))?.status === "gesloten";
    expect(sluiting.status).toBe(gesloten ? 201 : 409);
  });

  it("is filled in by who directs the casus or the team, and by nobody else", async () => {
    const weg = await wegTot("formulier");
    const body = opdracht.afsluitformulier({ dossierIds: [] });
    expect((await weg.doe("zetel-om", "afsluitformulieren", body)).status).toBe(400);
    expect((await weg.doe("partner-nla", "afsluitformulieren", body)).status).toBe(403);
    expect((await weg.doe("partner-ggd", "afsluitformulieren", body)).status).toBe(404);
  });
});

describe("a need is handed over (H4.4-b1, d1)", () => {
  it("to who is not on the casus: they read the offer and nothing else, and all of it once they accept", async () => {
    const weg = await wegTot("formulier");
    expect((await lees(weg, "partner-ggd")).status).toBe(404);
    await weg.doe("zorgcoordinator", onder(weg, "aanbiedingen"), opdracht.nazorgaanbod("ggd"));
    expect(await taken(weg, "partner-ggd")).toContain("nazorg-overnemen");
    const aangeboden = await lees(weg, "partner-ggd");
    expect(aangeboden.body).toMatchObject({ overdracht: { tekst: "Wil eerst rust." }, versies: [], terugval: [] });
    expect(aangeboden.rauw.body).not.toContain("Slaapt slecht.");
    expect((await weg.lees("partner-ggd")).status).toBe(404);
    expect((await lees(weg, "partner-ggd", "nazorgbehoeften")).body["resultaten"]).toHaveLength(1);
    expect((await herzie(weg, "partner-ggd")).status).toBe(403);
    await weg.doe("partner-ggd", onder(weg, "antwoorden"), opdracht.aanvaarding());
    expect((await lees(weg, "partner-ggd")).rauw.body).toContain("Slaapt slecht.");
    expect(eerste(weg).gever).toEqual({ rol: "partner", organisatie: "ggd" });
    expect(await taken(weg, "partner-ggd")).toContain("nazorg-herzien");
    // Only those who give it change where it stands.
    expect((await herzie(weg, "zorgcoordinator")).status).toBe(403);
    expect((await herzie(weg, "partner-ggd")).status).toBe(201);
    expect((await herzie(weg, "partner-ggd", etagVan(1))).code).toBe("verouderd");
  });

  it("is over for who declines, and leaves no trace for who is not asked", async () => {
    const weg = await wegTot("formulier");
    await weg.doe("zorgcoordinator", onder(weg, "aanbiedingen"), opdracht.nazorgaanbod("ggd"));
    expect((await weg.doe("partner-nla", onder(weg, "antwoorden"), opdracht.aanvaarding())).status).toBe(404);
    expect((await weg.doe("partner-ggd", onder(weg, "antwoorden"), opdracht.weigering())).status).toBe(201);
    expect((await lees(weg, "partner-ggd")).status).toBe(404);
    expect((await lees(weg, "partner-ggd", "nazorgbehoeften")).status).toBe(404);
    expect(await taken(weg, "partner-ggd")).toEqual([]);
  });
});

describe("a closed casus is shielded (deliverable 7)", () => {
  it("for all but its direction, whatever they have of it", async () => {
    const weg = await naEinde();
    const casus = await casusVan(weg);
    for (const wie of ["zetel-politie", "gemeente-doetinchem", "zorgcoordinator", "partner-nla", "systeem-om"])
      expect((await weg.lees(wie)).status, wie).toBe(404);
    const { status, body } = await weg.lees("procesregisseur");
    expect(status).toBe(200);
    expect(body["afsluiting"]).toMatchObject({
      uitkomst: "beschermd",
      bewarenTot: casus?.status === "gesloten" ? casus.bewarenTot : "",
    });
    const rechten = await weg.deur.vraag("fg", "GET", `${weg.pad}/inzagerechten`);
    expect(rechten.status).toBe(200);
    expect(rechten.rauw.body).not.toContain('"zetel"');
  });

  it("but not for its aftercare: who gives it and who coordinates care go on, by a door of their own (H4.4-a2)", async () => {
    const weg = await naEinde();
    expect(await taken(weg, "partner-ggd")).toEqual(["nazorg-herzien"]);
    expect(await taken(weg, "zorgcoordinator")).toEqual(["nazorg-herzien"]);
    expect((await lees(weg, "partner-ggd", "nazorgbehoeften")).body["resultaten"]).toHaveLength(1);
    expect((await lees(weg, "zorgcoordinator", "nazorgbehoeften")).body["resultaten"]).toHaveLength(2);
    for (const wie of ["zetel-politie", "zetel-om", "partner-nla", "meldpunt"])
      expect((await lees(weg, wie, "nazorgbehoeften")).status, wie).toBe(404);
    const antwoord = await herzie(weg, "partner-ggd");
    expect(antwoord).toMatchObject({ status: 201, body: { status: "open", stap: null } });
    const { dossierIds } = (await casusVan(weg)) ?? { dossierIds: [] };
    const nog = opdracht.behoeften(dossierIds.slice(0, 1), { soort: "traumabehandeling" });
    expect((await weg.doe("zorgcoordinator", "nazorgbehoeften", nog)).status).toBe(201);
    expect(behoeftenVan(weg)).toHaveLength(3);
    const elders = opdracht.behoeften(dossierIds.slice(0, 1), { organisatie: "nla" });
    expect((await weg.doe("zorgcoordinator", "nazorgbehoeften", elders)).body["fouten"]).toMatchObject([
      { veld: "behoeften[0].organisatie" },
    ]);
  });

  it("the clock reminds of what outlives it, and ends the rest", async () => {
    const weg = await naEinde();
    weg.deur.verder(91 * DAG);
    await opstelling(weg.deur).draai();
    const open = weg.deur.casework.vanType("taak").filter(({ status }) => status === "open");
    expect(open.map(({ soort }) => soort)).toEqual(["nazorg-herzien", "nazorg-herzien"]);
    expect(open.every(({ trap }) => trap >= 1)).toBe(true);
  });

  it("and of who leaves the chain, the clock gives it to who coordinates care", async () => {
    const weg = await wegMetRegister("formulier");
    await bijGgd(weg);
    for (const stap of ["formulier", "nazorg", "procesbegeleider", "evaluatie", "lessen"] as const)
      if ((await WEG[stap](weg)).status !== 201) throw new Error(stap);
    await treedUit(weg.register, "ggd", weg.deur.nu());
    await opstelling(weg.register).draai();
    expect(eerste(weg).gever).toEqual({ rol: "zorgcoordinator", organisatie: "moviera" });
    expect((await lees(weg, "partner-ggd")).status).toBe(404);
    expect((await herzie(weg, "zorgcoordinator")).status).toBe(201);
  });
});

describe("a relapse (H4.4-c2, K12)", () => {
  const terugval = (weg: Casusweg, wie: string, sleutel?: string) =>
    weg.doe(wie, onder(weg, "terugvalsignalen"), opdracht.terugval(), sleutel);
  const feiten = ({ deur }: Casusweg): readonly string[] =>
    deur.casework
      .vanType("gebeurtenis")
      .flatMap(({ berichten }) =>
        berichten.flatMap(({ data }) =>
          "feit" in data ? [`${String(data["feit"])} ${String(data["uitkomst"])}`] : [],
        ),
      );

  it("on an open casus is before the procesregisseur, who decides with a reason", async () => {
    const weg = await wegTot("evaluatie");
    expect((await terugval(weg, "zetel-om")).status).toBe(201);
    expect((await terugval(weg, "partner-nla")).status).toBe(404);
    const taak = weg.deur.casework.vanType("taak").find(({ soort }) => soort === "terugval-beslissen");
    const pad = `terugvalsignalen/${String(taak?.onderwerp)}/besluiten`;
    expect((await weg.doe("zetel-om", pad, opdracht.terugvalbesluit())).status).toBe(403);
    expect((await weg.doe("procesregisseur", pad, { besluit: "voortgang" })).status).toBe(400);
    const antwoord = await weg.doe("procesregisseur", pad, opdracht.terugvalbesluit("plan-van-aanpak"));
    expect(antwoord.body).toMatchObject({ stap: "plan-van-aanpak" });
    expect(weg.deur.casework.vanType("melding")).toHaveLength(1);
  });

  it("of a closed one is a melding of that person, once, and the closed casus stays shut (X2)", async () => {
    const weg = await naEinde();
    const { dossierIds } = (await casusVan(weg)) ?? { dossierIds: [] };
    const antwoord = await terugval(weg, "partner-ggd", "nog-eens");
    expect(antwoord).toMatchObject({ status: 201, body: { casusId: weg.casusId, stap: null } });
    expect((await terugval(weg, "partner-ggd", "nog-eens")).body).toEqual(antwoord.body);
    const casussen = weg.deur.casework.vanType("casus");
    expect(casussen).toHaveLength(2);
    const nieuw = casussen.find(({ casusId }) => casusId !== weg.casusId);
    expect(nieuw).toMatchObject({ status: "open", dossierIds: [dossierIds[0]] });
    expect(antwoord.rauw.body).not.toContain(String(nieuw?.casusId));
    expect(await casusVan(weg)).toMatchObject({ status: "gesloten" });
    expect(eerste(weg)).toMatchObject({ status: "open", stand: { soort: "terugval" } });
    expect(weg.deur.casework.vanType("dossier")).toHaveLength(2);
    expect(weg.deur.casework.vanType("melding").at(-1)).toMatchObject({
      ingediendDoor: { organisatie: "ggd" },
      invoer: { kanaal: "nazorg", inhoud: "Is weer opgehaald." },
    });
    expect(feiten(weg).filter((feit) => feit.startsWith("recidive"))).toEqual(["recidive slachtoffer"]);
    // Who signals it again joins the casus that opened; they do not see it.
    expect((await terugval(weg, "partner-ggd")).rauw.body).not.toContain(String(nieuw?.casusId));
    expect(weg.deur.casework.vanType("casus")).toHaveLength(2);
    expect((await weg.deur.vraag("partner-ggd", "GET", `/v1/casussen/${String(nieuw?.casusId)}`)).status).toBe(404);
  });

  it("that comes as the casus closes is a task there, or a melding: never neither", async () => {
    const weg = await wegTot("lessen");
    const [signaal, sluiting] = await Promise.all([terugval(weg, "zorgcoordinator"), WEG.lessen(weg)]);
    expect(signaal.status).toBe(201);
    const gesloten = (await casusVan(weg))?.status === "gesloten";
    expect(sluiting.status).toBe(gesloten ? 201 : 409);
    const taak = weg.deur.casework.vanType("taak").find(({ soort }) => soort === "terugval-beslissen");
    expect(weg.deur.casework.vanType("melding")).toHaveLength(gesloten ? 2 : 1);
    expect(taak === undefined).toBe(gesloten);
  });

  it("of who is suspected counts as theirs, and names no victim that nobody knows", async () => {
    const weg = await wegTot("formulier");
    const verdachte = opdracht.behoefte({ rol: "verdachte", aanduiding: "de voorman" }, { soort: "begeleiding-dader" });
    expect((await weg.doe("zorgcoordinator", "nazorgbehoeften", { behoeften: [verdachte] })).status).toBe(201);
    const behoefte = behoeftenVan(weg).find(({ persoon }) => persoon.rol === "verdachte");
    for (const stap of ["formulier", "nazorg", "procesbegeleider", "evaluatie", "lessen"] as const)
      await WEG[stap](weg);
    const pad = `nazorgbehoeften/${String(behoefte?.behoefteId)}/terugvalsignalen`;
    expect((await weg.doe("zorgcoordinator", pad, opdracht.terugval())).status).toBe(201);
    expect(feiten(weg).filter((feit) => feit.startsWith("recidive"))).toEqual(["recidive verdachte"]);
    expect(weg.deur.casework.vanType("melding").at(-1)?.invoer).toMatchObject({
      betrokkenen: [{ rol: "verdachte" }],
      inhoud: "de voorman: Is weer opgehaald.",
    });
  });

  it("is known by any melding of who was in a casus that closed", async () => {
    const weg = await naEinde();
    weg.deur.verder(DAG);
    const melding = { ...maakArbeidsuitbuitingCasus(), inhoud: "Opnieuw gezien." };
    expect((await weg.deur.vraag("systeem-ggd", "POST", "/v1/meldingen", melding)).status).toBe(201);
    const { dossierIds } = (await casusVan(weg)) ?? { dossierIds: [] };
    expect(feiten(weg).filter((feit) => feit === "recidive slachtoffer").length).toBeLessThanOrEqual(dossierIds.length);
    expect(feiten(weg)).toContain("recidive slachtoffer");
  });
});
