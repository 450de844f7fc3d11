import { describe, expect, it } from "vitest";
import * as z from "zod";
import { dispatchActies } from "../../../shared/domain/besluiten/hoofdstap-4.ts";
import { expireUitnodiging } from "../../../shared/domain/besluiten/beeindigen.ts";
import { casusIdSchema } from "../../../shared/domain/ids.ts";
import { instantSchema, plusSeconden } from "../../../shared/domain/tijd.ts";
import { besluitcontext } from "../../../shared/runtime/afhankelijkheden.ts";
import { maakActor } from "../../fixtures/actoren.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { maakTaak } from "../../fixtures/records.ts";
import { opstelling } from "../watchdog/opstelling.ts";
import { WEG, wegTot, type Casusweg, type Wegstap } from "./casusweg.ts";
import { maakVoordeur } from "./voordeur.ts";

const DAG = 86_400;
const EXTRA = ["coa", "kmar", "riec", "wegingstafel"].map((code) => maakActor(`partner-${code}`, code, "partner"));
/** The main way, with people of more partners in the register. */
const wegMet = (tot: Wegstap) => wegTot(tot, true, maakVoordeur(EXTRA));
const PROCESREGIE = { rol: "procesregisseur", organisatie: "zvh" };

/** Invites this one in addition to the others. */
const nodig = async (weg: Casusweg, organisatie: string, velden: object = {}) =>
  weg.doe("procesregisseur", "uitnodigingen", {
    besprekingOp: "2026-03-12",
    uitnodigingen: [{ organisatie, rol: "adviseur", toegevoegdeWaarde: "kent de branche", ...velden }],
    afwijkingen: [{ organisatie, reden: "is nu nodig" }],
  });
const uitnodigingVan = ({ deur }: Casusweg, organisatie: string) => {
  const gevonden = deur.casework.vanType("uitnodiging").find((een) => een.organisatie === organisatie);
  if (gevonden === undefined) throw new Error(`geen uitnodiging van ${organisatie}`);
  return gevonden;
};
const antwoord = (weg: Casusweg, organisatie: string, body: object) =>
  weg.doe(`partner-${organisatie}`, `uitnodigingen/${uitnodigingVan(weg, organisatie).uitnodigingId}/antwoorden`, body);
const stelVoor = (weg: Casusweg, organisatie: string, vervanger: string) =>
  antwoord(weg, organisatie, {
    ...{ antwoord: "vervanger-voorgesteld", vervanger, toelichting: "die kent deze branche beter" },
  });
const wijsAf = (weg: Casusweg, organisatie: string, wie = "procesregisseur", body: unknown = { reden: "niet nodig" }) =>
  weg.doe(wie, `uitnodigingen/${uitnodigingVan(weg, organisatie).uitnodigingId}/vervangerafwijzingen`, body);
const vragen = ({ deur }: Casusweg) =>
  deur.casework.vanType("taak").filter(({ soort }) => soort === "vervanger-beoordelen");
const openWerk = ({ deur }: Casusweg, organisatie: string) =>
  deur.casework.vanType("taak").filter((taak) => taak.status === "open" && taak.eigenaar.organisatie === organisatie);
const gebeurtenissen = ({ deur }: Casusweg): number => deur.casework.vanType("gebeurtenis").length;
/** What this one was told since. */
const gehoord = ({ deur }: Casusweg, ontvanger: string, na: number): readonly string[] =>
  deur.casework
    .vanType("gebeurtenis")
    .slice(na)
    .flatMap(({ berichten }) => berichten.filter((een) => een.ontvanger === ontvanger).map(({ soort }) => soort));
/** A round of the watchdog, now. */
const ronde = ({ deur }: Casusweg) => opstelling(deur).draai();
const velden = (body: Readonly<Record<string, unknown>>) =>
  z
    .array(z.looseObject({ veld: z.string() }))
    .parse(body["fouten"])
    .map(({ veld }) => veld);

