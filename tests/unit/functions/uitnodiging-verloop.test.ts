import { describe, expect, it } from "vitest";
import * as z from "zod";
import { dispatchActies } from "../../../shared/domain/besluiten/uitzetten.ts";
import { expireUitnodiging } from "../../../shared/domain/besluiten/beeindigen.ts";
import { casusIdSchema } from "../../../shared/domain/ids.ts";
import { instantSchema, plusSeconden } from "../../../shared/domain/tijd.ts";
import { besluitcontext } from "../../../shared/runtime/afhankelijkheden.ts";
import { opdracht } from "../../fixtures/opdrachten.ts";
import { maakTaak } from "../../fixtures/records.ts";
import { WEG, type Casusweg, type Wegstap } from "./casusweg.ts";
import {
  antwoord,
  DAG,
  gebeurtenissen,
  gehoord,
  nodig,
  openWerk,
  ronde,
  uitnodigingVan,
  velden,
  wegMet,
} from "./genodigden.ts";

describe("an answer that is late", () => {
  it("is reminded and escalated, can be seen as late, and still counts", async () => {
    const weg = await wegMet("aanvaarden");
    const na = gebeurtenissen(weg);
    weg.deur.verder(6 * DAG);
    await ronde(weg);
    weg.deur.verder(3 * DAG);
    await ronde(weg);
    expect(gehoord(weg, "nla", na)).toContain("taak.herinnerd");
    // Who is asked something as an outsider is pointed to what exists for them.
    for (const [wie, organisatie, soort] of [
      ["partner-nla", "nla", "uitnodiging-beantwoorden"],
      ["meldpunt", "veilig-thuis", "melder-horen"],
    ] as const) {
      const [dataref] = weg.deur.casework
        .vanType("gebeurtenis")
        .flatMap(({ berichten }) => berichten)
        .filter((een) => een.ontvanger === organisatie && een.soort === "taak.herinnerd" && een.data["soort"] === soort)
        .map((een) => een.dataref);
      expect((await weg.deur.vraag(wie, "GET", String(dataref))).status, soort).toBe(200);
    }
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
    // Five working days before it.
    const vooraf = instantSchema.parse("2026-03-06T16:00:00.000Z");
    expect(uitnodigingVan(weg, "coa")).toMatchObject({ toegangTot: EINDE, klok: vooraf, eindeGemeld: false });
    await antwoord(weg, "coa", { antwoord: "geaccepteerd" });
    geefWerk(weg, 2);
    const ervoor = gebeurtenissen(weg);
    weg.deur.zetKlok(vooraf);
    await Promise.all([ronde(weg), ronde(weg)]);
    await ronde(weg);
    expect(gehoord(weg, "coa", ervoor)).toEqual(["toegang.loopt-af"]);
    expect(gehoord(weg, "zvh", ervoor).filter((soort) => soort.startsWith("toegang."))).toEqual(["toegang.loopt-af"]);
    expect(uitnodigingVan(weg, "coa")).toMatchObject({ status: "geaccepteerd", klok: EINDE, eindeGemeld: true });
    weg.deur.zetKlok(plusSeconden(EINDE, -1));
    await ronde(weg);
    expect(gehoord(weg, "coa", ervoor)).toHaveLength(1);
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

  it.each(["partner", "eventueel"])(
    "is over before who took part (as %s) is invited anew, so that its end takes nothing of what comes after",
    async (als) => {
      const weg = await wegMet("overleg");
      expect((await nodig(weg, "coa", { als, toegangTot: "2026-03-13" })).status).toBe(201);
      await antwoord(weg, "coa", { antwoord: "geaccepteerd" });
      weg.deur.zetKlok(EINDE);
      const body = {
        besprekingOp: "2026-03-16",
        uitnodigingen: [{ organisatie: "coa", rol: "adviseur", toegevoegdeWaarde: "kent de branche", als }],
        afwijkingen: [{ organisatie: "coa", reden: "is nu nodig" }],
      };
      const opnieuw = () => weg.doe("procesregisseur", "uitnodigingen", body);
      const geweigerd = await opnieuw();
      expect(geweigerd).toMatchObject({ status: 400, code: "ongeldige-invoer" });
      expect(velden(geweigerd.body)).toContain("uitnodigingen[0].organisatie");
      await ronde(weg);
      expect((await opnieuw()).status).toBe(201);
      await ronde(weg);
      expect(openWerk(weg, "coa").map(({ soort }) => soort)).toEqual(["uitnodiging-beantwoorden"]);
    },
  );

  it("closes the invitation for who accepted it at that moment, whenever the clock comes by", async () => {
    const weg = await opWeg();
    await antwoord(weg, "coa", { antwoord: "geaccepteerd" });
    const lees = () =>
      weg.deur.vraag("partner-coa", "GET", `${weg.pad}/uitnodigingen/${uitnodigingVan(weg, "coa").uitnodigingId}`);
    expect((await lees()).status).toBe(200);
    weg.deur.zetKlok(EINDE);
    expect((await lees()).status).toBe(404);
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