describe("proposing a deputy organisation", () => {
  it("ends the invitation, and asks procesregie, which has a date for it", async () => {
    const weg = await wegMet("aanvaarden");
    const na = gebeurtenissen(weg);
    expect((await stelVoor(weg, "nla", "coa")).status).toBe(201);
    expect(uitnodigingVan(weg, "nla")).toMatchObject({
      ...{ status: "vervanger-voorgesteld", toelichting: "die kent deze branche beter", klok: null },
      vervanger: { organisatie: "coa", besluit: "open", reden: null },
    });
    // It is out: neither invitation nor casus exists for it, and it has nothing left to do.
    expect((await antwoord(weg, "nla", { antwoord: "geaccepteerd" })).status).toBe(404);
    expect((await weg.lees("partner-nla")).status).toBe(404);
    expect(openWerk(weg, "nla")).toEqual([]);
    const [vraag] = vragen(weg);
    expect(vraag).toMatchObject({
      ...{ status: "open", eigenaar: PROCESREGIE, activiteit: "3.1" },
      ...{ onderwerp: uitnodigingVan(weg, "nla").uitnodigingId, uiterlijkOp: expect.any(String) as string },
    });
    expect(gehoord(weg, "zvh", na).toSorted()).toEqual(["taak.geopend", "uitnodiging.beantwoord"]);
    expect([gehoord(weg, "coa", na), gehoord(weg, "nla", na)]).toEqual([[], []]);
    // With the suggestion it is there to decide on; whom it is about hears nothing yet.
    const { body } = await weg.deur.vraag("procesregisseur", "GET", `${weg.pad}/partnervoorstel`);
    expect(body["vervangers"]).toMatchObject([{ organisatie: "coa", voorgesteldDoor: "nla", taakId: vraag?.taakId }]);
    const voorstellen = z.array(z.looseObject({ organisatie: z.string() })).parse(body["voorstellen"]);
    expect(voorstellen.find(({ organisatie }) => organisatie === "coa")).toMatchObject({
      redenen: [{ regel: "vervanger", reden: expect.stringContaining("Arbeidsinspectie") as string }],
    });
  });

  it("is answered by inviting it, as suggested and so without another reason", async () => {
    const weg = await wegMet("aanvaarden");
    await stelVoor(weg, "nla", "coa");
    await stelVoor(weg, "ggd", "coa");
    const body = {
      besprekingOp: "2026-03-12",
      uitnodigingen: [{ organisatie: "coa", rol: "r", toegevoegdeWaarde: "w" }],
    };
    expect((await weg.doe("procesregisseur", "uitnodigingen", body)).status).toBe(201);
    expect(vragen(weg).map((taak) => (taak.status === "afgerond" ? taak.uitkomst : taak.status))).toEqual([
      ...["uitgenodigd", "uitgenodigd"],
    ]);
    expect(uitnodigingVan(weg, "nla").vervanger).toMatchObject({ besluit: "uitgenodigd" });
    expect(uitnodigingVan(weg, "coa")).toMatchObject({ status: "open", voorgesteldDoor: ["vervanger"] });
    expect(await wijsAf(weg, "nla")).toMatchObject({ status: 409, code: "al-afgehandeld" });
  });

  it("or dismissed by who invites, once, with a reason", async () => {
    const weg = await wegMet("aanvaarden");
    await stelVoor(weg, "nla", "coa");
    for (const wie of ["zetel-om", "gemeente-doetinchem"])
      expect(await wijsAf(weg, "nla", wie), wie).toMatchObject({ status: 403, code: "geen-recht" });
    expect((await wijsAf(weg, "nla", "partner-nla")).status).toBe(404);
    expect((await wijsAf(weg, "nla", "procesregisseur", {})).status).toBe(400);
    expect(await wijsAf(weg, "ggd")).toMatchObject({ status: 409, code: "al-afgehandeld" });
    expect((await wijsAf(weg, "nla")).status).toBe(201);
    expect(await wijsAf(weg, "nla")).toMatchObject({ status: 409, code: "al-afgehandeld" });
    expect(vragen(weg)).toMatchObject([{ status: "afgerond", uitkomst: "afgezien" }]);
    expect(uitnodigingVan(weg, "nla").vervanger).toEqual({
      organisatie: "coa",
      besluit: "afgezien",
      reden: "niet nodig",
    });
  });

  it.each([
    ["itself", "nla"],
    ["a fixed seat", "politie"],
    ["nobody of the chain", "verzonnen"],
  ])("refuses %s, with what to do", async (_, vervanger) => {
    const weg = await wegMet("aanvaarden");
    const geweigerd = await stelVoor(weg, "nla", vervanger);
    expect(geweigerd).toMatchObject({ status: 400, code: "ongeldige-invoer" });
    expect(velden(geweigerd.body)).toEqual(["vervanger"]);
    expect(uitnodigingVan(weg, "nla").status).toBe("open");
  });

  it("does not tell who answers whether another takes part already: procesregie sees that", async () => {
    const weg = await wegMet("aanvaarden");
    await nodig(weg, "coa");
    await antwoord(weg, "coa", { antwoord: "geaccepteerd" });
    // Of three who cannot be invited, each is answered as one that can.
    for (const [wie, vervanger] of [
      ["nla", "coa"],
      ["ggd", "gemeente-doetinchem"],
    ] as const)
      expect((await stelVoor(weg, wie, vervanger)).status).toBe(201);
    const { body } = await weg.deur.vraag("procesregisseur", "GET", `${weg.pad}/partnervoorstel`);
    const weggelaten = z
      .array(z.looseObject({ organisatie: z.string(), waarom: z.string() }))
      .parse(body["weggelaten"]);
    expect(weggelaten.map(({ organisatie, waarom }) => `${organisatie} ${waarom}`)).toEqual(
      expect.arrayContaining(["coa neemt-deel", "gemeente-doetinchem zetel"]),
    );
    expect((await wijsAf(weg, "nla")).status).toBe(201);
  });

  it("asks why, and nothing of a deputy from who accepts or declines", async () => {
    const weg = await wegMet("aanvaarden");
    const zonder = await antwoord(weg, "nla", { antwoord: "vervanger-voorgesteld" });
    expect(velden(zonder.body).toSorted()).toEqual(["toelichting", "vervanger"]);
    expect((await antwoord(weg, "nla", { antwoord: "geaccepteerd", vervanger: "coa" })).status).toBe(400);
    expect((await antwoord(weg, "nla", { antwoord: "misschien" })).status).toBe(400);
  });

  it("a question that nobody answered ends with the casus", async () => {
    const weg = await wegMet("aanvaarden");
    await stelVoor(weg, "nla", "coa");
    await WEG.overleg(weg);
    await weg.doe("zetel-moviera", "wegingen", opdracht.tweedeWeging({ mensenhandel: "geen", zorg: "geen" }));
    expect(vragen(weg)).toMatchObject([{ status: "vervallen" }]);
    expect(await wijsAf(weg, "nla")).toMatchObject({ status: 409, code: "casus-niet-open" });
  });
});

describe("an answer that is late", () => {
  it("is reminded and escalated, can be seen as late, and still counts", async () => {
    const weg = await wegMet("aanvaarden");
    const na = gebeurtenissen(weg);
    weg.deur.verder(6 * DAG);
    await ronde(weg);
    weg.deur.verder(3 * DAG);
    await ronde(weg);
    expect(gehoord(weg, "nla", na)).toContain("taak.herinnerd");
    expect(gehoord(weg, "zvh", na)).toContain("taak.geescaleerd");
    const { body } = await weg.lees("procesregisseur");
    const taken = z
      .array(z.looseObject({ soort: z.string(), status: z.string(), uiterlijkOp: z.string() }))
      .parse(body["taken"]);
    const open = taken.filter(({ soort, status }) => soort === "uitnodiging-beantwoorden" && status === "open");
    expect(open.length).toBeGreaterThan(0);
    expect(open.every(({ uiterlijkOp }) => uiterlijkOp < weg.deur.nu())).toBe(true);
    expect((await WEG.aanvaarden(weg)).status).toBe(201);
    expect((await weg.lees("partner-nla")).status).toBe(200);
  });
});

describe("access until a date", () => {
  const opWeg = async (tot: Wegstap = "overleg"): Promise<Casusweg> => {
    const weg = await wegMet(tot);
    expect((await nodig(weg, "coa", { toegangTot: "2026-03-13" })).status).toBe(201);
    return weg;
  };
  const EINDE = instantSchema.parse("2026-03-13T16:00:00.000Z");
  const geefWerk = (weg: Casusweg, aantal: number): void => {
    const { casusId, gemeente } = weg.deur.casework.vanType("casus")[0] ?? {};
    const velden = {
      casusId,
      soort: "actie",
      activiteit: "4.1",
      eigenaar: { rol: "partner" as const, organisatie: "coa" },
    };
    const later = plusSeconden(EINDE, 30 * DAG);
    const data = { herinnerenOp: later, uiterlijkOp: later, escalerenOp: later, klok: later };
    weg.deur.casework.zet(
      ...Array.from({ length: aantal }, () => maakTaak({ ...velden, ...data, gemeente: gemeente ?? null } as object)),
    );
  };

  it("ends at the end of that day: access at that moment, and what lies with it by the clock", async () => {
    const weg = await opWeg();
    expect(uitnodigingVan(weg, "coa")).toMatchObject({ toegangTot: EINDE, klok: EINDE });
    await antwoord(weg, "coa", { antwoord: "geaccepteerd" });
    geefWerk(weg, 2);
    weg.deur.zetKlok(plusSeconden(EINDE, -1));
    await ronde(weg);
    expect((await weg.lees("partner-coa")).status).toBe(200);
    weg.deur.zetKlok(EINDE);
    // Not seen any more from that very moment, whenever the clock comes by.
    expect((await weg.lees("partner-coa")).status).toBe(404);
    const na = gebeurtenissen(weg);
    await ronde(weg);
    expect(uitnodigingVan(weg, "coa")).toMatchObject({ status: "beeindigd", klok: null });
    expect(openWerk(weg, "coa")).toEqual([]);
    expect(openWerk(weg, "zvh").filter(({ soort }) => soort === "actie")).toHaveLength(2);
    expect(gehoord(weg, "coa", na)).toEqual(["uitnodiging.beeindigd"]);
    expect(gehoord(weg, "zvh", na).toSorted()).toEqual(["taak.geopend", "taak.geopend", "uitnodiging.beeindigd"]);
    const stand = weg.deur.casework.alles().length;
    await ronde(weg);
    expect(weg.deur.casework.alles()).toHaveLength(stand);
    expect(gehoord(weg, "coa", na)).toEqual(["uitnodiging.beeindigd"]);
  });

  it("gives back more work than one transaction holds in pages, each safe to repeat", async () => {
    const weg = await opWeg();
    await antwoord(weg, "coa", { antwoord: "geaccepteerd" });
    geefWerk(weg, 85);
    weg.deur.zetKlok(EINDE);
    const over: number[] = [];
    while (uitnodigingVan(weg, "coa").status === "geaccepteerd" && over.length < 9) {
      // Two clocks at once: of each page one is written.
      await Promise.all([ronde(weg), ronde(weg)]);
      over.push(openWerk(weg, "coa").length);
    }
    expect(over).toEqual([45, 5, 0]);
    expect(openWerk(weg, "zvh").filter(({ soort }) => soort === "actie")).toHaveLength(85);
  });

  it("what came to it in that instant goes back at its own date", async () => {
    const weg = await opWeg();
    await antwoord(weg, "coa", { antwoord: "geaccepteerd" });
    weg.deur.zetKlok(EINDE);
    await ronde(weg);
    geefWerk(weg, 1);
    weg.deur.zetKlok(plusSeconden(EINDE, 30 * DAG));
    await ronde(weg);
    expect(openWerk(weg, "coa")).toEqual([]);
    expect(openWerk(weg, "zvh").filter(({ soort }) => soort === "actie")).toHaveLength(1);
  });

  it("an invitation that nobody answered by then lapses, and cannot be accepted any more", async () => {
    const weg = await opWeg();
    weg.deur.zetKlok(EINDE);
    expect(await antwoord(weg, "coa", { antwoord: "geaccepteerd" })).toMatchObject({
      status: 409,
      code: "al-afgehandeld",
    });
    await ronde(weg);
    expect(uitnodigingVan(weg, "coa")).toMatchObject({ status: "vervallen", klok: null });
    expect(openWerk(weg, "coa")).toEqual([]);
    expect((await antwoord(weg, "coa", { antwoord: "geaccepteerd" })).status).toBe(404);
  });

  it("leaves the clock alone when procesregie or the casus ended it before", async () => {
    const weg = await opWeg();
    await antwoord(weg, "coa", { antwoord: "geaccepteerd" });
    const pad = `uitnodigingen/${uitnodigingVan(weg, "coa").uitnodigingId}/beeindigingen`;
    expect((await weg.doe("procesregisseur", pad, { reden: "nu niet nodig" })).status).toBe(201);
    expect(uitnodigingVan(weg, "coa")).toMatchObject({ status: "beeindigd", klok: null });
    expect((await weg.lees("partner-coa")).status).toBe(404);
    const ander = await opWeg();
    await antwoord(ander, "coa", { antwoord: "geaccepteerd" });
    await ander.doe("procesregisseur", "casusoverleggen", opdracht.overleg());
    await ander.doe("zetel-moviera", "wegingen", opdracht.tweedeWeging({ mensenhandel: "geen", zorg: "geen" }));
    expect(uitnodigingVan(ander, "coa")).toMatchObject({ status: "beeindigd", klok: null });
    const [casus] = ander.deur.casework.vanType("casus");
    expect(casus?.betrokken.every(({ tot }) => tot !== null && tot <= ander.deur.nu())).toBe(true);
  });

  it("and acties that are put out at that moment: whoever is second decides again, and none stays with it", async () => {
    const weg = await wegMet("plan");
    await nodig(weg, "coa", { toegangTot: "2026-03-13" });
    await antwoord(weg, "coa", { antwoord: "geaccepteerd" });
    const acties = [opdracht.actie(), opdracht.actie({ organisatie: "coa" })];
    await weg.doe("gemeente-doetinchem", "plannen", opdracht.plan({ acties }));
    expect((await WEG.vaststellen(weg)).status).toBe(201);
    const { casework } = weg.deur;
    const dossier = await casework.casusDossier(casusIdSchema.parse(weg.casusId));
    if (dossier === null) throw new Error("geen casus");
    const voor = besluitcontext(weg.deur, plusSeconden(EINDE, -1), null);
    const uitgezet = dispatchActies(dossier, voor);
    const verlopen = expireUitnodiging(dossier, uitnodigingVan(weg, "coa").uitnodigingId, { ...voor, nu: EINDE });
    if (!uitgezet.ok || verlopen === null) throw new Error("geweigerd");
    const tegelijk = [verlopen, uitgezet.waarde.wijziging].map((een) => casework.schrijf(een, []));
    expect((await Promise.all(tegelijk)).map(({ ok }) => ok)).toEqual([true, false]);
    weg.deur.zetKlok(EINDE);
    await weg.deur.machine(weg.casusId);
    expect(openWerk(weg, "coa")).toEqual([]);
    expect(casework.vanType("actie")).toHaveLength(2);
    expect(openWerk(weg, "zvh").filter(({ soort }) => soort === "actie")).toHaveLength(1);
  });
});

describe("an eventueel andere partij (R19)", () => {
  const ziet = async (weg: Casusweg, organisatie: string): Promise<boolean> =>
    (await weg.lees(`partner-${organisatie}`)).status === 200;
  /** Invited before the casusoverleg, and accepted at once. */
  const opWeg = async (organisatie: string, velden: object = {}): Promise<Casusweg> => {
    const weg = await wegMet("overleg");
    expect((await nodig(weg, organisatie, velden)).status).toBe(201);
    expect((await antwoord(weg, organisatie, { antwoord: "geaccepteerd" })).status).toBe(201);
    return weg;
  };

  it.each([
    ["wegingstafel", {}, "always"],
    ["wegingstafel", { als: "partner" }, "whatever is asked"],
    ["riec", { als: "eventueel" }, "when invited as such"],
  ])("%s %j (%s): sees the casus at the second weging and the plan only", async (organisatie, velden, _) => {
    const weg = await opWeg(organisatie, velden);
    expect(uitnodigingVan(weg, organisatie)).toMatchObject({ als: "eventueel", status: "geaccepteerd" });
    const gezien = [await ziet(weg, organisatie)];
    let na = gebeurtenissen(weg);
    for (const stap of ["overleg", "weging2", "plan"] as const) {
      expect((await WEG[stap](weg)).status).toBe(201);
      gezien.push(await ziet(weg, organisatie));
      if (stap === "overleg") expect(gehoord(weg, organisatie, na)).toEqual(["casus.voortgegaan"]);
    }
    expect(gezien).toEqual([false, true, true, true]);
    na = gebeurtenissen(weg);
    expect((await WEG.vaststellen(weg)).status).toBe(201);
    expect(await ziet(weg, organisatie)).toBe(false);
    expect(uitnodigingVan(weg, organisatie).status).toBe("beeindigd");
    // It is told that its part ended, and not where the casus went.
    expect(gehoord(weg, organisatie, na)).toEqual(["uitnodiging.beeindigd"]);
    await weg.deur.machine(weg.casusId);
    expect(gehoord(weg, organisatie, na)).toEqual(["uitnodiging.beeindigd"]);
  });

  it("the RIEC as any other partner stays, and hears on", async () => {
    const weg = await opWeg("riec");
    expect(await ziet(weg, "riec")).toBe(true);
    for (const stap of ["overleg", "weging2", "plan", "vaststellen"] as const) await WEG[stap](weg);
    expect(await ziet(weg, "riec")).toBe(true);
  });

  it("reads what belongs to those steps, and nothing of who it is about, who else was asked or what was weighed before", async () => {
    const weg = await opWeg("wegingstafel");
    for (const stap of ["overleg", "weging2", "plan"] as const) await WEG[stap](weg);
    const { body, rauw } = await weg.lees("partner-wegingstafel");
    const soorten = z.array(z.looseObject({ soort: z.string() })).parse(body["vastleggingen"]);
    expect(soorten.map(({ soort }) => soort)).toEqual(["weging"]);
    expect(rauw.body).toContain('"soort":"tweede"');
    expect(rauw.body).not.toContain('"soort":"eerste"');
    expect(body).toMatchObject({ uitnodigingen: [], taken: [], acties: [], interventies: [] });
    expect(z.array(z.unknown()).parse(body["plannen"])).toHaveLength(1);
    const [dossierId = ""] = z.array(z.string()).parse(body["dossiers"]);
    const dossier = await weg.deur.vraag("partner-wegingstafel", "GET", `/v1/dossiers/${dossierId}`);
    expect(dossier.body["personalia"]).toBeNull();
  });

  it("is not asked later, nor is it given an actie", async () => {
    const weg = await wegMet("afronden");
    for (const [organisatie, velden] of [
      ["wegingstafel", {}],
      ["riec", { als: "eventueel" }],
    ] as const) {
      const geweigerd = await nodig(weg, organisatie, velden);
      expect(geweigerd).toMatchObject({ status: 400, code: "ongeldige-invoer" });
    }
    const met = await opWeg("wegingstafel");
    for (const stap of ["overleg", "weging2"] as const) await WEG[stap](met);
    const acties = [opdracht.actie({ organisatie: "wegingstafel" })];
    await met.doe("gemeente-doetinchem", "plannen", opdracht.plan({ acties }));
    expect(await WEG.vaststellen(met)).toMatchObject({ status: 409, code: "niet-uitgenodigd" });
  });

  it("what nobody answered lapses with those steps, its task too; work that it has goes to procesregie", async () => {
    const weg = await wegMet("overleg");
    await nodig(weg, "riec", { als: "eventueel" });
    await nodig(weg, "wegingstafel");
    await antwoord(weg, "wegingstafel", { antwoord: "geaccepteerd" });
    for (const stap of ["overleg", "weging2", "plan"] as const) await WEG[stap](weg);
    const [casus] = weg.deur.casework.vanType("casus");
    const eigenaar = { rol: "partner" as const, organisatie: "wegingstafel" };
    const velden = { casusId: weg.casusId, soort: "inbreng", activiteit: "3.2", gemeente: casus?.gemeente ?? null };
    // More than goes back with the step itself: the clock does the rest.
    weg.deur.casework.zet(...Array.from({ length: 14 }, () => maakTaak({ ...velden, eigenaar })));
    const na = gebeurtenissen(weg);
    expect((await WEG.vaststellen(weg)).status).toBe(201);
    expect(uitnodigingVan(weg, "riec").status).toBe("vervallen");
    expect(openWerk(weg, "riec")).toEqual([]);
    expect(gehoord(weg, "riec", na)).toEqual(["uitnodiging.beeindigd"]);
    expect((await antwoord(weg, "riec", { antwoord: "geaccepteerd" })).status).toBe(404);
    weg.deur.verder(400 * DAG);
    for (let i = 0; i < 3; i += 1) await ronde(weg);
    expect(openWerk(weg, "wegingstafel")).toEqual([]);
    expect(openWerk(weg, "zvh").filter(({ soort }) => soort === "inbreng")).toHaveLength(14);
  });

  it("its part ends when the casus leaves for a handover, or ends, as well", async () => {
    for (const [zorg, status] of [
      ["wel", "open"],
      ["geen", "afgeschaald"],
    ] as const) {
      const weg = await opWeg("wegingstafel");
      await WEG.overleg(weg);
      expect(await ziet(weg, "wegingstafel")).toBe(true);
      const na = gebeurtenissen(weg);
      const weging = opdracht.tweedeWeging({ mensenhandel: "geen", zorg });
      expect(await weg.doe("zetel-moviera", "wegingen", weging)).toMatchObject({ status: 201, body: { status } });
      expect(await ziet(weg, "wegingstafel")).toBe(false);
      expect(uitnodigingVan(weg, "wegingstafel").status).toBe("beeindigd");
      expect(gehoord(weg, "wegingstafel", na)).toEqual([
        status === "open" ? "uitnodiging.beeindigd" : "casus.afgeschaald",
      ]);
    }
  });

  it("five at once at most", async () => {
    const weg = await wegMet("uitnodigen");
    const namen = ["aalten", "apeldoorn", "berkelland", "bronckhorst", "brummen", "elburg"].map(
      (een) => `gemeente-${een}`,
    );
    const body = (tot: number) => ({
      ...opdracht.uitnodigingen(...namen.slice(0, tot)),
      uitnodigingen: namen.slice(0, tot).map((organisatie) => ({
        ...{ organisatie, rol: "r", toegevoegdeWaarde: "w", als: "eventueel" },
      })),
    });
    expect((await weg.doe("procesregisseur", "uitnodigingen", body(6))).status).toBe(400);
    expect((await weg.doe("procesregisseur", "uitnodigingen", body(5))).status).toBe(201);
  });
});
